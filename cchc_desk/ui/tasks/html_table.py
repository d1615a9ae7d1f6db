"""A table as HTML: what Excel and Word put on the clipboard, and what they take from it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser

from cchc_desk.forms.richtext import (
    Footnote,
    Paragraph,
    RichText,
    Span,
    Vertical,
    join_spans,
    map_paragraphs,
)
from cchc_desk.forms.richtext import paragraphs as paragraphs_of
from cchc_desk.ui.editors.pasted_notes import gather_notes
from cchc_desk.ui.tasks.lines import split_sign

# Source: Excel's own limit of a paste that a person looks at; more is a mistake, or an attack.
MOST_COLUMNS = 64
MOST_ROWS = 5000

_LOOKS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
_VERTICALS = {"sup": Vertical.SUPER, "sub": Vertical.SUB}
_LINE_ENDS = frozenset({"br", "p", "div", "li", "tr", "td"})  # tr, td: of a table in a cell
_HIDDEN = frozenset({"style", "script", "head", "title", "xml"})
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class SheetCell:
    """Hold a cell of a pasted sheet; ``columns`` - how many it covers."""

    text: RichText = ()
    columns: int = 1


Sheet = tuple[tuple[SheetCell, ...], ...]


@dataclass(slots=True)
class _OpenCell:
    columns: int
    rows: int
    lines: list[list[Span]] = field(default_factory=lambda: [[]])


def read_html_table(html: str) -> Sheet | None:
    """Read the tables of a clipboard as one sheet; every row is as long as the longest.

    A cell merged downwards is repeated in the rows that it covers. The footnotes of Word, whose
    texts stand below the table, are at their places. None: there is no table.
    """
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except AssertionError:  # html.parser of Python 3.11 to 3.13 on a malformed "<![ … ]"
        return None
    return _rectangle(list(reader.rows_with_notes())) if reader.rows else None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[dict[int, SheetCell]] = []
        self._cell: _OpenCell | None = None
        self._tables = self._hidden = 0
        self._open: list[str] = []
        self._link: str | None = None
        self._after = _OpenCell(1, 1)  # what stands below the tables
        self._below: dict[int, tuple[int, SheetCell]] = {}  # by column: for how many rows, what

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "table":
            self._tables += 1
        elif self._tables == 1 and tag == "tr":
            self._start_row()
        elif self._tables == 1 and tag in {"td", "th"}:
            self._start_cell(dict(attrs))
        elif tag in _LOOKS or tag in _VERTICALS:
            self._open.append(tag)
        elif tag == "a":
            self._link = dict(attrs).get("href")
        elif tag in _LINE_ENDS:
            self._end_line(always=tag == "br")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(self._hidden - 1, 0)
        elif tag == "table":
            if self._tables == 1:
                self._end_cell()
            self._tables = max(self._tables - 1, 0)
        elif self._tables == 1 and tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag in self._open:
            self._open.remove(tag)
        elif tag == "a":
            self._link = None
        elif tag in _LINE_ENDS and tag != "br":
            self._end_line(always=False)

    def handle_data(self, data: str) -> None:
        if self._place is None or self._hidden:
            return
        line = self._place.lines[-1]
        text = _SPACES.sub(" ", data)
        if not line or line[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text:
            line.append(_look(self._open, text, self._link))

    @property
    def _place(self) -> _OpenCell | None:
        """Return where text goes. None: it stands beside the cells and above the tables."""
        return self._after if self.rows and not self._tables else self._cell

    def _start_row(self) -> None:
        self._end_cell()
        if len(self.rows) < MOST_ROWS:
            self.rows.append({})
            self._take_from_above()

    def _take_from_above(self) -> None:
        for column, (rows, cell) in list(self._below.items()):
            self.rows[-1][column] = cell
            self._below[column] = (rows - 1, cell)
            if rows == 1:
                del self._below[column]

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        if not self.rows:
            self._start_row()
        self._open.clear()
        columns = _span(attributes.get("colspan"), MOST_COLUMNS)
        self._cell = _OpenCell(columns, _span(attributes.get("rowspan"), MOST_ROWS))

    def _end_line(self, *, always: bool) -> None:
        if self._place is not None and (always or self._place.lines[-1]):
            self._place.lines.append([])

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None:
            return
        row = self.rows[-1]
        place = next(n for n in range(len(row) + 1) if n not in row)
        made = SheetCell(_blocks(cell.lines), cell.columns)
        for offset in range(min(cell.columns, MOST_COLUMNS - place)):
            row[place + offset] = made if offset == 0 else SheetCell()
            if cell.rows > 1:
                self._below[place + offset] = (cell.rows - 1, row[place + offset])

    def rows_with_notes(self) -> Iterator[Mapping[int, SheetCell]]:
        """Yield the rows; what is a link and no footnote is its words."""
        below = _blocks(self._after.lines)
        notes = below[len(gather_notes(below)) :]  # a text between the table and them stays out
        for row in self.rows:
            yield {n: replace(cell, text=_noted(cell.text, notes)) for n, cell in row.items()}


def _noted(text: RichText, notes: RichText) -> RichText:
    is_linked = any(isinstance(s, Span) and s.link for p in paragraphs_of(text) for s in p.spans)
    return map_paragraphs(gather_notes((*text, *notes)), _without_links) if is_linked else text


def _without_links(paragraph: Paragraph) -> Paragraph:
    spans = (replace(s, link=None) if isinstance(s, Span) else s for s in paragraph.spans)
    return replace(paragraph, spans=join_spans(spans))


def _span(value: str | None, most: int) -> int:
    return min(max(int(value), 1), most) if value and value.isdecimal() else 1


def _look(tags: Iterable[str], text: str, link: str | None) -> Span:
    bold = any(_LOOKS.get(tag) == "bold" for tag in tags)
    italic = any(_LOOKS.get(tag) == "italic" for tag in tags)
    vertical = next((_VERTICALS[tag] for tag in tags if tag in _VERTICALS), Vertical.BASELINE)
    return Span(text, bold, italic, vertical, link)


def _blocks(lines: Sequence[Sequence[Span]]) -> RichText:
    read = [_paragraph(line) for line in lines]
    while read and not read[-1].spans:
        read.pop()
    while read and not read[0].spans:
        read.pop(0)
    return tuple(read)


def _paragraph(line: Sequence[Span]) -> Paragraph:
    spans = [span for span in join_spans(line) if isinstance(span, Span)]
    if spans:
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip())
    if not spans:
        return Paragraph()
    level, rest = split_sign(spans[0].text)
    first = replace(spans[0], text=rest.lstrip())
    return Paragraph(join_spans([first, *spans[1:]]), level)


def _rectangle(rows: Sequence[Mapping[int, SheetCell]]) -> Sheet:
    width = max((max(row, default=-1) + 1 for row in rows), default=0)
    return tuple(tuple(row.get(n, SheetCell()) for n in range(width)) for row in rows)


# --- writing --------------------------------------------------------------------------------------

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
    return escape(sign) + "".join(
        _written_span(span) for span in line.spans if not isinstance(span, Footnote)
    )


def _written_span(span: Span) -> str:
    written = escape(span.text, quote=False).replace("\n", _SAME_CELL)
    for tag in filter(None, (span.vertical.value, "i" * span.italic, "b" * span.bold)):
        written = f"<{tag}>{written}</{tag}>"
    return written
