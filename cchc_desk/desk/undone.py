"""Where in the documents a change was that was undone or done again."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.view import View, read_view
from cchc_desk.forms.task import Column
from cchc_desk.i18n import tr
from cchc_desk.storage import reports
from cchc_desk.storage.changes import Change, RowChange

# The column of each table that names the document.
_DOCUMENT_COLUMNS: Mapping[str, str] = {
    "report": "id",
    "answer": "report",
    "figure_value": "report",
    "task_result": "report",
}

# The column of each table that names the task.
_TASK_COLUMNS: Mapping[str, str] = {"task": "id", "task_result": "task"}


class Undone(NamedTuple):
    """Hold the place of a change; ``label`` says in the user's words what it was.

    None: ``document`` - none that is still there; ``item``, ``task``, ``column`` - none in
    particular; a column is one of the task. ``front``: the head and foot of the document;
    ``office``: the office's profile.
    """

    label: str
    document: str | None = None
    item: str | None = None
    task: str | None = None
    column: Column | None = None
    front: bool = False
    office: bool = False


class Seen(NamedTuple):
    """Hold the place of a change, and what is to be shown of it."""

    place: Undone
    view: View


def read_undone(change: Change, on_show: str | None, candidates: Sequence[str], desk: Desk) -> Seen:
    """Read where a change was that has just been undone, and the document to show there.

    None: ``on_show`` - no document. ``candidates`` - those to show where the change is in none.
    Raises: WorkspaceError.
    """
    place = place_of(desk, change, on_show)
    wanted = candidates if place.document is None else (place.document, *candidates)
    return Seen(place, read_view(desk, wanted))


def place_of(desk: Desk, change: Change, on_show: str | None) -> Undone:
    """Find where a change was that has just been made; the document on show if that is one.

    None: ``on_show`` - no document. Raises: WorkspaceError.
    """
    documents = _documents(desk, change)
    document = on_show if on_show in documents else next(reversed(documents), None)
    if any(_makes_or_removes_document(row) for row in change.rows):
        return Undone(tr(change.label), document)
    task = _first(change, _TASK_COLUMNS)
    return Undone(
        tr(change.label),
        document,
        item=_first(change, {"answer": "item"}),
        task=task,
        column=None if task is None else _column(change, task),
        front=any(_changes_front(row) for row in change.rows),
        office=any(row.table == "office" for row in change.rows),
    )


def _documents(desk: Desk, change: Change) -> Sequence[str]:
    """Return the documents that show what was changed, in the order in which they were made."""
    named = {
        _value(row, _DOCUMENT_COLUMNS[row.table])
        for row in change.rows
        if row.table in _DOCUMENT_COLUMNS
    }
    lists = {_value(row, "list") for row in change.rows if row.table == "task"}
    return [
        entry.id
        for entry in desk.documents()
        if entry.id in named or (lists and _task_list(desk, entry.id) in lists)
    ]


def _task_list(desk: Desk, document: str) -> str:
    return reports.task_list(desk.workspace, document)


def _makes_or_removes_document(row: RowChange) -> bool:
    return row.table == "report" and (row.before is None or row.after is None)


def _changes_front(row: RowChange) -> bool:
    if row.table != "report" or row.before is None or row.after is None:
        return False
    return row.before["front"] != row.after["front"]


def _first(change: Change, columns: Mapping[str, str]) -> str | None:
    """Return the first row's id of these tables, of one that is still there if there is one."""
    rows = (row for row in change.rows if row.table in columns)
    ordered = sorted(rows, key=lambda row: row.after is None)
    return _value(ordered[0], columns[ordered[0].table]) if ordered else None


def _column(change: Change, task: str) -> Column | None:
    """Return the first column of a task that was changed. None: the task came or went."""
    rows = [
        row
        for row in change.rows
        if row.table in _TASK_COLUMNS and _value(row, _TASK_COLUMNS[row.table]) == task
    ]
    if any(row.table == "task" and not (row.before and row.after) for row in rows):
        return None
    changed = (column for column in Column for row in rows if _differs(row, column))
    return next(changed, None)


def _differs(row: RowChange, column: Column) -> bool:
    before, after = row.before or {}, row.after or {}
    return (before.get(column.value) or "") != (after.get(column.value) or "")


def _value(row: RowChange, column: str) -> str:
    found = row.before if row.after is None else row.after
    return "" if found is None else str(found[column])
