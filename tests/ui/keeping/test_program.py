"""The whole program: everything restored from a backup, and a second start of it."""

from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from cchc_desk.desk import backups, rescue
from cchc_desk.desk.backup_file import BackupReason
from cchc_desk.desk.desk import Desk
from cchc_desk.forms import wire
from cchc_desk.storage import faults
from cchc_desk.ui import first_keys
from cchc_desk.ui.keeping.raising import wish_path
from cchc_desk.ui.keeping.restore_dialog import RestoreDialog
from cchc_desk.ui.program import Program
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.theme import Scheme, apply_theme
from tests.factories import answered
from tests.storage.processes import started_python
from tests.ui.windows import DOCUMENT, end, make_workspace, saved


@pytest.fixture
def path(tmp_path):
    return make_workspace(tmp_path / "sổ.cchc")


@pytest.fixture
def quits(monkeypatch):
    told = []
    monkeypatch.setattr(QApplication, "quit", lambda: told.append("quit"))
    return told


@pytest.fixture
def program(qapp, qtbot, tmp_path, quits):
    theme, settings = apply_theme(qapp, Scheme.LIGHT, 100), Settings(tmp_path / "settings.ini")
    made = Program(qapp, settings, theme, tmp_path / "logs" / "cchc.log")
    yield made
    if made.window is not None:
        made.window.safe.close()
    end(made)


def opened(qtbot, program, path):
    program.open_workspace(path)
    qtbot.waitUntil(lambda: program.window is not None, timeout=10000)
    qtbot.waitUntil(lambda: program.session.report is not None, timeout=10000)
    return program.window


def test_a_window_that_nobody_types_in_is_completed(qtbot, program, path, monkeypatch):
    done = []
    monkeypatch.setattr(first_keys, "make_ready", lambda: done.append("ready"))
    monkeypatch.setattr(QApplication, "setWindowIcon", lambda icon: done.append(icon.isNull()))
    opened(qtbot, program, path)
    qtbot.waitUntil(lambda: done == ["ready", False], timeout=10000)


def test_a_backup_takes_the_place_of_everything_and_is_opened(qtbot, program, path):
    window = opened(qtbot, program, path)
    before = program.session.report.answer("i.hop")
    made = []
    window.safe.keeping.keeper.back_up_now(made.append, made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=10000)
    window.session.set_answer("i.hop", answered("viết sau"))
    saved(qtbot, window)
    window.restore_wanted.emit(made[0])
    qtbot.waitUntil(
        lambda: program.window is not None and program.window is not window, timeout=20000
    )
    qtbot.waitUntil(lambda: program.session.report is not None, timeout=10000)
    assert program.session.report.answer("i.hop") == before
    qtbot.waitUntil(program.window.notice.isVisible)


def test_what_is_typed_is_rescued_when_the_disk_is_dead_from_the_start(
    qtbot, program, path, monkeypatch
):
    monkeypatch.setattr("cchc_desk.ui.program.STUCK_MS", 100)
    monkeypatch.setattr("cchc_desk.ui.keeping.rescuing.SLOW_MS", 100)
    answers = Event()
    program.open_workspace(path)
    qtbot.waitUntil(lambda: program.window is not None, timeout=10000)
    program.session.bridge.run(lambda _desk: answers.wait(30))
    program.session.set_answer("i.hop", answered("Gõ vào ổ đĩa không trả lời."))
    kept = rescue.folders()[0]
    qtbot.waitUntil(lambda: any(kept.glob(f"*{rescue.SUFFIX}")), timeout=10000)
    (file,) = kept.glob(f"*{rescue.SUFFIX}")
    found = wire.read_report(file.read_bytes()).answer("i.hop")
    assert found == answered("Gõ vào ổ đĩa không trả lời.")
    answers.set()
    saved(qtbot, program.window)
    qtbot.waitUntil(lambda: not file.exists(), timeout=10000)


HOLD = """
import sys, time
from pathlib import Path
from cchc_desk.desk.desk import Desk
desk = Desk.open(Path({path!r}))
wish = Path({wish!r})
print("open", flush=True)
while not wish.exists():
    time.sleep(0.01)
wish.unlink()
print("raised", flush=True)
sys.stdin.read()
"""


