"""The record of every edit: what was, what came, and when; only ever added to."""

import sqlite3
from dataclasses import dataclass

from cchc_desk.storage.changes import Change
from cchc_desk.storage.tables import Row, key_json, row_json


@dataclass(frozen=True, slots=True)
class Stamp:
    """Say when an edit was made. Units: ``at`` - ISO 8601, UTC; ``delta_ms`` - as the schema."""

    at: str
    delta_ms: int
    app_version: str


_LAST = "SELECT coalesce(max(counter), 0) FROM edit_log"
_APPEND = (
    "INSERT INTO edit_log (counter, change, label, table_name, row_key, row_before, row_after, "
    "at, delta_ms, app_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def append(connection: sqlite3.Connection, change: Change, stamp: Stamp) -> None:
    """Add one row per changed row; inside the transaction that changes them."""
    (last,) = connection.execute(_LAST).fetchone()
    first = last + 1
    rows = (
        (counter, first, change.label, each.table, key_json(each.key), _image(each.before),
         _image(each.after), stamp.at, stamp.delta_ms, stamp.app_version)
        for counter, each in enumerate(change.rows, start=first)
    )  # fmt: skip
    connection.executemany(_APPEND, rows)


def _image(row: Row | None) -> str | None:
    return None if row is None else row_json(row)
