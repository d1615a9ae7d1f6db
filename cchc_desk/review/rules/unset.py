"""Figures that a text shows though this period has no value of them: an old number would go out."""

from collections.abc import Iterator
from itertools import accumulate, pairwise

from cchc_desk.forms.report import Report
from cchc_desk.forms.result_link import linked_task
from cchc_desk.forms.richtext import Paragraph, Span
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Kind, Text
from cchc_desk.review.view import View


def _unset(view: View) -> Iterator[Slip]:
    """Yield one slip for each paragraph, at its first number without a value."""
    for text in view.of_kind(Kind.ANSWER):
        found = list(_unset_in(text, view.report))
        if found:
            start, end, _name = found[0]
            names = ", ".join(dict.fromkeys(name for _, _, name in found))
            message = tr(
                "The text shows an old value: nothing is entered in this period for {names}.",
                names=names,
            )
            yield Slip(text, start, end, message)


def _unset_in(text: Text, report: Report) -> Iterator[tuple[int, int, str]]:
    paragraph = _paragraph(text, report)
    if paragraph is None:
        return
    spans = [span for span in paragraph.spans if isinstance(span, Span)]
    shown = [len(_shown(span, report)) for span in spans]
    for span, (start, end) in zip(spans, pairwise(accumulate(shown, initial=0)), strict=True):
        if span.figure is not None and report.figure_text(span.figure) is None:
            yield start, end, _name(span.figure, report)


def _paragraph(text: Text, report: Report) -> Paragraph | None:
    """Return the paragraph that a text is. None: it stands in a table."""
    place = text.place
    if place.item is None or place.block is None or place.row is not None:
        return None
    block = report.answer(place.item).blocks[place.block]
    return block if isinstance(block, Paragraph) else None


def _shown(span: Span, report: Report) -> str:
    return span.text if span.figure is None else report.figure_text(span.figure) or span.text


def _name(link: str, report: Report) -> str:
    if linked_task(link) is not None:
        return tr("the result of a task")
    figure = report.catalogue.get(link)
    return f"“{figure.label}”" if figure is not None else f"“{link}”"


RULES = (
    Rule(
        "FIGURE-UNSET",
        Family.FIGURES,
        Severity.WARNING,
        N_("A number that a text takes from the figures is that of the period of the report."),
        _unset,
    ),
)
