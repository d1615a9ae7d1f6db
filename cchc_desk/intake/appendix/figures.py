"""A statistics table: its groups, its figures and their values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from cchc_desk.forms.figure import Figure, Nature
from cchc_desk.forms.outline import roman
from cchc_desk.forms.richtext import RichText, plain_text
from cchc_desk.forms.template import FigureColumn, FigureRow, Layout
from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.appendix.blocks import blocks_of_rows
from cchc_desk.intake.appendix.figure_ids import (
    figure_key,
    free_id,
    known_figures,
    nature_of,
    slug,
)
from cchc_desk.intake.appendix.figure_value import (
    FigureValue,
    number_style,
    read_value,
)
from cchc_desk.intake.appendix.grid import is_more_than_words
from cchc_desk.intake.appendix.guess import ColumnGuess
from cchc_desk.intake.appendix.layout import AppendixHead, appendix_of
from cchc_desk.intake.appendix.notices import Notices
from cchc_desk.intake.appendix.parts import TableParts, UnplacedCell
from cchc_desk.intake.appendix.row_numbers import (
    NumberKind,
    bare_number,
    counts_as,
    number_kind,
    split_title,
)
from cchc_desk.intake.appendix.rows import Places, RowFacts, RowRole, read_rows, title_place
from cchc_desk.intake.appendix.tables import FigureTable, TableWarningCode

Earlier = Mapping[str, Decimal | None]
"""What earlier tables of the file say of figures, by figure id. None: of this one, no number."""

_NUMBER_COLUMNS = (FigureColumn.VALUE, FigureColumn.CUMULATIVE)

_INNER = (NumberKind.PARTED, NumberKind.LETTER, NumberKind.SIGN)


def read_figures(
    parts: TableParts,
    guesses: Sequence[ColumnGuess],
    head: AppendixHead,
    catalogue: Iterable[Figure] = (),
    earlier: Earlier | None = None,
) -> FigureTable:
    """Read the rows of a statistics table whose columns are known; ``guesses`` - one per column.

    A figure of the ``catalogue`` with the same label and measure is used as it is there; the others
    get ids of their own, and a guess of how they behave over time. None: ``earlier`` - no table of
    the file stands before this one.
    """
    reader = _FigureReader(parts, tuple(guesses), tuple(catalogue), earlier or {})
    for facts in read_rows(parts.rows, reader.places):
        reader.take(facts)
    return reader.table(head)


@dataclass(slots=True)
class _Found:
    """Collect what the rows say; all by figure id but ``rows``."""

    rows: list[FigureRow] = field(default_factory=list)
    figures: dict[str, Figure] = field(default_factory=dict)
    values: dict[str, Decimal] = field(default_factory=dict)
    cumulative: dict[str, Decimal] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    notes: dict[str, RichText] = field(default_factory=dict)


class _FigureReader:
    """Read row by row; ``_outer`` is the figure that the inner rows below it are parts of."""

    def __init__(
        self,
        parts: TableParts,
        guesses: tuple[ColumnGuess, ...],
        catalogue: tuple[Figure, ...],
        earlier: Earlier,
    ) -> None:
        self._parts = parts
        self._guesses = guesses
        self._columns = [each.column for each in guesses]
        self.places = Places(
            self._place_of(FigureColumn.STT), self._place_of(FigureColumn.LABEL), statistics=True
        )
        self._known = known_figures(catalogue)
        self._earlier = earlier
        self._taken = {figure.id for figure in catalogue}
        self._style = number_style(self._number_texts())
        self._outer = ""
        self._groups = self._count = 0
        self._found = _Found()
        self._unplaced = list(parts.unplaced)
        self._below: list[RowFacts] = []
        self._notices = Notices()

    def _place_of(self, column: FigureColumn) -> int | None:
        return self._columns.index(column) if column in self._columns else None

    def _number_texts(self) -> list[str]:
        """Return the words of all cells that may hold a number and are not typed as one."""
        places = [place for place, each in enumerate(self._columns) if each in _NUMBER_COLUMNS]
        return [
            plain_text(row.cells[place].text)
            for row in self._parts.rows
            for place in places
            if row.cells[place].text and row.cells[place].value is None
        ]

    # --- rows -------------------------------------------------------------------------------------

    def take(self, facts: RowFacts) -> None:
        """Take in the next row."""
        if facts.role is RowRole.BELOW:
            self._below.append(facts)
        elif facts.role is RowRole.GROUP:
            self._take_group(facts)
        elif facts.role is not RowRole.BLANK:
            self._take_figure(facts)

    def _take_group(self, facts: RowFacts) -> None:
        self._groups += 1
        is_computed = bare_number(facts.number) == roman(self._groups)
        number = None if is_computed else facts.number
        self._found.rows.append(FigureRow(group=facts.title, number=number))
        self._outer, self._count = "", 0
        place = title_place(facts.filled, self.places.content)
        others = [each for each in facts.filled if each != place]
        noted = [place] if is_more_than_words(facts.row.cells[place].text) else []
        self._leave(facts, [*noted, *others], "")
        self._notices.add(TableWarningCode.GROUP_CELLS, facts.title, bool(others))
        self._notices.add(TableWarningCode.NESTED_GROUPS, facts.title, facts.level > 1)

    def _take_figure(self, facts: RowFacts) -> None:
        figure = self._figure(facts)
        found = self._found
        found.figures[figure.id] = figure
        self._count += 1
        is_computed = counts_as(facts.number, self._count) or self.places.number is None
        number = None if is_computed else facts.number
        found.rows.append(FigureRow(figure=figure.id, number=number))
        self._take_number(facts, figure, FigureColumn.VALUE, found.values)
        self._take_number(facts, figure, FigureColumn.CUMULATIVE, found.cumulative)
        note = self._place_of(FigureColumn.NOTE)
        if note is not None and facts.texts[note]:
            found.notes[figure.id] = facts.texts[note]
        none = (None, FigureColumn.STT)
        unknown = [each for each in facts.filled if self._columns[each] in none]
        self._leave(facts, [*unknown, *self._noted(facts)], figure.id)

    def _figure(self, facts: RowFacts) -> Figure:
        label, measure = (
            self._said(facts, FigureColumn.LABEL),
            self._said(facts, FigureColumn.MEASURE),
        )
        value = self._value(facts, FigureColumn.VALUE)
        known = self._known_figure(label, measure, None if value is None else value.number)
        if known is not None:
            return known
        is_inner = number_kind(facts.number) in _INNER or _begins_with_sign(label)
        wanted = slug(split_title(label)[1])
        if is_inner and self._outer:
            wanted = f"{self._outer}.{wanted}"
        figure_id = free_id(wanted, self._taken)
        self._taken.add(figure_id)
        if not is_inner:
            self._outer = figure_id
        is_share = value is not None and (value.is_percent or value.ratio is not None)
        nature = Nature.RATIO if is_share else nature_of(label, measure)
        usual_measure = "%" if value is not None and value.is_percent else ""
        return Figure(figure_id, label, measure or usual_measure, nature)

    def _known_figure(self, label: str, measure: str, number: Decimal | None) -> Figure | None:
        """Return the figure of this name that no table shows yet, or one with the same number.

        None: there is none, so that two tables may say two numbers under one name.
        """
        alike = self._known.get(figure_key(label, measure), ())
        free = [each for each in alike if each.id not in self._found.figures]
        fresh = [each for each in free if each.id not in self._earlier]
        same = [each for each in free if self._earlier.get(each.id, number) == number]
        return next(iter([*fresh, *same]), None)

    def _said(self, facts: RowFacts, column: FigureColumn) -> str:
        place = self._place_of(column)
        return "" if place is None else fold_spaces(plain_text(facts.texts[place]))

    def _value(self, facts: RowFacts, column: FigureColumn) -> FigureValue | None:
        """Return the number of a cell. None: it is empty, or words."""
        place = self._place_of(column)
        if place is None:
            return None
        cell = facts.row.cells[place]
        if isinstance(cell.value, Decimal):
            return FigureValue(cell.value, is_percent=cell.is_percent)
        said = self._said(facts, column)
        return read_value(said, self._style) if said else None

    def _take_number(
        self, facts: RowFacts, figure: Figure, column: FigureColumn, numbers: dict[str, Decimal]
    ) -> None:
        value, said = self._value(facts, column), self._said(facts, column)
        if value is not None and value.number is not None and _fits(value, figure):
            numbers[figure.id] = value.number
        if said and (value is None or value.ratio is not None):
            before = self._found.words.get(figure.id)
            self._found.words[figure.id] = f"{before}; {said}" if before else said

    def _noted(self, facts: RowFacts) -> list[int]:
        """Return the places of cells with footnotes or pictures, which a figure cannot hold."""
        kept = (None, FigureColumn.STT, FigureColumn.NOTE)
        return [
            place
            for place in facts.filled
            if self._columns[place] not in kept and is_more_than_words(facts.row.cells[place].text)
        ]

    def _leave(self, facts: RowFacts, places: Iterable[int], owner: str) -> None:
        for place in places:
            text, title = facts.row.cells[place].text, self._guesses[place].title
            self._unplaced.append(UnplacedCell(facts.row.number, title, text, owner))

    # --- the whole --------------------------------------------------------------------------------

    def table(self, head: AppendixHead) -> FigureTable:
        """Return what was taken in."""
        notices, found = self._notices, self._found
        notices.add(TableWarningCode.NO_HEADER, count=not self._parts.has_header)
        notices.add(TableWarningCode.REPEATED_HEADERS, count=self._parts.repeated)
        numbers = self._parts.numbers
        notices.add(TableWarningCode.COLUMN_NUMBERS, " | ".join(numbers), bool(numbers))
        notices.add(TableWarningCode.MIXED_NUMBERS, count=self._style is None)
        appendix = appendix_of(Layout.FIGURES, head, self._guesses, self._parts.widths_mm)
        return FigureTable(
            replace(appendix, rows=tuple(found.rows)),
            tuple(found.figures.values()),
            found.values,
            found.cumulative,
            found.words,
            found.notes,
            self._guesses,
            self._parts.numbers,
            tuple(self._unplaced),
            tuple(block for text in self._parts.above for block in text),
            blocks_of_rows(facts.row for facts in self._below),
            notices.warnings(),
        )


def _begins_with_sign(label: str) -> bool:
    return number_kind(label.split(" ", 1)[0]) is NumberKind.SIGN


def _fits(value: FigureValue, figure: Figure) -> bool:
    """Tell whether a number is what the figure measures: of "13,6/110" the share in per cent is."""
    return value.ratio is None or figure.measure in {"", "%"}
