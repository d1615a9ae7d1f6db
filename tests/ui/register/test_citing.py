"""Citing a document in a text by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cchc_desk.forms.richtext import Footnote, footnotes, inline_text, plain_text
from cchc_desk.forms.task import Column
from cchc_desk.ui.outline_panel import TASKS
from tests.ui.editors.typist import send_text
from tests.ui.register.conftest import PLAN
from tests.ui.windows import card_of, editor_of, text_of

SHORT = "Kế hoạch số 05/KH-SKHCN"


def open_result(window):
    """Open the result of the first task, which is empty, and return its editor."""
    window.outline.choose_place(TASKS)
    table = window.places.tasks
    table.go_to("t1", Column.RESULT)
    QTest.keyClick(table.view, Qt.Key.Key_F2)
    table.view.delegate.editor.setFocus()
    return table.view.delegate.editor


def at_end(editor):
    editor.moveCursor(QTextCursor.MoveOperation.End)
    return editor


def test_a_document_that_was_cited_before_is_cited_in_short(window, citing):
    box = citing(at_end(editor_of(window, "i.hop")))
    QTest.keyClick(box.words, Qt.Key.Key_Return)
    assert text_of(window, "i.hop") == f"Họp{SHORT}"


def test_the_first_citation_is_in_full(qtbot, window, citing):
    editor = editor_of(window, "i.ke-hoach")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    box = citing(editor)
    QTest.keyClick(box.words, Qt.Key.Key_Return)
    assert text_of(window, "i.ke-hoach").startswith(PLAN + "Đã ban hành")


def test_after_a_citation_in_the_same_paragraph_comes_the_short_form(window, citing):
    box = citing(at_end(editor_of(window, "i.ke-hoach")))
    assert box.preview.text() == SHORT
    QTest.keyClick(box.words, Qt.Key.Key_Return)
    assert text_of(window, "i.ke-hoach") == f"Đã ban hành {PLAN}.{SHORT}"


def test_a_document_is_cited_in_the_result_of_a_task(qtbot, window):
    cell = open_result(window)
    window.menus.actions["cite"].trigger()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    box = QApplication.activeModalWidget()
    assert box.preview.text() == SHORT
    QTest.keyClick(box.words, Qt.Key.Key_Return)
    assert cell.toPlainText() == SHORT


def test_the_key_cites_in_an_open_cell_and_is_the_table_s_own_elsewhere(window):
    cite = window.menus.actions["cite"]
    assert cite.shortcut().toString() == "F4"
    open_result(window)
    assert cite.shortcut().toString() == "F4"
    window.places.tasks.finish_edit()
    window.places.tasks.view.setFocus()
    assert cite.shortcut().isEmpty()


@pytest.mark.parametrize(("name", "words"), [("cite-full", PLAN), ("cite-short", SHORT)])
def test_the_form_can_be_chosen(window, citing, name, words):
    box = citing(at_end(editor_of(window, "i.hop")))
    button = next(b for b in box.forms.buttons() if b.objectName() == name)
    button.click()
    assert box.preview.text() == words
    box.words.setFocus()
    QTest.keyClick(box.words, Qt.Key.Key_Return)
    assert text_of(window, "i.hop") == f"Họp{words}"


def test_a_citation_can_be_a_footnote(window, citing):
    box = citing(at_end(editor_of(window, "i.hop")))
    box.note.click()
    box.words.setFocus()
    QTest.keyClick(box.words, Qt.Key.Key_Return)
    blocks = card_of(window, "i.hop").answer().blocks
    assert plain_text(blocks) == "Họp"
    (note,) = footnotes(blocks)
    assert isinstance(note, Footnote)
    assert inline_text(note.spans) == SHORT


def test_a_document_is_found_by_a_few_letters(qtbot, window, citing):
    box = citing(at_end(editor_of(window, "i.hop")))
    send_text(box.words, "khong co")
    qtbot.waitUntil(lambda: box.list.count() == 0)
    assert box.preview.text()
    box.words.clear()
    send_text(box.words, "ra soat")
    qtbot.waitUntil(lambda: box.list.count() == 1)
    box.reject()


def test_a_document_that_is_typed_out_can_be_cited_though_it_is_new(qtbot, window, citing):
    box = citing(at_end(editor_of(window, "i.hop")))
    send_text(box.words, "Tờ trình số 14/TTr-SKHCN")
    qtbot.waitUntil(lambda: box.citation is not None and box.citation.number == "14")
    QTest.keyClick(box.words, Qt.Key.Key_Return)
    assert text_of(window, "i.hop") == "HọpTờ trình số 14/TTr-SKHCN"


def test_without_a_text_the_clerk_is_told(window):
    window.outline.setFocus()
    window.menus.actions["cite"].trigger()
    assert window.notice.isVisible()
