"""Cells on the clipboard: for this program with all their looks, for Excel and Word as a table."""

import json
import re

from PySide6.QtCore import QByteArray, QMimeData

from cchc_desk.forms.markup import MarkupError, from_markup, to_markup
from cchc_desk.forms.richtext import normalise, plain, plain_text
from cchc_desk.ui.tasks.html_table import Sheet, SheetCell, read_html_table, write_html_table
from cchc_desk.ui.tasks.lines import read_line
from cchc_desk.ui.tasks.tsv import read_tsv, write_tsv

CELLS_TYPE = "application/x-cchc-desk-cells"

_ONE_QUOTED_CELL = re.compile(r'"[^"]*(?:""[^"]*)*"\s*')


def write_mime(sheet: Sheet) -> QMimeData:
    """Put cells into every form that someone may paste."""
    mime = QMimeData()
    mime.setText(write_tsv([[plain_text(cell.text) for cell in row] for row in sheet]))
    mime.setHtml(write_html_table(sheet))
    cells = [[(to_markup(cell.text), cell.columns) for cell in row] for row in sheet]
    mime.setData(CELLS_TYPE, QByteArray(json.dumps(cells).encode()))
    return mime


def read_mime(mime: QMimeData | None) -> Sheet | None:
    """Take cells out of the best form that is there; None is an empty clipboard.

    None returned: there is no text.
    """
    if mime is None:
        return None
    return _own_cells(mime) or _html_cells(mime) or _text_cells(mime.text())


def _own_cells(mime: QMimeData) -> Sheet | None:
    try:
        rows = json.loads(bytes(mime.data(CELLS_TYPE).data()))
        return tuple(tuple(SheetCell(from_markup(m), int(n)) for m, n in row) for row in rows)
    except (ValueError, TypeError, AttributeError, MarkupError):
        return None  # not ours, or of another version: the other forms are there too


def _html_cells(mime: QMimeData) -> Sheet | None:
    return _trimmed(read_html_table(mime.html())) if mime.hasHtml() else None


def _text_cells(text: str) -> Sheet | None:
    if not text.strip():
        return None
    if "\t" not in text and not _ONE_QUOTED_CELL.fullmatch(text):
        return ((_text_cell(text.strip("\r\n")),),)  # lines of one text, not rows of a table
    rows = read_tsv(text)
    width = max(len(row) for row in rows)
    return _trimmed(
        tuple(
            tuple(_text_cell(cell) for cell in [*row, *[""] * (width - len(row))]) for row in rows
        )
    )


def _text_cell(text: str) -> SheetCell:
    lines = plain_text(plain(text)).split("\n")
    return SheetCell(normalise(read_line(line) for line in lines) if text.strip() else ())


def _trimmed(sheet: Sheet | None) -> Sheet | None:
    """Return the cells without empty rows at the end. None: nothing is left."""
    rows = sheet or ()
    while rows and not any(plain_text(cell.text).strip() for cell in rows[-1]):
        rows = rows[:-1]
    return rows or None
