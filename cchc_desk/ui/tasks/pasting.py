"""The selected cells of the table as a sheet, and a pasted sheet laid over them."""

from collections.abc import Iterable, Iterator, Sequence

from cchc_desk.forms.richtext import is_empty, paragraphs, plain
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskRow
from cchc_desk.ui.tasks.html_table import Sheet, SheetCell
from cchc_desk.ui.tasks.model import TaskTableModel
from cchc_desk.ui.tasks.paste import fill, overlay, plain_cell
from cchc_desk.ui.tasks.requests import CellEdit, Request, SetCells, SetGroupTitle
from cchc_desk.ui.tasks.selection import Cell
from cchc_desk.ui.tasks.view import TaskTableView


def selected_sheet(view: TaskTableView, model: TaskTableModel) -> Sheet:
    """Return what is selected; a cell inside the rectangle that is not selected is empty."""
    cells = view.marked.cells()
    columns = sorted({column for _, column in cells})
    wanted = set(cells)
    ids = dict.fromkeys(row_id for row_id, _ in cells)
    return tuple(tuple(_sheet_row(model, row_id, columns, wanted)) for row_id in ids)


def _sheet_row(
    model: TaskTableModel, row_id: str, columns: Sequence[int], wanted: set[Cell]
) -> Iterator[SheetCell]:
    place = model.place_of(row_id)
    if place is None:
        return
    is_group = isinstance(model.rows[place], TaskGroup)
    for number, column in enumerate(columns):
        if is_group and column > model.title_column and number > 0:
            yield SheetCell()  # covered by the title
            continue
        value = model.value(place, column) if (row_id, column) in wanted or is_group else ()
        text = plain(value) if isinstance(value, str) else value
        spans = is_group and column >= model.title_column
        yield SheetCell(text, len(columns) - number if spans else 1)


def task_cells(model: TaskTableModel, cells: Iterable[Cell]) -> list[tuple[str, Column]]:
    """Return those cells that hold a text of a task, by task id and column."""
    return [
        (row_id, model.columns[column])
        for row_id, column in cells
        if (place := model.place_of(row_id)) is not None
        and isinstance(model.rows[place], Task)
        and model.is_editable(place, column)
    ]


def cleared(model: TaskTableModel, cells: Iterable[Cell]) -> tuple[CellEdit, ...]:
    """Return the edits that empty those of the cells that are not empty."""
    filled = [
        (row_id, column)
        for row_id, column in task_cells(model, cells)
        if not _is_blank(model, row_id, column)
    ]
    return fill((), filled)


def _is_blank(model: TaskTableModel, row_id: str, column: Column) -> bool:
    place = model.place_of(row_id)
    value = () if place is None else model.value(place, model.columns.index(column))
    return not value if isinstance(value, str) else is_empty(value)


def laid_over(
    view: TaskTableView, model: TaskTableModel, sheet: Sheet
) -> tuple[CellEdit, ...] | None:
    """Lay a sheet over the table from the first selected cell on. None: it does not fit."""
    cells = view.marked.cells()
    if not cells:
        return None
    left = min(column for _, column in cells)
    ids = view.marked.shown_ids()
    below = ids[ids.index(cells[0][0]) :][: len(sheet)]
    return overlay(sheet, _rows_of(model, below), model.columns[left:])


def _rows_of(model: TaskTableModel, ids: Iterable[str]) -> list[TaskRow]:
    places = (model.place_of(row_id) for row_id in ids)
    return [model.rows[place] for place in places if place is not None]


def pasted_over(view: TaskTableView, model: TaskTableModel, sheet: Sheet) -> Request | None:
    """Return the change if it is plain what is meant.

    It is where one cell fills all selected ones, where a sheet has the shape of the selection, and
    where all cells under it are empty; lines without cells, as many as selected cells of a column,
    are a sheet too. None: the user is to be asked.
    """
    if len(sheet) == len(sheet[0]) == 1:
        lines = tuple(paragraphs(sheet[0][0].text))
        if len(lines) < 2 or _shape(view.marked.cells()) != (len(lines), 1):  # noqa: PLR2004
            return _one_cell(view, model, sheet[0][0])
        sheet = tuple((SheetCell((line,)),) for line in lines)
    edits = laid_over(view, model, sheet)
    if edits is None:
        return None
    covers_selection = _shape(view.marked.cells()) == (len(sheet), len(sheet[0]))
    blank = all(_is_blank(model, edit.task_id, edit.column) for edit in edits)
    return SetCells(edits) if edits and (covers_selection or blank) else None


def _one_cell(view: TaskTableView, model: TaskTableModel, cell: SheetCell) -> Request | None:
    cells = view.marked.cells()
    targets = task_cells(model, cells)
    if targets:
        return SetCells(fill(cell.text, targets))
    places = [model.place_of(row_id) for row_id, _ in cells]
    groups = [model.rows[place] for place in places if place is not None]
    if len(set(groups)) == 1 and isinstance(groups[0], TaskGroup):
        return SetGroupTitle(groups[0].id, plain_cell(cell.text))
    return None


def _shape(cells: Sequence[Cell]) -> tuple[int, int] | None:
    """Return the rows and columns of the selection. None: it is no full rectangle."""
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    full = len(cells) == len(rows) * len(columns)
    return (len(rows), len(columns)) if full else None
