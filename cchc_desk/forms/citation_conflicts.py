"""Where the citations of a document contradict each other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations

from cchc_desk.forms.citation import (
    Citation,
    number_key,
    same_document,
    subject_key,
    symbol_key,
)
from cchc_desk.forms.text import fold_spaces, without_marks


class ConflictKind(StrEnum):
    """Name in what two citations contradict each other."""

    DATES = "dates"  # one document, two dates
    YEARS = "years"  # the same day or subject in two years: one of them is a slip
    TYPES = "types"  # "Quyết định số 1363/UBND-VP", "Công văn số 1363/UBND-VP"
    NUMBERINGS = "numberings"  # "06/NQ-HĐND", "06/2020/NQ-HĐND"
    SYMBOLS = "symbols"  # "11/KH-SKHCN", "11/KH-SKHHCN" of one day
    ISSUERS = "issuers"  # one document of two agencies


@dataclass(frozen=True, slots=True)
class Conflict:
    """Say that two citations contradict each other; both are places in what was compared."""

    kind: ConflictKind
    first: int
    second: int


def find_conflicts(citations: Sequence[Citation]) -> tuple[Conflict, ...]:
    """Return the contradictions, each pair of differing words once, in the order of the texts."""
    by_number: dict[str, list[int]] = {}
    for place, citation in enumerate(citations):
        if citation.number:
            by_number.setdefault(number_key(citation.number), []).append(place)
    found = [c for places in by_number.values() for c in _within(citations, places)]
    return tuple(sorted(found, key=lambda c: (c.first, c.second)))


def _within(citations: Sequence[Citation], places: Sequence[int]) -> Iterator[Conflict]:
    """Compare citations of one number; of equal ones only the first."""
    firsts = {citations[place]: place for place in reversed(places)}
    seen: set[tuple[ConflictKind, frozenset[str]]] = set()
    for first, second in combinations(sorted(firsts.values()), 2):
        for kind, words in _conflicts(citations[first], citations[second]):
            if (kind, words) not in seen:
                seen.add((kind, words))
                yield Conflict(kind, first, second)


def _conflicts(one: Citation, other: Citation) -> Iterator[tuple[ConflictKind, frozenset[str]]]:
    checks = _OF_ONE if same_document(one, other) else _OF_TWO
    for kind, (differs, words) in checks.items():
        if differs(one, other):
            yield kind, frozenset({words(one), words(other)})


def _dates(one: Citation, other: Citation) -> bool:
    return None not in (one.date, other.date) and one.date != other.date


def _types(one: Citation, other: Citation) -> bool:
    """Tell of two types; "Văn bản" may be any, "Chương trình hành động" is a Chương trình."""
    types = sorted((one.type, other.type))
    return "" not in types and "Văn bản" not in types and not types[1].startswith(types[0])


def _numberings(one: Citation, other: Citation) -> bool:
    return bool(one.symbol and other.symbol) and (
        (one.numbered_year is None) is not (other.numbered_year is None)
    )


def _issuers(one: Citation, other: Citation) -> bool:
    """Tell of two agencies; one that names the other more fully is no other."""
    names = _issuer_key(one.issuer), _issuer_key(other.issuer)
    return "" not in names and names[0] not in names[1] and names[1] not in names[0]


_FULL_NAMES = (
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("kh&cn", "khoa hoc va cong nghe"),
    ("bch", "ban chap hanh"),
    ("vp ", "van phong "),
)


def _issuer_key(issuer: str) -> str:
    words = fold_spaces(without_marks(issuer))
    for short, full in _FULL_NAMES:
        words = words.replace(short, full)
    return words


def _years(one: Citation, other: Citation) -> bool:
    """Tell of one symbol in two years that would be a strange chance."""
    if not one.symbol or symbol_key(one.symbol) != symbol_key(other.symbol):
        return False
    subjects = subject_key(one.subject), subject_key(other.subject)
    same_subject = bool(subjects[0]) and subjects[0] == subjects[1]
    days = [(c.date.day, c.date.month) for c in (one, other) if c.date]
    return same_subject or (len(days) > 1 and days[0] == days[1])


_ALIKE = 0.75
"""Likeness of two symbols, 0 to 1, from which one is taken for a slip of the other."""


def _symbols(one: Citation, other: Citation) -> bool:
    """Tell of two symbols that look alike, of one type and day."""
    if one.date is None or (one.date, one.type) != (other.date, other.type):
        return False
    keys = symbol_key(one.symbol), symbol_key(other.symbol)
    is_other = "" not in keys and keys[0] != keys[1]
    return is_other and SequenceMatcher(None, *keys).ratio() >= _ALIKE


_Check = tuple[Callable[[Citation, Citation], bool], Callable[[Citation], str]]

_OF_ONE: Mapping[ConflictKind, _Check] = {
    ConflictKind.DATES: (_dates, lambda c: f"{symbol_key(c.symbol)} {c.date}"),
    ConflictKind.TYPES: (_types, lambda c: f"{symbol_key(c.symbol)} {c.type}"),
    ConflictKind.NUMBERINGS: (_numberings, lambda c: c.symbol),
    ConflictKind.ISSUERS: (_issuers, lambda c: f"{symbol_key(c.symbol)} {_issuer_key(c.issuer)}"),
}
_OF_TWO: Mapping[ConflictKind, _Check] = {
    ConflictKind.YEARS: (_years, lambda c: f"{symbol_key(c.symbol)} {c.year}"),
    ConflictKind.SYMBOLS: (_symbols, lambda c: f"{symbol_key(c.symbol)} {c.date}"),
}
