import pytest
from PySide6.QtTest import QTest

from cchc_desk.ui.editors.highlight import figure_ranges, link_ranges
from tests.ui.editors.typist import CONTROL, Key, commit, fill, go, markup, press, type_unikey

FIGURE = '<fig id="f">13</fig>'


def tinted(editor):
    return list(figure_ranges(editor.document().firstBlock()))


def test_typing_inside_a_figure_unlinks_it_visibly(editor):
    fill(editor, f"a {FIGURE} b")
    assert tinted(editor) == [(2, 2)]
    go(editor, 3)
    QTest.keyClicks(editor, "0")
    assert (markup(editor), tinted(editor)) == ("a 103 b", [])


def test_undo_links_the_figure_again(editor):
    fill(editor, FIGURE)
    go(editor, 1)
    QTest.keyClicks(editor, "0")
    press(editor, Key.Key_Z, CONTROL)
    assert (markup(editor), tinted(editor)) == (FIGURE, [(0, 2)])


def test_deleting_a_digit_unlinks_the_figure(editor):
    fill(editor, FIGURE)
    press(editor, Key.Key_Backspace)
    assert markup(editor) == "1"


def test_words_behind_a_figure_are_ordinary(editor):
    fill(editor, FIGURE)
    type_unikey(editor, [(" ho", 1, "ồ"), (" so", 1, "ơ"), (" 13", 0, "")])
    assert markup(editor) == f"{FIGURE} hồ sơ 13"


def test_a_commit_behind_a_figure_is_ordinary(editor):
    fill(editor, FIGURE)
    commit(editor, " hồ sơ")
    assert markup(editor) == f"{FIGURE} hồ sơ"


@pytest.mark.parametrize("typed", ["5", ",5", ".5"])
def test_digits_behind_a_figure_make_another_number(editor, typed):
    fill(editor, FIGURE)
    QTest.keyClicks(editor, typed)
    assert markup(editor) == f"13{typed}"


def test_a_full_stop_behind_a_figure_leaves_it_linked(editor):
    fill(editor, FIGURE)
    QTest.keyClicks(editor, ". Trong 5")
    assert markup(editor) == f"{FIGURE}. Trong 5"


def test_a_digit_before_a_figure_makes_another_number(editor):
    fill(editor, f"a {FIGURE}")
    go(editor, 2)
    QTest.keyClicks(editor, "2")
    assert markup(editor) == "a 213"


def test_words_before_a_figure_at_the_start_are_ordinary(editor):
    fill(editor, FIGURE)
    go(editor, 0)
    QTest.keyClicks(editor, "a ")
    assert markup(editor) == f"a {FIGURE}"


def test_enter_inside_a_figure_unlinks_both_halves(editor):
    fill(editor, FIGURE)
    go(editor, 1)
    press(editor, Key.Key_Return)
    assert markup(editor) == "1\n3"


def test_a_figure_may_be_bold_in_part(editor):
    fill(editor, FIGURE)
    cursor = editor.textCursor()
    cursor.setPosition(1)
    cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    press(editor, Key.Key_B, CONTROL)
    assert markup(editor) == '<fig id="f">1</fig><fig id="f"><b>3</b></fig>'


def test_a_figure_is_inserted_as_characters(editor):
    fill(editor, "<b>a </b>")
    editor.insert_figure("f", "13")
    QTest.keyClicks(editor, " b")
    assert markup(editor) == '<b>a </b><fig id="f"><b>13</b></fig><b> b</b>'


def test_words_behind_a_link_are_ordinary(editor):
    fill(editor, '<a href="http://x">a</a>')
    QTest.keyClicks(editor, "b")
    assert markup(editor) == '<a href="http://x">a</a>b'
    assert list(link_ranges(editor.document().firstBlock())) == [(0, 1)]


def test_words_inside_a_link_belong_to_it(editor):
    fill(editor, '<a href="http://x">ac</a>')
    go(editor, 1)
    QTest.keyClicks(editor, "b")
    assert markup(editor) == '<a href="http://x">abc</a>'


def test_words_behind_a_footnote_are_ordinary(editor):
    fill(editor, "<b>a</b><fn>n</fn>")
    QTest.keyClicks(editor, "b")
    assert markup(editor).endswith("<fn>n</fn>b")
