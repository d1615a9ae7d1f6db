"""A grid taken apart: what stands above its header, the titles, and the rows below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_desk.forms.richtext import RichText
from cchc_desk.intake.appendix.columns import seen_columns
from cchc_desk.intake.appendix.grid import (
    Covered,
    Grid,
    GridRow,
    is_more_than_words,
    joined,
    row_words,
    words,
)
from cchc_desk.intake.appendix.head import Head, begins_table, find_head


@dataclass(frozen=True, slots=True)
class UnplacedCell:
    """Hold words of a table that have no place among tasks or figures.

    ``row`` - its number in the file, from 1. ``title`` - of its column. ``owner`` - the id of the
    task, group or figure of its row, "" when it has none.
    """

    row: int
    title: str
    text: RichText
    owner: str = ""


@dataclass(frozen=True, slots=True)
class TableParts:
    """Hold a table in parts; all shapes are one per column that a reader sees.

    ``above`` - what each row above the header says. ``titles`` - all the words over a column,
    ``last_titles`` - those right over its cells; "" when it has none. ``numbers`` - of a row
    "(1) (2) (3)"; () when there is none. ``rows`` - the others; those that repeat the header are
    left out, and counted in ``repeated``. ``unplaced`` - titles with footnotes or pictures.
    Units: as of ``Grid``.
    """

    above: tuple[RichText, ...]
    titles: tuple[str, ...]
    last_titles: tuple[str, ...]
    numbers: tuple[str, ...]
    rows: tuple[GridRow, ...]
    widths_mm: tuple[float, ...] = ()
    repeated: int = 0
    unplaced: tuple[UnplacedCell, ...] = ()

    @property
    def has_header(self) -> bool:
        """Tell whether any column has a title."""
        return any(self.titles)

    @property
    def width(self) -> int:
        """Return how many columns a reader sees."""
        return len(self.titles)


def take_apart(grid: Grid, *, has_header: bool = True) -> TableParts:
    """Find the header of a grid and part it from what stands above and below.

    Without ``has_header`` none is looked for: every row is one of the table.
    """
    head = find_head(grid) if has_header else None
    if head is None:
        seen, _ = seen_columns(grid, ())
        blank = ("",) * seen.width
        return TableParts((), blank, blank, (), seen.rows, seen.widths_mm)
    header = grid.rows[head.start : head.end - bool(head.numbers)]
    rows, repeated = _unrepeated(grid.rows[head.end :], header, head.numbers)
    seen, starts = seen_columns(Grid((*header, *rows), grid.widths_mm), header)
    return TableParts(
        tuple(filter(None, map(_said, grid.rows[: head.start]))),
        tuple(head.joined_titles[each] for each in starts),
        tuple(head.last_titles[each] for each in starts),
        tuple(head.numbers[each] for each in starts) if head.numbers else (),
        seen.rows[len(header) :],
        seen.widths_mm,
        repeated,
        tuple(_more_than_titles(header)),
    )


def _more_than_titles(header: Sequence[GridRow]) -> Iterator[UnplacedCell]:
    for row in header:
        for cell in row.cells:
            if is_more_than_words(cell.text):
                yield UnplacedCell(row.number, words(cell), cell.text)


def _said(row: GridRow) -> RichText:
    return joined(cell.text for cell in row.cells)


# --- headers that stand again ---------------------------------------------------------------------


def _unrepeated(
    rows: Sequence[GridRow], header: Sequence[GridRow], numbers: tuple[str, ...]
) -> tuple[tuple[GridRow, ...], int]:
    """Return the rows without those that repeat the header, and how often it stood again."""
    wanted = [row_words(row) for row in header]
    kept: list[GridRow] = []
    repeated = index = 0
    while index < len(rows):
        count = _count_repeated(rows, index, wanted, numbers)
        if count:
            repeated += 1
            index += count
        else:
            kept.append(rows[index])
            index += 1
    return tuple(kept), repeated


def _count_repeated(
    rows: Sequence[GridRow], index: int, wanted: Sequence[tuple[str, ...]], numbers: tuple[str, ...]
) -> int:
    """Return how many rows from here on say again what the header says; 0: none."""
    if words(rows[index].cells[0]) != wanted[0][0]:
        return 0
    end = index + len(wanted)
    if [row_words(row) for row in rows[index:end]] != list(wanted):
        return 0
    has_numbers = numbers and end < len(rows) and row_words(rows[end]) == numbers
    return len(wanted) + bool(has_numbers)


# --- several tables in one grid -------------------------------------------------------------------


def split_tables(grid: Grid) -> tuple[Grid, ...]:
    """Part a grid where another table begins: a row below its header that heads other columns.

    Rows of one filled cell right above that header are its title.
    """
    head = find_head(grid)
    if head is None:
        return (grid,)
    starts = [0, *_other_headers(grid, head)]
    ends = [*starts[1:], len(grid.rows)]
    return tuple(
        Grid(grid.rows[start:end], grid.widths_mm) for start, end in zip(starts, ends, strict=True)
    )


def _other_headers(grid: Grid, head: Head) -> Iterator[int]:
    """Yield where further tables begin, their title rows included."""
    titles = row_words(grid.rows[head.start])
    for index in range(head.end, len(grid.rows)):
        row = grid.rows[index]
        if row.cells[0].covered is Covered.FROM_ABOVE:
            continue
        said = row_words(row)
        if said != titles and begins_table(said):
            titles = said
            yield _first_title_row(grid.rows, head.end, index)


def _first_title_row(rows: Sequence[GridRow], lowest: int, header: int) -> int:
    """Return the first of the rows right above a header that hold one text and no number."""
    first = header
    while first > lowest and _is_title_row(rows[first - 1]):
        first -= 1
    return first


def _is_title_row(row: GridRow) -> bool:
    filled = [place for place, cell in enumerate(row.cells) if cell.text]
    if len(filled) > 1:
        return False
    return not filled or filled[0] == 0 or row.cells[filled[0]].columns > 1
