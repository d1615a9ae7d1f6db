"""An error that is our bug: save what was typed, write the log, and say so in one window."""

import faulthandler
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from traceback import format_tb
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named

if TYPE_CHECKING:
    from logging import Logger

    from PySide6.QtWidgets import QMessageBox

# Source: RELIABILITY.md 3.9 - five files of 1 MB; no report text in them.
_LOG_BYTES = 1_000_000
_LOG_FILES = 5

HARD_CRASHES = "hard-crash.log"
"""The file in the folder of logs that a crash of the process itself is written to."""


def watch_hard_crashes(folder: Path) -> None:
    """Let Python write where it was when the process is killed by a fault of its own (F39).

    The file holds places in the code and no text; without a log folder there is none.
    """
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = (folder / HARD_CRASHES).open("a", encoding="utf-8")
        # Only where it crashed: other threads run on, and reading their stacks can end the log.
        faulthandler.enable(file, all_threads=False)


class CrashGuard(QObject):
    """Catch what nobody caught: ``flush`` saves first, then one window tells where the log is."""

    _caught = Signal()

    def __init__(self, window: QWidget | None, flush: Callable[[], bool | None], log: Path) -> None:
        """Watch until ``uninstall``; ``log`` is the file that is written and named.

        ``flush`` tells whether all that was typed is on the disk.
        None: ``window`` - whichever is active then; from ``flush`` - it is on its way.
        """
        super().__init__(window)
        self._window = window
        self._flush = flush
        self._log = log
        self._box: QMessageBox | None = None
        self._is_flushing = False
        self._before = sys.excepthook, threading.excepthook
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread

    def uninstall(self) -> None:
        """Leave errors to whoever watched before."""
        sys.excepthook, threading.excepthook = self._before

    @cached_property
    def _logger(self) -> "Logger":
        # Made at the first error: the import takes 10 ms of every start.
        from logging import Formatter, getLogger  # noqa: PLC0415
        from logging.handlers import RotatingFileHandler  # noqa: PLC0415

        made = getLogger(str(self._log))
        with suppress(OSError):  # a program without a log is better than none
            self._log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(
            self._log,
            maxBytes=_LOG_BYTES,
            backupCount=_LOG_FILES - 1,
            encoding="utf-8",
            delay=True,
        )
        handler.setFormatter(Formatter("%(asctime)s %(levelname)s %(message)s"))
        made.addHandler(handler)
        return made

    def _catch_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        error = caught.exc_value or RuntimeError("thread")
        self._catch(caught.exc_type, error, caught.exc_traceback)

    def _catch(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback)
            return
        # The message of an error may quote the clerk's text; the places in the code do not.
        places = "".join(format_tb(traceback))
        self._logger.error("%s\n%s", kind.__name__, places)
        if not self._is_flushing:  # else every flush would call for the next one
            self._caught.emit()

    def _tell(self) -> None:
        is_saved = self._save()
        if self._box is not None and self._box.isVisible():
            return
        # Qt makes a class when it is first named: 2 ms of every start.
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

        box = named(QMessageBox(self._window or QApplication.activeWindow()), "crash")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("An error in the program"))
        box.setText(self._words(is_saved=is_saved))
        self._box = box
        box.open()

    def _save(self) -> bool:
        self._is_flushing = True
        try:
            return self._flush() is not False
        except Exception as error:  # the last one who can catch it
            self._catch(type(error), error, error.__traceback__)
            return False
        finally:
            self._is_flushing = False

    def _words(self, *, is_saved: bool) -> str:
        if is_saved:
            return tr(
                "Something went wrong in the program. What you typed is saved. If it happens "
                "again, send the log to those who look after the program: {file}",
                file=self._log,
            )
        return tr(
            "Something went wrong in the program, and not all that you typed is saved: copy it "
            "elsewhere before you close the window. Send the log to those who look after the "
            "program: {file}",
            file=self._log,
        )
