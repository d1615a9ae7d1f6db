from dataclasses import replace

import pytest
from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolButton,
)

from cchc_desk.forms.task import Column, Task, TaskGroup
from cchc_desk.i18n import tr
from cchc_desk.ui import icons
from cchc_desk.ui.tasks.commands import BUTTONS, COMMANDS, MENU
from cchc_desk.ui.tasks.filter import Conditions
from cchc_desk.ui.tasks.paste_dialog import PasteDialog
from cchc_desk.ui.tasks.progress_dialog import ProgressDialog
from cchc_desk.ui.tasks.requests import (
    InsertGroup,
    InsertRow,
    MoveRows,
    RemoveRows,
    SetCells,
    SetGroupTitle,
)
from tests.ui.tasks.clerk import APPENDIX, CONTENT, DEADLINE, PROGRESS, RESULT

Key, Mod = Qt.Key, Qt.KeyboardModifier


def does(clerk, name):
    clerk.page.commands.by_name[name].trigger()


def enabled(clerk, name):
    return clerk.page.commands.by_name[name].isEnabled()


def test_f5_adds_a_row_below_and_goes_to_its_content(clerk):
    clerk.go("t1", RESULT)
    clerk.key(Key.Key_F5)
    assert clerk.requests == [InsertRow(Task("new1"), "t1")]
    assert (clerk.view.marked.current_id(), clerk.view.currentIndex().column()) == ("new1", CONTENT)
    assert clerk.numbers() == ["I", "1", "2", "3", "II", "4"]


def test_f5_in_an_empty_table_adds_the_first_row(clerk):
    clerk.page.set_rows((), {})
    clerk.key(Key.Key_F5)
    assert clerk.requests == [InsertRow(Task("new1"), None)]


def test_f5_in_an_open_cell_keeps_what_was_typed(clerk):
    clerk.go("t1")
    clerk.type("x")
    clerk.key(Key.Key_F5)
    assert clerk.cell("t1") == "x"
    assert clerk.ids() == ["g1", "t1", "new1", "t2", "g2", "t3"]


def test_a_row_can_be_added_above_the_first_one(clerk):
    clerk.go("g1")
    does(clerk, "add-row-above")
    assert clerk.requests == [InsertRow(Task("new1"), None)]


@pytest.mark.parametrize(
    ("key", "mod"), [(Key.Key_F6, Mod(0)), (Key.Key_Delete, Mod.ControlModifier)]
)
def test_f6_and_ctrl_delete_remove_the_selected_rows(clerk, key, mod):
    clerk.select(("t1", CONTENT), ("t2", DEADLINE))
    clerk.key(key, mod)
    assert clerk.requests == [RemoveRows(("t1", "t2"))]
    assert (clerk.view.marked.current_id(), clerk.numbers()) == ("g2", ["I", "II", "1"])


def click(clerk, name):
    """Click a button that is in sight."""
    button = clerk.page.findChild(QAbstractButton, name)
    assert button.isVisible()
    clerk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_empty_table_says_so_and_offers_to_add_a_row(clerk):
    clerk.key(Key.Key_A, Mod.ControlModifier)
    clerk.key(Key.Key_F6)
    title = clerk.page.findChild(QLabel, "task-hint-title")
    assert (clerk.ids(), title.text()) == ([], tr("There are no tasks yet"))
    click(clerk, "task-hint-row")
    assert clerk.ids() == ["new1"]
    assert not title.isVisible()
    assert clerk.view.hasFocus()


@pytest.mark.parametrize(("height", "is_explained"), [(600, True), (210, False)])
def test_a_low_window_shows_the_buttons_of_an_empty_table_whole(clerk, height, is_explained):
    clerk.page.set_rows((), {})
    clerk.page.resize(700, height)
    text = clerk.page.findChild(QLabel, "task-hint-text")
    clerk.qtbot.waitUntil(lambda: text.isVisible() is is_explained)
    empty, button = clerk.view.empty, clerk.page.findChild(QAbstractButton, "task-hint-row")
    assert empty.rect().contains(button.geometry())


def test_an_empty_table_offers_to_paste_and_shows_the_preview(clerk):
    QApplication.clipboard().setText("một nhiệm vụ")
    clerk.page.set_rows((), {})
    click(clerk, "task-hint-paste")
    assert clerk.page.findChild(PasteDialog) is not None


