import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from cchc_desk.forms.richtext import Footnote, Paragraph, Span, paragraph, plain, plain_text
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult
from cchc_desk.i18n import tr
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.tasks.requests import CellEdit, SetCells, SetGroupTitle
from tests.ui.tasks.clerk import CONTENT, DEADLINE, PROGRESS, RESULT, RESULTS, ROWS

Key, Mod = Qt.Key, Qt.KeyboardModifier


def compose(clerk, preedit="", commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(clerk.focused(), event)


def only_edit(clerk):
    """Return the cell edit of the last request, which has no other."""
    (edit,) = clerk.requests[-1].cells
    return edit


def test_typing_on_a_cell_replaces_its_text(clerk):
    clerk.go("t1")
    clerk.type("Ban hành")
    clerk.key(Key.Key_Return)
    assert clerk.cell("t1") == "Ban hành"
    assert only_edit(clerk) == CellEdit("t1", Column.CONTENT, plain("Ban hành"))


def test_f2_edits_the_text_that_is_there(clerk):
    clerk.go("t1")
    clerk.key(Key.Key_F2)
    clerk.type(" mới")
    clerk.key(Key.Key_Return)
    assert clerk.cell("t1") == "Rà soát văn bản mới"


def test_a_double_click_edits_the_text_that_is_there(clerk):
    place = clerk.view.visualRect(clerk.view.model().index(1, CONTENT)).center()
    left = Qt.MouseButton.LeftButton
    clerk.qtbot.mouseClick(clerk.view.viewport(), left, pos=place)
    clerk.qtbot.mouseDClick(clerk.view.viewport(), left, pos=place)
    clerk.editor.insert(plain("x"))
    clerk.key(Key.Key_Return)
    assert "x" in clerk.cell("t1")
    assert len(clerk.cell("t1")) == len("Rà soát văn bản") + 1


@pytest.mark.parametrize("modifier", [Mod.AltModifier, Mod.ShiftModifier])
def test_alt_enter_and_shift_enter_begin_a_line_in_the_cell(clerk, modifier):
    clerk.go("t1", RESULT)
    clerk.key(Key.Key_F2)
    clerk.key(Key.Key_Return, modifier)
    clerk.type("KH 12")
    clerk.key(Key.Key_Return)
    assert only_edit(clerk).value == (paragraph("KH số 11"), paragraph("KH 12"))


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (Key.Key_Return, Mod.NoModifier, ("t1", DEADLINE)),
        (Key.Key_Enter, Mod.KeypadModifier, ("t1", DEADLINE)),
        (Key.Key_Tab, Mod.NoModifier, ("t1", DEADLINE)),
        (Key.Key_Backtab, Mod.ShiftModifier, ("g1", CONTENT)),
        (Key.Key_Return, Mod.ControlModifier, ("t2", CONTENT)),
    ],
)
def test_a_key_ends_the_edit_and_goes_to_another_cell(clerk, key, modifier, expected):
    clerk.go("t1")
    clerk.type("x")
    clerk.key(key, modifier)
    assert clerk.editor is None
    assert (clerk.view.marked.current_id(), clerk.view.currentIndex().column()) == expected


def test_enter_at_the_end_of_a_row_goes_on_in_the_next_one(clerk):
    clerk.go("t1", PROGRESS)
    clerk.key(Key.Key_Return)
    assert (clerk.view.marked.current_id(), clerk.view.currentIndex().column()) == ("t2", CONTENT)


def test_tab_in_the_last_cell_leaves_the_table(clerk):
    clerk.go("t3", PROGRESS)
    clerk.key(Key.Key_Tab)
    assert not clerk.view.hasFocus()


def test_esc_brings_back_the_text_and_requests_nothing(clerk):
    clerk.go("t1")
    clerk.type("khác")
    clerk.key(Key.Key_Escape)
    assert clerk.cell("t1") == "Rà soát văn bản"
    assert clerk.requests == []


