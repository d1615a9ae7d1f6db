import errno
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from cchc_desk.storage import readings, recovery, reports
from cchc_desk.storage.check import verify
from cchc_desk.storage.faults import (
    DamagedWorkspaceError,
    MovedWorkspaceError,
    ReadOnlyWorkspaceError,
    WorkspaceDiskError,
    WorkspaceInUseError,
)
from cchc_desk.storage.recovery import FOLDER, Kept, Opened
from cchc_desk.storage.workspace import Workspace
from tests.factories import answered
from tests.storage.processes import read_only_folder, run_python, started_python
from tests.storage.stopping import EDITED_AND_KILLED, cut_off, edit_and_kill, journal

ITEM = ("bc-2026-quy-1", "i.hop")


def text_of(workspace):
    answer = reports.read_report(workspace, ITEM[0]).answer(ITEM[1])
    return answer.blocks[0].spans[0].text if answer.blocks else ""


def edit(workspace, text):
    workspace.apply(reports.answer_change(workspace, *ITEM, answered(text)))


def reopened(path):
    with Workspace.open(path) as workspace:
        return workspace.opened


def copies(path):
    return sorted(each.parent for each in (path.parent / FOLDER).glob(f"*/{path.name}"))


# --- let go in order ------------------------------------------------------------------------------


def test_a_workspace_that_was_closed_is_clean(closed):
    assert reopened(closed) == Opened()
    assert list(closed.parent.iterdir()) == [closed]


def test_a_new_workspace_is_clean(path):
    with Workspace.create(path) as workspace:
        assert workspace.opened == Opened()


def test_opening_and_closing_without_an_edit_changes_no_byte(closed):
    before = closed.read_bytes()
    reopened(closed)
    assert closed.read_bytes() == before


def test_an_edit_takes_the_mark_away_and_closing_sets_it(workspace, kept, path):
    assert workspace.fact("clean") is None
    workspace.close()
    with Workspace.open(path) as again:
        assert again.fact("clean") is not None
        edit(again, "Mới.")
        assert again.fact("clean") is None


def test_a_workspace_that_another_program_holds_is_not_taken_for_cut_off(workspace, kept, path):
    with pytest.raises(WorkspaceInUseError):
        Workspace.open(path)
    assert not (path.parent / FOLDER).exists()


def test_a_second_program_makes_no_copy_of_what_is_open(closed):
    code = EDITED_AND_KILLED.format(path=str(closed), text="Mới.")
    with started_python(code), pytest.raises(WorkspaceInUseError):
        Workspace.open(closed)
    assert not (closed.parent / FOLDER).exists()


# --- killed between two edits ---------------------------------------------------------------------


def test_a_killed_program_s_workspace_is_copied_and_told_of(closed):
    before = datetime.now(UTC)
    edit_and_kill(closed, "Vừa gõ.")
    with Workspace.open(closed) as workspace:
        opened = workspace.opened
        assert text_of(workspace) == "Vừa gõ."
    assert (opened.was_clean, opened.kept) == (False, Kept.AS_IT_WAS)
    assert before - timedelta(seconds=1) < opened.recovered_to < datetime.now(UTC)
    assert copies(closed) == [opened.copy]
    assert verify(opened.copy / closed.name) == ()


def test_the_next_start_is_clean_again(closed):
    edit_and_kill(closed, "Vừa gõ.")
    reopened(closed)
    with Workspace.open(closed) as workspace:
        edit(workspace, "Nữa.")
    assert reopened(closed) == Opened()


