"""A Word file as it was read: every word in reading order, and what each paragraph looked like.

Nothing is recognised here. Headings, items and tasks are found by others, on top of these values.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.richtext import Footnote, Inline, Span, Vertical, join_spans


class TextAlignment(StrEnum):
    """How the lines of a paragraph stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


# --- inside a paragraph ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceSpan:
    r"""Hold a run of characters of one look, as a reader sees them: capitals, symbols resolved.

    Units: ``size_pt`` - points. None: ``link`` - no web or mail address. A line break is "\n".
    ``font`` is the font that the file names. Where its letters are not Unicode, ``capitals`` says
    that they are shown as capitals, which can only be made once they are read.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    vertical: Vertical = Vertical.BASELINE
    link: str | None = None
    font: str = ""
    size_pt: float = 0.0
    capitals: bool = False


class NoteKind(StrEnum):
    """Where the words of a note stood; a typed one was made by hand of superscript digits."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class SourceNote:
    r"""Stand where a note is referred to, and hold its words; "\n" parts its paragraphs."""

    spans: tuple[SourceSpan, ...]
    kind: NoteKind = NoteKind.FOOTNOTE


SourceInline = SourceSpan | SourceNote


@dataclass(frozen=True, slots=True)
class SourceComment:
    """Hold a remark that somebody attached to a paragraph; it is not printed."""

    author: str
    text: str


# --- blocks ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceFormat:
    """Hold how a paragraph looks after all styles are applied.

    The font, its size and its look are those of most of its characters; of an empty paragraph,
    those of its mark. Units: millimetres, points; ``first_line_mm`` is negative when it hangs.
    None: ``lines`` - the spacing is not counted in lines; ``line_pt`` - not in points either.
    ``colour`` is RRGGBB, "" the automatic one.
    """

    font: str = ""
    size_pt: float = 0.0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    alignment: TextAlignment = TextAlignment.LEFT
    left_mm: float = 0.0
    right_mm: float = 0.0
    first_line_mm: float = 0.0
    space_before_pt: float = 0.0
    space_after_pt: float = 0.0
    lines: float | None = 1.0
    line_pt: float | None = None
    has_border: bool = False


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """Hold one paragraph; its automatic number is no part of its own text.

    ``number_text`` - as a reader sees it, "I.", "1.1.", "a)", "-"; "" when typed or absent.
    None: ``list_level`` - no automatic number, else 0 to 8; ``heading_level`` - not a heading by
    its style or outline level, else 1 to 9. ``bookmarks`` - the names of those around its text.
    ``page_break_after`` - a new page begins after it or within it.
    """

    spans: tuple[SourceInline, ...] = ()
    number_text: str = ""
    list_level: int | None = None
    style: str = ""
    heading_level: int | None = None
    format: SourceFormat = SourceFormat()
    bookmarks: tuple[str, ...] = ()
    comments: tuple[SourceComment, ...] = ()
    page_break_before: bool = False
    page_break_after: bool = False


@dataclass(frozen=True, slots=True)
class SourcePicture:
    """Hold a picture that stands in or beside the paragraph before it.

    None: ``data`` - it is neither PNG nor JPEG, or it is missing or too large.
    Units: millimetres; 0 when the file does not say.
    """

    data: bytes | None
    width_mm: float = 0.0
    height_mm: float = 0.0
    description: str = ""


@dataclass(frozen=True, slots=True)
class SourceBox:
    """Hold the blocks of a text box that is anchored in the paragraph before it."""

    blocks: tuple["SourceBlock", ...]


@dataclass(frozen=True, slots=True)
class SourceCell:
    """Hold a cell; ``column`` is its first place, counted from 0, of those that it covers."""

    blocks: tuple["SourceBlock", ...]
    column: int = 0
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Hold the cells of a row; a place covered from above or from the left has none."""

    cells: tuple[SourceCell, ...]
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class SourceTable:
    """Hold a table.

    Units: ``widths_mm`` - millimetres, one per column; empty when the file does not say.
    ``is_layout`` - it has no lines and only puts words side by side. ``continues`` - it goes on
    with the table before it. Header rows that were repeated by hand are left out.
    """

    rows: tuple[SourceRow, ...]
    widths_mm: tuple[float, ...] = ()
    is_layout: bool = False
    continues: bool = False


SourceBlock = SourceParagraph | SourceTable | SourcePicture | SourceBox


# --- pages ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Say where a page number stands in a header or footer, and how it looks."""

    alignment: TextAlignment
    font: str = ""
    size_pt: float = 0.0
    bold: bool = False
    italic: bool = False


class Edge(StrEnum):
    """Which edge of the page a line of furniture stands at."""

    HEADER = "header"
    FOOTER = "footer"


class Pages(StrEnum):
    """Which pages of a section show a header or footer."""

    DEFAULT = "default"
    FIRST = "first"
    EVEN = "even"


