"""Tables of tasks: columns, groups, tasks, numbers, and what has no place."""

from dataclasses import replace

import pytest

from cchc_desk.forms.richtext import Footnote, Image, plain, plain_text
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult
from cchc_desk.forms.template import Layout
from cchc_desk.intake.appendix.found import read_table
from cchc_desk.intake.appendix.tables import TableWarningCode
from tests.intake.appendix.drawn import (
    columns,
    drawn,
    found,
    found_in,
    ids,
    shown,
    tasks,
    unplaced,
    warned,
)
from tests.intake.word_builder.file import Target
from tests.intake.word_builder.markup import (
    BELOW,
    TALL,
    abstract,
    footnote,
    footnote_mark,
    footnote_text,
    level,
    line,
    num,
    numbered,
    p,
    picture,
    r,
    span,
    tbl,
    tc,
    tr,
)

C = Column

FIVE = (
    "STT | Nội dung/Nhiệm vụ | Thời gian hoàn thành | Kết quả | Tiến độ",
    "I | THỂ CHẾ | | |",
    "1 | Rà soát văn bản | Quý I/2026 | Kế hoạch số 05/KH-SKHCN | Hoàn thành",
    "2 | Theo dõi thi hành pháp luật | Thường xuyên | | Đang thực hiện",
    "II | THỦ TỤC HÀNH CHÍNH | | |",
    "3 | Công bố danh mục thủ tục | Khi phát sinh | Ko có | ",
)


# --- five to nine columns -------------------------------------------------------------------------


def test_a_table_of_five_columns_becomes_groups_tasks_and_results():
    table = tasks(*FIVE)
    assert shown(table, C.CONTENT, C.DEADLINE) == [
        "[I] THỂ CHẾ",
        "Rà soát văn bản | Quý I/2026",
        "Theo dõi thi hành pháp luật | Thường xuyên",
        "[II] THỦ TỤC HÀNH CHÍNH",
        "Công bố danh mục thủ tục | Khi phát sinh",
    ]
    assert table.results == {
        "2": TaskResult(plain("Kế hoạch số 05/KH-SKHCN"), "Hoàn thành"),
        "3": TaskResult(progress="Đang thực hiện"),
        "5": TaskResult(plain("Ko có")),
    }


def test_ids_are_given_in_the_order_of_the_table():
    assert [row.id for row in tasks(*FIVE).rows] == ["1", "2", "3", "4", "5"]


def test_the_appendix_prints_the_columns_as_they_were():
    appendix = tasks(*FIVE).appendix
    assert appendix.layout is Layout.TASKS
    assert appendix.columns == ("stt", "content", "deadline", "result", "progress")
    assert appendix.column_titles == ()  # all of them the usual ones
    assert appendix.widths_mm == (17.64,) * 5
    assert appendix.groups == ("THỂ CHẾ", "THỦ TỤC HÀNH CHÍNH")
    assert (appendix.id, appendix.title, appendix.label) == ("ket-qua", "DANH MỤC NHIỆM VỤ", "")


def test_six_columns_in_another_order():
    table = tasks(
        "TT | Thời hạn | Nhiệm vụ | Cơ quan phối hợp | Cơ quan chủ trì | Ghi chú",
        "1 | Tháng 3/2026 | Xây dựng quy chế | Các phòng | Văn phòng | Đã giao",
    )
    assert shown(table, C.CONTENT, C.LEAD, C.SUPPORT, C.DEADLINE, C.NOTE) == [
        "Xây dựng quy chế | Văn phòng | Các phòng | Tháng 3/2026 | Đã giao"
    ]
    assert table.appendix.columns == ("stt", "deadline", "content", "support", "lead", "note")
    assert table.appendix.column_titles[:2] == ("TT", "Thời hạn")
    assert table.appendix.id == "nhiem-vu"


def test_seven_columns_with_numbers_of_columns_and_money():
    table = tasks(
        "STT | Nội dung công việc | Sản phẩm đầu ra | Đơn vị thực hiện | Thời gian thực hiện | "
        "Dự toán (triệu đồng) | Tình hình thực hiện",
        "(1) | (2) | (3) | (4) | (5) | (6) | (7)",
        "1 | Mua máy quét | Máy quét | Phòng Hành chính | Quý II | 13,6 | Đã mua",
    )
    assert columns(table.guesses) == [
        C.STT, C.CONTENT, C.PRODUCT, C.LEAD, C.DEADLINE, C.BUDGET, C.RESULT,
    ]  # fmt: skip
    assert shown(table, C.BUDGET, C.RESULT) == ["13,6 | Đã mua"]
    assert table.column_numbers == ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)")


