"""The blocks of a Word file as the clerk's own text: signs as levels, numbers as typed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from cchc_desk.forms.richtext import (
    Block,
    Image,
    Inline,
    Paragraph,
    RichText,
    Span,
    Table,
    TableCell,
    inline_text,
    is_empty,
    join_spans,
    paragraphs,
)
from cchc_desk.intake.recognise.facts import typed_spans
from cchc_desk.intake.recognise.numbers import sign_before
from cchc_desk.intake.source import (
    SourceBlock,
    SourceBox,
    SourceCell,
    SourceParagraph,
    SourcePicture,
    SourceTable,
    inlines,
)

Pictures = dict[str, bytes]
"""The pictures of the text so far, by image id."""

# As the workspace names its images: what is the same has the same name.
_ID_DIGITS = 16


def rich_text(blocks: Iterable[SourceBlock], pictures: Pictures) -> RichText:
    """Return the blocks as rich text, without empty paragraphs at both ends.

    The bytes of pictures are put into ``pictures``; what cannot be shown is left out.
    """
    read = [block for each in blocks for block in _read(each, pictures)]
    while read and is_empty(read[-1:]):
        read.pop()
    while read and is_empty(read[:1]):
        read.pop(0)
    return tuple(read)


def _read(block: SourceBlock, pictures: Pictures) -> Iterator[Block]:
    if isinstance(block, SourceParagraph):
        yield paragraph_of(inlines(typed_spans(block)))
    elif isinstance(block, SourceTable):
        yield table_block(block, pictures)
    elif isinstance(block, SourceBox):
        yield from rich_text(block.blocks, pictures)
    elif block.data is not None:
        yield _image(block, block.data, pictures)


def paragraph_of(spans: Sequence[Inline]) -> Paragraph:
    """Make a paragraph of a line; a sign that opens it is its level."""
    level, end = sign_before(inline_text(spans))
    return Paragraph(_trimmed(_cut(spans, end)), level)


def _cut(spans: Sequence[Inline], count: int) -> Iterator[Inline]:
    """Yield the line without its first characters; footnotes stay."""
    for span in spans:
        if isinstance(span, Span):
            yield replace(span, text=span.text[count:]) if count else span
            count = max(0, count - len(span.text))
        else:
            yield span


def _trimmed(spans: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return a line without white space at its ends, a span without words left out."""
    line = list(join_spans(spans))
    if line and isinstance(first := line[0], Span):
        line[0] = replace(first, text=first.text.lstrip())
    if line and isinstance(last := line[-1], Span):
        line[-1] = replace(last, text=last.text.rstrip())
    return join_spans(line)


def _image(picture: SourcePicture, data: bytes, pictures: Pictures) -> Image:
    image_id = f"img-{sha256(data).hexdigest()[:_ID_DIGITS]}"
    pictures[image_id] = data
    usual = Image(image_id, description=picture.description)
    return replace(usual, width_mm=picture.width_mm) if picture.width_mm > 0 else usual


# --- a table that stays one -----------------------------------------------------------------------


def table_block(table: SourceTable, pictures: Pictures) -> Table:
    """Return a table as a block of text; tables within its cells are paragraphs there."""
    rows = tuple(tuple(_cell(cell, pictures) for cell in row.cells) for row in table.rows)
    marked = (index for index, row in enumerate(table.rows) if not row.is_header)
    header_rows = next(marked, len(rows))
    return Table(rows, table.widths_mm, header_rows if 0 < header_rows < len(rows) else 0)


def _cell(cell: SourceCell, pictures: Pictures) -> TableCell:
    found = tuple(paragraphs(rich_text(cell.blocks, pictures)))
    return TableCell(found or (Paragraph(),), cell.columns, cell.rows)
