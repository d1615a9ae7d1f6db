"""Tables alone, of Word or Excel, join the document of their period and the tasks of their year."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import new_document, template_named
from cchc_desk.desk.import_choices import NoPeriodError, propose
from cchc_desk.desk.import_known import known_to
from cchc_desk.desk.import_understand import understand, with_period
from cchc_desk.desk.importing import NothingToBringInError, bring_in
from cchc_desk.forms.compose import compose
from cchc_desk.forms.document import Grid, line_text
from cchc_desk.forms.figure import Figure
from cchc_desk.forms.period import read_period
from cchc_desk.forms.richtext import Table, plain, plain_text
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult
from cchc_desk.forms.template import DocumentKind
from cchc_desk.forms.unplaced import UNPLACED
from tests.desk.foreign import (
    BODY,
    FOOT,
    HEAD,
    a_report,
    a_workbook,
    brought_in,
    contents,
    written,
)
from tests.factories import OFFICE, make_report, make_template

TASKS = (
    "PHỤ LỤC",
    "DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026",
    "STT | Nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành",
    "I | THỂ CHẾ",
    "1 | Rà soát văn bản quy phạm | Phòng Pháp chế | Quý II/2026",
    "2 | Báo cáo công tác thể chế | Văn phòng | Hằng quý",
    "II | THỦ TỤC",
    "3 | Công bố thủ tục hành chính | Văn phòng | Tháng 5/2026",
)
RESULTS = (
    "KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ I NĂM 2026",
    "STT | Nhiệm vụ | Thời gian hoàn thành | Kết quả | Tiến độ",
    "1 | Rà soát văn bản quy phạm | Quý II/2026 | Đã rà soát 04 văn bản | Hoàn thành",
    "3 | Công bố thủ tục hành chính | Tháng 6/2026 | | Đang thực hiện",
    "4 | Tập huấn nghiệp vụ | Tháng 3/2026 | 01 lớp | Hoàn thành",
)
STATISTICS = (
    "SỐ LIỆU THỐNG KÊ QUÝ I NĂM 2026",
    "STT | Chỉ tiêu | Đơn vị tính | Số liệu",
    "1 | Hồ sơ tiếp nhận | hồ sơ | 1.250",
    "2 | Văn bản ban hành | văn bản | 12",
)


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        desk.set_office(OFFICE)
        yield desk


def tables(report):
    """Return the rows of every printed table, as a reader sees them."""
    nodes = (node for section in compose(report).sections[1:] for node in section.nodes)
    return [
        [" | ".join(map(_words, row.cells)) for row in node.rows]
        for node in nodes
        if isinstance(node, Grid)
    ]


def _words(cell):
    return " ".join(line_text(line) for line in cell.lines)


def names(rows):
    return [row.title if isinstance(row, TaskGroup) else plain_text(row.content) for row in rows]


# --- the plan of the year -------------------------------------------------------------------------


def test_a_list_of_tasks_makes_the_plan_of_its_year(desk):
    imported = brought_in(desk, a_workbook(*TASKS))
    report = desk.report(imported.document)
    assert (report.kind, report.period.id) == (DocumentKind.PLAN, "2026-nam")
    assert names(report.tasks) == [
        "THỂ CHẾ",
        "Rà soát văn bản quy phạm",
        "Báo cáo công tác thể chế",
        "THỦ TỤC",
        "Công bố thủ tục hành chính",
    ]
    assert (imported.tasks, imported.unplaced, imported.warnings) == (3, (), ())


def test_the_plan_prints_the_table_as_it_was(desk):
    imported = brought_in(desk, a_workbook(*TASKS))
    (table,) = tables(desk.report(imported.document))
    assert table[0] == "STT | Nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành"
    assert table[2] == "1 | Rà soát văn bản quy phạm | Phòng Pháp chế | Quý II/2026"
    assert imported.is_learned


def test_the_plan_that_is_there_is_joined_as_one_step(desk):
    plan = new_document(desk, template_named(desk, "ke-hoach-nam"), "2026-nam")
    before = contents(desk)
    imported = brought_in(desk, a_workbook(*TASKS))
    assert imported.document == plan
    assert len(desk.documents()) == 1
    desk.undo()
    assert contents(desk) == before


def test_a_word_appendix_alone_is_a_list_of_tasks_too(desk):
    text = """
