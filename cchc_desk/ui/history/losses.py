"""Whether so much of an answer goes at once that it may be a slip."""

from cchc_desk.forms.answer import Answer
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import plain_text

# Source: RELIABILITY.md F36.
_LOST_SHARE = 0.8
_LOST_CHARACTERS = 200


def lost_label(report: Report | None, item: str, after: Answer) -> str | None:
    """Return the label of an item that loses much. None: it does not, or there is no document."""
    if report is None:
        return None
    before = report.answer(item)
    if before.blocks == after.blocks or not _loses_much(before, after):
        return None
    label = next((each.label for each in report.template.items if each.id == item), "")
    return label or item


def _loses_much(before: Answer, after: Answer) -> bool:
    old = len(plain_text(before.blocks))
    lost = old - len(plain_text(after.blocks)) if old > _LOST_CHARACTERS else 0
    return lost > _LOST_CHARACTERS and lost > _LOST_SHARE * old
