"""Two outlines side by side: which item of the one is which of the other."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from cchc_desk.forms.outline import Item, number_items
from cchc_desk.forms.text import without_marks

Similarity = Callable[[str, str], float]
"""Tells how alike two labels are, 0 to 1; both folded and without ``OPEN``."""


class Certainty(StrEnum):
    """How sure it is that two items are the same."""

    SURE = "sure"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Pair:
    """Say that two items are the same, by their ids; ``similarity`` - of their labels, 0 to 1."""

    old: str
    new: str
    similarity: float
    certainty: Certainty

    @property
    def is_sure(self) -> bool:
        """Tell whether nobody needs to look at the pair."""
        return self.certainty is Certainty.SURE


@dataclass(frozen=True)  # no slots: the partners are found once and kept
class OutlineMatch:
    """Hold what two outlines have in common.

    Shape: ``pairs`` and ``only_old`` in the order of the old outline, ``only_new`` in that of the
    new one. ``score`` - how much they have in common, 0 to 1; outer items count for more.
    """

    pairs: tuple[Pair, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]
    score: float

    @cached_property
    def partners(self) -> Mapping[str, str]:
        """Return the new item by the old one."""
        return {pair.old: pair.new for pair in self.pairs}


def match_outlines(
    old: Sequence[Item], new: Sequence[Item], similarity: Similarity
) -> OutlineMatch:
    """Find the items that are the same in both, in their order and then those that were moved.

    An item that became two, or two that became one, is paired with one of them or with none.
    """
    table = _Table(_nodes(old), _nodes(new), similarity)
    places = _in_order(table)
    places += _moved(table, places)
    pairs = tuple(_pair(table, *place) for place in sorted(places))
    kept_old, kept_new = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    return OutlineMatch(
        pairs,
        tuple(item.id for item in old if item.id not in kept_old),
        tuple(item.id for item in new if item.id not in kept_new),
        _score(table, pairs),
    )


# --- folded labels --------------------------------------------------------------------------------

OPEN = "*"
"""Stands in a folded label for words that differ from document to document."""

_LEFT_OPEN = re.compile(r"\{[A-Za-z_.]+\}|…|\.{3,}")
# "(CCHC)" after the words that it stands for.
_EXPLAINED = re.compile(r"\(\s*[A-ZĐ][A-ZĐ&]{1,9}\s*\)")
_PERIOD = re.compile(r"\bquy (?:iv|i{1,3}|\d)\b|\b\d+ thang(?: dau| cuoi)?\b|\bthang \d+\b")
_WORD = re.compile(r"[^\W\d_]+|\*")

# What one outline writes in full and another does not; short, so that these words of every other
# label count little. Source: the abbreviations of the four documents that outlines are shipped of.
_ABBREVIATIONS: Mapping[str, str] = {
    "cai cach hanh chinh": "cchc",
    "thu tuc hanh chinh": "tthc",
    "quy pham phap luat": "qppl",
    "uy ban nhan dan": "ubnd",
    "hoi dong nhan dan": "hdnd",
    "can bo cong chuc vien chuc": "cbccvc",
    "cong chuc vien chuc": "ccvc",
    "cong nghe thong tin": "cntt",
}
_IN_FULL = re.compile(rf"\b(?:{'|'.join(_ABBREVIATIONS)})\b")


def folded(label: str) -> str:
    """Return the words of a label in base letters, without numbers and punctuation.

    Placeholders, dots and words of a period are ``OPEN``; what has an abbreviation is abbreviated.
    """
    opened = _LEFT_OPEN.sub(f" {OPEN} ", _EXPLAINED.sub(" ", label.replace(OPEN, " ")))
    plain = _PERIOD.sub(f" {OPEN} ", without_marks(opened))
    return _IN_FULL.sub(lambda found: _ABBREVIATIONS[found[0]], " ".join(_WORD.findall(plain)))


def _fixed(words: str) -> str:
    return " ".join(word for word in words.split() if word != OPEN)


_FEWEST_FIXED = 2


def is_filled(label: str, words: str) -> bool:
    """Tell whether folded words say a folded label, whatever they say where it is open."""
    if label == words:
        return True
    if OPEN not in label or len(_fixed(label).split()) < _FEWEST_FIXED:
        return False
    parts = (r"(?:\S+ )*" if word == OPEN else f"{re.escape(word)} " for word in label.split())
    return re.fullmatch("".join(parts), f"{_fixed(words)} ") is not None


# --- how well two items fit -----------------------------------------------------------------------

# Chosen so that the shipped outlines are paired rightly with each other, and with the documents
# that they come from.
_LEAST_SIMILAR = 0.53
_LEAST_SIMILAR_ELSEWHERE = 0.7
_SURELY_SIMILAR = 0.82
_SAME_PLACE = 0.6
_OTHER_PLACE = 0.4
_LONG_LABEL = 4

# What speaks for a pair besides its labels, when several would do.
_FOR_LABEL, _FOR_PLACE, _FOR_LEVEL, _FOR_VERY_WORDS = 0.6, 0.3, 0.05, 0.05

# Labels with fewer words in common, of the words of both, are not worth a closer look.
_LEAST_COMMON = 0.19


@dataclass(frozen=True, slots=True)
class _Label:
    """Hold a folded label; ``words`` - the fixed ones."""

    text: str
    fixed: str
    words: frozenset[str]
    count: int


def _label(text: str) -> _Label:
    words = folded(text)
    fixed = _fixed(words)
    return _Label(words, fixed, frozenset(fixed.split()), len(fixed.split()))


@dataclass(frozen=True, slots=True)
class _Node:
    """Hold an item; ``whole`` - its label with the guidance behind it.

    ``above`` - the places of its parent and grandparent, as far as there are any.
    """

    item: Item
    short: _Label
    whole: _Label
    above: tuple[int, ...]


def _nodes(items: Sequence[Item]) -> list[_Node]:
    places = {item.id: place for place, item in enumerate(items)}
    nodes: list[_Node] = []
    for numbered in number_items(items):
        item = numbered.item
        parent = None if numbered.parent is None else places[numbered.parent]
        above = () if parent is None else (parent, *nodes[parent].above[:1])
        short = _label(item.label)
        whole = _label(f"{item.label} {item.guidance}") if item.guidance else short
        nodes.append(_Node(item, short, whole, above))
    return nodes


class _Table:
    """Know how well every two items of two outlines fit; places are counted from 0.

    Shape: ``fits`` by (place in the old outline, place in the new one), those above 0.
    """

    def __init__(self, old: list[_Node], new: list[_Node], compare: Similarity) -> None:
        """Compare all labels."""
        self.old, self.new = old, new
        self._compare = compare
        self._known: dict[tuple[str, str], float] = {}
        self._counts = (Counter(n.short.text for n in old), Counter(n.short.text for n in new))
        self._similar = {
            (i, j): similarity
            for i, one in enumerate(old)
            for j, other in enumerate(new)
            if (similarity := self._similarity(one, other))
        }
        fits = {place: self._fit(*place) for place in self._similar}
        self.fits = {place: fit for place, fit in fits.items() if fit}

    def similarity(self, i: int, j: int) -> float:
        """Return how alike two labels are, with the guidance behind them or without."""
        return self._similar.get((i, j), 0.0)

    def likeness_of_place(self, i: int, j: int) -> float:
        """Return how alike what stands above two items is, 0 to 1; one may have more above it."""
        above, beside = self.old[i].above, self.new[j].above
        if not above or not beside:
            return float(above == beside)
        pairs = [(above[0], each) for each in beside] + [(each, beside[0]) for each in above]
        return max(self.similarity(*pair) for pair in pairs)

    def _similarity(self, one: _Node, other: _Node) -> float:
        short = self._alike(one.short, other.short)
        if one.whole is one.short and other.whole is other.short:
            return short
        return max(short, self._alike(one.whole, other.whole))

    def _alike(self, one: _Label, other: _Label) -> float:
        key = one.text, other.text
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._compared(one, other)
        return known

    def _compared(self, one: _Label, other: _Label) -> float:
        if is_filled(one.text, other.text) or is_filled(other.text, one.text):
            return 1.0
        if len(one.words & other.words) <= _LEAST_COMMON * (one.count + other.count):
            return 0.0
        return self._compare(one.fixed, other.fixed)

    def _fit(self, i: int, j: int) -> float:
        """Return how much speaks for a pair; 0 when they are not the same."""
        similarity, place = self.similarity(i, j), self.likeness_of_place(i, j)
        is_same_place = place >= _SAME_PLACE
        least = _LEAST_SIMILAR if is_same_place else _LEAST_SIMILAR_ELSEWHERE
        if similarity < least or (place < _OTHER_PLACE and not self._is_only_one(i, j)):
            return 0.0
        one, other = self.old[i].item, self.new[j].item
        for_rest = _FOR_LEVEL * (one.level == other.level)
        for_rest += _FOR_VERY_WORDS * (one.label == other.label)
        return similarity * (_FOR_LABEL + _FOR_PLACE * place + for_rest)

    def is_sure(self, i: int, j: int) -> bool:
        """Tell whether two items are surely the same: alike in one place, or the same anywhere."""
        similarity = self.similarity(i, j)
        if self.likeness_of_place(i, j) >= _SAME_PLACE:
            return similarity >= _SURELY_SIMILAR
        is_long = self.old[i].short.count >= _LONG_LABEL
        return similarity == 1.0 and is_long and self._is_only_one(i, j)

    def _is_only_one(self, i: int, j: int) -> bool:
        """Tell whether no other item of either outline has the label of these."""
        old, new = self._counts
        return old[self.old[i].short.text] == new[self.new[j].short.text] == 1


# --- pairing --------------------------------------------------------------------------------------

_Places = list[tuple[int, int]]


def _in_order(table: _Table) -> _Places:
    """Return the pairs that fit best together while both keep their order."""
    rows, columns = len(table.old), len(table.new)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        here, below = best[i], best[i + 1]
        for j in range(columns - 1, -1, -1):
            fit = table.fits.get((i, j), 0.0)
            here[j] = max(below[j], here[j + 1], fit + below[j + 1] if fit else 0.0)
    return list(_walked(table, best))


def _walked(table: _Table, best: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    i = j = 0
    while i < len(table.old) and j < len(table.new):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _moved(table: _Table, places: _Places) -> _Places:
    """Return pairs out of order: of what is left, those that surely look alike, one to one."""
    olds, news = {i for i, _ in places}, {j for _, j in places}
    left = [
        (i, j)
        for i, j in table.fits
        if i not in olds and j not in news and table.similarity(i, j) >= _SURELY_SIMILAR
    ]
    per_old, per_new = Counter(i for i, _ in left), Counter(j for _, j in left)
    return [(i, j) for i, j in left if per_old[i] == per_new[j] == 1]


def _pair(table: _Table, i: int, j: int) -> Pair:
    certainty = Certainty.SURE if table.is_sure(i, j) else Certainty.DOUBTFUL
    old, new = table.old[i].item, table.new[j].item
    return Pair(old.id, new.id, table.similarity(i, j), certainty)


# --- the whole ------------------------------------------------------------------------------------

_DOUBTFUL_SHARE = 0.5


def _score(table: _Table, pairs: Sequence[Pair]) -> float:
    """Return the share of both outlines that is paired; what prints no words does not count."""
    weights = {("old", n.item.id): _weight(n) for n in table.old}
    weights |= {("new", n.item.id): _weight(n) for n in table.new}
    total = sum(weights.values())
    shared = sum(
        (weights["old", pair.old] + weights["new", pair.new])
        * pair.similarity
        * (1.0 if pair.is_sure else _DOUBTFUL_SHARE)
        for pair in pairs
    )
    return min(shared / total, 1.0) if total else 0.0


def _weight(node: _Node) -> float:
    return 0.0 if node.item.untitled or not node.short.count else 1.0 / node.item.level
