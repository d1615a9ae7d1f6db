"""Backups of the open workspace: made when it is time, and how old they are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, QTimer, Signal

from cchc_desk.desk import backups
from cchc_desk.desk.backup_file import Backup, BackupReason
from cchc_desk.desk.backup_policy import ACTIVE_S
from cchc_desk.desk.backups import Begun, PlaceStatus
from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.i18n import tr
from cchc_desk.ui.jobs import Control, Jobs
from cchc_desk.ui.keeping.calm import Calm
from cchc_desk.ui.saving import SaveKind, SaveState
from cchc_desk.ui.session import Session
from cchc_desk.ui.settings import Settings

START_MS = 3000
"""How long the first look waits, so that opening is over."""

TICK_MS = 60_000
"""How often it is asked whether it is time."""

CLOSE_MS = 30_000
"""How long closing waits for its backup before the clerk is asked."""


class SlowBackupError(UserError):
    """Say that a backup takes too long to wait for."""


@dataclass(frozen=True, slots=True)
class BackupStatus:
    """Say how the places of backups are. None: ``second`` - none was chosen.

    ``trouble``: why the last one did not get to the second place, "" when it did.
    """

    usual: PlaceStatus
    second: PlaceStatus | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class _Begun:
    """Hold what the database thread gives. None: ``copy`` - there is nothing new to keep."""

    uuid: str
    copy: Begun | None


@dataclass(frozen=True, slots=True)
class _Done:
    made: Backup | None
    status: BackupStatus


Told = Callable[[object], object]


class Keeper(QObject):
    """Make backups at the start, after half an hour of work, at the end, and when asked.

    None: ``status`` and ``uuid``, of the workspace - not known yet.
    ``status_changed`` carries a BackupStatus, ``failed`` the UserError that kept one from being
    made unasked.
    """

    status_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, settings: Settings, parent: QObject) -> None:
        """Wait for ``start``."""
        super().__init__(parent)
        self.status: BackupStatus | None = None
        self.uuid: str | None = None
        self._session = session
        self._settings = settings
        self.calm = Calm(session.autosave, self)
        self._jobs = Jobs(self)
        self._active = QElapsedTimer()
        self._is_making = False
        self._has_seen_work = False
        self._ticks = QTimer(self, interval=TICK_MS)
        self._ticks.timeout.connect(self.tick)
        session.save_state_changed.connect(self._note_activity)

    @property
    def usual_place(self) -> Path:
        """Return the place on this computer."""
        return backups.usual_place()

    @property
    def second_place(self) -> Path | None:
        """Return the place that the clerk chose. None: none yet."""
        place = self._settings.second_backup_place
        return place if isinstance(place, Path) else None

    def choose_second_place(self, place: Path) -> None:
        """Keep backups in another place too, from now on."""
        self._settings.second_backup_place = place
        self._settings.save()
        self._make(BackupReason.START, self._ignore, self.failed.emit)

    def start(self) -> None:
        """Make the backup of the start when there is something new, and look on from then on."""
        self._ticks.start()
        QTimer.singleShot(START_MS, self, lambda: self._make_unasked(BackupReason.START))

    def _make_unasked(self, reason: BackupReason) -> None:
        """Make one at the first pause in the typing."""
        self._is_making = True
        self.calm.call(partial(self._make, reason, self._ignore, self.failed.emit))

    @staticmethod
    def _ignore(_made: object) -> None:
        """Leave it to the status to tell of a backup that nobody asked for."""

    def _note_activity(self, state: object) -> None:
        assert isinstance(state, SaveState)  # noqa: S101 - the session's own signal
        if state.kind is not SaveKind.SAVING:
            return
        self._has_seen_work = True
        if not self._active.isValid():
            self._active.start()

    def tick(self) -> None:
        """Make one when there was half an hour of work since the last, else tell its age anew."""
        if self._is_time() and not self._is_making:
            self._make_unasked(BackupReason.TIME)
        elif self.status is not None:
            self.status_changed.emit(self.status)  # its age is another one now

    def _is_time(self) -> bool:
        return self._active.isValid() and self._active.elapsed() >= ACTIVE_S * 1000

    @property
    def has_seen_work(self) -> bool:
        """Tell whether anything was edited since the start."""
        return self._has_seen_work

    # --- making -----------------------------------------------------------------------------------

    def back_up_now(self, done: Told, failed: Told) -> None:
        """Make one although nothing may have changed; ``done`` takes the Backup."""
        self._session.autosave.flush()
        self._make(BackupReason.ASKED, done, failed)

    def look(self) -> None:
        """Find out how the places are."""
        self._session.bridge.run(lambda desk: _Begun(desk.workspace.uuid, None), self._look)

    def _look(self, begun: object) -> None:
        assert isinstance(begun, _Begun)  # noqa: S101 - our own work
        self._settle(begun, self._ignore, self.failed.emit)

    def _make(self, reason: BackupReason, done: Told, failed: Told) -> None:
        active_s = self._active.elapsed() / 1000 if self._active.isValid() else 0
        begin = partial(_begin, self.usual_place, reason, active_s)
        self._is_making = True
        self._session.bridge.run(
            begin, lambda begun: self._settle(begun, done, failed), partial(self._fail, failed)
        )

    def _settle(self, begun: object, done: Told, failed: Told) -> None:
        assert isinstance(begun, _Begun)  # noqa: S101 - our own work
        self.uuid = begun.uuid
        if begun.copy is not None:
            self._active.invalidate()
        finish = partial(_finish, begun, self.usual_place, self.second_place)
        self._jobs.run(finish, partial(self._end, done), partial(self._fail, failed))

    def _end(self, done: Told, outcome: object) -> None:
        assert isinstance(outcome, _Done)  # noqa: S101 - our own work
        self._is_making = False
        self.status = outcome.status
        self.status_changed.emit(self.status)
        done(outcome.made)

    def _fail(self, failed: Told, error: object) -> None:
        self._is_making = False
        failed(error)

    # --- at the end -------------------------------------------------------------------------------

    def back_up_before_closing(self, place: Path | None = None) -> UserError | None:
        """Make the last backup and wait for it; return what kept it from being made.

        None: ``place`` - the usual one; from it - it is made, or there was nothing new.
        """
        loop = QEventLoop()
        told: list[object] = []

        def end(outcome: object) -> None:
            told.append(outcome)
            loop.quit()

        if place is None:
            self._make(BackupReason.CLOSE, end, end)
        else:
            begin = partial(_begin, place, BackupReason.CLOSE, 0)
            self._session.bridge.run(begin, lambda begun: self._put(begun, place, end), end)
        QTimer.singleShot(CLOSE_MS, loop, loop.quit)
        if not told:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not told:
            return SlowBackupError(tr("The backup takes very long; the disk may be failing."))
        return told[0] if isinstance(told[0], UserError) else None

    def fill_second_place(self, place: Path) -> str:
        """Choose a second place and put the newest backup there at once; return what kept it."""
        self._settings.second_backup_place = place
        self._settings.save()
        return "" if self.uuid is None else _carry(self.uuid, self.usual_place, place)

    def _put(self, begun: object, place: Path, end: Told) -> None:
        assert isinstance(begun, _Begun)  # noqa: S101 - our own work
        self._jobs.run(partial(_finish, begun, place, None), end, end)

    def close(self) -> None:
        """End for good."""
        self._ticks.stop()
        self._jobs.close()


# --- on other threads -----------------------------------------------------------------------------


def _begin(place: Path, reason: BackupReason, active_s: float, desk: Desk) -> _Begun:
    copy = backups.begin_if_due(desk.workspace, place, reason, active_s)
    return _Begun(desk.workspace.uuid, copy)


def _finish(begun: _Begun, usual: Path, second: Path | None, _control: Control) -> _Done:
    made = None if begun.copy is None else backups.finish_backup(begun.copy)
    trouble = "" if second is None else _carry(begun.uuid, usual, second)
    return _Done(made, read_status(begun.uuid, usual, second, trouble))


def _carry(uuid: str, usual: Path, second: Path) -> str:
    """Copy the newest backup to the second place; return why that was not possible, else ""."""
    newest, there = backups.newest_proved(usual, uuid), backups.newest_proved(second, uuid)
    if newest is None or (there is not None and there.order >= newest.order):
        return ""
    try:
        backups.copy_backup(newest, second)
    except UserError as error:
        return str(error)
    return ""


def read_status(
    uuid: str, usual: Path, second: Path | None, trouble: str = "", now: datetime | None = None
) -> BackupStatus:
    """Say how the places of the backups of a workspace are. None: ``now`` - this moment."""
    at = datetime.now(UTC) if now is None else now
    beside = None if second is None else backups.place_status(second, uuid, at)
    return BackupStatus(backups.place_status(usual, uuid, at), beside, trouble)
