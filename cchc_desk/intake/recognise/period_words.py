"""The period that words name: "Quý I năm 2026", "6 tháng đầu năm", "tháng 5/2026", "năm 2026"."""

import re
from collections.abc import Iterable, Sequence

from cchc_desk.forms.period import STANDARD_KINDS, Period, PeriodKind
from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.recognise.numbers import roman_value

_COUNTED = {"sáu": 6, "chín": 9, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
_QUARTER = re.compile(r"\bquý\s+(?P<n>iv|i{1,3}|[1-4]|một|hai|ba|tư|bốn)\b", re.IGNORECASE)
_MONTHS = re.compile(
    r"\b(?P<n>0?6|0?9|sáu|chín)\s+tháng\b(?!\s+cuối)(?:\s+đầu)?(?:\s+năm)?", re.IGNORECASE
)
_MONTH = re.compile(r"\btháng\s+(?P<n>1[0-2]|0?[1-9])\b(?!\s+tháng)", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"\b(?:cả\s+)?năm\s+(?=20\d\d\b)", re.IGNORECASE)

_YEAR = re.compile(r"\bnăm\s+(20\d\d)\b|/\s*(20\d\d)\b|\b(20\d\d)\b", re.IGNORECASE)


def read_period_words(
    texts: Iterable[str], year: int | None, kinds: Sequence[PeriodKind] = STANDARD_KINDS
) -> Period | None:
    """Return the period of the first text that names one; None: none does.

    ``year`` - where the words name no year; None: then it is no period.
    """
    by_id = {kind.id: kind for kind in kinds}
    for text in texts:
        words = fold_spaces(text)
        found = _kind_id(words)
        if found is None or found[0] not in by_id:
            continue
        named = _year_after(words, found[1]) or year
        if named is not None:
            return Period(by_id[found[0]], named)
    return None


def _kind_id(words: str) -> tuple[str, int] | None:
    """Return the id of the kind, and where the words that name it end."""
    if (match := _QUARTER.search(words)) is not None:
        return f"quy-{_count(match['n'])}", match.end()
    if (match := _MONTHS.search(words)) is not None:
        return f"{_count(match['n'])}-thang", match.end()
    if (match := _named_month(words)) is not None:
        return f"thang-{int(match['n'])}", match.end()
    if (match := _WHOLE_YEAR.search(words)) is not None:
        return "nam", match.start()
    return None


def _named_month(words: str) -> re.Match[str] | None:
    """Return the month that words name, unless it belongs to a date."""
    for match in _MONTH.finditer(words):
        before = words[: match.start()].rstrip().lower()
        if not re.search(r"(?:ngày\s*\d*|\d)$", before):
            return match
    return None


def _count(text: str) -> int:
    low = text.lower()
    if low.isdigit():
        return int(low)
    return _COUNTED.get(low) or roman_value(low) or 0


def _year_after(words: str, end: int) -> int | None:
    """Return the year after the period's words; else any that the text names."""
    found = _YEAR.search(words, max(end - 1, 0)) or _YEAR.search(words)
    return None if found is None else int(found[1] or found[2] or found[3])


def year_in(text: str) -> int | None:
    """Return the first year that a text names; None: it names none."""
    found = _YEAR.search(fold_spaces(text))
    return None if found is None else int(found[1] or found[2] or found[3])