def test_nine_columns_under_a_header_of_two_rows():
    table = tasks(
        "TT | Mục tiêu | Nhiệm vụ | Hoạt động | Kết quả/Sản phẩm | Đơn vị thực hiện | < | "
        "Thời gian | Kinh phí",
        "^ | ^ | ^ | ^ | ^ | Chủ trì | Phối hợp | ^ | ^",
        "I | *Cải cách thể chế* | < | < | < | < | < | < | <",
        "1 | Đồng bộ | Rà soát | Lập danh mục | Báo cáo | Văn phòng | Các phòng | Quý I | 5",
    )
    assert columns(table.guesses) == [
        C.STT, C.OBJECTIVE, C.CONTENT, C.ACTIVITY, C.PRODUCT, C.LEAD, C.SUPPORT, C.DEADLINE,
        C.BUDGET,
    ]  # fmt: skip
    assert table.appendix.column_titles[5] == "Đơn vị thực hiện - Chủ trì"
    assert shown(table, *list(C)[1:9]) == [
        "[I] Cải cách thể chế",
        "Đồng bộ | Rà soát | Lập danh mục | Báo cáo | Văn phòng | Các phòng | Quý I | 5",
    ]


def test_a_table_without_numbers_keeps_them_away():
    table = tasks(
        "Nhiệm vụ | Đơn vị chủ trì | Hạn hoàn thành",
        "*Thể chế* | | ",
        "Rà soát văn bản | Văn phòng | 15/3/2026",
        "Công khai thủ tục | Trung tâm | Thường xuyên",
    )
    assert shown(table, C.CONTENT, C.LEAD) == [
        "[] Thể chế",
        "Rà soát văn bản | Văn phòng",
        "Công khai thủ tục | Trung tâm",
    ]
    assert table.appendix.columns == ("content", "lead", "deadline")


def test_a_list_of_tasks_alone_is_a_table_of_tasks():
    assert shown(tasks("TT | Nhiệm vụ", "1 | Rà soát", "2 | Báo cáo")) == ["Rà soát", "Báo cáo"]


# --- tall cells -----------------------------------------------------------------------------------


def test_a_lead_over_several_tasks_is_that_of_each():
    table = tasks(
        "TT | Nhiệm vụ | Chủ trì | Thời gian",
        "1 | Rà soát | Văn phòng | Quý I",
        "2 | Báo cáo | ^ | Quý II",
        "3 | Kiểm tra | Thanh tra | ^",
        "4 | Tổng kết | | Quý IV",
    )
    assert shown(table, C.LEAD, C.DEADLINE) == [
        "Văn phòng | Quý I",
        "Văn phòng | Quý II",
        "Thanh tra | Quý II",
        " | Quý IV",
    ]


def test_rows_under_one_number_are_one_task():
    table = tasks(
        "TT | Nhiệm vụ | Hoạt động | Thời gian",
        "1 | Xây dựng kế hoạch | Dự thảo | Tháng 1",
        "^ | ^ | Ban hành | Tháng 2",
        "2 | Báo cáo | | Quý IV",
    )
    assert shown(table, C.CONTENT, C.ACTIVITY, C.DEADLINE) == [
        "Xây dựng kế hoạch | Dự thảo⏎Ban hành | Tháng 1⏎Tháng 2",
        "Báo cáo |  | Quý IV",
    ]


def test_a_column_of_fields_heads_groups():
    table = tasks(
        "TT | Lĩnh vực | Nhiệm vụ | Thời gian",
        "1 | I. Thể chế | Rà soát | Quý I",
        "2 | ^ | Theo dõi | Quý II",
        "3 | Thủ tục | Công bố | Quý III",
    )
    assert shown(table) == ["[I] Thể chế", "Rà soát", "Theo dõi", "[] Thủ tục", "Công bố"]
    assert table.unplaced == ()


# --- groups ---------------------------------------------------------------------------------------


