"""Working on a workspace that lies where none may be worked on: on a copy here, sent back proved.

A stick, a share or a synchronised folder holds only whole files that nobody has open; what is
typed is saved on this computer at once, and sent back when the clerk says so or closes.
"""

import json
import os
import shutil
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from cchc_desk import paths
from cchc_desk.desk.restoring import prove_backup
from cchc_desk.errors import UserError
from cchc_desk.files.copy import copy_verified, sha256_of
from cchc_desk.files.replace import remove_if_possible, replacing, write_error, write_file
from cchc_desk.forms.plain_data import PlainDataError, from_plain, to_plain
from cchc_desk.i18n import tr
from cchc_desk.storage import backup, facts, guard, restoring
from cchc_desk.storage.workspace import Workspace, time_text

_NOTE = "away.json"
_NAME_LETTERS = 12

_NEVER = -1
"""Entries of the edit log count from 0."""


class ConflictError(UserError):
    """Say that the file was changed there since it was brought in; nothing was written over."""


@dataclass(frozen=True, slots=True)
class Away:
    """Pair a file that lies elsewhere with the copy that is worked on here.

    ``digest``: SHA-256 of the file there when both were last the same. ``edits``: the last entry
    of the edit log then.
    """

    origin: str
    local: str
    digest: str
    edits: int

    @property
    def file(self) -> Path:
        """Return the copy that is worked on."""
        return Path(self.local)


def bring_in(origin: Path) -> Away:
    """Return the copy of a file to work on; one that was not sent back yet is gone on with.

    Raises: ConflictError when both were changed, BadBackupError, WriteError, WorkspaceError.
    """
    guard.check_is_file(origin)
    folder = _folder(origin)
    known = _read_note(folder)
    digest = _digest(origin)
    if known is not None and known.file.exists():
        if known.digest == digest:
            return known
        if _edits(known.file) != known.edits:
            raise _conflict(origin, known.file)
    return _brought_in(origin, folder)


def has_more_here(origin: Path) -> bool:
    """Tell whether something was typed here that the file does not hold yet.

    Raises: WorkspaceError.
    """
    known = _read_note(_folder(origin))
    return known is not None and known.file.exists() and _edits(known.file) != known.edits


def forget_sent(away: Away) -> None:
    """Let the copy count as not sent back, however many edits it holds: it is another one now."""
    _write_note(_folder(Path(away.origin)), replace(away, edits=_NEVER))


def forget(origin: Path) -> None:
    """Delete the copy of a file that was made in vain, if there is one."""
    shutil.rmtree(_folder(origin), ignore_errors=True)


def _brought_in(origin: Path, folder: Path) -> Away:
    prove_backup(origin)
    local = folder / origin.name
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise write_error(error, folder) from error
    digest = copy_verified(origin, local)
    made = Away(str(origin.absolute()), str(local), digest, _edits(local))
    _write_note(folder, made)
    return made


def send_back(away: Away, workspace: Workspace) -> Away:
    """Write the open copy back to where its file lies, proved, and return what is known then.

    Raises: ConflictError, BadCopyError, CopyError, WriteError, WorkspaceError; then the file
    there is as it was, and all is safe here.
    """
    origin = Path(away.origin)
    if origin.exists() and _digest(origin) != away.digest:
        raise _conflict(origin, away.file)
    folder = _folder(origin)
    whole = folder / f"{origin.name}.out"
    try:
        with replacing(whole) as temporary:
            held = backup.copy_workspace(workspace, temporary)
            backup.prove(temporary, held)
            restoring.state_facts(temporary, {facts.CLEAN: time_text()})
        digest = copy_verified(whole, origin)
    finally:
        remove_if_possible(whole)
    sent = replace(away, digest=digest, edits=held.edits)
    _write_note(folder, sent)
    return sent


def is_sent(away: Away, workspace: Workspace) -> bool:
    """Tell whether the file there holds all that was done here.

    Raises: WorkspaceError.
    """
    return workspace.last_edit() == away.edits


def _folder(origin: Path) -> Path:
    one_spelling = os.path.normcase(os.path.realpath(origin))
    name = sha256(one_spelling.encode()).hexdigest()[:_NAME_LETTERS]
    return paths.computer_folder() / "away" / name


def _digest(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError as error:
        raise write_error(error, path) from error


def _edits(local: Path) -> int:
    with Workspace.open(local) as workspace:
        return workspace.last_edit()


def _read_note(folder: Path) -> Away | None:
    try:
        return from_plain(Away, json.loads((folder / _NOTE).read_text(encoding="utf-8")))
    except (OSError, ValueError, PlainDataError):
        return None


def _write_note(folder: Path, away: Away) -> None:
    text = json.dumps(to_plain(away), ensure_ascii=False)
    write_file(folder / _NOTE, text.encode())


def _conflict(origin: Path, local: Path) -> ConflictError:
    return ConflictError(
        tr(
            "“{origin}” was changed elsewhere since it was opened here; what was typed here is in "
            "“{local}”. Open both and take over what is missing.",
            origin=origin,
            local=local,
        )
    )
