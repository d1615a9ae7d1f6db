"""Marks under the characters of findings: laid over the text, gone when it is typed away.

They are extra selections: the document, its undo and what an input method composes never know.
"""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip
from shiboken6 import isValid

from cchc_desk.desk.review_dismissals import Sorted
from cchc_desk.desk.review_fixes import paragraph_number, text_at
from cchc_desk.forms.report import Report
from cchc_desk.forms.unplaced import UNPLACED
from cchc_desk.i18n import tr
from cchc_desk.review.finding import Finding, Severity
from cchc_desk.ui.editors.card import ItemCard
from cchc_desk.ui.editors.field import RichTextField
from cchc_desk.ui.places import Places
from cchc_desk.ui.review.looks import SEVERITIES, UNDERLINES
from cchc_desk.ui.review.spots import cursor_for, cursor_in_line, note_turn
from cchc_desk.ui.theme import Theme


class Marks(QObject):
    """Underline what is found in the editors on show, and in those that come later."""

    def __init__(self, places: Places, theme: Theme, parent: QObject | None = None) -> None:
        """Begin with nothing to mark."""
        super().__init__(parent)
        self._places, self._theme = places, theme
        self._report: Report | None = None
        self._by_item: Mapping[str, Sequence[Finding]] = {}
        self._hints = _Hints(self)
        places.form.card_built.connect(self._mark_card)
        places.turned.connect(self._mark_unplaced)
        theme.changed.connect(self._mark_all)

    def show(self, report: Report, found: Sorted) -> None:
        """Mark these findings and no others."""
        self._report = report
        by_item: dict[str, list[Finding]] = {}
        for finding in found.open:
            if finding.place.item is not None and finding.place.part is None:
                by_item.setdefault(finding.place.item, []).append(finding)
        self._by_item = by_item
        self._mark_all()

    def clear(self) -> None:
        """Mark nothing."""
        self._report, self._by_item = None, {}
        self._mark_all()

    def _mark_all(self) -> None:
        for card in self._places.form.cards.values():
            self._mark_card(card)
        self._mark_unplaced()

    def _mark_card(self, card: object) -> None:
        if isinstance(card, ItemCard):
            self._mark_field(card.editor.field, self._by_item.get(card.item.id, ()))

    def _mark_unplaced(self) -> None:
        if self._places.is_on_show("unplaced"):
            self._mark_field(self._places.unplaced.field, self._by_item.get(UNPLACED, ()))

    def _mark_field(self, field: RichTextField, findings: Iterable[Finding]) -> None:
        by_editor: dict[QTextEdit, list[_Mark]] = {field.editor: []}
        by_editor.update((row.editor, []) for row in field.footnotes.rows)
        for finding in findings:
            if (found := self.spot(field, finding)) is not None:
                editor, cursor = found
                by_editor[editor].append((cursor, finding))
        for editor, marks in by_editor.items():
            self._underline(editor, marks)

    def spot(self, field: RichTextField, finding: Finding) -> tuple[QTextEdit, QTextCursor] | None:
        """Return the editor of a finding with its characters. None: they are not there now."""
        return spot_in(field, self._report, finding)

    def _underline(self, editor: QTextEdit, marks: Sequence["_Mark"]) -> None:
        if not marks and not self._hints.knows(editor):
            return
        selections = [self._selection(cursor, each.severity) for cursor, each in marks]
        editor.setExtraSelections(selections)
        self._hints.follow(editor, marks)

    def _selection(self, cursor: QTextCursor, severity: Severity) -> QTextEdit.ExtraSelection:
        made, look = QTextEdit.ExtraSelection(), QTextCharFormat()
        look.setUnderlineStyle(UNDERLINES[severity])
        look.setUnderlineColor(QColor(getattr(self._theme.palette, SEVERITIES[severity].ink)))
        made.cursor = cursor
        made.format = look
        return made


_Mark = tuple[QTextCursor, Finding]


def spot_in(
    field: RichTextField, report: Report | None, finding: Finding
) -> tuple[QTextEdit, QTextCursor] | None:
    """Return the editor of a finding with its characters, as ``Marks.spot``.

    ``report`` is the one that was reviewed.
    """
    place = finding.place
    if report is None or place.item is None or place.part is not None:
        return None
    blocks = report.answer(place.item).blocks
    number = paragraph_number(blocks, place)
    if place.note is None:
        cursor = cursor_for(field.editor.document(), blocks, place, number)
        return None if cursor is None else (field.editor, cursor)
    turn, text = note_turn(blocks, number, place.note), text_at(report, place)
    if text is None or turn >= len(field.footnotes.rows):
        return None
    editor = field.footnotes.rows[turn].editor
    cursor = cursor_in_line(editor.document(), text, place)
    return None if cursor is None else (editor, cursor)


class _Hints(QObject):
    """Tell what is wrong where the mouse rests on a mark."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._marks: dict[QObject, tuple[QTextEdit, Sequence[_Mark]]] = {}

    def knows(self, editor: QTextEdit) -> bool:
        return editor.viewport() in self._marks

    def follow(self, editor: QTextEdit, marks: Sequence[_Mark]) -> None:
        """Tell of these marks of an editor and no others."""
        self._marks = {view: each for view, each in self._marks.items() if isValid(view)}
        view = editor.viewport()
        view.removeEventFilter(self)
        if marks:
            view.installEventFilter(self)
        self._marks[view] = editor, marks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the words of the mark under the mouse."""
        if not isinstance(event, QHelpEvent) or watched not in self._marks:
            return False
        editor, marks = self._marks[watched]
        at = editor.cursorForPosition(event.pos()).position()
        words = [_hint(each) for cursor, each in marks if _holds(cursor, at)]
        if words:
            QToolTip.showText(event.globalPos(), "\n\n".join(words), editor)
        else:
            QToolTip.hideText()
        return True


def _holds(cursor: QTextCursor, at: int) -> bool:
    return cursor.selectionStart() <= at <= cursor.selectionEnd() and cursor.hasSelection()


def _hint(finding: Finding) -> str:
    return f"{tr(SEVERITIES[finding.severity].words)}: {finding.message}\n{finding.basis}"
