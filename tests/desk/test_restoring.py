import json
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from cchc_desk.desk import backups, restoring
from cchc_desk.desk.backup_file import BackupReason, note_path
from cchc_desk.desk.backups import BadBackupError, NoRoomError
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.versions import list_versions
from cchc_desk.files import replace as replacing
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import ReportState
from cchc_desk.storage.check import verify
from cchc_desk.storage.faults import (
    NotAWorkspaceError,
    WorkspaceExistsError,
    WorkspaceInUseError,
)
from cchc_desk.storage.reports import NoReportError
from cchc_desk.storage.templates import TemplateConflictError
from cchc_desk.storage.versions import VersionReason
from tests.factories import answered, make_report, make_template
from tests.storage.damage import flip
from tests.storage.stopping import cut_off, journal
from tests.storage.version_files import version_file

DOCUMENT, ITEM = "bc-2026-quy-1", "i.hop"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Let this computer's own place of backups be a folder of the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nhà"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "nhà"))


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "máy" / "sổ.cchc"
    file.parent.mkdir()
    return file


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "sao lưu"
    folder.mkdir()
    return folder


@pytest.fixture
def backup(path, place):
    """Return a backup of a workspace that was edited afterwards and is closed."""
    with Desk.open_or_create(path) as desk:
        desk.create(make_report())
        write(desk, "Trong bản sao lưu.")
        made = backups.backup(desk.workspace, place, BackupReason.TIME)
        write(desk, "Viết sau đó.")
    return made


def write(desk, text):
    desk.set_answer(DOCUMENT, ITEM, answered(text))


def text_of(desk):
    return desk.report(DOCUMENT).answer(ITEM).blocks[0].spans[0].text


def text_in(path):
    with Desk.open(path) as desk:
        return text_of(desk)


def names(folder):
    return sorted(each.name for each in folder.iterdir())


# --- a look into it -------------------------------------------------------------------------------


def test_a_backup_is_looked_into_and_stays_as_it_is(backup):
    before = backup.path.read_bytes()
    with restoring.open_backup(backup.path) as desk:
        assert text_of(desk) == "Trong bản sao lưu."
        assert len(desk.documents()) == 1
    assert backup.path.read_bytes() == before


def test_a_backup_without_its_note_is_looked_into_after_all_of_it_was_read(backup):
    note_path(backup.path).unlink()
    with restoring.open_backup(backup.path) as desk:
        assert text_of(desk) == "Trong bản sao lưu."


@pytest.mark.parametrize("has_note", [True, False])
def test_a_damaged_backup_is_refused_for_everything(backup, path, place, tmp_path, has_note):
    flip(backup.path, "Trong bản sao lưu.", "Trong bản sao lưU.")
    if not has_note:
        note_path(backup.path).unlink()
    before = path.read_bytes()
    with pytest.raises(BadBackupError):
        restoring.open_backup(backup.path)
    with pytest.raises(BadBackupError):
        restoring.open_copy(backup.path, tmp_path / "bản sao.cchc")
    with pytest.raises(BadBackupError):
        restoring.replace_everything(path, backup.path, place)
    with Desk.open(path) as desk, pytest.raises(BadBackupError):
        restoring.take_back(desk, backup.path, DOCUMENT)
    assert path.read_bytes() == before
    assert not (tmp_path / "bản sao.cchc").exists()


def test_a_file_that_is_no_backup_is_refused(tmp_path):
    file = tmp_path / "ảnh.cchcbak"
    file.write_bytes(b"?" * 9000)
    with pytest.raises(NotAWorkspaceError):
        restoring.open_backup(file)


def test_a_backup_of_an_older_program_is_looked_into(tmp_path):
    old = version_file(1, tmp_path).rename(tmp_path / "cũ.cchcbak")
    with restoring.open_backup(old) as desk:
        assert len(desk.documents()) == 2


# --- one document ---------------------------------------------------------------------------------


def test_a_document_is_taken_back_and_what_it_was_is_a_version(backup, path):
    with Desk.open(path) as desk:
        restoring.take_back(desk, backup.path, DOCUMENT)
        assert text_of(desk) == "Trong bản sao lưu."
        assert [each.reason for each in list_versions(desk, DOCUMENT)] == [
            VersionReason.BEFORE_RESTORE
        ]
        desk.undo()
        assert text_of(desk) == "Viết sau đó."
    assert verify(path) == ()


