"""The tasks of a year: their order, and the changes to them."""

import json
import os
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from cchc_desk.forms.markup import to_markup
from cchc_desk.forms.task import PLAN_COLUMNS, Task, TaskGroup, TaskRow
from cchc_desk.i18n import N_
from cchc_desk.storage.changes import Change, RowChange, removed, row_changes
from cchc_desk.storage.stored import read_rich
from cchc_desk.storage.workspace import Found, Workspace

# Between two rows a new one takes the middle; below this gap all rows are numbered anew, long
# before the 52 bits of a REAL run out.
_SMALLEST_GAP = 1e-6

_TEXTS = tuple(column.value for column in PLAN_COLUMNS)


def new_task_id() -> str:
    """Return an id for a new task or group, unlike any other."""
    # As secrets.token_hex does, which brings hmac and OpenSSL: 5 ms at the start.
    return f"t{os.urandom(6).hex()}"


def read_tasks(workspace: Workspace, list_id: str) -> tuple[TaskRow, ...]:
    """Return the groups and tasks of a list in table order.

    Raises: DamagedTextError.
    """
    return tuple(task_of(row) for row in _rows(workspace, list_id))


def insert_change(
    workspace: Workspace, list_id: str, rows: Sequence[TaskRow], after_id: str | None
) -> Change:
    """Insert rows after another one. None: ``after_id`` - before the first."""
    before = _rows(workspace, list_id)
    index = _index_after(before, after_id)
    order = [*before[:index], *(_row(list_id, each) for each in rows), *before[index:]]
    return Change(_arranged(before, order, range(index, index + len(rows))), N_("Add tasks"))


def append_change(workspace: Workspace, list_id: str, rows: Sequence[TaskRow]) -> Change:
    """Add rows at the end of a list."""
    before = _rows(workspace, list_id)
    return insert_change(workspace, list_id, rows, before[-1]["id"] if before else None)


def merge_change(workspace: Workspace, list_id: str, rows: Sequence[TaskRow]) -> Change:
    """Give a list these rows in their order: new ones are inserted, known ones get these contents.

    All rows of the list are among them, in the order that they have there.
    """
    before = _rows(workspace, list_id)
    known = {row["id"]: row["position"] for row in before}
    order = [{**_row(list_id, each), "position": known.get(each.id, 0.0)} for each in rows]
    for run in list(_new_runs(order, known)):
        places = _places(order, run)
        if not places:
            return Change(_renumbered(before, order), N_("Add tasks"))
        for row, place in zip(order[run.start : run.stop], places, strict=True):
            row["position"] = place
    return Change(_row_changes(before, order), N_("Add tasks"))


def replace_change(workspace: Workspace, list_id: str, row: TaskRow) -> Change:
    """Give a task or group new contents; its place stays. KeyError when it is not in the list."""
    before = _row_of(workspace, list_id, row.id)
    after = {**_row(list_id, row), "position": before["position"]}
    return Change(row_changes("task", before, after), N_("Edit a task"))


def remove_change(
    workspace: Workspace, list_id: str, row_id: str, *, with_tasks: bool = False
) -> Change:
    """Remove a task with what all reports say of it; ``with_tasks``, of a group, its tasks too."""
    rows = _rows(workspace, list_id)
    block = rows[_block(rows, row_id, with_tasks=with_tasks)]
    return remove_rows_change(workspace, list_id, [row["id"] for row in block])


def remove_rows_change(workspace: Workspace, list_id: str, row_ids: Collection[str]) -> Change:
    """Remove tasks with what all reports say of them, and groups without their tasks."""
    gone = [row for row in _rows(workspace, list_id) if row["id"] in row_ids]
    results = _results(workspace, list_id, [row["id"] for row in gone])
    changes = (*removed("task_result", results), *removed("task", gone))
    return Change(changes, N_("Remove tasks"))


def move_change(
    workspace: Workspace,
    list_id: str,
    row_id: str,
    after_id: str | None,
    *,
    with_tasks: bool = True,
) -> Change:
    """Move a row, and with a group its tasks. None: ``after_id`` - before the first."""
    rows = _rows(workspace, list_id)
    block = rows[_block(rows, row_id, with_tasks=with_tasks)]
    return move_rows_change(workspace, list_id, [row["id"] for row in block], after_id)


def move_rows_change(
    workspace: Workspace, list_id: str, row_ids: Collection[str], after_id: str | None
) -> Change:
    """Move rows together to one place, in their order. None: ``after_id`` - before the first."""
    before = _rows(workspace, list_id)
    block = [row for row in before if row["id"] in row_ids]
    others = [row for row in before if row["id"] not in row_ids]
    index = _index_after(others, after_id)
    order = [*others[:index], *block, *others[index:]]
    run = range(index, index + len(block))
    changes = () if order == before else _arranged(before, order, run)
    return Change(changes, N_("Move tasks"))


