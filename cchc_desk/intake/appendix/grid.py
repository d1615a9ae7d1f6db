"""A table of any foreign file in one shape: all rows as wide, merged places marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cchc_desk.forms.richtext import (
    Footnote,
    Image,
    RichText,
    footnotes,
    paragraphs,
    plain_text,
)
from cchc_desk.forms.text import fold_spaces


class Covered(StrEnum):
    """Which way the cell stands that covers a place."""

    NOT = ""
    FROM_ABOVE = "above"
    FROM_THE_LEFT = "left"


@dataclass(frozen=True, slots=True)
class GridCell:
    """Hold one place of a grid; ``columns`` and ``rows`` are how many places its words cover.

    A covered place has no words of its own. ``font`` - the font that a sheet names, whose letters
    may not be Unicode. None: ``value`` - words; else the number or date that they show, a share
    in per cent.
    """

    text: RichText = ()
    columns: int = 1
    rows: int = 1
    covered: Covered = Covered.NOT
    value: Decimal | date | None = None
    is_percent: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """Hold one row; ``number`` counts from 1 in its file, ``is_header`` is what the file says."""

    cells: tuple[GridCell, ...]
    number: int
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Hold a table; all rows have as many cells as the table has columns.

    Units: ``widths_mm`` - millimetres, one per column; empty when the file does not say.
    """

    rows: tuple[GridRow, ...] = ()
    widths_mm: tuple[float, ...] = ()

    @property
    def width(self) -> int:
        """Return how many columns there are."""
        return len(self.rows[0].cells) if self.rows else 0


EMPTY_CELL = GridCell()

MOST_COLUMNS = 256
"""How many columns of a table are told apart. Source: RELIABILITY.md 4."""


def words(cell: GridCell) -> str:
    """Return the words of a cell on one line."""
    return fold_spaces(plain_text(cell.text))


def row_words(row: GridRow) -> tuple[str, ...]:
    """Return the words of every place of a row; those of a covered one are ""."""
    return tuple(words(cell) for cell in row.cells)


def is_bold(text: RichText) -> bool:
    """Tell whether there is something to read and all of it is bold."""
    spans = [
        span
        for each in paragraphs(text)
        for span in each.spans
        if not isinstance(span, Footnote) and span.text.strip()
    ]
    return bool(spans) and all(span.bold for span in spans)


# --- making grids ---------------------------------------------------------------------------------


@dataclass(slots=True)
class GridBuilder:
    """Collect cells by their places; what covers what is worked out once all are known."""

    cells: dict[int, dict[int, GridCell]] = field(default_factory=dict)
    headers: set[int] = field(default_factory=set)
    numbers: list[int] = field(default_factory=list)
    width: int = 0

    def add_row(self, number: int, *, is_header: bool = False) -> int:
        """Begin a row and return its index."""
        index = len(self.numbers)
        self.numbers.append(number)
        self.cells[index] = {}
        if is_header:
            self.headers.add(index)
        return index

    def put(self, index: int, column: int, cell: GridCell) -> None:
        """Put a cell with its spans at a place; what lies too far to the right joins the last."""
        place = min(column, MOST_COLUMNS - 1)
        row = self.cells[index]
        if place in row:
            cell = replace(cell, text=joined((row[place].text, cell.text)), value=None)
        if place + cell.columns > MOST_COLUMNS:
            cell = replace(cell, columns=MOST_COLUMNS - place)
        row[place] = cell
        self.width = max(self.width, place + cell.columns)

    def grid(self, widths_mm: Sequence[float] = ()) -> Grid:
        """Return the grid, with every place filled."""
        covered = dict(self._covered())
        rows = (
            GridRow(
                tuple(self._place(index, column, covered) for column in range(self.width)),
                number,
                is_header=index in self.headers,
            )
            for index, number in enumerate(self.numbers)
        )
        fits = len(widths_mm) == self.width and all(width > 0 for width in widths_mm)
        return Grid(tuple(rows), tuple(widths_mm) if fits else ())

    def _place(self, index: int, column: int, covered: dict[tuple[int, int], Covered]) -> GridCell:
        by = covered.get((index, column))
        if by is not None:
            return _COVERED[by]
        return self.cells[index].get(column, EMPTY_CELL)

    def _covered(self) -> Iterator[tuple[tuple[int, int], Covered]]:
        for index, row in self.cells.items():
            for column, cell in row.items():
                if cell.columns > 1 or cell.rows > 1:
                    yield from _places_under(index, column, cell)


_COVERED = {each: GridCell(covered=each) for each in Covered}


def _places_under(
    index: int, column: int, cell: GridCell
) -> Iterator[tuple[tuple[int, int], Covered]]:
    for down in range(cell.rows):
        for across in range(cell.columns):
            if down or across:
                by = Covered.FROM_ABOVE if down else Covered.FROM_THE_LEFT
                yield (index + down, column + across), by


def grid_of_rows(rows: Iterable[Sequence[GridCell]]) -> Grid:
    """Make a grid of rows in which every place has a cell, as of the clipboard.

    Those under a wide cell are covered by it; short rows are filled up.
    """
    listed = [tuple(_with_covered(row)) for row in rows]
    width = max((len(row) for row in listed), default=0)
    filled = ((*row, *[EMPTY_CELL] * (width - len(row))) for row in listed)
    return Grid(tuple(GridRow(cells, number) for number, cells in enumerate(filled, start=1)))


def _with_covered(row: Iterable[GridCell]) -> Iterator[GridCell]:
    covered = 0
    for cell in row:
        yield _COVERED[Covered.FROM_THE_LEFT] if covered else cell
        covered = covered - 1 if covered else cell.columns - 1


def stacked(one: Grid, other: Grid) -> Grid:
    """Return the rows of two grids one below the other; the narrower one is filled up."""
    width = max(one.width, other.width)
    rows = tuple(
        replace(row, cells=(*row.cells, *[EMPTY_CELL] * (width - len(row.cells))))
        for row in (*one.rows, *other.rows)
    )
    return Grid(rows, one.widths_mm if one.width == width else other.widths_mm)


def is_more_than_words(text: RichText) -> bool:
    """Tell whether a text holds a footnote or a picture, which plain words cannot."""
    return any(footnotes(text)) or any(isinstance(block, Image) for block in text)


def joined(texts: Iterable[RichText]) -> RichText:
    """Return texts one below the other, empty ones left out."""
    return tuple(block for text in texts for block in text)
