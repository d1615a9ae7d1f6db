import os
import sqlite3
from contextlib import closing

import pytest

from cchc_desk.storage.faults import (
    DamagedWorkspaceError,
    MissingWorkspaceError,
    NewerWorkspaceError,
    NotAWorkspaceError,
)
from cchc_desk.storage.workspace import Workspace


def run_sql(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def write_text(path):
    path.write_text("Kính gửi: Sở Nội vụ\n" * 1000, encoding="utf-8")


def write_nothing(path):
    path.write_bytes(b"")


def write_zeros(path):
    path.write_bytes(bytes(path.stat().st_size))


def write_a_header_only(path):
    path.write_bytes(path.read_bytes()[:100])


def cut_the_tail(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 3 // 4])


def spoil_the_tables(path):
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * 8 + data[108:])


def be_of_another_program(path):
    run_sql(path, "PRAGMA application_id = 252006674")


def be_a_plain_database(path):
    path.unlink()
    run_sql(path, "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)")


def have_no_version(path):
    run_sql(path, "PRAGMA user_version = 0")


def have_a_foreign_trigger(path):
    run_sql(path, "CREATE TRIGGER t AFTER UPDATE ON answer BEGIN DELETE FROM report; END")


def have_a_foreign_view(path):
    run_sql(path, "CREATE VIEW v AS SELECT * FROM report")


def lack_a_table(path):
    run_sql(path, "DROP TABLE task_result")


def be_newer(path):
    run_sql(path, "PRAGMA user_version = 3")


def be_much_newer(path):
    run_sql(path, "PRAGMA user_version = 101", "DROP TABLE meta")


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (write_text, NotAWorkspaceError),
        (write_nothing, NotAWorkspaceError),
        (write_zeros, NotAWorkspaceError),
        (write_a_header_only, DamagedWorkspaceError),
        (cut_the_tail, DamagedWorkspaceError),
        (spoil_the_tables, DamagedWorkspaceError),
        (be_of_another_program, NotAWorkspaceError),
        (be_a_plain_database, NotAWorkspaceError),
        (have_no_version, DamagedWorkspaceError),
        (have_a_foreign_trigger, DamagedWorkspaceError),
        (have_a_foreign_view, DamagedWorkspaceError),
        (lack_a_table, DamagedWorkspaceError),
        (be_newer, NewerWorkspaceError),
        (be_much_newer, NewerWorkspaceError),
    ],
)
def test_a_file_that_is_no_workspace_is_refused_and_left_as_it_is(closed, spoil, error):
    spoil(closed)
    before = closed.read_bytes()
    with pytest.raises(error, match="Sổ làm việc"):
        Workspace.open(closed)
    assert closed.read_bytes() == before
    assert list(closed.parent.iterdir()) == [closed]


def test_a_newer_workspace_names_the_version_that_is_needed(closed):
    run_sql(closed, "UPDATE meta SET value = '3.4.5' WHERE key = 'min_writer'")
    be_newer(closed)
    with pytest.raises(NewerWorkspaceError, match=r"3\.4\.5"):
        Workspace.open(closed)


@pytest.mark.parametrize("statement", ["DROP TABLE meta", "DELETE FROM meta"])
def test_a_newer_workspace_that_names_no_version_is_refused_by_its_format(closed, statement):
    run_sql(closed, "PRAGMA user_version = 77", statement)
    with pytest.raises(NewerWorkspaceError, match="77"):
        Workspace.open(closed)


def test_a_missing_file_is_named(path):
    with pytest.raises(MissingWorkspaceError, match="Sổ làm việc"):
        Workspace.open(path)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("folder", ["khong-co", "tep"])
def test_a_missing_folder_is_named(tmp_path, folder):
    (tmp_path / "tep").touch()
    with pytest.raises(MissingWorkspaceError, match=folder):
        Workspace.open(tmp_path / folder / "a.cchc")


def test_a_folder_is_no_workspace(tmp_path):
    with pytest.raises(NotAWorkspaceError, match=tmp_path.name):
        Workspace.open(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_is_no_workspace(path):
    os.mkfifo(path)
    with pytest.raises(NotAWorkspaceError, match="Sổ làm việc"):
        Workspace.open(path)


def test_a_link_to_a_workspace_opens_it(closed):
    link = closed.with_name("link.cchc")
    link.symlink_to(closed)
    with Workspace.open(link) as workspace:
        assert workspace.query("SELECT id FROM report") == [{"id": "bc-2026-quy-1"}]
