"""From which cell of the task table a key goes to which."""

from enum import Enum, auto

from PySide6.QtCore import QModelIndex

from cchc_desk.forms.task import Column
from cchc_desk.ui.tasks.filter import TaskFilter
from cchc_desk.ui.tasks.model import TaskRole, TaskTableModel


class Step(Enum):
    """Which cell to go to next."""

    NEXT = auto()
    PREVIOUS = auto()
    BELOW = auto()


class CellSteps:
    """Find the next cell that can be typed into, over the ends of rows."""

    def __init__(self, model: TaskTableModel, proxy: TaskFilter) -> None:
        """Know the rows of a model as a proxy shows them."""
        self._model, self._proxy = model, proxy

    def target(self, index: QModelIndex, step: Step) -> tuple[int, int] | None:
        """Return row and column of the next cell. None: there is none."""
        row, column = index.row(), index.column()
        if not index.isValid():
            return None
        if step is Step.BELOW:
            return (row + 1, column) if row + 1 < self._proxy.rowCount() else None
        return self._neighbour(row, column, 1 if step is Step.NEXT else -1)

    def _neighbour(self, row: int, column: int, direction: int) -> tuple[int, int] | None:
        beyond = [stop for stop in self._stops(row) if (stop - column) * direction > 0]
        if beyond and not self.is_group(row):
            return row, beyond[0 if direction > 0 else -1]
        row += direction
        if not 0 <= row < self._proxy.rowCount():
            return None
        return row, self._stops(row)[0 if direction > 0 else -1]

    def _stops(self, row: int) -> list[int]:
        if self.is_group(row):
            return [self._model.title_column]
        return [n for n, name in enumerate(self._model.columns) if name is not Column.STT] or [0]

    def is_group(self, row: int) -> bool:
        """Tell whether a row of the view is the heading of a group."""
        return bool(self._proxy.index(row, 0).data(TaskRole.IS_GROUP))

    def is_title(self, row: int, column: int) -> bool:
        """Tell whether a cell of the view is under the title of a group."""
        return self.is_group(row) and column >= self._model.title_column
