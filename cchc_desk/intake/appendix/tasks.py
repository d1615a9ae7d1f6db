"""A table of tasks: its groups, its tasks, what it says of each, and how it was made."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any

from cchc_desk.forms.richtext import (
    Image,
    Paragraph,
    RichText,
    Span,
    footnotes,
    inline_text,
    join_spans,
    plain_text,
)
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult, TaskRow
from cchc_desk.forms.template import Layout
from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.appendix.blocks import blocks_of_rows
from cchc_desk.intake.appendix.grid import joined
from cchc_desk.intake.appendix.guess import ColumnGuess
from cchc_desk.intake.appendix.layout import AppendixHead, appendix_of
from cchc_desk.intake.appendix.notices import Notices
from cchc_desk.intake.appendix.parts import TableParts
from cchc_desk.intake.appendix.row_numbers import counts_as, restarts, split_title
from cchc_desk.intake.appendix.rows import Places, RowFacts, RowRole, read_rows, title_place
from cchc_desk.intake.appendix.tables import (
    TableWarningCode,
    TaskTable,
    TypedGroup,
    UnplacedCell,
)

NewId = Callable[[], str]

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
    """Collect a task while its rows are read; ``texts`` by column."""

    id: str
    number: str
    texts: dict[Column, RichText]


class _TaskReader:
    """Read row by row; ``_open`` is the task that the next row may go on with."""

    def __init__(
        self, parts: TableParts, guesses: tuple[ColumnGuess, ...], new_id: NewId
    ) -> None:
        self._parts = parts
        self._guesses = guesses
        self._new_id = new_id
        self._columns = [each.column for each in guesses]
        self.places = Places(_place(guesses, Column.STT), _place(guesses, Column.CONTENT))
        self._group_place = next((i for i, g in enumerate(guesses) if g.heads_groups), None)
        self._group_title = ""
        self._rows: list[TaskGroup | _Draft] = []
        self._open: _Draft | None = None
        self._groups: dict[str, TypedGroup] = {}
        self._unplaced: list[UnplacedCell] = []
        self._below: list[RowFacts] = []
        self._notices = Notices()

    # --- rows -------------------------------------------------------------------------------------

    def take(self, facts: RowFacts) -> None:
        """Take in the next row."""
        match facts.role:
            case RowRole.GROUP:
                self._take_group(facts)
            case RowRole.BELOW:
                self._take_below(facts)
            case RowRole.GOES_ON | RowRole.CUT_OFF if self._open is not None:
                self._take_rest(facts, self._open)
            case RowRole.TASK | RowRole.GOES_ON | RowRole.CUT_OFF:
                self._take_task(facts)

    def _take_group(self, facts: RowFacts) -> None:
        group = self._add_group(facts.title, TypedGroup(facts.number, facts.level))
        place = title_place(facts.filled, self.places.content)
        others = [each for each in facts.filled if each != place]
        noted = [place] if any(footnotes(facts.row.cells[place].text)) else []
        self._leave(facts, [*noted, *others], group.id)
        self._notices.add(TableWarningCode.GROUP_CELLS, facts.title, bool(others))
        self._notices.add(TableWarningCode.NESTED_GROUPS, facts.title, facts.level > 1)

    def _add_group(self, title: str, typed: TypedGroup) -> TaskGroup:
        group = TaskGroup(self._new_id(), title)
        self._groups[group.id] = typed
        self._rows.append(group)
        self._open = None
        return group

    def _take_below(self, facts: RowFacts) -> None:
        self._below.append(facts)
        is_within = facts.filled and facts.row.number < self._parts.rows[-1].number
        del is_within

    def _take_task(self, facts: RowFacts) -> None:
        self._head_group(facts)
        draft = _Draft(self._new_id(), facts.number, {})
        texts = [
            (column, facts.texts[place])
            for place, column in enumerate(self._columns)
            if isinstance(column, Column)
        ]
        for column, text in texts:
            draft.texts[column] = joined((draft.texts.get(column, ()), text))
        self._rows.append(draft)
        self._open = draft
        self._leave_unknown(facts, draft.id)

    def _head_group(self, facts: RowFacts) -> None:
        """Begin a group where a column of groups names another one."""
        if self._group_place is None:
            return
        named = fold_spaces(plain_text(facts.texts[self._group_place]))
        if named and named != self._group_title:
            self._group_title = named
            number, title = split_title(named)
            self._add_group(title, TypedGroup(number))

    def _take_rest(self, facts: RowFacts, draft: _Draft) -> None:
        join = _below if facts.role is RowRole.GOES_ON else _run_on
        for place in facts.filled:
            column = self._columns[place]
            if isinstance(column, Column):
                text = facts.row.cells[place].text
                draft.texts[column] = join(draft.texts.get(column, ()), text)
        if facts.role is RowRole.CUT_OFF:
            self._notices.add(TableWarningCode.JOINED_ROWS, " | ".join(filter(None, facts.words)))
        self._leave_unknown(facts, draft.id)

    # --- what has no place ------------------------------------------------------------------------

    def _leave_unknown(self, facts: RowFacts, owner: str) -> None:
        unknown = [
            place
            for place in facts.filled
            if self._columns[place] is None and place != self._group_place
        ]
        self._leave(facts, unknown, owner)

    def _leave(self, facts: RowFacts, places: Iterable[int], owner: str) -> None:
        for place in places:
            text = facts.row.cells[place].text
            title = self._guesses[place].title
            self._unplaced.append(UnplacedCell(facts.row.number, title, text, owner))
