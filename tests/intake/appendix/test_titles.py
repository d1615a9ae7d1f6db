"""Titles of columns, headers of tables, and what a table shows."""

from dataclasses import replace

import pytest

from cchc_desk.forms.richtext import Table, plain, plain_text
from cchc_desk.forms.task import Column
from cchc_desk.forms.template import Appendix, FigureColumn, Layout
from cchc_desk.intake.appendix.found import read_table, shown_as
from cchc_desk.intake.appendix.grid import GridCell, grid_of_rows
from cchc_desk.intake.appendix.guess import guess_task_columns
from cchc_desk.intake.appendix.head import find_head
from cchc_desk.intake.appendix.parts import take_apart
from cchc_desk.intake.appendix.tables import OtherTable
from cchc_desk.intake.appendix.title_words import TASK_TITLES, is_title, title_scores
from tests.intake.appendix.drawn import columns, drawn, found, found_in, ids

C = Column


def likeliest(title):
    scores = title_scores(title, TASK_TITLES)
    return max(scores, key=scores.__getitem__) if scores else None


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("Số TT", C.STT),
        ("NỘI DUNG, NHIỆM VỤ", C.CONTENT),
        ("Tên nhiệm vụ/công việc", C.CONTENT),
        ("Kết quả/ Sản phẩm", C.PRODUCT),
        ("Sản phẩm dự kiến hoàn thành", C.PRODUCT),
        ("Kết quả (sản phẩm)", C.PRODUCT),
        ("Cơ quan, đơn vị chủ trì", C.LEAD),
        ("Đơn vị\nphối hợp", C.SUPPORT),
        ("Thời gan hoàn thành", C.DEADLINE),
        ("Thời gian, tiến độ thực hiện", C.DEADLINE),
        ("Kinh phí thực hiện (nếu có)", C.BUDGET),
        ("Kết quả thực hiện đến ngày 14/3", C.RESULT),
        ("Tiến độ", C.PROGRESS),
        ("Tình trạng", C.PROGRESS),
        ("Ghi chú", C.NOTE),
        ("Căn cứ pháp lý", None),
        ("Nội dung " + "rất dài " * 20, None),
    ],
)
def test_a_title_means_a_column(title, column):
    assert likeliest(title) is column


def test_short_words_are_not_taken_for_misspelt_ones():
    assert not is_title("TP")
    assert is_title("tt")


def guessed(*rows, **said):
    return columns(guess_task_columns(found(*rows).parts, **said))


@pytest.mark.parametrize(
    ("cell", "column"),
    [
        ("Hoàn thành", C.PROGRESS),
        ("50 %", C.PROGRESS),
        ("Quý I/2026", C.DEADLINE),
        ("Hằng quý", C.DEADLINE),
    ],
)
def test_the_cells_decide_what_progress_means(cell, column):
    assert guessed("TT | Nhiệm vụ | Tiến độ", f"1 | Rà soát | {cell}")[2] is column


@pytest.mark.parametrize(
    ("cell", "column"),
    [("Báo cáo", C.PRODUCT), ("Báo cáo số 05/BC-SKHCN", C.RESULT), ("Đã thực hiện", C.RESULT)],
)
def test_the_cells_decide_what_a_result_is(cell, column):
    assert guessed("TT | Nhiệm vụ | Kết quả", f"1 | Rà soát | {cell}")[2] is column


def test_of_two_results_the_surer_one_is_it():
    header = "TT | Nhiệm vụ | Kết quả | Kết quả thực hiện"
    assert guessed(header, "1 | Rà soát | | ")[2:] == [C.PRODUCT, C.RESULT]


def test_a_table_of_activities_has_them_for_tasks():
    assert guessed("TT | Hoạt động | Thời gian", "1 | Họp | Quý I")[1] is C.CONTENT


def test_a_column_beside_the_deadline_may_be_anything():
    header = "TT | Thời gian | Căn cứ | Nhiệm vụ"
    assert guessed(header, "1 | Quý I | NQ 76 | Rà soát") == [C.STT, C.DEADLINE, "?", C.CONTENT]


def test_only_allowed_columns_are_guessed():
    allowed = (C.STT, C.CONTENT, C.DEADLINE)
    found_ = guessed("TT | Nhiệm vụ | Kết quả", "1 | Rà soát | Xong", allowed=allowed)
    assert found_ == [C.STT, C.CONTENT, "?"]


