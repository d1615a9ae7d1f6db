"""Whether a workspace file is sound: SQLite's own checks, our seals, and every stored text."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desk.i18n import tr
from cchc_desk.storage import guard, schema, seal
from cchc_desk.storage.check_texts import Problem, Rows, text_problems
from cchc_desk.storage.connection import connect_reading, journal_path
from cchc_desk.storage.faults import DamagedWorkspaceError, explained
from cchc_desk.storage.tables import TABLES, WORKSPACE_SCOPE


def verify(path: Path) -> tuple[Problem, ...]:
    """Look at the whole file, without changing it; no problem means that it is sound.

    Raises: WorkspaceError when it is no workspace of this version, or somebody has it open.
    """
    problems: list[Problem] = []
    try:
        guard.check_file(path)
        with explained(path), _opened(path) as connection:
            problems.extend(_problems(connection))
    except DamagedWorkspaceError as error:  # what was found before it counts too
        problems.append(Problem(tr("The file"), str(error)))
    return tuple(problems)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file for reading; after a cut-off transaction a copy, in which it is undone."""
    with closing(connect_reading(path)) as connection:
        if not _was_cut_off(connection):
            yield _prepared(connection)
            return
    with TemporaryDirectory(prefix="cchc-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(journal_path(path), journal_path(copy))
        with closing(sqlite3.connect(copy)) as connection:
            yield _prepared(connection)


def _was_cut_off(connection: sqlite3.Connection) -> bool:
    """Tell whether SQLite would have to write before it could read."""
    try:
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
        return True
    return False


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Read damaged characters as others, so that the seals tell of them; keep one state."""
    connection.text_factory = lambda data: data.decode(errors="replace")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("BEGIN")
    return connection


def _problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    yield from _file_problems(connection)
    if not schema.is_as_expected(connection):
        message = tr("The tables are not those of this program; restore a backup.")
        yield Problem(tr("The file"), message)
        return
    rows = _all_rows(connection)
    yield from _seal_problems(connection, rows)
    yield from text_problems(rows)
    yield from _log_problems(connection)


def _file_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (found,) in connection.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield Problem(tr("The file"), tr("SQLite found damage: {found}.", found=found))
    for table, _row, parent, _key in connection.execute("PRAGMA foreign_key_check"):
        message = tr("A row of {table} refers to a row of {parent} that is not there.",
                     table=table, parent=parent)  # fmt: skip
        yield Problem(tr("The file"), message)


def _all_rows(connection: sqlite3.Connection) -> Rows:
    return {
        name: [
            dict(zip(table.columns, values, strict=True))
            for values in connection.execute(table.select_all)
        ]
        for name, table in TABLES.items()
    }


def _seal_problems(connection: sqlite3.Connection, rows: Rows) -> Iterator[Problem]:
    seals = connection.execute("SELECT scope, digest FROM seal")
    kept = {str(scope): digest for scope, digest in seals}
    found = seal.digests((TABLES[name], row) for name, each in rows.items() for row in each)
    for scope in sorted(kept.keys() | found.keys()):
        if kept.get(scope) != found.get(scope):
            message = tr("Something here is not as it was saved; compare it with a backup.")
            yield Problem(_scope_words(scope), message)


def _scope_words(scope: str) -> str:
    kind, _, id_ = scope.partition(":")
    if scope == WORKSPACE_SCOPE:
        return tr("Office, templates, figures and images")
    return tr("Tasks of {list}", list=id_) if kind == "tasks" else tr("Document {key}", key=id_)


def _log_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    rows = connection.execute(
        "SELECT counter FROM edit_log WHERE NOT json_valid(row_key) "
        "OR NOT json_valid(coalesce(row_before, '{}')) OR NOT json_valid(coalesce(row_after, '{}'))"
    )
    for (counter,) in rows:
        place = tr("Entry {counter} of the edit log", counter=counter)
        yield Problem(place, tr("The entry cannot be read."))
