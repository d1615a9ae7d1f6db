"""Handing a whole workspace to a successor or another computer as one file, and taking it in."""

import getpass
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cchc_desk.desk.backup_file import SUFFIX
from cchc_desk.desk.restoring import check_free_name, prove_backup
from cchc_desk.files.copy import sha256_of
from cchc_desk.files.replace import replacing
from cchc_desk.storage import backup, facts, restoring
from cchc_desk.storage.workspace import Workspace

__all__ = ["SUFFIX", "HandedOver", "hand_over", "take_in"]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Say what was handed over; ``sha256`` in hexadecimal, over the whole file."""

    path: Path
    documents: int
    edits: int
    size_bytes: int
    sha256: str


def hand_over(workspace: Workspace, target: Path) -> HandedOver:
    """Write all of an open workspace into one file, proved row by row; the workspace stays.

    A file of that name is replaced only when the new one is proved.
    Raises: WriteError, BadCopyError, WorkspaceError; then what was there is as it was.
    """
    with replacing(target) as temporary:
        held = backup.copy_workspace(workspace, temporary)
        backup.prove(temporary, held)
        says = {facts.HANDED_OVER: _handed_over(), facts.CLEAN: _now()}
        restoring.state_facts(temporary, says)
        digest = sha256_of(temporary)
        size_bytes = temporary.stat().st_size
    return HandedOver(target, held.rows.get("report", 0), held.edits, size_bytes, digest)


def take_in(source: Path, target: Path) -> None:
    """Make a workspace of a file that was handed over, or of a backup, under a name that is free.

    It stays the same workspace, so that its backups are known to be its own.
    Raises: WorkspaceExistsError, BadBackupError, WriteError, WorkspaceError; then there is none.
    """
    check_free_name(target)
    prove_backup(source)
    with replacing(target) as temporary:
        restoring.copy_as_workspace(source, temporary, {facts.CLEAN: _now()})
        check_free_name(target)


def _handed_over() -> str:
    """Return when, and by whom as this computer calls the user."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name in the environment, none in the system
        user = "?"
    return f"{_now()} {user}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
