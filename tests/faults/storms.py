"""Programs that save, export or upgrade until they are killed, at random moments.

uv run python -m tests.faults.storms WORK KILLS FOLDER [started]

Children are forked from one process that has imported everything, so that a kill costs little;
where a system cannot fork, or with the last word, each is started and killed by Popen.kill, which
is TerminateProcess on Windows. What was seen is written to stdout as JSON.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import docx

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.exporting import Exporting, export_report
from cchc_desk.forms.report import Report
from cchc_desk.storage import schema
from cchc_desk.storage.check import verify
from cchc_desk.storage.history import changes_after
from cchc_desk.storage.upgrade import upgrade
from tests.factories import answered, make_report

DOCUMENT, ITEM = "bc-2026-quy-1", "i.hop"
CHILD = "--child"
STARTED = "started"

Tell = Callable[[object], None]


@dataclass(frozen=True)
class Work:
    """Say what is done until the kill: ``storm`` tells each step that is done for good.

    ``prepare`` comes once, ``begin`` before each kill; ``is_bad`` judges what is left of what was
    told. Units: ``longest_s`` - the kill comes at most so long after the beginning.
    """

    storm: Callable[[Path, Tell], None]
    is_bad: Callable[[Path, list[str]], bool]
    longest_s: float
    prepare: Callable[[Path], None] = lambda _folder: None
    begin: Callable[[Path], None] = lambda _folder: None


def text(number: int) -> str:
    return f"{number} " + "chữ " * (number * 37 % 400)


# --- saving ---------------------------------------------------------------------------------------


def make(folder: Path) -> None:
    with Desk.open_or_create(folder / "so.cchc") as desk:
        desk.create(make_report())
        desk.set_answer(DOCUMENT, ITEM, answered("0 "))


def kept_number(desk: Desk) -> int:
    return int(desk.report(DOCUMENT).answer(ITEM).blocks[0].spans[0].text.split()[0])


def save(folder: Path, tell: Tell) -> None:
    desk = Desk.open(folder / "so.cchc")
    for number in count(kept_number(desk) + 1):
        desk.set_answer(DOCUMENT, ITEM, answered(text(number)))
        tell(number)


def is_badly_saved(folder: Path, told: list[str]) -> bool:
    """Tell whether something is damaged, lost, or half there: a value without its history."""
    damage = verify(folder / "so.cchc")
    with Desk.open(folder / "so.cchc") as desk:
        kept = kept_number(desk)
        last = changes_after(desk.workspace, desk.workspace.last_edit() - 1)[-1].change.rows[-1]
    after = last.after or {}
    agrees = last.table != "answer" or str(after["text"]).startswith(f"{kept} ")
    return bool(damage) or (bool(told) and kept < int(told[-1])) or not agrees


# --- exporting ------------------------------------------------------------------------------------


def report(number: int) -> Report:
    answers = {ITEM: answered(f"{number} " + "chữ " * number * 50)}
    return replace(make_report(), id=DOCUMENT, answers=answers)


def export_first(folder: Path) -> None:
    export_report(report(0), folder / "bc.docx", Exporting())


def export(folder: Path, tell: Tell) -> None:
    for number in count():
        export_report(report(number % 20), folder / "bc.docx", Exporting())
        tell(number)


def is_badly_exported(folder: Path, _told: list[str]) -> bool:
    for orphan in folder.glob("~cchc-*.tmp"):
        orphan.unlink()
    try:
        docx.Document(str(folder / "bc.docx"))
    except Exception:
        return True
    return False


# --- upgrading ------------------------------------------------------------------------------------


def put_old(folder: Path) -> None:
    shutil.copyfile(folder / "old.cchc", folder / "so.cchc")
    for beside in folder.glob("so.cchc-*"):
        beside.unlink()


def bring_up_to_date(folder: Path, _tell: Tell) -> None:
    upgrade(folder / "so.cchc")


def is_badly_upgraded(folder: Path, _told: list[str]) -> bool:
    """Tell whether the file is neither the old nor the new one."""
    path = folder / "so.cchc"
    damage = verify(path)
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return bool(damage) or not schema.is_as_expected(connection, version)


WORKS = {
    "saving": Work(save, is_badly_saved, 0.15, prepare=make),
    "exporting": Work(export, is_badly_exported, 0.06, prepare=export_first),
    "upgrading": Work(bring_up_to_date, is_badly_upgraded, 0.06, begin=put_old),
}


# --- kills ----------------------------------------------------------------------------------------


def told_by_forked(name: str, folder: Path) -> list[str]:
    """Do the work in a child, kill it at a random moment, and return what it told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            WORKS[name].storm(folder, lambda word: telling(writing, word))
        finally:
            os._exit(0)
    os.close(writing)
    wait(WORKS[name])
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        return told.read().split()


def told_by_started(name: str, folder: Path) -> list[str]:
    """Do the same in a process that was started; its time begins when it has imported all."""
    words = [sys.executable, "-m", "tests.faults.storms", CHILD, name, str(folder)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "ready"
        child.stdin.write("\n")
        child.stdin.flush()
        wait(WORKS[name])
        child.kill()
        return child.stdout.read().split()


def wait(work: Work) -> None:
    time.sleep(random.uniform(0.01, work.longest_s))  # noqa: S311 - no secret


def telling(pipe: int, word: object) -> None:
    os.write(pipe, f"{word}\n".encode())


def be_killed(name: str, folder: Path) -> None:
    """Say that all is imported, wait for the beginning, and work."""
    out = sys.stdout.fileno()
    telling(out, "ready")
    sys.stdin.readline()
    WORKS[name].storm(folder, lambda word: telling(out, word))


def main() -> None:
    name, kills, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    can_fork = hasattr(os, "fork") and STARTED not in sys.argv
    told_by = told_by_forked if can_fork else told_by_started
    work = WORKS[name]
    work.prepare(folder)
    bad = steps = 0
    for _ in range(kills):
        work.begin(folder)
        told = told_by(name, folder)
        bad += work.is_bad(folder, told)
        steps += len(told)
    sys.stdout.write(json.dumps({"bad": bad, "steps": steps}))


if __name__ == "__main__" and sys.argv[1] == CHILD:
    be_killed(sys.argv[2], Path(sys.argv[3]))
elif __name__ == "__main__":
    main()
