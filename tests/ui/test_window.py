"""The window as a whole: what is typed is kept, every action does its work."""

import docx
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.exporting import Exporting
from cchc_desk.forms.answer import AnswerState
from cchc_desk.forms.report import ReportState
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task import Column
from cchc_desk.storage import faults
from cchc_desk.ui.outline_panel import FRONT, TASKS
from cchc_desk.ui.saving import SaveKind
from cchc_desk.ui.settings import Settings
from tests.ui.sessions import FailingDisk
from tests.ui.windows import (
    DOCUMENT,
    card_of,
    editor_of,
    kept_answer,
    make_workspace,
    open_window,
    saved,
    strike,
    text_of,
)


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def path(tmp_path):
    return make_workspace(tmp_path / "sổ.cchc")


@pytest.fixture
def window(qtbot, path, settings):
    made = open_window(qtbot, path, settings)
    yield made
    made.close()


@pytest.fixture
def empty(qtbot, tmp_path, settings):
    made = open_window(qtbot, tmp_path / "mới.cchc", settings)
    yield made
    made.close()


# --- what is on show ------------------------------------------------------------------------------


def test_the_first_start_says_what_to_do(qtbot, empty):
    qtbot.waitUntil(lambda: empty.places.is_on_show("welcome"))
    assert not empty.header.isVisible()
    assert not empty.menus.actions["export"].isEnabled()


def test_the_first_step_leads_to_the_office(qtbot, empty):
    qtbot.waitUntil(lambda: empty.places.is_on_show("welcome"))
    empty.places.welcome.office_wanted.emit()
    qtbot.waitUntil(lambda: empty.places.is_on_show("office"))


def test_the_newest_document_is_on_show_at_once(window):
    assert window.session.report.id == DOCUMENT
    assert window.places.is_on_show("form")
    assert window.header.title.text() == "Báo cáo Quý I năm 2026"
    assert window.documents.chosen == DOCUMENT


def test_the_status_tells_the_period_and_the_due_day(window):
    assert window.status.window_label.text() == "Kỳ 15/12/2025 – 14/3"
    assert window.status.due_label.text().startswith("Hạn gửi 15/3")


def test_the_window_opens_where_it_was_left(qtbot, path, settings):
    first = open_window(qtbot, path, settings)
    first.outline.choose_place(FRONT)
    first.close()
    second = open_window(qtbot, path, settings)
    assert second.places.is_on_show("front")
    second.close()


def test_every_place_can_be_reached_by_key(qtbot, window):
    window.activateWindow()
    window.outline.choose_place(FRONT)
    qtbot.waitUntil(window.isActiveWindow)
    seen = [window.places.place]
    while seen[-1] != TASKS:
        qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert window.places.place not in seen
        seen.append(window.places.place)
    assert {FRONT, "i.ke-hoach"} <= set(seen)


def test_a_screen_without_room_for_the_usual_window_is_used_as_a_whole(window):
    room = window.screen().availableSize()
    assert window.isMaximized()  # the screenless platform has 800 by 800 pixels
    assert window.normalGeometry().width() <= room.width()


# --- the cursor ----------------------------------------------------------------------------------


def is_in(window, page):
    focused = window.focusWidget()
    return focused is not None and page.isAncestorOf(focused)


def test_the_cursor_is_in_the_page_at_the_start(window):
    assert is_in(window, window.places.form)


def test_the_cursor_goes_along_from_part_to_part(qtbot, window):
    editor_of(window, "i.hop")
    window.menus.actions["next"].trigger()
    assert is_in(window, window.places.tasks) or window.focusWidget() is window.places.tasks.view


def test_who_chooses_in_the_outline_stays_there(qtbot, window):
    window.outline.setFocus()
    window.outline.choose_place(FRONT)
    assert window.focusWidget() is window.outline


def test_who_asks_for_the_table_by_key_is_in_it(window):
    window.outline.setFocus()
    window.menus.actions["tasks"].trigger()
    assert window.focusWidget() is window.places.tasks.view


def test_the_first_field_of_the_office_is_ready(qtbot, empty):
    qtbot.waitUntil(lambda: empty.places.is_on_show("welcome"))
    assert empty.focusWidget() is empty.places.welcome.office.button
    empty.places.welcome.office.button.click()
    qtbot.waitUntil(lambda: empty.places.is_on_show("office"))
    assert empty.focusWidget().objectName() == "parent"


def test_escape_leads_from_the_office_to_the_next_step(qtbot, empty):
    empty.places.show_office()
    qtbot.waitUntil(lambda: empty.places.is_on_show("office"))
    qtbot.keyClicks(empty.focusWidget(), "UBND xa")
    qtbot.keyClick(empty.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: empty.places.is_on_show("welcome"))
    assert empty.focusWidget() is empty.places.welcome.document.button


