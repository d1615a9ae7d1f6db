from datetime import date

import pytest

from cchc_desk.forms.period import read_period
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from cchc_desk.forms.task_standing import (
    GroupProgress,
    Standing,
    evidence_days,
    in_total,
    progress_by_group,
    standing,
)
from tests.factories import make_report

TODAY = date(2026, 4, 10)
WINDOW_END = date(2026, 6, 14)


def stands(deadline, progress="", result=""):
    task = Task("t", deadline=plain(deadline))
    told = TaskResult(plain(result), progress)
    return standing(task, told, 2026, window_end=WINDOW_END, today=TODAY)


@pytest.mark.parametrize(
    ("deadline", "progress", "result", "expected"),
    [
        ("Quý I/2026", "Hoàn thành", "", Standing.DONE),
        ("Quý I/2026", "Hoàn thành", "Kế hoạch số 05/KH-SNV ngày 03/02/2026", Standing.DONE),
        ("Quý I/2026", "Hoàn thành", "Kế hoạch số 15/KH-SNV ngày 03/4/2026", Standing.DONE_LATE),
        (
            "Quý I/2026",
            "Hoàn thành",
            "Kế hoạch số 05/KH-SNV ngày 03/02/2026, Báo cáo số 9/BC-SNV ngày 05/4/2026",
            Standing.DONE,
        ),
        ("Thường xuyên", "Hoàn thành", "Kế hoạch số 15/KH-SNV ngày 03/4/2026", Standing.DONE),
        ("Quý I/2026", "Đang thực hiện", "", Standing.OVERDUE),
        ("Trước ngày 10/4/2026", "", "", Standing.OVERDUE),
        ("Chậm nhất ngày 10/4/2026", "", "", Standing.DUE),
        ("Tháng 5", "", "", Standing.DUE),
        ("Quý IV/2026", "", "", Standing.AHEAD),
        ("Thường xuyên", "", "", Standing.OPEN),
        ("", "", "", Standing.OPEN),
        ("Hằng quý", "Đang thực hiện", "", Standing.AHEAD),
    ],
)
def test_a_task_stands_by_its_deadline_its_progress_and_its_evidence(
    deadline, progress, result, expected
):
    assert stands(deadline, progress, result) is expected


def test_evidence_is_dated_by_the_documents_that_a_result_names():
    text = "Kế hoạch số 05/KH-SNV ngày 03/02/2026; họp ngày 10/4/2026; Công văn số 7/SNV-VP"
    assert evidence_days(TaskResult(plain(text))) == (date(2026, 2, 3),)


def test_tasks_are_counted_group_by_group():
    report = make_report(
        period=read_period("2026-quy-1"),
        tasks=(
            Task("t0", deadline=plain("Thường xuyên")),
            TaskGroup("g1", "Thể chế"),
            Task("t1", deadline=plain("Quý I")),
            Task("t2", deadline=plain("Quý I")),
            TaskGroup("g2", "Trống"),
            TaskGroup("g3", "Thủ tục"),
            Task("t3", deadline=plain("Quý IV")),
        ),
        results={"t1": TaskResult((), "Hoàn thành")},
    )
    groups = progress_by_group(report, TODAY)
    assert groups == (
        GroupProgress(None, {Standing.OPEN: 1}),
        GroupProgress(TaskGroup("g1", "Thể chế"), {Standing.DONE: 1, Standing.OVERDUE: 1}),
        GroupProgress(TaskGroup("g3", "Thủ tục"), {Standing.AHEAD: 1}),
    )
    assert [(each.done, each.total) for each in groups] == [(0, 1), (1, 2), (0, 1)]
    assert in_total(groups) == {
        Standing.DONE: 1,
        Standing.OVERDUE: 1,
        Standing.AHEAD: 1,
        Standing.OPEN: 1,
    }
