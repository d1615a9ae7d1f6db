"""A workspace that is open: the one connection to its file, the lock, and the way to write."""

import errno
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

import cchc_desk
from cchc_desk.files.replace import write_error, write_file
from cchc_desk.i18n import tr
from cchc_desk.storage import connection as sqlite
from cchc_desk.storage import facts, faults, guard, owner, recovery
from cchc_desk.storage.changes import Change
from cchc_desk.storage.recovery import Opened
from cchc_desk.storage.schema import SCHEMA_VERSION
from cchc_desk.storage.tables import TABLES, Found, SqlValue, WrongRowError, check_row

T = TypeVar("T")

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

__all__ = ["Found", "Workspace", "time_text", "utc_now"]


class Workspace:
    """Hold the file of one office, open for this process alone, on one thread.

    Nothing else in this process may open the file while it is open: closing it would drop
    SQLite's locks. Source: sqlite.org/howtocorrupt.html 2.2.
    ``opened`` says how the file was found; ``refusal`` why nothing can be written. None: it can.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        opened: Opened,
        copy: "TemporaryDirectory[str] | None" = None,
        *,
        refusal: faults.WorkspaceError | None = None,
    ) -> None:
        """Take over a connection; use ``open``, ``create`` or ``reading.open_reading``.

        None: ``copy`` - the file itself is open; else a copy of it, which is dropped in the end.
        """
        self.path = path
        self.opened = opened
        self.refusal = refusal
        self._copy = copy
        self._connection = connection
        self._identity = _identity(path)
        self._is_open = True
        self._last_change_s = time.monotonic()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a workspace and keep it for this process.

        Raises: WorkspaceError; then the file is as it was, and beside it lies at most a copy of
        one that was not let go in order.
        """
        header, opened = recovery.prepare(path)
        if header.version < SCHEMA_VERSION:
            raise faults.OlderWorkspaceError(path)
        with faults.explained(path):
            connection = sqlite.connect_owning(path)
            try:
                guard.check_tables(connection, path)
                guard.check_writable(connection)
                _write_note(path)
            except BaseException:
                connection.close()
                raise
            return cls(path, connection, _dated(opened, connection))

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new workspace and open it; a file that is there is never replaced.

        Raises: WorkspaceExistsError, WriteError, WorkspaceError.
        """
        from cchc_desk.storage.creation import new_database  # noqa: PLC0415 - seldom wanted

        _claim(path)
        try:
            write_file(path, new_database())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return cls.open(path)

    def close(self) -> None:
        """Let the file go in order; a second call does nothing.

        Raises: WorkspaceDiskError when the disk is gone; what was saved is safe.
        """
        if not self._is_open:
            return
        self._is_open = False
        if self.is_read_only:
            self._connection.close()
            if self._copy is not None:
                self._copy.cleanup()
            return
        with faults.explained(self.path):
            try:
                self._say_clean()
                owner.remove_note(self.path)
            finally:
                sqlite.disconnect(self._connection)

    def _say_clean(self) -> None:
        """Say that the file is let go in order; nothing is written when it says so already."""
        self._connection.rollback()
        if facts.fact(self._connection, facts.CLEAN) is not None or not self._is_in_place():
            return
        with sqlite.transaction(self._connection):
            facts.retract(self._connection, facts.RESTORED)
            facts.state(self._connection, facts.CLEAN, time_text())

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
    def is_read_only(self) -> bool:
        """Tell whether nothing can be written."""
        return self.refusal is not None

    @property
    def file(self) -> Path:
        """Return the file that is read: the workspace itself, or a copy of it."""
        return self.path if self._copy is None else Path(self._copy.name) / self.path.name

    @property
    def uuid(self) -> str:
        """Return what tells this workspace from every other, and never changes."""
        return self.fact(facts.UUID) or ""

    def last_edit(self) -> int:
        """Return the counter of the last entry of the edit log; 0 when there is none."""
        (row,) = self.query("SELECT coalesce(max(counter), 0) AS last FROM edit_log")
        return int(row["last"])

    def fact(self, key: str) -> str | None:
        """Return what the workspace says of itself; None: nothing."""
        return self.ask(lambda connection: facts.fact(connection, key))

    def state_fact(self, key: str, value: str) -> None:
        """Let the workspace say something of itself.

        Raises: WorkspaceError; then it does not.
        """
        self.write(lambda connection: facts.state(connection, key, value))

    # Those below are for the modules of this package: SQL lives nowhere else.

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Return what a function of this package finds out.

        Raises: WorkspaceError when the file or the disk is damaged.
        """
        with faults.explained(self.path):
            return question(self._connection)

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

    def write(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Write what no change can say, in one transaction.

        Raises: WorkspaceError; then nothing is written.
        """
        self._check_may_write()
        with faults.explained(self.path), sqlite.transaction(self._connection):
            facts.retract(self._connection, facts.CLEAN)
            work(self._connection)

    def apply(self, change: Change) -> None:
        """Write a change in one transaction; it is on the disk when this returns.

        Raises: WorkspaceError; then nothing is written. StaleChangeError: the change was worked
        out from rows that are no longer so.
        """
        if not change.rows:
            return
        # The seals need OpenSSL, which takes 3 ms to import and 15 ms to read from the disk.
        from cchc_desk.storage.edit_log import Stamp  # noqa: PLC0415
        from cchc_desk.storage.writing import write_change  # noqa: PLC0415

        self._check_may_write()
        now_s = time.monotonic()
        delta_ms = round((now_s - self._last_change_s) * 1000)
        stamp = Stamp(time_text(), delta_ms, cchc_desk.__version__)
        with faults.explained(self.path), sqlite.transaction(self._connection):
            write_change(self._connection, change, stamp)
        self._last_change_s = now_s

    def _check_may_write(self) -> None:
        """Refuse to write a file that may only be read, or that was moved away from under us."""
        if self.refusal is not None:
            raise self.refusal.with_traceback(None)
        if not self._is_in_place():
            raise faults.MovedWorkspaceError(self.path)

    def _is_in_place(self) -> bool:
        return _identity(self.path) == self._identity


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another of the same name; None: there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _dated(opened: Opened, connection: sqlite3.Connection) -> Opened:
    """Say of a file that was not let go in order of when its last edit is."""
    if opened.was_clean:
        return opened
    found = connection.execute("SELECT at FROM edit_log ORDER BY counter DESC LIMIT 1").fetchone()
    try:
        last = None if found is None else datetime.fromisoformat(found[0])
    except (ValueError, TypeError):  # damaged, as the check will tell
        last = None
    return opened._replace(recovered_to=last)


def utc_now() -> datetime:
    """Return the time; in one place, so that a test can say what it is."""
    return datetime.now(UTC)


def time_text() -> str:
    """Return the time as it is stored."""
    return utc_now().isoformat(timespec="milliseconds")


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
