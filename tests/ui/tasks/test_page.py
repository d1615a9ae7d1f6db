from dataclasses import replace

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton

from cchc_desk.forms.richtext import Footnote, Image, Level, Paragraph, Span, Vertical, plain
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult
from cchc_desk.i18n import tr
from cchc_desk.ui.tasks.filter import EVERYTHING, Conditions
from cchc_desk.ui.tasks.painting import MARGIN_X
from cchc_desk.ui.theme import Theme, document_font
from tests.ui.tasks.clerk import APPENDIX, CONTENT, DEADLINE, PROGRESS, RESULT, RESULTS, ROWS

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier

LONG = plain("Rà soát văn bản quy phạm pháp luật của ngành. " * 12)
MANY = tuple(Task(f"m{n}", content=LONG) for n in range(200))


def settle(clerk):
    """Wait until the rows in sight have their heights."""
    clerk.qtbot.wait(1)


def heights(clerk, *rows):
    return [clerk.view.rowHeight(row) for row in rows]


def header_click(clerk, column):
    header = clerk.view.header
    place = header.sectionViewportPosition(column) + 20
    spot = header.viewport().rect().center()
    spot.setX(place)
    clerk.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def search(clerk, words):
    clerk.key(Key.Key_F, Ctrl)
    with clerk.qtbot.waitSignal(clerk.page.filter_bar.conditions_changed):
        clerk.type(words)


# --- counts, filter, order ------------------------------------------------------------------------


def test_the_done_tasks_are_counted(clerk):
    assert clerk.page.filter_bar.count.text() == tr("{done}/{total} tasks done", done=1, total=3)
    clerk.page.rows.change_progress(["t2"], "Hoàn thành")
    assert clerk.page.filter_bar.count.text() == tr("{done}/{total} tasks done", done=2, total=3)


def test_ctrl_f_finds_tasks_typed_without_tone_marks(clerk):
    search(clerk, "danh gia")
    assert clerk.shown() == ["g1", "t2"]


def test_enter_in_the_search_goes_to_the_first_row_found(clerk):
    search(clerk, "danh")
    clerk.key(Key.Key_Return)
    assert clerk.view.hasFocus()
    assert clerk.view.marked.current_id() == "g1"


def test_esc_in_the_search_clears_it_and_then_leaves_it(clerk):
    search(clerk, "danh")
    with clerk.qtbot.waitSignal(clerk.page.filter_bar.conditions_changed):
        clerk.key(Key.Key_Escape)
    assert (len(clerk.shown()), clerk.view.hasFocus()) == (5, False)
    clerk.key(Key.Key_Escape)
    assert clerk.view.hasFocus()


def test_a_search_without_a_match_says_how_to_see_all_rows(clerk):
    search(clerk, "xyz")
    title = clerk.page.findChild(QLabel, "task-hint-title")
    assert (title.isVisible(), title.text()) == (True, tr("No row matches what is looked for"))
    button = clerk.page.findChild(QPushButton, "task-hint-all")
    clerk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (len(clerk.shown()), clerk.view.hasFocus()) == (5, True)


def test_while_rows_are_hidden_it_is_said_how_many_are_shown(clerk):
    assert not clerk.page.filter_bar.show_all.isEnabled()
    search(clerk, "danh gia")
    assert clerk.page.filter_bar.count.text() == tr("{shown}/{total} tasks shown", shown=1, total=3)
    clerk.page.filter_bar.show_all.click()
    assert len(clerk.shown()) == 5
    assert clerk.page.filter_bar.search.text() == ""


def test_a_filter_for_a_group_that_is_removed_is_off(clerk):
    choose(clerk.page.filter_bar.groups, "g2")
    clerk.page.set_rows(ROWS[:3], RESULTS)
    assert clerk.shown() == ["g1", "t1", "t2"]
    assert clerk.page.proxy.conditions == EVERYTHING


def choose(box, data):
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_a_group_and_a_progress_can_be_chosen(clerk):
    choose(clerk.page.filter_bar.groups, "g2")
    assert clerk.shown() == ["g2", "t3"]
    choose(clerk.page.filter_bar.progress, "Hoàn thành")
    assert clerk.shown() == ["g2"]


def test_words_of_progress_that_are_not_usual_are_offered_too(clerk):
    clerk.page.set_rows(ROWS, {"t1": TaskResult(progress="Tạm dừng")})
    assert clerk.page.filter_bar.progress.findData("Tạm dừng") > 0


def test_a_chosen_group_stays_chosen_when_it_is_renamed(clerk):
    choose(clerk.page.filter_bar.groups, "g2")
    clerk.page.set_rows((*ROWS[:3], TaskGroup("g2", "Mới"), ROWS[4]), RESULTS)
    assert clerk.page.filter_bar.groups.currentText() == "II. Mới"


