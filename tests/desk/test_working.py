"""Commands on a workspace that lies on a stick: it is never opened there."""

import shutil

import pytest

from cchc_desk.cli import run
from cchc_desk.desk import backups, opening, working
from cchc_desk.desk.away import ConflictError, bring_in
from cchc_desk.desk.backup_file import BackupReason
from cchc_desk.desk.desk import Desk
from cchc_desk.files.replace import WriteError
from cchc_desk.storage.check import verify
from cchc_desk.storage.faults import MissingWorkspaceError, WorkspaceInUseError
from cchc_desk.storage.place import PlaceKind
from cchc_desk.storage.reports import NoReportError
from cchc_desk.storage.workspace import Workspace
from tests.factories import answered, make_report

DOCUMENT, ITEM = "bc-2026-quy-1", "i.hop"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nhà"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "nhà"))


@pytest.fixture(params=[PlaceKind.REMOVABLE, PlaceKind.NETWORK, PlaceKind.SYNCED])
def stick(tmp_path, monkeypatch, request):
    """Return a folder that counts as one elsewhere."""
    folder = tmp_path / "USB"
    folder.mkdir()

    def kind(path):
        return request.param if path.is_relative_to(folder) else PlaceKind.FIXED

    monkeypatch.setattr(opening, "place_kind", kind)
    return folder


@pytest.fixture
def path(stick):
    with Desk.open_or_create(stick / "sổ.cchc") as desk:
        desk.create(make_report())
        write(desk, "Trên USB.")
    return stick / "sổ.cchc"


@pytest.fixture
def never_opened_there(path, stick, monkeypatch):
    """Fail whenever a workspace is opened where it lies elsewhere."""
    open_ = Workspace.open.__func__

    def watched(cls, file):
        assert not file.is_relative_to(stick)
        return open_(cls, file)

    monkeypatch.setattr(Workspace, "open", classmethod(watched))


def write(desk, text):
    desk.set_answer(DOCUMENT, ITEM, answered(text))


def change(path, text, then=lambda: None):
    """Do what a command does; ``then`` happens before it ends."""
    with working.working_on(path) as desk:
        write(desk, text)
        then()


def text_in(desk):
    return desk.report(DOCUMENT).answer(ITEM).blocks[0].spans[0].text


def text_there(path):
    with Desk.open_reading(path) as desk:
        return text_in(desk)


@pytest.mark.usefixtures("never_opened_there")
def test_what_a_command_writes_is_there_at_its_end(path):
    with working.working_on(path) as desk:
        write(desk, "Từ dòng lệnh.")
        assert text_there(path) == "Trên USB."
    assert text_there(path) == "Từ dòng lệnh."
    assert verify(path) == ()
    assert list(path.parent.iterdir()) == [path]


def test_a_command_goes_on_with_what_the_window_has_not_sent_yet(path):
    with opening.open_anywhere(path) as desk:
        write(desk, "Trong cửa sổ.")
    with working.read_anywhere(path) as desk:
        assert text_in(desk) == "Trong cửa sổ."
    with working.working_on(path) as desk:
        assert text_in(desk) == "Trong cửa sổ."
    assert text_there(path) == "Trong cửa sổ."


def test_while_the_window_has_it_open_no_command_writes(path):
    before = path.read_bytes()
    with opening.open_anywhere(path), pytest.raises(WorkspaceInUseError):
        change(path, "Từ dòng lệnh.")
    assert path.read_bytes() == before


@pytest.mark.usefixtures("never_opened_there")
def test_reading_leaves_no_copy_and_changes_nothing(path, tmp_path):
    before = path.read_bytes()
    with working.read_anywhere(path) as desk:
        assert text_in(desk) == "Trên USB."
    assert path.read_bytes() == before
    assert not (tmp_path / "nhà" / "cchc-desk" / "away").exists()
    assert list(path.parent.iterdir()) == [path]


def test_a_workspace_that_was_made_in_vain_is_gone_here_and_there(stick):
    path = stick / "mới.cchc"
    with pytest.raises(NoReportError):
        change(path, "Vào văn bản không có.")
    assert list(stick.iterdir()) == []
    with working.working_on(path) as desk:
        assert desk.documents() == ()


