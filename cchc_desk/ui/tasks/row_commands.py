"""The commands on whole rows: add, delete, move, and give several the same progress."""

from collections.abc import Callable, Sequence
from uuid import uuid4

from PySide6.QtCore import QObject, Qt

from cchc_desk.forms.task import Column, Task, TaskGroup
from cchc_desk.ui.tasks.apply import Rows
from cchc_desk.ui.tasks.model import TaskTableModel
from cchc_desk.ui.tasks.places import end_of_group, row_before, step_down, step_up
from cchc_desk.ui.tasks.progress_dialog import ProgressDialog
from cchc_desk.ui.tasks.requests import (
    CellEdit,
    InsertGroup,
    InsertRow,
    MoveRows,
    RemoveRows,
    Request,
    SetCells,
)
from cchc_desk.ui.tasks.view import TaskTableView


def new_row_id() -> str:
    """Return an id that no row has."""
    return uuid4().hex


class RowCommands(QObject):
    """Turn commands on the selected rows into requests; an open cell is closed first."""

    def __init__(
        self, view: TaskTableView, request: Callable[[Request], None], new_id: Callable[[], str]
    ) -> None:
        """Serve a view; ``request`` shows and passes on what is wanted."""
        super().__init__(view)
        self._view, self._model = view, view.tasks
        self._request, self._new_id = request, new_id

    # --- add and delete ---------------------------------------------------------------------------

    def add_row(self) -> None:
        """Add an empty row below the current one, or at the end."""
        self._view.delegate.finish()
        self._insert(self._view.marked.current_id() or end_of_group(self._model.rows, None))

    def add_row_above(self) -> None:
        """Add an empty row above the current one."""
        self._view.delegate.finish()
        current = self._view.marked.current_id()
        if current is not None:
            self._insert(row_before(self._model.rows, current))

    def _insert(self, after_id: str | None) -> None:
        task = Task(self._new_id())
        self._request(InsertRow(task, after_id))
        self._view.go_to_row(task.id)

    def add_group(self) -> None:
        """Add a heading where the current group ends, and open it for its title."""
        self._view.delegate.finish()
        group = TaskGroup(self._new_id(), "")
        after = end_of_group(self._model.rows, self._view.marked.current_id())
        self._request(InsertGroup(group, after))
        self._view.go_to_row(group.id)
        self._view.edit(self._view.currentIndex().siblingAtColumn(self._model.title_column))

    def remove_rows(self) -> None:
        """Delete the selected rows; the row that moves up is the current one."""
        self._view.delegate.finish()
        ids = self._view.marked.ids_or_current()
        if not ids:
            return
        column = self._view.currentIndex().column()
        first = min(place for row_id in ids if (place := self._view.place_of(row_id)) is not None)
        self._request(RemoveRows(ids))
        left = self._view.model().rowCount()
        if left:
            self._view.go_to(min(first, left - 1), column)

    # --- move -------------------------------------------------------------------------------------

    def move_up(self) -> None:
        """Move the selected rows above the row, or the selected groups above the group, before."""
        self._move(step_up)

    def move_down(self) -> None:
        """Move the selected rows below the row, or the selected groups below the group, after."""
        self._move(step_down)

    def _move(self, step: Callable[[Rows, tuple[str, ...]], MoveRows | None]) -> None:
        self._view.delegate.finish()
        request = step(self._model.rows, self._view.marked.ids_or_current())
        if request is not None:
            self._request(request)

    # --- progress of several rows -----------------------------------------------------------------

    def selected_tasks(self) -> list[str]:
        """Return the ids of the selected tasks, groups left out."""
        rows = selected_rows(self._model, self._view.marked.ids_or_current())
        return [row.id for row in rows if isinstance(row, Task)]

    def ask_progress(self) -> None:
        """Ask for the progress of the selected tasks."""
        self._view.delegate.finish()
        ids = self.selected_tasks()
        if ids:
            dialog = ProgressDialog(len(ids), self._model.result(ids[0]).progress, self._view)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.chosen.connect(lambda words: self.change_progress(ids, words))
            dialog.open()

    def change_progress(self, ids: Sequence[str], words: str) -> None:
        """Request the same progress for several tasks, as one step."""
        edits = tuple(
            CellEdit(row.id, Column.PROGRESS, words)
            for row in selected_rows(self._model, ids)
            if self._model.result(row.id).progress != words
        )
        if edits:
            self._request(SetCells(edits))


def selected_rows(model: TaskTableModel, ids: Sequence[str]) -> Rows:
    """Return the rows of the ids that are still there."""
    places = (model.place_of(row_id) for row_id in ids)
    return tuple(model.rows[place] for place in places if place is not None)
