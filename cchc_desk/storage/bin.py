"""Documents that were deleted: the edit log still has them whole, until they are purged."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cchc_desk.i18n import N_
from cchc_desk.storage import edit_log, seal
from cchc_desk.storage.edit_log import Stamp
from cchc_desk.storage.history import image_of, key_bounds
from cchc_desk.storage.stored import damaged_text
from cchc_desk.storage.tables import (
    REPORT_SCOPE,
    TABLES,
    Found,
    Row,
    Table,
    key_json,
    scope_name,
)
from cchc_desk.storage.workspace import Workspace

LABEL = N_("Remove a document for good")


@dataclass(frozen=True, slots=True)
class Deleted:
    """Name a document that was deleted.

    ``edit`` is the counter of the last entry of the edit log that still holds it. Units: ``at`` -
    when it was deleted, UTC.
    """

    report: Row
    edit: int
    at: datetime


def read_deleted(workspace: Workspace) -> tuple[Deleted, ...]:
    """Return the documents that were deleted and not purged, the one deleted last first.

    Raises: DamagedTextError.
    """
    rows = workspace.query(
        "SELECT change, row_before, at FROM edit_log WHERE counter IN (SELECT max(counter) "
        "FROM edit_log WHERE table_name = 'report' GROUP BY row_key) "
        "AND row_after IS NULL AND row_before IS NOT NULL ORDER BY counter DESC"
    )
    return tuple(_deleted(row) for row in rows)


def purge(workspace: Workspace, report_id: str, stamp: Stamp) -> None:
    """Forget a document that was deleted: all that it ever was, its versions and what was sent.

    That it was there is remembered, so that its id is never used again; its images stay, for
    other documents may show them. Only for a document that lies in the bin.
    Raises: WorkspaceError; then nothing is forgotten.
    """
    workspace.write(lambda connection: _purge(connection, report_id, stamp))
    workspace.ask(lambda connection: connection.execute("VACUUM"))  # else its bytes lie about


def _purge(connection: sqlite3.Connection, report_id: str, stamp: Stamp) -> None:
    """Rewrite the log, which its triggers forbid: the one place where they are set aside."""
    counters = list(_counters(connection, report_id))
    gone = [entry for each in counters for entry in edit_log.entries(connection, each, each)]
    edit_log.append_mark(connection, LABEL, "report", (report_id,), stamp)
    for name in edit_log.TRIGGERS:
        connection.execute(f"DROP TRIGGER {name}")
    connection.executemany("DELETE FROM edit_log WHERE counter = ?", [(each,) for each in counters])
    for statement in edit_log.TRIGGERS.values():
        connection.execute(statement)
    seal.unseal_entries(connection, gone)
    for table in _own_tables():
        connection.execute(f"DELETE FROM {table.name} WHERE {table.scope_column} = ?", (report_id,))  # noqa: S608
    seal.forget(connection, scope_name(REPORT_SCOPE, report_id))


def _counters(connection: sqlite3.Connection, report_id: str) -> Iterator[int]:
    low, high = key_bounds((report_id,))
    for table in _own_tables():
        rows = connection.execute(
            "SELECT counter FROM edit_log WHERE table_name = ? AND (row_key = ? OR "
            "(row_key >= ? AND row_key < ?))",
            (table.name, key_json((report_id,)), low, high),
        )
        yield from (counter for (counter,) in rows)


def _own_tables() -> list[Table]:
    return [table for table in TABLES.values() if table.scope_kind == REPORT_SCOPE]


def _deleted(row: Found) -> Deleted:
    report = image_of("report", row["row_before"])
    if report is None:
        raise damaged_text(str(row))
    try:
        at = datetime.fromisoformat(row["at"])
    except ValueError as error:
        raise damaged_text(row["at"]) from error
    return Deleted(report, row["change"] - 1, at)