def test_a_workspace_that_was_never_edited_has_no_last_edit(path):
    Workspace.create(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM meta WHERE key = 'clean'")
    opened = reopened(path)
    assert (opened.was_clean, opened.recovered_to) == (False, None)


def test_the_same_state_is_copied_once(closed, monkeypatch):
    edit_and_kill(closed, "Vừa gõ.")
    for _ in range(3):
        recovery.prepare(closed)
    assert len(copies(closed)) == 1


def test_the_last_five_copies_are_kept(closed):
    other = closed.with_name("khác.cchc")
    shutil.copyfile(closed, other)
    edit_and_kill(other, "Của tệp khác.")
    reopened(other)
    for number in range(7):
        edit_and_kill(closed, f"Lần {number}.")
        reopened(closed)
    assert len(copies(closed)) == recovery.KEPT
    assert len(copies(other)) == 1
    with Workspace.open(copies(closed)[-1] / closed.name) as workspace:
        assert text_of(workspace) == "Lần 6."


def test_a_full_disk_does_not_keep_a_sound_workspace_from_opening(closed, monkeypatch):
    edit_and_kill(closed, "Vừa gõ.")
    monkeypatch.setattr(recovery, "copy_with_sidecars", full)
    assert reopened(closed).copy is None
    assert list((closed.parent / FOLDER).iterdir()) == []


def full(*_paths):
    raise OSError(errno.ENOSPC, "No space left on device")


def denied(*_paths):
    raise PermissionError(errno.EACCES, "Permission denied")


# --- cut off in a transaction ---------------------------------------------------------------------


def test_a_cut_off_transaction_is_undone_and_told_of(closed, tmp_path):
    path = cut_off(closed, tmp_path / "cắt")
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    with Workspace.open(path) as workspace:
        opened = workspace.opened
        assert workspace.query("SELECT count(*) AS n FROM image") == [{"n": 0}]
    assert (opened.was_clean, opened.kept) == (False, Kept.WITH_JOURNAL)
    assert {each.name: each.read_bytes() for each in opened.copy.iterdir()} == before
    assert verify(path) == ()


def test_a_backup_copied_over_the_name_is_not_destroyed_by_the_old_journal(closed, tmp_path):
    with Workspace.open(closed) as workspace:
        for number in range(30):
            edit(workspace, f"Lần {number}. " + "chữ " * 400)
    path = cut_off(closed, tmp_path / "cắt")
    backup = tmp_path / "sao lưu.cchc"
    with Workspace.open(closed) as workspace:
        for number in range(20):
            edit(workspace, f"Sao lưu {number}. " + "dài " * 3000)
        edit(workspace, "Bản sao lưu.")
    shutil.copyfile(closed, backup)
    shutil.copyfile(backup, path)
    with Workspace.open(path) as workspace:
        assert text_of(workspace) == "Bản sao lưu."
        assert workspace.opened.kept is Kept.WITHOUT_JOURNAL
    assert verify(path) == ()
    assert not journal(path).exists()


def test_a_cut_off_workspace_copied_without_its_journal_is_told_as_damaged(closed, tmp_path):
    path = cut_off(closed, tmp_path / "cắt")
    journal(path).unlink()
    assert verify(path) != ()


@pytest.mark.parametrize("content", [b"\0" * 4096, b"no journal at all", b"\xd9\xd5\x05\xf9" * 300])
@pytest.mark.parametrize("suffix", ["-journal", "-wal"])
def test_rubbish_beside_a_sound_workspace_does_no_harm(closed, suffix, content):
    rubbish = closed.with_name(closed.name + suffix)
    rubbish.write_bytes(content)
    opened = reopened(closed)
    assert not opened.was_clean
    assert (opened.copy / rubbish.name).read_bytes() == content
    assert verify(closed) == ()
    assert not rubbish.exists()


def test_a_stale_write_ahead_log_is_not_written_into_a_backup(closed, tmp_path):
    path = with_write_ahead_log(closed, tmp_path / "wal")
    shutil.copyfile(closed, path)
    with Workspace.open(path) as workspace:
        assert workspace.query("SELECT count(*) AS n FROM image") == [{"n": 0}]
    assert verify(path) == ()
    assert not path.with_name(f"{path.name}-wal").exists()


def with_write_ahead_log(closed, folder):
    """Copy a workspace that some other tool switched to WAL, and what it had not put into it."""
    folder.mkdir()
    tool, path = folder / "tool.db", folder / closed.name
    shutil.copyfile(closed, tool)
    connection = sqlite3.connect(tool)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("INSERT INTO image VALUES ('a', randomblob(20000), 'image/png')")
    connection.commit()
    shutil.copyfile(tool, path)
    shutil.copyfile(f"{tool}-wal", f"{path}-wal")
    connection.close()
    return path


def test_a_workspace_damaged_both_ways_is_left_as_it_is(closed, tmp_path):
    path = cut_off(closed, tmp_path / "cắt")
    journal(path).write_bytes(b"\xff" * 5000)
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    with pytest.raises(DamagedWorkspaceError):
        Workspace.open(path)
    left = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    assert left == before
    assert len(copies(path)) == 1


@pytest.mark.parametrize(
    ("fail", "error"), [(full, WorkspaceDiskError), (denied, ReadOnlyWorkspaceError)]
)
def test_without_a_copy_nothing_is_undone(closed, tmp_path, monkeypatch, fail, error):
    path = cut_off(closed, tmp_path / "cắt")
    before = path.read_bytes(), journal(path).read_bytes()
    monkeypatch.setattr(recovery, "copy_with_sidecars", fail)
    with pytest.raises(error):
        Workspace.open(path)
    assert (path.read_bytes(), journal(path).read_bytes()) == before


def test_a_copy_that_sqlite_cannot_open_is_not_sound(tmp_path):
    path = tmp_path / "a.cchc"
    path.write_bytes(b"no database" * 100)
    assert not readings.is_sound_alone(path)


READ = """
from pathlib import Path
from cchc_desk.storage.faults import ReadOnlyWorkspaceError
from cchc_desk.storage.workspace import Workspace
try:
    Workspace.open(Path({path!r}))
except ReadOnlyWorkspaceError:
    print("refused")
"""


def test_a_cut_off_workspace_on_a_read_only_medium_is_refused(closed, tmp_path):
    path = cut_off(closed, tmp_path / "cắt")
    answer = run_python(READ.format(path=str(path)), *read_only_folder(path.parent))
    assert (answer.stdout, answer.stderr) == ("refused\n", "")


# --- another file in its place --------------------------------------------------------------------


def replace_by_a_copy(path):
    copy = path.with_name("khác.cchc")
    shutil.copyfile(path, copy)
    copy.replace(path)


def rename_it(path):
    path.rename(path.with_name("xung đột.cchc"))


@pytest.mark.parametrize("move", [replace_by_a_copy, rename_it])
def test_nothing_is_written_once_another_program_moved_the_file(closed, move):
    with Workspace.open(closed) as workspace:
        move(closed)
        with pytest.raises(MovedWorkspaceError, match="Sổ làm việc"):
            edit(workspace, "Mất?")


def test_what_was_moved_and_put_back_is_written_again(closed):
    away = closed.with_name("đi.cchc")
    with Workspace.open(closed) as workspace:
        closed.rename(away)
        with pytest.raises(Exception, match="Sổ làm việc"):
            edit(workspace, "Chưa.")
        away.rename(closed)
        edit(workspace, "Đã ghi.")
        assert text_of(workspace) == "Đã ghi."
