"""What a request makes of the rows: the page shows it at once, before it is stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import singledispatch
from typing import Any

from cchc_desk.forms.task import Column, TaskGroup, TaskResult, TaskRow
from cchc_desk.ui.tasks.requests import (
    CellEdit,
    InsertGroup,
    InsertRow,
    InsertRows,
    MoveRows,
    RemoveRows,
    Request,
    SetCells,
    SetGroupTitle,
)

Rows = tuple[TaskRow, ...]
Results = Mapping[str, TaskResult]

RESULT_COLUMNS = frozenset({Column.RESULT, Column.PROGRESS, Column.NOTE})


def apply_request(rows: Rows, results: Results, request: Request) -> tuple[Rows, Results]:
    """Return the rows and results after a request; KeyError when it names a row that is not."""
    return _apply(request, rows, results)


@singledispatch
def _apply(request: object, rows: Rows, results: Results) -> tuple[Rows, Results]:
    raise TypeError(request)


@_apply.register
def _(request: SetCells, rows: Rows, results: Results) -> tuple[Rows, Results]:
    places = {row.id: place for place, row in enumerate(rows)}
    changed, said = list(rows), dict(results)
    for edit in request.cells:
        place = places[edit.task_id]
        if edit.column in RESULT_COLUMNS:
            said[edit.task_id] = edited_result(said.get(edit.task_id, TaskResult()), edit)
        else:
            changed[place] = replace(changed[place], **_field(edit))
    return tuple(changed), said


def edited_result(result: TaskResult, edit: CellEdit) -> TaskResult:
    """Return what a report says of a task after the edit of one of its columns."""
    return replace(result, **_field(edit))


def _field(edit: CellEdit) -> dict[str, Any]:  # Any: a field by its name
    return {edit.column.value: edit.value}


@_apply.register
def _(request: SetGroupTitle, rows: Rows, results: Results) -> tuple[Rows, Results]:
    place = place_of(rows, request.group_id)
    group = TaskGroup(request.group_id, request.title, rows[place].source_number)
    return (*rows[:place], group, *rows[place + 1 :]), results


@_apply.register
def _(request: InsertRow, rows: Rows, results: Results) -> tuple[Rows, Results]:
    return _inserted(rows, (request.row,), request.after_id), results


@_apply.register
def _(request: InsertRows, rows: Rows, results: Results) -> tuple[Rows, Results]:
    return _inserted(rows, request.rows, request.after_id), {**results, **dict(request.results)}


@_apply.register
def _(request: InsertGroup, rows: Rows, results: Results) -> tuple[Rows, Results]:
    return _inserted(rows, (request.group,), request.after_id), results


@_apply.register
def _(request: RemoveRows, rows: Rows, results: Results) -> tuple[Rows, Results]:
    gone = set(request.ids)
    kept = {task_id: said for task_id, said in results.items() if task_id not in gone}
    return tuple(row for row in rows if row.id not in gone), kept


@_apply.register
def _(request: MoveRows, rows: Rows, results: Results) -> tuple[Rows, Results]:
    moving = set(request.ids)
    moved = tuple(row for row in rows if row.id in moving)
    rest = tuple(row for row in rows if row.id not in moving)
    return _inserted(rest, moved, request.after_id), results


def _inserted(rows: Rows, new: Iterable[TaskRow], after_id: str | None) -> Rows:
    place = 0 if after_id is None else place_of(rows, after_id) + 1
    return (*rows[:place], *new, *rows[place:])


def place_of(rows: Sequence[TaskRow], row_id: str) -> int:
    """Return where a row stands; KeyError when it is not there."""
    for place, row in enumerate(rows):
        if row.id == row_id:
            return place
    raise KeyError(row_id)
