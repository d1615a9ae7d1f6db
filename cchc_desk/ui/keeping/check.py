"""Looking through the whole workspace piece by piece, while it is being worked on."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cchc_desk.desk import checks
from cchc_desk.desk.desk import Desk
from cchc_desk.ui.session import Session

if TYPE_CHECKING:
    from cchc_desk.desk.checks import Problem, Problems


class Check(QObject):
    """Look once; ``finished`` carries a tuple of Problem, ``failed`` the UserError that ended it.

    ``went_on`` carries how many pieces were looked at.
    """

    went_on = Signal(object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        """Wait for ``start``."""
        super().__init__(parent)
        self._session = session
        self._pieces: Iterator[Problems] = iter(())
        self._found: list[Problem] = []
        self._count = 0
        self._is_ended = False

    def start(self) -> None:
        """Look at everything."""
        self._session.bridge.run(checks.full_check, self._begin, self.failed.emit)

    def start_if_due(self) -> None:
        """Look at the build of the file, and at everything when that is due."""
        self._session.bridge.run(_first_look, self._begin_if_due, self.failed.emit)

    def end(self) -> None:
        """Look no further, and tell nothing."""
        self._is_ended = True

    def _begin_if_due(self, first: object) -> None:
        assert isinstance(first, tuple)  # noqa: S101 - our own work
        problems, is_due = first
        if problems:
            self.finished.emit(problems)
        elif is_due:
            self.start()

    def _begin(self, pieces: object) -> None:
        assert isinstance(pieces, Iterator)  # noqa: S101 - the desk's own answer
        self._pieces = pieces
        self._go_on()

    def _go_on(self) -> None:
        pieces = self._pieces
        self._session.bridge.run(lambda _desk: next(pieces, None), self._take, self.failed.emit)

    def _take(self, piece: object) -> None:
        if self._is_ended:
            return
        if piece is None:
            self.finished.emit(tuple(self._found))
            return
        assert isinstance(piece, tuple)  # noqa: S101 - the desk's own answer
        self._found += piece
        self._count += 1
        self.went_on.emit(self._count)
        self._go_on()


def _first_look(desk: Desk) -> object:
    return checks.quick_check(desk), checks.is_full_check_due(desk, datetime.now(UTC))
