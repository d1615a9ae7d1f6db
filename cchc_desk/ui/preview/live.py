"""Keeping pages what the document says: after every key, and never in the way of one."""

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desk.desk.edited_place import edited_place
from cchc_desk.desk.preview import Wish
from cchc_desk.errors import UserError
from cchc_desk.forms.document import Origin
from cchc_desk.ui.places import Places
from cchc_desk.ui.preview.fields import field_at
from cchc_desk.ui.preview.newest import Make, Newest, Outcome
from cchc_desk.ui.preview.pages import Pages, page_maker
from cchc_desk.ui.preview.typed import typed_report
from cchc_desk.ui.session import Session

if TYPE_CHECKING:
    from cchc_desk.forms.report import Report

LEAST_PAUSE_MS, MOST_PAUSE_MS = 30, 400
"""How long nobody may type before pages are made; between the two, by how long they take."""

PAUSE_SHARE = 0.3
"""How much of that time is waited: a long document is made less often."""

LONGEST_MS = 300
"""After which time pages are made though somebody types on and on."""


class Live(QObject):
    """Ask for pages whenever the document on show changes, while somebody looks at them.

    ``made`` carries Pages, the field to mark on them or None, and whether that is to be brought
    into sight; ``emptied`` comes when there is no document, ``failed`` carries the error that kept
    pages from being made. ``moved`` carries the field that the cursor went to.
    """

    made = Signal(object, object, object)
    emptied = Signal()
    failed = Signal(object)
    moved = Signal(object)

    def __init__(
        self,
        session: Session,
        places: Places,
        make: Make | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Begin asleep. None: ``make`` - with a maker of its own, else Pages of a Wish."""
        super().__init__(parent)
        self._session, self._places = session, places
        self._is_awake = False
        self._has_failed = False
        self._asked: Report | None = None
        self._shown: Report | None = None
        self._field: Origin | None = None
        self._cells: QItemSelectionModel | None = None
        self._first_key_s = 0.0
        self._pause_ms = LEAST_PAUSE_MS
        self._newest = Newest(make or page_maker(), self)
        self._pause = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._connect()

    def _connect(self) -> None:
        self._pause.timeout.connect(self.refresh)
        self._newest.told.connect(self._take)
        self._places.typed.connect(self._wait_for_pause)
        self._places.turned.connect(self._watch_cells)
        self._session.report_changed.connect(self._follow_report)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    # --- when pages are made ----------------------------------------------------------------------

    @property
    def is_idle(self) -> bool:
        """Tell whether no pages are on their way."""
        return self._newest.is_idle and not self._pause.isActive()

    def wake(self) -> None:
        """Somebody looks: make pages now, and whenever the document changes."""
        if not self._is_awake:
            self._is_awake = True
            self._watch_cells()
            self.refresh()

    def sleep(self) -> None:
        """Nobody looks any more."""
        self._is_awake = False
        self._pause.stop()
        self._newest.drop()
        self._asked = None

    def close(self) -> None:
        """End for good."""
        self.sleep()
        self._newest.close()

    def refresh(self) -> None:
        """Make pages of the document as it reads now, unless that is being done."""
        self._pause.stop()
        report = typed_report(self._session, self._places)
        if report is None:
            self._newest.drop()
            self._asked = self._shown = None
            self.emptied.emit()
        elif report is not self._asked:
            self._asked = report
            self._newest.ask(Wish(report))

    def try_again(self) -> None:
        """Make the pages that could not be made."""
        self._asked = None
        self.refresh()

    def _wait_for_pause(self) -> None:
        if not self._is_awake:
            return
        if not self._pause.isActive():
            self._first_key_s = monotonic()
        left_ms = LONGEST_MS - (monotonic() - self._first_key_s) * 1000
        self._pause.start(round(min(self._pause_ms, max(left_ms, 0))))

    def _follow_report(self) -> None:
        if self._is_awake:
            self.refresh()

    # --- what became of it ------------------------------------------------------------------------

    def _take(self, outcome: object) -> None:
        assert isinstance(outcome, Outcome)  # noqa: S101 - the thread's own signal
        if outcome.error is not None:
            self._fail(outcome.error)
            return
        pages = outcome.made
        assert isinstance(pages, Pages)  # noqa: S101 - what was asked for
        self._has_failed = False
        self._pause_ms = pause_after(pages.took_ms)
        self._tell(pages)

    def _tell(self, pages: Pages) -> None:
        before, self._shown = self._shown, pages.wish.report
        is_other = before is None or before.id != self._shown.id
        edited = None if before is None else edited_place(before, self._shown)
        if edited is not None:
            self._field = edited
        elif is_other:
            self._field = field_at(self._places.window().focusWidget(), self._places)
        self.made.emit(pages, self._field, is_other or edited is not None)

    def _fail(self, error: Exception) -> None:
        """Tell of an error; a bug goes to the exception hook too, once and not at every key."""
        is_told, self._has_failed = self._has_failed, True
        self.failed.emit(error)
        if not isinstance(error, UserError) and not is_told:
            raise error

    # --- where the cursor is ----------------------------------------------------------------------

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._is_awake:
            self._follow(now)

    def _watch_cells(self) -> None:
        """Follow the cursor through the table of tasks, which keeps the focus all the time."""
        if self._places.is_on_show("tasks") and self._cells is None:
            self._cells = self._places.tasks.view.selectionModel()
            self._cells.currentChanged.connect(self._follow_cell)

    def _follow_cell(self) -> None:
        if self._is_awake and self._places.is_on_show("tasks"):
            self._follow(self._places.tasks.view)

    def _follow(self, widget: QWidget | None) -> None:
        field = field_at(widget, self._places)
        if field is not None and not _is_within(self._field, field):
            self._field = field
            self.moved.emit(field)


def pause_after(took_ms: float) -> int:
    """Return how long nobody may type, in ms, before pages are made that take so long."""
    return min(max(round(took_ms * PAUSE_SHARE), LEAST_PAUSE_MS), MOST_PAUSE_MS)


def _is_within(inner: Origin | None, outer: Origin) -> bool:
    """Tell whether a field is the other one, or a block or a cell of it."""
    if inner is None:
        return False
    if outer.item is not None or outer.task is not None:
        return (inner.item, inner.task) == (outer.item, outer.task)
    return inner == outer
