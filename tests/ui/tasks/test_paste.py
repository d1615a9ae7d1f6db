import pytest

from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult
from cchc_desk.ui.tasks.html_table import SheetCell
from cchc_desk.ui.tasks.paste import fill, new_rows, overlay
from cchc_desk.ui.tasks.paste_guess import guess_columns
from cchc_desk.ui.tasks.requests import CellEdit

C = Column
COLUMNS = (C.STT, C.CONTENT, C.DEADLINE, C.RESULT, C.PROGRESS)
ROWS = (Task("t1"), Task("t2"), TaskGroup("g", "Nhóm"), Task("t3"))


def sheet(*rows):
    return tuple(tuple(SheetCell(plain(text)) for text in row.split("|")) for row in rows)


def names():
    taken = iter("abcdefgh")
    return lambda: next(taken)


def test_one_text_fills_all_cells_and_progress_takes_its_words():
    edits = fill(plain(" Hoàn  thành"), [("t1", C.RESULT), ("t2", C.PROGRESS)])
    assert edits == (
        CellEdit("t1", C.RESULT, plain(" Hoàn  thành")),
        CellEdit("t2", C.PROGRESS, "Hoàn thành"),
    )


def test_a_sheet_is_laid_over_cells_without_the_numbers():
    edits = overlay(sheet("1|a", "2|b"), ROWS, COLUMNS)
    assert edits == (
        CellEdit("t1", C.CONTENT, plain("a")),
        CellEdit("t2", C.CONTENT, plain("b")),
    )


@pytest.mark.parametrize("rows", [("a", "b", "c"), ("a|b|c|d|e|f",), ("a", "b", "c", "d", "e"), ()])
def test_a_sheet_that_does_not_fit_is_not_laid_over(rows):
    assert overlay(sheet(*rows), ROWS, COLUMNS) is None


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("STT|Nội dung/Nhiệm vụ|Thời gian hoàn thành", (None, C.CONTENT, C.DEADLINE)),
        ("TT|NHIỆM VỤ|Tiến độ thực hiện", (None, C.CONTENT, C.PROGRESS)),
        ("Kết quả|Đơn vị chủ trì|Nội dung", (C.RESULT, None, C.CONTENT)),
        ("Nội dung|Nhiệm vụ|Thời hạn", (None, C.CONTENT, C.DEADLINE)),
    ],
)
def test_columns_are_guessed_by_the_words_of_the_head(header, columns):
    guess = guess_columns(sheet(header, "1|a|b"), COLUMNS)
    assert (guess.columns, guess.header_rows) == (columns, 1)


def test_titles_on_two_rows_and_the_numbers_below_them_are_one_head():
    rows = sheet("STT|Nội dung|Thời gian|", "||Bắt đầu|Hoàn thành", "(1)|(2)|(3)|(4)", "1|a|b|c")
    wide = ((*rows[0][:2], SheetCell(plain("Thời gian"), 2), SheetCell()), *rows[1:])
    guess = guess_columns(wide, COLUMNS)
    assert guess.header_rows == 3
    assert guess.columns[:3] == (None, C.CONTENT, C.DEADLINE)


def test_a_title_that_is_known_from_files_is_known_here_too():
    rows = sheet("TT|Sản phẩm, kết quả đạt được|Công việc cụ thể", "1|KH 05|Rà soát")
    assert guess_columns(rows, COLUMNS).header_rows == 1


@pytest.mark.parametrize(
    ("row", "first", "columns"),
    [
        ("1|a|b", None, (None, C.CONTENT, C.DEADLINE)),
        ("a|b", None, (C.CONTENT, C.DEADLINE)),
        ("a|b", C.RESULT, (C.RESULT, C.PROGRESS)),
        ("a|b|c", C.RESULT, (C.CONTENT, C.DEADLINE, C.RESULT)),
        ("a|b|c|d|e|f", None, (C.CONTENT, C.DEADLINE, C.RESULT, C.PROGRESS, None, None)),
        ("a", C.STT, (C.CONTENT,)),
    ],
)
def test_columns_without_a_head_are_guessed_by_position(row, first, columns):
    guess = guess_columns(sheet(row), COLUMNS, first)
    assert (guess.columns, guess.header_rows) == (columns, 0)


def test_a_long_sentence_is_no_head():
    row = "Xây dựng kế hoạch về nội dung và nhiệm vụ cải cách hành chính năm 2026|Thời gian"
    assert guess_columns(sheet(row, "a|b"), COLUMNS).header_rows == 0


def test_pasted_rows_become_tasks_with_their_results():
    columns = (None, C.CONTENT, C.RESULT, C.PROGRESS)
    made = new_rows(sheet("1|a|b|Hoàn thành", "||  |"), columns, names())
    assert made.rows == (Task("a", content=plain("a")),)
    assert made.results == (("a", TaskResult(plain("b"), "Hoàn thành")),)


@pytest.mark.parametrize("row", ["I|Thể chế|", "II.|Thể chế|", "|III. Thể chế|", "IV) Thể chế||"])
def test_a_row_with_a_roman_number_and_a_title_becomes_a_group(row):
    made = new_rows(sheet(row), (None, C.CONTENT, C.DEADLINE), names())
    assert made.rows == (TaskGroup("a", "Thể chế"),)


def test_a_row_of_one_merged_cell_becomes_a_group():
    merged = ((SheetCell(plain("Thể chế"), 2), SheetCell()),)
    assert new_rows(merged, (C.CONTENT, C.DEADLINE), names()).rows == (TaskGroup("a", "Thể chế"),)


def test_a_task_of_content_alone_stays_a_task():
    made = new_rows(sheet("Vi tính hoá|"), (C.CONTENT, C.DEADLINE), names())
    assert made.rows == (Task("a", content=plain("Vi tính hoá")),)


def test_columns_that_are_left_out_make_no_row():
    assert new_rows(sheet("1|x"), (None, None), names()).rows == ()
