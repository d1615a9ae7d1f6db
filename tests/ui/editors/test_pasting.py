"""Pasting foreign text: what was cleaned is told and can be taken back, old letters are asked."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableWidget, QVBoxLayout, QWidget

from cchc_desk.intake.legacy import Encoding, encode
from cchc_desk.intake.paste import pasted
from cchc_desk.ui.editors.legacy_dialog import LegacyDialog
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.notices import NoticeReader
from cchc_desk.ui.theme import Scheme, apply_theme
from tests.ui.editors.typist import CONTROL, SHIFT, Key, fill, markup, press, send_text

WORDS = "Thực hiện kế hoạch cải cách hành chính của tỉnh"
OLD = encode(WORDS, Encoding.TCVN3)
OLD_HTML = f"<p><b style='font-family:.VnTime'>{OLD}</b></p>"
TAGGED = "<p>- + Thực hiện</p><p>&lt;p&gt;Một&lt;/p&gt;</p>"


class Room(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.bar = NoticeBar(apply_theme(QApplication.instance(), Scheme.LIGHT, 100))
        self.editor = RichTextEditor()
        column = QVBoxLayout(self)
        column.addWidget(self.bar)
        column.addWidget(self.editor)
        NoticeReader(self, self.bar)

    def dialog(self) -> LegacyDialog | None:
        found = self.findChildren(LegacyDialog)
        return next((each for each in found if each.isVisible()), None)


@pytest.fixture
def room(qtbot):
    made = Room()
    qtbot.addWidget(made)
    made.resize(700, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.editor.setFocus()
    return made


def put(html="", text=""):
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    if text:
        mime.setText(text)
    QApplication.clipboard().setMimeData(mime)


def paste(room, html="", text="", modifiers=CONTROL):
    put(html, text)
    press(room.editor, Key.Key_V, modifiers)


def choose(qtbot, room, name):
    qtbot.mouseClick(room.dialog().findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def undo_offer(room):
    (offer,) = room.bar.offers()
    return offer


# --- what is told ---------------------------------------------------------------------------------


def test_what_was_cleaned_is_told(room):
    paste(room, TAGGED)
    assert markup(room.editor) == "+\tThực hiện\nMột"
    assert room.bar.isVisible()
    assert "3" in room.bar.words.text()


@pytest.mark.parametrize("html", ["<p>Một</p>", "<p>Một&nbsp;hai</p>"])
def test_nothing_is_told_of_what_every_text_from_word_has(room, html):
    paste(room, html)
    assert not room.bar.isVisible()


def test_taking_back_gives_the_text_before_the_paste(qtbot, room):
    fill(room.editor, "Trước")
    paste(room, TAGGED)
    qtbot.mouseClick(undo_offer(room), Qt.MouseButton.LeftButton)
    assert markup(room.editor) == "Trước"
    assert not room.bar.isVisible()


def test_a_paste_that_is_kept_already_is_taken_back_as_an_edit(qtbot, room):
    fill(room.editor, "Trước")
    paste(room, TAGGED)
    room.editor.forget_typing()
    with qtbot.waitSignal(room.editor.edited):
        qtbot.mouseClick(undo_offer(room), Qt.MouseButton.LeftButton)
    assert markup(room.editor) == "Trước"


def test_typing_on_ends_the_offer_to_take_back(room):
    paste(room, TAGGED)
    send_text(room.editor, "x")
    assert not room.bar.isVisible()


def test_an_editor_that_goes_takes_its_notice_along(qtbot, room):
    paste(room, TAGGED)
    room.editor.deleteLater()
    qtbot.waitUntil(lambda: not room.bar.isVisible())


def test_too_large_a_text_is_refused_in_one_sentence(room, monkeypatch):
    monkeypatch.setattr(pasted, "MAX_PASTE_BYTES", 20)
    paste(room, text="x" * 21)
    assert markup(room.editor) == ""
    assert room.bar.isVisible()
    assert room.bar.offers() == ()


# --- letters of old fonts -------------------------------------------------------------------------


def test_old_letters_are_shown_before_and_after_and_nothing_is_pasted_yet(room):
    paste(room, OLD_HTML, OLD)
    samples = room.dialog().findChild(QTableWidget)
    assert [samples.item(0, column).text() for column in (0, 1)] == [OLD, WORDS]
    assert markup(room.editor) == ""


def test_old_letters_are_converted_when_the_clerk_says_so(qtbot, room):
    paste(room, OLD_HTML, OLD)
    choose(qtbot, room, "convert")
    assert markup(room.editor) == f"<b>{WORDS}</b>"
    assert room.bar.isVisible()


@pytest.mark.parametrize(("html", "text"), [(OLD_HTML, OLD), (OLD_HTML, ""), ("", OLD)])
def test_old_letters_are_kept_when_the_clerk_says_so(qtbot, room, html, text):
    paste(room, html, text)
    choose(qtbot, room, "keep")
    assert room.editor.toPlainText() == OLD


def test_guessed_old_letters_are_kept_with_their_looks(qtbot, room):
    paste(room, f"<p><b>{OLD}</b></p>", OLD)
    choose(qtbot, room, "keep")
    assert markup(room.editor) == f"<b>{OLD}</b>"


def test_closing_the_question_pastes_nothing(qtbot, room):
    paste(room, OLD_HTML, OLD)
    press(room.dialog(), Key.Key_Escape)
    assert markup(room.editor) == ""
    assert not room.bar.isVisible()


def test_the_text_goes_where_the_cursor_was_when_it_was_pasted(qtbot, room):
    fill(room.editor, "ab")
    room.editor.moveCursor(room.editor.textCursor().MoveOperation.Left)
    paste(room, "", OLD)
    choose(qtbot, room, "convert")
    assert markup(room.editor) == f"a{WORDS}b"


def test_pasting_plain_asks_about_old_letters_too(qtbot, room):
    paste(room, OLD_HTML, OLD, CONTROL | SHIFT)
    choose(qtbot, room, "convert")
    assert markup(room.editor) == WORDS
