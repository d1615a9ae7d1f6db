"""The tables of a sheet: tasks, figures, or others, found as those of a Word file are."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from cchc_desk.forms.richtext import Footnote, Inline, Paragraph, RichText, map_paragraphs
from cchc_desk.forms.template import Appendix
from cchc_desk.intake.appendix.found import FoundAppendix, Piece, found_tables
from cchc_desk.intake.appendix.grid import GridCell
from cchc_desk.intake.appendix.layout import AppendixHead
from cchc_desk.intake.appendix.parts import split_tables
from cchc_desk.intake.sheet.sheets import Sheet

Decode = Callable[[str, str], str]
"""Return the letters that a text shows in a font: (text, font)."""


def find_sheet_tables(
    sheet: Sheet, known: Sequence[Appendix] = (), taken: Collection[str] = ()
) -> FoundAppendix:
    """Find the tables of a sheet; its rows above the first one are its title.

    ``known`` - tables of templates, whose titles are known. ``taken`` - ids of appendices that
    the new ones must not have.
    """
    if not sheet.grid.rows:
        return FoundAppendix(())
    pieces = [Piece((), grid) for grid in split_tables(sheet.grid)]
    head = AppendixHead("", orientation=sheet.orientation)
    return FoundAppendix(found_tables(pieces, head, known, taken))


def decoded_sheet(sheet: Sheet, decode: Decode) -> Sheet:
    """Return the sheet with the letters of old fonts turned into ours."""

    def cell(of: GridCell) -> GridCell:
        return replace(of, text=_decoded(of.text, of.font, decode)) if of.text else of

    rows = (replace(row, cells=tuple(map(cell, row.cells))) for row in sheet.grid.rows)
    return replace(sheet, grid=replace(sheet.grid, rows=tuple(rows)))


def _decoded(text: RichText, font: str, decode: Decode) -> RichText:
    def inline(of: Inline) -> Inline:
        return of if isinstance(of, Footnote) else replace(of, text=decode(of.text, font))

    def paragraph(of: Paragraph) -> Paragraph:
        return replace(of, spans=tuple(map(inline, of.spans)))

    return map_paragraphs(text, paragraph)
