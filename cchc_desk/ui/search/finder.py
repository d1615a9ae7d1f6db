"""Finding words in the document on show: over all its pages, one place after the other."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from cchc_desk.forms.matching import wanted
from cchc_desk.forms.outline import number_items
from cchc_desk.forms.replace_text import Found, find_in
from cchc_desk.forms.report import Report
from cchc_desk.forms.text_places import Field, fields
from cchc_desk.ui.outline_panel import parts_of
from cchc_desk.ui.places import Places
from cchc_desk.ui.search.find_bar import FindBar
from cchc_desk.ui.search.jump import Jump, Target, selected_words
from cchc_desk.ui.session import Session
from cchc_desk.ui.theme import Theme

_COUNT_AGAIN_MS = 400
"""How long after the last key in the text the places are counted anew."""


class Finder(QObject):
    """Lead from one found place to the next; ``bar`` goes over the pages."""

    def __init__(
        self,
        session: Session,
        places: Places,
        jump: Jump,
        theme: Theme,
        parent: QObject,
    ) -> None:
        """Begin with no words."""
        super().__init__(parent)
        self._session, self._places, self._jump = session, places, jump
        self.bar = FindBar(theme)
        self._found: tuple[Found, ...] = ()
        self._current: Found | None = None
        self._recount = QTimer(self, singleShot=True, interval=_COUNT_AGAIN_MS)
        self._recount.timeout.connect(self._refresh)
        self.bar.wanted_changed.connect(self._seek)
        self.bar.step_wanted.connect(self._step_from_bar)
        self.bar.left.connect(self.close)
        session.report_changed.connect(self._follow)
        places.typed.connect(self._count_soon)
        places.turned.connect(self._settle)

    # --- the line ---------------------------------------------------------------------------------

    def open(self) -> None:
        """Show the line, with the words that are selected in the text."""
        self.bar.open_with(selected_words(QApplication.focusWidget()))

    def _settle(self) -> None:
        """Hide the line over pages that belong to no document."""
        if self._places.is_away_from_document or self._places.is_on_show("office"):
            self.bar.hide()

    def close(self) -> None:
        """Hide the line; the cursor goes to the place that was found last."""
        self.bar.hide()
        if self._current is not None:
            self._go(self._current, stays=False)
        else:
            self._places.enter()

    def step(self, by: int) -> None:
        """Go on to the next place or back, from anywhere; without words ask for them."""
        if not self.bar.words.text().strip():
            self.open()
            return
        focused = QApplication.focusWidget()
        self._step(by, stays=focused is not None and self.bar.isAncestorOf(focused))

    # --- seeking ----------------------------------------------------------------------------------

    def _seek(self) -> None:
        """Go to the first place from where the document is on show."""
        self._refresh()
        if self._found and self._current not in self._found:
            self._current = self._first_from_here()
            self._go(self._current, stays=True)
        self._tell()

    def _step_from_bar(self, by: object) -> None:
        self._step(int(str(by)), stays=True)

    def _step(self, by: int, *, stays: bool) -> None:
        self._refresh()
        if not self._found:
            return
        if self._current is None:
            self._current = self._first_from_here()
        else:
            self._current = self._found[self._place_after(self._current, by)]
        self._go(self._current, stays=stays)
        self._tell()

    def _place_after(self, current: Found, by: int) -> int:
        """Return which place follows; the one on show may be gone, and then its neighbour does."""
        order = self._order()
        key = _key(current, order)
        keys = [_key(each, order) for each in self._found]
        if by > 0:
            return next((n for n, each in enumerate(keys) if each > key), 0)
        before = [n for n, each in enumerate(keys) if each < key]
        return before[-1] if before else len(keys) - 1

    def _order(self) -> dict[Field, int]:
        report = self._session.report
        return {} if report is None else {f: n for n, (f, _) in enumerate(fields(report))}

    def _first_from_here(self) -> Found:
        """Return the first place on the page on show or behind it."""
        report = self._session.report
        begin = _first_field(report, self._places.place) if report is not None else 0
        order = self._order()
        later = (each for each in self._found if order.get(each.place.field, 0) >= begin)
        return next(later, self._found[0])

    def _refresh(self) -> None:
        self._session.autosave.flush()
        report, words = self._session.report, wanted(self.bar.words.text())
        is_whole = self.bar.whole.isChecked()
        found = find_in(report, words, whole_words=is_whole) if report is not None else ()
        self._found = tuple(found)
        self._tell()

    def _tell(self) -> None:
        number = self._found.index(self._current) + 1 if self._current in self._found else 0
        self.bar.show_count(number, len(self._found))

    def _go(self, found: Found, *, stays: bool) -> None:
        target = Target(found.place, found.start, found.end)
        self._jump.go(target, self.bar.words if stays else None)

    # --- what happens meanwhile -------------------------------------------------------------------

    def _follow(self, report: object) -> None:
        if self.bar.isVisible() and isinstance(report, Report):
            self._count_soon()
        elif report is None:
            self.bar.hide()
            self._current = None

    def _count_soon(self) -> None:
        if self.bar.isVisible():
            self._recount.start()


def _key(found: Found, order: dict[Field, int]) -> tuple[int, int, int, int]:
    place = found.place
    note = -1 if place.note is None else place.note
    return order.get(place.field, 0), place.paragraph, note, found.start


def _first_field(report: Report, place: str) -> int:
    """Return the number, in the order of texts, of the first one on a page or behind it."""
    numbered = [each.item.id for each in number_items(report.template.items)]
    part = next((each for each in parts_of(report) if each.id == place), None)
    if part is None:
        return 0
    from_here = set(numbered[numbered.index(part.id) :])
    for number, (field, _) in enumerate(fields(report)):
        if field.item in from_here:
            return number
    return 0
