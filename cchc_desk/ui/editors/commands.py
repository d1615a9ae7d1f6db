"""What the actions of the editor do to its text."""

from collections.abc import Callable

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from cchc_desk.forms.richtext import Footnote, Level, Table, TableCell, Vertical
from cchc_desk.ui.editors.document_map import insert_blocks
from cchc_desk.ui.editors.formats import (
    FIGURE,
    FIGURE_TEXT,
    OBJECT,
    footnote_format,
    vertical_format,
    without_reference,
)
from cchc_desk.ui.editors.keys import set_level

NEW_TABLE_ROWS, NEW_TABLE_COLUMNS = 3, 3


def go_to(editor: QTextEdit, position: int) -> None:
    """Put the cursor at a position and bring it into view."""
    cursor = editor.textCursor()
    cursor.setPosition(position)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def toggle_bold(editor: QTextEdit) -> None:
    """Make the selection, or what is typed next, bold or not."""
    made = QTextCharFormat()
    is_bold = editor.currentCharFormat().fontWeight() >= QFont.Weight.DemiBold
    made.setFontWeight(QFont.Weight.Normal if is_bold else QFont.Weight.Bold)
    editor.mergeCurrentCharFormat(made)


def toggle_italic(editor: QTextEdit) -> None:
    """Make the selection, or what is typed next, italic or not."""
    made = QTextCharFormat()
    made.setFontItalic(not editor.currentCharFormat().fontItalic())
    editor.mergeCurrentCharFormat(made)


def toggle_vertical(editor: QTextEdit, vertical: Vertical) -> None:
    """Raise or lower the selection, or what is typed next; or put it back on the line."""
    wanted = vertical_format(vertical)
    is_there = editor.currentCharFormat().verticalAlignment() == wanted.verticalAlignment()
    editor.mergeCurrentCharFormat(vertical_format(Vertical.BASELINE) if is_there else wanted)


def choose_level(editor: QTextEdit, level: Level) -> None:
    """Give the selected paragraphs a sign."""
    set_level(editor.textCursor(), level)


def insert_footnote(editor: QTextEdit) -> int:
    """Insert an empty footnote after the selection; return the position of its character."""
    cursor = editor.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    position = cursor.position()
    after = without_reference(cursor.charFormat())
    cursor.insertText(OBJECT, footnote_format(Footnote(())))
    editor.setTextCursor(cursor)
    editor.setCurrentCharFormat(after)
    return position


def insert_figure(editor: QTextEdit, figure_id: str, text: str) -> None:
    """Insert characters that show a figure, in the look of the text around them."""
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    around = without_reference(cursor.charFormat())
    shown = QTextCharFormat(around)
    shown.setProperty(FIGURE, figure_id)
    shown.setProperty(FIGURE_TEXT, text)
    cursor.insertText(text, shown)
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    editor.setCurrentCharFormat(around)


def insert_table(editor: QTextEdit) -> None:
    """Insert an empty table, and go to its first cell."""
    cursor = editor.textCursor()
    row = (TableCell(),) * NEW_TABLE_COLUMNS
    start = cursor.selectionStart()
    insert_blocks(cursor, (Table((row,) * NEW_TABLE_ROWS),))
    cursor.setPosition(start)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    editor.setTextCursor(cursor)


def change_table(editor: QTextEdit, change: Callable[[QTextCursor], bool]) -> None:
    """Change the table that the cursor is in."""
    cursor = editor.textCursor()
    change(cursor)
    editor.setTextCursor(cursor)


def clear_formatting(editor: QTextEdit) -> None:
    """Make the selection, or the paragraph, plain: no bold, italic, raised, lowered or link."""
    cursor = editor.textCursor()
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    plain = QTextCharFormat()
    plain.setFontWeight(QFont.Weight.Normal)
    plain.setFontItalic(False)
    plain.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignNormal)
    plain.setAnchor(False)
    plain.setAnchorHref("")
    cursor.mergeCharFormat(plain)
