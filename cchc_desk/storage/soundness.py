"""Whether the bytes of a workspace are those that were saved: SQLite's own checks and our seals.

The check goes in pieces, each of which reads what belongs together, so that an open workspace can
be edited between two of them.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_desk.i18n import tr
from cchc_desk.storage import edit_log, schema, seal
from cchc_desk.storage.tables import (
    REPORT_SCOPE,
    TABLES,
    WORKSPACE_SCOPE,
    Found,
    SqlValue,
    Table,
    scope_name,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Say what is wrong and where, in words for the user."""

    place: str
    message: str


Problems = tuple[Problem, ...]

Rows = Mapping[str, Sequence[Found]]
"""Rows by table."""

Look = Callable[[sqlite3.Connection, Rows], Iterator[Problem]]
"""What looks at the rows of one scope besides."""

_ENTRIES_AT_ONCE = 10_000
"""Of the edit log. Measured: 10,000 entries take 60 ms."""


def nothing_besides(_connection: sqlite3.Connection, _rows: Rows) -> Iterator[Problem]:
    """Find nothing."""
    return iter(())


def pieces(connection: sqlite3.Connection, look: Look = nothing_besides) -> Iterator[Problems]:
    """Look at all of a workspace, piece by piece; yield what is wrong with each.

    Damaged characters must be read as others. It may be edited between two pieces.
    """
    yield told_by_sqlite(connection, "PRAGMA integrity_check")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not schema.is_as_expected(connection, version):
        message = tr("The tables are not those of this program; restore a backup.")
        yield (Problem(tr("The file"), message),)
        return
    yield tuple(_foreign_key_problems(connection))
    tables = _tables(version)
    for kind, key in _scopes(connection, tables):
        yield tuple(_scope_problems(connection, tables.get(kind, ()), kind, key, look))
    if version >= schema.FIRST_WITH_LOG_SEAL:
        yield from _log_pieces(connection, _read_log(connection))


def prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Read damaged characters as others, so that the seals tell of them."""
    connection.text_factory = decoded
    connection.execute("PRAGMA trusted_schema=OFF")
    return connection


def decoded(data: bytes) -> str:
    """Read characters as they were stored; damaged ones as others."""
    return data.decode(errors="replace")


# --- the file -------------------------------------------------------------------------------------


def told_by_sqlite(connection: sqlite3.Connection, question: str) -> Problems:
    """Return what one of SQLite's own checks says, ``PRAGMA quick_check`` for one."""
    return tuple(
        Problem(tr("The file"), tr("SQLite found damage: {found}.", found=found))
        for (found,) in connection.execute(question)
        if found != "ok"
    )


def _foreign_key_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table, _row, parent, _key in connection.execute("PRAGMA foreign_key_check"):
        message = tr("A row of {table} refers to a row of {parent} that is not there.",
                     table=table, parent=parent)  # fmt: skip
        yield Problem(tr("The file"), message)


# --- what belongs together ------------------------------------------------------------------------

Tables = dict[str, tuple[Table, ...]]
"""The tables by the kind of scope that seals their rows."""


def _tables(version: int) -> Tables:
    """Return the tables that a workspace of this schema version has."""
    text = "\n".join(schema.STATEMENTS[version])
    by_kind: Tables = {}
    for name, table in TABLES.items():
        if f"CREATE TABLE {name} " in text:
            by_kind[table.scope_kind] = (*by_kind.get(table.scope_kind, ()), table)
    return by_kind


def _scopes(connection: sqlite3.Connection, tables: Tables) -> list[tuple[str, SqlValue]]:
    """Return everything that a seal is kept of or that should have one; the office first."""
    sealed = {scope for (scope,) in connection.execute("SELECT scope FROM seal")}
    found: set[tuple[str, SqlValue]] = {(WORKSPACE_SCOPE, None)}
    for scope in sealed - {WORKSPACE_SCOPE, seal.LOG_SCOPE}:
        kind, _, key = str(scope).partition(":")
        found.add((kind, key))
    for kind, each in tables.items():
        for table in each:
            if table.scope_column is not None:
                rows = connection.execute(table.select_scopes)
                found |= {(kind, key) for (key,) in rows}
    return sorted(found, key=lambda scope: (scope[0] != WORKSPACE_SCOPE, scope[0], str(scope[1])))


