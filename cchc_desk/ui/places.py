"""The pages of the window and the way between them; what is typed on one goes to the session.

A page is made when it is first shown: together their modules take more than 100 ms to import.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.office_profiles import keep_profile, move_profile, remove_profile
from cchc_desk.desk.undone import Undone
from cchc_desk.forms.answer import Answer
from cchc_desk.forms.column_titles import filled_titles
from cchc_desk.forms.office import Office
from cchc_desk.forms.outline import AnswerKind, Item, NumberedItem
from cchc_desk.forms.report import Report
from cchc_desk.forms.template import Appendix, Layout
from cchc_desk.forms.unplaced import UNPLACED
from cchc_desk.ui.form_page import FormPage
from cchc_desk.ui.history.losses import lost_label
from cchc_desk.ui.looks import Looks
from cchc_desk.ui.naming import named
from cchc_desk.ui.outline_panel import (
    FIGURES,
    FRONT,
    TASKS,
    UNPLACED_TEXT,
    OutlinePanel,
    Part,
    parts_of,
)
from cchc_desk.ui.session import Session
from cchc_desk.ui.theme import Theme
from cchc_desk.ui.typing_undo import forget_all_typing

if TYPE_CHECKING:
    from cchc_desk.ui.figures.page import FiguresPage
    from cchc_desk.ui.front_page import FrontPage
    from cchc_desk.ui.office_page import OfficePage
    from cchc_desk.ui.tasks.page import TaskPage
    from cchc_desk.ui.unplaced_page import UnplacedPage
    from cchc_desk.ui.welcome import Welcome

P = TypeVar("P", bound=QWidget)

_OFFICE_FIELD = "office"


class Places(QStackedWidget):
    """Hold the pages; the outline says which place of the document is on show.

    A place is the id of a part, or one of the outline's own. ``turned`` comes after another page
    was turned to, ``typed`` after every key and every other change that the clerk made on a page.
    ``much_lost`` carries the label of an item of which so much was removed that it may be a slip.
    ``task_columns`` - the widths that the clerk gave the columns of the table.
    """

    turned = Signal()
    typed = Signal()
    much_lost = Signal(object)
    document_wanted = Signal()
    file_wanted = Signal()
    sample_wanted = Signal()
    home_wanted = Signal()
    task_links_wanted = Signal(object)

    def __init__(self, session: Session, outline: OutlinePanel, looks: Looks, theme: Theme) -> None:
        """Begin with the form; the other pages are made when they are wanted."""
        super().__init__()
        named(self, "pages")
        self._session = session
        self._outline = outline
        self._looks = looks
        self._theme = theme
        self._table: Appendix | None = None
        self._document: str | None = None
        self._items: tuple[Item, ...] = ()
        self._guest: QWidget | None = None
        self._page_of_desk: QWidget | None = None
        self._last: dict[str, str] = {}  # the last place by document
        self.task_columns = QByteArray()
        self.form = self._added(FormPage(theme, self))
        self.form.set_text_zoom(looks.text_zoom_percent)
        self._connect()

    def _connect(self) -> None:
        self.currentChanged.connect(lambda _index: self.updateGeometry())
        self._outline.part_chosen.connect(self._show_part)
        self._outline.place_chosen.connect(self._show_place)
        self._outline.entered.connect(self.enter)
        self.form.edited.connect(self._answer_typed)
        self.form.next_part_wanted.connect(lambda: self._step(1))
        self.form.previous_part_wanted.connect(lambda: self._step(-1))
        self._session.autosave.flushing.connect(self._flush_cell)
        self._session.autosave.committed.connect(self._forget_typing)
        self._looks.text_zoomed.connect(self._zoom_texts)

    # --- the pages --------------------------------------------------------------------------------

    @cached_property
    def welcome(self) -> "Welcome":
        """Return what is shown while there is no document."""
        from cchc_desk.ui.welcome import Welcome  # noqa: PLC0415 - see the module's docstring

        page = self._added(Welcome())
        page.dress(self._theme)
        page.office_wanted.connect(self.show_office)
        page.document_wanted.connect(self.document_wanted)
        page.file_wanted.connect(self.file_wanted)
        page.sample_wanted.connect(self.sample_wanted)
        return page

    @cached_property
    def front(self) -> "FrontPage":
        """Return the page of the head and foot of the document."""
        from cchc_desk.ui.front_page import FrontPage  # noqa: PLC0415 - see the module's docstring

        page = self._added(FrontPage())
        page.set_text_zoom(self._looks.text_zoom_percent)
        page.edited.connect(self._front_typed)
        return page

    @cached_property
    def tasks(self) -> "TaskPage":
        """Return the table of tasks."""
        from cchc_desk.storage.tasks import new_task_id  # noqa: PLC0415 - for its page only
        from cchc_desk.ui.task_standings import StandingsReader  # noqa: PLC0415 - with its page
        from cchc_desk.ui.tasks.page import TaskPage  # noqa: PLC0415 - see the module's docstring

        page = self._added(TaskPage(new_id=new_task_id))
        page.dress(self._theme)
        page.set_text_zoom(self._looks.text_zoom_percent)
        page.restore_state(self.task_columns)
        page.requested.connect(self._change_tasks)
        page.typed.connect(self.typed)
        page.links_wanted.connect(self.task_links_wanted)
        self._standings = StandingsReader(self._session, page)
        self._standings.read.connect(page.set_standings)
        return page

    @cached_property
    def figures(self) -> "FiguresPage":
        """Return the page of the figures."""
        from cchc_desk.ui.figures.page import FiguresPage  # noqa: PLC0415 - see above
        from cchc_desk.ui.figures.reading import FiguresReader  # noqa: PLC0415

        page = self._added(FiguresPage(self._theme))
        page.entered.connect(self._enter_figures)
        page.typed.connect(lambda: self._session.autosave.touch(FIGURES, page.flush))
        FiguresReader(self._session, page, self._theme)
        return page

    @cached_property
    def unplaced(self) -> "UnplacedPage":
        """Return the page of text that no item takes."""
        from cchc_desk.ui.unplaced_page import UnplacedPage  # noqa: PLC0415 - seldom wanted

        page = self._added(UnplacedPage(self._theme))
        page.set_text_zoom(self._looks.text_zoom_percent)
        page.edited.connect(self._unplaced_typed)
        return page

    @cached_property
    def office(self) -> "OfficePage":
        """Return the profiles of the office."""
        from cchc_desk.ui.office_page import OfficePage  # noqa: PLC0415 - see the module's docstring

        page = self._added(OfficePage())
        page.dress(self._theme)
        page.edited.connect(self._office_typed)
        page.profile_added.connect(self._keep_profile)
        page.profile_removed.connect(self._remove_profile)
        page.profile_moved.connect(self._move_profile)
        page.left.connect(self._leave_office)
        return page

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of the page on show and, beside a document, of the form.

        A wide page behind it must not widen the window, nor the columns move with every page.
        """
        page = self.currentWidget()
        if page is None:
            return super().minimumSizeHint()
        least = page.minimumSizeHint().expandedTo(page.minimumSize())
        if self.is_away_from_document:
            return least
        return least.expandedTo(QSize(self.form.minimumSizeHint().width(), 0))

    def _added(self, page: P) -> P:
        self.addWidget(page)
        return page

    # --- a page that belongs to no document -------------------------------------------------------

    def show_guest(self, page: QWidget) -> None:
        """Turn to such a page."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self._guest = page
        self.turn_to(page)

    def leave_guest(self) -> None:
        """Turn back from it, and let it go."""
        page, self._guest = self._guest, None
        if page is None:
            return
        if self.currentWidget() is page:
            self._turn_back()
        self.removeWidget(page)
        page.hide()

    @property
    def is_guest_on_show(self) -> bool:
        """Tell whether such a page is on show."""
        return self._guest is not None and self.currentWidget() is self._guest

    def show_page_of_desk(self, page: QWidget) -> None:
        """Turn to a page of the whole workspace; the lists on the left stay."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self._page_of_desk = page
        self.turn_to(page)

    def leave_page_of_desk(self) -> None:
        """Turn back from such a page to the document, if there is one."""
        if self.is_page_of_desk_on_show and self._session.report is not None:
            self.go_to(self.place)

    @property
    def is_page_of_desk_on_show(self) -> bool:
        """Tell whether a page of the whole workspace is on show."""
        return self._page_of_desk is not None and self.currentWidget() is self._page_of_desk

    @property
    def is_away_from_document(self) -> bool:
        """Tell whether the page on show belongs to no document."""
        return self.is_guest_on_show or self.is_page_of_desk_on_show

    def is_on_show(self, name: str) -> bool:
        """Tell whether a page is on show, without making it: see ``cached_property``."""
        return self.currentWidget() is self.__dict__.get(name)

    # --- the document -----------------------------------------------------------------------------

    def show_report(self, report: Report | None) -> None:
        """Show a document as it is now; another one, or outline, is opened at its last place."""
        self._outline.show_report(report)
        if report is None:
            self._document = None
            if not self.is_on_show("office"):
                self._ask_for_welcome()
            return
        known, self._document = (self._document, self._items), report.id
        self._items = report.template.items
        if known != (report.id, self._items):
            self.go_to(self._last.get(report.id or "", ""))
            return
        self._refresh(report)

    def _ask_for_welcome(self) -> None:
        self._session.bridge.run(lambda desk: desk.offices(), self._show_welcome)

    def _show_welcome(self, offices: object) -> None:
        if self._session.report is not None:
            return
        if offices and "welcome" not in self.__dict__:
            self.home_wanted.emit()
            return
        # Who began with the first steps goes on with them.
        self.welcome.show_office_known(known=bool(offices))
        self.turn_to(self.welcome)

    def _refresh(self, report: Report) -> None:
        if self.is_on_show("form"):
            self.form.show_answers(report)
        elif self.is_on_show("front"):
            self.front.show_report(report)
        elif self.is_on_show("tasks"):
            self._show_rows(report)
        elif self.is_on_show("unplaced"):
            self.unplaced.show_report(report)
        elif self.is_on_show("welcome"):
            self.go_to("")

    def keep_columns(self) -> None:
        """Take note of the widths that the clerk gave the columns of the table."""
        if "tasks" in self.__dict__:
            self.task_columns = self.tasks.save_state()

    @property
    def place(self) -> str:
        """Return the place that the outline shows; "" for none."""
        return self._last.get(self._document or "", "")

    def remember(self, document: str, place: str) -> None:
        """Open a document at a place when it is shown next."""
        self._last[document] = place

    def go_to(self, place: str) -> None:
        """Turn to a place of the document; where it has none such, to the first with a field."""
        report = self._session.report
        if report is None:
            return
        parts = parts_of(report)
        is_part = any(part.id == place for part in parts)
        if is_part or not self._outline.choose_place(place):
            chosen = place if is_part else _first_to_fill(parts)
            self._outline.choose(chosen)
            self._show_part(chosen)

    def _step(self, by: int) -> None:
        self._outline.step(by)
        if by < 0 and self.is_on_show("form"):
            self.form.focus_last()
        else:
            self.enter()

    def enter_again(self) -> None:
        """Put the cursor into the page on show; a text that had it there gets it back."""
        if self.is_on_show("form"):
            self.form.focus_again()
        else:
            self.enter()

    def enter(self) -> None:
        """Put the cursor into the page on show."""
        if self.is_on_show("form"):
            self.form.focus_first()
        elif self.is_on_show("front"):
            self.front.focus_first()
        elif (page := self.currentWidget()) is not None:
            page.setFocus()

    def turn_to(self, page: QWidget) -> None:
        """Show a page; what was typed on the one before is handed over first."""
        self._session.autosave.flush()
        self.setCurrentWidget(page)
        self.turned.emit()

    def _show_part(self, part_id: object) -> None:
        report = self._session.report
        if report is None:
            return
        for part in parts_of(report):
            if part.id == part_id:
                self._last[report.id or ""] = part.id
                self._session.autosave.flush()
                self.form.show_part(part, self._session.report or report)
                self.turn_to(self.form)

    def _show_place(self, place: object) -> None:
        report = self._session.report
        if report is None:
            return
        self._last[report.id or ""] = str(place)
        self._session.autosave.flush()
        if place == FRONT:
            self.front.show_report(self._session.report or report)
            self.turn_to(self.front)
        elif place == TASKS:
            self._show_rows(self._session.report or report)
            self.turn_to(self.tasks)
        elif place == FIGURES:
            self.turn_to(self.figures)
        elif place == UNPLACED_TEXT:
            self.unplaced.show_report(self._session.report or report)
            self.turn_to(self.unplaced)

    def _show_rows(self, report: Report) -> None:
        tables = [a for a in report.template.appendices if a.layout is Layout.TASKS]
        shown = [replace(each, column_titles=filled_titles(each, report)) for each in tables[:1]]
        if shown and shown[0] != self._table:
            self._table = shown[0]
            self.tasks.set_appendix(shown[0])
        self.tasks.set_year(report.year)
        self.tasks.set_rows(report.tasks, report.results)
        self._standings.read_soon()

    def _change_tasks(self, request: object) -> None:
        self._session.edit_tasks(request)
        self._standings.read_soon()
        self.typed.emit()
        if self._session.report is not None:
            self._outline.update_states(self._session.report)

    def _enter_figures(self, values: object) -> None:
        assert isinstance(values, dict)  # noqa: S101 - the page's own signal
        self._session.set_figures(values)
        self.typed.emit()
        if self._session.report is not None:
            self._outline.update_states(self._session.report)

    def show_office(self) -> None:
        """Turn to the profiles of the office."""
        self._session.bridge.run(lambda desk: desk.offices(), self._show_offices)

    def _show_offices(self, offices: object) -> None:
        assert isinstance(offices, tuple)  # noqa: S101 - the desk's own answer
        self.office.show_offices(offices)
        if not self.is_on_show("office"):
            self.turn_to(self.office)

    def _leave_office(self) -> None:
        """Go back to the document, or to the first steps."""
        self._session.autosave.flush()
        self._turn_back()

    def _turn_back(self) -> None:
        if self._session.report is None:
            self._ask_for_welcome()
        else:
            self.go_to(self.place)

    def _keep_profile(self, office: object) -> None:
        assert isinstance(office, Office)  # noqa: S101 - the page's own signal
        self._change_profiles(lambda desk: keep_profile(desk, office))

    def _remove_profile(self, office: object) -> None:
        assert isinstance(office, Office)  # noqa: S101 - the page's own signal
        self._change_profiles(lambda desk: remove_profile(desk, office.valid_from))

    def _move_profile(self, before: object, office: object) -> None:
        assert isinstance(before, date)  # noqa: S101 - the page's own signal
        assert isinstance(office, Office)  # noqa: S101 - the page's own signal
        self._change_profiles(lambda desk: move_profile(desk, before, office))

    def _change_profiles(self, change: Callable[[Desk], None]) -> None:
        self._session.do(change, lambda _done: self.show_office())

    def show_undone(self, undone: Undone) -> None:
        """Turn to where something was undone or done again."""
        if undone.task is not None:
            self._outline.choose_place(TASKS)
            self.tasks.go_to(undone.task, undone.column)
        elif undone.item == UNPLACED:
            self._outline.choose_place(UNPLACED_TEXT)
        elif undone.item is not None:
            self.go_to_item(undone.item)
        elif undone.front:
            self._outline.choose_place(FRONT)
        elif undone.office:
            self.show_office()

    def go_to_item(self, item: str) -> None:
        """Turn to the part of an item and put the cursor into its answer."""
        report = self._session.report
        for part in parts_of(report) if report is not None else ():
            if any(numbered.item.id == item for numbered in part.items):
                if part.id != self.form.part or not self.is_on_show("form"):
                    self.go_to(part.id)
                self.form.go_to(item)

    # --- typing -----------------------------------------------------------------------------------

    def _flush_cell(self) -> None:
        """Hand over what is typed so far into an open cell, which stays open."""
        if self.is_on_show("tasks"):
            self.tasks.flush()

    def finish_edit(self) -> None:
        """Close an open cell of the table and hand over everything that was typed."""
        if self.is_on_show("tasks"):
            self.tasks.finish_edit()
        self._session.autosave.flush()

    def _answer_typed(self, item: object) -> None:
        assert isinstance(item, str)  # noqa: S101 - the form's own signal
        card = self.form.cards[item]
        self._session.autosave.touch(item, lambda: self._save_answer(item, card.answer()))
        self.typed.emit()

    def _save_answer(self, item: str, answer: Answer) -> None:
        label = lost_label(self._session.report, item, answer)
        self._session.set_answer(item, answer)
        if label is not None:
            self.much_lost.emit(label)
        if self._session.report is not None:
            self._outline.update_states(self._session.report)

    def _unplaced_typed(self) -> None:
        page = self.unplaced
        self._session.autosave.touch(UNPLACED, lambda: self._save_answer(UNPLACED, page.answer()))

    def _front_typed(self) -> None:
        front = self.front
        self._session.autosave.touch(FRONT, lambda: self._session.set_front(front.front()))
        self.typed.emit()

    def _office_typed(self) -> None:
        page = self.office
        self._session.autosave.touch(_OFFICE_FIELD, lambda: self._session.set_office(page.office()))
        self.typed.emit()

    def _forget_typing(self, field: object) -> None:
        """Leave what is on the disk now to the history of the desk."""
        if field == FRONT:
            forget_all_typing(self.front)
        elif field == _OFFICE_FIELD:
            forget_all_typing(self.office)
        elif field == UNPLACED:
            self.unplaced.forget_typing()
        elif isinstance(field, str) and field in self.form.cards:
            self.form.cards[field].editor.forget_typing()

    def _zoom_texts(self, percent: object) -> None:
        assert isinstance(percent, int)  # noqa: S101 - the looks' own signal
        self.form.set_text_zoom(percent)
        for name in ("front", "tasks", "unplaced"):
            if name in self.__dict__:
                getattr(self, name).set_text_zoom(percent)


def _first_to_fill(parts: Sequence[Part]) -> str:
    """Return the id of the first part with a field, else of the first; "" when there is none."""
    filled = (part.id for part in parts if any(map(_is_filled_in, part.items)))
    return next(filled, next((part.id for part in parts), ""))


def _is_filled_in(numbered: NumberedItem) -> bool:
    return numbered.item.answer is not AnswerKind.NONE
