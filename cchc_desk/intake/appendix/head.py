"""Where the header of a table stands, and what it calls each column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_desk.intake.appendix.grid import Covered, Grid, GridRow, row_words
from cchc_desk.intake.appendix.title_words import STT_TITLES, fold_title, is_title

# Letterheads, titles and remarks above the header of a sheet take up to this many rows.
_FIRST_ROWS = 20

# More rows than this are no header, however tall one of its cells is.
_MOST_HEADER_ROWS = 4

_ROW_NUMBER = re.compile(r"(?:\d{1,4}|[IVXLC]{1,6})[.)]?")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-H])\)?(?:\s*=.*)?")
_FEWEST_COLUMN_NUMBERS = 3

BETWEEN_TITLES = " - "
"""What stands between the titles of one column, from the top down."""


@dataclass(frozen=True, slots=True)
class Head:
    """Say which rows of a grid are its header, ``start`` to ``end`` without ``end``.

    Shape: ``titles`` - for each column the words over it, from the top down. ``numbers`` - those
    of a row "(1) (2) (3)" below the titles, which is within ``end``; () when there is none.
    """

    start: int
    end: int
    titles: tuple[tuple[str, ...], ...]
    numbers: tuple[str, ...] = ()

    @property
    def last_titles(self) -> tuple[str, ...]:
        """Return for each column the words right over its cells."""
        return tuple(each[-1] if each else "" for each in self.titles)

    @property
    def joined_titles(self) -> tuple[str, ...]:
        """Return for each column all the words over it on one line."""
        return tuple(BETWEEN_TITLES.join(each) for each in self.titles)


def find_head(grid: Grid) -> Head | None:
    """Find the header of a grid. None: no row reads like one."""
    shown = [row_words(row) for row in grid.rows[: _FIRST_ROWS + _MOST_HEADER_ROWS]]
    marked = _marked_rows(grid.rows)
    points = [
        _points(words) + (2 if index in marked else 0)
        for index, words in enumerate(shown[:_FIRST_ROWS])
    ]
    most = max(points, default=0)
    if not most:
        return None
    best = next(index for index, each in enumerate(points) if each * 2 > most)
    start = _first_row(grid, shown, best)
    end = _end_row(grid, shown, start, best)
    titles = tuple(_titles(grid, start, end))
    numbers = shown[end] if end < len(shown) and _numbers_columns(shown[end]) else ()
    return Head(start, end + bool(numbers), titles, numbers)


def begins_table(words: Sequence[str]) -> bool:
    """Tell whether a row in the middle of a grid is the header of another table."""
    first = next((each for each in words if each), "")
    return fold_title(first) in STT_TITLES and _points(words) > 0


def _marked_rows(rows: Sequence[GridRow]) -> frozenset[int]:
    """Return the rows that the file repeats on every page; all of them are none."""
    marked = frozenset(index for index, row in enumerate(rows) if row.is_header)
    return marked if len(marked) < len(rows) else frozenset()


def _points(words: Sequence[str]) -> int:
    """Return how much a row reads like a header; 0: it is none."""
    filled = [each for each in words if each]
    if not filled or _ROW_NUMBER.fullmatch(filled[0]):
        return 0
    known = sum(is_title(each) for each in filled)
    if len(filled) > 1 and fold_title(filled[0]) in STT_TITLES:
        return known + 1
    needed = 1 if len(words) == 1 else 2
    return known if known >= needed and 2 * known >= len(filled) else 0


# --- how many rows it has -------------------------------------------------------------------------


def _first_row(grid: Grid, shown: Sequence[Sequence[str]], row: int) -> int:
    """Return the first row of a header of which one row is known."""
    while row > 0 and _is_covered_from_above(grid.rows[row]):
        row -= 1
    return row - 1 if row > 0 and _heads(grid.rows[row - 1], shown[row - 1], shown[row]) else row


def _is_covered_from_above(row: GridRow) -> bool:
    return any(cell.covered is Covered.FROM_ABOVE for cell in row.cells)


def _heads(row: GridRow, words: Sequence[str], below: Sequence[str]) -> bool:
    """Tell whether a row heads the titles below it: it is wide there, and fills all their gaps.

    The parts of a letterhead are no such titles: the first of them stands over the numbers; nor
    is "Đơn vị tính: …".
    """
    wide = any(1 < cell.columns < len(row.cells) for cell in row.cells)
    gaps = [place for place, each in enumerate(below) if not each]
    if not wide or any(":" in each for each in words):
        return False
    return all(words[place] for place in gaps) if gaps else not words[0]


def _end_row(grid: Grid, shown: Sequence[Sequence[str]], start: int, best: int) -> int:
    end = best + 1
    for row in range(start, best + 1):
        rows = (min(cell.rows, _MOST_HEADER_ROWS) for cell in grid.rows[row].cells)
        end = max(end, row + max(rows, default=1))
    end = min(end, len(grid.rows))
    if end == start + 1 and end < len(shown) and _divides(grid.rows[start], shown[end]):
        return end + 1
    return end


def _divides(header: GridRow, words: Sequence[str]) -> bool:
    """Tell whether a row has titles only where the one above it has a wide cell or none."""
    filled = [place for place, each in enumerate(words) if each]
    open_places = {
        place
        for place, cell in enumerate(header.cells)
        if cell.columns > 1 or cell.covered is Covered.FROM_THE_LEFT or not cell.text
    }
    beside = {place - 1 for place in open_places if not header.cells[place].text}
    if len(filled) < 2 or not set(filled) <= open_places | beside:  # noqa: PLR2004 - one is no group
        return False
    return all(is_title(words[place]) for place in filled) or any(
        header.cells[place].columns > 1 for place in filled
    )


def _numbers_columns(words: Sequence[str]) -> bool:
    filled = [each for each in words if each]
    return len(filled) >= _FEWEST_COLUMN_NUMBERS and all(map(_COLUMN_NUMBER.fullmatch, filled))


# --- what it says ---------------------------------------------------------------------------------


def _titles(grid: Grid, start: int, end: int) -> Iterator[tuple[str, ...]]:
    rows = grid.rows[start:end]
    shown = [row_words(row) for row in rows]
    for column in range(grid.width):
        over = (_over(row, words, column) for row, words in zip(rows, shown, strict=True))
        yield tuple(dict.fromkeys(each for each in over if each))


def _over(row: GridRow, words: Sequence[str], column: int) -> str:
    """Return the words of the cell that covers a place of its row; "" when it begins above."""
    while column > 0 and row.cells[column].covered is Covered.FROM_THE_LEFT:
        column -= 1
    return words[column]
