"""The tables of a foreign file as appendices, tasks and figures, with what fits none of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from cchc_desk.desk.import_tasks import join_results, join_tasks
from cchc_desk.forms.appendix import COLUMN_TITLES, column_titles
from cchc_desk.forms.figure import Figure
from cchc_desk.forms.numeral import write_number
from cchc_desk.forms.richtext import RichText, is_empty, plain
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


@dataclass(frozen=True, slots=True)
class Tables:
    """Hold all that the tables of a file say.

    Shape: ``results`` by task id, ``values`` by figure id, ``images`` bytes by image id.
    """

    appendices: tuple[Appendix, ...] = ()
    figures: tuple[Figure, ...] = ()
    rows: tuple[TaskRow, ...] = ()
    results: Mapping[str, TaskResult] = field(default_factory=dict)
    values: Mapping[str, Decimal] = field(default_factory=dict)
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
            gathered.take(table, read_table(table, new_id, catalogue=gathered.catalogue))
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
            tuple(self.left),
            self.images,
            tuple(self.warnings),
        )

    def leave(self, where: str, blocks: RichText) -> None:
        if not is_empty(blocks):
            self.left.append(LeftText(where, blocks))

    def take(self, found: FoundTable, table: AppendixTable) -> None:
        title = _title(found)
        if isinstance(table, TaskTable) and not self._goes_on(table):
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
        self.leave(tr("Below the table “{title}”", title=title), table.below)
        self.warnings += table.warnings

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
        """Take in values; a document has no place for cumulative ones, remarks and other words."""
        self.appendices.append(table.appendix)
        self.figures += table.figures
        self.catalogue = (*self.catalogue, *table.figures)
        self.values.update(table.values)
        for figure in table.figures:
            where = tr("Table “{title}”, “{figure}”", title=title, figure=figure.label)
            for text in _further(table, figure.id):
                self.leave(where, text)


# What tables of tasks say of them; any table may have a number and some words.
_TELLING = frozenset(Column) - {Column.STT, Column.CONTENT, Column.NOTE}


def _further(table: FigureTable, figure: str) -> Iterator[RichText]:
    if figure in table.cumulative:
        title = COLUMN_TITLES[FigureColumn.CUMULATIVE]
        yield plain(f"{title}: {write_number(table.cumulative[figure])}")
    yield plain(table.words.get(figure, ""))
    yield table.notes.get(figure, ())


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


def _heading(appendix: Appendix) -> RichText:
    return _lines(appendix.label, appendix.title, appendix.attached)


def _lines(*texts: str) -> RichText:
    return tuple(block for text in texts for block in plain(text))


def _title(found: FoundTable) -> str:
    return " ".join(found.head.titles) or found.head.label or found.head.id
