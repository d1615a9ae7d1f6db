"""Making backups of the open workspace, listing those of a place, and deleting the needless."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import cchc_desk
from cchc_desk import paths
from cchc_desk.desk import backup_policy
from cchc_desk.desk.backup_file import (
    SUFFIX,
    Backup,
    BackupReason,
    Note,
    backup_name,
    note_path,
    note_text,
    read_backup,
)
from cchc_desk.desk.backup_policy import Room
from cchc_desk.errors import UserError
from cchc_desk.files.copy import copy_verified, sha256_of
from cchc_desk.files.replace import (
    remove_if_possible,
    remove_orphans,
    replacing,
    write_error,
    write_file,
)
from cchc_desk.i18n import tr
from cchc_desk.storage import backup as storage
from cchc_desk.storage import facts, reports
from cchc_desk.storage.backup import Contents
from cchc_desk.storage.workspace import Workspace

Write = Callable[[Path], Contents]
"""What copies a workspace into a new file and says what it holds."""


class NoRoomError(UserError):
    """Say that there is too little room for a backup; typing is saved as ever."""


class MissingPlaceError(UserError):
    """Say that the place of backups is not there."""


class BadBackupError(UserError):
    """Say that a backup is not as it was when it was made."""


@dataclass(frozen=True, slots=True)
class Begun:
    """Hold a copy that is written and not proved yet; ``finish_backup`` needs no desk."""

    temporary: Path
    target: Path
    contents: Contents
    reason: BackupReason
    at: datetime
    newest: str = ""
    is_thinned: bool = True


@dataclass(frozen=True, slots=True)
class PlaceStatus:
    """Say how a place of backups is.

    None: ``newest`` - it holds no proved one of this workspace.
    """

    place: Path
    is_there: bool
    newest: Backup | None
    lateness: backup_policy.Lateness
    room: Room


def usual_place() -> Path:
    """Return the place of backups on this computer."""
    return paths.data_folder() / "backups"


# --- making ---------------------------------------------------------------------------------------


def backup(
    workspace: Workspace, place: Path, reason: BackupReason, now: datetime | None = None
) -> Backup:
    """Make a proved backup in a place and delete there what is needed no longer.

    Raises: NoRoomError, MissingPlaceError, BadCopyError, WriteError, WorkspaceError; then no
    backup was made and none deleted.
    """
    return finish_backup(begin_backup(workspace, place, reason, now))


def begin_backup(
    workspace: Workspace, place: Path, reason: BackupReason, now: datetime | None = None
) -> Begun:
    """Copy the workspace; on its own thread, 0.4 s for one of ten years.

    Raises: NoRoomError, MissingPlaceError, WorkspaceError.
    """
    documents = reports.list_reports(workspace)
    write = partial(storage.copy_workspace, workspace)
    begun = _begin(write, workspace.path, place, reason, now)
    return replace(
        begun,
        newest=documents[-1].title if documents else "",
        is_thinned=workspace.fact(facts.RESTORED) is None,
    )


def begin_if_due(
    workspace: Workspace, place: Path, reason: BackupReason, active_s: float = 0
) -> Begun | None:
    """Copy the workspace if it has changed and it is time; None: it is not.

    ``active_s``: how long somebody has worked since the last backup, by a clock that nobody sets.
    Raises: as ``begin_backup``.
    """
    newest = newest_proved(place, workspace.uuid)
    edits = workspace.last_edit()
    if not backup_policy.is_due(reason, edits, newest.edits if newest else None, active_s):
        return None
    return begin_backup(workspace, place, reason)


def upgrade(path: Path, place: Path) -> None:
    """Bring the file of an older program up to date, after a backup that is proved row by row.

    Raises: UpgradeError, and as ``backup``; then the file is as it was.
    """
    # Seldom wanted: sqlite-utils takes 225 ms to import.
    from cchc_desk.storage.upgrade import upgrade as upgrade_file  # noqa: PLC0415

    def keep(write: Write) -> None:
        finish_backup(_begin(write, path, place, BackupReason.UPGRADE))

    upgrade_file(path, keep)


def _begin(
    write: Write, path: Path, place: Path, reason: BackupReason, now: datetime | None = None
) -> Begun:
    check_place(place, _size_bytes(path))
    at = datetime.now(UTC) if now is None else now
    temporary = place / f"~cchc-{os.urandom(4).hex()}.tmp"
    held = write(temporary)
    name = backup_name(path.stem, held.uuid, held.edits, at, reason)
    return Begun(temporary, place / name, held, reason, at)


def finish_backup(begun: Begun) -> Backup:
    """Prove a copy, name it, and delete what is needed no longer; on any thread.

    Raises: BadCopyError, WriteError, WorkspaceError; then there is no backup, and none deleted.
    """

    def prove(copy: Path) -> None:
        storage.prove(copy, begun.contents)
        write_file(note_path(begun.target), note_text(_note(begun, copy)).encode())

    try:
        with replacing(begun.target, prove) as temporary:
            begun.temporary.replace(temporary)
    except BaseException:
        remove_if_possible(begun.temporary)
        if not begun.target.exists():
            remove_if_possible(note_path(begun.target))
        raise
    made = _read(begun.target)
    if begun.is_thinned:
        thin(begun.target.parent, made.uuid, begun.at)
    return made


def copy_backup(made: Backup, place: Path) -> Backup:
    """Copy a proved backup to a second place; on any thread.

    Raises: BadBackupError, NoRoomError, MissingPlaceError, CopyError, WriteError.
    """
    check_place(place, made.size_bytes)
    if made.note is None:
        raise bad_backup(made.path)
    target = place / made.path.name
    digest = copy_verified(made.path, target)
    if digest != made.note.sha256:
        remove_if_possible(target)
        raise bad_backup(made.path)
    write_file(note_path(target), note_text(made.note).encode())
    thin(place, made.uuid, datetime.now(UTC))
    return _read(target)


def check_place(place: Path, size_bytes: int) -> None:
    """Refuse a place that is not there or has too little room; the usual one is made.

    Raises: NoRoomError, MissingPlaceError.
    """
    if place == usual_place():
        try:
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise write_error(error, place) from error
    free_bytes = free_bytes_at(place)
    if backup_policy.room(free_bytes - size_bytes) is Room.FULL:
        raise NoRoomError(
            tr(
                "No backup was made, for there is too little room in “{place}”; make room there, "
                "or choose another place.",
                place=place,
            )
        )


def free_bytes_at(place: Path) -> int:
    """Return how much room the disk of a place has.

    Raises: MissingPlaceError.
    """
    try:
        return shutil.disk_usage(place).free
    except OSError as error:
        raise MissingPlaceError(
            tr(
                "The place of backups “{place}” is not there; connect its disk, or choose another "
                "place.",
                place=place,
            )
        ) from error


def _note(begun: Begun, copy: Path) -> Note:
    held = begun.contents
    return Note(
        name=begun.target.name,
        uuid=held.uuid,
        edits=held.edits,
        at=begun.at.isoformat(timespec="seconds"),
        reason=begun.reason,
        rows=held.rows,
        newest=begun.newest,
        schema_version=held.schema_version,
        app_version=cchc_desk.__version__,
        size_bytes=copy.stat().st_size,
        sha256=sha256_of(copy),
    )


def _read(path: Path) -> Backup:
    found = read_backup(path)
    if found is None:
        raise ValueError(path)
    return found


def _size_bytes(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


# --- what there is --------------------------------------------------------------------------------


def list_backups(place: Path, uuid: str | None = None) -> tuple[Backup, ...]:
    """Return the backups of a place, the newest first; nothing for a place that is not there.

    None: ``uuid`` - of all workspaces. Two workspaces may share the first letters of theirs, and
    that is all that a name says.
    """
    try:
        files = [each for each in place.iterdir() if each.name.endswith(SUFFIX)]
    except OSError:
        return ()
    found = (_read_if_there(each) for each in files)
    wanted = (each for each in found if each is not None and _is_of(each, uuid))
    return tuple(sorted(wanted, key=lambda each: each.order, reverse=True))


def newest_proved(place: Path, uuid: str) -> Backup | None:
    """Return the newest proved backup of a workspace in a place; None: there is none."""
    return next((each for each in list_backups(place, uuid) if each.is_proved), None)


def place_status(place: Path, uuid: str, now: datetime) -> PlaceStatus:
    """Say whether a place is there, how old its newest backup is and how much room it has."""
    newest = newest_proved(place, uuid)
    late = backup_policy.lateness(newest.at if newest else None, now)
    try:
        room = backup_policy.room(free_bytes_at(place))
    except MissingPlaceError:
        return PlaceStatus(place, is_there=False, newest=newest, lateness=late, room=Room.FULL)
    return PlaceStatus(place, is_there=True, newest=newest, lateness=late, room=room)


def check_bytes(found: Backup) -> None:
    """Refuse a backup whose bytes are not those that were proved.

    Raises: BadBackupError.
    """
    try:
        is_same = found.note is not None and sha256_of(found.path) == found.note.sha256
    except OSError:
        is_same = False
    if not is_same:
        raise bad_backup(found.path)


def bad_backup(path: Path) -> BadBackupError:
    """Make the error of a backup that cannot be trusted."""
    return BadBackupError(tr("The backup “{name}” is damaged; choose another one.", name=path.name))


def _read_if_there(path: Path) -> Backup | None:
    try:
        return read_backup(path)
    except OSError:
        return None


def _is_of(found: Backup, uuid: str | None) -> bool:
    return uuid is None or (uuid.startswith(found.uuid) and bool(found.uuid))


# --- deleting -------------------------------------------------------------------------------------


def thin(place: Path, uuid: str, now: datetime) -> tuple[Backup, ...]:
    """Delete the backups of a workspace that are needed no longer and return them.

    Nothing is deleted unless the few that are never gone below are byte for byte as they were.
    """
    remove_orphans(place)
    found = list_backups(place, uuid)
    cap_bytes = backup_policy.most_bytes(_free_or_none(place))
    needless = backup_policy.to_delete(found, now, cap_bytes)
    if not needless or not _are_sound([each for each in found if each.is_proved]):
        return ()
    return tuple(each for each in needless if _deleted(each))


def _are_sound(proved: list[Backup]) -> bool:
    fewest = proved[: backup_policy.FEWEST]
    try:
        for each in fewest:
            check_bytes(each)
    except BadBackupError:
        return False
    return len(fewest) == backup_policy.FEWEST


def _deleted(found: Backup) -> bool:
    """Delete a backup and then its note; tell whether it is gone."""
    try:
        found.path.unlink(missing_ok=True)
        note_path(found.path).unlink(missing_ok=True)
    except OSError:  # a scanner holds it: the next time
        return False
    return True


def _free_or_none(place: Path) -> int:
    try:
        return free_bytes_at(place)
    except MissingPlaceError:
        return 0
