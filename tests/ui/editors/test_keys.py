import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest

from cchc_desk.ui.editors.actions import IN_TABLE, LEVEL_ACTS, Act
from cchc_desk.ui.editors.keys import asked_step, leaves_text
from cchc_desk.ui.editors.table_edits import (
    delete_column,
    delete_row,
    insert_column_right,
    insert_row_below,
    toggle_header_row,
)
from tests.ui.editors.typist import CONTROL, SHIFT, Key, fill, go, markup, press, select

TABLE_EDITS = (
    insert_row_below, insert_column_right, delete_row, delete_column, toggle_header_row,
)  # fmt: skip
TABLE = (
    '<table widths="" header="1"><tr><td columns="1" rows="1"><p>a</p></td>'
    '<td columns="1" rows="1"><p>b</p></td></tr></table>'
)


@pytest.mark.parametrize("level", ["", "-\t", "+\t", "*\t"])
def test_enter_begins_a_paragraph_of_the_same_sign(editor, level):
    fill(editor, f"{level}a")
    press(editor, Key.Key_Return)
    QTest.keyClicks(editor, "b")
    assert markup(editor) == f"{level}a\n{level}b"


def test_enter_of_the_number_pad_is_enter(editor):
    fill(editor, "-\ta")
    press(editor, Key.Key_Enter)
    assert markup(editor) == "-\ta\n-\t"


def test_enter_inside_a_paragraph_parts_it(editor):
    fill(editor, "-\tab")
    go(editor, 1)
    press(editor, Key.Key_Return)
    assert markup(editor) == "-\ta\n-\tb"


@pytest.mark.parametrize(("before", "after"), [("*", "+\t"), ("+", "-\t"), ("-", "<p/>")])
def test_enter_in_an_empty_paragraph_steps_outside(editor, before, after):
    fill(editor, f"{before}\t")
    press(editor, Key.Key_Return)
    assert markup(editor) == after


def test_enter_replaces_the_selection(editor):
    fill(editor, "abc")
    select(editor, 1, 2)
    press(editor, Key.Key_Return)
    assert markup(editor) == "a\nc"


def test_shift_enter_breaks_the_line(editor):
    fill(editor, "-\ta")
    press(editor, Key.Key_Return, SHIFT)
    QTest.keyClicks(editor, "b")
    assert markup(editor) == "-\ta<br/>b"


@pytest.mark.parametrize(
    ("key", "modifiers", "step"),
    [
        (Key.Key_Return, CONTROL, 1),
        (Key.Key_Enter, CONTROL | Qt.KeyboardModifier.KeypadModifier, 1),
        (Key.Key_Return, CONTROL | SHIFT, -1),
        (Key.Key_Return, SHIFT, 0),
        (Key.Key_Tab, CONTROL, 0),
    ],
)
def test_control_enter_asks_for_another_field(key, modifiers, step):
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
    assert (asked_step(event), leaves_text(event)) == (step, step != 0)


def test_enter_alone_asks_for_another_field_where_there_is_no_text():
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert (asked_step(event), leaves_text(event)) == (1, False)


def test_tab_at_the_start_steps_inside(editor):
    fill(editor, "a")
    go(editor, 0)
    seen = []
    for _ in range(4):
        press(editor, Key.Key_Tab)
        seen.append(markup(editor))
    assert seen == ["-\ta", "+\ta", "*\ta", "*\ta"]


def test_shift_tab_at_the_start_steps_outside(editor):
    fill(editor, "*\ta")
    go(editor, 0)
    seen = []
    for _ in range(4):
        press(editor, Key.Key_Backtab, SHIFT)
        seen.append(markup(editor))
    assert seen == ["+\ta", "-\ta", "a", "a"]


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Backtab])
def test_tab_inside_text_changes_nothing(editor, key):
    fill(editor, "-\tab")
    go(editor, 1)
    press(editor, key)
    assert markup(editor) == "-\tab"
    assert editor.hasFocus()


