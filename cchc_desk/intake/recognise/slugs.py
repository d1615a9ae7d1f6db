"""Ids of items: readable, and the same for the same outline of another year."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cchc_desk.intake.recognise.formulas import letters_of

_BRACKETS = re.compile(r"\([^()]*\)")
_PLACEHOLDERS = re.compile(r"\{[a-z_.]+\}")
# What names one period or one paper: it changes from year to year.
_OF_ONE_YEAR = re.compile(
    r"\b(?:quy (?:iv|i{1,3}|[1-4])|\d+ thang(?: dau| cuoi)?|thang \d+|nam \d{4}|\d+)\b"
)
_LONGEST = 400

_PARENT_WORDS = 4
_FEW_WORDS = 7
_MANY_WORDS = 16


@dataclass(frozen=True, slots=True)
class Named:
    """Hold what an id is made of; None: ``parent`` - an outermost item, else its place."""

    label: str
    parent: int | None


def slug(label: str, words: int) -> str:
    """Return the first words of a label in base letters, without what names one year."""
    plain = _PLACEHOLDERS.sub(" ", _BRACKETS.sub(" ", label))
    kept = _OF_ONE_YEAR.sub(" ", letters_of(plain, _LONGEST)).split()
    return "-".join(kept[:words]) or "muc"


def item_ids(items: Sequence[Named]) -> list[str]:
    """Return an id for every item: its outermost item and itself; more only where it must."""
    ids = [_short(items, index) for index in range(len(items))]
    for longer in (_long, _with_parent):
        ids = _told_apart(ids, items, longer)
    return _counted(ids)


def _told_apart(
    ids: Sequence[str], items: Sequence[Named], longer: Callable[[Sequence[Named], int], str]
) -> list[str]:
    """Write those ids longer that several items have."""
    count = Counter(ids)
    return [id_ if count[id_] == 1 else longer(items, i) for i, id_ in enumerate(ids)]


def _counted(ids: Sequence[str]) -> list[str]:
    given: set[str] = set()
    counted = []
    for id_ in ids:
        number, unique = 1, id_
        while unique in given:
            number += 1
            unique = f"{id_}-{number}"
        given.add(unique)
        counted.append(unique)
    return counted


def _short(items: Sequence[Named], index: int) -> str:
    return _under_outermost(items, index, slug(items[index].label, _FEW_WORDS))


def _long(items: Sequence[Named], index: int) -> str:
    return _under_outermost(items, index, slug(items[index].label, _MANY_WORDS))


def _with_parent(items: Sequence[Named], index: int) -> str:
    parent = items[index].parent
    own = slug(items[index].label, _MANY_WORDS)
    if parent is None or items[parent].parent is None:
        return _under_outermost(items, index, own)
    return _under_outermost(items, index, f"{slug(items[parent].label, _PARENT_WORDS)}.{own}")


def _under_outermost(items: Sequence[Named], index: int, own: str) -> str:
    outermost = index
    while (parent := items[outermost].parent) is not None:
        outermost = parent
    return own if outermost == index else f"{slug(items[outermost].label, _PARENT_WORDS)}.{own}"
