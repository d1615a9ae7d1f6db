import pytest

from cchc_desk.desk import task_table
from cchc_desk.desk.desk import Desk
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from tests.factories import make_report

DONE = TaskResult(plain("Xong"), "Hoàn thành")


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        desk.create(make_report())
        yield desk


def ids(desk):
    return [row.id for row in desk.report("bc-2026-quy-1").tasks]


def test_several_rows_and_results_are_one_step(desk):
    rows = (TaskGroup("g1", "Mới"), Task("t1", content=plain("Khác")))
    before = desk.report("bc-2026-quy-1")
    task_table.put_rows(desk, "bc-2026-quy-1", rows, {"t1": DONE, "t2": DONE})
    after = desk.report("bc-2026-quy-1")
    assert (after.tasks[:2], after.result("t2")) == (rows, DONE)
    desk.undo()
    assert desk.report("bc-2026-quy-1") == before


def test_pasted_rows_bring_their_results(desk):
    rows = (Task("n1"), Task("n2"))
    task_table.insert_rows(desk, "bc-2026-quy-1", rows, "t1", {"n2": DONE})
    assert ids(desk) == ["g1", "t1", "n1", "n2", "t2"]
    assert desk.report("bc-2026-quy-1").result("n2") == DONE


def test_rows_are_removed_together_and_come_back(desk):
    task_table.remove_rows(desk, "bc-2026-quy-1", {"g1", "t1"})
    assert ids(desk) == ["t2"]
    desk.undo()
    assert ids(desk) == ["g1", "t1", "t2"]
    assert desk.report("bc-2026-quy-1").result("t1").progress == "Hoàn thành"


def test_rows_move_together_in_their_order(desk):
    task_table.insert_rows(desk, "bc-2026-quy-1", (Task("n1"),), "t2", {})
    task_table.move_rows(desk, "bc-2026-quy-1", {"n1", "t1"}, None)
    assert ids(desk) == ["t1", "n1", "g1", "t2"]
