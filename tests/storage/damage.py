"""Files that are not as they were saved."""

import sqlite3
from contextlib import closing
from pathlib import Path

LOOSEN = "UPDATE sqlite_schema SET sql = replace(sql, ?, '') WHERE type = 'table'"


def flip(path: Path, old: str, new: str) -> None:
    """Change characters where they are stored; both texts have as many bytes."""
    data = path.read_bytes()
    before, after = old.encode(), new.encode()
    assert before in data
    assert len(before) == len(after)
    path.write_bytes(data.replace(before, after))


def store_wrongly(path: Path, statement: str, *parameters: str) -> None:
    """Run a statement as if tables were not STRICT, past all checks, and hide the traces."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        kept = connection.execute("SELECT sql, rowid FROM sqlite_schema").fetchall()
        for rule in (" STRICT", " NOT NULL"):
            connection.execute(LOOSEN, (rule,))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement, parameters)
        connection.execute("PRAGMA writable_schema = ON")
        connection.executemany("UPDATE sqlite_schema SET sql = ? WHERE rowid = ?", kept)
