"""What happens when the disk takes nothing, when the program died, when it is started twice."""

import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from cchc_desk.desk import rescue
from cchc_desk.desk.desk import Desk
from cchc_desk.forms import wire
from cchc_desk.storage.recovery import Kept, Opened
from cchc_desk.ui.crash import HARD_CRASHES
from cchc_desk.ui.keeping import rescuing
from cchc_desk.ui.keeping.raising import RaiseWatch, RaiseWish, wish_path
from cchc_desk.ui.keeping.recovered import recovered_words
from tests.factories import answered
from tests.ui.sessions import FailingDisk
from tests.ui.windows import DOCUMENT, kept_answer, saved

TEXT = answered("Gõ khi ổ đĩa đã đầy.")


@pytest.fixture
def disk(monkeypatch):
    return FailingDisk(monkeypatch)


def rescued(window):
    return list((Path(window.settings.store.fileName()).parent).rglob(f"*{rescue.SUFFIX}"))


def fail_to_save(qtbot, window, disk, monkeypatch):
    monkeypatch.setattr(rescuing, "AFTER_MS", 0)
    window.safe.rescuing.offer()
    qtbot.waitUntil(lambda: window.session.bridge.is_idle)
    disk.fail()
    window.session.set_answer("i.hop", TEXT)
    qtbot.waitUntil(window.notice.isVisible, timeout=10000)


def test_what_cannot_be_saved_is_written_elsewhere_until_it_can(qtbot, window, disk, monkeypatch):
    fail_to_save(qtbot, window, disk, monkeypatch)
    (file,) = rescued(window)
    assert str(file) in window.notice.words.text()
    disk.mend()
    window.session.save_now()
    saved(qtbot, window)
    qtbot.waitUntil(lambda: not file.exists(), timeout=10000)


def test_a_rescued_text_is_offered_at_the_next_start(qtbot, window, disk, monkeypatch):
    fail_to_save(qtbot, window, disk, monkeypatch)
    assert window.safe.rescue_now()
    disk.mend()
    found = rescued(window)
    window.safe.close()
    window.session.abandon()
    with Desk.open(window.session.path) as desk:
        assert desk.report(DOCUMENT).answer("i.hop") != TEXT
        whose = rescue.Whose(window.session.path, desk.workspace.uuid)
        kept = rescue.find_rescued(whose, rescue.folders())
        assert (kept.files, kept.is_by_place) == (tuple(found), False)
        assert rescue.take_rescued(desk, found[0]) == DOCUMENT
        assert desk.report(DOCUMENT).answer("i.hop") == TEXT
        desk.undo()
        assert desk.report(DOCUMENT).answer("i.hop") != TEXT
    assert not found[0].exists()


def test_the_window_offers_a_rescued_text_and_takes_it_back(qtbot, window):
    known = []
    window.session.bridge.run(lambda desk: desk.workspace.uuid, known.append)
    qtbot.waitUntil(lambda: bool(known))
    leave_rescued(window, known[0])
    window.safe.rescuing.offer()
    qtbot.waitUntil(window.notice.isVisible, timeout=10000)
    window.notice.offers()[0].click()
    saved(qtbot, window)
    assert kept_answer(qtbot, window, "i.hop") == TEXT


def leave_rescued(window, uuid=""):
    """Write what the last time could not be saved."""
    report = window.session.report
    changed = replace(report, answers={**report.answers, "i.hop": TEXT})
    whose = rescue.Whose(window.session.path, uuid)
    return rescue.write_rescue(changed, whose, rescue.folders())


def test_what_was_rescued_before_the_disk_said_whose_it_is_is_offered_with_its_place(qtbot, window):
    file = leave_rescued(window)
    window.safe.rescuing.offer()
    qtbot.waitUntil(window.notice.isVisible, timeout=10000)
    assert str(window.session.path) in window.notice.words.text()
    window.notice.offers()[0].click()
    saved(qtbot, window)
    assert kept_answer(qtbot, window, "i.hop") == TEXT
    assert not file.exists()


def test_a_text_of_another_place_is_not_offered(window, tmp_path):
    leave_rescued(window)
    other = rescue.Whose(tmp_path / "khác.cchc", "0" * 32)
    assert rescue.find_rescued(other, rescue.folders()) == rescue.Rescued((), is_by_place=False)


@pytest.fixture
def dead(window):
    """Let the disk answer nothing until the event that is returned is set."""
    answers = Event()
    window.session.bridge.run(lambda _desk: answers.wait(20))
    yield answers
    answers.set()


def test_what_a_dead_disk_does_not_take_is_written_elsewhere_until_it_does(
    qtbot, window, dead, monkeypatch
):
    monkeypatch.setattr(rescuing, "SLOW_MS", 50)
    window.safe.rescuing.offer()
    window.session.set_answer("i.hop", TEXT)
    qtbot.waitUntil(lambda: bool(rescued(window)), timeout=10000)
    (file,) = rescued(window)
    assert wire.read_report(file.read_bytes()).answer("i.hop") == TEXT
    qtbot.waitUntil(lambda: str(file) in window.notice.words.text(), timeout=10000)
    dead.set()
    saved(qtbot, window)
    qtbot.waitUntil(lambda: rescued(window) == [], timeout=10000)
    assert "&Take it back" not in [each.text() for each in window.notice.offers()]


