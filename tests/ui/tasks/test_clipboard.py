import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cchc_desk.forms.richtext import Footnote, Level, Paragraph, Span, paragraph, plain
from cchc_desk.forms.task import Column, Task, TaskResult
from cchc_desk.i18n import tr
from cchc_desk.intake.legacy import Encoding, encode
from cchc_desk.ui.editors.legacy_dialog import LegacyDialog
from cchc_desk.ui.tasks.clipboard import CELLS_TYPE, read_mime, write_mime
from cchc_desk.ui.tasks.html_table import SheetCell
from cchc_desk.ui.tasks.paste_dialog import PasteDialog
from cchc_desk.ui.tasks.requests import CellEdit, InsertRows, SetCells, SetGroupTitle
from tests.ui.tasks.clerk import CONTENT, DEADLINE, PROGRESS, RESULT, RESULTS, ROWS

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier

EXCEL = """<html><body><table><tr><td>STT</td><td>Nội dung</td><td>Tiến độ</td></tr>
<tr><td>I</td><td colspan=2>Số hoá</td></tr>
<tr><td>1</td><td>Số hoá hồ sơ,<br>kết quả</td><td>Đang thực hiện</td></tr></table></body></html>"""


def clipboard():
    return QApplication.clipboard()


def put(text="", html=""):
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    clipboard().setMimeData(mime)


def dialog(clerk):
    return clerk.page.findChild(PasteDialog)


def paste(clerk):
    clerk.key(Key.Key_V, Ctrl)


# --- what is on the clipboard ---------------------------------------------------------------------


def test_cells_keep_their_looks_and_footnotes_inside_the_program(qapp):
    text = (Paragraph((Span("a", bold=True), Footnote((Span("chú"),))), Level.DASH),)
    sheet = ((SheetCell(text, 2), SheetCell()),)
    assert read_mime(write_mime(sheet)).rows == sheet


def test_cells_of_a_damaged_form_are_read_from_another(qapp):
    mime = write_mime(((SheetCell(plain("a")),),))
    mime.setData(CELLS_TYPE, b'[[["<b>", 1]]]')
    assert read_mime(mime).rows == ((SheetCell(plain("a")),),)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\r\nc\r\n\r\n", (("a", "b"), ("c", ""))),
        ("một\nhai\n", (("một\nhai",),)),
        ('"một\nhai"\r\n', (("một\nhai",),)),
        ('"Đề án" mới', (('"Đề án" mới',),)),
    ],
)
def test_text_is_cells_only_where_it_has_tabs(qapp, text, cells):
    mime = QMimeData()
    mime.setText(text)
    assert read_mime(mime).rows == tuple(tuple(SheetCell(plain(c)) for c in row) for row in cells)


def test_signs_in_plain_text_open_their_paragraphs(qapp):
    mime = QMimeData()
    mime.setText("- một\n+ hai")
    expected = (paragraph("một", Level.DASH), paragraph("hai", Level.PLUS))
    assert read_mime(mime).rows == ((SheetCell(expected),),)


@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_is_read_from_an_empty_clipboard(qapp, text):
    mime = QMimeData()
    mime.setText(text)
    assert read_mime(mime).rows is None


# --- copy -----------------------------------------------------------------------------------------


def test_selected_cells_are_copied_for_excel_as_text_and_table(clerk):
    lines = Task("t1", content=plain('Nói "không"\nvà thôi'), deadline=plain("Quý I"))
    clerk.page.set_rows((ROWS[0], lines, *ROWS[2:]), RESULTS)
    clerk.select(("t1", CONTENT), ("t2", DEADLINE))
    clerk.key(Key.Key_C, Ctrl)
    assert clipboard().text() == (
        '"Nói ""không""\nvà thôi"\tQuý I\r\nĐánh giá thủ tục\tTháng 10\r\n'
    )
    assert '<td>Nói "không"<br style="mso-data-placement:same-cell">và thôi</td>' in (
        clipboard().mimeData().html()
    )


def test_a_group_is_copied_as_its_number_and_one_merged_cell(clerk):
    clerk.select(("g1", 0), ("t1", PROGRESS))
    clerk.key(Key.Key_C, Ctrl)
    assert clipboard().text().startswith("I\tCải cách thể chế\t\t\t\r\n1\tRà soát")
    assert '<td colspan="4">Cải cách thể chế</td>' in clipboard().mimeData().html()


def test_cutting_copies_and_clears(clerk):
    clerk.go("t1")
    clerk.key(Key.Key_X, Ctrl)
    assert (clipboard().text(), clerk.cell("t1")) == ("Rà soát văn bản\r\n", "")


def test_what_is_copied_is_pasted_over_other_cells(clerk):
    clerk.select(("t1", CONTENT), ("t1", DEADLINE))
    clerk.key(Key.Key_C, Ctrl)
    clerk.select(("t3", CONTENT), ("t3", DEADLINE))
    paste(clerk)
    assert (clerk.cell("t3"), clerk.cell("t3", DEADLINE)) == ("Rà soát văn bản", "Quý I")


# --- paste over cells -----------------------------------------------------------------------------


def test_one_cell_fills_all_selected_ones_as_one_request(clerk):
    put("Quý IV")
    clerk.select(("t1", DEADLINE), ("t3", DEADLINE))
    paste(clerk)
    edits = [CellEdit(row_id, Column.DEADLINE, plain("Quý IV")) for row_id in ("t1", "t2", "t3")]
    assert clerk.requests == [SetCells(tuple(edits))]


