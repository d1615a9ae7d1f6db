"""Edits of the table of tasks that a user makes in one go: each is one change, undone at once."""

from collections.abc import Collection, Hashable, Mapping, Sequence

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.task import TaskResult, TaskRow
from cchc_desk.i18n import N_
from cchc_desk.storage import reports, tasks
from cchc_desk.storage.changes import joined


def put_rows(
    desk: Desk,
    document: str,
    rows: Sequence[TaskRow],
    results: Mapping[str, TaskResult],
    group: Hashable = None,
) -> None:
    """Give rows of a document's table new contents; ``results`` is by task id.

    Edits of one ``group`` are undone together; None: a step of its own.
    """
    workspace = desk.workspace
    list_id = reports.task_list(workspace, document)
    changes = [tasks.replace_change(workspace, list_id, row) for row in rows]
    changes += [
        reports.task_result_change(workspace, document, task, result)
        for task, result in results.items()
    ]
    desk.do(joined(N_("Edit tasks"), *changes), group)


def insert_rows(
    desk: Desk,
    document: str,
    rows: Sequence[TaskRow],
    after: str | None,
    results: Mapping[str, TaskResult],
) -> None:
    """Insert rows after another, with what the document says of them.

    None: ``after`` - before the first row.
    """
    workspace = desk.workspace
    list_id = reports.task_list(workspace, document)
    changes = [tasks.insert_change(workspace, list_id, rows, after)]
    changes += [
        reports.task_result_change(workspace, document, task, result)
        for task, result in results.items()
    ]
    desk.do(joined(N_("Add tasks"), *changes))


def remove_rows(desk: Desk, document: str, ids: Collection[str]) -> None:
    """Remove rows; the tasks of a removed group stay."""
    list_id = reports.task_list(desk.workspace, document)
    desk.do(tasks.remove_rows_change(desk.workspace, list_id, ids))


def move_rows(desk: Desk, document: str, ids: Collection[str], after: str | None) -> None:
    """Move rows together. None: ``after`` - before the first row."""
    list_id = reports.task_list(desk.workspace, document)
    desk.do(tasks.move_rows_change(desk.workspace, list_id, ids, after))
