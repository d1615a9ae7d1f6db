"""Tables of a Word file as grids; one that was cut in two by hand is whole again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cchc_desk.forms.richtext import RichText
from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.appendix.grid import Grid, GridBuilder, GridCell
from cchc_desk.intake.appendix.head import find_head
from cchc_desk.intake.recognise.answer_blocks import Writing
from cchc_desk.intake.source import (
    SourceBlock,
    SourceParagraph,
    SourceTable,
    shown_text,
)

# Enough to find a header in.
_FIRST_ROWS = 30

# Two tables of fewer columns may be alike by chance.
_FEWEST_COLUMNS = 3


def grid_of(table: SourceTable, writing: Writing) -> Grid:
    """Return a table as a grid; ``writing`` keeps the bytes of the pictures in it."""
    builder = GridBuilder()
    last = len(table.rows)
    for index, row in enumerate(table.rows):
        builder.add_row(index + 1, is_header=row.is_header)
        for cell in row.cells:
            text = rich_text(cell.blocks, writing)
            rows = min(cell.rows, last - index)
            builder.put(index, cell.column, GridCell(text, cell.columns, rows))
    return builder.grid(table.widths_mm)


def is_blank(block: SourceBlock) -> bool:
    """Tell whether a block is a paragraph without a word."""
    return isinstance(block, SourceParagraph) and not fold_spaces(shown_text(block))


def joins(before: SourceTable, table: SourceTable) -> bool:
    """Tell whether a table goes on with the one before it, blank paragraphs aside.

    It says so itself, or it has as many columns as the other and no header of its own.
    """
    if table.continues:
        return True
    if table.is_layout or before.is_layout or not _are_as_wide(before, table):
        return False
    return not _has_header(table) and _has_header(before)


def begins_tasks(table: SourceTable) -> bool:
    """Tell whether a table without lines is one nevertheless: its first row has many titles."""
    return _width(table) >= _FEWEST_COLUMNS and len(table.rows) > 1 and _has_header(table)


def _are_as_wide(one: SourceTable, other: SourceTable) -> bool:
    return _width(one) == _width(other) >= _FEWEST_COLUMNS


def _has_header(table: SourceTable) -> bool:
    return find_head(grid_of(replace(table, rows=table.rows[:_FIRST_ROWS]), Writing())) is not None


def _width(table: SourceTable) -> int:
    ends = (cell.column + cell.columns for row in table.rows for cell in row.cells)
    return max(ends, default=0)


def whole_table(tables: Sequence[SourceTable]) -> SourceTable:
    """Return tables that go on with each other as one."""
    rows = tuple(row for table in tables for row in table.rows)
    return replace(tables[0], rows=rows)


def rich_text(blocks: Iterable[SourceBlock], writing: Writing) -> RichText:
    """Return the blocks as the clerk's own text."""
    return tuple(block for each in blocks for block in writing.blocks(each))
