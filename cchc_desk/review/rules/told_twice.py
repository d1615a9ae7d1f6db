"""Numbers that a document tells in several places, and against its table of tasks."""

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc_desk.forms.numeral import read_number, write_number
from cchc_desk.forms.report import TASKS_DONE, TASKS_TOTAL
from cchc_desk.forms.task import Task
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Text
from cchc_desk.review.view import View
from cchc_desk.review.word_lists import Quantity

_Told = tuple[Text, re.Match[str], Decimal]


def _told_twice(view: View) -> Iterator[Slip]:
    for quantity in view.words.quantity:
        told = tuple(_tellings(view, quantity))
        values = [value for _, _, value in told]
        if len(set(values)) > 1:
            usual = max(dict.fromkeys(values), key=values.count)
            for text, match, value in told:
                if value != usual:
                    yield _mismatch(text, match, quantity, usual)


def _tellings(view: View, quantity: Quantity) -> Iterator[_Told]:
    context = re.compile(quantity.context)
    for text in view.answers:
        low = text.low
        if context.search(f"{text.lead.lower()}: {low}") is None:
            continue
        for pattern in quantity.patterns:
            for match in re.finditer(pattern, low):
                value = read_number(match[1].rstrip("."))
                if value is not None:
                    yield text, match, value


def _mismatch(text: Text, match: re.Match[str], quantity: Quantity, other: Decimal) -> Slip:
    message = tr(
        "Elsewhere this document says {other}: {label}.",
        other=write_number(other),
        label=quantity.label,
    )
    return Slip(text, match.start(1), match.end(1), message, quote=text.text[slice(*match.span())])


_PLAN = "ke-hoach"


def _against_table(view: View) -> Iterator[Slip]:
    """Yield counts of the year's tasks that are not those of the table."""
    total = sum(isinstance(row, Task) for row in view.report.tasks)
    if not total:
        return
    for quantity in view.words.quantity:
        if quantity.id != _PLAN:
            continue
        for text, match, value in _tellings(view, quantity):
            if value != total:
                yield _not_in_table(text, match, Decimal(total))
    yield from _done_against_table(view)


def _not_in_table(text: Text, match: re.Match[str], counted: Decimal) -> Slip:
    message = tr("The table of tasks has {counted}.", counted=write_number(counted))
    return Slip(text, match.start(1), match.end(1), message, quote=text.text[slice(*match.span())])


_DONE = re.compile(
    r"(?:hoàn thành|thực hiện)\s+(?:được\s+|xong\s+)?((\d+)/(\d+))\s+(?:nội dung|nhiệm vụ)",
    re.IGNORECASE,
)


def _done_against_table(view: View) -> Iterator[Slip]:
    values = view.report.figure_values
    done, total = values[TASKS_DONE], values[TASKS_TOTAL]
    if not view.has_results:
        return
    for text in view.answers:
        for match in _DONE.finditer(text.text):
            if int(match[3]) == total and int(match[2]) != done:
                message = tr(
                    "The table of tasks has {done} of {total} done.",
                    done=write_number(done),
                    total=write_number(total),
                )
                yield Slip(text, match.start(1), match.end(1), message, quote=match[0])


_ONCE = N_("One document tells one number for one thing.")

RULES = (
    Rule("CROSS-MISMATCH", Family.FIGURES, Severity.WARNING, _ONCE, _told_twice),
    Rule("CROSS-MISMATCH", Family.FIGURES, Severity.WARNING, _ONCE, _against_table),
)
