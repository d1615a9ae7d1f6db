"""The steps by which a file gets the tables of this version, from nothing or from an older one."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from uuid import uuid4

from sqlite_utils import Database, Migrations

import cchc_desk
from cchc_desk.storage import edit_log, facts, schema

MIGRATIONS = Migrations("cchc")

FIRST_PROGRAM = "0.1.0"
"""The first program that knows the present schema version."""


@MIGRATIONS(name="version 1")
def _to_version_1(db: Database) -> None:
    for statement in schema.VERSION_1:
        db.execute(statement)
    db.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    db.execute("PRAGMA user_version=1")


@MIGRATIONS(name="version 2")
def _to_version_2(db: Database) -> None:
    for statement in schema.ADDED_IN_2:
        db.execute(statement)
    edit_log.seal_all(db.conn)
    db.execute("PRAGMA user_version=2")


def new_database() -> bytes:
    """Make an empty workspace in memory and return the bytes of its file."""
    with closing(sqlite3.connect(":memory:")) as connection:
        db = Database(connection, execute_plugins=False)
        with db.atomic():
            MIGRATIONS.apply(db)
            for key, value in _description().items():
                facts.state(connection, key, value)
        return connection.serialize()


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
