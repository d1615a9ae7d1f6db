"""Which tables a change may write, what their rows hold, and how a row is written as JSON."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from types import UnionType
from typing import Any, get_args

from cchc_desk.storage import register_tables

SqlValue = str | int | float | bytes | None
Row = Mapping[str, SqlValue]
Key = tuple[SqlValue, ...]

# Any: the tables are STRICT, so that a column always has the type that schema.py says.
Found = dict[str, Any]
"""A row of a result, by column."""


def scope_name(kind: str, key: SqlValue) -> str:
    """Return the name of the seal over what belongs to one document or list of tasks."""
    return f"{kind}:{key!s}"


@dataclass(frozen=True)  # no slots: the statements are written once and kept
class Table:
    """Describe a table.

    Shape: ``columns`` - what each holds, by name; ``key`` - the first ``key_size`` of them.
    None: ``scope_column`` - one seal covers all rows; else the column that says which one.
    """

    name: str
    key_size: int
    columns: Mapping[str, type | UnionType]
    scope_kind: str
    scope_column: str | None = None

    @cached_property
    def key(self) -> tuple[str, ...]:
        """Return the columns of the primary key."""
        return tuple(self.columns)[: self.key_size]

    @cached_property
    def types(self) -> tuple[tuple[str, tuple[type, ...]], ...]:
        """Return the types that each column may hold; bool is none of them."""
        return tuple((name, get_args(kind) or (kind,)) for name, kind in self.columns.items())

    @cached_property
    def shapes(self) -> frozenset[tuple[type, ...]]:
        """Return the types that all columns of a row may hold together, in their order."""
        return frozenset(product(*(types for _, types in self.types)))

    def key_of(self, row: Row) -> Key:
        """Return the primary key of a row."""
        return tuple(row[name] for name in self.key)

    def scope(self, row: Row) -> str:
        """Return the name of the seal that covers a row."""
        if self.scope_column is None:
            return self.scope_kind
        return scope_name(self.scope_kind, row[self.scope_column])

    # Names come from the registry below and nowhere else; values are always parameters.

    @cached_property
    def insert(self) -> str:
        """Return the statement that takes the values of all columns."""
        marks = ", ".join("?" for _ in self.columns)
        return f"INSERT INTO {self.name} ({', '.join(self.columns)}) VALUES ({marks})"  # noqa: S608

    @cached_property
    def update(self) -> str:
        """Return the statement that takes the values of all columns and then of the key."""
        settings = ", ".join(f"{name} = ?" for name in self.columns)
        return f"UPDATE {self.name} SET {settings} WHERE {self._is_key}"  # noqa: S608

    @cached_property
    def delete(self) -> str:
        """Return the statement that takes the key."""
        return f"DELETE FROM {self.name} WHERE {self._is_key}"  # noqa: S608

    @cached_property
    def select(self) -> str:
        """Return the statement that takes the key and gives all columns."""
        return f"{self.select_all} WHERE {self._is_key}"

    @cached_property
    def select_all(self) -> str:
        """Return the statement that gives all columns of all rows."""
        return f"SELECT {', '.join(self.columns)} FROM {self.name}"  # noqa: S608

    @cached_property
    def select_scope(self) -> str:
        """Return the statement that takes the value of ``scope_column`` and gives its rows."""
        return f"{self.select_all} WHERE {self.scope_column} = ?"

    @cached_property
    def select_scopes(self) -> str:
        """Return the statement that gives every value of ``scope_column``."""
        return f"SELECT DISTINCT {self.scope_column} FROM {self.name}"  # noqa: S608

    @cached_property
    def _is_key(self) -> str:
        return " AND ".join(f"{name} = ?" for name in self.key)


WORKSPACE_SCOPE = "workspace"
REPORT_SCOPE = "report"
TASKS_SCOPE = "tasks"


_REGISTERED = (
    Table("office", 1, {"valid_from": str, "profile": str}, WORKSPACE_SCOPE),
    Table("period_kind", 1, {"id": str, "position": float, "definition": str}, WORKSPACE_SCOPE),
    Table("template", 2, {"id": str, "version": int, "definition": str}, WORKSPACE_SCOPE),
    Table(
        "figure",
        1,
        {
            "id": str,
            "label": str,
            "measure": str,
            "nature": str,
            "numerator": str | None,
            "denominator": str | None,
        },
        WORKSPACE_SCOPE,
    ),
    Table("image", 1, {"id": str, "data": bytes, "media_type": str}, WORKSPACE_SCOPE),
    Table(
        "report",
        1,
        {
            "id": str,
            "kind": str,
            "template_id": str,
            "template_version": int,
            "period": str,
            "task_list": str,
            "state": str,
            "front": str,
            "position": int,
        },
        REPORT_SCOPE,
        "id",
    ),
    Table(
        "answer",
        2,
        {"report": str, "item": str, "state": str, "text": str, "value": str | None},
        REPORT_SCOPE,
        "report",
    ),
    Table(
        "figure_value",
        2,
        {"report": str, "figure": str, "value": str},
        REPORT_SCOPE,
        "report",
    ),
    Table(
        "task_result",
        2,
        {"report": str, "task": str, "result": str, "progress": str, "note": str},
        REPORT_SCOPE,
        "report",
    ),
    Table(
        "task",
        2,
        {
            "list": str,
            "id": str,
            "is_group": int,
            "position": float,
            "title": str,
            "objective": str,
            "content": str,
            "activity": str,
            "product": str,
            "lead": str,
            "support": str,
            "deadline": str,
            "budget": str,
            "source_number": str | None,
        },
        TASKS_SCOPE,
        "list",
    ),
    Table(
        "version",
        2,
        {
            "report": str,
            "number": int,
            "name": str,
            "reason": str,
            "edit": int,
            "at": str,
            "digest": str,
        },
        REPORT_SCOPE,
        "report",
    ),
    Table(
        "sent_file",
        3,
        {"report": str, "version": int, "name": str, "data": bytes, "digest": str},
        REPORT_SCOPE,
        "report",
    ),
    Table("citation", 1, register_tables.CITATION, WORKSPACE_SCOPE),
    Table("mark", 3, register_tables.MARK, REPORT_SCOPE, "report"),
)

TABLES: Mapping[str, Table] = {table.name: table for table in _REGISTERED}


class WrongRowError(TypeError):
    """Tell that a row does not have exactly the columns of its table, each of its type."""


def check_row(table: Table, row: Row) -> None:
    """Refuse a row that SQLite would store as something else than what is logged and sealed.

    Raises: WrongRowError.
    """
    if row.keys() != table.columns.keys():
        raise WrongRowError(table.name, row)
    # All types at once: column by column a document's 1,200 rows took 6 ms instead of 2 ms.
    if tuple(map(type, map(row.__getitem__, table.columns))) not in table.shapes:
        raise WrongRowError(table.name, row)


def row_json(row: Row) -> str:
    """Write a row as JSON, always in the same way; bytes as Base64."""
    plain = {
        name: b64encode(value).decode() if isinstance(value, bytes) else value
        for name, value in row.items()
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def row_from_json(table: Table, text: str) -> Row:
    """Read what ``row_json`` wrote of a row of this table.

    Raises: ValueError, TypeError when it is damaged.
    """
    # json.loads gives Any; check_row below is what types it.
    plain: Any = json.loads(text)
    if not isinstance(plain, dict):
        raise WrongRowError(table.name, plain)
    row = {
        name: b64decode(value) if table.columns.get(name) is bytes else value
        for name, value in plain.items()
    }
    check_row(table, row)
    return row


def key_json(key: Key) -> str:
    """Write a primary key as JSON."""
    return json.dumps(key, ensure_ascii=False, separators=(",", ":"))
