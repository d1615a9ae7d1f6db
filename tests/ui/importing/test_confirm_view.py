"""The page of confirmation: one key changes a line, all else follows, nothing is kept yet."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QSpinBox,
    QToolButton,
)

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.import_known import known_to
from cchc_desk.forms.period import read_period
from cchc_desk.i18n import tr
from cchc_desk.intake.recognise.recognised import LineRole
from cchc_desk.ui.importing.proposal import LEARNED, NEW, Wishes
from cchc_desk.ui.importing.roles import Part
from tests.desk.foreign import APPENDIX, a_workbook
from tests.factories import OFFICE, make_report
from tests.ui.importing.files import (
    DOUBTFUL,
    PAPER,
    WITH_TASKS,
    paper,
    show_view,
    source_of,
    write_own,
)

Key, Shift, Control = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot):
    return show_view(qtbot, paper(WITH_TASKS))


@pytest.fixture
def doubtful(qtbot):
    return show_view(qtbot, paper(DOUBTFUL))


def line(view, words):
    return next(each for each in view.panes.list.lines.lines if words in each.words)


def go_to(view, words):
    view.panes.list.go_to(line(view, words).index)


def part(view, words):
    return line(view, words).part


def press(view, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key where the cursor is."""
    focused = view.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def settled(qtbot, view):
    """Wait until the proposal is that for what is wished now."""
    qtbot.waitUntil(lambda: view.is_settled)
    return view.proposal


def tab_titles(view):
    tabs = view.panes.tabs
    return [tabs.tabText(n) for n in range(tabs.count()) if tabs.isTabVisible(n)]


def field(view, kind, name):
    return view.findChild(kind, name)


# --- what is on show ------------------------------------------------------------------------------


def test_it_says_what_was_understood(view):
    facts = view.facts
    assert facts.kind.text() == tr("A report")
    assert (facts.period.currentText(), facts.year.value()) == ("Quý I", 2025)
    assert facts.template.currentData() == LEARNED
    assert "2" in facts.counts.text()
    assert field(view, QPushButton, "confirm-open").text() == tr("&Open as a report")


def test_the_list_has_the_focus_and_shows_every_line(view):
    assert QApplication.focusWidget() is view.panes.list
    assert part(view, "I. CÔNG TÁC") == Part(LineRole.HEADING, 1)
    assert part(view, "SỞ DU LỊCH") == Part(LineRole.OFFICE)


def test_it_fits_a_small_screen(view):
    view.resize(1045, 520)
    assert (view.width(), view.height()) == (1045, 520)
    assert view.panes.page.isVisible()


def test_no_part_is_cut(view):
    lines = view.panes.list
    room = lines.columnWidth(0) - 40  # the icon and what is left free around it
    metrics = QFontMetricsF(lines.font())
    assert all(metrics.horizontalAdvance(each.part.words) <= room for each in lines.lines.lines)


def test_the_first_line_is_marked_on_the_page_at_once(view):
    assert marked_text(view) == "UBND TỈNH LAM GIANG"


def test_what_becomes_of_a_line_is_told_below_the_list(view):
    go_to(view, "2. Về kiểm tra")
    meaning = view.panes.meaning
    assert meaning.text().startswith(part(view, "2. Về kiểm tra").words)
    press(view, Key.Key_T)
    assert meaning.text().startswith(Part(LineRole.ANSWER).words)


def test_panes_are_shown_where_there_is_something_in_them(view):
    assert tab_titles(view) == [
        tr("Lines {count}", count=len(view.panes.list.lines.lines)),
        tr("Words of the period {count}", count=len(view.proposal.open_words)),
        tr("Tasks {total}", total=2),
    ]


def test_the_tasks_can_be_looked_at(view):
    model = view.panes.tasks.tasks
    rows = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert rows[:2] == [
        ["I", "THỂ CHẾ", "", "", ""],
        ["1", "Rà soát văn bản", "Quý II/2025", "Đã rà soát 04 văn bản", "Hoàn thành"],
    ]


def test_a_letterhead_that_differs_is_told(qtbot):
    known = replace(known_to(None), offices=(OFFICE,))
    view = show_view(qtbot, paper(), known=known)
    assert view.facts.office.property("status") == "warning"
    assert "Sở Du lịch" in view.facts.office.toolTip()
    notes = view.panes.notes
    assert any("Sở Du lịch" in notes.item(row).text() for row in range(notes.count()))


# --- changing lines -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (Key.Key_3, Part(LineRole.HEADING, 3)),
        (Key.Key_N, Part(LineRole.LABEL, 2)),
        (Key.Key_G, Part(LineRole.GUIDANCE)),
        (Key.Key_B, Part(LineRole.LEFT_OUT)),
        (Key.Key_C, Part(LineRole.UNPLACED)),
    ],
)
def test_one_key_changes_the_part_of_a_line(qtbot, view, key, wanted):
    go_to(view, "- Rà soát 04")
    press(view, key)
    assert part(view, "- Rà soát 04") == wanted
    role = settled(qtbot, view).understood.recognised.lines[line(view, "- Rà soát 04").index].role
    assert role is wanted.role


