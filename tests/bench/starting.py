"""Starting the program, and a window with nothing in it, in processes of their own."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cchc_desk.desk.commands import SAMPLE_NAME
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.sample import sample_report
from cchc_desk.paths import WORKSPACE_SUFFIX

EMPTY = """
import json, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 760)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
window.repaint()
print(json.dumps({"usable": time.time()}))
"""

_COMPILE_ALWAYS = "PYTHONDONTWRITEBYTECODE"

Times = dict[str, float]
"""Milliseconds from the start of the process to each stage."""


@dataclass(frozen=True)
class Start:
    """Name what is started; ``words`` are for Python, ``is_first``: the user has no data yet."""

    name: str
    words: tuple[str, ...]
    is_first: bool = False

    @property
    def files(self) -> tuple[Path, ...]:
        """Return the workspaces that are opened."""
        words = (Path(word) for word in self.words)
        return tuple(word for word in words if word.suffix == WORKSPACE_SUFFIX)


EMPTY_WINDOW = Start("an empty PySide6 window", ("-c", EMPTY))


def probing(action: str, *files: Path) -> tuple[str, ...]:
    """Return the words that start the program and do an action of ``watch`` in it."""
    return ("-m", "tests.bench.probe", action, *map(str, files))


def sample_workspace(folder: Path) -> Path:
    """Make the workspace that the demo command makes, without its documents."""
    file = folder / SAMPLE_NAME
    report = sample_report()
    with Desk.open_or_create(file) as desk:
        desk.set_office(report.office)
        desk.create(report)
    return file


def time_once(start: Start, folder: Path, before: Callable[[], None] | None = None) -> Times:
    """Start it once. None: ``before`` - nothing is to be done just before."""
    home = home_of(start, folder)
    if start.is_first:
        shutil.rmtree(home, ignore_errors=True)
    for file in start.files:
        put_back(file)
    if before is not None:
        before()
    begun_s = time.time()
    times = json.loads(run(start.words, home))
    return {name: (at_s - begun_s) * 1000 for name, at_s in times.items()}


def keep_closed(file: Path) -> None:
    """Keep a workspace as it is now, closed in order."""
    shutil.copy2(file, file.with_suffix(".closed"))


def put_back(file: Path) -> None:
    """Have a workspace closed in order: a start that is only measured leaves it open."""
    for beside in file.parent.glob(f"{file.name}?*"):
        beside.unlink()
    shutil.copy2(file.with_suffix(".closed"), file)


def home_of(start: Start, folder: Path) -> Path:
    """Return the data folder of the user who starts this, where the last place is remembered."""
    return folder / f"home of {start.name}"


def run(words: tuple[str, ...], home: Path) -> str:
    """Run Python for a user with this data folder; return what it writes.

    Python may keep what it compiles, as it does for a clerk: a start without that compiles all.
    """
    kept = {name: value for name, value in os.environ.items() if name != _COMPILE_ALWAYS}
    environment = {
        **kept,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_DATA_HOME": str(home),
        "LOCALAPPDATA": str(home),
    }
    command = [sys.executable, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout
