"""What is looked at before SQLite may touch a file: whether it is a workspace of this version."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from cchc_desk.i18n import tr
from cchc_desk.storage.connection import connect_reading, has_hot_journal
from cchc_desk.storage.faults import (
    MissingWorkspaceError,
    NewerWorkspaceError,
    NotAWorkspaceError,
    ReadOnlyWorkspaceError,
    damaged,
    explained,
    not_a_workspace,
)
from cchc_desk.storage.schema import APPLICATION_ID, SCHEMA_VERSION, is_as_expected


def check_file(path: Path) -> None:
    """Refuse what is no workspace of this version, without changing or locking anything.

    Raises: WorkspaceError.
    """
    size_bytes = _regular_file_size(path)
    if size_bytes == 0:
        raise NotAWorkspaceError(
            tr("“{path}” is empty; choose another file, or restore a backup.", path=path)
        )
    with explained(path), closing(connect_reading(path, ignores_locks=True)) as connection:
        if has_hot_journal(path):
            # A transaction was cut off: SQLite will make the file whole again from its journal,
            # so its length proves nothing yet. This switches off that one comparison.
            connection.execute("PRAGMA writable_schema=ON")
        _check_header(connection, path)


def check_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose tables are not those of this version.

    Raises: DamagedWorkspaceError.
    """
    if not is_as_expected(connection):
        raise damaged(path)


def check_writable(connection: sqlite3.Connection) -> None:
    """Refuse a file that may only be read: a write that changes nothing, and no byte of the file.

    SQLite opens such a file without a word, and BEGIN EXCLUSIVE then only reads.
    Raises: sqlite3.OperationalError.
    """
    with connection:
        connection.execute("UPDATE meta SET value = value WHERE FALSE")


def _regular_file_size(path: Path) -> int:
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _missing(path) from error
    except OSError as error:
        raise ReadOnlyWorkspaceError(
            tr("“{path}” cannot be read: {reason}.", path=path, reason=error.strerror)
        ) from error
    if stat.S_ISDIR(status.st_mode):
        raise NotAWorkspaceError(
            tr("“{path}” is a folder; choose a workspace file in it.", path=path)
        )
    if not stat.S_ISREG(status.st_mode):
        raise not_a_workspace(path)
    return status.st_size


def _missing(path: Path) -> MissingWorkspaceError:
    if not path.absolute().parent.is_dir():
        return MissingWorkspaceError(
            tr("There is no folder “{folder}”; check the path.", folder=path.absolute().parent)
        )
    return MissingWorkspaceError(
        tr("There is no file “{path}”; check its name, or make a new workspace.", path=path)
    )


def _check_header(connection: sqlite3.Connection, path: Path) -> None:
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID:
        raise NotAWorkspaceError(
            tr("“{path}” is a database of another program; choose another file.", path=path)
        )
    if version > SCHEMA_VERSION:
        raise _newer(connection, path, version)
    if version != SCHEMA_VERSION:
        raise damaged(path)


def _newer(connection: sqlite3.Connection, path: Path, version: int) -> NewerWorkspaceError:
    needed = _version_needed(connection)
    if needed:
        message = tr(
            "“{path}” was made by a newer program; open it with version {version} or a later one.",
            path=path,
            version=needed,
        )
    else:
        message = tr(
            "“{path}” was made by a newer program; open it with one that knows workspaces of "
            "format {format}.",
            path=path,
            format=version,
        )
    return NewerWorkspaceError(message)


def _version_needed(connection: sqlite3.Connection) -> str:
    """Return the program version that the file itself asks for; "" when it does not say."""
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = 'min_writer'").fetchone()
    except sqlite3.DatabaseError:  # a newer program may keep it elsewhere
        return ""
    return str(row[0]) if row else ""
