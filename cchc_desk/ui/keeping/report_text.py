"""A document as plain text for reading: its numbered items, and how many tasks it shows."""

from collections.abc import Iterator

from cchc_desk.forms.answer import KINDS
from cchc_desk.forms.outline import NumberedItem, number_items
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task import Task
from cchc_desk.i18n import ntr


def report_text(report: Report) -> str:
    """Return all that a document says, item by item; tables of tasks by their number of rows."""
    items = number_items(report.template.items, report.template.numbering)
    lines = [line for numbered in items for line in _item_lines(report, numbered)]
    tasks = sum(isinstance(row, Task) for row in report.tasks)
    if tasks:
        lines += ["", ntr("{count} task in the table", "{count} tasks in the table", tasks)]
    return "\n".join(lines)


def _item_lines(report: Report, numbered: NumberedItem) -> Iterator[str]:
    item, answer = numbered.item, report.answer(numbered.item.id)
    yield " ".join(part for part in (numbered.number, item.label) if part)
    if answer.value is not None:
        yield KINDS[item.answer].printed(answer.value, item)
    if answer.blocks:
        yield plain_text(answer.blocks)
