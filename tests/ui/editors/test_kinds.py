from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from cchc_desk.forms.answer import KINDS, Answer, AnswerState
from cchc_desk.forms.markup import from_markup, to_markup
from cchc_desk.forms.numeral import Ratio
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.richtext import Table, plain
from cchc_desk.ui.editors.kinds import EDITORS
from tests.ui.editors.typist import Key, commit, compose, press, send_text

VALUES = {
    AnswerKind.NUMBER: Decimal("1176.5"),
    AnswerKind.RATIO: Ratio(Decimal("13.6"), Decimal(110)),
    AnswerKind.CHOICE: "Có",
}
STATES = AnswerState
ASKING = [kind for kind in AnswerKind if kind is not AnswerKind.NONE]


def item(kind):
    return Item(
        "a", 1, "Mục", kind, measure="hồ sơ", choices=("Có", "Không"), columns=("Tên", "Số"),
        widths_mm=(30.0, 20.0),
    )  # fmt: skip


@pytest.fixture
def make(on_screen):
    def made(kind):
        editor = EDITORS[kind](item(kind))
        on_screen(editor.widget())
        editor.focus_first()
        return editor

    return made


def typed(make, kind, text):
    editor = make(kind)
    for letter in text:
        send_text(editor.line, letter)
    return editor


@pytest.mark.parametrize("kind", ASKING)
def test_every_kind_of_answer_has_an_editor(kind):
    assert kind in KINDS
    assert kind in EDITORS


@pytest.mark.parametrize("kind", ASKING)
@pytest.mark.parametrize(
    "answer",
    [
        Answer(),
        Answer(STATES.NOTHING_AROSE),
        Answer(STATES.NOTHING_AROSE, plain("Chưa phát sinh.")),
        Answer(STATES.IN_PROGRESS, from_markup("-\tđang làm<fn>n</fn>")),
        Answer(STATES.ANSWERED, plain("a\nb")),
    ],
)
def test_an_answer_that_nobody_touched_is_given_back(make, kind, answer):
    editor = make(kind)
    seen = []
    editor.edited.connect(lambda: seen.append(1))
    editor.set_answer(answer)
    assert editor.answer() == answer
    assert seen == []


@pytest.mark.parametrize("kind", VALUES)
def test_a_value_is_given_back(make, kind):
    editor = make(kind)
    answer = Answer(STATES.ANSWERED, plain("thêm"), VALUES[kind])
    editor.set_answer(answer)
    assert editor.answer() == answer
    editor.set_answer(Answer())
    assert editor.answer() == Answer()


@pytest.mark.parametrize("kind", ASKING)
def test_writing_text_answers_the_item(make, kind, qtbot):
    editor = make(kind)
    with qtbot.waitSignal(editor.edited):
        QTest.keyClicks(editor.field.editor, "x")
    answer = editor.answer()
    assert answer.state is STATES.ANSWERED
    assert "x" in to_markup(answer.blocks)


@pytest.mark.parametrize("kind", ASKING)
def test_every_editor_takes_zoom_and_images(make, kind):
    editor = make(kind)
    editor.field.set_text_zoom(150)
    editor.field.set_images(lambda _id: QImage())
    editor.widget().grab()
    assert not editor.has_preedit()


@pytest.mark.parametrize("kind", ASKING)
def test_letters_being_composed_are_told_of(make, kind):
    editor = make(kind)
    for widget in widgets_for_text(editor):
        compose(widget, "tiế")
        assert editor.has_preedit()
        commit(widget, "tiếng")
        assert not editor.has_preedit()


def widgets_for_text(editor):
    return [editor.field.editor, *([editor.line] if hasattr(editor, "line") else [])]


@pytest.mark.parametrize("kind", ASKING)
def test_what_is_kept_can_no_longer_be_undone_in_the_editor(make, kind):
    editor = make(kind)
    for widget in widgets_for_text(editor):
        QTest.keyClicks(widget, "ab")
        assert can_undo(widget)
        editor.forget_typing()
        assert not can_undo(widget)


def can_undo(widget):
    return (widget if hasattr(widget, "isUndoAvailable") else widget.document()).isUndoAvailable()


def test_a_number_is_read_as_it_is_typed_and_left_as_it_is(make):
    editor = typed(make, AnswerKind.NUMBER, "1176,50")
    assert editor.answer() == Answer(STATES.ANSWERED, (), Decimal("1176.50"))
    editor.field.setFocus()
    assert editor.line.text() == "1176,50"