def test_groups_may_stand_in_groups():
    table = tasks(
        "STT | Nhiệm vụ | Thời gian",
        "A | PHẦN CHUNG | ",
        "I | Thể chế | ",
        "1 | *Văn bản* | ",
        "a | Rà soát | Quý I",
        "b | Theo dõi | Quý II",
        "2 | *Pháp chế* | ",
        "a | Phổ biến | Quý III",
    )
    assert shown(table) == [
        "[A] PHẦN CHUNG",
        "[I] Thể chế",
        "[1] Văn bản",
        "(a) Rà soát",
        "(b) Theo dõi",
        "[2] Pháp chế",
        "(a) Phổ biến",
    ]
    assert warned(table) == {TableWarningCode.NESTED_GROUPS: 3}


def test_a_task_with_parts_below_it_and_nothing_beside_it_heads_them():
    table = tasks(
        "TT | Nhiệm vụ | Thời gian",
        "1 | Thể chế | ",
        "1.1 | Rà soát | Quý I",
        "1.2 | Theo dõi | Quý II",
        "2 | Thủ tục | Quý III",
        "2.1 | Công bố | Quý III",
    )
    assert shown(table) == ["[1] Thể chế", "(1.1) Rà soát", "(1.2) Theo dõi", "(2) Thủ tục",
                            "(2.1) Công bố"]  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        "I. Thể chế | < | <",
        " | I. Thể chế | ",
        " | THỂ CHẾ | ",
        " | *Thể chế* | ",
        "I | Thể chế | <",
        "I. | Thể chế | ",
        "*Thể chế* | | ",
    ],
)
def test_a_group_is_known_by_its_number_its_width_or_its_look(row):
    table = tasks("TT | Nhiệm vụ | Thời gian", row, "1 | Rà soát | Quý I", "2 | Báo cáo | Quý II")
    assert [type(each) for each in table.rows] == [TaskGroup, Task, Task]
    assert table.rows[0].title.lower() == "thể chế"


def test_roman_numbers_of_tasks_head_no_groups():
    table = tasks("TT | Nhiệm vụ | Thời gian", "I | Rà soát | Quý I", "II | Báo cáo | Quý II")
    assert shown(table) == ["(I) Rà soát", "(II) Báo cáo"]


def test_a_table_that_is_bold_all_over_has_no_groups_by_that():
    table = tasks("TT | Nhiệm vụ | Thời gian", "1 | *Rà soát* | ", "2 | *Báo cáo* | *Quý I*")
    assert shown(table) == ["Rà soát", "Báo cáo"]


def test_what_stands_beside_the_title_of_a_group_is_unplaced():
    table = tasks(
        "TT | Nhiệm vụ | Chủ trì | Thời gian",
        "I | Thể chế | Văn phòng | Năm 2026",
        "1 | Rà soát | Văn phòng | Quý I",
        "2 | Báo cáo | Văn phòng | Quý II",
    )
    assert unplaced(table) == ["2 Chủ trì: Văn phòng", "2 Thời gian: Năm 2026"]
    assert table.unplaced[0].owner == table.rows[0].id
    assert warned(table) == {TableWarningCode.GROUP_CELLS: 1}


# --- numbers --------------------------------------------------------------------------------------


def test_numbers_that_restart_count_by_group():
    rows = ("I | Thể chế | ", "1 | Rà soát | Quý I", "II | Thủ tục | ", "1 | Công bố | Quý II",
            "02 | Báo cáo | Quý III")  # fmt: skip
    table = tasks("TT | Nhiệm vụ | Thời gian", *rows)
    assert table.appendix.numbers_by_group
    assert all(row.source_number is None for row in table.rows if isinstance(row, Task))


def test_odd_numbers_are_kept_as_typed():
    rows = ("1 | Rà soát | Quý I", "1a | Theo dõi | Quý I", "3 | Công bố | Quý II",
            "6. | Báo cáo | Quý III", " | Tổng kết | Quý IV")  # fmt: skip
    table = tasks("TT | Nhiệm vụ | Thời gian", *rows)
    assert shown(table) == ["Rà soát", "(1a) Theo dõi", "Công bố", "(6.) Báo cáo", "() Tổng kết"]


