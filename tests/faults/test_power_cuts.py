"""F2, F3, F13: the power is cut at random moments of a recorded program."""

import sqlite3
from contextlib import closing

import pytest

from cchc_desk.desk import backups
from cchc_desk.desk.backup_file import BackupReason
from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.files.copy import sha256_of
from cchc_desk.storage import schema
from cchc_desk.storage.check import verify
from tests.factories import answered, make_report
from tests.faults import programs
from tests.faults.recording import bad_cuts, record
from tests.storage.version_files import version_file

DOCUMENT, ITEM = "bc-2026-quy-1", "i.hop"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "đĩa"
    made.mkdir()
    return made


@pytest.fixture
def path(folder):
    return make(folder / "so.cchc")


def make(path):
    with Desk.open_or_create(path) as desk:
        desk.create(make_report())
        desk.set_answer(DOCUMENT, ITEM, answered("0"))
    return path


def number_in(path):
    """Return the number that the last text saved begins with."""
    with Desk.open(path) as desk:
        return int(desk.report(DOCUMENT).answer(ITEM).blocks[0].spans[0].text.split()[0])


def is_whole(cut):
    """Tell whether the workspace opens as a start would open it, sound and with all that counts."""
    path = cut.folder / "so.cchc"
    try:
        return number_in(path) >= cut.acknowledged and verify(path) == ()
    except UserError:
        return False


def test_saving_loses_nothing_to_a_power_cut(library, folder, path, tries, figures):
    count = tries(300, 2000)
    recording = record(library, folder, programs.SAVE, 60)
    bad = bad_cuts(recording, count, is_whole)
    figures.add("F2", f"{count} power cuts while saving", f"{len(bad)} lost or damaged")
    assert bad == []


CANARIES = {
    "without flushing": programs.SAVE_WITHOUT_FLUSH,
    "told as saved too early": programs.ACKNOWLEDGE_FIRST,
}


@pytest.mark.parametrize("name", CANARIES)
def test_a_program_that_saves_badly_is_found_out(library, folder, figures, name):
    make(folder / "so.cchc")
    recording = record(library, folder, CANARIES[name], 60)
    bad = bad_cuts(recording, 100, is_whole)
    figures.add("F3", f"100 power cuts, saving {name}", f"{len(bad)} found, as they must be")
    assert len(bad) >= 50


def test_an_export_is_old_or_new_after_a_power_cut(library, folder, tmp_path, tries, figures):
    count = tries(300, 2000)
    written = tmp_path / "written"
    workspace = make(tmp_path / "so.cchc")
    recording = record(library, folder, programs.EXPORT, 15, workspace, written)
    known = written.read_text().split()

    def is_old_or_new(cut):
        target = cut.folder / "bc.docx"
        if not target.exists():
            return cut.acknowledged == 0
        digest = sha256_of(target)
        return digest in known and known.index(digest) + 1 >= cut.acknowledged

    bad = bad_cuts(recording, count, is_old_or_new)
    figures.add("F13", f"{count} power cuts while exporting", f"{len(bad)} neither old nor new")
    assert bad == []


def test_a_backup_that_is_called_proved_is_whole_after_a_power_cut(
    library, folder, tmp_path, tries, figures
):
    count = tries(300, 2000)
    workspace = make(tmp_path / "so.cchc")
    recording = record(library, folder, programs.BACKUP, 12, workspace)

    def is_as_told(cut):
        proved = [each for each in backups.list_backups(cut.folder) if each.is_proved]
        try:
            for each in proved:
                backups.check_bytes(each)
        except UserError:
            return False
        return len(proved) >= cut.acknowledged

    bad = bad_cuts(recording, count, is_as_told)
    figures.add("F2", f"{count} power cuts while backing up", f"{len(bad)} proved but damaged")
    assert bad == []


def test_an_upgrade_is_done_or_not_after_a_power_cut(library, folder, tries, figures):
    count = tries(100, 500)
    version_file(1, folder).rename(folder / "so.cchc")
    recording = record(library, folder, programs.UPGRADE)

    def is_old_or_new(cut):
        path = cut.folder / "so.cchc"
        if verify(path) != ():
            return False
        with closing(sqlite3.connect(path)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            return version >= cut.acknowledged and schema.is_as_expected(connection, version)

    bad = bad_cuts(recording, count, is_old_or_new)
    figures.add("F25", f"{count} power cuts while upgrading", f"{len(bad)} neither old nor new")
    assert bad == []


def test_a_restored_workspace_is_old_or_new_after_a_power_cut(library, folder, tries, figures):
    count = tries(100, 500)
    place = folder.with_name("sao lưu")
    place.mkdir()
    with Desk.open(make(folder / "so.cchc")) as desk:
        desk.set_answer(DOCUMENT, ITEM, answered("7 trong bản sao lưu"))
        made = backups.backup(desk.workspace, place, BackupReason.TIME)
        desk.set_answer(DOCUMENT, ITEM, answered("9 viết sau đó"))
    recording = record(library, folder, programs.RESTORE, made.path, place)

    def is_old_or_new(cut):
        path = cut.folder / "so.cchc"
        try:
            wanted = {7} if cut.acknowledged else {7, 9}
            return number_in(path) in wanted and verify(path) == ()
        except UserError:
            return False

    bad = bad_cuts(recording, count, is_old_or_new)
    figures.add("F2", f"{count} power cuts while restoring", f"{len(bad)} neither old nor new")
    assert bad == []
