"""Paragraphs and tables that only put words side by side, cut into one line per piece."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc_desk.intake.source import (
    SourceBlock,
    SourceBox,
    SourceInline,
    SourceParagraph,
    SourcePicture,
    SourceSpan,
    SourceTable,
    own_text,
)

# TABs and line breaks part what stands in two columns; so does much space before the words that
# stand at the right of page 1.
_GAP = re.compile(r"[\t\n]+|\s{3,}(?=CỘNG H|Độc lập|ĐẢNG CỘNG|[^\s,]+(?: [^\s,]+){0,5}, ngày)")


def pieces(block: SourceBlock) -> Iterator[SourceParagraph | SourcePicture]:
    """Yield what stands in a block, in reading order, cut where columns part."""
    if isinstance(block, SourceParagraph):
        yield from paragraph_pieces(block)
    elif isinstance(block, SourcePicture):
        yield block
    elif isinstance(block, SourceBox):
        for each in block.blocks:
            yield from pieces(each)
    else:
        for each in _cell_blocks(block):
            yield from pieces(each)


def _cell_blocks(table: SourceTable) -> Iterator[SourceBlock]:
    for row in table.rows:
        for cell in row.cells:
            yield from cell.blocks


def paragraph_pieces(paragraph: SourceParagraph) -> Iterator[SourceParagraph]:
    """Yield a paragraph in pieces; one without gaps as it is."""
    text = own_text(paragraph)
    start = 0
    for gap in _GAP.finditer(text):
        if text[start : gap.start()].strip():
            yield _piece(paragraph, start, gap.start())
            start = gap.end()
    yield paragraph if not start else _piece(paragraph, start, len(text))


def _piece(paragraph: SourceParagraph, start: int, end: int) -> SourceParagraph:
    number = paragraph.number_text if not start else ""
    return replace(paragraph, spans=cut(paragraph.spans, start, end), number_text=number)


def cut(spans: Sequence[SourceInline], start: int, end: int) -> tuple[SourceInline, ...]:
    """Return the spans between two places; a note belongs to the character before it."""
    return tuple(_cut(spans, start, end))


def _cut(spans: Sequence[SourceInline], start: int, end: int) -> Iterator[SourceInline]:
    at = 0
    for span in spans:
        if isinstance(span, SourceSpan):
            text = span.text[max(start - at, 0) : max(end - at, 0)]
            at += len(span.text)
            if text:
                yield replace(span, text=text)
        elif start < at <= end or at == start == 0:
            yield span
