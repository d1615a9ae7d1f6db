"""The texts of the workspace as search reads them, and which of them have changed since."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc_desk.forms.markup import to_markup
from cchc_desk.forms.report import FrontMatter
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import PLAN_COLUMNS, Column
from cchc_desk.forms.text_places import FRONT_PARTS, RESULT_COLUMNS, Field, front_lines
from cchc_desk.storage.stored import read_json
from cchc_desk.storage.tables import SqlValue
from cchc_desk.storage.workspace import Found, Workspace

TASKS = "tasks:"
"""What the name of an owner begins with that is a list of tasks, not a document."""


@dataclass(frozen=True, slots=True)
class OwnedText:
    """Hold the text of one field in its compact form; "" - there is none any more.

    ``owner`` is a document, or a list of tasks as ``TASKS`` and its id.
    """

    owner: str
    field: Field
    markup: str


def owners(workspace: Workspace) -> tuple[str, ...]:
    """Return all documents and lists of tasks, the documents in the order they were made."""
    reports = workspace.query("SELECT id FROM report ORDER BY position, id")
    lists = workspace.query("SELECT DISTINCT list FROM task ORDER BY list")
    return (*(row["id"] for row in reports), *(f"{TASKS}{row['list']}" for row in lists))


def task_lists(workspace: Workspace) -> Mapping[str, str]:
    """Return the list of tasks of every document, by document id."""
    rows = workspace.query("SELECT id, task_list FROM report")
    return {row["id"]: row["task_list"] for row in rows}


def texts_of(workspace: Workspace, owner: str) -> Iterator[OwnedText]:
    """Yield the texts of one owner."""
    if owner.startswith(TASKS):
        for row in workspace.rows("task", "WHERE list = ?", owner.removeprefix(TASKS)):
            yield from _of_task(row)
        return
    for table in ("answer", "task_result"):
        for row in workspace.rows(table, "WHERE report = ?", owner):
            yield from _TEXTS[table](row)
    for row in workspace.rows("report", "WHERE id = ?", owner):
        yield from _of_front(row)


def _of_answer(row: Found) -> Iterator[OwnedText]:
    yield OwnedText(row["report"], Field(item=row["item"]), row["text"])


def _of_result(row: Found) -> Iterator[OwnedText]:
    for column in RESULT_COLUMNS:
        yield OwnedText(row["report"], Field(task=row["task"], column=column), row[column.value])


def _of_task(row: Found) -> Iterator[OwnedText]:
    owner = f"{TASKS}{row['list']}"
    if row["is_group"]:
        text = to_markup(plain(row["title"]))
        yield OwnedText(owner, Field(task=row["id"], column=Column.CONTENT), text)
        return
    for column in PLAN_COLUMNS:
        yield OwnedText(owner, Field(task=row["id"], column=column), row[column.value])


def _of_front(row: Found) -> Iterator[OwnedText]:
    front = read_json(FrontMatter, row["front"])
    for part in FRONT_PARTS:
        blocks = [block for line in front_lines(front, part) for block in plain(line)]
        yield OwnedText(row["id"], Field(part=part), to_markup(blocks))


_TEXTS = {
    "answer": _of_answer,
    "task_result": _of_result,
    "task": _of_task,
    "report": _of_front,
}


# --- what has changed -----------------------------------------------------------------------------


def last_edit(workspace: Workspace) -> int:
    """Return the number of the last entry of the edit log; 0: there is none."""
    (row,) = workspace.query("SELECT coalesce(max(counter), 0) AS counter FROM edit_log")
    last: int = row["counter"]
    return last


def edited_rows(workspace: Workspace, after: int) -> tuple[tuple[str, tuple[SqlValue, ...]], ...]:
    """Return the rows with texts that were edited after an entry of the log: table and key."""
    rows = workspace.query(
        "SELECT DISTINCT table_name, row_key FROM edit_log WHERE counter > ? "
        "AND table_name IN ('answer', 'task_result', 'task', 'report')",
        after,
    )
    return tuple((row["table_name"], tuple(json.loads(row["row_key"]))) for row in rows)


def texts_of_row(workspace: Workspace, table: str, key: tuple[SqlValue, ...]) -> list[OwnedText]:
    """Return the texts of one row as they are now; none where it is gone."""
    row = workspace.row(table, *key)
    return [] if row is None else list(_TEXTS[table](row))


def owner_of(table: str, key: tuple[SqlValue, ...]) -> str:
    """Return the owner of the texts of a row."""
    return f"{TASKS}{key[0]!s}" if table == "task" else str(key[0])
