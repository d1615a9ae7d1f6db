"""The year's tasks: groups, rows of any column set, and what each report says of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from cchc_desk.forms.outline import roman
from cchc_desk.forms.richtext import RichText, plain_text
from cchc_desk.forms.text import fold_spaces, without_marks


class Column(StrEnum):
    """A column that a task table may have; STT is computed, the last three change by report."""

    STT = "stt"
    OBJECTIVE = "objective"
    CONTENT = "content"
    ACTIVITY = "activity"
    PRODUCT = "product"
    LEAD = "lead"
    SUPPORT = "support"
    DEADLINE = "deadline"
    BUDGET = "budget"
    RESULT = "result"
    PROGRESS = "progress"
    NOTE = "note"


PLAN_COLUMNS = tuple(
    c for c in Column if c not in {Column.STT, Column.RESULT, Column.PROGRESS, Column.NOTE}
)

# The words of the progress column, as offices write them; any other words are allowed.
PROGRESS_CHOICES = (
    "Chưa thực hiện",
    "Đang thực hiện",
    "Hoàn thành",
    "Hoàn thành theo tiến độ",
    "Dự kiến hoàn thành",
    "Quá hạn",
)


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Head the tasks that follow it.

    None: ``source_number`` - the number is computed, else what the author typed; "" - none.
    """

    id: str
    title: str
    source_number: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Hold one row of the plan; its texts are those of ``PLAN_COLUMNS``.

    None: ``source_number`` - the number is computed, else what the author typed.
    """

    id: str
    content: RichText = ()
    objective: RichText = ()
    activity: RichText = ()
    product: RichText = ()
    lead: RichText = ()
    support: RichText = ()
    deadline: RichText = ()
    budget: RichText = ()
    source_number: str | None = None


@dataclass(frozen=True, slots=True)
class TaskResult:
    """Hold what one report says of one task; an empty ``progress`` is not stated."""

    result: RichText = ()
    progress: str = ""
    note: RichText = ()


TaskRow = TaskGroup | Task


class NumberedRow(NamedTuple):
    """Hold a row with the number in its first column and the group that it stands in.

    None: ``group`` - the task stands before the first group, or the row is a group.
    """

    row: TaskRow
    number: str
    group: TaskGroup | None


def number_rows(rows: Iterable[TaskRow], *, by_group: bool = False) -> tuple[NumberedRow, ...]:
    """Number groups I, II … and tasks 1, 2 …, through the table or anew in every group."""
    numbered: list[NumberedRow] = []
    groups = tasks = 0
    group: TaskGroup | None = None
    for row in rows:
        if isinstance(row, TaskGroup):
            groups += 1
            tasks = 0 if by_group else tasks
            group = row
            numbered.append(NumberedRow(row, _number(row, roman(groups)), None))
        else:
            tasks += 1
            numbered.append(NumberedRow(row, _number(row, str(tasks)), group))
    return tuple(numbered)


def _number(row: TaskRow, computed: str) -> str:
    return computed if row.source_number is None else row.source_number


def cell(task: Task, result: TaskResult, column: Column) -> RichText | str:
    """Return what a task shows in a column other than STT; progress is plain characters."""
    if column is Column.PROGRESS:
        return result.progress
    owner: Task | TaskResult = result if column in {Column.RESULT, Column.NOTE} else task
    text: RichText = getattr(owner, column.value)
    return text


def deadline_words(task: Task) -> str:
    """Return the clerk's own words of the deadline, one line per paragraph."""
    return plain_text(task.deadline)


@lru_cache(maxsize=256)  # few words, read for every task at every save: 2,000 take 22 ms else
def is_done(progress: str) -> bool:
    """Tell whether the progress words say that the task is done (not "expected", not "not")."""
    return without_marks(fold_spaces(progress)).startswith(("hoan thanh", "da hoan thanh"))


class TaskCount(NamedTuple):
    """Count tasks and those that are done; written "8/43" in a text."""

    done: int
    total: int


def count_tasks(rows: Sequence[TaskRow], results: Mapping[str, TaskResult]) -> TaskCount:
    """Count over all rows; ``results`` is by task id."""
    tasks = [row for row in rows if isinstance(row, Task)]
    done = sum(is_done(results[t.id].progress) for t in tasks if t.id in results)
    return TaskCount(done, len(tasks))