def test_alt_up_and_alt_down_move_the_row_and_keep_it_current(clerk):
    clerk.go("t2", DEADLINE)
    clerk.key(Key.Key_Up, Mod.AltModifier)
    assert clerk.requests == [MoveRows(("t2",), "g1")]
    clerk.key(Key.Key_Down, Mod.AltModifier)
    clerk.key(Key.Key_Down, Mod.AltModifier)
    assert clerk.ids() == ["g1", "t1", "g2", "t2", "t3"]
    assert (clerk.view.marked.current_id(), clerk.view.currentIndex().column()) == ("t2", DEADLINE)


def test_several_rows_move_together_and_stay_selected(clerk):
    clerk.select(("t1", CONTENT), ("t2", CONTENT))
    clerk.key(Key.Key_Down, Mod.AltModifier)
    assert clerk.ids() == ["g1", "g2", "t1", "t2", "t3"]
    assert clerk.view.marked.ids() == ["t1", "t2"]


def test_a_group_moves_with_its_tasks(clerk):
    clerk.go("g2")
    clerk.key(Key.Key_Up, Mod.AltModifier)
    assert clerk.ids() == ["g2", "t3", "g1", "t1", "t2"]
    assert clerk.numbers() == ["I", "1", "II", "2", "3"]


@pytest.mark.parametrize(("row_id", "up", "down"), [("g1", False, True), ("t3", True, False)])
def test_rows_at_the_ends_cannot_move_further(clerk, row_id, up, down):
    clerk.go(row_id)
    assert (enabled(clerk, "move-up"), enabled(clerk, "move-down")) == (up, down)


def test_in_a_sorted_table_moving_is_off_and_says_why(clerk):
    clerk.go("t2")
    does(clerk, "sort-up")
    tip = tr("Rows can be moved in the order of the document only: the table is sorted.")
    assert not enabled(clerk, "move-up")
    assert clerk.page.commands.by_name["move-up"].toolTip() == tip
    does(clerk, "unsort")
    assert enabled(clerk, "move-up")


def test_in_a_filtered_table_moving_is_off_and_says_why(clerk):
    clerk.go("t2")
    clerk.page.filter_bar.conditions_changed.emit(Conditions("danh gia"))
    assert not enabled(clerk, "move-down")
    assert clerk.page.commands.by_name["move-down"].toolTip() == tr(
        "Rows can be moved only while all rows are shown: the table is filtered."
    )


def test_a_group_is_added_after_the_current_one_and_opened_for_its_title(clerk):
    clerk.go("t1")
    does(clerk, "add-group")
    clerk.type("Số hoá")
    clerk.key(Key.Key_Return)
    assert clerk.requests[0] == InsertGroup(TaskGroup("new1", ""), "t2")
    assert clerk.requests[-1] == SetGroupTitle("new1", "Số hoá", 1)
    assert clerk.ids() == ["g1", "t1", "t2", "new1", "g2", "t3"]


def test_delete_clears_the_selected_cells_as_one_request(clerk):
    clerk.select(("t1", CONTENT), ("t2", DEADLINE))
    clerk.key(Key.Key_Delete)
    (request,) = clerk.requests
    assert [(edit.task_id, edit.column, edit.value) for edit in request.cells] == [
        ("t1", Column.CONTENT, ()),
        ("t1", Column.DEADLINE, ()),
        ("t2", Column.CONTENT, ()),
        ("t2", Column.DEADLINE, ()),
    ]


def test_delete_on_empty_cells_groups_and_numbers_requests_nothing(clerk):
    clerk.go("g1")
    clerk.key(Key.Key_Delete)
    clerk.select(("t2", RESULT), ("t2", PROGRESS))
    clerk.key(Key.Key_Delete)
    assert clerk.requests == []


# --- progress of several rows ---------------------------------------------------------------------


def progress_dialog(clerk):
    return clerk.page.findChild(ProgressDialog)


