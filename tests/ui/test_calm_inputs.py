"""Lists and years to choose: whole words or "…", and no wheel that changes them by the way."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QStyleOptionComboBox, QWidget

from cchc_desk.ui.calm_inputs import YEARS, YearBox
from cchc_desk.ui.long_choices import LongChoices
from cchc_desk.ui.theme import Scheme, apply_theme

LONG = "Từ ngày 01/07/2025 – Sở Khoa học và Công nghệ tỉnh Đông Sơn (khớp 98 %)"


@pytest.fixture
def theme():
    return apply_theme(QApplication.instance(), Scheme.LIGHT, 100)


@pytest.fixture
def row(qtbot, theme):
    """Return a shown list, a year and a line beside each other, and the page around them."""
    page = QWidget()
    qtbot.addWidget(page)
    line = QHBoxLayout(page)
    fields = LongChoices(), YearBox(), QLineEdit()
    for field in fields:
        line.addWidget(field)
    page.show()
    return *fields, page


def drawn(box):
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return option.currentText


def roll(field, *, has_focus):
    if has_focus:
        field.setFocus()
    else:
        field.clearFocus()
    place = QPointF(field.rect().center())
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    down, is_inverted = QPoint(0, -120), False
    QApplication.sendEvent(
        field, QWheelEvent(place, place, down, down, buttons, keys, phase, is_inverted)
    )


def test_what_has_no_room_shows_its_beginning_and_its_end(row):
    box = row[0]
    box.addItem(LONG)
    box.setFixedWidth(240)
    assert drawn(box).startswith("Từ ngày")
    assert drawn(box).endswith("98 %)")
    assert "…" in drawn(box)
    assert box.currentText() == LONG


def test_what_has_room_is_shown_whole(row):
    row[0].addItem("Quý I")
    row[0].setFixedWidth(240)
    assert drawn(row[0]) == "Quý I"


@pytest.mark.parametrize("has_focus", [True, False])
def test_the_wheel_changes_only_what_the_clerk_is_in(row, has_focus, qtbot):
    box, year, *_ = row
    qtbot.waitUntil(box.isVisible)
    box.window().activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    box.addItems(["a", "b"])
    year.setValue(2026)
    for field in (box, year):
        roll(field, has_focus=has_focus)
    assert (box.currentText(), year.value()) == (("b", 2025) if has_focus else ("a", 2026))


def test_all_fields_of_a_row_are_equally_high(row):
    assert len({field.sizeHint().height() for field in row[:3]}) == 1


def test_a_year_has_room_before_it_which_grows_with_the_letters(row, theme):
    year = row[1]
    assert (year.minimum(), year.maximum()) == YEARS
    before = year.lineEdit().textMargins().left()
    theme.use(Scheme.LIGHT, 200)
    assert year.lineEdit().textMargins().left() == 2 * before > 0
