"""Checksums over what belongs together: damage that SQLite itself does not notice.

The digest of a scope is the sum of the SHA-256 of its rows, so that an edit can replace the
summand of the row it knows; what is damaged elsewhere in the scope stays visible. Source:
RELIABILITY.md 1.4 (SQLite's own check missed 91 % of flipped bytes).
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from cchc_desk.storage.changes import RowChange
from cchc_desk.storage.tables import Row, SqlValue, Table, row_json

LOG_SCOPE = "log"
"""The name of the seal over the edit log."""

_MODULUS = 1 << 256

_SELECT = "SELECT digest FROM seal WHERE scope = ?"
_UPSERT = (
    "INSERT INTO seal (scope, digest) VALUES (?, ?) "
    "ON CONFLICT (scope) DO UPDATE SET digest = excluded.digest"
)
_DELETE = "DELETE FROM seal WHERE scope = ?"


def row_digest(table: Table, row: Row) -> int:
    """Return what a row adds to the digest of its scope."""
    text = f"{table.name}\n{row_json(row)}"
    return int.from_bytes(sha256(text.encode()).digest(), "big")


def log_digest(entry: Sequence[SqlValue]) -> int:
    """Return what an entry of the edit log adds to the digest of the log; all its columns."""
    text = "\x1f".join("\0" if value is None else str(value) for value in entry)
    return int.from_bytes(sha256(text.encode()).digest(), "big")


def digests(rows: Iterable[tuple[Table, Row]]) -> Mapping[str, str]:
    """Return the digests of these rows by scope, as they are stored; none for a scope of 0."""
    sums: dict[str, int] = {}
    for table, row in rows:
        scope = table.scope(row)
        sums[scope] = sums.get(scope, 0) + row_digest(table, row)
    return {scope: written(total) for scope, total in sums.items() if total % _MODULUS}


def written(total: int) -> str:
    """Return a digest as it is stored."""
    return f"{total % _MODULUS:064x}"


def reseal(connection: sqlite3.Connection, changes: Iterable[RowChange]) -> None:
    """Move the seals by what these changes take away and add; inside their transaction."""
    _move(connection, _shifts(changes))


def seal_entries(connection: sqlite3.Connection, entries: Iterable[Sequence[SqlValue]]) -> None:
    """Move the seal of the log by the entries that were added; inside their transaction."""
    _move(connection, {LOG_SCOPE: sum(log_digest(entry) for entry in entries)})


def unseal_entries(connection: sqlite3.Connection, entries: Iterable[Sequence[SqlValue]]) -> None:
    """Move the seal of the log by entries that are taken away; inside their transaction."""
    _move(connection, {LOG_SCOPE: -sum(log_digest(entry) for entry in entries)})


def forget(connection: sqlite3.Connection, scope: str) -> None:
    """Drop the seal of what is no longer there; inside a transaction of the caller."""
    connection.execute(_DELETE, (scope,))


def _move(connection: sqlite3.Connection, shifts: Mapping[str, int]) -> None:
    for scope, shift in shifts.items():
        row = connection.execute(_SELECT, (scope,)).fetchone()
        total = ((int(row[0], 16) if row else 0) + shift) % _MODULUS
        if total:
            connection.execute(_UPSERT, (scope, written(total)))
        else:
            connection.execute(_DELETE, (scope,))


def _shifts(changes: Iterable[RowChange]) -> Mapping[str, int]:
    shifts: dict[str, int] = {}
    for change in changes:
        table = change.description
        for row, sign in ((change.before, -1), (change.after, 1)):
            if row is not None:
                scope = table.scope(row)
                shifts[scope] = shifts.get(scope, 0) + sign * row_digest(table, row)
    return shifts
