import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from cchc_desk.forms.richtext import Footnote, Span
from cchc_desk.ui.editors.actions import Act
from cchc_desk.ui.editors.anchors import object_positions
from tests.ui.editors.typist import CONTROL, Key, fill, go, markup, press, select

NOTES = "a<fn>một</fn> b<fn>hai</fn> c<fn>ba</fn>"


def numbers(field):
    return [row.number.text() for row in field.footnotes.rows]


def notes(field):
    return [row.editor.toPlainText() for row in field.footnotes.rows]


def test_the_panel_is_hidden_while_there_are_no_footnotes(field):
    assert not field.footnotes.isVisible()
    fill(field.editor, NOTES)
    assert field.footnotes.isVisible()


def test_a_new_footnote_takes_the_focus_and_esc_gives_it_back(field):
    QTest.keyClicks(field.editor, "ab")
    press(field.editor, Key.Key_F, CONTROL | Qt.KeyboardModifier.AltModifier)
    note = field.footnotes.rows[0].editor
    assert note.hasFocus()
    QTest.keyClicks(note, "x")
    press(note, Key.Key_Escape)
    assert field.editor.hasFocus()
    QTest.keyClicks(field.editor, "c")
    assert markup(field) == "ab<fn>x</fn>c"


def test_a_footnote_stands_behind_the_selection(field):
    fill(field.editor, "abc")
    select(field.editor, 2, 1)
    field.editor.notes.insert()
    assert markup(field) == "ab<fn></fn>c"


def test_a_footnote_before_others_moves_their_numbers(field):
    fill(field.editor, NOTES)
    go(field.editor, 0)
    field.editor.notes.insert()
    assert notes(field) == ["", "một", "hai", "ba"]
    assert numbers(field) == ["1", "2", "3", "4"]


def test_deleting_a_footnotes_place_deletes_it_and_undo_brings_it_back(field):
    fill(field.editor, NOTES)
    go(field.editor, 5)
    press(field.editor, Key.Key_Backspace)
    assert (numbers(field), notes(field)) == (["1", "2"], ["một", "ba"])
    press(field.editor, Key.Key_Z, CONTROL)
    assert (numbers(field), notes(field)) == (["1", "2", "3"], ["một", "hai", "ba"])
    assert markup(field) == NOTES


def test_the_row_being_written_stays_when_another_goes(field):
    fill(field.editor, NOTES)
    kept = field.footnotes.rows[2]
    go(field.editor, 2)
    press(field.editor, Key.Key_Backspace)
    assert field.footnotes.rows[1] is kept


def test_writing_in_a_footnote_is_an_edit_of_the_text(field):
    fill(field.editor, NOTES)
    seen = []
    field.edited.connect(lambda: seen.append(markup(field)))
    QTest.keyClicks(field.footnotes.rows[1].editor, "x")
    assert seen == [NOTES.replace("hai", "xhai")]


def test_a_footnote_keeps_its_looks_and_line_breaks(field):
    fill(field.editor, "a<fn></fn>")
    note = field.footnotes.rows[0].editor
    note.setFocus()
    press(note, Key.Key_B, CONTROL)
    QTest.keyClicks(note, "b")
    press(note, Key.Key_Return)
    QTest.keyClicks(note, "c")
    assert markup(field) == "a<fn><b>b<br/>c</b></fn>"


def test_what_was_written_in_a_footnote_is_undone_at_once_in_the_text(field):
    fill(field.editor, "a<fn>b</fn>")
    QTest.keyClicks(field.footnotes.rows[0].editor, "xyz uvw")
    field.editor.undo()
    assert (markup(field), notes(field)) == ("a<fn>b</fn>", ["b"])
    field.editor.redo()
    assert markup(field) == "a<fn>xyz uvwb</fn>"


def test_undo_in_a_footnote_goes_by_word(field):
    fill(field.editor, "a<fn></fn>")
    note = field.footnotes.rows[0].editor
    QTest.keyClicks(note, "xyz uvw")
    press(note, Key.Key_Z, CONTROL)
    assert markup(field) == "a<fn>xyz </fn>"


def test_numbers_go_on_from_earlier_fields(field):
    fill(field.editor, NOTES)
    field.set_first_footnote_number(8)
    assert numbers(field) == ["8", "9", "10"]
    assert field.editor.notes.number(2) == 10


def test_the_number_drawn_grows_with_its_digits(field):
    fill(field.editor, "a<fn>b</fn>")
    narrow = field.editor.document().idealWidth()
    field.set_first_footnote_number(1000)
    assert field.editor.document().idealWidth() > narrow


def test_a_footnote_stands_in_a_cell(field):
    field.editor.action(Act.TABLE).trigger()
    field.editor.notes.insert()
    QTest.keyClicks(field.footnotes.rows[0].editor, "x")
    assert "<p><fn>x</fn></p>" in markup(field)


def test_an_unchanged_footnote_is_no_edit(field, qtbot):
    fill(field.editor, NOTES)
    with qtbot.assertNotEmitted(field.edited):
        field.editor.notes.change(0, Footnote((Span("một"),)))
        field.editor.notes.change(9, Footnote(()))


@pytest.mark.parametrize(("text", "positions"), [("a\ufffcb\ufffc", [1, 3]), ("😀\ufffc", [2])])
def test_places_are_counted_as_qt_counts(text, positions):
    assert object_positions(text) == positions


def test_the_buttons_act_on_the_footnote_being_written(field):
    fill(field.editor, "a<fn>b</fn>")
    note = field.footnotes.rows[0].editor
    note.setFocus()
    note.selectAll()
    QTest.mouseClick(field.toolbar.button(Act.BOLD), Qt.MouseButton.LeftButton)
    assert markup(field) == "a<fn><b>b</b></fn>"
    assert not field.toolbar.button(Act.TABLE).isEnabled()


def test_the_buttons_outlive_the_footnote_they_acted_on(field, qtbot):
    fill(field.editor, "a<fn>b</fn>")
    note = field.footnotes.rows[0].editor
    note.setFocus()
    field.set_content(())
    qtbot.waitUntil(lambda: not isValid(note))
    field.setFocus()
    QTest.mouseClick(field.toolbar.button(Act.ITALIC), Qt.MouseButton.LeftButton)
    QTest.keyClicks(field.editor, "x")
    assert markup(field) == "<i>x</i>"