def test_esc_takes_back_what_was_saved_while_typing(clerk):
    clerk.go("t1")
    clerk.type("khác")
    clerk.page.flush()
    clerk.key(Key.Key_Escape)
    assert [plain_text(r.cells[0].value) for r in clerk.requests] == ["khác", "Rà soát văn bản"]
    assert clerk.cell("t1") == "Rà soát văn bản"


def test_esc_on_a_cell_that_is_not_open_changes_nothing(clerk):
    clerk.go("t1")
    clerk.key(Key.Key_Escape)
    assert (clerk.editor, clerk.cell("t1")) == (None, "Rà soát văn bản")


def test_an_edit_that_changes_nothing_requests_nothing(clerk):
    clerk.go("t1")
    clerk.key(Key.Key_F2)
    clerk.key(Key.Key_Return)
    assert clerk.requests == []


def test_leaving_the_cell_with_the_mouse_keeps_what_was_typed(clerk):
    clerk.go("t1")
    clerk.type("x")
    clerk.page.filter_bar.search.setFocus()
    assert clerk.cell("t1") == "x"


def test_what_is_typed_is_saved_while_the_cell_is_open(clerk):
    clerk.go("t1")
    with clerk.qtbot.waitSignal(clerk.page.requested, timeout=2000):
        clerk.type("dở")
    clerk.type(" dang")
    clerk.key(Key.Key_Return)
    first, last = clerk.requests
    assert (plain_text(first.cells[0].value), clerk.cell("t1")) == ("dở", "dở dang")
    assert first.typing == last.typing != None  # noqa: E711 - one step of undo


def test_saving_while_typing_leaves_cursor_and_undo_of_the_editor_alone(clerk):
    clerk.go("t1")
    clerk.key(Key.Key_F2)
    clerk.key(Key.Key_Home, Mod.ControlModifier)
    clerk.type("A")
    clerk.page.flush()
    clerk.type("B")
    clerk.key(Key.Key_Return)
    assert clerk.cell("t1") == "ABRà soát văn bản"


def test_two_edits_are_two_steps_of_undo(clerk):
    for row_id in ("t1", "t2"):
        clerk.go(row_id)
        clerk.type("x")
        clerk.key(Key.Key_Return)
    assert clerk.requests[0].typing != clerk.requests[1].typing


# --- undo -----------------------------------------------------------------------------------------


@pytest.fixture
def undone(clerk):
    """Return what the window was asked to undo or redo, beside the page."""
    asked = []
    for name, keys in (("undo", "Ctrl+Z"), ("redo", "Ctrl+Y")):
        action = QAction(clerk.page)
        action.setShortcut(keys)
        action.triggered.connect(lambda _checked, name=name: asked.append(name))
        clerk.page.addAction(action)
    return asked


EVERY_EDITOR = pytest.mark.parametrize(
    ("row_id", "column"), [("t1", RESULT), ("t1", PROGRESS), ("g1", CONTENT)]
)


@EVERY_EDITOR
def test_an_open_cell_undoes_its_own_typing_first_and_then_the_window_does(
    clerk, undone, row_id, column
):
    clerk.go(row_id, column)
    before = clerk.cell(row_id, column)
    clerk.key(Key.Key_F2)
    clerk.type("x")
    clerk.key(Key.Key_Z, Mod.ControlModifier)
    clerk.page.flush()
    assert (clerk.cell(row_id, column), undone) == (before, [])
    clerk.key(Key.Key_Z, Mod.ControlModifier)
    assert undone == ["undo"]


@EVERY_EDITOR
def test_an_open_cell_does_again_its_own_typing_first(clerk, undone, row_id, column):
    clerk.go(row_id, column)
    clerk.key(Key.Key_F2)
    clerk.type("x")
    clerk.key(Key.Key_Z, Mod.ControlModifier)
    clerk.key(Key.Key_Y, Mod.ControlModifier)
    clerk.page.flush()
    assert clerk.cell(row_id, column).endswith("x")
    assert undone == []
    clerk.key(Key.Key_Y, Mod.ControlModifier)
    assert undone == ["redo"]


