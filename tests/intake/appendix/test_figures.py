"""Statistics tables: groups, figures, values in both ways of writing."""

from decimal import Decimal

from cchc_desk.forms.figure import Figure, Nature
from cchc_desk.forms.richtext import plain, plain_text
from cchc_desk.forms.template import DocumentKind, FigureColumn, FigureRow, Layout, Template
from cchc_desk.forms.template_file import dump_template, load_template
from cchc_desk.intake.appendix.found import read_table
from cchc_desk.intake.appendix.tables import FigureTable, TableWarningCode
from tests.intake.appendix.drawn import columns, figures, found, ids, unplaced, warned
from tests.intake.appendix.drawn import found_in as found_tables_in
from tests.intake.word_builder.markup import (
    footnote,
    footnote_mark,
    footnote_text,
    p,
    r,
    span,
    tbl,
    tc,
    tr,
)

F = FigureColumn

ANNEX = (
    "STT | Chỉ tiêu thống kê | Đơn vị tính | Số liệu | Luỹ kế từ đầu năm | Ghi chú",
    "I | CÔNG TÁC CHỈ ĐẠO | | | |",
    "1 | Số nhiệm vụ trong kế hoạch | nhiệm vụ | 43 | 43 |",
    "2 | Số nhiệm vụ đã hoàn thành | nhiệm vụ | 08 | 1.176.355 | Tính đến 14/3",
    "II | THỦ TỤC HÀNH CHÍNH | | | |",
    "3 | Hồ sơ tiếp nhận | hồ sơ | 88 | 516 |",
    "3.1 | Trực tuyến | hồ sơ | 87 | 417 |",
    "3.2 | - Trực tiếp | hồ sơ | 1 | 99 |",
    "4 | Tỷ lệ đúng hạn | % | 95,5 % | |",
    "5 | Khảo sát hài lòng | | Chưa thực hiện | |",
)


def test_a_statistics_table_becomes_groups_and_figures():
    table = figures(*ANNEX)
    assert columns(table.guesses) == [F.STT, F.LABEL, F.MEASURE, F.VALUE, F.CUMULATIVE, F.NOTE]
    assert table.appendix.layout is Layout.FIGURES
    assert table.appendix.rows[:3] == (
        FigureRow(group="CÔNG TÁC CHỈ ĐẠO"),
        FigureRow(figure="so-nhiem-vu-trong-ke-hoach"),
        FigureRow(figure="so-nhiem-vu-da-hoan-thanh"),
    )
    assert (table.appendix.id, len(table.figures)) == ("so-lieu", 7)


def test_values_are_numbers_and_words_are_kept():
    table = figures(*ANNEX)
    assert list(table.values.values()) == [Decimal(n) for n in ("43", "8", "88", "87", "1", "95.5")]
    assert table.cumulative["so-nhiem-vu-da-hoan-thanh"] == 1176355
    assert table.words == {"khao-sat-hai-long": "Chưa thực hiện"}
    assert table.notes == {"so-nhiem-vu-da-hoan-thanh": plain("Tính đến 14/3")}


def test_parts_of_a_figure_are_named_after_it():
    ids_of = [each.id for each in figures(*ANNEX).figures]
    assert ids_of[2:5] == [
        "ho-so-tiep-nhan",
        "ho-so-tiep-nhan.truc-tuyen",
        "ho-so-tiep-nhan.truc-tiep",
    ]


def test_numbers_that_are_not_computed_are_kept():
    table = figures(*ANNEX)  # the computed ones begin anew in every group: 1, 2, 3, 4, 5
    typed = [row.number for row in table.appendix.rows]
    assert typed == [None, None, None, None, "3", "3.1", "3.2", None, None]


def test_groups_and_rows_without_a_number_have_none():
    table = figures(
        "TT | Chỉ tiêu | ĐVT | Kết quả",
        "A | *Chỉ đạo* | | ",
        "1 | Văn bản | văn bản | 5",
        " | Trong đó: kế hoạch | văn bản | 2",
    )
    assert [row.number for row in table.appendix.rows] == ["A", None, ""]


