"""A second start raises the window of the first: it leaves a wish in a file, which that one takes.

The lock of the file decides who writes; this only spares the clerk a refusal. No socket is opened.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QFileSystemWatcher, QObject, QTimer, Signal

from cchc_desk import paths

PATIENCE_MS = 2000
"""How long a second start waits for the first before it says that the file is in use."""

_LOOK_MS = 40
_LETTERS = 16


class RaiseWatch(QObject):
    """Watch for other starts of the program; ``wanted`` when one asks for this window."""

    wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        """Watch nothing yet."""
        super().__init__(parent)
        self._wish: Path | None = None
        self._watcher: QFileSystemWatcher | None = None

    def watch(self, workspace: Path) -> None:
        """Answer for a workspace from now on, and for no other one."""
        self._wish = wish_path(workspace)
        with suppress(OSError):  # where nothing can be written, nobody can ask either
            self._wish.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self._watcher is None:
                self._watcher = QFileSystemWatcher([str(self._wish.parent)], self)
                self._watcher.directoryChanged.connect(self._look)
            self._look()

    def _look(self) -> None:
        if self._wish is None:
            return
        try:
            self._wish.unlink()
        except OSError:
            return
        self.wanted.emit()


class RaiseWish(QObject):
    """Ask the program that has a workspace open to show its window; ``told`` hears if it did."""

    def __init__(self, workspace: Path, told: Callable[[bool], None], parent: QObject) -> None:
        """Ask once."""
        super().__init__(parent)
        self._wish = wish_path(workspace)
        self._told = told
        self._waited = QElapsedTimer()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        _let_others_come_forward()
        with suppress(OSError):
            self._wish.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._wish.write_bytes(b"")
        self._waited.start()
        self._timer.start()

    def _look(self) -> None:
        is_taken = not self._wish.exists()
        if not is_taken and not self._waited.hasExpired(PATIENCE_MS):
            return
        self._timer.stop()
        with suppress(OSError):
            self._wish.unlink(missing_ok=True)
        self._told(is_taken)


def wish_path(workspace: Path) -> Path:
    """Return the file that asks for the window of a workspace; each user has one of his own."""
    name = sha256(str(workspace.absolute()).encode()).hexdigest()[:_LETTERS]
    return paths.data_folder() / "raise" / name


def _let_others_come_forward() -> None:
    """Windows lets only the program that the user started last bring windows to the front."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only Windows has what is asked for

        any_process = -1  # ASFW_ANY. Source: Microsoft, AllowSetForegroundWindow.
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
