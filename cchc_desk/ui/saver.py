"""How far saving is, in the user's words, and doing it at once."""

import sys
from collections.abc import Hashable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from cchc_desk.i18n import tr
from cchc_desk.ui.autosave import Autosave
from cchc_desk.ui.bridge import Bridge
from cchc_desk.ui.saving import EditQueue, SaveKind, SaveState


class StepWords(NamedTuple):
    """Say in the user's words what undo and redo would do; "" where that is nothing.

    ``can_undo`` also when what would be undone has no words yet: it is still being typed.
    """

    can_undo: bool
    undo: str
    redo: str


class Saver(QObject):
    """Watch what is typed and what waits for the disk.

    ``state_changed`` carries a SaveState, ``steps_changed`` nothing.
    """

    state_changed = Signal(object)
    steps_changed = Signal()

    def __init__(
        self, bridge: Bridge, autosave: Autosave, queue: EditQueue, parent: QObject
    ) -> None:
        """Begin with all saved."""
        super().__init__(parent)
        self._bridge = bridge
        self._autosave = autosave
        self._queue = queue
        self._is_slow = False
        self.state = self._state()
        self.steps = self._steps()
        autosave.pending_changed.connect(self._tell)
        autosave.handed_over.connect(self._tell_committed)
        queue.changed.connect(self._tell)
        queue.committed.connect(lambda edit: self._tell_committed(edit.field))

    def save_now(self) -> None:
        """Hand over what was typed and try at once to write all."""
        self._autosave.free_stuck()
        self._autosave.flush()
        self._queue.retry()

    def save_and_wait(self, timeout_ms: int) -> bool:
        """Save everything before anything else happens; tell whether all is on the disk."""
        try:
            self.save_now()
        except Exception as error:  # a bug in one field; the others are on their way
            sys.excepthook(type(error), error, error.__traceback__)
            self._queue.retry()
        # What is only read, a check of the whole file say, is not waited for.
        self._is_slow = not self._bridge.wait(timeout_ms, lambda: self._queue.is_empty)
        self._tell()
        return self.state.kind is SaveKind.SAVED

    def _state(self) -> SaveState:
        at, reason = self._queue.saved_at, self._reason()
        if reason:
            return SaveState(SaveKind.UNSAVED, at, reason)
        if self._autosave.has_pending or not self._queue.is_empty:
            return SaveState(SaveKind.SAVING, at)
        return SaveState(SaveKind.SAVED, at)

    def _reason(self) -> str:
        if self._queue.failure is not None:
            return str(self._queue.failure)
        if self._queue.has_aside or self._autosave.has_stuck:
            return tr("An error in the program keeps a text from being saved; copy it elsewhere.")
        if self._is_slow:
            return tr("The disk has not answered yet; wait a moment and try again.")
        return ""

    def _steps(self) -> StepWords:
        steps = self._queue.steps
        is_typed = self._autosave.has_pending or not self._queue.is_empty
        undo, redo = (tr(label) if label else "" for label in (steps.undo, steps.redo))
        return StepWords(bool(undo) or is_typed, undo, redo)

    def _tell(self) -> None:
        self._is_slow = self._is_slow and not self._queue.is_empty
        known, self.state = self.state, self._state()
        if self.state != known:
            self.state_changed.emit(self.state)
        shown, self.steps = self.steps, self._steps()
        if self.steps != shown:
            self.steps_changed.emit()

    def _tell_committed(self, field: Hashable) -> None:
        is_typed = self._autosave.is_pending(field) or self._queue.holds(field)
        if field is not None and not is_typed:
            self._autosave.committed.emit(field)