def test_how_a_figure_behaves_is_guessed_by_its_words():
    table = figures(
        "TT | Chỉ tiêu | ĐVT | Kết quả",
        "1 | Hồ sơ tiếp nhận | hồ sơ | 5",
        "2 | Hồ sơ đang xử lý | hồ sơ | 2",
        "3 | Tổng số biên chế hiện có | người | 30",
        "4 | Tỷ lệ giải quyết đúng hạn | | 95%",
        "5 | Giải ngân | | 13,6/110",
    )
    assert [each.nature for each in table.figures] == [
        Nature.FLOW, Nature.STOCK, Nature.STOCK, Nature.RATIO, Nature.RATIO,
    ]  # fmt: skip
    assert table.figures[3].measure == "%"


def test_a_part_of_a_whole_is_a_share_only_where_nothing_else_is_measured():
    table = figures(
        "TT | Chỉ tiêu | ĐVT | Số liệu",
        "1 | Giải ngân | triệu đồng | 13,6/110",
        "2 | Văn bản đã xử lý | | 07/08",
        "3 | Kiến nghị đã xử lý | | 0/0",
    )
    assert table.values == {"van-ban-da-xu-ly": Decimal("87.5")}
    assert table.words == {"giai-ngan": "13,6/110", "van-ban-da-xu-ly": "07/08",
                           "kien-nghi-da-xu-ly": "0/0"}  # fmt: skip


def test_english_numbers_are_read_as_such():
    table = figures(
        "TT | Chỉ tiêu | Đơn vị tính | Số liệu",
        "1 | Kinh phí giao | đồng | 1,176,355",
        "2 | Kinh phí chi | đồng | 40,864",
        "3 | Điểm đánh giá | điểm | 85.75",
    )
    assert list(table.values.values()) == [Decimal(1176355), Decimal(40864), Decimal("85.75")]


def test_numbers_written_both_ways_are_told():
    table = figures(
        "TT | Chỉ tiêu | Đơn vị tính | Số liệu",
        "1 | Kinh phí giao | đồng | 1,176,355",
        "2 | Kinh phí chi | đồng | 1.176.355",
        "3 | Còn lại | triệu đồng | 40,864",
    )
    assert list(table.values.values()) == [Decimal(1176355), Decimal(1176355), Decimal("40.864")]
    assert warned(table) == {TableWarningCode.MIXED_NUMBERS: 1}


def test_a_known_figure_is_used_as_it_is():
    known = Figure("tthc.tiep-nhan", "Hồ sơ tiếp nhận", "hồ sơ")
    table = read_table(found(*ANNEX), ids(), catalogue=(known,))
    assert isinstance(table, FigureTable)
    assert table.figures[2] is known
    assert table.values["tthc.tiep-nhan"] == 88


def test_two_figures_of_one_name_have_two_ids():
    table = figures(
        "TT | Chỉ tiêu | Đơn vị tính | Số liệu",
        "1 | Số cuộc kiểm tra | cuộc | 2",
        "2 | Số cuộc kiểm tra | cuộc | 3",
    )
    assert table.values == {"so-cuoc-kiem-tra": 2, "so-cuoc-kiem-tra-2": 3}


def test_a_label_over_two_rows_is_that_of_both():
    table = figures(
        "TT | Chỉ tiêu | Đơn vị tính | Số liệu",
        "1 | Hồ sơ đúng hạn | hồ sơ | 83",
        "^ | ^ | % | 95",
        "2 | Tổng số phiếu | phiếu | 12",
        " | Tổng số lượt | lượt | 13",
    )
    assert [(f.label, f.measure) for f in table.figures][:2] == [
        ("Hồ sơ đúng hạn", "hồ sơ"),
        ("Hồ sơ đúng hạn", "%"),
    ]
    assert len(table.figures) == 4