def test_a_header_sorts_up_then_down_then_back(clerk):
    orders = []
    for _ in range(3):
        header_click(clerk, CONTENT)
        orders.append("".join(row_id[-1] for row_id in clerk.shown() if row_id in {"t1", "t2"}))
    assert orders == ["21", "12", "12"]
    assert not clerk.page.proxy.is_sorted


def test_a_click_on_the_deadlines_sorts_them_by_date_in_their_year(clerk):
    rows = [Task(id_, deadline=plain(words)) for id_, words in (("a", "Quý II"), ("b", "Tháng 2"))]
    clerk.page.set_rows((*rows, Task("c", deadline=plain("Tháng 3/2025"))), {})
    clerk.page.set_year(2026)
    header_click(clerk, DEADLINE)
    assert clerk.shown() == ["c", "b", "a"]


def test_sorting_closes_an_open_cell_and_keeps_its_text(clerk):
    clerk.go("t1")
    clerk.type("x")
    header_click(clerk, CONTENT)
    assert (clerk.editor, clerk.cell("t1")) == (None, "x")


# --- going to a row -------------------------------------------------------------------------------


def test_the_page_goes_to_a_cell_and_shows_rows_that_hide_it(clerk):
    choose(clerk.page.filter_bar.groups, "g2")
    assert clerk.page.go_to("t1", Column.RESULT)
    assert (clerk.view.marked.current_id(), clerk.view.currentIndex().column()) == ("t1", RESULT)


def test_the_page_does_not_go_to_a_row_that_is_gone(clerk):
    assert not clerk.page.go_to("t9")


def test_a_row_far_below_is_brought_into_sight_with_rows_of_any_height(clerk):
    clerk.page.set_rows(MANY, {})
    clerk.page.go_to("m150")
    settle(clerk)
    rect = clerk.view.visualRect(clerk.view.currentIndex())
    assert clerk.view.viewport().rect().contains(rect)


def test_scrolling_up_leaves_what_is_in_sight_where_it_is(clerk):
    clerk.page.set_rows(MANY, {})
    clerk.page.go_to("m150")
    bar = clerk.view.verticalScrollBar()
    for _ in range(40):
        row = clerk.view.rowAt(5)
        before = clerk.view.rowViewportPosition(row)
        bar.setValue(bar.value() - 30)
        assert clerk.view.rowViewportPosition(row) == before + 30


# --- looks ----------------------------------------------------------------------------------------


def test_a_row_is_as_high_as_its_longest_text(clerk):
    clerk.page.set_rows((Task("a", content=plain("ngắn")), Task("b", content=LONG)), {})
    settle(clerk)
    short, long = heights(clerk, 0, 1)
    assert long > 5 * short


def test_a_wider_column_makes_its_rows_lower(clerk):
    clerk.page.set_rows((Task("b", content=LONG),), {})
    settle(clerk)
    (before,) = heights(clerk, 0)
    clerk.view.header.resizeSection(CONTENT, 600)
    settle(clerk)
    assert heights(clerk, 0)[0] < before


def test_a_larger_font_makes_rows_higher(clerk):
    settle(clerk)
    (before,) = heights(clerk, 1)
    clerk.page.set_text_font(QFont("Times New Roman", 30))
    settle(clerk)
    assert heights(clerk, 1)[0] > before


def test_texts_grow_with_their_zoom_and_rows_with_them(clerk):
    settle(clerk)
    (before,) = heights(clerk, 1)
    clerk.page.set_text_zoom(200)
    settle(clerk)
    assert clerk.view.delegate.cells.font == document_font(200)
    assert heights(clerk, 1)[0] > before


def test_another_zoom_keeps_what_is_typed_in_an_open_cell(clerk):
    clerk.go("t1")
    clerk.type("x")
    clerk.page.set_text_zoom(150)
    assert clerk.cell("t1") == "x"


@pytest.mark.parametrize(
    ("column", "words", "is_bold"),
    [(0, "VIII", True), (DEADLINE, "30/11/2026", False), (PROGRESS, "thành", False)],
)
def test_a_word_is_not_broken_by_a_narrow_column(clerk, column, words, is_bold):
    clerk.page.resize(400, 500)
    font = document_font(100)
    font.setBold(is_bold)
    wanted = QFontMetrics(font).horizontalAdvance(words) + 2 * MARGIN_X + 1
    assert clerk.view.columnWidth(column) > wanted


@pytest.mark.parametrize("width", [480, 780, 1400])
def test_the_filter_fits_any_window(clerk, width):
    clerk.page.resize(width, 500)
    bar = clerk.page.filter_bar
    clerk.qtbot.waitUntil(lambda: bar.width() == width - 48)
    inputs = (bar.count, bar.search, bar.groups, bar.progress, bar.show_all)
    settle(clerk)
    assert all(bar.rect().contains(each.geometry()) for each in inputs)
    assert bar.search.width() > 100


