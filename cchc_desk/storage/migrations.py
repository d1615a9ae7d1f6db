"""The steps by which a file gets the tables of this version, from nothing or from an older one."""

import sqlite3
from contextlib import closing
from uuid import uuid4

from sqlite_utils import Database, Migrations

import cchc_desk
from cchc_desk.storage import schema

MIGRATIONS = Migrations("cchc")


@MIGRATIONS(name="version 1")
def _to_version_1(db: Database) -> None:
    for statement in schema.STATEMENTS:
        db.execute(statement)
    db.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    db.execute("PRAGMA user_version=1")


def new_database() -> bytes:
    """Make an empty workspace in memory and return the bytes of its file."""
    with closing(sqlite3.connect(":memory:")) as connection:
        db = Database(connection, execute_plugins=False)
        with db.atomic():
            MIGRATIONS.apply(db)
            _describe(db)
        return connection.serialize()


def _describe(db: Database) -> None:
    version = cchc_desk.__version__
    facts = {
        "db_uuid": uuid4().hex,
        "created_by": version,
        "last_writer": version,
        "min_reader": "0.1.0",  # the first program that knows schema version 1
        "min_writer": "0.1.0",
    }
    for fact in facts.items():
        db.execute("INSERT INTO meta (key, value) VALUES (?, ?)", fact)
