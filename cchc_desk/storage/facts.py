"""What a workspace says of itself, beside what the clerk keeps in it: one row for each fact."""

import sqlite3

UUID = "db_uuid"

CLEAN = "clean"
"""When it was let go in order. Set at the end, taken away by the first edit: RELIABILITY.md 3.3."""

CHECKED = "checked"
"""When all of it was looked through last and found sound."""

RESTORED = "restored"
"""When it was put in the place of another; until it is let go in order no backup is deleted."""

HANDED_OVER = "handed_over"
"""When, and by whom, it was written into a file to hand it over."""


def fact(connection: sqlite3.Connection, key: str) -> str | None:
    """Return a fact; None: it is not said."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def state(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Say a fact, or say it anew; inside a transaction of the caller."""
    connection.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def retract(connection: sqlite3.Connection, key: str) -> None:
    """Say a fact no longer; inside a transaction of the caller."""
    connection.execute("DELETE FROM meta WHERE key = ?", (key,))
