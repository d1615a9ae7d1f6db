"""Editing an outline: items put in, taken out, moved with all that stands below them.

Shape: items in the order of the outline, whose levels give the tree; everywhere the index of an
item stands for it. A function returns the items and the index at which the edited one is then.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from cchc_desk.forms.outline import MAX_LEVEL, Item

Items = tuple[Item, ...]


def branch_end(items: Sequence[Item], index: int) -> int:
    """Return the index after the last item that stands below one."""
    level = items[index].level
    below = (at for at in range(index + 1, len(items)) if items[at].level <= level)
    return next(below, len(items))


def parent_of(items: Sequence[Item], index: int) -> int | None:
    """Return the index of the item that one stands below. None: it stands at the top."""
    level = items[index].level
    above = (at for at in range(index - 1, -1, -1) if items[at].level < level)
    return next(above, None)


def fresh_id(taken: Iterable[str]) -> str:
    """Return an id for a new item that no other item has."""
    known = frozenset(taken)
    return next(name for number in count(1) if (name := f"muc-{number}") not in known)


def new_item(like: Item | None, item_id: str, level: int) -> Item:
    """Return an item without a label that is printed as its neighbour is. None: there is none."""
    if like is None:
        return Item(item_id, level, "")
    if like.level != level:
        return Item(item_id, level, "", department=like.department)
    return Item(
        item_id,
        level,
        "",
        bullet=like.bullet,
        run_in=like.run_in,
        italic=like.italic,
        bold=like.bold,
        department=like.department,
    )


def put_after(items: Items, index: int | None, item_id: str) -> tuple[Items, int]:
    """Put a new item behind one and all that stands below it. None: at the end, at the top."""
    if index is None:
        last = next((item for item in reversed(items) if item.level == 1), None)
        return (*items, new_item(last, item_id, 1)), len(items)
    at = branch_end(items, index)
    made = new_item(items[index], item_id, items[index].level)
    return (*items[:at], made, *items[at:]), at


def put_below(items: Items, index: int, item_id: str) -> tuple[Items, int]:
    """Put a new item below one, as the last one there, printed as the others there are."""
    at = branch_end(items, index)
    there = [items[each] for each in range(index + 1, at) if parent_of(items, each) == index]
    level = there[-1].level if there else min(items[index].level + 1, MAX_LEVEL)
    made = new_item(there[-1] if there else items[index], item_id, level)
    return (*items[:at], made, *items[at:]), at


def taken_out(items: Items, index: int) -> Items:
    """Return the items without one and all that stands below it."""
    return (*items[:index], *items[branch_end(items, index) :])


def moved_up(items: Items, index: int) -> tuple[Items, int] | None:
    """Move an item with its branch before the one above it, if need be out of its part.

    None: it stands first.
    """
    level = items[index].level
    if index == 0:
        return None
    at = next(each for each in range(index - 1, -1, -1) if items[each].level <= level)
    return _moved(items, index, at) if at > 0 or level == items[0].level else None


def moved_down(items: Items, index: int) -> tuple[Items, int] | None:
    """Move an item with its branch behind the next one, if need be into the next part.

    None: it stands last.
    """
    after = branch_end(items, index)
    if after == len(items):
        return None
    is_part = items[after].level < items[index].level
    at = after + 1 if is_part else branch_end(items, after)
    return _moved(items, index, at)


def _moved(items: Items, index: int, at: int) -> tuple[Items, int]:
    """Move a branch so that it stands before what is at another index now."""
    end = branch_end(items, index)
    branch = items[index:end]
    if at <= index:
        return (*items[:at], *branch, *items[at:index], *items[end:]), at
    return (*items[:index], *items[end:at], *branch, *items[at:]), at - len(branch)


def shifted(items: Items, index: int, by: int) -> Items | None:
    """Move an item with its branch so many levels inside. None: there is no such level.

    The first item stands at the top.
    """
    end = branch_end(items, index)
    levels = [item.level + by for item in items[index:end]]
    if index == 0 or min(levels) < 1 or max(levels) > MAX_LEVEL:
        return None
    branch = (replace(item, level=item.level + by) for item in items[index:end])
    return (*items[:index], *branch, *items[end:])
