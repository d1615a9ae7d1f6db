"""Cells of a workbook: the one place where what a clerk typed is put into one, as words.

openpyxl takes a text that begins with "=" for a formula, and Excel takes more than that when a cell
is edited. Source: RELIABILITY.md 1.6, F35.
"""

import re
from functools import cache

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desk.errors import UserError
from cchc_desk.export.metrics import Face
from cchc_desk.export.xlsx_layout import Look, PlacedCell
from cchc_desk.export.xlsx_values import Content, Run, Typed, Words
from cchc_desk.forms.document import Alignment as Standing
from cchc_desk.forms.richtext import Vertical
from cchc_desk.i18n import tr

FONT = "Times New Roman"

# Source: Microsoft, "Excel specifications and limits".
MOST_CHARACTERS = 32_767

# Excel reads "_x0041_" as "A". Source: ECMA-376-1:2016, 22.9.2.19.
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

# Whatever the first sign of a formula may be, ASCII or as wide as a Chinese letter.
_FORMULA_SIGNS = frozenset("=+-@'\t＝＋－＠＇")


class LongCellError(UserError):
    """Say that a cell of the table holds more than a cell of Excel can."""


def put(sheet: Worksheet, placed: PlacedCell, content: Content | None) -> None:
    """Put a cell on the sheet with its look; words stay words whatever sign they begin with.

    Raises: LongCellError.
    """
    cell = sheet.cell(placed.row, placed.column)
    assert isinstance(cell, Cell)  # noqa: S101 - a merged place is one only after all are put
    if isinstance(content, Typed):
        cell.value = content.value
        cell.number_format = content.format
    elif content is not None and content.text:
        _put_words(cell, content, placed.look.face)
    _put_look(cell, placed.look, content if isinstance(content, Words) else None)


def _put_words(cell: Cell, words: Words, face: Face) -> None:
    if len(escaped(words.text).encode("utf-16-le")) // 2 > MOST_CHARACTERS:
        raise LongCellError(
            tr(
                "A cell of the table holds more text than a cell of Excel can ({limit} "
                "characters); shorten it, or export to Word.",
                limit=MOST_CHARACTERS,
            )
        )
    cell.value = _rich(words, face) if _is_mixed(words) else escaped(words.text)
    # After the value, from which openpyxl would have it a formula or an error.
    cell.data_type = "s"
    cell.quotePrefix = words.text[:1] in _FORMULA_SIGNS


def escaped(text: str) -> str:
    """Return the text as it stands in the file, so that Excel shows it as it is."""
    return _ESCAPED.sub("_x005F_", text)


def _is_mixed(words: Words) -> bool:
    """Tell whether the cell has to say its looks inside; one look it has as a whole."""
    looks = {(run.bold, run.italic, run.vertical) for run in words.runs if run.text.strip()}
    return len(looks) > 1 or any(vertical for _, _, vertical in looks)


def _rich(words: Words, face: Face) -> CellRichText:
    return CellRichText(*(TextBlock(_inline(run, face), escaped(run.text)) for run in words.runs))


def _inline(run: Run, face: Face) -> InlineFont:
    font = InlineFont(
        rFont=FONT, sz=face.size_pt, b=run.bold or face.bold, i=run.italic or face.italic
    )
    if run.vertical:
        font.vertAlign = "superscript" if run.vertical is Vertical.SUPER else "subscript"
    return font


# --- looks ----------------------------------------------------------------------------------------


def _put_look(cell: Cell, look: Look, words: Words | None) -> None:
    runs = () if words is None or _is_mixed(words) else words.runs
    bold = look.face.bold or any(run.bold for run in runs)
    italic = look.face.italic or any(run.italic for run in runs)
    cell.font = _font(look.face.size_pt, bold, italic)
    cell.alignment = _standing(look.alignment, is_middle=look.is_middle)
    if look.is_ruled:
        cell.border = _ruled()


@cache
def _font(size_pt: float, bold: bool, italic: bool) -> Font:  # noqa: FBT001 - kept by its arguments
    return Font(name=FONT, size=size_pt, bold=bold, italic=italic)


@cache
def _standing(alignment: Standing, *, is_middle: bool) -> Alignment:
    across = {Standing.LEFT: "left", Standing.CENTRE: "center", Standing.RIGHT: "right"}[alignment]
    down = "center" if is_middle else "top"
    return Alignment(horizontal=across, vertical=down, wrap_text=True)


@cache
def _ruled() -> Border:
    line = Side(style="thin")
    return Border(left=line, right=line, top=line, bottom=line)
