"""The words that tell a reader where a finding stands."""

from cchc_desk.forms.outline import number_items
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.forms.task import Task, TaskGroup, number_rows
from cchc_desk.forms.template import Layout
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Place

_PARTS = {
    "parent": N_("Letterhead"),
    "office": N_("Letterhead"),
    "number": N_("Number and symbol"),
    "place-and-date": N_("Place and date"),
    "document-type": N_("Title"),
    "subject": N_("Title"),
    "addressees": N_("Addressees"),
    "grounds": N_("Grounds"),
    "opening": N_("Opening"),
    "closing": N_("Closing"),
    "recipients": N_("Recipients"),
    "authority": N_("Signature"),
    "signer-title": N_("Signature"),
    "signer-name": N_("Signature"),
}

_COLUMNS = {
    "objective": N_("objective"),
    "content": N_("content"),
    "activity": N_("activity"),
    "product": N_("product"),
    "lead": N_("lead"),
    "support": N_("support"),
    "deadline": N_("deadline"),
    "budget": N_("budget"),
    "result": N_("result"),
    "progress": N_("progress"),
    "note": N_("note"),
}


def where(report: Report, place: Place) -> str:
    """Return the place in words: "II.1.a, paragraph 2", "Task 17, deadline"."""
    if place.task is not None:
        return _task(report, place)
    if place.item is not None:
        return _item(report, place)
    if place.appendix is not None:
        return tr("Appendix")
    return tr(_PARTS[place.part]) if place.part in _PARTS else tr("Pages")


def _item(report: Report, place: Place) -> str:
    number = _numbers(report).get(place.item or "")
    if number is None:
        words = tr("Text")
    else:
        label = fill(report.template.item(place.item or "").label, report)
        words = f"{number} {label}".strip()
    words = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    if place.block is None:
        return words
    values = {"item": words, "paragraph": place.block + 1}
    if place.note is not None:
        return tr("{item}, footnote of paragraph {paragraph}", **values)
    return tr("{item}, paragraph {paragraph}", **values)


_LONGEST = 60


def _numbers(report: Report) -> dict[str, str]:
    """Return the full number of every item that has one: "II.1.a"."""
    full: dict[str, str] = {}
    for numbered in number_items(report.template.items, report.template.numbering):
        own = numbered.number.strip(".)- +*")
        above = full.get(numbered.parent or "", "")
        full[numbered.item.id] = ".".join(filter(None, (above, own)))
    return full


def _task(report: Report, place: Place) -> str:
    by_group = any(
        each.numbers_by_group for each in report.template.appendices if each.layout is Layout.TASKS
    )
    row = next(
        (r for r in number_rows(report.tasks, by_group=by_group) if r.row.id == place.task), None
    )
    if row is None or isinstance(row.row, TaskGroup):
        return tr("Group {number}", number=row.number if row else "?")
    number = row.number
    if by_group and isinstance(row.row, Task) and row.group is not None:
        number = f"{_group_number(report, row.group)}.{number}"
    if place.column is None or place.column not in _COLUMNS:
        return tr("Task {number}", number=number)
    return tr("Task {number}, {column}", number=number, column=tr(_COLUMNS[place.column]))


def _group_number(report: Report, group: TaskGroup) -> str:
    return next(row.number for row in number_rows(report.tasks) if row.row == group)
