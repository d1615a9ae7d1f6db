"""Cited documents: complete where they come first, of the type that their symbol says, in force."""

from collections.abc import Iterator, Mapping
from datetime import date

from cchc_desk.forms.citation import (
    Citation,
    Oddity,
    Part,
    is_party_symbol,
    number_key,
    subject_key,
    symbol_key,
    type_of_symbol,
)
from cchc_desk.forms.citation_find import FoundCitation, read_citation
from cchc_desk.forms.citation_words import TYPE_ABBREVIATIONS, YEARED_TYPES
from cchc_desk.forms.template import DocumentKind
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Kind, Text, sentence_around
from cchc_desk.review.view import View

Cited = tuple[Text, FoundCitation]


def cited(view: View) -> Iterator[Cited]:
    """Yield every citation of a document with its text, in reading order."""
    for text in view.written:
        for found in view.citations(text):
            yield text, found


def _code_end(found: FoundCitation) -> int:
    places = (found.place(part) for part in (Part.SYMBOL, Part.NUMBER))
    return max((place[1] for place in places if place), default=found.end)


def short(text: Text, found: FoundCitation) -> str:
    """Return type, number and symbol of a citation as they are typed."""
    return text.text[found.start : _code_end(found)]


def with_date(text: Text, found: FoundCitation) -> int:
    """Return where type, number and date of a citation end."""
    place = found.place(Part.DATE)
    return place[1] if place else _code_end(found)


# --- one citation ---------------------------------------------------------------------------------


def _wrong_type(view: View) -> Iterator[Slip]:
    for text, found in cited(view):
        if Oddity.TYPE_OF_OTHER_SYMBOL in found.oddities and not _may_be_right(found.citation):
            message = tr(
                "“{type}” does not fit its symbol “{symbol}”, which is that of: {other}.",
                type=found.citation.type,
                symbol=found.citation.symbol,
                other=type_of_symbol(found.citation.symbol) or "?",
            )
            yield Slip(text, found.start, _code_end(found), message)


# Abbreviations of types that are agencies' as well: "Công văn số 5662/CT-CS" is of a Cục Thuế.
_AGENCIES = frozenset({"CT", "TC", "PC", "TT", "KL", "DA", "PA", "HD", "TB", "PL"})


def _may_be_right(citation: Citation) -> bool:
    """Tell the symbols of agencies, of types with a word more ("QCPH"), and of before 2004."""
    first = citation.bare_symbol.partition("-")[0]
    if citation.type == "Công văn":
        return first in _AGENCIES
    own = next(
        (short for short, name in TYPE_ABBREVIATIONS.items() if _is_named(citation, name)), ""
    )
    is_longer = bool(own) and first.startswith(own)
    return is_longer or (citation.type in YEARED_TYPES and is_party_symbol(citation.symbol))


def _wrong_year(view: View) -> Iterator[Slip]:
    for text, found in cited(view):
        if Oddity.YEAR_OF_OTHER_DATE in found.oddities:
            message = tr(
                "The number says {year}, the date {date}.",
                year=found.citation.numbered_year,
                date=text.text[slice(*(found.place(Part.DATE) or (0, 0)))],
            )
            yield Slip(text, found.start, with_date(text, found), message)


def _missing_word(view: View) -> Iterator[Slip]:
    for text, found in cited(view):
        place = found.place(Part.NUMBER)
        if Oddity.NUMBER_WORD_MISSING in found.oddities and place and found.citation.symbol:
            message = tr("“số” is missing between the type and the number.")
            yield Slip(text, place[0], place[0], message, "số ", quote=short(text, found))


def _missing_year(view: View) -> Iterator[Slip]:
    for text, found in cited(view):
        if Oddity.YEAR_MISSING in found.oddities and _must_hold_year(found.citation):
            message = tr(
                "The number of a legal document holds its year: “{number}/{year}/{symbol}”.",
                number=found.citation.number,
                year=found.citation.year or "….",
                symbol=found.citation.symbol,
            )
            yield Slip(text, found.start, with_date(text, found), message)


_FIRST_NUMBERED_YEAR = 1997


def _must_hold_year(citation: Citation) -> bool:
    """Tell a legal document from one of the Party and from those before the first law on them.

    Source: the law on legal documents of 12 November 1996, in force since 1 January 1997.
    """
    year = citation.year
    is_old = year is not None and year < _FIRST_NUMBERED_YEAR
    return not is_old and not is_party_symbol(citation.symbol)


def _missing_number(view: View) -> Iterator[Slip]:
    for text, found in cited(view):
        if Oddity.NUMBER_BLANK in found.oddities and text.kind is not Kind.TITLE:
            message = tr("The number of this document is left blank.")
            yield Slip(text, found.start, _code_end(found), message)


def _code_spacing(view: View) -> Iterator[Slip]:
    for text, found in cited(view):
        if Oddity.SPACES_IN_CODE in found.oddities:
            message = tr("A number and its symbol are written without spaces.")
            yield Slip(text, found.start, _code_end(found), message)
        place = found.place(Part.NUMBER)
        if Oddity.NUMBER_NOT_PADDED in found.oddities and place and found.citation.symbol:
            message = tr("A number under 10 has a zero before it.")
            right = text.text[slice(*place)].zfill(2)
            yield Slip(text, *place, message, right, quote=short(text, found))


