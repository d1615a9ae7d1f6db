"""How this program talks to SQLite: how a file is opened, locked and let go."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# In this order, and what SQLite must answer. Source: RELIABILITY.md 3.2; the reasons are in 1.1.
PRAGMAS: tuple[tuple[str, str, str | int], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),  # else REPLACE passes the triggers that keep the log
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("secure_delete", "FAST", 2),
    ("temp_store", "MEMORY", 2),
    ("mmap_size", "0", 0),
    ("busy_timeout", "0", 0),
)


class PragmaError(Exception):
    """Tell that this build of SQLite does not do what the data's safety rests on."""


def connect_reading(path: Path, *, ignores_locks: bool = False) -> sqlite3.Connection:
    """Open a file that is not to be changed.

    ``ignores_locks`` reads even what another process is writing, and no journal: for the header,
    and for a file that nobody can write. Opening by hand instead would drop the locks that this
    process holds on the file when it is closed. Source: sqlite.org/howtocorrupt.html 2.2.
    """
    connection = _connect(path, "mode=ro&immutable=1" if ignores_locks else "mode=ro")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    return connection


def connect_owning(path: Path) -> sqlite3.Connection:
    """Open a file for writing by this process alone, and hold its lock until ``disconnect``.

    Raises: sqlite3.Error when another process has it, or it may not be written.
    """
    connection = _connect(path, "mode=rw")
    try:
        for name, wanted, answer in PRAGMAS:
            _set_pragma(connection, name, wanted, answer)
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all that is done in the body, or nothing; it is on the disk at the end.

    Raises: sqlite3.Error, and what the body raises; then nothing is written.
    """
    with connection:  # commits at the end, and rolls back when the body or that fails
        connection.execute("BEGIN")
        yield


def disconnect(connection: sqlite3.Connection) -> None:
    """Close a connection that owns its file, and leave no empty journal beside it."""
    try:
        leave(connection)
    finally:
        connection.close()


def leave(connection: sqlite3.Connection) -> None:
    """Make ready to close a connection that owns its file: no empty journal stays beside it."""
    connection.execute("PRAGMA locking_mode=NORMAL")
    connection.execute("PRAGMA journal_mode=DELETE")


def _connect(path: Path, query: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{_uri(path)}?{query}", uri=True, timeout=0)


def _uri(path: Path) -> str:
    """Write a path as SQLite reads it: three slashes, five before a network share."""
    absolute = os.fsencode(path.absolute().as_posix())
    return "file://" + quote(absolute if absolute.startswith(b"/") else b"/" + absolute, safe="/:")


def _set_pragma(connection: sqlite3.Connection, name: str, wanted: str, answer: str | int) -> None:
    connection.execute(f"PRAGMA {name}={wanted}")
    row = connection.execute(f"PRAGMA {name}").fetchone()
    # A build without memory mapping answers nothing, and that is what is wanted.
    if row != (answer,) and not (name == "mmap_size" and row is None):
        raise PragmaError(f"{name}: {row}")
