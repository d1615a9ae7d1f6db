"""Where the year's tasks stand on a day: done, done late, overdue, due now, or ahead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cchc_desk.forms.citation_find import find_citations
from cchc_desk.forms.deadline import DeadlineKind, read_deadline
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task import Task, TaskGroup, TaskResult, deadline_words, is_done


class Standing(StrEnum):
    """How a task stands. ``DONE_LATE``: all that proves it is dated after its deadline."""

    DONE = "done"
    DONE_LATE = "done-late"
    OVERDUE = "overdue"
    DUE = "due"
    AHEAD = "ahead"
    OPEN = "open"  # no day by which it is to be done: standing work, or unreadable words


def standing(
    task: Task, result: TaskResult, year: int, *, window_end: date, today: date
) -> Standing:
    """Tell how a task stands; it is due when its deadline lies before the end of the window.

    ``year`` is that of the plan.
    """
    if is_done(result.progress):
        days = evidence_days(result)
        end = _end(task, year) if days else None  # reading a deadline takes a millisecond
        return Standing.DONE_LATE if end is not None and min(days) > end else Standing.DONE
    end = _end(task, year)
    if end is None:
        return Standing.OPEN
    if end < today:
        return Standing.OVERDUE
    return Standing.DUE if end <= window_end else Standing.AHEAD


def _end(task: Task, year: int) -> date | None:
    deadline = read_deadline(deadline_words(task), year)
    return None if deadline.kind is DeadlineKind.OPEN else deadline.end


def evidence_days(result: TaskResult) -> tuple[date, ...]:
    """Return the dates of the documents that a result names."""
    found = find_citations(plain_text(result.result))
    return tuple(each.citation.date for each in found if each.citation.date is not None)


@dataclass(frozen=True, slots=True)
class GroupProgress:
    """Count the tasks of one group by their standing. None: ``group`` - before the first group."""

    group: TaskGroup | None
    counts: Mapping[Standing, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Return how many tasks there are."""
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        """Return how many are done, in time or not."""
        return self.counts.get(Standing.DONE, 0) + self.counts.get(Standing.DONE_LATE, 0)


def progress_by_group(report: Report, today: date) -> tuple[GroupProgress, ...]:
    """Count the tasks of a report group by group, in the order of the table; no empty groups."""
    counted: list[tuple[TaskGroup | None, dict[Standing, int]]] = [(None, {})]
    for row in report.tasks:
        if isinstance(row, TaskGroup):
            counted.append((row, {}))
        else:
            counts = counted[-1][1]
            found = standing(
                row,
                report.result(row.id),
                report.year,
                window_end=report.period.last_day,
                today=today,
            )
            counts[found] = counts.get(found, 0) + 1
    return tuple(GroupProgress(group, counts) for group, counts in counted if counts)


def in_total(groups: Iterable[GroupProgress]) -> Mapping[Standing, int]:
    """Return the counts of all groups together."""
    parts: Sequence[GroupProgress] = tuple(groups)
    counts = {each: sum(part.counts.get(each, 0) for part in parts) for each in Standing}
    return {each: count for each, count in counts.items() if count}