def test_the_state_of_a_document_stays_when_it_is_taken_back(backup, path):
    with Desk.open(path) as desk:
        desk.set_state(DOCUMENT, ReportState.SUBMITTED)
        restoring.take_back(desk, backup.path, DOCUMENT)
        assert desk.report(DOCUMENT).state is ReportState.SUBMITTED


def test_a_deleted_document_is_taken_back_whole(backup, path):
    with restoring.open_backup(backup.path) as other:
        then = other.report(DOCUMENT)
    with Desk.open(path) as desk:
        desk.delete_document(DOCUMENT)
        restoring.take_back(desk, backup.path, DOCUMENT)
        assert desk.report(DOCUMENT) == then


def test_a_document_is_taken_into_an_empty_workspace_with_its_tasks(backup, tmp_path):
    with restoring.open_backup(backup.path) as other:
        then = other.report(DOCUMENT)
    with Desk.open_or_create(tmp_path / "trống.cchc") as desk:
        restoring.take_back(desk, backup.path, DOCUMENT)
        assert desk.report(DOCUMENT) == then


def test_a_document_of_an_older_program_s_backup_is_taken_back(tmp_path):
    old = version_file(1, tmp_path).rename(tmp_path / "cũ.cchcbak")
    with Desk.open_or_create(tmp_path / "trống.cchc") as desk:
        restoring.take_back(desk, old, DOCUMENT)
        assert desk.report(DOCUMENT).front.number == "12"


def test_a_document_that_the_backup_lacks_is_told(backup, path):
    with Desk.open(path) as desk:
        desk.create(make_report(period=read_period("2026-quy-2"), tasks=(), results={}))
        with pytest.raises(NoReportError, match="bc-2026-quy-2"):
            restoring.take_back(desk, backup.path, "bc-2026-quy-2")


def test_a_document_of_another_template_under_the_same_name_is_refused(backup, tmp_path):
    with Desk.open_or_create(tmp_path / "khác.cchc") as desk:
        desk.create(make_report(template=make_template(closing="Khác.")))
        with pytest.raises(TemplateConflictError, match="mau"):
            restoring.take_back(desk, backup.path, DOCUMENT)


# --- a file of its own ----------------------------------------------------------------------------


def test_a_copy_is_a_workspace_of_its_own(backup, path, tmp_path):
    copy = tmp_path / "bản sao.cchc"
    restoring.open_copy(backup.path, copy)
    assert verify(copy) == ()
    with Desk.open(copy) as desk:
        assert desk.workspace.opened.was_clean
        assert desk.workspace.uuid != backup.uuid
        assert text_of(desk) == "Trong bản sao lưu."
    assert text_in(path) == "Viết sau đó."


def test_a_copy_never_takes_the_place_of_a_file(backup, path):
    before = path.read_bytes()
    with pytest.raises(WorkspaceExistsError):
        restoring.open_copy(backup.path, path)
    assert path.read_bytes() == before


# --- everything -----------------------------------------------------------------------------------


def test_everything_is_replaced_and_what_was_there_is_a_backup(backup, path, place):
    done = restoring.replace_everything(path, backup.path, place)
    assert text_in(path) == "Trong bản sao lưu."
    assert (done.saved.reason, done.set_aside) == (BackupReason.RESTORE, None)
    with restoring.open_backup(done.saved.path) as desk:
        assert text_of(desk) == "Viết sau đó."
    assert names(path.parent) == [path.name]


def test_a_restored_workspace_opens_clean_and_is_the_same_one(backup, path, place):
    restoring.replace_everything(path, backup.path, place)
    with Desk.open(path) as desk:
        assert desk.workspace.opened.was_clean
        assert desk.workspace.uuid == backup.uuid
    assert verify(path) == ()


def test_a_workspace_that_is_missing_is_restored(backup, path, place):
    path.unlink()
    done = restoring.replace_everything(path, backup.path, place)
    assert (done.saved, done.set_aside) == (None, None)
    assert text_in(path) == "Trong bản sao lưu."


def damage_a_page(path):
    data = bytearray(path.read_bytes())
    data[8192:12288] = b"\xff" * 4096
    path.write_bytes(data)


def damage_a_letter(path):
    flip(path, "Viết sau đó.", "Viết sau đÓ.")


def damage_all(path):
    path.write_bytes(bytes(9000))


