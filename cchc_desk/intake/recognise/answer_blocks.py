"""Lines of a file as the clerk's own text: paragraphs, tables, images, footnotes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from cchc_desk.forms.richtext import (
    Block,
    Footnote,
    Image,
    Inline,
    Paragraph,
    Table,
    TableCell,
    inline_text,
    join_spans,
)
from cchc_desk.intake.recognise.cutting import cut
from cchc_desk.intake.recognise.facts import Facts, facts_of, look_between
from cchc_desk.intake.source import (
    SourceBlock,
    SourceBox,
    SourceCell,
    SourceInline,
    SourceNote,
    SourceParagraph,
    SourcePicture,
    SourceRow,
    SourceSpan,
    SourceTable,
    inlines,
)

_USUAL_WIDTH_MM = 100.0
_ID_DIGITS = 16


@dataclass(slots=True)
class Writing:
    """Turn blocks into text, and keep what text does not hold.

    Shape: ``images`` - bytes by image id. ``underlined`` - how many spans lost their underline.
    """

    images: dict[str, bytes] = field(default_factory=dict)
    underlined: int = 0

    def blocks(self, block: SourceBlock) -> Iterator[Block]:
        """Yield a block of a file as text; pictures in the cells of a table follow it."""
        if isinstance(block, SourceParagraph):
            facts = facts_of(block)
            if not facts.is_blank:
                yield self.paragraph(facts)
        elif isinstance(block, SourceTable):
            yield self._table(block)
            for picture in _pictures(block):
                yield from self.blocks(picture)
        elif isinstance(block, SourceBox):
            for each in block.blocks:
                yield from self.blocks(each)
        elif block.data is not None:
            yield self._image(block, block.data)

    def paragraph(self, facts: Facts) -> Paragraph:
        """Return a whole line; the sign that it begins with becomes its level."""
        start = facts.start if facts.sign else 0
        return Paragraph(self.line(facts, start), facts.sign)

    def line(self, facts: Facts, start: int) -> tuple[Inline, ...]:
        """Return the characters of a line from a place on, without white space at the ends."""
        spans = cut(facts.spans, start, len(facts.text))
        self.underlined += sum(
            each.underline and bool(each.text.strip())
            for each in spans
            if isinstance(each, SourceSpan)
        )
        return stripped(inlines(spans))

    def _table(self, table: SourceTable) -> Table:
        rows = tuple(tuple(self._cell(cell) for cell in row.cells) for row in table.rows)
        return Table(rows, table.widths_mm, _header_rows(table))

    def _cell(self, cell: SourceCell) -> TableCell:
        found = tuple(self._cell_paragraphs(cell.blocks))
        return TableCell(found or (Paragraph(),), cell.columns, cell.rows)

    def _cell_paragraphs(self, blocks: Sequence[SourceBlock]) -> Iterator[Paragraph]:
        for block in blocks:
            if isinstance(block, SourceParagraph):
                facts = facts_of(block)
                if not facts.is_blank:
                    yield self.paragraph(facts)
            elif isinstance(block, SourceBox):
                yield from self._cell_paragraphs(block.blocks)
            elif isinstance(block, SourceTable):
                for row in block.rows:
                    for cell in row.cells:
                        yield from self._cell_paragraphs(cell.blocks)

    def _image(self, picture: SourcePicture, data: bytes) -> Image:
        # Source: storage.images, which gives the same name to the same bytes.
        name = f"img-{sha256(data).hexdigest()[:_ID_DIGITS]}"
        self.images[name] = data
        return Image(name, picture.width_mm or _USUAL_WIDTH_MM, picture.description)


def _pictures(table: SourceTable) -> Iterator[SourcePicture]:
    waiting: list[SourceBlock] = [b for row in table.rows for c in row.cells for b in c.blocks]
    for block in waiting:
        if isinstance(block, SourcePicture):
            yield block
        elif isinstance(block, SourceTable):
            yield from _pictures(block)


def _header_rows(table: SourceTable) -> int:
    """Return how many rows at the top are a header: as the file says, else bold ones."""
    count = len(table.rows)
    said = next((i for i, row in enumerate(table.rows) if not row.is_header), count)
    if 0 < said < count:
        return said
    return int(count > 1 and _is_bold(table.rows[0]))


def _is_bold(row: SourceRow) -> bool:
    lines = [b for cell in row.cells for b in cell.blocks if isinstance(b, SourceParagraph)]
    spans = [span for line in lines for span in line.spans]
    length = sum(len(span.text) for span in spans if isinstance(span, SourceSpan))
    return look_between(spans, 0, length).bold


def notes_before(spans: Sequence[SourceInline], end: int) -> tuple[Inline, ...]:
    """Return the notes that hang on the characters before a place."""
    found = (each for each in cut(spans, 0, end) if isinstance(each, SourceNote))
    return inlines(found)


def stripped(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return the line without white space at its ends."""
    text = inline_text(line)
    start = len(text) - len(text.lstrip())
    return join_spans(_without_ends(line, start, len(text.rstrip())))


def _without_ends(line: Sequence[Inline], start: int, end: int) -> Iterator[Inline]:
    at = 0
    for each in line:
        if isinstance(each, Footnote):
            yield each
            continue
        text = each.text[max(start - at, 0) : max(end - at, 0)]
        at += len(each.text)
        if text:
            yield replace(each, text=text)