def test_a_column_of_numbers_without_any_is_computed():
    table = tasks("STT | Nhiệm vụ | Thời gian", " | Rà soát | Quý I", " | Báo cáo | Quý II")
    assert shown(table) == ["Rà soát", "Báo cáo"]
    assert table.appendix.columns[0] == "stt"


def test_automatic_numbers_count_as_typed_ones():
    numbering = abstract(1, level(0, "decimal", "%1.")) + num(1, 1)
    row = tr(tc(p(props=numbered(1))), "Rà soát", "Quý I")
    blocks = tbl(tr("TT", "Nhiệm vụ", "Thời gian"), row, row, widths=(500, 3000, 1000))
    (table,) = found_in(blocks, numbering=numbering).tables
    assert shown(read_table(table, ids())) == ["Rà soát", "Rà soát"]


# --- pages ----------------------------------------------------------------------------------------


def test_a_header_that_was_typed_again_is_dropped():
    header = "TT | Nhiệm vụ | Thời gian"
    table = tasks(header, "(1) | (2) | (3)", "1 | Rà soát | Quý I", header, "(1) | (2) | (3)",
                  "2 | Báo cáo | Quý II")  # fmt: skip
    assert shown(table) == ["Rà soát", "Báo cáo"]


def test_a_table_that_goes_on_below_a_blank_line_is_one():
    first = drawn("TT | Nhiệm vụ | Thời gian", "1 | Rà soát | Quý I")
    second = drawn("2 | Báo cáo | Quý II", "3 | Kiểm tra | Quý III")
    (table,) = found_in(first, p(), second).tables
    assert shown(read_table(table, ids())) == ["Rà soát", "Báo cáo", "Kiểm tra"]


def test_a_table_drawn_anew_with_the_same_header_goes_on():
    header = "TT | Nhiệm vụ | Thời gian"
    first = drawn(header, "1 | Rà soát | Quý I")
    second = drawn(header, "2 | Báo cáo | Quý II", widths=(800, 4000, 2000))
    (table,) = found_in(first, p(), second).tables
    read = read_table(table, ids())
    assert shown(read) == ["Rà soát", "Báo cáo"]
    assert warned(read) == {TableWarningCode.REPEATED_HEADERS: 1}


def test_tables_with_words_between_them_are_two():
    first = drawn("TT | Nhiệm vụ | Thời gian", "1 | Rà soát | Quý I")
    second = drawn("TT | Nhiệm vụ | Thời gian", "1 | Báo cáo | Quý II")
    one, other = found_in(first, line("Nhiệm vụ phát sinh"), second, line("Ghi chú")).tables
    assert shown(read_table(one, ids())) == ["Rà soát"]
    assert read_table(other, ids()).above == plain("Nhiệm vụ phát sinh")
    assert other.below == plain("Ghi chú")
    assert (one.head.id, other.head.id) == ("nhiem-vu", "nhiem-vu-2")


def test_a_table_below_another_of_other_columns_is_found_in_one_grid():
    one, other = found_in(
        drawn(
            "TT | Nhiệm vụ | Thời gian",
            "1 | Rà soát | Quý I",
            "NHIỆM VỤ ĐỘT XUẤT | < | <",
            "TT | Thời gian | Nhiệm vụ",
            "1 | Quý II | Báo cáo",
        )
    ).tables
    assert shown(read_table(one, ids())) == ["Rà soát"]
    assert shown(read_table(other, ids())) == ["Báo cáo"]
    assert other.head.titles == ("NHIỆM VỤ ĐỘT XUẤT",)


def test_the_rest_of_a_row_that_a_page_cut_off_is_joined():
    table = tasks(
        "TT | Nhiệm vụ | Kết quả | Tiến độ",
        "1 | Xây dựng kế hoạch kiểm tra | Kế hoạch số 05/KH-SKHCN về | Hoàn thành",
        " | công vụ năm 2026 | kiểm tra công vụ | ",
        "2 | Báo cáo | Báo cáo số 07 | ",
        " | | Công văn số 09 | Đang thực hiện",
        "3 | Tổng kết | | ",
    )
    assert shown(table, C.CONTENT, C.RESULT, C.PROGRESS) == [
        "Xây dựng kế hoạch kiểm tra công vụ năm 2026 | "
        "Kế hoạch số 05/KH-SKHCN về kiểm tra công vụ | Hoàn thành",
        "Báo cáo | Báo cáo số 07⏎Công văn số 09 | Đang thực hiện",
        "Tổng kết |  | ",
    ]
    assert warned(table) == {TableWarningCode.JOINED_ROWS: 2}


