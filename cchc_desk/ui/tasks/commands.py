"""The commands of the task page: their words, keys and places."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cchc_desk.i18n import N_, tr


class Place(Enum):
    """Where a command is found beside its key."""

    BUTTON = auto()  # in the bar and in the menu of the table
    MENU = auto()
    KEY = auto()


@dataclass(frozen=True, slots=True)
class Command:
    """Describe a command.

    Shape: ``keys`` - as Qt names them, the first one is shown; they work in the table, and with
    ``everywhere`` on the whole page.
    """

    name: str
    text: str
    tip: str
    keys: tuple[str, ...] = ()
    place: Place = Place.BUTTON
    everywhere: bool = False


# Source of the keys: PEERS §4. None is taken by UniKey or would be eaten while typing Telex.
COMMANDS: Final = (
    Command(
        "add-row", N_("Add row"), N_("Add a row below the current one"), ("F5",), everywhere=True
    ),
    Command("remove-rows", N_("Delete rows"), N_("Delete the selected rows"), ("F6", "Ctrl+Del")),
    Command("add-group", N_("Add group"), N_("Add a heading at the end of the current group")),
    Command("move-up", N_("Up"), N_("Move the selected rows up"), ("Alt+Up",)),
    Command("move-down", N_("Down"), N_("Move the selected rows down"), ("Alt+Down",)),
    Command(
        "change-progress",
        N_("Change progress…"),
        N_("Give all selected tasks the same progress (F4: choose it in one row)"),
    ),
    Command("copy", N_("Copy"), N_("Copy the selected cells, for Excel and Word too"), ("Ctrl+C",)),
    Command("paste", N_("Paste"), N_("Paste cells from Excel, Word or this table"), ("Ctrl+V",)),
    Command("cut", N_("Cut"), N_("Copy cells and clear them"), ("Ctrl+X",), Place.MENU),
    Command("clear", N_("Clear cells"), N_("Clear the selected cells"), ("Del",), Place.MENU),
    Command(
        "add-row-above", N_("Add row above"), N_("Add a row above the current one"), (), Place.MENU
    ),
    Command("sort-up", N_("Sort by this column, A to Z"), "", (), Place.MENU),
    Command("sort-down", N_("Sort by this column, Z to A"), "", (), Place.MENU),
    Command("unsort", N_("Order of the document"), "", (), Place.MENU),
    Command("fit-columns", N_("Fit the columns to the window"), "", (), Place.MENU),
    Command("find", N_("Find in the tasks"), "", ("Ctrl+F",), Place.KEY, everywhere=True),
)


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
        action.setIconText(button_text(command))
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


def button_text(command: Command) -> str:
    """Return the words of a button; the keys of the hands' daily way stand on it."""
    text = tr(command.text)
    key = shown_key(command)
    return tr("{does} ({key})", does=text, key=key) if key.startswith(("F", "Alt")) else text


def shown_key(command: Command) -> str:
    """Return the first key of a command as it is printed on keyboards."""
    if not command.keys:
        return ""
    sequence = QKeySequence(command.keys[0])
    text = sequence.toString(QKeySequence.SequenceFormat.NativeText)
    return text.replace("Up", "↑").replace("Down", "↓")
