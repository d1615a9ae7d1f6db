"""Ruled tables as Typst code: repeated headers, group rows and cells that cover others."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise, takewhile

from cchc_desk.export.grid import Placed, grid_columns, leading_headers, place
from cchc_desk.export.metrics import MM_PER_POINT
from cchc_desk.export.places import Band, Mark, Part, Sheet
from cchc_desk.export.tables import shared_out
from cchc_desk.export.typst_story import TypstStory
from cchc_desk.export.typst_text import Room, block, points
from cchc_desk.forms.document import Alignment, Cell, Grid, Origin, RowKind

_SIDES = {Alignment.LEFT: "", Alignment.CENTRE: "center", Alignment.RIGHT: "right"}
_MM_A_TWIP = 25.4 / 1440

# How many rows that head groups stay together, one in the other; more could fill a page.
_MOST_KEPT = 3


class TypstGrid:
    """Write one table, as wide as the text."""

    def __init__(self, grid: Grid, story: TypstStory, sheet: Sheet) -> None:
        """Lay the cells out on columns."""
        house = story.house
        count = grid_columns(grid.rows, len(grid.widths_mm))
        widths = shared_out(grid.widths_mm, count, sheet.page.text_width_mm)
        self._edges_mm = [edge * _MM_A_TWIP for edge in accumulate(widths, initial=0)]
        self._kinds = [row.kind for row in grid.rows]
        self._rows = list(place(grid.rows, count))
        self._headers = leading_headers(grid.rows)
        self._origin, self._story, self._sheet = grid.origin, story, sheet
        self._size_pt = house.looks["TableText"].face.size_pt
        self._margin_mm = house.rules.number("table", "cell-margin")
        above_pt = (house.rules.number("table", name) for name in ("border", "space-around"))
        self._above_mm = sum(above_pt) * MM_PER_POINT

    def code(self, above_pt: float) -> str:
        """Return the expression of the table."""
        edges = pairwise(self._edges_mm)
        columns = "".join(f"{right - left:.3f}mm," for left, right in edges)
        rows = "".join(f",\n{row}" for row in self._written() if row)
        return f"ruled({points(above_pt)},({columns}){rows})"

    def _written(self) -> Iterator[str]:
        """Yield the header, which is repeated, the group rows, and what is between them."""
        if self._headers:
            parts = (Part.HEADER, *(None,) * (self._headers - 1))
            header = (self._row(index, part) for index, part in enumerate(parts))
            yield f"table.header({','.join(filter(None, header))})"
        rows = range(self._headers, len(self._rows))
        for keeps, run in groupby(rows, self._heads_a_group):
            written = [row for row in (self._row(index, Part.FLOW) for index in run) if row]
            if not keeps:
                yield from written
                continue
            # typst 0.15 panics at two groups one after the other where a page has a footnote.
            yield from written[:-_MOST_KEPT]
            yield f"group({','.join(written[-_MOST_KEPT:])})"

    def _heads_a_group(self, index: int) -> bool:
        """Tell a row that stays on the page of the next one, which it covers no part of."""
        is_group = self._kinds[index] is not RowKind.DATA
        return is_group and not any(placed.merge for placed in self._rows[index])

    def _row(self, index: int, part: Part | None = None) -> str:
        """Return the cells that begin in a row; the first one bears the mark.

        None: ``part`` - it goes on what the row above began.
        """
        begun = [placed for placed in self._rows[index] if self._begins(index, placed)]
        written = [self._content(placed.cell, self._room(placed)) for placed in begun]
        if part is not None and begun:
            bands = tuple(self._bands(begun))
            mark = self._story.mark(Mark(self._sheet, bands, part, self._above_mm))
            written[0] = block((mark, written[0]))
        return ",".join(
            self._cell(index, placed, content)
            for placed, content in zip(begun, written, strict=True)
        )

    def _begins(self, index: int, placed: Placed) -> bool:
        """Tell whether a cell begins here; below the header one that began in it does so again."""
        return placed.merge != "continue" or index == self._headers

    def _cell(self, index: int, placed: Placed, content: str) -> str:
        is_header = self._kinds[index] is RowKind.HEADER
        side = "" if placed.cell is None else _SIDES[placed.cell.alignment]
        said = f"colspan:{placed.columns}," if placed.columns > 1 else ""
        rows = self._rows_of(index, placed)
        said += f"rowspan:{rows}," if rows > 1 else ""
        if is_header:
            said += "align:header-side,"
        elif side:
            said += f"align:{side},"
        return f"table.cell({said}{content})" if said else content

    def _rows_of(self, index: int, placed: Placed) -> int:
        """Count the rows that a cell covers, those of the header or those below it."""
        if not placed.merge:
            return 1
        end = self._headers if index < self._headers else len(self._rows)
        covered = takewhile(
            lambda row: any(
                other.merge == "continue" and other.column == placed.column for other in row
            ),
            self._rows[index + 1 : end],
        )
        return 1 + sum(1 for _ in covered)

    def _bands(self, begun: Sequence[Placed]) -> Iterator[Band]:
        """Yield the fields of a row; neighbours that show one field are one band."""
        left_mm = self._sheet.left_mm
        for origin, group in groupby(begun, self._origin_of):
            same = list(group)
            end = same[-1].column + same[-1].columns
            edges = (self._edges_mm[same[0].column], self._edges_mm[end])
            yield Band(origin, *(left_mm + edge for edge in edges))

    def _origin_of(self, placed: Placed) -> Origin:
        """Return the field that a cell shows; what has none of its own is a part of the table."""
        own = placed.cell.origin if placed.cell is not None else Origin()
        return self._origin if own == Origin() else own

    def _room(self, placed: Placed) -> Room:
        edges = self._edges_mm[placed.column], self._edges_mm[placed.column + placed.columns]
        return Room(edges[1] - edges[0] - 2 * self._margin_mm, self._size_pt)

    def _content(self, cell: Cell | None, room: Room) -> str:
        lines = () if cell is None else cell.lines
        written = [self._story.words(line, room, self._sheet) for line in lines]
        if len(written) <= 1:
            return "".join(written) or "empty"
        return block(f"par({words})" if words else "empty" for words in written)
