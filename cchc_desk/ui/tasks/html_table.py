"""A table as HTML: what Excel and Word take from the clipboard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from cchc_desk.forms.richtext import Footnote, Paragraph, RichText, Span
from cchc_desk.forms.richtext import paragraphs as paragraphs_of
from cchc_desk.ui.html_spaces import with_spaces


@dataclass(frozen=True, slots=True)
class SheetCell:
    """Hold a cell of a copied or pasted sheet; ``columns`` - how many it covers."""

    text: RichText = ()
    columns: int = 1


Sheet = tuple[tuple[SheetCell, ...], ...]
"""Rows of one length."""

# Excel puts lines of one cell in one cell only with this. Source: Microsoft Office HTML reference.
_SAME_CELL = '<br style="mso-data-placement:same-cell">'


def write_html_table(sheet: Sheet) -> str:
    """Write a sheet as the HTML table that Excel and Word paste; footnotes are left out."""
    rows = "".join(f"<tr>{''.join(_written_cells(row))}</tr>" for row in sheet)
    return f'<html><head><meta charset="utf-8"></head><body><table border="1">{rows}</table>'


def _written_cells(row: Sequence[SheetCell]) -> Iterator[str]:
    covered = 0
    for cell in row:
        if covered:
            covered -= 1
            continue
        covered = cell.columns - 1
        span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        lines = (_written_line(line) for line in paragraphs_of(cell.text))
        yield f"<td{span}>{_SAME_CELL.join(lines)}</td>"


def _written_line(line: Paragraph) -> str:
    sign = f"{line.level} " if line.level else ""
    spans = (_written_span(span) for span in line.spans if not isinstance(span, Footnote))
    return with_spaces(escape(sign) + "".join(spans))


def _written_span(span: Span) -> str:
    written = escape(span.text, quote=False).replace("\n", _SAME_CELL)
    for tag in filter(None, (span.vertical.value, "i" * span.italic, "b" * span.bold)):
        written = f"<{tag}>{written}</{tag}>"
    return written
