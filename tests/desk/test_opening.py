import shutil

import pytest

from cchc_desk.desk import opening
from cchc_desk.desk.away import ConflictError
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.view import read_view
from cchc_desk.storage.check import verify
from cchc_desk.storage.faults import (
    MissingWorkspaceError,
    NewerWorkspaceError,
    ReadOnlyWorkspaceError,
    read_only,
)
from cchc_desk.storage.place import PlaceKind
from tests.factories import answered, make_report
from tests.storage.newer import make_newer

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


@pytest.fixture
def protected(monkeypatch):
    """Let nothing be written any more outside of this computer's own folder."""

    def protect():
        monkeypatch.setattr(opening, "may_be_written", lambda _path: False)

    return protect


def test_a_workspace_that_may_not_be_written_is_only_read(tmp_path, protected):
    path = make(tmp_path / "sổ.cchc")
    protected()
    before = path.read_bytes()
    with opening.open_anywhere(path) as desk:
        assert desk.workspace.is_read_only
        assert isinstance(read_view(desk).refusal, ReadOnlyWorkspaceError)
        with pytest.raises(ReadOnlyWorkspaceError):
            write(desk, "Không được.")
    assert path.read_bytes() == before


def test_a_stick_that_is_protected_is_read_and_not_brought_in(stick, protected):
    path = make(stick / "sổ.cchc")
    protected()
    with opening.open_anywhere(path) as desk:
        assert (desk.workspace.is_read_only, desk.away) == (True, None)


def test_what_could_not_be_sent_to_a_protected_stick_is_gone_on_with(stick, protected):
    path = make(stick / "sổ.cchc")
    with opening.open_anywhere(path) as desk:
        write(desk, "Chưa ghi lại.")
    protected()
    with opening.open_anywhere(path) as desk:
        assert desk.report(DOCUMENT).answer(ITEM) == answered("Chưa ghi lại.")
        assert read_view(desk).refusal is None


def test_what_only_trying_tells_of_is_read_too(tmp_path, monkeypatch):
    path = make(tmp_path / "sổ.cchc")

    def refuse(file):
        raise read_only(file)

    monkeypatch.setattr(Desk, "open", refuse)
    with opening.open_anywhere(path) as desk:
        assert desk.workspace.is_read_only


def test_a_file_that_is_not_there_is_told_as_missing(tmp_path):
    assert opening.may_be_written(tmp_path / "mất.cchc")
    with pytest.raises(MissingWorkspaceError):
        opening.open_anywhere(tmp_path / "mất.cchc")


def test_a_workspace_without_a_document_is_only_read_too(tmp_path, protected):
    path = tmp_path / "sổ.cchc"
    Desk.open_or_create(path).close()
    protected()
    with opening.open_anywhere(path) as desk:
        assert isinstance(read_view(desk).refusal, ReadOnlyWorkspaceError)


def test_the_file_of_a_newer_program_is_read_when_it_says_that_this_one_can(tmp_path):
    path = make(tmp_path / "sổ.cchc")
    make_newer(path, "0.1.0")
    before = path.read_bytes()
    with opening.open_anywhere(path) as desk:
        assert desk.report(DOCUMENT).id == DOCUMENT
        with pytest.raises(NewerWorkspaceError):
            write(desk, "Không được.")
    assert path.read_bytes() == before


def test_the_file_of_a_newer_program_is_refused_when_this_one_cannot_read_it(tmp_path):
    path = make(tmp_path / "sổ.cchc")
    make_newer(path, "9.0")
    with pytest.raises(NewerWorkspaceError):
        opening.open_anywhere(path)
