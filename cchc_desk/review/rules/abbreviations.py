"""Abbreviations: explained where they first stand, once, and written in one way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cchc_desk.forms.citation import Oddity, Part
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Kind, Text
from cchc_desk.review.view import View

_SHORT = re.compile(r"(?<![\w/.@&-])[A-ZĐ]{2,}(?:&[A-ZĐ]+)*(?![\w/&@]|-\w|\.\w)")
_PAIR = re.compile(r"[A-ZĐ]{2}")
_ROMAN = re.compile(r"[IVXLC]+")
_EXPLAINED = re.compile(
    r"(?:gọi tắt|viết tắt)\s*(?:là|:)\s*[“\"]?(?P<a>[A-ZĐ&]{2,})"
    r"|(?<=\w )\(\s*(?P<b>[A-ZĐ][A-ZĐ&]+(?:\s*,\s*[A-ZĐ&]+)*)\s*\)"
)
_CAPITALS = 0.6


@dataclass(frozen=True, slots=True)
class _Use:
    text: Text
    start: int
    end: int
    is_explanation: bool


def _uses(view: View) -> dict[str, list[_Use]]:
    """Return where each abbreviation stands, in reading order."""
    uses: dict[str, list[_Use]] = {}
    for text in view.written:
        is_heading = text.kind is Kind.LABEL and text.text.isupper()
        if is_heading or _PAIR.search(text.text) is None or _is_capitals(text.text):
            continue
        explained = _explained(text.text)
        for match in _SHORT.finditer(text.text):
            if _ROMAN.fullmatch(match[0]) or _is_code(view, text, match.start()):
                continue
            is_explanation = any(start <= match.start() < end for start, end in explained)
            use = _Use(text, match.start(), match.end(), is_explanation)
            uses.setdefault(match[0], []).append(use)
    return uses


@lru_cache(maxsize=4096)
def _is_capitals(text: str) -> bool:
    letters = [each for each in text.partition("(")[0] if each.isalpha()]
    return sum(map(str.isupper, letters)) > len(letters) * _CAPITALS and len(letters) > _SHORT_TEXT


_SHORT_TEXT = 12


def _explained(text: str) -> list[tuple[int, int]]:
    groups = ((m, "a" if m["a"] else "b") for m in _EXPLAINED.finditer(text))
    return [match.span(group) for match, group in groups]


def _is_code(view: View, text: Text, at: int) -> bool:
    for found in view.citations(text):
        for part in (Part.NUMBER, Part.SYMBOL, Part.TYPE):
            place = found.place(part)
            if place is not None and place[0] <= at < place[1]:
                return True
    return False


def _heads(view: View) -> set[str]:
    """Return the abbreviations that a heading in capitals explains."""
    return {
        match["a"] or match["b"] for text in view.texts for match in _EXPLAINED.finditer(text.text)
    }


def _unexplained(view: View) -> Iterator[Slip]:
    if view.subject.tables_only:
        return
    known = view.words.known_abbreviations | view.kept(_heads) | {view.report.office.symbol}
    for short, uses in view.kept(_uses).items():
        parts = short.split("&")
        if short in known or all(part in known for part in parts):
            continue
        if not any(use.is_explanation for use in uses):
            first = uses[0]
            message = tr("“{short}” is never explained.", short=short)
            yield Slip(first.text, first.start, first.end, message, quote=short)


def _explained_late(view: View) -> Iterator[Slip]:
    for short, uses in view.kept(_uses).items():
        explained = [use for use in uses if use.is_explanation]
        first = uses[0]
        if short in view.words.known_abbreviations or not explained:
            continue
        if explained[0] is not first and first.text.kind is not Kind.TITLE:
            message = tr("“{short}” is explained only later.", short=short)
            yield Slip(first.text, first.start, first.end, message, quote=short)


def _explained_twice(view: View) -> Iterator[Slip]:
    for short, uses in view.kept(_uses).items():
        again = [use for use in uses if use.is_explanation][1:]
        is_plain = short not in view.words.known_abbreviations
        for use in again if is_plain else ():
            message = tr("“{short}” was explained before.", short=short)
            yield Slip(use.text, use.start, use.end, message, quote=short)


_MONTHS = re.compile(r"(?<![\w/.-])(?P<n>[369])T(?!\w)")


def _shortened(view: View) -> Iterator[Slip]:
    for text in view.written:
        for match in _MONTHS.finditer(text.text):
            right = f"{match['n']} tháng"
            message = tr(
                "“{short}” stands for “{right}”; write it out.", short=match[0], right=right
            )
            yield Slip(text, match.start(), match.end(), message, right, quote=match[0])
        for found in view.citations(text):
            place = found.place(Part.TYPE)
            if Oddity.TYPE_SHORTENED in found.oddities and place is not None:
                short = text.text[place[0] : place[1]]
                message = tr(
                    "“{short}” stands for “{right}”; write it out.",
                    short=short,
                    right=found.citation.type,
                )
                code = found.place(Part.SYMBOL) or place
                quote = text.text[place[0] : code[1]]
                yield Slip(text, *place, message, found.citation.type, quote=quote)


_GLUED = re.compile(r"(?<![\w/.@&-])[A-ZĐ]{4,}(?![\w/&@]|-\w)")


def _glued(view: View) -> Iterator[Slip]:
    """Yield two abbreviations written as one that stand apart elsewhere."""
    known = view.words.known_abbreviations
    for text in view.written:
        for match in _GLUED.finditer(text.text):
            word = match[0]
            for cut in range(2, len(word) - 1):
                apart = f"{word[:cut]} {word[cut:]}"
                if {word[:cut], word[cut:]} <= known and _is_written(view, apart):
                    message = tr("“{word}” is written “{apart}” elsewhere.", word=word, apart=apart)
                    yield Slip(text, match.start(), match.end(), message, apart, quote=word)


def _is_written(view: View, words: str) -> bool:
    return any(re.search(rf"\b{words}\b", text.text) for text in view.written)


_BASIS = N_(
    "NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.a: shortened words stand in full, with the short form in "
    "brackets, where they come first."
)

RULES = (
    Rule("ABBR-UNDEF", Family.WORDING, Severity.HINT, _BASIS, _unexplained),
    Rule("ABBR-LATE", Family.WORDING, Severity.HINT, _BASIS, _explained_late),
    Rule("ABBR-TWICE", Family.WORDING, Severity.HINT, _BASIS, _explained_twice),
    Rule("ABBR-UNDEF", Family.WORDING, Severity.HINT, _BASIS, _shortened),
    Rule("ABBR-UNDEF", Family.WORDING, Severity.HINT, _BASIS, _glued),
)
