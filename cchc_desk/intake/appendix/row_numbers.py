"""The numbers in the first column of a table: of which kind they are, and what they count."""

import re
from collections.abc import Mapping, Sequence
from enum import IntEnum

from cchc_desk.intake.recognise.numbers import roman_value


class NumberKind(IntEnum):
    """Name the kinds of row numbers, the outer ones first."""

    NONE = 0
    CAPITAL = 1
    ROMAN = 2
    WHOLE = 3
    PARTED = 4
    LETTER = 5
    SIGN = 6
    OTHER = 7


OUTER = (NumberKind.CAPITAL, NumberKind.ROMAN)
"""The kinds that number groups wherever rows are numbered in another way too."""

_FORMS: Mapping[NumberKind, re.Pattern[str]] = {
    NumberKind.ROMAN: re.compile(r"[IVX]+"),
    NumberKind.CAPITAL: re.compile(r"[A-HK-NP-UĐ]"),
    NumberKind.WHOLE: re.compile(r"\d{1,5}"),
    NumberKind.PARTED: re.compile(r"(?:\d{1,4}|[IVX]+|[A-HĐ])(?:\.\d{1,4})+"),
    NumberKind.LETTER: re.compile(r"[a-zđ]"),
    NumberKind.SIGN: re.compile(r"[-–+*•]"),
}
_MARKS = ".):/ "

# "I. CẢI CÁCH THỂ CHẾ", "A - PHẦN CHUNG", "1. Kế hoạch", "a) Rà soát".
_BEFORE_TITLE = re.compile(
    r"(?P<number>[IVX]+|[A-HĐ]|\d{1,2}|[a-zđ])(?:[.):/]\s*|\s+[-–]\s+)(?=\S)"
)


def number_kind(text: str) -> NumberKind:
    """Return the kind of a row number as typed; NONE of an empty one, OTHER of other words."""
    bare = bare_number(text)
    if not bare:
        return NumberKind.SIGN if text.strip() else NumberKind.NONE
    found = (kind for kind, form in _FORMS.items() if form.fullmatch(bare))
    kind = next(found, NumberKind.OTHER)
    if kind is NumberKind.ROMAN and roman_value(bare) is None:
        return NumberKind.OTHER
    return kind


def bare_number(text: str) -> str:
    """Return a row number without the mark after it: "1" of "1.", "a" of "a)"."""
    return text.strip().rstrip(_MARKS)


def split_title(title: str) -> tuple[str, str]:
    """Part the number from a title that begins with one: ("I", "CẢI CÁCH"); "" when none does."""
    match = _BEFORE_TITLE.match(title)
    if match is None:
        return "", title
    return match["number"], title[match.end() :]


def restarts(numbers: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows count anew in every group; ``numbers`` - those typed in each group."""
    anew = through = count = 0
    for group in numbers:
        for place, number in enumerate(group, start=1):
            count += 1
            anew += counts_as(number, place)
            through += counts_as(number, count)
    return anew > through


def counts_as(number: str, count: int) -> bool:
    """Tell whether a typed number says what is counted: "05" and "5." say 5."""
    bare = bare_number(number)
    return bare.isdecimal() and int(bare) == count