def test_a_heading_becomes_text_and_the_counts_follow(qtbot, view):
    before = view.proposal.counts.items
    go_to(view, "2. Về kiểm tra")
    press(view, Key.Key_T)
    found = settled(qtbot, view)
    assert found.counts.items == before - 1
    assert str(before - 1) in view.facts.counts.text()


def test_several_selected_lines_change_together_and_are_taken_back_together(qtbot, view):
    go_to(view, "- Rà soát 04")
    press(view, Key.Key_Down, Shift)
    press(view, Key.Key_B)
    texts = ("- Rà soát 04", "- Kiến nghị")
    assert {part(view, text).role for text in texts} == {LineRole.LEFT_OUT}
    press(view, Key.Key_Z, Control)
    assert {part(view, text).role for text in texts} == {LineRole.ANSWER}
    press(view, Key.Key_Y, Control)
    assert {part(view, text).role for text in texts} == {LineRole.LEFT_OUT}


def test_the_buttons_and_the_menu_change_parts_too(qtbot, view):
    go_to(view, "- Rà soát 04")
    qtbot.mouseClick(field(view, QToolButton, "role-unplaced"), Qt.MouseButton.LeftButton)
    assert part(view, "- Rà soát 04").role is LineRole.UNPLACED
    menu = QMenu()
    view.panes.list.fill_menu(menu)
    next(action for action in menu.actions() if action.text().endswith("\tB")).trigger()
    assert part(view, "- Rà soát 04").role is LineRole.LEFT_OUT


def test_other_letters_do_nothing(view):
    before = view.history.now
    for key in (Key.Key_X, Key.Key_0, Key.Key_A):
        press(view, key)
    assert view.history.now is before


def test_a_key_with_control_is_none_of_these(view):
    go_to(view, "- Rà soát 04")
    press(view, Key.Key_B, Control)
    assert view.history.now == Wishes()


# --- lines that are not sure ----------------------------------------------------------------------


def test_doubtful_lines_are_counted_and_f8_goes_round_them(doubtful):
    rows = doubtful.panes.list.lines.doubtful_rows()
    assert len(rows) == 2
    assert str(len(rows)) in doubtful.panes.doubts.words.text()
    doubtful.panes.list.setCurrentIndex(doubtful.panes.list.lines.index(0, 0))
    for row in (*rows, rows[0]):
        press(doubtful, Key.Key_F8)
        assert doubtful.panes.list.currentIndex().row() == row
    press(doubtful, Key.Key_F8, Shift)
    assert doubtful.panes.list.currentIndex().row() == rows[-1]
    assert len(doubtful.panes.list.selected_lines()) == 1


def test_a_line_that_the_clerk_chose_is_sure(doubtful):
    press(doubtful, Key.Key_F8)
    before = len(doubtful.panes.list.lines.doubtful_rows())
    press(doubtful, Key.Key_T)
    assert len(doubtful.panes.list.lines.doubtful_rows()) == before - 1


def test_without_doubts_f8_stays_where_it_is(view):
    go_to(view, "- Rà soát 04")
    row = view.panes.list.currentIndex().row()
    assert view.panes.doubts.words.property("status") == "ok"
    press(view, Key.Key_F8)
    assert view.panes.list.currentIndex().row() == row


# --- the page -------------------------------------------------------------------------------------


def mark_of(view):
    """Return the mark; its cursor goes with it."""
    (mark,) = view.panes.page.extraSelections()
    return mark


def marked_text(view):
    mark = mark_of(view)
    return mark.cursor.selectedText()


def test_the_line_of_the_list_is_marked_on_the_page(view):
    go_to(view, "- Kiến nghị")
    assert marked_text(view) == "- Kiến nghị bãi bỏ 01 văn bản."


def test_a_click_on_the_page_chooses_the_line(qtbot, view):
    page = view.panes.page
    go_to(view, "2. Về kiểm tra")
    go_to(view, "1. Về kế hoạch")
    mark = mark_of(view)
    place = page.cursorRect(mark.cursor).center()
    go_to(view, "2. Về kiểm tra")
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.panes.list.current_line == line(view, "1. Về kế hoạch").index


def test_keys_change_the_line_from_the_page_too(view):
    go_to(view, "- Kiến nghị")
    view.panes.page.setFocus()
    press(view, Key.Key_B)
    assert part(view, "- Kiến nghị").role is LineRole.LEFT_OUT


def test_list_and_page_scroll_together(qtbot):
    view = show_view(qtbot, paper(PAPER + "answer | Thêm một đoạn.\n" * 200))
    bar = view.panes.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    page = view.panes.page
    assert abs(page.top_line() - view.panes.list.top_line()) <= 1
    page.verticalScrollBar().setValue(0)
    assert view.panes.list.top_line() == 0


