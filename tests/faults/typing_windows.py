"""The real window without a screen, typed into by processes that are ended from outside.

uv run python -m tests.faults.typing_windows ENDING COUNT FOLDER [started]

Children are forked from one process that has imported the program, so that a window costs little;
where a system cannot fork, or with the last word, each is started. Each tells through a pipe what
a clerk would know: "k" a key was pressed, "s" the window says that everything is saved, "b" a
moment begins at which nothing may wait, "m" it is over; then how many keys there were until then,
and when.
"""

import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from cchc_desk import __main__ as entry
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

ITEM, PART = "i.hop", "i.ke-hoach"
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
KEY_EVERY_MS = 20
CHANCE = random.Random()  # noqa: S311 - no secret

LATEST_S = 2.0
"""How old a key may be that a kill takes. Source: RELIABILITY.md 0, promise 1."""

AT_ONCE = 2
"""How many windows are typed into side by side: more would starve each other."""

BEAT_S = 0.1
"""How often a bystander asks the disk, too seldom to be what the windows wait for."""

GIVE_UP_S = 60

ENDED_BY = {False: -9, True: -11}
"""What a Unix system says of a child that was killed, and of one that crashed."""

STARTED = "started"
"""The word that has children started as Windows must, also where a system could fork them."""

CHILD = "--child"
"""The word that starts a window to be typed into: WORKSPACE HOME MOMENT follow."""


@dataclass(frozen=True)
class Ending:
    """Say how windows end: how long after their first key or their moment.

    ``moment``: what the child does after some keys, "" for nothing. ``crashes``: by a fault of
    its own, not by another process.
    """

    after_s: tuple[float, float]
    moment: str = ""
    crashes: bool = False


# Source: RELIABILITY.md F1, F18, F19 and F39.
ENDINGS = {
    "kill": Ending((0.05, 2.8)),
    "crash": Ending((0.05, 2.8), crashes=True),
    "away": Ending((0.0, 0.1), "away"),
    "unfocused": Ending((0.0, 0.1), "unfocused"),
    "sleep": Ending((0.0, 0.1), "sleep"),
    "logoff": Ending((0.0, 0.1), "logoff"),
}


def text(keys: int) -> str:
    """Return what so many keys write."""
    return "".join(LETTERS[number % len(LETTERS)] for number in range(keys))


# --- the child ------------------------------------------------------------------------------------


