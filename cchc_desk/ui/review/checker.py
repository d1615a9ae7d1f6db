"""Keeping the review up to date: behind the clerk's back, after a pause, never in the way of a key.

The rules are imported on the thread that applies them: they take 300 ms.
"""

from dataclasses import dataclass
from datetime import date
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.forms.report import Report
from cchc_desk.ui.places import Places
from cchc_desk.ui.preview.newest import Newest, Outcome
from cchc_desk.ui.preview.typed import typed_report
from cchc_desk.ui.session import Session

if TYPE_CHECKING:
    from cchc_desk.desk.review_beside import Beside
    from cchc_desk.desk.review_dismissals import Sorted
    from cchc_desk.ui.review.entries import Entry

PAUSE_MS = 600
"""How long nobody may type before the document is reviewed anew."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """Hold a document and what stands beside it, a ``desk.review_beside.Beside``."""

    report: Report
    beside: object


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Hold a document as it was reviewed with what was found, and the same as lines of a list."""

    report: Report
    beside: "Beside"
    found: "Sorted"
    open: tuple["Entry", ...]
    dismissed: tuple["Entry", ...]


class Checker(QObject):
    """Review the document on show whenever it changes.

    ``reviewed`` carries a Reviewed, ``failed`` the error that kept a document from being reviewed;
    ``emptied`` comes when there is no document, ``started`` when a review begins.
    """

    started = Signal()
    reviewed = Signal(object)
    emptied = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, places: Places, parent: QObject | None = None) -> None:
        """Begin with the document on show."""
        super().__init__(parent)
        self._session, self._places = session, places
        self._document: str | None = None
        self._beside: object = None
        self._asked: Report | None = None
        self._newest: Newest | None = None
        self._has_failed = self._is_closed = False
        self._typed_s = -inf
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.refresh)
        session.report_changed.connect(self._follow)
        places.typed.connect(self._wait_for_pause)
        self._follow(session.report)

    @property
    def is_idle(self) -> bool:
        """Tell whether everything on show is reviewed."""
        has_read = self._beside is not None or self._session.report is None
        is_done = self._newest is None or self._newest.is_idle
        return has_read and is_done and not self._pause.isActive()

    def hurry(self) -> None:
        """Somebody looks: review at once what waits for a pause."""
        if self._pause.isActive():
            self.refresh()

    def close(self) -> None:
        """End for good."""
        self._is_closed = True
        self._pause.stop()
        if self._newest is not None:
            self._newest.close()

    # --- what is known beside the document --------------------------------------------------------

    def _follow(self, report: object) -> None:
        if self._is_closed:
            return
        if not isinstance(report, Report) or report.id is None:
            self._forget()
            self.emptied.emit()
            return
        if report.id != self._document:
            self._forget()
            self._document = report.id
        self._read()

    def _forget(self) -> None:
        self._document = self._beside = self._asked = None
        self._pause.stop()
        if self._newest is not None:
            self._newest.drop()

    def _read(self) -> None:
        """Read again what the workspace knows: earlier documents, dismissals, own words."""
        document = self._document
        if document is None:
            return

        def work(desk: Desk) -> object:
            # On the database thread: with the words of the review it takes 100 ms.
            from cchc_desk.desk.review_beside import read_beside  # noqa: PLC0415

            return read_beside(desk, document)

        def take(beside: object) -> None:
            if document == self._document and not self._is_closed:
                self._beside = beside
                self._asked = None
                self._refresh_when_calm()

        self._session.bridge.run(work, take, self.failed.emit)

    # --- reviewing --------------------------------------------------------------------------------

    def _wait_for_pause(self) -> None:
        self._typed_s = monotonic()
        if self._beside is not None:
            self._pause.start(PAUSE_MS)

    def _refresh_when_calm(self) -> None:
        """Review at once, but while somebody types at the next pause."""
        passed_ms = (monotonic() - self._typed_s) * 1000
        if passed_ms < PAUSE_MS:
            self._pause.start(round(PAUSE_MS - passed_ms))
        else:
            self.refresh()

    def refresh(self) -> None:
        """Review the document as it reads now, unless that is being done."""
        self._pause.stop()
        report = typed_report(self._session, self._places)
        if report is None or self._beside is None or report is self._asked:
            return
        self._asked = report
        self._thread().ask(_Wish(report, self._beside))
        self.started.emit()

    def _thread(self) -> Newest:
        if self._newest is None:
            self._newest = Newest(_review, self)
            self._newest.told.connect(self._take)
        return self._newest

    def _take(self, outcome: object) -> None:
        assert isinstance(outcome, Outcome)  # noqa: S101 - the thread's own signal
        if outcome.error is None:
            self._has_failed = False
            self.reviewed.emit(outcome.made)
            return
        is_told, self._has_failed = self._has_failed, True
        self.failed.emit(outcome.error)
        if not isinstance(outcome.error, UserError) and not is_told:
            raise outcome.error


def _review(wish: object) -> Reviewed:
    from cchc_desk.desk.review_beside import Beside, reviewed  # noqa: PLC0415 - see the module
    from cchc_desk.ui.review.entries import entries_of  # noqa: PLC0415

    assert isinstance(wish, _Wish)  # noqa: S101 - what the checker asks for
    assert isinstance(wish.beside, Beside)  # noqa: S101 - what it read
    today = date.today()  # noqa: DTZ011 - the clerk's own calendar
    found = reviewed(wish.report, wish.beside, today)
    return Reviewed(wish.report, wish.beside, found, *entries_of(wish.report, found))
