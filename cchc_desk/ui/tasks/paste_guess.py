"""Which column of the table each pasted column seems to be, for the clerk to check.

Imported when something is pasted: what it asks takes 120 ms to import.
"""

from collections.abc import Sequence

from cchc_desk.forms.task import Column
from cchc_desk.intake.appendix.grid import GridCell, grid_of_rows
from cchc_desk.intake.appendix.guess import guess_task_columns
from cchc_desk.intake.appendix.head import find_head
from cchc_desk.intake.appendix.parts import TableParts
from cchc_desk.intake.appendix.row_numbers import OUTER, NumberKind, number_kind, split_title
from cchc_desk.ui.tasks.html_table import Sheet
from cchc_desk.ui.tasks.paste import Guess, Mapped, plain_cell

_COUNTING = {NumberKind.WHOLE, NumberKind.PARTED}


def guess_columns(sheet: Sheet, columns: Sequence[Column], first: Column | None = None) -> Guess:
    """Guess by the titles over pasted cells, as in files that are opened, else by position.

    None as ``first``: the pasted cells are as wide as the table or begin with its content.
    """
    grid = grid_of_rows([[GridCell(cell.text, cell.columns) for cell in row] for row in sheet])
    head = find_head(grid)
    if head is None or head.start or len(sheet) == 1:
        return Guess(_by_position(sheet, columns, first))
    parts = TableParts(
        (), head.joined_titles, head.last_titles, head.numbers, grid.rows[head.end :]
    )
    guesses = guess_task_columns(parts, allowed=columns)
    return Guess(_once([_task_column(guess.column) for guess in guesses]), head.end)


def _task_column(column: object) -> Column | None:
    return column if isinstance(column, Column) else None


def _once(columns: Sequence[Column | None]) -> Mapped:
    """Return the columns with every one but its first occurrence left out, and STT too."""
    return tuple(
        None if column is Column.STT or column in columns[:place] else column
        for place, column in enumerate(columns)
    )


def _by_position(sheet: Sheet, columns: Sequence[Column], first: Column | None) -> Mapped:
    width = len(sheet[0])
    plain_columns = [column for column in columns if column is not Column.STT]
    numbered = width > 1 and _counts(sheet)
    start = plain_columns.index(first) if first in plain_columns and not numbered else 0
    if width - numbered > len(plain_columns) - start:
        start = 0
    found: list[Column | None] = [None] if numbered else []
    found += plain_columns[start : start + width - len(found)]
    return (*found, *[None] * (width - len(found)))


def _counts(sheet: Sheet) -> bool:
    """Tell whether the first column holds numbers of rows, and at most titles with their own."""
    kinds = {_kind(text) for row in sheet if (text := plain_cell(row[0].text))}
    return bool(kinds & _COUNTING) and kinds <= _COUNTING | set(OUTER)


def _kind(text: str) -> NumberKind:
    kind = number_kind(text)
    return number_kind(split_title(text)[0]) if kind is NumberKind.OTHER else kind
