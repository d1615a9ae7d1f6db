"""F6, F7, F22: bytes that are not as they were saved, and journals that are of another file."""

import random
import shutil
import sqlite3
from contextlib import closing
from functools import cache

import pytest

from cchc_desk.desk import backups, restoring
from cchc_desk.desk.backup_file import BackupReason
from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.forms.period import read_period
from cchc_desk.storage import dump, readings
from cchc_desk.storage.check import verify
from cchc_desk.storage.faults import DamagedWorkspaceError
from cchc_desk.storage.recovery import Kept
from tests.factories import answered, make_report
from tests.storage.stopping import journal

PERIODS = [f"{year}-quy-{quarter}" for year in range(2020, 2026) for quarter in (1, 2)]
ITEMS = ("i.ke-hoach", "i.hop")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Let this computer's own place of backups be a folder of the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nhà"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "nhà"))


def make(path):
    """Make a workspace of twelve documents that were edited."""
    with Desk.open_or_create(path) as desk:
        for period in PERIODS:
            document = desk.create(make_report(period=read_period(period)))
            for item in ITEMS:
                desk.set_answer(document, item, answered(f"{period} {item} " + "nội dung " * 500))
    return path


def reports_in(path):
    with Desk.open(path) as desk:
        return {entry.id: desk.report(entry.id) for entry in desk.documents()}


# --- F6: damaged bytes ----------------------------------------------------------------------------


