import shutil
from datetime import UTC, datetime, timedelta

import pytest

from cchc_desk.desk import backups
from cchc_desk.desk.backup_file import BackupReason
from cchc_desk.ui.keeping import keeper as keeping
from cchc_desk.ui.keeping.ages import age_words, size_words
from cchc_desk.ui.keeping.status_words import line_kind, line_words, place_words
from tests.factories import answered
from tests.ui.windows import DOCUMENT, saved


@pytest.fixture
def keeper(window):
    return window.safe.keeping.keeper


def reasons():
    return [each.reason for each in backups.list_backups(backups.usual_place())]


def settled(qtbot, keeper, act):
    with qtbot.waitSignal(keeper.status_changed, timeout=10000):
        act()
    return keeper.status


def test_the_start_makes_a_proved_backup(qtbot, window, keeper, monkeypatch):
    monkeypatch.setattr(keeping, "START_MS", 0)
    status = settled(qtbot, keeper, keeper.start)
    assert reasons() == [BackupReason.START]
    assert status.usual.newest.is_proved


def test_without_a_change_there_is_no_second_one(qtbot, keeper, backed_up):
    assert keeper.back_up_before_closing() is None
    assert reasons() == [backed_up.reason]


def test_half_an_hour_of_work_makes_one(qtbot, window, keeper, backed_up, monkeypatch):
    monkeypatch.setattr(keeping, "ACTIVE_S", 0)
    monkeypatch.setattr("cchc_desk.desk.backup_policy.ACTIVE_S", 0)
    window.session.set_answer("i.hop", answered("Đã họp 03 lần."))
    saved(qtbot, window)
    settled(qtbot, keeper, keeper.tick)
    assert reasons()[0] is BackupReason.TIME


def test_the_end_makes_one_of_what_was_typed_last(qtbot, window, keeper):
    window.session.set_answer("i.hop", answered("Viết cuối ngày."))
    assert keeper.back_up_before_closing() is None
    (made,) = backups.list_backups(backups.usual_place())
    assert made.reason is BackupReason.CLOSE


def test_the_newest_one_goes_to_the_second_place_too(qtbot, keeper, backed_up, tmp_path):
    stick = tmp_path / "USB"
    stick.mkdir()
    status = settled(qtbot, keeper, lambda: keeper.choose_second_place(stick))
    assert status.second.newest.is_proved
    assert [each.name for each in stick.glob("*.cchcbak")] == [backed_up.path.name]


def test_a_second_place_that_is_gone_is_told_and_stops_nothing(qtbot, keeper, tmp_path):
    stick = tmp_path / "USB"
    stick.mkdir()
    settled(qtbot, keeper, lambda: keeper.choose_second_place(stick))
    shutil.rmtree(stick)
    made = []
    status = settled(qtbot, keeper, lambda: keeper.back_up_now(made.append, made.append))
    assert status.trouble
    assert not status.second.is_there
    assert made[0].is_proved


def test_a_place_that_cannot_be_made_is_the_reason(qtbot, window, keeper, tmp_path):
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "cchc-desk").write_text("không phải thư mục")
    window.session.set_answer("i.hop", answered("Viết cuối ngày."))
    assert keeper.back_up_before_closing() is not None


NOW = datetime(2026, 3, 10, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age", "unit"),
    [(timedelta(seconds=5), ""), (timedelta(minutes=12), "12"), (timedelta(hours=3), "3"),
     (timedelta(days=9, hours=5), "9"), (timedelta(days=-1), "")],
)  # fmt: skip
def test_an_age_is_told_in_its_greatest_unit(age, unit):
    words = age_words(NOW - age, NOW)
    assert "".join(letter for letter in words if letter.isdigit()) == unit


def test_sizes_are_told_as_in_windows():
    assert "340" in size_words(340_200)
    assert "1,2" in size_words(1_234_567)


def test_the_line_warns_of_the_place_that_is_late(qtbot, keeper, backed_up, tmp_path):
    usual, stick = backups.usual_place(), tmp_path / "USB"
    stick.mkdir()
    backups.copy_backup(backed_up, stick)
    later = backed_up.at + timedelta(days=8)
    status = keeping.read_status(keeper.uuid, usual, stick, now=later)
    assert line_kind(status) == "warning"
    assert "8" in line_words(status, later)
    much_later = backed_up.at + timedelta(days=31)
    assert line_kind(keeping.read_status(keeper.uuid, usual, None, now=much_later)) == "error"


def test_a_place_without_a_backup_says_so(keeper, tmp_path):
    status = keeping.read_status("0" * 32, tmp_path, tmp_path / "rút ra rồi")
    assert line_kind(status) == "warning"
    assert place_words(status.usual, NOW) in place_words(status.second, NOW)


def test_typing_goes_on_while_a_backup_is_made(qtbot, window, keeper):
    made = []
    keeper.back_up_now(made.append, made.append)
    window.session.set_answer("i.hop", answered("Gõ trong lúc sao lưu."))
    saved(qtbot, window)
    qtbot.waitUntil(lambda: bool(made), timeout=10000)
    assert window.session.report.answer("i.hop") == answered("Gõ trong lúc sao lưu.")
    assert DOCUMENT in {each.id for each in window.session.documents}
