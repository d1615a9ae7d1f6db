"""What the command line can do with backups."""

from pathlib import Path

from cchc_desk.desk import backups, restoring
from cchc_desk.desk.backup_file import BackupReason
from cchc_desk.desk.commands import Outcome
from cchc_desk.desk.working import (
    read_anywhere,
    replace_anywhere,
    send_back_if_away,
    working_on,
)
from cchc_desk.files.replace import write_error
from cchc_desk.i18n import tr


def backup(file: Path, folder: Path | None = None) -> Outcome:
    """Make a proved backup of a workspace. None: ``folder`` - the place of this computer.

    Raises: UserError; then no backup was made.
    """
    with read_anywhere(file) as desk:
        place = backups.usual_place() if folder is None else _made(folder)
        made = backups.backup(desk.workspace, place, BackupReason.ASKED)
    data = {
        "backup": str(made.path),
        "documents": made.reports,
        "edits": made.edits,
        "at": made.at.isoformat(timespec="seconds"),
    }
    return Outcome(tr("Written: {files}", files=made.path), data)


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(error, folder) from error
    return folder


def restore(file: Path, backup_: Path, document: str | None = None) -> Outcome:
    """Put a backup in the place of a workspace, or take one document back from it.

    None: ``document`` - everything; a damaged workspace is set aside, another saved first.
    Raises: UserError; then nothing has changed.
    """
    if document is not None:
        return _restore_document(file, backup_, document)
    done = replace_anywhere(file, backup_, _made(backups.usual_place()))
    send_back_if_away(file)
    lines = [tr("Restored: {file}", file=file)]
    if done.saved is not None:
        lines.append(tr("What was there is kept as: {file}", file=done.saved.path))
    if done.set_aside is not None:
        lines.append(tr("The damaged file is kept as: {file}", file=done.set_aside))
    data = {
        "file": str(file),
        "saved": str(done.saved.path) if done.saved else None,
        "set_aside": str(done.set_aside) if done.set_aside else None,
    }
    return Outcome("\n".join(lines), data)


def _restore_document(file: Path, backup_: Path, document: str) -> Outcome:
    with working_on(file, makes=False) as desk:
        restoring.take_back(desk, backup_, document)
    data = {"file": str(file), "document": document}
    return Outcome(tr("Taken back: {document}", document=document), data)
