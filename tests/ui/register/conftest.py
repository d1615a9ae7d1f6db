import pytest
from PySide6.QtWidgets import QApplication

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.period import read_period
from cchc_desk.ui.settings import Settings
from tests.factories import OFFICE, answered, make_report
from tests.ui.windows import open_window

PLAN = (
    "Kế hoạch số 05/KH-SKHCN ngày 12/01/2026 của Sở Khoa học và Công nghệ"
    " về công tác rà soát văn bản"
)
OTHER = "Kế hoạch số 05/KH-SKHCN ngày 21/01/2026"


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "sổ.cchc"
    with Desk.open_or_create(made) as desk:
        desk.set_office(OFFICE)
        desk.create(
            make_report(
                period=read_period("2025-quy-1"), tasks=(), results={},
                answers={"i.hop": answered("Theo Quyết định số 9/QĐ-UBND ngày 05/3/2025.")},
            )
        )  # fmt: skip
        desk.create(
            make_report(answers={"i.ke-hoach": answered(f"Đã ban hành {PLAN}."),
                                 "i.hop": answered("Họp")}, results={})
        )  # fmt: skip
    return made


@pytest.fixture
def window(qtbot, path, tmp_path):
    made = open_window(qtbot, path, Settings(tmp_path / "settings.ini"))
    made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def tools(window):
    return window.texts.register


@pytest.fixture
def page(qtbot, window, tools):
    """Return the page, with what the document on show cites."""
    window.menus.actions["register"].trigger()
    qtbot.waitUntil(lambda: window.places.is_guest_on_show and window.session.bridge.is_idle)
    return tools.page


@pytest.fixture
def citing(qtbot, window):
    """Return a function that asks for a citation at an editor and gives the box."""

    def asked(editor):
        editor.setFocus()
        window.menus.actions["cite"].trigger()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        return QApplication.activeModalWidget()

    return asked
