import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Task, TaskGroup
from cchc_desk.storage import reports, tasks
from cchc_desk.storage.workspace import Workspace
from tests.strategies import rich_texts

SAME_FILE = settings(
    max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)

G1, T1, T2, G2, T3 = (
    TaskGroup("g1", "Thể chế"),
    Task("t1", content=plain("Một")),
    Task("t2", content=plain("Hai")),
    TaskGroup("g2", "Thủ tục"),
    Task("t3", content=plain("Ba"), source_number="3a"),
)
ROWS = (G1, T1, T2, G2, T3)


@pytest.fixture
def filled(workspace):
    """Return a workspace with two groups and three tasks."""
    workspace.apply(tasks.append_change(workspace, "2026", ROWS))
    return workspace


def read(workspace):
    return tasks.read_tasks(workspace, "2026")


def ids(workspace):
    return " ".join(row.id for row in read(workspace))


def test_tasks_are_read_in_the_order_in_which_they_were_added(filled):
    filled.apply(tasks.append_change(filled, "2026", [Task("t4")]))
    assert read(filled) == (*ROWS, Task("t4"))


def test_every_list_has_its_own_tasks(filled):
    filled.apply(tasks.append_change(filled, "2027", [T1]))
    assert tasks.read_tasks(filled, "2027") == (T1,)
    assert tasks.read_tasks(filled, "2028") == ()


@SAME_FILE
@given(st.builds(Task, st.just("t1"), *[rich_texts] * 8, st.none() | st.sampled_from(["", "1b"])))
def test_any_task_is_read_as_it_was_kept(filled, task):
    filled.apply(tasks.replace_change(filled, "2026", task))
    assert read(filled) == (G1, task, T2, G2, T3)


@pytest.mark.parametrize(
    ("after_id", "order"),
    [
        (None, "new g1 t1 t2 g2 t3"),
        ("t1", "g1 t1 new t2 g2 t3"),
        ("t3", "g1 t1 t2 g2 t3 new"),
    ],
)
def test_a_task_is_inserted_after_another(filled, after_id, order):
    filled.apply(tasks.insert_change(filled, "2026", [Task("new")], after_id))
    assert ids(filled) == order


def test_many_rows_are_inserted_together(filled):
    new = [TaskGroup("g9", "Mới"), Task("t8"), Task("t9")]
    filled.apply(tasks.insert_change(filled, "2026", new, "t1"))
    assert ids(filled) == "g1 t1 g9 t8 t9 t2 g2 t3"


@pytest.mark.parametrize(
    ("row", "after_id", "order"),
    [
        ("t3", None, "t3 g1 t1 t2 g2"),
        ("t1", "t2", "g1 t2 t1 g2 t3"),
        ("t1", "t3", "g1 t2 g2 t3 t1"),
        ("g2", None, "g2 t3 g1 t1 t2"),
        ("g1", "t3", "g2 t3 g1 t1 t2"),
        ("t2", "t1", "g1 t1 t2 g2 t3"),
    ],
)
def test_a_row_is_moved_and_a_group_with_its_tasks(filled, row, after_id, order):
    filled.apply(tasks.move_change(filled, "2026", row, after_id))
    assert ids(filled) == order


def test_a_group_can_be_moved_alone(filled):
    filled.apply(tasks.move_change(filled, "2026", "g2", "t1", with_tasks=False))
    assert ids(filled) == "g1 t1 g2 t2 t3"


def test_a_move_to_the_same_place_changes_nothing(filled):
    assert tasks.move_change(filled, "2026", "t2", "t1").rows == ()


def test_a_move_changes_one_row_only(filled):
    assert len(tasks.move_change(filled, "2026", "t1", "t3").rows) == 1


@pytest.mark.parametrize("typed", ["", "B", "1.1"])
def test_a_group_keeps_the_number_that_its_author_typed(filled, typed):
    filled.apply(tasks.replace_change(filled, "2026", TaskGroup("g2", "Bộ máy", typed)))
    assert read(filled)[3] == TaskGroup("g2", "Bộ máy", typed)


def test_a_group_is_given_another_title(filled):
    filled.apply(tasks.replace_change(filled, "2026", TaskGroup("g2", "Bộ máy")))
    assert read(filled)[3] == TaskGroup("g2", "Bộ máy")


def test_removing_a_group_keeps_its_tasks(filled):
    filled.apply(tasks.remove_change(filled, "2026", "g2"))
    assert ids(filled) == "g1 t1 t2 t3"


def test_removing_a_group_may_take_its_tasks_along(filled):
    filled.apply(tasks.remove_change(filled, "2026", "g1", with_tasks=True))
    assert ids(filled) == "g2 t3"


def test_removing_a_task_removes_what_reports_say_of_it(workspace, kept):
    change = tasks.remove_change(workspace, "2026", "t1")
    workspace.apply(change)
    assert reports.read_report(workspace, kept.id).results == {}
    workspace.apply(change.inverse())
    assert reports.read_report(workspace, kept.id).results == kept.results


