import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from cchc_desk.forms.richtext import Paragraph, Span, plain_text
from cchc_desk.ui.editors.actions import Act
from cchc_desk.ui.editors.rich_text import RichTextEditor
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
    type_unikey,
)

WORDS = ["tie", "ế", "ng", "đ", "ượ", " ", "Ơ", "-", "1", "\u1ebf"]
STEPS = st.lists(
    st.tuples(st.sampled_from(WORDS), st.integers(0, 3), st.sampled_from(WORDS)), max_size=12
)


@pytest.fixture
def autosave(qtbot):
    """Read whatever is watched over and over, as the saving of drafts does."""
    timer, watched, seen = QTimer(), [], []
    timer.timeout.connect(lambda: seen.extend(w.content() for w in watched))
    timer.start(0)
    yield watched, seen
    timer.stop()


@pytest.fixture
def edits(editor):
    """Gather what the text was at each ``edited``."""
    seen = []
    editor.edited.connect(lambda: seen.append(markup(editor)))
    return seen


def test_text_typed_with_unikey_is_exact_while_drafts_are_saved(editor, autosave):
    watched, seen = autosave
    watched.append(editor)
    type_unikey(editor)
    assert markup(editor) == UNIKEY_TEXT
    assert len(seen) > len(UNIKEY_TEXT)


@given(steps=STEPS)
@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40
)
def test_any_backspacing_and_retyping_gives_what_was_meant(editor, steps):
    editor.set_content(())
    meant = ""
    for typed, backspaces, put in steps:
        meant = (meant + typed)[: max(len(meant + typed) - backspaces, 0)] + put
    type_unikey(editor, steps)
    assert plain_text(editor.content()) == meant


@pytest.mark.parametrize("start", ["-\t", "<b>đậm</b>", "a<fn>chú thích</fn>", "<p/>"])
def test_unikey_types_into_any_paragraph(editor, start):
    fill(editor, start)
    type_unikey(editor)
    assert plain_text(editor.content()).endswith(UNIKEY_TEXT)


def test_unikey_types_into_a_cell(editor):
    editor.action(Act.TABLE).trigger()
    type_unikey(editor)
    assert f"<p>{UNIKEY_TEXT}</p>" in markup(editor)


def test_unikey_types_into_a_footnote(field, autosave):
    autosave[0].append(field)
    field.editor.notes.insert()
    type_unikey(field.footnotes.rows[0].editor)
    assert markup(field) == f"<fn>{UNIKEY_TEXT}</fn>"


def test_a_sign_typed_by_the_clerk_stays_characters(editor):
    QTest.keyClicks(editor, "- a")
    assert editor.content() == (Paragraph((Span("- a"),)),)


def test_text_being_composed_is_not_in_the_content(editor, edits):
    QTest.keyClicks(editor, "a")
    compose(editor, "t", "ti", "tiê", "tiế")
    assert markup(editor) == "a"
    assert editor.has_preedit()
    assert edits == ["a"]


def test_text_being_composed_is_not_disturbed_by_reading(editor, autosave):
    autosave[0].append(editor)
    for preedit in ("t", "ti", "tiế"):
        compose(editor, preedit)
        editor.content()
        assert editor.textCursor().block().layout().preeditAreaText() == preedit
    commit(editor, "tiếng")
    assert markup(editor) == "tiếng"


def test_a_commit_is_an_edit(editor, edits):
    compose(editor, "tiế")
    commit(editor, "tiếng")
    assert edits == ["tiếng"]
    assert not editor.has_preedit()


def test_a_commit_may_replace_what_stands_before_it(editor):
    QTest.keyClicks(editor, "xin tieng")
    commit(editor, "tiếng", replaces=5)
    assert markup(editor) == "xin tiếng"


def test_composing_over_a_selection_removes_it_once(editor, edits):
    fill(editor, "abc")
    select(editor, 1, 2)
    compose(editor, "x", "xy")
    commit(editor, "z")
    assert edits == ["ac", "azc"]


def test_composing_that_is_given_up_leaves_the_text(editor, edits):
    fill(editor, "abc")
    compose(editor, "x", "")
    assert (markup(editor), edits) == ("abc", [])


def test_composing_in_a_footnote_reaches_the_text_with_its_commit(field):
    field.editor.notes.insert()
    note = field.footnotes.rows[0].editor
    compose(note, "chú", "chú t")
    assert (markup(field), field.has_preedit()) == ("<fn></fn>", True)
    commit(note, "chú thích")
    assert (markup(field), field.has_preedit()) == ("<fn>chú thích</fn>", False)


def test_composing_in_a_cell_reaches_the_text_with_its_commit(editor):
    editor.action(Act.TABLE).trigger()
    before = markup(editor)
    compose(editor, "ti", "tiế")
    assert markup(editor) == before
    commit(editor, "tiế")
    assert markup(editor) == before.replace("<p></p>", "<p>tiế</p>", 1)


def test_decomposed_typing_is_read_composed(editor):
    commit(editor, "tie\u0302\u0301ng")
    assert markup(editor) == "tiếng"


def test_showing_another_text_is_no_edit(editor, edits):
    editor.set_content((Paragraph((Span("a"),)),))
    assert edits == []


@pytest.mark.parametrize("percent", [80, 150])
def test_zooming_is_no_edit(editor, edits, percent):
    fill(editor, "-\ta<fn>b</fn>")
    editor.set_text_zoom(percent)
    editor.grab()
    assert edits == []


def test_moving_about_is_no_edit(editor, edits):
    fill(editor, "-\tabc")
    press(editor, Key.Key_Left, times=2)
    press(editor, Key.Key_A, CONTROL)
    press(editor, Key.Key_C, CONTROL)
    assert edits == []


def test_every_key_that_changes_the_text_is_one_edit(editor, edits):
    QTest.keyClicks(editor, "ab")
    press(editor, Key.Key_Backspace)
    press(editor, Key.Key_B, CONTROL)
    press(editor, Key.Key_Return)
    assert edits == ["a", "ab", "a", "a\n<p/>"]


def test_a_changed_look_is_an_edit(editor, edits):
    fill(editor, "abc")
    select(editor, 1, 2)
    press(editor, Key.Key_B, CONTROL)
    assert edits == ["a<b>b</b>c"]


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_Control, CONTROL),
        (Key.Key_Shift, CONTROL | SHIFT),
        (Key.Key_Direction_R, CONTROL | SHIFT),
        (Key.Key_Z, Qt.KeyboardModifier.AltModifier),
        (Key.Key_F5, CONTROL | SHIFT),
        (Key.Key_F6, CONTROL | SHIFT),
        (Key.Key_F9, CONTROL | SHIFT),
        (Key.Key_PageDown, CONTROL),
        (Key.Key_PageUp, CONTROL),
        (Key.Key_Return, CONTROL),
        (Key.Key_Return, CONTROL | SHIFT),
    ],
)
def test_keys_of_unikey_and_the_window_are_left_alone(on_screen, key, modifiers):
    class Window(RichTextEditor):
        def keyPressEvent(self, event):
            super().keyPressEvent(event)
            self.is_taken = event.isAccepted()

    window = on_screen(Window())
    fill(window, "-\tabc")
    go(window, 1)
    press(window, key, modifiers)
    assert (markup(window), window.textCursor().position()) == ("-\tabc", 1)
    assert not window.is_taken
