"""What a file holds, as one digest for each table: to tell whether two files say the same."""

import sqlite3
from collections.abc import Mapping
from hashlib import sha256

from cchc_desk.storage import seal

Shape = Mapping[str, tuple[str, ...]]
"""The columns of each table."""

# Not what the clerk keeps, but what is kept about it.
_ABOUT = frozenset({"meta", "seal", "_sqlite_migrations", "sqlite_sequence"})


def shape(connection: sqlite3.Connection) -> Shape:
    """Return the tables of the clerk's content with their columns."""
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    names = [name for (name,) in rows if name not in _ABOUT]
    return {name: _columns(connection, name) for name in names}


def dump(connection: sqlite3.Connection, wanted: Shape) -> Mapping[str, str]:
    """Return for each table its name, the number of its rows and a digest of them, in any order."""
    return {name: _digest(connection, name, columns) for name, columns in wanted.items()}


def _columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return tuple(name for (name,) in rows)


def _digest(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> str:
    # Names come from the file's own tables, which guard compared with ours.
    rows = connection.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608
    count = total = 0
    for row in rows:
        count += 1
        total += int.from_bytes(sha256(repr(row).encode()).digest(), "big")
    return f"{count} {seal.written(total)}"
