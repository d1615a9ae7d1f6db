"""Laws in running text: they are cited by type and name, at times with number and date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_desk.forms.citation import Part
from cchc_desk.forms.citation_words import LAWS
from cchc_desk.forms.fold import fold
from cchc_desk.forms.text import fold_spaces


@dataclass(frozen=True, slots=True)
class Law:
    """Hold a law as read; number and symbol are "" where they are not typed.

    Shape: ``places`` - (part, start, end).
    """

    start: int
    end: int
    type: str
    name: str
    number: str
    symbol: str
    places: tuple[tuple[Part, int, int], ...]


_TYPE = re.compile(r"(?<!\w)(?:Luật|Bộ luật|Pháp lệnh)\s+(?!sư\b|gia\b|số\b|này\b|hoá\b|hóa\b)")
_AMENDS = re.compile(
    r"sửa đổi,?(?:\s+bổ sung)?(?:\s+một số điều)?\s+của\s+(?:các\s+)?(?:Luật|Bộ luật|Pháp lệnh)\s+"
)
_KNOWN = tuple(sorted((fold(name) for name in LAWS), key=len, reverse=True))
_BOUNDARY = re.compile(r"(?!\w)")
_UNKNOWN = re.compile(
    r"(?=[^\W\d_])(?:(?!(?:năm|ngày|số|và|về|của|để|trong|tại|theo|đã|được|có|do|cho|thì|là|nhằm|từ)\b)"
    r"[^\s,;:.()\[\]“”\"]+(?:\s+|(?=[,;:.()\[\]“”\"])|\Z)){1,12}"
)
_CODE = re.compile(r"\s+số\s*:?\s*(?P<number>\d{1,4})/(?P<symbol>\d{4}/(?:QH|UBTVQH)\d+)(?!\w)")


def find_laws(text: str) -> tuple[Law, ...]:
    """Return the laws that a text names, in its order; the text is in NFC."""
    return tuple(_laws(text))


def _laws(text: str) -> Iterator[Law]:
    folded = ""
    position = 0
    while (type_ := _TYPE.search(text, position)) is not None:
        folded = folded or fold(text)
        end = _name_end(text, folded, type_.end())
        position = end or type_.end()
        if end:
            yield _law(text, type_, end)


def _name_end(text: str, folded: str, start: int) -> int:
    """Return where the name ends; 0 when there is none."""
    amends = _AMENDS.match(text, start)
    if amends is not None:
        return _name_end(text, folded, amends.end())
    for name in _KNOWN:
        end = start + len(name)
        if folded.startswith(name, start) and not folded[end : end + 1].isalnum():
            return end
    unknown = _UNKNOWN.match(text, start) if text[start : start + 1].isupper() else None
    return start + len(unknown[0].rstrip()) if unknown else 0


def _law(text: str, type_: re.Match[str], end: int) -> Law:
    code = _CODE.match(text, end)
    words = type_[0].rstrip()
    places = [
        (Part.TYPE, type_.start(), type_.start() + len(words)),
        (Part.SUBJECT, type_.end(), end),
    ]
    if code is not None:
        places += [(Part.NUMBER, *code.span("number")), (Part.SYMBOL, *code.span("symbol"))]
    return Law(
        start=type_.start(),
        end=code.end() if code else end,
        type=words,
        name=fold_spaces(text[type_.end() : end]),
        number=code["number"] if code else "",
        symbol=code["symbol"] if code else "",
        places=tuple(places),
    )
