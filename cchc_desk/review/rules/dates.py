"""Dates that no calendar has, stretches that end before they begin, styles that differ."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc_desk.i18n import N_, tr
from cchc_desk.review.dates_in import FoundDate, find_periods, find_windows, find_year_spans
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Text
from cchc_desk.review.view import View

_WHOLE_YEAR = 4
_SHORT_YEAR = 2
_MONTHS = 12
_QUARTERS = 4


def _impossible(view: View) -> Iterator[Slip]:
    for text in view.numbered:
        for found in view.dates(text):
            if found.value is None and len(found.year) != _SHORT_YEAR:
                yield Slip(text, found.start, found.end, _why_impossible(text, found))


def _why_impossible(text: Text, found: FoundDate) -> str:
    words = text.text[found.start : found.end]
    if len(found.year) != _WHOLE_YEAR:
        return tr("The year of “{date}” is not whole.", date=words)
    return tr("No calendar has the day “{date}”.", date=words)


_DAY_MONTH = re.compile(r"\bngày\s+(\d{1,2})/(\d{1,2})(?![\d/])", re.IGNORECASE)
_MONTH = re.compile(
    r"\btháng\s+(\d{1,2})(?=/(?:19|20)\d\d\b|\s+năm\s+(?:19|20)\d\d\b)", re.IGNORECASE
)
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _impossible_parts(view: View) -> Iterator[Slip]:
    for text in view.numbered:
        for match in _DAY_MONTH.finditer(text.text):
            day, month = int(match[1]), int(match[2])
            if not 1 <= month <= _MONTHS or not 1 <= day <= _LONGEST[month - 1]:
                words = match[0]
                message = tr("No calendar has the day “{date}”.", date=words)
                yield Slip(text, match.start(), match.end(), message)
        for match in _MONTH.finditer(text.text):
            before = text.text[: match.start()].rstrip().lower()
            is_of_date = bool(re.search(r"ngày\s+\d{1,2}$", before))
            if not 1 <= int(match[1]) <= _MONTHS and not is_of_date:
                message = tr("A year has no month {month}.", month=match[1])
                yield Slip(text, match.start(), match.end(), message)
        for period in find_periods(text.text):
            if period.unit == "quarter" and not 1 <= period.number <= _QUARTERS:
                message = tr("A year has no such quarter: “{words}”.", words=period.words)
                yield Slip(text, period.start, period.end, message)


_FIRST_YEAR = 1945
_YEARS_AHEAD = 30


def _unlikely_years(view: View) -> Iterator[Slip]:
    last = view.subject.today.year + _YEARS_AHEAD
    for text in view.numbered:
        for found in view.dates(text):
            if found.value is not None and not _FIRST_YEAR <= found.value.year <= last:
                words = text.text[found.start : found.end]
                message = tr("The year of “{date}” cannot be meant.", date=words)
                yield Slip(text, found.start, found.end, message)


def _reversed(view: View) -> Iterator[Slip]:
    for text in view.numbered:
        for window in find_windows(text.text, view.dates(text)):
            if window.last < window.first:
                message = tr("The stretch ends before it begins.")
                yield Slip(text, window.start, window.end, message)
        for years in find_year_spans(text.text):
            if years.last < years.first:
                message = tr("The stretch ends before it begins.")
                yield Slip(text, years.start, years.end, message)


_JOINED = re.compile(r"\s*(?:và|,|;)\s*(?:giai đoạn\s+)?", re.IGNORECASE)
_TERMS = re.compile(r"(?:nhiệm kỳ|khóa|khoá|niên khóa|niên độ|năm học|học kỳ)\s*$", re.IGNORECASE)


def _overlapping(view: View) -> Iterator[Slip]:
    for text in view.numbered:
        spans = tuple(find_year_spans(text.text))
        for one, other in pairwise(spans):
            is_joined = _JOINED.fullmatch(text.text[one.end : other.start])
            overlaps = one.first < other.first <= one.last < other.last
            if is_joined and overlaps and not _TERMS.search(text.text[: one.start]):
                message = tr("Two stretches overlap: {year} belongs to both.", year=other.first)
                yield Slip(text, one.start, other.end, message)


def _short_years(view: View) -> Iterator[Slip]:
    for text in view.numbered:
        for found in view.dates(text):
            if len(found.year) == _SHORT_YEAR and _is_plain_date(text, found):
                words = text.text[found.start : found.end]
                message = tr("Write the year of “{date}” with four digits.", date=words)
                yield Slip(text, found.start, found.end, message)


def _is_plain_date(text: Text, found: FoundDate) -> bool:
    return text.text[: found.start].rstrip().lower().endswith("ngày")


_UNPADDED_MONTHS = range(3, 10)


def _mixed_styles(view: View) -> Iterator[Slip]:
    """Yield the first date of the rarer way to write months 3 to 9."""
    styled = [
        (text, found)
        for text in view.written
        for found in view.dates(text)
        if found.value and not found.in_words and found.value.month in _UNPADDED_MONTHS
    ]
    padded = [each for each in styled if each[1].month.startswith("0")]
    plain = [each for each in styled if not each[1].month.startswith("0")]
    if not padded or not plain:
        return
    rarer = min(plain, padded, key=len)
    text, found = rarer[0]
    message = tr(
        "Months 3 to 9 are written in two ways: {padded} times with a zero, {plain} times without.",
        padded=len(padded),
        plain=len(plain),
    )
    yield Slip(text, found.start, found.end, message)


_CALENDAR = N_("The calendar.")
_STYLE = N_(
    "NĐ 30/2020/NĐ-CP, Phụ lục I, II.4.b: a zero stands before days under 10 and months 1 and 2; "
    "other months are free, but one document writes them in one way."
)

RULES = (
    Rule("DATE-INVALID", Family.DATES, Severity.ERROR, _CALENDAR, _impossible),
    Rule("DATE-INVALID", Family.DATES, Severity.ERROR, _CALENDAR, _impossible_parts),
    Rule("DATE-INVALID", Family.DATES, Severity.ERROR, _CALENDAR, _unlikely_years),
    Rule("DATE-RANGE", Family.DATES, Severity.ERROR, _CALENDAR, _reversed),
    Rule(
        "DATE-OVERLAP",
        Family.DATES,
        Severity.HINT,
        N_("Stretches that follow each other share no year."),
        _overlapping,
    ),
    Rule("DATE-STYLE", Family.DATES, Severity.HINT, _STYLE, _short_years),
    Rule("DATE-STYLE", Family.DATES, Severity.HINT, _STYLE, _mixed_styles),
)
