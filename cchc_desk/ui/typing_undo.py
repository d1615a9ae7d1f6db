"""Undo of typing that is not kept yet; what the desk has kept is undone by the desk.

One rule holds for the whole window: a text field's own history serves what was typed since the
field was last handed to the desk, and the desk's history serves everything before. So the keys of
undo and redo belong to the window wherever the focus is, and the window asks here first.
"""

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_TextField = QLineEdit | QTextEdit | QPlainTextEdit


def undo_typing(widget: QWidget | None) -> bool:
    """Take back the last typing in a field; False when it has none left, or holds no text.

    While an input method is composing there nothing is taken back, and the answer is True: half a
    letter is neither typed nor kept.
    """
    field = _field_of(widget)
    if field is None or field.isReadOnly():
        return False
    if _is_composing(field):
        return True
    if not _can_undo(field):
        return False
    field.undo()
    return True


def redo_typing(widget: QWidget | None) -> bool:
    """Type again what was taken back last in a field; False and True as for ``undo_typing``."""
    field = _field_of(widget)
    if field is None or field.isReadOnly():
        return False
    if _is_composing(field):
        return True
    if not _can_redo(field):
        return False
    field.redo()
    return True


def forget_all_typing(page: QWidget) -> None:
    """Let all plain fields of a page forget what they could take back."""
    for field in page.findChildren(QWidget):
        if isinstance(field, _TextField):
            forget_typing(field)


def forget_typing(field: _TextField) -> None:
    """Let a field forget what it could take back: its text was handed to the desk.

    What was taken back before can still be typed again.
    """
    if not isinstance(field, QLineEdit):
        field.document().clearUndoRedoStacks(QTextDocument.Stacks.UndoStack)
    elif field.isUndoAvailable() and not field.isRedoAvailable():
        _load_again(field)


def _load_again(line: QLineEdit) -> None:
    """Give a line its own text: the only way in which Qt lets its history go."""
    cursor, start, length = line.cursorPosition(), line.selectionStart(), line.selectionLength()
    line.setText(line.text())
    line.setCursorPosition(cursor)
    if length:
        forward = cursor > start
        line.setSelection(start if forward else start + length, length if forward else -length)


def _field_of(widget: QWidget | None) -> _TextField | None:
    if isinstance(widget, QAbstractSpinBox | QComboBox):
        return widget.lineEdit()
    return widget if isinstance(widget, _TextField) else None


def _is_composing(field: _TextField) -> bool:
    """Tell whether letters are being composed; Qt tells it of texts only, not of lines."""
    if isinstance(field, QLineEdit):
        return False
    return bool(field.textCursor().block().layout().preeditAreaText())


def _can_undo(field: _TextField) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return field.document().isUndoAvailable()


def _can_redo(field: _TextField) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return field.document().isRedoAvailable()
