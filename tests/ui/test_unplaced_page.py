"""Text without an item: shown while there is any, cut to where it belongs, kept all the while."""

import pytest
from PySide6.QtWidgets import QApplication

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.answer import AnswerState
from cchc_desk.forms.richtext import plain, plain_text
from cchc_desk.forms.unplaced import UNPLACED, unplaced_answer
from cchc_desk.i18n import tr
from cchc_desk.ui.outline_panel import UNPLACED_TEXT
from cchc_desk.ui.settings import Settings
from tests.factories import OFFICE, answered, make_report
from tests.ui.editors.typist import CONTROL, Key, press, send_text
from tests.ui.windows import editor_of, kept_answer, open_window, saved, text_of

LEFT = "Đoạn chưa có chỗ."


def make_window(qtbot, tmp_path, blocks):
    path = tmp_path / "sổ.cchc"
    answers = {"i.ke-hoach": answered("Đã ban hành."), UNPLACED: unplaced_answer(blocks)}
    with Desk.open_or_create(path) as desk:
        desk.set_office(OFFICE)
        desk.create(make_report(answers=answers))
    return open_window(qtbot, path, Settings(tmp_path / "settings.ini"))


@pytest.fixture
def window(qtbot, tmp_path):
    made = make_window(qtbot, tmp_path, plain(LEFT))
    yield made
    made.close()


@pytest.fixture
def page(window):
    assert window.outline.choose_place(UNPLACED_TEXT)
    return window.places.unplaced


def has_place(window):
    tree = window.outline
    labels = [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]
    return tr("Unplaced") in labels


def test_without_such_text_the_outline_has_no_place_for_it(qtbot, tmp_path):
    window = make_window(qtbot, tmp_path, ())
    assert not window.outline.choose_place(UNPLACED_TEXT)
    window.close()


def test_the_text_is_shown_where_it_can_be_edited(window, page):
    assert window.places.is_on_show("unplaced")
    assert plain_text(page.field.content()) == LEFT
    assert not page.done.isVisible()


def test_what_is_typed_there_is_kept(qtbot, window, page):
    page.field.editor.setFocus()
    send_text(page.field.editor, "X")
    saved(qtbot, window)
    answer = kept_answer(qtbot, window, UNPLACED)
    assert plain_text(answer.blocks) == f"X{LEFT}"
    assert answer.state is AnswerState.IN_PROGRESS


def test_a_piece_is_cut_and_pasted_into_an_item_and_the_place_goes(qtbot, window, page):
    page.field.editor.setFocus()
    press(page.field.editor, Key.Key_A, CONTROL)
    press(page.field.editor, Key.Key_X, CONTROL)
    assert page.done.isVisible()
    editor = editor_of(window, "i.ke-hoach")
    press(editor, Key.Key_End, CONTROL)
    press(editor, Key.Key_V, CONTROL)
    assert text_of(window, "i.ke-hoach") == f"Đã ban hành.{LEFT}"
    saved(qtbot, window)
    assert kept_answer(qtbot, window, UNPLACED).state is AnswerState.UNANSWERED
    qtbot.waitUntil(lambda: not has_place(window))


def test_the_place_stays_while_the_clerk_is_there(qtbot, window, page):
    page.field.editor.setFocus()
    press(page.field.editor, Key.Key_A, CONTROL)
    press(page.field.editor, Key.Key_Delete)
    saved(qtbot, window)
    QApplication.processEvents()
    assert window.outline.choose_place(UNPLACED_TEXT)
    assert window.places.is_on_show("unplaced")


def test_undo_brings_the_text_back_and_turns_to_it(qtbot, window, page):
    page.field.editor.setFocus()
    press(page.field.editor, Key.Key_A, CONTROL)
    press(page.field.editor, Key.Key_Delete)
    saved(qtbot, window)
    window.outline.choose("i.ke-hoach")
    qtbot.waitUntil(lambda: not has_place(window))
    with qtbot.waitSignal(window.session.undone):
        window.undo()
    assert window.places.is_on_show("unplaced")
    assert plain_text(page.field.content()) == LEFT
