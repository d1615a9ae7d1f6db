"""Automatic numbers: what each numbered paragraph is called when it comes. ECMA-376-1, 17.9."""

import re

from cchc_desk.intake.source import WarningCode
from cchc_desk.intake.word.number_formats import is_known, written_number
from cchc_desk.intake.word.numbering import LEVELS, ListLevel, NumberedList
from cchc_desk.intake.word.symbols import UNKNOWN, bullet
from cchc_desk.intake.word.tally import Tally

_PLACE = re.compile(r"%([1-9])")
_PICTURE_BULLET = "•"

# What a list that counts in Arabic numbers only leaves as it is: Word prints "Section 1.01".
_ARABIC = frozenset({"decimalZero", "custom", "none", "bullet"})


class Counters:
    """Count the paragraphs of one story: the body, notes and headers each have their own."""

    def __init__(self, tally: Tally) -> None:
        """Begin before the first paragraph."""
        self._tally = tally
        self._values: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next_text(self, numbered: NumberedList, level: int) -> str:
        """Count one paragraph and return its number or bullet as a reader sees it."""
        values = self._values.setdefault(numbered.counter, [None] * LEVELS)
        for above in range(level):
            # A level that was skipped counts as begun. Source: LibreOffice 7.4 does so.
            if values[above] is None:
                values[above] = _start(numbered, above)
        values[level] = self._next(numbered, level, values[level])
        for below in range(level + 1, LEVELS):
            if _restarts(numbered.levels.get(below), after=level):
                values[below] = None
        return self._text(numbered, level, values)

    def _next(self, numbered: NumberedList, level: int, last: int | None) -> int:
        is_first = (numbered.id, level) not in self._begun
        self._begun.add((numbered.id, level))
        if last is None or (is_first and level in numbered.starts):
            return _start(numbered, level)
        return last + 1

    def _text(self, numbered: NumberedList, level: int, values: list[int | None]) -> str:
        said = numbered.levels.get(level, ListLevel())
        if said.is_hidden:
            return ""
        if said.is_picture:
            return _PICTURE_BULLET
        if said.format == "bullet":
            return self._bullet(said)

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            count = values[place]
            if count is None or place > level:
                return ""
            each = numbered.levels.get(place, ListLevel())
            return self._number(count, each, is_legal=said.is_legal)

        return _PLACE.sub(number, said.text).strip()

    def _number(self, count: int, level: ListLevel, *, is_legal: bool) -> str:
        if is_legal and level.format not in _ARABIC:
            return str(count)
        if not is_known(level.format, level.pattern):
            self._tally.add(WarningCode.UNKNOWN_NUMBERS, level.format)
        return written_number(count, level.format, level.pattern)

    def _bullet(self, level: ListLevel) -> str:
        text = bullet(level.text, level.font)
        if UNKNOWN in text:
            self._tally.add(WarningCode.UNKNOWN_SYMBOLS, f"{level.font} {level.text}")
            return text.replace(UNKNOWN, _PICTURE_BULLET).strip()
        return text.strip()


def _start(numbered: NumberedList, level: int) -> int:
    own = numbered.starts.get(level)
    return numbered.levels.get(level, ListLevel()).start if own is None else own


def _restarts(level: ListLevel | None, after: int) -> bool:
    """Tell whether a level starts anew after a paragraph of a level above it."""
    return level is None or level.restart is None or after < level.restart
