import sys
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QMainWindow,
    QMessageBox,
    QPushButton,
)

import cchc_desk.ui.program
from cchc_desk.desk.desk import Desk
from cchc_desk.i18n import tr
from cchc_desk.storage import faults
from cchc_desk.storage.check import verify
from cchc_desk.ui import moments
from cchc_desk.ui.moments import Moments
from cchc_desk.ui.program import Program
from cchc_desk.ui.saving import SaveKind, SaveState
from cchc_desk.ui.session import Session
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.theme import Theme
from tests.factories import answered
from tests.storage.processes import run_python, started_python
from tests.ui.sessions import FIRST, SECOND, FailingDisk, kept_report, make_workspace


class PlainWindow(QMainWindow):
    """Stand in for the window: what the program asks of it, and nothing else."""

    workspace_wanted = Signal(object)
    new_workspace_wanted = Signal(object)
    sample_wanted = Signal()
    restore_wanted = Signal(object)
    copy_wanted = Signal(object, object)

    def __init__(self, session, _settings, _theme, log_folder):
        super().__init__()
        self.session, self.log_folder = session, log_folder
        self.may_close = True
        self.was_closed = self.is_kept_safe = False

    def keep_safe(self):
        self.is_kept_safe = True

    def confirm_close(self):
        return self.may_close and self.session.close()

    def closeEvent(self, event):
        self.was_closed = True
        super().closeEvent(event)


@pytest.fixture
def quits(monkeypatch):
    told = []
    monkeypatch.setattr(QApplication, "quit", lambda: told.append("quit"))
    return told


@pytest.fixture
def program(qapp, tmp_path, monkeypatch, quits):
    monkeypatch.setattr("cchc_desk.ui.window.Window", PlainWindow)
    theme, settings = Theme(qapp), Settings(tmp_path / "settings.ini")
    made = Program(qapp, settings, theme, tmp_path / "logs" / "cchc.log")
    made.theme = theme
    yield made
    made.end()
    for widget in filter(None, (made.trouble, made.window)):
        widget.hide()
        widget.deleteLater()
    for made_here in (made, theme):
        made_here.setParent(None)
        made_here.deleteLater()


@pytest.fixture
def path(tmp_path):
    return make_workspace(tmp_path / "sổ.cchc")


@pytest.fixture
def other(tmp_path):
    return make_workspace(tmp_path / "khác.cchc")


def settings_of(tmp_path):
    return Settings(tmp_path / "settings.ini")


def wait_for(qtbot, program, path):
    qtbot.waitUntil(lambda: program.session is not None and program.session.path == path)
    return program.window


def open_it(qtbot, program, path):
    program.open_workspace(path)
    return wait_for(qtbot, program, path)


def fail_to_open(qtbot, program, path):
    program.open_workspace(path)
    qtbot.waitUntil(lambda: program.trouble is not None)
    return program.trouble.findChild(QLabel, "open-trouble-reason").text()


def press(qtbot, program, name):
    button = program.trouble.findChild(QPushButton, f"open-trouble-{name}")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def windows():
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, PlainWindow)]


# --- starting -------------------------------------------------------------------------------------


def test_a_named_workspace_opens_in_a_window(qtbot, program, path, tmp_path):
    window = open_it(qtbot, program, path)
    assert window.isVisible()
    assert window.log_folder == tmp_path / "logs"
    assert program.session.report.id == SECOND


def test_a_workspace_is_looked_after_when_the_first_keys_are_typed(qtbot, program, path, typing):
    window = open_it(qtbot, program, path)
    qtbot.wait(1000)
    assert not window.is_kept_safe
    typing.clear()
    qtbot.waitUntil(lambda: window.is_kept_safe)


def test_who_types_without_any_pause_is_looked_after_too(qtbot, program, path, typing, monkeypatch):
    monkeypatch.setattr(cchc_desk.ui.program, "_MOST_S", 0.5)
    window = open_it(qtbot, program, path)
    qtbot.waitUntil(lambda: window.is_kept_safe)
    assert typing


