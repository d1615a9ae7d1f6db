"""The titles of the table of tasks go with the document on show, as they are printed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.period import read_period
from cchc_desk.ui.settings import Settings
from tests.factories import OFFICE, TASK_TABLE, make_report, make_template
from tests.ui.windows import open_window

TITLES = ("STT", "Nhiệm vụ", "Thời gian", "Kết quả {period.title}", "Tiến độ")


@pytest.fixture
def window(qtbot, tmp_path):
    template = make_template(appendices=(replace(TASK_TABLE, column_titles=TITLES),))
    with Desk.open_or_create(tmp_path / "a.cchc") as desk:
        desk.set_office(OFFICE)
        for period in ("2026-quy-1", "2026-quy-2"):
            desk.create(make_report(template=template, period=read_period(period), tasks=()))
    return open_window(qtbot, tmp_path / "a.cchc", Settings(tmp_path / "settings.ini"))


def title(window):
    window.menus.actions["tasks"].trigger()
    return window.places.tasks.view.model().headerData(3, Qt.Orientation.Horizontal)


def test_a_title_names_the_period_of_the_document(qtbot, window):
    last = title(window)
    first = {"Kết quả Quý I", "Kết quả Quý II"} - {last}
    other = "bc-2026-quy-1" if last.endswith("II") else "bc-2026-quy-2"
    window.session.show_document(other)
    qtbot.waitUntil(lambda: title(window) in first)
