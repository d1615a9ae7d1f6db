"""Opening a workspace wherever it lies: where it may be worked on there, else on a copy here.

Source: DESIGN.md 5 - sticks, shares and synchronised folders hold only whole files.
"""

from pathlib import Path

from cchc_desk import paths
from cchc_desk.desk.desk import Desk
from cchc_desk.storage.place import PlaceKind, place_kind
from cchc_desk.storage.workspace import Workspace

_ELSEWHERE = (PlaceKind.REMOVABLE, PlaceKind.NETWORK, PlaceKind.SYNCED)


def open_anywhere(path: Path) -> Desk:
    """Open a workspace, or the copy of it that is worked on here; ``Desk.away`` tells which.

    Raises: UserError.
    """
    if not _is_elsewhere(path):
        return Desk.open(path)
    from cchc_desk.desk.away import bring_in  # noqa: PLC0415 - seldom wanted

    away = bring_in(path)
    desk = Desk.open(away.file)
    desk.away = away
    return desk


def create_anywhere(path: Path) -> Desk:
    """Make a workspace, which must not be there yet, and open it.

    Raises: UserError.
    """
    if not _is_elsewhere(path):
        return Desk(Workspace.create(path))
    Workspace.create(path).close()
    return open_anywhere(path)


def worked_on(path: Path) -> Path:
    """Return the file that is worked on when this one is opened.

    Raises: UserError.
    """
    if not _is_elsewhere(path):
        return path
    from cchc_desk.desk.away import bring_in  # noqa: PLC0415 - seldom wanted

    return bring_in(path).file


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


def _is_elsewhere(path: Path) -> bool:
    # What is not there is left to whoever opens it, who says so.
    is_ours = path.absolute().is_relative_to(paths.computer_folder())
    return not is_ours and path.parent.exists() and place_kind(path) in _ELSEWHERE