def test_undo_beside_an_open_cell_is_the_windows(clerk, undone):
    clerk.go("t1")
    clerk.key(Key.Key_Z, Mod.ControlModifier)
    assert undone == ["undo"]


@EVERY_EDITOR
def test_an_open_cell_shows_what_undo_brought_back(clerk, row_id, column):
    clerk.go(row_id, column)
    clerk.key(Key.Key_F2)
    rows = (TaskGroup("g1", "Cũ"), *ROWS[1:])
    clerk.page.set_rows(rows, {"t1": TaskResult(plain("Cũ"), "Cũ")})
    clerk.type(" mới")
    clerk.key(Key.Key_Return)
    assert clerk.cell(row_id, column) == "Cũ mới"


def test_what_is_being_typed_is_not_replaced_by_what_comes_from_elsewhere(clerk):
    clerk.go("t1", RESULT)
    clerk.type("đang gõ")
    clerk.page.set_rows(ROWS, {"t1": TaskResult(plain("khác"))})
    clerk.key(Key.Key_Return)
    assert clerk.cell("t1", RESULT) == "đang gõ"


# --- input methods --------------------------------------------------------------------------------


TYPED_CELLS = pytest.mark.parametrize(
    ("row_id", "column"), [("t1", RESULT), ("t1", PROGRESS), ("g1", CONTENT), ("t2", RESULT)]
)


@TYPED_CELLS
def test_letters_committed_by_an_input_method_open_the_cell_and_are_kept(clerk, row_id, column):
    clerk.go(row_id, column)
    compose(clerk, commit="ế")
    clerk.type(" hoạch")
    clerk.key(Key.Key_Return)
    assert clerk.cell(row_id, column) == "ế hoạch"


@TYPED_CELLS
def test_letters_composed_on_a_cell_are_kept_from_the_first_on(clerk, row_id, column):
    clerk.go(row_id, column)
    compose(clerk, preedit="d")
    compose(clerk, preedit="đ")
    compose(clerk, commit="đ")
    clerk.type("ề án")
    clerk.key(Key.Key_Return)
    assert clerk.cell(row_id, column) == "đề án"


def test_composing_that_is_given_up_leaves_the_text(clerk):
    clerk.go("t1")
    compose(clerk, preedit="d")
    compose(clerk)
    clerk.key(Key.Key_Return)
    assert clerk.cell("t1") == "Rà soát văn bản"


def test_half_a_letter_is_not_saved(clerk):
    clerk.go("t1")
    compose(clerk, preedit="d")
    clerk.view.delegate.tell_pause()
    assert clerk.requests == []


def test_letters_taken_back_and_typed_again_as_unikey_does_are_exact(clerk):
    clerk.go("t2", RESULT)
    for letter in ("t", "i", "e", "\b", "ê", "\b", "ế", "n", "g"):
        clerk.press(letter, Key.Key_Backspace if letter == "\b" else Key.Key_unknown)
    clerk.key(Key.Key_Return)
    assert clerk.cell("t2", RESULT) == "tiếng"


# --- what cells hold ------------------------------------------------------------------------------


def test_bold_words_and_footnotes_outlive_an_edit_beside_them(clerk):
    note = Footnote((Span("số 11/KH"),))
    text = (Paragraph((Span("Kế hoạch", bold=True), note)), paragraph("Báo cáo"))
    clerk.page.set_rows(ROWS, {"t1": TaskResult(text)})
    clerk.go("t1", RESULT)
    clerk.key(Key.Key_F2)
    clerk.type(" quý")
    clerk.key(Key.Key_Return)
    assert only_edit(clerk).value == (text[0], paragraph("Báo cáo quý"))


