"""Rows of a grid as blocks of text, for what is no row of a table of ours."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cchc_desk.forms.richtext import Paragraph, RichText, Table, TableCell, paragraphs
from cchc_desk.intake.appendix.columns import used_columns
from cchc_desk.intake.appendix.grid import Covered, Grid, GridCell, GridRow


def blocks_of_rows(rows: Iterable[GridRow]) -> RichText:
    """Return rows of one cell as paragraphs, rows of several as a table."""
    filled = (row for row in rows if any(cell.text for cell in row.cells))
    return tuple(
        block
        for is_line, each in groupby(filled, key=_is_line)
        for block in (_lines(each) if is_line else [_table(used_columns(Grid(tuple(each))).rows)])
    )


def block_of_grid(grid: Grid, header_rows: int = 0) -> Table:
    """Return a whole grid as a table of text."""
    return _table(grid.rows, grid.widths_mm, header_rows)


def _is_line(row: GridRow) -> bool:
    return sum(bool(cell.text) for cell in row.cells) == 1


def _lines(rows: Iterable[GridRow]) -> Iterator[Paragraph]:
    for row in rows:
        for cell in row.cells:
            yield from paragraphs(cell.text)


def _table(
    rows: Sequence[GridRow], widths_mm: tuple[float, ...] = (), header_rows: int = 0
) -> Table:
    covered_until: dict[int, int] = {}
    cells = tuple(
        tuple(_cells(row, index, len(rows), covered_until)) for index, row in enumerate(rows)
    )
    return Table(cells, widths_mm, header_rows)


def _cells(
    row: GridRow, index: int, count: int, covered_until: dict[int, int]
) -> Iterator[TableCell]:
    """Yield the cells that begin in a row; one whose tall cell is not among the rows is empty."""
    for place, cell in enumerate(row.cells):
        if cell.covered is Covered.NOT:
            covered_until.update(dict.fromkeys(_places(place, cell), index + cell.rows))
            text = tuple(paragraphs(cell.text)) or (Paragraph(),)
            yield TableCell(text, cell.columns, min(cell.rows, count - index))
        elif cell.covered is Covered.FROM_ABOVE and covered_until.get(place, 0) <= index:
            yield TableCell()


def _places(place: int, cell: GridCell) -> range:
    return range(place, place + cell.columns)
