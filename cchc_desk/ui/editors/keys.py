"""What Enter, Tab, Backspace and Delete do to paragraphs; all other keys are Qt's."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCursor

from cchc_desk.forms.richtext import Level
from cchc_desk.ui.editors.formats import (
    DEPTHS,
    LEVELS,
    LINE_BREAK,
    level_of,
    paragraph_format,
    without_reference,
)
from cchc_desk.ui.editors.table_edits import go_to_next_cell, go_to_previous_cell
from cchc_desk.ui.editors.walk import blocks_of

Rule = Callable[[QTextCursor], bool]

_Key = Qt.Key
_Standard = QKeySequence.StandardKey
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


def selected_blocks(cursor: QTextCursor) -> Iterator[QTextBlock]:
    """Yield the paragraphs that the selection touches; without one, the cursor's own."""
    return blocks_of(cursor.document(), cursor.selectionStart(), cursor.selectionEnd())


def set_level(cursor: QTextCursor, level: Level) -> None:
    """Give the selected paragraphs a sign, as one step to undo."""
    _change_levels(cursor, lambda _old: level)


def _change_levels(cursor: QTextCursor, change: Callable[[Level], Level]) -> None:
    cursor.beginEditBlock()
    for block in selected_blocks(cursor):
        old = level_of(block.blockFormat())
        new = change(old)
        if new is not old:
            QTextCursor(block).setBlockFormat(paragraph_format(new))
    cursor.endEditBlock()


def deeper(level: Level) -> Level:
    """Return the sign one step inside; the innermost stays."""
    return LEVELS[min(DEPTHS[level] + 1, len(LEVELS) - 1)]


def shallower(level: Level) -> Level:
    """Return the sign one step outside; none stays none."""
    return LEVELS[max(DEPTHS[level] - 1, 0)]


def new_paragraph(cursor: QTextCursor) -> bool:
    """Begin a paragraph of the same sign; in an empty one with a sign, step outside instead."""
    level = level_of(cursor.blockFormat())
    if level and not cursor.hasSelection() and cursor.block().length() == 1:
        set_level(cursor, shallower(level))
        return True
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    characters = without_reference(cursor.charFormat())
    cursor.insertBlock(paragraph_format(level_of(cursor.blockFormat())), characters)
    cursor.endEditBlock()
    return True


def break_line(cursor: QTextCursor) -> bool:
    """Begin a line inside the paragraph."""
    cursor.insertText(LINE_BREAK, without_reference(cursor.charFormat()))
    return True


def indent(cursor: QTextCursor) -> bool:
    """Go to the next cell; else step inside at the start of a paragraph or with several."""
    return go_to_next_cell(cursor) or _indent(cursor, deeper)


def outdent(cursor: QTextCursor) -> bool:
    """Go to the cell before; else step outside at the start of a paragraph or with several."""
    return go_to_previous_cell(cursor) or _indent(cursor, shallower)


def _indent(cursor: QTextCursor, change: Callable[[Level], Level]) -> bool:
    """Inside text Tab does nothing: a tab there would break the lines of the printed page."""
    several = len(list(selected_blocks(cursor))) > 1
    if several or (cursor.atBlockStart() and not cursor.hasSelection()):
        _change_levels(cursor, change)
    return True


def remove_sign(cursor: QTextCursor) -> bool:
    """At the start of a paragraph remove its sign, and stop at the edge of a table or cell."""
    if cursor.hasSelection() or not cursor.atBlockStart():
        return False
    if level_of(cursor.blockFormat()):
        set_level(cursor, Level.NONE)
        return True
    return _stops_at_table(cursor, cursor.block().previous(), step=-1)


def stop_at_table(cursor: QTextCursor) -> bool:
    """At the end of a paragraph stop at the edge of a table or cell."""
    if cursor.hasSelection() or not cursor.atBlockEnd():
        return False
    return _stops_at_table(cursor, cursor.block().next(), step=1)


