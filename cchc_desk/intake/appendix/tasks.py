"""A table of tasks: its groups, its tasks, what it says of each, and how it was made."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cchc_desk.forms.outline import roman
from cchc_desk.forms.richtext import (
    Block,
    Image,
    Paragraph,
    RichText,
    Span,
    footnotes,
    inline_text,
    join_spans,
    plain,
    plain_text,
)
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult, TaskRow
from cchc_desk.forms.template import Layout
from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.appendix.blocks import blocks_of_rows
from cchc_desk.intake.appendix.contents import is_deadline
from cchc_desk.intake.appendix.grid import is_more_than_words
from cchc_desk.intake.appendix.guess import ColumnGuess
from cchc_desk.intake.appendix.layout import AppendixHead, appendix_of
from cchc_desk.intake.appendix.notices import Notices
from cchc_desk.intake.appendix.parts import TableParts, UnplacedCell
from cchc_desk.intake.appendix.row_numbers import bare_number, counts_as, restarts, split_title
from cchc_desk.intake.appendix.rows import (
    Places,
    RowFacts,
    RowRole,
    breaks_off,
    read_rows,
    title_place,
)
from cchc_desk.intake.appendix.tables import TableWarningCode, TaskTable

NewId = Callable[[], str]

_MARKS = frozenset({"x", "✓", "✔", "√", "v", "*", "•"})

_RESULT_COLUMNS = (Column.RESULT, Column.PROGRESS, Column.NOTE)


def read_tasks(
    parts: TableParts, guesses: Sequence[ColumnGuess], head: AppendixHead, new_id: NewId
) -> TaskTable:
    """Read the rows of a table whose columns are known; ``guesses`` - one per column.

    A guess that the clerk corrected is made with ``dataclasses.replace``. What stands in columns
    that nobody knows is unplaced. ``new_id`` names groups and tasks in the order of the table.
    """
    reader = _TaskReader(parts, tuple(guesses), new_id)
    for facts in read_rows(parts.rows, reader.places):
        reader.take(facts)
    return reader.table(head)


@dataclass(slots=True)
class _Draft:
    """Collect a task while its rows are read; ``texts`` by column, ``row`` as of the file."""

    id: str
    number: str
    row: int
    texts: dict[Column, RichText]


class _TaskReader:
    """Read row by row; ``_open`` is the task that the next row may go on with."""

    def __init__(self, parts: TableParts, guesses: tuple[ColumnGuess, ...], new_id: NewId) -> None:
        self._parts = parts
        self._guesses = guesses
        self._new_id = new_id
        self._columns = [each.column for each in guesses]
        self.places = Places(self._place_of(Column.STT), self._place_of(Column.CONTENT))
        self._group_place = next((i for i, g in enumerate(guesses) if g.heads_groups), None)
        self._group_named = ""
        self._rows: list[TaskGroup | _Draft] = []
        self._open: _Draft | None = None
        self._groups = 0
        self._unplaced = list(parts.unplaced)
        self._below: list[RowFacts] = []
        self._notices = Notices()

    def _place_of(self, column: Column) -> int | None:
        return self._columns.index(column) if column in self._columns else None

    # --- rows -------------------------------------------------------------------------------------

    def take(self, facts: RowFacts) -> None:
        """Take in the next row."""
        match facts.role:
            case RowRole.BLANK:
                pass
            case RowRole.GROUP:
                self._take_group(facts)
            case RowRole.BELOW:
                self._below.append(facts)
            case RowRole.GOES_ON | RowRole.CUT_OFF if self._open is not None:
                self._take_rest(facts, self._open)
            case _:
                self._take_task(facts)

    def _take_group(self, facts: RowFacts) -> None:
        group = self._add_group(facts.title, facts.number)
        place = title_place(facts.filled, self.places.content)
        others = [each for each in facts.filled if each != place]
        noted = [place] if is_more_than_words(facts.row.cells[place].text) else []
        self._leave(facts, [*noted, *others], group.id)
        self._notices.add(TableWarningCode.GROUP_CELLS, facts.title, bool(others))
        self._notices.add(TableWarningCode.NESTED_GROUPS, facts.title, facts.level > 1)

    def _add_group(self, title: str, number: str) -> TaskGroup:
        self._groups += 1
        is_computed = bare_number(number) == roman(self._groups)
        group = TaskGroup(self._new_id(), title, None if is_computed else number)
        self._rows.append(group)
        self._open = None
        return group

    def _take_task(self, facts: RowFacts) -> None:
        self._head_group(facts)
        draft = _Draft(self._new_id(), facts.number, facts.row.number, {})
        for place, column in enumerate(self._columns):
            if isinstance(column, Column) and facts.texts[place]:
                _put(draft, column, self._meant(facts.texts[place], place), _below)
        self._rows.append(draft)
        self._open = draft
        self._leave_unknown(facts, draft.id, self._group_place)

    def _meant(self, text: RichText, place: int) -> RichText:
        """Return what a cell says; a mark under "Quý I" says that."""
        title = self._parts.last_titles[place]
        is_mark = self._columns[place] is Column.DEADLINE and plain_text(text).lower() in _MARKS
        return plain(title) if is_mark and is_deadline(title) else text

    def _head_group(self, facts: RowFacts) -> None:
        """Begin a group where the column of groups names another one."""
        if self._group_place is None:
            return
        named = fold_spaces(plain_text(facts.texts[self._group_place]))
        if named and named != self._group_named:
            self._group_named = named
            number, title = split_title(named)
            self._add_group(title, number)

    def _take_rest(self, facts: RowFacts, draft: _Draft) -> None:
        join = _below if facts.role is RowRole.GOES_ON else _run_on
        for place in facts.filled:
            column = self._columns[place]
            if isinstance(column, Column):
                _put(draft, column, facts.row.cells[place].text, join)
        if facts.role is RowRole.CUT_OFF:
            self._notices.add(TableWarningCode.JOINED_ROWS, " | ".join(filter(None, facts.words)))
        self._leave_unknown(facts, draft.id)

    def _leave_unknown(self, facts: RowFacts, owner: str, but: int | None = None) -> None:
        """Put aside what stands in columns that no task has, but for one of them."""
        none = (None, Column.STT)
        unknown = [each for each in facts.filled if self._columns[each] in none and each != but]
        self._leave(facts, unknown, owner)

    def _leave(self, facts: RowFacts, places: Iterable[int], owner: str) -> None:
        for place in places:
            text, title = facts.row.cells[place].text, self._guesses[place].title
            self._unplaced.append(UnplacedCell(facts.row.number, title, text, owner))

    # --- the whole --------------------------------------------------------------------------------

    def table(self, head: AppendixHead) -> TaskTable:
        """Return what was taken in."""
        drafts = [each for each in self._rows if isinstance(each, _Draft)]
        for draft in drafts:
            self._take_out(draft)
        self._notices.add(TableWarningCode.NO_HEADER, count=not self._parts.has_header)
        self._notices.add(TableWarningCode.REPEATED_HEADERS, count=self._parts.repeated)
        numbers = self._parts.numbers
        self._notices.add(TableWarningCode.COLUMN_NUMBERS, " | ".join(numbers), bool(numbers))
        self._note_sums(drafts)
        by_group = restarts([[d.number for d in each] for each in _by_group(self._rows)])
        appendix = appendix_of(Layout.TASKS, head, self._guesses, self._parts.widths_mm)
        titles = tuple(each.title for each in self._rows if isinstance(each, TaskGroup))
        return TaskTable(
            replace(appendix, groups=titles, numbers_by_group=by_group),
            tuple(_numbered(self._rows, by_group=by_group)),
            {draft.id: said for draft in drafts if (said := _result(draft)) != TaskResult()},
            self._guesses,
            self._parts.numbers,
            tuple(self._unplaced),
            tuple(block for text in self._parts.above for block in text),
            blocks_of_rows(facts.row for facts in self._below),
            self._notices.warnings(),
        )

    def _take_out(self, draft: _Draft) -> None:
        """Put aside what no task can hold: pictures, and footnotes in the words of progress."""
        progress = draft.texts.get(Column.PROGRESS, ())
        if any(footnotes(progress)):
            self._put_aside(draft, Column.PROGRESS, progress)
        for column, text in draft.texts.items():
            if any(isinstance(block, Image) for block in text):
                images = tuple(block for block in text if isinstance(block, Image))
                self._put_aside(draft, column, images)
                self._notices.add(TableWarningCode.PICTURES, plain_text(text), len(images))
                draft.texts[column] = tuple(b for b in text if not isinstance(b, Image))

    def _put_aside(self, draft: _Draft, column: Column, text: tuple[Block, ...]) -> None:
        title = next(each.title for each in self._guesses if each.column is column)
        self._unplaced.append(UnplacedCell(draft.row, title, text, draft.id))

    def _note_sums(self, drafts: Sequence[_Draft]) -> None:
        """Tell of rows that were taken out from between tasks."""
        last = max((draft.row for draft in drafts), default=0)
        for facts in self._below:
            if facts.filled and facts.row.number < last:
                self._notices.add(TableWarningCode.SUMS, " | ".join(filter(None, facts.words)))


# --- texts ----------------------------------------------------------------------------------------


def _put(
    draft: _Draft, column: Column, text: RichText, join: Callable[[RichText, RichText], RichText]
) -> None:
    before = draft.texts.get(column, ())
    draft.texts[column] = join(before, text) if before else text


def _below(before: RichText, after: RichText) -> RichText:
    return (*before, *after)


def _run_on(before: RichText, after: RichText) -> RichText:
    """Join the two parts of a text that a page's end cut; in the middle of a sentence, as one."""
    match before[-1:], after[:1]:
        case (Paragraph() as one,), (Paragraph() as other,) if _breaks_off(one, other):
            whole = replace(one, spans=join_spans((*one.spans, Span(" "), *other.spans)))
            return (*before[:-1], whole, *after[1:])
    return (*before, *after)


