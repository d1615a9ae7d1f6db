import sys
import threading

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from cchc_desk.i18n import tr
from cchc_desk.ui.crash import CrashGuard


@pytest.fixture
def log(tmp_path):
    return tmp_path / "logs" / "cchc.log"


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def guarded(window, log):
    """Return a function that watches with what saves, and the flushes that were asked for."""
    guards = []

    def guard(flush):
        guards.append(CrashGuard(window, flush, log))
        return guards[-1]

    yield guard
    for made in reversed(guards):
        made.uninstall()


def boxes(window):
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def words(qtbot, window):
    qtbot.waitUntil(lambda: len(boxes(window)) == 1)
    return boxes(window)[0].text()


def is_saved(log):
    return tr(
        "Something went wrong in the program. What you typed is saved. If it happens again, send "
        "the log to those who look after the program: {file}",
        file=log,
    )


def raise_bug():
    raise ZeroDivisionError


@pytest.mark.parametrize("answer", [None, True, False])
def test_the_box_says_whether_the_text_is_saved(qtbot, window, guarded, log, answer):
    guarded(lambda: answer)
    sys.excepthook(ValueError, ValueError(), None)
    assert (words(qtbot, window) == is_saved(log)) is (answer is not False)


def test_a_bug_in_saving_ends_in_one_box(qtbot, window, guarded, log):
    tries = []
    guarded(lambda: (tries.append("try"), raise_bug()))
    sys.excepthook(ValueError, ValueError(), None)
    assert words(qtbot, window) != is_saved(log)
    QApplication.processEvents()
    assert (tries, len(boxes(window))) == (["try"], 1)


def test_many_bugs_show_one_box(qtbot, window, guarded):
    guarded(lambda: True)
    for _ in range(5):
        sys.excepthook(ValueError, ValueError(), None)
    words(qtbot, window)
    QApplication.processEvents()
    assert len(boxes(window)) == 1


def test_a_bug_in_another_thread_is_told_too(qtbot, window, guarded, log):
    guarded(lambda: True)
    thread = threading.Thread(target=raise_bug)
    thread.start()
    thread.join()
    words(qtbot, window)
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_stopping_the_program_by_hand_is_no_bug(window, guarded, monkeypatch):
    stops = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, *_: stops.append(kind))
    guarded(lambda: True)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    QApplication.processEvents()
    assert (stops, boxes(window)) == ([KeyboardInterrupt], [])


def test_a_folder_that_takes_no_log_does_not_stop_the_program(guarded, window, tmp_path, capsys):
    (tmp_path / "logs").write_text("a file where the folder should be", encoding="utf-8")
    saved = []
    guarded(lambda: saved.append(1))
    sys.excepthook(ValueError, ValueError("x"), None)
    QApplication.processEvents()
    assert saved == [1]
    assert len(boxes(window)) == 1
    assert "cchc.log" in capsys.readouterr().err
