"""The number line and the line of place and date of a Word file, as they are typed there."""

import re
from collections.abc import Iterator

from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Place, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.view import View

_NO_COLON = re.compile(r"^\s*số\s+(?=[\d./_])", re.IGNORECASE)
_SPACED = re.compile(r"(?<=\d)\s+/\s*[A-ZĐ]|/\s+[A-ZĐ]|(?<=[A-Za-zĐđ&])\s+-\s*[A-ZĐ]|-\s+[A-ZĐ]")
_UNPADDED_NUMBER = re.compile(r"^\s*số\s*:?\s*[1-9]\s*/", re.IGNORECASE)
_DAY = re.compile(r"ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm", re.IGNORECASE)
_NO_COMMA = re.compile(r"[^\W\d_]\s+ngày\s", re.IGNORECASE)


def _heads(view: View) -> Iterator[Slip]:
    pages = view.subject.pages
    if pages is None or view.is_of_party or not view.subject.has_outline:
        return
    says = {"number": _number, "place-and-date": _date}
    for line in pages.lines:
        for message in says[line.component](line.text) if line.component in says else ():
            text = view.blank(Place(part=line.component))
            yield Slip(text, 0, 0, message, quote=line.text.strip())


def _number(words: str) -> Iterator[str]:
    if _NO_COLON.search(words):
        yield tr("A colon stands after “Số”.")
    if _SPACED.search(words):
        yield tr("A number and its symbol are written without spaces.")
    if _UNPADDED_NUMBER.search(words):
        yield tr("A number under 10 has a zero before it.")


def _date(words: str) -> Iterator[str]:
    match = _DAY.search(words)
    if match is not None and (_lacks_zero(match["d"], 9) or _lacks_zero(match["m"], 2)):
        yield tr("A zero stands before days under 10 and before the months 1 and 2.")
    if _NO_COMMA.search(words):
        yield tr("A comma stands between the place and the date.")


def _lacks_zero(digits: str, last: int) -> bool:
    return len(digits) == 1 and int(digits) in range(1, last + 1)


RULES = (
    Rule(
        "HEAD",
        Family.FORMAT,
        Severity.HINT,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục I, II.3 and II.4: number, symbol, place and date."),
        _heads,
    ),
)
