"""The dialogs of the review: own words, the check sheet, what is open before a document goes."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cchc_desk.desk.exporting import Exporting
from cchc_desk.desk.review_words import OwnWord, Sort, read_words
from cchc_desk.ui.review.words_dialog import WordsDialog
from cchc_desk.ui.theme import Scheme, apply_theme
from tests.ui.review.test_window import choose, panel, path, reviewed, rules, window

__all__ = ["path", "window"]

KNOWN = (OwnWord(Sort.RIGHT, "qtxanh"), OwnWord(Sort.WRONG, "a", "b"))


@pytest.fixture
def dialog(qtbot):
    theme = apply_theme(QApplication.instance(), Scheme.LIGHT, 100)
    dialog = WordsDialog(KNOWN, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_word_that_is_typed_is_taken_along_without_being_added_first(dialog):
    QTest.keyClicks(dialog.word, "vneid")
    dialog.findChild(QObject, "accept").click()
    assert dialog.words() == (OwnWord(Sort.RIGHT, "vneid"), *KNOWN)


def test_a_wrong_word_needs_the_right_one(dialog):
    dialog.sort.setCurrentIndex(dialog.sort.findData(Sort.WRONG))
    QTest.keyClicks(dialog.word, "sai")
    assert not dialog.add.isEnabled()
    QTest.keyClicks(dialog.instead, "dung")
    QTest.keyClick(dialog.instead, Qt.Key.Key_Return)
    assert dialog.words()[0] == OwnWord(Sort.WRONG, "sai", "dung")


def test_the_same_word_stands_there_once(dialog):
    QTest.keyClicks(dialog.word, "qtxanh")
    QTest.keyClick(dialog.word, Qt.Key.Key_Return)
    assert dialog.words() == KNOWN


def test_words_are_removed(dialog):
    dialog.table.selectRow(0)
    dialog.remove.click()
    assert dialog.words() == KNOWN[1:]
    assert dialog.empty.isHidden()


def test_the_word_of_a_finding_becomes_one_of_the_office(qtbot, window):
    shown = panel(qtbot, window)
    choose(shown, "SPELL")
    QTest.mouseClick(shown.detail.word, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(QObject, "words-dialog") is not None)
    dialog = window.findChild(QObject, "words-dialog")
    assert dialog.word.text() == "sử lý"
    dialog.findChild(QObject, "accept").click()
    kept = []
    window.session.bridge.run(lambda desk: read_words(desk.workspace), kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    assert kept[0] == (OwnWord(Sort.RIGHT, "sử lý"),)


def test_the_check_sheet_is_shown_and_written(qtbot, window, tmp_path):
    window.review.ask_sheet()
    dialog = window.findChild(QObject, "sheet-dialog")
    qtbot.waitUntil(lambda: dialog.pages is not None, timeout=20000)
    assert dialog.print.isEnabled()
    dialog.write_to(tmp_path / "phiếu", ".docx")
    assert (tmp_path / "phiếu.docx").stat().st_size > 1000
    assert "phiếu.docx" in window.notice.words.text()


def test_a_dialog_that_lets_a_document_go_tells_what_is_open_and_leads_there(qtbot, window):
    window.outputs.ask_export_options()
    qtbot.waitUntil(lambda: window.findChild(QObject, "open-findings") is not None)
    line = window.findChild(QObject, "open-findings")
    line.go.click()
    assert window.review.dock.isVisible()


def test_nothing_is_told_when_nothing_is_open(qtbot, window):
    for rule in set(rules(window)):
        choose(panel_of(window), rule)
        window.review.dismiss_here(panel_of(window).list.entry())
        reviewed(qtbot, window)
    while window.review.reviewed.found.open:
        window.review.dismiss_here(panel_of(window).list.step(1))
        qtbot.waitUntil(lambda: window.review.checker.is_idle)
        reviewed(qtbot, window)
    assert window.review.open_sentence() == ""
    assert panel_of(window).blank.isVisible()
    assert window.review.status.isHidden()


def panel_of(window):
    window.review.show()
    return window.review.dock.panel


def test_a_file_that_was_written_is_told_with_what_is_open(qtbot, window, tmp_path):
    target = tmp_path / "báo cáo.docx"
    window.outputs.export.write(window.session.report, target, Exporting())
    qtbot.waitUntil(target.exists, timeout=20000)
    qtbot.waitUntil(lambda: "báo cáo.docx" in window.notice.words.text())
    assert window.review.open_sentence() in window.notice.words.text()
    window.notice.offers()[0].click()
    assert window.review.dock.isVisible()
