import random
import sqlite3
import time
from contextlib import closing
from functools import partial
from itertools import count

import pytest

from cchc_desk.storage import backup, dump, migrations, reports, schema, upgrade
from cchc_desk.storage.backup import BadCopyError
from cchc_desk.storage.check import verify
from cchc_desk.storage.faults import (
    OlderWorkspaceError,
    WorkspaceDiskError,
    WorkspaceError,
)
from cchc_desk.storage.history import changes_after
from cchc_desk.storage.upgrade import UpgradeError
from cchc_desk.storage.workspace import Workspace
from tests.storage.filled import DELETED, PLAN, REPORT
from tests.storage.processes import start_python
from tests.storage.version_files import FOLDER, version_file

OLD = range(1, schema.SCHEMA_VERSION)


@pytest.fixture(params=OLD, ids=lambda version: f"version {version}")
def old(request, tmp_path):
    """Return the filled workspace of an older program."""
    return version_file(request.param, tmp_path)


def held(path):
    """Return what the clerk keeps in a file, in the columns of the first version."""
    with closing(sqlite3.connect(path)) as connection:
        with closing(sqlite3.connect(FOLDER / "version-1.cchc")) as first:
            wanted = dump.shape(first)
        return dump.dump(connection, wanted)


def version_of(path):
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    return version


def is_whole(path, before):
    """Tell whether a file is exactly an old or exactly a new one, with all that was in it."""
    tables = version_of(path)
    with closing(sqlite3.connect(path)) as connection:
        is_one = schema.is_as_expected(connection, tables)
    return is_one and held(path) == before and verify(path) == ()


def test_there_is_a_filled_workspace_of_every_version():
    names = {each.name for each in FOLDER.glob("*.cchc")}
    assert names == {f"version-{version}.cchc" for version in schema.STATEMENTS}


@pytest.mark.parametrize("version", schema.STATEMENTS)
def test_a_workspace_of_every_version_is_sound(version, tmp_path):
    assert verify(version_file(version, tmp_path)) == ()


def test_an_old_file_is_not_opened_as_it_is(old):
    before = old.read_bytes()
    with pytest.raises(OlderWorkspaceError):
        Workspace.open(old)
    assert old.read_bytes() == before


def test_an_old_file_is_brought_up_to_date_with_all_that_is_in_it(old):
    before = held(old)
    upgrade.upgrade(old)
    assert version_of(old) == schema.SCHEMA_VERSION
    assert held(old) == before
    assert verify(old) == ()
    assert list(old.parent.iterdir()) == [old]


def test_what_was_brought_up_to_date_opens_clean_and_reads_as_ever(old):
    upgrade.upgrade(old)
    with Workspace.open(old) as workspace:
        assert workspace.opened.was_clean
        first, second = (reports.read_report(workspace, each) for each in (REPORT, PLAN))
        assert (first.front.number, len(first.images), len(first.answers)) == ("12", 1, 4)
        assert second.answer("i.ke-hoach").blocks[0].spans[0].text == "Hai."
        assert DELETED in {
            row.key[0]
            for logged in changes_after(workspace)
            for row in logged.change.rows
            if row.table == "report"
        }


def test_a_file_that_is_up_to_date_stays_as_it_is(closed):
    before = closed.read_bytes()
    upgrade.upgrade(closed)
    assert closed.read_bytes() == before


def test_a_new_workspace_has_the_tables_of_one_brought_up_to_date(old, path):
    upgrade.upgrade(old)
    Workspace.create(path).close()

    def tables(file):
        with closing(sqlite3.connect(file)) as connection:
            return sorted(connection.execute("SELECT type, name, sql FROM sqlite_schema"), key=str)

    assert tables(old) == tables(path)


# --- a backup first -------------------------------------------------------------------------------


