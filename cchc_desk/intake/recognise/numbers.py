"""Typed and automatic numbers before words: of which scheme they are, and what they count."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from cchc_desk.forms.richtext import Level
from cchc_desk.forms.text import without_marks


@dataclass(frozen=True, slots=True)
class Number:
    """Hold a number as it stands before words.

    ``scheme`` - what all numbers of its kind share: "I.", "1.", "1.1.", "a)", "phan I" …;
    ``depth`` - how many numbers it is made of, 2 of "1.1."; ``rank`` - the smaller, the further
    out schemes like it usually stand. ``end`` - how many characters of the line it takes with the
    white space that follows.
    """

    text: str
    scheme: str
    value: int
    rank: int
    depth: int = 1
    end: int = 0


# Also in old outlines f, j, w, z are used; đ is often forgotten.
_ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
_SKIPPED = frozenset("đfjwz")
_WORD_VALUES = {
    "nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN = re.compile(r"(?=[ivxlc])(c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))")

_WORD_NAMES = r"Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC|Điều|ĐIỀU"
_WORD_RANKS = {"phan": 0, "chuong": 1, "muc": 2, "tieu muc": 3, "dieu": 3}

_FORMS: Mapping[str, re.Pattern[str]] = {
    "word": re.compile(
        rf"(?P<name>{_WORD_NAMES})\s+(?:(?:thứ|THỨ)\s+)?"
        r"(?P<n>[IVXLC]+|\d{1,3}|[A-HĐ]|nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười"
        r"|NHẤT|MỘT|HAI|BA|TƯ|BỐN|NĂM|SÁU|BẢY|TÁM|CHÍN|MƯỜI)(?:[.:)]|\s*[-–](?=\s)|(?=\s|$))"
    ),
    "mixed": re.compile(
        r"(?P<n>(?:[IVX]+|[A-HĐ])(?:\.\d{1,2}){1,3})(?P<mark>[.)]?)(?=\s|$|[^\W\d])"
    ),
    "dotted": re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,4})(?P<mark>[.)]?)(?=\s|$|[^\W\d])"),
    "roman": re.compile(r"(?P<n>[IVXLC]+)(?P<mark>\s?[.):/]|\s?[-–](?=\s))(?!\d)"),
    "capital": re.compile(r"(?P<n>[A-HĐJ-UW-Z])(?P<mark>[.):/](?=\s|$)|\s?[-–](?=\s))"),
    "digits": re.compile(
        r"(?P<n>\d{1,2})(?P<mark>\s?[.)/:]|\s?[-–](?=\s+[^\W\d]))(?![\d/])"
    ),
    "bracket": re.compile(r"\((?P<n>\d{1,2}|[ivx]+|[a-zđ])\)(?=\s|$|[^\W\d])"),
    "letter": re.compile(
        r"(?P<n>[a-zđ])(?P<mark>\s?[./](?=\s|$)|\s?\)(?=\s|$|[^\W\d])|\s?[-–](?=\s+[^\W\d]))"
    ),
    "small": re.compile(r"(?P<n>[ivx]{1,5})(?P<mark>[.)])(?=\s|$)"),
}  # fmt: skip


def numbers_before(text: str) -> tuple[Number, ...]:
    """Return what the beginning of a line may count as, the likeliest first; mostly one or none.

    "I." and "C." are a Roman number or a letter, "i)" as well: only their neighbours tell.
    """
    indent = len(text) - len(text.lstrip())
    line = text[indent : indent + 60]
    return tuple(
        number
        for form, read in _READERS.items()
        if (match := _FORMS[form].match(line)) is not None
        for number in read(match, indent + _end(match, line))
    )


def _end(match: re.Match[str], line: str) -> int:
    rest = line[match.end() :]
    return match.end() + len(rest) - len(rest.lstrip())


def roman_value(text: str) -> int | None:
    """Return the value of a Roman number; None: it is none."""
    low = text.lower()
    if _ROMAN.fullmatch(low) is None:
        return None
    values = [_ROMAN_VALUES[letter] for letter in low]
    followed = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in followed)


def _word(match: re.Match[str], end: int) -> Iterator[Number]:
    name = without_marks(match["name"])
    value = _plain_value(match["n"])
    if value is not None:
        yield Number(match[0].strip(), name, value, _WORD_RANKS[name], end=end)


def _plain_value(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    worded = _WORD_VALUES.get(text.lower())
    if worded is not None:
        return worded
    roman = roman_value(text)
    return _letter_value(text) if roman is None and len(text) == 1 else roman


def _letter_value(letter: str) -> int:
    return _ALPHABET.index(letter.lower()) + 1


def _parted(match: re.Match[str], end: int) -> Iterator[Number]:
    parts = match["n"].split(".")
    outer = "1" if parts[0].isdigit() else "I"
    scheme = ".".join([outer, *"1" * (len(parts) - 1)]) + match["mark"]
    yield Number(match[0], scheme, int(parts[-1]), 5 + len(parts), len(parts), end)


def _roman(match: re.Match[str], end: int) -> Iterator[Number]:
    value = roman_value(match["n"])
    if value is None or match["n"] in "LC":
        return  # one of these letters alone counts as a letter
    yield Number(match[0].strip(), f"I{match['mark'].strip()}", value, 5, end=end)
    if len(match["n"]) == 1:
        yield from _capital(match, end)


def _capital(match: re.Match[str], end: int) -> Iterator[Number]:
    value = _letter_value(match["n"])
    yield Number(match[0].strip(), f"A{match['mark'].strip()}", value, 4, end=end)


def _digits(match: re.Match[str], end: int) -> Iterator[Number]:
    mark = match["mark"].strip()
    yield Number(match[0].strip(), f"1{mark}", int(match["n"]), 8 if mark == ")" else 6, end=end)


def _bracket(match: re.Match[str], end: int) -> Iterator[Number]:
    inside = match["n"]
    if inside.isdigit():
        yield Number(match[0], "(1)", int(inside), 11, end=end)
        return
    if len(inside) == 1:
        yield Number(match[0], "(a)", _letter_value(inside), 12, end=end)
    if (value := roman_value(inside)) is not None:
        yield Number(match[0], "(i)", value, 13, end=end)


def _letter(match: re.Match[str], end: int) -> Iterator[Number]:
    value = _letter_value(match["n"])
    yield Number(match[0].strip(), f"a{match['mark'].strip()}", value, 10, end=end)


def _small(match: re.Match[str], end: int) -> Iterator[Number]:
    value = roman_value(match["n"])
    if value is not None:
        yield Number(match[0].strip(), f"i{match['mark']}", value, 13, end=end)


_READERS: Mapping[str, Callable[[re.Match[str], int], Iterator[Number]]] = {
    "word": _word,
    "mixed": _parted,
    "dotted": _parted,
    "roman": _roman,
    "capital": _capital,
    "digits": _digits,
    "bracket": _bracket,
    "letter": _letter,
    "small": _small,
}


def follows(earlier: Number, later: Number) -> bool:
    """Tell whether a number comes right after another one of its scheme."""
    if earlier.scheme != later.scheme:
        return False
    if later.scheme[0] not in "aA(" or later.scheme in {"(1)", "(i)"}:
        return later.value == earlier.value + 1
    between = _ALPHABET[earlier.value : later.value - 1]
    return later.value > earlier.value and all(letter in _SKIPPED for letter in between)


# --- schemes and the ways in which a template numbers ---------------------------------------------

_STYLES: Mapping[str, str] = {
    "phan": "Phần I", "chuong": "Phần I", "muc": "Phần I", "tieu muc": "Phần I", "dieu": "1.",
    "I": "I.", "A": "A.", "1": "1.", "a": "a)", "i": "a)", "(1)": "(1)", "(a)": "a)", "(i)": "a)",
    "1)": "1)", "a.": "a.",
}  # fmt: skip

_MOST_PARTS = 3  # of which outline.NUMBER_STYLES knows a style


def numbering_style(scheme: str) -> str:
    """Return the style of ``outline.NUMBER_STYLES`` that comes nearest to a scheme."""
    parts = scheme.rstrip(".)").count(".") + 1
    if parts > 1:
        style = ".".join("1" * min(parts, _MOST_PARTS))
        return f"{style}." if scheme.endswith(".") else style
    return _STYLES.get(scheme) or _STYLES[scheme[0]]


# --- bullets --------------------------------------------------------------------------------------

_SIGNS: Mapping[str, Level] = {
    "-": Level.DASH, "–": Level.DASH, "—": Level.DASH, "−": Level.DASH, "‐": Level.DASH,
    "‑": Level.DASH, "\uf02d": Level.DASH, "+": Level.PLUS, "\uf02b": Level.PLUS,
    "*": Level.STAR, "•": Level.STAR, "●": Level.STAR, "▪": Level.STAR, "■": Level.STAR,
    "◆": Level.STAR, "➢": Level.STAR, "►": Level.STAR, "✓": Level.STAR, "○": Level.STAR,
    "\uf0b7": Level.STAR, "\uf0a7": Level.STAR, "\uf0d8": Level.STAR, "\uf0fc": Level.STAR,
}  # fmt: skip
_SIGN = re.compile(rf"\s*([{re.escape(''.join(_SIGNS))}])(\s+|(?=[^\W\d_]))")
_LIST_SIGNS = (Level.DASH, Level.PLUS, Level.STAR)


def sign_before(text: str) -> tuple[Level, int]:
    """Return the bullet that a line begins with, and how many characters it takes."""
    match = _SIGN.match(text)
    return (Level.NONE, 0) if match is None else (_SIGNS[match[1]], match.end())


def list_sign(number_text: str, list_level: int) -> Level:
    """Return the bullet for the sign of an automatic list; NONE: it is a number."""
    if any(letter.isdigit() for letter in number_text) or numbers_before(number_text):
        return Level.NONE
    known = _SIGNS.get(number_text.strip(), Level.STAR)
    return _LIST_SIGNS[min(list_level, 2)] if known is Level.STAR else known
