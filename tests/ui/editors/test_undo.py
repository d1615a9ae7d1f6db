import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QTest

from cchc_desk.ui.editors.actions import Act
from cchc_desk.ui.editors.undo_groups import Change, narrow
from tests.ui.editors.typist import (
    CONTROL,
    SHIFT,
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


def undone(editor, times):
    seen = []
    for _ in range(times):
        press(editor, Key.Key_Z, CONTROL)
        seen.append(markup(editor))
    return seen


def test_undo_takes_back_a_word_typed_with_unikey(editor):
    type_unikey(editor)
    assert undone(editor, 5) == ["Tiếng Việt đổi ", "Tiếng Việt ", "Tiếng ", "", ""]


def test_undo_takes_back_a_word_of_an_input_method(editor):
    for word in ("Tiếng ", "Việt"):
        compose(editor, word[:2])
        commit(editor, word)
    assert undone(editor, 2) == ["Tiếng ", ""]


@pytest.mark.parametrize("key", [(Key.Key_Y, CONTROL), (Key.Key_Z, CONTROL | SHIFT)])
def test_redo_has_both_keys(editor, key):
    QTest.keyClicks(editor, "ab cd")
    undone(editor, 2)
    seen = []
    for _ in range(3):
        press(editor, *key)
        seen.append(markup(editor))
    assert seen == ["ab ", "ab cd", "ab cd"]


def test_typing_after_undo_begins_a_new_way(editor):
    QTest.keyClicks(editor, "ab cd ef")
    undone(editor, 2)
    QTest.keyClicks(editor, "xy zu")
    assert undone(editor, 3) == ["ab xy ", "ab ", ""]
    press(editor, Key.Key_Y, CONTROL, times=9)
    assert markup(editor) == "ab xy zu"


def test_every_command_is_a_step_of_its_own(editor):
    QTest.keyClicks(editor, "ab")
    press(editor, Key.Key_Return)
    editor.action(Act.LEVEL_DASH).trigger()
    QTest.keyClicks(editor, "c")
    select(editor, 0, 1)
    editor.action(Act.BOLD).trigger()
    assert undone(editor, 5) == ["ab\n-\tc", "ab\n-\t", "ab\n<p/>", "ab", ""]


def test_the_cursor_goes_where_the_text_changed(editor):
    fill(editor, "one two\nthree")
    go(editor, 3)
    QTest.keyClicks(editor, "x")
    go(editor, 13)
    press(editor, Key.Key_Z, CONTROL)
    assert editor.textCursor().position() == 3


def test_moving_the_cursor_parts_what_is_undone(editor):
    QTest.keyClicks(editor, "ab")
    go(editor, 0)
    QTest.keyClicks(editor, "x")
    assert undone(editor, 2) == ["ab", ""]


def test_another_text_has_no_history(editor):
    QTest.keyClicks(editor, "ab")
    fill(editor, "c")
    assert undone(editor, 1) == ["c"]
    assert not editor.action(Act.UNDO).isEnabled()


ACTS = st.lists(
    st.sampled_from(
        ["a", " ", "ế", "\b", "\r", "\t", "bold", "footnote", "table", "row-below", "undo", "redo"]
    ),
    max_size=25,
)


KEYS = {"\b": Key.Key_Backspace, "\r": Key.Key_Return, "\t": Key.Key_Tab}


def do(editor, act):
    if len(act) > 1:
        editor.action(Act(act)).trigger()
    elif act in KEYS:
        press(editor, KEYS[act])
    else:
        send_text(editor, act)


@given(acts=ACTS)
@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60
)
def test_undoing_all_and_redoing_all_brings_the_text_back(editor, acts):
    fill(editor, "-\tx")
    for act in acts:
        do(editor, act)
    last = markup(editor)
    press(editor, Key.Key_Y, CONTROL, times=30)
    assert markup(editor) == last or "redo" in acts or "undo" in acts
    last = markup(editor)
    undone(editor, 60)
    assert markup(editor) == "-\tx"
    press(editor, Key.Key_Y, CONTROL, times=60)
    assert markup(editor) == last


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("abc", "abxc", Change(12, 0, "x")),
        ("abc", "ac", Change(11, 1, "")),
        ("aa", "aaa", Change(12, 0, "a")),
        ("abc", "abc", Change(13, 0, "")),
    ],
)
def test_a_change_is_narrowed_to_what_differs(old, new, change):
    assert narrow(Change(10, len(old), new), old) == change
