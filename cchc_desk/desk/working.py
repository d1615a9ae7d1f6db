"""What a command does to a workspace, from opening to closing, wherever that lies.

Source: DESIGN.md 5 - elsewhere it is copied in, verified, and copied back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cchc_desk.desk.backups import BadBackupError
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.opening import create_anywhere, is_elsewhere, open_anywhere, write_back
from cchc_desk.desk.restoring import Replaced, replace_everything
from cchc_desk.storage.faults import DamagedWorkspaceError, NotAWorkspaceError


@contextmanager
def working_on(path: Path, *, makes: bool = True) -> Iterator[Desk]:
    """Open a workspace, and let it hold at the end what was done.

    ``makes``: make it when there is none; one that was made is gone again when the body fails.
    What the body made is kept here when it cannot be brought back there.
    Raises: UserError.
    """
    is_new = makes and not path.exists()
    with create_anywhere(path) if is_new else open_anywhere(path) as desk:
        try:
            yield desk
        except BaseException:
            if is_new:
                desk.close()
                _take_away(path)
            raise
        write_back(desk)


def _take_away(path: Path) -> None:
    if is_elsewhere(path):
        from cchc_desk.desk.away import forget  # noqa: PLC0415 - seldom wanted

        forget(path)
    path.unlink(missing_ok=True)


def read_anywhere(path: Path) -> Desk:
    """Open a workspace for a command that changes nothing; of one elsewhere a copy is read.

    What was done here and is not there yet comes first.
    Raises: UserError.
    """
    if not is_elsewhere(path):
        return open_anywhere(path)
    from cchc_desk.desk.away import has_more_here  # noqa: PLC0415 - seldom wanted

    return open_anywhere(path) if has_more_here(path) else Desk.open_reading(path)


def replace_anywhere(path: Path, backup: Path, place: Path) -> Replaced:
    """Do as ``restoring.replace_everything``; of a workspace elsewhere on the copy of it here.

    What is there then is still to be sent back. A damaged file is replaced where it lies.
    Raises: UserError.
    """
    if not (is_elsewhere(path) and path.exists()):
        return replace_everything(path, backup, place)
    from cchc_desk.desk.away import bring_in, forget_sent  # noqa: PLC0415 - seldom wanted

    try:
        known = bring_in(path)
    except (BadBackupError, DamagedWorkspaceError, NotAWorkspaceError):
        return replace_everything(path, backup, place)
    done = replace_everything(known.file, backup, place)
    forget_sent(known)
    return done


def send_back_if_away(path: Path) -> None:
    """Bring what was done on the copy of a workspace that lies elsewhere back there.

    Raises: UserError; then all is safe here.
    """
    if is_elsewhere(path):
        with open_anywhere(path) as desk:
            write_back(desk)
