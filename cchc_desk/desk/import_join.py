"""Tables alone brought into a document that is there: tasks, results and figures."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from cchc_desk.desk import import_notices as notices
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.import_choices import Choices
from cchc_desk.desk.import_keep import (
    LABEL,
    Kept,
    count_footnotes,
    count_tasks,
    left_blocks,
    left_words,
)
from cchc_desk.desk.import_known import Known
from cchc_desk.desk.import_remarks import remarks_on_whole
from cchc_desk.desk.import_tables import LeftText, left_beside, read_tables
from cchc_desk.desk.import_tasks import join_results, join_tasks
from cchc_desk.desk.import_template import adopted, other_headings, shows
from cchc_desk.desk.import_understand import Understood
from cchc_desk.desk.remarks import remark_changes
from cchc_desk.forms.numeral import write_number
from cchc_desk.forms.report import Report
from cchc_desk.forms.task import TaskResult
from cchc_desk.forms.unplaced import UNPLACED, with_unplaced
from cchc_desk.i18n import tr
from cchc_desk.storage import figures, images, reports, tasks
from cchc_desk.storage.changes import Change, joined
from cchc_desk.storage.tasks import new_task_id


def join_tables(
    desk: Desk, understood: Understood, document: str, choices: Choices, known: Known
) -> Kept:
    """Bring tables into a document: its year's tasks, what it says of them, and its figures.

    Where it cannot print them yet it is drafted with a template of its own that can.
    Raises: NoReportError, UserError when the disk or the file fails; then nothing has changed.
    """
    workspace = desk.workspace
    report = desk.report(document)
    catalogue = (*report.template.figures, *known.figures)
    tables = read_tables(understood.tables, new_task_id, catalogue)
    prefers = choices.prefers_file
    listed = join_tasks(report.tasks, tables.rows, prefers_file=prefers)
    results = join_results(report.results, listed.results(tables.results), prefers_file=prefers)
    template = report.template
    changes = [figures.offer_change(workspace, tables.figures)]
    if not shows(template, tables):
        template = adopted(report, tables, known, understood.source.name)
        changes.append(reports.template_change(workspace, document, template))
    values = _values(report, tables.values, prefers_file=prefers)
    now = replace(report, template=template, figures={**report.figures, **values})
    left = (
        *tables.left,
        *left_beside(tables.statistics, now.cumulated),
        *other_headings(tables, now),
    )
    list_id = reports.task_list(workspace, document)
    desk.do(
        joined(
            LABEL,
            *changes,
            tasks.merge_change(workspace, list_id, listed.rows),
            *result_changes(desk, report, results.results),
            *_value_changes(desk, report, values),
            *left_changes(desk, report, left, tables.images),
            *remark_changes(workspace, document, remarks_on_whole(understood.source.blocks)),
        )
    )
    return Kept(
        document,
        template,
        left_words(left),
        (
            *notices.of_tables(tables.warnings),
            *notices.of_tasks(
                (*listed.differences, *results.differences), listed, prefers_file=prefers
            ),
            *_differing_values(report, tables.values, prefers_file=prefers),
        ),
        count_tasks(tables.rows),
        count_footnotes(replace(report, answers={}, tasks=tables.rows, results=tables.results)),
        tuple(notices.left_out_of_tables(tables.warnings)),
    )


def result_changes(
    desk: Desk, report: Report, results: Mapping[str, TaskResult]
) -> Iterator[Change]:
    """Yield the changes of what a document says of its tasks, to ``results`` by task id."""
    for task, result in results.items():
        if result != report.result(task):
            yield reports.task_result_change(desk.workspace, _id(report), task, result)


def _id(report: Report) -> str:
    if report.id is None:
        raise ValueError(report)
    return report.id


def left_changes(
    desk: Desk, report: Report, left: tuple[LeftText, ...], pictures: Mapping[str, bytes]
) -> Iterator[Change]:
    """Yield the changes that keep text without a place, and the pictures in it."""
    if left:
        answers = with_unplaced(report.answers, left_blocks(left))
        yield images.put_change(desk.workspace, pictures.values())
        yield reports.answer_change(desk.workspace, _id(report), UNPLACED, answers[UNPLACED])


# --- figures --------------------------------------------------------------------------------------


def _values(
    report: Report, of_file: Mapping[str, Decimal], *, prefers_file: bool
) -> Mapping[str, Decimal]:
    """Return the values that are to be entered."""
    return {
        figure: value
        for figure, value in of_file.items()
        if prefers_file or figure not in report.figures
    }


def _value_changes(desk: Desk, report: Report, values: Mapping[str, Decimal]) -> Iterator[Change]:
    for figure, value in values.items():
        if report.figures.get(figure) != value:
            yield reports.figure_value_change(desk.workspace, _id(report), figure, value)


def _differing_values(
    report: Report, of_file: Mapping[str, Decimal], *, prefers_file: bool
) -> Iterator[str]:
    labels = {figure.id: figure.label for figure in report.template.figures}
    for figure, value in of_file.items():
        kept = report.figures.get(figure)
        if kept is not None and kept != value:
            one, other = (value, kept) if prefers_file else (kept, value)
            yield tr(
                "The figure “{figure}”: {kept} is kept; {left} is not.",
                figure=labels.get(figure, figure),
                kept=write_number(one),
                left=write_number(other),
            )