def test_a_damaged_workspace_is_restored_from_a_backup_at_the_start(qtbot, program, path, tmp_path):
    with Desk.open(path) as desk:
        desk.set_answer(DOCUMENT, "i.hop", answered("Trong bản sao lưu."))
        place = backups.usual_place()
        backups.backup(desk.workspace, place, BackupReason.TIME)
    path.write_bytes(b"SQLite format 3\0" + bytes(5000))
    program.open_workspace(path)
    qtbot.waitUntil(lambda: program.trouble is not None and program.trouble.isVisible())
    program.trouble.findChild(QPushButton, "open-trouble-restore").click()
    dialog = program.trouble.findChild(RestoreDialog)
    qtbot.waitUntil(lambda: dialog.chosen is not None)
    dialog.restore.click()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20000)
    qtbot.waitUntil(lambda: program.session.report is not None, timeout=10000)
    assert program.session.report.answer("i.hop") == answered("Trong bản sao lưu.")
    assert program.trouble is None
    assert [each.name for each in tmp_path.glob("*hong-*")] != []
    qtbot.waitUntil(lambda: "hong" in program.window.notice.words.text(), timeout=10000)


def test_a_missing_workspace_is_restored_from_another_place(
    qtbot, program, path, tmp_path, monkeypatch
):
    with Desk.open(path) as desk:
        made = backups.backup(desk.workspace, tmp_path, BackupReason.TIME)
    missing = tmp_path / "mất.cchc"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(made.path), ""))
    program.open_workspace(missing)
    qtbot.waitUntil(lambda: program.trouble is not None and program.trouble.isVisible())
    program.trouble.findChild(QPushButton, "open-trouble-restore").click()
    program.trouble.findChild(QPushButton, "restore-other").click()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20000)
    assert program.session.path == missing


def test_a_workspace_that_may_not_be_written_is_copied_and_opened(
    qtbot, program, path, tmp_path, monkeypatch
):
    target = tmp_path / "ở đây" / "sổ.cchc"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    before = path.read_bytes()

    def refuse(file):
        raise faults.read_only(file)

    program.open_workspace(path, refuse)
    qtbot.waitUntil(lambda: program.trouble is not None and program.trouble.isVisible())
    program.trouble.findChild(QPushButton, "open-trouble-copy").click()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20000)
    assert program.session.path == target
    assert path.read_bytes() == before


def test_a_missing_workspace_without_any_backup_says_so(qtbot, program, tmp_path):
    program.open_workspace(tmp_path / "mất.cchc")
    qtbot.waitUntil(lambda: program.trouble is not None and program.trouble.isVisible())
    program.trouble.findChild(QPushButton, "open-trouble-restore").click()
    dialog = program.trouble.findChild(RestoreDialog)
    qtbot.waitUntil(dialog.list.isHidden)
    assert not dialog.restore.isEnabled()
    dialog.reject()


def test_a_second_start_raises_the_first_window_and_ends(qtbot, program, path, quits):

    code = HOLD.format(path=str(path), wish=str(wish_path(path)))
    with started_python(code) as first:
        program.open_workspace(path)
        qtbot.waitUntil(lambda: quits == ["quit"], timeout=10000)
        assert program.trouble is None
        assert first.poll() is None


def test_an_owner_that_dies_while_it_is_asked_stops_nobody(qtbot, program, path, monkeypatch):
    monkeypatch.setattr("cchc_desk.ui.keeping.raising.PATIENCE_MS", 500)
    with started_python(HOLD.format(path=str(path), wish=str(path / "never"))) as first:
        program.open_workspace(path)
        qtbot.waitUntil(wish_path(path).exists, timeout=10000)
        first.kill()
        qtbot.waitUntil(lambda: program.window is not None, timeout=10000)
    assert program.trouble is None


def test_a_living_owner_that_raises_no_window_is_named(qtbot, program, path, quits, monkeypatch):
    monkeypatch.setattr("cchc_desk.ui.keeping.raising.PATIENCE_MS", 50)
    with started_python(HOLD.format(path=str(path), wish=str(path / "never"))):
        program.open_workspace(path)
        qtbot.waitUntil(lambda: program.trouble is not None, timeout=10000)
    assert quits == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_first_window_comes_forward_when_it_is_asked_to(qtbot, program, path):

    window = opened(qtbot, program, path)
    window.showMinimized()
    wish_path(path).parent.mkdir(parents=True, exist_ok=True)
    wish_path(path).write_bytes(b"")
    qtbot.waitUntil(lambda: not window.isMinimized(), timeout=5000)


def test_a_start_without_a_word_never_loses_a_workspace(qtbot, program, path):
    window = opened(qtbot, program, path)
    assert window.close()
    with Desk.open(path) as desk:
        assert desk.report(DOCUMENT).id == DOCUMENT