def test_the_way_back_from_the_office_is_to_where_one_came_from(qtbot, window):
    window.outline.choose_place(FRONT)
    window.places.show_office()
    qtbot.waitUntil(lambda: window.places.is_on_show("office"))
    qtbot.mouseClick(window.places.office.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.places.is_on_show("front"))


def test_the_outline_counts_the_tasks_as_they_change(qtbot, window):
    window.outline.choose_place(TASKS)
    words = window.outline.currentItem().text(0)
    window.places.tasks.commands.by_name["add-row"].trigger()
    assert (words, window.outline.currentItem().text(0)) == ("Nhiệm vụ 1/2", "Nhiệm vụ 1/3")


def test_there_is_no_outline_without_a_document(qtbot, window):
    assert window.outline.isVisible()
    window.delete_document()
    qtbot.waitUntil(lambda: not window.outline.isVisible())


# --- typing is saving -----------------------------------------------------------------------------


def test_what_is_typed_is_saved_by_itself(qtbot, window):
    qtbot.keyClicks(editor_of(window, "i.hop"), "Hai cuoc.")
    qtbot.waitUntil(lambda: "Đã lưu" in window.status.saving.words, timeout=5000)
    saved(qtbot, window)
    assert plain_text(kept_answer(qtbot, window, "i.hop").blocks) == "Hai cuoc."


# What UniKey sends for "tiếng Việt" typed as Telex: backspaces, then the letters anew.
UNIKEY = ["t", "i", "e", "\b\b", "iê", "n", "g", "\b\b\b", "ến", "g", " ", "V", "i", "e", "\b", "ê",
          "t", "\b\b", "ệt"]  # fmt: skip


def test_what_unikey_types_is_kept_while_autosave_runs(qtbot, window):
    editor = editor_of(window, "i.hop")
    for stroke in UNIKEY:
        for letter in stroke:
            strike(editor, letter)
        window.session.autosave.flush()  # as if its time came between any two strokes
        saved(qtbot, window)
    assert text_of(window, "i.hop") == "tiếng Việt"
    assert plain_text(kept_answer(qtbot, window, "i.hop").blocks) == "tiếng Việt"


def test_an_input_method_is_not_disturbed_by_saving(qtbot, window):
    editor = editor_of(window, "i.hop")
    qtbot.keyClicks(editor, "a ")
    for composed in ("v", "vi", "viê", "việ", "việt"):
        QApplication.sendEvent(editor, QInputMethodEvent(composed, []))
        window.session.autosave.flush()
        saved(qtbot, window)
        assert window.places.form.has_preedit()
    done = QInputMethodEvent("", [])
    done.setCommitString("việt")
    QApplication.sendEvent(editor, done)
    window.save_now()
    saved(qtbot, window)
    assert plain_text(kept_answer(qtbot, window, "i.hop").blocks) == "a việt"


def test_nothing_arose_is_chosen_from_the_state(qtbot, window):
    card = card_of(window, "i.hop")
    box = card.state
    box.setCurrentIndex(box.findData(AnswerState.NOTHING_AROSE))
    box.activated.emit(box.currentIndex())
    window.save_now()
    saved(qtbot, window)
    assert kept_answer(qtbot, window, "i.hop").state is AnswerState.NOTHING_AROSE


def test_going_to_another_page_keeps_what_was_typed_a_moment_ago(qtbot, window):
    qtbot.keyClicks(editor_of(window, "i.hop"), "Ba.")
    window.places.show_office()
    qtbot.waitUntil(lambda: window.places.is_on_show("office"))
    assert text_of(window, "i.hop") == "Ba."


def test_a_disk_that_is_full_is_told_in_red_and_nothing_is_lost(qtbot, window, monkeypatch):
    disk = FailingDisk(monkeypatch, faults.disk_full)
    disk.fail()
    qtbot.keyClicks(editor_of(window, "i.hop"), "Ba.")
    window.save_now()
    qtbot.waitUntil(lambda: window.session.save_state.kind is SaveKind.UNSAVED)
    assert window.status.saving.words.startswith("CHƯA LƯU")
    disk.mend()
    qtbot.mouseClick(window.status.saving.retry, Qt.MouseButton.LeftButton)
    saved(qtbot, window)
    assert plain_text(kept_answer(qtbot, window, "i.hop").blocks) == "Ba."


def test_closing_saves_what_was_typed(qtbot, path, settings):
    window = open_window(qtbot, path, settings)
    qtbot.keyClicks(editor_of(window, "i.hop"), "Ba.")
    window.close()
    with Desk.open(path) as desk:
        assert plain_text(desk.report(DOCUMENT).answer("i.hop").blocks) == "Ba."


