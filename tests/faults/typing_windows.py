"""The real window without a screen, typed into by processes that are ended from outside.

uv run python -m tests.faults.typing_windows ENDING COUNT FOLDER

Children are forked from one process that has imported the program, so that a window costs little.
Each tells through a pipe what a clerk would know: "k" a key was pressed, "s" the window says that
everything is saved, "m" a moment came at which nothing may wait; then how many keys there were
until then, and when.
"""

import json
import os
import random
import resource
import select
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.richtext import plain_text
from cchc_desk.storage.check import verify
from cchc_desk.storage.history import changes_after
from cchc_desk.ui import app as program
from cchc_desk.ui.app import log_file
from cchc_desk.ui.crash import HARD_CRASHES
from cchc_desk.ui.moments import Moments
from cchc_desk.ui.program import Program
from cchc_desk.ui.saving import SaveKind
from cchc_desk.ui.window import Window
from tests.ui.windows import DOCUMENT, editor_of, make_workspace, strike

ITEM = "i.hop"
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
KEY_EVERY_MS = 20
CHANCE = random.Random()  # noqa: S311 - no secret

LATEST_S = 2.0
"""How old a key may be that a kill takes. Source: RELIABILITY.md 0, promise 1."""

AT_ONCE = 2
"""How many windows are typed into side by side: more would starve each other."""

GIVE_UP_S = 60


@dataclass(frozen=True)
class Ending:
    """Say how windows end: by which signal, and how long after their first key or their moment.

    ``moment``: what the child does after ``keys`` keys, "" for nothing.
    """

    by: signal.Signals
    after_s: tuple[float, float]
    moment: str = ""


# Source: RELIABILITY.md F1, F18, F19 and F39.
ENDINGS = {
    "kill": Ending(signal.SIGKILL, (0.05, 2.8)),
    "crash": Ending(signal.SIGSEGV, (0.05, 2.8)),
    "away": Ending(signal.SIGKILL, (0.0, 0.1), "away"),
    "sleep": Ending(signal.SIGKILL, (0.0, 0.1), "sleep"),
    "logoff": Ending(signal.SIGKILL, (0.0, 0.1), "logoff"),
}


def text(keys: int) -> str:
    """Return what so many keys write."""
    return "".join(LETTERS[number % len(LETTERS)] for number in range(keys))


# --- the child ------------------------------------------------------------------------------------


class Typist:
    """Type into the window as soon as there is one."""

    def __init__(self, pipe: int, moment: str, keys: int) -> None:
        self.pipe, self.moment, self.stop_at = pipe, moment, keys
        self.keys = 0
        self.timer = QTimer(interval=5)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def tell(self, what: str) -> None:
        os.write(self.pipe, f"{what} {self.keys} {time.monotonic()}\n".encode())

    def look(self) -> None:
        shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, Window)]
        if not shown or not shown[0].isVisible() or shown[0].session.report is None:
            return
        self.window = shown[0]
        self.timer.stop()
        self.timer.timeout.disconnect(self.look)
        self.editor = editor_of(self.window, ITEM)
        self.window.session.save_state_changed.connect(self.note_saved)
        self.timer.timeout.connect(self.type)
        self.timer.start(KEY_EVERY_MS)

    def type(self) -> None:
        strike(self.editor, LETTERS[self.keys % len(LETTERS)])
        self.keys += 1
        self.tell("k")
        if self.moment and self.keys == self.stop_at:
            self.timer.stop()
            self.meet()

    def meet(self) -> None:
        """Let come what the system would tell."""
        moments = QApplication.instance().findChild(Program).findChild(Moments)
        {
            "away": lambda: QApplication.instance().applicationStateChanged.emit(
                Qt.ApplicationState.ApplicationInactive
            ),
            "sleep": moments.go_to_sleep,
            "logoff": lambda: moments.end_session(NoManager()),
        }[self.moment]()
        self.tell("m")

    def note_saved(self, state) -> None:
        if state.kind is SaveKind.SAVED and not self.window.session.is_unsaved:
            self.tell("s")


class NoManager:
    """Stand in for the system's session manager, which lets nobody ask."""

    def allowsInteraction(self):
        return False


def be_typed_into(path: Path, home: Path, pipe: int, moment: str) -> None:
    """Run the program as it is until somebody ends it."""
    os.environ["XDG_DATA_HOME"] = os.environ["LOCALAPPDATA"] = str(home)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    run_events = QApplication.exec

    def typed() -> int:
        typist = Typist(pipe, moment, CHANCE.randint(1, 60))
        code = run_events()
        typist.timer.stop()
        return code

    QApplication.exec = staticmethod(typed)
    program.run(path)


# --- the parent -----------------------------------------------------------------------------------


