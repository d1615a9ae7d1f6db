import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import new_document
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from cchc_desk.forms.template import DocumentKind
from tests.factories import make_report, make_template

PLAN = make_template(kind=DocumentKind.PLAN, periods=())
ROWS = (TaskGroup("g1", "Thể chế", "A"), Task("t1", content=plain("Rà soát"), source_number="1a"))


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "a.cchc") as made:
        yield made


def test_a_plan_from_an_old_one_begins_with_its_tasks_as_rows_of_its_own(desk):
    old = desk.create(make_report(template=PLAN, tasks=ROWS))
    new = desk.report(new_document(desk, PLAN, "2027-nam", old))
    assert [row.id in {"g1", "t1"} for row in new.tasks] == [False, False]
    group, task = new.tasks
    assert (group.title, group.source_number) == ("Thể chế", None)
    assert (task.content, task.source_number) == (plain("Rà soát"), None)


def test_a_plan_of_a_year_that_has_tasks_keeps_them(desk):
    desk.create(make_report(template=make_template(id="bao-cao"), tasks=ROWS))
    old = desk.create(make_report(template=PLAN, tasks=()))
    new = desk.report(new_document(desk, PLAN, "2026-nam", old))
    assert new.tasks == ROWS


def test_a_report_of_a_new_year_takes_no_tasks_of_the_old_one(desk):
    template = make_template()
    old = desk.create(make_report(template=template, tasks=ROWS))
    assert desk.report(new_document(desk, template, "2027-quy-1", old)).tasks == ()


def test_a_later_report_of_the_year_knows_what_is_done_and_not_what_was_under_way(desk):
    template = make_template()
    done = TaskResult(plain("Kế hoạch số 05"), "Hoàn thành")
    results = {"t1": done, "t2": TaskResult(plain("Đang làm"), "Đang thực hiện")}
    old = desk.create(make_report(template=template, results=results))
    assert desk.report(new_document(desk, template, "2026-6-thang", old)).results == {"t1": done}


@pytest.mark.parametrize("period", ["2027-quy-1", "2026-quy-1"])
def test_a_report_of_another_year_or_no_later_one_takes_no_results(desk, period):
    template = make_template()
    old = desk.create(make_report(template=template))
    assert desk.report(new_document(desk, template, period, old)).results == {}