def flip_a_bit(data, chance):
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def zero_a_sector(data, chance):
    begin = chance.randrange(len(data) // 512) * 512
    data[begin : begin + 512] = bytes(512)


def zero_a_page(data, chance):
    begin = chance.randrange(len(data) // 4096) * 4096
    data[begin : begin + 4096] = bytes(4096)


def cut_the_tail(data, chance):
    del data[chance.randrange(len(data) // 2, len(data)) :]


def spoil_the_header(data, chance):
    data[chance.randrange(100)] = chance.randrange(256)


def empty(data, _chance):
    data.clear()


def fill_with_zeros(data, _chance):
    data[:] = bytes(len(data))


DAMAGES = (flip_a_bit, flip_a_bit, flip_a_bit, zero_a_sector, zero_a_page, cut_the_tail,
           spoil_the_header, empty, fill_with_zeros)  # fmt: skip


def changed_bodies(path, whole):
    """Return how many answers SQLite reads otherwise than they were saved."""
    try:
        with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as connection:
            connection.text_factory = bytes
            rows = connection.execute("SELECT report, item, text FROM answer")
            found = {(report, item): text for report, item, text in rows}
    except sqlite3.DatabaseError:
        return 0
    return sum(found.get(key) != text for key, text in whole.items())


def bodies(path):
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as connection:
        connection.text_factory = bytes
        rows = connection.execute("SELECT report, item, text FROM answer")
        return {(report, item): text for report, item, text in rows}


def is_found(path):
    """Tell whether the check tells of damage, or the file is refused."""
    try:
        return verify(path) != ()
    except UserError:
        return True


def shows_wrongly(path, before):
    """Tell whether a document is shown otherwise than it was saved."""
    try:
        return any(before.get(id_) != report for id_, report in reports_in(path).items())
    except UserError:
        return False


@pytest.mark.timeout(600)
def test_no_damage_is_shown_as_if_it_were_what_was_saved(tmp_path, tries, figures):
    count = tries(200, 1000)
    path = make(tmp_path / "sổ.cchc")
    whole, before, saved = path.read_bytes(), reports_in(path), bodies(path)
    chance = random.Random(3)  # noqa: S311 - no secret
    silent = changed = flagged = 0
    for number in range(count):
        data = bytearray(whole)
        DAMAGES[number % len(DAMAGES)](data, chance)
        path.write_bytes(data)
        is_told = is_found(path)
        assert path.read_bytes() == bytes(data)
        if changed_bodies(path, saved):
            changed += 1
            flagged += is_told
        silent += not is_told and shows_wrongly(path, before)
    figures.add(
        "F6",
        f"{count} damaged files, {changed} with changed texts",
        f"{silent} shown wrongly, {flagged} of {changed} told",
    )
    assert silent == 0
    assert flagged >= 0.99 * changed
    assert changed > count // 20


# --- F7: a journal that was left ------------------------------------------------------------------


def leave_a_journal(path, target, chance):
    """Copy a workspace as it is in the middle of a transaction, journal included."""
    target.mkdir(parents=True, exist_ok=True)
    copy = target / path.name
    work = target / "đang ghi"
    shutil.copyfile(path, work)
    with closing(sqlite3.connect(work, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE answer SET text = 'half'")
        for number in range(chance.randrange(2, 8)):
            size = chance.randrange(2000, 30000)
            connection.execute("INSERT INTO image VALUES (?, randomblob(?), '')", (number, size))
        connection.execute("DELETE FROM meta WHERE key = 'clean'")
        shutil.copyfile(work, copy)
        shutil.copyfile(journal(work), journal(copy))
        connection.execute("ROLLBACK")
    work.unlink()
    return copy


@pytest.fixture(scope="module")
def states(tmp_path_factory):
    """Return a workspace, a later backup of it, and another workspace; all of one name."""
    folder = tmp_path_factory.mktemp("nguồn")
    first = make(folder / "sổ.cchc")
    later, other = (folder / name / first.name for name in ("sau", "khác"))
    for each in (later, other):
        each.parent.mkdir()
    shutil.copyfile(first, later)
    with Desk.open(later) as desk:
        for number in range(30):
            desk.set_answer(f"bc-{PERIODS[0]}", "i.hop", answered(f"Sau {number}. " + "dài " * 900))
    with Desk.open_or_create(other) as desk:
        desk.create(make_report())
    return first, later, other


@cache
def texts(path):
    return {id_: report.answers for id_, report in reports_in(path).items()}


def outcome(path):
    """Return what is shown of each document, and which reading was kept."""
    with Desk.open(path) as desk:
        shown = {entry.id: desk.report(entry.id).answers for entry in desk.documents()}
        return shown, desk.workspace.opened.kept


@pytest.mark.timeout(600)
def test_a_backup_copied_over_a_left_journal_is_never_destroyed(states, tmp_path, tries, figures):
    count = tries(60, 100)
    first, later, _other = states
    chance, lost = random.Random(7), 0  # noqa: S311 - no secret
    for number in range(count):
        path = leave_a_journal(first, tmp_path / str(number), chance)
        shutil.copyfile(later, path)
        shown, kept = outcome(path)
        lost += shown not in (texts(later), texts(first)) or kept is Kept.AS_IT_WAS
        shutil.rmtree(path.parent)
    figures.add("F7", f"{count} backups copied over a left journal", f"{lost} destroyed")
    assert lost == 0


@pytest.mark.timeout(600)
def test_a_journal_of_another_file_does_no_harm(states, tmp_path, tries, figures):
    count = tries(60, 100)
    first, _later, other = states
    chance, lost = random.Random(8), 0  # noqa: S311 - no secret
    for number in range(count):
        path = leave_a_journal(other, tmp_path / str(number), chance)
        shutil.copyfile(first, path)
        shown, _kept = outcome(path)
        lost += shown != texts(first)
        shutil.rmtree(path.parent)
    figures.add("F7", f"{count} journals of another file", f"{lost} destroyed")
    assert lost == 0


@pytest.mark.timeout(600)
def test_a_file_copied_without_its_journal_is_told_and_restored(states, tmp_path, tries, figures):
    count = tries(30, 100)
    first, _later, _other = states
    place = tmp_path / "sao lưu"
    place.mkdir()
    with Desk.open(first) as desk:
        made = backups.backup(desk.workspace, place, BackupReason.TIME)
    chance, lost = random.Random(9), 0  # noqa: S311 - no secret
    for number in range(count):
        path = leave_a_journal(first, tmp_path / str(number), chance)
        journal(path).unlink()
        assert is_found(path)
        restoring.replace_everything(path, made.path, place)
        lost += outcome(path)[0] != texts(first)
        shutil.rmtree(path.parent)
    figures.add("F7", f"{count} files copied without their journal", f"{lost} not restored")
    assert lost == 0


def test_a_file_with_its_own_journal_is_as_it_was_before_the_cut(states, tmp_path):
    path = leave_a_journal(states[0], tmp_path / "a", random.Random(1))  # noqa: S311
    shown, kept = outcome(path)
    assert (shown, kept) == (texts(states[0]), Kept.WITH_JOURNAL)


def test_a_file_that_neither_reading_saves_is_refused_and_kept(states, tmp_path):
    path = leave_a_journal(states[0], tmp_path / "a", random.Random(1))  # noqa: S311
    journal(path).write_bytes(b"\xff" * 9000)
    before = path.read_bytes()
    assert not readings.is_sound_alone(path)
    with pytest.raises(DamagedWorkspaceError):
        Desk.open(path)
    assert path.read_bytes() == before


# --- F22: backups that say they are good ----------------------------------------------------------


def held(path):
    with closing(sqlite3.connect(path)) as connection:
        return dump.dump(connection, dump.shape(connection))


@pytest.mark.timeout(600)
def test_every_backup_made_while_typing_restores_to_what_was_typed(tmp_path, tries, figures):
    count = tries(20, 50)  # of more than 60 the oldest are thinned
    path = make(tmp_path / "sổ.cchc")
    place = tmp_path / "sao lưu"
    place.mkdir()
    made = []
    with Desk.open(path) as desk:
        for number in range(count):
            desk.set_answer(f"bc-{PERIODS[0]}", "i.hop", answered(f"Lần {number}. " * 9))
            begun = backups.begin_backup(desk.workspace, place, BackupReason.TIME)
            then = desk.report(f"bc-{PERIODS[0]}")
            desk.set_answer(f"bc-{PERIODS[0]}", "i.hop", answered(f"Sau lần {number}. "))
            made.append((backups.finish_backup(begun), then))
    wrong = 0
    for number, (backup, then) in enumerate(made):
        copy = tmp_path / f"bản sao {number}.cchc"
        restoring.open_copy(backup.path, copy)
        wrong += held(copy) != held(backup.path)
        wrong += reports_in(copy)[f"bc-{PERIODS[0]}"] != then
        copy.unlink()
    figures.add("F22", f"{count} backups made while typing", f"{wrong} not restored equal")
    assert wrong == 0
