"""Finding in the document on show, as a clerk does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from tests.ui.editors.typist import send_text
from tests.ui.windows import editor_of

SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_bar(window, words):
    window.menus.actions["find"].trigger()
    bar = window.texts.search.finder.bar
    send_text(bar.words, words)
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    return bar


def selected(window):
    return window.focusWidget().textCursor().selectedText()


def marked(window):
    """Return what is selected in the texts of the page on show."""
    editors = window.places.currentWidget().findChildren(QTextEdit)
    return [e.textCursor().selectedText() for e in editors if e.textCursor().hasSelection()]


def test_words_are_counted_over_all_pages(window):
    editor_of(window, "i.hop")
    bar = open_bar(window, "ke hoach")
    assert bar.count.text().endswith("6") or "6" in bar.count.text()
    assert window.places.is_on_show("form")
    assert marked(window) == ["kế hoạch"]
    assert bar.words.hasFocus()


def test_the_next_places_lead_through_all_pages_and_round(qtbot, window):
    editor_of(window, "i.hop")
    bar = open_bar(window, "ke hoach")
    pages, texts = [], []
    for _ in range(6):
        pages.append(window.places.currentWidget().objectName())
        texts.append(marked(window))
        QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert pages == ["form"] * 4 + ["task-page", "front-page"]
    assert texts == [["kế hoạch"], ["Kế hoạch"], ["kế hoạch"], ["kế hoạch"], [], ["kế hoạch"]]
    assert window.places.is_on_show("form")


def test_the_way_back_goes_the_other_way(window):
    editor_of(window, "i.hop")
    bar = open_bar(window, "ke hoach")
    QTest.keyClick(bar.words, Qt.Key.Key_Return, SHIFT)
    assert window.places.is_on_show("front")


@pytest.mark.parametrize(("words", "count"), [("điều", 0), ("hop", 1), ("họp", 1), ("hợp", 0)])
def test_marks_that_are_typed_must_agree(window, words, count):
    bar = open_bar(window, words)
    assert bar.next.isEnabled() is bool(count)


def test_whole_words_can_be_asked_for(window):
    bar = open_bar(window, "ke ho")
    assert bar.next.isEnabled()
    bar.whole.click()
    assert not bar.next.isEnabled()


def test_escape_leaves_the_cursor_at_the_place(window):
    bar = open_bar(window, "43 nhiem vu")
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert selected(window) == "43 nhiệm vụ"


def test_the_key_of_the_next_place_works_without_the_line(window):
    bar = open_bar(window, "43 nhiem vu")
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    window.menus.actions["find-next"].trigger()
    assert selected(window) == "43 nhiệm vụ"
    assert not bar.isVisible()


def test_selected_words_are_looked_for(window):
    editor = editor_of(window, "i.hop")
    cursor = editor.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(3, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    window.menus.actions["find"].trigger()
    assert window.texts.search.finder.bar.words.text() == "Họp"


def test_what_is_typed_meanwhile_is_found(qtbot, window):
    bar = open_bar(window, "so ket")
    assert not bar.next.isEnabled()
    send_text(editor_of(window, "i.hop"), "so ket ")
    qtbot.waitUntil(bar.next.isEnabled)


def test_a_footnote_is_found_in_its_own_line(window):
    open_bar(window, "theo ke hoach nam")
    assert marked(window) == ["Theo kế hoạch năm"]


def test_the_table_of_tasks_keeps_its_own_key(qtbot, window):
    window.menus.actions["tasks"].trigger()
    QTest.keyClick(window.places.tasks.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.places.tasks.filter_bar.search
    window.outline.choose("i.ke-hoach")
    assert window.menus.actions["find"].shortcut().toString() == "Ctrl+F"


def test_the_line_goes_away_with_the_document(qtbot, window):
    window.menus.actions["find"].trigger()
    bar = window.texts.search.finder.bar
    assert bar.isVisible()
    window.menus.actions["register"].trigger()
    qtbot.waitUntil(lambda: window.places.is_guest_on_show)
    assert not bar.isVisible()
