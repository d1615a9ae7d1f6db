"""Opening a workspace wherever it lies: where it may be worked on there, else on a copy here.

Source: DESIGN.md 5 - sticks, shares and synchronised folders hold only whole files. Where nothing
may be written it is opened for reading. Source: RELIABILITY.md F16.
"""

import os
import time
from pathlib import Path

from cchc_desk import paths
from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.storage.faults import NewerWorkspaceError, ReadOnlyWorkspaceError
from cchc_desk.storage.place import PlaceKind, may_write_in, place_kind
from cchc_desk.storage.workspace import Workspace

_PAUSES_S = (0.2, 0.5, 1.0)
"""How long to wait before trying again to write where that should be possible."""

_ELSEWHERE = (PlaceKind.REMOVABLE, PlaceKind.NETWORK, PlaceKind.SYNCED)


def open_anywhere(path: Path) -> Desk:
    """Open a workspace, or the copy of it that is worked on here; ``Desk.away`` tells which.

    One that lies where nothing may be written can only be read, and so can one of a newer program
    that says so: ``Workspace.refusal`` tells.
    Raises: UserError.
    """
    try:
        return _open_to_write(path)
    except NewerWorkspaceError:
        return Desk.open_reading(path)


def _open_to_write(path: Path) -> Desk:
    if _is_ours(path):
        return Desk.open(path)
    if not may_be_written(path):
        return _open_unwritable(path)
    if is_elsewhere(path):
        return _open_away(path)
    for pause_s in _PAUSES_S:
        try:
            return Desk.open(path)
        except ReadOnlyWorkspaceError:  # a scanner may hold it for a moment
            time.sleep(pause_s)
    try:
        return Desk.open(path)
    except ReadOnlyWorkspaceError:  # by a right that only trying tells of
        return Desk.open_reading(path)


def _open_unwritable(path: Path) -> Desk:
    """Read a workspace; what was typed here and could not be sent there yet comes first."""
    from cchc_desk.desk.away import has_more_here  # noqa: PLC0415 - seldom wanted

    return _open_away(path) if has_more_here(path) else Desk.open_reading(path)


def _open_away(path: Path) -> Desk:
    from cchc_desk.desk.away import bring_in  # noqa: PLC0415 - seldom wanted

    away = bring_in(path)
    desk = Desk.open(away.file)
    desk.away = away
    return desk


def may_be_written(path: Path) -> bool:
    """Tell whether a file can be written where it lies; one that is not there yet counts so."""
    if not os.access(path, os.F_OK):
        return True
    return os.access(path, os.W_OK) and may_write_in(path.absolute().parent)


def create_anywhere(path: Path) -> Desk:
    """Make a workspace, which must not be there yet, and open it.

    Raises: UserError.
    """
    if not is_elsewhere(path):
        return Desk(Workspace.create(path))
    Workspace.create(path).close()
    try:
        return open_anywhere(path)
    except UserError:
        path.unlink(missing_ok=True)
        raise


def write_back(desk: Desk) -> bool:
    """Bring what was done on a copy to where its file lies; tell whether there was anything.

    Raises: UserError; then the file there is as it was, and all is safe here.
    """
    if desk.away is None:
        return False
    from cchc_desk.desk.away import is_sent, send_back  # noqa: PLC0415 - seldom wanted

    if is_sent(desk.away, desk.workspace):
        return False
    desk.away = send_back(desk.away, desk.workspace)
    return True


def is_elsewhere(path: Path) -> bool:
    """Tell whether a workspace lies where none is worked on, but on a copy of it here."""
    # What is not there is left to whoever opens it, who says so.
    return not _is_ours(path) and path.parent.exists() and place_kind(path) in _ELSEWHERE


def _is_ours(path: Path) -> bool:
    return path.absolute().is_relative_to(paths.computer_folder())