appendix-label b c | PHỤ LỤC
appendix-title b c | NHIỆM VỤ NĂM 2026
appendix-attached i c | (Kèm theo Kế hoạch số 5/KH-SKHCN)
@table appendix
STT ; Nhiệm vụ ; Thời gian hoàn thành
1 ; Rà soát văn bản ; Quý II/2026
@end
"""
    imported = brought_in(desk, written(text))
    (table,) = tables(desk.report(imported.document))
    assert table == ["STT | Nhiệm vụ | Thời gian hoàn thành", "1 | Rà soát văn bản | Quý II/2026"]


def test_the_same_list_again_adds_nothing(desk):
    first = brought_in(desk, a_workbook(*TASKS))
    before = desk.report(first.document)
    second = brought_in(desk, a_workbook(*TASKS))
    assert desk.report(second.document) == before


def test_a_template_can_be_named_for_the_plan(desk):
    template = template_named(desk, "ke-hoach-lai-chau-2025")
    imported = brought_in(desk, a_workbook(*TASKS), template=template)
    assert [item.id for item in desk.report(imported.document).template.items] == [
        item.id for item in template.items
    ]


# --- the results of a report ----------------------------------------------------------------------


@pytest.fixture
def report(desk):
    """Return a report of Quý I/2026 in a year that has a plan."""
    brought_in(desk, a_workbook(*TASKS))
    return desk.create(make_report(template=make_template(appendices=()), tasks=(), results={}))


def test_results_join_the_report_of_the_period_that_they_name(desk, report):
    imported = brought_in(desk, a_workbook(*RESULTS))
    assert imported.document == report
    kept = desk.report(report)
    done = {plain_text(row.content): kept.result(row.id) for row in kept.tasks
            if isinstance(row, Task)}  # fmt: skip
    assert done["Rà soát văn bản quy phạm"] == TaskResult(
        plain("Đã rà soát 04 văn bản"), "Hoàn thành"
    )
    assert done["Báo cáo công tác thể chế"] == TaskResult()


def test_a_task_that_the_plan_lacks_is_added_where_it_stood(desk, report):
    brought_in(desk, a_workbook(*RESULTS))
    assert names(desk.report(report).tasks)[-2:] == [
        "Công bố thủ tục hành chính",
        "Tập huấn nghiệp vụ",
    ]


def test_what_the_plan_says_otherwise_stays_and_is_told(desk, report):
    imported = brought_in(desk, a_workbook(*RESULTS))
    (warning,) = imported.warnings
    assert "Tháng 5/2026" in warning
    assert "Tháng 6/2026" in warning
    deadlines = [plain_text(row.deadline) for row in desk.report(report).tasks
                 if isinstance(row, Task)]  # fmt: skip
    assert "Tháng 6/2026" not in deadlines


def test_the_words_of_the_file_are_taken_if_they_are_preferred(desk, report):
    brought_in(desk, a_workbook(*RESULTS), prefers_file=True)
    deadlines = [plain_text(row.deadline) for row in desk.report(report).tasks
                 if isinstance(row, Task)]  # fmt: skip
    assert "Tháng 6/2026" in deadlines


def test_a_report_without_such_a_table_is_drafted_with_a_template_that_has_one(desk, report):
    before = desk.report(report)
    imported = brought_in(desk, a_workbook(*RESULTS))
    after = desk.report(report)
    assert after.template.items == before.template.items
    assert after.answers == before.answers
    assert (after.template.id, after.template.version) == (before.template.id, 2)
    assert imported.is_learned
    (table,) = tables(after)
    assert table[0] == "STT | Nhiệm vụ | Thời gian hoàn thành | Kết quả | Tiến độ"


def test_a_result_that_was_typed_here_is_not_overwritten(desk, report):
    brought_in(desk, a_workbook(*RESULTS))
    task = desk.report(report).tasks[1]
    desk.set_result(report, task.id, TaskResult(plain("Viết lại"), "Hoàn thành"))
    imported = brought_in(desk, a_workbook(*RESULTS))
    assert plain_text(desk.report(report).result(task.id).result) == "Viết lại"
    assert any("Đã rà soát 04 văn bản" in each for each in imported.warnings)


def test_a_heading_that_the_report_does_not_print_waits_for_a_place(desk):
    document = desk.create(make_report(tasks=(), results={}))
    imported = brought_in(desk, a_workbook(*RESULTS))
    waiting = plain_text(desk.report(document).answer(UNPLACED).blocks)
    assert "KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ I NĂM 2026" in waiting
    assert imported.template.version == 1


def test_words_in_a_column_that_nobody_knows_wait_for_a_place(desk, report):
    rows = [f"{row} | {extra}" for row, extra in zip(
        RESULTS[1:], ("Mã", "A-01", "B-02", "C-03"), strict=True)]  # fmt: skip
    imported = brought_in(desk, a_workbook(RESULTS[0], *rows))
    assert len(imported.unplaced) == 3
    assert "A-01" in plain_text(desk.report(report).answer(UNPLACED).blocks)


# --- statistics -----------------------------------------------------------------------------------


def test_statistics_are_the_figures_of_the_report(desk):
    document = desk.create(make_report())
    imported = brought_in(desk, a_workbook(*STATISTICS))
    report = desk.report(document)
    labels = {figure.label: figure.id for figure in report.template.figures}
    assert imported.document == document
    assert labels["Hồ sơ tiếp nhận"] == "ho-so"
    assert report.figures["ho-so"] == Decimal(5)
    assert report.figures[labels["Văn bản ban hành"]] == Decimal(12)


def test_a_figure_that_was_entered_stays_unless_the_file_is_preferred(desk):
    document = desk.create(make_report())
    (warning,) = brought_in(desk, a_workbook(*STATISTICS)).warnings
    assert "1.250" in warning
    brought_in(desk, a_workbook(*STATISTICS), prefers_file=True)
    assert desk.report(document).figures["ho-so"] == Decimal(1250)


def test_statistics_are_printed_again(desk):
    document = desk.create(make_report(template=make_template(appendices=()), figures={}))
    brought_in(desk, a_workbook(*STATISTICS))
    (table,) = tables(desk.report(document))
    assert table[1:] == [
        "1 | Hồ sơ tiếp nhận | hồ sơ | 1.250",
        "2 | Văn bản ban hành | văn bản | 12",
    ]


def test_figures_whose_long_names_begin_alike_are_told_apart(desk):
    names_ = [
        f"Thủ tục hành chính cung cấp dịch vụ công trực tuyến {how}"
        for how in ("toàn trình", "một phần")
    ]
    known = tuple(Figure(f"f{n}", name, "thủ tục") for n, name in enumerate(names_))
    document = desk.create(make_report(template=make_template(figures=known), figures={}))
    rows = [f"{n} | {name} | thủ tục | {n * 10}" for n, name in enumerate(names_, start=1)]
    brought_in(desk, a_workbook(*STATISTICS[:2], *rows))
    assert desk.report(document).figures == {"f0": Decimal(10), "f1": Decimal(20)}


# --- which period ---------------------------------------------------------------------------------


def test_the_name_of_the_file_may_say_the_period(desk):
    source = a_workbook(*STATISTICS[1:], name="Số liệu Quý I năm 2026.xlsx")
    assert understand(source, known_to(desk)).period == read_period("2026-quy-1")


def test_a_table_that_names_no_period_needs_one(desk):
    with pytest.raises(NoPeriodError):
        brought_in(desk, a_workbook(*STATISTICS[1:]))
    assert desk.documents() == ()


def test_the_clerk_names_the_period(desk):
    document = desk.create(make_report(figures={}))
    known = known_to(desk)
    understood = understand(a_workbook(*STATISTICS[1:]), known)
    understood = with_period(understood, read_period("2026-quy-1"), known)
    imported = bring_in(desk, understood, propose(understood, known))
    assert imported.document == document


def test_another_document_can_be_chosen(desk):
    first = desk.create(make_report(figures={}))
    second = desk.create(make_report(figures={}, tasks=(), results={}))
    assert brought_in(desk, a_workbook(*STATISTICS)).document == second
    assert brought_in(desk, a_workbook(*STATISTICS), into=first).document == first


def test_an_empty_workbook_is_refused(desk):
    with pytest.raises(NothingToBringInError):
        brought_in(desk, a_workbook("", name="Quý I năm 2026.xlsx"))
    assert desk.documents() == ()


# --- whole reports with several tables ------------------------------------------------------------


def test_two_tables_of_tasks_are_put_together(desk):
    appendix = """
