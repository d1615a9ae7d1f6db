"""What can go wrong with a workspace file that the user can act on, each as one sentence."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from cchc_desk.errors import UserError
from cchc_desk.i18n import tr
from cchc_desk.storage import owner


class WorkspaceError(UserError):
    """Say that a workspace cannot be used as wished; the file is as it was."""


class MissingWorkspaceError(WorkspaceError):
    """Say that there is no such file."""


class WorkspaceExistsError(WorkspaceError):
    """Say that a new workspace would take the place of a file that is there."""


class NotAWorkspaceError(WorkspaceError):
    """Say that the file is something else."""


class DamagedWorkspaceError(WorkspaceError):
    """Say that the file, or something in it, cannot be read."""


class DamagedTextError(DamagedWorkspaceError):
    """Say that one stored text cannot be read."""


class NewerWorkspaceError(WorkspaceError):
    """Say that a newer program made the file, and which version is needed."""


class OlderWorkspaceError(WorkspaceError):
    """Say that an older program made the file, and that it must be brought up to date first."""

    def __init__(self, path: Path) -> None:
        """Say it of a file."""
        super().__init__(
            tr("“{path}” was made by an older program and must be brought up to date.", path=path)
        )


class MovedWorkspaceError(WorkspaceError):
    """Say that another file has taken the place of the open one, or none has."""

    def __init__(self, path: Path) -> None:
        """Say it of a file."""
        super().__init__(
            tr(
                "“{path}” was moved, deleted or replaced by another program while it was open; "
                "put it back, or save a copy elsewhere.",
                path=path,
            )
        )


class ReadOnlyWorkspaceError(WorkspaceError):
    """Say that the file may not be written, or may not be read at all."""


class WorkspaceInUseError(WorkspaceError):
    """Say who has the workspace open, and since when."""


class WorkspaceDiskError(WorkspaceError):
    """Say that the disk is full or fails; what was saved before is safe."""


def read_only(path: Path) -> ReadOnlyWorkspaceError:
    """Make the error for a file, folder or medium that may not be written."""
    return ReadOnlyWorkspaceError(
        tr(
            "“{path}” or its folder may not be written; copy the file to a folder of this computer "
            "and open the copy.",
            path=path,
        )
    )


def damaged(path: Path) -> DamagedWorkspaceError:
    """Make the error for a file that SQLite or this program cannot read."""
    return DamagedWorkspaceError(
        tr("“{path}” is damaged; keep the file and restore a backup.", path=path)
    )


def not_a_workspace(path: Path) -> NotAWorkspaceError:
    """Make the error for a file that is no database at all."""
    return NotAWorkspaceError(
        tr("“{path}” is not a workspace, or is badly damaged; choose another file.", path=path)
    )


def disk_full(path: Path) -> WorkspaceDiskError:
    """Make the error for a disk without room."""
    return WorkspaceDiskError(
        tr("The disk of “{path}” is full; make room and try again.", path=path)
    )


def _disk_failure(path: Path) -> WorkspaceDiskError:
    return WorkspaceDiskError(
        tr(
            "The disk of “{path}” does not answer properly; check that it is connected, and save "
            "a copy on another disk.",
            path=path,
        )
    )


def _cannot_open(path: Path) -> ReadOnlyWorkspaceError:
    return ReadOnlyWorkspaceError(
        tr(
            "“{path}” cannot be opened: you need the right to read it and to write in its folder; "
            "ask for it, or copy the file to a folder of your own.",
            path=path,
        )
    )


def in_use(path: Path) -> WorkspaceInUseError:
    """Make the error for a workspace that another program holds, from the owner's note."""
    note = owner.read_note(path)
    if note is None:
        return WorkspaceInUseError(
            tr("“{path}” is open in another program; close it there and try again.", path=path)
        )
    return WorkspaceInUseError(
        tr(
            "{user} has had “{path}” open on the computer {host} since {time}; close it there and "
            "try again.",
            user=note.user,
            path=path,
            host=note.host,
            time=note.local_time(),
        )
    )


_BY_CODE: Mapping[int, Callable[[Path], WorkspaceError]] = {
    sqlite3.SQLITE_BUSY: in_use,
    sqlite3.SQLITE_LOCKED: in_use,
    sqlite3.SQLITE_PROTOCOL: in_use,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_PERM: read_only,
    sqlite3.SQLITE_FULL: disk_full,
    sqlite3.SQLITE_IOERR: _disk_failure,
    sqlite3.SQLITE_CANTOPEN: _cannot_open,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_FORMAT: damaged,
    sqlite3.SQLITE_NOTADB: not_a_workspace,
}

_UNKNOWN_FORMAT = "unsupported file format"
"""A damaged header (schema format number), told by no code of its own. Source: sqlite3InitOne."""

_PRIMARY = 0xFF  # the low byte of an extended code. Source: sqlite.org/rescode.html


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a file into a sentence; any other error is a bug and passes.

    Raises: WorkspaceError.
    """
    try:
        yield
    except sqlite3.Error as error:
        make = _BY_CODE.get(_code(error))
        if make is None:
            raise
        raise make(path) from error
    except UnicodeDecodeError as error:  # SQLite quotes the damaged bytes in its message
        raise damaged(path) from error


_OF_THE_DISK = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
    }
)


@contextmanager
def explained_disk(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the disk that a new file is written to into a sentence.

    Raises: WorkspaceError; other errors of SQLite are about the file that is read, and pass.
    """
    try:
        yield
    except sqlite3.Error as error:
        if _code(error) not in _OF_THE_DISK:
            raise
        raise _BY_CODE[_code(error)](path) from error


def _code(error: sqlite3.Error) -> int:
    """Return SQLite's primary code; text that is not UTF-8 has none and is damage."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_ERROR and str(error) == _UNKNOWN_FORMAT:
        return sqlite3.SQLITE_CORRUPT
    if code is not None:
        return code & _PRIMARY
    is_undecodable = str(error).startswith("Could not decode to UTF-8")
    return sqlite3.SQLITE_CORRUPT if is_undecodable else sqlite3.SQLITE_MISUSE
