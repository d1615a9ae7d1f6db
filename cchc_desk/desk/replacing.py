"""Replacing words all over one document, as one step that can be undone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.replace_text import Replacement, by_field, replaced
from cchc_desk.forms.report import FrontMatter, Report
from cchc_desk.forms.richtext import inline_text, paragraphs, plain
from cchc_desk.forms.task import PLAN_COLUMNS, Task
from cchc_desk.forms.text_places import Field, front_lines
from cchc_desk.i18n import N_
from cchc_desk.storage import reports, tasks
from cchc_desk.storage.changes import Change, joined

_Edits = Mapping[Field, Sequence[Replacement]]


def replace_all(desk: Desk, document: str, replacements: Iterable[Replacement]) -> None:
    """Make replacements in a document; those whose words are gone meanwhile are left out.

    Raises: NoReportError.
    """
    report = desk.report(document)
    edits = by_field(replacements)
    changes = (
        *_answers(desk, report, document, edits),
        *_tasks(desk, report, document, edits),
        *_front(desk, report, document, edits),
    )
    desk.do(joined(N_("Replace words"), *changes))


def _answers(desk: Desk, report: Report, document: str, edits: _Edits) -> Iterator[Change]:
    for field, made in edits.items():
        if field.item is not None:
            answer = report.answer(field.item)
            edited = replace(answer, blocks=replaced(answer.blocks, made))
            yield reports.answer_change(desk.workspace, document, field.item, edited)


def _tasks(desk: Desk, report: Report, document: str, edits: _Edits) -> Iterator[Change]:
    """Yield one change for each task and one for each result, however many cells change."""
    rows = {row.id: row for row in report.tasks if isinstance(row, Task)}
    task_list = reports.task_list(desk.workspace, document)
    for id_, (planned, told) in _cells(report, rows, edits).items():
        if planned:
            row = replace(rows[id_], **planned)
            yield tasks.replace_change(desk.workspace, task_list, row)
        if told:
            result = replace(report.result(id_), **told)
            yield reports.task_result_change(desk.workspace, document, id_, result)


# Any: every column that is named holds rich text.
_Columns = dict[str, Any]


def _cells(
    report: Report, rows: Mapping[str, Task], edits: _Edits
) -> Mapping[str, tuple[_Columns, _Columns]]:
    """Return the new texts of the plan and of the results, each by task id and column."""
    found: dict[str, tuple[_Columns, _Columns]] = {}
    for field, made in edits.items():
        task = rows.get(field.task or "")
        if task is not None and field.column is not None:
            is_planned = field.column in PLAN_COLUMNS
            owner = task if is_planned else report.result(task.id)
            columns = found.setdefault(task.id, ({}, {}))[0 if is_planned else 1]
            columns[field.column.value] = replaced(getattr(owner, field.column.value), made)
    return found


def _front(desk: Desk, report: Report, document: str, edits: _Edits) -> Iterator[Change]:
    parts = {field.part: made for field, made in edits.items() if field.part is not None}
    # Any: each part gets the type that it had.
    new: dict[str, Any] = {p: _edited_part(report.front, p, made) for p, made in parts.items()}
    if new:
        yield reports.front_change(desk.workspace, document, replace(report.front, **new))


def _edited_part(
    front: FrontMatter, part: str, made: Iterable[Replacement]
) -> str | tuple[str, ...]:
    """Return a part of the head and foot with its replacements made, line by line."""
    lines = [plain(line) for line in front_lines(front, part)]
    edited = [
        inline_text(paragraph.spans)
        for paragraph in paragraphs(replaced([block for line in lines for block in line], made))
    ]
    rest = iter(edited)
    joined_lines = tuple("\n".join(next(rest) for _ in line) for line in lines)
    return joined_lines[0] if isinstance(getattr(front, part), str) else joined_lines
