"""Searching all years from one box."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cchc_desk.ui.search.runs_delegate import BELOW, RUNS
from tests.ui.editors.typist import send_text
from tests.ui.windows import DOCUMENT


def search(qtbot, made, words):
    send_text(made.words, words)
    qtbot.waitUntil(lambda: made.list.count() > 0 or made.note.property("status") == "warning")


def rows(made):
    return [made.list.item(row) for row in range(made.list.count())]


def test_results_stand_under_their_documents_the_latest_first(qtbot, dialog):
    made = dialog("search")
    search(qtbot, made, "ke hoach")
    heads = [item.text() for item in rows(made) if item.data(RUNS) is None]
    assert heads == ["Báo cáo Quý I năm 2026", "Báo cáo Quý I năm 2025"]
    assert rows(made)[-1].data(BELOW).endswith("Họp giao ban")
    made.reject()


def test_a_result_of_another_year_opens_its_document_at_the_words(qtbot, window, dialog):
    made = dialog("search")
    search(qtbot, made, "dieu hanh tot")
    QTest.keyClick(made.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.report.id == "bc-2025-quy-1")
    qtbot.waitUntil(lambda: hasattr(window.focusWidget(), "textCursor"))
    assert window.focusWidget().textCursor().selectedText() == "điều hành tốt"


def test_a_result_of_the_document_on_show_is_gone_to(qtbot, window, dialog):
    made = dialog("search")
    search(qtbot, made, "mo dau")
    made.list.itemClicked.emit(made.list.currentItem())
    assert window.session.report.id == DOCUMENT
    assert window.places.is_on_show("front")
    assert window.focusWidget().textCursor().selectedText() == "Mở đầu"


def test_the_arrows_choose_from_the_words(qtbot, dialog):
    made = dialog("search")
    search(qtbot, made, "ke hoach")
    first = made.list.currentRow()
    QTest.keyClick(made.words, Qt.Key.Key_Down)
    assert made.list.currentRow() == first + 1
    QTest.keyClick(made.words, Qt.Key.Key_Up)
    QTest.keyClick(made.words, Qt.Key.Key_Up)
    assert made.list.currentRow() == first
    made.reject()


def test_words_that_stand_nowhere_are_told(qtbot, dialog):
    made = dialog("search")
    search(qtbot, made, "khong co dau")
    assert made.list.count() == 0
    assert made.note.text()
    made.reject()


def test_an_empty_box_says_what_to_do(dialog):
    made = dialog("search")
    assert made.note.text()
    QTest.keyClick(made.words, Qt.Key.Key_Return)
    assert made.isVisible()
    made.reject()
