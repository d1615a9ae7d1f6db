"""What was done to the workspace, as changes that can be undone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desk.storage.changes import Change, RowChange
from cchc_desk.storage.stored import damaged_text
from cchc_desk.storage.tables import TABLES, Key, Row, SqlValue, key_json, row_from_json
from cchc_desk.storage.workspace import Found, Workspace

_SIDES = ("before", "after")


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """Hold a change as it was written. Units: ``at`` - ISO 8601, UTC."""

    number: int
    at: str
    change: Change


@dataclass(frozen=True, slots=True)
class LoggedRow:
    """Hold what one change did to one row. None: ``before``, ``after`` - no row.

    ``number`` is that of the change, ``counter`` that of the entry of the log.
    """

    number: int
    counter: int
    at: str
    label: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class DocumentEdit:
    """Say which row of a document an entry of the log is about.

    Units: ``at`` - ISO 8601, UTC. ``key`` - the primary key of the row.
    """

    counter: int
    at: str
    label: str
    table: str
    key: Key


def changes_after(workspace: Workspace, number: int = 0) -> tuple[LoggedChange, ...]:
    """Return the changes that came after one, the oldest first; all of them after 0.

    Raises: DamagedTextError.
    """
    by_number: dict[int, list[Found]] = {}
    rows = workspace.query(
        "SELECT * FROM edit_log WHERE change > ? AND coalesce(row_before, row_after) IS NOT NULL "
        "ORDER BY counter",
        number,
    )
    for row in rows:  # an entry without rows stands for a document that was purged
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


def document_edits(workspace: Workspace, report_id: str) -> tuple[DocumentEdit, ...]:
    """Return what was done to a document itself, the oldest first, but not that it was deleted.

    Raises: DamagedTextError.
    """
    low, high = key_bounds((report_id,))
    rows = workspace.query(
        "SELECT counter, change, at, label, table_name, row_key, row_after IS NULL AS is_gone "
        "FROM edit_log WHERE (table_name = 'report' AND row_key = ?) OR (table_name IN "
        "('answer', 'figure_value', 'task_result') AND row_key >= ? AND row_key < ?) "
        "ORDER BY counter",
        key_json((report_id,)),
        low,
        high,
    )
    gone = {row["change"] for row in rows if row["table_name"] == "report" and row["is_gone"]}
    return tuple(_document_edit(row) for row in rows if row["change"] not in gone)


def _document_edit(row: Found) -> DocumentEdit:
    key = _key(row["row_key"])
    return DocumentEdit(row["counter"], row["at"], row["label"], row["table_name"], key)


def key_bounds(opening: Key) -> tuple[str, str]:
    """Return between which texts the keys lie, as the log keeps them, that begin so."""
    stem = key_json(opening).removesuffix("]")
    low = f"{stem}," if opening else stem
    return low, low[:-1] + chr(ord(low[-1]) + 1)


def _key(text: str) -> Key:
    try:
        return tuple(json.loads(text))
    except (ValueError, TypeError) as error:
        raise damaged_text(text) from error


def _logged_change(number: int, rows: Sequence[Found]) -> LoggedChange:
    logged = [(row["table_name"], _logged_row(row)) for row in rows]
    changes = tuple(RowChange(table, row.before, row.after) for table, row in logged)
    return LoggedChange(number, rows[0]["at"], Change(changes, rows[0]["label"]))


def _logged_row(row: Found) -> LoggedRow:
    before, after = (image_of(row["table_name"], row[f"row_{name}"]) for name in _SIDES)
    return LoggedRow(row["change"], row["counter"], row["at"], row["label"], before, after)


def image_of(table: str, text: str | None) -> Row | None:
    """Read a row as the log keeps it. None: there was none.

    Raises: DamagedTextError.
    """
    if text is None:
        return None
    try:
        return row_from_json(TABLES[table], text)
    except (ValueError, TypeError) as error:
        raise damaged_text(text) from error
