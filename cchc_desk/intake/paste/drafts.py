"""Text as the reader of HTML finds it, before it is cleaned and its levels are known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cchc_desk.intake.paste.signs import Item
from cchc_desk.intake.paste.styles import PLAIN, Look


@dataclass(frozen=True, slots=True)
class Piece:
    r"""Hold characters of one look; "\n" is a line break."""

    text: str
    look: Look = PLAIN


@dataclass(slots=True)
class Line:
    """Hold a paragraph. None: ``item`` - no list opens it."""

    pieces: list[Piece]
    item: Item | None = None


@dataclass(slots=True)
class Cell:
    """Hold a cell as its tag describes it.

    ``runs_over`` - its text is only shown over the columns behind it, which are empty cells.
    """

    blocks: "list[Draft]"
    columns: int = 1
    rows: int = 1
    runs_over: bool = False


@dataclass(slots=True)
class Row:
    """Hold the cells that a row has of its own."""

    cells: list[Cell] = field(default_factory=list)
    is_header: bool = False


@dataclass(slots=True)
class Grid:
    """Hold a table; its rows may be of different lengths."""

    rows: list[Row] = field(default_factory=list)


Draft = Line | Grid


def lines(drafts: Iterable[Draft]) -> Iterator[Line]:
    """Yield every paragraph in reading order, those of cells included."""
    for each in drafts:
        if isinstance(each, Line):
            yield each
        else:
            for row in each.rows:
                for cell in row.cells:
                    yield from lines(cell.blocks)
