"""The documents that stand beside one in time: of the last period, of the same one last year."""

from dataclasses import dataclass

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.past import period_or_none
from cchc_desk.forms.period import Period
from cchc_desk.storage import periods
from cchc_desk.storage.reports import ReportEntry


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Name the neighbours of a document. None: there is none."""

    last: ReportEntry | None = None
    year_ago: ReportEntry | None = None


def neighbours(desk: Desk, document: str) -> Neighbours:
    """Find the neighbours of a document, of its own kind and the newest where there are several.

    The last period is the one that ended last before this one ends: the first quarter of the half
    year that it is part of. Of several it is the shortest. Sums and openings go by windows that
    follow each other, and so by ``Report.past``.
    Raises: NoReportError.
    """
    own = desk.report(document)
    kinds = periods.read_kinds(desk.workspace)
    others = [e for e in reversed(desk.documents()) if e.kind is own.kind and e.id != document]
    read = [(each, period_or_none(each.period_id, kinds)) for each in others]
    dated = [(each, found) for each, found in read if found is not None]
    return Neighbours(_last(own.period, dated), _year_ago(own.period, dated))


_Dated = tuple[ReportEntry, Period]


def _last(period: Period, others: list[_Dated]) -> ReportEntry | None:
    before = [(each, found) for each, found in others if found.last_day < period.last_day]
    found = max(before, key=lambda each: (each[1].last_day, each[1].first_day), default=None)
    return None if found is None else found[0]


def _year_ago(period: Period, others: list[_Dated]) -> ReportEntry | None:
    wanted = Period(period.kind, period.year - 1).id
    return next((each for each, found in others if found.id == wanted), None)