def test_a_task_of_the_same_id_in_another_list_keeps_its_results(workspace, kept):
    workspace.apply(tasks.append_change(workspace, "2027", [T1]))
    workspace.apply(tasks.remove_change(workspace, "2027", "t1"))
    assert reports.read_report(workspace, kept.id).results == kept.results


@pytest.mark.parametrize("edit", [tasks.remove_change, tasks.move_change, tasks.insert_change])
def test_a_row_that_is_not_in_the_list_is_a_mistake_of_ours(filled, edit):
    arguments = {tasks.remove_change: ("x",), tasks.move_change: ("x", None)}.get(edit, ([T1], "x"))
    with pytest.raises(KeyError, match="x"):
        edit(filled, "2026", *arguments)


def test_a_row_that_is_not_in_the_list_cannot_be_replaced(filled):
    with pytest.raises(KeyError, match="x"):
        tasks.replace_change(filled, "2026", Task("x"))


def test_a_group_cannot_be_moved_into_itself(filled):
    with pytest.raises(KeyError, match="t1"):
        tasks.move_change(filled, "2026", "g1", "t1")


def test_a_place_that_has_become_too_narrow_is_made_wide_again(filled):
    for number in range(60):
        filled.apply(tasks.insert_change(filled, "2026", [Task(f"n{number}")], "t1"))
    inserted = " ".join(f"n{number}" for number in reversed(range(60)))
    assert ids(filled) == f"g1 t1 {inserted} t2 g2 t3"
    positions = [row["position"] for row in filled.rows("task", "ORDER BY position")]
    assert len(set(positions)) == len(positions)


@SAME_FILE
@given(st.data())
def test_any_order_of_edits_can_be_undone(path, data):
    path.unlink(missing_ok=True)
    with Workspace.create(path) as workspace:
        workspace.apply(tasks.append_change(workspace, "2026", ROWS))
        states = [read(workspace)]
        done = []
        for _ in range(data.draw(st.integers(1, 6))):
            done.append(some_edit(workspace, data))
            workspace.apply(done[-1])
            states.append(read(workspace))
        for change in reversed(done):
            assert states.pop() == read(workspace)
            workspace.apply(change.inverse())
        assert read(workspace) == ROWS


def some_edit(workspace, data):
    present = [row.id for row in read(workspace)]
    after = data.draw(st.none() | st.sampled_from(present)) if present else None
    if not present or data.draw(st.booleans()):
        return tasks.insert_change(workspace, "2026", [Task(tasks.new_task_id())], after)
    row = data.draw(st.sampled_from(present))
    if row == after or data.draw(st.booleans()):
        return tasks.remove_change(workspace, "2026", row, with_tasks=data.draw(st.booleans()))
    return tasks.move_change(workspace, "2026", row, after, with_tasks=False)


def test_two_thousand_tasks_are_added_in_less_than_a_second(workspace):
    many = [Task(f"t{n}", content=plain(f"Nhiệm vụ {n}"), lead=plain("A")) for n in range(2000)]
    started_s = time.perf_counter()
    workspace.apply(tasks.append_change(workspace, "2026", many))
    assert time.perf_counter() - started_s < 1
    assert len(read(workspace)) == 2000


def test_new_ids_are_all_different():
    assert len({tasks.new_task_id() for _ in range(1000)}) == 1000


# --- bringing a list into another shape -----------------------------------------------------------

NEW = Task("n1", content=plain("Mới"))


@pytest.mark.parametrize(
    "rows",
    [
        (NEW, *ROWS),
        (*ROWS, NEW),
        (G1, NEW, T1, T2, Task("n2"), Task("n3"), G2, T3),
        ROWS,
    ],
)
def test_a_list_gets_rows_between_its_own(filled, rows):
    change = tasks.merge_change(filled, "2026", rows)
    filled.apply(change)
    assert read(filled) == rows
    assert len(change.rows) == len(rows) - len(ROWS)


def test_rows_of_a_list_get_other_contents_where_they_are(filled):
    changed = Task("t2", content=plain("Hai, sửa"), lead=plain("Văn phòng"))
    filled.apply(tasks.merge_change(filled, "2026", (G1, T1, changed, NEW, G2, T3)))
    assert read(filled) == (G1, T1, changed, NEW, G2, T3)


def test_an_empty_list_gets_all_rows(workspace):
    workspace.apply(tasks.merge_change(workspace, "2026", ROWS))
    assert read(workspace) == ROWS


def test_where_there_is_no_room_left_all_rows_are_placed_anew(filled):
    rows = list(ROWS)
    for number in range(60):
        rows.insert(1, Task(f"n{number}"))
        filled.apply(tasks.merge_change(filled, "2026", rows))
    assert read(filled) == tuple(rows)


def test_a_merged_list_is_undone(filled):
    change = tasks.merge_change(filled, "2026", (NEW, *ROWS))
    filled.apply(change)
    filled.apply(change.inverse())
    assert read(filled) == ROWS
