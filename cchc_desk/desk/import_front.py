"""What a foreign document says at its head and foot, as far as it is its own."""

from dataclasses import fields, replace
from typing import Any

from cchc_desk.forms.compose import addressees, compose, recipients
from cchc_desk.forms.document import Document
from cchc_desk.forms.placeholder import symbol
from cchc_desk.forms.report import FrontMatter, Report

# These are never left to others: the date's blank parts say that it is not issued yet.
_OF_EACH_DOCUMENT = frozenset({"number", "issued"})


def own_front(report: Report) -> FrontMatter:
    """Return the front matter without what template and office print in the same words anyway."""
    shortest = bare(report)
    wanted = compose(shortest)
    for each in fields(FrontMatter):
        if each.name not in _OF_EACH_DOCUMENT and getattr(shortest.front, each.name) is not None:
            shortest = _without(shortest, each.name, wanted)
    return without_usual_year(shortest.front, report.year)


def without_usual_year(front: FrontMatter, year: int) -> FrontMatter:
    """Return the front matter with no year in its date, if that is the year of the period."""
    if front.issued.year != year:
        return front
    return replace(front, issued=replace(front.issued, year=None))


def full_front(report: Report) -> FrontMatter:
    """Return all that a document prints at its head and foot, nothing left to the office."""
    signer = report.office.signer if report.front.signer is None else report.front.signer
    return replace(
        report.front,
        symbol=symbol(report),
        addressees=addressees(report),
        recipients=recipients(report),
        signer=signer,
    )


def _without(report: Report, name: str, wanted: Document) -> Report:
    """Return the report without a part of its front, if that prints the same; else as it is."""
    shorter = replace(report, front=_left_out(report.front, name))
    return shorter if compose(shorter) == wanted else report


def _left_out(front: FrontMatter, name: str) -> FrontMatter:
    left: dict[str, Any] = {name: None}  # Any: a field by its name
    return replace(front, **left)


def bare(report: Report) -> Report:
    """Return the report with nothing but its head and foot."""
    template = replace(report.template, items=(), appendices=())
    return replace(report, template=template, answers={}, tasks=(), results={})
