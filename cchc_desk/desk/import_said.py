"""Whether the words of a file are said again, whatever signs and spaces stand between them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Said:
    """Hold texts without their signs: each by itself, all one after the other, their numbers."""

    each: frozenset[str]
    letters: str
    numbers: frozenset[str]

    def has(self, text: str) -> bool:
        """Tell whether all letters of a text stand in a row, and its numbers anywhere."""
        letters = letters_of(text)
        is_said = letters in self.each or letters in self.letters
        return is_said and numbers_of(text) <= self.numbers


def said_in(texts: Iterable[str]) -> Said:
    """Collect what texts say."""
    every = tuple(texts)
    letters = tuple(map(letters_of, every))
    numbers = frozenset[str]().union(*map(numbers_of, every))
    return Said(frozenset(letters), "".join(letters), numbers)


def letters_of(text: str) -> str:
    """Return the letters of a text, all small."""
    return "".join(filter(str.isalpha, text)).casefold()


def numbers_of(text: str) -> frozenset[str]:
    """Return the whole numbers in a text, without zeros before them."""
    return frozenset(digits.lstrip("0") for digits in _DIGITS.findall(text))
