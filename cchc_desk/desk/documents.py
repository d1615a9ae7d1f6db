"""Making a document: from a template, alone or from an earlier document."""

from collections.abc import Mapping
from dataclasses import replace

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.past import with_past
from cchc_desk.desk.shipped import UnknownTemplateError, shipped_templates
from cchc_desk.errors import UserError
from cchc_desk.forms.carry import carried_answers, carried_front
from cchc_desk.forms.figure_time import opening_values
from cchc_desk.forms.office import office_on
from cchc_desk.forms.period import Period, read_period
from cchc_desk.forms.report import FrontMatter, Report
from cchc_desk.forms.task import TaskGroup, TaskResult, TaskRow, is_done
from cchc_desk.forms.template import DocumentKind, Layout, Template
from cchc_desk.i18n import tr
from cchc_desk.storage import offices, periods, tasks, templates


class WrongPeriodError(UserError):
    """Say that a template is not made for a period."""


def known_templates(desk: Desk | None) -> tuple[Template, ...]:
    """Return the newest version of every template, shipped or kept in the workspace, by id."""
    kept = templates.read_templates(desk.workspace) if desk else ()
    newest: dict[str, Template] = {}
    for template in (*shipped_templates(), *kept):
        known = newest.get(template.id)
        if known is None or template.version >= known.version:
            newest[template.id] = template
    return tuple(newest[id_] for id_ in sorted(newest))


def template_named(desk: Desk | None, template_id: str) -> Template:
    """Return the newest version of a template.

    Raises: UnknownTemplateError.
    """
    by_id = {template.id: template for template in known_templates(desk)}
    if template_id not in by_id:
        raise UnknownTemplateError(template_id, by_id)
    return by_id[template_id]


def new_document(desk: Desk, template: Template, period_id: str, earlier: str | None = None) -> str:
    """Make a document and return its id.

    None: ``earlier`` - from scratch; else the answers go along by the policy of each item, and
    into a plan the tasks, if its year has none yet; into a later report of the same year what is
    told of tasks that are done, for they stay so. Figures that open a period are filled in from
    the report before it, whichever that is.
    Raises: PeriodError, WrongPeriodError, NoReportError.
    """
    period = read_period(period_id, periods.read_kinds(desk.workspace))
    check_period(template, period)
    workspace = desk.workspace
    source = desk.report(earlier) if earlier is not None else None
    report = Report(
        template=template,
        period=period,
        office=office_on(period.last_day, offices.read_offices(workspace)),
        front=carried_front(source) if source else FrontMatter(),
        answers=carried_answers(source, template) if source else {},
        images=source.images if source else {},
        results=_done(source, period),
        tasks=() if tasks.read_tasks(workspace, str(period.year)) else _first(template, source),
    )
    opened = opening_values(template.identities, with_past(workspace, report).past.previous)
    return desk.create(replace(report, figures=opened))


def check_period(template: Template, period: Period) -> None:
    """Refuse a period for which the template is not made.

    Raises: WrongPeriodError.
    """
    if template.periods and period.kind.id not in template.periods:
        raise WrongPeriodError(
            tr(
                "The template “{template}” is not made for the period “{period}”; it is for: "
                "{allowed}.",
                template=template.id,
                period=period.id,
                allowed=", ".join(template.periods),
            )
        )


def _first(template: Template, source: Report | None) -> tuple[TaskRow, ...]:
    """Return what the table of tasks of a new year begins with: groups, or all of an old plan."""
    if source is not None and source.tasks and template.kind is DocumentKind.PLAN:
        return tuple(_anew(row) for row in source.tasks)
    titles = (t for a in template.appendices if a.layout is Layout.TASKS for t in a.groups)
    return tuple(TaskGroup(tasks.new_task_id(), title) for title in titles)


def _done(source: Report | None, period: Period) -> Mapping[str, TaskResult]:
    """Return what an earlier report of the same year tells of the tasks that are done."""
    if source is None or source.kind is not DocumentKind.REPORT or source.year != period.year:
        return {}
    if source.period.last_day >= period.last_day:
        return {}
    return {task: each for task, each in source.results.items() if is_done(each.progress)}


def _anew(row: TaskRow) -> TaskRow:
    """Return a row of its own, numbered by its place."""
    return replace(row, id=tasks.new_task_id(), source_number=None)
