"""Text of an earlier period in the window: tinted, counted, confirmed, told before it goes out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QMessageBox, QPushButton, QTextEdit

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import new_document
from cchc_desk.ui.carry.left_over import READ_MS
from cchc_desk.ui.settings import Settings
from tests.factories import OFFICE, answered, make_report, make_template
from tests.ui.windows import card_of, editor_of, open_window, saved

FIRST, SECOND = "bc-2026-quy-1", "bc-2026-quy-2"
OLD = "Đã ban hành kế hoạch ngày 05/01/2025."
PROMISE = "Dự kiến họp trong tháng 5/2026."


@pytest.fixture
def window(qtbot, tmp_path):
    path = tmp_path / "so.cchc"
    template = make_template()
    with Desk.open_or_create(path) as desk:
        desk.set_office(OFFICE)
        answers = {"i.ke-hoach": answered(f"{OLD}\n{PROMISE}"), "i.hop": answered("Họp 02 lần.")}
        desk.create(make_report(template=template, answers=answers))
        new_document(desk, template, "2026-quy-2", FIRST)
    settings = Settings(tmp_path / "settings.ini")
    settings.last_document = SECOND
    window = open_window(qtbot, path, settings)
    qtbot.waitUntil(lambda: window.year.carry.left_over.is_read)
    yield window
    saved(qtbot, window)
    window.close()


def left(window):
    return [each.text for each in window.year.carry.left_over.stale]


def tinted(editor: QTextEdit):
    """Return the characters of the first paragraph that have another background."""
    block = editor.document().begin()
    ranges = block.layout().formats()
    return "".join(
        block.text()[r.start : r.start + r.length] for r in ranges if r.format.background().style()
    )


def underlined(editor: QTextEdit):
    block = editor.document().begin()
    waved = QTextCharFormat.UnderlineStyle.WaveUnderline
    wave = [r for r in block.layout().formats() if r.format.underlineStyle() is waved]
    return [block.text()[r.start : r.start + r.length] for r in wave]


def test_keys_go_before_the_comparison_but_who_asks_for_it_does_not_wait(qtbot, window, typing):
    left_over = window.year.carry.left_over
    window.documents.document_chosen.emit(FIRST)
    qtbot.waitUntil(lambda: window.session.report.id == FIRST)
    qtbot.wait(READ_MS * 3)
    assert not left_over.is_read
    told = []
    left_over.when_read(lambda: told.append("read"))
    qtbot.waitUntil(lambda: told == ["read"])
    assert left_over.is_read
    window.documents.document_chosen.emit(SECOND)
    qtbot.waitUntil(lambda: window.session.report.id == SECOND)
    typing.clear()
    qtbot.waitUntil(lambda: left_over.is_read)


def test_text_of_the_last_period_is_tinted_and_counted(window):
    assert tinted(editor_of(window, "i.ke-hoach")) == OLD
    assert left(window) == [OLD, PROMISE, "Họp 02 lần."]
    assert window.year.carry.count.isVisible()
    assert "3" in window.year.carry.count.text()


def test_words_that_name_an_earlier_time_are_underlined(window):
    assert underlined(editor_of(window, "i.ke-hoach")) == ["ngày 05/01/2025"]


def test_a_touched_paragraph_loses_its_tint_at_once_and_then_its_count(qtbot, window):
    editor = editor_of(window, "i.ke-hoach")
    qtbot.keyClicks(editor, "a")
    assert tinted(editor) == ""
    qtbot.waitUntil(lambda: left(window) == [PROMISE, "Họp 02 lần."])


def test_the_key_confirms_the_paragraph_at_the_cursor_and_goes_on(qtbot, window):
    editor = editor_of(window, "i.ke-hoach")
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: left(window) == [PROMISE, "Họp 02 lần."])
    assert editor.paragraph_text() == PROMISE
    qtbot.waitUntil(lambda: tinted(editor) == "")


def test_the_key_confirms_nothing_where_the_cursor_is_elsewhere(qtbot, window):
    window.outline.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    saved(qtbot, window)
    assert len(left(window)) == 3


def test_undo_takes_a_confirmation_back(qtbot, window):
    editor_of(window, "i.ke-hoach")
    window.year.confirm()
    qtbot.waitUntil(lambda: len(left(window)) == 2)
    window.undo()
    qtbot.waitUntil(lambda: len(left(window)) == 3)


def test_the_button_of_a_card_confirms_all_of_it(qtbot, window):
    card = card_of(window, "i.ke-hoach")
    qtbot.mouseClick(card.findChild(QPushButton, "still-true-button"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: left(window) == ["Họp 02 lần."])
    qtbot.waitUntil(lambda: not card_of(window, "i.ke-hoach").strip.isVisible())


def question(window) -> QMessageBox:
    return window.findChild(QMessageBox, "left-over-question")


def test_before_an_export_old_text_is_told_and_nothing_goes_out_by_itself(window):
    gone = []
    window.year.before_export(gone.append)
    assert "3" in question(window).text()
    assert OLD in question(window).informativeText()
    question(window).reject()
    assert gone == []


def test_the_clerk_may_export_all_the_same(qtbot, window):
    gone = []
    window.year.before_export(gone.append)
    button = next(b for b in question(window).buttons() if "&Go on" in b.text() or "&V" in b.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [each.id for each in gone] == [SECOND]


def test_where_nothing_is_left_the_export_asks_nothing(qtbot, window):
    for item in ("i.ke-hoach", "i.hop"):
        window.year.carry.confirm_item(item)
    qtbot.waitUntil(lambda: not left(window))
    gone = []
    window.year.before_export(gone.append)
    assert len(gone) == 1
    assert not window.year.carry.count.isVisible()


def test_the_first_report_of_all_has_nothing_left(qtbot, window):
    window.session.show_document(FIRST)
    qtbot.waitUntil(lambda: window.session.report.id == FIRST)
    qtbot.waitUntil(lambda: window.year.carry.left_over.is_read)
    assert left(window) == []


def test_an_export_right_after_opening_waits_until_old_text_is_known(qtbot, window):
    gone = []
    window.session.show_document(FIRST)
    qtbot.waitUntil(lambda: window.session.report.id == FIRST)
    window.session.show_document(SECOND)
    qtbot.waitUntil(lambda: window.session.report.id == SECOND)
    window.year.before_export(gone.append)
    qtbot.waitUntil(lambda: question(window) is not None)
    question(window).reject()
    assert gone == []
