"""Files of a newer program, as it might make them."""

import sqlite3
from contextlib import closing


def make_newer(path, min_reader, *statements):
    """Let a workspace say that it is newer, and which program can read it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'min_reader'", (min_reader,))
        for statement in ("PRAGMA user_version = 103", *statements):
            connection.execute(statement)
