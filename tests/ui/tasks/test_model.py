from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from cchc_desk.forms.richtext import Footnote, Paragraph, Span, plain
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult
from cchc_desk.i18n import tr
from cchc_desk.ui.tasks.apply import apply_request
from cchc_desk.ui.tasks.model import TaskRole, TaskTableModel
from cchc_desk.ui.tasks.requests import InsertRow, MoveRows, RemoveRows
from tests.ui.tasks.clerk import APPENDIX, CONTENT, PROGRESS, RESULTS, ROWS

Role = Qt.ItemDataRole


@pytest.fixture
def model(qapp):
    made = TaskTableModel()
    made.set_appendix(APPENDIX)
    made.set_rows(ROWS, RESULTS)
    return made


def texts(model, row):
    return [model.index(row, column).data() for column in range(model.columnCount())]


def apply(model, request):
    model.set_rows(*apply_request(model.rows, model.results, request))


def numbers(model):
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_qt_finds_no_fault_in_the_model(model, qtmodeltester):
    qtmodeltester.check(model, force_py=True)


def test_a_task_shows_its_number_its_texts_and_its_result(model):
    assert texts(model, 1) == ["1", "Rà soát văn bản", "Quý I", "KH số 11", "Hoàn thành"]


def test_a_task_without_a_result_shows_nothing_there(model):
    assert texts(model, 2) == ["2", "Đánh giá thủ tục", "Tháng 10", "", ""]


def test_a_group_shows_its_number_and_its_title_in_bold(model):
    assert texts(model, 0)[:2] == ["I", "Cải cách thể chế"]
    assert model.index(0, 1).data(Role.FontRole).bold()


def test_the_titles_come_from_the_template(model):
    titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(3)]
    assert titles == ["STT", "Nội dung/Nhiệm vụ", "Thời gian hoàn thành"]


def test_a_cell_is_read_aloud_with_its_row_and_column(model):
    spoken = model.index(4, PROGRESS).data(Role.AccessibleTextRole)
    expected = {"number": "3", "title": "Tiến độ", "text": tr("empty")}
    assert spoken == tr("Row {number}, column {title}: {text}", **expected)


def test_a_group_is_read_aloud_as_a_group(model):
    spoken = model.index(3, CONTENT).data(Role.AccessibleTextRole)
    assert spoken == tr("Group {number}: {title}", number="II", title="Tuyên truyền")


def test_a_row_knows_its_id_and_its_group(model):
    index = model.index(4, 0)
    assert (index.data(TaskRole.ROW_ID), index.data(TaskRole.GROUP_ID)) == ("t3", "g2")
    assert model.index(3, 0).data(TaskRole.IS_GROUP) is True


def test_numbers_and_titles_of_other_columns_are_where_paper_has_them(model):
    assert model.index(1, 0).data(Role.TextAlignmentRole) & Qt.AlignmentFlag.AlignHCenter
    assert model.index(1, CONTENT).data(Role.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft


def test_computed_numbers_cannot_be_edited(model):
    editable = Qt.ItemFlag.ItemIsEditable
    cells = [model.index(row, column) for row in (0, 1) for column in (0, 1)]
    flags = [bool(cell.flags() & editable) for cell in cells]
    assert flags == [False, True, False, True]


def test_footnotes_are_shown_as_the_tip_of_their_cell(model):
    noted = (Paragraph((Span("KH"), Footnote((Span("số 11/KH"),)))),)
    model.set_rows(ROWS, {"t1": TaskResult(noted)})
    assert model.index(1, 3).data(Role.ToolTipRole) == tr("Footnote: {text}", text="số 11/KH")
    assert model.index(1, 1).data(Role.ToolTipRole) is None


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (InsertRow(Task("x"), "g1"), ["I", "1", "2", "3", "II", "4"]),
        (MoveRows(("t3",), None), ["1", "I", "2", "3", "II"]),
        (RemoveRows(("t1", "g2")), ["I", "1", "2"]),
        (RemoveRows(tuple(row.id for row in ROWS)), []),
    ],
)
def test_rows_are_numbered_anew_when_they_change(model, request_, expected):
    apply(model, request_)
    assert numbers(model) == expected


def test_numbers_begin_anew_in_every_group_if_the_template_says_so(model):
    model.set_appendix(replace(APPENDIX, numbers_by_group=True))
    assert numbers(model) == ["I", "1", "2", "II", "1"]


def test_an_edit_redraws_only_the_rows_that_changed(model, qtbot):
    edited = TaskResult(progress="Quá hạn")
    with qtbot.waitSignal(model.dataChanged) as told:
        model.set_rows(ROWS, {**RESULTS, "t3": edited})
    assert [index.row() for index in told.args[:2]] == [4, 4]


def test_an_insertion_leaves_the_other_rows_alone(model, qtbot):
    with qtbot.waitSignal(model.rowsInserted) as told, qtbot.assertNotEmitted(model.modelReset):
        apply(model, InsertRow(Task("x"), "t1"))
    assert told.args[1:] == [2, 2]


def test_the_same_rows_again_tell_nothing(model, qtbot):
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.rowsInserted):
        model.set_rows(tuple(ROWS), dict(RESULTS))


def test_a_text_is_made_plain_once(model):
    assert model.text(1, CONTENT) is model.text(1, CONTENT)
    model.set_rows((ROWS[0], Task("t1", content=plain("Khác"))), {})
    assert model.text(1, CONTENT) == "Khác"


def test_words_are_searched_in_one_line_without_marks(model):
    assert model.search_text(2) == "2 danh gia thu tuc thang 10"


def test_a_plan_of_one_column_shows_the_title_there(model):
    model.set_appendix(replace(APPENDIX, columns=("content",), widths_mm=(100,)))
    assert (model.title_column, model.columns) == (0, (Column.CONTENT,))
    assert texts(model, 0) == ["Cải cách thể chế"]


def test_groups_that_are_renamed_are_shown_so(model):
    model.set_rows((TaskGroup("g1", "Mới"), *ROWS[1:]), RESULTS)
    assert texts(model, 0)[1] == "Mới"
