"""What follows the head of a citation: its date, its issuer and what it is about."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desk.forms.citation import Oddity, Part
from cchc_desk.forms.citation_words import (
    AGENCY_HEADS,
    CAPITAL_ENDS,
    CLAUSE_HEADS,
    FIELDS,
    ISSUER_END_PAIRS,
    ISSUER_ENDS,
    LISTING_HEADS,
    OPENING_VERBS,
    TYPE_NAMES,
)
from cchc_desk.forms.text import fold_spaces, without_marks


@dataclass(frozen=True, slots=True)
class Tail:
    """Hold the parts as read; as in ``Citation``. Shape: ``places`` - (part, start, end)."""

    end: int
    date: datetime.date | None = None
    typed_date: str = ""
    issuer: str = ""
    subject: str = ""
    oddities: frozenset[Oddity] = frozenset()
    places: tuple[tuple[Part, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold one part that was read: its words, and where they begin and end."""

    start: int
    end: int
    words: str
    day: datetime.date | None = None
    oddities: frozenset[Oddity] = frozenset()


def read_tail(text: str, start: int, heads: Sequence[int]) -> Tail:
    """Read from the end of a head; ``heads`` are the places where the later ones begin, in order.

    A date may stand before or after the issuer. A subject may run on over heads inside it.
    """
    limit = heads[0] if heads else len(text)
    dated = read_date(text, start, limit)
    issuer = _read_issuer(text, dated.end if dated else start, limit)
    if dated is None and issuer is not None:
        dated = read_date(text, issuer.end, limit)
    end = max((piece.end for piece in (dated, issuer) if piece), default=start)
    subject = _read_subject(text, end, heads, is_dated=end > start)
    pieces = ((Part.DATE, dated), (Part.ISSUER, issuer), (Part.SUBJECT, subject))
    read = sorted((p.start, p.end, part) for part, p in pieces if p is not None)
    return Tail(
        end=max((end for _, end, _ in read), default=start),
        date=dated.day if dated else None,
        typed_date=dated.words if dated else "",
        issuer=issuer.words if issuer else "",
        subject=subject.words if subject else "",
        oddities=dated.oddities if dated else frozenset(),
        places=tuple((part, begin, end) for begin, end, part in read),
    )


# --- the date -------------------------------------------------------------------------------------

_DATE_LEAD = r"\s*[,(]?\s*(?:(?:được\s+)?(?:ban hành|ký|đề)\s+)?"
_DATE = re.compile(
    rf"{_DATE_LEAD}(?P<date>(?i:ngày)\s*(?P<day>\d+)"
    r"(?:\s*[/.-]\s*(?P<month>\d+)(?:\s*[/.-]\s*(?P<year>\d+))?"
    r"|\s*tháng\s*(?P<month_word>\d+)(?:\s*(?:,?\s*năm|/)\s*(?P<year_word>\d+))?)?)"
)
_BLANK_DATE = re.compile(
    rf"{_DATE_LEAD}(?P<date>(?i:ngày)[\s.…_]*(?:tháng[\s\d.…_]*năm(?:\s*\d{{4}})?|/[\s\d.…_]*/\s*\d{{4}}))"
)
_YEAR_ALONE = re.compile(r"\s*,?\s*(?P<date>năm\s+(?:19|20)\d\d)(?!\w)")
_CENTURY = 2000
_SHORT_YEAR_DIGITS = 2
_YEARS = range(1945, 2100)
_LAST_PADDED_MONTH = 2


def read_date(text: str, start: int, limit: int) -> Piece | None:
    """Read a date that follows at once; its ``words`` are empty where it is a day.

    None: there is none.
    """
    match = _DATE.match(text, start, limit)
    if match is not None:
        return _dated(match)
    blank = _BLANK_DATE.match(text, start, limit)
    if blank is not None:
        return Piece(*blank.span("date"), "", None, frozenset({Oddity.DATE_BLANK}))
    alone = _YEAR_ALONE.match(text, start, limit)
    if alone is None:
        return None
    incomplete = frozenset({Oddity.DATE_INCOMPLETE})
    return Piece(*alone.span("date"), fold_spaces(alone["date"]), None, incomplete)


def _dated(match: re.Match[str]) -> Piece:
    day, month = match["day"], match["month"] or match["month_word"]
    year = match["year"] or match["year_word"]
    oddities = set()
    if not _is_padded(day) or (month and not _is_padded(month, _LAST_PADDED_MONTH)):
        oddities.add(Oddity.DATE_NOT_PADDED)
    if month is None or year is None:
        oddities.add(Oddity.DATE_INCOMPLETE)
        found = None
    else:
        oddities |= {Oddity.YEAR_SHORTENED} if len(year) == _SHORT_YEAR_DIGITS else set()
        found = _day(int(day), int(month), year)
        oddities |= {Oddity.DATE_IMPOSSIBLE} if found is None else set()
    words = "" if found else fold_spaces(match["date"])
    return Piece(*match.span("date"), words, found, frozenset(oddities))


def _is_padded(number: str, last_padded: int = 9) -> bool:
    """Tell whether a small number has its zero. Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.4.b."""
    return len(number) > 1 or int(number) > last_padded


def _day(day: int, month: int, year: str) -> datetime.date | None:
    """Return the day of the calendar; a year of two digits is of this century."""
    number = int(year) + (_CENTURY if len(year) == _SHORT_YEAR_DIGITS else 0)
    try:
        return datetime.date(number, month, day) if number in _YEARS else None
    except ValueError:
        return None