def test_what_cannot_be_saved_is_looked_after_at_once(qtbot, program, path, typing, monkeypatch):
    state = property(lambda _session: SaveState(SaveKind.UNSAVED))
    monkeypatch.setattr(Session, "save_state", state)
    window = open_it(qtbot, program, path)
    qtbot.waitUntil(lambda: window.is_kept_safe)
    assert typing


def test_icons_are_drawn_once_the_window_is_on_the_screen(qtbot, program, path):
    program.theme.put_off_icons()
    with qtbot.waitSignal(program.theme.changed):
        open_it(qtbot, program, path)


def test_nothing_waits_for_icons_where_a_workspace_is_not_opened(qtbot, program, tmp_path):
    program.theme.put_off_icons()
    with qtbot.waitSignal(program.theme.changed):
        fail_to_open(qtbot, program, tmp_path / "không có.cchc")


def test_at_the_very_first_start_the_usual_workspace_is_made(qtbot, program, tmp_path):
    usual = tmp_path / "CCHC" / "data" / "so-lam-viec.cchc"
    program.open_last(usual)
    wait_for(qtbot, program, usual)
    assert usual.exists()


def test_the_workspace_that_was_open_last_opens_with_its_document(qtbot, program, path, tmp_path):
    settings = settings_of(tmp_path)
    settings.remember_workspace(path)
    settings.last_document = FIRST
    settings.save()
    program.open_last(tmp_path / "không cần.cchc")
    wait_for(qtbot, program, path)
    assert program.session.report.id == FIRST


def test_what_was_opened_is_remembered(qtbot, program, path, other, tmp_path):
    open_it(qtbot, program, path)
    open_it(qtbot, program, other)
    assert settings_of(tmp_path).recent_workspaces == (other, path)


def test_a_slow_file_shows_the_empty_window_meanwhile(qtbot, program, path):
    answers = Event()

    def slow(file):
        answers.wait(10)
        return Desk.open(file)

    program.open_workspace(path, slow)
    qtbot.waitUntil(lambda: any(window.isVisible() for window in windows()))
    assert program.session is None
    answers.set()
    wait_for(qtbot, program, path)


RUN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import cchc_desk.ui.window
from cchc_desk.ui import app
from tests.ui.test_app import PlainWindow
cchc_desk.ui.window.Window = PlainWindow
run_events = QApplication.exec

def look():
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            print(type(window).__name__, window.session.path.name)
            window.close()

def watched():
    QApplication.clipboard().setText("đã chép")
    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    return run_events()

