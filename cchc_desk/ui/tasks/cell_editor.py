"""The editors that open inside a cell, behind one face for all of them."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from cchc_desk.forms.richtext import is_empty, normalise
from cchc_desk.forms.task import PROGRESS_CHOICES
from cchc_desk.forms.text import clean, fold_spaces
from cchc_desk.ui.editors.keys import asks_redo, asks_undo, claims_history, new_paragraph
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.tasks.painting import MARGIN_X
from cchc_desk.ui.tasks.requests import CellValue

FRAME = 2  # px, in the accent: an open cell is not told by its colour alone
_LOWEST = 32  # px, of a line that is edited: as a row of one line
_INDENT_CHARACTERS = 2  # the width of one level, in digits: columns are narrow
_OPEN_LIST_KEYS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up})  # with Alt


class CellEditor(Protocol):
    """Edit what one cell holds in ``widget``."""

    @property
    def widget(self) -> QWidget:
        """Return the widget that opens in the cell."""

    def load(self, value: CellValue) -> None:
        """Show what the cell holds, the cursor at its end."""

    def value(self) -> CellValue:
        """Return what is typed, without letters that are still being composed."""

    def is_composing(self) -> bool:
        """Tell whether letters are being composed."""

    def select_all(self) -> None:
        """Select everything, so that typing replaces it."""

    def go_to_end(self) -> None:
        """Put the cursor behind the text, with nothing selected."""

    def empty(self) -> None:
        """Delete the text; the editor can undo it."""

    def insert_line(self) -> None:
        """Begin a new line, where there may be more than one."""

    def wanted_size(self, cell: QSize) -> QSize:
        """Return how large the widget is to be in a cell of a size; in logical pixels."""


class TextInCell(RichTextEditor):
    """Take rich text; undo and redo that it has no more of are the window's."""

    def event(self, event: QEvent) -> bool:
        """Claim the keys of undo and redo only while there is something of its own."""
        document = self.document()
        if _is_for_window(event, document.isUndoAvailable, document.isRedoAvailable):
            event.ignore()
            return False
        return super().event(event)


def _is_for_window(
    event: QEvent, can_undo: Callable[[], bool], can_redo: Callable[[], bool]
) -> bool:
    """Tell whether Qt asks for a key of undo or redo that an editor has no use for."""
    if not claims_history(event) or not isinstance(event, QKeyEvent):
        return False
    return not (asks_undo(event) and can_undo()) and not (asks_redo(event) and can_redo())


