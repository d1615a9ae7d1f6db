"""Footnotes in HTML that Word or LibreOffice put on the clipboard.

There a footnote is a link to a paragraph at the end, which begins with a link back.
Source: Word 2016-365 ("#_ftn1", "#_ftnref1"), LibreOffice 7-24 ("#sdfootnote1sym", "…anc").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from cchc_desk.forms.richtext import (
    Block,
    Footnote,
    Inline,
    Paragraph,
    RichText,
    Span,
    map_paragraphs,
)

_TO_NOTE = re.compile(r"#_(?:ft|ed)n(\d+)$|#sd(?:foot|end)note(\d+)sym$")
_BACK = re.compile(r"#_(?:ft|ed)nref(\d+)$|#sd(?:foot|end)note(\d+)anc$")

Notes = dict[str, tuple[Span, ...]]


def gather_notes(blocks: RichText) -> RichText:
    """Return the text with such footnotes at their places instead of at its end."""
    kept, notes = _part(blocks)
    return map_paragraphs(kept, lambda paragraph: _with_notes(paragraph, notes)) if notes else kept


def _part(blocks: Iterable[Block]) -> tuple[RichText, Notes]:
    kept: list[Block] = []
    notes: Notes = {}
    number: str | None = None
    for block in blocks:
        number = _number_of_note(block) or number
        if number is None or not isinstance(block, Paragraph):
            kept.append(block)
        else:
            notes[number] = (*_parted(notes.get(number)), *_note_spans(block))
    return tuple(kept), notes


def _number_of_note(block: Block) -> str | None:
    if not (isinstance(block, Paragraph) and block.spans):
        return None
    first = block.spans[0]
    return _number(_BACK, first) if isinstance(first, Span) else None


def _number(pattern: re.Pattern[str], span: Inline) -> str | None:
    found = pattern.search(span.link or "") if isinstance(span, Span) else None
    return None if found is None else next(filter(None, found.groups()))


def _parted(spans: tuple[Span, ...] | None) -> tuple[Span, ...]:
    """Return what a note has so far, ready for its next paragraph."""
    return () if spans is None else (*spans, Span("\n"))


def _note_spans(block: Paragraph) -> Iterator[Span]:
    spans = [s for s in block.spans if isinstance(s, Span) and _number(_BACK, s) is None]
    if spans:
        yield replace(spans[0], text=spans[0].text.lstrip())
        yield from spans[1:]


def _with_notes(paragraph: Paragraph, notes: Notes) -> Paragraph:
    def placed() -> Iterator[Inline]:
        for number, group in groupby(paragraph.spans, lambda span: _number(_TO_NOTE, span)):
            if number in notes:
                yield Footnote(notes[number])
            else:
                yield from group

    return replace(paragraph, spans=tuple(placed()))