QApplication.exec = staticmethod(watched)
sys.exit(app.run(None))
"""


def test_the_program_starts_with_the_usual_workspace_and_ends_with_its_window(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    ended = run_python(RUN)
    assert (ended.returncode, ended.stdout) == (0, "PlainWindow so-lam-viec.cchc\n"), ended.stderr
    usual = tmp_path / "cchc-desk" / "data" / "so-lam-viec.cchc"
    assert verify(usual) == ()
    settings = Settings(tmp_path / "cchc-desk" / "settings.ini")
    assert settings.recent_workspaces == (usual,)


# --- a workspace that cannot be opened ------------------------------------------------------------


def test_a_missing_workspace_is_told_and_not_made(qtbot, program, tmp_path):
    path = tmp_path / "mất.cchc"
    assert "mất.cchc" in fail_to_open(qtbot, program, path)
    assert program.trouble.isVisible()
    assert not path.exists()
    assert not any(window.isVisible() for window in windows())


def test_a_remembered_workspace_that_is_gone_is_not_made_anew(qtbot, program, path, tmp_path):
    settings = settings_of(tmp_path)
    settings.remember_workspace(tmp_path / "mất.cchc")
    settings.save()
    program.open_last(tmp_path / "so-lam-viec.cchc")
    qtbot.waitUntil(lambda: program.trouble is not None)
    assert not list(tmp_path.glob("*mất*"))
    assert not (tmp_path / "so-lam-viec.cchc").exists()


def test_what_is_no_workspace_is_refused_and_left_as_it_is(qtbot, program, tmp_path):
    path = tmp_path / "lạ.cchc"
    path.write_bytes(b"not a database at all" * 100)
    assert "lạ.cchc" in fail_to_open(qtbot, program, path)
    assert path.read_bytes() == b"not a database at all" * 100


def test_a_second_start_says_who_has_the_workspace(qtbot, program, path):
    code = (
        "from pathlib import Path; from cchc_desk.desk.desk import Desk\n"
        f"desk = Desk.open(Path({str(path)!r})); print('open', flush=True); input()"
    )
    with started_python(code):
        assert fail_to_open(qtbot, program, path) == str(faults.in_use(path))


def test_it_can_be_tried_again(qtbot, program, tmp_path):
    path = tmp_path / "sổ.cchc"
    fail_to_open(qtbot, program, path)
    make_workspace(path)
    press(qtbot, program, "retry")
    assert wait_for(qtbot, program, path).isVisible()
    assert program.trouble is None


def test_trying_again_in_vain_says_so(qtbot, program, tmp_path):
    fail_to_open(qtbot, program, tmp_path / "mất.cchc")
    press(qtbot, program, "retry")
    qtbot.waitUntil(lambda: all(window.session is not None for window in windows()))
    assert program.trouble.isVisible()


def test_another_file_can_be_chosen(qtbot, program, path, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    fail_to_open(qtbot, program, tmp_path / "mất.cchc")
    press(qtbot, program, "open")
    wait_for(qtbot, program, path)


def test_no_file_chosen_leaves_everything(qtbot, program, tmp_path, monkeypatch):
    for ask in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_, **__: ("", ""))
    fail_to_open(qtbot, program, tmp_path / "mất.cchc")
    press(qtbot, program, "open")
    press(qtbot, program, "create")
    assert program.trouble.isVisible()
    assert list(tmp_path.glob("*.cchc")) == []


def test_a_new_workspace_can_be_made_under_the_name_that_is_missing(
    qtbot, program, tmp_path, monkeypatch
):
    proposed = []

    def take_proposal(_parent, _title, name, *_, **__):
        proposed.append(name)
        return name.removesuffix(".cchc"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", take_proposal)
    path = tmp_path / "mất.cchc"
    fail_to_open(qtbot, program, path)
    press(qtbot, program, "create")
    wait_for(qtbot, program, path)
    assert proposed == [str(path)]
    assert verify_closed(program, path) == ()


def verify_closed(program, path):
    assert program.session.close()
    return verify(path)


def test_making_a_new_workspace_never_replaces_a_file(qtbot, program, path, tmp_path, monkeypatch):
    before = path.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    fail_to_open(qtbot, program, tmp_path / "mất.cchc")
    press(qtbot, program, "create")
    words = program.trouble.findChild(QLabel, "open-trouble-reason")
    qtbot.waitUntil(lambda: "sổ.cchc" in words.text())
    assert path.read_bytes() == before


def test_beside_a_file_that_cannot_be_opened_a_free_name_is_proposed(
    qtbot, program, tmp_path, monkeypatch
):
    proposed = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *words, **_: (proposed.append(words[2]), "")
    )
    (tmp_path / "lạ.cchc").write_bytes(b"x" * 1000)
    fail_to_open(qtbot, program, tmp_path / "lạ.cchc")
    press(qtbot, program, "create")
    assert proposed == [str(tmp_path / "lạ (2).cchc")]


@pytest.mark.parametrize("leave", ["button", "escape"])
def test_leaving_ends_the_program(qtbot, program, tmp_path, quits, leave):
    fail_to_open(qtbot, program, tmp_path / "mất.cchc")
    if leave == "button":
        press(qtbot, program, "leave")
    else:
        qtbot.keyClick(program.trouble, Qt.Key.Key_Escape)
    assert quits == ["quit"]


def test_the_folder_of_a_first_start_that_cannot_be_made_is_told(qtbot, program, tmp_path):
    (tmp_path / "CCHC").write_text("a file where the folder should be", encoding="utf-8")
    program.open_last(tmp_path / "CCHC" / "so-lam-viec.cchc")
    qtbot.waitUntil(lambda: program.trouble is not None)
    assert "so-lam-viec.cchc" in program.trouble.findChild(QLabel, "open-trouble-reason").text()


# --- another workspace ----------------------------------------------------------------------------


def test_another_workspace_takes_the_place_of_the_window(qtbot, program, path, other):
    first = open_it(qtbot, program, path)
    first.setGeometry(QRect(40, 50, 640, 480))
    first.workspace_wanted.emit(other)
    second = wait_for(qtbot, program, other)
    assert second.isVisible()
    assert second.size() == QSize(640, 480)
    assert first.was_closed


def test_what_was_typed_in_the_first_workspace_is_saved(qtbot, program, path, other):
    session = open_it(qtbot, program, path).session
    session.autosave.touch("i.hop", lambda: session.set_answer("i.hop", answered("Hai.")))
    open_it(qtbot, program, other)
    assert kept_report(path, SECOND).answer("i.hop") == answered("Hai.")


def test_a_window_that_will_not_close_keeps_its_workspace(qtbot, program, path, other):
    first = open_it(qtbot, program, path)
    first.may_close = False
    program.open_workspace(other)
    coming = next(window for window in windows() if window.session.path == other)
    with qtbot.waitSignal(coming.destroyed):
        pass
    assert program.window is first
    assert first.isVisible()
    Desk.open(other).close()


def test_another_workspace_that_cannot_be_opened_leaves_the_first_one(
    qtbot, program, path, tmp_path, quits
):
    first = open_it(qtbot, program, path)
    fail_to_open(qtbot, program, tmp_path / "mất.cchc")
    assert program.trouble.parentWidget() is first
    press(qtbot, program, "leave")
    assert program.trouble is None
    assert (program.window, first.isVisible(), quits) == (first, True, [])


@pytest.mark.qt_log_ignore("does not support raise")
def test_the_workspace_that_is_open_is_not_opened_again(qtbot, program, path):
    first = open_it(qtbot, program, path)
    program.open_workspace(path)
    assert [window for window in windows() if window.session.path == path] == [first]


def test_only_one_workspace_is_opened_at_a_time(qtbot, program, path, other):
    program.open_workspace(path)
    program.open_workspace(other)
    wait_for(qtbot, program, path)
    assert [window.session.path for window in windows() if window.isVisible()] == [path]


def test_the_window_can_ask_for_a_new_workspace(qtbot, program, path, tmp_path):
    first = open_it(qtbot, program, path)
    first.new_workspace_wanted.emit(tmp_path / "năm mới")
    wait_for(qtbot, program, tmp_path / "năm mới.cchc")
    assert program.session.documents == ()


# --- moments of the application -------------------------------------------------------------------


def pending(program):
    session = program.session
    session.autosave.touch("i.hop", lambda: session.set_answer("i.hop", answered("Hai.")))
    return session.autosave


class Manager:
    """Stand in for Qt's session manager, which only the system can make."""

    def __init__(self):
        self.was_cancelled = False

    def allowsInteraction(self):
        return True

    def cancel(self):
        self.was_cancelled = True