@pytest.mark.parametrize(("answer", "closes"), [(0, True), (1, False)])
def test_closing_asks_when_the_text_cannot_be_saved(qtbot, window, monkeypatch, answer, closes):
    disk = FailingDisk(monkeypatch, faults.disk_full)
    disk.fail()
    qtbot.keyClicks(editor_of(window, "i.hop"), "Ba.")
    chosen = ["DestructiveRole", "RejectRole"][answer]
    monkeypatch.setattr(window.session, "close", lambda: False)
    monkeypatch.setattr(
        QMessageBox,
        "exec",
        lambda box: next(b for b in box.buttons() if box.buttonRole(b).name == chosen).click(),
    )
    assert window.confirm_close() is closes
    monkeypatch.undo()


def test_the_office_is_saved_as_it_is_typed(qtbot, window):
    window.places.show_office()
    qtbot.waitUntil(lambda: window.places.is_on_show("office"))
    field = window.places.office.findChild(QLineEdit, "symbol")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "SNV")
    window.save_now()
    qtbot.waitUntil(lambda: window.session.report.office.symbol == "SNV")


def test_the_front_is_saved_as_it_is_typed(qtbot, window):
    window.outline.choose_place(FRONT)
    field = window.places.front.findChild(QLineEdit, "front-number")
    field.setFocus()
    qtbot.keyClicks(field, "45")
    window.save_now()
    saved(qtbot, window)
    assert window.session.report.front.number == "45"


# --- undo -----------------------------------------------------------------------------------------


def test_undo_takes_back_what_is_kept_and_redo_brings_it_again(qtbot, window):
    qtbot.keyClicks(editor_of(window, "i.hop"), "Ba.")
    window.save_now()
    saved(qtbot, window)
    window.undo()
    qtbot.waitUntil(lambda: text_of(window, "i.hop") == "")
    window.redo()
    qtbot.waitUntil(lambda: text_of(window, "i.hop") == "Ba.")


def test_undo_first_takes_back_what_is_not_kept_yet(qtbot, window):
    editor = editor_of(window, "i.hop")
    qtbot.keyClicks(editor, "Ba.")
    window.save_now()
    saved(qtbot, window)
    qtbot.keyClicks(editor, " Bon.")
    window.undo()
    assert text_of(window, "i.hop") in {"Ba.", "Ba. "}


def test_undo_shows_the_place_of_what_it_undid(qtbot, window):
    qtbot.keyClicks(editor_of(window, "i.hop"), "Ba.")
    window.outline.choose_place(FRONT)
    saved(qtbot, window)
    window.undo()
    qtbot.waitUntil(lambda: window.places.is_on_show("form"))
    assert text_of(window, "i.hop") == ""


def test_a_deleted_document_comes_back(qtbot, window):
    window.delete_document()
    qtbot.waitUntil(lambda: window.session.report is None)
    assert window.notice.offers()[0].text().replace("&", "") == "Hoàn tác"
    window.notice.offers()[0].click()
    qtbot.waitUntil(lambda: window.session.report is not None)
    assert window.session.report.id == DOCUMENT


def test_undo_goes_to_the_cell_that_it_changed(qtbot, window):
    window.menus.actions["tasks"].trigger()
    page = window.places.tasks
    page.go_to("t2", Column.DEADLINE)
    QTest.keyClicks(page.view, "x")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    saved(qtbot, window)
    page.go_to("t1")
    window.undo()
    wanted = (page.view.place_of("t2"), page.model.columns.index(Column.DEADLINE))
    current = page.view.currentIndex
    qtbot.waitUntil(lambda: (current().row(), current().column()) == wanted)


def test_undo_without_anything_to_undo_says_so(qtbot, window):
    window.undo()
    qtbot.waitUntil(lambda: "Không còn gì" in window.status.passing.text())


# --- documents and tasks --------------------------------------------------------------------------


def test_a_new_document_is_made_and_shown(qtbot, window):
    window.ask_new_document()
    qtbot.waitUntil(lambda: window.findChild(QDialog, "new-document") is not None)
    dialog = window.findChild(QDialog, "new-document")
    dialog.year.setValue(2026)
    dialog.period.setCurrentIndex(dialog.period.findData("quy-2"))
    dialog.accept()
    qtbot.waitUntil(lambda: window.session.report.id == "bc-2026-quy-2", timeout=10000)
    assert window.documents.chosen == "bc-2026-quy-2"


def test_the_state_is_chosen_from_the_menu(qtbot, window):
    submitted = next(a for a in window.menus.groups["state"].actions() if a.data() == "submitted")
    submitted.trigger()
    qtbot.waitUntil(lambda: window.header.state.toolTip() == "Đã trình")
    assert window.session.report.state is ReportState.SUBMITTED


