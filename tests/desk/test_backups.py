import os
import random
import shutil
from collections import namedtuple
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cchc_desk.desk import backup_policy, backups
from cchc_desk.desk.backup_file import (
    SUFFIX,
    BackupReason,
    backup_name,
    note_path,
    note_text,
    read_backup,
)
from cchc_desk.desk.backups import BadBackupError, MissingPlaceError, NoRoomError
from cchc_desk.desk.desk import Desk
from cchc_desk.files import replace as replacing
from cchc_desk.files.copy import CopyError
from cchc_desk.storage.backup import BadCopyError
from cchc_desk.storage.check import verify
from cchc_desk.storage.faults import WorkspaceError
from cchc_desk.storage.reading import open_reading
from cchc_desk.storage.reports import read_report
from tests.factories import answered, make_report
from tests.storage.damage import flip
from tests.storage.version_files import version_file

NOW = datetime(2026, 3, 2, 8, 15, tzinfo=UTC)
DOCUMENT = "bc-2026-quy-1"
Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Let this computer's own place of backups be a folder of the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nhà"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "nhà"))


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "máy" / "Sổ làm việc.cchc"
    file.parent.mkdir()
    with Desk.open_or_create(file) as desk:
        desk.create(make_report())
    return file


@pytest.fixture
def desk(path):
    with Desk.open(path) as opened:
        yield opened


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "sao lưu"
    folder.mkdir()
    return folder


def edit(desk, text):
    desk.set_answer(DOCUMENT, "i.hop", answered(text))


def make(desk, place, text=None, at=NOW, reason=BackupReason.TIME):
    if text is not None:
        edit(desk, text)
    return backups.backup(desk.workspace, place, reason, at)


def names(place):
    return sorted(each.name for each in place.iterdir())


def text_in(backup):
    with open_reading(backup.path) as workspace:
        return read_report(workspace, DOCUMENT).answer("i.hop").blocks[0].spans[0].text


# --- making one -----------------------------------------------------------------------------------


def test_a_backup_is_one_file_with_a_note_beside_it(desk, place):
    made = make(desk, place)
    assert names(place) == [made.path.name, note_path(made.path).name]
    assert made.path.name.startswith("Sổ làm việc-")
    assert made.path.name.endswith("-20260302T081500Z-time.cchcbak")
    assert (made.is_proved, made.reports, made.reason) == (True, 1, BackupReason.TIME)
    assert made.note.newest == "Báo cáo Quý I năm 2026"


def test_a_backup_is_a_sound_workspace_with_the_same_content(desk, place):
    made = make(desk, place, "Vừa gõ.")
    assert verify(made.path) == ()
    assert text_in(made) == "Vừa gõ."


def test_the_workspace_goes_on_being_edited_while_a_backup_is_proved(desk, place):
    begun = backups.begin_backup(desk.workspace, place, BackupReason.TIME, NOW)
    edit(desk, "Sau đó.")
    made = backups.finish_backup(begun)
    assert made.edits == desk.workspace.last_edit() - 1


def test_the_usual_place_is_made_when_it_is_missing(desk):
    made = make(desk, backups.usual_place())
    assert made.path.parent == backups.usual_place()


def test_a_backup_of_an_empty_workspace_has_no_newest_document(tmp_path, place):
    with Desk.open_or_create(tmp_path / "trống.cchc") as desk:
        assert make(desk, place).note.newest == ""


# --- what keeps one from being made ---------------------------------------------------------------


def test_a_missing_place_is_told(desk, tmp_path):
    with pytest.raises(MissingPlaceError, match="USB"):
        make(desk, tmp_path / "USB")


def test_a_usual_place_that_cannot_be_made_is_told(desk, tmp_path):
    (tmp_path / "nhà").write_bytes(b"a file, no folder")
    with pytest.raises(replacing.WriteError):
        make(desk, backups.usual_place())


