"""Dates and stretches of time as they stand in running text, right or wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from cchc_desk.forms.outline import roman


@dataclass(frozen=True, slots=True)
class FoundDate:
    """Hold a date as typed; ``in_words`` - "ngày 05 tháng 01 năm 2023".

    None: ``value`` - no calendar has this day, or the year is not whole.
    """

    start: int
    end: int
    day: str
    month: str
    year: str
    in_words: bool
    value: date | None


_SLASHED = re.compile(
    r"(?<![\w/.,-])(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{1,5})(?![\d%])(?!/\w)"
    r"(?!-\w*[A-ZĐ])(?!\.\d)"
)
_WORDS = re.compile(
    r"\bngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{1,5})(?!\d)", re.IGNORECASE
)

_WHOLE_YEAR = 4


@lru_cache(maxsize=4096)
def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the dates with day, month and year, in order; kept, for most texts stay."""
    found = [*_found(_SLASHED, text, in_words=False), *_found(_WORDS, text, in_words=True)]
    return tuple(sorted(found, key=lambda each: each.start))


def _found(pattern: re.Pattern[str], text: str, *, in_words: bool) -> Iterator[FoundDate]:
    for match in pattern.finditer(text):
        day, month, year = match["d"], match["m"], match["y"]
        if in_words or _is_date(match, text):
            yield FoundDate(
                match.start(), match.end(), day, month, year, in_words, _value(day, month, year)
            )


def _is_date(match: re.Match[str], text: str) -> bool:
    """Tell a date from a version, an amount or a clause: a slash, or the word "ngày" before it."""
    if match["s"] == "/":
        return True
    has_word = text[: match.start()].rstrip().lower().endswith("ngày")
    return has_word and len(match["y"]) == _WHOLE_YEAR


def _value(day: str, month: str, year: str) -> date | None:
    if len(year) != _WHOLE_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """Hold words that name a period: "Quý I/2023", "6 tháng đầu năm 2023", "năm 2023".

    ``unit`` - "quarter", "half", "months"; ``number`` - which one, or how many months.
    None: ``year`` - the words name none.
    """

    start: int
    end: int
    unit: str
    number: int
    year: int | None
    words: str

    @property
    def first_month(self) -> int:
        """Return the first month that it covers."""
        if self.unit == "quarter":
            return self.number * 3 - 2
        return 13 - self.number if self.unit == "last" else 1

    @property
    def last_month(self) -> int:
        """Return the last month that it covers."""
        if self.unit == "quarter":
            return self.number * 3
        return 12 if self.unit == "last" else self.number


_QUARTER = re.compile(
    r"\bquý\s+(?P<n>iv|i{1,3}|v|vi|[0-9]{1,2})\b(?:\s*(?:/|năm|-)\s*(?P<y>\d{4})\b)?", re.IGNORECASE
)
_SPAN = re.compile(
    r"\b(?P<n>0?[3693]|sáu|chín|ba)\s+tháng\s+(?P<w>đầu|cuối)(?:\s+năm)?(?:\s+(?P<y>\d{4})\b)?",
    re.IGNORECASE,
)
_NAMED = {"sáu": 6, "chín": 9, "ba": 3}
_ROMANS = {roman(n).lower(): n for n in range(1, 8)}


@lru_cache(maxsize=4096)
def find_periods(text: str) -> tuple[FoundPeriod, ...]:
    """Return the quarters and runs of months that a text names, in order; kept, as dates are."""
    found = [*_quarters(text), *_spans(text)]
    return tuple(sorted(found, key=lambda each: each.start))


def _quarters(text: str) -> Iterator[FoundPeriod]:
    for match in _QUARTER.finditer(text):
        low = match["n"].lower()
        number = int(low) if low.isdigit() else _ROMANS[low]
        year = int(match["y"]) if match["y"] else None
        yield FoundPeriod(match.start(), match.end(), "quarter", number, year, match[0])


def _spans(text: str) -> Iterator[FoundPeriod]:
    for match in _SPAN.finditer(text):
        low = match["n"].lower()
        number = _NAMED.get(low) or int(low)
        unit = "last" if match["w"].lower() == "cuối" else "first"
        year = int(match["y"]) if match["y"] else None
        yield FoundPeriod(match.start(), match.end(), unit, number, year, match[0])


@dataclass(frozen=True, slots=True)
class FoundWindow:
    """Hold two dates told as a stretch: "từ ngày 15/12/2022 đến ngày 14/6/2023"."""

    start: int
    end: int
    first: date
    last: date


_BETWEEN = re.compile(r"\s*(?:đến(?:\s+hết)?|tới|-|–|—)\s*(?:ngày\s+)?", re.IGNORECASE)


def find_windows(text: str, dates: tuple[FoundDate, ...]) -> Iterator[FoundWindow]:
    """Yield pairs of dates that "đến" or a dash joins."""
    for one, other in pairwise(dates):
        if one.value is None or other.value is None:
            continue
        between = text[one.end : other.start]
        if _BETWEEN.fullmatch(between):
            yield FoundWindow(one.start, other.end, one.value, other.value)


@dataclass(frozen=True, slots=True)
class FoundYears:
    """Hold two years told as a stretch: "giai đoạn 2021 - 2025"."""

    start: int
    end: int
    first: int
    last: int


_YEARS = re.compile(r"(?<![\d/.,])(?P<a>(?:19|20)\d\d)\s*[-–—]\s*(?P<b>(?:19|20)\d\d)(?![\d/])")


def find_year_spans(text: str) -> Iterator[FoundYears]:
    """Yield the stretches of years that a text names, in order."""
    for match in _YEARS.finditer(text):
        yield FoundYears(match.start(), match.end(), int(match["a"]), int(match["b"]))
