import shutil

import pytest

from cchc_desk.desk import opening
from cchc_desk.desk.away import ConflictError
from cchc_desk.desk.desk import Desk
from cchc_desk.storage.check import verify
from cchc_desk.storage.place import PlaceKind
from tests.factories import answered, make_report

DOCUMENT, ITEM = "bc-2026-quy-1", "i.hop"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nhà"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "nhà"))


@pytest.fixture
def stick(tmp_path, monkeypatch):
    """Return a folder that counts as one on a stick."""
    folder = tmp_path / "USB"
    folder.mkdir()

    def kind(path):
        return PlaceKind.REMOVABLE if path.is_relative_to(folder) else PlaceKind.FIXED

    monkeypatch.setattr(opening, "place_kind", kind)
    return folder


def make(path):
    with Desk.open_or_create(path) as desk:
        desk.create(make_report())
    return path


def write(desk, text):
    desk.set_answer(DOCUMENT, ITEM, answered(text))


def test_a_workspace_on_a_disk_of_this_computer_is_worked_on_itself(tmp_path, stick):
    path = make(tmp_path / "sổ.cchc")
    with opening.open_anywhere(path) as desk:
        assert (desk.away, desk.workspace.path) == (None, path)
        assert not opening.write_back(desk)


@pytest.mark.parametrize("kind", [PlaceKind.REMOVABLE, PlaceKind.NETWORK, PlaceKind.SYNCED])
def test_a_workspace_elsewhere_is_worked_on_as_a_copy(tmp_path, stick, monkeypatch, kind):
    path = make(stick / "sổ.cchc")
    before = path.read_bytes()
    monkeypatch.setattr(opening, "place_kind", lambda _path: kind)
    with opening.open_anywhere(path) as desk:
        write(desk, "Ở đây.")
        assert desk.workspace.path.is_relative_to(tmp_path / "nhà")
        assert path.read_bytes() == before
        assert opening.write_back(desk)
        assert not opening.write_back(desk)
    assert verify(path) == ()
    with Desk.open(path) as desk:
        assert desk.report(DOCUMENT).answer(ITEM) == answered("Ở đây.")


def test_what_was_not_written_back_is_gone_on_with(stick):
    path = make(stick / "sổ.cchc")
    with opening.open_anywhere(path) as desk:
        write(desk, "Chưa ghi lại.")
    with opening.open_anywhere(path) as desk:
        assert desk.report(DOCUMENT).answer(ITEM) == answered("Chưa ghi lại.")


def test_a_file_that_was_exchanged_meanwhile_is_not_written_over(stick, tmp_path):
    path = make(stick / "sổ.cchc")
    with opening.open_anywhere(path) as desk:
        write(desk, "Ở đây.")
        shutil.copyfile(make(tmp_path / "khác.cchc"), path)
        other = path.read_bytes()
        with pytest.raises(ConflictError):
            opening.write_back(desk)
    assert path.read_bytes() == other


def test_a_new_workspace_on_a_stick_is_a_copy_from_the_beginning(stick):
    path = stick / "mới.cchc"
    with opening.create_anywhere(path) as desk:
        desk.create(make_report())
        opening.write_back(desk)
    with Desk.open(path) as desk:
        assert [entry.id for entry in desk.documents()] == [DOCUMENT]


def test_a_new_workspace_here_is_made_where_it_is(tmp_path, stick):
    path = tmp_path / "mới.cchc"
    opening.create_anywhere(path).close()
    assert verify(path) == ()


def test_the_file_that_is_worked_on_is_told(tmp_path, stick):
    here, there = make(tmp_path / "sổ.cchc"), make(stick / "sổ.cchc")
    assert opening.worked_on(here) == here
    assert opening.worked_on(there).is_relative_to(tmp_path / "nhà")
