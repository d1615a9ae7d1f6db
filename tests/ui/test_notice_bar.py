import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.theme import Scheme, apply_theme


@pytest.fixture
def bar(qtbot):
    made = NoticeBar(apply_theme(QApplication.instance(), Scheme.LIGHT, 100))
    qtbot.addWidget(made)
    return made


def test_a_notice_is_shown_with_its_offers(bar):
    bar.say("ok", "Đã xong.", ("Mở", lambda: None), ("Xem", lambda: None))
    assert bar.isVisible()
    assert bar.words.text() == "Đã xong."
    assert [button.text() for button in bar.offers()] == ["Mở", "Xem"]


def test_an_offer_that_is_taken_is_done_and_closes_the_notice(qtbot, bar):
    done = []
    bar.say("warning", "Chưa xong.", ("Thử lại", lambda: done.append(1)))
    qtbot.mouseClick(bar.offers()[0], Qt.MouseButton.LeftButton)
    assert done == [1]
    assert not bar.isVisible()


def test_the_next_notice_takes_the_place_of_the_last(bar):
    bar.say("ok", "Một.", ("Mở", lambda: None))
    bar.say("error", "Hai.")
    assert bar.words.text() == "Hai."
    assert bar.offers() == ()


def test_escape_closes_a_notice(qtbot, bar):
    bar.say("ok", "Một.")
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_a_notice_that_all_is_well_passes(qtbot, bar):
    bar.move(400, 400)  # away from the mouse
    bar.passing.setInterval(1)
    bar.say("ok", "Đã chép.")
    qtbot.waitUntil(lambda: not bar.isVisible())


@pytest.mark.parametrize(("kind", "offers"), [("warning", ()), ("ok", (("Mở", lambda: None),))])
def test_what_asks_for_something_stays(bar, kind, offers):
    bar.say("ok", "Đã chép.")
    bar.say(kind, "Hãy xem.", *offers)
    assert not bar.passing.isActive()