def _stops_at_table(cursor: QTextCursor, neighbour: QTextBlock, *, step: int) -> bool:
    """Step over an edge instead of deleting it; False when there is none."""
    if not neighbour.isValid():
        return False
    table, beyond = cursor.currentTable(), QTextCursor(neighbour).currentTable()
    if table == beyond and (
        table is None or table.cellAt(cursor) == table.cellAt(neighbour.position())
    ):
        return False
    if table is None:
        cursor.setPosition(cursor.position() + step)
    return True


BLOCK_RULES: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Rule] = {
    (_Key.Key_Return, _NONE): new_paragraph,
    (_Key.Key_Return, _SHIFT): break_line,
    (_Key.Key_Tab, _NONE): indent,
    (_Key.Key_Backtab, _SHIFT): outdent,
    (_Key.Key_Backtab, _NONE): outdent,
    (_Key.Key_Tab, _SHIFT): outdent,
    (_Key.Key_Backspace, _NONE): remove_sign,
    (_Key.Key_Backspace, _CONTROL): remove_sign,
    (_Key.Key_Delete, _NONE): stop_at_table,
    (_Key.Key_Delete, _CONTROL): stop_at_table,
}

LINE_RULES: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Rule] = {
    (_Key.Key_Return, _NONE): break_line,
    (_Key.Key_Return, _SHIFT): break_line,
}

# Left to the window, or to UniKey (Ctrl+Shift, Alt+Z, Ctrl+Shift+F5/F6/F9).
_LEFT_ALONE = {
    (_Key.Key_PageUp, _CONTROL),
    (_Key.Key_PageDown, _CONTROL),
    (_Key.Key_Z, Qt.KeyboardModifier.AltModifier),
}

# Windows sends these for Ctrl+Shift, and Qt would turn the paragraph from right to left.
_HARMFUL = {_Key.Key_Direction_L, _Key.Key_Direction_R}


def rule_for(
    event: QKeyEvent, rules: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Rule]
) -> Rule | None:
    """Return what a key does here; None: what Qt does."""
    return rules.get(_chord(event))


def _chord(event: QKeyEvent) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    pressed = _Key(event.key()) if event.key() in _KNOWN else _Key.Key_unknown
    key = _Key.Key_Return if pressed == _Key.Key_Enter else pressed
    return key, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


_KNOWN = {key.value for key in _Key}


def is_left_alone(event: QKeyEvent) -> bool:
    """Tell whether the editor must not take this key."""
    chord = _chord(event)
    return chord in _LEFT_ALONE or chord[0] in _HARMFUL


_STEPS: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], int] = {
    (_Key.Key_Return, _NONE): 1,
    (_Key.Key_Return, _CONTROL): 1,
    (_Key.Key_Return, _CONTROL | _SHIFT): -1,
}


def asked_step(event: QKeyEvent) -> int:
    """Return how many fields a key that no field took asks to go on: 1, -1 for back, or 0."""
    return _STEPS.get(_chord(event), 0)


def leaves_text(event: QKeyEvent) -> bool:
    """Tell whether a key steps out of a text too; Enter alone begins a paragraph there."""
    return asked_step(event) != 0 and _chord(event) != (_Key.Key_Return, _NONE)


def asks_text_below(event: QKeyEvent) -> bool:
    """Tell whether the key is Enter alone, which goes from a value into the text below it."""
    return _chord(event) == (_Key.Key_Return, _NONE)


def asks_next_field(event: QKeyEvent) -> bool:
    """Tell whether the key means: done here, on to the next field."""
    return _chord(event) == (_Key.Key_Return, _CONTROL)


def asks_undo(event: QKeyEvent) -> bool:
    """Tell whether the key takes back."""
    return _chord(event) == (_Key.Key_Z, _CONTROL) or event.matches(_Standard.Undo)


def asks_redo(event: QKeyEvent) -> bool:
    """Tell whether the key does again; both habits hold on every system."""
    both = {(_Key.Key_Y, _CONTROL), (_Key.Key_Z, _CONTROL | _SHIFT)}
    return _chord(event) in both or event.matches(_Standard.Redo)


def claims_history(event: QEvent) -> bool:
    """Tell whether Qt asks if a key of undo or redo is meant for the text, not for the window."""
    asked = event.type() == QEvent.Type.ShortcutOverride
    return asked and isinstance(event, QKeyEvent) and (asks_undo(event) or asks_redo(event))
