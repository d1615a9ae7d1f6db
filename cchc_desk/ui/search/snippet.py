"""A found place with a few words around it, to be read in a list."""

from dataclasses import dataclass
from enum import StrEnum

AROUND = 90
"""Characters that are shown behind a place, and half as many before: about a line of a list."""


class Tint(StrEnum):
    """Say how a run of characters looks in a list."""

    PLAIN = "plain"
    FOUND = "found"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Hold characters of one look."""

    text: str
    tint: Tint = Tint.PLAIN


def found_runs(text: str, start: int, end: int, around: int = AROUND) -> tuple[Run, ...]:
    """Return a place in its words, as one line."""
    before, behind = _around(text, start, end, around)
    return _kept(Run(before), Run(_one_line(text[start:end]), Tint.FOUND), Run(behind))


def replaced_runs(
    text: str, start: int, end: int, put: str, around: int = AROUND
) -> tuple[Run, ...]:
    """Return a place in its words with what goes and what comes, as one line."""
    before, behind = _around(text, start, end, around)
    gone = Run(_one_line(text[start:end]), Tint.REMOVED)
    return _kept(Run(before), gone, Run(_one_line(put), Tint.ADDED), Run(behind))


def _kept(*runs: Run) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.text)


def _around(text: str, start: int, end: int, around: int) -> tuple[str, str]:
    """Return the words before and behind a place; "…" where more of them are left out."""
    first = max(start - around // 2, 0)
    if first:
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else first
    last = min(end + around, len(text))
    if last < len(text):
        space = text.rfind(" ", end, last)
        last = space if space >= 0 else last
    before = ("…" if first else "") + text[first:start]
    behind = text[end:last] + ("…" if last < len(text) else "")
    return _one_line(before), _one_line(behind)


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
