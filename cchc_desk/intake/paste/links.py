"""Links of pasted text: web and mail addresses are kept, of all others only their words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from cchc_desk.forms.richtext import (
    Block,
    Footnote,
    Inline,
    Paragraph,
    RichText,
    Span,
    join_spans,
    map_paragraphs,
)
from cchc_desk.intake.paste.pasted import CleaningKind, Tally
from cchc_desk.intake.word.links import web_link


def with_safe_links(blocks: Iterable[Block], tally: Tally) -> RichText:
    """Return the text with those links only that open nothing but a page or a mail."""
    return map_paragraphs(blocks, partial(_with_safe_links, tally=tally))


def _with_safe_links(paragraph: Paragraph, tally: Tally) -> Paragraph:
    return replace(paragraph, spans=join_spans(_safe(paragraph.spans, tally)))


def _safe(spans: Iterable[Inline], tally: Tally) -> Iterator[Inline]:
    dropped: str | None = None
    for span in spans:
        if isinstance(span, Footnote):
            inner = (each for each in _safe(span.spans, tally) if isinstance(each, Span))
            yield Footnote(tuple(inner))
            continue
        link = None if span.link is None else web_link(span.link)
        lost = span.link if link is None else None
        if lost and lost != dropped and not lost.startswith("#"):
            tally.add(CleaningKind.LINKS)
        dropped = lost
        yield span if link == span.link else replace(span, link=link)


def without_links(blocks: Iterable[Block]) -> RichText:
    """Return the text with the words of its links alone; footnotes keep theirs."""

    def words(paragraph: Paragraph) -> Paragraph:
        spans = (replace(s, link=None) if isinstance(s, Span) else s for s in paragraph.spans)
        return replace(paragraph, spans=join_spans(spans))

    return map_paragraphs(blocks, words)
