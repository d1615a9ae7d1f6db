from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton

from cchc_desk.i18n import tr
from cchc_desk.storage.faults import disk_full
from cchc_desk.ui.save_status import CALM_MS, SaveStatus
from cchc_desk.ui.saving import SaveKind, SaveState
from cchc_desk.ui.theme import DARK, LIGHT, Scheme, Theme
from tests.ui.sessions import pause

AT = datetime(2026, 1, 5, 10, 32, 5, tzinfo=UTC)
LATER = datetime(2026, 1, 5, 10, 32, 9, tzinfo=UTC)
REASON = str(disk_full(Path("C:/Users/Lê Thị Mẫu/sổ.cchc")))
SAVING = SaveState(SaveKind.SAVING, AT)
UNSAVED = SaveState(SaveKind.UNSAVED, AT, REASON)


@pytest.fixture
def theme(qapp):
    made = Theme(qapp)
    yield made
    made.setParent(None)
    made.deleteLater()


@pytest.fixture
def status(qtbot, theme):
    window = QMainWindow()
    qtbot.addWidget(window)
    made = SaveStatus(theme)
    window.statusBar().addWidget(made, 1)
    window.resize(900, 200)
    window.show()
    yield made
    window.hide()


def spoken(status):
    return status.accessibleName()


def test_it_begins_with_all_saved(status):
    assert status.words == tr("Everything is saved")


def test_it_says_when_it_was_saved(status):
    status.show_state(SaveState(SaveKind.SAVED, AT))
    assert status.words == spoken(status) == "Đã lưu 10:32:05"


def test_a_short_save_is_not_told_but_by_its_time(status):
    status.show_state(SAVING)
    assert status.words == tr("Everything is saved")
    status.show_state(SaveState(SaveKind.SAVED, AT))
    assert status.words == "Đã lưu 10:32:05"
    pause(CALM_MS + 100)
    assert status.words == "Đã lưu 10:32:05"


def test_a_long_save_is_told(qtbot, status):
    status.show_state(SAVING)
    qtbot.waitUntil(lambda: status.words == "Đang lưu…")


def test_while_one_types_on_the_words_stay(qtbot, status):
    status.show_state(SAVING)
    qtbot.waitUntil(lambda: status.words == "Đang lưu…")
    status.show_state(SaveState(SaveKind.SAVED, AT))
    status.show_state(SAVING)
    pause(CALM_MS + 100)
    assert status.words == "Đang lưu…"
    status.show_state(SaveState(SaveKind.SAVED, LATER))
    qtbot.waitUntil(lambda: status.words == "Đã lưu 10:32:09")


def test_what_is_not_saved_is_told_at_once_with_its_reason(status):
    status.show_state(SAVING)
    status.show_state(UNSAVED)
    assert status.words == spoken(status) == f"CHƯA LƯU: {REASON}"
    assert status.findChild(QLabel, "saved").toolTip() == f"CHƯA LƯU: {REASON}"


def test_only_what_is_not_saved_can_be_tried_again(qtbot, status):
    button = status.findChild(QPushButton, "save-retry")
    assert not button.isVisible()
    status.show_state(UNSAVED)
    with qtbot.waitSignal(status.retry_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    status.show_state(SaveState(SaveKind.SAVED, AT))
    assert not button.isVisible()


def test_the_way_back_is_told_at_once(status):
    status.show_state(UNSAVED)
    status.show_state(SaveState(SaveKind.SAVED, AT))
    assert status.words == "Đã lưu 10:32:05"


def test_nothing_moves_when_it_goes_wrong(status):
    height = status.window().statusBar().sizeHint().height()
    status.show_state(UNSAVED)
    assert status.window().statusBar().sizeHint().height() == height


def test_a_long_reason_does_not_widen_the_window(qtbot, status):
    status.show_state(UNSAVED)
    label = status.findChild(QLabel, "saved")
    window = status.window()
    window.resize(400, 200)
    qtbot.waitUntil(lambda: window.width() == 400)
    assert label.width() < label.sizeHint().width()


def test_it_follows_the_theme(status, theme):
    status.show_state(UNSAVED)
    seen = []
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.use(scheme, 100)
        image = status.grab().toImage()
        colours = {
            image.pixelColor(x, y).name().upper()
            for x in range(image.width()) for y in range(image.height())
        }  # fmt: skip
        seen.append((LIGHT.error in colours, DARK.error in colours))
    assert seen == [(True, False), (False, True)]
