"""A grid with the columns that a reader sees: what is drawn crookedly is put under its title.

Tables that were drawn by hand have more columns in the file than on paper, for the edges of their
rows do not quite meet; a sheet may merge three columns into one, and have empty ones beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cchc_desk.intake.appendix.grid import (
    EMPTY_CELL,
    Covered,
    Grid,
    GridCell,
    GridRow,
    joined,
)


@dataclass(frozen=True, slots=True)
class _Edges:
    """Hold where each seen column begins among those of the file, and how wide those are."""

    starts: tuple[int, ...]
    widths: tuple[float, ...]

    @property
    def ends(self) -> tuple[int, ...]:
        return (*self.starts[1:], len(self.widths))

    def width_of(self, start: int, end: int) -> float:
        return sum(self.widths[start:end])


def seen_columns(grid: Grid, header: Sequence[GridRow]) -> tuple[Grid, tuple[int, ...]]:
    """Return the grid with its seen columns, and where each begins among those of the file.

    The rows of ``header`` say which columns there are; without any, those do that any cell
    begins at. Columns without a word in them are left out.
    """
    starts = _starts(header or grid.rows, grid.width)
    widths = grid.widths_mm or (1.0,) * grid.width
    placed = _put_under(grid, _Edges(starts, widths))
    kept = _used(placed.rows)
    if len(kept) == placed.width:
        return placed, starts
    return _with_columns(placed, kept), tuple(starts[place] for place in kept)


def _starts(rows: Iterable[GridRow], width: int) -> tuple[int, ...]:
    """Return the columns at which a cell of some row begins."""
    found = {0}
    for row in rows:
        found.update(
            place
            for place, cell in enumerate(row.cells)
            if cell.covered is Covered.NOT and place < width
        )
        if len(found) == width:
            break
    return tuple(sorted(found))


def _put_under(grid: Grid, edges: _Edges) -> Grid:
    """Return the grid with every cell in the seen columns that it lies under."""
    if len(edges.starts) == grid.width:
        return grid
    rows: list[GridRow] = []
    owners = tuple(range(grid.width))
    for row in grid.rows:
        owners = _owners(row, owners)
        rows.append(replace(row, cells=_cells_under(row, owners, edges)))
    widths = tuple(edges.width_of(*pair) for pair in zip(edges.starts, edges.ends, strict=True))
    return Grid(tuple(rows), widths if grid.widths_mm else ())


def _owners(row: GridRow, above: tuple[int, ...]) -> tuple[int, ...]:
    """Return for every place where the cell begins that covers it, in its own row or above."""
    owners: list[int] = []
    for place, cell in enumerate(row.cells):
        if cell.covered is Covered.NOT:
            owners.append(place)
        elif cell.covered is Covered.FROM_THE_LEFT:
            owners.append(owners[-1])
        else:
            owners.append(above[place])
    return tuple(owners)


def _cells_under(row: GridRow, owners: Sequence[int], edges: _Edges) -> tuple[GridCell, ...]:
    placed = [EMPTY_CELL] * len(edges.starts)
    segments = list(_segments(owners))
    by_order = len(segments) == len(placed)
    for number, (start, end) in enumerate(segments):
        columns = [number] if by_order else _columns_under(start, end, edges)
        cell = row.cells[start]
        _place(placed, columns, cell)
    return tuple(placed)


def _segments(owners: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the places that each cell covers, ``start`` to ``end`` without ``end``."""
    start = 0
    for place in range(1, len(owners) + 1):
        if place == len(owners) or owners[place] != owners[start]:
            yield start, place
            start = place


def _columns_under(start: int, end: int, edges: _Edges) -> list[int]:
    """Return the seen columns that a cell covers half of, at least the one it covers most."""
    shares = [
        max(edges.width_of(max(start, left), min(end, right)), 0.0)
        for left, right in zip(edges.starts, edges.ends, strict=True)
    ]
    whole = [
        edges.width_of(left, right) for left, right in zip(edges.starts, edges.ends, strict=True)
    ]
    covered = [place for place, share in enumerate(shares) if share * 2 > whole[place]]
    return covered or [shares.index(max(shares))]


def _place(placed: list[GridCell], columns: Sequence[int], cell: GridCell) -> None:
    """Put a cell at its first column, below what another one left there."""
    first = columns[0]
    before = placed[first]
    if before is EMPTY_CELL or (cell.text and not before.text):
        spans = len(columns) if cell.covered is Covered.NOT else 1
        placed[first] = replace(cell, columns=spans)
    elif cell.text:
        placed[first] = replace(before, text=joined((before.text, cell.text)), value=None)
    by = Covered.FROM_THE_LEFT if cell.covered is Covered.NOT else cell.covered
    for place in columns[1:]:
        placed[place] = GridCell(covered=by)


def used_columns(grid: Grid) -> Grid:
    """Return the grid without the columns that nobody filled."""
    kept = _used(grid.rows)
    return grid if len(kept) == grid.width else _with_columns(grid, kept)


def _used(rows: Iterable[GridRow]) -> list[int]:
    """Return the columns in which any row has words."""
    rows = tuple(rows)
    width = len(rows[0].cells) if rows else 0
    return [place for place in range(width) if any(row.cells[place].text for row in rows)]


def _with_columns(grid: Grid, kept: Sequence[int]) -> Grid:
    """Return the grid with these columns only; what spans others is as much narrower."""
    rows = (
        replace(row, cells=tuple(_narrowed(row.cells[place], place, kept) for place in kept))
        for row in grid.rows
    )
    widths = tuple(grid.widths_mm[place] for place in kept) if grid.widths_mm else ()
    return Grid(tuple(rows), widths)


def _narrowed(cell: GridCell, place: int, kept: Sequence[int]) -> GridCell:
    if cell.columns == 1:
        return cell
    spanned = sum(place <= each < place + cell.columns for each in kept)
    return replace(cell, columns=spanned)
