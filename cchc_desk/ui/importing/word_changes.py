"""Two texts word by word: what only the one says, and what only the other."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# A word with what follows it up to the next one; a line end is a word of its own.
_WORD = re.compile(r"\n|[^\s]+[^\S\n]*|[^\S\n]+")

MOST_WORDS = 4000
"""Of one text; beyond, comparing takes longer than anybody waits, and all of it is marked."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold words; ``is_changed`` - the other text does not say them here."""

    words: str
    is_changed: bool


Marked = tuple[Stretch, ...]


def marked(before: str, after: str) -> tuple[Marked, Marked]:
    """Return both texts with what only one of them says marked."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return _whole(before), _whole(after)
    bare = SequenceMatcher(None, [w.strip() for w in old], [w.strip() for w in new], autojunk=False)
    left: list[Stretch] = []
    right: list[Stretch] = []
    for kind, i, j, k, m in bare.get_opcodes():
        is_changed = kind != "equal"
        _add(left, "".join(old[i:j]), is_changed=is_changed)
        _add(right, "".join(new[k:m]), is_changed=is_changed)
    return tuple(left), tuple(right)


def _whole(text: str) -> Marked:
    return (Stretch(text, is_changed=True),) if text else ()


def _add(stretches: list[Stretch], words: str, *, is_changed: bool) -> None:
    if words:
        stretches.append(Stretch(words, is_changed))