def test_where_there_is_little_room_the_page_stands_behind_a_tab(qtbot):
    view = show_view(qtbot, paper(), width=780)
    assert view.width() == 780
    assert tr("Page") in tab_titles(view)
    go_to(view, "- Kiến nghị")
    view.panes.tabs.setCurrentWidget(view.panes.page)
    assert marked_text(view) == "- Kiến nghị bãi bỏ 01 văn bản."
    view.resize(1200, 640)
    assert tr("Page") not in tab_titles(view)
    assert view.panes.page.isVisible()


# --- choices of the whole -------------------------------------------------------------------------


def choose(box: QComboBox, data):
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_another_period_is_chosen(qtbot, view):
    period = view.facts.period
    period.setCurrentIndex(period.findText("Quý II"))
    period.activated.emit(period.currentIndex())
    field(view, QSpinBox, "fact-year").setValue(2024)
    assert settled(qtbot, view).choices.period == read_period("2024-quy-2")


def test_a_known_template_is_chosen_and_the_words_stay_behind(qtbot, view):
    known = view.facts.template.itemData(1)
    choose(view.facts.template, known)
    found = settled(qtbot, view)
    assert found.choices.template.id == known
    assert not field(view, QLineEdit, "fact-name").isVisible()
    assert found.open_words == ()


def test_the_learned_template_gets_the_name_that_is_typed(qtbot, view):
    name = field(view, QLineEdit, "fact-name")
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "Mau rieng")
    assert settled(qtbot, view).choices.template_name == "Mau rieng"
    assert name.text() == "Mau rieng"


def test_words_without_a_tick_are_kept(qtbot, view):
    words = view.panes.open_words.findChild(QListWidget)
    words.item(0).setCheckState(Qt.CheckState.Unchecked)
    placeholder = view.proposal.open_words[0].placeholder
    assert settled(qtbot, view) is view.proposal
    assert view.history.now.kept_words == {placeholder}
    press(view, Key.Key_Z, Control)
    settled(qtbot, view)
    assert words.item(0).checkState() == Qt.CheckState.Checked


def test_a_file_without_a_period_cannot_be_opened_before_one_is_chosen(qtbot):
    view = show_view(qtbot, paper("heading1 b | I. MỤC MỘT\nanswer | Nội dung."))
    opened = field(view, QPushButton, "confirm-open")
    assert not opened.isEnabled()
    assert view.facts.trouble.isVisible()
    view.facts.period.setCurrentIndex(0)
    view.facts.period.activated.emit(0)
    settled(qtbot, view)
    assert opened.isEnabled()
    assert not view.facts.trouble.isVisible()


# --- other files ----------------------------------------------------------------------------------


def test_a_workbook_shows_its_tasks_and_where_they_go(qtbot):
    rows = ("STT | Nhiệm vụ | Thời gian hoàn thành", "1 | Rà soát văn bản | Quý II/2025")
    view = show_view(qtbot, a_workbook(*rows, name="phụ lục năm 2025.xlsx"))
    assert tab_titles(view)[0] == tr("Tasks {total}", total=1)
    assert view.facts.into.isVisible()
    assert not view.facts.template.isVisible()


TABLE_ALONE = APPENDIX.format(year=2025).replace("@landscape\n", "")


def test_of_a_file_of_tables_alone_the_tasks_are_on_show(qtbot):
    view = show_view(qtbot, paper(TABLE_ALONE))
    assert view.facts.kind.text() == tr("Tables alone: tasks and figures of a year or period")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view.panes.tasks)


def test_overwriting_is_offered_where_there_are_tasks_to_overwrite(qtbot, tmp_path):
    with Desk.open_or_create(tmp_path / "sổ.cchc") as desk:
        desk.set_office(OFFICE)
        document = desk.create(make_report())
        known = known_to(desk)
    view = show_view(qtbot, paper(TABLE_ALONE), known=known)
    choose(view.facts.into, NEW)
    settled(qtbot, view)
    assert not view.facts.prefers_file.isVisible()
    choose(view.facts.into, document)
    settled(qtbot, view)
    view.facts.prefers_file.click()
    assert settled(qtbot, view).choices.prefers_file
    assert view.facts.prefers_file.isVisible()


def test_a_file_of_ours_that_nobody_edited_says_so(qtbot, tmp_path):
    view = show_view(qtbot, source_of(write_own(tmp_path / "a.docx", make_report(id="x"))))
    assert view.facts.kind.text() == tr("Written by this program, and not edited since")
    assert not view.panes.list.isVisible()


# --- the end --------------------------------------------------------------------------------------


def test_the_button_hands_over_what_was_wished_last(qtbot, view):
    go_to(view, "2. Về kiểm tra")
    with qtbot.waitSignal(view.accepted) as accepted:
        press(view, Key.Key_T)
        field(view, QPushButton, "confirm-open").click()
    (wanted,) = accepted.args
    index = line(view, "2. Về kiểm tra").index
    assert wanted.understood.recognised.lines[index].role is LineRole.ANSWER


@pytest.mark.parametrize("by", ["button", "escape"])
def test_closing_is_told(qtbot, view, by):
    with qtbot.waitSignal(view.closed):
        if by == "button":
            field(view, QPushButton, "confirm-close").click()
        else:
            press(view, Key.Key_Escape)
