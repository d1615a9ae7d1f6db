"""What the reader of a table changed or was not sure of, counted while it reads."""

from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.appendix.tables import TableWarning, TableWarningCode

# A message quotes a few places; the counts are whole.
_MOST_WORDS = 20
_LONGEST_WORDS = 120


class Notices:
    """Count what a reader of the result should know."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._counts: dict[TableWarningCode, int] = {}
        self._words: dict[TableWarningCode, list[str]] = {}

    def add(self, code: TableWarningCode, words: str = "", count: int = 1) -> None:
        """Count one place, or several of one kind, and quote it."""
        if not count:
            return
        self._counts[code] = self._counts.get(code, 0) + count
        quoted = self._words.setdefault(code, [])
        if words and len(quoted) < _MOST_WORDS:
            quoted.append(fold_spaces(words)[:_LONGEST_WORDS])

    def warnings(self) -> tuple[TableWarning, ...]:
        """Return the counts in a fixed order."""
        return tuple(
            TableWarning(code, self._counts[code], tuple(self._words[code]))
            for code in TableWarningCode
            if code in self._counts
        )
