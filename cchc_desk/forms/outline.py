"""The outline of a document: its items, the tree they form, and their numbers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

MAX_LEVEL = 9

# Điểm are lettered in the order of the Vietnamese alphabet, without ă, â, ê, ô, ơ, ư.
# Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.đ; practice after "y": the letters doubled.
LETTERS = "abcdđeghiklmnopqrstuvxy"

BULLETS = ("-", "+", "*")

# The ways in which a level may be numbered; the text is what its first number looks like.
NUMBER_STYLES = (
    "Phần I", "A.", "I.", "1.", "1.1.", "1.1.1.", "1.1", "1.1.1", "1)", "(1)", "a)", "a.", "-", "+",
    "*", "",
)  # fmt: skip
DEFAULT_NUMBERING = ("I.", "1.", "a)", "-", "+", "*", "-", "+", "*")


class AnswerKind(StrEnum):
    """What an item asks for."""

    NONE = "none"
    TEXT = "text"
    NUMBER = "number"
    RATIO = "ratio"
    CHOICE = "choice"
    TABLE = "table"


class CarryPolicy(StrEnum):
    """What a new period takes from the last one."""

    COPY = "copy"
    COPY_AND_REMIND = "copy-and-remind"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Item:
    """Describe one node of the outline.

    Units: ``level`` - 1 (outermost) to 9; ``widths_mm`` - millimetres, one per column.
    An ``untitled`` item prints its number and the answer in one paragraph; its label only names
    it to the clerk. Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.đ (khoản không có tiêu đề).
    ``source_number`` is the number as its author typed it, with the space after it: "a. ", or
    "3." for "3.Về". It counts as one of its level, and is printed until the clerk renumbers.
    None: ``bullet`` - numbered as its level says, "" - no number at all; ``bold`` - as its level
    says; ``source_number`` - the computed number is printed.
    """

    id: str
    level: int
    label: str
    answer: AnswerKind = AnswerKind.TEXT
    guidance: str = ""
    bullet: str | None = None
    run_in: bool = False
    untitled: bool = False
    italic: bool = False
    bold: bool | None = None
    asks_number: bool = False
    department: str = ""
    carry: CarryPolicy = CarryPolicy.COPY_AND_REMIND
    figures: tuple[str, ...] = ()
    measure: str = ""
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    widths_mm: tuple[float, ...] = ()
    source_number: str | None = None


class NumberedItem(NamedTuple):
    """Hold an item with its place in the tree and the number that is printed before it.

    ``gap`` is the space between the number and what follows.
    None: ``parent`` - a top-level item.
    """

    item: Item
    number: str
    parent: str | None
    gap: str = " "


def roman(number: int) -> str:
    """Write a positive number in Roman capitals."""
    written = ""
    for value, digits in _ROMAN:
        written += digits * (number // value)
        number %= value
    return written


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def letter(number: int) -> str:
    """Return the letter of the n-th điểm, from 1: a, b, c, d, đ, e …, then the letters doubled."""
    round_, index = divmod(number - 1, len(LETTERS))
    return LETTERS[index] * (round_ + 1)


def number_text(style: str, counters: Sequence[int]) -> str:
    """Write a number in one of ``NUMBER_STYLES``; ``counters`` run from the outermost level."""
    write = _NUMBER_WRITERS.get(style)
    return style if write is None else write(counters)


def _dotted(counters: Sequence[int], parts: int = 2) -> str:
    return ".".join(str(count) for count in counters[-parts:])


_NUMBER_WRITERS: Mapping[str, Callable[[Sequence[int]], str]] = {
    "Phần I": lambda counters: f"Phần {roman(counters[-1])}",
    "A.": lambda counters: f"{letter(counters[-1]).upper()}.",
    "I.": lambda counters: f"{roman(counters[-1])}.",
    "1.": lambda counters: f"{counters[-1]}.",
    "1)": lambda counters: f"{counters[-1]})",
    "(1)": lambda counters: f"({counters[-1]})",
    "1.1.": lambda counters: f"{_dotted(counters)}.",
    "1.1": _dotted,
    "1.1.1.": lambda counters: f"{_dotted(counters, 3)}.",
    "1.1.1": lambda counters: _dotted(counters, 3),
    "a)": lambda counters: f"{letter(counters[-1])})",
    "a.": lambda counters: f"{letter(counters[-1])}.",
}


def number_items(
    items: Sequence[Item], numbering: Sequence[str] = DEFAULT_NUMBERING
) -> tuple[NumberedItem, ...]:
    """Number the items in order; the tree is given by order and level alone.

    A level that is skipped counts as absent: level 4 directly below level 2 is its child. An
    item with a bullet or without a number does not move the count of its level.
    """
    return tuple(_numbered(items, numbering))


def _numbered(items: Sequence[Item], numbering: Sequence[str]) -> Iterator[NumberedItem]:
    path: list[Item] = []
    counters: dict[int, int] = {}
    for item in items:
        path = [above for above in path if above.level < item.level]
        counters = {level: n for level, n in counters.items() if level <= item.level}
        style = _style(item, numbering)
        if style and style not in BULLETS:
            counters[item.level] = counters.get(item.level, 0) + 1
        counted = [counters[above.level] for above in path if above.level in counters]
        number = number_text(style, [*counted, counters.get(item.level, 0)])
        parent = path[-1].id if path else None
        yield _printed(item, number, parent)
        path.append(item)


def _printed(item: Item, computed: str, parent: str | None) -> NumberedItem:
    if item.source_number is None:
        return NumberedItem(item, computed, parent, " " if computed else "")
    typed = item.source_number.rstrip()
    return NumberedItem(item, typed, parent, item.source_number[len(typed) :])


def _style(item: Item, numbering: Sequence[str]) -> str:
    if item.bullet is not None:
        return item.bullet
    return numbering[item.level - 1] if item.level <= len(numbering) else "-"