def test_the_progress_of_several_rows_is_one_request(clerk):
    clerk.select(("t1", CONTENT), ("t3", CONTENT))
    does(clerk, "change-progress")
    dialog = progress_dialog(clerk)
    dialog.words.setEditText("Đang  thực hiện")
    clerk.qtbot.keyClick(dialog.words, Key.Key_Return)
    (request,) = clerk.requests
    assert [edit.task_id for edit in request.cells] == ["t1", "t2", "t3"]
    assert {edit.value for edit in request.cells} == {"Đang thực hiện"}


def test_the_question_of_progress_begins_with_what_the_first_row_has(clerk):
    clerk.go("t1")
    does(clerk, "change-progress")
    dialog = progress_dialog(clerk)
    assert dialog.words.currentText() == "Hoàn thành"
    dialog.accept()
    assert clerk.requests == []


def test_a_plan_has_no_command_for_progress(clerk):
    plan = replace(APPENDIX, columns=("stt", "content", "deadline"), widths_mm=(12, 75, 35))
    clerk.page.set_appendix(plan)
    assert not clerk.page.findChild(QToolButton, "task-button-change-progress").isVisible()
    assert not clerk.page.filter_bar.progress.isVisible()
    assert clerk.page.filter_bar.count.text() == tr("Tasks: {total}", total=3)


# --- keys and places ------------------------------------------------------------------------------

TAKEN_BY_UNIKEY = {"Ctrl+Shift+F5", "Ctrl+Shift+F6", "Ctrl+Shift+F9", "Alt+Z"}


def test_no_key_is_unikeys_and_none_is_given_twice():
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
    assert not TAKEN_BY_UNIKEY & set(keys)
    assert not any(key.startswith("Ctrl+Shift") or len(key) == 1 for key in keys)


def test_no_command_has_an_accelerator_letter(clerk):
    assert not any("&" in action.text() for action in clerk.page.commands.by_name.values())


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_can_be_given_without_a_row(clerk, name):
    clerk.page.set_rows((), {})
    does(clerk, name)
    assert not any(isinstance(request, SetCells | RemoveRows) for request in clerk.requests)


def test_every_button_says_its_words_and_is_reached_by_tab(clerk):
    buttons = clerk.page.findChildren(QToolButton, QRegularExpression("^task-button-"))
    assert all(button.text() and button.accessibleName() for button in buttons)
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons)


# --- buttons and menus ----------------------------------------------------------------------------


def test_every_command_is_in_the_menu_and_has_an_icon():
    names = [command.name for command in COMMANDS]
    assert sorted(name for group in MENU for name in group) == sorted(names)
    assert set(BUTTONS) <= set(names)
    assert all((icons.FOLDER / f"{command.icon}.svg").is_file() for command in COMMANDS)


def test_a_command_with_a_key_names_it_in_its_tip(clerk):
    tips = {name: action.toolTip() for name, action in clerk.page.commands.by_name.items()}
    assert "(F5)" in tips["add-row"]
    assert "(F6)" in tips["remove-rows"]
    assert "(Alt+↑)" in tips["move-up"]
    assert "(Ctrl+V)" in tips["paste"]


def shown_buttons(clerk):
    return [button.objectName() for button in clerk.page.buttons.buttons if button.isVisible()]


@pytest.mark.parametrize("width", [480, 780, 1600])
def test_the_buttons_that_fit_are_shown_and_all_others_are_in_the_menu(clerk, width):
    clerk.page.resize(width, 500)
    clerk.qtbot.waitUntil(lambda: clerk.page.buttons.width() == clerk.page.width() - 48)
    row = clerk.page.buttons
    row.more.menu().aboutToShow.emit()
    in_menu = {action.objectName() for action in row.more.menu().actions()} - {""}
    on_buttons = {name.replace("-button", "") for name in shown_buttons(clerk)}
    assert clerk.page.width() == width
    assert row.more.geometry().right() < row.width()
    assert on_buttons | in_menu == {f"task-{command.name}" for command in COMMANDS}
    assert not on_buttons & in_menu


def test_the_first_buttons_stay_longest(clerk):
    clerk.page.resize(1600, 500)
    clerk.qtbot.waitUntil(lambda: len(shown_buttons(clerk)) == len(BUTTONS))
    clerk.page.resize(420, 500)
    clerk.qtbot.waitUntil(lambda: len(shown_buttons(clerk)) < len(BUTTONS))
    assert shown_buttons(clerk)[0] == "task-button-add-row"


