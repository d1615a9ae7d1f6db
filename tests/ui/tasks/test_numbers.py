"""The column of numbers: it counts by itself, and says so to whoever types into it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from cchc_desk.i18n import tr
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.notices import NoticeReader
from cchc_desk.ui.theme import Scheme, apply_theme

NUMBER = 0
WORDS = tr("Rows are numbered by themselves; choose another column to type in.")


@pytest.fixture
def bar(clerk):
    made = NoticeBar(apply_theme(QApplication.instance(), Scheme.LIGHT, 100), clerk.page)
    NoticeReader(clerk.page, made)
    return made


def type_letters(clerk):
    clerk.type("mới")


def press_f2(clerk):
    clerk.key(Qt.Key.Key_F2)


def compose(clerk):
    QApplication.sendEvent(clerk.focused(), QInputMethodEvent("mơ", []))


@pytest.mark.parametrize("do", [type_letters, press_f2, compose])
@pytest.mark.parametrize("row", ["t1", "g1"])
def test_who_types_into_a_number_is_told_why_not(clerk, bar, row, do):
    clerk.go(row, NUMBER)
    do(clerk)
    assert bar.isVisible()
    assert bar.words.text() == WORDS
    assert (clerk.requests, clerk.editor) == ([], None)


def test_the_notice_goes_with_the_cursor(clerk, bar):
    clerk.go("t1", NUMBER)
    clerk.type("a")
    clerk.key(Qt.Key.Key_Right)
    assert not bar.isVisible()


def test_selecting_a_row_by_space_says_nothing(clerk, bar):
    clerk.go("t1", NUMBER)
    clerk.press(" ", Qt.Key.Key_Space)
    clerk.key(Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert not bar.isVisible()


def test_keys_that_type_nothing_say_nothing(clerk, bar):
    clerk.go("t1", NUMBER)
    clerk.key(Qt.Key.Key_Down)
    clerk.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not bar.isVisible()