def end_of_session(program):
    manager = Manager()
    program.findChild(Moments).end_session(manager)
    return manager


@pytest.mark.parametrize("moment", ["applicationStateChanged", "focusWindowChanged"])
def test_turning_elsewhere_hands_over_what_was_typed(qapp, qtbot, program, path, moment):
    open_it(qtbot, program, path)
    autosave = pending(program)
    values = {
        "applicationStateChanged": Qt.ApplicationState.ApplicationInactive,
        "focusWindowChanged": None,
    }
    getattr(qapp, moment).emit(values[moment])
    assert not autosave.has_pending


def test_turning_to_another_program_waits_for_the_disk(qapp, qtbot, program, path):
    open_it(qtbot, program, path)
    pending(program)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert not program.session.is_unsaved


def test_going_to_sleep_waits_for_the_disk(qtbot, program, path):
    open_it(qtbot, program, path)
    pending(program)
    program.findChild(Moments).go_to_sleep()
    assert not program.session.is_unsaved


def test_what_is_only_read_holds_up_no_moment(qtbot, program, path, monkeypatch):
    monkeypatch.setattr(moments, "SESSION_END_MS", 20_000)
    open_it(qtbot, program, path)
    answers, read = Event(), []
    pending(program).flush()
    program.session.bridge.run(lambda _desk: read.append(answers.wait(15)))
    program.findChild(Moments).go_to_sleep()
    assert (program.session.is_unsaved, read) == (False, [])
    answers.set()