def test_a_row_without_a_number_that_may_be_a_task_is_not_joined():
    table = tasks(
        "TT | Nhiệm vụ | Thời gian",
        "1 | Rà soát văn bản. | Quý I",
        " | Theo dõi thi hành | Quý II",
        "2 | Báo cáo | Quý III",
        "3 | Tổng kết | Quý IV",
    )
    assert shown(table) == ["Rà soát văn bản.", "() Theo dõi thi hành", "(2) Báo cáo",
                            "(3) Tổng kết"]  # fmt: skip


def test_a_row_cut_off_right_below_a_group_is_a_task():
    table = tasks(
        "TT | Nhiệm vụ | Kết quả",
        "1 | Rà soát | Đã xong",
        "2 | Báo cáo | Đã gửi",
        "II | Thủ tục | ",
        " | | Công bố 5 thủ tục",
    )
    assert shown(table, C.RESULT)[-1] == "() Công bố 5 thủ tục"


# --- cells ----------------------------------------------------------------------------------------


def test_paragraphs_signs_and_footnotes_of_cells_are_kept():
    note = tc(p(r("- Kế hoạch số 05"), footnote_mark(1)), line("+ Báo cáo"), p(), line("Công văn"))
    rows = tr("TT", "Nhiệm vụ", "Kết quả"), tr("1", "Rà soát", note)
    file = {"footnotes": footnote(1, footnote_text(r("Số 05")))}
    (table,) = found_in(tbl(*rows, widths=(500, 2000, 2000)), **file).tables
    read = read_table(table, ids())
    assert shown(read, C.RESULT) == ["- Kế hoạch số 05⏎+ Báo cáo⏎Công văn"]
    assert isinstance(read.results["1"].result[0].spans[-1], Footnote)


def test_a_footnote_where_only_words_fit_is_unplaced():
    marked = tc(p(r("Hoàn thành"), footnote_mark(1)))
    headed = tc(p(r("Thể chế"), footnote_mark(2)), props=span(3))
    rows = (tr("TT", "Nhiệm vụ", "Thời gian", "Tiến độ"), tr("I", headed),
            tr("1", "Rà soát", "Quý I", marked))  # fmt: skip
    notes = "".join(footnote(n, footnote_text(r(f"Số {n}"))) for n in (1, 2))
    (table,) = found_in(tbl(*rows, widths=(500,) * 4), footnotes=notes).tables
    read = read_table(table, ids())
    assert unplaced(read) == ["2 Nhiệm vụ: Thể chế", "3 Tiến độ: Hoàn thành"]
    assert read.results["2"].progress == "Hoàn thành"


def test_a_picture_in_a_cell_is_unplaced():
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0" + b"\0" * 20
    rows = tr("TT", "Nhiệm vụ", "Kết quả"), tr("1", "Rà soát", tc(p(r("Ảnh"), picture("rId9"))))
    said = {"parts": {"word/media/a.png": png},
            "targets": {"rId9": Target("image", "media/a.png")}}  # fmt: skip
    appendix = found_in(tbl(*rows, widths=(500, 2000, 2000)), **said)
    read = read_table(appendix.tables[0], ids())
    (image,) = read.unplaced[0].text
    assert isinstance(image, Image)
    assert appendix.images == {image.image_id: png}
    assert read.results["1"].result == plain("Ảnh")


# --- columns that nobody knows --------------------------------------------------------------------


def test_an_unknown_column_is_unplaced_until_the_clerk_says_what_it_is():
    table = found("TT | Nhiệm vụ | Căn cứ | Thời gian", "1 | Rà soát | Nghị quyết 76 | Quý I")
    assert columns(table.guesses) == [C.STT, C.CONTENT, "?", C.DEADLINE]
    assert unplaced(read_table(table, ids())) == ["2 Căn cứ: Nghị quyết 76"]
    said = [replace(g, column=C.NOTE) if g.column is None else g for g in table.guesses]
    mapped = read_table(table, ids(), said)
    assert shown(mapped, C.NOTE) == ["Nghị quyết 76"]
    assert mapped.appendix.columns == ("stt", "content", "note", "deadline")


