"""A document that a text refers to: what it is called, in full and in short."""

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum

from cchc_desk.forms.citation_words import (
    LAW_TYPES,
    LETTER,
    OPENING_VERBS,
    TYPE_ABBREVIATIONS,
    YEARED_TYPES,
    abbreviation,
)
from cchc_desk.forms.text import base_letters, fold_spaces, without_marks


class Part(StrEnum):
    """A part of what a document is called."""

    TYPE = "type"
    NUMBER = "number"
    SYMBOL = "symbol"
    DATE = "date"
    ISSUER = "issuer"
    SUBJECT = "subject"


class Oddity(StrEnum):
    """Name what is typed otherwise than the decree says, or cannot be so."""

    TYPE_SHORTENED = "type-shortened"  # "KH số 11/KH-SKHCN"
    TYPE_NOT_CAPITAL = "type-not-capital"  # "kế hoạch số 17/KH-SKHCN"
    TYPE_OF_OTHER_SYMBOL = "type-of-other-symbol"  # "Quyết định số 1363/UBND-VP"
    NUMBER_WORD_MISSING = "number-word-missing"  # "Kế hoạch 11/KH-UBND"
    NUMBER_NOT_PADDED = "number-not-padded"  # "số 5/KH-SKHCN"
    NUMBER_BLANK = "number-blank"  # "số      /KH-SKHCN"
    SPACES_IN_CODE = "spaces-in-code"  # "11 /KH - SKHCN"
    YEAR_MISSING = "year-missing"  # "Nghị định 158/NĐ-CP"
    YEAR_OF_OTHER_DATE = "year-of-other-date"  # "06/2020/NQ-HĐND ngày 04/8/2022"
    DATE_IMPOSSIBLE = "date-impossible"  # "ngày 17/01/202", "ngày 30/02/2026"
    DATE_INCOMPLETE = "date-incomplete"  # "ngày 5/3", "năm 2021"
    DATE_BLANK = "date-blank"  # "ngày      tháng      năm 2026"
    DATE_NOT_PADDED = "date-not-padded"  # "ngày 5/3/2026"
    YEAR_SHORTENED = "year-shortened"  # "ngày 05/3/26"


@dataclass(frozen=True, slots=True)
class Citation:
    """Name a document as texts do; an empty text is not stated.

    ``type`` in full ("Kế hoạch"); ``number`` as typed ("05", "17a"); ``symbol`` is all that
    follows it without the sign between: "KH-SKHCN", "2020/NĐ-CP", "CT/TW". ``subject`` is without
    "về"; of a law it is the law's name. ``typed_date`` is kept where the words name no day of
    the calendar ("ngày 17/01/202", "năm 2015") and only then.
    None: ``date`` - not stated, or no day of the calendar.
    """

    type: str = ""
    number: str = ""
    symbol: str = ""
    date: datetime.date | None = None
    issuer: str = ""
    subject: str = ""
    typed_date: str = ""

    @property
    def code(self) -> str:
        """Return number and symbol in one: "11/KH-SKHCN", "30/2020/NĐ-CP", "05-CT/TW"."""
        sign = "-" if is_party_symbol(self.symbol) else "/"
        return sign.join(filter(None, (self.number, self.symbol)))

    @property
    def numbered_year(self) -> int | None:
        """Return the year inside the number ("30/2020/NĐ-CP"); None: it has none."""
        match = _YEAR_GROUP.match(self.symbol)
        return int(match[1]) if match else None

    @property
    def year(self) -> int | None:
        """Return the year of issue, from the number or else the date; None: neither tells."""
        if self.numbered_year is not None:
            return self.numbered_year
        if self.date is not None:
            return self.date.year
        match = _TYPED_YEAR.search(self.typed_date)
        return int(match[1]) if match else None

    @property
    def bare_symbol(self) -> str:
        """Return the symbol without the year: "NĐ-CP"."""
        return _YEAR_GROUP.sub("", self.symbol)

    @property
    def is_law(self) -> bool:
        """Tell whether it is cited by type and name alone.

        Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.b.
        """
        return self.type in LAW_TYPES


_YEAR_GROUP = re.compile(r"(\d{4})(?:/|$)")
_TYPED_YEAR = re.compile(r"(?<!\d)(\d{4})$")
_PARTY = re.compile(rf"{LETTER}+/")


def is_party_symbol(symbol: str) -> bool:
    """Tell whether a hyphen stands before the symbol, as the Party writes: "05-CT/TW"."""
    return _PARTY.match(symbol) is not None


def type_of_symbol(symbol: str) -> str:
    """Return the type that a symbol names: "Kế hoạch" of "KH-SKHCN".

    A symbol that names none is that of a letter ("SKHCN-VP"), which has no abbreviation; with one
    group alone nothing can be told, and the answer is "".
    Source: NĐ 30/2020/NĐ-CP, Phụ lục III.
    """
    groups = _groups(symbol)
    short = abbreviation(groups[0]) if groups else ""
    if short:
        return TYPE_ABBREVIATIONS[short]
    return "Công văn" if len(groups) > 1 and not is_party_symbol(symbol) else ""


def _groups(symbol: str) -> list[str]:
    return [group for group in re.split(r"[-–/]", symbol) if group and not group.isdigit()]


# --- in writing -----------------------------------------------------------------------------------


class DateStyle(StrEnum):
    """How the date of a cited document is written; both ways are in use."""

    WORDS = "words"
    SLASHED = "slashed"


_LAST_PADDED_DAY = 9
_LAST_PADDED_MONTH = 2


