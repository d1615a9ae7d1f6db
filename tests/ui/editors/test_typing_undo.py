import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.ui.editors import RichTextField
from cchc_desk.ui.editors.actions import Act
from cchc_desk.ui.editors.undo_groups import end_of_change
from cchc_desk.ui.editors.value_answer import ValueLine
from cchc_desk.ui.typing_undo import forget_typing, redo_typing, undo_typing
from tests.ui.editors.typist import (
    CONTROL,
    SHIFT,
    UNIKEY_TEXT,
    Key,
    commit,
    compose,
    fill,
    go,
    markup,
    press,
    select,
    send_text,
    type_unikey,
)


def editable_box():
    box = QComboBox()
    box.setEditable(True)
    return box


FIELDS = [QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, editable_box, ValueLine]


def text_of(field):
    field = field.lineEdit() if hasattr(field, "lineEdit") else field
    return field.toPlainText() if hasattr(field, "toPlainText") else field.text()


def typed_into(on_screen, make, text="12"):
    field = on_screen(make())
    field.setFocus()
    QTest.keyClicks(field, text)
    return field


def write(field, text):
    for letter in text:
        send_text(field, letter)


# --- undo and redo of the field that has the focus ------------------------------------------------


@pytest.mark.parametrize("make", FIELDS)
def test_typing_is_undone_and_redone_in_every_field_for_text(on_screen, make):
    field = typed_into(on_screen, make)
    whole = text_of(field)
    assert undo_typing(field)
    undone = text_of(field)
    assert redo_typing(field)
    assert (len(undone) < len(whole), text_of(field)) == (True, whole)


@pytest.mark.parametrize("make", FIELDS)
def test_where_nothing_was_typed_there_is_nothing_to_undo(on_screen, make):
    field = on_screen(make())
    assert (undo_typing(field), redo_typing(field)) == (False, False)


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_a_field_that_may_not_be_changed_undoes_nothing(on_screen, make):
    field = typed_into(on_screen, make)
    field.setReadOnly(True)
    assert (undo_typing(field), redo_typing(field)) == (False, False)
    assert text_of(field) == "12"


@pytest.mark.parametrize("make", [lambda: None, QLabel, QComboBox])
def test_what_holds_no_text_undoes_nothing(qtbot, make):
    widget = make()
    if widget is not None:
        qtbot.addWidget(widget)
    assert (undo_typing(widget), redo_typing(widget)) == (False, False)


def test_an_editor_undoes_by_word(editor):
    type_unikey(editor)
    assert undo_typing(editor)
    assert markup(editor) == "Tiếng Việt đổi "
    assert redo_typing(editor)
    assert markup(editor) == UNIKEY_TEXT


@pytest.mark.parametrize("step", [undo_typing, redo_typing])
def test_nothing_is_undone_while_letters_are_being_composed(editor, step):
    QTest.keyClicks(editor, "ab ")
    compose(editor, "tiế")
    assert step(editor)
    assert (markup(editor), editor.has_preedit()) == ("ab ", True)


# --- what was handed over -------------------------------------------------------------------------


def test_undo_goes_back_to_what_was_handed_over_and_no_further(editor):
    write(editor, "một hai")
    editor.forget_typing()
    QTest.keyClicks(editor, "x ba")
    seen = []
    while undo_typing(editor):
        seen.append(markup(editor))
    assert seen == ["một haix ", "một hai"]


def test_a_word_taken_back_before_it_was_handed_over_can_be_typed_again(editor):
    write(editor, "một hai ba")
    undo_typing(editor)
    undo_typing(editor)
    editor.forget_typing()
    assert not undo_typing(editor)
    assert [redo_typing(editor) for _ in range(3)] == [True, True, False]
    assert markup(editor) == "một hai ba"
    assert [undo_typing(editor) for _ in range(3)] == [True, True, False]
    assert markup(editor) == "một "