def _scope_problems(
    connection: sqlite3.Connection,
    tables: Sequence[Table],
    kind: str,
    key: SqlValue,
    look: Look,
) -> Iterator[Problem]:
    scope = kind if key is None else scope_name(kind, key)
    rows = {table.name: _rows(connection, table, key) for table in tables}
    sealed = connection.execute("SELECT digest FROM seal WHERE scope = ?", (scope,)).fetchone()
    found = seal.digests((TABLES[name], row) for name, each in rows.items() for row in each)
    if found != ({} if sealed is None else {scope: sealed[0]}):
        yield Problem(_scope_words(kind, key), _not_as_saved())
    yield from look(connection, rows)


def _rows(connection: sqlite3.Connection, table: Table, key: SqlValue) -> list[Found]:
    if table.scope_column is None:
        return read_rows(table, connection.execute(table.select_all))
    return read_rows(table, connection.execute(table.select_scope, (key,)))


def read_rows(table: Table, found: Iterable[tuple[SqlValue, ...]]) -> list[Found]:
    """Return the rows of a result that gives all columns of a table."""
    return [dict(zip(table.columns, values, strict=True)) for values in found]


def _scope_words(kind: str, key: SqlValue) -> str:
    if kind == WORKSPACE_SCOPE:
        return tr("Office, templates, figures and images")
    if kind == REPORT_SCOPE:
        return tr("Document {key}", key=key)
    return tr("Tasks of {list}", list=key)


def _not_as_saved() -> str:
    return tr("Something here is not as it was saved; compare it with a backup.")


# --- the edit log ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Log:
    """Hold how far the log goes and its seal. None: ``digest`` - it has none."""

    last: int
    digest: str | None


def _read_log(connection: sqlite3.Connection) -> _Log:
    (last,) = connection.execute("SELECT coalesce(max(counter), 0) FROM edit_log").fetchone()
    sealed = connection.execute(
        "SELECT digest FROM seal WHERE scope = ?", (seal.LOG_SCOPE,)
    ).fetchone()
    return _Log(last, None if sealed is None else sealed[0])


def _log_pieces(connection: sqlite3.Connection, log: _Log) -> Iterator[Problems]:
    """Look at the entries up to where the seal was read; what comes later changes none of them."""
    total = 0
    for first in range(1, log.last + 1, _ENTRIES_AT_ONCE):
        last = min(first + _ENTRIES_AT_ONCE - 1, log.last)
        total += sum(map(seal.log_digest, edit_log.entries(connection, first, last)))
        yield tuple(_unreadable_entries(connection, first, last))
    if seal.written(total) != (log.digest or seal.written(0)):
        yield (Problem(tr("The history"), _not_as_saved()), *_broken_entries(connection, log.last))


def _unreadable_entries(connection: sqlite3.Connection, first: int, last: int) -> Iterator[Problem]:
    rows = connection.execute(
        "SELECT counter FROM edit_log WHERE counter BETWEEN ? AND ? AND NOT (json_valid(row_key) "
        "AND json_valid(coalesce(row_before, '{}')) AND json_valid(coalesce(row_after, '{}')))",
        (first, last),
    )
    for (counter,) in rows:
        yield _entry_problem(counter, tr("The entry cannot be read."))


def _broken_entries(connection: sqlite3.Connection, last: int) -> Iterator[Problem]:
    """Yield the entries that do not begin with what the one before them ended with."""
    rows = connection.execute(
        "SELECT counter FROM (SELECT counter, row_before, lag(row_after) OVER "
        "(PARTITION BY table_name, row_key ORDER BY counter) AS earlier FROM edit_log "
        "WHERE counter <= ?) WHERE row_before IS NOT earlier",
        (last,),
    )
    for (counter,) in rows:
        yield _entry_problem(counter, tr("The entry does not follow from the one before it."))


def _entry_problem(counter: int, message: str) -> Problem:
    return Problem(tr("Entry {counter} of the edit log", counter=counter), message)
