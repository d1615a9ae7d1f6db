"""The actions of the task page: which can be given now, and their menus and icons."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cchc_desk.forms.task import Column
from cchc_desk.i18n import tr
from cchc_desk.ui.tasks.commands import BUTTONS, COMMANDS, MENU, make_actions, usual_tip
from cchc_desk.ui.tasks.filter import TaskFilter
from cchc_desk.ui.tasks.places import step_down, step_up
from cchc_desk.ui.tasks.row_commands import RowCommands
from cchc_desk.ui.tasks.view import TaskTableView
from cchc_desk.ui.theme import Theme

_ON_ROWS = frozenset({"remove-rows", "add-row-above", "cut", "copy", "clear"})
_ON_A_COLUMN = frozenset({"sort-up", "sort-down"})
_STEPS = {"move-up": step_up, "move-down": step_down}


class TaskActions(QObject):
    """Hold the actions of a page by name; none can be given while the page is not on show."""

    def __init__(
        self,
        page: QWidget,
        view: TaskTableView,
        rows: RowCommands,
        does: Mapping[str, Callable[[], None]],
    ) -> None:
        """Make the actions of a page with a view, and of the rows selected in it."""
        super().__init__(page)
        self._view, self._rows = view, rows
        self._is_on_show = False
        self.by_name = make_actions(page, view, does)

    @property
    def for_buttons(self) -> list[QAction]:
        """Return the actions that have a button, those done most often first."""
        return [self.by_name[name] for name in BUTTONS]

    @property
    def for_menu(self) -> list[QAction | None]:
        """Return all actions as a menu shows them. None: a line between two groups."""
        shown: list[QAction | None] = []
        for group in MENU:
            shown += [None, *(self.by_name[name] for name in group)]
        return shown[1:]

    def dress(self, theme: Theme) -> None:
        """Give the actions their icons."""
        for command in COMMANDS:
            theme.dress(self.by_name[command.name], command.icon)

    # --- what can be given now --------------------------------------------------------------------

    def show(self, *, is_on_show: bool) -> None:
        """Note whether the page is on show: its keys must not act elsewhere."""
        self._is_on_show = is_on_show
        self.refresh()

    def refresh(self) -> None:
        """Enable what can be given now, and say why the others cannot."""
        has_progress = Column.PROGRESS in self._view.tasks.columns
        self.by_name["change-progress"].setVisible(has_progress)
        impossible = set() if self._is_on_show else set(self.by_name)
        impossible |= self._impossible(self._view.marked.ids_or_current())
        for name, action in self.by_name.items():
            action.setEnabled(name not in impossible)
        for command in COMMANDS:
            if command.name in _STEPS:
                self.by_name[command.name].setToolTip(self._why_not_move() or usual_tip(command))

    def _impossible(self, ids: tuple[str, ...]) -> set[str]:
        impossible = set() if ids else {*_ON_ROWS, *_ON_A_COLUMN}
        if not self._rows.selected_tasks():
            impossible |= {"change-progress", "links"}
        if not self._filter.is_sorted:
            impossible.add("unsort")
        for name, step in _STEPS.items():
            if not ids or self._why_not_move() or step(self._view.tasks.rows, ids) is None:
                impossible.add(name)
        return impossible

    @property
    def _filter(self) -> TaskFilter:
        return self._view.proxy

    def _why_not_move(self) -> str:
        if self._filter.is_sorted:
            return tr("Rows can be moved in the order of the document only: the table is sorted.")
        if self._filter.is_filtered:
            return tr("Rows can be moved only while all rows are shown: the table is filtered.")
        return ""


def fill_menu(menu: QMenu, actions: Sequence[QAction | None]) -> None:
    """Fill a menu anew; lines stand only between two groups that have something to show."""
    menu.clear()
    for action in actions:
        if action is None:
            menu.addSeparator()  # Qt hides one that parts nothing
        else:
            menu.addAction(action)
