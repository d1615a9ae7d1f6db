"""Pasted cells as rows for the table of tasks: from HTML of Excel and Word, or from TABs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cchc_desk.forms.richtext import Paragraph, RichText, Table, TableCell, is_empty, normalise
from cchc_desk.intake.legacy import Encoding
from cchc_desk.intake.paste.links import with_safe_links, without_links
from cchc_desk.intake.paste.notes import with_notes
from cchc_desk.intake.paste.paragraphs import without_blank_ends
from cchc_desk.intake.paste.pasted import (
    NOTHING_CLEANED,
    Cleaning,
    Tally,
    check_size,
    check_table,
)
from cchc_desk.intake.paste.plain import cell_of, decoded_text
from cchc_desk.intake.paste.reader import read_html
from cchc_desk.intake.paste.settle import settled_tables
from cchc_desk.intake.paste.tsv import is_tsv, read_tsv


@dataclass(frozen=True, slots=True)
class SheetCell:
    """Hold a cell of a pasted sheet; ``columns`` - how many it covers."""

    text: RichText = ()
    columns: int = 1


Sheet = tuple[tuple[SheetCell, ...], ...]
"""Rows of one length; a place covered from the left is empty, one from above repeats its cell."""


@dataclass(frozen=True, slots=True)
class PastedRows:
    """Hold pasted rows, at least one of them with words, and what was cleaned in them."""

    rows: Sheet
    cleaning: Cleaning = NOTHING_CLEANED


def rows_of_html(html: str, *, encoding: Encoding | None = None) -> PastedRows | None:
    """Read the tables of HTML as one sheet; what stands beside them is left out, but footnotes.

    None: there is no table, or it has no words; ``encoding`` is as for ``paste_html``.
    Raises: PasteTooLargeError.
    """
    check_size(html)
    tally = Tally()
    blocks = with_notes(settled_tables(read_html(html, tally), tally, encoding))
    tables = [block for block in with_safe_links(blocks, tally) if isinstance(block, Table)]
    rows = [row for table in tables for row in _rows(table)]
    return _pasted(rows, tally)


def rows_of_text(text: str, *, encoding: Encoding | None = None) -> PastedRows | None:
    """Read characters: rows of cells where there are TABs, else one cell with all lines.

    None: there are no words; ``encoding`` is as for ``paste_plain``.
    Raises: PasteTooLargeError.
    """
    check_size(text)
    tally = Tally()
    decoded = decoded_text(text, tally, encoding)
    written = read_tsv(decoded) if is_tsv(decoded) else [[decoded.strip("\n")]]
    check_table(len(written), max(len(row) for row in written))
    rows = [[SheetCell(_text(cell_of(cell, tally))) for cell in row] for row in written]
    return _pasted(rows, tally)


def _rows(table: Table) -> Iterator[list[SheetCell]]:
    """Yield the rows with every place filled."""
    tall: dict[int, tuple[int, SheetCell]] = {}
    for row in table.rows:
        places = {column: cell for column, (_, cell) in tall.items()}
        left = {column: (rows - 1, cell) for column, (rows, cell) in tall.items()}
        column = 0
        for cell in row:
            while column in places:
                column += 1
            for offset, shown in enumerate(_shown(cell)):
                places[column + offset] = shown
                left[column + offset] = (cell.rows - 1, shown)
        tall = {column: each for column, each in left.items() if each[0]}
        yield [places[column] for column in sorted(places)]


def _shown(cell: TableCell) -> list[SheetCell]:
    return [SheetCell(_text(cell.paragraphs), cell.columns), *[SheetCell()] * (cell.columns - 1)]


def _text(paragraphs: Sequence[Paragraph]) -> RichText:
    found = without_blank_ends(tuple(paragraphs))
    return normalise(without_links(found))


def _pasted(rows: Sequence[Sequence[SheetCell]], tally: Tally) -> PastedRows | None:
    """Make rows of one length, without blank ones at the end."""
    filled = [number for number, row in enumerate(rows, 1) if _has_words(row)]
    kept = rows[: filled[-1]] if filled else ()
    width = max((len(row) for row in kept), default=0)
    sheet = tuple((*row, *[SheetCell()] * (width - len(row))) for row in kept)
    return PastedRows(sheet, tally.cleaning()) if sheet else None


def _has_words(row: Iterable[SheetCell]) -> bool:
    return any(not is_empty(cell.text) for cell in row)
