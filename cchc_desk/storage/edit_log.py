"""The record of every edit: what was, what came, and when; only ever added to."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc_desk.storage import schema, seal
from cchc_desk.storage.changes import Change
from cchc_desk.storage.tables import Key, Row, SqlValue, key_json, row_json


@dataclass(frozen=True, slots=True)
class Stamp:
    """Say when an edit was made. Units: ``at`` - ISO 8601, UTC; ``delta_ms`` - as the schema."""

    at: str
    delta_ms: int
    app_version: str


_COLUMNS = (
    "counter, change, label, table_name, row_key, row_before, row_after, at, delta_ms, app_version"
)
_LAST = "SELECT coalesce(max(counter), 0) FROM edit_log"
_APPEND = f"INSERT INTO edit_log ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_SLICE = f"SELECT {_COLUMNS} FROM edit_log WHERE counter BETWEEN ? AND ?"  # noqa: S608

TRIGGERS: Mapping[str, str] = {
    statement.split()[2]: statement
    for statement in schema.VERSION_1
    if statement.startswith("CREATE TRIGGER edit_log")
}
"""What keeps the log append-only: the statements that make the triggers, by their names."""

Entry = tuple[SqlValue, ...]
"""The columns of one entry."""


def last_counter(connection: sqlite3.Connection) -> int:
    """Return the counter of the last entry; 0 when there is none."""
    (last,) = connection.execute(_LAST).fetchone()
    return int(last)


def entries(connection: sqlite3.Connection, first: int, last: int) -> Iterator[Entry]:
    """Yield the entries from one counter to another."""
    return iter(connection.execute(_SLICE, (first, last)))


def append(connection: sqlite3.Connection, change: Change, stamp: Stamp) -> None:
    """Add one entry per changed row, and seal it; inside the transaction that changes them."""
    first = last_counter(connection) + 1
    added: list[Entry] = [
        (counter, first, change.label, each.table, key_json(each.key), _image(each.before),
         _image(each.after), stamp.at, stamp.delta_ms, stamp.app_version)
        for counter, each in enumerate(change.rows, start=first)
    ]  # fmt: skip
    connection.executemany(_APPEND, added)
    seal.seal_entries(connection, added)


def append_mark(
    connection: sqlite3.Connection, label: str, table: str, key: Key, stamp: Stamp
) -> None:
    """Add an entry that says what was done to a row and holds nothing of it."""
    counter = last_counter(connection) + 1
    entry: Entry = (
        counter, counter, label, table, key_json(key), None, None,
        stamp.at, stamp.delta_ms, stamp.app_version,
    )  # fmt: skip
    connection.execute(_APPEND, entry)
    seal.seal_entries(connection, [entry])


def seal_all(connection: sqlite3.Connection) -> None:
    """Seal a log that has no seal yet; inside a transaction of the caller."""
    seal.seal_entries(connection, entries(connection, 1, last_counter(connection)))


def _image(row: Row | None) -> str | None:
    return None if row is None else row_json(row)
