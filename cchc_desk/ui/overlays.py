"""How an edit that is not on the disk yet shows on a document that was read without it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from cchc_desk.forms.answer import Answer
from cchc_desk.forms.office import Office
from cchc_desk.forms.report import FrontMatter, Report, ReportState

Overlay = Callable[[Report], Report]
"""Returns a document with the effect of an edit: the very same when it shows nothing of it."""


def nothing(report: Report) -> Report:
    """Show nothing of an edit."""
    return report


def of_answer(document: str, item: str, answer: Answer) -> Overlay:
    """Show the answer to an item of one document."""

    def lay(report: Report) -> Report:
        if report.id != document:
            return report
        return replace(report, answers={**report.answers, item: answer})

    return lay


def of_front(document: str, front: FrontMatter) -> Overlay:
    """Show the head and foot of one document."""
    return lambda report: replace(report, front=front) if report.id == document else report


def of_figures(document: str, values: Mapping[str, Decimal | None]) -> Overlay:
    """Show figures of one document. None: a value is taken away."""

    def lay(report: Report) -> Report:
        if report.id != document:
            return report
        merged = {**report.figures, **values}
        return replace(report, figures={id_: v for id_, v in merged.items() if v is not None})

    return lay


def of_both(first: Overlay, second: Overlay) -> Overlay:
    """Show two changes, one after the other."""
    return lambda report: second(first(report))


def of_state(document: str, state: ReportState) -> Overlay:
    """Show where one document is on its way."""
    return lambda report: replace(report, state=state) if report.id == document else report


def of_office(office: Office) -> Overlay:
    """Show a profile on the documents for which it is valid."""

    def lay(report: Report) -> Report:
        shown = report.office
        is_same = office.valid_from == shown.valid_from
        is_later = shown.valid_from < office.valid_from <= report.period.last_day
        return replace(report, office=office) if is_same or is_later else report

    return lay
