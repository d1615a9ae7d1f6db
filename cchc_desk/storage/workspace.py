"""A workspace that is open: the one connection to its file, the lock, and the way to write."""

import errno
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import cchc_desk
from cchc_desk.files.replace import write_error, write_file
from cchc_desk.i18n import tr
from cchc_desk.storage import connection as sqlite
from cchc_desk.storage import faults, guard, owner
from cchc_desk.storage.changes import Change
from cchc_desk.storage.edit_log import Stamp
from cchc_desk.storage.tables import TABLES, SqlValue, WrongRowError, check_row

# Any: the tables are STRICT, so that a column always has the type that schema.py says.
Found = dict[str, Any]
"""A row of a result, by column."""


class Workspace:
    """Hold the file of one office, open for this process alone, on one thread.

    Nothing else in this process may open the file while it is open: closing it would drop
    SQLite's locks. Source: sqlite.org/howtocorrupt.html 2.2.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Take over a connection that owns the file; use ``open`` or ``create``."""
        self.path = path
        self._connection = connection
        self._is_open = True
        self._last_change_s = time.monotonic()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a workspace and keep it for this process.

        Raises: WorkspaceError; then the file is as it was and nothing lies beside it.
        """
        guard.check_file(path)
        with faults.explained(path):
            connection = sqlite.connect_owning(path)
            try:
                guard.check_tables(connection, path)
                guard.check_writable(connection)
                _write_note(path)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection)

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new workspace and open it; a file that is there is never replaced.

        Raises: WorkspaceExistsError, WriteError, WorkspaceError.
        """
        # Opening and editing do without sqlite-utils, whose import takes 96 to 230 ms (TECH.md 6;
        # measured again on the build machine: 225 ms beside 6 ms for sqlite3).
        from cchc_desk.storage.migrations import new_database  # noqa: PLC0415

        _claim(path)
        try:
            write_file(path, new_database())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return cls.open(path)

    def close(self) -> None:
        """Let the file go; a second call does nothing.

        Raises: WorkspaceDiskError when the disk is gone; what was saved is safe.
        """
        if not self._is_open:
            return
        self._is_open = False
        with faults.explained(self.path):
            try:
                owner.remove_note(self.path)
            finally:
                sqlite.disconnect(self._connection)

    def __enter__(self) -> Self:
        """Return the workspace itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    @property
    def uuid(self) -> str:
        """Return what tells this workspace from every other, and never changes."""
        return str(self.query("SELECT value FROM meta WHERE key = 'db_uuid'")[0]["value"])

    # The three below are for the modules of this package: SQL lives nowhere else.

    def query(self, sql: str, *parameters: SqlValue) -> list[Found]:
        """Return what a query finds.

        Raises: WorkspaceError when the file or the disk is damaged.
        """
        with faults.explained(self.path):
            cursor = self._connection.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, values, strict=True)) for values in cursor]

    def row(self, table: str, *key: SqlValue) -> Found | None:
        """Return one row of a registered table; None when there is none."""
        is_key = " AND ".join(f"{name} = ?" for name in TABLES[table].key)
        found = self.rows(table, f"WHERE {is_key}", *key)
        return found[0] if found else None

    def rows(self, table: str, clause: str, *parameters: SqlValue) -> list[Found]:
        """Return rows of a registered table, each value of the type that the table says.

        Raises: WorkspaceError when the file or the disk is damaged.
        """
        found = self.query(f"{TABLES[table].select_all} {clause}", *parameters)
        try:
            for row in found:
                check_row(TABLES[table], row)
        except WrongRowError as error:
            raise faults.damaged(self.path) from error
        return found

    def apply(self, change: Change) -> None:
        """Write a change in one transaction; it is on the disk when this returns.

        Raises: WorkspaceError; then nothing is written. StaleChangeError: the change was worked
        out from rows that are no longer so.
        """
        if not change.rows:
            return
        # The seals need OpenSSL, which takes 3 ms to import and 15 ms to read from the disk.
        from cchc_desk.storage.writing import write_change  # noqa: PLC0415

        now_s = time.monotonic()
        delta_ms = round((now_s - self._last_change_s) * 1000)
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        stamp = Stamp(at, delta_ms, cchc_desk.__version__)
        with faults.explained(self.path), sqlite.transaction(self._connection):
            write_change(self._connection, change, stamp)
        self._last_change_s = now_s


def _write_note(path: Path) -> None:
    try:
        owner.write_note(path)
    except OSError as error:
        is_full = error.errno == errno.ENOSPC
        raise (faults.disk_full(path) if is_full else faults.read_only(path)) from error


def _claim(path: Path) -> None:
    """Take the name, so that of two programs that create it at once one is refused."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError as error:
        raise faults.WorkspaceExistsError(
            tr("There is a file “{path}” already; choose another name.", path=path)
        ) from error
    except OSError as error:
        raise write_error(error, path) from error