def test_without_a_backup_nothing_is_changed(old):
    before = old.read_bytes()

    def refuse(_write):
        raise WorkspaceDiskError("Không có chỗ.")

    with pytest.raises(WorkspaceDiskError, match="Không có chỗ"):
        upgrade.upgrade(old, refuse)
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]


def test_the_backup_is_the_old_file(old, tmp_path):
    before, copies = held(old), []

    def keep(write):
        copies.append(tmp_path / "sao lưu")
        write(copies[0])

    upgrade.upgrade(old, keep)
    assert version_of(copies[0]) < schema.SCHEMA_VERSION
    assert held(copies[0]) == before


def test_a_backup_that_is_not_the_same_stops_it(old, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "dump", lambda *_arguments: time.perf_counter_ns())
    with pytest.raises(BadCopyError):
        upgrade.upgrade(old, lambda write: write(tmp_path / "sao lưu"))
    assert version_of(old) < schema.SCHEMA_VERSION


# --- steps that go wrong --------------------------------------------------------------------------


class Refusing:
    """Let the n-th thing that SQLite is asked to do be refused."""

    def __init__(self, number):
        self.left = number

    def __call__(self, *_what):
        self.left -= 1
        return sqlite3.SQLITE_DENY if self.left == 0 else sqlite3.SQLITE_OK


def test_every_step_that_fails_leaves_the_old_file(old, monkeypatch):
    before, apply = held(old), migrations.MIGRATIONS.apply
    for number in count(1):
        monkeypatch.setattr(migrations.MIGRATIONS, "apply", partial(refused, apply, number))
        try:
            upgrade.upgrade(old)
        except (WorkspaceError, sqlite3.DatabaseError):
            assert version_of(old) < schema.SCHEMA_VERSION
            assert held(old) == before
        else:
            break
    assert number > 30
    assert is_whole(old, before)


def refused(apply, number, db):
    db.conn.set_authorizer(Refusing(number))
    try:
        apply(db)
    finally:
        db.conn.set_authorizer(None)


def spoil_an_answer(connection):
    connection.execute("UPDATE answer SET text = ''")


def lose_a_row(connection):
    connection.execute("DELETE FROM task_result")


def break_a_reference(connection):
    connection.execute("INSERT INTO sent_file VALUES ('a', 1, 'b', x'', ?)", ("0" * 64,))


def add_a_table(connection):
    connection.execute("CREATE TABLE stranger (a)")


@pytest.mark.parametrize("spoil", [spoil_an_answer, lose_a_row, break_a_reference, add_a_table])
def test_a_step_that_loses_something_is_taken_back(old, monkeypatch, spoil):
    before, held_before = version_of(old), held(old)
    apply = migrations.MIGRATIONS.apply

    def apply_and_spoil(db):
        apply(db)
        spoil(db.conn)

    monkeypatch.setattr(migrations.MIGRATIONS, "apply", apply_and_spoil)
    with pytest.raises(UpgradeError, match=old.name):
        upgrade.upgrade(old)
    assert (version_of(old), held(old)) == (before, held_before)


# --- killed in the middle -------------------------------------------------------------------------

UPGRADE = """
import time
from pathlib import Path
from cchc_desk.storage.upgrade import upgrade
path = Path({path!r})
print("ready", flush=True)
input()
upgrade(path)
print("done", flush=True)
"""


# Source: RELIABILITY.md F25: 60 points; each run of the test takes some of them anew.
@pytest.mark.parametrize("round_", range(10))
def test_a_kill_at_any_moment_leaves_the_old_or_the_new_file(old, round_):
    before = held(old)
    chance = random.Random()  # noqa: S311 - any moment will do
    with start_python(UPGRADE.format(path=str(old))) as process:
        process.stdout.readline()
        process.stdin.write("\n")
        process.stdin.flush()
        time.sleep(chance.uniform(0, 0.06))
        process.kill()
    assert is_whole(old, before)
    upgrade.upgrade(old)
    assert version_of(old) == schema.SCHEMA_VERSION
    assert is_whole(old, before)
