"""The commands of the task page: their words, keys, icons and places."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cchc_desk.i18n import N_, tr


@dataclass(frozen=True, slots=True)
class Command:
    """Describe a command.

    Shape: ``short`` - the word of its button, "" for the same; ``keys`` - as Qt names them, the
    first one is shown; they work in the table, and with ``everywhere`` on the whole page.
    """

    name: str
    icon: str
    text: str
    tip: str = ""
    keys: tuple[str, ...] = ()
    short: str = ""
    everywhere: bool = False


# Source of the keys: PEERS §4. None is taken by UniKey or would be eaten while typing Telex.
COMMANDS: Final = (
    Command(
        "add-row",
        "plus",
        N_("Add row"),
        N_("Add a row below the current one"),
        ("F5",),
        everywhere=True,
    ),
    Command(
        "add-row-above",
        "between-horizontal-start",
        N_("Add row above"),
        N_("Add a row above the current one"),
    ),
    Command(
        "add-group",
        "folder-plus",
        N_("Add group"),
        N_("Add a heading at the end of the current group"),
    ),
    Command(
        "remove-rows",
        "trash-2",
        N_("Delete rows"),
        N_("Delete the selected rows"),
        ("F6", "Ctrl+Del"),
    ),
    Command(
        "move-up",
        "arrow-up",
        N_("Move up"),
        N_("Move the selected rows up"),
        ("Alt+Up",),
        N_("Up"),
    ),
    Command(
        "move-down",
        "arrow-down",
        N_("Move down"),
        N_("Move the selected rows down"),
        ("Alt+Down",),
        N_("Down"),
    ),
    Command(
        "change-progress",
        "list-checks",
        N_("Change progress…"),
        N_("Give all selected tasks the same progress (F4: choose it in one row)"),
    ),
    Command(
        "links",
        "text-quote",
        N_("Proofs, and where it is told…"),
        N_("Show what the result cites, which texts tell it, and which files prove it"),
        ("Ctrl+G",),
        N_("Proofs…"),
    ),
    Command("cut", "scissors", N_("Cut"), N_("Copy cells and clear them"), ("Ctrl+X",)),
    Command(
        "copy",
        "copy",
        N_("Copy"),
        N_("Copy the selected cells, for Excel and Word too"),
        ("Ctrl+C",),
    ),
    Command(
        "paste",
        "clipboard-paste",
        N_("Paste"),
        N_("Paste cells from Excel, Word or this table"),
        ("Ctrl+V",),
    ),
    Command("clear", "eraser", N_("Clear cells"), N_("Clear the selected cells"), ("Del",)),
    Command("sort-up", "arrow-down-a-z", N_("Sort by this column, upwards")),
    Command("sort-down", "arrow-down-z-a", N_("Sort by this column, downwards")),
    Command("unsort", "list-ordered", N_("Order of the document")),
    Command("find", "search", N_("Find in the tasks"), keys=("Ctrl+F",), everywhere=True),
    Command("fit-columns", "move-horizontal", N_("Fit the columns to the window")),
)

BUTTONS: Final = (
    "add-row",
    "remove-rows",
    "change-progress",
    "links",
    "paste",
    "add-group",
    "move-up",
    "move-down",
    "copy",
)
"""The commands that have a button, those done most often first: the last ones give way."""

MENU: Final = (
    ("add-row", "add-row-above", "add-group", "remove-rows"),
    ("move-up", "move-down"),
    ("change-progress", "links"),
    ("cut", "copy", "paste", "clear"),
    ("sort-up", "sort-down", "unsort"),
    ("find", "fit-columns"),
)
"""The commands as menus show them, by group."""


def make_actions(
    page: QWidget, table: QWidget, does: Mapping[str, Callable[[], None]]
) -> dict[str, QAction]:
    """Make an action of every command, by name; most keys work in the table alone.

    Delete in a list of the page, say, must not clear cells.
    """
    actions = {}
    for command in COMMANDS:
        owner = page if command.everywhere else table
        action = QAction(tr(command.text), owner)
        action.setIconText(tr(command.short or command.text))
        action.setObjectName(f"task-{command.name}")
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(usual_tip(command))
        action.triggered.connect(does[command.name])
        owner.addAction(action)
        actions[command.name] = action
    return actions


def usual_tip(command: Command) -> str:
    """Return what a command does, and its key."""
    tip = tr(command.tip or command.text)
    if not command.keys:
        return tip
    return tr("{does} ({key})", does=tip, key=shown_key(command))


def shown_key(command: Command) -> str:
    """Return the first key of a command as it is printed on keyboards."""
    sequence = QKeySequence(command.keys[0])
    text = sequence.toString(QKeySequence.SequenceFormat.NativeText)
    return text.replace("Up", "↑").replace("Down", "↓")
