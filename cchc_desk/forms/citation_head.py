"""The head of a citation in running text: its type, "số", number and symbol."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_desk.forms.citation import Oddity, Part, type_of_symbol
from cchc_desk.forms.citation_words import (
    NUMBERED_TYPES,
    QUALIFIERS,
    TYPE_ABBREVIATIONS,
    TYPE_NAMES,
)
from cchc_desk.forms.text import fold_spaces, without_marks


@dataclass(frozen=True, slots=True)
class Head:
    """Hold type, number and symbol as read; ``type`` in full, "" when none is typed.

    Shape: ``places`` - (part, start, end).
    """

    start: int
    end: int
    type: str
    number: str
    symbol: str
    oddities: frozenset[Oddity]
    places: tuple[tuple[Part, int, int], ...]


_DASH = "[-–‑]"
_GROUP = "[A-ZĐƯÂÊÔƠĂ][A-Za-zĐđƯưÂâÊêÔôƠơĂă0-9&]*"
_CAPITALS = r"[A-ZĐ&]{2,}(?!\w)"
_SHORT = "|".join(sorted(map(re.escape, TYPE_ABBREVIATIONS), key=len, reverse=True))
# Spaces around the hyphen are read only behind an abbreviation: "11/KH - SKHCN".
_SYMBOL = (
    rf"(?:(?:{_SHORT})\s?{_DASH}\s?{_CAPITALS}|{_GROUP})(?:(?:{_DASH}|/){_GROUP}){{0,4}}"
    rf"|[a-zđ]{{2,5}}-[a-zđ&]{{2,}}"
)
_NUMBER = r"\d{1,5}(?:[a-zA-Z](?!\w))?"
_CODE = re.compile(
    rf"(?:(?<![\w/.–-])(?<!\d[,:])|(?<=[Ss]ố))(?:"
    rf"(?P<number>{_NUMBER})\s?/\s?(?P<symbol>(?:\d{{4}}\s?/\s?)?(?:{_SYMBOL}))(?!\w)"
    rf"|(?P<party>{_NUMBER})\s?{_DASH}\s?(?P<party_symbol>{_GROUP}/{_GROUP}(?:-{_GROUP})?)(?!\w)"
    rf"|(?P<yeared>{_NUMBER})/(?P<year>(?:19|20)\d\d)(?![\w/]|[.,-]\d)"
    rf"|(?P<bare>{_NUMBER})(?!\w|\s?[/%]|[.,]\d|\s?{_DASH}\s?\d)"
    rf")|(?<=[\s.…_:])/\s?(?P<blank_symbol>(?:{_SHORT}){_DASH}{_GROUP}(?:-{_GROUP})?)(?!\w)"
)

# Both placements of the tone mark are in use: "uỷ quyền" and "ủy quyền".
_NAMES = (
    "|".join(TYPE_NAMES).replace("uỷ", "(?:uỷ|ủy)").replace("oả", "(?:oả|ỏa)").replace(" ", r"\s+")
)
_BEFORE = re.compile(
    rf"(?:(?<!\w)(?:(?P<type>(?P<name>(?i:{_NAMES}))(?:\s+(?P<qualifier>(?i:{'|'.join(QUALIFIERS)})))?"
    rf"|(?P<short>{_SHORT}|VB))(?!\w)\s*:?\s*)?(?P<word>(?i:số)(?!\w)\s*:?[\s.…_]*)?)?\Z"
)
_REACH = 60
"""Characters before a number in which its type is looked for."""

_TYPES = {without_marks(name): name for name in TYPE_NAMES}
_NUMBER_GROUPS = ("number", "party", "yeared", "bare")
_SYMBOL_GROUPS = ("symbol", "party_symbol", "year", "blank_symbol")
_SPACE = re.compile(r"\s")
_DATE_FOLLOWS = re.compile(r"\s*,?\s*(?:ban hành\s+)?ngày\s*\d")


def find_heads(text: str) -> tuple[Head, ...]:
    """Return every head in the order of the text."""
    found = ((code, _before(text, code.start())) for code in _CODE.finditer(text))
    return tuple(_head(code, before) for code, before in found if _is_citation(code, before))


def _before(text: str, end: int) -> re.Match[str]:
    """Match the type and "số" right before a number; an empty match when neither is there."""
    return next(_BEFORE.finditer(text, max(0, end - _REACH), end))


def _is_citation(code: re.Match[str], before: re.Match[str]) -> bool:
    """Tell a number of a document from any other number."""
    type_, has_word = _type(before), before["word"] is not None
    if code["bare"] is not None:
        dated = _DATE_FOLLOWS.match(code.string, code.end()) is not None
        return type_ in NUMBERED_TYPES and (has_word or dated)
    if code["yeared"] is not None:
        return type_ in NUMBERED_TYPES and has_word
    if code["blank_symbol"] is not None:
        return has_word
    return bool(type_ or has_word) or _is_clear(_symbol(code))


def _is_clear(symbol: str) -> bool:
    """Tell whether a symbol can be nothing else, with neither type nor "số" before it."""
    groups = re.split("[-/]", symbol)
    is_long = all(len(group) > 1 for group in groups) and len(groups) > 1
    return is_long and symbol[0].isupper() and bool(type_of_symbol(symbol))


def _type(before: re.Match[str]) -> str:
    if before["name"] is not None:
        name = _TYPES[without_marks(fold_spaces(before["name"]))]
        qualifier = fold_spaces(before["qualifier"] or "").lower()
        return f"{name} {qualifier}".strip()
    return {**TYPE_ABBREVIATIONS, "VB": "Văn bản"}.get(before["short"] or "", "")


def _number(code: re.Match[str]) -> str:
    return next((code[group] for group in _NUMBER_GROUPS if code[group]), "")


def _symbol(code: re.Match[str]) -> str:
    typed = next((code[group] for group in _SYMBOL_GROUPS if code[group]), "")
    return _SPACE.sub("", typed).replace("–", "-").replace("‑", "-")


def _head(code: re.Match[str], before: re.Match[str]) -> Head:
    return Head(
        start=before.start() if before.end() > before.start() else code.start(),
        end=code.end(),
        type=_type(before),
        number=_number(code),
        symbol=_symbol(code),
        oddities=frozenset(_oddities(code, before)),
        places=tuple(_places(code, before)),
    )


def _places(code: re.Match[str], before: re.Match[str]) -> Iterator[tuple[Part, int, int]]:
    groups = (
        (Part.TYPE, before, ("type",)),
        (Part.NUMBER, code, _NUMBER_GROUPS),
        (Part.SYMBOL, code, _SYMBOL_GROUPS),
    )
    for part, match, names in groups:
        yield from ((part, *match.span(name)) for name in names if match[name])


def _oddities(code: re.Match[str], before: re.Match[str]) -> Iterator[Oddity]:
    type_, number, symbol = _type(before), _number(code), _symbol(code)
    checks = {
        Oddity.TYPE_SHORTENED: before["short"] is not None,
        Oddity.TYPE_NOT_CAPITAL: (before["name"] or "A")[0].islower(),
        Oddity.TYPE_OF_OTHER_SYMBOL: _is_of_other_type(type_, symbol),
        Oddity.NUMBER_WORD_MISSING: before["word"] is None,
        Oddity.NUMBER_NOT_PADDED: number.isdigit() and len(number) == 1,
        Oddity.NUMBER_BLANK: not number,
        Oddity.SPACES_IN_CODE: code["bare"] is None and _SPACE.search(code[0]) is not None,
    }
    yield from (oddity for oddity, is_so in checks.items() if is_so)


def _is_of_other_type(type_: str, symbol: str) -> bool:
    """Tell whether a symbol names another type; "văn bản" may be any, "QĐ" the Party's Quy định."""
    named = type_of_symbol(symbol)
    if not named or not type_ or type_.startswith((named, "Văn bản")):
        return False
    return not (type_.startswith("Quy định") and named == "Quyết định" and "/" in symbol)
