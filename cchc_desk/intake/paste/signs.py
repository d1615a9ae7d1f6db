"""The signs that open paragraphs: typed ones, those of lists, and doubled ones."""

import re
from dataclasses import dataclass

from cchc_desk.forms.richtext import Level

# Typed signs by what they stand for; the last ones are what Word's symbol fonts leave behind.
_LEVELS = {
    **dict.fromkeys("-–—•●·‣⁃➢\uf0b7\uf0d8\uf02d", Level.DASH),
    **dict.fromkeys("+○◦\uf02b", Level.PLUS),
    **dict.fromkeys("*▪\uf0a7", Level.STAR),
}
# Bullets of Word that are letters in the text that it offers; only a TAB tells them from a word.
_LETTERS = {"o": Level.PLUS, "§": Level.STAR, "Ø": Level.DASH, "ü": Level.DASH, "v": Level.DASH}

_SIGN = re.compile(
    rf"(?:[{re.escape(''.join(_LEVELS))}][ \t\xa0]|[{''.join(_LETTERS)}]\t)[ \t\xa0]*"
)
_BLANK = re.compile(r"[ \t\xa0]*")
_ONLY_SIGNS = re.compile(rf"[{re.escape(''.join(_LEVELS))}\s]*")

BEFORE_SIGN = rf"(?=[ \t]*[{re.escape(''.join(_LEVELS))}][ \t]+\S)"
"""What a sign at the start of a line looks like, for a pattern."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Say how a paragraph opens; ``length`` characters are ``count`` signs and their spaces."""

    level: Level = Level.NONE
    length: int = 0
    count: int = 0


def opening(text: str) -> Opening:
    """Read the signs at the start of a text: of "- + " the last one, which was typed by hand.

    A text of signs alone, "* * *", has no opening.
    """
    blank = _BLANK.match(text)
    place = blank.end() if blank else 0
    level, count = Level.NONE, 0
    while found := _SIGN.match(text, place):
        level = _LEVELS.get(found[0][0]) or _LETTERS[found[0][0]]
        place, count = found.end(), count + 1
    if not count or _ONLY_SIGNS.fullmatch(text, place):
        return Opening()
    return Opening(level, place, count)


@dataclass(frozen=True, slots=True)
class Item:
    """Hold how a list opens a paragraph; ``depth`` counts from 1, ``sign`` as it is shown."""

    sign: str
    depth: int


BULLET = "•"
_BY_DEPTH = (Level.DASH, Level.PLUS, Level.STAR)
_NUMBER = re.compile(r"\(?(?:[\w.]+[.)/]|\d+|[IVXLC]+)")


def item_level(item: Item) -> Level:
    """Return the level of a list item; NONE for a number, which is part of the text."""
    sign = item.sign.strip()
    if sign in {"-", "+", "*"}:
        return Level(sign)
    if not sign or _NUMBER.fullmatch(sign):
        return Level.NONE
    return _BY_DEPTH[min(item.depth, len(_BY_DEPTH)) - 1]
