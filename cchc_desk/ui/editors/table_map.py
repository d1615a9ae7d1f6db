"""Tables of an answer as Qt tables, and back."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from cchc_desk.forms.richtext import Table, TableCell
from cchc_desk.ui.editors.formats import TABLE_HEADER_ROWS, TABLE_VACANT, TABLE_WIDTHS

# Translucent greys read alike on a white and on a dark page, so the theme may change freely.
_BORDER = QColor(128, 128, 128, 190)
_HEADER = QColor(128, 128, 128, 45)
_CELL_PADDING_PIXELS = 5
_SPACE_AROUND_PIXELS = 6


class Placed(NamedTuple):
    """Hold a cell and the grid place of its upper left corner."""

    row: int
    column: int
    cell: TableCell


def grid(table: Table) -> tuple[list[Placed], int]:
    """Return the cells with their places, and the number of columns; spans are cut to the grid."""
    placed: list[Placed] = []
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            placed.append(Placed(row, column, cell))
            taken |= set(_places(placed[-1], len(table.rows)))
            column += cell.columns
    columns = 1 + max((column for _row, column in taken), default=len(table.widths_mm) - 1)
    return placed, max(columns, 1)


def _places(placed: Placed, rows: int) -> Iterator[tuple[int, int]]:
    for row in range(placed.row, min(placed.row + placed.cell.rows, rows)):
        for column in range(placed.column, placed.column + placed.cell.columns):
            yield row, column


def make_table(cursor: QTextCursor, table: Table) -> tuple[QTextTable, list[Placed]]:
    """Insert an empty Qt table of the same shape; return it with the cells to fill."""
    placed, columns = grid(table)
    made = cursor.insertTable(max(len(table.rows), 1), columns, table_format(table, columns))
    for each in placed:
        if each.cell.rows > 1 or each.cell.columns > 1:
            made.mergeCells(each.row, each.column, each.cell.rows, each.cell.columns)
    shade_header(made)
    return made, placed


def table_format(table: Table, columns: int) -> QTextTableFormat:
    """Make the format of a table: its widths are shares of the page."""
    made = QTextTableFormat()
    made.setBorder(1)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(QBrush(_BORDER))
    made.setBorderCollapse(True)
    made.setCellPadding(_CELL_PADDING_PIXELS)
    made.setCellSpacing(0)
    made.setTopMargin(_SPACE_AROUND_PIXELS)
    made.setBottomMargin(_SPACE_AROUND_PIXELS)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setProperty(TABLE_HEADER_ROWS, table.header_rows)
    if not table.rows:
        made.setProperty(TABLE_VACANT, True)  # noqa: FBT003 - Qt's own signature
    set_widths(made, table.widths_mm, columns)
    return made


def set_widths(made: QTextTableFormat, widths_mm: Sequence[float], columns: int) -> None:
    """Keep the widths exactly, and show them as shares; none means equal ones."""
    made.setProperty(TABLE_WIDTHS, " ".join(repr(width) for width in widths_mm))
    is_usable = len(widths_mm) == columns and sum(widths_mm) > 0
    shown = widths_mm if is_usable else [1.0] * columns
    share = QTextLength.Type.PercentageLength
    made.setColumnWidthConstraints([QTextLength(share, 100 * w / sum(shown)) for w in shown])


def widths_mm(table: QTextTable) -> tuple[float, ...]:
    """Return the widths that the table keeps; empty when they are equal."""
    return tuple(float(width) for width in table.format().stringProperty(TABLE_WIDTHS).split())


def header_rows(table: QTextTable) -> int:
    """Return how many rows are repeated on every page; a foreign table tells by Qt's own count."""
    kept = table.format()
    if kept.hasProperty(TABLE_HEADER_ROWS):
        return kept.intProperty(TABLE_HEADER_ROWS)
    return kept.headerRowCount()


def set_header_rows(table: QTextTable, count: int) -> None:
    """Change how many rows are repeated on every page."""
    changed = table.format()
    changed.setProperty(TABLE_HEADER_ROWS, count)
    table.setFormat(changed)
    shade_header(table)


def shade_header(table: QTextTable) -> None:
    """Tint the cells of the header rows, and no others."""
    headers = header_rows(table)
    for cell in own_cells(table):
        shaded = cell.format().background().style().value != 0
        if shaded is not (cell.row() < headers):
            cell.setFormat(_cell_format(cell, shaded=not shaded))


def _cell_format(cell: QTextTableCell, *, shaded: bool) -> QTextCharFormat:
    made = cell.format()
    if shaded:
        made.setBackground(QBrush(_HEADER))
    else:
        made.clearBackground()
    return made


def own_cells(table: QTextTable) -> Iterator[QTextTableCell]:
    """Yield every cell once, at its upper left corner, row by row."""
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            if (cell.row(), cell.column()) == (row, column):
                yield cell


def is_vacant(table: QTextTable, cells: Sequence[Sequence[TableCell]]) -> bool:
    """Tell whether the table stands for one without rows: still a single row of empty cells."""
    made_vacant = table.format().hasProperty(TABLE_VACANT)
    return made_vacant and len(cells) == 1 and all(cell == TableCell() for cell in cells[0])


def even_widths(widths: Sequence[float], columns: int) -> tuple[float, ...]:
    """Return widths for another number of columns that fill the same total; none stay none."""
    if not widths:
        return ()
    total = sum(widths)
    edges = [total * edge / columns for edge in range(columns + 1)]
    return tuple(round(right - left, 1) for left, right in pairwise(edges))
