"""The clerk's own text: blocks, paragraphs and spans."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from cchc_desk.forms.text import clean, fold_spaces


class Level(StrEnum):
    """The sign that opens a paragraph; it is text, never an automatic list."""

    NONE = ""
    DASH = "-"
    PLUS = "+"
    STAR = "*"


class Vertical(StrEnum):
    """Where a span stands on the line."""

    BASELINE = ""
    SUPER = "sup"
    SUB = "sub"


@dataclass(frozen=True, slots=True)
class Span:
    r"""Hold a run of characters of one look.

    None: ``link`` - no hyperlink; ``figure`` - ordinary characters, else the id of the figure
    that these characters show. A line break inside a paragraph is "\n".
    """

    text: str
    bold: bool = False
    italic: bool = False
    vertical: Vertical = Vertical.BASELINE
    link: str | None = None
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class Footnote:
    """Mark a footnote here and hold its text; footnotes are numbered when composed."""

    spans: tuple[Span, ...]


Inline = Span | Footnote


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold one paragraph; ``level`` is printed as its opening sign."""

    spans: tuple[Inline, ...] = ()
    level: Level = Level.NONE


@dataclass(frozen=True, slots=True)
class TableCell:
    """Hold the paragraphs of a cell that covers ``columns`` x ``rows`` grid places."""

    paragraphs: tuple[Paragraph, ...] = (Paragraph(),)
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a table inside an answer.

    Shape: rows in order; a place covered from above or from the left has no cell of its own.
    Units: ``widths_mm`` - millimetres, one per column; empty means equal widths.
    """

    rows: tuple[tuple[TableCell, ...], ...]
    widths_mm: tuple[float, ...] = ()
    header_rows: int = 1


@dataclass(frozen=True, slots=True)
class Image:
    """Show an image that the workspace keeps under ``image_id``."""

    image_id: str
    width_mm: float = 100.0
    description: str = ""


Block = Paragraph | Table | Image
RichText = tuple[Block, ...]


def paragraph(text: str, level: Level = Level.NONE) -> Paragraph:
    """Make a paragraph of plain characters."""
    cleaned = clean(text)
    return Paragraph((Span(cleaned),) if cleaned else (), level)


def plain(text: str) -> RichText:
    """Make paragraphs of plain text, one per line; empty text has no block."""
    return tuple(paragraph(line) for line in clean(text).split("\n")) if text else ()


def normalise(blocks: Iterable[Block]) -> RichText:
    """Return the text cleaned, with neighbouring spans of one look joined and no empty span."""
    return tuple(_normalise_block(block) for block in blocks)


def inline_text(spans: Iterable[Inline]) -> str:
    """Return the characters that a reader sees in the line, without footnotes."""
    return "".join(span.text for span in spans if isinstance(span, Span))


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield every paragraph in reading order, those of tables included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            yield from (p for row in block.rows for cell in row for p in cell.paragraphs)


def footnotes(blocks: Iterable[Block]) -> Iterator[Footnote]:
    """Yield every footnote in reading order."""
    for each in paragraphs(blocks):
        yield from (span for span in each.spans if isinstance(span, Footnote))


def plain_text(blocks: Iterable[Block]) -> str:
    """Return the characters that a reader sees, one line per paragraph, signs included."""
    return "\n".join(
        f"{p.level} {inline_text(p.spans)}" if p.level else inline_text(p.spans)
        for p in paragraphs(blocks)
    )


def is_empty(blocks: Iterable[Block]) -> bool:
    """Tell whether there is nothing to read: no characters, no footnote, no image."""
    return all(not isinstance(block, Image) and _reads_empty(block) for block in blocks)


def _reads_empty(block: Block) -> bool:
    spans = (span for each in paragraphs([block]) for span in each.spans)
    return all(isinstance(span, Span) and not span.text.strip() for span in spans)


def map_paragraphs(blocks: Iterable[Block], change: Callable[[Paragraph], Paragraph]) -> RichText:
    """Return the text with every paragraph changed, those of tables included."""

    def changed(block: Block) -> Block:
        if isinstance(block, Paragraph):
            return change(block)
        if isinstance(block, Table):
            return _map_cells(
                block,
                lambda cell: replace(cell, paragraphs=tuple(change(p) for p in cell.paragraphs)),
            )
        return block

    return tuple(changed(block) for block in blocks)


def _map_cells(table: Table, change: Callable[[TableCell], TableCell]) -> Table:
    return replace(table, rows=tuple(tuple(change(cell) for cell in row) for row in table.rows))


def _normalise_block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, spans=join_spans(block.spans))
    if isinstance(block, Table):
        return _map_cells(block, _normalise_cell)
    image_id, description = (fold_spaces(clean(t)) for t in (block.image_id, block.description))
    return replace(block, image_id=image_id, description=description)


def _normalise_cell(cell: TableCell) -> TableCell:
    normal = tuple(replace(p, spans=join_spans(p.spans)) for p in cell.paragraphs)
    return replace(cell, paragraphs=normal or (Paragraph(),))


def join_spans(spans: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return the line cleaned, with neighbouring spans of one look joined and none empty."""
    joined: list[Inline] = []
    cleaned = [each for each in map(_clean_inline, spans) if each is not None]
    if len(cleaned) < 2:  # noqa: PLR2004 - as most lines are: nothing to join
        return tuple(cleaned)
    for look, alike in groupby(cleaned, key=_look):
        if look is None:
            joined += alike
        else:
            joined.append(_joined([each for each in alike if isinstance(each, Span)]))
    return tuple(joined)


def _clean_inline(span: Inline) -> Inline | None:
    if isinstance(span, Footnote):
        return Footnote(tuple(s for s in join_spans(span.spans) if isinstance(s, Span)))
    return _clean_span(span)


def _clean_span(span: Span) -> Span | None:
    text = clean(span.text)
    if not text:
        return None
    link, figure = (_clean_name(value) for value in (span.link, span.figure))
    if (text, link, figure) == (span.text, span.link, span.figure):
        return span  # as nearly all that is stored; a copy takes longer than the rest
    return replace(span, text=text, link=link, figure=figure)


def _clean_name(value: str | None) -> str | None:
    return None if value is None else fold_spaces(clean(value)) or None


def _look(span: Inline) -> tuple[object, ...] | None:
    """Return what must be the same of spans that are joined. None: a note, which never is."""
    if isinstance(span, Footnote):
        return None
    return span.bold, span.italic, span.vertical, span.link, span.figure


def _joined(alike: Sequence[Span]) -> Span:
    if len(alike) == 1:
        return alike[0]
    return replace(alike[0], text=clean("".join(span.text for span in alike)))
