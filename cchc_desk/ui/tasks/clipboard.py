"""Cells on the clipboard: for this program with all their looks, for Excel and Word as a table."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData

from cchc_desk.forms.markup import MarkupError, from_markup, to_markup
from cchc_desk.forms.richtext import (
    Inline,
    Paragraph,
    RichText,
    Span,
    join_spans,
    paragraphs,
    plain_text,
)
from cchc_desk.forms.tsv import write_tsv
from cchc_desk.ui.tasks.html_table import Sheet, SheetCell, write_html_table

if TYPE_CHECKING:
    from cchc_desk.intake.paste.pasted import Cleaning
    from cchc_desk.intake.paste.rows import PastedRows

CELLS_TYPE = "application/x-cchc-desk-cells"


@dataclass(frozen=True, slots=True)
class PastedSheet:
    """Hold pasted cells and what was cleaned in them. None: ``rows`` - there is no text."""

    rows: Sheet | None
    cleaning: "Cleaning"


def write_mime(sheet: Sheet) -> QMimeData:
    """Put cells into every form that someone may paste."""
    mime = QMimeData()
    mime.setText(write_tsv([[plain_text(cell.text) for cell in row] for row in sheet]))
    mime.setHtml(write_html_table(sheet))
    cells = [[(to_markup(cell.text), cell.columns) for cell in row] for row in sheet]
    mime.setData(CELLS_TYPE, QByteArray(json.dumps(cells).encode()))
    return mime


def read_mime(mime: QMimeData | None, *, converts: bool = True) -> PastedSheet:
    """Take cells out of the best form that is there; None is an empty clipboard.

    ``converts`` - the letters of old fonts into Unicode; else they stay as they are.
    Raises: PasteTooLargeError.
    """
    # Imported when something is pasted: its modules take 50 ms.
    from cchc_desk.intake.paste.pasted import NOTHING_CLEANED  # noqa: PLC0415

    if mime is None:
        return PastedSheet(None, NOTHING_CLEANED)
    own = _own_cells(mime)
    if own is not None:
        return PastedSheet(own, NOTHING_CLEANED)
    pasted = _foreign_cells(mime, converts=converts)
    if pasted is None:
        return PastedSheet(None, NOTHING_CLEANED)
    rows = tuple(
        tuple(SheetCell(_lines_apart(cell.text), cell.columns) for cell in row)
        for row in pasted.rows
    )
    return PastedSheet(rows, pasted.cleaning)


def _own_cells(mime: QMimeData) -> Sheet | None:
    try:
        rows = json.loads(bytes(mime.data(CELLS_TYPE).data()))
        return tuple(tuple(SheetCell(from_markup(m), int(n)) for m, n in row) for row in rows)
    except (ValueError, TypeError, AttributeError, MarkupError):
        return None  # not ours, or of another version: the other forms are there too


def _foreign_cells(mime: QMimeData, *, converts: bool) -> "PastedRows | None":
    from cchc_desk.intake.legacy import Encoding  # noqa: PLC0415 - see read_mime
    from cchc_desk.intake.paste.rows import rows_of_html, rows_of_text  # noqa: PLC0415

    encoding = None if converts else Encoding.UNICODE
    pasted = rows_of_html(mime.html(), encoding=encoding) if mime.hasHtml() else None
    # A font is believed by its name; only the characters alone have none.
    if pasted is None or (pasted.cleaning.conversions and not converts):
        return rows_of_text(mime.text(), encoding=encoding)
    return pasted


def _lines_apart(text: RichText) -> RichText:
    """Return the text of a cell with a paragraph for each of its lines."""
    return tuple(line for each in paragraphs(text) for line in _lines(each))


def _lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    lines: list[list[Inline]] = [[]]
    for span in paragraph.spans:
        if not isinstance(span, Span):
            lines[-1].append(span)
            continue
        first, *others = (replace(span, text=part) for part in span.text.split("\n"))
        lines[-1].append(first)
        lines += [[other] for other in others]
    for number, line in enumerate(lines):
        yield replace(paragraph if number == 0 else Paragraph(), spans=join_spans(line))