def _breaks_off(one: Paragraph, other: Paragraph) -> bool:
    if other.level:
        return False
    return breaks_off(inline_text(one.spans), inline_text(other.spans))


# --- tasks ----------------------------------------------------------------------------------------


def _by_group(rows: Iterable[TaskGroup | _Draft]) -> Iterator[list[_Draft]]:
    """Yield the tasks before the first group, then those of each group."""
    tasks: list[_Draft] = []
    for row in rows:
        if isinstance(row, _Draft):
            tasks.append(row)
        else:
            yield tasks
            tasks = []
    yield tasks


def _numbered(rows: Sequence[TaskGroup | _Draft], *, by_group: bool) -> Iterator[TaskRow]:
    """Yield groups and tasks; a task keeps its typed number where another would be computed."""
    is_typed = any(isinstance(row, _Draft) and row.number for row in rows)
    count = 0
    for row in rows:
        if isinstance(row, TaskGroup):
            count = 0 if by_group else count
            yield row
            continue
        count += 1
        is_computed = not is_typed or counts_as(row.number, count)
        yield _task(row, None if is_computed else row.number)


def _task(draft: _Draft, source_number: str | None) -> Task:
    texts: Mapping[str, Any] = {  # Any: fields by their names
        column.value: text
        for column, text in draft.texts.items()
        if column not in (Column.STT, *_RESULT_COLUMNS)
    }
    return Task(id=draft.id, source_number=source_number, **texts)


def _result(draft: _Draft) -> TaskResult:
    progress = fold_spaces(plain_text(draft.texts.get(Column.PROGRESS, ())))
    texts = draft.texts
    return TaskResult(texts.get(Column.RESULT, ()), progress, texts.get(Column.NOTE, ()))
