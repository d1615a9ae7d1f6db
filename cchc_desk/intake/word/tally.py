"""What the reader left out or changed, counted while it reads."""

from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.source import SourceWarning, WarningCode

# A message quotes a few places; the counts are whole.
_MOST_WORDS = 20
_LONGEST_WORDS = 120


class Tally:
    """Count what a reader of the result should know."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._counts: dict[WarningCode, int] = {}
        self._words: dict[WarningCode, list[str]] = {}

    def add(self, code: WarningCode, words: str = "", count: int = 1) -> None:
        """Count one place, or several of one kind, and quote it."""
        self._counts[code] = self._counts.get(code, 0) + count
        quoted = self._words.setdefault(code, [])
        if words and len(quoted) < _MOST_WORDS and (short := fold_spaces(words)[:_LONGEST_WORDS]):
            quoted.append(short)

    def warnings(self) -> tuple[SourceWarning, ...]:
        """Return the counts in a fixed order."""
        return tuple(
            SourceWarning(code, self._counts[code], tuple(self._words[code]))
            for code in WarningCode
            if self._counts.get(code)
        )
