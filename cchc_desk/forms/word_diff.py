"""Two texts beside each other: which paragraphs belong together, and which words differ."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|\w+|[^\w\s]")

_SYLLABLE = re.compile(r"\w+")

_ALIKE = 0.4
"""Likeness of two paragraphs, 0 to 1, from which one is taken for the other reworded."""

_MOST_WORDS = 1500
"""Of one paragraph; beyond, comparing takes longer than a glance, and all of it is marked."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold characters of one text; ``is_changed`` - the other does not say them here."""

    text: str
    is_changed: bool


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold two paragraphs that belong together. None: ``before``, ``after`` - there is none."""

    before: Pieces | None
    after: Pieces | None

    @property
    def is_same(self) -> bool:
        """Tell whether both say the same."""
        sides = (self.before, self.after)
        return None not in sides and not any(p.is_changed for side in sides for p in side or ())


def compare_paragraphs(before: Sequence[str], after: Sequence[str]) -> tuple[Pair, ...]:
    """Pair the paragraphs of two texts in their order, with the words marked that differ."""
    return tuple(_pairs(before, after))


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            for text in before[i:j]:
                same = _whole(text, is_changed=False)
                yield Pair(same, same)
        else:
            yield from _reworded(before[i:j], after[k:m])


def _reworded(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Pair paragraphs that are alike; those between them stand alone, the old ones first."""
    rest = list(before)
    for text in after:
        place = _nearest(rest, text)
        if place is None:
            yield Pair(None, _whole(text, is_changed=True))
            continue
        yield from (Pair(_whole(gone, is_changed=True), None) for gone in rest[:place])
        yield Pair(*compare_words(rest[place], text))
        rest = rest[place + 1 :]
    yield from (Pair(_whole(gone, is_changed=True), None) for gone in rest)


def _nearest(texts: Sequence[str], text: str) -> int | None:
    """Return which text is most like another; None: none is alike."""
    words = _SYLLABLE.findall(text)
    likeness = [SequenceMatcher(None, _SYLLABLE.findall(t), words, autojunk=False) for t in texts]
    ratios = [each.ratio() if each.quick_ratio() >= _ALIKE else 0.0 for each in likeness]
    best = max(ratios, default=0.0)
    return ratios.index(best) if best >= _ALIKE else None


def compare_words(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Return both texts with the words marked that only one of them says."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > _MOST_WORDS:
        is_changed = before != after
        return _whole(before, is_changed=is_changed), _whole(after, is_changed=is_changed)
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        is_changed = kind != "equal"
        _add(left, "".join(old[i:j]), is_changed=is_changed)
        _add(right, "".join(new[k:m]), is_changed=is_changed)
    return tuple(left), tuple(right)


def _add(pieces: list[Piece], text: str, *, is_changed: bool) -> None:
    if text:
        pieces.append(Piece(text, is_changed))


def _whole(text: str, *, is_changed: bool) -> Pieces:
    return (Piece(text, is_changed),) if text else ()
