"""Remarks of readers stand beside their items until they are dealt with."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.remarks import remark_changes
from cchc_desk.storage.changes import joined
from cchc_desk.ui.settings import Settings
from tests.ui.windows import DOCUMENT, card_of, make_workspace, open_window

ITEM = "i.ke-hoach"


@pytest.fixture
def window(qtbot, tmp_path):
    path = make_workspace(tmp_path / "sổ.cchc")
    with Desk.open_or_create(path) as desk:
        found = {ITEM: ("Giám đốc: <b>Nêu tỷ lệ.</b>", "Mẫu: Xem lại.")}
        desk.do(joined("", *remark_changes(desk.workspace, DOCUMENT, found)))
    return open_window(qtbot, path, Settings(tmp_path / "settings.ini"))


def strip_of(qtbot, window):
    card = card_of(window, ITEM)
    qtbot.waitUntil(lambda: card.remarks is not None and card.remarks.isVisible())
    return card.remarks


def test_remarks_are_shown_as_they_were_written(qtbot, window):
    words = strip_of(qtbot, window).findChild(QLabel, "remarks-words")
    assert words.text() == "Giám đốc: <b>Nêu tỷ lệ.</b>\nMẫu: Xem lại."
    assert words.textFormat() is Qt.TextFormat.PlainText


def test_other_items_have_none(qtbot, window):
    strip_of(qtbot, window)
    assert all(card.remarks is None for id_, card in cards(window) if id_ != ITEM)


def cards(window):
    return window.places.form.cards.items()


def test_what_is_dealt_with_goes_and_comes_back_by_undo(qtbot, window):
    strip = strip_of(qtbot, window)
    qtbot.mouseClick(strip.findChild(QPushButton, "remarks-done"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(strip.isHidden)
    window.session.undo()
    qtbot.waitUntil(strip.isVisible)


def test_remarks_stay_when_another_part_was_on_show(qtbot, window):
    strip_of(qtbot, window)
    window.outline.step(1)
    assert strip_of(qtbot, window).isVisible()
