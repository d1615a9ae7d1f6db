"""Tables as rectangles: every place covered once, spans cut to what there is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_desk.intake.paste.drafts import Cell, Grid
from cchc_desk.intake.paste.pasted import MAX_COLUMNS, check_table


@dataclass(frozen=True, slots=True)
class Placed:
    """Hold a cell and the places that it covers, from ``column`` on."""

    cell: Cell
    column: int
    columns: int
    rows: int


def rectangle(grid: Grid) -> list[list[Placed]]:
    """Return the cells of each row with their places; where a row is short, empty cells.

    A row that nothing stands in and nothing covers is left out.

    Raises: PasteTooLargeError.
    """
    check_table(len(grid.rows), max((len(row.cells) for row in grid.rows), default=0))
    placed = list(_placed(grid))
    width = max((each.column + each.columns for row in placed for each in row), default=0)
    check_table(len(grid.rows), width)
    free = [bytearray(b"\1" * width) for _ in placed]
    for number, row in enumerate(placed):
        for each in row:
            for line in free[number : number + each.rows]:
                line[each.column : each.column + each.columns] = bytes(each.columns)
    pairs = zip(placed, free, strict=True)
    return [_filled(row, line) for row, line in pairs if row or not all(line)]


def _placed(grid: Grid) -> Iterator[list[Placed]]:
    """Place the cells of each row; ``tall`` - for how many rows a column is covered from above."""
    tall = [0] * (MAX_COLUMNS + 1)
    for number, row in enumerate(grid.rows):
        found: list[Placed] = []
        place = 0
        for cell in _parted(row.cells):
            place = next((n for n in range(place, MAX_COLUMNS) if not tall[n]), MAX_COLUMNS)
            columns = _room(tall, place, cell.columns)
            rows = min(cell.rows, len(grid.rows) - number)
            found.append(Placed(cell, place, columns, rows))
            place += columns
        tall = [max(each - 1, 0) for each in tall]
        for each in found:
            tall[each.column : each.column + each.columns] = [each.rows - 1] * each.columns
        yield found


def _parted(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the cells with those that a text only runs over."""
    for cell in cells:
        if not cell.runs_over:
            yield cell
            continue
        yield Cell(cell.blocks, 1, cell.rows)
        yield from (Cell([]) for _ in range(cell.columns - 1))


def _room(tall: Sequence[int], place: int, wanted: int) -> int:
    """Return how many of the wanted columns are free, at least one."""
    last = min(place + wanted, MAX_COLUMNS)
    covered = next((n for n in range(place, last) if tall[n]), last)
    return max(covered - place, 1)


def _filled(row: Sequence[Placed], free: bytearray) -> list[Placed]:
    empty = [Placed(Cell([]), column, 1, 1) for column, is_free in enumerate(free) if is_free]
    return sorted([*row, *empty], key=lambda each: each.column)