def test_unknown_columns_and_cells_beside_a_group_are_unplaced():
    table = figures(
        "TT | Chỉ tiêu | Đơn vị tính | Số liệu | Nguồn",
        "I | Chỉ đạo | | 5 |",
        "1 | Số cuộc họp | cuộc | 2 | Văn phòng",
        "2 | Số văn bản | văn bản | 3 |",
        "Người lập biểu | < | < | < | <",
    )
    assert unplaced(table) == ["2 Số liệu: 5", "3 Nguồn: Văn phòng"]
    assert table.unplaced[1].owner == "so-cuoc-hop"
    assert warned(table) == {TableWarningCode.GROUP_CELLS: 1}


def test_a_signature_below_is_kept():
    table = figures(*ANNEX, " | NGƯỜI LẬP BIỂU | | GIÁM ĐỐC | |")
    assert plain_text(table.below) == "NGƯỜI LẬP BIỂU\nGIÁM ĐỐC"


def test_a_footnote_of_a_figure_is_unplaced():
    label = tc(p(r("Số cuộc họp"), footnote_mark(1)))
    rows = tr("TT", "Chỉ tiêu", "Đơn vị tính", "Số liệu"), tr("1", label, "cuộc", "2")
    note = footnote(1, footnote_text(r("Kể cả trực tuyến")))
    (table,) = found_tables_in(tbl(*rows, widths=(500,) * 4), footnotes=note).tables
    read = read_table(table, ids())
    assert isinstance(read, FigureTable)
    assert unplaced(read) == ["2 Chỉ tiêu: Số cuộc họp"]


def test_a_table_without_a_header_may_be_statistics():
    table = figures("1 | Số cuộc họp giao ban | cuộc | 2", "2 | Số văn bản chỉ đạo | văn bản | 3")
    assert columns(table.guesses) == [F.STT, F.LABEL, F.MEASURE, F.VALUE]
    assert warned(table) == {TableWarningCode.NO_HEADER: 1}


def test_a_long_label_makes_a_short_id():
    (figure,) = figures(
        "TT | Chỉ tiêu | Đơn vị tính | Số liệu",
        "1 | Số thủ tục hành chính được công bố mới trong kỳ báo cáo | thủ tục | 2",
    ).figures
    assert figure.id == "so-thu-tuc-hanh-chinh-duoc-cong-bo-moi"


def test_a_number_of_many_digits_is_words():
    table = figures("TT | Chỉ tiêu | Đơn vị tính | Số liệu", "1 | Tài khoản | | 12345678901234567")
    assert (table.values, table.words) == ({}, {"tai-khoan": "12345678901234567"})


def test_a_column_of_the_period_holds_the_figures_and_those_before_it_none():
    table = figures(
        "TT | Nội dung | Đơn vị tính | Cùng kỳ năm trước | Quý I năm 2026 | Kỳ trước",
        "1 | Hồ sơ tiếp nhận | hồ sơ | 70 | 88 | 60",
    )
    assert table.values == {"ho-so-tiep-nhan": 88}
    assert unplaced(table) == ["2 Cùng kỳ năm trước: 70", "2 Kỳ trước: 60"]


def test_blank_rows_do_not_matter():
    rows = ("1 | Số cuộc họp | cuộc | 2", " | | | ", "2 | Số văn bản | văn bản | 3")
    assert len(figures("TT | Chỉ tiêu | Đơn vị tính | Số liệu", *rows).figures) == 2


def test_a_footnote_of_a_group_is_unplaced():
    headed = tc(p(r("Chỉ đạo"), footnote_mark(1)), props=span(3))
    rows = (tr("TT", "Chỉ tiêu", "Đơn vị tính", "Số liệu"), tr("I", headed),
            tr("1", "Họp", "cuộc", "2"))  # fmt: skip
    note = footnote(1, footnote_text(r("Kể cả trực tuyến")))
    (table,) = found_tables_in(tbl(*rows, widths=(500,) * 4), footnotes=note).tables
    assert unplaced(read_table(table, ids())) == ["2 Chỉ tiêu: Chỉ đạo"]


def test_the_appendix_is_kept_in_a_template_file_with_its_figures():
    table = figures(*ANNEX)
    template = Template("mau", 1, DocumentKind.REPORT, "BÁO CÁO", "thử", figures=table.figures,
                        appendices=(table.appendix,))  # fmt: skip
    assert load_template(dump_template(template), "mau.toml") == template