@pytest.mark.parametrize("free_bytes", [0, 200_000_000])
def test_a_disk_with_too_little_room_gets_none(desk, place, monkeypatch, free_bytes):
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: Usage(10**9, 0, free_bytes))
    with pytest.raises(NoRoomError, match="sao lưu"):
        make(desk, place)
    edit(desk, "Vẫn lưu được.")
    assert names(place) == []


def test_a_damaged_workspace_gets_none_and_costs_none(desk, place, path):
    good = [make(desk, place, f"Lần {n}.", NOW + timedelta(hours=n)) for n in range(5)]
    desk.close()
    before = names(place)
    flip(path, "Đã ban hành kế hoạch.", "Đã ban hành kế hoạcH.")
    with Desk.open(path) as damaged:
        for n in range(100):
            with pytest.raises(BadCopyError):
                make(damaged, place, f"Hỏng {n}.", NOW + timedelta(days=n))
    assert names(place) == before
    for each in good:
        backups.check_bytes(each)


def test_a_disk_that_fails_at_the_end_leaves_nothing(desk, place, monkeypatch):
    def fail(*_paths):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(replacing, "replace_retry", fail)
    with pytest.raises(replacing.WriteError):
        make(desk, place)
    monkeypatch.undo()
    assert names(place) == []


def test_a_copy_that_cannot_be_written_leaves_nothing(desk, place, monkeypatch):
    real = backups.storage.copy_workspace

    def write_half(workspace, target):
        real(workspace, target)
        target.write_bytes(target.read_bytes()[:5000])
        return workspace.ask(backups.storage.contents)

    monkeypatch.setattr(backups.storage, "copy_workspace", write_half)
    with pytest.raises((BadCopyError, WorkspaceError)):
        make(desk, place)
    assert names(place) == []


# --- listing --------------------------------------------------------------------------------------


def test_backups_are_listed_the_newest_first_whatever_the_clock_said(desk, place):
    for n, days in enumerate((0, -400, 400)):
        make(desk, place, f"Lần {n}.", NOW + timedelta(days=days))
    listed = backups.list_backups(place)
    assert [text_in(each) for each in listed] == ["Lần 2.", "Lần 1.", "Lần 0."]


def test_only_the_backups_of_one_workspace_are_listed_when_asked(desk, place, tmp_path):
    make(desk, place)
    with Desk.open_or_create(tmp_path / "khác.cchc") as other:
        made = make(other, place)
        assert backups.list_backups(place, other.workspace.uuid) == (made,)
    assert len(backups.list_backups(place)) == 2


def test_a_place_that_is_not_there_has_no_backups(tmp_path):
    assert backups.list_backups(tmp_path / "USB") == ()


def test_files_that_are_no_backups_are_passed_over(desk, place):
    made = make(desk, place)
    for name in ("ghi chú.txt", f"tự đặt{SUFFIX}", f"a-1-2-3-4{SUFFIX}"):
        (place / name).write_bytes(b"?")
    assert backups.list_backups(place) == (made,)


@pytest.mark.parametrize("note", [None, b"", b"{", b"[]", b"\xff", b'{"name": "x"}', b"[" * 9999])
def test_a_backup_without_a_note_is_listed_by_its_name_and_not_proved(desk, place, note):
    made = make(desk, place)
    note_path(made.path).unlink()
    if note is not None:
        note_path(made.path).write_bytes(note)
    (listed,) = backups.list_backups(place, desk.workspace.uuid)
    assert (listed.edits, listed.at, listed.reason) == (made.edits, NOW, BackupReason.TIME)
    assert (listed.is_proved, listed.reports) == (False, 0)


def test_a_note_of_another_backup_or_without_a_zone_counts_for_nothing(desk, place):
    made = make(desk, place)
    text = note_path(made.path).read_text(encoding="utf-8")
    for old, new in ((made.path.name, "khác.cchcbak"), ("+00:00", "")):
        note_path(made.path).write_text(text.replace(old, new), encoding="utf-8")
        assert not read_backup(made.path).is_proved


