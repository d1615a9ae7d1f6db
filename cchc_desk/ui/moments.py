"""The moments of the whole application at which nothing typed may wait any longer.

Source: RELIABILITY.md 3.1, F18 and F19 - another window, another program, sleep, the session's end.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QSessionManager, QWindow

SESSION_END_MS = 2000
"""How long the end of the session may be held up. Source: RELIABILITY.md F19."""

AWAY_MS = 2000
"""How long a clerk who turns to another program, and types nothing here, may be waited for."""


class Moments(QObject):
    """Save what was typed when the clerk, or the system, turns elsewhere."""

    def __init__(
        self,
        app: QGuiApplication,
        flush: Callable[[], bool],
        save_and_wait: Callable[[int], bool],
        parent: QObject,
    ) -> None:
        """Watch the application; both tell if all is saved, the second waits so many ms for it."""
        super().__init__(parent)
        self._flush = flush
        self._save_and_wait = save_and_wait
        self._has_waited_in_vain = False
        app.applicationStateChanged.connect(self._turn)
        app.focusWindowChanged.connect(self._turn_to_window)
        app.commitDataRequest.connect(self.end_session)
        if sys.platform == "win32":
            from cchc_desk.ui.sleep import SleepWatch  # noqa: PLC0415 - there is none elsewhere

            self._sleep = SleepWatch(self.go_to_sleep)
            app.installNativeEventFilter(self._sleep)

    def _turn_to_window(self, window: QWindow | None) -> None:
        """Save; None: ``window`` - one of another program, or none at all."""
        if window is None:
            self._leave()
        else:
            self._stay()

    def _turn(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._stay()
        else:
            self._leave()

    def _stay(self) -> None:
        self._has_waited_in_vain = False
        self._flush()

    def _leave(self) -> None:
        """Save and wait for it; Windows tells twice, and a dead disk is waited for once."""
        if not self._flush() and not self._has_waited_in_vain:
            self._has_waited_in_vain = not self._save_and_wait(AWAY_MS)

    def go_to_sleep(self) -> None:
        """Save before the computer sleeps: its battery may not last."""
        self._save_and_wait(SESSION_END_MS)

    def end_session(self, manager: QSessionManager) -> None:
        """Save before the system goes down; ask it to stay up when that is not possible."""
        if not self._save_and_wait(SESSION_END_MS) and manager.allowsInteraction():
            manager.cancel()
