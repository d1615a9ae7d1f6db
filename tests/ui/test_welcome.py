import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from cchc_desk.ui.theme import Scheme, Theme
from cchc_desk.ui.welcome import Welcome

STEPS = {
    "welcome-office": "office_wanted",
    "welcome-document": "document_wanted",
    "welcome-sample": "sample_wanted",
}


@pytest.fixture
def welcome(qtbot):
    page = Welcome()
    qtbot.addWidget(page)
    page.resize(780, 540)
    page.show()
    return page


@pytest.fixture
def theme(qapp):
    made = Theme(qapp)
    made.use(Scheme.LIGHT, 100)
    return made


def button(welcome, name):
    return welcome.findChild(QPushButton, name)


def primary(welcome):
    return [name for name in STEPS if button(welcome, name).property("primary")]


@pytest.mark.parametrize(("name", "wanted"), STEPS.items())
def test_each_button_asks_for_its_step(qtbot, welcome, name, wanted):
    with qtbot.waitSignal(getattr(welcome, wanted)):
        qtbot.mouseClick(button(welcome, name), Qt.MouseButton.LeftButton)


def test_the_office_is_the_first_step_and_then_the_document(welcome):
    assert primary(welcome) == ["welcome-office"]
    assert welcome.focusProxy() is button(welcome, "welcome-office")
    welcome.show_office_known(known=True)
    assert primary(welcome) == ["welcome-document"]
    assert welcome.focusProxy() is button(welcome, "welcome-document")


def test_a_described_office_is_said_to_be_so_until_it_is_not(welcome):
    before = welcome.office.title.text(), welcome.office.button.text()
    welcome.show_office_known(known=True)
    assert welcome.office.title.text() != before[0]
    welcome.show_office_known(known=False)
    assert (welcome.office.title.text(), welcome.office.button.text()) == before


def test_every_button_is_explained_to_a_screen_reader(welcome):
    assert all(button(welcome, name).accessibleDescription() for name in STEPS)


@pytest.mark.parametrize(("width", "is_beside"), [(420, False), (780, True), (1600, True)])
def test_the_page_fits_any_window(qtbot, welcome, width, is_beside):
    welcome.resize(width, 540)
    step = welcome.sample
    qtbot.waitUntil(lambda: (step.button.x() > step.title.x()) is is_beside)
    right = step.mapTo(welcome, step.rect().bottomRight())
    assert right.x() < welcome.viewport().width()


def test_the_icons_follow_the_theme(welcome, theme):
    welcome.dress(theme)
    before = welcome.office.sign.pixmap()
    welcome.show_office_known(known=True)
    described = welcome.office.sign.pixmap()
    theme.use(Scheme.DARK, 200)
    assert described.cacheKey() != before.cacheKey()
    assert welcome.office.sign.pixmap().width() == 2 * described.width()