@landscape
appendix-label b c | PHỤ LỤC I
appendix-title b c | NHIỆM VỤ NĂM 2025
@table appendix
STT ; Nhiệm vụ ; Thời gian hoàn thành
1 ; Rà soát văn bản ; Quý II/2025
@end
@page
appendix-label b c | PHỤ LỤC II
appendix-title b c | TIẾN ĐỘ
@table appendix
STT ; Nhiệm vụ ; Thời gian hoàn thành ; Tiến độ
1 ; Rà soát văn bản ; Quý II/2025 ; Hoàn thành
@end
"""
    imported = brought_in(desk, a_report(appendix=appendix))
    report = desk.report(imported.document)
    (table,) = tables(report)
    assert table == [
        "STT | Nhiệm vụ | Thời gian hoàn thành | Tiến độ",
        "1 | Rà soát văn bản | Quý II/2025 | Hoàn thành",
    ]
    assert "TIẾN ĐỘ" in plain_text(report.answer(UNPLACED).blocks)


FULL_STATISTICS = (
    "SỐ LIỆU THỐNG KÊ QUÝ II NĂM 2026",
    "STT | Chỉ tiêu | Đơn vị tính | Số liệu | Luỹ kế | Ghi chú",
    "A | CHỈ ĐẠO",
    "1 | Văn bản ban hành | văn bản | 12 | 20 | Tính đến 14/6",
    "1.1 | Kế hoạch | văn bản | 3 | |",
    "2 | Khảo sát | cuộc | Chưa thực hiện | |",
)


def test_what_stands_beside_numbers_waits_as_a_table(desk):
    imported = brought_in(desk, a_workbook(*FULL_STATISTICS))
    waiting = desk.report(imported.document).answer(UNPLACED).blocks
    (table,) = (block for block in waiting if isinstance(block, Table))
    assert [[plain_text(cell.paragraphs) for cell in row] for row in table.rows] == [
        ["Chỉ tiêu", "Luỹ kế", "Số liệu", "Ghi chú"],
        ["Văn bản ban hành", "20", "", "Tính đến 14/6"],
        ["Khảo sát", "", "Chưa thực hiện", ""],
    ]


def test_typed_numbers_of_statistics_are_printed_again(desk):
    imported = brought_in(desk, a_workbook(*FULL_STATISTICS))
    (table,) = tables(desk.report(imported.document))
    assert [row.partition(" |")[0] for row in table[1:]] == ["A", "1", "1.1", "2"]


def test_a_sum_since_the_beginning_of_the_year_that_is_computed_is_placed(desk):
    for quarter, sums in (("I", "12"), ("II", "24"), ("III", "35")):
        appendix = f"""
