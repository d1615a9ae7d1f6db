import pytest

from cchc_desk.desk import handover
from cchc_desk.desk.backups import BadBackupError
from cchc_desk.desk.desk import Desk
from cchc_desk.files.copy import sha256_of
from cchc_desk.storage.backup import BadCopyError
from cchc_desk.storage.check import verify
from cchc_desk.storage.faults import NotAWorkspaceError, WorkspaceExistsError
from tests.factories import answered, make_report
from tests.storage.damage import flip
from tests.storage.version_files import version_file

DOCUMENT, ITEM = "bc-2026-quy-1", "i.hop"


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "sổ.cchc"
    with Desk.open_or_create(file) as desk:
        desk.create(make_report())
        desk.set_answer(DOCUMENT, ITEM, answered("Bàn giao."))
    return file


@pytest.fixture
def handed(path, tmp_path):
    """Return what was handed over."""
    with Desk.open(path) as desk:
        return handover.hand_over(desk.workspace, tmp_path / f"bàn giao{handover.SUFFIX}")


def test_a_workspace_is_handed_over_as_one_proved_file(path, handed):
    assert verify(handed.path) == ()
    assert (handed.documents, handed.sha256) == (1, sha256_of(handed.path))
    assert sorted(each.name for each in path.parent.iterdir()) == ["bàn giao.cchcbak", "sổ.cchc"]


def test_what_was_handed_over_is_taken_in_whole_with_its_past(path, handed, tmp_path):
    new = tmp_path / "máy mới.cchc"
    handover.take_in(handed.path, new)
    assert verify(new) == ()
    with Desk.open(path) as old, Desk.open(new) as desk:
        assert desk.workspace.opened.was_clean
        assert desk.workspace.uuid == old.workspace.uuid
        assert desk.workspace.last_edit() == old.workspace.last_edit()
        assert desk.report(DOCUMENT) == old.report(DOCUMENT)


def test_the_workspace_stays_open_for_edits_after_it_was_handed_over(path, tmp_path):
    with Desk.open(path) as desk:
        handover.hand_over(desk.workspace, tmp_path / "a.cchcbak")
        desk.set_answer(DOCUMENT, ITEM, answered("Sau đó."))
    assert verify(path) == ()


def test_taking_in_never_takes_the_place_of_a_file(path, handed):
    before = path.read_bytes()
    with pytest.raises(WorkspaceExistsError):
        handover.take_in(handed.path, path)
    assert path.read_bytes() == before


def test_a_damaged_file_is_not_taken_in(handed, tmp_path):
    flip(handed.path, "Bàn giao.", "Bàn giaO.")
    with pytest.raises(BadBackupError):
        handover.take_in(handed.path, tmp_path / "máy mới.cchc")
    assert not (tmp_path / "máy mới.cchc").exists()


def test_a_file_that_is_no_workspace_is_not_taken_in(tmp_path):
    other = tmp_path / "bc.docx"
    other.write_bytes(b"PK" * 9000)
    with pytest.raises(NotAWorkspaceError):
        handover.take_in(other, tmp_path / "máy mới.cchc")


def test_a_damaged_workspace_is_not_handed_over_and_what_was_there_stays(path, tmp_path):
    flip(path, "Bàn giao.", "Bàn giaO.")
    target = tmp_path / "a.cchcbak"
    target.write_bytes(b"earlier")
    with Desk.open(path) as desk, pytest.raises(BadCopyError):
        handover.hand_over(desk.workspace, target)
    assert target.read_bytes() == b"earlier"


def test_a_file_of_an_older_program_is_taken_in(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nhà"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "nhà"))
    new = tmp_path / "máy mới.cchc"
    handover.take_in(version_file(1, tmp_path), new)
    with Desk.open(new) as desk:
        assert len(desk.documents()) == 2
