"""The clerk's blocks as nodes of the document: paragraphs, tables, images, figures filled in."""

from collections.abc import Iterator
from dataclasses import replace

from cchc_desk.forms.document import (
    Alignment,
    Cell,
    Grid,
    Line,
    Node,
    Origin,
    Picture,
    Role,
    Row,
    RowKind,
    line_text,
)
from cchc_desk.forms.linked_text import filled_paragraph
from cchc_desk.forms.numeral import read_number
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import (
    Block,
    Paragraph,
    RichText,
    Span,
    Table,
    TableCell,
    join_spans,
    paragraphs,
)


def node(block: Block, report: Report, origin: Origin) -> Iterator[Node]:
    """Yield the nodes of one block; an image that is not kept any more yields nothing."""
    if isinstance(block, Paragraph):
        yield paragraph_line(block, report, Role.BODY, origin)
    elif isinstance(block, Table):
        yield _grid(block, report, origin)
    elif block.image_id in report.images:
        data = report.images[block.image_id]
        yield Picture(data, block.width_mm, block.description, origin)


def paragraph_line(block: Paragraph, report: Report, role: Role, origin: Origin) -> Line:
    """Return a paragraph as a line, its sign as text and its figures as they are now."""
    sign = (Span(f"{block.level} "),) if block.level else ()
    filled = figures_filled(block, report)
    return Line(role, join_spans((*sign, *filled.spans)), origin)


def cell_lines(blocks: RichText, report: Report, origin: Origin) -> tuple[Line, ...]:
    """Return the paragraphs of a cell; an empty cell has one empty line."""
    found = tuple(paragraph_line(p, report, Role.CELL, origin) for p in paragraphs(blocks))
    return found or (Line(Role.CELL, (), origin),)


def figures_filled(block: Paragraph, report: Report) -> Paragraph:
    """Return the paragraph with every figure in it printed as its value is now.

    A figure whose value is not known keeps the characters that the clerk sees in the editor.
    """
    return filled_paragraph(block, report.figure_text)


def _grid(table: Table, report: Report, origin: Origin) -> Grid:
    rows = tuple(
        Row(
            tuple(_cell(cell, report, origin, is_header=index < table.header_rows) for cell in row),
            RowKind.HEADER if index < table.header_rows else RowKind.DATA,
        )
        for index, row in enumerate(table.rows)
    )
    count = max((sum(cell.columns for cell in row) for row in table.rows), default=1)
    widths = table.widths_mm if len(table.widths_mm) == count else (1.0,) * count
    return Grid(widths, rows, origin)


def _cell(cell: TableCell, report: Report, origin: Origin, *, is_header: bool) -> Cell:
    lines = cell_lines(cell.paragraphs, report, origin)
    if is_header:
        lines = tuple(bold(line) for line in lines)
        return Cell(lines, cell.columns, cell.rows, Alignment.CENTRE, origin=origin)
    value = read_number(line_text(lines[0])) if len(lines) == 1 else None
    alignment = Alignment.LEFT if value is None else Alignment.RIGHT
    return Cell(lines, cell.columns, cell.rows, alignment, value, origin)


def bold(line: Line) -> Line:
    """Return the line with all its characters bold."""
    spans = (replace(s, bold=True) if isinstance(s, Span) else s for s in line.spans)
    return replace(line, spans=join_spans(spans))
