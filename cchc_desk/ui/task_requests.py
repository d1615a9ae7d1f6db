"""From what the table of tasks asks for to the work of the desk, and how it shows meanwhile."""

from collections.abc import Hashable
from dataclasses import replace

from cchc_desk.desk import task_table
from cchc_desk.desk.desk import Desk
from cchc_desk.forms.report import Report
from cchc_desk.ui.bridge import Work
from cchc_desk.ui.overlays import Overlay
from cchc_desk.ui.tasks.apply import apply_request
from cchc_desk.ui.tasks.requests import (
    InsertGroup,
    InsertRow,
    InsertRows,
    MoveRows,
    RemoveRows,
    SetCells,
    SetGroupTitle,
)
from cchc_desk.ui.tasks.requests import Request as TaskRequest


def work_of(before: Report, request: TaskRequest) -> Work:
    """Return the work that does a request to the document on show."""
    document = before.id or ""
    match request:
        case InsertRow(row, after):
            return lambda desk: task_table.insert_rows(desk, document, (row,), after, {})
        case InsertGroup(group, after):
            return lambda desk: task_table.insert_rows(desk, document, (group,), after, {})
        case InsertRows(rows, after, results):
            said = dict(results)
            return lambda desk: task_table.insert_rows(desk, document, rows, after, said)
        case RemoveRows(ids):
            return lambda desk: task_table.remove_rows(desk, document, ids)
        case MoveRows(ids, after):
            return lambda desk: task_table.move_rows(desk, document, ids, after)
        case SetCells(typing=typing) | SetGroupTitle(typing=typing):
            step = None if typing is None else ("task", document, typing)
            return _contents(before, request, step)


def _contents(before: Report, request: TaskRequest, group: Hashable) -> Work:
    after, said = apply_request(before.tasks, before.results, request)
    known = {row.id: row for row in before.tasks}
    rows = [row for row in after if known.get(row.id) != row]
    results = {id_: result for id_, result in said.items() if before.result(id_) != result}

    def put(desk: Desk) -> object:
        task_table.put_rows(desk, before.id or "", rows, results, group)
        return None

    return put


def overlay_of(before: Report, request: TaskRequest) -> Overlay:
    """Show what was asked of the table of tasks of ``before``, also on others with that table."""

    def lay(report: Report) -> Report:
        if report.id == before.id:
            return _applied(report, request)
        if _table(report) == _table(before):
            return replace(report, tasks=_applied(report, request).tasks)
        return report

    return lay


def _table(report: Report) -> tuple[int, list[str]]:
    """Return what tells the tables of a workspace apart: a year's rows."""
    return report.year, [row.id for row in report.tasks]


def _applied(report: Report, request: TaskRequest) -> Report:
    try:
        rows, results = apply_request(report.tasks, report.results, request)
    except KeyError:  # an edit before it was refused, and took the row with it
        return report
    return replace(report, tasks=tuple(rows), results=results)
