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
    bare = _bare(report)
    wanted = compose(bare)
    for each in fields(FrontMatter):
        if each.name not in _OF_EACH_DOCUMENT and getattr(bare.front, each.name) is not None:
            bare = _without(bare, each.name, wanted)
    front = bare.front
    year = None if front.issued.year == report.year else front.issued.year
    return replace(front, issued=replace(front.issued, year=year))


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


def _bare(report: Report) -> Report:
    """Return the report with nothing but its head and foot."""
    template = replace(report.template, items=(), appendices=())
    return replace(report, template=template, answers={}, tasks=(), results={})
