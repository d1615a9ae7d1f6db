"""What the user of the task table wants: plain values that say it exactly.

A place is named by the row before it. None as ``after_id``: before the first row.
"""

from dataclasses import dataclass

from cchc_desk.forms.richtext import RichText
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult, TaskRow

CellValue = RichText | str


@dataclass(frozen=True, slots=True)
class CellEdit:
    """Give one cell of a task its new content: characters for progress, else rich text."""

    task_id: str
    column: Column
    value: CellValue


@dataclass(frozen=True, slots=True)
class SetCells:
    """Change cells together, as one step of undo.

    None: ``typing`` - a step of its own; else all requests with this number come from one open
    editor and are one step: the first ones save what is typed so far, the last one ends it.
    """

    cells: tuple[CellEdit, ...]
    typing: int | None = None


@dataclass(frozen=True, slots=True)
class SetGroupTitle:
    """Change the title of a group; ``typing`` as in ``SetCells``."""

    group_id: str
    title: str
    typing: int | None = None


@dataclass(frozen=True, slots=True)
class InsertRow:
    """Insert one task."""

    row: Task
    after_id: str | None


@dataclass(frozen=True, slots=True)
class InsertRows:
    """Insert pasted rows in their order.

    Shape: ``results`` - task id and what the report says of it, for tasks that came with some.
    """

    rows: tuple[TaskRow, ...]
    after_id: str | None
    results: tuple[tuple[str, TaskResult], ...] = ()


@dataclass(frozen=True, slots=True)
class RemoveRows:
    """Remove rows; the tasks of a removed group stay and join the group above."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoveRows:
    """Move rows together to a place; they keep their order."""

    ids: tuple[str, ...]
    after_id: str | None


@dataclass(frozen=True, slots=True)
class InsertGroup:
    """Insert the heading of a group."""

    group: TaskGroup
    after_id: str | None


Request = SetCells | SetGroupTitle | InsertRow | InsertRows | RemoveRows | MoveRows | InsertGroup
