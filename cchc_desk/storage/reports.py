"""The documents of the workspace: listed, read whole, and changed part by part."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import count
from typing import NamedTuple

from cchc_desk.errors import UserError
from cchc_desk.forms.answer import Answer
from cchc_desk.forms.office import office_on
from cchc_desk.forms.period import Period, PeriodError, PeriodKind, read_period
from cchc_desk.forms.report import FrontMatter, Report, ReportState
from cchc_desk.forms.task import TaskResult
from cchc_desk.forms.template import DocumentKind, Template
from cchc_desk.forms.unplaced import item_of
from cchc_desk.i18n import N_, tr
from cchc_desk.storage import figures, images, offices, periods, report_rows, tasks, templates
from cchc_desk.storage.changes import Change, RowChange, inserted, removed, row_changes
from cchc_desk.storage.stored import (
    read_decimal,
    read_json,
    read_word,
    write_decimal,
    write_json,
)
from cchc_desk.storage.tables import SqlValue, key_json
from cchc_desk.storage.workspace import Found, Workspace


class NoReportError(UserError):
    """Say that there is no such document, and which there are."""


class ReportEntry(NamedTuple):
    """Hold what a list shows of a document; ``title`` is the clerk's own subject, or short."""

    id: str
    kind: DocumentKind
    template_id: str
    template_version: int
    period_id: str
    title: str
    state: ReportState


OWN_TABLES = ("answer", "figure_value", "task_result")
"""The tables of what is written in a document, each keyed by its id first."""


class DocumentRows(NamedTuple):
    """Hold the rows that a document is read from.

    Shape: ``own`` - by the tables of OWN_TABLES; ``tasks`` in table order; ``offices`` - all
    profiles, the earliest first.
    """

    report: Found
    own: Mapping[str, Sequence[Found]]
    tasks: Sequence[Found]
    offices: Sequence[Found]


# --- reading --------------------------------------------------------------------------------------


def list_reports(workspace: Workspace) -> tuple[ReportEntry, ...]:
    """Return all documents in the order in which they were made.

    Raises: DamagedTextError.
    """
    kinds = periods.read_kinds(workspace)
    rows = workspace.rows("report", "ORDER BY position, id")
    return tuple(_entry(row, kinds) for row in rows)


def entry_of(workspace: Workspace, row: Mapping[str, SqlValue]) -> ReportEntry:
    """Return what a list shows of a row, also of a document that was deleted.

    Raises: DamagedTextError.
    """
    return _entry(dict(row), periods.read_kinds(workspace))


def read_report(workspace: Workspace, report_id: str) -> Report:
    """Return a document with all that it shows.

    Raises: NoReportError, PeriodError, DamagedTextError.
    """
    return report_of(workspace, document_rows(workspace, report_id))


def document_rows(workspace: Workspace, report_id: str) -> DocumentRows:
    """Return the rows of a document as they are now.

    Raises: NoReportError.
    """
    row = _report_row(workspace, report_id)
    return DocumentRows(
        row,
        {table: workspace.rows(table, "WHERE report = ?", report_id) for table in OWN_TABLES},
        workspace.rows("task", "WHERE list = ? ORDER BY position, id", row["task_list"]),
        workspace.rows("office", "ORDER BY valid_from"),
    )


def report_of(workspace: Workspace, rows: DocumentRows) -> Report:
    """Read a document from its rows, those of the past included.

    Raises: PeriodError, DamagedTextError.
    """
    row = rows.report
    period = read_period(row["period"], periods.read_kinds(workspace))
    template = _template(workspace, row)
    items = {item.id: item for item in template.items}
    answers = {
        each["item"]: report_rows.answer_of(each, items.get(each["item"]))
        for each in rows.own["answer"]
    }
    return Report(
        template=template,
        period=period,
        office=office_on(period.last_day, [offices.office_of(each) for each in rows.offices]),
        id=row["id"],
        state=read_word(ReportState, row["state"]),
        front=read_json(FrontMatter, row["front"]),
        answers=answers,
        tasks=tuple(tasks.task_of(each) for each in rows.tasks),
        results={each["task"]: report_rows.result_of(each) for each in rows.own["task_result"]},
        figures={each["figure"]: read_decimal(each["value"]) for each in rows.own["figure_value"]},
        images=images.read_images(workspace, images.images_used(answers.values())),
    )


def task_list(workspace: Workspace, report_id: str) -> str:
    """Return the id of the list of tasks that a document shows.

    Raises: NoReportError.
    """
    list_id: str = _report_row(workspace, report_id)["task_list"]
    return list_id


def _entry(row: Found, kinds: Iterable[PeriodKind]) -> ReportEntry:
    kind = read_word(DocumentKind, row["kind"])
    front = read_json(FrontMatter, row["front"])
    return ReportEntry(
        id=row["id"],
        kind=kind,
        template_id=row["template_id"],
        template_version=row["template_version"],
        period_id=row["period"],
        title=front.subject or f"{kind.type_name} {_period_words(row['period'], kinds)}",
        state=read_word(ReportState, row["state"]),
    )


def _period_words(period_id: str, kinds: Iterable[PeriodKind]) -> str:
    try:
        return read_period(period_id, kinds).phrase
    except PeriodError:  # the office has removed that kind of period; the list still shows it
        return period_id


def _report_row(workspace: Workspace, report_id: str) -> Found:
    row = workspace.row("report", report_id)
    if row is None:
        known = [each["id"] for each in workspace.query("SELECT id FROM report ORDER BY position")]
        raise NoReportError(
            tr(
                "There is no document “{id}” in the workspace; there are: {known}.",
                id=report_id,
                known=", ".join(known) or "–",
            )
        )
    return row


