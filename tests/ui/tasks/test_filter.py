import pytest
from PySide6.QtCore import Qt

from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Task, TaskResult
from cchc_desk.ui.tasks.filter import EVERYTHING, Conditions, TaskFilter
from cchc_desk.ui.tasks.model import TaskRole, TaskTableModel
from tests.ui.tasks.clerk import APPENDIX, CONTENT, DEADLINE, PROGRESS, RESULTS, ROWS

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
IN_ORDER = "g1 t1 t2 g2 t3"


@pytest.fixture
def model(qapp):
    made = TaskTableModel()
    made.set_appendix(APPENDIX)
    made.set_rows(ROWS, RESULTS)
    return made


@pytest.fixture
def proxy(model):
    return TaskFilter(model)


def shown(proxy):
    rows = range(proxy.rowCount())
    return " ".join(proxy.index(row, 0).data(TaskRole.ROW_ID) for row in rows)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("danh gia", "g1 t2"),
        ("Đánh GIÁ", "g1 t2"),
        ("  ra   soat ", "g1 t1"),
        ("thang", "g1 t2 g2 t3"),
        ("hoan thanh", "g1 t1"),
        ("the che", "g1 t1 t2"),
        ("không có", ""),
        ("", IN_ORDER),
    ],
)
def test_words_are_found_in_any_column_with_or_without_marks(proxy, text, expected):
    proxy.show(Conditions(text))
    assert shown(proxy) == expected


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (Conditions(group_id="g2"), "g2 t3"),
        (Conditions(progress="Hoàn thành"), "g1 t1"),
        (Conditions(progress=""), "g1 t2 g2 t3"),
        (Conditions("thang", "g1", ""), "g1 t2"),
        (Conditions("quy", "g2"), "g2"),
    ],
)
def test_rows_of_a_group_and_of_a_progress_are_shown(proxy, conditions, expected):
    proxy.show(conditions)
    assert shown(proxy) == expected


def test_an_edited_row_stays_until_the_filter_changes(proxy, model):
    proxy.show(Conditions(progress=""))
    model.set_rows(ROWS, {**RESULTS, "t2": TaskResult(progress="Quá hạn")})
    assert shown(proxy) == "g1 t2 g2 t3"
    proxy.show(Conditions(progress=""))
    assert shown(proxy) == "g2 t3"


def test_a_new_row_is_shown_whatever_is_filtered(proxy, model):
    proxy.show(Conditions("danh gia"))
    model.set_rows((*ROWS, Task("x")), RESULTS)
    assert shown(proxy) == "g1 t2 x"


@pytest.mark.parametrize(
    ("column", "order", "expected"),
    [
        (CONTENT, UP, "g1 t2 t1 g2 t3"),
        (CONTENT, DOWN, IN_ORDER),
        (0, DOWN, "g1 t2 t1 g2 t3"),
        (PROGRESS, UP, IN_ORDER),
        (PROGRESS, DOWN, IN_ORDER),
    ],
)
def test_tasks_are_sorted_inside_their_groups(proxy, column, order, expected):
    proxy.sort(column, order)
    assert shown(proxy) == expected
    assert proxy.is_sorted


def test_progress_sorts_as_work_goes_on_and_other_words_last(proxy, model):
    said = {"t1": TaskResult(progress="Chờ"), "t2": TaskResult(progress="Hoàn thành")}
    model.set_rows((*ROWS[:3], Task("t4")), {**said, "t4": TaskResult(progress="Đang thực hiện")})
    proxy.sort(PROGRESS, UP)
    assert shown(proxy) == "g1 t4 t2 t1"


DEADLINES = (
    ("open", "Thường xuyên"),
    ("third", "Trước ngày 30/11"),
    ("unknown", "…"),
    ("second", "Quý II"),
    ("empty", ""),
    ("yearly", "Hằng quý"),
    ("first", "Tháng 02/2026"),
    ("other", "Tháng 01/2027"),
    ("wide", "Quý I - Quý II"),
)


@pytest.mark.parametrize(
    ("order", "dated"),
    [(UP, "first wide second third other"), (DOWN, "other third second wide first")],
)
def test_deadlines_sort_by_date_and_those_without_one_are_last(proxy, model, order, dated):
    model.set_rows(tuple(Task(id_, deadline=plain(words)) for id_, words in DEADLINES), {})
    proxy.set_year(2026)
    proxy.sort(DEADLINE, order)
    assert shown(proxy) == f"{dated} yearly open unknown empty"


def test_without_a_year_deadlines_sort_as_words(proxy, model):
    model.set_rows((Task("b", deadline=plain("Quý I")), Task("a", deadline=plain("Hằng quý"))), {})
    proxy.sort(DEADLINE, UP)
    assert shown(proxy) == "a b"


def test_without_a_column_the_order_of_the_document_is_back(proxy):
    proxy.sort(CONTENT, UP)
    proxy.sort(-1, UP)
    assert shown(proxy) == IN_ORDER
    assert not proxy.is_sorted


def test_a_new_row_comes_after_its_neighbour_in_a_sorted_table(proxy, model):
    proxy.sort(CONTENT, UP)
    model.set_rows((Task("first"), *ROWS[:2], Task("x"), *ROWS[2:]), RESULTS)
    assert shown(proxy) == "first g1 t2 t1 x g2 t3"


def test_an_edited_row_keeps_its_place_until_it_is_sorted_again(proxy, model):
    proxy.sort(CONTENT, UP)
    changed = Task("t1", content=plain("Ấn định"))
    model.set_rows((ROWS[0], changed, *ROWS[2:]), RESULTS)
    assert shown(proxy) == "g1 t2 t1 g2 t3"


def test_other_columns_show_everything_in_document_order(proxy, model):
    proxy.sort(DEADLINE, DOWN)
    proxy.show(Conditions("quý"))
    model.set_appendix(APPENDIX)
    assert shown(proxy) == IN_ORDER
    assert proxy.conditions == EVERYTHING


def test_filter_and_order_hold_together(proxy):
    proxy.sort(CONTENT, UP)
    proxy.show(Conditions("a", "g1"))
    assert shown(proxy) == "g1 t2 t1"
