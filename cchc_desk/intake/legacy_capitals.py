"""Which small letters of a TCVN3 text stand for capitals, for which it has no characters.

With the caps lock on, a typist of TCVN3 wrote "CéNG HßA X· HéI": only the font of capitals showed
it right. A word without any other small letter is in capitals; one that does not tell, as "X·", is
in capitals when those around it on its line are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import accumulate, pairwise

from cchc_desk.intake.legacy_tables import TCVN3_TONED

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+")


class _Case(Enum):
    SMALL = auto()
    CAPITAL = auto()
    OPEN = auto()
    NO_MATTER = auto()  # an acronym says nothing of the words around it


def with_capitals(texts: Sequence[str], is_open: Sequence[bool]) -> tuple[str, ...]:
    """Return the pieces of a paragraph with such letters as capitals.

    Shape: ``is_open`` by piece: its toned small letters may be capitals. Lengths do not change.
    """
    if not any(is_open):
        return tuple(texts)
    joined = "".join(texts)
    pairs = zip(texts, is_open, strict=True)
    doubt = [each and letter in TCVN3_TONED for text, each in pairs for letter in text]
    letters = list(joined)
    for line in _LINE.finditer(joined):
        for word in _words_in_capitals(joined, line, doubt):
            for place in range(*word.span()):
                letters[place] = letters[place].upper() if doubt[place] else letters[place]
    ends = accumulate((len(text) for text in texts), initial=0)
    return tuple("".join(letters[start:end]) for start, end in pairwise(ends))


def _words_in_capitals(
    joined: str, line: re.Match[str], doubt: Sequence[bool]
) -> Iterator[re.Match[str]]:
    words = list(_WORD.finditer(joined, *line.span()))
    cases = [_case(word, doubt) for word in words]
    before = _nearest(cases)
    after = reversed(list(_nearest(reversed(cases))))
    for word, case, left, right in zip(words, cases, before, after, strict=True):
        around = {left, right} - {_Case.NO_MATTER}
        if case is _Case.CAPITAL or (case is _Case.OPEN and around == {_Case.CAPITAL}):
            yield word


def _case(word: re.Match[str], doubt: Sequence[bool]) -> _Case:
    sure = [place for place in range(*word.span()) if not doubt[place]]
    letters = "".join(word.string[place] for place in sure)
    if letters != letters.upper():
        return _Case.SMALL
    if len(sure) == len(word[0]):
        return _Case.NO_MATTER
    return _Case.CAPITAL if any(place > word.start() for place in sure) else _Case.OPEN


def _nearest(cases: Iterable[_Case]) -> Iterator[_Case]:
    """Yield what the last word before each one tells; NO_MATTER where none does."""
    last = _Case.NO_MATTER
    for case in cases:
        yield last
        if case in {_Case.SMALL, _Case.CAPITAL}:
            last = case
