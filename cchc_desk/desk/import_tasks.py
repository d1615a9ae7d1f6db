"""The tasks of a foreign table joined to those that the year has already."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cchc_desk.forms.richtext import RichText, footnotes, inline_text, is_empty, plain, plain_text
from cchc_desk.forms.task import (
    PLAN_COLUMNS,
    Column,
    NumberedRow,
    Task,
    TaskGroup,
    TaskResult,
    TaskRow,
    cell,
    number_rows,
)
from cchc_desk.forms.text import fold_spaces, without_marks

# Two tasks of one number are the same when so much of their words is: the authors of results
# shorten and mend the words of plans.
_SAME_WORDS = 0.6


@dataclass(frozen=True, slots=True)
class TaskDifference:
    """Say in which words the list and the file have one thing; ``task`` is its id in the list."""

    task: str
    column: Column
    kept: RichText
    file: RichText


@dataclass(frozen=True, slots=True)
class JoinedTasks:
    """Hold a list of tasks after others were joined to it.

    Shape: ``rows`` - the whole list in order; ``ids`` - of the rows of the file, the id that each
    has in the list; ``new`` - ids of rows that the list did not have.
    """

    rows: tuple[TaskRow, ...]
    ids: Mapping[str, str]
    differences: tuple[TaskDifference, ...] = ()
    new: frozenset[str] = frozenset()

    @property
    def numbers(self) -> Mapping[str, str]:
        """Return the number of every row in the list, by id."""
        return {each.row.id: each.number for each in number_rows(self.rows)}

    def results(self, of_file: Mapping[str, TaskResult]) -> Mapping[str, TaskResult]:
        """Return what the file says of its tasks, by their ids in the list."""
        return {self.ids[id_]: result for id_, result in of_file.items()}


def join_tasks(
    listed: Sequence[TaskRow], of_file: Sequence[TaskRow], *, prefers_file: bool = False
) -> JoinedTasks:
    """Find the rows of a file in a list, fill what is empty there, and add what it lacks.

    Rows are the same by their words, or by their number and most of their words; ids of other
    workspaces say nothing. Where both say something else the list keeps its words, unless the
    file's are preferred.
    """
    ids = _Matcher(listed).match(of_file)
    rows: dict[str, TaskRow] = {row.id: row for row in listed}
    differences: list[TaskDifference] = []
    for row in of_file:
        known = rows.get(ids.get(row.id, ""))
        if isinstance(known, Task) and isinstance(row, Task):
            found = list(_differences(known, row))
            rows[known.id] = _filled(known, row, found, prefers_file=prefers_file)
            differences += found
    own = _free_ids([row.id for row in of_file], ids.keys(), rows.keys())
    named = [replace(row, id=own.get(row.id, row.id)) for row in of_file]
    whole = tuple(rows.get(row.id, row) for row in _order(listed, named, ids))
    return JoinedTasks(whole, {**own, **ids}, tuple(differences), frozenset(own.values()))


def insert_rows(listed: Sequence[TaskRow], others: Sequence[TaskRow]) -> tuple[TaskRow, ...]:
    """Return a list with the rows of another one that it lacks by their id, at their places."""
    known = {row.id for row in listed}
    return tuple(_order(listed, others, {row.id: row.id for row in others if row.id in known}))


def _free_ids(
    of_file: Sequence[str], matched: Collection[str], taken: Collection[str]
) -> dict[str, str]:
    """Return the id that each new row gets, by its id in the file; one that is free stays."""
    used = {*of_file, *taken}
    free: dict[str, str] = {}
    for id_ in of_file:
        if id_ in matched:
            continue
        found, number = id_, 1
        while found in taken or (number > 1 and found in used):
            number += 1
            found = f"{id_}-{number}"
        used.add(found)
        free[id_] = found
    return free


@dataclass(frozen=True, slots=True)
class JoinedResults:
    """Hold what a document says of its tasks, by task id, after what a file says was joined."""

    results: Mapping[str, TaskResult]
    differences: tuple[TaskDifference, ...] = ()


def join_results(
    kept: Mapping[str, TaskResult],
    of_file: Mapping[str, TaskResult],
    *,
    prefers_file: bool = False,
) -> JoinedResults:
    """Fill what is not said of a task; where both say something, as ``join_tasks`` does."""
    results = dict(kept)
    differences: list[TaskDifference] = []
    for task, said in of_file.items():
        known = results.get(task, TaskResult())
        found = list(_result_differences(task, known, said))
        first, second = (said, known) if prefers_file else (known, said)
        results[task] = _completed(first, second)
        differences += found
    return JoinedResults(results, tuple(differences))


def _result_differences(task: str, known: TaskResult, said: TaskResult) -> Iterator[TaskDifference]:
    for column in (Column.RESULT, Column.PROGRESS, Column.NOTE):
        one, other = _rich(known, column), _rich(said, column)
        if not is_empty(one) and not is_empty(other) and not says_the_same(one, other):
            yield TaskDifference(task, column, one, other)


def _rich(result: TaskResult, column: Column) -> RichText:
    text = cell(_NO_TASK, result, column)
    return plain(text) if isinstance(text, str) else text


_NO_TASK = Task("")


def _completed(first: TaskResult, second: TaskResult) -> TaskResult:
    """Return a result with what only the second one says."""
    return TaskResult(
        second.result if is_empty(first.result) else first.result,
        first.progress or second.progress,
        second.note if is_empty(first.note) else first.note,
    )


# --- the same rows --------------------------------------------------------------------------------


_Number = tuple[str | None, str]
"""The group in which a task has a number; None: in the whole table."""


class _Matcher:
    """Find rows in a list; each row of the list is found once."""

    def __init__(self, listed: Sequence[TaskRow]) -> None:
        self._free = {row.id: row for row in listed}
        self._by_words: dict[tuple[type[TaskRow], str], deque[str]] = defaultdict(deque)
        self._by_number: dict[_Number, list[str]] = defaultdict(list)
        for row in listed:
            self._by_words[type(row), _words(row)].append(row.id)
        for id_, numbers in _numbers(listed).items():
            for number in numbers:
                self._by_number[number].append(id_)

    def match(self, of_file: Sequence[TaskRow]) -> dict[str, str]:
        """Return the ids in the list by the ids in the file; sure ones before likely ones."""
        numbers = _numbers(of_file)
        found: dict[str, str] = {}
        for find in (self._alike, self._likely):
            for row in of_file:
                if row.id not in found:
                    same = find(row, numbers.get(row.id, ()))
                    if same is not None:
                        found[row.id] = same
                        del self._free[same]
        return found

    def _alike(self, row: TaskRow, numbers: Iterable[_Number]) -> str | None:
        words = _words(row)
        for each in self._numbered_so(numbers):
            other = self._free.get(each)
            if isinstance(other, type(row)) and _words(other) == words:
                return each
        waiting = self._by_words[type(row), words]
        while waiting:
            first = waiting.popleft()
            if first in self._free:
                return first
        return None

    def _likely(self, row: TaskRow, numbers: Iterable[_Number]) -> str | None:
        if isinstance(row, TaskGroup):
            return None
        for each in self._numbered_so(numbers):
            other = self._free.get(each)
            if isinstance(other, Task) and _share(_words(row), _words(other)) >= _SAME_WORDS:
                return each
        return None

    def _numbered_so(self, numbers: Iterable[_Number]) -> Iterator[str]:
        return (each for number in numbers for each in self._by_number[number])


def _numbers(rows: Sequence[TaskRow]) -> Mapping[str, tuple[_Number, _Number]]:
    """Return the two numbers that each task may have, by its id."""
    through, by_group = number_rows(rows), number_rows(rows, by_group=True)
    return {
        one.row.id: ((None, one.number), (_group(other), other.number))
        for one, other in zip(through, by_group, strict=True)
        if isinstance(one.row, Task)
    }


def _group(numbered: NumberedRow) -> str:
    return "" if numbered.group is None else _words(numbered.group)


def row_words(row: TaskRow) -> str:
    """Return what a row is called: the title of a group, the content of a task, on one line."""
    return fold_spaces(row.title if isinstance(row, TaskGroup) else plain_text(row.content))


def _words(row: TaskRow) -> str:
    return without_marks(row_words(row)).rstrip(" .;,")


def _share(one: str, other: str) -> float:
    words, others = set(one.split()), set(other.split())
    return len(words & others) / max(len(words), len(others), 1)


# --- their contents -------------------------------------------------------------------------------


def _differences(known: Task, row: Task) -> Iterator[TaskDifference]:
    for column in PLAN_COLUMNS:
        kept, said = _text(known, column), _text(row, column)
        if not is_empty(kept) and not is_empty(said) and not says_the_same(kept, said):
            yield TaskDifference(known.id, column, kept, said)


def says_the_same(one: RichText, other: RichText) -> bool:
    """Tell whether two cells have the same words and notes."""
    return _said(one) == _said(other)


def _said(text: RichText) -> tuple[str, ...]:
    """Return the words of a text and those of its notes."""
    notes = (inline_text(note.spans) for note in footnotes(text))
    return tuple(fold_spaces(each) for each in (plain_text(text), *notes))


def _text(task: Task, column: Column) -> RichText:
    text: RichText = getattr(task, column.value)
    return text


def _filled(
    known: Task, row: Task, differences: Sequence[TaskDifference], *, prefers_file: bool
) -> Task:
    """Return a task of the list with what only the file says, or says otherwise if preferred."""
    taken: set[Column] = {c for c in PLAN_COLUMNS if is_empty(_text(known, c))}
    if prefers_file:
        taken |= {each.column for each in differences}
    texts: Mapping[str, Any] = {  # Any: fields by their names
        column.value: _text(row, column) for column in taken if not is_empty(_text(row, column))
    }
    return replace(known, **texts)


# --- their order ----------------------------------------------------------------------------------


def _order(
    listed: Sequence[TaskRow], of_file: Sequence[TaskRow], ids: Mapping[str, str]
) -> Iterator[TaskRow]:
    """Yield the list with every new row after the one that stands before it in the file.

    What stands before all that is known goes before the first such row; where nothing is known,
    all comes last.
    """
    following: dict[str | None, list[TaskRow]] = defaultdict(list)
    after: str | None = _before_first(listed, of_file, ids)
    for row in of_file:
        if row.id in ids:
            after = ids[row.id]
        else:
            following[after].append(row)
    yield from following[None]
    for row in listed:
        yield row
        yield from following[row.id]


def _before_first(
    listed: Sequence[TaskRow], of_file: Sequence[TaskRow], ids: Mapping[str, str]
) -> str | None:
    """Return the row of the list that new rows at the beginning of the file come after."""
    first = next((ids[row.id] for row in of_file if row.id in ids), None)
    order = [row.id for row in listed]
    place = len(order) if first is None else order.index(first)
    return order[place - 1] if place else None
