"""Bringing things back from a backup: a look into it, one document, a copy, or everything."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from cchc_desk.desk import backups, keeping
from cchc_desk.desk.backup_file import Backup, BackupReason, note_path, read_backup
from cchc_desk.desk.desk import Desk
from cchc_desk.files.replace import replacing, write_error
from cchc_desk.i18n import tr
from cchc_desk.paths import WORKSPACE_SUFFIX
from cchc_desk.storage import facts, reports, restoring, taking_back
from cchc_desk.storage.backup import BadCopyError
from cchc_desk.storage.faults import (
    DamagedWorkspaceError,
    NotAWorkspaceError,
    WorkspaceExistsError,
)
from cchc_desk.storage.templates import TemplateConflictError
from cchc_desk.storage.versions import VersionReason


@dataclass(frozen=True, slots=True)
class Replaced:
    """Say what became of the file that was replaced.

    None: ``saved`` - there was none, or it was damaged; ``set_aside`` - it was not damaged.
    """

    saved: Backup | None
    set_aside: Path | None


def open_backup(path: Path) -> Desk:
    """Open a backup to look into it; nothing can be changed there.

    Raises: BadBackupError, WorkspaceError.
    """
    prove_backup(path)
    return Desk.open_reading(path)


def prove_backup(path: Path) -> None:
    """Refuse a backup that is not as it was, or that is no workspace of ours.

    Raises: BadBackupError, WorkspaceError.
    """
    try:
        found = read_backup(path) if note_path(path).exists() else None
        if found is not None and found.note is not None:
            backups.check_bytes(found)
        else:
            restoring.prove_whole(path)
    except DamagedWorkspaceError as error:
        raise backups.bad_backup(path) from error
    except OSError as error:
        raise write_error(error, path) from error


# --- one document ---------------------------------------------------------------------------------


def take_back(desk: Desk, backup: Path, document: str) -> None:
    """Let a document be as a backup has it; what it is now is kept first, and undo brings it.

    One that is not in the workspace any more comes back under its id.
    Raises: BadBackupError, NoReportError, TemplateConflictError, WorkspaceError; then nothing has
    changed.
    """
    with open_backup(backup) as other:
        then = reports.document_rows(other.workspace, document)
        source = taking_back.source_in(other.workspace)
        _check_template(desk, source, then.report["template_id"], then.report["template_version"])
        change = taking_back.take_back_change(desk.workspace, then, source)
    if desk.workspace.row("report", document) is not None:
        keeping.keep_version(desk.workspace, document, VersionReason.BEFORE_RESTORE)
    desk.do(change)


def _check_template(desk: Desk, source: taking_back.Source, template_id: str, version: int) -> None:
    """Refuse a template that says something else here than in the backup."""
    here = desk.workspace.row("template", template_id, version)
    if here is not None and here != source("template", (template_id, version)):
        raise TemplateConflictError(
            tr(
                "The document in the backup follows another template of the name “{id}”; open a "
                "copy of the backup and take the texts from there.",
                id=template_id,
            )
        )


# --- a file of its own ----------------------------------------------------------------------------


def open_copy(backup: Path, target: Path) -> None:
    """Make a workspace of its own of a backup, under a name that is free.

    Raises: WorkspaceExistsError, BadBackupError, WriteError, WorkspaceError.
    """
    check_free_name(target)
    prove_backup(backup)
    says = {facts.UUID: uuid4().hex, facts.CLEAN: _now()}
    with replacing(target) as temporary:
        restoring.copy_as_workspace(backup, temporary, says)
        check_free_name(target)


def check_free_name(target: Path) -> None:
    """Refuse a name that a file has.

    Raises: WorkspaceExistsError.
    """
    if target.exists():
        raise WorkspaceExistsError(
            tr("There is a file “{path}” already; choose another name.", path=target)
        )


# --- everything -----------------------------------------------------------------------------------


def replace_everything(path: Path, backup: Path, place: Path) -> Replaced:
    """Put a backup in the place of a workspace that nobody has open.

    What is there is saved to a place as a backup first; a damaged file is set aside. Until the
    new one is let go in order after an edit, no backup is deleted.
    Raises: BadBackupError, WorkspaceInUseError, NoRoomError, MissingPlaceError, WriteError,
    WorkspaceError; then what was there is as it was.
    """
    prove_backup(backup)
    saved = _saved(path, place) if path.exists() else None
    is_damaged = path.exists() and saved is None
    now = datetime.now(UTC)
    says = {facts.CLEAN: _now(), facts.RESTORED: _now()}
    aside: Path | None = None
    try:
        with replacing(path) as temporary:
            restoring.copy_as_workspace(backup, temporary, says)
            if is_damaged:
                aside = restoring.set_aside(path, f"{now:%Y%m%dT%H%M%SZ}")
    except BaseException:
        if aside is not None and not path.exists():
            restoring.put_back(aside, path)
        raise
    return Replaced(saved, aside)


def _saved(path: Path, place: Path) -> Backup | None:
    """Make a backup of a workspace; None: it is damaged, so that none can be made.

    Raises: NotAWorkspaceError when the file does not even have the name of one.
    """
    try:
        with Desk.open(path) as desk:
            return backups.backup(desk.workspace, place, BackupReason.RESTORE)
    except (DamagedWorkspaceError, BadCopyError):
        return None
    except NotAWorkspaceError:
        if path.suffix.lower() != WORKSPACE_SUFFIX or not path.is_file():
            raise
        return None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