# --- the issuer -----------------------------------------------------------------------------------

_OF = re.compile(r"\s*[,)]?\s*của\s+")
_WORD = re.compile(r"\S+")
_LINE_END = re.compile(r"[\n\t]")
_AFTER_NAME = re.compile(r"[;:()\[\]{}”\"'…!?]")
_NAME_END = re.compile(rf"{_AFTER_NAME.pattern}|\.\Z")
_DASHES = ("-", "–")
_MOST_WORDS = 16
_LOOK_AHEAD = 40


def _read_issuer(text: str, start: int, limit: int) -> Piece | None:
    lead = _OF.match(text, start, limit)
    if lead is None:
        return None
    words: list[re.Match[str]] = []
    line_end = _LINE_END.search(text, lead.end(), limit)
    for word in _WORD.finditer(text, lead.end(), line_end.start() if line_end else limit):
        if len(words) == _MOST_WORDS or _ends_issuer(text, words, word):
            break
        words.append(word)
        if _NAME_END.search(word[0]):
            break
    end = _end_of(words)
    return Piece(lead.end(), end, fold_spaces(text[lead.end() : end])) if words else None


def _end_of(words: list[re.Match[str]]) -> int:
    """Return where the last word of a name ends, without punctuation and "và"."""
    while words and words[-1][0] in {"và", "các", *_DASHES}:
        words.pop()
    if not words:
        return 0
    last = _AFTER_NAME.split(words[-1][0], maxsplit=1)[0].rstrip(".,")
    return words[-1].start() + len(last)


def _ends_issuer(text: str, words: list[re.Match[str]], word: re.Match[str]) -> bool:
    """Tell whether a name is complete before this word."""
    rest = text[word.start() : word.start() + _LOOK_AHEAD]
    if word[0].startswith(("(", "“", '"', "[")):
        return True
    if word[0] in _DASHES:
        return not rest[1:].lstrip()[:1].isupper()
    if not words:
        return _is_end(rest)
    if words[-1][0].endswith(","):
        return not _lists_on(words, rest)
    if words[-1][0] == "và":
        begins_another = rest.startswith((*AGENCY_HEADS, *TYPE_NAMES))
        return begins_another or not (rest[0].isupper() or rest.startswith(FIELDS))
    return _is_end(rest)


def _is_end(rest: str) -> bool:
    words = [word.rstrip(",;.") for word in rest.split()[:2]]
    return (
        words[0] in ISSUER_ENDS
        or " ".join(words) in ISSUER_END_PAIRS
        or rest.startswith(CAPITAL_ENDS)
    )


def _lists_on(words: list[re.Match[str]], rest: str) -> bool:
    """Tell whether a comma stands inside a name: "Sở Văn hoá, Thể thao và Du lịch"."""
    lists = words[0].string.startswith(LISTING_HEADS, words[0].start())
    return lists and rest[0].isupper() and not rest.startswith((*AGENCY_HEADS, *TYPE_NAMES))


# --- the subject ----------------------------------------------------------------------------------

_ABOUT = re.compile(r"\s*[,)]?\s*(?:(?P<short>[Vv]/[Vv]:?(?:\s+việc(?!\w))?)|[Vv]ề)(?!\w)\s*")
_SPACES = re.compile(r"\s*")
_SUBJECT_END = re.compile(
    rf"[:;\n\t()\[\]]|\.(?!\w)|…|\s+đã\s|,\s+(?=(?:{'|'.join(CLAUSE_HEADS)})(?!\w))"
)
_LONGEST_SUBJECT = 500
_JOINS_NEXT = re.compile(r"(?:(?:[,;:(]|(?<!\w)(?:và|các|cùng|với|hoặc|tại|theo))\s*)+\Z")
_TITLES = tuple(name for name in TYPE_NAMES if name not in {"Văn bản", "Công văn"})


def _read_subject(text: str, start: int, heads: Sequence[int], *, is_dated: bool) -> Piece | None:
    """Read from "về" on, or from the verb or title that opens the subject of a dated document."""
    about = _ABOUT.match(text, start)
    begin = about.end() if about else start
    if about is None:
        if not is_dated:
            return None
        begin = _after_spaces(text, start)
        if not _opens_subject(text[begin : begin + _LOOK_AHEAD]):
            return None
    words = text[begin : _subject_end(text, begin, heads)].rstrip(" ,.-–\t\u00a0")
    if not words:
        return None
    subject = fold_spaces(words)
    is_deed = without_marks(words).startswith(OPENING_VERBS)
    if about is not None and about["short"] is not None and is_deed:
        subject = f"việc {subject}"
    return Piece(begin, begin + len(words), subject)


def _after_spaces(text: str, start: int) -> int:
    match = _SPACES.match(text, start)
    return match.end() if match else start


def _opens_subject(words: str) -> bool:
    return words.startswith(_TITLES) or without_marks(words).startswith(OPENING_VERBS)


def _subject_end(text: str, begin: int, heads: Sequence[int]) -> int:
    """Return where a subject ends: at its sentence or clause, or before a citation beside it."""
    longest = min(len(text), begin + _LONGEST_SUBJECT)
    stop = _SUBJECT_END.search(text, begin, longest)
    end = stop.start() if stop else longest
    for head in heads:
        if head >= end:
            break
        joined = _JOINS_NEXT.search(text, begin, head)
        if joined is not None or head <= begin:
            return max(begin, joined.start() if joined else head)
    return end
