import getpass
import json
import os
import platform
import shutil
from contextlib import ExitStack
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from cchc_desk.storage import faults, guard, owner, readings, recovery
from cchc_desk.storage.faults import WorkspaceInUseError
from cchc_desk.storage.workspace import Workspace
from tests.storage import stopping
from tests.storage.processes import digest, run_python, start_python, started_python

OPEN = """
from pathlib import Path
from cchc_desk.errors import UserError
from cchc_desk.storage.workspace import Workspace
try:
    workspace = Workspace.open(Path({path!r}))
except UserError as error:
    print(type(error).__name__, error, flush=True)
else:
    print("open", flush=True)
    {then}
"""


def opener(path, then="workspace.close()"):
    return OPEN.format(path=str(path), then=then)


def test_a_second_program_is_refused_with_the_owner_s_name_and_time(workspace, path):
    answer = run_python(opener(path)).stdout
    note = owner.read_note(path)
    assert answer.startswith("WorkspaceInUseError")
    assert getpass.getuser() in answer
    assert note.local_time() in answer


def test_the_note_says_who_has_the_workspace(workspace, path):
    note = json.loads(owner.note_path(path).read_text(encoding="utf-8"))
    assert set(note) == {"user", "host", "pid", "time", "version"}
    # Windows keeps the first 15 letters of the name for itself, in capitals.
    assert platform.node().casefold().startswith(note["host"].casefold())
    assert note["pid"] == os.getpid()
    age = datetime.now(UTC) - datetime.fromisoformat(note["time"])
    assert age.total_seconds() < 60


def test_windows_tells_the_computer_in_its_environment(closed, monkeypatch):
    monkeypatch.setattr(owner, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setenv("COMPUTERNAME", "MAY-01")
    with Workspace.open(closed):
        assert owner.read_note(closed).host == "MAY-01"


def test_a_second_program_changes_nothing(workspace, kept, path):
    before = digest(path)
    run_python(opener(path))
    assert digest(path) == before
    assert owner.read_note(path).pid == os.getpid()


def test_the_next_program_may_open_what_was_closed(closed):
    assert run_python(opener(closed)).stdout == "open\n"


def test_a_killed_owner_leaves_the_workspace_free(closed):
    with started_python(opener(closed, "input()")) as owning:
        assert owner.read_note(closed).pid == owning.pid
        with pytest.raises(WorkspaceInUseError):
            Workspace.open(closed)
    with Workspace.open(closed):
        assert owner.read_note(closed).pid == os.getpid()
    assert list(closed.parent.iterdir()) == [closed]


def test_the_same_program_cannot_open_it_twice_and_keeps_its_lock(workspace, path):
    with pytest.raises(WorkspaceInUseError):
        Workspace.open(path)
    assert run_python(opener(path)).stdout.startswith("WorkspaceInUseError")


def test_a_link_to_an_open_workspace_is_refused(workspace, path):
    link = path.with_name("link.cchc")
    link.symlink_to(path)
    with pytest.raises(WorkspaceInUseError):
        Workspace.open(link)


WITHOUT_TIME = b'{"user":"a","host":"b","pid":1,"time":"x","version":""}'


@pytest.mark.parametrize("note", [b"", b"\0" * 40, b"[]", b"{}", b"\xff", WITHOUT_TIME])
def test_a_note_that_cannot_be_read_names_nobody(workspace, path, note):
    owner.note_path(path).write_bytes(note)
    assert run_python(opener(path)).stdout.startswith("WorkspaceInUseError")
    assert owner.read_note(path) is None


def test_a_note_alone_locks_nothing(closed):
    note = '{"user":"a","host":"b","pid":1,"time":"2026-01-05T08:00:00+00:00","version":"1"}'
    owner.note_path(closed).write_text(note, encoding="utf-8")
    with Workspace.open(closed):
        assert owner.read_note(closed).pid == os.getpid()


def test_an_owner_without_a_name_is_noted_all_the_same(closed, monkeypatch):
    def fail():
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", fail)
    with Workspace.open(closed):
        assert owner.read_note(closed).user == "?"


def test_of_many_programs_at_once_one_gets_the_workspace(closed):
    with ExitStack() as stack:
        code = opener(closed, "input()")
        programs = [stack.enter_context(start_python(code)) for _ in range(6)]
        answers = sorted(program.stdout.readline().split()[0] for program in programs)
        for program in programs:
            program.kill()
    assert answers == ["WorkspaceInUseError"] * 5 + ["open"]


def test_a_cut_off_transaction_is_undone_when_the_file_is_opened(closed, tmp_path):
    cut_off = tmp_path / "cut-off"
    cut_off.mkdir()
    with started_python(CUT_OFF.format(path=str(closed))):
        for each in (closed, closed.with_name(f"{closed.name}-journal")):
            shutil.copyfile(each, cut_off / each.name)
    with Workspace.open(cut_off / closed.name) as workspace:
        assert workspace.query("SELECT count(*) AS n FROM image") == [{"n": 0}]


# --- started at once, after one was cut off -------------------------------------------------------


def test_what_another_start_settles_meanwhile_is_in_use_and_not_damaged(
    closed, tmp_path, monkeypatch
):
    found = stopping.cut_off(closed, tmp_path / "cắt")

    def settled_elsewhere(_copy):
        stopping.journal(found).write_bytes(b"")
        return False

    monkeypatch.setattr(readings, "is_sound_with_sidecars", settled_elsewhere)
    monkeypatch.setattr(readings, "is_sound_alone", lambda _copy: False)
    with pytest.raises(WorkspaceInUseError):
        Workspace.open(found)
    assert stopping.journal(found).exists()


def test_a_journal_that_goes_while_it_is_copied_says_that_another_start_was_faster(
    closed, tmp_path, monkeypatch
):
    found = stopping.cut_off(closed, tmp_path / "cắt")

    def gone(_path, _folder):
        raise FileNotFoundError

    monkeypatch.setattr(recovery, "copy_with_sidecars", gone)
    with pytest.raises(WorkspaceInUseError):
        Workspace.open(found)


def test_the_journal_of_one_who_opened_it_meanwhile_is_not_taken_away(
    closed, tmp_path, monkeypatch
):
    found = stopping.cut_off(closed, tmp_path / "cắt")
    with ExitStack() as stack:

        def opened_elsewhere(_copy):
            stack.enter_context(started_python(opener(found, "input()")))
            return True

        monkeypatch.setattr(readings, "is_sound_with_sidecars", lambda _copy: False)
        monkeypatch.setattr(readings, "is_sound_alone", opened_elsewhere)
        with pytest.raises(WorkspaceInUseError):
            Workspace.open(found)
        assert stopping.journal(found).exists()


def test_what_an_owner_is_writing_is_in_use_and_not_damaged(closed, monkeypatch):
    def torn(path):
        raise faults.damaged(path)

    monkeypatch.setattr(guard, "check_file", torn)
    with started_python(opener(closed, "input()")), pytest.raises(WorkspaceInUseError):
        Workspace.open(closed)


CUT_OFF = """
import sqlite3, time
connection = sqlite3.connect({path!r})
connection.execute("PRAGMA journal_mode = TRUNCATE")
connection.execute("PRAGMA cache_size = 1")
for number in range(50):
    connection.execute("INSERT INTO image VALUES (?, randomblob(50000), '')", (str(number),))
print("in the middle", flush=True)
input()
"""
