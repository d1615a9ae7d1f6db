"""A new workspace is what the steps of all versions make of nothing."""

import sqlite3
import subprocess
import sys
from contextlib import closing

from sqlite_utils import Database

from cchc_desk.storage import schema
from cchc_desk.storage.creation import new_database
from cchc_desk.storage.migrations import MIGRATIONS


def opened(data):
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    return connection


def made_by_steps():
    connection = sqlite3.connect(":memory:")
    MIGRATIONS.apply(Database(connection, execute_plugins=False))
    return connection


def held(connection):
    """Return the statements, the rows of every table but meta, and what the header says."""
    statements = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    objects = sorted(statements.fetchall(), key=repr)
    names = [name for kind, name, _, _ in objects if kind == "table" and name != "meta"]
    rows = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}  # noqa: S608 - our own names
    rows["_sqlite_migrations"] = [row[:3] for row in rows["_sqlite_migrations"]]  # not when
    pragmas = ("application_id", "user_version", "encoding", "page_size")
    header = [connection.execute(f"PRAGMA {name}").fetchone() for name in pragmas]
    return objects, rows, header


def test_it_is_what_the_steps_make():
    with closing(opened(new_database())) as made, closing(made_by_steps()) as stepwise:
        assert held(made) == held(stepwise)
        assert schema.is_as_expected(made)


def test_no_step_is_left_to_do():
    with closing(opened(new_database())) as made:
        assert MIGRATIONS.pending(Database(made, execute_plugins=False)) == []


def test_every_file_is_another():
    uuids = set()
    for data in (new_database(), new_database()):
        with closing(opened(data)) as made:
            uuids |= set(made.execute("SELECT value FROM meta WHERE key = 'db_uuid'"))
    assert len(uuids) == 2


def test_the_first_start_does_not_wait_for_what_only_an_upgrade_needs(tmp_path):
    code = (
        "import sys; from pathlib import Path; from cchc_desk.desk.desk import Desk\n"
        "Desk.open_or_create(Path(sys.argv[1])).close()\n"
        "assert 'sqlite_utils' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "so.cchc")], check=True)
