import pytest
from PySide6.QtWidgets import QApplication

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.markup import from_markup
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import FrontMatter
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import TaskResult
from cchc_desk.ui.settings import Settings
from tests.factories import OFFICE, answered, make_report
from tests.ui.windows import open_window

ANSWERS = {
    "i.ke-hoach": answered("Đã ban hành kế hoạch.\nKế hoạch gồm 43 nhiệm vụ."),
    "i.hop": answered(from_markup("Họp về kế hoạch<fn>Theo kế hoạch năm</fn> của Sở")),
}


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "sổ.cchc"
    old = make_report(
        period=read_period("2025-quy-1"), tasks=(), results={},
        answers={"i.hop": answered("Kế hoạch của năm cũ, điều hành tốt.")},
    )  # fmt: skip
    with Desk.open_or_create(made) as desk:
        desk.set_office(OFFICE)
        desk.create(old)
        desk.create(
            make_report(
                answers=ANSWERS,
                results={"t1": TaskResult(plain("Kế hoạch số 05"), "Hoàn thành")},
                front=FrontMatter(opening=("Mở đầu", "Theo kế hoạch")),
            )
        )
    return made


@pytest.fixture
def window(qtbot, path, tmp_path):
    made = open_window(qtbot, path, Settings(tmp_path / "settings.ini"))
    made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def dialog(qtbot, window):
    """Return a function that triggers an entry and gives the dialog that it opens."""

    def opened(name):
        window.menus.actions[name].trigger()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        return QApplication.activeModalWidget()

    return opened
