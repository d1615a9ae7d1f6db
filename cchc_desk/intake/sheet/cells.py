"""The rows of a sheet, one after the other, as they are unpacked; none stays in memory.

The size that a sheet claims to have ("dimension") is not asked for, and rows that nobody filled
end it: a workbook of 4 KB may claim a million rows. Source: RELIABILITY.md 1.6 and 4.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from cchc_desk.forms.paper import Orientation
from cchc_desk.intake.refusals import DamagedFileError, UnsafeFileError
from cchc_desk.intake.sheet.parts import local_name, string_text

MOST_ROWS = 50_000
_MOST_EMPTY_ROWS = 1_000
_MOST_COLUMNS = 256
_MOST_CELLS = 2_000_000

_TAGS = ("sheetFormatPr", "col", "row", "c", "mergeCell", "pageSetup")
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


@dataclass(frozen=True, slots=True)
class RawCell:
    """Hold a cell as the file has it; ``row`` counts from 1, ``column`` from 0.

    ``kind`` - "s" a shared text, "str" and "inlineStr" texts, "b", "e", "d", or "n" a number.
    ``text`` - "" when it shows nothing; ``has_formula`` - a formula makes it.
    """

    row: int
    column: int
    kind: str
    text: str
    style: str | None
    has_formula: bool


@dataclass(frozen=True, slots=True)
class Merge:
    """Hold the corners of a merged cell; rows count from 1, columns from 0, the last included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class RawSheet:
    """Collect what a sheet says; only cells that hold something, in reading order.

    Units: ``widths`` - characters, by column. None: ``usual_width`` - the file does not say.
    ``cut_short`` - further rows, columns or cells were not read.
    """

    cells: list[RawCell] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    usual_width: float | None = None
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    orientation: Orientation = Orientation.PORTRAIT
    cut_short: bool = False


def read_cells(data: bytes) -> RawSheet:
    """Read the part of a sheet.

    Raises: DamagedFileError, UnsafeFileError.
    """
    reader = _Reader()
    try:
        for event, element in _events(data):
            reader.take(event, element)
    except etree.XMLSyntaxError as error:
        raise DamagedFileError(str(error)) from error
    return reader.sheet


def _events(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    """Yield the elements that matter; nothing outside the bytes is read, no entity expanded."""
    context = etree.iterparse(
        BytesIO(data),
        events=("start", "end"),
        tag=tuple(f"{{*}}{tag}" for tag in _TAGS),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    is_checked = False
    for event, element in context:
        if not is_checked:
            is_checked = True
            if element.getroottree().docinfo.internalDTD is not None:
                raise UnsafeFileError("a document type")
        yield event, element


class _Reader:
    """Take in elements; ``_row`` is the row that is open, 0 between rows."""

    def __init__(self) -> None:
        self.sheet = RawSheet()
        self._row = 0
        self._column = 0
        self._last_filled = 0
        self._is_hidden = False

    def take(self, event: str, element: etree._Element) -> None:
        """Take in the start or the end of an element."""
        tag = local_name(element)
        if event == "start":
            if tag == "row":
                self._open_row(element)
        elif tag == "c":
            self._take_cell(element)
            _forget(element)
        elif tag == "row":
            _forget(element)
        else:
            self._take_other(tag, element)

    def _open_row(self, row: etree._Element) -> None:
        self._row = _whole(row.get("r")) or self._row + 1
        self._column = 0
        self._is_hidden = _is_on(row.get("hidden"))

    def _take_cell(self, element: etree._Element) -> None:
        place = _PLACE.fullmatch(element.get("r", ""))
        column = self._column if place is None else _column(place[1])
        self._column = column + 1
        text, has_formula = _content(element)
        if not (text or has_formula):
            return
        if not self._is_within(column):
            self.sheet.cut_short = True
            return
        self._last_filled = self._row
        if self._is_hidden:
            self.sheet.hidden_rows.add(self._row)
        kind, style = element.get("t", "n"), element.get("s")
        self.sheet.cells.append(RawCell(self._row, column, kind, text, style, has_formula))

    def _is_within(self, column: int) -> bool:
        return (
            column < _MOST_COLUMNS
            and self._row <= MOST_ROWS
            and self._row - self._last_filled <= _MOST_EMPTY_ROWS
            and len(self.sheet.cells) < _MOST_CELLS
        )

    def _take_other(self, tag: str, element: etree._Element) -> None:
        if tag == "mergeCell":
            self._take_merge(element.get("ref", ""))
        elif tag == "col":
            self._take_column(element)
        elif tag == "sheetFormatPr":
            self.sheet.usual_width = _measure(element.get("defaultColWidth"))
        elif element.get("orientation") == "landscape":
            self.sheet.orientation = Orientation.LANDSCAPE

    def _take_merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
        if start is not None and end is not None:
            merge = Merge(int(start[2]), _column(start[1]), int(end[2]), _column(end[1]))
            self.sheet.merges.append(merge)

    def _take_column(self, element: etree._Element) -> None:
        first, last = _whole(element.get("min")), _whole(element.get("max"))
        width = _measure(element.get("width"))
        for column in range(max(first, 1) - 1, min(last, _MOST_COLUMNS)):
            if width is not None:
                self.sheet.widths[column] = width
            if _is_on(element.get("hidden")):
                self.sheet.hidden_columns.add(column)


def _content(cell: etree._Element) -> tuple[str, bool]:
    """Return what a cell holds, and whether a formula makes it."""
    text, has_formula = "", False
    for child in cell:
        tag = local_name(child)
        if tag == "v":
            text = child.text or ""
        elif tag == "is":
            text = string_text(child)
        elif tag == "f":
            has_formula = True
    return text, has_formula


def _forget(element: etree._Element) -> None:
    """Drop an element that was read, and what stood before it."""
    parent = element.getparent()
    element.clear()
    if parent is not None:
        parent.remove(element)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _whole(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else 0


def _measure(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None


def _is_on(text: str | None) -> bool:
    return text in {"1", "true", "on"}