@pytest.mark.parametrize("stem", ["a", "Sổ làm việc 2026-quy-1", "CON", "x" * 300, "-", "ă" * 120])
@pytest.mark.parametrize("reason", BackupReason)
def test_a_name_says_what_it_is_whatever_the_workspace_is_called(tmp_path, stem, reason):
    file = tmp_path / backup_name(stem, "0a1b2c3d4e", 120, NOW, reason)
    file.write_bytes(b"?")
    found = read_backup(file)
    assert (found.uuid, found.edits, found.at, found.reason) == ("0a1b2c3d", 120, NOW, reason)


def test_a_backup_cut_short_is_not_proved(desk, place):
    made = make(desk, place)
    os.truncate(made.path, 5000)
    assert not backups.list_backups(place)[0].is_proved


def test_two_hundred_damaged_backups_are_all_told(desk, place, tmp_path):
    made = make(desk, place)
    whole, chance = made.path.read_bytes(), random.Random(5)  # noqa: S311 - no secret
    for _ in range(200):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        made.path.write_bytes(data)
        with pytest.raises(BadBackupError, match="time"):
            backups.check_bytes(made)
    made.path.write_bytes(whole)
    backups.check_bytes(made)


def test_a_backup_that_is_gone_is_not_as_it_was(desk, place):
    made = make(desk, place)
    made.path.unlink()
    with pytest.raises(BadBackupError):
        backups.check_bytes(made)


# --- whether one is due ---------------------------------------------------------------------------


def begin(desk, place, reason=BackupReason.START, active_s=0):
    return backups.begin_if_due(desk.workspace, place, reason, active_s)


def test_a_backup_is_due_once_for_each_state(desk, place):
    backups.finish_backup(begin(desk, place))
    assert begin(desk, place) is None
    edit(desk, "Mới.")
    assert begin(desk, place, BackupReason.TIME, 60) is None
    backups.finish_backup(begin(desk, place, BackupReason.TIME, backup_policy.ACTIVE_S))
    assert begin(desk, place, BackupReason.CLOSE) is None


def test_a_backup_that_is_no_longer_whole_does_not_count(desk, place):
    made = backups.finish_backup(begin(desk, place))
    os.truncate(made.path, 5000)
    assert begin(desk, place) is not None


def test_the_status_of_a_place_names_its_newest_backup_and_its_age(desk, place, tmp_path):
    made = make(desk, place, at=NOW - timedelta(days=9))
    status = backups.place_status(place, desk.workspace.uuid, NOW)
    assert (status.is_there, status.newest) == (True, made)
    assert status.lateness is backup_policy.Lateness.LATE
    gone = backups.place_status(tmp_path / "USB", desk.workspace.uuid, NOW)
    assert (gone.is_there, gone.newest) == (False, None)


# --- a second place -------------------------------------------------------------------------------


def test_a_backup_is_copied_to_a_second_place(desk, place, tmp_path):
    usb = tmp_path / "USB"
    usb.mkdir()
    copied = backups.copy_backup(make(desk, place, "Một."), usb)
    assert copied.path.parent == usb
    assert copied.is_proved
    assert text_in(copied) == "Một."


def test_a_damaged_backup_is_not_copied(desk, place, tmp_path):
    usb = tmp_path / "USB"
    usb.mkdir()
    made = make(desk, place)
    flip(made.path, "Rà soát văn bản", "Rà soát văn bẢn")
    with pytest.raises(BadBackupError):
        backups.copy_backup(made, usb)
    assert names(usb) == []


def test_a_backup_without_a_note_is_not_copied(desk, place, tmp_path):
    made = make(desk, place)
    note_path(made.path).unlink()
    with pytest.raises(BadBackupError):
        backups.copy_backup(read_backup(made.path), tmp_path)


def test_a_disk_that_writes_something_else_is_told(desk, place, tmp_path, monkeypatch):
    usb = tmp_path / "USB"
    usb.mkdir()
    made = make(desk, place)
    monkeypatch.setattr(
        shutil, "copyfile", lambda _source, target: Path(target).write_bytes(b"?" * 9)
    )
    with pytest.raises(CopyError, match="cchcbak"):
        backups.copy_backup(made, usb)
    assert names(usb) == []


# --- deleting the needless ------------------------------------------------------------------------


