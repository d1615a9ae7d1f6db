"""Quotation marks and brackets: each with its partner."""

import re
from collections.abc import Iterator

from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Kind, Text
from cchc_desk.review.view import View

_PARTNERS = {")": "(", "]": "[", "”": "“", "»": "«"}
_LIST_BRACKET = re.compile(r"(?:^|(?<=[\s(;:,.]))(?:[a-zđ]{1,2}\d{0,2}|\d{1,2}|[ivx]{1,4})\.?\)")


_PAIRED = re.compile(r"[()\[\]“”«»]")


def _unpaired(text: str) -> list[tuple[int, str]]:
    """Return the signs of a text that have no partner in it, with their places."""
    signs = [(match.start(), match[0]) for match in _PAIRED.finditer(text)]
    if not signs:
        return []
    numbers = {match.end() - 1 for match in _LIST_BRACKET.finditer(text)}
    waiting: list[tuple[int, str]] = []
    lost: list[tuple[int, str]] = []
    for at, sign in signs:
        if sign not in _PARTNERS:
            waiting.append((at, sign))
        elif waiting and waiting[-1][1] == _PARTNERS[sign]:
            waiting.pop()
        elif at not in numbers:
            lost.append((at, sign))
    return sorted([*waiting, *lost])


def _pairs(view: View) -> Iterator[Slip]:
    texts = [text for text in view.texts if text.kind is not Kind.LABEL]
    lost = [_unpaired(text.text) for text in texts]
    for index, text in enumerate(texts):
        for at, sign in lost[index]:
            if not _is_closed_nearby(texts, lost, index, sign):
                message = tr("The sign “{sign}” has no partner.", sign=sign)
                yield Slip(text, at, at + 1, message)
        if text.text.count('"') % 2:
            at = text.text.rindex('"')
            message = tr("The sign “{sign}” has no partner.", sign='"')
            yield Slip(text, at, at + 1, message)


def _is_closed_nearby(
    texts: list[Text], lost: list[list[tuple[int, str]]], index: int, sign: str
) -> bool:
    """Tell whether the partner stands in a paragraph beside, as of a quotation over several."""
    if sign in _QUOTES and _is_quoted_law(texts, lost, index, sign):
        return True
    opens = sign in _PARTNERS.values()
    partner = next(c for c, o in _PARTNERS.items() if o == sign) if opens else _PARTNERS[sign]
    near = range(index + 1, index + 4) if opens else range(index - 3, index)
    return any(
        0 <= other < len(texts)
        and _owner(texts[other]) == _owner(texts[index])
        and any(each == partner for _, each in lost[other])
        for other in near
    )


_QUOTES = "“”"
_LONGEST_QUOTATION = 60
_ARTICLE = re.compile(
    r"\s*“\s*(?:Điều|Khoản|Mục|Chương|Phụ lục|\d+[a-zđ]?\.|[a-zđ]\))\s", re.IGNORECASE
)


def _is_quoted_law(
    texts: list[Text], lost: list[list[tuple[int, str]]], index: int, sign: str
) -> bool:
    """Tell the quotation of an article over many paragraphs, which opens and ends a paragraph."""
    if sign == "“":
        near = range(index + 1, min(index + _LONGEST_QUOTATION, len(texts)))
        return _ARTICLE.match(texts[index].text) is not None and any(
            sign_ == "”" for at in near for _, sign_ in lost[at]
        )
    near = range(max(0, index - _LONGEST_QUOTATION), index)
    return any(
        _ARTICLE.match(texts[at].text) and any(sign_ == "“" for _, sign_ in lost[at]) for at in near
    )


def _owner(text: Text) -> tuple[object, ...]:
    place = text.place
    return place.item, place.task, place.column, place.part, place.note


RULES = (
    Rule(
        "PUNC-PAIR",
        Family.WORDING,
        Severity.ERROR,
        N_("Quotation marks and brackets come in pairs."),
        _pairs,
    ),
)
