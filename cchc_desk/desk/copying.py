"""Parts of a document as clean text and rows, for the web systems that a clerk fills in by hand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape

from cchc_desk.export.grid import Placed, grid_columns, place
from cchc_desk.forms.answer import printed_blocks
from cchc_desk.forms.body import node
from cchc_desk.forms.compose import Printing, compose
from cchc_desk.forms.document import Cell, Grid, Line, Node, Origin, Picture
from cchc_desk.forms.numeral import write_number
from cchc_desk.forms.outline import Item
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import Footnote, Inline, inline_text
from cchc_desk.forms.text import fold_spaces
from cchc_desk.forms.tsv import write_tsv
from cchc_desk.forms.unplaced import item_of


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """Hold the rows of a table in both forms that programs take from the clipboard."""

    tsv: str
    html: str


def part_text(report: Report, item: str) -> str:
    """Return what a part of the report says, without its own heading; "" when it says nothing.

    Parts within it come along under their headings. A footnote stands at the end, behind its mark
    "(1)"; the cells of a table are parted by tabs; pictures are left out.
    """
    text = _Text()
    described = item_of(report.template, item)
    blocks = printed_blocks(report.answer(item), described, report.office.nothing_phrase)
    for block in blocks:
        text.add(node(block, report, Origin(item=item)))
    inner = set(_inner(report.template.items, item))
    if inner:
        body = compose(report, Printing(guidance=False, appendix=False)).sections[0].nodes
        text.add(each for each in body if _item(each) in inner)
    return text.whole()


def table_rows(report: Report, origin: Origin) -> CopiedTable:
    """Return the rows of the table that stands at a place: an appendix, or a block of an item.

    Numbers have no signs between thousands, so that every program reads the same number.
    LookupError is a bug of the caller: no table stands there.
    """
    grid = next((each for each in _grids(report) if _stands_at(each.origin, origin)), None)
    if grid is None:
        raise LookupError(origin)
    count = grid_columns(grid.rows, len(grid.widths_mm))
    rows = [list(placed) for placed in place(grid.rows, count)]
    return CopiedTable(write_tsv(_plain_row(row, count) for row in rows), _html(rows))


def figure_text(report: Report, figure: str) -> str:
    """Return a figure without signs between thousands, "1176355" or "13,6"; "" when unknown."""
    value = report.figure_values.get(figure)
    return "" if value is None else _digits(value)


def _digits(value: Decimal) -> str:
    return write_number(value).replace(".", "")


# --- text -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Text:
    """Collect lines and number their footnotes."""

    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, nodes: Iterable[Node]) -> None:
        for each in nodes:
            if isinstance(each, Line):
                self.lines.append(self._line(each))
            elif isinstance(each, Grid):
                self.lines += (self._row(row.cells) for row in each.rows)

    def whole(self) -> str:
        notes = (f"({number}) {text}" for number, text in enumerate(self.notes, start=1))
        return "\n".join([*self.lines, *notes]).strip("\n")

    def _row(self, cells: Sequence[Cell]) -> str:
        texts = (" ".join(map(self._line, cell.lines)) for cell in cells)
        return "\t".join(map(fold_spaces, texts))

    def _line(self, line: Line) -> str:
        return "".join(map(self._inline, line.spans))

    def _inline(self, span: Inline) -> str:
        if not isinstance(span, Footnote):
            return span.text
        self.notes.append(inline_text(span.spans))
        return f"({len(self.notes)})"


def _inner(items: Sequence[Item], item: str) -> Iterator[str]:
    """Yield the items below one, as order and levels have it."""
    following = iter(items)
    level = next((each.level for each in following if each.id == item), None)
    for each in following:
        if level is None or each.level <= level:
            return
        yield each.id


def _item(of: Node) -> str | None:
    return of.origin.item if isinstance(of, Line | Grid | Picture) else None


# --- tables ---------------------------------------------------------------------------------------


def _grids(report: Report) -> Iterator[Grid]:
    for section in compose(report).sections:
        yield from (each for each in section.nodes if isinstance(each, Grid))


def _stands_at(found: Origin, wanted: Origin) -> bool:
    if wanted.appendix is not None:
        return found.appendix == wanted.appendix
    return (found.item, found.block) == (wanted.item, wanted.block)


def _plain_row(row: Sequence[Placed], count: int) -> Sequence[str]:
    """Return a text for every place; what a cell covers besides its first one is empty."""
    texts = [""] * count
    for placed in row:
        if placed.cell is not None:
            texts[placed.column] = _plain(placed.cell)
    return texts


def _plain(cell: Cell) -> str:
    if isinstance(cell.value, Decimal):
        return _digits(cell.value)
    return "\n".join(inline_text(line.spans) for line in cell.lines)


# What Excel reads besides HTML: a number whatever signs are between its digits, words that stay
# words whatever sign they begin with, lines of one cell. Source: Microsoft Office HTML reference.
_NAMESPACES = (
    'xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"'
)
_WORDS = " style=\"mso-number-format:'\\@'\""
_SAME_CELL = '<br style="mso-data-placement:same-cell">'


def _html(rows: Iterable[Sequence[Placed]]) -> str:
    written = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in rows)
    head = f'<html {_NAMESPACES}><head><meta charset="utf-8"></head><body>'
    return f'{head}<table border="1">{written}</table></body></html>'


def _html_cell(placed: Placed) -> str:
    if placed.merge == "continue":
        return ""
    cell = placed.cell
    if cell is None:
        return "<td></td>" * placed.columns
    spans = f' colspan="{placed.columns}"' if placed.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if placed.merge else ""
    is_number = isinstance(cell.value, Decimal)
    kind = f' x:num="{cell.value:f}"' if is_number else _WORDS
    shown = escape("\n".join(inline_text(line.spans) for line in cell.lines), quote=False)
    return f"<td{spans}{kind}>{shown.replace(chr(10), _SAME_CELL)}</td>"
