import os
import time

import pytest

from cchc_desk import paths
from cchc_desk.files.copy import CopyError
from cchc_desk.files.replace import WriteError
from cchc_desk.storage import reports
from cchc_desk.storage.faults import (
    NewerWorkspaceError,
    ReadOnlyWorkspaceError,
    WorkspaceInUseError,
)
from cchc_desk.storage.reading import open_reading
from tests.storage.newer import make_newer
from tests.storage.processes import read_only_folder, run_python
from tests.storage.stopping import cut_off
from tests.storage.version_files import version_file

READ = """
from pathlib import Path
from cchc_desk.storage import reports
from cchc_desk.storage.reading import open_reading
with open_reading(Path({path!r})) as workspace:
    print(len(reports.list_reports(workspace)), workspace.path.name)
"""


def names(folder):
    return sorted(each.name for each in folder.iterdir())


def test_a_workspace_is_read_and_nothing_lies_beside_it(closed, kept):
    with open_reading(closed) as workspace:
        assert workspace.is_read_only
        assert reports.read_report(workspace, kept.id).answers == kept.answers
        assert names(closed.parent) == [closed.name]


def test_nothing_can_be_changed_in_it(closed, kept):
    before = closed.read_bytes()
    with open_reading(closed) as workspace:
        with pytest.raises(ReadOnlyWorkspaceError):
            workspace.apply(reports.delete_report_change(workspace, kept.id))
        with pytest.raises(ReadOnlyWorkspaceError):
            workspace.state_fact("checked", "")
    assert closed.read_bytes() == before


@pytest.fixture
def copies(tmp_path, monkeypatch):
    """Return the folder of the copies that are read, empty."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "máy"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "máy"))
    return paths.computer_folder() / "reading"


def test_a_copy_on_this_computer_is_read_and_goes_at_the_end(closed, kept, copies):
    with open_reading(closed) as workspace:
        assert workspace.file.is_relative_to(copies)
        closed.unlink()
        assert reports.read_report(workspace, kept.id).answers == kept.answers
    assert names(copies) == []


def test_the_copy_of_a_program_that_was_killed_goes_after_a_day(closed, copies):
    left, young = copies / "còn lại", copies / "đang mở"
    for each in (left, young):
        each.mkdir(parents=True)
        (each / "sổ.cchc").write_bytes(b"x")
    day_before = time.time() - 25 * 60 * 60
    os.utime(left, (day_before, day_before))
    open_reading(closed).close()
    assert names(copies) == [young.name]


def test_a_copy_that_is_not_the_same_is_not_read(closed, copies, monkeypatch):
    monkeypatch.setattr("shutil.copyfile", lambda _one, other: other.write_bytes(b"x"))
    with pytest.raises(CopyError):
        open_reading(closed)
    assert names(copies) == []


def test_no_room_for_the_copy_is_told(closed, copies, monkeypatch):
    copies.parent.mkdir(parents=True)
    copies.write_bytes(b"")
    with pytest.raises(WriteError):
        open_reading(closed)


def test_an_open_workspace_is_its_own_file(workspace, path):
    assert workspace.file == path


def test_a_read_only_medium_is_read_and_left_as_it_is(closed):
    answer = run_python(READ.format(path=str(closed)), *read_only_folder(closed.parent))
    assert (answer.stdout, answer.stderr) == (f"1 {closed.name}\n", "")
    assert names(closed.parent) == [closed.name]


def test_a_cut_off_workspace_on_a_read_only_medium_is_read_as_it_was_saved(closed, tmp_path):
    path = cut_off(closed, tmp_path / "cắt")
    before = names(path.parent)
    answer = run_python(READ.format(path=str(path)), *read_only_folder(path.parent))
    assert (answer.stdout, answer.stderr) == (f"1 {path.name}\n", "")
    assert names(path.parent) == before


def test_the_file_of_an_older_program_is_read_and_stays_as_it_is(tmp_path):
    path = version_file(1, tmp_path)
    before = path.read_bytes()
    with open_reading(path) as workspace:
        assert len(reports.list_reports(workspace)) == 2
    assert path.read_bytes() == before
    assert names(tmp_path) == [path.name]


def test_a_newer_file_is_read_when_it_says_that_this_program_can(closed, kept):
    make_newer(closed, "0.1.0", "CREATE TABLE novelty (a)", "ALTER TABLE answer ADD COLUMN b TEXT")
    before = closed.read_bytes()
    with open_reading(closed) as workspace:
        assert reports.read_report(workspace, kept.id).answers == kept.answers
    assert closed.read_bytes() == before


@pytest.mark.parametrize("min_reader", ["0.2.0", "9.0", ""])
def test_a_newer_file_is_refused_when_it_needs_a_newer_program(closed, min_reader):
    make_newer(closed, min_reader)
    with pytest.raises(NewerWorkspaceError):
        open_reading(closed)


def test_a_newer_file_without_a_column_of_ours_is_refused(closed):
    make_newer(closed, "0.1.0", "ALTER TABLE answer RENAME COLUMN text TO words")
    with pytest.raises(NewerWorkspaceError):
        open_reading(closed)


def test_a_workspace_that_is_open_is_not_read_half_written(workspace, kept, path):
    with pytest.raises(WorkspaceInUseError):
        open_reading(path)
