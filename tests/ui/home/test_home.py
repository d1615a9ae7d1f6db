"""The home page in the window: what is due, how the tasks stand, where its buttons lead."""

import re
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel, QPushButton

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.home import DueReport
from cchc_desk.forms.period import read_period
from cchc_desk.forms.task import TaskGroup
from cchc_desk.forms.task_standing import GroupProgress, Standing
from cchc_desk.ui.home import flow
from cchc_desk.ui.home.chart import black_on_white, chart_words, paint_chart
from cchc_desk.ui.home.words import due_look, due_words, left_words
from cchc_desk.ui.outline_panel import TASKS
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.standing_words import STANDINGS
from tests.factories import OFFICE, make_report
from tests.ui.windows import open_window, saved

TODAY = date(2026, 3, 10)
FIRST, SECOND = "bc-2026-quy-1", "bc-2026-quy-2"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(flow, "_today", lambda: TODAY)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "so.cchc"
    with Desk.open_or_create(path) as desk:
        desk.set_office(OFFICE)
        desk.create(make_report())
        desk.create(make_report(period=read_period("2026-quy-2"), tasks=(), results={}))
    return path


@pytest.fixture
def window(qtbot, tmp_path, path):
    settings = Settings(tmp_path / "settings.ini")
    settings.last_document = FIRST
    window = open_window(qtbot, path, settings)
    yield window
    saved(qtbot, window)
    window.close()


@pytest.fixture
def home(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.year.home.is_on_show)
    return window.year.home.page


def words(page) -> str:
    return "\n".join(label.text() for label in page.widget().findChildren(QLabel))


def press(qtbot, page, name):
    qtbot.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_the_window_opens_on_its_document_and_makes_no_home(window):
    assert window.places.is_on_show("form")
    assert "page" not in window.year.home.__dict__


def test_the_home_page_tells_what_is_due_earlier_where_the_day_is_a_sunday(home):
    assert "13/3/2026" in words(home)
    assert "15/3/2026" in words(home)


def test_the_home_page_tells_how_the_tasks_stand(home):
    assert "1/2" in home.findChild(object, "progress-chart").accessibleDescription()


def test_home_hides_what_belongs_to_a_document_and_is_left_by_choosing_one(qtbot, window, home):
    assert not window.header.isVisible()
    assert window.year.home.button.isChecked()
    window.open_document(FIRST)
    qtbot.waitUntil(lambda: window.places.is_on_show("form"))
    assert window.header.isVisible()
    assert not window.year.home.button.isChecked()


def test_a_button_opens_the_report_that_is_due(qtbot, window, home):
    press(qtbot, home, "home-open")
    qtbot.waitUntil(lambda: not window.year.home.is_on_show)
    assert window.session.report.id == FIRST


def test_what_the_review_finds_is_counted(qtbot, home):
    qtbot.waitUntil(lambda: re.search(r"rà soát|review: ", words(home)) is not None)
    assert re.search(r"\d+ (cảnh báo|lỗi|warning|error)", words(home))


def test_a_button_opens_the_table_of_tasks(qtbot, window, home):
    press(qtbot, home, "home-table")
    qtbot.waitUntil(lambda: window.places.is_on_show("tasks"))
    assert window.places.place == TASKS


def test_the_button_over_the_lists_leads_home(qtbot, window):
    qtbot.mouseClick(window.year.home.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.year.home.is_on_show)


def test_an_office_without_documents_begins_at_home(qtbot, tmp_path):
    path = tmp_path / "moi.cchc"
    with Desk.open_or_create(path) as desk:
        desk.set_office(OFFICE)
    window = open_window(qtbot, path, Settings(tmp_path / "settings.ini"))
    qtbot.waitUntil(lambda: window.year.home.is_on_show)
    page = window.year.home.page
    assert page.findChild(QPushButton, "home-new") is not None
    assert page.findChild(QPushButton, "home-make") is not None
    window.close()


# --- words ----------------------------------------------------------------------------------------


def due(day: date, today: date) -> DueReport:
    return DueReport(read_period("2026-quy-1"), day, day, (day - today).days)


@pytest.mark.parametrize(
    ("day", "ink"),
    [(date(2026, 3, 9), "error"), (date(2026, 3, 17), "warning"), (date(2026, 3, 18), "muted")],
)
def test_a_due_day_warns_from_a_week_before(day, ink):
    assert due_look(due(day, TODAY)).ink == ink


def test_days_are_counted_in_words_on_either_side():
    assert len({left_words(days) for days in (-1, 0, 1)}) == 3


def test_a_day_that_was_not_moved_needs_no_reason():
    assert "13" not in due_words(due(date(2026, 3, 17), TODAY))


# --- the chart ------------------------------------------------------------------------------------

EVERY = dict.fromkeys(Standing, 1)


def painted(counts) -> QImage:
    image = QImage(600, 120, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    group = GroupProgress(TaskGroup("g", "Thể chế"), counts)
    paint_chart(painter, QRectF(image.rect()), (group,), black_on_white())
    painter.end()
    return image


def test_every_standing_has_a_pattern_of_its_own(qapp):
    patterns = [look.pattern for look in STANDINGS.values()]
    assert set(STANDINGS) == set(Standing)
    assert len(set(patterns)) == len(patterns)
    assert len({look.icon for look in STANDINGS.values()}) == len(patterns)


def test_in_black_and_white_two_charts_differ_by_their_patterns(qapp):
    assert painted({Standing.DONE: 2}) != painted({Standing.OVERDUE: 2})
    assert painted(EVERY).isGrayscale()


def test_the_chart_says_in_words_what_it_draws():
    group = GroupProgress(TaskGroup("g", "Thể chế"), {Standing.DONE: 2, Standing.OVERDUE: 1})
    assert chart_words((group,)).startswith("Thể chế: 2/3")
    assert not chart_words((replace(group, group=None),)).startswith("Thể chế")
