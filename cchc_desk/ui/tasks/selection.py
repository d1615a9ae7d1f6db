"""What is selected in the task table, by the ids of rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
)

Cell = tuple[str, int]  # row id, column of the view


class RowView(Protocol):
    """Know rows by their ids: the part of the view that a selection needs."""

    def currentIndex(self) -> QModelIndex: ...  # noqa: D102 - Qt's name
    def selectionModel(self) -> QItemSelectionModel: ...  # noqa: D102 - Qt's name
    def row_id(self, row: int) -> str: ...  # noqa: D102
    def place_of(self, row_id: str) -> int | None: ...  # noqa: D102
    def go_to(self, row: int, column: int) -> None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class KeptSelection:
    """Hold what was selected, by row ids. None: ``current_id`` - there is no current cell."""

    cells: tuple[Cell, ...]
    current_id: str | None
    column: int


class TaskSelection:
    """Read and set what is selected in a view."""

    def __init__(self, view: RowView, proxy: QAbstractItemModel) -> None:
        """Serve a view that shows a proxy."""
        self._view, self._proxy = view, proxy

    def shown_ids(self) -> list[str]:
        """Return the ids of all rows that are shown, from top to bottom."""
        return [self._view.row_id(row) for row in range(self._proxy.rowCount())]

    def current_id(self) -> str | None:
        """Return the current row. None: there is none."""
        index = self._view.currentIndex()
        return self._view.row_id(index.row()) if index.isValid() else None

    def ids(self) -> list[str]:
        """Return the rows in which something is selected, from top to bottom."""
        rows = {row for top, bottom, _, _ in self._ranges() for row in range(top, bottom + 1)}
        return [self._view.row_id(row) for row in sorted(rows)]

    def ids_or_current(self) -> tuple[str, ...]:
        """Return the selected rows, or else the current one."""
        current = self.current_id()
        return tuple(self.ids()) or ((current,) if current else ())

    def cells(self) -> list[Cell]:
        """Return the selected cells, row by row."""
        cells = {
            (row, column)
            for top, bottom, left, right in self._ranges()
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        }
        ids = {row: self._view.row_id(row) for row in {row for row, _ in cells}}
        return [(ids[row], column) for row, column in sorted(cells)]

    def _ranges(self) -> Iterator[tuple[int, int, int, int]]:
        selection = self._view.selectionModel().selection()
        for each in (selection.at(number) for number in range(selection.count())):
            yield each.top(), each.bottom(), each.left(), each.right()

    def keep(self) -> KeptSelection:
        """Return what is selected, to be restored when rows have moved."""
        index = self._view.currentIndex()
        return KeptSelection(tuple(self.cells()), self.current_id(), index.column())

    def restore(self, kept: KeptSelection) -> None:
        """Select again what is still there; keep the current cell in its row."""
        current = self._view.place_of(kept.current_id) if kept.current_id else None
        if current is not None:
            self._view.go_to(current, kept.column)
        selection = QItemSelection()
        places = {row_id: self._view.place_of(row_id) for row_id in dict(kept.cells)}
        for row_id, column in kept.cells:
            place = places[row_id]
            if place is not None:
                index = self._proxy.index(place, column)
                selection.select(index, index)
        self._select(selection)

    def select_rows(self, ids: Iterable[str]) -> None:
        """Select whole rows and make the first of them current, if that is not one of them."""
        places = [place for row_id in ids if (place := self._view.place_of(row_id)) is not None]
        selection, last = QItemSelection(), self._proxy.columnCount() - 1
        for place in places:
            selection.select(self._proxy.index(place, 0), self._proxy.index(place, last))
        if places and self._view.currentIndex().row() not in places:
            self._view.go_to(places[0], self._view.currentIndex().column())
        self._select(selection)

    def select_between(
        self,
        first: tuple[int, int],
        last: tuple[int, int],
        command: QItemSelectionModel.SelectionFlag,
    ) -> None:
        """Select the rectangle with two corners, each a row and a column of the view."""
        rows, columns = sorted((first[0], last[0])), sorted((first[1], last[1]))
        corners = (self._proxy.index(rows[n], columns[n]) for n in (0, 1))
        self._view.selectionModel().select(QItemSelection(*corners), command)

    def _select(self, selection: QItemSelection) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._view.selectionModel().select(selection, flags)
