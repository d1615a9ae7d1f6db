"""Tables of HTML while they are filled, each cell with paragraphs and open elements of its own."""

from dataclasses import dataclass, field

from cchc_desk.intake.paste.drafts import Cell, Grid, Row
from cchc_desk.intake.paste.elements import Scope
from cchc_desk.intake.paste.flow import Flow
from cchc_desk.intake.paste.styles import PLAIN, Look

_DEEPEST = 10


@dataclass(slots=True)
class _OpenTable:
    """Hold a table and where the text around it goes on. None: no row or cell is open."""

    flow: Flow
    scope: Scope
    look: Look
    grid: Grid = field(default_factory=Grid)
    row: Row | None = None
    row_look: Look = PLAIN
    cell: Cell | None = None
    in_header: bool = False


class Tables:
    """Know where characters go: to the page, to a cell, or from between cells above the table."""

    def __init__(self) -> None:
        """Begin outside all tables."""
        self.flow = Flow()
        self.scope = Scope(PLAIN)
        self._open: list[_OpenTable] = []
        self._as_text = 0

    @property
    def are_open(self) -> bool:
        """Tell whether rows and cells may come; those of too deep a table are text."""
        return bool(self._open) and not self._as_text

    @property
    def look(self) -> Look:
        """Return the look around a row or a cell that begins here."""
        table = self._open[-1]
        return table.look if table.row is None else table.row_look

    def begin(self, look: Look) -> None:
        """Open a table."""
        self.flow.end_line()
        if self._as_text or len(self._open) >= _DEEPEST:
            self._as_text += 1
            return
        self._open.append(_OpenTable(self.flow, self.scope, look))
        self.scope = Scope(look)

    def begin_group(self, *, is_header: bool) -> None:
        """Open rows that belong together."""
        self.end_row()
        self._open[-1].in_header = is_header

    def begin_row(self, look: Look) -> None:
        """Open a row."""
        self.end_row()
        table = self._open[-1]
        table.row, table.row_look = Row(is_header=table.in_header), look
        if look.hidden is None:
            table.grid.rows.append(table.row)

    def begin_cell(self, cell: Cell, look: Look) -> None:
        """Open a cell, and a row when none is open."""
        self.end_cell()
        table = self._open[-1]
        if table.row is None:
            self.begin_row(table.look)
        if table.row is not None and look.hidden is None:
            table.row.cells.append(cell)
        table.cell = cell
        self.flow, self.scope = Flow(), Scope(look)

    def end_cell(self) -> None:
        """Close the cell if one is open; characters then go above the table."""
        table = self._open[-1]
        if table.cell is not None:
            self.flow.end_line()
            table.cell.blocks = self.flow.blocks
            table.cell = None
            self.flow, self.scope = table.flow, Scope(table.look)

    def end_row(self) -> None:
        """Close the row if one is open."""
        self.end_cell()
        self._open[-1].row = None

    def end(self) -> None:
        """Close the innermost table."""
        if self._as_text:
            self._as_text -= 1
            self.flow.end_line()
        elif self._open:
            self.end_cell()
            table = self._open.pop()
            self.flow, self.scope = table.flow, table.scope
            if table.grid.rows:
                self.flow.add(table.grid)

    def end_all(self) -> None:
        """Close every table, at the end of a page that is not whole."""
        self._as_text = 0
        while self._open:
            self.end()
