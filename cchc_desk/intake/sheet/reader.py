"""A whole workbook, sheet by sheet."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cchc_desk.forms.richtext import Paragraph, RichText, Span
from cchc_desk.forms.text import clean
from cchc_desk.intake.appendix.grid import Grid, GridBuilder, GridCell
from cchc_desk.intake.package import Package
from cchc_desk.intake.recognise.numbers import sign_before
from cchc_desk.intake.sheet.cells import Merge, RawCell, RawSheet, read_cells
from cchc_desk.intake.sheet.parts import (
    SheetPart,
    read_strings,
    read_workbook_part,
    related_xml,
)
from cchc_desk.intake.sheet.sheets import Sheet, SheetWarning, SheetWarningCode, Workbook
from cchc_desk.intake.sheet.shown import Shown, shown_iso_date, shown_number
from cchc_desk.intake.sheet.styles import Styles, read_styles

Progress = Callable[[int, int], None]

# Source: RELIABILITY.md 4.
_MOST_SHEETS = 50

# A message quotes a few places; the counts are whole.
_MOST_PLACES = 20

# The width of a digit of Excel's usual font and the room beside it, in pixels of 1/96 inch.
# Source: ECMA-376-1:2016, 18.3.1.13.
_DIGIT_PX, _ROOM_PX, _MM_PER_PX = 7, 5, 25.4 / 96
_USUAL_WIDTH = 8.43


def read_sheets(package: Package, progress: Progress | None = None) -> Workbook:
    """Read an Excel workbook.

    ``progress`` is called with how many sheets were read, and of how many; an exception that it
    raises stops the reading.

    Raises: DamagedFileError, UnsafeFileError, and what the package raises.
    """
    workbook = read_workbook_part(package)
    book = _Book(
        package,
        read_strings(related_xml(package, "sharedStrings")),
        read_styles(related_xml(package, "styles")),
        is_1904=workbook.is_1904,
    )
    with_cells = [each for each in workbook.sheets if each.has_cells]
    sheets = []
    for done, each in enumerate(with_cells[:_MOST_SHEETS], start=1):
        sheets.append(_sheet(book, each))
        if progress is not None:
            progress(done, min(len(with_cells), _MOST_SHEETS))
    left_out = (*(s for s in workbook.sheets if not s.has_cells), *with_cells[_MOST_SHEETS:])
    return Workbook(tuple(sheets), tuple(each.name for each in left_out))


@dataclass(frozen=True, slots=True)
class _Book:
    """Hold what all sheets share."""

    package: Package
    strings: tuple[str, ...]
    styles: Styles
    is_1904: bool


def _sheet(book: _Book, part: SheetPart) -> Sheet:
    raw = read_cells(book.package.read(part.part))
    reader = _SheetReader(book, raw)
    return Sheet(part.name, reader.grid(), raw.orientation, part.is_hidden, reader.warnings())


@dataclass(slots=True)
class _SheetReader:
    """Make a grid of the cells of one sheet; rows without any are left out but one."""

    book: _Book
    raw: RawSheet
    texts: dict[tuple[str, bool], RichText] = field(default_factory=dict)
    counts: dict[SheetWarningCode, int] = field(default_factory=dict)
    places: dict[SheetWarningCode, list[str]] = field(default_factory=dict)

    def grid(self) -> Grid:
        """Return the grid of the sheet."""
        builder = GridBuilder()
        numbers = _row_numbers(self.raw.cells)
        indexes = {number: builder.add_row(number) for number in numbers}
        merges = {(each.first_row, each.first_column): each for each in self.raw.merges}
        width = 1 + max((cell.column for cell in self.raw.cells), default=-1)
        for cell in self.raw.cells:
            made = self._cell(cell)
            merge = merges.get((cell.row, cell.column))
            if made.text:
                spanned = made if merge is None else _spanned(made, merge, numbers, width)
                builder.put(indexes[cell.row], cell.column, spanned)
        return builder.grid(self._widths(builder.width))

    def _widths(self, count: int) -> tuple[float, ...]:
        usual = self.raw.usual_width or _USUAL_WIDTH
        return tuple(_millimetres(self.raw.widths.get(each, usual)) for each in range(count))

    # --- cells ------------------------------------------------------------------------------------

    def _cell(self, cell: RawCell) -> GridCell:
        style = self.book.styles.of(cell.style)
        shown = self._shown(cell, style.format)
        text = self._text(shown.text, bold=style.bold)
        font = style.font if text else ""
        return GridCell(text, value=shown.value, is_percent=shown.is_percent, font=font)

    def _text(self, shown: str, *, bold: bool) -> RichText:
        """Return what a cell shows as text; the same words, as of units, are made once."""
        text = self.texts.get((shown, bold))
        if text is None:
            text = self.texts[(shown, bold)] = _text(shown, bold=bold)
        return text

    def _shown(self, cell: RawCell, code: str) -> Shown:
        if not cell.text:
            self._note(SheetWarningCode.NOT_CALCULATED, cell)
        match cell.kind:
            case "s":
                return Shown(_shared(self.book.strings, cell.text))
            case "n":
                return shown_number(cell.text, code, is_1904=self.book.is_1904)
            case "d":
                return shown_iso_date(cell.text)
            case "b":
                return Shown("TRUE" if cell.text.strip() in {"1", "true"} else "FALSE")
            case "e":
                self._note(SheetWarningCode.ERRORS, cell)
        return Shown(clean(cell.text))

    # --- warnings ---------------------------------------------------------------------------------

    def _note(self, code: SheetWarningCode, cell: RawCell) -> None:
        self.counts[code] = self.counts.get(code, 0) + 1
        quoted = self.places.setdefault(code, [])
        if len(quoted) < _MOST_PLACES:
            quoted.append(f"{_letters(cell.column)}{cell.row}")

    def warnings(self) -> tuple[SheetWarning, ...]:
        """Return what was noted, in a fixed order."""
        self._note_whole()
        return tuple(
            SheetWarning(code, self.counts[code], tuple(self.places.get(code, ())))
            for code in SheetWarningCode
            if self.counts.get(code)
        )

    def _note_whole(self) -> None:
        filled = {cell.column for cell in self.raw.cells}
        self.counts[SheetWarningCode.HIDDEN_ROWS] = len(self.raw.hidden_rows)
        self.counts[SheetWarningCode.HIDDEN_COLUMNS] = len(self.raw.hidden_columns & filled)
        self.counts[SheetWarningCode.CUT_SHORT] = int(self.raw.cut_short)


def _row_numbers(cells: Iterable[RawCell]) -> Sequence[int]:
    """Return the numbers of the rows that hold something, and one blank row in every gap."""
    filled = sorted({cell.row for cell in cells})
    gaps = [after - 1 for before, after in pairwise(filled) if after > before + 1]
    return sorted([*filled, *gaps])


def _spanned(cell: GridCell, merge: Merge, numbers: Sequence[int], width: int) -> GridCell:
    """Return a cell over as many rows and columns of the grid as it is merged over."""
    rows = bisect_right(numbers, merge.last_row) - bisect_left(numbers, merge.first_row)
    columns = min(merge.last_column, width - 1) - merge.first_column + 1
    return replace(cell, rows=max(rows, 1), columns=max(columns, 1))


def _shared(strings: Sequence[str], number: str) -> str:
    index = int(number) if number.strip().isdecimal() else len(strings)
    return strings[index] if index < len(strings) else ""


def _text(shown: str, *, bold: bool) -> RichText:
    """Return what a cell shows as text, a paragraph per line."""
    lines = clean(shown).strip().split("\n") if shown.strip() else []
    return tuple(_paragraph(line.strip(), bold=bold) for line in lines)


def _paragraph(line: str, *, bold: bool) -> Paragraph:
    level, end = sign_before(line)
    return Paragraph((Span(line[end:], bold=bold),) if line[end:] else (), level)


def _millimetres(characters: float) -> float:
    """Return the width of a column that shows so many digits; a hidden one is narrow."""
    return round(max(characters * _DIGIT_PX + _ROOM_PX, 1) * _MM_PER_PX, 2)


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
