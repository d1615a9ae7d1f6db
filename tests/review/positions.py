"""Where a finding stands, in numbers alone: no word of a document, and no id made of its words."""

from cchc_desk.forms.outline import number_items
from cchc_desk.forms.report import Report
from cchc_desk.forms.task import number_rows
from cchc_desk.review.finding import Finding, Place


def position(report: Report, finding: Finding) -> str:
    """Return "II.4#3@120": the item or task, the paragraph, the character."""
    place = finding.place
    note = "" if place.note is None else f"n{place.note}"
    column = f".{place.column}" if place.column else ""
    return f"{_owner(report, place)}{column}#{place.block or 0}{note}@{place.start}"


def _owner(report: Report, place: Place) -> str:
    if place.task is not None:
        rows = number_rows(report.tasks)
        return f"T{next(i for i, each in enumerate(rows) if each.row.id == place.task)}"
    if place.item is not None:
        items = [each.item.id for each in number_items(report.template.items)]
        turn = items.index(place.item) if place.item in items else -1
        return f"I{turn}{'.label' if place.part else ''}"
    return place.part or place.appendix or ""
