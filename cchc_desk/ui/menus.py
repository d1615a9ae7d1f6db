"""The menu bar as data: words, keys and icons; the window says what each entry does.

Source of the labels and keys: PEERS.md 4. No key belongs to an input method (Ctrl+Shift alone,
Alt+Z, Ctrl+Shift+F5/F6/F9), and the letters to choose menus by are plain ASCII in every language.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from cchc_desk.forms.report import ReportState
from cchc_desk.i18n import N_, tr
from cchc_desk.ui.documents_list import REPORT_STATE_WORDS
from cchc_desk.ui.theme import Scheme, Theme


class Entry(NamedTuple):
    """Describe a line of a menu.

    Shape: ``keys`` as Qt names them, the first is shown; ``choices`` - name to words of a group of
    which one is chosen, or None. "" for ``icon``: none.
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    choices: Mapping[str, str] | None = None


SCHEMES: Mapping[str, str] = {
    Scheme.SYSTEM.value: N_("Follow &Windows"),
    Scheme.LIGHT.value: N_("&Light"),
    Scheme.DARK.value: N_("&Dark"),
}

_STATES = {state.value: REPORT_STATE_WORDS[state] for state in ReportState}

# None stands for a line between groups.
_Lines = tuple[Entry | None, ...]

MENUS: tuple[tuple[str, str, _Lines], ...] = (
    (
        "file",
        N_("&File"),
        (
            Entry("new", N_("&New document…"), ("Ctrl+N",), "file-plus"),
            Entry("open-word", N_("Open a &Word report…"), ("Ctrl+Shift+O",), "file-input"),
            None,
            Entry("open-workspace", N_("&Open a workspace…"), ("Ctrl+O",), "folder-open"),
            Entry("new-workspace", N_("New wo&rkspace…")),
            Entry("recent", N_("Re&cent workspaces"), choices={}),
            None,
            Entry("save", N_("&Save now"), ("Ctrl+S",), "save"),
            Entry("export", N_("&Export to Word…"), ("F12",), "file-down"),
            Entry("export-more", N_("Export to P&DF, Excel…"), ("Shift+F12",)),
            Entry("print", N_("&Print…"), ("Ctrl+P",), "printer"),
            Entry("mail", N_("&Mail the document…"), ("Ctrl+M",), "mail"),
            None,
            Entry("quit", N_("E&xit"), ("Ctrl+Q",)),
        ),
    ),
    (
        "edit",
        N_("&Edit"),
        (
            Entry("undo", N_("&Undo"), ("Ctrl+Z",), "undo-2"),
            Entry("redo", N_("&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2"),
            None,
            Entry("copy-item", N_("Copy this &item as clean text"), ("Ctrl+Shift+C",), "copy"),
            Entry("copy-place", N_("Copy the whole &part or table"), ("Ctrl+Shift+A",)),
            Entry("item-history", N_("Hist&ory of this item…"), ("Ctrl+Shift+I",), "history"),
            None,
            Entry("find", N_("&Find in the document…"), ("Ctrl+F",), "search"),
            Entry("find-next", N_("Find &next"), ("F3",)),
            Entry("find-previous", N_("Find pre&vious"), ("Shift+F3",)),
            Entry("replace", N_("R&eplace…"), ("Ctrl+H",), "replace"),
            Entry("search", N_("&Search all years…"), ("Ctrl+K",)),
            None,
            Entry("cite", N_("Insert a &citation…"), ("F4",), "text-quote"),
        ),
    ),
    (
        "period",
        N_("Reporting &period"),
        (
            Entry("previous", N_("&Previous part"), ("Ctrl+PgUp",), "arrow-up"),
            Entry("next", N_("&Next part"), ("Ctrl+PgDown",), "arrow-down"),
            None,
            Entry("still-true", N_("Still tr&ue, on to the next"), ("Ctrl+D",), "check"),
            Entry("figures", N_("Fi&gures"), ("Ctrl+Shift+T",), "hash"),
            Entry("insert-figure", N_("Put a figure into the te&xt…"), ("Shift+F4",)),
            Entry("beside", N_("&Earlier periods beside the form"), ("Ctrl+L",), "history"),
            None,
            Entry("front", N_("&Head and foot of the document"), (), "file-text"),
            Entry("state", N_("&State of the document"), choices=_STATES),
            Entry("issue", N_("&Fill in number and date…"), (), "signature"),
            Entry("sent", N_("&What was sent…"), (), "mail"),
            Entry("template", N_("Change the &template…"), (), "layout-template"),
            None,
            Entry("history", N_("Histor&y of the document…"), ("Ctrl+Shift+H",), "history"),
            Entry("delete", N_("&Delete the document"), (), "trash-2"),
        ),
    ),
    ("tasks", N_("&Tasks"), (Entry("tasks", N_("Table of &tasks"), ("Ctrl+T",), "table"), None)),
    (
        "tools",
        N_("T&ools"),
        (
            Entry("review", N_("&Review"), ("F7",), "spell-check"),
            Entry("next-finding", N_("&Next finding"), ("F8",), "arrow-down"),
            Entry("previous-finding", N_("&Previous finding"), ("Shift+F8",), "arrow-up"),
            Entry("check-sheet", N_("Check sh&eet…"), (), "list-checks"),
            Entry("own-words", N_("The office's own &words…"), (), "tag"),
            None,
            Entry("register", N_("Register of do&cuments"), ("Ctrl+R",), "inbox"),
            Entry("office", N_("&Office…"), (), "building-2"),
            Entry("templates", N_("&Templates…"), (), "layout-template"),
            None,
            Entry("backups", N_("&Back up and restore…"), ("Ctrl+Shift+B",), "archive"),
            Entry("bin", N_("&Deleted documents…"), (), "trash-2"),
            Entry("check", N_("Chec&k the data…"), (), "list-checks"),
            None,
            Entry("hand-over", N_("&Hand the workspace over…"), (), "file-up"),
            Entry("take-in", N_("T&ake a workspace in…"), (), "file-input"),
            Entry("diagnostics", N_("Dia&gnostics package…")),
        ),
    ),
    (
        "view",
        N_("&View"),
        (
            Entry("home", N_("&Home"), ("Alt+Home",), "house"),
            None,
            Entry("text-larger", N_("&Larger text"), ("Ctrl+=", "Ctrl++"), "zoom-in"),
            Entry("text-smaller", N_("S&maller text"), ("Ctrl+-",), "zoom-out"),
            Entry("text-usual", N_("&Usual size of text"), ("Ctrl+0",)),
            None,
            Entry("interface-larger", N_("Larger &interface"), ("Ctrl+Shift+=", "Ctrl+Shift++")),
            Entry("interface-smaller", N_("Smaller in&terface"), ("Ctrl+Shift+-", "Ctrl+Shift+_")),
            Entry("interface-usual", N_("Usual size of the interf&ace"), ("Ctrl+Shift+0",)),
            None,
            Entry("scheme", N_("&Colours"), choices=SCHEMES),
            Entry("left", N_("&Show or hide the left column"), ("F9",)),
            Entry("preview", N_("&Preview"), ("Ctrl+F2",), "eye"),
            Entry("full-screen", N_("&Full screen"), ("F11",)),
        ),
    ),
    (
        "help",
        N_("&Help"),
        (
            Entry("help", N_("&Help on this place"), ("F1",), "circle-question-mark"),
            Entry("keys", N_("&Keys")),
            None,
            Entry("about", N_("&About the program"), (), "info"),
        ),
    ),
)


class Menus:
    """Hold the menus and actions of one window, by name; a menu's name is that of its entry."""

    def __init__(
        self, window: QMainWindow, theme: Theme, does: Mapping[str, Callable[..., object]]
    ) -> None:
        """Build the menu bar; an entry with choices passes the name of the one chosen."""
        self.menus: dict[str, QMenu] = {}
        self.actions: dict[str, QAction] = {}
        self.groups: dict[str, QActionGroup] = {}
        self._window = window
        self._theme = theme
        self._bare: list[tuple[QAction, str]] = []
        for name, title, lines in MENUS:
            menu = window.menuBar().addMenu(tr(title))
            menu.setObjectName(f"menu-{name}")
            menu.aboutToShow.connect(self._dress)
            self.menus[name] = menu
            for entry in lines:
                if entry is None:
                    menu.addSeparator()
                else:
                    self._add(menu, entry, does[entry.name])

    def _add(self, menu: QMenu, entry: Entry, slot: Callable[..., object]) -> None:
        if entry.choices is not None:
            self._add_choices(menu, entry, slot)
            return
        action = QAction(tr(entry.text), self._window)
        action.setObjectName(entry.name)
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        action.triggered.connect(lambda _checked=False: slot())
        if entry.icon:
            self._bare.append((action, entry.icon))
        menu.addAction(action)
        self._window.addAction(action)  # editors show some; all work without the menu bar too
        self.actions[entry.name] = action

    def _dress(self) -> None:
        """Draw the icons when a menu is first opened: 20 ms, which every start would take."""
        bare, self._bare = self._bare, []
        for action, icon in bare:
            self._theme.dress(action, icon, "muted")

    def _add_choices(self, menu: QMenu, entry: Entry, slot: Callable[..., object]) -> None:
        inner = menu.addMenu(tr(entry.text))
        inner.setObjectName(f"menu-{entry.name}")
        group = QActionGroup(inner)
        group.triggered.connect(lambda action: slot(action.data()))
        self.menus[entry.name], self.groups[entry.name] = inner, group
        self.offer(entry.name, {name: tr(words) for name, words in (entry.choices or {}).items()})

    def offer(self, name: str, choices: Mapping[str, str]) -> None:
        """Put other choices into a group, by what is passed on; the words are shown as they are."""
        menu, group = self.menus[name], self.groups[name]
        for action in group.actions():
            group.removeAction(action)
            action.deleteLater()
        for value, words in choices.items():
            action = QAction(words, group)
            action.setData(value)
            action.setCheckable(True)
            menu.addAction(action)
        menu.menuAction().setEnabled(bool(choices))

    def check(self, name: str, value: str | None) -> None:
        """Mark the choice that is in force; None: none of them."""
        for action in self.groups[name].actions():
            action.setChecked(action.data() == value)
