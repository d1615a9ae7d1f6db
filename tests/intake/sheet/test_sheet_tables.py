"""Sheets become tasks and figures as tables of Word do."""

from datetime import date
from decimal import Decimal

from openpyxl.styles import Font

from cchc_desk.forms.deadline import Deadline, DeadlineKind, read_deadline
from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task import Column, Task, deadline_words
from cchc_desk.forms.template import FigureColumn, Layout
from cchc_desk.intake.appendix.found import read_table
from cchc_desk.intake.appendix.grid import Grid
from cchc_desk.intake.appendix.tables import FigureTable, TaskTable
from cchc_desk.intake.sheet.sheets import Sheet
from cchc_desk.intake.sheet.tables import find_sheet_tables
from tests.intake.appendix.drawn import columns, ids, shown
from tests.intake.sheet.workbooks import filled, only, read_bytes, saved

C, F = Column, FigureColumn

PLAN = (
    "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "",
    "Phụ lục I",
    "DANH MỤC NHIỆM VỤ NĂM 2026",
    "(Kèm theo Kế hoạch số    /KH-SKHCN)",
    "",
    "Đơn vị tính: triệu đồng",
    "",
    "",
    "",
    " | | | Đơn vị thực hiện | | Thời gian | | ",
    "TT | Nhiệm vụ | Sản phẩm | Chủ trì | Phối hợp | Bắt đầu | Kết thúc | Kinh phí",
    "I | Thể chế",
    "1 | Rà soát văn bản | Báo cáo | Văn phòng | Các phòng | | | 5",
    "2 | Xây dựng quy chế | Quyết định | | Các phòng | | | 6",
    "",
    " | Tổng cộng | | | | | | 11",
    "",
    " | NGƯỜI LẬP BIỂU | | | | GIÁM ĐỐC",
)


def plan():
    workbook, cells = filled(*PLAN)
    cells.merge_cells("A4:H4")
    cells.merge_cells("D11:E11")
    cells.merge_cells("F11:G11")
    cells.merge_cells("D14:D15")
    cells["F14"], cells["G14"] = date(2026, 1, 5), date(2026, 3, 31)
    cells["F15"], cells["G15"] = date(2026, 4, 1), date(2026, 6, 1)
    cells["G15"].number_format = "mm/yyyy"
    return workbook, cells


def tables(workbook):
    return [read_table(each, ids()) for each in find_sheet_tables(only(workbook)).tables]


def test_a_header_in_the_twelfth_row_is_found_below_the_title():
    workbook, _ = plan()
    (table,) = find_sheet_tables(only(workbook)).tables
    assert columns(table.guesses) == [
        C.STT, C.CONTENT, C.PRODUCT, C.LEAD, C.SUPPORT, C.DEADLINE, C.DEADLINE, C.BUDGET,
    ]  # fmt: skip
    assert table.head.label == "Phụ lục I"
    assert table.head.titles == ("DANH MỤC NHIỆM VỤ NĂM 2026",)
    assert table.head.attached == "(Kèm theo Kế hoạch số /KH-SKHCN)"


def test_rows_of_a_sheet_become_groups_and_tasks():
    (table,) = tables(plan()[0])
    assert isinstance(table, TaskTable)
    assert shown(table, C.CONTENT, C.LEAD, C.DEADLINE, C.BUDGET) == [
        "[I] Thể chế",
        "Rà soát văn bản | Văn phòng | 05/01/2026⏎31/03/2026 | 5",
        "Xây dựng quy chế | Văn phòng | 01/04/2026⏎06/2026 | 6",
    ]


def test_excel_dates_are_deadlines():
    (table,) = tables(plan()[0])
    words = [deadline_words(row) for row in table.rows if isinstance(row, Task)]
    assert [read_deadline(each, 2026) for each in words] == [
        Deadline(DeadlineKind.RANGE, date(2026, 1, 5), date(2026, 3, 31)),
        Deadline(DeadlineKind.RANGE, date(2026, 4, 1), date(2026, 6, 30)),
    ]


def test_what_stands_around_the_table_is_kept():
    (table,) = tables(plan()[0])
    assert plain_text(table.above).split("\n") == [
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "Đơn vị tính: triệu đồng",
    ]
    below = plain_text(table.below).split("\n")
    assert [each for each in below if each] == ["Tổng cộng", "11", "NGƯỜI LẬP BIỂU", "GIÁM ĐỐC"]


def test_every_sheet_is_judged():
    workbook, cells = filled("TT | Nhiệm vụ | Thời gian", "1 | Rà soát | Quý I")
    cells.page_setup.orientation = "landscape"
    second = workbook.create_sheet("Số liệu")
    for row in (("TT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Luỹ kế"),
                (1, "Hồ sơ tiếp nhận", "hồ sơ", 88, 516),
                (2, "Tỷ lệ đúng hạn", "%", 0.955, "Chưa tính")):  # fmt: skip
        second.append(row)
    second["D3"].number_format = "0.0%"
    workbook.create_sheet("Trống")
    one, other, none = (find_sheet_tables(each) for each in read_bytes(saved(workbook)).sheets)
    assert (one.tables[0].layout, one.tables[0].head.orientation) == (
        Layout.TASKS,
        Orientation.LANDSCAPE,
    )
    read = read_table(other.tables[0], ids())
    assert isinstance(read, FigureTable)
    assert read.values == {"ho-so-tiep-nhan": Decimal(88), "ty-le-dung-han": Decimal("95.5")}
    assert (read.words, none.tables) == ({"ty-le-dung-han": "Chưa tính"}, ())


def test_ids_of_appendices_that_are_taken_are_not_given_again():
    workbook, _ = filled("TT | Nhiệm vụ | Thời gian", "1 | Rà soát | Quý I")
    found = find_sheet_tables(only(workbook), taken=("nhiem-vu", "nhiem-vu-2"))
    assert found.tables[0].head.id == "nhiem-vu-3"


def test_two_tables_of_one_sheet_are_two():
    workbook, _ = filled(
        "NHIỆM VỤ",
        "TT | Nhiệm vụ | Thời gian",
        "1 | Rà soát | Quý I",
        "",
        "SỐ LIỆU",
        "TT | Chỉ tiêu | Đơn vị tính | Số liệu",
        "1 | Hồ sơ | hồ sơ | 5",
    )
    tasks, figures = find_sheet_tables(only(workbook)).tables
    assert (tasks.layout, tasks.head.titles) == (Layout.TASKS, ("NHIỆM VỤ",))
    assert (figures.layout, figures.head.titles) == (Layout.FIGURES, ("SỐ LIỆU",))


def test_a_header_printed_again_and_empty_columns_do_not_matter():
    header = " | TT | | Nhiệm vụ | Thời gian"
    workbook, _ = filled(header, " | 1 | | Rà soát | Quý I", header, " | 2 | | Báo cáo | Quý II")
    (table,) = tables(workbook)
    assert shown(table, C.CONTENT, C.DEADLINE) == ["Rà soát | Quý I", "Báo cáo | Quý II"]
    assert len(table.appendix.widths_mm) == 3


def test_a_bold_row_of_one_cell_heads_a_group():
    workbook, cells = filled("Nhiệm vụ | Thời gian", "Thể chế", "Rà soát | Quý I", "Họp | Quý II")
    cells["A2"].font = Font(bold=True)
    assert shown(tables(workbook)[0]) == ["[] Thể chế", "Rà soát", "Họp"]


def test_an_empty_sheet_has_no_tables():
    assert find_sheet_tables(Sheet("Trống", Grid())).tables == ()
