"""How high the rows of the task table are: measured when they come into sight."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QTimer
from PySide6.QtWidgets import QTableView

from cchc_desk.forms.task import TaskGroup
from cchc_desk.ui.tasks.filter import TaskFilter
from cchc_desk.ui.tasks.model import TaskTableModel
from cchc_desk.ui.tasks.painting import CellPainter

AnyIndex = QModelIndex | QPersistentModelIndex

USUAL_ROW: Final = 34  # px, until a row is seen and measured


class RowHeights(QObject):
    """Give the rows in sight, and one screen above them, the heights of their texts."""

    def __init__(
        self, view: QTableView, cells: CellPainter, model: TaskTableModel, proxy: TaskFilter
    ) -> None:
        """Serve a view that shows a model through a proxy."""
        super().__init__(view)
        self._view, self._cells, self._model, self._proxy = view, cells, model, proxy
        self._is_fitting = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.fit)
        view.verticalHeader().setDefaultSectionSize(USUAL_ROW)
        view.verticalScrollBar().valueChanged.connect(self.fit)

    def fit_soon(self) -> None:
        """Measure when all that is changing has changed."""
        self._soon.start()

    def fit(self) -> None:
        """Measure now; what is in sight stays where it is."""
        if self._is_fitting or not self._proxy.rowCount():
            return
        self._is_fitting = True
        top = max(self._view.rowAt(0), 0)
        grown = self._fit_above(top - 1)
        self._fit_below(top)
        if grown:
            self._view.updateGeometries()
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + grown)
        self._is_fitting = False

    def fit_before(self, row: int) -> None:
        """Measure the rows that are seen when a row is the last one in sight."""
        self._is_fitting = True
        self._fit_above(row)
        self._view.updateGeometries()
        self._is_fitting = False

    def _fit_above(self, row: int) -> int:
        """Return by how much the rows above grew."""
        room, grown = self._view.viewport().height(), 0
        while row >= 0 and room > 0:
            before = self._view.rowHeight(row)
            height = self._fit_row(row)
            room -= height
            grown += height - before
            row -= 1
        return grown

    def _fit_below(self, row: int) -> None:
        room = self._view.viewport().height() - self._view.rowViewportPosition(row)
        while row < self._proxy.rowCount() and room > 0:
            room -= self._fit_row(row)
            row += 1

    def _fit_row(self, row: int) -> int:
        place = self._proxy.mapToSource(self._proxy.index(row, 0)).row()
        height = self._measured(place)
        if height != self._view.rowHeight(row):
            self._view.setRowHeight(row, height)
        return height

    def _measured(self, place: int) -> int:
        columns = range(self._model.columnCount())
        if isinstance(self._model.rows[place], TaskGroup):
            first = self._model.title_column
            width = sum(self._view.columnWidth(n) for n in columns if n >= first)
            return self._cells.height(place, first, width)
        return max(self._cells.height(place, n, self._view.columnWidth(n)) for n in columns)