def task_of(row: Found) -> TaskRow:
    """Read a row.

    Raises: DamagedTextError.
    """
    if row["is_group"]:
        return TaskGroup(row["id"], row["title"], row["source_number"])
    texts = {name: read_rich(row[name]) for name in _TEXTS}
    return Task(row["id"], source_number=row["source_number"], **texts)


def _row(list_id: str, row: TaskRow) -> Found:
    """Return what is stored of a row, without its place yet."""
    is_group = isinstance(row, TaskGroup)
    texts = {name: "" if is_group else to_markup(getattr(row, name)) for name in _TEXTS}
    return {
        "list": list_id,
        "id": row.id,
        "is_group": int(is_group),
        "position": 0.0,
        "title": row.title if isinstance(row, TaskGroup) else "",
        **texts,
        "source_number": row.source_number,
    }


def _rows(workspace: Workspace, list_id: str) -> list[Found]:
    return workspace.rows("task", "WHERE list = ? ORDER BY position, id", list_id)


def _row_of(workspace: Workspace, list_id: str, row_id: str) -> Found:
    row = workspace.row("task", list_id, row_id)
    if row is None:
        raise KeyError(row_id)
    return row


def _results(workspace: Workspace, list_id: str, task_ids: Sequence[str]) -> list[Found]:
    return workspace.rows(
        "task_result",
        "WHERE report IN (SELECT id FROM report WHERE task_list = ?) "
        "AND task IN (SELECT value FROM json_each(?))",
        list_id,
        json.dumps(task_ids),
    )


def _index(rows: Sequence[Found], row_id: str) -> int:
    for index, row in enumerate(rows):
        if row["id"] == row_id:
            return index
    raise KeyError(row_id)


def _index_after(rows: Sequence[Found], after_id: str | None) -> int:
    return 0 if after_id is None else _index(rows, after_id) + 1


def _block(rows: Sequence[Found], row_id: str, *, with_tasks: bool) -> slice:
    """Return the place of a row, or of a group with the tasks up to the next group."""
    start = stop = _index(rows, row_id)
    stop += 1
    if rows[start]["is_group"] and with_tasks:
        while stop < len(rows) and not rows[stop]["is_group"]:
            stop += 1
    return slice(start, stop)


def _new_runs(order: Sequence[Found], known: Collection[str]) -> Iterator[range]:
    """Yield the stretches of rows that are not known yet."""
    start = 0
    for is_known, rows in groupby(order, key=lambda row: row["id"] in known):
        end = start + sum(1 for _ in rows)
        if not is_known:
            yield range(start, end)
        start = end


def _arranged(before: Sequence[Found], order: Sequence[Found], run: range) -> tuple[RowChange, ...]:
    """Return the changes that bring rows into an order in which only ``run`` has moved."""
    positions = _positions(order, run)
    if not positions:
        return _renumbered(before, order)
    placed = [{**row, "position": p} for row, p in zip(order, positions, strict=True)]
    return _row_changes(before, placed)


def _renumbered(before: Sequence[Found], order: Sequence[Found]) -> tuple[RowChange, ...]:
    placed = [{**row, "position": float(place)} for place, row in enumerate(order, start=1)]
    return _row_changes(before, placed)


def _row_changes(before: Sequence[Found], placed: Sequence[Found]) -> tuple[RowChange, ...]:
    known = {row["id"]: row for row in before}
    return tuple(
        change for row in placed for change in row_changes("task", known.get(row["id"]), row)
    )


def _positions(order: Sequence[Found], run: range) -> list[float]:
    """Return where every row stands, the run spread over its gap; empty when that is too small."""
    places = _places(order, run)
    if not places:
        return []
    positions = [row["position"] for row in order]
    positions[run.start : run.stop] = places
    return positions


def _places(order: Sequence[Found], run: range) -> list[float]:
    """Spread a run over the gap that it stands in; empty when the gap is too small."""
    low = order[run.start - 1]["position"] if run.start else None
    high = order[run.stop]["position"] if run.stop < len(order) else None
    low = (0.0 if high is None else high - len(run) - 1) if low is None else low
    high = low + len(run) + 1 if high is None else high
    step = (high - low) / (len(run) + 1)
    if step < _SMALLEST_GAP:
        return []
    return [low + step * count for count in range(1, len(run) + 1)]
