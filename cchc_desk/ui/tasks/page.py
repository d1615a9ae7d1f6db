"""The page of tasks: the table, what is shown of it, and the commands on its rows."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFont, QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from cchc_desk.forms.task import Column, TaskResult, count_tasks
from cchc_desk.forms.task_standing import Standing
from cchc_desk.forms.template import Appendix
from cchc_desk.i18n import tr
from cchc_desk.ui.tasks.actions import TaskActions, fill_menu
from cchc_desk.ui.tasks.apply import Rows, apply_request
from cchc_desk.ui.tasks.button_row import ButtonRow
from cchc_desk.ui.tasks.cell_commands import CellCommands
from cchc_desk.ui.tasks.filter import Conditions, TaskFilter
from cchc_desk.ui.tasks.filter_bar import FilterBar
from cchc_desk.ui.tasks.model import TaskTableModel
from cchc_desk.ui.tasks.requests import Request
from cchc_desk.ui.tasks.row_commands import RowCommands, new_row_id
from cchc_desk.ui.tasks.view import TaskTableView
from cchc_desk.ui.theme import Theme, document_font


class TaskPage(QWidget):
    """Show the tasks of a plan or report and say what the user wants of them.

    ``requested`` carries a ``Request``; the page shows its effect at once. Whoever owns the rows
    stores them and calls ``set_rows`` when they are other than that: after undo, or a refusal.
    ``typed`` comes after every key in an open cell; see ``typed_request``. ``links_wanted`` carries
    the task at the cursor when the clerk asks what tells and proves it.
    """

    requested = Signal(object)
    typed = Signal()
    links_wanted = Signal(object)

    def __init__(
        self, parent: QWidget | None = None, new_id: Callable[[], str] = new_row_id
    ) -> None:
        """Make an empty page; ``new_id`` names the rows that the user adds."""
        super().__init__(parent)
        self.setObjectName("task-page")
        self.model = TaskTableModel(self)
        self.proxy = TaskFilter(self.model, self)
        self.filter_bar = FilterBar(self)
        self.view = TaskTableView(self.model, self.proxy, self)
        self.rows = RowCommands(self.view, self._request, new_id)
        self.cells = CellCommands(self.view, self._request, new_id)
        self.commands = TaskActions(self, self.view, self.rows, self._commands())
        self.buttons = ButtonRow(self.commands.for_buttons, self.menu_actions, self)
        self._lay_out()
        self._connect()
        self.set_text_zoom(100)
        self._refresh()

    def _lay_out(self) -> None:
        self.view.setAccessibleName(tr("Table of tasks"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 8)
        column.setSpacing(8)
        column.addWidget(self.filter_bar)
        column.addWidget(self.buttons)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        view, empty = self.view, self.view.empty
        view.delegate.edited.connect(self._request)
        view.delegate.typed.connect(self.typed)
        self.filter_bar.conditions_changed.connect(self._filter)
        self.filter_bar.search.left.connect(self._leave_search)
        self.proxy.changed.connect(self._refresh)
        view.selectionModel().selectionChanged.connect(self.commands.refresh)
        view.selectionModel().currentChanged.connect(self.commands.refresh)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        empty.row_wanted.connect(self._add_first_row)
        empty.paste_wanted.connect(self.cells.paste)
        empty.all_wanted.connect(self._show_all)

    def dress(self, theme: Theme) -> None:
        """Give the buttons and menus their icons, which follow the theme from then on."""
        self.commands.dress(theme)
        self.filter_bar.dress(theme)
        self.view.empty.dress(theme)
        self.view.delegate.cells.dress(theme)

    def menu_actions(self) -> Sequence[QAction | None]:
        """Return all actions as the window's menu shows them; they act on this page alone.

        None: a line between two groups.
        """
        return self.commands.for_menu

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

    def set_standings(self, standings: Mapping[str, Standing], untold: frozenset[str]) -> None:
        """Say how the tasks stand, by id, and which of them no text tells of."""
        self.model.set_standings(standings)
        self.proxy.set_untold(untold)
        self.filter_bar.offer_standings(standings.values(), has_untold=bool(untold))

    def set_year(self, year: int) -> None:
        """Say in which year the deadlines are that name none; the table keeps its order."""
        self.proxy.set_year(year)

    def set_text_font(self, font: QFont) -> None:
        """Show the texts of the cells in a font."""
        self.view.set_text_font(font)

    def set_text_zoom(self, percent: int) -> None:
        """Show the texts of the cells larger or smaller; 100 is their size on paper."""
        self.set_text_font(document_font(percent))

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

    def typed_request(self) -> Request | None:
        """Return what is typed so far into an open cell. None: nothing that is not requested."""
        return self.view.delegate.typed_request()

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
            "links": self._ask_links,
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

    def _ask_links(self) -> None:
        tasks = self.rows.selected_tasks()
        if tasks:
            self.links_wanted.emit(tasks[0])

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

    def _add_first_row(self) -> None:
        self.rows.add_row()
        self.view.setFocus()

    def _show_all(self) -> None:
        self.filter_bar.reset()
        self.view.setFocus()

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(menu, self.menu_actions())
        menu.popup(self.view.viewport().mapToGlobal(place))

    # --- what can be done now ---------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Let the commands be given."""
        super().showEvent(event)
        self.commands.show(is_on_show=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let no command be given: the keys belong to another page now."""
        super().hideEvent(event)
        self.commands.show(is_on_show=False)

    def _refresh(self) -> None:
        self.filter_bar.count.setText(self._counted())
        numbered = [self.model.row(place) for place in range(self.model.rowCount())]
        self.filter_bar.offer(numbered, self.model.results.values())
        self.filter_bar.offer_departments(numbered)
        shown = bool(self.proxy.rowCount())
        self.view.empty.show_state(has_rows=bool(self.model.rowCount()), is_any_shown=shown)
        self.commands.refresh()

    def _counted(self) -> str:
        if self.proxy.is_filtered:
            shown, total = self.proxy.count_shown()
            return tr("{shown}/{total} tasks shown", shown=shown, total=total)
        counted = count_tasks(self.model.rows, self.model.results)
        if self._has_progress() and counted.total:
            return tr("{done}/{total} tasks done", done=counted.done, total=counted.total)
        return tr("Tasks: {total}", total=counted.total)
