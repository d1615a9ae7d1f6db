"""What was done to the workspace, as changes that can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desk.storage.changes import Change, RowChange
from cchc_desk.storage.stored import damaged_text
from cchc_desk.storage.tables import TABLES, Row, SqlValue, key_json, row_from_json
from cchc_desk.storage.workspace import Found, Workspace


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """Hold a change as it was written. Units: ``at`` - ISO 8601, UTC."""

    number: int
    at: str
    change: Change


@dataclass(frozen=True, slots=True)
class LoggedRow:
    """Hold what one change did to one row. None: ``before``, ``after`` - no row."""

    number: int
    at: str
    label: str
    before: Row | None
    after: Row | None


def changes_after(workspace: Workspace, number: int = 0) -> tuple[LoggedChange, ...]:
    """Return the changes that came after one, the oldest first; all of them after 0.

    Raises: DamagedTextError.
    """
    by_number: dict[int, list[Found]] = {}
    for row in workspace.query("SELECT * FROM edit_log WHERE change > ? ORDER BY counter", number):
        by_number.setdefault(row["change"], []).append(row)
    return tuple(_logged_change(number, rows) for number, rows in by_number.items())


def row_history(workspace: Workspace, table: str, *key: SqlValue) -> tuple[LoggedRow, ...]:
    """Return what happened to one row, the oldest first.

    Raises: DamagedTextError.
    """
    rows = workspace.query(
        "SELECT * FROM edit_log WHERE table_name = ? AND row_key = ? ORDER BY counter",
        table,
        key_json(key),
    )
    return tuple(_logged_row(row) for row in rows)


def _logged_change(number: int, rows: Sequence[Found]) -> LoggedChange:
    logged = [(row["table_name"], _logged_row(row)) for row in rows]
    changes = tuple(RowChange(table, row.before, row.after) for table, row in logged)
    return LoggedChange(number, rows[0]["at"], Change(changes, rows[0]["label"]))


def _logged_row(row: Found) -> LoggedRow:
    images = (_image(row["table_name"], row[name]) for name in ("row_before", "row_after"))
    return LoggedRow(row["change"], row["at"], row["label"], *images)


def _image(table: str, text: str | None) -> Row | None:
    if text is None:
        return None
    try:
        return row_from_json(TABLES[table], text)
    except (ValueError, TypeError) as error:
        raise damaged_text(text) from error
