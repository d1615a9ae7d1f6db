"""Ruled tables: which cell covers which places, and how they are printed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cchc_desk.export.house import House
from cchc_desk.export.story import Story
from cchc_desk.export.tables import HEADER_ROW, WHOLE_ROW, Frame, cell, row, shared_out, table
from cchc_desk.export.units import eighths, twips
from cchc_desk.export.wordml import JUSTIFICATION, StyleLook, paragraph
from cchc_desk.forms.document import Alignment, Cell, Grid, Row, RowKind


@dataclass(frozen=True, slots=True)
class Placed:
    """Put a cell on the grid: its first column and how many it covers.

    None: ``cell`` - the place is covered from above or nobody filled it.
    ``merge`` is "" for an ordinary cell, "restart" where a tall cell begins, "continue" below it.
    """

    cell: Cell | None
    column: int
    columns: int
    merge: str = ""


@dataclass(slots=True)
class _Covered:
    """Count down the rows that a tall cell still covers."""

    rows: int
    columns: int


def grid_columns(rows: Iterable[Row], count: int) -> int:
    """Return how many columns the grid has: more than ``count`` when a row needs them."""
    covered: dict[int, _Covered] = {}
    return max([count, *(_end(_place_row(each, covered)) for each in rows)])


def place(rows: Iterable[Row], count: int) -> Iterator[Sequence[Placed]]:
    """Put the cells of each row on a grid of ``count`` columns; short rows are filled up."""
    covered: dict[int, _Covered] = {}
    for each in rows:
        placed = _place_row(each, covered)
        yield (*placed, *(Placed(None, column, 1) for column in range(_end(placed), count)))


def _end(placed: Sequence[Placed]) -> int:
    return placed[-1].column + placed[-1].columns if placed else 0


def _place_row(each: Row, covered: dict[int, _Covered]) -> Sequence[Placed]:
    if not covered and all(one.columns == 1 and one.rows == 1 for one in each.cells):
        return [Placed(one, column, 1) for column, one in enumerate(each.cells)]
    placed: list[Placed] = []
    waiting = list(reversed(each.cells))
    column = 0
    while waiting or any(start >= column for start in covered):
        if column in covered:
            placed.append(_continued(column, covered))
        elif waiting:
            placed.append(_begun(waiting.pop(), column, covered))
        else:
            placed.append(Placed(None, column, 1))
        column = _end(placed)
    return placed


def _continued(column: int, covered: dict[int, _Covered]) -> Placed:
    above = covered[column]
    above.rows -= 1
    if above.rows == 0:
        del covered[column]
    return Placed(None, column, above.columns, "continue")


def _begun(each: Cell, column: int, covered: dict[int, _Covered]) -> Placed:
    free = min((start for start in covered if start > column), default=column + _MOST_COLUMNS)
    columns = max(1, min(each.columns, free - column))
    if each.rows <= 1:
        return Placed(each, column, columns)
    covered[column] = _Covered(each.rows - 1, columns)
    return Placed(each, column, columns, "restart")


# Source: Word's own limit, 63 columns in a table.
_MOST_COLUMNS = 63

_STYLES = {
    RowKind.HEADER: "TableHeader",
    RowKind.GROUP: "TableGroup",
    RowKind.DATA: "TableText",
}


def grid_xml(grid: Grid, story: Story, house: House, text_width: float) -> str:
    """Return the table, as wide as the text."""
    writer = _GridWriter(story, house, text_width)
    return writer.write(grid)


class _GridWriter:
    """Write the rows of one table; what its cells share is worked out once."""

    def __init__(self, story: Story, house: House, text_width: float) -> None:
        self._story = story
        self._text_width = text_width
        self._margin = twips(house.rules.number("table", "cell-margin"))
        self._borders = _borders(house)
        self._looks = {
            kind: StyleLook(house.looks[style].face.bold, house.looks[style].face.italic)
            for kind, style in _STYLES.items()
        }
        self._header_alignment = house.looks["TableHeader"].alignment
        self._paragraphs: dict[tuple[RowKind, Alignment], str] = {}
        self._edges: tuple[int, ...] = ()
        self._starts: dict[tuple[int, int, str, RowKind], str] = {}

    def write(self, grid: Grid) -> str:
        count = grid_columns(grid.rows, len(grid.widths_mm))
        columns = shared_out(grid.widths_mm, count, self._text_width)
        self._edges = tuple(sum(columns[:i]) for i in range(count + 1))
        placed = place(grid.rows, count)
        repeated = leading_headers(grid.rows)
        rows = (
            self._row(each, cells, is_repeated=index < repeated)
            for index, (each, cells) in enumerate(zip(grid.rows, placed, strict=True))
        )
        return table(Frame(columns, self._margin, borders=self._borders), rows)

    def _row(self, each: Row, cells: Sequence[Placed], *, is_repeated: bool) -> str:
        properties = "" if each.kind is RowKind.DATA else WHOLE_ROW
        written = (self._cell(one, each.kind) for one in cells)
        return row(written, HEADER_ROW if is_repeated else properties)

    def _cell(self, placed: Placed, kind: RowKind) -> str:
        key = (placed.column, placed.columns, placed.merge, kind)
        start = self._starts.get(key)
        if start is None:
            start = self._starts[key] = self._cell_start(placed, kind)
        return f"{start}{self._content(placed.cell, kind)}</w:tc>"

    def _cell_start(self, placed: Placed, kind: RowKind) -> str:
        width = self._edges[placed.column + placed.columns] - self._edges[placed.column]
        said = f'<w:gridSpan w:val="{placed.columns}"/>' if placed.columns > 1 else ""
        said += f'<w:vMerge w:val="{placed.merge}"/>' if placed.merge else ""
        said += '<w:vAlign w:val="center"/>' if kind is RowKind.HEADER else ""
        return cell(width, "", said).removesuffix("</w:tc>")

    def _content(self, each: Cell | None, kind: RowKind) -> str:
        if each is None or not each.lines:
            return paragraph(_STYLES[kind])
        start = self._paragraph_start(kind, each.alignment)
        look = self._looks[kind]
        spans = self._story.spans
        return "".join([f"{start}{spans(line.spans, look)}</w:p>" for line in each.lines])

    def _paragraph_start(self, kind: RowKind, alignment: Alignment) -> str:
        """Return the beginning of a paragraph; a header is centred whatever its cell says."""
        key = (kind, alignment)
        known = self._paragraphs.get(key)
        if known is None:
            own = kind is not RowKind.HEADER and alignment is not Alignment.LEFT
            said = f'<w:jc w:val="{JUSTIFICATION[alignment]}"/>' if own else ""
            known = paragraph(_STYLES[kind], properties=said).removesuffix("</w:p>")
            self._paragraphs[key] = known
        return known


def _borders(house: House) -> str:
    size = eighths(house.rules.number("table", "border"))
    colour = house.rules.words("character", "colour")
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return f"<w:tblBorders>{sides}</w:tblBorders>"


def leading_headers(rows: Sequence[Row]) -> int:
    """Count the header rows at the top; only these can be repeated on every page."""
    return next(
        (index for index, each in enumerate(rows) if each.kind is not RowKind.HEADER), len(rows)
    )
