"""Undo by word: UniKey types "tiếng" in a dozen small steps, the clerk takes it back in one.

Qt either undoes every backspace apart or a whole typed page at once. The steps are Qt's own; only
the places where undo and redo come to rest are kept here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QTextDocument

_ENDS_WORD = frozenset(" \t\u00a0\u2028\u2029")
_NOT_TYPED = frozenset("\u2029\ufffc\ufdd0\ufdd1")
_LONGEST_TYPED = 40  # characters that one key or one input method can send at once


class Change(NamedTuple):
    """Hold a change of the raw text: where, how much went, what came."""

    position: int
    removed: int
    inserted: str


def narrow(change: Change, removed: str) -> Change:
    """Return the change without what is the same at both ends: Qt often names whole paragraphs."""
    old, new = removed, change.inserted
    start = 0
    shorter = min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return Change(change.position + start, len(old) - start - end, new[start : len(new) - end])


def end_of_change(old: str, new: str) -> int | None:
    """Return where a text was changed, in Qt's positions: behind what came. None: it was not."""
    if old == new:
        return None
    change = narrow(Change(0, len(old), new), old)
    before = new[: change.position + len(change.inserted)]
    return len(before.encode("utf-16-le")) // 2


class UndoGroups:
    """Knows where undo and redo of one document come to rest."""

    def __init__(self, document: QTextDocument) -> None:
        """Begin with an empty history."""
        self._document = document
        self._walking = False
        self._place: int | None = None
        self.forget()

    def forget(self) -> None:
        """Begin anew: the document was filled with another text."""
        self._rests = [0]
        self._steps = 0
        self._end = -1

    def forget_undo(self) -> None:
        """Begin a history here: what was done cannot be undone, what was undone can be redone."""
        now = self._document.availableUndoSteps()
        self._document.clearUndoRedoStacks(QTextDocument.Stacks.UndoStack)
        self._document.setModified(False)
        self._rests = [0, *(rest - now for rest in self._rests if rest > now)]
        self._steps = 0
        self._end = -1

    def note(self, change: Change) -> None:
        """Take in a change that has just been made."""
        if self._walking:
            self._place = change.position + len(change.inserted)
            return
        before, self._steps = self._steps, self._document.availableUndoSteps()
        del self._rests[bisect_right(self._rests, before) :]
        if not self._continues(change):
            self._rest_at(before)
        if not _is_typed(change) or change.inserted[-1:] in _ENDS_WORD:
            self._rest_at(self._steps)
            self._document.setModified(False)  # Qt joins nothing to what is "saved"
        self._end = change.position + len(change.inserted)

    def _continues(self, change: Change) -> bool:
        touches = change.position + change.removed == self._end
        return touches and _is_typed(change)

    def _rest_at(self, steps: int) -> None:
        if steps > self._rests[-1]:
            self._rests.append(steps)

    def undo(self) -> int | None:
        """Go back to the last place of rest; return where that changed. None: nothing to undo."""
        now = self._document.availableUndoSteps()
        goal = self._rests[max(bisect_left(self._rests, now) - 1, 0)]
        self._rest_at(now)
        return self._walk(self._document.undo, lambda: self._document.availableUndoSteps() > goal)

    def redo(self) -> int | None:
        """Go forward to the next place of rest; return where. None: nothing to redo."""
        now = self._document.availableUndoSteps()
        later = self._rests[bisect_right(self._rests, now) :]
        goal = later[0] if later else now + self._document.availableRedoSteps()
        return self._walk(self._document.redo, lambda: self._document.availableUndoSteps() < goal)

    def _walk(self, step: Callable[[], None], is_to_go: Callable[[], bool]) -> int | None:
        self._place = None
        self._walking = True
        while is_to_go():
            step()
        self._walking = False
        self._steps = self._document.availableUndoSteps()
        self._end = -1
        return self._place


def _is_typed(change: Change) -> bool:
    """Tell typing from formats, footnotes, new paragraphs and pastes: steps of their own."""
    is_text = bool(change.removed or change.inserted) and not _NOT_TYPED & set(change.inserted)
    return is_text and len(change.inserted) <= _LONGEST_TYPED
