"""What pasted cells mean: cells to overwrite, or new rows under a mapping of the columns."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cchc_desk.forms.richtext import RichText, is_empty, plain_text
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult, TaskRow
from cchc_desk.forms.text import fold_spaces
from cchc_desk.ui.tasks.apply import RESULT_COLUMNS, edited_result
from cchc_desk.ui.tasks.html_table import Sheet, SheetCell
from cchc_desk.ui.tasks.requests import CellEdit, CellValue

Mapped = tuple[Column | None, ...]  # one per pasted column; None: it is left out

_ROMAN = re.compile(r"[IVXLC]{1,6}[.)]?")
_ROMAN_TITLE = re.compile(r"[IVXLC]{1,6}[.)]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Guess:
    """Hold which table column each pasted column seems to be; ``header_rows`` hold their titles."""

    columns: Mapped
    header_rows: int = 0


def plain_cell(text: RichText) -> str:
    """Return the words of a pasted cell on one line."""
    return fold_spaces(plain_text(text))


def cell_value(column: Column, text: RichText) -> CellValue:
    """Return pasted text as what a cell of the column holds."""
    return plain_cell(text) if column is Column.PROGRESS else text


# --- over cells that are there --------------------------------------------------------------------


def fill(text: RichText, cells: Sequence[tuple[str, Column]]) -> tuple[CellEdit, ...]:
    """Give every cell, a task id and a column, the same text."""
    return tuple(CellEdit(task_id, column, cell_value(column, text)) for task_id, column in cells)


def overlay(
    sheet: Sheet, rows: Sequence[TaskRow], columns: Sequence[Column]
) -> tuple[CellEdit, ...] | None:
    """Lay pasted cells over rows and columns of the table, from their first ones on.

    None: they do not fit - too few rows or columns, or the heading of a group is in the way.
    """
    if not sheet or len(sheet) > len(rows) or len(sheet[0]) > len(columns):
        return None
    targets = rows[: len(sheet)]
    if any(isinstance(row, TaskGroup) for row in targets):
        return None
    return tuple(
        CellEdit(row.id, column, cell_value(column, cell.text))
        for row, cells in zip(targets, sheet, strict=True)
        for column, cell in zip(columns, cells, strict=False)
        if column is not Column.STT
    )


# --- as new rows ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NewRows:
    """Hold rows to insert and what came with them for the report, by task id."""

    rows: tuple[TaskRow, ...] = ()
    results: tuple[tuple[str, TaskResult], ...] = ()


def new_rows(sheet: Sheet, columns: Mapped, new_id: Callable[[], str]) -> NewRows:
    """Make rows of pasted cells; a row without any text in them is left out."""
    made = [
        row
        for cells in sheet
        if not all(is_empty(cell.text) for cell in cells)
        for row in _new_row(cells, columns, new_id())
    ]
    said = tuple((row.id, result) for row, result in made if result != TaskResult())
    return NewRows(tuple(row for row, _ in made), said)


def _new_row(
    cells: Sequence[SheetCell], columns: Mapped, row_id: str
) -> Iterator[tuple[TaskRow, TaskResult]]:
    title = _group_title(cells)
    if title is not None:
        yield TaskGroup(row_id, title), TaskResult()
        return
    texts = {
        column: cell.text
        for cell, column in zip(cells, columns, strict=True)
        if column is not None and not is_empty(cell.text)
    }
    if texts:
        yield _new_task(row_id, texts), _new_result(row_id, texts)


def _new_task(row_id: str, texts: Mapping[Column, RichText]) -> Task:
    said: dict[str, Any] = {  # Any: fields by their names
        column.value: text for column, text in texts.items() if column not in RESULT_COLUMNS
    }
    return Task(id=row_id, **said)


def _new_result(row_id: str, texts: Mapping[Column, RichText]) -> TaskResult:
    result = TaskResult()
    for column in RESULT_COLUMNS & texts.keys():
        edit = CellEdit(row_id, column, cell_value(column, texts[column]))
        result = edited_result(result, edit)
    return result


def _group_title(cells: Sequence[SheetCell]) -> str | None:
    """Return the title if the row heads a group: "I | Title", "I. Title", or one merged cell."""
    filled = [cell for cell in cells if not is_empty(cell.text)]
    texts = [plain_cell(cell.text) for cell in filled]
    if len(texts) == len(("I", "title")) and _ROMAN.fullmatch(texts[0]):
        return texts[1]
    if len(cells) > 1 and len(texts) == 1:
        numbered = _ROMAN_TITLE.match(texts[0])
        if numbered:
            return texts[0][numbered.end() :]
        if filled[0].columns > 1:
            return texts[0]
    return None
