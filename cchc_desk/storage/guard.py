"""What is looked at before SQLite may touch a file: whether it is a workspace, and of when."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import cchc_desk
from cchc_desk.i18n import tr
from cchc_desk.storage import facts
from cchc_desk.storage.connection import connect_reading
from cchc_desk.storage.faults import (
    MissingWorkspaceError,
    NewerWorkspaceError,
    NotAWorkspaceError,
    ReadOnlyWorkspaceError,
    damaged,
    explained,
    in_use,
    not_a_workspace,
)
from cchc_desk.storage.schema import (
    APPLICATION_ID,
    FIRST_WITH_CLEAN,
    SCHEMA_VERSION,
    STATEMENTS,
    is_as_expected,
)
from cchc_desk.storage.sidecars import leftovers
from cchc_desk.storage.tables import TABLES


class Header(NamedTuple):
    """Hold what a file says of itself: its schema version, and whether it was let go in order."""

    version: int
    is_clean: bool


def check_file(path: Path) -> Header:
    """Refuse what is no workspace of this or an older version; change and lock nothing.

    Raises: WorkspaceError.
    """
    return _checked_header(path, may_be_newer=False)


def check_readable(path: Path) -> Header:
    """Refuse what this program cannot even read; a newer file says which program can.

    Raises: WorkspaceError.
    """
    return _checked_header(path, may_be_newer=True)


def _checked_header(path: Path, *, may_be_newer: bool) -> Header:
    check_is_file(path)
    is_cut_off = bool(leftovers(path))
    with explained(path), closing(connect_reading(path, ignores_locks=True)) as connection:
        if is_cut_off:
            # A transaction was cut off: SQLite will make the file whole again from its journal,
            # so its length proves nothing yet. This switches off that one comparison.
            connection.execute("PRAGMA writable_schema=ON")
        version = _checked_version(connection, path, may_be_newer=may_be_newer)
        return Header(version, not is_cut_off and _is_clean(connection, version))


def check_is_file(path: Path) -> None:
    """Refuse what is missing, a folder, or empty.

    Raises: WorkspaceError.
    """
    if _regular_file_size(path) == 0:
        raise NotAWorkspaceError(
            tr("“{path}” is empty; choose another file, or restore a backup.", path=path)
        )


def check_free(path: Path) -> None:
    """Refuse a file that a program has open, this one too; what else is wrong is not told.

    Raises: WorkspaceInUseError.
    """
    with explained(path), closing(connect_reading(path)) as connection:
        try:
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                raise in_use(path) from error


def check_tables(connection: sqlite3.Connection, path: Path, version: int = SCHEMA_VERSION) -> None:
    """Refuse a file whose tables are not those of its version.

    Raises: DamagedWorkspaceError.
    """
    if not is_as_expected(connection, version):
        raise damaged(path)


def check_columns(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse to read a file, perhaps of a newer program, that lacks a column of ours.

    Raises: NewerWorkspaceError, DamagedWorkspaceError.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version <= SCHEMA_VERSION:
        check_tables(connection, path, version)
        return
    for table in TABLES.values():
        rows = connection.execute("SELECT name FROM pragma_table_info(?)", (table.name,))
        if not table.columns.keys() <= {name for (name,) in rows}:
            raise newer(connection, path, version)


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


def _is_clean(connection: sqlite3.Connection, version: int) -> bool:
    """Tell whether the file was let go in order, if files of its version say so."""
    if version < FIRST_WITH_CLEAN:
        return True
    try:
        return facts.fact(connection, facts.CLEAN) is not None
    except sqlite3.OperationalError:  # without that table it is refused as damaged
        return True


def _checked_version(connection: sqlite3.Connection, path: Path, *, may_be_newer: bool) -> int:
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID:
        raise NotAWorkspaceError(
            tr("“{path}” is a database of another program; choose another file.", path=path)
        )
    if version > SCHEMA_VERSION and not (may_be_newer and _can_read(connection)):
        raise newer(connection, path, version)
    if version <= SCHEMA_VERSION and version not in STATEMENTS:
        raise damaged(path)
    return int(version)


def _can_read(connection: sqlite3.Connection) -> bool:
    """Tell whether a newer file says that this program can read it."""
    needed = _said(connection, "min_reader")
    return bool(needed) and _parts(needed) <= _parts(cchc_desk.__version__)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def newer(connection: sqlite3.Connection, path: Path, version: int) -> NewerWorkspaceError:
    """Make the error for a file of a newer program; it says which version is needed."""
    needed = _said(connection, "min_writer")
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


def _said(connection: sqlite3.Connection, key: str) -> str:
    """Return the program version that the file itself asks for; "" when it does not say."""
    try:
        return facts.fact(connection, key) or ""
    except sqlite3.DatabaseError:  # a newer program may keep it elsewhere
        return ""
