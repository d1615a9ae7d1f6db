"""What the document on show still says as earlier ones did, counted while it is typed."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.report import Report
from cchc_desk.ui.session import Session

if TYPE_CHECKING:
    from cchc_desk.desk.carrying import Beside
    from cchc_desk.forms.stale import StaleText

READ_MS = 300
"""How long after a document was put on show it is compared: painting it and keys go before."""


class LeftOver(QObject):
    """Hold what stands beside the document on show; ``changed`` comes when that is another.

    None: ``beside`` - it is not read yet, or there is no document.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Begin with nothing, and follow the session."""
        super().__init__(parent)
        self._session = session
        self.beside: Beside | None = None
        self._stale: Mapping[str, tuple[StaleText, ...]] = {}
        self._seen: Report | None = None
        self._waiting: list[Callable[[], object]] = []
        self._reader = QTimer(self, singleShot=True)
        self._reader.timeout.connect(self._read)
        session.report_changed.connect(self._follow)
        session.autosave.handed_over.connect(self._recount)

    # --- reading ----------------------------------------------------------------------------------

    def _follow(self, report: object) -> None:
        """Read again: another document was put on show, or a mark was set."""
        assert isinstance(report, Report | None)  # noqa: S101 - the session's own signal
        known = self.beside.report.id if self.beside is not None else None
        if report is None or report.id != known:
            self.beside, self._stale, self._seen = None, {}, None
            self.changed.emit()
        self._recount()
        if report is not None:
            self._reader.start(0 if self.beside is not None else READ_MS)

    def _read(self) -> None:
        report = self._session.report
        if self._session.autosave.is_typing and not self._waiting:
            self._reader.start(READ_MS)
        elif report is not None and report.id is not None:
            self._session.bridge.run(partial(_read_beside, report=report), self._take, self._let_go)

    def when_read(self, then: Callable[[], object]) -> None:
        """Do something once it is known what is left; at once where it is, or cannot be."""
        if self.is_read or self._session.report is None:
            then()
            return
        self._waiting.append(then)
        self._reader.start(0)

    def _end_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _let_go(self, _error: object) -> None:
        """Count nothing: whoever asks for the document itself is told why it cannot be read."""
        self._end_waiting()

    def _take(self, beside: object) -> None:
        from cchc_desk.desk.carrying import Beside  # noqa: PLC0415 - imported where it was read

        assert isinstance(beside, Beside)  # noqa: S101 - the desk's own answer
        report = self._session.report
        if report is None or report.id != beside.report.id:
            return
        self.beside, self._seen, self._stale = beside, beside.report, beside.stale
        self._count(report)
        self.changed.emit()
        self._end_waiting()

    @property
    def is_read(self) -> bool:
        """Tell whether what is counted belongs to the document on show."""
        report = self._session.report
        return report is not None and self.beside is not None and self.beside.report.id == report.id

    def _recount(self, _field: object = None) -> None:
        report = self._session.report
        if report is not None and self.is_read and report is not self._seen:
            before = self._stale
            self._count(report)
            if self._stale != before:
                self.changed.emit()

    def _count(self, report: Report) -> None:
        """Compare the answers again that are not those that were compared last."""
        from cchc_desk.forms.stale import stale_in_item  # noqa: PLC0415 - its patterns take 10 ms

        seen, beside = self._seen, self.beside
        if seen is None or beside is None:
            return
        has_new_figures = seen.figures != report.figures
        self._stale = {
            item.id: stale_in_item(report, beside.earlier, item.id)
            if has_new_figures or seen.answer(item.id) != report.answer(item.id)
            else self._stale.get(item.id, ())
            for item in report.template.items
        }
        self._seen = report

    # --- what is left -----------------------------------------------------------------------------

    @property
    def stale(self) -> tuple["StaleText", ...]:
        """Return what is left and not confirmed, in the order of the document."""
        confirmed = self.beside.confirmed if self.beside is not None else frozenset()
        return tuple(s for texts in self._stale.values() for s in texts if s.key not in confirmed)

    def shown(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Return the words that name an earlier time, by item id and paragraph."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for stale in self.stale:
            item = stale.place.field.item or ""
            past = tuple(stale.text[each.start : each.end] for each in stale.past)
            found.setdefault(item, {})[stale.text] = past
        return found

    def keys_of(self, item: str, text: str) -> Iterator[str]:
        """Yield the keys of a paragraph that is left of an earlier period."""
        for stale in self.stale:
            if stale.place.field.item == item and stale.text == text:
                yield stale.key

    def next_after(self, item: str | None, text: str) -> "StaleText | None":
        """Return what is left after a paragraph, from the beginning after the last. None: nothing.

        None: ``item`` - after none at all.
        """
        left = self.stale
        here = (s for s, each in enumerate(left) if each.place.field.item == item)
        at = next((s for s in here if left[s].text == text), None)
        if at is not None:
            others = (*left[at + 1 :], *left[:at])
            return next(iter(others), None)
        order = list(self._stale)
        place = order.index(item) if item in order else -1
        later = (s for s in left if order.index(s.place.field.item or "") >= place)
        return next(later, next(iter(left), None))


def _read_beside(desk: Desk, report: Report) -> object:
    # On the database thread: the patterns of times and citations take 20 ms to import.
    from cchc_desk.desk.carrying import read_beside  # noqa: PLC0415

    return read_beside(desk, report)
