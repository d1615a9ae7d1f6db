"""Writing a change: every row as it was expected, the log and the seals, in one transaction."""

import sqlite3

from cchc_desk.storage import edit_log, facts, seal
from cchc_desk.storage.changes import Change, RowChange
from cchc_desk.storage.edit_log import Stamp
from cchc_desk.storage.tables import Key, Row, check_row


class StaleChangeError(Exception):
    """Tell that a row is not what the change was worked out from; nothing was written."""

    def __init__(self, table: str, key: Key) -> None:
        """Name the row."""
        super().__init__(table, key)
        self.table = table
        self.key = key


def write_change(connection: sqlite3.Connection, change: Change, stamp: Stamp) -> None:
    """Write the rows, then what is kept about them; inside a transaction of the caller.

    Raises: StaleChangeError; then the caller must roll back.
    """
    for each in change.rows:
        _check_current(connection, each)
        _write_row(connection, each)
    edit_log.append(connection, change, stamp)
    seal.reseal(connection, change.rows)
    facts.retract(connection, facts.CLEAN)
    connection.execute(_NAME_WRITER, {"version": stamp.app_version})


_NAME_WRITER = "UPDATE meta SET value = :version WHERE key = 'last_writer' AND value <> :version"


def _check_current(connection: sqlite3.Connection, change: RowChange) -> None:
    table = change.description
    found = connection.execute(table.select, change.key).fetchone()
    current = None if found is None else dict(zip(table.columns, found, strict=True))
    if change.before is not None:
        check_row(table, change.before)
    if current != change.before:
        raise StaleChangeError(change.table, change.key)


def _write_row(connection: sqlite3.Connection, change: RowChange) -> None:
    table = change.description
    if change.after is None:
        connection.execute(table.delete, change.key)
        return
    check_row(table, change.after)
    values = _values(change.after, tuple(table.columns))
    if change.before is None:
        connection.execute(table.insert, values)
    elif table.key_of(change.after) == change.key:
        connection.execute(table.update, (*values, *change.key))
    else:
        raise ValueError(change)


def _values(row: Row, columns: tuple[str, ...]) -> Key:
    return tuple(row[name] for name in columns)
