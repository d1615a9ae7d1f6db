"""The page of tasks: the table, what is shown of it, and the commands on its rows."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from cchc_desk.forms.task import Column, TaskResult, count_tasks
from cchc_desk.forms.template import Appendix
from cchc_desk.i18n import tr
from cchc_desk.ui.tasks.apply import Rows, apply_request
from cchc_desk.ui.tasks.cell_commands import CellCommands
from cchc_desk.ui.tasks.commands import COMMANDS, Place, make_actions, usual_tip
from cchc_desk.ui.tasks.filter import Conditions, TaskFilter
from cchc_desk.ui.tasks.filter_bar import FilterBar
from cchc_desk.ui.tasks.model import TaskTableModel
from cchc_desk.ui.tasks.places import step_down, step_up
from cchc_desk.ui.tasks.requests import (
    Request,
)
from cchc_desk.ui.tasks.row_commands import RowCommands, new_row_id
from cchc_desk.ui.tasks.view import TaskTableView


class TaskPage(QWidget):
    """Show the tasks of a plan or report and say what the user wants of them.

    ``requested`` carries a ``Request``; the page shows its effect at once. Whoever owns the rows
    stores them and calls ``set_rows`` when they are other than that: after undo, or a refusal.
    """

    requested = Signal(object)

    def __init__(
        self, parent: QWidget | None = None, new_id: Callable[[], str] = new_row_id
    ) -> None:
        """Make an empty page; ``new_id`` names the rows that the user adds."""
        super().__init__(parent)
        self.setObjectName("task-page")
        self.model = TaskTableModel(self)
        self.proxy = TaskFilter(self.model, self)
        self.count = QLabel(self)
        self.filter_bar = FilterBar(self)
        self.view = TaskTableView(self.model, self.proxy, self)
        self.rows = RowCommands(self.view, self._request, new_id)
        self.cells = CellCommands(self.view, self._request, new_id)
        self.actions_by_name = make_actions(self, self.view, self._commands())
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        self.count.setObjectName("task-count")
        font = self.count.font()
        font.setBold(True)
        self.count.setFont(font)
        self.view.setAccessibleName(tr("Table of tasks"))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.count)
        head.addWidget(self.filter_bar, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for command in COMMANDS:
            if command.place is Place.BUTTON:
                buttons.addWidget(self._button(command.name))
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(buttons)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(self.actions_by_name[name])
        button.setObjectName(f"task-button-{name}")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setAccessibleName(self.actions_by_name[name].text())
        self.actions_by_name[name].visibleChanged.connect(
            lambda: button.setVisible(self.actions_by_name[name].isVisible())
        )
        return button

    def _connect(self) -> None:
        self.view.delegate.edited.connect(self._request)
        self.filter_bar.conditions_changed.connect(self._filter)
        self.filter_bar.search.left.connect(self._leave_search)
        self.proxy.changed.connect(self._refresh)
        self.view.selectionModel().selectionChanged.connect(self._refresh_actions)
        self.view.selectionModel().currentChanged.connect(self._refresh_actions)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)

    # --- what is shown ----------------------------------------------------------------------------

    def set_appendix(self, appendix: Appendix) -> None:
        """Show the columns of an appendix, all rows, in the order of the document."""
        self.view.delegate.finish()
        self.view.set_appendix(appendix)
        self.filter_bar.show_progress_choice(wanted=self._has_progress())
        self.filter_bar.reset()

    def set_rows(self, rows: Rows, results: Mapping[str, TaskResult]) -> None:
        """Show the rows as they are now; selection, filter and an open editor stay."""
        if [row.id for row in rows] == [row.id for row in self.model.rows]:
            self.model.set_rows(rows, results)
        else:
            self.view.delegate.finish()
            kept = self.view.marked.keep()
            self.model.set_rows(rows, results)
            self.view.marked.restore(kept)
        self._refresh()

    def set_text_font(self, font: QFont) -> None:
        """Show the texts of the cells in a font."""
        self.view.set_text_font(font)

    def save_state(self) -> QByteArray:
        """Return the widths of the columns that the user chose."""
        return self.view.header.save_state()

    def restore_state(self, state: QByteArray) -> bool:
        """Take the widths from an earlier start; tell whether they could be read."""
        restored = self.view.header.restore_state(state)
        self.view.header.fit(self.view.viewport().width())
        return restored

    def go_to(self, task_id: str, column: Column | None = None) -> bool:
        """Bring a row into sight, with the filter off if it hides it; tell whether it is there.

        None: ``column`` - its first text.
        """
        if self.model.place_of(task_id) is None:
            return False
        if self.view.place_of(task_id) is None:
            self.filter_bar.reset()
        self.view.go_to_row(task_id, column)
        self.view.setFocus()
        return True

    def focus_filter(self) -> None:
        """Put the cursor into the box with the words to look for."""
        self.filter_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_bar.search.selectAll()

    def flush(self) -> None:
        """Request what is typed so far into an open cell, which stays open."""
        self.view.delegate.flush()

    def finish_edit(self) -> None:
        """Close an open cell and request what was typed into it."""
        self.view.delegate.finish()

    # --- requests ---------------------------------------------------------------------------------

    def _request(self, request: Request) -> None:
        rows, results = apply_request(self.model.rows, self.model.results, request)
        self.set_rows(rows, results)
        self.requested.emit(request)

    def _commands(self) -> dict[str, Callable[[], None]]:
        return {
            "add-row": self.rows.add_row,
            "add-row-above": self.rows.add_row_above,
            "remove-rows": self.rows.remove_rows,
            "add-group": self.rows.add_group,
            "move-up": self.rows.move_up,
            "move-down": self.rows.move_down,
            "change-progress": self.rows.ask_progress,
            "copy": self.cells.copy,
            "cut": self.cells.cut,
            "paste": self.cells.paste,
            "clear": self.cells.clear,
            "sort-up": self._sort_up,
            "sort-down": self._sort_down,
            "unsort": self._unsort,
            "fit-columns": self._fit_columns,
            "find": self.focus_filter,
        }

    def _has_progress(self) -> bool:
        return Column.PROGRESS in self.model.columns

    # --- order, filter, widths --------------------------------------------------------------------

    def _sort_up(self) -> None:
        self._sort(self.view.currentIndex().column(), Qt.SortOrder.AscendingOrder)

    def _sort_down(self) -> None:
        self._sort(self.view.currentIndex().column(), Qt.SortOrder.DescendingOrder)

    def _unsort(self) -> None:
        self._sort(-1, Qt.SortOrder.AscendingOrder)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.finish_edit()
        self.view.header.setSortIndicator(column, order)

    def _filter(self, conditions: Conditions) -> None:
        self.finish_edit()
        self.proxy.show(conditions)

    def _leave_search(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid() and self.proxy.rowCount():
            self.view.go_to_row(self.view.row_id(0))

    def _fit_columns(self) -> None:
        self.view.header.forget_widths()
        self.view.header.fit(self.view.viewport().width())

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in COMMANDS:
            if command.place is not Place.KEY:
                menu.addAction(self.actions_by_name[command.name])
        menu.popup(self.view.viewport().mapToGlobal(place))

    # --- what can be done now ---------------------------------------------------------------------

    def _refresh(self) -> None:
        counted = count_tasks(self.model.rows, self.model.results)
        shown = tr("{done}/{total} tasks done", done=counted.done, total=counted.total)
        self.count.setText(shown if self._has_progress() else self._total(counted.total))
        numbered = [self.model.row(place) for place in range(self.model.rowCount())]
        self.filter_bar.offer(numbered, self.model.results.values())
        self.view.hint.say(self._hint())
        self._refresh_actions()

    def _total(self, total: int) -> str:
        return tr("Tasks: {total}", total=total)

    def _hint(self) -> str:
        if self.proxy.rowCount():
            return ""
        if self.model.rowCount():
            return tr("No row matches what is looked for. Press Ctrl+F and Esc to see all rows.")
        return tr("There are no tasks yet. Press F5 to add a row, or paste from Excel.")

    def _refresh_actions(self) -> None:
        ids = self.view.marked.ids_or_current()
        tasks = self.rows.selected_tasks()
        actions = self.actions_by_name
        for name in ("remove-rows", "add-row-above", "copy", "cut", "clear"):
            actions[name].setEnabled(bool(ids))
        actions["change-progress"].setVisible(self._has_progress())
        actions["change-progress"].setEnabled(bool(tasks))
        for name, step in (("move-up", step_up), ("move-down", step_down)):
            can_move = self._why_not_move() == "" and bool(ids)
            actions[name].setEnabled(can_move and step(self.model.rows, ids) is not None)
        for command in COMMANDS:
            if command.name in {"move-up", "move-down"}:
                actions[command.name].setToolTip(self._why_not_move() or usual_tip(command))

    def _why_not_move(self) -> str:
        if self.proxy.is_sorted:
            return tr("Rows can be moved in the order of the document only: the table is sorted.")
        if self.proxy.is_filtered:
            return tr("Rows can be moved only while all rows are shown: the table is filtered.")
        return ""