def test_handing_over_does_not_disturb_letters_being_composed(editor):
    QTest.keyClicks(editor, "xin ")
    compose(editor, "t", "ti", "tiế")
    editor.forget_typing()
    assert editor.has_preedit()
    commit(editor, "tiếng")
    assert markup(editor) == "xin tiếng"


def test_handing_over_holds_for_footnotes(field):
    fill(field.editor, "a<fn></fn>")
    note = field.footnotes.rows[0].editor
    QTest.keyClicks(note, "x")
    field.forget_typing()
    assert (undo_typing(note), undo_typing(field.editor)) == (False, False)
    QTest.keyClicks(note, "y")
    assert undo_typing(field.editor)
    assert markup(field) == "a<fn>x</fn>"


def test_the_menu_knows_that_there_is_nothing_left_to_undo(editor):
    QTest.keyClicks(editor, "a")
    editor.forget_typing()
    assert not editor.action(Act.UNDO).isEnabled()


STEPS = st.lists(
    st.sampled_from(["a", " ", "ế", "\b", "\r", "bold", "undo", "redo", "forget"]), max_size=25
)


@given(steps=STEPS)
@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60
)
def test_undoing_all_gives_what_was_handed_over_last(editor, steps):
    fill(editor, "x")
    handed_over = "x"
    for step in steps:
        if step == "forget":
            editor.forget_typing()
            handed_over = markup(editor)
        elif step in {"\b", "\r"}:
            press(editor, Key.Key_Backspace if step == "\b" else Key.Key_Return)
        elif len(step) > 1:
            editor.action(Act(step)).trigger()
        else:
            send_text(editor, step)
    while undo_typing(editor):
        pass
    assert markup(editor) == handed_over


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit])
def test_a_plain_field_forgets_too(on_screen, make):
    field = typed_into(on_screen, make)
    forget_typing(field)
    assert not undo_typing(field)
    QTest.keyClicks(field, "34")
    assert undo_typing(field)
    assert text_of(field) == "12"


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit])
def test_a_plain_field_can_still_type_again_what_was_taken_back(on_screen, make):
    field = typed_into(on_screen, make)
    undo_typing(field)
    forget_typing(field)
    assert redo_typing(field)
    assert text_of(field) == "12"


@pytest.mark.parametrize(("start", "length", "cursor"), [(1, 2, 3), (3, -2, 1)])
def test_a_line_that_forgets_keeps_cursor_and_selection(on_screen, start, length, cursor):
    line = typed_into(on_screen, QLineEdit, "12345")
    seen = []
    line.textChanged.connect(seen.append)
    line.setSelection(start, length)
    forget_typing(line)
    assert (line.selectedText(), line.cursorPosition(), seen) == ("23", cursor, [])


def test_a_line_that_forgets_keeps_its_cursor(on_screen):
    line = typed_into(on_screen, QLineEdit, "12345")
    line.setCursorPosition(2)
    forget_typing(line)
    assert line.cursorPosition() == 2


def test_a_line_does_not_forget_while_letters_are_being_composed(on_screen):
    line = typed_into(on_screen, ValueLine)
    compose(line, "x")
    line.forget_typing()
    commit(line, "y")
    assert line.text() == "12y"
    assert undo_typing(line)


# --- where the cursor goes when the window undoes -------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "end"),
    [
        ("a b", "a x b", 4),
        ("a x b", "a b", 2),
        ("abc", "abc", None),
        ("", "ab", 2),
        ("😀ab", "😀xab", 3),
    ],
)
def test_a_change_ends_behind_what_came(old, new, end):
    assert end_of_change(old, new) == end


def test_another_text_puts_the_cursor_where_it_differs(editor):
    fill(editor, "một hai ba")
    two = editor.content()
    fill(editor, "một ba")
    go(editor, 0)
    editor.replace_content(two)
    assert editor.textCursor().position() == len("một hai ")
    assert not undo_typing(editor)


