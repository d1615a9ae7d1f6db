"""What an edit does to the rows: the one form in which anything is written, and undone."""

from collections.abc import Iterable
from typing import NamedTuple

from cchc_desk.storage.tables import TABLES, Key, Row, Table


class RowChange(NamedTuple):
    """Replace one row. None: ``before`` - there was none; ``after`` - there is none any more."""

    table: str
    before: Row | None
    after: Row | None

    @property
    def key(self) -> Key:
        """Return the primary key of the row."""
        row = self.after if self.before is None else self.before
        if row is None:
            raise ValueError(self)
        return self.description.key_of(row)

    @property
    def description(self) -> Table:
        """Return the table in the registry; KeyError means that no change may write there."""
        return TABLES[self.table]


class Change(NamedTuple):
    """Hold the rows of one transaction; ``label`` says in English what the user did.

    The label is an entry of the message catalog, translated when it is shown.
    """

    rows: tuple[RowChange, ...]
    label: str

    def inverse(self) -> "Change":
        """Return the change that undoes this one."""
        rows = (RowChange(each.table, each.after, each.before) for each in reversed(self.rows))
        return Change(tuple(rows), self.label)


def row_changes(table: str, before: Row | None, after: Row | None) -> tuple[RowChange, ...]:
    """Return the change of one row; none at all when the row stays as it is."""
    return () if before == after else (RowChange(table, before, after),)


def inserted(table: str, rows: Iterable[Row]) -> tuple[RowChange, ...]:
    """Return the changes that insert these rows."""
    return tuple(RowChange(table, None, row) for row in rows)


def removed(table: str, rows: Iterable[Row]) -> tuple[RowChange, ...]:
    """Return the changes that remove these rows."""
    return tuple(RowChange(table, row, None) for row in rows)


def joined(label: str, *changes: Change) -> Change:
    """Make one transaction of several changes; a row that two of them insert alike, once.

    Each was worked out from the workspace as it is, so no other row may occur twice.
    """
    rows: dict[tuple[str, Key], RowChange] = {}
    for each in (row for change in changes for row in change.rows):
        known = rows.setdefault((each.table, each.key), each)
        if known != each:
            raise ValueError(each)
    return Change(tuple(rows.values()), label)


def merged(first: Change, second: Change) -> Change:
    """Make one change of two that were written one after the other; it undoes both."""
    rows = {(row.table, row.key): row for row in first.rows}
    for row in second.rows:
        known = rows.get((row.table, row.key))
        before = row.before if known is None else known.before
        rows[row.table, row.key] = RowChange(row.table, before, row.after)
    changed = (row for row in rows.values() if row.before != row.after)
    return Change(tuple(changed), second.label)
