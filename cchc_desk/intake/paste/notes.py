"""Footnotes in HTML, where each is a link to a paragraph at the end that begins with a link back.

Source: Word 2000 to 365 ("#_ftn1" and "#_ftnref1", "#_edn1" for endnotes), LibreOffice 3 to 24
("#sdfootnote1sym" and "…anc"), Google Docs ("#ftnt1" and "#ftnt_ref1").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
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
    paragraphs,
)
from cchc_desk.intake.paste.spans import trimmed

_TO_NOTE = re.compile(r"#_?(ftn|edn)(\d+)$|#(sdfootnote|sdendnote|ftnt)(\d+)(?:sym)?$")
_BACK = re.compile(r"#_?(ftn|edn)ref(\d+)$|#(sdfootnote|sdendnote)(\d+)anc$|#(ftnt)_ref(\d+)$")

Key = tuple[str, ...]
Notes = dict[Key, tuple[Span, ...]]


def with_notes(blocks: Sequence[Block]) -> RichText:
    """Return the text with such footnotes at their places instead of at its end.

    A note that nothing refers to stays where it is, and so does a mark without its note.
    """
    spans = (span for each in paragraphs(blocks) for span in each.spans)
    marked = {_key(_TO_NOTE, span) for span in spans} - {None}
    kept, notes = _part(blocks, marked)
    return map_paragraphs(kept, lambda each: _placed(each, notes)) if notes else tuple(blocks)


def _part(blocks: Iterable[Block], marked: set[Key | None]) -> tuple[RichText, Notes]:
    kept: list[Block] = []
    notes: Notes = {}
    key: Key | None = None
    for block in blocks:
        key = _key_of_note(block) or key
        if key is None or key not in marked or not isinstance(block, Paragraph):
            kept.append(block)
        elif (spans := _note_spans(block)) or key not in notes:
            notes[key] = (*_parted(notes.get(key)), *spans)
    return tuple(kept), notes


def _key_of_note(block: Block) -> Key | None:
    if not (isinstance(block, Paragraph) and block.spans):
        return None
    return _key(_BACK, block.spans[0])


def _key(pattern: re.Pattern[str], span: Inline) -> Key | None:
    found = pattern.search(span.link or "") if isinstance(span, Span) else None
    return None if found is None else tuple(filter(None, found.groups()))


def _parted(spans: tuple[Span, ...] | None) -> tuple[Span, ...]:
    """Return what a note has so far, ready for its next paragraph. None: it has nothing yet."""
    return (*spans, Span("\n")) if spans else ()


def _note_spans(block: Paragraph) -> tuple[Span, ...]:
    spans = [span for span in block.spans if isinstance(span, Span) and _key(_BACK, span) is None]
    sign = [Span(f"{block.level} ")] if block.level else []
    return (*sign, *trimmed(spans))


def _placed(paragraph: Paragraph, notes: Notes) -> Paragraph:
    def spans() -> Iterator[Inline]:
        for key, group in groupby(paragraph.spans, lambda span: _key(_TO_NOTE, span)):
            if key in notes:
                yield Footnote(notes[key])
            else:
                yield from group

    return replace(paragraph, spans=tuple(spans()))
