"""Programs that are started on one workspace at once, and the real one, killed and started again.

uv run python -m tests.faults.starting WORKSPACE

The real program without a screen; it tells on stdout what a clerk would see: "shown" the window
can be typed into, "trouble" the workspace cannot be opened. What another start asks of it, it does.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.faults.recording import REPOSITORY
from tests.storage.processes import start_python

TOGETHER = 20
"""How many programs are started at once. Source: RELIABILITY.md F8."""

DEADLINE_S = 3.0
"""How long a start may take after its predecessor was killed. Source: RELIABILITY.md F8."""

WRITER = """
import sys
from itertools import count
from pathlib import Path
from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from tests.factories import answered

print("ready", flush=True)
sys.stdin.readline()
try:
    desk = Desk.open(Path({path!r}))
except UserError as error:
    print("refused", type(error).__name__, flush=True)
else:
    before = desk.report("bc-2026-quy-1").answer("i.hop").blocks
    desk.set_answer("bc-2026-quy-1", "i.hop", answered({name!r} + " 0"))
    print("writes", before[0].spans[0].text.split()[0] if before else "-", flush=True)
    for number in count(1):
        text = {name!r} + f" {{number}} " + "chữ " * 200
        desk.set_answer("bc-2026-quy-1", "i.hop", answered(text))
"""
"""A program that waits for its start, opens the workspace, and writes until it is killed."""


@dataclass(frozen=True)
class Round:
    """Hold what became of one round.

    ``writers``: how many of the programs could write; ``others``: what the refused were told, each
    once. ``next_told``: what was said to the start after the kill. ``is_kept``: that start found
    what the killed one had written last. Units: ``again_s`` - from the kill until the next start
    had written.
    """

    writers: int
    others: frozenset[str]
    next_told: str
    is_kept: bool
    again_s: float


def race(path: Path, number: int, chance: Random) -> Round:
    """Start many programs at once, kill the one that writes, and start another."""
    names = [f"{number}-{each}" for each in range(TOGETHER)]
    with ExitStack() as stack:
        programs = [stack.enter_context(killed_in_the_end(path, name)) for name in names]
        for program in programs:
            assert _line(program) == ["ready"]
        for program in programs:
            _go(program)
        answers = [_line(program) for program in programs]
        winners = [index for index, answer in enumerate(answers) if answer[0] == "writes"]
        time.sleep(chance.uniform(0.0, 0.2))
        killed_s = time.monotonic()
        for winner in winners:
            programs[winner].kill()
            programs[winner].wait()
        again = stack.enter_context(killed_in_the_end(path, f"{number}-next"))
        _go(again)
        assert _line(again) == ["ready"]
        told = _line(again)
        again_s = time.monotonic() - killed_s
    return Round(
        len(winners),
        frozenset(answer[1] for answer in answers if answer[0] == "refused"),
        told[0],
        is_kept=told[1] in {names[winner] for winner in winners},
        again_s=again_s,
    )


@contextmanager
def killed_in_the_end(path: Path, name: str) -> Iterator[subprocess.Popen[str]]:
    """Start a program that would write, and kill it whatever came of it."""
    with start_python(WRITER.format(path=str(path), name=name)) as process:
        try:
            yield process
        finally:
            process.kill()


def _go(program: subprocess.Popen[str]) -> None:
    assert program.stdin is not None
    program.stdin.write("\n")
    program.stdin.flush()


def _line(program: subprocess.Popen[str]) -> list[str]:
    assert program.stdout is not None
    return program.stdout.readline().split()


# --- the real program -----------------------------------------------------------------------------


@contextmanager
def started_window(path: Path, home: Path) -> Iterator[subprocess.Popen[str]]:
    """Start the real program without a screen, and kill it whatever came of it."""
    places = {"XDG_DATA_HOME": str(home), "LOCALAPPDATA": str(home)}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.starting", str(path)],
        cwd=REPOSITORY, env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


@dataclass(frozen=True)
class WindowRound:
    """Hold what became of three starts of the real program.

    ``second``: what the second was told, and its exit code while the first was open; ``third``:
    what was seen of the one after the kill, so many seconds after it.
    """

    first: str
    second: tuple[str, int]
    third: str
    again_s: float


def start_again(path: Path, home: Path) -> WindowRound:
    """Start the program twice, kill the first, and start it a third time."""
    with started_window(path, home) as first:
        seen_first = _line(first)
        with started_window(path, home) as second:
            seen_second = _line(second)  # nothing, as it ends without a word of its own
            code = second.wait(timeout=30)
        assert first.poll() is None, "the first window ended with the second start"
        killed_s = time.monotonic()
        first.kill()
        first.wait()
        with started_window(path, home) as third:
            seen_third = _line(third)
            again_s = time.monotonic() - killed_s
    return WindowRound(
        " ".join(seen_first), (" ".join(seen_second), code), " ".join(seen_third), again_s
    )


def main() -> None:
    """Run the program as it is, and tell what it shows first."""
    # Only the process that shows a window needs Qt.
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from cchc_desk import __main__ as entry  # noqa: PLC0415
    from cchc_desk.ui.open_trouble import OpenTrouble  # noqa: PLC0415
    from cchc_desk.ui.window import Window  # noqa: PLC0415

    def look() -> None:
        for each in filter(lambda each: each.isVisible(), QApplication.topLevelWidgets()):
            is_trouble = isinstance(each, OpenTrouble)
            if is_trouble or (isinstance(each, Window) and each.session.report is not None):
                timer.stop()
                sys.stdout.write("trouble\n" if is_trouble else "shown\n")
                sys.stdout.flush()
                return

    run_events = QApplication.exec

    def watched() -> int:
        timer.timeout.connect(look)
        timer.start()
        return run_events()

    timer = QTimer(interval=5)
    QApplication.exec = staticmethod(watched)
    sys.exit(entry.main())


if __name__ == "__main__":
    main()