class TextCell:
    """Edit rich text."""

    def __init__(self, parent: QWidget, font: QFont) -> None:
        """Make an editor in the font of the cells."""
        self._editor = TextInCell(parent)
        self._editor.setFont(font)
        document = self._editor.document()
        document.setDefaultFont(font)
        document.setDocumentMargin(MARGIN_X - FRAME)
        document.setIndentWidth(QFontMetricsF(font).horizontalAdvance("0" * _INDENT_CHARACTERS))
        self._editor.setFrameShape(QFrame.Shape.NoFrame)
        self._editor.setStyleSheet(
            f"QTextEdit {{ border: {FRAME}px solid palette(highlight); border-radius: 0;"
            " padding: 0; }"
        )
        self._editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def widget(self) -> RichTextEditor:
        """Return the editor."""
        return self._editor

    def load(self, value: CellValue) -> None:
        """Show a text."""
        assert not isinstance(value, str)  # noqa: S101 - only such cells open this editor
        self._editor.set_content(value)
        self.go_to_end()

    def value(self) -> CellValue:
        """Return the text; nothing to read is no text at all."""
        content = normalise(self._editor.content())
        return () if is_empty(content) else content

    def is_composing(self) -> bool:
        """Tell whether letters are being composed."""
        return self._editor.has_preedit()

    def select_all(self) -> None:
        """Select the text."""
        self._editor.selectAll()

    def go_to_end(self) -> None:
        """Put the cursor behind the last paragraph."""
        self._editor.moveCursor(QTextCursor.MoveOperation.End)

    def empty(self) -> None:
        """Delete all paragraphs."""
        self._editor.selectAll()
        self._editor.textCursor().removeSelectedText()

    def insert_line(self) -> None:
        """Begin a paragraph."""
        cursor = self._editor.textCursor()
        new_paragraph(cursor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()

    def wanted_size(self, cell: QSize) -> QSize:
        """Return the cell, but higher where the text needs it."""
        height = int(self._editor.document().size().height() + 0.999) + 2 * FRAME
        return cell.expandedTo(QSize(0, height))


class WordsLine(QLineEdit):
    """Take one line of words and know whether letters are being composed.

    Undo and redo that it has no more of are the window's.
    """

    def __init__(self, parent: QWidget) -> None:
        """Make an empty line."""
        super().__init__(parent)
        self.is_composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether letters are being composed; Qt does the rest."""
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim the keys of undo and redo only while there is something of its own."""
        if _is_for_window(event, self.isUndoAvailable, self.isRedoAvailable):
            event.ignore()
            return False
        return super().event(event)


class ProgressBox(QComboBox):
    """Type any words of progress, or choose the usual ones from a list that a key opens.

    ``chosen`` tells that words were taken from the list.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Make a box with the usual words in its list."""
        super().__init__(parent)
        self.line = WordsLine(self)
        self._list_was_open = False
        self.setEditable(True)
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # No completion: it eats letters that UniKey takes back (PEERS §3, 19).
        self.setCompleter(None)  # type: ignore[arg-type] # Qt: a null pointer removes it
        self.addItems(PROGRESS_CHOICES)
        self.activated.connect(self._tell_chosen)

    def load(self, words: str) -> None:
        """Show words of progress, those in the list or others."""
        self.setCurrentIndex(self.findText(words))
        self.setEditText(words)

    def showPopup(self) -> None:
        """Open the list."""
        self._list_was_open = True
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        """Keep Alt+Down and Alt+Up, which move rows of the table elsewhere, for the list."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if alt and event.key() in _OPEN_LIST_KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note that the user types or walks through the words without the list."""
        self._list_was_open = False
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the table: turning it must not change what a report says."""
        event.ignore()

    def _tell_chosen(self, _place: int) -> None:
        if self._list_was_open:
            self.chosen.emit()


class WordsCell:
    """Edit one line of plain words: the title of a group, or progress."""

    def __init__(self, widget: WordsLine | ProgressBox, font: QFont) -> None:
        """Edit in a line, or in a box with a list."""
        self._widget = widget
        self._line = widget.line if isinstance(widget, ProgressBox) else widget
        widget.setFont(font)

    @property
    def widget(self) -> QWidget:
        """Return the line or box."""
        return self._widget

    def load(self, value: CellValue) -> None:
        """Show words."""
        assert isinstance(value, str)  # noqa: S101 - only such cells open this editor
        if isinstance(self._widget, ProgressBox):
            self._widget.load(value)
        else:
            self._widget.setText(value)

    def value(self) -> CellValue:
        """Return the words."""
        return fold_spaces(clean(self._line.text()))

    def is_composing(self) -> bool:
        """Tell whether letters are being composed."""
        return self._line.is_composing

    def select_all(self) -> None:
        """Select the words."""
        self._line.selectAll()

    def go_to_end(self) -> None:
        """Put the cursor behind the words."""
        self._line.deselect()
        self._line.end(False)  # noqa: FBT003 - Qt's parameter: without selecting

    def empty(self) -> None:
        """Delete the words."""
        self._line.selectAll()
        self._line.del_()

    def insert_line(self) -> None:
        """Do nothing: there is one line only."""

    def wanted_size(self, cell: QSize) -> QSize:
        """Return the usual height of such a field, and room for its words."""
        usual = self._widget.sizeHint()
        return QSize(max(cell.width(), usual.width()), max(usual.height(), _LOWEST))