def short_form(citation: Citation) -> str:
    """Write what every later citation says: type, number and symbol; of a law its name.

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.b.
    """
    if citation.is_law:
        return _law(citation)
    number = f"số {citation.code}" if citation.code else ""
    return _joined(citation.type, number)


def full_form(citation: Citation, style: DateStyle = DateStyle.SLASHED) -> str:
    """Write what the first citation says, as far as it is known; of a law only its name.

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.b.
    """
    if citation.is_law:
        return _law(citation)
    issuer = f"của {citation.issuer}" if citation.issuer else ""
    return _joined(
        short_form(citation), date_words(citation, style), issuer, _about(citation.subject)
    )


def _law(citation: Citation) -> str:
    """Write a law by its name; by its number where the name is not known."""
    if citation.subject:
        return _joined(citation.type, citation.subject)
    number = f"số {citation.code}" if citation.code else ""
    return _joined(citation.type, number)


def date_words(citation: Citation, style: DateStyle = DateStyle.SLASHED) -> str:
    """Write "ngày 05/3/2020" or "ngày 05 tháng 3 năm 2020"; else what was typed, or nothing.

    A zero stands before days below ten and the months 1 and 2. Source: NĐ 30/2020/NĐ-CP, Phụ
    lục I, II.4.b.
    """
    if citation.date is None:
        return citation.typed_date
    day = _padded(citation.date.day, _LAST_PADDED_DAY)
    month = _padded(citation.date.month, _LAST_PADDED_MONTH)
    if style is DateStyle.WORDS:
        return f"ngày {day} tháng {month} năm {citation.date.year}"
    return f"ngày {day}/{month}/{citation.date.year}"


def _padded(number: int, last_padded: int) -> str:
    return f"{number:02d}" if number <= last_padded else str(number)


def _about(subject: str) -> str:
    """Return the subject with "về" before it, unless it begins with what the document does."""
    opens_with_verb = without_marks(subject).startswith(OPENING_VERBS)
    return subject if opens_with_verb or not subject else f"về {subject}"


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


# --- comparing ------------------------------------------------------------------------------------


def missing_parts(citation: Citation) -> frozenset[Part]:
    """Return what a first citation would have to say and this one does not.

    A law needs its name alone; a number of an agency that numbers by year needs no more than it.
    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.b.
    """
    if citation.is_law:
        return frozenset() if citation.subject or citation.code else frozenset({Part.SUBJECT})
    said = {
        Part.TYPE: citation.type,
        Part.NUMBER: citation.number,
        Part.SYMBOL: citation.bare_symbol,
        Part.DATE: citation.date,
        Part.ISSUER: citation.issuer,
        Part.SUBJECT: citation.subject,
    }
    return frozenset(part for part, value in said.items() if not value)


def lacks_year(citation: Citation) -> bool:
    """Tell whether a legal document is numbered without its year: "158/NĐ-CP".

    Source: Luật Ban hành văn bản quy phạm pháp luật (the number holds the year of issue).
    """
    has_number = bool(citation.number and citation.symbol)
    is_yeared = citation.type in YEARED_TYPES
    return has_number and is_yeared and citation.numbered_year is None


def symbol_key(symbol: str) -> str:
    """Return a symbol for comparing: without its year and signs, in capitals without marks."""
    groups = _groups(symbol)
    first = abbreviation(groups[0]) if groups else ""
    others = base_letters("".join(groups[bool(first) :])).upper()
    return first + "".join(ch for ch in others if ch.isalnum())


def number_key(number: str) -> str:
    """Return a number for comparing: "5" of "05", "17A" of "17a"."""
    return number.upper().lstrip("0") or ("0" if number else "")


def subject_key(subject: str) -> str:
    """Return a subject for comparing: words without marks, "việc" and punctuation."""
    words = re.sub(r"[^\w\s]", " ", without_marks(subject))
    return fold_spaces(words).removeprefix("viec ")


def same_document(one: Citation, other: Citation) -> bool:
    """Tell whether two citations may well mean the same document.

    Numbers begin anew every year, so known years must agree. A symbol that one of them does not
    state is taken for the same when the types agree. What was issued on which day, by whom and
    about what may differ: that is a conflict, not another document.
    """
    if _years_differ(one, other):
        return False
    if one.is_law or other.is_law:
        return _same_law(one, other)
    if not one.number or number_key(one.number) != number_key(other.number):
        return False
    if one.symbol and other.symbol:
        return symbol_key(one.symbol) == symbol_key(other.symbol)
    return one.type == other.type and bool(one.type)


def _same_law(one: Citation, other: Citation) -> bool:
    if one.type != other.type:
        return False
    if one.code and other.code:
        return one.code == other.code
    return bool(one.subject) and subject_key(one.subject) == subject_key(other.subject)


def _years_differ(one: Citation, other: Citation) -> bool:
    years = {one.year, other.year} - {None}
    return len(years) > 1


def completed(known: Citation, other: Citation) -> Citation:
    """Return a citation with the parts that it lacks taken from another of the same document."""
    symbol = known.symbol
    is_fuller = known.numbered_year is None and other.numbered_year is not None
    is_same = symbol_key(symbol) == symbol_key(other.symbol)
    if other.symbol and (not known.bare_symbol or (is_fuller and is_same)):
        symbol = other.symbol
    has_date = known.date is not None or other.date is None
    return Citation(
        type=known.type or other.type,
        number=known.number or other.number,
        symbol=symbol,
        date=known.date or other.date,
        issuer=known.issuer or other.issuer,
        subject=known.subject or other.subject,
        typed_date=(known.typed_date or other.typed_date) if has_date and not known.date else "",
    )
