"""Where everything stands on a sheet: titles, the ruled table, footnotes, widths and heights."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil

from cchc_desk.export.grid import Placed, grid_columns, leading_headers, place
from cchc_desk.export.house import House, page
from cchc_desk.export.metrics import Face, text_width_mm
from cchc_desk.export.tables import shared_out
from cchc_desk.export.xlsx_tables import SheetTable
from cchc_desk.export.xlsx_values import Content, Notes, Words, content, words
from cchc_desk.forms.document import Alignment, Cell, Line, Role, RowKind

# Excel gives a line of Times New Roman so much of its size. Source: 15.75 points for 12, measured.
LINE_SPACING = 1.32

# What Excel keeps free beside the words of a cell: 5 pixels. Source: ECMA-376-1:2016, 18.3.1.13.
_ROOM_MM = 5 * 25.4 / 96

# How much of the rest a line may fill: on a screen Excel sets letters on whole pixels.
_SET_WIDER = 0.97

_MM_A_TWIP = 25.4 / 1440

_TITLE_STYLES = {
    Role.APPENDIX_LABEL: "AppendixLabel",
    Role.APPENDIX_TITLE: "AppendixTitle",
    Role.APPENDIX_ATTACHED: "AppendixAttached",
    Role.HEADING: "Heading2",
}


@dataclass(frozen=True, slots=True)
class Look:
    """Hold how a cell looks; a ruled one has borders."""

    face: Face
    alignment: Alignment = Alignment.LEFT
    is_middle: bool = False
    is_ruled: bool = False


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """Put a cell on the sheet; rows and columns count from 1, ``rows`` and ``columns`` it covers.

    None: ``content`` - an empty place, which still has a look.
    """

    row: int
    column: int
    look: Look
    content: Content | None = None
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class SheetPlan:
    """Hold a whole sheet before it is written.

    Units: ``widths_mm`` - one per column; ``heights_pt`` by row. ``fixed`` - rows with merged
    cells, which Excel leaves out of account when it fits a height to what is typed.
    ``first_header``, ``last_header`` - rows that every page repeats; 0: there is none.
    """

    table: SheetTable
    widths_mm: tuple[float, ...]
    cells: list[PlacedCell] = field(default_factory=list)
    heights_pt: dict[int, float] = field(default_factory=dict)
    fixed: set[int] = field(default_factory=set)
    first_header: int = 0
    last_header: int = 0


def plan(table: SheetTable, house: House) -> SheetPlan:
    """Lay a table out on a sheet that prints as wide as the page."""
    return _Planner(table, house).plan()


_GAP_PT = 6.0


class _Planner:
    """Fill a sheet from the top."""

    def __init__(self, table: SheetTable, house: House) -> None:
        self._house = house
        self._table = table
        self._notes = Notes()
        self._columns = grid_columns(table.grid.rows, len(table.grid.widths_mm))
        text_width = page(house.rules, table.orientation).text_width_mm
        shares = shared_out(table.grid.widths_mm, self._columns, text_width)
        self._plan = SheetPlan(table, tuple(share * _MM_A_TWIP for share in shares))
        self._row = 0
        # How many lines a row must have for the cell that begins above it, by column.
        self._tall: dict[int, int] = {}
        self._faces = {
            RowKind.HEADER: house.looks["TableHeader"].face,
            RowKind.GROUP: house.looks["TableGroup"].face,
            RowKind.DATA: house.looks["TableText"].face,
        }

    def plan(self) -> SheetPlan:
        for line in self._table.titles:
            self._add_title(line)
        if self._table.titles:
            self._add_gap()
        self._add_grid()
        self._add_notes()
        return self._plan

    # --- around the table ---

    def _add_title(self, line: Line) -> None:
        face = self._house.looks[_TITLE_STYLES[line.role]].face
        alignment = Alignment.LEFT if line.role is Role.HEADING else Alignment.CENTRE
        self._add_wide(words((line,), self._notes), Look(face, alignment))

    def _add_notes(self) -> None:
        lines = self._notes.lines()
        if lines:
            self._add_gap()
        look = Look(self._faces[RowKind.DATA])
        for each in lines:
            self._add_wide(each, look)

    def _add_wide(self, said: Words, look: Look) -> None:
        """Add a row of one cell over all columns, as high as its words need."""
        self._row += 1
        self._plan.cells.append(PlacedCell(self._row, 1, look, said, self._columns))
        width = sum(self._plan.widths_mm)
        lines = _lines(said, look.face, width)
        self._set_row(_height_pt(lines, look.face), is_fixed=True)

    def _add_gap(self) -> None:
        self._row += 1
        self._set_row(_GAP_PT, is_fixed=True)

    def _set_row(self, height_pt: float, *, is_fixed: bool) -> None:
        self._plan.heights_pt[self._row] = height_pt
        if is_fixed:
            self._plan.fixed.add(self._row)

    # --- the table ---

    def _add_grid(self) -> None:
        rows = self._table.grid.rows
        first = self._row + 1
        if headers := leading_headers(rows):
            self._plan.first_header, self._plan.last_header = first, first + headers - 1
        for index, (row, placed) in enumerate(zip(rows, place(rows, self._columns), strict=True)):
            self._row += 1
            below = len(rows) - index
            own = (each for each in placed if each.merge != "continue")
            cells = [self._cell(each, row.kind, below) for each in own]
            self._plan.cells += cells
            self._set_height(placed, cells, self._faces[row.kind])

    def _cell(self, placed: Placed, kind: RowKind, below: int) -> PlacedCell:
        look = self._look(placed.cell, kind)
        column = placed.column + 1
        if placed.cell is None:
            return PlacedCell(self._row, column, look)
        said = content(placed.cell, self._notes, counts=column == 1)
        rows = min(placed.cell.rows, below) if placed.merge else 1
        return PlacedCell(self._row, column, look, said, placed.columns, rows)

    def _look(self, cell: Cell | None, kind: RowKind) -> Look:
        is_header = kind is RowKind.HEADER
        alignment = Alignment.LEFT if cell is None else cell.alignment
        return Look(
            self._faces[kind],
            Alignment.CENTRE if is_header else alignment,
            is_middle=is_header,
            is_ruled=True,
        )

    def _set_height(
        self, placed: Sequence[Placed], cells: Sequence[PlacedCell], face: Face
    ) -> None:
        """Say how high a row is: LibreOffice does not fit it to its words as Excel does."""
        for each in cells:
            if each.rows > 1:
                self._tall[each.column] = self._lines_of(each)
        continued = [self._tall[each.column + 1] for each in placed if each.merge == "continue"]
        lines = max([1, *continued, *map(self._lines_of, cells)])
        is_merged = any(each.columns > 1 or each.merge for each in placed)
        self._set_row(_height_pt(lines, face), is_fixed=is_merged)

    def _lines_of(self, cell: PlacedCell) -> int:
        """Return how many lines each row needs that the cell covers."""
        if not isinstance(cell.content, Words):
            return 1
        start = cell.column - 1
        width = sum(self._plan.widths_mm[start : start + cell.columns])
        return ceil(_lines(cell.content, cell.look.face, width) / cell.rows)


def _lines(said: Words, face: Face, width_mm: float) -> int:
    """Count the lines that words fill, rather one too many than too few."""
    room = max(width_mm * _SET_WIDER - _ROOM_MM, _ROOM_MM)
    return sum(_lines_of_paragraph(each, face, room) for each in said.text.split("\n"))


def _lines_of_paragraph(text: str, face: Face, room_mm: float) -> int:
    space = text_width_mm(" ", face)
    lines, used = 1, 0.0
    for word in text.split():
        width = text_width_mm(word, face)
        if used and used + space + width > room_mm:
            lines, used = lines + 1, 0.0
        used += width + (space if used else 0.0)
        # A word wider than its column is broken.
        broken = int(used / room_mm) if width > room_mm else 0
        lines, used = lines + broken, used - broken * room_mm
    return lines


def _height_pt(lines: int, face: Face) -> float:
    """Return the height of a row, as much as Excel lets it be."""
    return min(round(max(lines, 1) * face.size_pt * LINE_SPACING, 2), _HIGHEST_ROW_PT)


# Source: Microsoft, "Excel specifications and limits".
_HIGHEST_ROW_PT = 409.0


def filled(planned: SheetPlan) -> Iterator[tuple[PlacedCell, Content]]:
    """Yield the cells that hold something."""
    for each in planned.cells:
        if each.content is not None and each.content != Words():
            yield each, each.content
