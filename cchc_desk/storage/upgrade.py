"""Bringing the file of an older program up to the tables of this version, or leaving it alone."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from cchc_desk.i18n import tr
from cchc_desk.storage import backup, dump, facts, faults, guard, recovery, schema
from cchc_desk.storage import connection as sqlite
from cchc_desk.storage.backup import Contents
from cchc_desk.storage.creation import FIRST_PROGRAM
from cchc_desk.storage.migrations import MIGRATIONS


class UpgradeError(faults.WorkspaceError):
    """Say that a file could not be brought up to date; it is as it was."""


class _LostError(Exception):
    """Tell that a step of ours changed what it had to keep; it is rolled back."""


Keep = Callable[[Callable[[Path], Contents]], None]
"""What makes a backup; it is given what writes the file into a new one, proved row by row."""


def nothing_first(_write: Callable[[Path], Contents]) -> None:
    """Make no backup: of a file that is itself a copy."""


def upgrade(path: Path, keep: Keep = nothing_first) -> None:
    """Bring a file up to date in one transaction, or leave it as it was; ``keep`` comes first.

    Raises: UpgradeError, WorkspaceError, and what ``keep`` raises.
    """
    header, _opened = recovery.prepare(path)
    if header.version == schema.SCHEMA_VERSION:
        return
    with faults.explained(path), closing(sqlite.connect_owning(path)) as connection:
        guard.check_tables(connection, path, header.version)
        guard.check_writable(connection)
        keep(partial(_copy, connection))
        try:
            _migrate(connection)
        except (_LostError, sqlite3.IntegrityError) as error:
            raise _failure(path) from error
        sqlite.leave(connection)


def _copy(connection: sqlite3.Connection, target: Path) -> Contents:
    held = backup.copy_out(connection, target)
    backup.prove_same(connection, target)
    return held


def _migrate(connection: sqlite3.Connection) -> None:
    """Apply all steps. Source of the order: RELIABILITY.md 3.7."""
    connection.execute("PRAGMA foreign_keys=OFF")  # does nothing inside a transaction
    shape = dump.shape(connection)
    before = dump.dump(connection, shape)
    with sqlite.transaction(connection):
        MIGRATIONS.apply(Database(connection, execute_plugins=False))
        facts.state(connection, "min_reader", FIRST_PROGRAM)
        facts.state(connection, "min_writer", FIRST_PROGRAM)
        facts.state(connection, facts.CLEAN, datetime.now(UTC).isoformat(timespec="seconds"))
        has_broken_references = connection.execute("PRAGMA foreign_key_check").fetchone()
        is_whole = dump.dump(connection, shape) == before
        if has_broken_references or not is_whole or not schema.is_as_expected(connection):
            raise _LostError


def _failure(path: Path) -> UpgradeError:
    return UpgradeError(
        tr(
            "“{path}” could not be brought up to date and is as it was; open it with the older "
            "program, or ask those who look after the program.",
            path=path,
        )
    )