def test_one_cell_on_a_group_is_its_title(clerk):
    put("Tài chính\tcông".replace("\t", " "))
    clerk.go("g2")
    paste(clerk)
    assert clerk.requests == [SetGroupTitle("g2", "Tài chính công")]


def test_as_many_lines_as_selected_cells_go_one_into_each(clerk):
    put("một\nhai\n")
    clerk.select(("t1", RESULT), ("t2", RESULT))
    paste(clerk)
    assert [clerk.cell(f"t{n}", RESULT) for n in (1, 2)] == ["một", "hai"]


def test_lines_pasted_into_a_cell_stay_in_it(clerk):
    put("một\nhai")
    clerk.go("t2", RESULT)
    paste(clerk)
    assert clerk.cell("t2", RESULT) == "một\nhai"


def test_a_block_goes_over_empty_cells_without_a_question(clerk):
    put("a\tHoàn thành")
    clerk.go("t2", RESULT)
    paste(clerk)
    assert clerk.page.model.result("t2") == TaskResult(plain("a"), "Hoàn thành")
    assert dialog(clerk) is None


def test_a_block_of_the_shape_of_the_selection_overwrites_it(clerk):
    put("a\r\nb\r\n", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>")
    clerk.select(("t1", CONTENT), ("t2", CONTENT))
    paste(clerk)
    assert (clerk.cell("t1"), clerk.cell("t2")) == ("a", "b")


# --- paste as rows --------------------------------------------------------------------------------


def test_rows_of_excel_are_inserted_after_a_preview(clerk):
    put("", EXCEL)
    clerk.go("t2")
    paste(clerk)
    dialog(clerk).accept()
    (request,) = clerk.requests
    assert isinstance(request, InsertRows)
    assert (request.after_id, [row.id for row in request.rows]) == ("t2", ["new1", "new2"])
    assert clerk.cell("new2") == "Số hoá hồ sơ,\nkết quả"
    assert clerk.cell("new2", PROGRESS) == "Đang thực hiện"


def test_inserted_rows_are_selected_and_numbered(clerk):
    put("", EXCEL)
    clerk.go("t2")
    paste(clerk)
    dialog(clerk).accept()
    assert clerk.view.marked.ids() == ["new1", "new2"]
    assert clerk.numbers() == ["I", "1", "2", "II", "3", "III", "4"]


def test_the_preview_counts_what_it_will_insert(clerk):
    put("", EXCEL)
    paste(clerk)
    summary = dialog(clerk).findChild(QLabel, "paste-summary")
    assert summary.text() == tr(
        "To be inserted: tasks - {tasks}, group headings - {groups}.", tasks=1, groups=1
    )


def box(clerk, number):
    return dialog(clerk).boxes[number - 1]


def test_the_columns_of_the_preview_can_be_chosen(clerk):
    put("a\tb\n" * 9)
    clerk.go("t1")
    paste(clerk)
    box(clerk, 1).setCurrentIndex(box(clerk, 1).findData("result"))
    box(clerk, 2).setCurrentIndex(0)
    dialog(clerk).accept()
    (request,) = clerk.requests
    assert request.results[0][1] == TaskResult(plain("a"))
    assert len(request.rows) == 9


def test_filled_cells_are_overwritten_only_when_chosen(clerk):
    put("a\tb")
    clerk.go("t1")
    paste(clerk)
    dialog(clerk).overwrite.setChecked(True)
    assert not box(clerk, 1).isEnabled()
    dialog(clerk).accept()
    assert (clerk.cell("t1"), clerk.cell("t1", DEADLINE)) == ("a", "b")


def test_cancelling_the_preview_requests_nothing(clerk):
    put("", EXCEL)
    paste(clerk)
    dialog(clerk).reject()
    assert clerk.requests == []


def test_two_columns_for_the_same_one_are_told(clerk):
    put("a\tb\n" * 9)
    paste(clerk)
    box(clerk, 1).setCurrentIndex(box(clerk, 2).currentIndex())
    summary = dialog(clerk).findChild(QLabel, "paste-summary")
    told = tr("Two pasted columns go to the same column; the last one counts.")
    assert summary.text() == told


def test_pasting_into_an_empty_table_inserts_rows(clerk):
    clerk.page.set_rows((), {})
    put("một nhiệm vụ")
    paste(clerk)
    dialog(clerk).accept()
    assert clerk.page.model.rows == (Task("new1", content=plain("một nhiệm vụ")),)


def test_an_empty_clipboard_pastes_nothing(clerk):
    put("")
    paste(clerk)
    assert (clerk.requests, dialog(clerk)) == ([], None)


# --- letters of old fonts -------------------------------------------------------------------------

OLD = encode("Rà soát thủ tục hành chính năm 2025", Encoding.TCVN3)


@pytest.mark.parametrize(
    ("button", "words"), [("convert", "Rà soát thủ tục hành chính năm 2025"), ("keep", OLD)]
)
def test_the_clerk_is_asked_about_old_letters(clerk, qtbot, button, words):
    put(OLD, f"<table><tr><td style='font-family:.VnTime'>{OLD}</td></tr></table>")
    clerk.go("t2", RESULT)
    paste(clerk)
    assert clerk.requests == []
    question = clerk.page.findChild(LegacyDialog)
    qtbot.mouseClick(question.findChild(QPushButton, button), Qt.MouseButton.LeftButton)
    assert clerk.cell("t2", RESULT) == words
