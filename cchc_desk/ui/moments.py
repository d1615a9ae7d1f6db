"""The moments of the whole application at which nothing typed may wait any longer.

Source: RELIABILITY.md 3.1, F18 and F19 - another window, another program, sleep, the session's end.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QSessionManager

SESSION_END_MS = 2000
"""How long the end of the session may be held up. Source: RELIABILITY.md F19."""


class Moments(QObject):
    """Save what was typed when the clerk, or the system, turns elsewhere."""

    def __init__(
        self,
        app: QGuiApplication,
        flush: Callable[[], object],
        save_and_wait: Callable[[int], bool],
        parent: QObject,
    ) -> None:
        """Watch the application; ``save_and_wait`` takes milliseconds and tells if all is saved."""
        super().__init__(parent)
        self._flush = flush
        self._save_and_wait = save_and_wait
        app.applicationStateChanged.connect(self._turn)
        app.focusWindowChanged.connect(self._turn)
        app.commitDataRequest.connect(self.end_session)

    def _turn(self) -> None:
        self._flush()

    def end_session(self, manager: QSessionManager) -> None:
        """Save before the system goes down; ask it to stay up when that is not possible."""
        if not self._save_and_wait(SESSION_END_MS) and manager.allowsInteraction():
            manager.cancel()