@pytest.mark.parametrize("kind", [AnswerKind.NUMBER, AnswerKind.RATIO])
@pytest.mark.parametrize("text", ["12 tỷ", "1.17", "13,6/", "~5"])
def test_what_is_no_number_is_kept_as_text(make, kind, text):
    editor = typed(make, kind, text)
    if editor.answer().value is None:
        assert editor.answer() == Answer(STATES.IN_PROGRESS, plain(text))


def test_an_unreadable_number_is_told_only_when_the_line_is_left(make):
    editor = typed(make, AnswerKind.NUMBER, "12 tỷ")
    assert not editor.note.isVisible()
    editor.field.setFocus()
    assert editor.note.isVisible()
    assert "12 tỷ" in editor.note.text()


def test_the_note_goes_as_soon_as_the_number_can_be_read(make):
    editor = typed(make, AnswerKind.NUMBER, "12x")
    editor.check()
    press(editor.line, Key.Key_Backspace)
    assert not editor.note.isVisible()
    assert editor.answer() == Answer(STATES.ANSWERED, (), Decimal(12))


def test_an_unreadable_number_stored_goes_back_to_its_line(make):
    stored = typed(make, AnswerKind.NUMBER, "12 tỷ").answer()
    editor = make(AnswerKind.NUMBER)
    editor.set_answer(stored)
    assert (editor.line.text(), editor.field.content()) == ("12 tỷ", ())
    assert editor.note.isVisible()
    editor.line.clear()
    assert editor.answer() == Answer()


@pytest.mark.parametrize(
    "text", ["Đang tổng hợp", "12", "Đã có 5 đơn vị gửi báo cáo về Sở", "-\t5 x"]
)
def test_text_that_was_no_number_stays_text(make, text):
    editor = make(AnswerKind.NUMBER)
    answer = Answer(STATES.IN_PROGRESS, from_markup(text))
    editor.set_answer(answer)
    assert editor.line.text() == ""
    assert editor.answer() == answer


def test_the_same_answer_again_leaves_the_cursor_where_it_is(make):
    editor = typed(make, AnswerKind.NUMBER, "1234")
    editor.line.setCursorPosition(1)
    editor.set_answer(editor.answer())
    assert (editor.line.text(), editor.line.cursorPosition()) == ("1234", 1)


def test_a_ratio_shows_its_per_cent(make):
    editor = typed(make, AnswerKind.RATIO, "13,6/110")
    assert editor.computed.text() == "= 12,36\u00a0%"


def test_a_choice_is_chosen_by_key(make, qtbot):
    editor = make(AnswerKind.CHOICE)
    with qtbot.waitSignal(editor.edited):
        press(editor.choice, Key.Key_Down)
    assert editor.answer() == Answer(STATES.ANSWERED, (), "Có")


def test_a_choice_no_longer_offered_is_kept(make):
    editor = make(AnswerKind.CHOICE)
    editor.set_answer(Answer(STATES.ANSWERED, (), "Một phần"))
    assert editor.answer().value == "Một phần"


@pytest.mark.parametrize(("has_focus", "chosen"), [(False, ""), (True, "Có")])
def test_the_wheel_changes_a_choice_only_while_choosing(make, has_focus, chosen):
    editor = make(AnswerKind.CHOICE)
    (editor.choice if has_focus else editor.field).setFocus()
    window = editor.widget().windowHandle()
    place = editor.choice.mapTo(editor.widget(), QPoint(5, 5))
    QTest.wheelEvent(window, QPointF(place), QPoint(0, -120))
    assert editor.choice.currentText() == chosen


def test_a_table_begins_with_its_columns(make):
    editor = make(AnswerKind.TABLE)
    (table,) = editor.field.content()
    assert isinstance(table, Table)
    assert (len(table.rows), table.widths_mm, table.header_rows) == (2, (30.0, 20.0), 1)
    assert to_markup([table]).count("<p>Tên</p>") == 1


def test_an_answer_being_composed_has_only_what_was_committed(make):
    editor = make(AnswerKind.TEXT)
    compose(editor.field.editor, "tiế")
    assert editor.has_preedit()
    assert editor.answer() == Answer()
    commit(editor.field.editor, "tiếng")
    assert editor.answer() == Answer(STATES.ANSWERED, plain("tiếng"))
