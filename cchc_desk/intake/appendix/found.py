"""The tables of an appendix: found first, with what their columns seem to be, and then read."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc_desk.forms.figure import Figure
from cchc_desk.forms.richtext import RichText
from cchc_desk.forms.task import Column
from cchc_desk.forms.template import Appendix, Layout
from cchc_desk.intake.appendix.blocks import block_of_grid
from cchc_desk.intake.appendix.figure_ids import free_id
from cchc_desk.intake.appendix.figures import Earlier, read_figures
from cchc_desk.intake.appendix.grid import Grid, stacked
from cchc_desk.intake.appendix.guess import (
    ColumnGuess,
    guess_figure_columns,
    guess_task_columns,
)
from cchc_desk.intake.appendix.head_lines import head_of_lines
from cchc_desk.intake.appendix.judge import judge
from cchc_desk.intake.appendix.layout import AppendixHead
from cchc_desk.intake.appendix.parts import TableParts, split_tables, take_apart
from cchc_desk.intake.appendix.tables import AppendixTable, OtherTable
from cchc_desk.intake.appendix.tasks import NewId, read_tasks
from cchc_desk.intake.appendix.word_table import (
    begins_tasks,
    grid_of,
    is_blank,
    joins,
    rich_text,
    whole_table,
)
from cchc_desk.intake.recognise.answer_blocks import Writing
from cchc_desk.intake.recognise.recognised import RawAppendix
from cchc_desk.intake.source import SourceBlock, SourceTable


@dataclass(frozen=True, slots=True)
class FoundTable:
    """Hold a table before the clerk has confirmed its columns.

    ``guesses`` - one per column. ``grid`` - the whole of it, for one that stays a table. None:
    ``layout`` - it seems to show neither tasks nor figures.
    """

    grid: Grid
    parts: TableParts
    layout: Layout | None
    guesses: tuple[ColumnGuess, ...]
    head: AppendixHead
    above: RichText = ()
    below: RichText = ()


@dataclass(frozen=True, slots=True)
class FoundAppendix:
    """Hold the tables of an appendix in their order.

    Shape: ``text`` - what it says when it has no table; ``images`` bytes by image id.
    """

    tables: tuple[FoundTable, ...]
    text: RichText = ()
    images: Mapping[str, bytes] = field(default_factory=dict)


def find_tables(
    raw: RawAppendix, known: Sequence[Appendix] = (), taken: Collection[str] = ()
) -> FoundAppendix:
    """Find the tables of an appendix of a Word file.

    ``known`` - tables of templates, whose titles are known. ``taken`` - ids of appendices that
    the new ones must not have.
    """
    writing = Writing()
    pieces = list(_pieces(raw.blocks, writing))
    head = AppendixHead("", raw.label, raw.titles, raw.attached, raw.orientation)
    found = found_tables(pieces, head, known, taken)
    text = () if found else tuple(block for each in pieces for block in each.above)
    return FoundAppendix(found, text, writing.images)


def shown_as(found: FoundTable, layout: Layout, known: Sequence[Appendix] = ()) -> FoundTable:
    """Return a table that shows what the clerk says, with what its columns seem to be then."""
    if layout is Layout.FIGURES:
        guesses = guess_figure_columns(found.parts)
    else:
        guesses = guess_task_columns(found.parts, known)
    return replace(found, layout=layout, guesses=guesses)


def read_table(
    found: FoundTable,
    new_id: NewId,
    guesses: Sequence[ColumnGuess] | None = None,
    catalogue: Iterable[Figure] = (),
    earlier: Earlier | None = None,
) -> AppendixTable:
    """Read a table under its guesses, or under those that the clerk corrected.

    ``new_id`` names tasks and groups. None: ``guesses`` - those of the table; ``earlier`` - no
    table of the file stands before this one.
    """
    used = found.guesses if guesses is None else tuple(guesses)
    if found.layout is Layout.TASKS:
        tasks = read_tasks(found.parts, used, found.head, new_id)
        return replace(
            tasks, above=(*found.above, *tasks.above), below=(*tasks.below, *found.below)
        )
    if found.layout is Layout.FIGURES:
        read = read_figures(found.parts, used, found.head, catalogue, earlier)
        return replace(read, above=(*found.above, *read.above), below=(*read.below, *found.below))
    return OtherTable((*found.above, block_of_grid(found.grid), *found.below))


# --- finding --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold text and the table that stands under it. None: ``grid`` - the text ends it all."""

    above: RichText
    grid: Grid | None


