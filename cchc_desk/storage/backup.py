"""A copy of a whole workspace in one file, which counts only when it is proved to be the same.

SQLite itself writes the copy, so that it is whole even while its journal is in use; then the copy
is read again, every row of it, and compared with what the workspace had sealed. Source:
RELIABILITY.md 3.5 and incidents 3 and 4.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cchc_desk.errors import UserError
from cchc_desk.files.replace import remove_if_possible, write_error
from cchc_desk.i18n import tr
from cchc_desk.storage import edit_log, facts, schema, soundness
from cchc_desk.storage.connection import connect_reading
from cchc_desk.storage.dump import dump, shape
from cchc_desk.storage.faults import explained, explained_disk
from cchc_desk.storage.workspace import Workspace


class BadCopyError(UserError):
    """Say that a copy does not hold what it should; it was not kept."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Say what a workspace holds, so that a copy can be compared with it.

    ``edits`` is the counter of the last entry of its edit log. Shape: ``rows`` - how many by
    table. ``seals`` is one digest over all seals, in hexadecimal.
    """

    uuid: str
    schema_version: int
    edits: int
    rows: Mapping[str, int]
    seals: str


def copy_out(connection: sqlite3.Connection, target: Path) -> Contents:
    """Copy all that a connection sees into a new file and say what that is; not proved yet.

    Raises: WriteError, WorkspaceError that names the target; then there is none. sqlite3.Error
    when what it sees is damaged.
    """
    held = contents(connection)
    try:
        target.touch(exist_ok=False)  # what is deleted below is ours
    except OSError as error:
        raise write_error(error, target) from error
    try:
        with explained_disk(target):
            connection.execute("VACUUM INTO ?", (str(target),))
    except BaseException:
        remove_if_possible(target)
        raise
    return held


def copy_workspace(workspace: Workspace, target: Path) -> Contents:
    """Copy an open workspace into a new file and say what it holds; not proved yet.

    Raises: WorkspaceError; then there is no copy.
    """
    return workspace.ask(lambda connection: copy_out(connection, target))


def contents(connection: sqlite3.Connection) -> Contents:
    """Say what a workspace holds."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    seals = connection.execute("SELECT scope, digest FROM seal ORDER BY scope").fetchall()
    return Contents(
        uuid=facts.fact(connection, facts.UUID) or "",
        schema_version=version,
        edits=edit_log.last_counter(connection),
        rows={name: _count(connection, name) for name in shape(connection)},
        seals=sha256(repr(seals).encode()).hexdigest(),
    )


def _count(connection: sqlite3.Connection, table: str) -> int:
    # Names come from the file's own tables, which guard compared with ours.
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    return int(count)


def prove(copy: Path, held: Contents) -> None:
    """Read all of a copy and compare it with what it should hold.

    Raises: BadCopyError, WorkspaceError when it cannot be read.
    """
    with explained(copy), closing(connect_reading(copy, ignores_locks=True)) as connection:
        soundness.prepared(connection)
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        if application_id != schema.APPLICATION_ID or contents(connection) != held:
            raise bad_copy()
        for problem in (each for piece in soundness.pieces(connection) for each in piece):
            raise bad_copy(f"{problem.place}: {problem.message}")


def prove_same(connection: sqlite3.Connection, copy: Path) -> None:
    """Compare all rows of a copy with those that a connection sees; for files of old versions too.

    Raises: BadCopyError, WorkspaceError when it cannot be read.
    """
    wanted = shape(connection)
    with explained(copy), closing(connect_reading(copy, ignores_locks=True)) as other:
        if shape(other) != wanted or dump(other, wanted) != dump(connection, wanted):
            raise bad_copy()


def bad_copy(reason: str = "") -> BadCopyError:
    """Make the error of a copy that does not hold what it should."""
    return BadCopyError(
        tr(
            "The backup was not kept, for it is not the same as the workspace; look for damage in "
            "the workspace. {reason}",
            reason=reason,
        ).strip()
    )