def test_a_window_that_loses_the_keys_waits_for_the_disk(qapp, qtbot, program, path):
    open_it(qtbot, program, path)
    pending(program)
    qapp.focusWindowChanged.emit(None)
    assert not program.session.is_unsaved


def test_a_dead_disk_is_waited_for_once_until_the_clerk_is_back(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(moments, "AWAY_MS", 7)
    waited, owner = [], QObject()
    watch = moments.Moments(qapp, lambda: False, waited.append, owner)
    states = Qt.ApplicationState
    qapp.focusWindowChanged.emit(None)
    qapp.applicationStateChanged.emit(states.ApplicationInactive)
    assert waited == [7]
    qapp.applicationStateChanged.emit(states.ApplicationActive)
    qapp.applicationStateChanged.emit(states.ApplicationInactive)
    assert waited == [7, 7]
    watch.deleteLater()


def test_the_end_of_the_session_waits_for_the_disk(qtbot, program, path):
    open_it(qtbot, program, path)
    pending(program)
    assert not end_of_session(program).was_cancelled
    assert not program.session.is_unsaved


def test_the_end_of_the_session_is_held_up_when_text_would_be_lost(
    qtbot, program, path, monkeypatch
):
    open_it(qtbot, program, path)
    FailingDisk(monkeypatch).fail()
    pending(program)
    assert end_of_session(program).was_cancelled


def test_without_a_workspace_nothing_is_held_up(qapp, program):
    qapp.focusWindowChanged.emit(None)
    assert not end_of_session(program).was_cancelled


# --- bugs -----------------------------------------------------------------------------------------


def crash_words(qtbot):
    def boxes():
        found = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox))
        return [box for box in found if box.objectName() == "crash" and box.isVisible()]

    qtbot.waitUntil(lambda: bool(boxes()))
    box = boxes()[0]
    box.hide()
    box.deleteLater()
    return box.text()


def test_a_bug_saves_first_and_then_names_the_log(qtbot, program, path, tmp_path):
    open_it(qtbot, program, path)
    pending(program)
    sys.excepthook(ValueError, ValueError("văn bản của cán bộ"), None)
    words = crash_words(qtbot)
    assert not program.session.is_unsaved
    assert str(tmp_path / "logs" / "cchc.log") in words
    assert "cán bộ" not in Path(tmp_path / "logs" / "cchc.log").read_text(encoding="utf-8")


def test_a_bug_with_a_full_disk_says_that_not_all_is_saved(
    qtbot, program, path, tmp_path, monkeypatch
):
    open_it(qtbot, program, path)
    FailingDisk(monkeypatch).fail()
    pending(program)
    sys.excepthook(ValueError, ValueError(), None)
    log = tmp_path / "logs" / "cchc.log"
    assert crash_words(qtbot) == tr(
        "Something went wrong in the program, and not all that you typed is saved: copy it "
        "elsewhere before you close the window. Send the log to those who look after the "
        "program: {file}",
        file=log,
    )


def test_a_bug_in_saving_is_told_once_and_not_for_ever(qtbot, program, path, tmp_path):
    open_it(qtbot, program, path)
    tries = []

    def broken():
        tries.append("try")
        if len(tries) == 1:
            raise ZeroDivisionError

    program.session.autosave.touch("bad", broken)
    sys.excepthook(ValueError, ValueError(), None)
    crash_words(qtbot)
    qtbot.waitUntil(lambda: program.session.bridge.is_idle)
    assert len(tries) == 1
    log = Path(tmp_path / "logs" / "cchc.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log


def test_a_bug_before_there_is_a_window_is_told_too(qtbot, program):
    sys.excepthook(ValueError, ValueError(), None)
    assert "cchc.log" in crash_words(qtbot)
