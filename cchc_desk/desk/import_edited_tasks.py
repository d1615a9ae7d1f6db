"""What somebody edited in the tables of a Word file of ours: tasks, results, figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from cchc_desk.desk.import_own import Carried, Difference, printed_words
from cchc_desk.desk.import_tables import (
    LeftText,
    NewId,
    Tables,
    left_beside,
    read_tables,
)
from cchc_desk.desk.import_tasks import JoinedTasks, join_tasks, says_the_same
from cchc_desk.forms.body import figures_filled
from cchc_desk.forms.document import Line, Role, line_text
from cchc_desk.forms.fingerprint import digest, printed_paragraphs
from cchc_desk.forms.numeral import write_number
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import RichText, map_paragraphs, plain
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult, TaskRow, cell
from cchc_desk.forms.template import Layout
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import tr
from cchc_desk.intake.appendix.found import find_tables
from cchc_desk.intake.recognise.recognised import LineRole, RawAppendix, Recognised

OF_APPENDICES = frozenset(
    {
        LineRole.APPENDIX_LABEL,
        LineRole.APPENDIX_TITLE,
        LineRole.APPENDIX_ATTACHED,
        LineRole.APPENDIX,
    }
)

_HEAD = frozenset({Role.APPENDIX_LABEL, Role.APPENDIX_TITLE, Role.APPENDIX_ATTACHED})


@dataclass(frozen=True, slots=True)
class EditedTasks:
    """Hold what a table says now.

    Shape: ``joined`` - the list of the data with the new rows of the file among them; ``results``
    by id, of new tasks; ``missing`` - ids of rows that the file has no longer. None: ``joined`` -
    nothing was edited.
    """

    differences: tuple[Difference, ...] = ()
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    joined: JoinedTasks | None = None
    results: Mapping[str, TaskResult] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    left: tuple[LeftText, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict)


def edited_tasks(carried: Carried, recognised: Recognised, new_id: NewId) -> EditedTasks:
    """Compare the tables of a file with the tasks that it carries."""
    if _are_as_written(carried, recognised):
        return EditedTasks()
    report = carried.report
    known = report.template.appendices
    found_ = [find_tables(raw, known) for raw in recognised.appendices]
    tables = read_tables(found_, new_id, report.template.figures)
    joined = join_tasks(report.tasks, tables.rows)
    titles, joined = _renamed_groups(report.tasks, tables.rows, joined)
    data = {row.id: row for row in report.tasks}
    rows = tuple(data.get(row.id, row) for row in joined.rows)
    found = set(joined.ids.values())
    return EditedTasks(
        differences=(*titles, *_cells(report, tables, joined), *_values(report, tables)),
        figures=tables.values,
        joined=replace(joined, rows=rows, differences=()),
        results={id_: said for id_, said in tables.results.items() if id_ in joined.new},
        missing=tuple(row.id for row in report.tasks if row.id not in found),
        left=(
            *tables.left,
            *left_beside(tables.statistics, report.cumulated),
            *_changed_heads(carried, recognised.appendices),
        ),
        images=tables.images,
    )


def _are_as_written(carried: Carried, recognised: Recognised) -> bool:
    appendices = replace(carried.document, sections=carried.document.sections[1:])
    written = (text for _, text in printed_paragraphs(appendices))
    blocks = (line.block for line in recognised.lines if line.role in OF_APPENDICES)
    return digest(printed_words(blocks)) == digest(written)


# --- groups ---------------------------------------------------------------------------------------


def _renamed_groups(
    data: Sequence[TaskRow], of_file: Sequence[TaskRow], joined: JoinedTasks
) -> tuple[list[Difference], JoinedTasks]:
    """Take groups that are new in the file for those that it has no longer, in their order."""
    found = set(joined.ids.values())
    gone = [row for row in data if isinstance(row, TaskGroup) and row.id not in found]
    new = [row for row in of_file if isinstance(row, TaskGroup) and row.id in joined.new]
    if len(gone) != len(new):
        return [], joined
    titles = [
        Difference(plain(old.title), plain(row.title), task=old.id)
        for old, row in zip(gone, new, strict=True)
    ]
    ids = {row.id: old.id for old, row in zip(gone, new, strict=True)}
    return titles, replace(
        joined,
        rows=tuple(row for row in joined.rows if row.id not in ids),
        ids={**joined.ids, **ids},
        new=joined.new - ids.keys(),
    )


# --- cells ----------------------------------------------------------------------------------------


def _cells(report: Report, tables: Tables, joined: JoinedTasks) -> Iterator[Difference]:
    shown = _shown_columns(report)
    data = {row.id: row for row in report.tasks}
    for row in tables.rows:
        known = data.get(joined.ids[row.id])
        if not (isinstance(row, Task) and isinstance(known, Task)):
            continue
        for column in shown:
            kept = _rich(report, known, report.result(known.id), column)
            said = _rich(report, row, tables.results.get(row.id, TaskResult()), column)
            if not says_the_same(kept, said):
                yield Difference(kept, said, task=known.id, column=column)


def _shown_columns(report: Report) -> tuple[Column, ...]:
    names = [
        name
        for appendix in report.template.appendices
        if appendix.layout is Layout.TASKS
        for name in appendix.columns
    ]
    return tuple(column for column in Column if column in names and column is not Column.STT)


def _rich(report: Report, task: Task, result: TaskResult, column: Column) -> RichText:
    text = cell(task, result, column)
    blocks = plain(text) if isinstance(text, str) else text
    return map_paragraphs(blocks, lambda each: figures_filled(each, report))


def _values(report: Report, tables: Tables) -> Iterator[Difference]:
    """Yield the figures of which a table says another value, or none any more.

    One that is computed from others is as they are.
    """
    known = {figure.id: figure for figure in report.template.figures}
    for figure in tables.figures:
        data, said = report.figure_values.get(figure.id), tables.values.get(figure.id)
        if figure.id in known and known[figure.id].numerator is None and data != said:
            yield Difference(_number(data), _number(said), figure=figure.id)


def _number(value: Decimal | None) -> RichText:
    return () if value is None else plain(write_number(value))


# --- heads ----------------------------------------------------------------------------------------


def _changed_heads(carried: Carried, appendices: Sequence[RawAppendix]) -> Iterator[LeftText]:
    """Yield the headings of appendices that read otherwise than they were written."""
    written = {
        fold_spaces(line_text(node))
        for section in carried.document.sections[1:]
        for node in section.nodes
        if isinstance(node, Line) and node.role in _HEAD
    }
    for raw in appendices:
        for text in (raw.label, *raw.titles, raw.attached):
            if text and fold_spaces(text) not in written:
                yield LeftText(tr("Heading of an appendix"), plain(text))