def test_two_columns_of_one_meaning_are_one():
    table = tasks(
        "TT | Nhiệm vụ | Thời gian | <",
        "^ | ^ | Bắt đầu | Kết thúc",
        "1 | Rà soát | 05/01/2026 | 31/3/2026",
    )
    assert shown(table, C.DEADLINE) == ["05/01/2026⏎31/3/2026"]
    assert table.appendix.columns == ("stt", "content", "deadline")
    assert table.appendix.column_titles == ("TT", "Nhiệm vụ", "Thời gian")
    assert table.appendix.widths_mm == (17.64, 17.64, 35.28)


def test_columns_that_do_not_quite_meet_are_those_of_the_header():
    rows = (
        tr("TT", tc("Nhiệm vụ", props=span(2)), tc("Thời gian", props=span(2))),
        tr("1", "Rà soát", tc("Quý I", props=span(3))),
        tr("2", tc("Báo cáo", props=span(3)), "Quý II"),
    )
    (table,) = found_in(tbl(*rows, widths=(500, 2900, 100, 80, 1900))).tables
    assert shown(read_table(table, ids()), C.CONTENT, C.DEADLINE) == [
        "Rà soát | Quý I",
        "Báo cáo | Quý II",
    ]


# --- around the table -----------------------------------------------------------------------------


def test_sums_remarks_and_signatures_stand_below():
    table = tasks(
        "TT | Nhiệm vụ | Kinh phí",
        "1 | Rà soát | 5",
        " | Tổng cộng nhóm | 5",
        "2 | Báo cáo | 6",
        " | Tổng cộng | 11",
        "Ghi chú: triệu đồng | < | <",
        " | NGƯỜI LẬP BIỂU | GIÁM ĐỐC",
    )
    assert shown(table) == ["Rà soát", "Báo cáo"]
    sums, remark, signatures = (plain_text([block]).split("\n") for block in table.below)
    assert sums == ["Tổng cộng nhóm", "5", "Tổng cộng", "11"]
    assert remark == ["Ghi chú: triệu đồng"]
    assert signatures == ["NGƯỜI LẬP BIỂU", "GIÁM ĐỐC"]
    assert warned(table) == {TableWarningCode.SUMS: 1}


def test_title_rows_within_the_table_are_its_title():
    rows = (
        "Phụ lục II | < | <",
        "DANH MỤC NHIỆM VỤ NĂM 2026 | < | <",
        "(Kèm theo Kế hoạch số 05/KH-SKHCN) | < | <",
        "TT | Nhiệm vụ | Thời gian",
        "1 | Rà soát | Quý I",
    )
    appendix = tasks(*rows, title="").appendix
    assert appendix.title == "DANH MỤC NHIỆM VỤ NĂM 2026"
    assert appendix.attached == "(Kèm theo Kế hoạch số 05/KH-SKHCN)"


def test_a_table_without_a_header_is_known_by_what_it_holds():
    table = tasks(
        "1 | Rà soát văn bản quy phạm pháp luật | Quý I/2026 | Hoàn thành",
        "2 | Công bố danh mục thủ tục hành chính | Thường xuyên | Đang thực hiện",
    )
    assert columns(table.guesses) == [C.STT, C.CONTENT, C.DEADLINE, C.PROGRESS]
    assert warned(table) == {TableWarningCode.NO_HEADER: 1}
    assert table.appendix.column_titles == ()


def test_groups_whose_number_is_computed_keep_none():
    table = tasks(*FIVE)
    groups = [row for row in table.rows if isinstance(row, TaskGroup)]
    assert [each.source_number for each in groups] == [None, None]
    assert table.warnings == ()


@pytest.mark.parametrize("typed", ["A.", "1", ""])
def test_groups_that_were_numbered_otherwise_keep_their_number(typed):
    table = tasks("TT | Nhiệm vụ | Thời gian", f"{typed} | *Thể chế* | ", "a | Rà soát | Quý I")
    assert table.rows[0].source_number == typed
    assert warned(table) == {}