@page
appendix-label b c | PHỤ LỤC
appendix-title b c | SỐ LIỆU
@table appendix
STT ; Chỉ tiêu ; Đơn vị tính ; Số liệu ; Luỹ kế
1 ; Văn bản ban hành ; văn bản ; 12 ; {sums}
@end
"""
        text = HEAD.replace("Quý I", f"Quý {quarter}").format(number="", year=2025)
        imported = brought_in(desk, written(text + BODY + FOOT + appendix))
        assert bool(imported.unplaced) == (sums == "35")


@pytest.mark.parametrize("last_title", ["Thời gian hoàn thành", "Số liệu"])
def test_a_table_without_rows_waits_for_a_place(desk, last_title):
    appendix = f"""
@page
appendix-label b c | PHỤ LỤC I
appendix-title b c | NHIỆM VỤ NĂM 2025
@table appendix
STT ; Nội dung ; {last_title}
@end
"""
    imported = brought_in(desk, a_report(appendix=appendix))
    report = desk.report(imported.document)
    assert report.template.appendices == ()
    waiting = plain_text(report.answer(UNPLACED).blocks)
    assert "NHIỆM VỤ NĂM 2025" in waiting
    assert last_title in waiting


def test_a_title_over_an_empty_column_that_nobody_knows_waits_for_a_place(desk):
    rows = ("NHIỆM VỤ NĂM 2026", "STT | Nhiệm vụ | Mã hiệu | Tiến độ", "1 | Rà soát | | Hoàn thành")
    imported = brought_in(desk, a_workbook(*rows))
    assert any("Mã hiệu" in each for each in imported.unplaced)


def test_numbers_of_columns_are_named(desk):
    rows = (
        "NHIỆM VỤ NĂM 2026",
        "STT | Nhiệm vụ | Tiến độ",
        "(1) | (2) | (3)",
        "1 | Rà soát | Xong",
    )
    (sentence,) = brought_in(desk, a_workbook(*rows)).left_out
    assert "(1) | (2) | (3)" in sentence


TWO_STATISTICS = """
@page
appendix-label b c | PHỤ LỤC I
appendix-title b c | SỐ LIỆU CỦA SỞ
@table appendix
STT ; Chỉ tiêu ; Đơn vị tính ; Số liệu
1 ; Hồ sơ tiếp nhận ; hồ sơ ; 88
2 ; Văn bản ban hành ; văn bản ; 12
@end
@page
appendix-label b c | PHỤ LỤC II
appendix-title b c | SỐ LIỆU CỦA TRUNG TÂM
@table appendix
STT ; Chỉ tiêu ; Đơn vị tính ; Số liệu
1 ; Hồ sơ tiếp nhận ; hồ sơ ; 7
2 ; Văn bản ban hành ; văn bản ; 12
@end
"""


def test_two_tables_may_say_two_values_under_one_name(desk):
    imported = brought_in(desk, a_report(appendix=TWO_STATISTICS))
    report = desk.report(imported.document)
    first, second = tables(report)
    assert first[1:] == ["1 | Hồ sơ tiếp nhận | hồ sơ | 88", "2 | Văn bản ban hành | văn bản | 12"]
    assert second[1:] == ["1 | Hồ sơ tiếp nhận | hồ sơ | 7", "2 | Văn bản ban hành | văn bản | 12"]
    assert len(report.template.figures) == 3
    assert imported.unplaced == ()


def test_the_next_file_with_these_tables_uses_the_same_figures(desk):
    first = brought_in(desk, a_report(year=2024, appendix=TWO_STATISTICS))
    second = brought_in(desk, a_report(year=2025, appendix=TWO_STATISTICS.replace("88", "90")))
    assert second.template == first.template
    kept, again = (desk.report(each.document).figures for each in (first, second))
    assert kept.keys() == again.keys()


def test_the_clerk_may_say_what_a_column_is(desk):
    known = known_to(desk)
    rows = ("KẾT QUẢ NĂM 2026", "STT | Nhiệm vụ | Mã | Tiến độ", "1 | Rà soát | A-01 | Hoàn thành")
    understood = understand(a_workbook(*rows), known)
    (appendix,) = understood.tables
    (table,) = appendix.tables
    guesses = tuple(
        replace(guess, column=Column.NOTE) if guess.title == "Mã" else guess
        for guess in table.guesses
    )
    changed = replace(appendix, tables=(replace(table, guesses=guesses),))
    imported = bring_in(desk, replace(understood, tables=(changed,)), propose(understood, known))
    assert imported.unplaced == ()
