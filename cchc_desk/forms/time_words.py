"""Stretches of time that a text names: "Quý I năm 2025", "tháng 02/2025", "ngày 13/02/2025"."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cchc_desk.forms.citation_find import find_citations
from cchc_desk.forms.period import Period


class TimeUnit(StrEnum):
    """How long a named stretch is."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SPAN = "span"  # 6 tháng đầu năm
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Hold words that name a stretch of time, its days, and where they stand in the text.

    ``has_year``: the words name a year themselves, else it was given. ``is_cited``: they are the
    date of a document that the text refers to.
    """

    start: int
    end: int
    unit: TimeUnit
    first: date
    last: date
    has_year: bool = True
    is_cited: bool = False


_YEAR = r"(?P<year>20\d\d)(?!\d)"
_OF_YEAR = rf"(?:\s*(?:/|,?\s*năm)\s*{_YEAR})?"
_PATTERNS: Mapping[TimeUnit, re.Pattern[str]] = {
    TimeUnit.DAY: re.compile(
        r"(?<![\w/.,-])(?:ngày\s+)?(?P<day>\d{1,2})(?:\s*/\s*(?P<month>\d{1,2})\s*/\s*"
        r"|\s+tháng\s+(?P<month_word>\d{1,2})\s*(?:năm\s+|/))(?P<year>20\d\d)(?![\d/])",
        re.IGNORECASE,
    ),
    TimeUnit.QUARTER: re.compile(
        rf"(?<!\w)(?:quý|quí)\s+(?P<number>IV|I{{1,3}}|[1-4])(?!\w){_OF_YEAR}", re.IGNORECASE
    ),
    TimeUnit.SPAN: re.compile(
        rf"(?<![\w/.,])0?(?P<number>[369])\s+tháng\s+(?P<part>đầu|cuối)(?:\s+năm(?:\s+{_YEAR})?)?",
        re.IGNORECASE,
    ),
    TimeUnit.MONTH: re.compile(
        rf"(?<!\w)tháng\s+(?P<number>1[0-2]|0?[1-9])(?!\w)(?!\s+tháng){_OF_YEAR}", re.IGNORECASE
    ),
    TimeUnit.YEAR: re.compile(rf"(?<!\w)năm\s+{_YEAR}(?!\s*[-–]\s*20\d\d)", re.IGNORECASE),
}


def find_time_words(text: str, year: int) -> tuple[TimeWords, ...]:
    """Return the stretches of time that a text names, in its order; the text is in NFC.

    ``year`` counts where the words name none. A day that no calendar has is left out.
    """
    cited = [(found.start, found.end) for found in find_citations(text)]
    taken: list[TimeWords] = []
    for unit, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            days = _DAYS[unit](match, int(match["year"] or year))
            is_free = all(match.end() <= t.start or t.end <= match.start() for t in taken)
            if days is not None and is_free:
                taken.append(_words(match, unit, days, cited))
    return tuple(sorted(taken, key=lambda each: each.start))


_Days = tuple[date, date]


def _words(
    match: re.Match[str], unit: TimeUnit, days: _Days, cited: list[tuple[int, int]]
) -> TimeWords:
    is_cited = any(start <= match.start() and match.end() <= end for start, end in cited)
    has_year = match["year"] is not None
    return TimeWords(*match.span(), unit, *days, has_year=has_year, is_cited=is_cited)


def _day(match: re.Match[str], year: int) -> _Days | None:
    month = int(match["month"] or match["month_word"])
    try:
        found = date(year, month, int(match["day"]))
    except ValueError:
        return None
    return found, found


def _quarter(match: re.Match[str], year: int) -> _Days:
    number = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(match["number"].lower())
    last = 3 * (number or int(match["number"]))
    return _months(year, last - 2, last)


def _span(match: re.Match[str], year: int) -> _Days:
    count = int(match["number"])
    is_first = match["part"].lower() == "đầu"
    return _months(year, 1, count) if is_first else _months(year, 13 - count, 12)


def _month(match: re.Match[str], year: int) -> _Days:
    return _months(year, int(match["number"]), int(match["number"]))


def _whole_year(_match: re.Match[str], year: int) -> _Days:
    return _months(year, 1, 12)


def _months(year: int, first: int, last: int) -> _Days:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


_DAYS: Mapping[TimeUnit, Callable[[re.Match[str], int], _Days | None]] = {
    TimeUnit.DAY: _day,
    TimeUnit.QUARTER: _quarter,
    TimeUnit.SPAN: _span,
    TimeUnit.MONTH: _month,
    TimeUnit.YEAR: _whole_year,
}


def past_words(text: str, period: Period) -> Iterator[TimeWords]:
    """Yield the words that name a time before a report's own, dates of documents left out.

    In text that came from an earlier report such words are most often left over. Days and months
    count from the report's window on, names of periods from its own on.
    """
    for found in find_time_words(text, period.year):
        if not found.is_cited and found.last < _begin(found.unit, period):
            yield found


_LONGEST_MONTH = timedelta(days=31)
_LONGEST_QUARTER = timedelta(days=92)


def _begin(unit: TimeUnit, period: Period) -> date:
    """Return the first day that is of a report's own time, as words of a unit name it."""
    last, length = period.last_day, period.last_day - period.first_day
    if unit is TimeUnit.MONTH and length < _LONGEST_MONTH:
        return last.replace(day=1)
    if unit in {TimeUnit.DAY, TimeUnit.MONTH}:
        return period.first_day
    if unit is TimeUnit.YEAR or length >= _LONGEST_QUARTER:
        return date(period.year, 1, 1)
    return date(last.year, (last.month - 1) // 3 * 3 + 1, 1)
