"""The tables of a foreign file as appendices, tasks and figures, with what fits none of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from cchc_desk.desk.import_tasks import join_results, join_tasks
from cchc_desk.forms.column_titles import COLUMN_TITLES, column_titles
from cchc_desk.forms.figure import Figure
from cchc_desk.forms.numeral import write_number
from cchc_desk.forms.richtext import (
    Paragraph,
    RichText,
    Table,
    TableCell,
    is_empty,
    paragraph,
    paragraphs,
    plain,
)
from cchc_desk.forms.task import Column, TaskResult, TaskRow
from cchc_desk.forms.template import Appendix, FigureColumn, Layout
from cchc_desk.i18n import tr
from cchc_desk.intake.appendix.found import FoundAppendix, FoundTable, read_table
from cchc_desk.intake.appendix.tables import (
    AppendixTable,
    FigureTable,
    OtherTable,
    TableWarning,
    TaskTable,
)

NewId = Callable[[], str]


@dataclass(frozen=True, slots=True)
class LeftText:
    """Hold words that have no place of their own; ``where`` says in which table they stood."""

    where: str
    blocks: RichText


Statistics = tuple[tuple[str, FigureTable], ...]
"""Tables of figures, each with its title."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Hold all that the tables of a file say.

    Shape: ``results`` by task id, ``values`` by figure id, ``images`` bytes by image id;
    ``statistics`` - those that say more than numbers of the period, by the title of each.
    ``left`` - without what ``left_beside`` tells of these.
    """

    appendices: tuple[Appendix, ...] = ()
    figures: tuple[Figure, ...] = ()
    rows: tuple[TaskRow, ...] = ()
    results: Mapping[str, TaskResult] = field(default_factory=dict)
    values: Mapping[str, Decimal] = field(default_factory=dict)
    statistics: Statistics = ()
    left: tuple[LeftText, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict)
    warnings: tuple[TableWarning, ...] = ()


def read_tables(
    found: Sequence[FoundAppendix], new_id: NewId, catalogue: Iterable[Figure] = ()
) -> Tables:
    """Read every table under the columns that it is said to have.

    ``new_id`` names groups and tasks; a figure of the ``catalogue`` is used as it is there.
    """
    gathered = _Gathered(tuple(catalogue))
    for appendix in found:
        gathered.images.update(appendix.images)
        gathered.leave(tr("Appendix"), appendix.text)
        for table in appendix.tables:
            read = read_table(table, new_id, catalogue=gathered.catalogue, earlier=gathered.earlier)
            gathered.take(table, read)
    return gathered.tables()


@dataclass(slots=True)
class _Gathered:
    """Collect what the tables say, one after the other."""

    catalogue: tuple[Figure, ...]
    appendices: list[Appendix] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    rows: tuple[TaskRow, ...] = ()
    results: dict[str, TaskResult] = field(default_factory=dict)
    values: dict[str, Decimal] = field(default_factory=dict)
    statistics: list[tuple[str, FigureTable]] = field(default_factory=list)
    left: list[LeftText] = field(default_factory=list)
    images: dict[str, bytes] = field(default_factory=dict)
    warnings: list[TableWarning] = field(default_factory=list)

    def tables(self) -> Tables:
        return Tables(
            tuple(self.appendices),
            tuple(self.figures),
            self.rows,
            self.results,
            self.values,
            tuple(self.statistics),
            tuple(self.left),
            self.images,
            tuple(self.warnings),
        )

    @property
    def earlier(self) -> Mapping[str, Decimal | None]:
        """Return the number of every figure that was shown. None: it had none."""
        return {figure.id: self.values.get(figure.id) for figure in self.figures}

    def leave(self, where: str, blocks: RichText) -> None:
        if not is_empty(blocks):
            self.left.append(LeftText(where, blocks))

    def take(self, found: FoundTable, table: AppendixTable) -> None:
        title = _title(found)
        if not self._has_place(table):
            table = read_table(replace(found, layout=None), lambda: "")
        if isinstance(table, OtherTable):
            heading = _lines(found.head.label, *found.head.titles, found.head.attached)
            self.leave(tr("Table “{title}”", title=title), (*heading, *table.blocks))
            return
        self.leave(tr("Above the table “{title}”", title=title), table.above)
        if isinstance(table, TaskTable):
            self._take_tasks(title, table)
        else:
            self._take_figures(title, table)
        for cell in table.unplaced:
            where = tr(
                "Table “{title}”, row {row}, column “{column}”",
                title=title,
                row=cell.row,
                column=cell.title,
            )
            self.leave(where, cell.text)
        self.leave(tr("Titles of columns of the table “{title}”", title=title), _untold(table))
        self.leave(tr("Below the table “{title}”", title=title), table.below)
        self.warnings += table.warnings

    def _has_place(self, table: AppendixTable) -> bool:
        """Tell whether a table would be printed again as tasks or figures; one without rows is not.

        Of tasks there is one table only.
        """
        if isinstance(table, FigureTable):
            return bool(table.appendix.rows)
        return not isinstance(table, TaskTable) or (bool(table.rows) and self._goes_on(table))

    def _goes_on(self, table: TaskTable) -> bool:
        """Tell whether a further table says of tasks what the one before says."""
        before = next((a for a in self.appendices if a.layout is Layout.TASKS), None)
        return before is None or not _TELLING.isdisjoint(
            set(before.columns) & set(table.appendix.columns)
        )

    def _take_tasks(self, title: str, table: TaskTable) -> None:
        """Take in tasks; a further table of them is put together with those before."""
        joined = join_tasks(self.rows, table.rows)
        results = join_results(self.results, joined.results(table.results))
        numbers = joined.numbers
        for each in (*joined.differences, *results.differences):
            where = tr("Table “{title}”, task {number}", title=title, number=numbers[each.task])
            self.leave(where, each.file)
        self.rows, self.results = joined.rows, dict(results.results)
        place = next((i for i, a in enumerate(self.appendices) if a.layout is Layout.TASKS), None)
        if place is None:
            self.appendices.append(table.appendix)
        else:
            self.appendices[place] = _with_columns(self.appendices[place], table.appendix)
            self.leave(tr("Heading of a further table of tasks"), _heading(table.appendix))

    def _take_figures(self, title: str, table: FigureTable) -> None:
        self.appendices.append(table.appendix)
        if table.cumulative or table.words or table.notes:
            self.statistics.append((title, table))
        shown = {figure.id for figure in self.figures}
        self.figures += (figure for figure in table.figures if figure.id not in shown)
        self.catalogue = (*self.catalogue, *table.figures)
        self.values.update(table.values)


# What tables of tasks say of them; any table may have a number and some words.
_TELLING = frozenset(Column) - {Column.STT, Column.CONTENT, Column.NOTE}


def _untold(table: TaskTable | FigureTable) -> RichText:
    """Return the titles of columns that are not printed, but those that cells were left with."""
    told = {cell.title for cell in table.unplaced}
    titles = (each.title for each in table.guesses if each.column is None)
    return _lines(*(title for title in titles if title not in told))


def _with_columns(appendix: Appendix, other: Appendix) -> Appendix:
    """Return a table with the columns that only another one has at its end."""
    titles = dict(zip(other.columns, column_titles(other), strict=True))
    widths = dict(zip(other.columns, other.widths_mm, strict=True))
    added = tuple(column for column in other.columns if column not in appendix.columns)
    if not added:
        return replace(appendix, groups=(*appendix.groups, *other.groups))
    return replace(
        appendix,
        columns=(*appendix.columns, *added),
        widths_mm=(*appendix.widths_mm, *(widths[column] for column in added)),
        column_titles=(*column_titles(appendix), *(titles[column] for column in added)),
        groups=(*appendix.groups, *other.groups),
    )


# --- beside the numbers of statistics -------------------------------------------------------------


def left_beside(statistics: Statistics, cumulated: Mapping[str, Decimal]) -> Iterator[LeftText]:
    """Yield what statistics say beside numbers of the period, as a small table for each of them.

    A document has no place for words and remarks; a sum since the beginning of the year is printed
    where it is known. ``cumulated`` - such sums, by figure id.
    """
    for title, table in statistics:
        further = {
            FigureColumn.CUMULATIVE: {
                id_: plain(write_number(number))
                for id_, number in table.cumulative.items()
                if cumulated.get(id_) != number
            },
            FigureColumn.VALUE: {id_: plain(words) for id_, words in table.words.items()},
            FigureColumn.NOTE: table.notes,
        }
        said = {column: texts for column, texts in further.items() if texts}
        if said:
            where = tr("Table “{title}”, beside the figures", title=title)
            yield LeftText(where, (_beside(table, said),))


def _beside(table: FigureTable, said: Mapping[FigureColumn, Mapping[str, RichText]]) -> Table:
    columns = (FigureColumn.LABEL, *said)
    header = tuple(TableCell((paragraph(_title_of(table, column)),)) for column in columns)
    rows = tuple(
        (
            TableCell((paragraph(figure.label),)),
            *(TableCell(_paragraphs(texts.get(figure.id, ()))) for texts in said.values()),
        )
        for figure in table.figures
        if any(figure.id in texts for texts in said.values())
    )
    return Table((header, *rows))


def _title_of(table: FigureTable, column: FigureColumn) -> str:
    own = (each.title for each in table.guesses if each.column is column and each.title)
    return next(own, COLUMN_TITLES[column])


def _paragraphs(text: RichText) -> tuple[Paragraph, ...]:
    return tuple(paragraphs(text)) or (Paragraph(),)


def _heading(appendix: Appendix) -> RichText:
    return _lines(appendix.label, appendix.title, appendix.attached)


def _lines(*texts: str) -> RichText:
    return tuple(block for text in texts for block in plain(text))


def _title(found: FoundTable) -> str:
    return " ".join(found.head.titles) or found.head.label or found.head.id
