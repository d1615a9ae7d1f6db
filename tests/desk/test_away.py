import shutil
from pathlib import Path

import pytest

from cchc_desk.desk import away
from cchc_desk.desk.away import ConflictError
from cchc_desk.desk.backups import BadBackupError
from cchc_desk.desk.desk import Desk
from cchc_desk.files.copy import CopyError
from cchc_desk.files.replace import WriteError
from cchc_desk.storage.check import verify
from cchc_desk.storage.workspace import Workspace
from tests.factories import answered, make_report
from tests.storage.damage import flip
from tests.storage.stopping import edit_and_kill

DOCUMENT, ITEM = "bc-2026-quy-1", "i.hop"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Let the data of this computer be a folder of the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nhà"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "nhà"))


@pytest.fixture
def origin(tmp_path):
    path = tmp_path / "USB" / "sổ.cchc"
    path.parent.mkdir()
    with Desk.open_or_create(path) as desk:
        desk.create(make_report())
        write(desk, "Trên USB.")
    return path


def write(desk, text):
    desk.set_answer(DOCUMENT, ITEM, answered(text))


def text_in(path):
    with Desk.open(Path(path)) as desk:
        return desk.report(DOCUMENT).answer(ITEM).blocks[0].spans[0].text


def work(known, text):
    """Edit the copy here and send it back."""
    with Desk.open(known.file) as desk:
        write(desk, text)
        return away.send_back(known, desk.workspace)


def test_the_copy_is_worked_on_and_the_file_there_stays_whole(origin):
    known = away.bring_in(origin)
    with Desk.open(known.file) as desk:
        write(desk, "Ở đây.")
        assert not away.is_sent(known, desk.workspace)
        assert text_in(origin) == "Trên USB."
        known = away.send_back(known, desk.workspace)
        assert away.is_sent(known, desk.workspace)
    assert text_in(origin) == "Ở đây."
    assert verify(origin) == ()
    assert list(origin.parent.iterdir()) == [origin]


def test_the_file_there_opens_clean_after_it_was_sent_back(origin):
    work(away.bring_in(origin), "Ở đây.")
    with Workspace.open(origin) as workspace:
        assert workspace.opened.was_clean


def test_what_was_not_sent_back_is_gone_on_with(origin):
    known = away.bring_in(origin)
    edit_and_kill(known.file, "Chưa gửi về.")
    assert away.bring_in(origin) == known
    assert text_in(known.local) == "Chưa gửi về."


def test_what_was_edited_elsewhere_is_brought_in_anew(origin):
    work(away.bring_in(origin), "Ở đây.")
    with Desk.open(origin) as desk:
        write(desk, "Ở máy khác.")
    assert text_in(away.bring_in(origin).local) == "Ở máy khác."


def test_edits_on_both_sides_are_a_conflict_and_neither_is_lost(origin):
    known = away.bring_in(origin)
    with Desk.open(known.file) as desk:
        write(desk, "Ở đây.")
    with Desk.open(origin) as desk:
        write(desk, "Ở máy khác.")
    with pytest.raises(ConflictError, match="USB"):
        away.bring_in(origin)
    with Desk.open(known.file) as desk, pytest.raises(ConflictError):
        away.send_back(known, desk.workspace)
    assert (text_in(known.local), text_in(origin)) == ("Ở đây.", "Ở máy khác.")


def test_a_stick_that_was_pulled_out_is_told_and_nothing_is_lost(origin):
    known = away.bring_in(origin)
    shutil.rmtree(origin.parent)
    with pytest.raises(WriteError):
        work(known, "Ở đây.")
    assert text_in(known.local) == "Ở đây."
    origin.parent.mkdir()
    work(known, "Ở đây, sau đó.")
    assert text_in(origin) == "Ở đây, sau đó."


def test_a_damaged_file_is_not_brought_in(origin):
    flip(origin, "Trên USB.", "Trên USb.")
    with pytest.raises(BadBackupError):
        away.bring_in(origin)


def test_a_stick_that_writes_something_else_is_told(origin, monkeypatch):
    known, before = away.bring_in(origin), origin.read_bytes()
    monkeypatch.setattr(
        shutil, "copyfile", lambda _source, target: Path(target).write_bytes(b"?" * 9)
    )
    with pytest.raises(CopyError):
        work(known, "Ở đây.")
    assert origin.read_bytes() == before


def test_two_files_of_one_name_are_kept_apart(origin, tmp_path):
    other = tmp_path / "USB 2" / origin.name
    other.parent.mkdir()
    shutil.copyfile(origin, other)
    assert away.bring_in(origin).local != away.bring_in(other).local


def test_a_note_that_cannot_be_read_brings_the_file_in_anew(origin):
    known = away.bring_in(origin)
    (known.file.parent / "away.json").write_bytes(b"{")
    assert away.bring_in(origin) == known
