"""Tables of Word files drawn with few signs, and what was read of them in few words.

A row is "1 | Rà soát | Quý I": "<" goes on from the cell to the left, "^" from the one above;
"*Thể chế*" is bold; "⏎" parts paragraphs. The files are read as every foreign file is.
"""

import itertools
from collections.abc import Callable, Iterable, Sequence

from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.richtext import RichText, plain_text
from cchc_desk.forms.task import Column, NumberedRow, TaskGroup, TaskResult, cell, number_rows
from cchc_desk.intake.appendix.found import FoundAppendix, FoundTable, find_tables, read_table
from cchc_desk.intake.appendix.tables import (
    AppendixTable,
    FigureTable,
    TableWarningCode,
    TaskTable,
)
from cchc_desk.intake.recognise.recognised import RawAppendix
from tests.intake.word_builder.markup import BELOW, BOLD, TALL, line, r, span, tbl, tc, tr
from tests.intake.word_builder.markup import p as paragraph
from tests.intake.word_builder.reading import read


def drawn(*rows: str, **said) -> str:
    """Return a table as markup; ``said`` as of ``tbl``."""
    grid = [[text.strip() for text in row.split("|")] for row in rows]
    said.setdefault("widths", (1000,) * len(grid[0]))
    return tbl(*(_row(grid, index) for index in range(len(grid))), **said)


def _row(grid: Sequence[Sequence[str]], index: int) -> str:
    cells: list[tuple[str, int, int]] = []
    for place, text in enumerate(grid[index]):
        if text == "<":
            before, first, columns = cells[-1]
            cells[-1] = (before, first, columns + 1)
        else:
            cells.append((text, place, 1))
    return tr(*(_cell(grid, index, *each) for each in cells))


def _cell(grid: Sequence[Sequence[str]], index: int, text: str, place: int, columns: int) -> str:
    props = span(columns) if columns > 1 else ""
    if text == "^":
        return tc(props=props + BELOW)
    goes_on = index + 1 < len(grid) and grid[index + 1][place] == "^"
    lines = [_line(each) for each in text.split("⏎")] if text else []
    return tc(*lines, props=props + (TALL if goes_on else ""))


def _line(text: str) -> str:
    if text.startswith("*") and text.endswith("*") and len(text) > 1:
        return paragraph(r(text.strip("*"), BOLD))
    return text if text.startswith("<") else line(text)


def found_in(*blocks: str, title: str = "DANH MỤC NHIỆM VỤ", known=(), **said) -> FoundAppendix:
    """Find the tables of an appendix of these blocks; ``said`` are the parts of the file."""
    document = read(*blocks, **said)
    raw = RawAppendix(
        "Phụ lục",
        (title,) if title else (),
        "",
        tuple(document.blocks),
        Orientation.LANDSCAPE,
        0,
        0,
    )
    return find_tables(raw, known)


def found(*rows: str, **said) -> FoundTable:
    """Find the one table that is drawn with these rows."""
    (table,) = found_in(drawn(*rows), **said).tables
    return table


def ids() -> Callable[[], str]:
    """Return a source of the ids "1", "2", "3" …."""
    count = itertools.count(1)
    return lambda: str(next(count))


def read_one(*rows: str, **said) -> AppendixTable:
    """Read the one table that is drawn with these rows."""
    return read_table(found(*rows, **said), ids())


def tasks(*rows: str, **said) -> TaskTable:
    """Read a table that must be one of tasks."""
    table = read_one(*rows, **said)
    assert isinstance(table, TaskTable)
    return table


def figures(*rows: str, **said) -> FigureTable:
    """Read a table that must be one of figures."""
    table = read_one(*rows, **said)
    assert isinstance(table, FigureTable)
    return table


# --- in few words ---------------------------------------------------------------------------------


def columns(guesses: Iterable[object]) -> list[str]:
    """Return what the columns seem to be; "?" of an unknown one."""
    return [getattr(each, "column", None) or "?" for each in guesses]


def shown(table: TaskTable, *wanted: Column) -> list[str]:
    """Return a line per row: "[I] Thể chế" of a group, "content | …" of a task.

    A number that is not the computed one stands before the task in brackets.
    """
    rows = number_rows(table.rows)
    return [_shown(table, row, wanted or (Column.CONTENT,)) for row in rows]


def _shown(table: TaskTable, numbered: NumberedRow, wanted: Sequence[Column]) -> str:
    row = numbered.row
    if isinstance(row, TaskGroup):
        return f"[{numbered.number}] {row.title}"
    result = table.results.get(row.id, TaskResult())
    texts = [_words(cell(row, result, column)) for column in wanted]
    number = "" if row.source_number is None else f"({row.source_number}) "
    return number + " | ".join(texts)


def _words(value: RichText | str) -> str:
    return value if isinstance(value, str) else plain_text(value).replace("\n", "⏎")


def unplaced(table: TaskTable | FigureTable) -> list[str]:
    """Return what has no place: "row title: words"."""
    return [f"{each.row} {each.title}: {_words(each.text)}" for each in table.unplaced]


def warned(table: TaskTable | FigureTable) -> dict[TableWarningCode, int]:
    """Return how often each thing happened."""
    return {each.code: each.count for each in table.warnings}
