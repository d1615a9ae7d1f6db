"""What a cell of a sheet holds: words, or a number or date that shows the very same words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cchc_desk.forms.document import Cell, Line
from cchc_desk.forms.numeral import read_number
from cchc_desk.forms.richtext import Footnote, Inline, Span, Vertical, inline_text
from cchc_desk.forms.text import clean

# Vietnamese. LibreOffice takes signs between digits from it; Excel takes them from Windows.
# Source: ECMA-376-1:2016, 18.8.31; [MS-LCID].
_LOCALE = "[$-42A]"

# Quoted, for a bare "/" is whatever Windows puts between day and month.
_DATE_FORMATS = (
    (f'{_LOCALE}dd"/"mm"/"yyyy', "{0.day:02d}/{0.month:02d}/{0.year:04d}"),
    (f'{_LOCALE}d"/"m"/"yyyy', "{0.day}/{0.month}/{0.year:04d}"),
)

# Excel counts days from a leap year 1900 that was none. Source: ECMA-376-1:2016, 18.17.4.1.
_FIRST_DATE = date(1900, 3, 1)

# What a 64-bit binary number keeps exactly. Source: ECMA-376-1:2016, 18.8.30.
_MOST_DIGITS = 15

_NUMBER = re.compile(r"-?(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,(?P<decimals>\d+))?", re.ASCII)

NOTE_LINE = "Ghi chú:"
"""What stands over the footnotes of a sheet."""


@dataclass(frozen=True, slots=True)
class Run:
    """Hold characters of one look inside a cell; ``vertical`` as of a span."""

    text: str
    bold: bool = False
    italic: bool = False
    vertical: Vertical = Vertical.BASELINE


@dataclass(frozen=True, slots=True)
class Words:
    """Hold the words of a cell as runs, lines parted by line breaks."""

    runs: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        """Return all characters."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Typed:
    """Hold a number or a date, and the format in which Excel shows it."""

    value: Decimal | date
    format: str


Content = Words | Typed


class Notes:
    """Number the footnotes of one sheet as they appear: "(1)"."""

    def __init__(self) -> None:
        """Begin with none."""
        self._notes: list[Footnote] = []

    def mark(self, note: Footnote) -> Run:
        """Take in a footnote and return the mark that stands for it in the text."""
        self._notes.append(note)
        return Run(f"({len(self._notes)})", vertical=Vertical.SUPER)

    def lines(self) -> tuple[Words, ...]:
        """Return the lines under the table; none when it has no footnote."""
        if not self._notes:
            return ()
        texts = (
            Words((Run(f"({number}) "), *_runs(note.spans, self)))
            for number, note in enumerate(self._notes, start=1)
        )
        return (Words((Run(NOTE_LINE, italic=True),)), *texts)


def words(lines: Iterable[Line], notes: Notes) -> Words:
    """Return the words of lines, one below the other."""
    runs: list[Run] = []
    for line in lines:
        if runs:
            runs.append(Run("\n"))
        runs += _runs(line.spans, notes) or [Run("")]
    return Words(tuple(run for run in runs if run.text))


def _runs(spans: Iterable[Inline], notes: Notes) -> list[Run]:
    return [
        notes.mark(span)
        if isinstance(span, Footnote)
        else Run(clean(span.text), span.bold, span.italic, span.vertical)
        for span in spans
    ]


def content(cell: Cell, notes: Notes, *, counts: bool) -> Content:
    """Return what a cell holds; ``counts`` - its column numbers the rows.

    A number or a date is typed only when Excel then shows what the paper shows.
    """
    written = _only_text(cell.lines)
    typed = None if written is None else _typed(written, cell.value, counts=counts)
    return words(cell.lines, notes) if typed is None else typed


def _only_text(lines: Sequence[Line]) -> str | None:
    """Return the text of a cell of one line. None: it has more lines, or a footnote."""
    if len(lines) != 1 or not all(isinstance(span, Span) for span in lines[0].spans):
        return None
    return clean(inline_text(lines[0].spans))


def _typed(written: str, value: Decimal | date | None, *, counts: bool) -> Typed | None:
    if isinstance(value, date):
        return _typed_date(written, value)
    match = _NUMBER.fullmatch(written)
    if match is None or not (counts or value is not None):
        return None
    number = read_number(written)
    digits = len(match["whole"].replace(".", "")) + len(match["decimals"] or "")
    is_other = value is not None and number != value
    if number is None or is_other or digits > _MOST_DIGITS or (number.is_signed() and not number):
        return None
    return Typed(number, _number_format(match["whole"], match["decimals"]))


def _typed_date(written: str, value: date) -> Typed | None:
    formats = (code for code, shown in _DATE_FORMATS if shown.format(value) == written)
    code = next(formats, None)
    return None if code is None or value < _FIRST_DATE else Typed(value, code)


def _number_format(whole: str, decimals: str | None) -> str:
    """Return the format that shows a number as it is written: "05", "1.088", "13,6"."""
    zeros = len(whole) if whole.startswith("0") else 1
    code = "#,##0" if "." in whole else "0" * zeros
    return _LOCALE + code + ("" if decimals is None else f".{'0' * len(decimals)}")