def empty(path):
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [damage_a_page, damage_a_letter, damage_all, empty])
def test_a_damaged_workspace_is_set_aside_and_never_written_over(backup, path, place, damage):
    damage(path)
    before = path.read_bytes()
    done = restoring.replace_everything(path, backup.path, place)
    assert done.saved is None
    assert done.set_aside.name.startswith("sổ.cchc.hong-")
    assert done.set_aside.read_bytes() == before
    assert text_in(path) == "Trong bản sao lưu."


def test_a_damaged_workspace_is_set_aside_with_its_journal(backup, path, place, tmp_path):
    cut = cut_off(path, tmp_path / "cắt")
    journal(cut).write_bytes(b"\xff" * 5000)
    done = restoring.replace_everything(cut, backup.path, place)
    assert journal(done.set_aside).read_bytes() == b"\xff" * 5000
    assert not journal(cut).exists()
    assert text_in(cut) == "Trong bản sao lưu."


def test_a_cut_off_workspace_is_made_whole_and_saved_before_it_is_replaced(
    backup, path, place, tmp_path
):
    cut = cut_off(path, tmp_path / "cắt")
    done = restoring.replace_everything(cut, backup.path, place)
    with restoring.open_backup(done.saved.path) as desk:
        assert text_of(desk) == "Viết sau đó."
    assert text_in(cut) == "Trong bản sao lưu."


def test_another_file_than_a_workspace_is_not_replaced(backup, place, tmp_path):
    other = tmp_path / "bc.docx"
    other.write_bytes(b"PK" * 9000)
    with pytest.raises(NotAWorkspaceError):
        restoring.replace_everything(other, backup.path, place)
    assert names(tmp_path) == sorted(["bc.docx", "máy", "sao lưu"])


def test_an_open_workspace_is_not_replaced(backup, path, place):
    with Desk.open(path) as desk:
        with pytest.raises(WorkspaceInUseError):
            restoring.replace_everything(path, backup.path, place)
        write(desk, "Vẫn mở.")
    assert text_in(path) == "Vẫn mở."


def test_without_room_for_a_backup_nothing_is_replaced(backup, path, place, monkeypatch):
    before = path.read_bytes()
    usage = shutil.disk_usage(place)._replace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage)
    with pytest.raises(NoRoomError):
        restoring.replace_everything(path, backup.path, place)
    assert path.read_bytes() == before


@pytest.mark.parametrize("is_damaged", [True, False])
def test_a_disk_that_fails_in_the_end_leaves_what_was_there(
    backup, path, place, monkeypatch, is_damaged
):
    if is_damaged:
        damage_a_letter(path)
    before = path.read_bytes()
    real = replacing.replace_retry

    def fail(source, target):
        if target == path:
            raise OSError(5, "Input/output error")
        real(source, target)

    monkeypatch.setattr(replacing, "replace_retry", fail)
    with pytest.raises(replacing.WriteError):
        restoring.replace_everything(path, backup.path, place)
    assert path.read_bytes() == before
    assert names(path.parent) == [path.name]


def test_no_backup_is_deleted_until_the_restored_workspace_was_closed(backup, path, place):
    restoring.replace_everything(path, backup.path, place)
    now = datetime.now(UTC) + timedelta(hours=1)
    with Desk.open(path) as desk:
        write(desk, "Sau khi khôi phục.")
        make_many(backup, place, now, 65)
        before = len(backups.list_backups(place))
        backups.backup(desk.workspace, place, BackupReason.TIME, now)
        assert len(backups.list_backups(place)) == before + 1
    with Desk.open(path) as desk:
        write(desk, "Lần mở sau.")
        backups.backup(desk.workspace, place, BackupReason.TIME, now)
        assert len(backups.list_backups(place)) < before


def make_many(backup, place, now, count):
    for n in range(count):
        at = now - timedelta(minutes=count - n)
        name = f"sổ-{backup.uuid[:8]}-{n:09d}-{at:%Y%m%dT%H%M%SZ}-time.cchcbak"
        shutil.copyfile(backup.path, place / name)
        note = json.loads(note_path(backup.path).read_text(encoding="utf-8"))
        note |= {"name": name, "edits": n, "at": at.isoformat()}
        note_path(place / name).write_text(json.dumps(note), encoding="utf-8")


def test_a_backup_of_an_older_program_is_put_in_place_and_opens(path, place, tmp_path):
    old = version_file(1, tmp_path).rename(tmp_path / "cũ.cchcbak")
    restoring.replace_everything(path, old, place)
    with Desk.open(path) as desk:
        assert len(desk.documents()) == 2