@dataclass
class Child:
    """Hold a window that is typed into, and all that it told."""

    process: int
    pipe: int
    path: Path
    home: Path
    began_s: float = field(default_factory=time.monotonic)
    ends_at_s: float | None = None
    told: str = ""

    def lines(self) -> Iterator[tuple[str, int, float]]:
        for line in self.told.splitlines():
            what, keys, at_s = line.split()
            yield what, int(keys), float(at_s)


def begin(base: Path, folder: Path, number: int, moment: str) -> Child:
    path, home = folder / f"{number}.cchc", folder / f"nhà {number}"
    shutil.copyfile(base, path)
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        try:
            be_typed_into(path, home, writing, moment)
        finally:
            os._exit(1)
    os.close(writing)
    return Child(process, reading, path, home)


def watch(children: list[Child], ending: Ending) -> list[Child]:
    """Read what is told; end whose time has come, and return those."""
    ready, _, _ = select.select([each.pipe for each in children], [], [], 0.002)
    now_s = time.monotonic()
    for child in children:
        if child.pipe in ready:
            child.told += os.read(child.pipe, 65536).decode()
            begins = "m" if ending.moment else "k"
            if child.ends_at_s is None and begins in child.told:
                child.ends_at_s = now_s + CHANCE.uniform(*ending.after_s)
    over = [each for each in children if each.ends_at_s is not None and each.ends_at_s <= now_s]
    for child in over:
        finish(child, ending.by)
    stuck = [each for each in children if now_s - each.began_s > GIVE_UP_S]
    assert not stuck, "a window was never typed into"
    return over


def finish(child: Child, by: signal.Signals) -> None:
    child.ends_at_s = time.monotonic()
    os.kill(child.process, by)
    _, status = os.waitpid(child.process, 0)
    assert os.WIFSIGNALED(status), "a window ended by itself"
    while more := os.read(child.pipe, 65536):
        child.told += more.decode()
    os.close(child.pipe)


def logged_text(desk: Desk) -> str:
    """Return the text that the history wrote last."""
    rows = (row for logged in changes_after(desk.workspace) for row in logged.change.rows)
    texts = [row.after["text"] for row in rows if row.key == (DOCUMENT, ITEM) and row.after]
    return texts[-1].strip() if texts else ""


def stood_still_s(pressed_s: list[float]) -> float:
    """Return how long a busy machine let the window wait, beyond the time between two keys."""
    usual_s = 3 * KEY_EVERY_MS / 1000
    return sum(max(after - before - usual_s, 0.0) for before, after in pairwise(pressed_s))


def judge(child: Child, ending: Ending) -> dict[str, int]:
    """Count what is not as promised."""
    damage = verify(child.path)
    with Desk.open(child.path) as desk:
        kept = plain_text(desk.report(DOCUMENT).answer(ITEM).blocks)
        is_half = kept != logged_text(desk)
    lines = list(child.lines())
    allowed_s = float("-inf") if ending.moment else LATEST_S
    # The last sign of life: a busy machine may end a window that stood still.
    alive_s = max(at_s for _what, _keys, at_s in lines)
    keys = [(keys, at_s) for what, keys, at_s in lines if what == "k"]
    allowed_s += stood_still_s([at_s for _keys, at_s in keys])
    due = [number for number, at_s in keys if alive_s - at_s > allowed_s]
    said = [keys for what, keys, _at_s in lines if what == "s"]
    log = child.home / log_file().parent.relative_to(program.paths.data_folder().parent)
    is_logged = ending.by is not signal.SIGSEGV or "typing_windows.py" in (
        log / HARD_CRASHES
    ).read_text(encoding="utf-8")
    return {
        "keys": max(keys for _what, keys, _at_s in lines),
        "damaged": int(bool(damage) or is_half or kept != text(len(kept))),
        "lost": int(len(kept) < max(due, default=0)),
        "falsely_saved": int(len(kept) < max(said, default=0)),
        "without_a_stack": int(not is_logged),
    }


def storm(ending: Ending, count: int, folder: Path) -> dict[str, int]:
    """Open, type into and end so many windows; return the sums of what was counted."""
    base = make_workspace(folder / "gốc.cchc")
    sums: dict[str, int] = {"windows": 0}
    children: list[Child] = []
    begun = 0
    try:
        while begun < count or children:
            while begun < count and len(children) < AT_ONCE:
                children.append(begin(base, folder, begun, ending.moment))
                begun += 1
            for child in watch(children, ending):
                children.remove(child)
                sums["windows"] += 1
                for name, number in judge(child, ending).items():
                    sums[name] = sums.get(name, 0) + number
    finally:
        for child in children:
            os.kill(child.process, signal.SIGKILL)
    return sums


if __name__ == "__main__":
    seen = storm(ENDINGS[sys.argv[1]], int(sys.argv[2]), Path(sys.argv[3]))
    sys.stdout.write(json.dumps(seen))
