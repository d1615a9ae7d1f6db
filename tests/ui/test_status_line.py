from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QToolButton

from cchc_desk.forms.report import ReportState
from cchc_desk.ui import status_line
from cchc_desk.ui.saving import SaveKind, SaveState
from cchc_desk.ui.status_line import StatusLine
from cchc_desk.ui.theme import Scheme, apply_theme
from tests.factories import make_report

SPRING = date(2026, 3, 10)


def make_line(qtbot):
    made = StatusLine(apply_theme(QApplication.instance(), Scheme.LIGHT, 100))
    qtbot.addWidget(made)
    made.resize(1000, 40)
    made.show()
    return made


@pytest.fixture
def line(qtbot):
    return make_line(qtbot)


def others(line):
    labels = (line.passing, line.window_label, line.due_label, line.network_label)
    return [label.objectName() for label in labels if label.isVisible()]


def test_without_a_document_no_period_is_told(line):
    line.show_report(None, SPRING)
    assert others(line) == ["no-network"]


def test_the_period_and_its_due_day_are_told(line):
    line.show_report(make_report(), SPRING)
    assert line.window_label.text() == "Kỳ 15/12/2025 – 14/3"
    assert line.due_label.text() == "Hạn gửi 15/3, còn 5 ngày"
    assert line.due_label.property("status") == "warning"


def test_a_document_that_was_sent_is_not_late(line):
    line.show_report(make_report(state=ReportState.SENT), date(2026, 5, 1))
    assert line.due_label.property("status") == ""


def test_why_something_is_not_saved_takes_the_room_of_all_the_rest(line):
    line.show_report(make_report(), SPRING)
    line.say("Sửa nội dung")
    line.show_save_state(SaveState(SaveKind.UNSAVED, reason="Ổ đĩa đã đầy."))
    assert others(line) == []
    line.show_save_state(SaveState(SaveKind.SAVED))
    assert others(line) == ["passing-words", "period-window", "due-day", "no-network"]


def test_passing_words_go_by_themselves_and_hide_nothing(qtbot, monkeypatch):
    monkeypatch.setattr(status_line, "PASSING_MS", 50)
    line = make_line(qtbot)
    line.say("Sửa nội dung")
    assert (line.passing.text(), line.saving.isVisible()) == ("Sửa nội dung", True)
    qtbot.waitUntil(lambda: not line.passing.isVisible())
    assert line.saving.isVisible()


def test_what_others_told_leaves_when_the_window_is_narrow_but_never_how_far_saving_is(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    line = StatusLine(apply_theme(QApplication.instance(), Scheme.LIGHT, 100))
    window.setStatusBar(line)
    window.show()
    count = QToolButton()
    count.setText("3 đoạn như kỳ trước")
    line.join(count)
    line.show_report(make_report(), SPRING)
    assert not count.isVisible()
    line.want(count, is_wanted=True)
    window.resize(1600, 90)
    assert count.isVisible()
    window.resize(window.minimumSizeHint())
    assert (others(line), count.isVisible(), line.saving.isVisible()) == ([], False, True)
    window.resize(1600, 90)
    line.show_save_state(SaveState(SaveKind.UNSAVED, reason="Ổ đĩa đã đầy."))
    assert not count.isVisible()