def is_built(window: Window) -> bool:
    """Show the part that is typed into; tell whether its card is there, as it soon will be."""
    if ITEM not in window.places.form.cards:
        window.outline.choose(PART)
    return ITEM in window.places.form.cards


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
        if not is_built(self.window):
            return
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
        app = QApplication.instance()
        moments = app.findChild(Program).findChild(Moments)
        self.tell("b")
        {
            "away": lambda: app.applicationStateChanged.emit(
                Qt.ApplicationState.ApplicationInactive
            ),
            "unfocused": lambda: app.focusWindowChanged.emit(None),
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
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    run_events = QApplication.exec

    def typed() -> int:
        typist = Typist(pipe, moment, CHANCE.randint(1, 60))
        code = run_events()
        typist.timer.stop()
        return code

    QApplication.exec = staticmethod(typed)
    sys.argv[1:] = [str(path)]
    entry.main()


# --- the parent -----------------------------------------------------------------------------------


@dataclass
class Child:
    """Hold a window that is typed into, and all that it told."""

    process: "Forked | subprocess.Popen[bytes]"
    path: Path
    home: Path
    began_s: float = field(default_factory=time.monotonic)
    ends_at_s: float | None = None
    told: str = ""
    reader: Thread | None = None

    def listen(self) -> None:
        assert isinstance(self.process, subprocess.Popen)
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.told += line.decode()

    def lines(self) -> Iterator[tuple[str, int, float]]:
        for line in self.told.splitlines():
            what, keys, at_s = line.split()
            yield what, int(keys), float(at_s)


@dataclass
class Forked:
    """Hold a child of this process, as Popen holds one that was started."""

    pid: int
    pipe: int

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Return the signal that ended it as Popen does, below 0."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def fork(path: Path, home: Path, moment: str) -> Child:
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        try:
            be_typed_into(path, home, writing, moment)
        finally:
            os._exit(1)
    os.close(writing)
    return Child(Forked(process, reading), path, home)


def start(path: Path, home: Path, moment: str) -> Child:
    """Start a window; its pipe is read by a thread, as Windows cannot wait for several pipes."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.typing_windows", CHILD, path, home, moment],
        stdout=subprocess.PIPE,
    )
    child = Child(process, path, home)
    child.reader = Thread(target=child.listen, daemon=True)
    child.reader.start()
    return child


def watch(children: list[Child], ending: Ending) -> list[Child]:
    """Read what is told; end whose time has come, and return those."""
    read(children)
    now_s = time.monotonic()
    begins = "m" if ending.moment else "k"
    for child in children:
        if child.ends_at_s is None and begins in child.told:
            child.ends_at_s = now_s + CHANCE.uniform(*ending.after_s)
    over = [each for each in children if each.ends_at_s is not None and each.ends_at_s <= now_s]
    for child in over:
        finish(child, crashes=ending.crashes)
    stuck = [each for each in children if now_s - each.began_s > GIVE_UP_S]
    assert not stuck, "a window was never typed into"
    return over


def read(children: list[Child]) -> None:
    """Take what forked children told; those that were started have a thread for it."""
    pipes = {each.process.pipe: each for each in children if isinstance(each.process, Forked)}
    if not pipes:
        time.sleep(0.002)
        return
    ready, _, _ = select.select(list(pipes), [], [], 0.002)
    for pipe in ready:
        pipes[pipe].told += os.read(pipe, 65536).decode()


def finish(child: Child, *, crashes: bool) -> None:
    child.ends_at_s = time.monotonic()
    if crashes:
        os.kill(child.process.pid, signal.SIGSEGV)
    else:
        child.process.kill()
    # TerminateProcess has Windows say 1, as Python does of itself.
    is_windows = sys.platform == "win32"
    assert child.process.wait() == (1 if is_windows else ENDED_BY[crashes]), "it ended by itself"
    if child.reader is not None:
        child.reader.join()
    elif isinstance(child.process, Forked):
        while more := os.read(child.process.pipe, 65536):
            child.told += more.decode()
        os.close(child.process.pipe)


def logged_text(desk: Desk) -> str:
    """Return the text that the history wrote last."""
    rows = (row for logged in changes_after(desk.workspace) for row in logged.change.rows)
    texts = [row.after["text"] for row in rows if row.key == (DOCUMENT, ITEM) and row.after]
    return texts[-1].strip() if texts else ""


class Bystander:
    """Have the disk take a few bytes again and again: a busy machine lets this wait as well."""

    def __init__(self, folder: Path) -> None:
        self.beats_s: list[float] = []
        self.file = folder / "bystander"
        self.is_over = Event()
        self.thread = Thread(target=self.run, daemon=True)

    def run(self) -> None:
        with self.file.open("wb", buffering=0) as file:
            while not self.is_over.wait(BEAT_S):
                file.seek(0)
                file.write(b"x")
                os.fsync(file.fileno())
                self.beats_s.append(time.monotonic())

    def waited_s(self, until_s: float) -> float:
        """Return how long the machine let it wait while a key may still wait for the disk."""
        assert self.thread.is_alive(), "the bystander has died"
        since_s = until_s - LATEST_S
        beats_s = [each for each in self.beats_s if since_s < each < until_s]
        return stood_still_s([since_s, *beats_s, until_s], 2 * BEAT_S)


def stood_still_s(happened_s: list[float], usual_s: float) -> float:
    """Return how long a busy machine let something wait that should come that often."""
    return sum(max(after - before - usual_s, 0.0) for before, after in pairwise(happened_s))


def is_stack(log: str) -> bool:
    """Tell whether a log says where the window was; Python shows the innermost 100 places."""
    return "Segmentation fault" in log and "cchc_desk" in log


def judge(child: Child, ending: Ending, bystander: Bystander) -> dict[str, int]:
    """Count what is not as promised, and say how long a moment was held up."""
    damage = verify(child.path)
    with Desk.open(child.path) as desk:
        kept = plain_text(desk.report(DOCUMENT).answer(ITEM).blocks)
        is_half = kept != logged_text(desk)
    lines = list(child.lines())
    allowed_s = float("-inf") if ending.moment else LATEST_S
    # The last sign of life: a busy machine may end a window that stood still.
    alive_s = max(at_s for _what, _keys, at_s in lines)
    keys = [(keys, at_s) for what, keys, at_s in lines if what == "k"]
    typed_s = [at_s for _keys, at_s in keys]
    typing_waited_s = stood_still_s(typed_s, 3 * KEY_EVERY_MS / 1000)
    allowed_s += max(typing_waited_s, bystander.waited_s(alive_s))
    due = [number for number, at_s in keys if alive_s - at_s > allowed_s]
    said = [keys for what, keys, _at_s in lines if what == "s"]
    moment_s = [at_s for what, _keys, at_s in lines if what in {"b", "m"}]
    log = child.home / log_file().parent.relative_to(program.paths.data_folder().parent)
    is_logged = not ending.crashes or is_stack((log / HARD_CRASHES).read_text(encoding="utf-8"))
    return {
        "keys": max(keys for _what, keys, _at_s in lines),
        "due": len(due),
        "damaged": int(bool(damage) or is_half or kept != text(len(kept))),
        "lost": int(len(kept) < max(due, default=0)),
        "falsely_saved": int(len(kept) < max(said, default=0)),
        "without_a_stack": int(not is_logged),
        "waited_ms": round((moment_s[-1] - moment_s[0]) * 1000) if moment_s else 0,
    }


def storm(
    ending: Ending, count: int, folder: Path, begin: Callable[[Path, Path, str], Child]
) -> dict[str, int]:
    """Open, type into and end so many windows; return the sums of what was counted.

    Of how long moments were held up, the longest.
    """
    base = make_workspace(folder / "gốc.cchc")
    sums: dict[str, int] = {"windows": 0, "waited_ms": 0}
    children: list[Child] = []
    begun = 0
    bystander = Bystander(folder)
    try:
        bystander.thread.start()
        while begun < count or children:
            while begun < count and len(children) < AT_ONCE:
                path = folder / f"{begun}.cchc"
                shutil.copyfile(base, path)
                children.append(begin(path, folder / f"nhà {begun}", ending.moment))
                begun += 1
            for child in watch(children, ending):
                children.remove(child)
                sums["windows"] += 1
                found = judge(child, ending, bystander)
                sums["waited_ms"] = max(sums["waited_ms"], found.pop("waited_ms"))
                for name, number in found.items():
                    sums[name] = sums.get(name, 0) + number
    finally:
        bystander.is_over.set()
        for child in children:
            child.process.kill()
    return sums


if __name__ == "__main__" and sys.argv[1] == CHILD:
    be_typed_into(Path(sys.argv[2]), Path(sys.argv[3]), sys.stdout.fileno(), sys.argv[4])
elif __name__ == "__main__":
    can_fork = hasattr(os, "fork") and STARTED not in sys.argv
    how = fork if can_fork else start
    seen = storm(ENDINGS[sys.argv[1]], int(sys.argv[2]), Path(sys.argv[3]), how)
    sys.stdout.write(json.dumps(seen))
