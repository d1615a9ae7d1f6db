"""The rows of a table one by one: which heads a group, which is a task, which goes on with one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cchc_desk.forms.richtext import RichText
from cchc_desk.intake.appendix.grid import Covered, GridCell, GridRow, is_bold, row_words, words
from cchc_desk.intake.appendix.remarks import is_remark, is_sum
from cchc_desk.intake.appendix.row_numbers import OUTER, NumberKind, number_kind, split_title
from cchc_desk.intake.recognise.facts import is_capitals


class RowRole(StrEnum):
    """What a row is for.

    It goes on with the task above by a tall cell; it seems to be cut off from it by a page's end.
    """

    BLANK = "blank"
    GROUP = "group"
    TASK = "task"
    GOES_ON = "goes-on"
    CUT_OFF = "cut-off"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Places:
    """Say which columns matter to the shape of rows. None: the table has no such column.

    In ``statistics`` every row with words stands for itself, sums too.
    """

    number: int | None
    content: int | None
    statistics: bool = False


@dataclass(frozen=True, slots=True)
class RowFacts:
    """Hold a row with what it is seen to be.

    ``texts`` - of rich text, by place, what a tall cell says repeated. ``words`` - of the row's
    own cells. ``filled`` - the places with words of the row's own, its number aside. ``number`` -
    as typed. ``title`` and ``level`` - of a group; the outermost ones are of level 1.
    """

    row: GridRow
    role: RowRole
    words: tuple[str, ...]
    texts: tuple[RichText, ...]
    filled: tuple[int, ...]
    number: str = ""
    title: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Seen:
    """Hold a row before its role is known."""

    row: GridRow
    words: tuple[str, ...]
    texts: tuple[RichText, ...]
    filled: tuple[int, ...]
    number: str
    kind: NumberKind
    is_bold: bool

    @property
    def is_blank(self) -> bool:
        return not self.filled

    def covers(self, place: int | None) -> bool:
        """Tell whether a cell of a row above covers a place."""
        return place is not None and self.row.cells[place].covered is Covered.FROM_ABOVE


def read_rows(rows: Sequence[GridRow], places: Places) -> tuple[RowFacts, ...]:
    """Find the role of every row."""
    seen = list(_seen_rows(rows, places))
    habits = _habits(seen, places)
    end = _end(seen, habits)
    roles = [
        _role(seen, index, habits) if index < end else RowRole.BELOW for index in range(len(seen))
    ]
    levels = _levels(seen, roles)
    return tuple(
        _facts(each, role, level, places.content)
        for each, role, level in zip(seen, roles, levels, strict=True)
    )


def _seen_rows(rows: Sequence[GridRow], places: Places) -> Iterator[_Seen]:
    above: list[RichText] = [()] * (len(rows[0].cells) if rows else 0)
    for row in rows:
        for place, cell in enumerate(row.cells):
            if cell.covered is Covered.NOT:
                above[place] = cell.text
            elif cell.covered is Covered.FROM_THE_LEFT:
                above[place] = ()
        yield _seen(row, tuple(above), places)


def _seen(row: GridRow, texts: tuple[RichText, ...], places: Places) -> _Seen:
    said = row_words(row)
    number = "" if places.number is None else _number(row.cells[places.number])
    kind = number_kind(number)
    is_number = kind not in _WORDS or (len(number) <= _LONGEST_NUMBER and _has_digit(number))
    filled = tuple(
        place
        for place, text in enumerate(said)
        if text and not (place == places.number and is_number)
    )
    if not is_number:
        number, kind = "", NumberKind.NONE
    bold = bool(filled) and is_bold(row.cells[filled[0]].text)
    return _Seen(row, said, texts, filled, number, kind, bold)


def _number(cell: GridCell) -> str:
    """Return the number of a row; a sheet takes "1.1" for a decimal number."""
    return format(cell.value, "f") if isinstance(cell.value, Decimal) else words(cell)


# "NV-12", "1a"; what stands in the column of numbers and is longer is a title or a remark.
_LONGEST_NUMBER = 8

_WORDS = (NumberKind.NONE, NumberKind.OTHER)


def _has_digit(text: str) -> bool:
    return any(map(str.isdecimal, text))


# --- what is usual in the table -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Habits:
    """Say how the rows of a table are made.

    ``outer_heads`` - Roman numbers and capital letters head groups. ``bold_heads`` - bold words
    do, for most rows are not bold. ``is_numbered`` - most tasks have a number.
    """

    places: Places
    outer_heads: bool
    bold_heads: bool
    is_numbered: bool


def _habits(seen: Sequence[_Seen], places: Places) -> _Habits:
    filled = [each for each in seen if not each.is_blank]
    outer = [each for each in filled if each.kind in OUTER]
    others = [each for each in filled if each.kind not in OUTER]
    numbered = [each for each in others if each.kind is not NumberKind.NONE]
    return _Habits(
        places,
        outer_heads=bool(outer) and (_usual_width(others) > 1 or _usual_width(outer) <= 1),
        bold_heads=sum(each.is_bold for each in filled) * 2 <= len(filled),
        is_numbered=len(numbered) * 2 > len(others),
    )


def _usual_width(seen: Sequence[_Seen]) -> int:
    """Return in how many places the middle one of some rows has words."""
    counts = sorted(len(each.filled) for each in seen)
    return counts[len(counts) // 2] if counts else 0


# --- below the table ------------------------------------------------------------------------------


def _end(seen: Sequence[_Seen], habits: _Habits) -> int:
    """Return where the table ends and what is written under it begins."""
    last = max((i for i, each in enumerate(seen) if _belongs(each, habits)), default=-1)
    after_blank = False
    for index in range(last + 1, len(seen)):
        each = seen[index]
        if not each.is_blank and (after_blank or _opens_end(each, habits)):
            return index
        after_blank = each.is_blank and habits.is_numbered
    return len(seen)


def _opens_end(seen: _Seen, habits: _Habits) -> bool:
    return _is_below(seen, habits.places) or _is_unnumbered_line(seen, habits)


def _is_unnumbered_line(seen: _Seen, habits: _Habits) -> bool:
    """Tell whether a row is one wide cell: a group is none without tasks and without a number."""
    number, _ = split_title(seen.words[seen.filled[0]])
    return habits.is_numbered and not number and _is_wide(seen)


def _is_wide(seen: _Seen) -> bool:
    """Tell whether all that a row says stands in a cell over most of the columns."""
    columns = seen.row.cells[seen.filled[0]].columns
    return len(seen.filled) == 1 and columns > 1 and columns * 2 > len(seen.row.cells)


def _belongs(seen: _Seen, habits: _Habits) -> bool:
    """Tell whether a row is surely of the table: it has a number, or words in many places."""
    if seen.is_blank or _is_below(seen, habits.places):
        return False
    if seen.kind is not NumberKind.NONE or seen.covers(habits.places.number):
        return True
    return not habits.is_numbered and len(seen.filled) > 2  # noqa: PLR2004 - who signs: left, right


def _is_below(seen: _Seen, places: Places) -> bool:
    if seen.kind not in _WORDS or not seen.filled:
        return False
    return _sums_up(seen, places) or is_remark(seen.words)


def _sums_up(seen: _Seen, places: Places) -> bool:
    is_free = not places.statistics and seen.kind in _WORDS
    return is_free and is_sum(seen.words[seen.filled[0]])


# --- roles ----------------------------------------------------------------------------------------


def _role(seen: Sequence[_Seen], index: int, habits: _Habits) -> RowRole:
    each = seen[index]
    if each.is_blank:
        return RowRole.BLANK
    if _sums_up(each, habits.places):
        return RowRole.BELOW
    if not habits.places.statistics and _goes_on_under(each, habits.places):
        return RowRole.GOES_ON
    if _is_group(seen, index, habits):
        return RowRole.GROUP
    return RowRole.CUT_OFF if _is_cut_off(seen, index, habits) else RowRole.TASK


def _goes_on_under(each: _Seen, places: Places) -> bool:
    """Tell whether a tall cell says that a row belongs to the task above.

    It is the one with the number, or with the task itself where there are no numbers.
    """
    return each.covers(places.number if places.number is not None else places.content)


def _is_group(seen: Sequence[_Seen], index: int, habits: _Habits) -> bool:
    each = seen[index]
    if each.kind in OUTER and habits.outer_heads:
        return True
    if len(each.filled) != 1:
        return False
    if _is_wide(each) or (habits.bold_heads and each.is_bold):
        return True
    if each.kind in _WORDS:
        return _is_heading(each.words[each.filled[0]])
    return _has_children(seen, index)


def _is_heading(text: str) -> bool:
    number, title = split_title(text)
    return number_kind(number) in OUTER or is_capitals(title)


def _has_children(seen: Sequence[_Seen], index: int) -> bool:
    """Tell whether the next row is numbered deeper, and says more than a title."""
    kind = seen[index].kind
    below = _neighbour(seen, index, 1)
    return below is not None and below.kind > kind and len(below.filled) > 1


def _neighbour(seen: Sequence[_Seen], index: int, step: int) -> _Seen | None:
    """Return the next row that is not blank, downwards or upwards. None: there is none."""
    index += step
    while 0 <= index < len(seen) and seen[index].is_blank:
        index += step
    return seen[index] if 0 <= index < len(seen) else None


def _is_cut_off(seen: Sequence[_Seen], index: int, habits: _Habits) -> bool:
    """Tell whether a row is the rest of the task above, which a page break cut in two by hand.

    It is when it has no number among numbered rows, and no task of its own either, or the rest of
    a sentence in every cell.
    """
    each = seen[index]
    before = _neighbour(seen, index, -1)
    if before is None or not habits.is_numbered or habits.places.statistics:
        return False
    if each.kind is not NumberKind.NONE:
        return False
    place = habits.places.content
    if place is not None and not each.words[place]:
        return True
    return all(breaks_off(before.words[p], each.words[p]) for p in each.filled)


def breaks_off(before: str, after: str) -> bool:
    """Tell whether a text goes on in the middle of a sentence that another one began."""
    return bool(before and after) and before[-1] not in ".;:!?" and after[0].islower()


# --- levels of groups -----------------------------------------------------------------------------


def _levels(seen: Sequence[_Seen], roles: Sequence[RowRole]) -> list[int]:
    """Return the level of every group, 1 for the outermost; 0 of other rows."""
    ranks = [
        _rank(each) if role is RowRole.GROUP else None
        for each, role in zip(seen, roles, strict=True)
    ]
    order = sorted({rank for rank in ranks if rank is not None})
    return [0 if rank is None else order.index(rank) + 1 for rank in ranks]


def _rank(each: _Seen) -> int:
    """Return how far out a group stands; without a number: its capitals are as good as one."""
    title = each.words[each.filled[0]]
    kind = each.kind
    if kind in _WORDS:
        number, title = split_title(title)
        kind = number_kind(number)
    if kind is NumberKind.NONE:
        return NumberKind.ROMAN if is_capitals(title) else NumberKind.OTHER
    return kind


def _facts(each: _Seen, role: RowRole, level: int, content: int | None) -> RowFacts:
    number, title = each.number, ""
    if role is RowRole.GROUP:
        place = title_place(each.filled, content)
        title = each.words[place]
        if not number:
            number, title = split_title(title)
    return RowFacts(each.row, role, each.words, each.texts, each.filled, number, title, level)


def title_place(filled: Sequence[int], content: int | None) -> int:
    """Return where the title of a group stands: with the tasks, or else in its first cell."""
    return content if content is not None and content in filled else filled[0]
