"""Notices from inside a window find the bar of that window."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.notices import NoticeReader, notify
from cchc_desk.ui.theme import Scheme, apply_theme


class Room(QWidget):
    """A window with a bar, and a field deep inside."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = NoticeBar(apply_theme(QApplication.instance(), Scheme.LIGHT, 100))
        inner = QWidget()
        self.field = QLineEdit()
        QVBoxLayout(inner).addWidget(self.field)
        column = QVBoxLayout(self)
        column.addWidget(self.bar)
        column.addWidget(inner)
        NoticeReader(self, self.bar)


@pytest.fixture
def room(qtbot):
    made = Room()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_notice_from_inside_is_shown_in_the_bar(room):
    notify(room.field, "ok", "Đã xong.", ("Hoàn tác", lambda: None))
    assert room.bar.isVisible()
    assert room.bar.words.text() == "Đã xong."
    assert [button.text() for button in room.bar.offers()] == ["Hoàn tác"]


def test_a_notice_from_a_dialog_goes_to_the_window_behind_it(room):
    notify(QLineEdit(QDialog(room)), "error", "Chưa được.")
    assert room.bar.words.text() == "Chưa được."


def test_a_notice_that_is_out_of_date_goes(room):
    notify(room.field, "ok", "Đã xong.", over=[room.field.textChanged])
    room.field.setText("khác")
    assert not room.bar.isVisible()


def test_what_ends_an_old_notice_leaves_the_new_one(room):
    notify(room.field, "ok", "Cũ.", over=[room.field.textChanged])
    notify(room.field, "ok", "Mới.")
    room.field.setText("khác")
    assert room.bar.words.text() == "Mới."
    assert room.bar.isVisible()


def test_a_notice_never_goes_to_another_window(qtbot, room):
    alone = QLineEdit()
    qtbot.addWidget(alone)
    notify(alone, "ok", "Không ai thấy.")
    assert not room.bar.isVisible()