@dataclass(frozen=True, slots=True)
class Furniture:
    """Hold a header or footer: its lines without page numbers.

    None: ``page_number`` - it shows none.
    """

    edge: Edge
    pages: Pages
    lines: tuple[str, ...] = ()
    page_number: PageNumber | None = None


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Hold the measures of a page as it lies, and how pages are numbered.

    Units: millimetres. None: ``number_start`` - the numbers go on from the section before.
    ``number_format`` in the words of the standard: "decimal", "lowerRoman" ….
    """

    width_mm: float = 210.0
    height_mm: float = 297.0
    orientation: Orientation = Orientation.PORTRAIT
    margin_top_mm: float = 0.0
    margin_bottom_mm: float = 0.0
    margin_left_mm: float = 0.0
    margin_right_mm: float = 0.0
    header_distance_mm: float = 0.0
    footer_distance_mm: float = 0.0
    number_start: int | None = None
    number_format: str = "decimal"
    first_page_differs: bool = False
    is_continuous: bool = False


@dataclass(frozen=True, slots=True)
class SourceSection:
    """Hold the blocks of pages of one make, and the furniture that these pages show."""

    blocks: tuple[SourceBlock, ...]
    page: PageSetup = PageSetup()
    furniture: tuple[Furniture, ...] = ()


# --- the document ---------------------------------------------------------------------------------


class WarningCode(StrEnum):
    """What the reader left out, changed or could not do."""

    HIDDEN_TEXT = "hidden-text"
    DELETED_TEXT = "deleted-text"
    INSERTED_TEXT = "inserted-text"
    STRUCK_TEXT = "struck-text"
    COMMENTS = "comments"
    TEXT_BOXES = "text-boxes"
    NOT_FOLLOWED = "not-followed"
    PICTURES_LEFT_OUT = "pictures-left-out"
    OBJECTS_LEFT_OUT = "objects-left-out"
    LINKS_LEFT_OUT = "links-left-out"
    MISSING_NOTES = "missing-notes"
    TYPED_NOTES_JOINED = "typed-notes-joined"
    TYPED_NOTES_LEFT = "typed-notes-left"
    REPEATED_HEADERS = "repeated-headers"
    TYPED_PAGE_NUMBERS = "typed-page-numbers"
    NORMALISED_TEXT = "normalised-text"
    UNKNOWN_SYMBOLS = "unknown-symbols"
    UNKNOWN_NUMBERS = "unknown-numbers"


@dataclass(frozen=True, slots=True)
class SourceWarning:
    """Say what happened how often; ``words`` quotes the first few places, in reading order."""

    code: WarningCode
    count: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """Hold a whole file.

    ``application`` - the program that says it wrote the file, "" when none does. None:
    ``embedded`` - it carries no report of ours; else what ``forms.fingerprint.unpack`` reads.
    """

    sections: tuple[SourceSection, ...]
    warnings: tuple[SourceWarning, ...] = ()
    embedded: bytes | None = None
    application: str = ""
    even_pages_differ: bool = False

    @property
    def blocks(self) -> Iterator[SourceBlock]:
        """Yield the blocks of every section in order."""
        for section in self.sections:
            yield from section.blocks


# --- looking at blocks ----------------------------------------------------------------------------


def paragraphs(blocks: Iterable[SourceBlock]) -> Iterator[SourceParagraph]:
    """Yield every paragraph in reading order, those of cells and boxes included."""
    for block in blocks:
        if isinstance(block, SourceParagraph):
            yield block
        elif isinstance(block, SourceBox):
            yield from paragraphs(block.blocks)
        elif isinstance(block, SourceTable):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)


def spans_text(spans: Iterable[SourceInline]) -> str:
    """Return the characters of a line, without its notes."""
    return "".join(span.text for span in spans if isinstance(span, SourceSpan))


def own_text(paragraph: SourceParagraph) -> str:
    """Return the characters of a paragraph, without its notes and its automatic number."""
    return spans_text(paragraph.spans)


def shown_text(paragraph: SourceParagraph) -> str:
    """Return the characters that a reader sees, an automatic number first."""
    text = own_text(paragraph)
    return f"{paragraph.number_text} {text}" if paragraph.number_text else text


def cell_text(cell: SourceCell) -> str:
    """Return what a reader sees in a cell, one line per paragraph."""
    return "\n".join(shown_text(each) for each in paragraphs(cell.blocks))


def inlines(spans: Iterable[SourceInline]) -> tuple[Inline, ...]:
    """Return the line as the clerk's own text: what a font or a size said is gone."""
    return join_spans(_inline(span) for span in spans)


def _inline(span: SourceInline) -> Inline:
    if isinstance(span, SourceNote):
        return Footnote(tuple(_span(each) for each in span.spans))
    return _span(span)


def _span(span: SourceSpan) -> Span:
    return Span(span.text, span.bold, span.italic, span.vertical, span.link)
