"""The office's own words: what the review is to let stand, and what it is to find besides."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.text import clean, fold_spaces
from cchc_desk.i18n import N_
from cchc_desk.review.word_lists import Pairs, WordLists, Words, extended, word_lists
from cchc_desk.storage import marks
from cchc_desk.storage.changes import joined
from cchc_desk.storage.marks import NO_DOCUMENT, MarkKind
from cchc_desk.storage.workspace import Workspace


class Sort(StrEnum):
    """What the office says of a word.

    It is right as it is; it is an abbreviation that needs no explanation; it is the name of an
    agency or of a program as it is to be written; it is wrong.
    """

    RIGHT = "right"
    ABBREVIATION = "abbreviation"
    AGENCY = "agency"
    SOFTWARE = "software"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class OwnWord:
    """Hold a word, or several in a row; ``instead`` - what to write for a wrong one, else ""."""

    sort: Sort
    word: str
    instead: str = ""


def made(sort: Sort, word: str, instead: str = "") -> OwnWord | None:
    """Return an own word of what was typed. None: there is not enough to go by."""
    said, right = (fold_spaces(clean(each)).strip() for each in (word, instead))
    if not said or (sort is Sort.WRONG and (not right or right == said)):
        return None
    return OwnWord(sort, said, right if sort is Sort.WRONG else "")


def read_words(workspace: Workspace) -> tuple[OwnWord, ...]:
    """Return the office's own words, by sort and alphabet.

    Raises: WorkspaceError.
    """
    kept = marks.read_marks(workspace, NO_DOCUMENT, MarkKind.OWN_WORD)
    return tuple(sorted(_words(kept), key=lambda each: (tuple(Sort).index(each.sort), each.word)))


def _words(kept: Mapping[str, str]) -> Iterator[OwnWord]:
    for key, note in kept.items():
        sort, word = json.loads(key)
        yield OwnWord(Sort(sort), word, note)


def set_words(desk: Desk, words: Iterable[OwnWord]) -> None:
    """Keep these words and no others, as one step that can be undone.

    Raises: WorkspaceError.
    """
    wanted = {_key(each): each.instead for each in words}
    kept = marks.read_marks(desk.workspace, NO_DOCUMENT, MarkKind.OWN_WORD)
    notes = {**dict.fromkeys(kept), **wanted}
    changes = (
        marks.mark_change(desk.workspace, NO_DOCUMENT, MarkKind.OWN_WORD, key, note)
        for key, note in notes.items()
    )
    desk.do(joined(N_("Change the office's own words"), *changes))


def add_word(desk: Desk, word: OwnWord) -> None:
    """Keep one word more.

    Raises: WorkspaceError.
    """
    set_words(desk, [*read_words(desk.workspace), word])


def _key(word: OwnWord) -> str:
    return json.dumps((word.sort.value, word.word), ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=2)
def lists_with(own: tuple[OwnWord, ...]) -> WordLists:
    """Return the shipped lists with the office's own words; kept, for patterns are compiled."""
    if not own:
        return word_lists()
    lists = extended(_own_lists(own))
    right = {each.word.lower() for each in own if each.sort is Sort.RIGHT}
    return replace(lists, misspelt=tuple(_without(pairs, right) for pairs in lists.misspelt))


def _without(pairs: Pairs, right: set[str]) -> Pairs:
    kept = {wrong: instead for wrong, instead in pairs.words.items() if wrong not in right}
    return replace(pairs, words=kept)


def _own_lists(own: tuple[OwnWord, ...]) -> WordLists:
    def of(sort: Sort) -> tuple[Words, ...]:
        return (Words("", date.min, tuple(each.word for each in own if each.sort is sort)),)

    wrong = {each.word.lower(): each.instead for each in own if each.sort is Sort.WRONG}
    return WordLists(
        misspelt=(Pairs("", date.min, wrong),),
        foreign=_single(own),
        abbreviations=of(Sort.ABBREVIATION),
        agencies=of(Sort.AGENCY),
        software=of(Sort.SOFTWARE),
    )


def _single(own: tuple[OwnWord, ...]) -> tuple[Words, ...]:
    """Return the syllables that are right, each for itself: so the review looks at them."""
    right = (each.word for each in own if each.sort in {Sort.RIGHT, Sort.SOFTWARE, Sort.AGENCY})
    return (Words("", date.min, tuple(part for word in right for part in word.lower().split())),)