def test_a_table_without_lines_is_one_by_its_header():
    rows = ("TT | Nhiệm vụ | Thời gian", "1 | Rà soát | Quý I")
    (table,) = found_in(drawn(*rows, props=""), drawn("Nơi nhận | GIÁM ĐỐC", props="")).tables
    assert shown(read_table(table, ids())) == ["Rà soát"]
    assert plain_text(table.below) == "Nơi nhận\nGIÁM ĐỐC"


def test_merged_cells_of_a_table_that_does_not_quite_meet_stay_merged():
    rows = (
        tr("TT", tc("Nhiệm vụ", props=span(2)), "Chủ trì", tc("Thời gian", props=span(2))),
        tr("I", tc("Thể chế", props=span(5))),
        tr("1", "Rà soát", tc("Văn phòng", props=span(2) + TALL), tc("Quý I", props=span(2))),
        tr("2", tc("Báo cáo", props=span(1)), tc(props=span(2) + BELOW), "Quý", "II"),
        tr("3", "Họp", "", "Các phòng", "Quý", "III"),
    )
    (table,) = found_in(tbl(*rows, widths=(500, 2900, 100, 900, 1900, 900))).tables
    assert shown(read_table(table, ids()), C.CONTENT, C.LEAD, C.DEADLINE) == [
        "[I] Thể chế",
        "Rà soát | Văn phòng | Quý I",
        "Báo cáo | Văn phòng | Quý⏎II",
        "Họp | Các phòng | Quý⏎III",
    ]


def test_a_sum_below_a_tall_cell_keeps_its_places():
    table = tasks("TT | Nhiệm vụ | Chủ trì | Kinh phí", "1 | Rà soát | Văn phòng | 5",
                  " | Tổng cộng | ^ | 5")  # fmt: skip
    assert plain_text(table.below) == "Tổng cộng\n5"


def test_words_in_an_unknown_column_of_a_joined_row_are_unplaced():
    table = tasks(
        "TT | Nhiệm vụ | Căn cứ | Thời gian",
        "1 | Rà soát | NQ 76 | Quý I",
        "^ | ^ | NQ 77 | Quý II",
        "2 | Báo cáo | | Quý III",
    )
    assert unplaced(table) == ["2 Căn cứ: NQ 76", "3 Căn cứ: NQ 77"]
    assert {each.owner for each in table.unplaced} == {"1"}


def test_a_paragraph_with_a_sign_after_a_page_break_is_one_of_its_own():
    table = tasks(
        "TT | Nhiệm vụ | Kết quả",
        "1 | Rà soát | Đã ban hành",
        "2 | Báo cáo | Đã gửi báo cáo",
        " | | - Công văn số 09",
    )
    assert shown(table, C.RESULT)[-1] == "Đã gửi báo cáo⏎- Công văn số 09"


def test_a_table_of_two_columns_below_another_is_its_own():
    one, other = found_in(
        drawn("TT | Nhiệm vụ", "1 | Rà soát"),
        p(),
        drawn("Họ tên | Chức vụ", "Lê Thị Mẫu | Chuyên viên"),
    ).tables
    assert (one.layout, other.layout) == (Layout.TASKS, None)


def test_a_table_with_a_header_of_its_own_does_not_go_on():
    first = drawn("TT | Nhiệm vụ | Thời gian", "1 | Rà soát | Quý I")
    second = drawn("TT | Chỉ tiêu | Số liệu", "1 | Hồ sơ | 5")
    assert len(found_in(first, second).tables) == 2


def test_a_mark_under_a_quarter_is_that_quarter():
    table = tasks(
        "TT | Nhiệm vụ | Thời gian thực hiện | < | <",
        "^ | ^ | Quý I | Quý II | Quý III",
        "1 | Rà soát | x | X | ",
        "2 | Báo cáo | | | 15/9",
    )
    assert shown(table, C.DEADLINE) == ["Quý I⏎Quý II", "15/9"]


def test_a_footnote_of_a_title_is_unplaced():
    marked = tc(p(r("Kinh phí"), footnote_mark(1)))
    rows = tr("TT", "Nhiệm vụ", marked), tr("1", "Rà soát", "5")
    note = footnote(1, footnote_text(r("Triệu đồng")))
    (table,) = found_in(tbl(*rows, widths=(500,) * 3), footnotes=note).tables
    assert unplaced(read_table(table, ids())) == ["1 Kinh phí: Kinh phí"]