def test_a_slow_disk_that_goes_on_saving_needs_no_rescue(qtbot, window, monkeypatch):
    monkeypatch.setattr(rescuing, "SLOW_MS", 1000)
    written = []
    monkeypatch.setattr(rescue, "write_rescue", lambda *given: written.append(given))
    window.safe.rescuing.offer()
    for number in range(8):
        window.session.bridge.run(lambda _desk: Event().wait(0.25))
        window.session.set_answer("i.hop", answered(f"Lần {number}."))
    saved(qtbot, window)
    assert written == []


def test_where_nothing_can_be_written_that_is_told(window, tmp_path):
    blocked = tmp_path / "tệp"
    blocked.write_text("không phải thư mục")
    whose = rescue.Whose(window.session.path, "0" * 32)
    with pytest.raises(rescue.RescueError):
        rescue.write_rescue(window.session.report, whose, [blocked])


def test_a_broken_rescue_file_is_refused_and_stays(tmp_path):
    file = tmp_path / f"x{rescue.SUFFIX}"
    file.write_bytes(b"{")
    path = tmp_path / "s.cchc"
    with Desk.open_or_create(path) as desk, pytest.raises(rescue.RescueError):
        rescue.take_rescued(desk, file)
    assert file.exists()


# --- after the program died -----------------------------------------------------------------------

AT = datetime(2026, 3, 2, 3, 32, 3, tzinfo=UTC)


def test_what_was_recovered_is_told_with_its_time():
    opened = Opened(was_clean=False, recovered_to=AT, kept=Kept.WITH_JOURNAL)
    words = recovered_words(opened)
    assert f"{AT.astimezone():%H:%M:%S}" in words
    assert recovered_words(Opened()) == ""


def test_leftovers_of_another_file_are_told_too():
    both = [recovered_words(Opened(was_clean=False, kept=kept)) for kept in Kept]
    assert len(set(both)) == len(both)


def test_the_window_tells_after_a_stop_that_was_not_in_order(qtbot, window):
    window.session.bridge.run(set_unclean)
    window.keep_safe()
    qtbot.waitUntil(window.notice.isVisible, timeout=10000)
    assert window.notice.offers()


def set_unclean(desk):
    desk.workspace.opened = Opened(was_clean=False, recovered_to=AT)


def test_a_hard_crash_leaves_the_places_in_the_code(tmp_path):
    code = (
        "import os, signal, sys; from pathlib import Path; "
        "from cchc_desk.ui.crash import watch_hard_crashes; "
        "watch_hard_crashes(Path(sys.argv[1])); os.kill(os.getpid(), signal.SIGSEGV)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "logs")], check=False)
    assert done.returncode != 0
    assert "Segmentation fault" in (tmp_path / "logs" / HARD_CRASHES).read_text(encoding="utf-8")


# --- started twice --------------------------------------------------------------------------------


@pytest.fixture
def owner(qapp):
    made = QObject()
    yield made
    made.deleteLater()


def test_a_second_start_raises_the_first_window(qtbot, owner, tmp_path):
    watch, told = RaiseWatch(owner), []
    watch.watch(tmp_path / "s.cchc")
    with qtbot.waitSignal(watch.wanted, timeout=5000):
        RaiseWish(tmp_path / "s.cchc", told.append, owner)
    qtbot.waitUntil(lambda: told == [True], timeout=5000)


def test_where_nobody_answers_the_second_start_goes_on_by_itself(
    qtbot, owner, tmp_path, monkeypatch
):
    monkeypatch.setattr("cchc_desk.ui.keeping.raising.PATIENCE_MS", 50)
    told = []
    RaiseWish(tmp_path / "s.cchc", told.append, owner)
    qtbot.waitUntil(lambda: told == [False], timeout=5000)
    assert not wish_path(tmp_path / "s.cchc").exists()


# --- the package for those who help ---------------------------------------------------------------


def test_the_package_is_shown_before_it_is_saved_and_quotes_no_report(
    qtbot, window, dialog, monkeypatch, tmp_path
):
    window.session.set_answer("i.hop", answered("bí mật của cơ quan"))
    saved(qtbot, window)
    window.log_folder.mkdir(exist_ok=True)
    (window.log_folder / "cchc.log").write_text(f"ValueError\n{Path.home()}/x.py", encoding="utf-8")
    target = tmp_path / "gói.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    window.menus.actions["diagnostics"].trigger()
    shown = dialog("diagnostics-dialog")
    assert not target.exists()
    shown.save.click()
    with zipfile.ZipFile(target) as package:
        texts = {name: package.read(name).decode() for name in package.namelist()}
    assert {"program.txt", "workspace.txt", "cchc.log"} == set(texts)
    assert "bí mật" not in "".join(texts.values())
    assert str(Path.home()) not in texts["cchc.log"]
    assert "journal_mode: truncate" in texts["workspace.txt"]
