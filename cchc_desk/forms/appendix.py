"""The appendices of a document: the table of tasks and the table of figures."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cchc_desk.forms.body import bold, cell_lines
from cchc_desk.forms.column_titles import filled_titles
from cchc_desk.forms.document import (
    Alignment,
    Cell,
    Grid,
    Line,
    Origin,
    Role,
    Row,
    RowKind,
    Section,
)
from cchc_desk.forms.figure import Figure
from cchc_desk.forms.medium import Medium
from cchc_desk.forms.numeral import write_number
from cchc_desk.forms.outline import roman
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import IssueDate, Report
from cchc_desk.forms.richtext import Span, plain
from cchc_desk.forms.task import Column, NumberedRow, Task, TaskGroup, cell, number_rows
from cchc_desk.forms.template import Appendix, FigureColumn, Layout

_CENTRED = {Column.STT, Column.DEADLINE, Column.PROGRESS, FigureColumn.MEASURE}


def compose_appendix(
    report: Report, appendix: Appendix, number: int | None, medium: Medium = Medium.PAPER
) -> Section | None:
    """Compose one appendix as pages of its own.

    None as ``number``: the only appendix, which is not numbered. None returned: nothing to show.
    """
    rows = tuple(_rows(report, appendix))
    if not rows:
        return None
    origin = Origin(appendix=appendix.id)
    header = Row(tuple(_header_cells(report, appendix, origin)), RowKind.HEADER)
    grid = Grid(appendix.widths_mm, (header, *rows), origin)
    return Section((*_head(report, appendix, number, medium), grid), appendix.orientation)


def _head(report: Report, appendix: Appendix, number: int | None, medium: Medium) -> Iterator[Line]:
    origin = Origin(appendix=appendix.id)
    usual = "Phụ lục" if number is None else f"Phụ lục {roman(number)}"
    label = fill(appendix.label, report) or usual
    yield Line(Role.APPENDIX_LABEL, (Span(label, bold=True),), origin)
    if appendix.title:
        title = fill(appendix.title, report)
        yield Line(Role.APPENDIX_TITLE, (Span(title, bold=True),), origin)
    if appendix.attached:
        attached = fill(appendix.attached, _named_by(report, medium))
        yield Line(Role.APPENDIX_ATTACHED, (Span(attached, italic=True),), origin)


def _named_by(report: Report, medium: Medium) -> Report:
    """Return the report as "(Kèm theo …)" names it: without number and date if electronic.

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, III.1.c; the document system puts them on the file.
    """
    if medium is Medium.PAPER:
        return report
    unnumbered = replace(report.front, number=None, issued=IssueDate(year=report.front.issued.year))
    return replace(report, front=unnumbered)


def _header_cells(report: Report, appendix: Appendix, origin: Origin) -> Iterator[Cell]:
    for title in filled_titles(appendix, report):
        line = Line(Role.CELL, (Span(title, bold=True),), origin)
        yield Cell((line,), alignment=Alignment.CENTRE, origin=origin)


def _rows(report: Report, appendix: Appendix) -> Iterator[Row]:
    if appendix.layout is Layout.TASKS:
        for numbered in number_rows(report.tasks, by_group=appendix.numbers_by_group):
            yield _task_row(report, appendix, numbered)
    else:
        yield from _figure_rows(report, appendix)


def _group_row(number: str, title: str, columns: int, origin: Origin) -> Row:
    number_cell = _words(number, origin, Alignment.CENTRE)
    title_cell = replace(_words(title, origin), columns=max(columns - 1, 1))
    cells = (number_cell, title_cell) if columns > 1 else (title_cell,)
    return Row(
        tuple(replace(c, lines=tuple(bold(line) for line in c.lines)) for c in cells),
        RowKind.GROUP,
    )


def _words(text: str, origin: Origin, alignment: Alignment = Alignment.LEFT) -> Cell:
    spans = (Span(text),) if text else ()
    return Cell((Line(Role.CELL, spans, origin),), alignment=alignment, origin=origin)


def _task_row(report: Report, appendix: Appendix, numbered: NumberedRow) -> Row:
    row = numbered.row
    if isinstance(row, TaskGroup):
        origin = Origin(task=row.id, column=Column.CONTENT, appendix=appendix.id)
        return _group_row(numbered.number, row.title, len(appendix.columns), origin)
    return Row(
        tuple(
            _task_cell(report, row, Column(name), numbered.number, appendix.id)
            for name in appendix.columns
        )
    )


def _task_cell(report: Report, task: Task, column: Column, number: str, appendix: str) -> Cell:
    origin = Origin(task=task.id, column=column, appendix=appendix)
    alignment = Alignment.CENTRE if column in _CENTRED else Alignment.LEFT
    if column is Column.STT:
        return _words(number, origin, alignment)
    content = cell(task, report.result(task.id), column)
    blocks = plain(content) if isinstance(content, str) else content
    return Cell(cell_lines(blocks, report, origin), alignment=alignment, origin=origin)


def _figure_rows(report: Report, appendix: Appendix) -> Iterator[Row]:
    groups = figures = 0
    for row in appendix.rows:
        if row.group:
            groups += 1
            figures = 0
            origin = Origin(appendix=appendix.id)
            number = roman(groups) if row.number is None else row.number
            yield _group_row(number, row.group, len(appendix.columns), origin)
        else:
            figures += 1
            figure = report.catalogue[row.figure]
            number = str(figures) if row.number is None else row.number
            yield _figure_row(report, appendix, figure, number)


def _figure_row(report: Report, appendix: Appendix, figure: Figure, number: str) -> Row:
    origin = Origin(appendix=appendix.id, part=f"figure:{figure.id}")
    cells = {
        FigureColumn.STT: _words(number, origin, Alignment.CENTRE),
        FigureColumn.LABEL: _words(figure.label, origin),
        FigureColumn.MEASURE: _words(figure.measure, origin, Alignment.CENTRE),
        FigureColumn.VALUE: _number(report.figure_values.get(figure.id), origin),
        FigureColumn.CUMULATIVE: _number(report.cumulated.get(figure.id), origin),
    }
    return Row(tuple(cells.get(FigureColumn(c), _words("", origin)) for c in appendix.columns))


def _number(value: Decimal | None, origin: Origin) -> Cell:
    """Return the cell of a number. None: it is not known, and the cell is blank."""
    words = _words("" if value is None else write_number(value), origin, Alignment.RIGHT)
    return replace(words, value=value)
