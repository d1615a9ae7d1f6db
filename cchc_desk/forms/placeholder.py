"""The words in braces that a template leaves open, and what a document puts there."""

import re
from collections.abc import Callable, Iterator, Mapping

from cchc_desk.forms.report import IssueDate, Report
from cchc_desk.forms.template import DocumentKind

# A draft leaves these blanks for the clerk of records to write in after signature.
# Source: NĐ 30/2020/NĐ-CP, Điều 15 and 18: number and date are given when the document is issued.
BLANK_NUMBER = " " * 8
BLANK_DAY = " " * 6

_OPEN = re.compile(r"\{([^{}]*)\}( ?)")

_LAST_PADDED_DAY = 9
_LAST_PADDED_MONTH = 2


def date_words(issued: IssueDate, year: int) -> str:
    """Write "ngày 05 tháng 01 năm 2026", with blanks where the date is not given yet.

    ``year`` is printed when the date has none. Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.4.b.
    """
    day = _padded(issued.day, _LAST_PADDED_DAY)
    month = _padded(issued.month, _LAST_PADDED_MONTH)
    return f"ngày {day} tháng {month} năm {issued.year or year}"


def date_slashed(issued: IssueDate, year: int) -> str:
    """Write "05/01/2026", with blanks where the date is not given yet."""
    day = _padded(issued.day, _LAST_PADDED_DAY)
    return f"{day}/{_padded(issued.month, _LAST_PADDED_MONTH)}/{issued.year or year}"


def _padded(number: int | None, last_padded: int) -> str:
    if number is None:
        return BLANK_DAY
    return f"{number:02d}" if number <= last_padded else str(number)


def number_words(number: str | None) -> str:
    """Write the number of a document: blank in a draft, "05" below ten."""
    if number is None:
        return BLANK_NUMBER
    return number.zfill(2) if number.isdigit() else number


def symbol(report: Report) -> str:
    """Return the part of the number line after "/": "BC-SKHCN"."""
    if report.front.symbol is not None:
        return report.front.symbol
    series = {
        DocumentKind.REPORT: report.office.report_series,
        DocumentKind.PLAN: report.office.plan_series,
    }[report.kind]
    return series or "-".join(filter(None, (report.kind.abbreviation, report.office.symbol)))


def _within(title: str) -> str:
    """Write the title of a period as it stands within a sentence: "quý I"."""
    return title[:1].lower() + title[1:]


_VALUES: Mapping[str, Callable[[Report], str]] = {
    "office.name": lambda r: r.office.name,
    "office.parent": lambda r: r.office.parent,
    "office.symbol": lambda r: r.office.symbol,
    "office.place": lambda r: r.office.place,
    "period.title": lambda r: r.period.kind.title,
    "period.phrase": lambda r: r.period.phrase,
    "period.year": lambda r: str(r.period.year),
    "period.next_title": lambda r: r.period.kind.next_title,
    "period.title_lower": lambda r: _within(r.period.kind.title),
    "period.next_title_lower": lambda r: _within(r.period.kind.next_title),
    "period.previous_year": lambda r: str(r.period.year - 1),
    "period.next_year": lambda r: str(r.period.year + 1),
    "report.type": lambda r: r.kind.type_name,
    "report.number": lambda r: number_words(r.front.number),
    "report.symbol": symbol,
    "report.date": lambda r: date_words(r.front.issued, r.year),
    "report.date_slashed": lambda r: date_slashed(r.front.issued, r.year),
}

NAMES = tuple(_VALUES)
"""The placeholders that a template may use."""

MISSING = "…"
"""What is printed where the office has not said its name, symbol or place yet."""


def unknown_names(text: str) -> Iterator[str]:
    """Yield the words in braces that are no placeholder."""
    yield from (name for name, _ in _OPEN.findall(text) if _known(name) not in _VALUES)


def fill(text: str, report: Report) -> str:
    """Put the values of one document in place of the placeholders; unknown ones stay.

    A placeholder in capitals ("NHIỆM VỤ {PERIOD.NEXT_TITLE} NĂM") gives its value in capitals.
    "{period.title} năm" of a whole year has an empty title; the space behind it goes too.
    """
    return _OPEN.sub(lambda m: _value(m, report), text)


def _value(match: re.Match[str], report: Report) -> str:
    name = _known(match[1])
    if name not in _VALUES:
        return match[0]
    value = _VALUES[name](report)
    if not value:
        return "" if name.startswith("period.") else MISSING + match[2]
    return (value.upper() if match[1].isupper() else value) + match[2]


def _known(name: str) -> str:
    """Return the name of a placeholder that may be written in capitals."""
    return name.lower() if name.isupper() else name
