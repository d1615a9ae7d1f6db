"""The dock beside the form: the same item in earlier periods, and what was promised there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import new_document
from cchc_desk.forms.period import read_period
from cchc_desk.forms.word_diff import compare_paragraphs
from cchc_desk.ui.carry.beside_view import merged, said
from cchc_desk.ui.settings import Settings
from tests.factories import OFFICE, answered, make_report, make_template, nothing_arose
from tests.ui.windows import editor_of, open_window, saved

YEAR_AGO, FIRST, SECOND = "bc-2025-quy-2", "bc-2026-quy-1", "bc-2026-quy-2"
PROMISE = "Dự kiến họp trong tháng 5/2026."


@pytest.fixture
def window(qtbot, tmp_path):
    path = tmp_path / "so.cchc"
    template = make_template()
    with Desk.open_or_create(path) as desk:
        desk.set_office(OFFICE)
        old = {"i.ke-hoach": answered("Đã họp 01 lần.")}
        period = read_period("2025-quy-2")
        desk.create(make_report(template=template, period=period, answers=old))
        answers = {"i.ke-hoach": answered(f"Đã họp 02 lần.\n{PROMISE}")}
        desk.create(make_report(template=template, answers=answers))
        new_document(desk, template, "2026-quy-2", FIRST)
    settings = Settings(tmp_path / "settings.ini")
    settings.last_document = SECOND
    window = open_window(qtbot, path, settings)
    qtbot.waitUntil(lambda: window.year.carry.left_over.is_read)
    yield window
    saved(qtbot, window)
    window.close()


@pytest.fixture
def dock(qtbot, window):
    editor_of(window, "i.ke-hoach")
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    dock = window.year.carry.dock
    qtbot.waitUntil(lambda: "2025" in dock.view.toPlainText())
    return dock


def questions(dock):
    return dock.questions.findChildren(QPushButton, "question-answer")


def test_both_earlier_periods_of_the_item_are_shown(dock):
    text = dock.view.toPlainText()
    assert text.index("Đã họp 02 lần.") < text.index("01")


def test_words_that_differ_follow_what_is_typed(qtbot, window, dock):
    editor = editor_of(window, "i.ke-hoach")
    qtbot.keyClicks(editor, "Nay ")
    qtbot.waitUntil(lambda: "Nay" in dock.view.toPlainText())


def test_another_item_is_followed(qtbot, window, dock):
    editor_of(window, "i.hop")
    qtbot.waitUntil(lambda: "Đã họp" not in dock.view.toPlainText())


def test_a_promise_comes_back_as_a_question_until_it_is_told(qtbot, dock):
    dock.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(questions(dock)) == 1)
    assert "1" in dock.tabs.tabText(1)
    qtbot.mouseClick(questions(dock)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "1" not in dock.tabs.tabText(1))


def test_a_question_leads_to_its_item(qtbot, window, dock):
    window.outline.choose("i")
    dock.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(questions(dock)) == 1)
    go = dock.questions.findChild(QPushButton, "question-go")
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert window.places.form.part == "i.ke-hoach"


def test_the_key_closes_it_again_and_pages_without_a_document_hide_it(qtbot, window, dock):
    window.year.show_home()
    qtbot.waitUntil(lambda: not dock.isVisible())
    window.open_document(SECOND)
    qtbot.waitUntil(dock.isVisible)
    window.year.toggle_beside()
    assert not dock.isVisible()


# --- words ----------------------------------------------------------------------------------------


def test_pieces_of_both_sides_are_merged_in_order():
    (pair,) = compare_paragraphs(["Đã họp 01 lần."], ["Đã họp 02 lần."])
    pieces = [(piece.text, piece.is_changed, before) for piece, before in merged(pair)]
    assert pieces == [
        ("Đã họp ", False, True),
        ("01", True, True),
        ("02", True, False),
        (" lần.", False, True),
    ]


def test_what_a_document_says_is_what_it_prints():
    report = make_report(answers={"i.hop": nothing_arose("Không có.")})
    assert said(report, "i.hop") == ["Không có."]
    assert said(report, "i.ke-hoach") == []
    assert said(report, "gone") == []
