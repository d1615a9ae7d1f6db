"""How tasks stand in their table: words under the deadline, and showing some of them only."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult
from cchc_desk.forms.task_standing import Standing
from cchc_desk.i18n import tr
from cchc_desk.ui import task_standings
from cchc_desk.ui.outline_panel import TASKS
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.standing_words import STANDINGS
from cchc_desk.ui.tasks.filter import UNTOLD
from tests.factories import OFFICE, make_report
from tests.ui.windows import DOCUMENT, open_window, saved

ROWS = (
    TaskGroup("g", "Thể chế"),
    Task("late", content=plain("Rà soát văn bản"), deadline=plain("Quý I"), lead=plain("Phòng A")),
    Task("far", content=plain("Tổng kết năm"), deadline=plain("Quý IV"), lead=plain("Phòng B")),
    Task("done", content=plain("Họp giao ban"), deadline=plain("Quý I")),
)
RESULTS = {"done": TaskResult(plain("Đã họp"), "Hoàn thành")}


class _Day(date):
    @classmethod
    def today(cls):
        return cls(2026, 5, 1)


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(task_standings, "date", _Day)
    path = tmp_path / "so.cchc"
    with Desk.open_or_create(path) as desk:
        desk.set_office(OFFICE)
        desk.create(make_report(tasks=ROWS, results=RESULTS))
    settings = Settings(tmp_path / "settings.ini")
    settings.last_document = DOCUMENT
    window = open_window(qtbot, path, settings)
    window.outline.choose_place(TASKS)
    model = window.places.tasks.model
    qtbot.waitUntil(lambda: model.standing("late") is not None)
    yield window
    saved(qtbot, window)
    window.close()


@pytest.fixture
def page(window):
    return window.places.tasks


def badge(page, task):
    column = page.model.columns.index(Column.DEADLINE)
    return page.model.badge(page.model.place_of(task), column)


def choose(page, box, value):
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def shown(page):
    rows = [page.model.rows[place].id for place in range(page.model.rowCount())]
    return [row for row in rows if row != "g" and page.view.place_of(row) is not None]


def test_only_what_the_clerk_has_to_look_at_is_told(page):
    assert [badge(page, task) for task in ("late", "far", "done")] == [Standing.OVERDUE, None, None]


def test_the_words_are_spoken_with_the_deadline(page):
    column = page.model.columns.index(Column.DEADLINE)
    index = page.model.index(page.model.place_of("late"), column)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert tr(STANDINGS[Standing.OVERDUE].words) in spoken


def test_a_result_that_is_told_changes_the_standing(qtbot, window, page):
    window.session.do(lambda desk: desk.set_result(DOCUMENT, "late", RESULTS["done"]))
    qtbot.waitUntil(lambda: page.model.standing("late") is Standing.DONE)
    assert badge(page, "late") is None


def test_the_row_makes_room_for_the_words(page):
    cells = page.view.delegate.cells
    column = page.model.columns.index(Column.DEADLINE)
    late, far = (page.model.place_of(task) for task in ("late", "far"))
    assert cells.height(late, column, 200) > cells.height(far, column, 200)


def test_tasks_are_shown_by_their_standing(page):
    choose(page, page.filter_bar.standings, Standing.OVERDUE)
    assert shown(page) == ["late"]


def test_tasks_are_shown_by_the_department_that_leads_them(page):
    choose(page, page.filter_bar.departments, "Phòng B")
    assert shown(page) == ["far"]
    choose(page, page.filter_bar.departments, "")
    assert shown(page) == ["done"]


def test_tasks_that_no_text_tells_of_are_listed(page):
    choose(page, page.filter_bar.standings, UNTOLD)
    assert shown(page) == ["late", "far"]


def test_all_rows_come_back(page):
    choose(page, page.filter_bar.standings, UNTOLD)
    page.filter_bar.reset()
    assert shown(page) == ["late", "far", "done"]


def test_the_words_are_painted(page):
    image = QImage(page.view.viewport().size(), QImage.Format.Format_RGB32)
    before = QImage(image)
    for picture, known in ((before, {}), (image, {"late": Standing.OVERDUE})):
        page.model.set_standings(known)
        picture.fill(Qt.GlobalColor.white)
        page.view.viewport().render(picture, QPoint())
    assert image != before
