"""What the clerk does to a table: rows, columns, the way from cell to cell."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QTextBlock, QTextCursor, QTextTable

from cchc_desk.ui.editors.formats import TABLE_VACANT, is_gap, paragraph_format
from cchc_desk.ui.editors.table_map import (
    even_widths,
    header_rows,
    own_cells,
    set_header_rows,
    set_widths,
    shade_header,
    widths_mm,
)


def insert_row_below(cursor: QTextCursor) -> bool:
    """Add a row below the cursor's; False outside a table."""
    table = cursor.currentTable()
    if table is None:
        return False
    cell = table.cellAt(cursor)
    _add_rows(cursor, table, cell.row() + cell.rowSpan())
    return True


def _add_rows(cursor: QTextCursor, table: QTextTable, index: int) -> None:
    cursor.beginEditBlock()
    if index < table.rows():
        table.insertRows(index, 1)
    else:
        table.appendRows(1)
    _tidy(table)
    cursor.endEditBlock()


def insert_column_right(cursor: QTextCursor) -> bool:
    """Add a column to the right of the cursor's; False outside a table."""
    table = cursor.currentTable()
    if table is None:
        return False
    cell = table.cellAt(cursor)
    index = cell.column() + cell.columnSpan()
    cursor.beginEditBlock()
    if index < table.columns():
        table.insertColumns(index, 1)
    else:
        table.appendColumns(1)
    _spread(table)
    _tidy(table)
    cursor.endEditBlock()
    return True


def delete_row(cursor: QTextCursor) -> bool:
    """Delete the cursor's row, and with the last one the table; False outside a table."""
    table = cursor.currentTable()
    if table is None:
        return False
    row, column = _place(table, cursor)
    headers = header_rows(table)
    if table.rows() == 1:
        return _delete_table(cursor, table)
    cursor.beginEditBlock()
    with _paragraph_before_kept(table):
        table.removeRows(row, 1)
    set_header_rows(table, headers - 1 if row < headers else headers)
    _go_to_cell(cursor, table, row, column)
    cursor.endEditBlock()
    return True


def delete_column(cursor: QTextCursor) -> bool:
    """Delete the cursor's column, and with the last one the table; False outside a table."""
    table = cursor.currentTable()
    if table is None:
        return False
    row, column = _place(table, cursor)
    if table.columns() == 1:
        return _delete_table(cursor, table)
    cursor.beginEditBlock()
    with _paragraph_before_kept(table):
        table.removeColumns(column, 1)
    _spread(table)
    _go_to_cell(cursor, table, row, column)
    cursor.endEditBlock()
    return True


def _delete_table(cursor: QTextCursor, table: QTextTable) -> bool:
    """Delete a table; the paragraphs before and after stay two, unless Qt alone needed them."""
    document = table.document()
    position = table.firstPosition() - 1
    before, after = document.findBlock(position), document.findBlock(table.lastPosition() + 1)
    has_before, has_after = _is_content(before), _is_content(after)
    formats = before.blockFormat(), after.blockFormat()
    cursor.beginEditBlock()
    table.removeRows(0, table.rows())
    cursor.setPosition(position)
    if has_before and has_after:
        cursor.insertBlock(formats[1])
    else:
        cursor.setBlockFormat(formats[1] if has_after else formats[0])
    cursor.endEditBlock()
    return True


def _is_content(block: QTextBlock) -> bool:
    return block.length() > 1 or not is_gap(block.blockFormat())


def _place(table: QTextTable, cursor: QTextCursor) -> tuple[int, int]:
    cell = table.cellAt(cursor)
    return cell.row(), cell.column()


@contextmanager
def _paragraph_before_kept(table: QTextTable) -> Iterator[None]:
    """Keep the format of the paragraph before a table, which Qt takes from a deleted first cell."""
    document = table.document()
    position = table.firstPosition() - 1
    kept = document.findBlock(position).blockFormat()
    yield
    QTextCursor(document.findBlock(position)).setBlockFormat(kept)


def _go_to_cell(cursor: QTextCursor, table: QTextTable, row: int, column: int) -> None:
    cell = table.cellAt(min(row, table.rows() - 1), min(column, table.columns() - 1))
    cursor.setPosition(cell.firstPosition())


def toggle_header_row(cursor: QTextCursor) -> bool:
    """Make the first row a header, or an ordinary row; False outside a table."""
    table = cursor.currentTable()
    if table is None:
        return False
    cursor.beginEditBlock()
    set_header_rows(table, 0 if header_rows(table) else 1)
    cursor.endEditBlock()
    return True


def go_to_next_cell(cursor: QTextCursor) -> bool:
    """Move to the next cell, in a new row after the last; False outside a table."""
    table = cursor.currentTable()
    if table is None:
        return False
    cells = list(own_cells(table))
    index = cells.index(table.cellAt(cursor))
    if index + 1 == len(cells):
        _add_rows(cursor, table, table.rows())
        cells = list(own_cells(table))
    cursor.setPosition(cells[index + 1].firstPosition())
    return True


def go_to_previous_cell(cursor: QTextCursor) -> bool:
    """Move to the cell before, and stay in the first; False outside a table."""
    table = cursor.currentTable()
    if table is None:
        return False
    cells = list(own_cells(table))
    index = max(cells.index(table.cellAt(cursor)) - 1, 0)
    cursor.setPosition(cells[index].firstPosition())
    return True


def _spread(table: QTextTable) -> None:
    """Give another number of columns the room that the old ones had."""
    changed = table.format()
    columns = table.columns()
    set_widths(changed, even_widths(widths_mm(table), columns), columns)
    table.setFormat(changed)


def _tidy(table: QTextTable) -> None:
    """Make new cells look as the others do; a table that is worked on has rows."""
    changed = table.format()
    changed.clearProperty(TABLE_VACANT)
    table.setFormat(changed)
    for cell in own_cells(table):
        first = cell.firstCursorPosition()
        if not first.blockFormat().hasProperty(_MARGIN):
            first.setBlockFormat(paragraph_format())
    shade_header(table)


_MARGIN = paragraph_format().Property.BlockBottomMargin.value