def test_the_titles_of_a_known_table_are_certain():
    known = Appendix("cu", Layout.TASKS, ("stt", "content", "note"), (10, 50, 20),
                     column_titles=("TT", "Đầu việc", "Căn cứ"))  # fmt: skip
    table = found("TT | Đầu việc | Căn cứ", "1 | Rà soát | NQ 76", known=(known,))
    assert table.layout is Layout.TASKS
    assert columns(table.guesses) == [C.STT, C.CONTENT, C.NOTE]


def test_a_guess_says_how_sure_it_is_and_shows_the_first_cell():
    guess = found("TT | Nhiệm vụ | Thời gian", "1 | Rà soát | Quý I").guesses[2]
    assert (guess.column, guess.title, guess.sample) == (C.DEADLINE, "Thời gian", "Quý I")
    assert guess.confidence == 1.0


# --- headers --------------------------------------------------------------------------------------


def grid(*rows):
    return grid_of_rows([GridCell(plain(text.strip())) for text in row.split("|")] for row in rows)


def test_a_header_is_found_below_titles_and_a_blank_row():
    head = find_head(grid("DANH MỤC", "", "TT | Nhiệm vụ | Thời gian", "1 | Rà soát | Quý I"))
    assert (head.start, head.end) == (2, 3)


def test_a_header_below_the_twentieth_row_is_none():
    rows = [f"{n} | việc" for n in range(1, 21)]
    assert find_head(grid(*rows, "TT | Nhiệm vụ | Thời gian")) is None


def test_titles_in_a_second_row_without_merged_cells_belong_to_the_first():
    parts = take_apart(
        grid(
            "TT | Nhiệm vụ | Đơn vị thực hiện | | Thời gian",
            " | | Chủ trì | Phối hợp |",
            "1 | Rà soát | Văn phòng | Các phòng | Quý I",
        )
    )
    assert parts.last_titles == ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian")
    assert len(parts.rows) == 1


def test_a_first_row_of_data_is_no_second_header():
    parts = take_apart(grid("Nhiệm vụ | Kết quả | ", "Rà soát | Báo cáo | Ghi chú"))
    assert len(parts.rows) == 1


def test_a_wide_title_over_whole_columns_heads_them():
    table = found(
        " | Kế hoạch | < | Thực hiện | <",
        "TT | Nhiệm vụ | Thời gian | Kết quả | Tiến độ",
        "1 | Rà soát | Quý I | Đã xong | Hoàn thành",
    )
    assert table.parts.titles[1:4] == (
        "Kế hoạch - Nhiệm vụ",
        "Kế hoạch - Thời gian",
        "Thực hiện - Kết quả",
    )


def test_a_letterhead_right_above_a_header_is_none_of_it():
    table = found(
        "UBND TỈNH ĐÔNG SƠN | < | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM | <",
        "TT | Nhiệm vụ | Thời gian | Ghi chú",
        "1 | Rà soát | Quý I | ",
        title="",
    )
    assert table.parts.titles[0] == "TT"
    assert table.head.titles == ()
    assert len(table.parts.above) == 2


def test_a_title_over_columns_that_are_not_parted_is_that_of_one():
    table = found(
        "TT | Nhiệm vụ | < | Thời gian",
        "1 | Rà soát | văn bản | Quý I",
        "2 | Báo cáo | < | Quý II",
    )
    assert columns(table.guesses) == [C.STT, C.CONTENT, C.DEADLINE]
    contents = [row.content for row in read_table(table, ids()).rows]
    assert [plain_text(each) for each in contents] == ["Rà soát\nvăn bản", "Báo cáo"]


# --- what a table shows ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        ("Họ và tên | Chức vụ | Điện thoại", "Lê Thị Mẫu | Giám đốc | 0123"),
        ("TT | Tên văn bản | Số, ký hiệu | Cơ quan ban hành | Trích yếu", "1 | a | b | c | d"),
        (
            "Chỉ tiêu | Trong đó: nam | Trong đó: nữ | Dân tộc | Đảng viên",
            "Công chức | 5 | 6 | 1 | 2",
        ),
        ("Lê Thị Mẫu | Giám đốc", "Trần Văn Mẫu | Phó Giám đốc"),
    ],
)
def test_other_tables_stay_tables(rows):
    (table,) = found_in(drawn(*rows)).tables
    assert table.layout is None
    read = read_table(table, ids())
    assert isinstance(read, OtherTable)
    assert plain_text(read.blocks).split("\n") == [
        t.strip() for row in rows for t in row.split("|")
    ]


