"""Text that shows figures: characters of its own that follow the value they are linked to."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from cchc_desk.forms.figure import Figure
from cchc_desk.forms.richtext import (
    Block,
    Footnote,
    Inline,
    Paragraph,
    RichText,
    Span,
    join_spans,
    map_paragraphs,
    paragraphs,
)

FigureText = Callable[[str], str | None]
"""Gives a figure as texts print it, by its id; None: its value is not known."""

UNKNOWN = "…"
"""Stands in a text for a figure that has no value yet."""


def filled(blocks: Iterable[Block], text_of: FigureText) -> RichText:
    """Return the text with every figure in it printed as its value is now."""
    return map_paragraphs(blocks, lambda each: filled_paragraph(each, text_of))


def filled_paragraph(block: Paragraph, text_of: FigureText) -> Paragraph:
    """Return the paragraph with its figures as they are now, those of footnotes too.

    A figure whose value is not known keeps the characters that stand there.
    """
    return replace(block, spans=join_spans(_filled(span, text_of) for span in block.spans))


def _filled(span: Inline, text_of: FigureText) -> Inline:
    if isinstance(span, Footnote):
        return Footnote(tuple(_filled_span(each, text_of) for each in span.spans))
    return _filled_span(span, text_of)


def _filled_span(span: Span, text_of: FigureText) -> Span:
    written = None if span.figure is None else text_of(span.figure)
    return span if written is None else replace(span, text=written)


def linked_figures(blocks: Iterable[Block]) -> frozenset[str]:
    """Return the ids of the figures that a text shows."""
    return frozenset(span.figure for span in _spans(blocks) if span.figure is not None)


def unlinked(blocks: Iterable[Block], figure_id: str) -> RichText:
    """Return the text with the characters of one figure as ordinary ones."""

    def plain(span: Inline) -> Inline:
        if isinstance(span, Footnote):
            return Footnote(tuple(_unlinked(each, figure_id) for each in span.spans))
        return _unlinked(span, figure_id)

    return map_paragraphs(blocks, lambda p: replace(p, spans=join_spans(map(plain, p.spans))))


def _unlinked(span: Span, figure_id: str) -> Span:
    return replace(span, figure=None) if span.figure == figure_id else span


def _spans(blocks: Iterable[Block]) -> Iterator[Span]:
    for paragraph in paragraphs(blocks):
        for span in paragraph.spans:
            yield from span.spans if isinstance(span, Footnote) else (span,)


# --- inserting ------------------------------------------------------------------------------------


class FigureForm(StrEnum):
    """How a figure stands in a sentence."""

    NUMBER = "number"  # 05
    MEASURED = "measured"  # 05 hồ sơ; 12,4 %
    PARTS = "parts"  # 13,6/110


class Insertion(NamedTuple):
    """Offer one way to insert a figure: the spans, of which those that show it are linked."""

    form: FigureForm
    spans: tuple[Span, ...]


def insertions(figure: Figure, text_of: FigureText) -> tuple[Insertion, ...]:
    """Return the ways in which a figure can be inserted, the usual one first.

    A share can also be shown by its two parts; what follows the number is ordinary text.
    """
    number = Span(text_of(figure.id) or UNKNOWN, figure=figure.id)
    measure = f"\u00a0{figure.measure}" if figure.measure == "%" else f" {figure.measure}"
    ways = [Insertion(FigureForm.NUMBER, (number,))]
    if figure.measure:
        ways.append(Insertion(FigureForm.MEASURED, (number, Span(measure))))
    if figure.numerator and figure.denominator:
        parts = (figure.numerator, figure.denominator)
        part, whole = (Span(text_of(each) or UNKNOWN, figure=each) for each in parts)
        ways.append(Insertion(FigureForm.PARTS, (part, Span("/"), whole)))
    return tuple(ways)
