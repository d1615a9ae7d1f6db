import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from cchc_desk.forms.report import ReportState
from cchc_desk.ui.header import Header
from cchc_desk.ui.theme import Scheme, apply_theme
from tests.factories import make_report


@pytest.fixture
def header(qapp, qtbot):
    made = Header(apply_theme(qapp, Scheme.LIGHT, 100), QMenu())
    qtbot.addWidget(made)
    made.explain(QAction("x", made), QAction("y", made))
    made.show_report(make_report(state=ReportState.DRAFTING))
    made.resize(1200, made.sizeHint().height())
    made.show()
    return made


def test_all_is_said_in_words_where_there_is_room(header):
    assert header.title.text() == "Báo cáo Quý I năm 2026"
    assert header.state.text() == "Đang soạn"
    assert header.preview.text() == "Xem trước"


@pytest.mark.parametrize("spared", [1, 60])
def test_buttons_lose_their_words_before_the_title_does(header, qtbot, spared):
    header.resize(header.layout().sizeHint().width() - spared, header.height())
    assert header.preview.text() == ""
    assert header.preview.accessibleName() == "Xem trước"
    whole = header.title.fontMetrics().horizontalAdvance(header.title.text())
    qtbot.waitUntil(lambda: header.title.width() >= whole)


def test_the_state_is_a_sign_alone_in_a_very_narrow_window(header):
    header.resize(header.minimumSizeHint().width(), header.height())
    assert (header.state.text(), header.state.toolTip()) == ("", "Đang soạn")
    header.resize(1200, header.height())
    assert header.state.text() == "Đang soạn"


def test_a_button_that_joins_says_its_words_where_there_is_room(header):
    joined = QPushButton()
    header.add_button(joined, "Rà soát")
    header.write(joined, "Rà soát 12", "12")
    assert joined.text() == "Rà soát 12"
    header.resize(header.minimumSizeHint().width(), header.height())
    assert joined.text() == "12"


def test_words_that_may_leave_do_not_hold_the_window_wide(header):
    wide = header.minimumSizeHint().width()
    header.resize(wide, header.height())
    assert header.minimumSizeHint().width() == pytest.approx(wide, abs=24)  # of gaps beside icons


def test_a_title_without_room_leaves_out_the_year(header):
    header.title.resize(header.title.fontMetrics().horizontalAdvance("Báo cáo Quý I") + 2, 20)
    with_year = header.title.grab().toImage()
    header.title.set_words("Báo cáo Quý I", "")
    assert header.title.grab().toImage() == with_year
