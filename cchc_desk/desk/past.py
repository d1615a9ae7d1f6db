"""What the other reports of the workspace tell of the time before one: for sums and openings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from cchc_desk.forms.figure import Figure, known_value
from cchc_desk.forms.figure_time import Cumulation, Past, Values
from cchc_desk.forms.period import Period, PeriodError, PeriodKind, read_period
from cchc_desk.forms.report import Report
from cchc_desk.forms.template import DocumentKind
from cchc_desk.forms.tiling import Window, tilings
from cchc_desk.storage import figure_values, figures, periods
from cchc_desk.storage.workspace import Workspace

_MOST_WAYS = 32
"""Ways to lay reports over a year that are looked at; with months and quarters there are 36."""

_WHOLE_YEAR = "nam"


class PeriodValues(NamedTuple):
    """Hold what one report says: its id, its period, and the values that it knows."""

    id: str
    period: Period
    values: Values


def with_past(workspace: Workspace, report: Report) -> Report:
    """Return a document that knows the catalogue, and a report that knows those before it too."""
    shared = figures.read_figures(workspace)
    if report.kind is not DocumentKind.REPORT:
        return replace(report, shared=shared)
    kinds = periods.read_kinds(workspace)
    first_day = report.period.first_day
    every = other_periods(workspace, report, kinds)
    others = {id_: each for id_, each in every.items() if each.last_day < first_day}
    catalogue = {**{figure.id: figure for figure in report.template.figures}, **shared}
    cumulation = Cumulation(catalogue.values(), report.template.identities)
    known = tuple(read_values(workspace, others, catalogue))
    past = _past(report.period, year_begin(report.period, kinds), known, cumulation)
    return replace(report, shared=shared, past=past)


def year_begin(period: Period, kinds: Iterable[PeriodKind]) -> date:
    """Return the first day of the reporting year that a period belongs to.

    It is that of the whole year's report; where the office has none, of its earliest period.
    """
    by_id = {kind.id: Period(kind, period.year).first_day for kind in kinds}
    return by_id.get(_WHOLE_YEAR) or min([*by_id.values(), period.first_day])


def read_values(
    workspace: Workspace, others: Mapping[str, Period], catalogue: Mapping[str, Figure]
) -> Iterable[PeriodValues]:
    """Yield what reports say, in their order; shares are computed where their parts are known."""
    entered = figure_values.values_of(workspace, others)
    for id_, period in others.items():
        values = entered.get(id_, {})
        shares = ((f.id, known_value(f, values)) for f in catalogue.values() if f.numerator)
        computed = {figure: share for figure, share in shares if share is not None}
        yield PeriodValues(id_, period, {**values, **computed})


def other_periods(
    workspace: Workspace, report: Report, kinds: Sequence[PeriodKind]
) -> Mapping[str, Period]:
    """Return the periods of all other reports by their ids, the newest report first."""
    found = reversed(figure_values.report_periods(workspace))
    read = ((each.id, period_or_none(each.period, kinds)) for each in found if each.id != report.id)
    return {id_: period for id_, period in read if period is not None}


def period_or_none(period_id: str, kinds: Iterable[PeriodKind]) -> Period | None:
    """Return a period; None: the office has removed that kind of period."""
    try:
        return read_period(period_id, kinds)
    except PeriodError:
        return None


def _past(
    period: Period, begin: date, others: Sequence[PeriodValues], cumulation: Cumulation
) -> Past:
    day_before = period.first_day - timedelta(days=1)
    last = [each for each in others if each.period.last_day == day_before]
    last.sort(key=lambda each: each.period.first_day, reverse=True)
    return Past(
        previous=_first_known(each.values for each in last),
        year=summed(Window(begin, day_before), others, cumulation),
        opens_year=period.first_day <= begin,
    )


def summed(whole: Window, others: Sequence[PeriodValues], cumulation: Cumulation) -> Values:
    """Return what reports whose windows tile a whole one add up to.

    A value comes from the first way to lay them in which all of its reports tell it.
    """
    windows = [Window(each.period.first_day, each.period.last_day) for each in others]
    ways = islice(tilings(whole, windows), _MOST_WAYS)
    return _first_known(
        cumulation.added(others[place].values for place in way) for way in ways if way
    )


def _first_known(choices: Iterable[Values]) -> Values:
    """Return every value from the first of the choices that knows it."""
    found: Values = {}
    for values in choices:
        found = {**values, **found}
    return found
