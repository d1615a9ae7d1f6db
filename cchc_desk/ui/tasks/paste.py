"""What pasted cells mean: cells to overwrite, or new rows under a mapping of the columns."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cchc_desk.forms.appendix import COLUMN_TITLES
from cchc_desk.forms.richtext import RichText, is_empty, plain_text
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult, TaskRow
from cchc_desk.forms.text import fold_spaces, without_marks
from cchc_desk.ui.tasks.apply import RESULT_COLUMNS, edited_result
from cchc_desk.ui.tasks.html_table import Sheet, SheetCell
from cchc_desk.ui.tasks.requests import CellEdit, CellValue

Mapped = tuple[Column | None, ...]  # one per pasted column; None: it is left out

# Words by which the head of a column is known, the surer ones first. Source: plans and appendices
# of four provinces, 2023 to 2025.
_HEAD_WORDS: tuple[tuple[str, Column], ...] = (
    ("stt", Column.STT),
    ("tien do", Column.PROGRESS),
    ("tinh trang", Column.PROGRESS),
    ("san pham", Column.PRODUCT),
    ("chu tri", Column.LEAD),
    ("phoi hop", Column.SUPPORT),
    ("thoi gian", Column.DEADLINE),
    ("thoi han", Column.DEADLINE),
    ("kinh phi", Column.BUDGET),
    ("muc tieu", Column.OBJECTIVE),
    ("hoat dong", Column.ACTIVITY),
    ("ket qua", Column.RESULT),
    ("ghi chu", Column.NOTE),
    ("noi dung", Column.CONTENT),
    ("nhiem vu", Column.CONTENT),
)
_LONGEST_HEAD = 60  # characters; the longest head of COLUMN_TITLES has 27
_ROMAN = re.compile(r"[IVXLC]{1,6}[.)]?")
_ROMAN_TITLE = re.compile(r"[IVXLC]{1,6}[.)]\s+(?=\S)")
_NUMBER = re.compile(r"\d{1,4}[.)]?")


@dataclass(frozen=True, slots=True)
class Guess:
    """Hold which table column each pasted column seems to be; and whether row 1 is a head."""

    columns: Mapped
    has_header: bool


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


def guess_columns(sheet: Sheet, columns: Sequence[Column], first: Column | None = None) -> Guess:
    """Guess by the words of the first row, else by position.

    None as ``first``: the pasted cells are as wide as the table or begin with its content.
    """
    heads = [_head_column(plain_cell(cell.text)) for cell in sheet[0]]
    known = [head if head in columns else None for head in heads]
    needed = 1 if len(heads) == 1 else 2
    if len(sheet) > 1 and sum(head is not None for head in heads) >= needed:
        return Guess(_once(known), has_header=True)
    return Guess(_by_position(sheet, columns, first), has_header=False)


def _head_column(text: str) -> Column | None:
    folded = without_marks(text)
    if not folded or len(folded) > _LONGEST_HEAD:
        return None
    if folded == "tt":
        return Column.STT
    titles = {without_marks(title): Column(name) for name, title in _TASK_TITLES.items()}
    words = (column for words, column in _HEAD_WORDS if words in folded)
    return titles.get(folded) or next(words, None)


_TASK_TITLES = {name: COLUMN_TITLES[name] for name in Column}


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
    """Tell whether the first column holds numbers of rows and nothing else."""
    texts = [text for row in sheet if (text := plain_cell(row[0].text))]
    numbers = [text for text in texts if _NUMBER.fullmatch(text)]
    others = [text for text in texts if not _NUMBER.fullmatch(text)]
    return bool(numbers) and all(_ROMAN.match(text) for text in others)


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