def _template(workspace: Workspace, row: Found) -> Template:
    return templates.read_template(workspace, row["template_id"], row["template_version"])


# --- making and removing --------------------------------------------------------------------------


def new_report_id(workspace: Workspace, kind: DocumentKind, period: Period) -> str:
    """Return a readable id that no document has or ever had: "bc-2026-quy-1", then "…-2"."""
    stem = f"{kind.abbreviation.lower()}-{period.id}"
    ids = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(each for each in ids if not _was_used(workspace, each))


def _was_used(workspace: Workspace, report_id: str) -> bool:
    logged = workspace.query(
        "SELECT 1 FROM edit_log WHERE table_name = 'report' AND row_key = ? LIMIT 1",
        key_json((report_id,)),
    )
    return bool(logged)


def create_report_change(
    workspace: Workspace, report: Report, task_list: str | None = None
) -> Change:
    """Keep a document under its id, with its template, figures and images; not its tasks.

    Tasks belong to their list, not to one document: join a change of ``tasks`` when they are new.
    None: ``task_list`` - the list of the year.
    Raises: TemplateConflictError, ImageError.
    """
    report_id = _id_of(report)
    kept = images.with_kept_ids(report)
    (last,) = workspace.query("SELECT coalesce(max(position), 0) AS position FROM report")
    list_id = str(report.year) if task_list is None else task_list
    row = report_rows.report_row(kept, report_id, list_id, last["position"] + 1)
    rows = (
        *templates.put_change(workspace, kept.template).rows,
        *figures.offer_change(workspace, kept.template.figures).rows,
        *images.put_change(workspace, kept.images.values()).rows,
        *inserted("report", [row]),
        *_parts(kept, report_id),
    )
    return Change(rows, N_("Make a document"))


def _id_of(report: Report) -> str:
    if report.id is None:
        raise ValueError(report.id)
    return report.id


def _parts(report: Report, report_id: str) -> tuple[RowChange, ...]:
    """Return the rows of all that is answered, stated and entered."""
    answers = (
        report_rows.answer_row(report_id, item_of(report.template, item_id), answer)
        for item_id, answer in report.answers.items()
    )
    results = (
        report_rows.result_row(report_id, task_id, result)
        for task_id, result in report.results.items()
    )
    values = (_figure_row(report_id, id_, value) for id_, value in report.figures.items())
    return (
        *inserted("answer", (row for row in answers if row is not None)),
        *inserted("task_result", (row for row in results if row is not None)),
        *inserted("figure_value", values),
    )


def delete_report_change(workspace: Workspace, report_id: str) -> Change:
    """Remove a document with all that was written in it; tasks, figures and images stay.

    Raises: NoReportError.
    """
    rows = [*removed("report", [_report_row(workspace, report_id)])]
    for table in OWN_TABLES:
        rows += removed(table, workspace.rows(table, "WHERE report = ?", report_id))
    return Change(tuple(rows), N_("Remove a document"))


# --- one part -------------------------------------------------------------------------------------


def answer_change(workspace: Workspace, report_id: str, item_id: str, answer: Answer) -> Change:
    """Answer an item, or keep what waits for one; an answer that says nothing at all is not kept.

    KeyError: the document's template has no such item. Raises: NoReportError.
    """
    template = _template(workspace, _report_row(workspace, report_id))
    before = workspace.row("answer", report_id, item_id)
    after = report_rows.answer_row(report_id, item_of(template, item_id), answer)
    return Change(row_changes("answer", before, after), N_("Edit an answer"))


def task_result_change(
    workspace: Workspace, report_id: str, task_id: str, result: TaskResult
) -> Change:
    """Say what a report says of a task; an empty result is not kept."""
    before = workspace.row("task_result", report_id, task_id)
    after = report_rows.result_row(report_id, task_id, result)
    return Change(row_changes("task_result", before, after), N_("Edit a result"))


def figure_value_change(
    workspace: Workspace, report_id: str, figure_id: str, value: Decimal | None
) -> Change:
    """Enter a figure of the catalogue for one report. None: ``value`` - not entered."""
    before = workspace.row("figure_value", report_id, figure_id)
    after = None if value is None else _figure_row(report_id, figure_id, value)
    return Change(row_changes("figure_value", before, after), N_("Enter a figure"))


def front_change(workspace: Workspace, report_id: str, front: FrontMatter) -> Change:
    """Say what stands at the head and foot of one document.

    Raises: NoReportError.
    """
    label = N_("Edit the head and foot")
    return _report_change(workspace, report_id, label, front=write_json(front))


def state_change(workspace: Workspace, report_id: str, state: ReportState) -> Change:
    """Say where a document is on its way.

    Raises: NoReportError.
    """
    return _report_change(workspace, report_id, N_("Change the state"), state=state.value)


def template_change(workspace: Workspace, report_id: str, template: Template) -> Change:
    """Draft a document with another template; answers to items that it lacks stay kept unseen.

    Raises: NoReportError, TemplateConflictError.
    """
    label = N_("Change the template of a document")
    named = _report_change(
        workspace,
        report_id,
        label,
        template_id=template.id,
        template_version=template.version,
    )
    rows = (
        *templates.put_change(workspace, template).rows,
        *figures.offer_change(workspace, template.figures).rows,
        *named.rows,
    )
    return Change(rows, label)


def _report_change(workspace: Workspace, report_id: str, label: str, **new: str | int) -> Change:
    before = _report_row(workspace, report_id)
    return Change(row_changes("report", before, {**before, **new}), label)


def _figure_row(report_id: str, figure_id: str, value: Decimal) -> Found:
    return {"report": report_id, "figure": figure_id, "value": write_decimal(value)}