def test_tab_over_several_paragraphs_moves_them_all(editor):
    fill(editor, "a\n-\tb\nc")
    select(editor, 1, 3)
    press(editor, Key.Key_Tab)
    assert markup(editor) == "-\ta\n+\tb\nc"


def test_backspace_at_the_start_first_removes_the_sign(editor):
    fill(editor, "a\n+\tb")
    go(editor, 2)
    press(editor, Key.Key_Backspace)
    assert markup(editor) == "a\nb"
    press(editor, Key.Key_Backspace)
    assert markup(editor) == "ab"


def test_backspace_inside_text_removes_a_character(editor):
    fill(editor, "-\tab")
    press(editor, Key.Key_Backspace)
    assert markup(editor) == "-\ta"


@pytest.mark.parametrize(
    ("position", "key"),
    [(3, Key.Key_Delete), (4, Key.Key_Backspace), (5, Key.Key_Delete), (6, Key.Key_Backspace),
     (7, Key.Key_Delete), (8, Key.Key_Backspace)],
)  # fmt: skip
def test_deleting_stops_at_the_edge_of_a_cell(editor, position, key):
    fill(editor, f"xyz\n{TABLE}\nuvw")
    go(editor, position)
    press(editor, key)
    assert markup(editor) == f"xyz\n{TABLE}\nuvw"


def test_backspace_behind_a_table_goes_into_its_last_cell(editor):
    fill(editor, f"x\n{TABLE}\ny")
    go(editor, editor.document().characterCount() - 2)
    press(editor, Key.Key_Backspace)
    assert editor.textCursor().currentTable() is not None


def test_a_selected_table_is_deleted(editor):
    fill(editor, f"x\n{TABLE}\ny")
    editor.selectAll()
    press(editor, Key.Key_Delete)
    assert markup(editor) in {"", "<p/>"}


def test_tab_goes_through_the_cells_and_adds_a_row_at_the_end(editor):
    fill(editor, TABLE)
    go(editor, 1)
    press(editor, Key.Key_Tab, times=2)
    QTest.keyClicks(editor, "c")
    empty = '<td columns="1" rows="1"><p></p></td>'
    row = f"<tr>{empty.replace('<p></p>', '<p>c</p>')}{empty}</tr>"
    assert markup(editor) == TABLE.replace("</table>", f"{row}</table>")


def test_shift_tab_goes_back_through_the_cells(editor):
    fill(editor, TABLE)
    go(editor, 3)
    press(editor, Key.Key_Backtab, SHIFT)
    QTest.keyClicks(editor, "x")
    assert markup(editor) == TABLE.replace("<p>a", "<p>xa")


@pytest.mark.parametrize("act", LEVEL_ACTS)
def test_a_level_is_given_to_all_selected_paragraphs(editor, act):
    fill(editor, "a\n+\tb")
    editor.selectAll()
    editor.action(act).trigger()
    sign = f"{LEVEL_ACTS[act]}\t" if LEVEL_ACTS[act] else ""
    assert markup(editor) == f"{sign}a\n{sign}b"


def test_the_actions_show_where_the_cursor_is(editor):
    fill(editor, "-\t<b>a</b><i>b</i>")
    on = {act for act in Act if editor.action(act).isChecked()}
    assert on == {Act.ITALIC, Act.LEVEL_DASH}
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert editor.action(Act.BOLD).isChecked()


@pytest.mark.parametrize(
    ("act", "written"),
    [
        (Act.BOLD, "a<b>x</b>"),
        (Act.ITALIC, "a<i>x</i>"),
        (Act.SUPERSCRIPT, "a<sup>x</sup>"),
        (Act.SUBSCRIPT, "a<sub>x</sub>"),
    ],
)
def test_a_look_chosen_before_typing_holds_for_what_is_typed(editor, act, written):
    fill(editor, "a")
    editor.action(act).trigger()
    QTest.keyClicks(editor, "x")
    assert markup(editor) == written
    editor.action(act).trigger()
    QTest.keyClicks(editor, "y")
    assert markup(editor) == f"{written}y"