def test_a_task_that_is_added_is_kept(qtbot, window):
    window.outline.choose_place(TASKS)
    before = len(window.session.report.tasks)
    window.places.tasks.commands.by_name["add-row"].trigger()
    saved(qtbot, window)
    assert len(window.session.report.tasks) == before + 1
    window.undo()
    qtbot.waitUntil(lambda: len(window.session.report.tasks) == before)


def test_the_menu_of_tasks_shows_what_the_table_can_do(window):
    window.outline.choose_place(TASKS)
    texts = [action.objectName() for action in window.menus.menus["tasks"].actions()]
    assert "task-add-row" in texts


# --- export ---------------------------------------------------------------------------------------


def test_export_writes_what_was_typed_last(qtbot, window, tmp_path, monkeypatch):
    target = tmp_path / "a.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    qtbot.keyClicks(editor_of(window, "i.hop"), "Bon cuoc.")
    window.outputs.ask_export()
    qtbot.waitUntil(window.notice.isVisible, timeout=10000)
    texts = [p.text for p in docx.Document(str(target)).paragraphs]
    assert "- Họp giao ban: Bon cuoc." in texts
    assert window.settings.last_export_folder == tmp_path


def test_the_exported_file_and_its_folder_can_be_opened(qtbot, window, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    target = tmp_path / "a.docx"
    for index, expected in ((0, target), (1, tmp_path)):
        window.outputs.export.write(window.session.report, target, Exporting())
        qtbot.waitUntil(window.notice.isVisible, timeout=10000)
        window.notice.offers()[index].click()
        assert opened[-1] == QUrl.fromLocalFile(str(expected))


def test_an_export_that_fails_says_why_and_offers_to_try_again(qtbot, window, tmp_path):
    window.outputs.export.write(
        window.session.report, tmp_path / "không có" / "a.docx", Exporting()
    )
    qtbot.waitUntil(window.notice.isVisible)
    assert "không có" in window.notice.words.text()
    assert [b.text().replace("&", "") for b in window.notice.offers()] == ["Thử lại", "Tên khác…"]


def test_a_name_without_an_ending_becomes_a_word_file(qtbot, window, tmp_path, monkeypatch):
    asked = str(tmp_path / "Bao cao 1.2026")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (asked, ""))
    window.outputs.ask_export()
    qtbot.waitUntil(window.notice.isVisible, timeout=10000)
    assert (tmp_path / "Bao cao 1.2026.docx").exists()


# --- workspaces, looks, help ----------------------------------------------------------------------


def test_another_workspace_is_asked_for(qtbot, window, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: ("/x/b.cchc", ""))
    with qtbot.waitSignal(window.workspace_wanted) as caught:
        window.menus.actions["open-workspace"].trigger()
    assert caught.args[0].name == "b.cchc"


def test_the_place_of_a_new_workspace_is_asked_for(qtbot, window, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: ("/x/c.cchc", ""))
    with qtbot.waitSignal(window.new_workspace_wanted) as caught:
        window.menus.actions["new-workspace"].trigger()
    assert caught.args[0].name == "c.cchc"


def test_text_and_interface_are_zoomed_apart(qtbot, window, settings):
    window.menus.actions["text-larger"].trigger()
    assert (settings.text_zoom_percent, settings.interface_zoom_percent) == (110, 100)
    window.menus.actions["interface-smaller"].trigger()
    assert (settings.text_zoom_percent, settings.interface_zoom_percent) == (110, 90)
    window.menus.actions["interface-usual"].trigger()


def test_the_colours_are_chosen_and_remembered(window, settings):
    dark = next(a for a in window.menus.groups["scheme"].actions() if a.data() == "dark")
    dark.trigger()
    assert window.theme.palette.is_dark
    assert settings.scheme.value == "dark"
    window.looks.choose_scheme("light")


def test_the_left_column_can_be_hidden(window):
    window.menus.actions["left"].trigger()
    assert window.left.isHidden()
    window.menus.actions["left"].trigger()
    assert not window.left.isHidden()


def test_help_opens_at_the_place_with_the_focus(window):
    window.outline.choose_place(TASKS)
    window.places.tasks.setFocus()
    window.menus.actions["help"].trigger()
    assert window.help.isVisible()
    assert (
        "nhiệm vụ" in window.help.windowTitle().lower() + window.help.browser.toPlainText().lower()
    )
    window.help.close()


def test_the_about_box_names_the_file(qtbot, window, path):
    window.menus.actions["about"].trigger()
    box = window.findChild(QDialog, "about")
    assert box is not None
    box.close()


def test_the_widths_of_the_task_columns_are_remembered(qtbot, path, settings):
    first = open_window(qtbot, path, settings)
    first.outline.choose_place(TASKS)
    first.places.tasks.view.header.resizeSection(1, 333)
    first.close()
    second = open_window(qtbot, path, settings)
    second.outline.choose_place(TASKS)
    assert second.places.tasks.view.header.sectionSize(1) == 333
    second.close()
