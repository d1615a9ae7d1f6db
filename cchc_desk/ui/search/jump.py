"""The way to a place of a text: its document, its page, its characters selected."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea, QTextEdit, QWidget
from shiboken6 import isValid

from cchc_desk.forms.report import Report
from cchc_desk.forms.text_places import TextPlace
from cchc_desk.forms.unplaced import UNPLACED
from cchc_desk.ui.editors.field import RichTextField
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.editors.sheet import settle
from cchc_desk.ui.outline_panel import FRONT, TASKS, UNPLACED_TEXT
from cchc_desk.ui.places import Places
from cchc_desk.ui.search.positions import note_number, select, shown_lines
from cchc_desk.ui.session import Session

_MARGIN = 48
"""How far from the edge of the page a place is brought into sight, in pixels."""


@dataclass(frozen=True, slots=True)
class Target:
    """Name characters of a document. None: ``document`` - the one on show."""

    place: TextPlace
    start: int
    end: int
    document: str | None = None


class Jump(QObject):
    """Turn to places; one of another document as soon as that is on show."""

    def __init__(self, session: Session, places: Places, parent: QObject) -> None:
        """Wait for nothing yet."""
        super().__init__(parent)
        self._session, self._places = session, places
        self._waiting: Target | None = None
        self._marked: QTextEdit | None = None
        session.report_changed.connect(self._follow)

    def go(self, target: Target, keeper: QWidget | None = None) -> None:
        """Turn to a place. None: ``keeper`` - the cursor goes there; else that keeps the focus."""
        report = self._session.report
        if target.document is None or (report is not None and report.id == target.document):
            self._places.leave_guest()
            self._show(target)
            if keeper is not None:
                keeper.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._waiting = target
        self._places.leave_guest()
        self._session.show_document(target.document)

    def _follow(self, report: object) -> None:
        target = self._waiting
        if target is None or not isinstance(report, Report) or report.id != target.document:
            return
        self._waiting = None
        self._show(target)

    # --- the page ---------------------------------------------------------------------------------

    def _show(self, target: Target) -> None:
        field = target.place.field
        if field.task is not None:
            self._places.go_to(TASKS)
            self._places.tasks.go_to(field.task, field.column)
        elif field.part is not None:
            self._places.go_to(FRONT)
            self._mark_front(target, field.part)
        elif field.item == UNPLACED:
            self._places.go_to(UNPLACED_TEXT)
            self._mark_field(self._places.unplaced.field, target)
        elif field.item is not None:
            self._places.go_to_item(field.item)
            card = self._places.form.cards.get(field.item)
            shown = card.findChild(RichTextField) if card is not None else None
            if shown is not None:
                self._mark_field(shown, target)

    def _unmark(self) -> None:
        """Select nothing any more in the text of the last place, if it is still there."""
        if self._marked is not None and isValid(self._marked):
            cursor = self._marked.textCursor()
            cursor.clearSelection()
            self._marked.setTextCursor(cursor)

    def _mark_front(self, target: Target, part: str) -> None:
        for editor in self._places.front.findChildren(QTextEdit, f"front-{part}"):
            self._mark_line(editor, target.place.paragraph, target)

    def _mark_field(self, field: RichTextField, target: Target) -> None:
        place = target.place
        if place.note is None:
            self._mark_line(field.editor, place.paragraph, target)
            return
        number = note_number(shown_lines(field.editor.document()), place.paragraph, place.note)
        if number < len(field.footnotes.rows):
            self._mark_line(field.footnotes.rows[number].editor, 0, target)

    def _mark_line(self, editor: QTextEdit, paragraph: int, target: Target) -> None:
        """Select characters; where the text has changed meanwhile only the field is shown."""
        self._unmark()
        self._marked = editor
        editor.setFocus()
        lines = list(shown_lines(editor.document()))
        if paragraph < len(lines) and target.end <= len(lines[paragraph].text):
            cursor = QTextCursor(editor.document())
            select(cursor, lines[paragraph], target.start, target.end)
            editor.setTextCursor(cursor)
        show_cursor_of(editor)


def show_cursor_of(editor: QTextEdit) -> None:
    """Scroll the page of an editor so that its cursor can be seen."""
    page = _page_of(editor)
    sheet = page.widget() if page is not None else None
    if page is None or sheet is None:
        return
    settle()
    line = editor.cursorRect()
    place = editor.viewport().mapTo(sheet, line.center())
    page.ensureVisible(place.x(), place.y(), 0, line.height() + _MARGIN)


def _page_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def selected_words(widget: QWidget | None) -> str:
    """Return what is selected in a text, where it is part of one line; else ""."""
    if not isinstance(widget, QTextEdit | RichTextEditor):
        return ""
    words = widget.textCursor().selectedText()
    return "" if any(sign in words for sign in "\u2029\u2028\ufffc") else words
