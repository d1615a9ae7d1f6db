"""The actions of an editor: names, words, keys, and how they show where the cursor is."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QFont, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from cchc_desk.forms.richtext import Level
from cchc_desk.i18n import N_, tr
from cchc_desk.ui.editors.formats import level_of


class Act(StrEnum):
    """Name what the clerk can do in an editor; also the object name of its action."""

    UNDO = "undo"
    REDO = "redo"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    PASTE_PLAIN = "paste-plain"
    SELECT_ALL = "select-all"
    BOLD = "bold"
    ITALIC = "italic"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    LEVEL_NONE = "level-none"
    LEVEL_DASH = "level-dash"
    LEVEL_PLUS = "level-plus"
    LEVEL_STAR = "level-star"
    FOOTNOTE = "footnote"
    TABLE = "table"
    ROW_BELOW = "row-below"
    COLUMN_RIGHT = "column-right"
    DELETE_ROW = "delete-row"
    DELETE_COLUMN = "delete-column"
    HEADER_ROW = "header-row"
    CLEAR = "clear"


class Label(NamedTuple):
    """Hold what an action says; ``short`` stands on its button. None: ``keys`` - it has no key."""

    words: str
    keys: str | None = None
    short: str = ""
    is_checkable: bool = False


# Word's keys for raised and lowered text zoom here, and Ctrl+Space belongs to input methods.
LABELS: Mapping[Act, Label] = {
    Act.UNDO: Label(N_("Undo"), "Ctrl+Z"),
    Act.REDO: Label(N_("Redo"), "Ctrl+Y"),
    Act.CUT: Label(N_("Cut"), "Ctrl+X"),
    Act.COPY: Label(N_("Copy"), "Ctrl+C"),
    Act.PASTE: Label(N_("Paste"), "Ctrl+V"),
    Act.PASTE_PLAIN: Label(N_("Paste as plain text"), "Ctrl+Shift+V"),
    Act.SELECT_ALL: Label(N_("Select all"), "Ctrl+A"),
    Act.BOLD: Label(N_("Bold"), "Ctrl+B", "B", is_checkable=True),
    Act.ITALIC: Label(N_("Italic"), "Ctrl+I", "I", is_checkable=True),
    Act.SUPERSCRIPT: Label(N_("Superscript"), short="x²", is_checkable=True),
    Act.SUBSCRIPT: Label(N_("Subscript"), short="x₂", is_checkable=True),
    Act.LEVEL_NONE: Label(N_("Paragraph without a sign"), short="¶", is_checkable=True),
    Act.LEVEL_DASH: Label(N_("Paragraph with “-”"), short="–", is_checkable=True),
    Act.LEVEL_PLUS: Label(N_("Paragraph with “+”"), short="+", is_checkable=True),
    Act.LEVEL_STAR: Label(N_("Paragraph with “*”"), short="*", is_checkable=True),
    Act.FOOTNOTE: Label(N_("Insert a footnote"), "Ctrl+Alt+F", N_("¹ Footnote")),
    Act.TABLE: Label(N_("Insert a table"), short=N_("Table")),
    Act.ROW_BELOW: Label(N_("Insert a row below")),
    Act.COLUMN_RIGHT: Label(N_("Insert a column to the right")),
    Act.DELETE_ROW: Label(N_("Delete the row")),
    Act.DELETE_COLUMN: Label(N_("Delete the column")),
    Act.HEADER_ROW: Label(N_("First row is a header")),
    Act.CLEAR: Label(N_("Clear formatting"), short=N_("Plain")),
}

# Keys that the text field itself acts on. A shortcut would clash with the window's own.
SHOWN_ONLY = {Act.UNDO, Act.REDO, Act.CUT, Act.COPY, Act.PASTE, Act.SELECT_ALL}
LEVEL_ACTS = {
    Act.LEVEL_NONE: Level.NONE,
    Act.LEVEL_DASH: Level.DASH,
    Act.LEVEL_PLUS: Level.PLUS,
    Act.LEVEL_STAR: Level.STAR,
}
IN_TABLE = (Act.ROW_BELOW, Act.COLUMN_RIGHT, Act.DELETE_ROW, Act.DELETE_COLUMN, Act.HEADER_ROW)
MENU_GROUPS = (
    (Act.UNDO, Act.REDO),
    (Act.CUT, Act.COPY, Act.PASTE, Act.PASTE_PLAIN, Act.SELECT_ALL),
    (Act.BOLD, Act.ITALIC, Act.SUPERSCRIPT, Act.SUBSCRIPT, Act.CLEAR),
    tuple(LEVEL_ACTS),
    (Act.FOOTNOTE, Act.TABLE),
)
OF_BLOCKS = (*LEVEL_ACTS, Act.FOOTNOTE, Act.TABLE, *IN_TABLE)


def make_actions(
    parent: QObject, commands: Mapping[Act, Callable[[], object]]
) -> dict[Act, QAction]:
    """Make the actions for these commands, in their order."""
    return {act: _make_action(parent, act, command) for act, command in commands.items()}


def _make_action(parent: QObject, act: Act, command: Callable[[], object]) -> QAction:
    label = LABELS[act]
    made = QAction(tr(label.words), parent)
    made.setObjectName(act.value)
    made.setCheckable(label.is_checkable)
    made.setToolTip(tip(label))
    if label.short:
        made.setIconText(tr(label.short))
    made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    if label.keys is not None and act not in SHOWN_ONLY:
        made.setShortcut(QKeySequence(label.keys))
    made.triggered.connect(lambda _checked: command())
    return made


def tip(label: Label) -> str:
    """Return the words with their key."""
    words = tr(label.words)
    if label.keys is None:
        return words
    shown = QKeySequence(label.keys).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words} ({shown})"


def history_of_window(editor: QWidget) -> dict[Act, QAction]:
    """Return the undo and redo of the page or window that an editor stands in, when it has them.

    They are the actions named "undo" and "redo" that were added to a widget around the editor.
    """
    found: dict[Act, QAction] = {}
    around = editor.parentWidget()
    while around is not None:
        for action in around.actions():
            if action.objectName() in {Act.UNDO, Act.REDO}:
                found.setdefault(Act(action.objectName()), action)
        around = around.parentWidget()
    return found


def make_menu(parent: QWidget, actions: Mapping[Act, QAction], cursor: QTextCursor) -> QMenu:
    """Make the context menu; it deletes itself when it closes."""
    made = QMenu(parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    groups = MENU_GROUPS if cursor.currentTable() is None else (*MENU_GROUPS, IN_TABLE)
    for group in groups:
        made.addActions([actions[act] for act in group if act in actions])
        made.addSeparator()
    return made


def show_state(
    actions: Mapping[Act, QAction], cursor: QTextCursor, made: QTextCharFormat, *, can_edit: bool
) -> None:
    """Check and enable the actions as the place of the cursor says."""
    checked = _checked(cursor, made)
    document = cursor.document()
    in_table = can_edit and cursor.currentTable() is not None
    enabled = dict.fromkeys(IN_TABLE, in_table)
    enabled |= {Act.UNDO: document.isUndoAvailable(), Act.REDO: document.isRedoAvailable()}
    enabled[Act.TABLE] = can_edit and not in_table
    enabled |= {Act.COPY: cursor.hasSelection(), Act.CUT: can_edit and cursor.hasSelection()}
    for act, action in actions.items():
        if action.isCheckable():
            action.setChecked(act in checked)
        action.setEnabled(enabled.get(act, can_edit or act is Act.SELECT_ALL))


def _checked(cursor: QTextCursor, made: QTextCharFormat) -> set[Act]:
    level = level_of(cursor.blockFormat())
    vertical = made.verticalAlignment()
    looks = {
        Act.BOLD: made.fontWeight() >= QFont.Weight.DemiBold,
        Act.ITALIC: made.fontItalic(),
        Act.SUPERSCRIPT: vertical == QTextCharFormat.VerticalAlignment.AlignSuperScript,
        Act.SUBSCRIPT: vertical == QTextCharFormat.VerticalAlignment.AlignSubScript,
    }
    return {act for act, is_on in looks.items() if is_on} | {
        act for act, each in LEVEL_ACTS.items() if each is level
    }
