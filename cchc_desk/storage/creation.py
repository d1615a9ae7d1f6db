"""A new workspace, made at once with the tables of this version.

That is what the steps of ``migrations`` come to, without sqlite-utils: its import takes 80 to
230 ms, and the very first start of a clerk waits for it.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from uuid import uuid4

import cchc_desk
from cchc_desk.storage import facts, schema

FIRST_PROGRAM = "0.1.0"
"""The first program that knows the present schema version."""


def new_database() -> bytes:
    """Make an empty workspace in memory and return the bytes of its file."""
    with closing(sqlite3.connect(":memory:")) as connection:
        with connection:
            for statement in schema.STATEMENTS[schema.SCHEMA_VERSION]:
                connection.execute(statement)
            _record_steps(connection)
            for key, value in _description().items():
                facts.state(connection, key, value)
        connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION}")
        return connection.serialize()


def _record_steps(connection: sqlite3.Connection) -> None:
    """Record all steps as done: a later program goes on with those that it has more."""
    for statement in schema.RECORD_OF_STEPS:
        connection.execute(statement)
    connection.executemany(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
        [(schema.STEPS_OF, name, str(datetime.now(UTC))) for name in schema.STEPS],
    )


def _description() -> Mapping[str, str]:
    version = cchc_desk.__version__
    return {
        facts.UUID: uuid4().hex,
        "created_by": version,
        "last_writer": version,
        "min_reader": FIRST_PROGRAM,
        "min_writer": FIRST_PROGRAM,
        facts.CLEAN: datetime.now(UTC).isoformat(timespec="seconds"),
    }