def test_backspace_empties_a_cell_of_text_and_of_words(clerk):
    clerk.go("t1")
    clerk.key(Key.Key_Backspace)
    clerk.key(Key.Key_Return)
    clerk.go("t1", PROGRESS)
    clerk.key(Key.Key_Backspace)
    clerk.key(Key.Key_Return)
    assert [request.cells[0].value for request in clerk.requests] == [(), ""]


def test_the_title_of_a_group_is_edited_in_place(clerk):
    clerk.go("g2")
    clerk.key(Key.Key_F2)
    clerk.type(" CCHC")
    clerk.key(Key.Key_Return)
    assert clerk.requests == [SetGroupTitle("g2", "Tuyên truyền CCHC", 1)]


def test_the_number_of_a_row_cannot_be_typed_into(clerk):
    index = clerk.view.model().index(1, 0)
    clerk.view.setCurrentIndex(index)
    clerk.type("9")
    assert clerk.editor is None


def test_the_open_cell_says_where_it_is(clerk):
    clerk.go("t1", RESULT)
    clerk.key(Key.Key_F2)
    expected = tr("Row {number}, column {title}", number="1", title="Kết quả")
    assert clerk.editor.accessibleName() == expected
    assert isinstance(clerk.editor, RichTextEditor)


def test_a_long_text_makes_the_open_cell_grow_inside_the_table(clerk):
    clerk.go("t3")
    clerk.key(Key.Key_F2)
    before = clerk.editor.height()
    clerk.editor.insert(plain("\n".join("dòng" for _ in range(60))))
    assert before < clerk.editor.height() <= clerk.view.viewport().height()


# --- progress -------------------------------------------------------------------------------------


# The offscreen platform says this when a list opens.
LISTS_OPEN = pytest.mark.qt_log_ignore("This plugin does not support")


def popup(clerk):
    return clerk.editor.view()


@LISTS_OPEN
def test_f4_opens_the_list_of_progress_and_enter_takes_one(clerk):
    clerk.go("t2")
    clerk.key(Key.Key_F4)
    clerk.qtbot.waitUntil(popup(clerk).isVisible)
    clerk.qtbot.keyClick(popup(clerk), Key.Key_Down)
    clerk.qtbot.keyClick(popup(clerk), Key.Key_Return)
    assert clerk.editor is None
    assert clerk.cell("t2", PROGRESS) == "Đang thực hiện"


@LISTS_OPEN
@pytest.mark.parametrize(("key", "mod"), [(Key.Key_Down, Mod.AltModifier), (Key.Key_F4, Mod(0))])
def test_alt_down_and_f4_open_the_list_in_an_open_cell(clerk, key, mod):
    clerk.go("t1", PROGRESS)
    clerk.key(Key.Key_F2)
    clerk.key(key, mod)
    clerk.qtbot.waitUntil(popup(clerk).isVisible)
    assert clerk.ids() == [row.id for row in ROWS]


def test_other_words_of_progress_may_be_typed_and_nothing_is_completed(clerk):
    clerk.go("t2", PROGRESS)
    clerk.type("Ho")
    assert clerk.editor.currentText() == "Ho"
    clerk.type("ãn lại")
    clerk.key(Key.Key_Return)
    assert only_edit(clerk) == CellEdit("t2", Column.PROGRESS, "Hoãn lại")


def test_f4_on_a_group_or_in_an_empty_table_does_nothing(clerk):
    clerk.go("g1")
    clerk.key(Key.Key_F4)
    clerk.page.set_rows((), {})
    clerk.key(Key.Key_F4)
    assert clerk.editor is None


def test_rows_changed_from_outside_close_the_cell_and_keep_its_text(clerk):
    clerk.go("t1")
    clerk.type("x")
    clerk.page.set_rows((*ROWS, Task("t9")), RESULTS)
    assert clerk.requests == [SetCells((CellEdit("t1", Column.CONTENT, plain("x")),), 1)]
    assert clerk.editor is None