def test_one_that_must_be_there_is_not_made(stick):
    with pytest.raises(MissingWorkspaceError), working.working_on(stick / "x.cchc", makes=False):
        pass
    assert list(stick.iterdir()) == []


def test_a_stick_that_is_pulled_out_is_told_and_the_next_command_writes_it_back(path, tmp_path):
    away = tmp_path / "rút ra"
    with pytest.raises(WriteError):
        change(path, "Ở đây.", lambda: path.parent.rename(away))
    away.rename(path.parent)
    with working.working_on(path):
        pass
    assert text_there(path) == "Ở đây."


def test_a_file_that_was_changed_elsewhere_meanwhile_is_not_written_over(path, tmp_path):
    other = tmp_path / "khác.cchc"
    with Desk.open_or_create(other) as desk:
        desk.create(make_report())
    with pytest.raises(ConflictError):
        change(path, "Ở đây.", lambda: shutil.copyfile(other, path))
    assert path.read_bytes() == other.read_bytes()


# --- a backup in the place of everything ----------------------------------------------------------


@pytest.fixture
def backup(path):
    with opening.open_anywhere(path) as desk:
        return backups.backup(desk.workspace, made_place(), BackupReason.ASKED).path


def made_place():
    place = backups.usual_place()
    place.mkdir(parents=True, exist_ok=True)
    return place


@pytest.mark.usefixtures("never_opened_there")
def test_a_backup_is_put_in_place_here_and_sent_there(path, backup):
    with working.working_on(path) as desk:
        write(desk, "Sau bản sao lưu.")
    done = working.replace_anywhere(path, backup, made_place())
    assert text_there(path) == "Sau bản sao lưu."
    working.send_back_if_away(path)
    assert text_there(path) == "Trên USB."
    assert done.saved is not None


def test_a_backup_with_as_many_edits_is_sent_there_too(path, backup):
    copy = bring_in(path)
    assert copy.edits > 0
    working.replace_anywhere(path, backup, made_place())
    with opening.open_anywhere(path) as desk:
        assert opening.write_back(desk)


def test_a_damaged_file_there_is_replaced_where_it_lies(path, backup):
    path.write_bytes(b"SQLite format 3\0" + bytes(5000))
    done = working.replace_anywhere(path, backup, made_place())
    assert text_there(path) == "Trên USB."
    assert done.set_aside is not None


def test_on_this_computer_the_file_itself_is_worked_on(tmp_path, stick):
    path = tmp_path / "ở đây.cchc"
    with working.working_on(path) as desk:
        desk.create(make_report())
        assert desk.workspace.path == path
    with working.read_anywhere(path) as desk:
        assert desk.workspace.path == path


# --- the command line -----------------------------------------------------------------------------


def test_every_command_works_on_a_workspace_elsewhere(stick, capsys):
    file = stick / "so.cchc"
    new = ["new", file, "--template", "bao-cao-dinh-ky", "--period"]
    words = [
        [*new, "2026-quy-1"],
        [*new, "2026-quy-3"],
        ["list", file],
        ["tasks", file, "bc-2026-quy-1"],
        ["export", file, "bc-2026-quy-1", "--to", stick.with_name("bc.docx")],
        ["verify", file],
        ["backup", file],
    ]
    assert [run([str(word) for word in each]) for each in words] == [0] * len(words)
    assert "bc-2026-quy-3" in capsys.readouterr().out
    assert list(stick.iterdir()) == [file]
    (backup,) = backups.usual_place().glob("*.cchcbak")
    assert run(["restore", str(file), str(backup), "--report", "bc-2026-quy-3"]) == 0
    assert run(["restore", str(file), str(backup)]) == 0
    assert run(["demo", str(stick / "mẫu")]) == 0
    assert (stick / "mẫu" / "mau.cchc") in (stick / "mẫu").iterdir()
    assert verify(stick / "mẫu" / "mau.cchc") == verify(file) == ()
