"""The search over all years, held for the database thread: nothing here waits for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.search import Search
from cchc_desk.ui.bridge import Bridge

Told = Callable[[object], None]


class TextSearch(QObject):
    """Read all texts once, a little at a time; ``filled`` comes when all are read."""

    filled = Signal()

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        """Read nothing yet."""
        super().__init__(parent)
        self._bridge = bridge
        self._made: Search | None = None
        self._is_begun = False
        self.is_filled = False

    def fill(self) -> None:
        """Begin to read the texts, if nobody did; other work of the desk goes between."""
        if not self._is_begun:
            self._is_begun = True
            self._step()

    def _step(self) -> None:
        self._bridge.run(lambda desk: self._of(desk).step(), self._go_on)

    def _go_on(self, is_more: object) -> None:
        if is_more:
            self._step()
            return
        self.is_filled = True
        self.filled.emit()

    def ask(self, work: Callable[[Search], object], told: Told) -> None:
        """Have something found on the database thread."""
        self._bridge.run(lambda desk: work(self._of(desk)), told)

    def _of(self, desk: Desk) -> Search:
        """Return the search; only the database thread asks."""
        if self._made is None:
            self._made = Search(desk)
        return self._made
