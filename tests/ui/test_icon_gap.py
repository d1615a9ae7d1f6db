"""Room between the icon of a button and its words."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from cchc_desk.ui.icon_gap import GAP, RoomyToolButton, with_gap
from cchc_desk.ui.theme import Scheme, apply_theme

SIDE = 16


@pytest.fixture
def theme():
    return apply_theme(QApplication.instance(), Scheme.LIGHT, 100)


def test_the_room_is_at_the_right_and_empty(theme):
    wide = with_gap(theme.icon("plus"), SIDE, GAP).pixmap(QSize(SIDE + GAP, SIDE)).toImage()
    assert wide.width() == SIDE + GAP
    columns = range(SIDE, SIDE + GAP)
    assert all(wide.pixelColor(x, y).alpha() == 0 for x in columns for y in range(SIDE))
    assert any(wide.pixelColor(x, SIDE // 2).alpha() for x in range(SIDE))


def test_what_cannot_be_done_keeps_its_own_colour(theme):
    size = QSize(SIDE + GAP, SIDE)
    wide = with_gap(theme.icon("plus"), SIDE, GAP)
    usual, pale = (
        wide.pixmap(size, mode=mode) for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )
    assert usual.toImage() != pale.toImage()


@pytest.mark.parametrize("zoom_percent", [100, 150])
def test_a_push_button_leaves_the_room_at_every_zoom(qtbot, theme, zoom_percent):
    button = QPushButton("Xuất Word")
    qtbot.addWidget(button)
    theme.dress(button, "file-down")
    theme.use(Scheme.LIGHT, zoom_percent)
    side, gap = theme.px(SIDE), theme.px(GAP)
    assert button.iconSize() == QSize(side + gap, side)


def test_the_button_of_an_action_is_as_much_wider(qtbot, theme):
    action = QAction(theme.icon("plus"), "Thêm dòng")
    widths = []
    for kind in (QToolButton, RoomyToolButton):
        button = kind()
        qtbot.addWidget(button)
        button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextBesideIcon)
        button.setDefaultAction(action)
        button.ensurePolished()
        widths.append(button.sizeHint().width())
    assert widths[1] - widths[0] == GAP
