"""Matching words in a text: without tone marks and capitals, and with them where they are typed."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_desk.forms.fold import fold_line
from cchc_desk.forms.text import clean, fold_spaces

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""The five tone marks, combining: huyền, sắc, ngã, hỏi, nặng."""

_WORD = re.compile(r"\w+")
_BLANKS = str.maketrans("\u00a0\n\t", "   ")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hold words to look for: as they were typed, and folded."""

    typed: str
    folded: str

    @property
    def has_marks(self) -> bool:
        """Tell whether the author typed marks or capitals that fold away; capitals do not count."""
        return self.typed.lower().translate(_BLANKS) != self.folded


def wanted(words: str, *, trims: bool = True) -> Wanted:
    """Read words to look for; ``trims`` - spaces at the ends and doubled ones go."""
    typed = fold_spaces(clean(words)) if trims else clean(words)
    return Wanted(typed, fold_line(typed))


def same_spelling(one: str, other: str) -> bool:
    """Tell whether two texts that fold alike have the same marks too, wherever the tone stands.

    Both placements of a tone mark are right: "hòa" and "hoà".
    """
    return spelling_key(one) == spelling_key(other)


def spelling_key(text: str) -> str:
    """Return a text in small letters, as one line, with the tone of each word behind it."""
    return _WORD.sub(lambda word: _tone_last(word[0]), text.lower().translate(_BLANKS))


def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(letter for letter in letters if letter in _TONES)
    return "".join(letter for letter in letters if letter not in _TONES) + tones


@dataclass(frozen=True, slots=True)
class Match:
    """Hold a place in a text; ``is_exact`` - marks agree too."""

    start: int
    end: int
    is_exact: bool


def find_matches(text: str, words: Wanted, *, whole_words: bool = False) -> Iterator[Match]:
    """Yield where words stand in a text, one after the other; the text is in NFC."""
    if not words.folded:
        return
    folded, size = fold_line(text), len(words.folded)
    start = folded.find(words.folded)
    while start >= 0:
        end = start + size
        if not whole_words or _is_whole(text, start, end):
            yield Match(start, end, same_spelling(text[start:end], words.typed))
            start = folded.find(words.folded, end)
        else:
            start = folded.find(words.folded, start + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[:start][-1:], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (
        after.isalnum() and text[end - 1].isalnum()
    )
