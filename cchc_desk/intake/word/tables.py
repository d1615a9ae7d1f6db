"""Tables with merged cells. Source: ECMA-376-1, 17.4."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import Protocol

from lxml import etree

from cchc_desk.intake.source import SourceBlock, SourceCell, SourceRow, SourceTable, WarningCode
from cchc_desk.intake.word.alternate import ALTERNATE, chosen
from cchc_desk.intake.word.bookmarks import END, START
from cchc_desk.intake.word.borders import Borders, Lines, read_borders, table_borders
from cchc_desk.intake.word.looks import Place
from cchc_desk.intake.word.names import child_value, is_on, value, w
from cchc_desk.intake.word.properties import over
from cchc_desk.intake.word.story import Story
from cchc_desk.intake.word.styles import TableStyle
from cchc_desk.intake.word.units import millimetres, whole

_ROW, _CELL = w("tr"), w("tc")
_ROW_PROPERTIES, _CELL_PROPERTIES, _PROPERTIES = w("trPr"), w("tcPr"), w("tblPr")
_HIDDEN = w("hidden")
_ROW_GONE = (w("del"), w("moveFrom"))
_SPAN, _DOWN, _ACROSS, _BORDERS = w("gridSpan"), w("vMerge"), w("hMerge"), w("tcBorders")

# Word's own limit is 63 columns; a span beyond it is damage.
_MOST_COLUMNS = 63


class ReadCell(Protocol):
    """Read what stands in a cell."""

    def __call__(self, container: etree._Element, place: Place, /) -> Iterator[SourceBlock]:
        """Yield its blocks."""


class TableReader:
    """Read the tables of one story; ``read_cell`` reads what stands in a cell."""

    def __init__(self, story: Story, read_cell: ReadCell) -> None:
        """Begin with none."""
        self._story = story
        self._read_cell = read_cell
        self._places: dict[tuple[str, tuple[str, ...]], Place] = {}

    def table(self, element: etree._Element) -> SourceTable:
        """Return a table as a reader sees it."""
        return _Walk(self._story, self, element).table()

    def leave_out(self, element: etree._Element, code: WarningCode) -> None:
        """Leave out a row or a cell, and count it when it has words."""
        if words := self._story.pass_over(element).strip():
            self._story.book.tally.add(code, words)

    def cell_blocks(
        self, cell: etree._Element, style_id: str, style: TableStyle, regions: tuple[str, ...]
    ) -> tuple[SourceBlock, ...]:
        """Return what stands in a cell of some regions of a table."""
        key = (style_id, regions)
        place = self._places.get(key)
        if place is None:
            conditions = style.conditions or {}
            said = (conditions[each] for each in regions if each in conditions)
            place = self._places[key] = Place(style.paragraph, reduce(over, said, style.run))
        return tuple(self._read_cell(cell, place))


def _children(parent: Iterable[etree._Element], tag: str) -> Iterator[etree._Element]:
    """Yield rows or cells out of what is around them, and the bookmarks between them."""
    for child in parent:
        if child.tag == tag or child.tag in {START, END}:
            yield child
        elif child.tag == ALTERNATE:
            yield from _children(chosen(child), tag)
        elif child.tag not in _ROW_GONE:
            yield from _children(child, tag)


def _left_out(row: etree._Element) -> WarningCode | None:
    """Return why a row is not shown; None: it is."""
    properties = row.find(_ROW_PROPERTIES)
    if properties is None:
        return None
    if any(properties.find(each) is not None for each in _ROW_GONE):
        return WarningCode.DELETED_TEXT
    return WarningCode.HIDDEN_TEXT if is_on(properties.find(_HIDDEN)) else None


@dataclass(slots=True)
class _Cell:
    """Hold a cell while cells below and beside it may still join it."""

    blocks: tuple[SourceBlock, ...]
    column: int
    columns: int
    rows: int = 1

    def frozen(self) -> SourceCell:
        """Return the cell as nothing joins it any more."""
        return SourceCell(self.blocks, self.column, self.columns, self.rows)


class _Walk:
    """Read one table row by row; ``_tall`` are the cells that may go on below, by column."""

    def __init__(self, story: Story, reader: TableReader, table: etree._Element) -> None:
        properties = table.find(_PROPERTIES)
        self._story = story
        self._reader = reader
        self._table = table
        self._style_id = child_value(properties, w("tblStyle")) or ""
        self._style = story.book.styles.table(self._style_id or None)
        self._conditions = _conditions(properties)
        self._lines = Lines(self._style.borders.under(table_borders(properties)))
        self._tall: dict[int, _Cell] = {}
        self._rows: list[tuple[list[_Cell], bool]] = []

    def table(self) -> SourceTable:
        """Return the whole table."""
        elements = list(_children(self._table, _ROW))
        shown = [each for each in elements if each.tag == _ROW and _left_out(each) is None]
        for each in elements:
            if each.tag != _ROW:
                self._story.bookmarks.mark(each)
            elif (code := _left_out(each)) is not None:
                self._reader.leave_out(each, code)
            else:
                self._row(each, is_first=each is shown[0], is_last=each is shown[-1])
        rows = (
            SourceRow(tuple(each.frozen() for each in cells), is_header)
            for cells, is_header in self._rows
        )
        is_layout = not (self._lines.are_seen or self._style.has_ruled_condition)
        return SourceTable(tuple(rows), _widths(self._table), is_layout=is_layout)

    def _row(self, element: etree._Element, *, is_first: bool, is_last: bool) -> None:
        properties = element.find(_ROW_PROPERTIES)
        exceptions = table_borders(element.find(w("tblPrEx")))
        column = whole(child_value(properties, w("gridBefore"))) or 0
        row = _Row(min(max(column, 0), _MOST_COLUMNS))
        elements = list(_children(element, _CELL))
        cells = [each for each in elements if each.tag == _CELL]
        for each in elements:
            if each.tag != _CELL:
                self._story.bookmarks.mark(each)
                continue
            regions = self._regions(is_first, is_last, each is cells[0], each is cells[-1])
            said = _cell_said(each)
            self._cell(each, said, row, regions)
            self._lines.add(said.borders, exceptions)
        self._tall = row.tall
        is_header = properties is not None and is_on(properties.find(w("tblHeader")))
        self._rows.append((row.cells, is_header))

    def _regions(self, *ends: bool) -> tuple[str, ...]:
        """Return what a table style may say of a cell, the row last: it wins over the column."""
        if not self._conditions:
            return ()
        first_row, last_row, first_column, last_column = ends
        found = (
            ("firstCol", first_column),
            ("lastCol", last_column),
            ("firstRow", first_row),
            ("lastRow", last_row),
        )
        return tuple(name for name, holds in found if holds and name in self._conditions)

    def _cell(
        self, element: etree._Element, said: "_CellSaid", row: "_Row", regions: tuple[str, ...]
    ) -> None:
        above = self._tall.get(row.column) if said.goes_on_down else None
        if said.goes_on_across and row.cells:
            row.cells[-1].columns += said.columns
            self._reader.leave_out(element, WarningCode.HIDDEN_TEXT)
        elif above is not None:
            above.rows += 1
            row.tall[row.column] = above
            self._reader.leave_out(element, WarningCode.HIDDEN_TEXT)
        else:
            blocks = self._reader.cell_blocks(element, self._style_id, self._style, regions)
            cell = _Cell(blocks, row.column, said.columns)
            row.cells.append(cell)
            if said.is_tall:
                row.tall[row.column] = cell
        row.column += said.columns


@dataclass(slots=True)
class _Row:
    """Collect the cells of a row; ``column`` is the next free place."""

    column: int
    cells: list[_Cell] = field(default_factory=list)
    tall: dict[int, _Cell] = field(default_factory=dict)


@dataclass(slots=True)
class _CellSaid:
    """Hold what a cell says; ``goes_on_…`` - it belongs to the cell above it or beside it.

    None: ``borders`` - it says nothing of its lines.
    """

    columns: int = 1
    is_tall: bool = False
    goes_on_down: bool = False
    goes_on_across: bool = False
    borders: Borders | None = None


def _cell_said(cell: etree._Element) -> _CellSaid:
    said = _CellSaid()
    for child in cell[0] if len(cell) and cell[0].tag == _CELL_PROPERTIES else ():
        tag = child.tag
        if tag == _SPAN:
            said.columns = min(max(whole(value(child)) or 1, 1), _MOST_COLUMNS)
        elif tag == _DOWN:
            said.is_tall, said.goes_on_down = True, value(child) != "restart"
        elif tag == _ACROSS:
            said.goes_on_across = value(child) != "restart"
        elif tag == _BORDERS:
            said.borders = read_borders(child)
    return said


def _widths(table: etree._Element) -> tuple[float, ...]:
    """Return the widths of the columns, else those of the cells of the first row."""
    grid = table.find(w("tblGrid"))
    columns = () if grid is None else grid.findall(w("gridCol"))
    said = tuple(millimetres(each.get(w("w"))) or 0.0 for each in columns)
    if any(said):
        return said
    first = table.find(_ROW)
    cells = () if first is None else first.iterfind(f"{_CELL}/{_CELL_PROPERTIES}/{w('tcW')}")
    cell_widths = tuple(
        millimetres(each.get(w("w"))) or 0.0 for each in cells if each.get(w("type")) != "pct"
    )
    return cell_widths if cell_widths and all(cell_widths) else ()


# Which bits of an older table say what. Source: ECMA-376-4, 14.10.5 (tblLook in hexadecimal).
_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstCol": 0x80, "lastCol": 0x100}
_NAMES = {"firstRow": "firstRow", "lastRow": "lastRow", "firstCol": "firstColumn"}
_NAMES["lastCol"] = "lastColumn"


def _conditions(properties: etree._Element | None) -> frozenset[str]:
    """Return for which rows and columns a table wants what its style says of them."""
    look = None if properties is None else properties.find(w("tblLook"))
    if look is None:
        return frozenset()
    bits = value(look) or ""
    hexadecimal = int(bits, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", bits) else 0
    said = {name: look.get(w(attribute)) for name, attribute in _NAMES.items()}
    return frozenset(
        name
        for name, bit in _BITS.items()
        if said[name] in {"1", "true", "on"} or (said[name] is None and hexadecimal & bit)
    )
