"""How a workspace is built and opened, in figures that say nothing of what is written in it."""

import sqlite3
from collections.abc import Mapping

from cchc_desk.storage.workspace import Workspace

_PRAGMAS = (
    "application_id", "user_version", "journal_mode", "synchronous", "locking_mode", "page_size",
    "page_count", "freelist_count", "foreign_keys", "trusted_schema", "secure_delete", "mmap_size",
)  # fmt: skip


def pragma_values(workspace: Workspace) -> Mapping[str, str]:
    """Return what SQLite says of an open workspace, by the name of the pragma.

    Raises: WorkspaceError.
    """
    found = ((name, workspace.query(f"PRAGMA {name}")) for name in _PRAGMAS)
    return {name: str(next(iter(rows[0].values()))) for name, rows in found if rows}


def row_counts(workspace: Workspace) -> Mapping[str, int]:
    """Return how many rows each table has, by its name.

    Raises: WorkspaceError.
    """
    tables = workspace.query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    names = [str(row["name"]) for row in tables]
    return {
        name: int(workspace.query(f'SELECT count(*) AS count FROM "{name}"')[0]["count"])  # noqa: S608 - the names are the file's own
        for name in names
    }


def sqlite_version() -> str:
    """Return the version of SQLite inside this program."""
    return sqlite3.sqlite_version
