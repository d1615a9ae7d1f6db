"""What a document says at its head and foot, as texts for fields: its own words and the usual ones.

Shape: texts by the name of a part; ``PARTS`` has them in the order of the printed page. A list is
one text, an entry a line; the signer is three texts: authority, title, name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from cchc_desk.forms.compose import addressees, recipients
from cchc_desk.forms.office import Signer
from cchc_desk.forms.placeholder import fill, symbol
from cchc_desk.forms.report import FrontMatter, Report
from cchc_desk.ui.fields import lines_of, text_of

Texts = tuple[str, ...]


class Source(StrEnum):
    """Where the usual words of a part come from."""

    TEMPLATE = "template"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Usual:
    """Hold what is printed of a part that has no words of the document's own."""

    texts: Texts
    source: Source


def _usual_symbol(report: Report) -> Usual:
    front = replace(report.front, symbol=None)
    return Usual((symbol(replace(report, front=front)),), Source.OFFICE)


def _usual_subject(report: Report) -> Usual:
    return Usual((fill(report.template.subject, report),), Source.TEMPLATE)


def _usual_addressees(report: Report) -> Usual:
    printed = addressees(replace(report, front=replace(report.front, addressees=None)))
    is_templates = not report.office.addressees and bool(report.template.addressees)
    return Usual((text_of(printed),), Source.TEMPLATE if is_templates else Source.OFFICE)


def _usual_grounds(report: Report) -> Usual:
    return _filled(report.template.grounds, report)


def _usual_opening(report: Report) -> Usual:
    return _filled(report.template.opening, report)


def _usual_closing(report: Report) -> Usual:
    return Usual((fill(report.template.closing, report),), Source.TEMPLATE)


def _filled(entries: Texts, report: Report) -> Usual:
    return Usual((text_of(fill(each, report) for each in entries),), Source.TEMPLATE)


def _usual_recipients(report: Report) -> Usual:
    printed = recipients(replace(report, front=replace(report.front, recipients=None)))
    return Usual((text_of(printed),), Source.OFFICE)


def _usual_signer(report: Report) -> Usual:
    return Usual(_signer_texts(report.office.signer), Source.OFFICE)


USUAL: Mapping[str, Callable[[Report], Usual]] = {
    "symbol": _usual_symbol,
    "subject": _usual_subject,
    "addressees": _usual_addressees,
    "grounds": _usual_grounds,
    "opening": _usual_opening,
    "closing": _usual_closing,
    "recipients": _usual_recipients,
    "signer": _usual_signer,
}

PARTS = tuple(USUAL)
"""The parts that follow the template or the office until the clerk types into them."""


def own_texts(front: FrontMatter) -> Mapping[str, Texts | None]:
    """Return the document's own words by part. None: as the template or the office says."""
    signer = front.signer
    return {
        "symbol": _of_text(front.symbol),
        "subject": _of_text(front.subject),
        "addressees": _of_list(front.addressees),
        "grounds": _of_list(front.grounds),
        "opening": _of_list(front.opening),
        "closing": _of_text(front.closing),
        "recipients": _of_list(front.recipients),
        "signer": None if signer is None else _signer_texts(signer),
    }


def with_texts(front: FrontMatter, texts: Mapping[str, Texts | None]) -> FrontMatter:
    """Return the head and foot with these words; a list that says the same stays as it is."""
    signer = texts["signer"]
    return replace(
        front,
        symbol=_text(texts["symbol"]),
        subject=_text(texts["subject"]),
        addressees=_list(texts["addressees"], front.addressees),
        grounds=_list(texts["grounds"], front.grounds),
        opening=_list(texts["opening"], front.opening),
        closing=_text(texts["closing"]),
        recipients=_list(texts["recipients"], front.recipients),
        signer=None if signer is None else _signer(*signer),
    )


def _of_text(text: str | None) -> Texts | None:
    return None if text is None else (text,)


def _of_list(entries: Texts | None) -> Texts | None:
    return None if entries is None else (text_of(entries),)


def _text(texts: Texts | None) -> str | None:
    return None if texts is None else texts[0]


def _list(texts: Texts | None, before: Texts | None) -> Texts | None:
    if texts is None:
        return None
    is_same = before is not None and texts[0] == text_of(before)
    return before if is_same else lines_of(texts[0])


def _signer_texts(signer: Signer) -> Texts:
    return signer.authority, signer.title, signer.name


def _signer(authority: str, title: str, name: str) -> Signer:
    return Signer(name, title, authority)