def test_buttons_get_icons_that_follow_the_theme(qapp, clerk):
    theme = Theme(qapp)
    clerk.page.dress(theme)
    buttons = [*clerk.page.buttons.buttons, clerk.page.filter_bar.show_all]
    assert not any(button.icon().isNull() for button in buttons)
    theme.setParent(None)


# --- screen readers -------------------------------------------------------------------------------


def test_a_screen_reader_hears_row_column_and_text_of_a_cell(clerk):
    table = QAccessible.queryAccessibleInterface(clerk.view)
    parts = [table.child(number) for number in range(table.childCount())]
    spoken = {(part.role(), part.text(QAccessible.Text.Name)) for part in parts}
    title = "Thời gian hoàn thành"
    cell = tr("Row {number}, column {title}: {text}", number=1, title=title, text="Quý I")
    assert (QAccessible.Role.Cell, cell) in spoken
    assert (QAccessible.Role.ColumnHeader, title) in spoken
    assert (QAccessible.Role.RowHeader, "1") in spoken


def test_a_cell_under_a_title_is_spoken_as_the_group(clerk):
    group = clerk.view.model().index(0, DEADLINE)
    spoken = tr("Group {number}: {title}", number="I", title="Cải cách thể chế")
    assert group.data(Qt.ItemDataRole.AccessibleTextRole) == spoken


def test_the_columns_fill_the_table_by_their_shares(clerk):
    header = clerk.view.header
    assert header.length() == clerk.view.viewport().width()
    assert header.sectionSize(RESULT) > header.sectionSize(CONTENT) > header.sectionSize(DEADLINE)


def test_the_title_of_a_group_spans_the_other_columns(clerk):
    assert clerk.view.columnSpan(0, CONTENT) == 4
    assert clerk.view.columnSpan(1, CONTENT) == 1


def test_every_kind_of_text_can_be_painted(clerk):
    spans = (
        Span("a", bold=True),
        Span("b\nc", italic=True),
        Span("2", vertical=Vertical.SUPER),
        Footnote((Span("chú"),)),
    )
    text = (Paragraph(spans, Level.DASH), Image("i"), *plain("𝄞 d"))
    clerk.page.set_rows((Task("a", content=text),), {})
    clerk.view.selectAll()
    assert not clerk.page.grab().isNull()


def test_a_double_click_on_the_edge_fits_a_column_to_its_texts(clerk):
    before = clerk.view.columnWidth(RESULT)
    clerk.view.resizeColumnToContents(RESULT)
    assert clerk.view.columnWidth(RESULT) < before / 2


# --- what is remembered ---------------------------------------------------------------------------


def test_widths_that_the_user_chose_are_kept_and_restored(clerk):
    clerk.view.header.resizeSection(DEADLINE, 222)
    state = clerk.page.save_state()
    clerk.page.commands.by_name["fit-columns"].trigger()
    assert clerk.view.columnWidth(DEADLINE) != 222
    assert clerk.page.restore_state(state)
    assert clerk.view.columnWidth(DEADLINE) == 222


@pytest.mark.parametrize("state", [b"", b"{}", b"[1]", b'{"widths": {"x": 1}}', b"\xff"])
def test_a_damaged_state_changes_nothing(clerk, state):
    before = clerk.view.columnWidth(DEADLINE)
    assert not clerk.page.restore_state(QByteArray(state))
    assert clerk.view.columnWidth(DEADLINE) == before


def test_widths_hold_when_the_window_changes(clerk):
    clerk.view.header.resizeSection(DEADLINE, 222)
    clerk.page.resize(1400, 700)
    clerk.qtbot.waitUntil(lambda: clerk.view.header.length() == clerk.view.viewport().width())
    assert clerk.view.columnWidth(DEADLINE) == 222


# --- rows from outside ----------------------------------------------------------------------------


def test_the_same_rows_with_another_text_leave_an_open_cell_open(clerk):
    clerk.go("t1")
    clerk.type("x")
    clerk.page.set_rows(ROWS, {"t3": TaskResult(progress="Quá hạn")})
    assert clerk.editor is not None
    clerk.key(Key.Key_Return)
    assert (clerk.cell("t1"), clerk.cell("t3", PROGRESS)) == ("x", "Quá hạn")


def test_the_selection_outlives_rows_that_come_and_go(clerk):
    clerk.go("t2", DEADLINE)
    clerk.page.set_rows((TaskGroup("g0", "Mới"), *ROWS[2:]), RESULTS)
    assert clerk.view.marked.cells() == [("t2", DEADLINE)]


def test_another_table_shows_its_columns_with_all_rows(clerk):
    clerk.page.filter_bar.conditions_changed.emit(Conditions("danh gia"))
    other = replace(APPENDIX, columns=("stt", "content", "lead"), widths_mm=(12, 100, 60))
    clerk.page.set_appendix(other)
    assert clerk.page.model.titles == ("STT", "Nội dung/Nhiệm vụ", "Đơn vị chủ trì")
    assert len(clerk.shown()) == 5