def test_another_look_of_the_same_text_leaves_the_cursor(editor):
    fill(editor, "một <b>hai</b>")
    bold = editor.content()
    fill(editor, "một hai")
    go(editor, 2)
    editor.replace_content(bold)
    assert (markup(editor), editor.textCursor().position()) == ("một <b>hai</b>", 2)


# --- whose the keys are ---------------------------------------------------------------------------

KEYS = [
    ("undo", Key.Key_Z, CONTROL),
    ("redo", Key.Key_Y, CONTROL),
    ("redo", Key.Key_Z, CONTROL | SHIFT),
]


@pytest.fixture
def page(on_screen):
    """Show a field and a line on a page."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    inside.field, inside.line = RichTextField(), ValueLine()
    column.addWidget(inside.field)
    column.addWidget(inside.line)
    fill(inside.field.editor, "a<fn>b</fn>")
    return on_screen(inside)


@pytest.fixture
def asked(page):
    """Give the page actions of undo and redo, and return what they were asked for."""
    seen = []
    for name, keys in (("undo", ["Ctrl+Z"]), ("redo", ["Ctrl+Y", "Ctrl+Shift+Z"])):
        action = QAction(name, page)
        action.setObjectName(name)
        action.setShortcuts(keys)
        action.triggered.connect(lambda _checked, name=name: seen.append(name))
        page.addAction(action)
    return seen


def widgets_of(page):
    return page.field.editor, page.field.footnotes.rows[0].editor, page.line


@pytest.mark.parametrize("pressed", KEYS)
@pytest.mark.parametrize("index", range(3))
def test_the_keys_are_the_windows(page, asked, index, pressed):
    name, key, modifiers = pressed
    widget = widgets_of(page)[index]
    widget.setFocus()
    QTest.keyClicks(widget, "x")
    before = text_of(widget)
    press(widget, key, modifiers)
    assert (asked, text_of(widget)) == ([name], before)


@pytest.mark.parametrize("index", range(3))
def test_without_such_a_window_the_keys_undo_the_fields_own_typing(page, index):
    widget = widgets_of(page)[index]
    widget.setFocus()
    before = text_of(widget)
    QTest.keyClicks(widget, "x")
    press(widget, Key.Key_Z, CONTROL)
    assert text_of(widget) == before


def test_other_keys_stay_the_editors(page):
    action = QAction(page, shortcut="Ctrl+A")
    action.triggered.connect(lambda: pytest.fail("the window took the key"))
    page.addAction(action)
    editor = page.field.editor
    editor.setFocus()
    press(editor, Key.Key_A, CONTROL)
    assert editor.textCursor().selectedText().startswith("a")


def entry_of(editor, name):
    return next(action for action in editor.context_menu().actions() if action.objectName() == name)


@pytest.mark.parametrize("index", range(2))
def test_the_context_menu_offers_the_undo_of_the_window(page, asked, index):
    editor = widgets_of(page)[index]
    for name in ("undo", "redo"):
        entry_of(editor, name).trigger()
    assert asked == ["undo", "redo"]


def test_the_context_menu_of_an_editor_alone_undoes_its_typing(editor):
    QTest.keyClicks(editor, "a")
    entry_of(editor, "undo").trigger()
    assert markup(editor) == ""


# --- leaving and coming back ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "is_told"),
    [
        (Qt.FocusReason.MouseFocusReason, True),
        (Qt.FocusReason.TabFocusReason, True),
        (Qt.FocusReason.PopupFocusReason, False),
        (Qt.FocusReason.ActiveWindowFocusReason, False),
    ],
)
def test_a_menu_is_no_place_that_the_clerk_went_to(page, reason, is_told):
    seen = []
    editor = page.field.editor
    editor.setFocus()
    editor.unfocused.connect(lambda: seen.append(1))
    page.line.setFocus(reason)
    assert bool(seen) is is_told


def test_selecting_moves_the_cursor_that_is_told_of(field):
    seen = []
    fill(field.editor, "abc")
    field.cursor_moved.connect(seen.append)
    select(field.editor, 0, 2)
    assert seen
    assert set(seen) == {field.editor}
