"""What was edited in a Word file of ours, brought into the document that it was written from."""

from collections.abc import Iterator
from dataclasses import replace

from cchc_desk.desk import import_notices as notices
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.import_choices import Choices
from cchc_desk.desk.import_join import left_changes, result_changes
from cchc_desk.desk.import_keep import Kept, count_footnotes, count_tasks, left_words
from cchc_desk.desk.import_own import Carried, Difference, Edits, with_edits
from cchc_desk.desk.import_tables import LeftText
from cchc_desk.desk.import_tasks import row_words
from cchc_desk.desk.remarks import remark_changes
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task import Task, TaskGroup, cell
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import N_, tr
from cchc_desk.storage import images, reports, tasks
from cchc_desk.storage.changes import Change, joined


def join_edits(desk: Desk, carried: Carried, edits: Edits, document: str, choices: Choices) -> Kept:
    """Keep in a document what was edited and remarked in its file; the rest stays as it is.

    Raises: NoReportError, UserError when the disk or the file fails; then nothing has changed.
    """
    workspace = desk.workspace
    now = desk.report(document)
    fitting, left = _fitting(edits, carried.report, now)
    edited = with_edits(now, fitting, choices.from_data)
    list_id = reports.task_list(workspace, document)
    desk.do(
        joined(
            N_("Bring in the edits of a file"),
            *_answer_changes(desk, now, edited),
            reports.front_change(workspace, document, edited.front),
            tasks.merge_change(workspace, list_id, edited.tasks),
            *result_changes(desk, now, edited.results),
            *_figure_changes(desk, now, edited),
            images.put_change(workspace, edits.images.values()),
            *left_changes(desk, now, left, edits.images),
            *remark_changes(workspace, document, edits.remarks),
        )
    )
    missing = [row for row in now.tasks if row.id in edits.missing]
    replaced = [
        each for each in edited_here_too(now, carried, fitting) if each.key not in choices.from_data
    ]
    return Kept(
        document,
        now.template,
        left_words(left),
        (
            *_of_replaced(replaced, now),
            *notices.of_headings(edits.headings),
            *notices.of_missing(missing),
        ),
        count_tasks(carried.report.tasks),
        count_footnotes(carried.report),
    )


def _fitting(edits: Edits, before: Report, now: Report) -> tuple[Edits, tuple[LeftText, ...]]:
    """Part the edits from text of items and tasks that the document does not have any more."""
    places = {item.id for item in now.template.items} | {row.id for row in now.tasks}
    names = {item.id: item.label for item in before.template.items}
    names |= {row.id: row_words(row) for row in before.tasks}
    fitting, left = [], [*edits.left]
    for each in edits.differences:
        place = each.item or each.task
        if place is None or place in places:
            fitting.append(each)
        else:
            left.append(LeftText(names.get(place, place), each.file))
    return replace(edits, differences=tuple(fitting)), tuple(left)


def _answer_changes(desk: Desk, now: Report, edited: Report) -> Iterator[Change]:
    for item, answer in edited.answers.items():
        if answer != now.answer(item):
            yield reports.answer_change(desk.workspace, now.id or "", item, answer)


def _figure_changes(desk: Desk, now: Report, edited: Report) -> Iterator[Change]:
    for figure in {**now.figures, **edited.figures}:
        value = edited.figures.get(figure)
        if value != now.figures.get(figure):
            yield reports.figure_value_change(desk.workspace, now.id or "", figure, value)


# --- edited in both places ------------------------------------------------------------------------


def edited_here_too(now: Report, carried: Carried, edits: Edits) -> tuple[Difference, ...]:
    """Return the edits of things that the document says otherwise, too, since it was written."""
    before = carried.report
    return tuple(each for each in edits.differences if _value(now, each) != _value(before, each))


def _value(report: Report, difference: Difference) -> object:
    """Return what a report says where a difference is."""
    if difference.item is not None:
        return report.answer(difference.item)
    if difference.figure is not None:
        return report.figures.get(difference.figure)
    if difference.part is not None:
        return getattr(report.front, difference.part)
    row = next((each for each in report.tasks if each.id == difference.task), None)
    if isinstance(row, Task) and difference.column is not None:
        return cell(row, report.result(row.id), difference.column)
    return row.title if isinstance(row, TaskGroup) else ""


def _of_replaced(replaced: list[Difference], now: Report) -> Iterator[str]:
    for each in replaced:
        yield tr(
            "This was edited here as well; the words of the file took its place: “{words}”.",
            words=fold_spaces(_words(now, each)),
        )


def _words(report: Report, difference: Difference) -> str:
    if difference.item is not None:
        return plain_text(report.answer(difference.item).blocks)
    value = _value(report, difference)
    return plain_text(value) if isinstance(value, tuple) else str(value)
