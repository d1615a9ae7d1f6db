"""The footnotes of a text, written below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cchc_desk.forms.richtext import Footnote, Paragraph, RichText, Span
from cchc_desk.i18n import tr
from cchc_desk.ui.editors.auto_height import AutoHeight
from cchc_desk.ui.editors.history_keys import HistoryKeys
from cchc_desk.ui.editors.rich_text import RichTextEditor, Scope

NOTE_ZOOM = 85  # per cent of the text, as 11 pt stands below 13
_LIMIT_PIXELS = 160
_NUMBER_WIDTH_PIXELS = 24
_NUMBER_DROP_PIXELS = 9  # to the line of the text beside it


class NoteRow(QWidget):
    """Holds the number and the editor of one footnote."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the row of an empty footnote."""
        super().__init__(parent)
        self._shown = Footnote(())
        self.number = QLabel()
        self.editor = RichTextEditor(self, scope=Scope.LINE)
        self.editor.setPlaceholderText(tr("Text of the footnote"))
        HistoryKeys(self.editor)
        self._height = AutoHeight(self.editor, lines=1, limit_pixels=_LIMIT_PIXELS)
        self.number.setFixedWidth(_NUMBER_WIDTH_PIXELS)
        self.number.setContentsMargins(0, _NUMBER_DROP_PIXELS, 0, 0)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.number)
        row.addWidget(self.editor, 1)

    def note(self) -> Footnote:
        """Return the footnote as it is written."""
        return Footnote(note_spans(self.editor.content()))

    def show_note(self, note: Footnote) -> None:
        """Show the footnote, unless it is the one being written."""
        if note != self._shown and note != self.note():
            self.editor.set_content((Paragraph(note.spans),))
        self._shown = note

    def show_number(self, number: int) -> None:
        """Show the number, also to a screen reader."""
        if self.number.text() == str(number):
            return
        self.number.setText(str(number))
        self.editor.setAccessibleName(tr("Footnote {number}", number=number))

    def set_text_zoom(self, percent: int) -> None:
        """Show the footnote smaller than a text of this zoom."""
        self.editor.set_text_zoom(percent * NOTE_ZOOM // 100)
        self._height.follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text with Esc; nothing is lost by it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def note_spans(blocks: RichText) -> tuple[Span, ...]:
    """Return the line that a footnote's editor holds."""
    paragraphs = (block for block in blocks if isinstance(block, Paragraph))
    return tuple(span for each in paragraphs for span in each.spans if isinstance(span, Span))


class FootnotePanel(QWidget):
    """Lists the footnotes of an editor; hidden while there are none."""

    editor_focused = Signal(object)  # the RichTextEditor of a footnote, here and below
    editor_unfocused = Signal(object)
    cursor_moved = Signal(object)

    def __init__(self, editor: RichTextEditor, parent: QWidget | None = None) -> None:
        """Follow the footnotes of an editor."""
        super().__init__(parent)
        self.rows: list[NoteRow] = []
        self._editor = editor
        self._percent = 100
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 4, 0, 0)
        self._layout.setSpacing(2)
        self.setAccessibleName(tr("Footnotes"))
        editor.notes.changed.connect(self.follow)
        editor.notes.inserted.connect(self.focus_note)
        self.follow()

    def follow(self) -> None:
        """Show the footnotes as the text has them; rows of unchanged ones stay."""
        notes = self._editor.notes.all()
        if len(notes) != len(self.rows):
            self._fit_rows(notes)
        for index, (row, note) in enumerate(zip(self.rows, notes, strict=True)):
            row.show_note(note)
            row.show_number(self._editor.notes.number(index))
            if row.editor.isReadOnly() != self._editor.isReadOnly():
                row.editor.setReadOnly(self._editor.isReadOnly())
        self.setVisible(bool(notes))

    def _fit_rows(self, notes: tuple[Footnote, ...]) -> None:
        """Add or remove rows where footnotes came or went."""
        same = 0
        while same < min(len(notes), len(self.rows)) and self.rows[same].note() == notes[same]:
            same += 1
        while len(self.rows) > len(notes):
            self._drop_row(self.rows.pop(min(same, len(self.rows) - 1)))
        while len(self.rows) < len(notes):
            self._add_row(same)

    def _add_row(self, index: int) -> None:
        row = NoteRow(self)
        row.set_text_zoom(self._percent)
        row.editor.edited.connect(lambda: self._write(row))
        row.editor.focused.connect(lambda: self.editor_focused.emit(row.editor))
        row.editor.unfocused.connect(lambda: self.editor_unfocused.emit(row.editor))
        row.editor.cursorPositionChanged.connect(lambda: self.cursor_moved.emit(row.editor))
        row.left.connect(lambda: self._editor.notes.go_to(self.rows.index(row)))
        self.rows.insert(index, row)
        self._layout.insertWidget(index, row)

    def _drop_row(self, row: NoteRow) -> None:
        if row.editor.hasFocus():
            self._editor.setFocus()
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _write(self, row: NoteRow) -> None:
        self._editor.notes.change(self.rows.index(row), row.note())

    def focus_note(self, index: int) -> None:
        """Put the cursor into the text of a footnote."""
        self.rows[index].editor.setFocus()

    def has_preedit(self) -> bool:
        """Tell whether an input method is composing text in a footnote."""
        return any(row.editor.has_preedit() for row in self.rows)

    def forget_typing(self) -> None:
        """Let go of what can be undone in the footnotes."""
        for row in self.rows:
            row.editor.forget_typing()

    def set_text_zoom(self, percent: int) -> None:
        """Show the footnotes smaller than a text of this zoom."""
        self._percent = percent
        for row in self.rows:
            row.set_text_zoom(percent)
