"""Tables that go on over pages by hand: header rows typed again, tables cut in two."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.source import (
    SourceBlock,
    SourceBox,
    SourceCell,
    SourceParagraph,
    SourceRow,
    SourceTable,
    WarningCode,
    cell_text,
    paragraphs,
)
from cchc_desk.intake.word.tally import Tally


def without_repeats(blocks: Iterable[SourceBlock], tally: Tally) -> tuple[SourceBlock, ...]:
    """Return the blocks with tables that go on marked so.

    A header that stands again in the middle of a table, or above its second half, is left out.
    """
    kept: list[SourceBlock] = []
    before: SourceTable | None = None
    is_adjacent = False
    for block in blocks:
        if isinstance(block, SourceTable):
            whole = _with_inner(block, tally)
            kept.append(_read(whole, before, tally, is_adjacent=is_adjacent))
            before, is_adjacent = whole, True
            continue
        if isinstance(block, SourceBox):
            block = replace(block, blocks=without_repeats(block.blocks, tally))  # noqa: PLW2901
        kept.append(block)
        is_adjacent = False
        if not (isinstance(block, SourceParagraph) and not block.spans):
            before = None
    return tuple(kept)


def _with_inner(table: SourceTable, tally: Tally) -> SourceTable:
    """Return a table after the tables in its cells were looked at."""
    if not any(_has_table(cell) for row in table.rows for cell in row.cells):
        return table

    def inner(cell: SourceCell) -> SourceCell:
        return replace(cell, blocks=without_repeats(cell.blocks, tally))

    rows = (replace(row, cells=tuple(inner(each) for each in row.cells)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _has_table(cell: SourceCell) -> bool:
    return any(isinstance(block, SourceTable | SourceBox) for block in cell.blocks)


def _read(
    table: SourceTable, before: SourceTable | None, tally: Tally, *, is_adjacent: bool
) -> SourceTable:
    """Return a table marked when it goes on with the one before it, without repeated headers.

    When empty paragraphs stand between the two, the second must repeat the header of the first.
    """
    if before is not None and _same_grid(table, before):
        header = _header(before)
        count = header.count_at(table.rows, 0)
        if 0 < count < len(table.rows):
            _count(table.rows[:count], tally)
            rows = _unrepeated(table.rows[count:], header, tally)
            return replace(table, rows=rows, continues=True)
        table = replace(table, continues=is_adjacent)
    header = _header(table)
    first = table.rows[: header.height]
    rest = _unrepeated(table.rows[header.height :], header, tally)
    return replace(table, rows=(*first, *rest)) if header.rows else table


# Halves of one table, drawn by hand: a millimetre tells nothing.
_SAME_MM = 1.0


def _same_grid(one: SourceTable, other: SourceTable) -> bool:
    if len(one.widths_mm) != len(other.widths_mm) or one.is_layout is not other.is_layout:
        return False
    pairs = zip(one.widths_mm, other.widths_mm, strict=True)
    return all(abs(first - second) <= _SAME_MM for first, second in pairs)


# --- header rows ----------------------------------------------------------------------------------

_Key = tuple[tuple[int, int, int, str], ...]


@dataclass(frozen=True, slots=True)
class _Header:
    """Hold what the header of a table says; no rows: it has none that could be told.

    ``numbers`` - the row below that numbers the columns, "(1)", "(2)"; () when there is none.
    """

    rows: tuple[_Key, ...] = ()
    numbers: _Key = ()

    @property
    def height(self) -> int:
        """Return how many rows the header has."""
        return len(self.rows) + bool(self.numbers)

    def count_at(self, rows: Sequence[SourceRow], index: int) -> int:
        """Return how many rows from here on say what the header says; 0: none."""
        end = index + len(self.rows)
        if not self.rows or len(rows) < end or not self._begins(rows[index]):
            return 0
        if any(_key(row) != said for row, said in zip(rows[index:end], self.rows, strict=True)):
            return 0
        has_numbers = self.numbers and end < len(rows) and _key(rows[end]) == self.numbers
        return len(self.rows) + bool(has_numbers)

    def _begins(self, row: SourceRow) -> bool:
        """Compare the first cell only; so nearly all rows are done with."""
        first = row.cells[0] if row.cells else None
        return first is not None and fold_spaces(cell_text(first)) == self.rows[0][0][-1]


def _unrepeated(rows: Sequence[SourceRow], header: _Header, tally: Tally) -> tuple[SourceRow, ...]:
    """Return the rows below a header without those that repeat it."""
    kept: list[SourceRow] = []
    index = covered = 0
    while index < len(rows):
        count = header.count_at(rows, index) if covered <= index else 0
        if count:
            _count(rows[index : index + count], tally)
            index += count
            continue
        kept.append(rows[index])
        covered = max([covered, *(index + cell.rows for cell in rows[index].cells)])
        index += 1
    return tuple(kept)


def _count(rows: Iterable[SourceRow], tally: Tally) -> None:
    for row in rows:
        words = " | ".join(fold_spaces(cell_text(cell)) for cell in row.cells)
        tally.add(WarningCode.REPEATED_HEADERS, words)


def _header(table: SourceTable) -> _Header:
    """Return the header of a ruled table: marked as one, or at least looking like one."""
    height = _header_height(table.rows)
    if table.is_layout or not _is_header(table.rows[:height]):
        return _Header()
    below = table.rows[height] if height < len(table.rows) else None
    rows = tuple(_key(row) for row in table.rows[:height])
    numbers = _key(below) if below is not None and _numbers_columns(below) else ()
    return _Header(rows, numbers)


def _header_height(rows: Sequence[SourceRow]) -> int:
    """Return how many rows the header has: those marked, and all that its tall cells cover."""
    marked = next((i for i, row in enumerate(rows) if not row.is_header), len(rows))
    height, index = max(marked, 1), 0
    while index < min(height, len(rows)):
        height = max([height, *(index + cell.rows for cell in rows[index].cells)])
        index += 1
    return min(height, len(rows))


# Three different titles are a header; two only when they are bold.
_FEWEST_TITLES, _FEWEST_BOLD_TITLES = 3, 2


def _is_header(rows: Sequence[SourceRow]) -> bool:
    cells = [cell for row in rows for cell in row.cells]
    titles = {text for cell in cells if (text := fold_spaces(cell_text(cell)))}
    if len(titles) < _FEWEST_BOLD_TITLES or not rows[0].cells or rows[0].cells[0].column > 0:
        return False
    said = (each for cell in cells for each in paragraphs(cell.blocks) if each.spans)
    is_marked = rows[0].is_header
    return is_marked or len(titles) >= _FEWEST_TITLES or all(each.format.bold for each in said)


_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?")


def _numbers_columns(row: SourceRow) -> bool:
    texts = [fold_spaces(cell_text(cell)) for cell in row.cells]
    return bool(texts) and all(_COLUMN_NUMBER.fullmatch(text) for text in texts)


def _key(row: SourceRow) -> _Key:
    return tuple(
        (cell.column, cell.columns, cell.rows, fold_spaces(cell_text(cell))) for cell in row.cells
    )
