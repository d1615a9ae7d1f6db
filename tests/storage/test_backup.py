import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from cchc_desk.files.replace import FolderError, WriteError
from cchc_desk.storage import backup, offices, reports
from cchc_desk.storage.backup import BadCopyError
from cchc_desk.storage.check import verify
from cchc_desk.storage.faults import (
    DamagedWorkspaceError,
    NotAWorkspaceError,
    WorkspaceError,
)
from cchc_desk.storage.workspace import Workspace
from tests.factories import OFFICE, answered
from tests.storage.damage import flip, store_wrongly
from tests.storage.processes import full_disk, run_python


@pytest.fixture
def copied(workspace, kept, tmp_path):
    """Return a copy of an open workspace, and what it should hold."""
    copy = tmp_path / "bản sao"
    return copy, backup.copy_workspace(workspace, copy)


def test_a_copy_of_an_open_workspace_is_proved(copied):
    backup.prove(*copied)
    assert verify(copied[0]) == ()


def test_a_copy_says_what_it_holds(workspace, copied):
    held = copied[1]
    assert held.uuid == workspace.uuid
    assert held.edits == workspace.last_edit()
    assert (held.rows["report"], held.rows["task"]) == (1, 3)


def test_copying_leaves_the_workspace_open_for_edits(workspace, copied):
    workspace.apply(offices.put_change(workspace, OFFICE))
    assert offices.read_offices(workspace) == (OFFICE,)


def test_a_copy_of_an_earlier_state_is_not_taken_for_the_present_one(workspace, copied):
    workspace.apply(offices.put_change(workspace, OFFICE))
    with pytest.raises(BadCopyError):
        backup.prove(copied[0], workspace.ask(backup.contents))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Đã ban hành kế hoạch.", "Đã ban hành kế hoạcH."),
        ("Rà soát văn bản", "Rà soát văn bẢn"),
        ("Hồ sơ tiếp nhận", "Hồ sơ tiếp nhậN"),
        ("Make a document", "Make a documenT"),
    ],
)
def test_a_changed_letter_in_a_copy_is_found(copied, old, new):
    flip(copied[0], old, new)
    with pytest.raises(BadCopyError, match=r"."):
        backup.prove(*copied)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM task",
        "DELETE FROM report",
        "UPDATE seal SET digest = substr(digest, 2) || 'x'",
        "CREATE TABLE stranger (a)",
        "UPDATE meta SET value = 'x' WHERE key = 'db_uuid'",
        "PRAGMA user_version = 1",
        "PRAGMA application_id = 5",
    ],
)
def test_a_copy_that_lacks_or_adds_something_is_found(copied, damage):
    store_wrongly(copied[0], damage)
    with pytest.raises(BadCopyError):
        backup.prove(*copied)


def test_a_cut_off_copy_is_found(copied):
    copy, held = copied
    copy.write_bytes(copy.read_bytes()[:-4096])
    with pytest.raises(WorkspaceError):
        backup.prove(copy, held)


def test_a_copy_that_is_no_database_is_found(copied):
    copied[0].write_bytes(b"?" * 5000)
    with pytest.raises(NotAWorkspaceError):
        backup.prove(*copied)


def test_a_damaged_workspace_gives_no_proved_copy(workspace, kept, tmp_path, path):
    workspace.close()
    flip(path, "Đã ban hành kế hoạch.", "Đã ban hành kế hoạcH.")
    with Workspace.open(path) as again:
        held = backup.copy_workspace(again, tmp_path / "a")
    with pytest.raises(BadCopyError, match="bc-2026-quy-1"):
        backup.prove(tmp_path / "a", held)


def test_a_file_that_is_there_is_not_written_over(workspace, kept, tmp_path):
    target = tmp_path / "a"
    target.write_bytes(b"mine")
    with pytest.raises(WriteError):
        backup.copy_workspace(workspace, target)
    assert target.read_bytes() == b"mine"


COPY = """
from pathlib import Path
from cchc_desk.storage import backup
from cchc_desk.storage.faults import WorkspaceDiskError
from cchc_desk.storage.workspace import Workspace
with Workspace.open(Path({path!r})) as workspace:
    try:
        backup.copy_workspace(workspace, Path({target!r}))
    except WorkspaceDiskError as error:
        print("full", "bản sao" in str(error), Path({target!r}).exists())
"""


def test_a_full_disk_of_the_copy_is_told_by_its_name(closed, tmp_path):
    mount = tmp_path / "đĩa"
    mount.mkdir()
    code = COPY.format(path=str(closed), target=str(mount / "bản sao"))
    answer = run_python(code, *full_disk(mount, 20))
    assert (answer.stdout, answer.stderr) == ("full True False\n", "")


def test_a_missing_folder_of_the_copy_is_told(workspace, kept, tmp_path):
    with pytest.raises(FolderError, match="khong-co"):
        backup.copy_workspace(workspace, tmp_path / "khong-co" / "a")


def test_any_edit_changes_what_a_workspace_says_it_holds(workspace, kept):
    said = {repr(workspace.ask(backup.contents))}
    for change in (
        lambda: offices.put_change(workspace, OFFICE),
        lambda: offices.put_change(workspace, replace(OFFICE, name="Sở mới")),
        lambda: reports.answer_change(workspace, kept.id, "i.hop", answered("Mới.")),
        lambda: reports.delete_report_change(workspace, kept.id),
    ):
        workspace.apply(change())
        said.add(repr(workspace.ask(backup.contents)))
    assert len(said) == 5


def test_the_rows_of_two_files_are_compared_whatever_their_order(workspace, copied):
    with closing(sqlite3.connect(copied[0])) as connection, connection:
        connection.execute("CREATE TEMP TABLE t AS SELECT * FROM task_result")
        connection.execute("DELETE FROM task_result")
        connection.execute("INSERT INTO task_result SELECT * FROM t")
    workspace.ask(lambda connection: backup.prove_same(connection, copied[0]))
    store_wrongly(copied[0], "UPDATE task_result SET progress = 'x'")
    with pytest.raises(BadCopyError):
        workspace.ask(lambda connection: backup.prove_same(connection, copied[0]))


def test_a_damaged_page_of_the_workspace_itself_is_told_as_damage(closed, tmp_path):
    data = bytearray(closed.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = bytes(4096)
    closed.write_bytes(data)
    with Workspace.open(closed) as workspace, pytest.raises((DamagedWorkspaceError, BadCopyError)):
        backup.prove(tmp_path / "a", backup.copy_workspace(workspace, tmp_path / "a"))
