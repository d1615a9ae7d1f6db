"""What the clerk sees first: what is due, how the year's tasks stand, what is open."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cchc_desk.desk.carrying import unchanged
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.figures import checked_identities
from cchc_desk.desk.past import period_or_none
from cchc_desk.forms.answer import AnswerState
from cchc_desk.forms.identity_check import Verdict
from cchc_desk.forms.issue import IN_WORK
from cchc_desk.forms.outline import AnswerKind
from cchc_desk.forms.period import Period, PeriodKind
from cchc_desk.forms.report import Report, ReportState
from cchc_desk.forms.task_standing import GroupProgress, progress_by_group
from cchc_desk.forms.template import DocumentKind
from cchc_desk.forms.workdays import WorkCalendar, days_left, work_calendar
from cchc_desk.storage import periods, recent
from cchc_desk.storage.reports import ReportEntry

USUAL_KINDS = ("quy-1", "6-thang", "quy-3", "nam")
"""The periods that an office without reports is reminded of.

Source: Công văn 581/BNV-CCHC.
"""

_LOOK_BACK = timedelta(days=45)
_LOOK_AHEAD = timedelta(days=100)


@dataclass(frozen=True, slots=True)
class DueReport:
    """Tell of a report that is to be sent.

    ``due`` is a working day; ``nominal`` is the day that the period says. None: ``document`` - not
    begun yet.
    """

    period: Period
    due: date
    nominal: date
    days_left: int
    document: ReportEntry | None = None

    @property
    def was_moved(self) -> bool:
        """Tell whether the day was moved because nobody works on it."""
        return self.due != self.nominal


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """Count what one document still asks for; ``unchanged`` are paragraphs of earlier periods."""

    document: ReportEntry
    unanswered: int = 0
    in_progress: int = 0
    unchanged: int = 0
    failed_identities: int = 0


@dataclass(frozen=True, slots=True)
class RecentDocument:
    """Name a document and when it was last edited. None: ``edited`` - not lately."""

    document: ReportEntry
    edited: datetime | None


@dataclass(frozen=True, slots=True)
class Home:
    """Hold the home page.

    Shape: ``due`` by the day; ``progress`` by group, of the year's newest report with tasks;
    ``open_`` of the documents in work; ``recent`` the newest first. None: ``tasks_of`` - the year
    has no tasks yet.
    """

    today: date
    due: tuple[DueReport, ...] = ()
    tasks_of: ReportEntry | None = None
    progress: tuple[GroupProgress, ...] = ()
    open_: tuple[OpenMatters, ...] = ()
    recent: tuple[RecentDocument, ...] = ()


def read_home(desk: Desk, today: date) -> Home:
    """Read what the home page shows on a day."""
    entries = desk.documents()
    kinds = periods.read_kinds(desk.workspace)
    dated = tuple(_dated(entries, kinds))
    shown = _with_tasks(desk, dated, today)
    return Home(
        today,
        due=due_reports(dated, kinds, work_calendar(desk.offices()), today),
        tasks_of=None if shown is None else shown[0],
        progress=() if shown is None else progress_by_group(shown[1], today),
        open_=tuple(_open_matters(desk, dated)),
        recent=tuple(_recent(desk, entries)),
    )


Dated = tuple[ReportEntry, Period]
"""A document with its period."""


def _dated(entries: Iterable[ReportEntry], kinds: Sequence[PeriodKind]) -> Iterator[Dated]:
    for entry in entries:
        period = period_or_none(entry.period_id, kinds)
        if period is not None:
            yield entry, period


# --- what is due ----------------------------------------------------------------------------------


def due_reports(
    dated: Sequence[Dated], kinds: Iterable[PeriodKind], calendar: WorkCalendar, today: date
) -> tuple[DueReport, ...]:
    """Return the reports that are to be sent around a day, those that are sent left out.

    Of which periods, tells the office's own practice: those of which it has reports. In its first
    year here it is reminded of the usual ones too.
    """
    reports = [each for each in dated if each[0].kind is DocumentKind.REPORT]
    made = {period.id: entry for entry, period in reports}
    used = {period.kind.id for _, period in reports}
    if all(period.year >= today.year for _, period in reports):
        used |= set(USUAL_KINDS)
    years = (today.year - 1, today.year, today.year + 1)
    every = (Period(kind, year) for kind in kinds if kind.id in used for year in years)
    found = (_due(period, made, calendar, today) for period in every)
    return tuple(sorted((each for each in found if each), key=lambda each: each.due))


def _due(
    period: Period, made: Mapping[str, ReportEntry], calendar: WorkCalendar, today: date
) -> DueReport | None:
    due, document = calendar.due_day(period), made.get(period.id)
    is_near = today - _LOOK_BACK <= due <= today + _LOOK_AHEAD
    if not is_near or (document is not None and document.state is ReportState.SENT):
        return None
    return DueReport(period, due, period.due_day, days_left(due, today), document)


# --- tasks and open matters -----------------------------------------------------------------------


def _with_tasks(
    desk: Desk, dated: Sequence[Dated], today: date
) -> tuple[ReportEntry, Report] | None:
    """Return the newest report of the year that tells of its tasks, else one that lists them."""
    of_year = [each for each in dated if each[1].year == today.year]
    of_year.sort(key=lambda each: (each[0].kind is DocumentKind.REPORT, each[1].last_day))
    found = ((entry, desk.report(entry.id)) for entry, _period in reversed(of_year))
    listing = [(entry, report) for entry, report in found if report.tasks]
    reports = (each for each in listing if each[1].kind is DocumentKind.REPORT)
    telling = (each for each in reports if each[1].results)
    return next(telling, next(iter(listing), None))


def _open_matters(desk: Desk, dated: Sequence[Dated]) -> Iterator[OpenMatters]:
    """Yield what the documents in work ask for, the latest period first."""
    in_work = [each for each in dated if each[0].state in IN_WORK]
    in_work.sort(key=lambda each: each[1].last_day, reverse=True)
    for entry, _period in in_work[:_MOST_IN_WORK]:
        yield open_matters(desk, entry)


_MOST_IN_WORK = 3
"""Documents whose open matters are counted; an office rarely drafts more at once."""


def open_matters(desk: Desk, entry: ReportEntry) -> OpenMatters:
    """Count what a document still asks for."""
    report = desk.report(entry.id)
    asked = [item.id for item in report.template.items if item.answer is not AnswerKind.NONE]
    states = [report.answer(item).state for item in asked]
    verdicts = [each.verdict for each in checked_identities(report)]
    return OpenMatters(
        entry,
        states.count(AnswerState.UNANSWERED),
        states.count(AnswerState.IN_PROGRESS),
        len(unchanged(desk, report)),
        verdicts.count(Verdict.FAILS),
    )


def _recent(desk: Desk, entries: Sequence[ReportEntry]) -> Iterator[RecentDocument]:
    """Yield the documents that were edited lately, then the others as they were made."""
    edits = recent.last_edits(desk.workspace)
    by_id = {entry.id: entry for entry in entries}
    known = [id_ for id_ in edits if id_ in by_id]
    others = [entry.id for entry in reversed(entries) if entry.id not in edits]
    for id_ in (*known, *others):
        yield RecentDocument(by_id[id_], edits.get(id_))
