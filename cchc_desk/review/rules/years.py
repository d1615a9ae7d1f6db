"""Years of plans, deadlines and cited documents that are not those of the document."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cchc_desk.forms.task import Column
from cchc_desk.forms.template import DocumentKind
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Text
from cchc_desk.review.view import View

_BY_PLAN = re.compile(
    r"\btheo\s+(?:kế hoạch|chương trình)\b(?![^.;,]{0,80}\bsố\b)[^.;,]{0,80}?\bnăm\s+(20\d\d)\b"
    r"(?!\s*[-–])",
    re.IGNORECASE,
)


def _by_old_plan(view: View) -> Iterator[Slip]:
    period = view.subject.period
    if period is None or view.report.kind is not DocumentKind.PLAN:
        return
    for text in view.answers:
        for match in _BY_PLAN.finditer(text.text):
            if int(match[1]) < period.year and not view.is_cited(text, match.start(1)):
                message = tr(
                    "A plan of {year} sends the reader to a plan of {other}.",
                    year=period.year,
                    other=match[1],
                )
                yield Slip(text, match.start(), match.end(), message)


_YEAR = re.compile(r"(?<![\d/.])(20\d\d)(?![\d/])")
_YEAR_WITH_PERIOD = re.compile(
    r"(?:quý\s+\w+|tháng\s+[\d\s,-]+|6 tháng\s+\w+(?:\s+năm)?)\s*/?\s*(?:năm\s+)?20\d\d",
    re.IGNORECASE,
)


def _stale_deadlines(view: View) -> Iterator[Slip]:
    if view.subject.period is None:
        return
    plan_year = view.report.year
    first_day = min(view.report.period.first_day, date(plan_year - 1, 12, 1))
    for task in view.tasks:
        if task.deadline.end is not None and task.deadline.end >= first_day:
            continue
        for text in task.of(Column.DEADLINE):
            years = list(_deadline_years(view, text))
            if years and all(int(each[1]) < plan_year for each in years):
                last = years[-1]
                start = _start_of_period(text.text, last)
                message = tr(
                    "{year} is not a year of this document ({plan_year}); is {plan_year} meant?",
                    year=last[1],
                    plan_year=plan_year,
                )
                yield Slip(
                    text, start, last.end(), message, _with_year(text, start, last, plan_year)
                )


def _deadline_years(view: View, text: Text) -> Iterator[re.Match[str]]:
    dated = [(found.end - 4, found.end) for found in view.dates(text)]
    for match in re.finditer(r"(?<!\d)(20\d\d)(?!\d)", text.text):
        is_cited = view.is_cited(text, match.start()) and (match.start(), match.end()) not in dated
        if not is_cited:
            yield match


def _start_of_period(text: str, year: re.Match[str]) -> int:
    for match in _YEAR_WITH_PERIOD.finditer(text):
        if match.end() == year.end():
            return match.start()
    return year.start()


def _with_year(text: Text, start: int, year: re.Match[str], right: int) -> str:
    return f"{text.text[start : year.start()]}{right}"


# --- cited documents ------------------------------------------------------------------------------

_YEARLY = {"Kế hoạch", "Chương trình"}
_OF_YEAR = re.compile(r"\bnăm\s+(20\d\d)\b(?!\s*[-–])", re.IGNORECASE)
_LAST_EARLY_MONTH = 6


def _plan_dated_early(view: View) -> Iterator[Slip]:
    """Yield plans of a year that are dated in the first half of the year before."""
    for text in view.written:
        for found in view.citations(text):
            day = found.citation.date
            if found.citation.type not in _YEARLY or day is None or day.month > _LAST_EARLY_MONTH:
                continue
            after = text.text[found.end : found.end + 200].split(";")[0]
            subject = found.citation.subject or after
            years = {int(year) for year in _OF_YEAR.findall(subject)}
            if years == {day.year + 1}:
                message = tr(
                    "A plan of {year} is dated {date}, a year early; is {right} meant?",
                    year=day.year + 1,
                    date=_shown(day),
                    right=f"{day:%d/%m}/{day.year + 1}",
                )
                yield Slip(
                    text, found.start, _end_of_date(view, text, found.start, found.end), message
                )


def _end_of_date(view: View, text: Text, start: int, end: int) -> int:
    ends = [d.end for d in view.dates(text) if start <= d.start < end]
    return ends[0] if ends else end


_LATE = timedelta(days=45)


def _from_the_future(view: View) -> Iterator[Slip]:
    """Yield cited documents that are dated after the document that cites them."""
    limit = _last_possible_day(view)
    for text in view.written:
        for found in view.citations(text):
            day = found.citation.date
            if day is not None and day > limit:
                message = tr(
                    "A document of {date} cannot be cited yet: this one is of {limit} or earlier.",
                    date=_shown(day),
                    limit=_shown(limit),
                )
                end = _end_of_date(view, text, found.start, found.end)
                yield Slip(text, found.start, end, message)


def _last_possible_day(view: View) -> date:
    today = view.subject.today
    issued = view.report.front.issued
    period = view.subject.period
    if period is None:
        return today
    if issued.day and issued.month:
        return min(today, _day(issued.year or period.year, issued.month, issued.day) or today)
    if view.report.kind is DocumentKind.REPORT:
        return min(today, period.due_day + _LATE)
    return today


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"


RULES = (
    Rule(
        "YEAR-STALE",
        Family.DATES,
        Severity.HINT,
        N_("A plan is carried out by the plans of its own year."),
        _by_old_plan,
    ),
    Rule(
        "YEAR-STALE",
        Family.DATES,
        Severity.WARNING,
        N_("A task of the year is due in the year."),
        _stale_deadlines,
    ),
    Rule(
        "PLAN-YEAR",
        Family.DATES,
        Severity.WARNING,
        N_("A plan of a year is issued at the end of the year before or later."),
        _plan_dated_early,
    ),
    Rule(
        "DATE-FUTURE",
        Family.DATES,
        Severity.WARNING,
        N_("A document can only cite what was issued before it."),
        _from_the_future,
    ),
)
