"""What the clerk may choose before a foreign file is kept, and what is proposed."""

from dataclasses import dataclass

from cchc_desk.desk.import_known import Known
from cchc_desk.desk.import_office import has_profile, new_profile
from cchc_desk.desk.import_template import learned_id
from cchc_desk.desk.import_understand import Understood
from cchc_desk.errors import UserError
from cchc_desk.forms.office import Office
from cchc_desk.forms.period import Period
from cchc_desk.forms.template import DocumentKind, Template
from cchc_desk.i18n import tr


class NoPeriodError(UserError):
    """Say that nobody has said for which period the file is."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Hold what was chosen.

    None: ``template`` - one is learned, under ``template_id`` and ``template_name``; ``period`` -
    not known yet, it must be named; ``into`` - a new document is made; ``profile`` - the profiles
    of the office stay as they are. ``from_data`` - keys of differences of a file of ours where the
    data are taken instead of the edited text. ``prefers_file`` - of tasks that say something
    already, too, the words of the file are kept.
    """

    period: Period | None = None
    template: Template | None = None
    template_id: str = ""
    template_name: str = ""
    into: str | None = None
    profile: Office | None = None
    from_data: frozenset[str] = frozenset()
    prefers_file: bool = False


def propose(understood: Understood, known: Known) -> Choices:
    """Return what is best chosen; the clerk may take another template, period or document."""
    period = understood.period
    if understood.carried is not None:
        report = understood.carried.report
        profile = None if has_profile(known.offices) else report.office
        return Choices(period, report.template, profile=profile)
    if understood.learned is None:
        return for_tables(understood, known, period)
    learned = understood.learned
    office = learned.report_parts.office
    kind = learned.template.kind
    return Choices(
        period,
        None if understood.match is None else understood.match.template,
        learned_id(kind, period, office.symbol, known),
        learned.template.name,
        profile=profile_of(understood, known, period),
    )


def written_from(understood: Understood, known: Known) -> str | None:
    """Return the document that a file of ours was written from, as far as can be told.

    Its edits may come into that one instead of a new one. None: there is none here.
    """
    if understood.carried is None:
        return None
    report = understood.carried.report
    return report.id if report.id in known.existing(report.kind, report.period) else None


def profile_of(understood: Understood, known: Known, period: Period | None) -> Office | None:
    """Return the profile that a letterhead makes. None: there is one, or no letterhead."""
    learned = understood.learned
    if learned is None or period is None or has_profile(known.offices):
        return None
    office = learned.report_parts.office
    return new_profile(office, learned.template.kind, period.year) if office.name else None


def for_tables(understood: Understood, known: Known, period: Period | None) -> Choices:
    """Return what is best chosen for tables alone: the document that they belong to.

    That is the report of the period that they name, or else the plan of the year; a plan is made
    with the template when there is none.
    """
    if period is None:
        return Choices(template=_plan_template(known))
    found = (*known.existing(DocumentKind.REPORT, period), *known.plans(period.year))
    return Choices(period, _plan_template(known), into=next(iter(found), None))


# The shipped plan that is no single office's.
_USUAL_PLAN = "ke-hoach-nam"


def _plan_template(known: Known) -> Template | None:
    """Return the template of the plan made last, if it is known, else the usual one."""
    plans = [each for each in known.documents if each.kind is DocumentKind.PLAN]
    wanted = [*(each.template_id for each in reversed(plans)), _USUAL_PLAN]
    return next((found for id_ in wanted if (found := known.newest(id_)) is not None), None)


def chosen_period(choices: Choices) -> Period:
    """Return the period that was chosen.

    Raises: NoPeriodError.
    """
    if choices.period is None:
        raise NoPeriodError(
            tr("The file does not say for which period it is; choose the period and try again.")
        )
    return choices.period
