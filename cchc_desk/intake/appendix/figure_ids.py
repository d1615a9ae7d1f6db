"""What figures of a statistics table are called, and how they behave over time."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from cchc_desk.forms.figure import Figure, Nature
from cchc_desk.forms.text import fold_spaces, without_marks

# An id is read in templates and equations; a longer label is cut between words.
_LONGEST_ID = 40

_NO_WORD = re.compile(r"[^a-z0-9]+")
_NUMBER = re.compile(r"^(?:[-+*•–]|(?:[ivx]+|\d+(?:\.\d+)*|[a-z])[.)])\s+")

_SHARES = re.compile(r"(?:ty|ti) (?:le|trong)\b")
_STOCKS = re.compile(
    r"\b(?:hien co|hien tai|hien hanh|co mat|dang (?:xu ly|giai quyet|thuc hien)|bien che|"
    r"con lai|ton|tinh den|den thoi diem|cuoi ky|so phong|so don vi su nghiep|"
    r"tong so (?:thu tuc|tthc))\b"
)


def slug(label: str) -> str:
    """Return a label as an id: "ho-so-tiep-nhan"; "so-lieu" when it has no letter."""
    made = ""
    for word in _words(label).split():
        if made and len(made) + len(word) >= _LONGEST_ID:
            break
        made = f"{made}-{word}" if made else word[:_LONGEST_ID]
    return made or "so-lieu"


def _words(label: str) -> str:
    """Return the words of a label in base letters, without its number."""
    return _NO_WORD.sub(" ", _NUMBER.sub("", fold_spaces(without_marks(label)))).strip()


def free_id(wanted: str, taken: Iterable[str]) -> str:
    """Return an id, with a number behind it when it is taken."""
    used = set(taken)
    number, found = 2, wanted
    while found in used:
        found, number = f"{wanted}-{number}", number + 1
    return found


def nature_of(label: str, measure: str) -> Nature:
    """Guess how a figure behaves over time from what it is called."""
    words = fold_spaces(without_marks(_NUMBER.sub("", label)))
    if "%" in measure or _SHARES.match(words):
        return Nature.RATIO
    return Nature.STOCK if _STOCKS.search(words) else Nature.FLOW


Key = tuple[str, str]


def known_figures(catalogue: Iterable[Figure]) -> Mapping[Key, tuple[Figure, ...]]:
    """Return the figures of a catalogue by what makes them the same: label and measure."""
    found: dict[Key, dict[str, Figure]] = defaultdict(dict)
    for figure in catalogue:
        found[figure_key(figure.label, figure.measure)].setdefault(figure.id, figure)
    return {key: tuple(figures.values()) for key, figures in found.items()}


def figure_key(label: str, measure: str) -> Key:
    """Return a label and a measure for comparing."""
    return _words(label), fold_spaces(without_marks(measure))
