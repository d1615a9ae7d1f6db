"""The tasks that were found, to look at."""

import pytest
from PySide6.QtCore import Qt

from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Task, TaskGroup
from cchc_desk.ui.importing.task_list import TaskList
from tests.factories import make_report


@pytest.fixture
def tasks(qtbot):
    made = TaskList()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.tasks.show_report(make_report())
    return made


def row(tasks, number):
    model = tasks.tasks
    return [model.index(number, column).data() for column in range(model.columnCount())]


def test_groups_and_tasks_are_numbered_as_in_print(tasks):
    assert row(tasks, 0) == ["I", "Thể chế", "", "", ""]
    assert row(tasks, 1) == ["1", "Rà soát văn bản", "Quý I", "Kế hoạch số 05", "Hoàn thành"]


def test_the_title_of_a_group_is_bold_and_goes_over_all_columns(tasks):
    font = tasks.tasks.index(0, 1).data(Qt.ItemDataRole.FontRole)
    assert font.bold()
    assert [tasks.columnSpan(number, 1) for number in range(3)] == [4, 1, 1]


def test_several_paragraphs_stand_on_one_line_and_whole_in_the_tip(tasks):
    task = Task("t", content=plain("Một\nHai"))
    tasks.tasks.show_report(make_report(tasks=(TaskGroup("g", ""), task), results={}))
    index = tasks.tasks.index(1, 1)
    assert index.data() == "Một Hai"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Một\nHai"


def test_without_a_document_there_are_none(tasks):
    tasks.tasks.show_report(None)
    assert tasks.tasks.rowCount() == 0


def test_the_columns_fill_the_width(qtbot, tasks):
    with qtbot.waitExposed(tasks):
        tasks.show()
    widths = sum(tasks.columnWidth(column) for column in range(5))
    assert abs(widths - tasks.viewport().width()) < 5
