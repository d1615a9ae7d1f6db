from dataclasses import replace

import pytest

from cchc_desk.forms.period import read_period
from cchc_desk.forms.richtext import Table, TableCell, paragraph
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from cchc_desk.review.finding import Place
from cchc_desk.review.where import where
from tests.factories import TASK_TABLE, answered, make_report, make_template
from tests.review.documents import found


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(item="i.ke-hoach", block=1), "I.1 Kế hoạch"),
        (Place(item="i.ke-hoach"), "I.1 Kế hoạch"),
        (Place(item="i.ke-hoach", block=0, note=0), "I.1 Kế hoạch"),
        (Place(item="chua-xep", block=0), ""),
        (Place(task="t2", column="deadline"), "2"),
        (Place(task="t2"), "2"),
        (Place(task="g1"), "I"),
        (Place(part="opening"), ""),
        (Place(part="figure:x"), ""),
        (Place(appendix="ket-qua"), ""),
    ],
)
def test_a_place_is_told_in_words(place, words):
    told = where(make_report(), place)
    assert told
    assert words in told


def test_a_task_that_is_numbered_in_its_group_is_told_with_the_group():
    template = make_template(appendices=(replace(TASK_TABLE, numbers_by_group=True),))
    assert "I.2" in where(make_report(template=template), Place(task="t2", column="result"))


def test_a_long_label_is_cut():
    items = (replace(make_report().template.items[1], label="Rất dài " * 20),)
    report = make_report(template=make_template(items=items))
    assert where(report, Place(item="i.ke-hoach")).endswith("…")


def test_a_slip_in_a_cell_of_a_table_has_the_place_of_the_cell():
    cells = ((TableCell((paragraph("Tên"),)),), (TableCell((paragraph("Đã sử lý"),)),))
    report = make_report(answers={"i.ke-hoach": answered((Table(cells),))})
    (finding,) = [f for f in found(report) if f.rule == "SPELL"]
    place = finding.place
    assert (place.item, place.block, place.row, place.cell) == ("i.ke-hoach", 0, 1, 0)


def test_a_slip_in_the_title_of_a_group_is_found():
    rows = (TaskGroup("g", "Sử lý hồ sơ"), Task("t", content=(paragraph("Rà soát"),)))
    (finding,) = [f for f in found(make_report(tasks=rows, results={})) if f.rule == "SPELL"]
    assert finding.place.task == "g"


def test_an_empty_result_is_told_by_its_task():
    report = make_report(
        results={"t1": TaskResult((paragraph("Đã xong"),), "Hoàn thành"), "t2": TaskResult()}
    )
    report = replace(
        report,
        tasks=(*report.tasks, Task("t3", content=(paragraph("Kiểm tra"),))),
        results={**report.results, "t3": report.results["t1"]},
    )
    empty = {
        (f.place.task, f.place.column, f.quote) for f in found(report) if f.rule == "CELL-EMPTY"
    }
    assert ("t2", "result", "Báo cáo") in empty


def test_a_report_of_another_quarter_in_its_head_is_found():
    template = make_template(
        opening=("Báo cáo Quý III năm 2026 như sau:",), closing="Trong năm 2024./."
    )
    report = make_report(template=template, period=read_period("2026-quy-1"))
    parts = {f.place.part for f in found(report) if f.rule == "PERIOD-STALE"}
    assert parts == {"opening", "closing"}


@pytest.mark.parametrize(
    ("text", "is_stale"),
    [
        ("Trong Quý III năm 2025 đã hoàn thành việc rà soát.", True),
        ("Trong Quý III năm 2026, Sở đã hoàn thành việc rà soát.", True),
        ("So với Quý III năm 2025, số hồ sơ tăng.", False),
        ("Dự kiến trong Quý III năm 2026 hoàn thành.", False),
    ],
)
def test_results_of_another_period_are_found(text, is_stale):
    report = make_report(answers={"i.ke-hoach": answered(text)}, tasks=(), results={})
    assert ("PERIOD-STALE" in {f.rule for f in found(report)}) is is_stale