def _pieces(blocks: Sequence[SourceBlock], writing: Writing) -> Iterator[Piece]:
    above: list[SourceBlock] = []
    for each in _with_whole_tables(blocks):
        if isinstance(each, SourceTable) and (not each.is_layout or begins_tasks(each)):
            grids = split_tables(grid_of(each, writing))
            yield Piece(rich_text(above, writing), grids[0])
            yield from (Piece((), grid) for grid in grids[1:])
            above = []
        else:
            above.append(each)
    yield Piece(rich_text(above, writing), None)


def _with_whole_tables(blocks: Iterable[SourceBlock]) -> Iterator[SourceBlock]:
    """Yield the blocks, tables that go on with each other as one."""
    halves: list[SourceTable] = []
    blanks: list[SourceBlock] = []
    for block in blocks:
        if halves and is_blank(block):
            blanks.append(block)
        elif halves and isinstance(block, SourceTable) and joins(halves[0], block):
            halves.append(block)
            blanks = []
        else:
            if halves:
                yield whole_table(halves)
            yield from blanks
            halves, blanks = [], []
            if isinstance(block, SourceTable):
                halves = [block]
            else:
                yield block
    if halves:
        yield whole_table(halves)
    yield from blanks


def found_tables(
    pieces: Sequence[Piece],
    head: AppendixHead,
    known: Sequence[Appendix] = (),
    taken: Collection[str] = (),
) -> tuple[FoundTable, ...]:
    """Return the tables of pieces; the first one has the head, the last one what stands below."""
    used = set(taken)
    found: list[FoundTable] = []
    for piece in pieces:
        if piece.grid is None:
            if found:
                found[-1] = replace(found[-1], below=(*found[-1].below, *piece.above))
            continue
        own = head if not found else AppendixHead("", orientation=head.orientation)
        table = _found(piece.grid, piece.above, own, known)
        if found and (joined := _joined(found[-1], table)) is not None:
            found[-1] = joined
            continue
        table = replace(table, head=replace(table.head, id=free_id(_usual_id(table), used)))
        used.add(table.head.id)
        found.append(table)
    return tuple(found)


def _found(
    grid: Grid, above: RichText, head: AppendixHead, known: Sequence[Appendix]
) -> FoundTable:
    parts = take_apart(grid)
    if not head.titles:
        head, rest = head_of_lines(head, parts.above)
        parts = replace(parts, above=rest)
    layout, guesses = judge(parts, known)
    return FoundTable(grid, parts, layout, guesses, head, above)


def _joined(before: FoundTable, table: FoundTable) -> FoundTable | None:
    """Return two tables as one: the second one only repeats the header of the first.

    None: they are two, or something stands between them.
    """
    one, other = before.parts, table.parts
    between = (*table.above, *(block for text in other.above for block in text))
    if between or not other.has_header or one.titles != other.titles:
        return None
    rows = (*one.rows, *other.rows)
    parts = replace(one, rows=rows, repeated=one.repeated + other.repeated + 1)
    return replace(before, parts=parts, grid=stacked(before.grid, table.grid))


def _usual_id(table: FoundTable) -> str:
    if table.layout is Layout.FIGURES:
        return "so-lieu"
    columns = {each.column for each in table.guesses}
    tells = not columns.isdisjoint({Column.RESULT, Column.PROGRESS})
    return ("ket-qua" if tells else "nhiem-vu") if table.layout else "bang"
