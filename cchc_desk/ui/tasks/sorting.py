"""The order of Vietnamese words, letters first and tones second, and that of deadlines."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from cchc_desk.forms.deadline import DeadlineKind, read_deadline

# Source: the Vietnamese alphabet, with f, j, w and z where Latin dictionaries put them.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: rank for rank, letter in enumerate(_ALPHABET, start=1)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_COMPARED = 200  # characters; texts that begin alike so far keep the order of the document
_PARTS = re.compile(r"\d+|\D", re.ASCII)

SortKey = tuple[tuple[tuple[int, int], ...], tuple[int, ...]]

# Tasks with a date first, those without one last, whichever way the dates are sorted.
_KINDS = (DeadlineKind.RANGE, DeadlineKind.RECURRING, DeadlineKind.OPEN, DeadlineKind.UNKNOWN)


def sort_key(text: str) -> SortKey:
    """Return a key by which texts sort as in a Vietnamese dictionary, "Tháng 2" before "10"."""
    parts = [_part(part) for part in _PARTS.findall(text[:_COMPARED].lower())]
    return tuple(place for place, _ in parts), tuple(tone for _, tone in parts)


@lru_cache(maxsize=4096)  # twice the rows of the largest table
def deadline_key(words: str, year: int) -> tuple[int, SortKey]:
    """Return the place of a deadline's kind, and a key by which those of one kind sort by date.

    The day on which they end comes first, then the one on which they begin.
    """
    read = read_deadline(words, year)
    end, start = read.end or date.max, read.start or date.min
    is_dated = read.start is not None or read.end is not None
    days = ((end.toordinal(), start.toordinal()),) if is_dated else ()
    return _KINDS.index(read.kind), (days, ())


@lru_cache(maxsize=4096)
def _part(part: str) -> tuple[tuple[int, int], int]:
    if part.isdecimal() and part.isascii():
        return (1, int(part[:18])), 0
    letter, tone = _without_tone(part)
    rank = _RANKS.get(letter)
    return (0, ord(part)) if rank is None else (2, rank), tone


def _without_tone(character: str) -> tuple[str, int]:
    marks = unicodedata.normalize("NFD", character)
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), 0)
    kept = "".join(mark for mark in marks if mark not in _TONES)
    return unicodedata.normalize("NFC", kept), tone
