import sys
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QMessageBox, QPushButton

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.answer import AnswerState
from cchc_desk.forms.richtext import plain_text
from cchc_desk.ui.crash import CrashGuard, open_log
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.session import Session
from cchc_desk.ui.window import Window
from tests.factories import OFFICE, make_report


@pytest.fixture
def workspace(tmp_path):
    path = tmp_path / "sổ.cchc"
    with Desk.open_or_create(path) as desk:
        desk.set_office(OFFICE)
        desk.create(make_report())
    return path


@pytest.fixture
def open_window(qtbot):
    opened = []

    def open_(path):
        session = Session(path)
        window = Window(session)
        qtbot.addWidget(window)
        window.show()
        session.start()
        qtbot.waitUntil(lambda: session.bridge.is_idle)
        opened.append(window)
        return window

    yield open_
    for window in opened:
        window.close()


@pytest.fixture
def window(open_window, workspace):
    return open_window(workspace)


def kept(window, item):
    """Return what the file holds of an answer, read on the window's own database thread."""
    found = []
    window.session.bridge.run(lambda desk: desk.report("bc-2026-quy-1").answer(item), found.append)
    return found


def card_of(window, item):
    part = "i.ke-hoach"
    window.outline.choose(part)
    return window.form.cards[item]


def type_into(qtbot, card, text):
    editor = card.findChild(RichTextEditor)
    editor.setFocus()
    qtbot.keyClicks(editor, text)


def test_the_first_start_says_what_to_do(open_window, tmp_path):
    window = open_window(tmp_path / "mới.cchc")
    assert window.pages.currentWidget() is window.welcome


def test_the_newest_document_is_on_show_at_once(window):
    assert window.session.report.id == "bc-2026-quy-1"
    assert window.pages.currentWidget() is window.form


def test_what_is_typed_is_saved_by_itself(qtbot, window):
    card = card_of(window, "i.hop")
    type_into(qtbot, card, "Hai cuoc.")
    qtbot.waitUntil(lambda: "Đã lưu" in window.saved_label.text(), timeout=5000)
    found = kept(window, "i.hop")
    qtbot.waitUntil(lambda: bool(found))
    assert plain_text(found[0].blocks) == "Hai cuoc."


def test_the_first_word_makes_an_item_entered(qtbot, window):
    card = card_of(window, "i.hop")
    assert card.answer().state is AnswerState.UNANSWERED
    type_into(qtbot, card, "x")
    assert card.state.currentText() == "Đã nhập"


def test_nothing_arose_is_chosen_from_the_state(qtbot, window):
    card = card_of(window, "i.hop")
    box = card.findChild(QComboBox, "state")
    box.setCurrentIndex(box.findData(AnswerState.NOTHING_AROSE))
    box.activated.emit(box.currentIndex())
    window.save_now()
    found = kept(window, "i.hop")
    qtbot.waitUntil(lambda: bool(found))
    assert found[0].state is AnswerState.NOTHING_AROSE


def test_going_to_another_page_keeps_what_was_typed_a_moment_ago(qtbot, window):
    type_into(qtbot, card_of(window, "i.hop"), "Ba.")
    window.show_office()
    window.save_now()
    window.outline.step(-1)
    assert plain_text(card_of(window, "i.hop").answer().blocks) == "Ba."


def test_undo_takes_back_the_last_edit(qtbot, window):
    type_into(qtbot, card_of(window, "i.hop"), "Ba.")
    window.save_now()
    window.session.undo()
    qtbot.waitUntil(lambda: window.session.bridge.is_idle)
    assert card_of(window, "i.hop").answer().state is AnswerState.UNANSWERED


def test_closing_saves_what_was_typed(qtbot, window, workspace):
    type_into(qtbot, card_of(window, "i.hop"), "Ba.")
    window.close()
    with Desk.open(workspace) as desk:
        assert plain_text(desk.report("bc-2026-quy-1").answer("i.hop").blocks) == "Ba."


def test_the_office_is_saved_as_it_is_typed(qtbot, window):
    window.show_office()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.office_page)
    field = window.office_page.findChild(QLineEdit, "symbol")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "SNV")
    window.save_now()
    qtbot.waitUntil(lambda: window.session.report.office.symbol == "SNV")


def test_a_new_document_is_made_and_shown(qtbot, window):
    window.ask_new_document()
    qtbot.waitUntil(lambda: window.findChild(QDialog) is not None)
    dialog = window.findChild(QDialog)
    dialog.period.setCurrentIndex(dialog.period.findData("quy-2"))
    dialog.year.setValue(2026)
    dialog.accept()
    qtbot.waitUntil(lambda: window.session.report.id == "bc-2026-quy-2", timeout=5000)


def test_the_sample_is_made_on_request(qtbot, open_window, tmp_path):
    window = open_window(tmp_path / "mới.cchc")
    button = window.findChild(QPushButton, "welcome-sample")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.report is not None, timeout=10000)
    assert len(window.session.report.answers) > 40


def test_export_writes_what_was_typed_last(qtbot, window, tmp_path):
    type_into(qtbot, card_of(window, "i.hop"), "Bon cuoc.")
    window.save_now()
    window.export_to("bc-2026-quy-1", tmp_path / "a.docx")
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "exported") is not None, timeout=10000)
    texts = [p.text for p in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert "- Họp giao ban: Bon cuoc." in texts


def test_an_export_that_fails_says_why(qtbot, window, tmp_path):
    window.export_to("bc-2026-quy-1", tmp_path / "không có" / "a.docx")
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "export-failed") is not None)
    assert "không có" in window.findChild(QMessageBox, "export-failed").text()


def test_a_file_that_is_no_workspace_is_refused_in_words(open_window, tmp_path):
    path = tmp_path / "lạ.cchc"
    path.write_bytes(b"not a database at all" * 100)
    window = open_window(path)
    assert window.saved_label.text().startswith("CHƯA LƯU: ")
    assert path.read_bytes().startswith(b"not a database")


def test_a_bug_saves_first_and_then_names_the_log(qtbot, window, tmp_path):
    type_into(qtbot, card_of(window, "i.hop"), "Ba.")
    log = open_log(tmp_path / "logs")
    guard = CrashGuard(window, window.session.autosave.flush, log)
    try:
        sys.excepthook(ValueError, ValueError("văn bản của cán bộ"), None)
        qtbot.waitUntil(lambda: window.findChild(QMessageBox, "crash") is not None)
    finally:
        guard.uninstall()
    assert not window.session.autosave.has_pending
    assert str(log) in window.findChild(QMessageBox, "crash").text()
    assert "cán bộ" not in Path(log).read_text(encoding="utf-8")