def _is_named(citation: Citation, name: str) -> bool:
    """Tell "Quy chế phối hợp" to be a "Quy chế"."""
    return f"{citation.type} ".startswith(f"{name} ")


# --- the first citation of a document -------------------------------------------------------------

Key = tuple[str, str, str]


def key_of(citation: Citation) -> Key:
    """Return what tells one document of a year from another."""
    return citation.type, number_key(citation.number), symbol_key(citation.symbol)


def _missing_dates(view: View) -> Iterator[Slip]:
    seen: set[Key] = set()
    years: set[tuple[Key, int | None]] = set()
    for text, found in cited(view):
        citation = found.citation
        if citation.is_law or not citation.number or not citation.bare_symbol:
            continue
        key = key_of(citation)
        # A number without a year is that of any document cited before; one with a year is not.
        is_first = (
            key not in seen
            if citation.year is None
            else not ({(key, citation.year), (key, None)} & years)
        )
        seen.add(key)
        years.add((key, citation.year))
        if is_first and citation.date is None and not citation.typed_date:
            message = tr(
                "“{document}” is cited here first, without its date.", document=short(text, found)
            )
            yield Slip(text, found.start, _code_end(found), message, quote=short(text, found))


# --- documents no longer in force -----------------------------------------------------------------

_HISTORY = ("thay thế", "bãi bỏ", "hết hiệu lực", "trước đây", "hủy bỏ")


def _expired(view: View) -> Iterator[Slip]:
    day = day_of(view)
    replaced = _replaced(view)
    for text, found in cited(view):
        entry = replaced.get(_replaced_key(found.citation))
        if entry is None or entry[0] > day:
            continue
        start, end = sentence_around(text.text, found.start)
        around = text.text[max(start, found.start - 40) : min(end, found.end + 40)].lower()
        if not any(word in around for word in _HISTORY):
            message = tr(
                "“{document}” is no longer in force since {date}; see {other}.",
                document=short(text, found),
                date=f"{entry[0]:%d/%m/%Y}",
                other=entry[1],
            )
            yield Slip(text, found.start, with_date(text, found), message)


def day_of(view: View) -> date:
    """Return the day on which a cited document must be in force.

    Of a text without a period it is the last day that the text itself names.
    """
    period = view.subject.period
    if period is None:
        days = (d.value for text in view.texts for d in view.dates(text) if d.value)
        return max((day for day in days if day <= view.subject.today), default=date.min)
    if view.report.kind is DocumentKind.PLAN:
        return date(period.year, 1, 15)
    return period.last_day


def _replaced_key(citation: Citation) -> tuple[str, str, str, int | None]:
    if citation.is_law:
        return citation.type, subject_key(citation.subject), "", citation.year
    return *key_of(citation), citation.year


def _replaced(view: View) -> Mapping[tuple[str, str, str, int | None], tuple[date, str]]:
    found: dict[tuple[str, str, str, int | None], tuple[date, str]] = {}
    for entry in view.words.replaced:
        words, _, last = entry.document.rpartition(" ")
        citation = read_citation(f"{words} số {last}") if "/" in last else _law(words, last)
        if citation is not None:
            found[_replaced_key(citation)] = (entry.ended, entry.by)
    return found


def _law(words: str, year: str) -> Citation:
    type_, _, name = words.partition(" ")
    return Citation(type_, subject=name, typed_date=f"năm {year}")


_FIRST = N_(
    "NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.b: the first citation of a document says its type, number, "
    "symbol, date, issuer and subject."
)

RULES = (
    Rule(
        "CITE-TYPE",
        Family.CITATIONS,
        Severity.ERROR,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục III: the symbol begins with the abbreviation of the type."),
        _wrong_type,
    ),
    Rule(
        "CITE-YEAR",
        Family.CITATIONS,
        Severity.ERROR,
        N_("The year in the number of a document is the year of its date."),
        _wrong_year,
    ),
    Rule("CITE-INCOMPLETE", Family.CITATIONS, Severity.HINT, _FIRST, _missing_word),
    Rule("CITE-INCOMPLETE", Family.CITATIONS, Severity.WARNING, _FIRST, _missing_year),
    Rule("CITE-INCOMPLETE", Family.CITATIONS, Severity.WARNING, _FIRST, _missing_number),
    Rule("CITE-INCOMPLETE", Family.CITATIONS, Severity.HINT, _FIRST, _missing_dates),
    Rule(
        "CITE-CODE",
        Family.CITATIONS,
        Severity.HINT,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục I, II.3: numbers under 10 have a zero, symbols no spaces."),
        _code_spacing,
    ),
    Rule(
        "CITE-EXPIRED",
        Family.CITATIONS,
        Severity.WARNING,
        N_("The list of replaced documents, which names its sources; the office may add to it."),
        _expired,
    ),
)
