"""The neutral document between content and every writer; each node knows where it came from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.richtext import Inline, inline_text


@dataclass(frozen=True, slots=True)
class Origin:
    """Name the field that a node shows.

    None: the node does not come from such a field. ``part`` is a field of the document itself
    ("title", "opening", "recipients" …); ``block`` counts the blocks of an answer from 0.
    """

    item: str | None = None
    block: int | None = None
    task: str | None = None
    column: str | None = None
    part: str | None = None
    appendix: str | None = None


class Role(StrEnum):
    """What a paragraph is for; every writer has one look for each."""

    HEADING = "heading"
    BODY = "body"
    DOCUMENT_TYPE = "document-type"
    SUBJECT = "subject"
    ADDRESSEE = "addressee"
    GROUND = "ground"
    APPENDIX_LABEL = "appendix-label"
    APPENDIX_TITLE = "appendix-title"
    APPENDIX_ATTACHED = "appendix-attached"
    CELL = "cell"


class Alignment(StrEnum):
    """How the text of a cell stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one paragraph of the document.

    ``level`` - of a heading: 1 to 9, in the outline; 0 otherwise.
    """

    role: Role
    spans: tuple[Inline, ...]
    origin: Origin = Origin()
    level: int = 0
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold one cell; ``columns`` and ``rows`` are how many places it covers.

    None: ``value`` - the cell is words; else the number or date that its words show.
    """

    lines: tuple[Line, ...]
    columns: int = 1
    rows: int = 1
    alignment: Alignment = Alignment.LEFT
    value: Decimal | date | None = None
    origin: Origin = Origin()


class RowKind(StrEnum):
    """What a row of a grid is for."""

    HEADER = "header"
    GROUP = "group"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Row:
    """Hold the cells of a row; places covered from above have none."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.DATA


@dataclass(frozen=True, slots=True)
class Grid:
    """Hold a ruled table.

    Units: ``widths_mm`` - millimetres, one per column; a writer scales them to the text width.
    """

    widths_mm: tuple[float, ...]
    rows: tuple[Row, ...]
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class Picture:
    """Show an image; ``data`` are its bytes, PNG or JPEG."""

    data: bytes
    width_mm: float
    description: str
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Hold the head of page 1, words as printed; "" parts are left out."""

    parent: str
    office: str
    number_line: str
    place_and_date: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Hold the block at the foot: recipients on the left, who signs on the right.

    ``authority`` is "" when the head signs; each recipient is printed after a hyphen.
    """

    recipients: tuple[str, ...]
    authority: str
    title: str
    name: str


Node = Line | Grid | Picture | Letterhead | Signature


@dataclass(frozen=True, slots=True)
class Section:
    """Hold pages of one orientation; every section numbers its pages from 1."""

    nodes: tuple[Node, ...]
    orientation: Orientation = Orientation.PORTRAIT


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a whole document: the body is the first section, each appendix one more."""

    title: str
    office: str
    sections: tuple[Section, ...]


def lines(document: Document) -> Iterator[Line]:
    """Yield every paragraph in reading order, cells included."""
    for section in document.sections:
        for node in section.nodes:
            if isinstance(node, Line):
                yield node
            elif isinstance(node, Grid):
                yield from (line for row in node.rows for c in row.cells for line in c.lines)


def line_text(line: Line) -> str:
    """Return the characters of a paragraph, without its footnotes."""
    return inline_text(line.spans)
