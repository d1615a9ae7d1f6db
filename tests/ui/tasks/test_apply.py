import pytest

from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult, number_rows
from cchc_desk.ui.tasks.apply import apply_request
from cchc_desk.ui.tasks.places import end_of_group, row_before, step_down, step_up
from cchc_desk.ui.tasks.requests import (
    CellEdit,
    InsertGroup,
    InsertRow,
    InsertRows,
    MoveRows,
    RemoveRows,
    SetCells,
    SetGroupTitle,
)

ROWS = (
    Task("t0"),
    TaskGroup("g1", "Một"),
    Task("t1"),
    Task("t2"),
    TaskGroup("g2", "Hai"),
    Task("t3"),
)


def applied(request, rows=ROWS, results=None):
    return apply_request(rows, results or {}, request)


def ids(rows):
    return " ".join(row.id for row in rows)


def test_a_plan_column_is_changed_in_the_row():
    rows, _ = applied(SetCells((CellEdit("t1", Column.CONTENT, plain("Rà soát")),)))
    assert rows[2] == Task("t1", content=plain("Rà soát"))


def test_a_report_column_is_changed_in_the_results():
    edits = (
        CellEdit("t1", Column.PROGRESS, "Quá hạn"),
        CellEdit("t1", Column.RESULT, plain("Đã trình")),
    )
    rows, results = applied(SetCells(edits))
    assert rows == ROWS
    assert results == {"t1": TaskResult(plain("Đã trình"), "Quá hạn")}


def test_the_results_given_are_not_changed_themselves():
    results = {}
    applied(SetCells((CellEdit("t1", Column.PROGRESS, "Quá hạn"),)), results=results)
    assert results == {}


def test_a_group_gets_another_title():
    rows, _ = applied(SetGroupTitle("g1", "Thể chế"))
    assert rows[1] == TaskGroup("g1", "Thể chế")


def test_a_group_with_another_title_keeps_its_number():
    group, _ = apply_request((TaskGroup("g", "Một", "A"),), {}, SetGroupTitle("g", "Hai"))
    assert group == (TaskGroup("g", "Hai", "A"),)


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (InsertRow(Task("x"), None), "x t0 g1 t1 t2 g2 t3"),
        (InsertRow(Task("x"), "t1"), "t0 g1 t1 x t2 g2 t3"),
        (InsertGroup(TaskGroup("x", ""), "t2"), "t0 g1 t1 t2 x g2 t3"),
        (InsertRows((Task("x"), Task("y")), "t3"), "t0 g1 t1 t2 g2 t3 x y"),
        (RemoveRows(("g1", "t2")), "t0 t1 g2 t3"),
        (MoveRows(("t1",), None), "t1 t0 g1 t2 g2 t3"),
        (MoveRows(("t3", "t1"), "t0"), "t0 t1 t3 g1 t2 g2"),
    ],
)
def test_rows_are_inserted_removed_and_moved(request_, expected):
    assert ids(applied(request_)[0]) == expected


def test_pasted_rows_bring_their_results():
    said = TaskResult(progress="Hoàn thành")
    _, results = applied(InsertRows((Task("x"),), None, (("x", said),)), results={"t1": said})
    assert results == {"t1": said, "x": said}


def test_the_results_of_removed_rows_go_with_them():
    _, results = applied(RemoveRows(("t1",)), results={"t1": TaskResult(), "t2": TaskResult()})
    assert list(results) == ["t2"]


def test_a_row_that_is_not_there_is_a_bug():
    with pytest.raises(KeyError):
        applied(InsertRow(Task("x"), "gone"))


def test_what_is_no_request_is_a_bug():
    with pytest.raises(TypeError):
        applied("t1")


def test_numbers_follow_insertion_and_removal():
    rows, _ = applied(InsertRow(Task("x"), "t0"))
    rows, _ = applied(RemoveRows(("g1",)), rows)
    assert [each.number for each in number_rows(rows)] == ["1", "2", "3", "4", "I", "5"]


@pytest.mark.parametrize(
    ("moving", "expected"),
    [
        ("t1", "t0 t1 g1 t2 g2 t3"),
        ("t2 t3", "t0 g1 t2 t3 t1 g2"),
        ("g2", "t0 g2 t3 g1 t1 t2"),
        ("g2 t1", None),
        ("t0", None),
        ("g1", None),
        ("t0 g2", None),
        ("", None),
    ],
)
def test_a_step_up_takes_groups_as_a_whole(moving, expected):
    request = step_up(ROWS, moving.split())
    assert (request and ids(applied(request)[0])) == expected


@pytest.mark.parametrize(
    ("moving", "expected"),
    [
        ("t0", "g1 t0 t1 t2 g2 t3"),
        ("t1 t2", "t0 g1 g2 t1 t2 t3"),
        ("g1", "t0 g2 t3 g1 t1 t2"),
        ("t3", None),
        ("g2", None),
        ("t0 g1", None),
        ("", None),
    ],
)
def test_a_step_down_takes_groups_as_a_whole(moving, expected):
    request = step_down(ROWS, moving.split())
    assert (request and ids(applied(request)[0])) == expected


@pytest.mark.parametrize(
    ("row_id", "end"), [("t0", "t0"), ("g1", "t2"), ("t1", "t2"), ("t3", "t3"), (None, "t3")]
)
def test_a_group_ends_before_the_next_heading(row_id, end):
    assert end_of_group(ROWS, row_id) == end


def test_an_empty_table_has_no_end():
    assert end_of_group((), None) is None


def test_nothing_stands_before_the_first_row():
    assert row_before(ROWS, "t0") is None
    assert row_before(ROWS, "t1") == "g1"