def test_a_table_between_texts_keeps_them_around_it():
    blocks = found_in("<w:p><w:r><w:t>Trước</w:t></w:r></w:p>", drawn("a | b", "c | d"),
                      "<w:p><w:r><w:t>Sau</w:t></w:r></w:p>")  # fmt: skip
    before, table, after = read_table(blocks.tables[0], ids()).blocks
    assert (before, after) == (*plain("Trước"), *plain("Sau"))
    assert isinstance(table, Table)


def test_an_appendix_of_text_alone_is_its_text():
    appendix = found_in("<w:p><w:r><w:t>Không có nhiệm vụ.</w:t></w:r></w:p>")
    assert (appendix.tables, appendix.text) == ((), plain("Không có nhiệm vụ."))


def test_a_header_whose_upper_row_says_little_is_found_from_its_lower_one():
    table = found(
        "TT | Dự kiến | < | Việc đã làm | <",
        "^ | Nhiệm vụ | Thời gian | Kết quả | Tiến độ",
        "1 | Rà soát | Quý I | Đã xong | Hoàn thành",
    )
    assert table.parts.titles[:2] == ("TT", "Dự kiến - Nhiệm vụ")
    assert len(table.parts.rows) == 1


def test_the_clerk_may_say_what_a_table_shows():
    table = found("Việc | Lượng", "Họp | 2")
    assert table.layout is None
    as_figures, as_tasks = (shown_as(table, layout) for layout in (Layout.FIGURES, Layout.TASKS))
    assert (as_figures.layout, as_tasks.layout) == (Layout.FIGURES, Layout.TASKS)
    meant = zip(as_figures.guesses, (FigureColumn.LABEL, FigureColumn.VALUE), strict=True)
    said = [replace(guess, column=column) for guess, column in meant]
    assert read_table(as_figures, ids(), said).values == {"hop": 2}


def test_the_clerk_may_say_that_there_is_no_header():
    parts = take_apart(grid("Nhiệm vụ | Thời gian", "Rà soát | Quý I"), has_header=False)
    assert (parts.has_header, len(parts.rows)) == (False, 2)


def test_a_title_of_a_known_table_means_the_same_only_among_the_same_titles():
    known = Appendix("cu", Layout.TASKS, ("stt", "content", "result"), (10, 50, 20),
                     column_titles=("TT", "Nhiệm vụ", "Kết quả"))  # fmt: skip
    row = "1 | Rà soát | Báo cáo"
    figures = replace(known, layout=Layout.FIGURES, columns=("stt", "label", "value"))
    assert guessed("TT | Nhiệm vụ | Kết quả", row, known=(figures, known))[2] is C.RESULT
    other = guessed("TT | Nhiệm vụ | Kết quả | Chủ trì", f"{row} | Văn phòng", known=(known,))
    assert other[2] is C.PRODUCT


def test_a_title_that_is_open_is_known_in_every_period():
    own = ("TT", "Nhiệm vụ", "Sản phẩm {period.title_lower} đạt được")
    columns_ = ("stt", "content", "result")
    known = Appendix("cu", Layout.TASKS, columns_, (10, 50, 20), column_titles=own)
    titles = "TT | Nhiệm vụ | Sản phẩm quý III đạt được"
    assert guessed(titles, "1 | Rà soát | Đã xong")[2] is C.PRODUCT
    assert guessed(titles, "1 | Rà soát | Đã xong", known=(known,))[2] is C.RESULT


def test_halves_of_another_table_stay_one_whole():
    first = drawn("TT | Họ tên | Điện thoại", "1 | Lê Thị Mẫu | 0123")
    second = drawn("TT | Họ tên | < | Điện thoại", "2 | Trần | Văn Mẫu | 0456")
    (table,) = found_in(first, "<w:p/>", second).tables
    assert (table.layout, table.grid.width) == (None, 4)
    texts = plain_text(read_table(table, ids()).blocks).split("\n")
    assert [each for each in texts if each] == [
        "TT", "Họ tên", "Điện thoại", "1", "Lê Thị Mẫu", "0123",
        "TT", "Họ tên", "Điện thoại", "2", "Trần", "Văn Mẫu", "0456",
    ]  # fmt: skip
