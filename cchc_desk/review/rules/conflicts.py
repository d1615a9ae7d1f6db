"""Citations against each other: one document has one date, one number is one document."""

from collections.abc import Iterator
from datetime import date

from cchc_desk.forms.citation import Citation, subject_key
from cchc_desk.forms.citation_find import FoundCitation
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.rules.citations import Key, cited, key_of, short, with_date
from cchc_desk.review.texts import Kind, Text
from cchc_desk.review.view import View


def _conflicts(view: View) -> Iterator[Slip]:
    known: dict[Key, list[Citation]] = {}
    for citation in view.subject.register:
        known.setdefault(key_of(citation), []).append(citation)
    for text, found in cited(view):
        citation = found.citation
        if not citation.number or not citation.bare_symbol or citation.date is None:
            continue
        others = known.setdefault(key_of(citation), [])
        other = next((each for each in others if _conflict(each, citation)), None)
        if other is not None and other.date is not None:
            is_registered = any(each is other for each in view.subject.register)
            words = _REGISTERED if is_registered else _CITED
            message = tr(words, document=short(text, found), date=f"{other.date:%d/%m/%Y}")
            # The register is filled from texts and may be the one that is wrong.
            severity = Severity.WARNING if is_registered else None
            end = with_date(text, found)
            yield Slip(text, found.start, end, message, severity=severity)
        others.append(citation)


_CITED = N_("“{document}” is also cited with the date {date}; one document has one date.")
_REGISTERED = N_("The register has “{document}” with the date {date}; one document has one date.")


def _conflict(one: Citation, other: Citation) -> bool:
    """Tell two dates of one document: within one year, or the same day of two years."""
    if one.date is None or other.date is None or one.date == other.date:
        return False
    same_day = (one.date.day, one.date.month) == (other.date.day, other.date.month)
    return one.date.year == other.date.year or same_day


_Dated = tuple[Key, date]


def _same_number(view: View) -> Iterator[Slip]:
    """Yield a number that two documents of different subjects share."""
    first: dict[_Dated, tuple[Text, str]] = {}
    for text, found in cited(view):
        citation = found.citation
        subject = _subject(text, found)
        if not citation.number or citation.date is None or not subject:
            continue
        key = (key_of(citation), citation.date)
        other = first.setdefault(key, (text, subject))
        if other[0] is not text and _likeness(other[1], subject) < _SAME_SUBJECT:
            message = tr(
                "“{document}” names two documents here: “{one}” and “{other}”.",
                document=short(text, found),
                one=_cut(other[1]),
                other=_cut(subject),
            )
            yield Slip(text, found.start, with_date(text, found), message)


_SAME_SUBJECT = 0.5
_COMMON = frozenset(
    [
        "ke",
        "hoach",
        "quyet",
        "dinh",
        "ve",
        "viec",
        "nam",
        "cua",
        "va",
        "ban",
        "hanh",
        "so",
        "cong",
        "van",
        "bao",
        "cao",
    ]
)
_SHOWN = 60
_FEWEST_WORDS = 4


def _subject(text: Text, found: FoundCitation) -> str:
    """Return what a document is about; of one in a footnote, the words that the note hangs on."""
    if text.kind is not Kind.NOTE:
        return found.citation.subject
    lead = text.lead.replace(f"{found.citation.type} số", "")
    _, type_, words = lead.rpartition(found.citation.type)
    return f"{type_}{words}".strip() if type_ and found.citation.type else ""


def _likeness(one: str, other: str) -> float:
    words, others = _telling(one), _telling(other)
    if min(len(words), len(others)) < _FEWEST_WORDS:
        return 1.0
    return len(words & others) / min(len(words), len(others))


def _telling(subject: str) -> set[str]:
    """Return the words that tell one subject from another."""
    return {word for word in subject_key(subject).split() if not word.isdigit()} - _COMMON


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


_ONE = N_("Within a year one number of an agency is one document, with one date.")

RULES = (
    Rule("CITE-CONFLICT", Family.CITATIONS, Severity.ERROR, _ONE, _conflicts),
    Rule("NUM-DUP", Family.CITATIONS, Severity.WARNING, _ONE, _same_number),
)
