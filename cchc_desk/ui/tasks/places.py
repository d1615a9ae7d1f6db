"""Where rows go: one step up or down, and after which row something new is put."""

from collections.abc import Collection, Sequence

from cchc_desk.forms.task import TaskGroup, TaskRow
from cchc_desk.ui.tasks.apply import place_of
from cchc_desk.ui.tasks.requests import MoveRows

Stretch = tuple[TaskRow, ...]  # a group with its tasks, or the tasks before the first group


def step_up(rows: Sequence[TaskRow], ids: Collection[str]) -> MoveRows | None:
    """Move rows above the row before them, whole groups above the group before them.

    None: they stand at the top already.
    """
    if _has_group(rows, ids):
        return _groups_up(_stretches(rows), ids)
    first = min((place for place, row in enumerate(rows) if row.id in ids), default=0)
    if first == 0:
        return None
    return MoveRows(_in_order(rows, ids), rows[first - 2].id if first > 1 else None)


def step_down(rows: Sequence[TaskRow], ids: Collection[str]) -> MoveRows | None:
    """Move rows below the row after them, whole groups below the group after them.

    None: they stand at the end already.
    """
    if _has_group(rows, ids):
        return _groups_down(_stretches(rows), ids)
    last = max((place for place, row in enumerate(rows) if row.id in ids), default=len(rows))
    if last + 1 >= len(rows):
        return None
    return MoveRows(_in_order(rows, ids), rows[last + 1].id)


def end_of_group(rows: Sequence[TaskRow], row_id: str | None) -> str | None:
    """Return the last row of the group in which a row stands; None: there is no row at all.

    None as ``row_id``: the end of the table.
    """
    if not rows:
        return None
    if row_id is None:
        return rows[-1].id
    place = place_of(rows, row_id) + 1
    while place < len(rows) and not isinstance(rows[place], TaskGroup):
        place += 1
    return rows[place - 1].id


def row_before(rows: Sequence[TaskRow], row_id: str) -> str | None:
    """Return the row above a row; None: it is the first."""
    place = place_of(rows, row_id)
    return rows[place - 1].id if place else None


def _in_order(rows: Sequence[TaskRow], ids: Collection[str]) -> tuple[str, ...]:
    return tuple(row.id for row in rows if row.id in ids)


def _has_group(rows: Sequence[TaskRow], ids: Collection[str]) -> bool:
    return any(isinstance(row, TaskGroup) and row.id in ids for row in rows)


def _stretches(rows: Sequence[TaskRow]) -> tuple[Stretch, ...]:
    found: list[list[TaskRow]] = []
    for row in rows:
        if isinstance(row, TaskGroup) or not found:
            found.append([])
        found[-1].append(row)
    return tuple(tuple(stretch) for stretch in found)


def _touched(stretches: Sequence[Stretch], ids: Collection[str]) -> list[int]:
    return [n for n, stretch in enumerate(stretches) if any(row.id in ids for row in stretch)]


def _groups_up(stretches: Sequence[Stretch], ids: Collection[str]) -> MoveRows | None:
    touched = _touched(stretches, ids)
    above = touched[0] - 1
    if above < 0 or not isinstance(stretches[above][0], TaskGroup):
        return None  # tasks without a group would become those of the moved one
    return MoveRows(_ids(stretches, touched), stretches[above - 1][-1].id if above else None)


def _groups_down(stretches: Sequence[Stretch], ids: Collection[str]) -> MoveRows | None:
    touched = _touched(stretches, ids)
    headless = not isinstance(stretches[touched[0]][0], TaskGroup)
    if headless or touched[-1] + 1 == len(stretches):
        return None
    return MoveRows(_ids(stretches, touched), stretches[touched[-1] + 1][-1].id)


def _ids(stretches: Sequence[Stretch], numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(row.id for n in numbers for row in stretches[n])