def test_the_menu_of_the_window_gets_the_actions_of_the_page_in_groups(clerk):
    actions = clerk.page.menu_actions()
    assert actions.count(None) == len(MENU) - 1
    assert actions[0] is clerk.page.commands.by_name["add-row"]
    assert None not in (actions[0], actions[-1])


def test_no_command_can_be_given_while_another_page_is_on_show(clerk):
    clerk.go("t1")
    clerk.page.hide()
    assert not any(action.isEnabled() for action in clerk.page.menu_actions() if action)
    clerk.page.show()
    assert enabled(clerk, "add-row")


@pytest.fixture
def pages(qtbot, clerk):
    """Return the pages of a window whose menu shows the actions of the page of tasks."""
    window, made = QMainWindow(), QStackedWidget()
    qtbot.addWidget(window)
    window.menuBar().addMenu("Nhiệm vụ").addActions([a for a in clerk.page.menu_actions() if a])
    made.addWidget(clerk.page)
    made.addWidget(QLineEdit())
    window.setCentralWidget(made)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    clerk.page.setParent(None)


@pytest.mark.parametrize("key", [Key.Key_F5, Key.Key_F6])
def test_keys_of_the_page_act_on_that_page_alone(qtbot, clerk, pages, key):
    clerk.go("t1")
    for page, requested in ((pages.widget(1), 0), (clerk.page, 1)):
        pages.setCurrentWidget(page)
        page.setFocus()
        qtbot.keyClick(pages.window().focusWidget(), key)
        assert len(clerk.requests) == requested


def test_shift_space_selects_the_whole_row(clerk):
    clerk.go("t1")
    clerk.key(Key.Key_Space, Mod.ShiftModifier)
    assert clerk.view.marked.cells() == [("t1", column) for column in range(5)]


def test_a_click_on_the_number_selects_the_whole_row(clerk):
    rect = clerk.view.visualRect(clerk.view.model().index(2, 0))
    clerk.qtbot.mouseClick(clerk.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert clerk.view.marked.cells() == [("t2", column) for column in range(5)]


def test_ctrl_tab_leaves_the_table(clerk):
    clerk.go("t1")
    clerk.key(Key.Key_Tab, Mod.ControlModifier)
    assert not clerk.view.hasFocus()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_the_table_opens_by_its_key(clerk):
    clerk.go("t1")
    clerk.view.customContextMenuRequested.emit(clerk.view.rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert tr("Add row above") in [action.text() for action in menu.actions()]
    menu.close()


def test_shift_and_an_arrow_select_on_from_the_cell_that_enter_went_to(clerk):
    clerk.go("t1")
    clerk.key(Key.Key_Return)
    clerk.key(Key.Key_Down, Mod.ShiftModifier)
    assert clerk.view.marked.cells() == [("t1", DEADLINE), ("t2", DEADLINE)]


def test_a_column_is_selected_across_the_heading_of_a_group(clerk):
    clerk.go("t2", DEADLINE)
    clerk.key(Key.Key_Down, Mod.ShiftModifier)
    clerk.key(Key.Key_Down, Mod.ShiftModifier)
    assert clerk.view.marked.cells() == [(row_id, DEADLINE) for row_id in ("t2", "g2", "t3")]


def test_arrows_keep_their_column_across_the_heading_of_a_group(clerk):
    clerk.go("t2", DEADLINE)
    clerk.key(Key.Key_Down)
    clerk.key(Key.Key_Down)
    assert (clerk.view.marked.current_id(), clerk.view.currentIndex().column()) == ("t3", DEADLINE)


def test_from_heading_to_heading_whole_rows_are_selected(clerk):
    clerk.select(("g1", CONTENT), ("g2", CONTENT))
    assert len(clerk.view.marked.cells()) == 4 * 5


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_F6])
def test_keys_of_the_table_do_nothing_in_the_lists_above_it(clerk, key):
    clerk.go("t1")
    clerk.page.filter_bar.groups.setFocus()
    clerk.key(key)
    assert clerk.requests == []


def test_f5_adds_a_row_from_anywhere_on_the_page(clerk):
    clerk.page.filter_bar.groups.setFocus()
    clerk.key(Key.Key_F5)
    assert "new1" in clerk.ids()