def test_clearing_formats_keeps_text_figures_and_footnotes(editor):
    fill(editor, '<b>a</b><fig id="f"><i>1</i></fig><a href="http://x">b</a><fn>n</fn>')
    editor.action(Act.CLEAR).trigger()
    assert markup(editor) == 'a<fig id="f">1</fig>b<fn>n</fn>'


def test_rows_and_columns_are_added_and_deleted(editor):
    fill(editor, TABLE.replace('widths=""', 'widths="30.0 30.0"'))
    go(editor, 1)
    editor.action(Act.ROW_BELOW).trigger()
    editor.action(Act.COLUMN_RIGHT).trigger()
    table = editor.content()[0]
    assert (len(table.rows), len(table.rows[0]), table.widths_mm) == (2, 3, (20.0, 20.0, 20.0))
    editor.action(Act.DELETE_COLUMN).trigger()
    editor.action(Act.DELETE_ROW).trigger()
    table = editor.content()[0]
    assert (len(table.rows), len(table.rows[0]), table.header_rows) == (1, 2, 0)


@pytest.mark.parametrize("act", [Act.DELETE_ROW, Act.DELETE_COLUMN])
def test_deleting_the_last_row_or_column_deletes_the_table(editor, act):
    cell = '<td columns="1" rows="1"><p>a</p></td>'
    fill(editor, f'-\tx\n<table widths="" header="1"><tr>{cell}</tr></table>\ny')
    go(editor, 2)
    editor.action(act).trigger()
    assert markup(editor) == "-\tx\ny"
    editor.undo()
    assert "<table" in markup(editor)


def test_deleting_the_only_table_leaves_nothing(editor):
    fill(editor, TABLE)
    go(editor, 1)
    for _ in range(2):
        editor.action(Act.DELETE_COLUMN).trigger()
    assert editor.content() == ()


def test_the_first_row_becomes_a_header_and_back(editor):
    fill(editor, TABLE)
    go(editor, 1)
    seen = []
    for _ in range(2):
        editor.action(Act.HEADER_ROW).trigger()
        seen.append(editor.content()[0].header_rows)
    assert seen == [0, 1]


def test_a_new_table_stands_where_the_cursor_was(editor):
    fill(editor, "ab")
    go(editor, 1)
    editor.action(Act.TABLE).trigger()
    QTest.keyClicks(editor, "x")
    head, table, tail = editor.content()
    assert (head.spans[0].text, tail.spans[0].text) == ("a", "b")
    assert table.rows[0][0].paragraphs[0].spans[0].text == "x"


def test_a_read_only_text_takes_no_key(editor):
    fill(editor, "-\ta")
    editor.setReadOnly(True)
    for key in (Key.Key_Return, Key.Key_Tab, Key.Key_Backspace, Key.Key_X):
        press(editor, key)
    assert markup(editor) == "-\ta"


@pytest.mark.parametrize("act", IN_TABLE)
def test_outside_a_table_its_commands_cannot_be_used(editor, act):
    fill(editor, "a")
    assert not editor.action(act).isEnabled()
    assert not any(edit(editor.textCursor()) for edit in TABLE_EDITS)
    assert markup(editor) == "a"


def test_a_row_is_added_between_rows_and_a_column_at_the_right(editor):
    fill(editor, TABLE)
    go(editor, 3)
    editor.action(Act.COLUMN_RIGHT).trigger()
    editor.action(Act.ROW_BELOW).trigger()
    go(editor, 1)
    editor.action(Act.ROW_BELOW).trigger()
    table = editor.content()[0]
    assert (len(table.rows), [len(row) for row in table.rows]) == (3, [3, 3, 3])
