import errno
import os
import sqlite3
from pathlib import Path

import pytest

import cchc_desk
from cchc_desk.files.replace import FolderError
from cchc_desk.storage import connection, reports
from cchc_desk.storage.connection import PragmaError
from cchc_desk.storage.faults import (
    DamagedWorkspaceError,
    ReadOnlyWorkspaceError,
    WorkspaceDiskError,
    WorkspaceExistsError,
)
from cchc_desk.storage.workspace import Workspace
from tests.factories import answered
from tests.storage.damage import store_wrongly
from tests.storage.processes import full_disk, run_python


def edit(workspace, text="Đã sửa."):
    change = reports.answer_change(workspace, "bc-2026-quy-1", "i.ke-hoach", answered(text))
    workspace.apply(change)


def test_what_was_written_is_there_when_opened_again(closed, kept):
    with Workspace.open(closed) as workspace:
        assert reports.read_report(workspace, "bc-2026-quy-1").answers == kept.answers


def test_a_closed_workspace_is_one_single_file(closed):
    assert list(closed.parent.iterdir()) == [closed]


def test_closing_twice_does_nothing(workspace):
    workspace.close()
    workspace.close()


def test_a_new_workspace_has_a_name_of_its_own(tmp_path):
    with Workspace.create(tmp_path / "a") as one, Workspace.create(tmp_path / "b") as other:
        assert one.uuid != other.uuid


def test_a_workspace_says_who_made_it(workspace):
    facts = {row["key"]: row["value"] for row in workspace.query("SELECT * FROM meta")}
    says = {"db_uuid", "created_by", "last_writer", "min_reader", "min_writer", "clean"}
    assert set(facts) == says
    assert facts["created_by"] == facts["last_writer"] == cchc_desk.__version__


def test_the_program_that_wrote_last_is_noted(workspace, kept, monkeypatch):
    monkeypatch.setattr(cchc_desk, "__version__", "9.9.9")
    edit(workspace)
    (fact,) = workspace.query("SELECT value FROM meta WHERE key = 'last_writer'")
    assert fact["value"] == "9.9.9"


# Source: RELIABILITY.md 3.2.
@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("locking_mode", "exclusive"),
        ("journal_mode", "truncate"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 2),
        ("temp_store", 2),
        ("mmap_size", 0),
        ("busy_timeout", 0),
        ("application_id", 0x43434843),
        ("user_version", 2),
    ],
)
def test_sqlite_is_set_as_the_safety_of_data_demands(workspace, pragma, value):
    (row,) = workspace.query(f"PRAGMA {pragma}")
    assert list(row.values()) == [value]


def test_a_sqlite_that_does_not_obey_is_refused(closed, monkeypatch):
    monkeypatch.setattr(connection, "PRAGMAS", (("synchronous", "NORMAL", 2),))
    with pytest.raises(PragmaError, match="synchronous"):
        Workspace.open(closed)


def test_a_file_that_is_there_is_never_replaced_by_a_new_workspace(closed):
    before = closed.read_bytes()
    with pytest.raises(WorkspaceExistsError, match="Sổ làm việc"):
        Workspace.create(closed)
    assert closed.read_bytes() == before


def test_a_new_workspace_in_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(FolderError, match="khong-co"):
        Workspace.create(tmp_path / "khong-co" / "a.cchc")


def test_a_new_workspace_that_cannot_be_written_leaves_nothing(path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _handle: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Workspace.create(path)
    assert list(path.parent.iterdir()) == []


def test_a_workspace_opens_under_any_name(tmp_path):
    path = tmp_path / "100% #1? [sổ] & 'ký'.cchc"
    Workspace.create(path).close()
    with Workspace.open(path) as workspace:
        assert workspace.path == path


def test_a_full_disk_is_told_and_nothing_is_lost(workspace, kept):
    (pages,) = workspace.query("PRAGMA page_count")
    workspace.query(f"PRAGMA max_page_count = {pages['page_count']}")
    with pytest.raises(WorkspaceDiskError, match="Sổ làm việc"):
        edit(workspace, "dài " * 10_000)
    workspace.query("PRAGMA max_page_count = 100000")
    edit(workspace, "dài " * 10_000)
    answer = reports.read_report(workspace, kept.id).answer("i.ke-hoach")
    assert answer == answered("dài " * 10_000)


FILL_A_DISK = """
from pathlib import Path
from cchc_desk.storage.workspace import Workspace
from cchc_desk.storage.faults import WorkspaceDiskError
from cchc_desk.storage import offices
from cchc_desk.forms.office import Office
with Workspace.create(Path({path!r})) as workspace:
    for size in range(100, 100_000, 100):
        try:
            workspace.apply(offices.put_change(workspace, Office(name="a" * size)))
        except WorkspaceDiskError as error:
            print("full", offices.read_offices(workspace)[0].name == "a" * (size - 100))
            break
"""


def test_a_disk_that_fills_up_keeps_the_last_edit(path):
    answer = run_python(FILL_A_DISK.format(path=str(path)), *full_disk(path.parent, 300))
    assert (answer.stdout, answer.stderr) == ("full True\n", "")


def test_a_disk_without_room_for_the_owner_s_note_is_told(closed, monkeypatch):
    def fail(*_arguments, **_named):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", fail)
    with pytest.raises(WorkspaceDiskError):
        Workspace.open(closed)
    assert list(closed.parent.iterdir()) == [closed]


def test_a_value_of_another_type_than_its_column_s_is_damage(closed):
    store_wrongly(closed, "UPDATE answer SET text = x'00'")
    with Workspace.open(closed) as workspace, pytest.raises(DamagedWorkspaceError):
        reports.read_report(workspace, "bc-2026-quy-1")


def test_characters_that_are_none_are_damage(closed):
    store_wrongly(closed, "UPDATE answer SET text = CAST(x'ff41' AS TEXT)")
    with Workspace.open(closed) as workspace, pytest.raises(DamagedWorkspaceError):
        reports.read_report(workspace, "bc-2026-quy-1")


def test_a_mistake_in_our_own_sql_is_not_blamed_on_the_file(workspace):
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        workspace.query("SELECT * FROM nowhere")


def test_a_path_that_may_not_be_looked_at_is_told(monkeypatch, path):
    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "stat", refuse)
    with pytest.raises(ReadOnlyWorkspaceError, match="Permission denied"):
        Workspace.open(path)
