"""Edits on their way to the disk: in their order, again and again until they are there."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.forms.report import Report
from cchc_desk.storage.faults import WorkspaceError
from cchc_desk.ui.bridge import Bridge, Told, Work
from cchc_desk.ui.overlays import Overlay, nothing

RETRY_DELAYS_MS = (1000, 2000, 5000)
"""How long to wait after the first, the second, any later failure. Source: RELIABILITY.md 3.1."""


class SaveKind(StrEnum):
    """Say whether what was typed is on the disk."""

    SAVED = "saved"
    SAVING = "saving"
    UNSAVED = "unsaved"


class SaveState(NamedTuple):
    """Tell how far saving is. ``reason``: the sentence of what keeps it, "" when nothing does.

    None: ``at`` - nothing was written since the workspace was opened; else the local time of the
    last commit.
    """

    kind: SaveKind
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Edit:
    """Hold one edit until it is on the disk.

    ``lay_over`` shows its effect on any document that was read without it. ``about`` names what
    is given a whole new value, so that a later edit makes an earlier one needless; None: the edit
    depends on those before it. ``field`` is the one of Autosave that was typed into; None: none.
    ``waits``: keep it while the disk fails; else it is given up, as the clerk goes on.
    """

    work: Work
    done: Told | None = None
    lay_over: Overlay = nothing
    about: Hashable = None
    field: Hashable = None
    waits: bool = True


class Steps(NamedTuple):
    """Name what undo and redo would do, as labels of changes; None: nothing."""

    undo: str | None = None
    redo: str | None = None


class _Outcome(NamedTuple):
    """What became of an edit on the database thread. None: ``error`` - it is on the disk."""

    steps: Steps
    at: datetime
    result: object = None
    error: Exception | None = None


class _Gate:
    """Live on the database thread: once an edit failed, none of the same round may pass it."""

    def __init__(self) -> None:
        self._shut_round = -1

    def write(self, edit: Edit, round_: int, desk: Desk) -> _Outcome | None:
        """Make an edit. None: it was not tried, for one before it failed."""
        if round_ <= self._shut_round:
            return None
        result: object = None
        error: Exception | None = None
        try:
            result = edit.work(desk)
        except Exception as caught:
            error = caught
        if isinstance(error, WorkspaceError):
            self._shut_round = round_
        steps = Steps(desk.undo_label, desk.redo_label)
        return _Outcome(steps, datetime.now().astimezone(), result, error)


class EditQueue(QObject):
    """Hold the edits that are not on the disk yet.

    A fault of the disk or the file keeps an edit and all after it here, to be tried again. An
    edit that cannot be made for another reason the user knows of is dropped: ``refused`` carries
    the UserError. After a bug an edit that gives a whole new value is set aside, any other is
    dropped. ``dropped`` tells that what is on show is more than what is kept.
    """

    changed = Signal()
    committed = Signal(object)
    refused = Signal(object)
    dropped = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        """Begin with nothing to write."""
        super().__init__(parent)
        self.failure: WorkspaceError | None = None
        self.saved_at: datetime | None = None
        self.steps = Steps()
        self._bridge = bridge
        self._gate = _Gate()
        self._waiting: list[Edit] = []
        self._aside: dict[Hashable, Edit] = {}
        self._round = 0
        self._failures = 0
        self._is_halted = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.retry)

    @property
    def is_empty(self) -> bool:
        """Tell whether everything is on the disk."""
        return not self._waiting and not self._aside

    @property
    def has_aside(self) -> bool:
        """Tell whether a bug keeps an edit from the disk."""
        return bool(self._aside)

    def holds(self, field: Hashable) -> bool:
        """Tell whether something that was typed into a field is not on the disk yet."""
        return any(edit.field == field for edit in (*self._aside.values(), *self._waiting))

    def is_aside(self, about: Hashable) -> bool:
        """Tell whether the last value of this was kept from the disk by a bug."""
        return about in self._aside

    def laid_over(self, report: Report) -> Report:
        """Return a document that was read with the effect of all that is not on the disk yet."""
        for edit in (*self._aside.values(), *self._waiting):
            report = edit.lay_over(report)
        return report

    def add(self, edit: Edit) -> None:
        """Write an edit after all others; where those could not be written, try again with it."""
        self._aside.pop(edit.about, None)
        self._waiting.append(edit)
        if self._is_halted:
            self.retry()
        else:
            self._send(edit)
        self.changed.emit()

    def retry(self) -> None:
        """Try at once what could not be written."""
        self._timer.stop()
        aside, self._aside = list(self._aside.values()), {}
        held = self._waiting if self._is_halted else []
        self._is_halted = False
        wanted = [*held, *aside]
        self._waiting += aside
        for edit in wanted:
            self._send(edit)

    def abandon(self) -> None:
        """Forget what is not on the disk."""
        self._timer.stop()
        self._round += 1
        self._waiting.clear()
        self._aside.clear()
        self.failure = None
        self.changed.emit()

    def _send(self, edit: Edit) -> None:
        write = partial(self._gate.write, edit, self._round)
        self._bridge.run(write, partial(self._came_back, edit, self._round))

    def _came_back(self, edit: Edit, round_: int, outcome: object) -> None:
        if round_ != self._round or not isinstance(outcome, _Outcome):
            return  # not tried: it is sent again with those before it
        self.steps = outcome.steps
        if isinstance(outcome.error, WorkspaceError):
            self._halt(outcome.error)
            return
        self._waiting.remove(edit)
        if not self._waiting:
            self.failure = None
        if outcome.error is None:
            self._settle(edit, outcome)
        else:
            self._drop(edit, outcome.error)

    def _settle(self, edit: Edit, outcome: _Outcome) -> None:
        self._failures = 0
        self.saved_at = outcome.at
        self.committed.emit(edit)
        self.changed.emit()
        if edit.done is not None:
            edit.done(outcome.result)

    def _drop(self, edit: Edit, error: Exception) -> None:
        is_bug = not isinstance(error, UserError)
        if is_bug and edit.about is not None:
            self._aside[edit.about] = edit
        else:
            self.dropped.emit()
        self.changed.emit()
        if is_bug:
            raise error
        self.refused.emit(error)

    def _halt(self, error: WorkspaceError) -> None:
        """Keep what waits for the next try, which comes later and later."""
        self._round += 1
        is_given_up = any(not edit.waits for edit in self._waiting)
        self._waiting = [edit for edit in self._waiting if edit.waits]
        self._is_halted = bool(self._waiting)
        self.failure = error if self._waiting else None
        if self._waiting:
            last = len(RETRY_DELAYS_MS) - 1
            self._timer.start(RETRY_DELAYS_MS[min(self._failures, last)])
            self._failures += 1
        self.changed.emit()
        if is_given_up:
            self.refused.emit(error)
