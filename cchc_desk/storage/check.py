"""Whether a workspace is sound: its bytes are those that were saved, and every text can be read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desk.i18n import tr
from cchc_desk.storage import guard, soundness
from cchc_desk.storage.check_texts import text_problems
from cchc_desk.storage.connection import connect_reading
from cchc_desk.storage.faults import DamagedWorkspaceError, explained
from cchc_desk.storage.sidecars import copy_with_sidecars, leftovers
from cchc_desk.storage.soundness import Problem, Problems, prepared
from cchc_desk.storage.workspace import Workspace


def verify(path: Path) -> Problems:
    """Look at the whole file, without changing it; no problem means that it is sound.

    Raises: WorkspaceError when it is no workspace, or somebody has it open.
    """
    problems: list[Problem] = []
    try:
        guard.check_file(path)
        with explained(path), _opened(path) as connection:
            connection.execute("BEGIN")  # one state of it
            for found in soundness.pieces(connection, text_problems):
                problems.extend(found)
    except DamagedWorkspaceError as error:  # what was found before it counts too
        problems.append(Problem(tr("The file"), str(error)))
    return tuple(problems)


def quick_check(workspace: Workspace) -> Problems:
    """Look at the build of an open workspace only."""
    return workspace.ask(
        lambda connection: soundness.told_by_sqlite(connection, "PRAGMA quick_check")
    )


def pieces_of(workspace: Workspace) -> Iterator[Problems]:
    """Look at all of an open workspace, piece by piece; it may be edited between two of them.

    Raises: WorkspaceError when the disk fails.
    """
    found = workspace.ask(lambda connection: soundness.pieces(connection, text_problems))
    while (piece := workspace.ask(lambda connection: _next(connection, found))) is not None:
        yield piece


def _next(connection: sqlite3.Connection, found: Iterator[Problems]) -> Problems | None:
    """Return the next piece; None after the last one."""
    usual = connection.text_factory
    connection.text_factory = soundness.decoded
    try:
        return next(found, None)
    finally:
        connection.text_factory = usual


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file for reading; after a cut-off transaction a copy, in which it is undone."""
    guard.check_free(path)
    if not leftovers(path):
        with closing(connect_reading(path)) as connection:
            yield prepared(connection)
        return
    with TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as folder:
        copy = copy_with_sidecars(path, Path(folder))
        with closing(sqlite3.connect(copy)) as connection:
            yield prepared(connection)