def like(made, place, edits, at):
    """Make a backup of another state in a place, as whole as one that is there."""
    target = place / backup_name("sổ", made.uuid, edits, at, BackupReason.TIME)
    shutil.copyfile(made.path, target)
    note = replace(made.note, name=target.name, edits=edits, at=at.isoformat())
    note_path(target).write_text(note_text(note), encoding="utf-8")


def fill(desk, place, count):
    """Make backups a minute apart and return the time after the last one."""
    first = make(desk, place)
    for n in range(1, count):
        like(first, place, first.edits + n, NOW + timedelta(minutes=n))
    return NOW + timedelta(minutes=count)


def test_needless_backups_are_deleted_with_their_notes(desk, place):
    now = fill(desk, place, backup_policy.NEWEST + 5)
    gone = backups.thin(place, desk.workspace.uuid, now)
    assert len(gone) == 5
    assert len(names(place)) == 2 * backup_policy.NEWEST


def test_nothing_is_deleted_while_the_newest_are_not_as_they_were(desk, place):
    now = fill(desk, place, backup_policy.NEWEST + 5)
    newest = backups.list_backups(place)[0]
    flip(newest.path, "Rà soát văn bản", "Rà soát văn bẢn")
    assert backups.thin(place, desk.workspace.uuid, now) == ()
    assert len(backups.list_backups(place)) == backup_policy.NEWEST + 5


def test_the_backups_of_another_workspace_are_left_alone(desk, place, tmp_path):
    now = fill(desk, place, backup_policy.NEWEST + 5)
    with Desk.open_or_create(tmp_path / "khác.cchc") as other:
        make(other, place)
        assert backups.thin(place, other.workspace.uuid, now) == ()


def test_a_backup_that_a_scanner_holds_is_deleted_the_next_time(desk, place, monkeypatch):
    now = fill(desk, place, backup_policy.NEWEST + 1)

    def held(_path, **_named):
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "unlink", held)
    assert backups.thin(place, desk.workspace.uuid, now) == ()
    monkeypatch.undo()
    assert len(backups.thin(place, desk.workspace.uuid, now)) == 1


# Source: RELIABILITY.md F21: 500 cycles on a small disk leave three, and saving is never blocked.
def test_a_small_disk_keeps_three_through_five_hundred_cycles(desk, place, tmp_path, monkeypatch):
    made = make(desk, tmp_path)
    room = backup_policy.FULL_BYTES + 40 * made.size_bytes
    monkeypatch.setattr(shutil, "disk_usage", lambda at: Usage(room, 0, room - used(at)))
    monkeypatch.setattr(backup_policy, "FREE_SHARE", 0.003)
    for n in range(1, 501):
        edit(desk, f"Lần {n}.")
        like(made, place, made.edits + n, NOW + timedelta(hours=n))
        backups.thin(place, desk.workspace.uuid, NOW + timedelta(hours=n))
        proved = [each for each in backups.list_backups(place) if each.is_proved]
        assert len(proved) >= min(backup_policy.FEWEST, n)
        assert used(place) <= 0.003 * room


def used(place):
    return sum(each.stat().st_size for each in place.iterdir())


# --- the file of an older program -----------------------------------------------------------------


def test_an_older_file_is_opened_after_a_backup_that_stays(tmp_path):
    path = version_file(1, tmp_path)
    with Desk.open(path) as desk:
        assert len(desk.documents()) == 2
        uuid = desk.workspace.uuid
    (made,) = backups.list_backups(backups.usual_place(), uuid)
    assert (made.reason, made.is_proved, made.note.schema_version) == (
        BackupReason.UPGRADE, True, 1
    )  # fmt: skip
    assert verify(made.path) == ()


def test_an_older_file_is_left_alone_when_there_is_no_room_for_a_backup(tmp_path, monkeypatch):
    path = version_file(1, tmp_path)
    before = path.read_bytes()
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: Usage(0, 0, 0))
    with pytest.raises(NoRoomError):
        Desk.open(path)
    assert path.read_bytes() == before
