"""What a place of a document is called in lists: its item, its task and column, its part."""

from collections.abc import Mapping

from cchc_desk.forms.outline import number_items
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task import Column, Task, TaskGroup
from cchc_desk.forms.text import fold_spaces
from cchc_desk.forms.text_places import Field
from cchc_desk.forms.unplaced import UNPLACED
from cchc_desk.i18n import N_, tr

_FRONT: Mapping[str, str] = {
    "subject": N_("Subject"),
    "addressees": N_("Addressees"),
    "grounds": N_("Grounds"),
    "opening": N_("Opening"),
    "closing": N_("Closing"),
    "recipients": N_("Recipients"),
}

_COLUMNS: Mapping[Column, str] = {
    Column.RESULT: N_("Result"),
    Column.NOTE: N_("Note"),
}

_LONGEST_TASK = 60


def place_words(report: Report, field: Field) -> str:
    """Return what a field of a document is called; "" for one that the document has not."""
    if field.part is not None:
        return tr("Head and foot: {part}", part=tr(_FRONT[field.part]))
    if field.item is not None:
        return _item_words(report, field.item)
    return _task_words(report, field)


def _item_words(report: Report, item: str) -> str:
    if item == UNPLACED:
        return tr("Unplaced")
    for numbered in number_items(report.template.items, report.template.numbering):
        if numbered.item.id == item:
            return f"{numbered.number} {fill(numbered.item.label, report)}".strip()
    return ""


def _task_words(report: Report, field: Field) -> str:
    for row in report.tasks:
        if row.id != field.task:
            continue
        if isinstance(row, TaskGroup):
            return tr("Table of tasks: {task}", task=_short(row.title))
        return _of_task(row, field.column)
    return ""


def _of_task(task: Task, column: Column | None) -> str:
    name = _short(plain_text(task.content) or plain_text(task.activity))
    if column is not None and column in _COLUMNS:
        return tr("Task: {task} ({column})", task=name, column=tr(_COLUMNS[column]))
    return tr("Task: {task}", task=name)


def _short(text: str) -> str:
    line = fold_spaces(text)
    return line if len(line) <= _LONGEST_TASK else f"{line[:_LONGEST_TASK].rstrip()}…"


def plain_place_words(field: Field) -> str:
    """Return what kind of place a field is, where its document is not at hand."""
    if field.part is not None:
        return tr("Head and foot: {part}", part=tr(_FRONT[field.part]))
    if field.task is not None:
        column = _COLUMNS.get(field.column) if field.column is not None else None
        return tr("Table of tasks: {task}", task=tr(column)) if column else tr("Table of tasks")
    return tr("Unplaced") if field.item == UNPLACED else ""
