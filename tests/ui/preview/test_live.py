"""The preview beside a window: what is typed shows, a click leads back, nothing is in the way."""

from time import monotonic

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from cchc_desk.desk.preview import Wish
from cchc_desk.errors import UserError
from cchc_desk.forms.document import Origin
from cchc_desk.forms.richtext import plain_text
from cchc_desk.ui.outline_panel import FRONT, TASKS
from cchc_desk.ui.preview.content import PreviewContent
from cchc_desk.ui.preview.live import LEAST_PAUSE_MS, LONGEST_MS, MOST_PAUSE_MS, pause_after
from cchc_desk.ui.settings import Settings
from tests.ui.preview.papers import Maker, place
from tests.ui.sessions import pause
from tests.ui.windows import card_of, editor_of, make_workspace, open_window, saved

PLAN, MEETING = Origin(item="i.ke-hoach", block=0), Origin(item="i.hop", block=0)
CELL = Origin(task="t1", column="result", appendix="ket-qua")
SUBJECT, HEAD = Origin(part="subject"), Origin(part="letterhead")
PLACES = (
    place(HEAD, 0, 20, 40),
    place(SUBJECT, 0, 45, 60),
    place(PLAN, 0, 100, 120),
    place(MEETING, 1, 100, 120),
    place(CELL, 2, 50, 60),
)


@pytest.fixture
def window(qtbot, tmp_path):
    made = open_window(
        qtbot, make_workspace(tmp_path / "sổ.cchc"), Settings(tmp_path / "settings.ini")
    )
    yield made
    made.close()


@pytest.fixture
def maker(qapp):
    made = Maker(*PLACES)
    yield made
    made.may_go_on.set()


@pytest.fixture
def content(qtbot, window, maker):
    made = PreviewContent(window.session, window.places, window.theme, maker)
    made.panel.resize(400, 600)
    made.panel.show()
    qtbot.addWidget(made.panel)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    maker.may_go_on.set()
    made.close()


def settle(qtbot, content):
    view = content.panel.view
    qtbot.waitUntil(lambda: content.live.is_idle and view.is_settled, timeout=10000)


@pytest.fixture
def awake(qtbot, content):
    content.follow_visibility(is_visible=True)
    settle(qtbot, content)
    return content


def text_in(wish, item="i.hop"):
    assert isinstance(wish, Wish)
    return plain_text(wish.report.answer(item).blocks)


# --- when pages are made --------------------------------------------------------------------------


def test_nothing_is_made_until_somebody_looks(qtbot, window, content, maker):
    qtbot.keyClicks(editor_of(window, "i.hop"), "Hai")
    window.session.refresh()
    qtbot.waitUntil(lambda: window.session.bridge.is_idle)
    assert maker.asked == []
    assert content.panel.view.page_count == 0


def test_the_pages_come_when_somebody_looks(awake, maker):
    assert len(maker.asked) == 1
    assert awake.panel.view.page_count == 3
    assert awake.panel.bar.count.text() == "1/3"


def test_what_is_typed_is_on_the_page_before_it_is_saved(qtbot, window, awake, maker):
    editor = editor_of(window, "i.hop")
    qtbot.keyClicks(editor, "Hai")
    settle(qtbot, awake)
    assert text_in(maker.asked[-1]) == "Hai"
    assert window.session.autosave.has_pending
    assert text_in(Wish(window.session.report)) == ""


def test_many_keys_make_few_pages_and_the_last_ones_show_all(qtbot, window, awake, maker):
    maker.asked.clear()
    qtbot.keyClicks(editor_of(window, "i.hop"), "Hai cuoc hop giao ban")
    settle(qtbot, awake)
    assert text_in(maker.asked[-1]) == "Hai cuoc hop giao ban"
    assert len(maker.asked) < 10


def test_keys_are_taken_while_pages_are_being_made(qtbot, window, awake, maker):
    maker.may_go_on.clear()
    editor = editor_of(window, "i.hop")
    qtbot.keyClicks(editor, "a")
    qtbot.waitUntil(lambda: text_in(maker.asked[-1]) == "a")
    qtbot.keyClicks(editor, "bcd")
    assert editor.toPlainText() == "abcd"
    maker.may_go_on.set()
    settle(qtbot, awake)
    assert text_in(maker.asked[-1]) == "abcd"


def test_saving_makes_no_new_pages(qtbot, window, awake, maker):
    qtbot.keyClicks(editor_of(window, "i.hop"), "Hai")
    settle(qtbot, awake)
    known = len(maker.asked)
    window.save_now()
    saved(qtbot, window)
    settle(qtbot, awake)
    assert len(maker.asked) == known


def test_undo_shows_on_the_page_and_where_it_was(qtbot, window, awake, maker):
    qtbot.keyClicks(editor_of(window, "i.hop"), "Hai")
    window.save_now()
    saved(qtbot, window)
    window.session.undo()
    qtbot.waitUntil(lambda: bool(maker.asked) and text_in(maker.asked[-1]) == "")
    settle(qtbot, awake)
    assert sees(awake, MEETING)


def test_a_cell_that_is_being_typed_into_is_on_the_page(qtbot, window, awake, maker):
    window.outline.choose_place(TASKS)
    window.places.tasks.go_to("t1", "result")
    qtbot.keyClicks(window.places.tasks.view, "X")
    qtbot.keyClicks(window.places.tasks.view.delegate.editor, "ong")
    settle(qtbot, awake)
    assert plain_text(maker.asked[-1].report.result("t1").result) == "Xong"
    assert plain_text(window.session.report.result("t1").result) != "Xong"


def test_a_cell_that_is_left_by_esc_is_on_the_page_as_before(qtbot, window, awake, maker):
    before = window.session.report.result("t1")
    window.outline.choose_place(TASKS)
    window.places.tasks.go_to("t1", "result")
    qtbot.keyClicks(window.places.tasks.view, "X")
    qtbot.keyClicks(window.places.tasks.view.delegate.editor, "ong")
    settle(qtbot, awake)
    qtbot.keyClick(window.places.tasks.view.delegate.editor, Qt.Key.Key_Escape)
    settle(qtbot, awake)
    assert maker.asked[-1].report.result("t1") == before


def test_a_row_that_is_added_is_on_the_page(qtbot, window, awake, maker):
    window.outline.choose_place(TASKS)
    window.places.tasks.commands.by_name["add-row"].trigger()
    settle(qtbot, awake)
    assert len(maker.asked[-1].report.tasks) == 4


def test_head_and_foot_are_on_the_page_as_they_are_typed(qtbot, window, awake, maker):
    window.outline.choose_place(FRONT)
    number = window.places.front.findChild(QLineEdit, "front-number")
    qtbot.keyClicks(number, "12")
    settle(qtbot, awake)
    assert maker.asked[-1].report.front.number == "12"
    assert window.session.report.front.number is None


def test_the_profile_of_the_office_is_on_the_page_as_it_is_typed(qtbot, window, awake, maker):
    window.places.show_office()
    qtbot.waitUntil(lambda: window.places.is_on_show("office"))
    place_ = window.places.office.findChild(QLineEdit, "place")
    place_.selectAll()
    qtbot.keyClicks(place_, "Nam Son")
    settle(qtbot, awake)
    assert maker.asked[-1].report.office.place == "Nam Son"


def test_the_longer_pages_take_the_longer_is_waited():
    assert pause_after(50) == LEAST_PAUSE_MS
    assert LEAST_PAUSE_MS < pause_after(400) < MOST_PAUSE_MS
    assert pause_after(60_000) == MOST_PAUSE_MS


def test_who_types_on_and_on_sees_pages_too(qtbot, window, awake, maker):
    maker.took_ms = 60_000.0  # a pause longer than between two keys
    editor = editor_of(window, "i.hop")
    qtbot.keyClicks(editor, "a")
    settle(qtbot, awake)
    maker.asked.clear()
    ended_s = monotonic() + LONGEST_MS / 1000 + 0.5
    while not maker.asked and monotonic() < ended_s:
        qtbot.keyClicks(editor, "a")
        pause(20)
    assert maker.asked


def test_pages_that_somebody_looks_away_from_are_not_made(qtbot, window, awake, maker):
    awake.follow_visibility(is_visible=False)
    maker.asked.clear()
    qtbot.keyClicks(editor_of(window, "i.hop"), "Hai")
    window.save_now()
    saved(qtbot, window)
    assert maker.asked == []
    awake.follow_visibility(is_visible=True)
    settle(qtbot, awake)
    assert [text_in(wish) for wish in maker.asked] == ["Hai"]


def test_a_window_may_be_closed_while_pages_are_being_made(qtbot, window, content, maker):
    maker.may_go_on.clear()
    content.follow_visibility(is_visible=True)
    qtbot.waitUntil(lambda: bool(maker.asked))
    content.close()
    maker.may_go_on.set()
    assert content.live._newest.close(5000)  # noqa: SLF001 - that its thread ends
    QApplication.processEvents()
    assert content.panel.view.page_count == 0


# --- where it is ----------------------------------------------------------------------------------


def sees(content, origin):
    """Tell whether a field is in sight."""
    view = content.panel.view
    middle = view.viewport().width() // 2
    heights = range(0, view.viewport().height(), 4)
    return any(view.origin_at(QPoint(middle, y)) == origin for y in heights)


def test_the_page_of_what_is_typed_is_brought_into_sight(qtbot, window, awake):
    editor = editor_of(window, "i.hop")
    awake.panel.view.go_to_page(2)
    assert not sees(awake, MEETING)
    qtbot.keyClicks(editor, "Hai")
    settle(qtbot, awake)
    assert sees(awake, MEETING)


def test_the_page_of_the_field_that_is_entered_is_brought_into_sight(qtbot, window, awake):
    for page, item, origin in ((0, "i.hop", MEETING), (2, "i.ke-hoach", PLAN)):
        awake.panel.view.go_to_page(page)
        assert not sees(awake, origin)
        editor_of(window, item)
        assert sees(awake, origin)


def test_going_through_the_table_turns_the_pages(qtbot, window, awake):
    window.outline.choose_place(TASKS)
    window.places.tasks.go_to("t2")
    awake.panel.view.go_to_page(0)
    window.places.tasks.go_to("t1", "result")
    assert sees(awake, CELL)


def test_head_and_foot_are_followed_too(qtbot, window, awake):
    awake.panel.view.go_to_page(2)
    window.outline.choose_place(FRONT)
    window.places.enter()
    assert sees(awake, HEAD)


# --- a click --------------------------------------------------------------------------------------


def test_a_click_on_an_answer_leads_to_its_field(qtbot, window, awake):
    window.outline.choose_place(TASKS)
    awake.panel.view.origin_chosen.emit(MEETING)
    assert window.places.is_on_show("form")
    assert window.focusWidget() is card_of(window, "i.hop").editor.field.editor


def test_a_click_on_a_paragraph_leads_to_it(qtbot, window, awake):
    editor = editor_of(window, "i.ke-hoach")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "Hai.")
    awake.panel.view.origin_chosen.emit(PLAN)
    assert editor.textCursor().blockNumber() == 0
    awake.panel.view.origin_chosen.emit(Origin(item="i.ke-hoach", block=1))
    assert editor.textCursor().block().text() == "Hai."


def test_a_click_on_a_cell_leads_to_it(qtbot, window, awake):
    awake.panel.view.origin_chosen.emit(CELL)
    view = window.places.tasks.view
    index = view.currentIndex()
    assert (view.row_id(index.row()), view.tasks.columns[index.column()]) == ("t1", "result")


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("letterhead", "front-number"),
        ("subject", "front-subject"),
        ("document-type", "front-subject"),
        ("addressees", "front-addressees"),
        ("grounds", "front-grounds"),
        ("opening", "front-opening"),
        ("closing", "front-closing"),
        ("signature", "front-recipients"),
    ],
)
def test_a_click_on_head_or_foot_leads_to_its_field(window, awake, part, field):
    awake.panel.view.origin_chosen.emit(Origin(part=part))
    assert window.focusWidget().objectName() == field


def test_a_click_on_the_title_of_a_table_leads_to_the_table(window, awake):
    awake.panel.view.origin_chosen.emit(Origin(appendix="ket-qua"))
    assert window.places.is_on_show("tasks")


def test_a_click_on_a_figure_leads_nowhere(window, awake):
    before = window.focusWidget()
    awake.panel.view.origin_chosen.emit(Origin(appendix="so-lieu", part="figure:ho-so"))
    assert window.focusWidget() is before


def test_esc_leads_back_to_the_form(qtbot, window, awake):
    qtbot.keyClick(awake.panel.view, Qt.Key.Key_Escape)
    assert window.places.form.isAncestorOf(window.focusWidget())


# --- states ---------------------------------------------------------------------------------------


def test_without_a_document_the_panel_says_what_to_do(qtbot, window, awake):
    window.delete_document()
    qtbot.waitUntil(lambda: window.session.report is None)
    qtbot.waitUntil(awake.panel.message.isVisible)
    assert awake.panel.message.text()
    assert not awake.panel.view.isVisible()


def test_pages_that_cannot_be_made_are_told_quietly_and_the_old_ones_stay(
    qtbot, window, awake, maker
):
    maker.error = UserError("Không có phông chữ.")
    qtbot.keyClicks(editor_of(window, "i.hop"), "Hai")
    qtbot.waitUntil(awake.panel.trouble.isVisible)
    assert awake.panel.trouble.words.text() == "Không có phông chữ."
    assert awake.panel.view.page_count == 3


def test_trouble_ends_with_the_next_pages(qtbot, window, awake, maker):
    maker.error = UserError("Không có phông chữ.")
    qtbot.keyClicks(editor_of(window, "i.hop"), "Hai")
    qtbot.waitUntil(awake.panel.trouble.isVisible)
    maker.error = None
    awake.panel.trouble.again.click()
    settle(qtbot, awake)
    assert not awake.panel.trouble.isVisible()


def test_a_bug_is_raised_once_and_not_at_every_key(qtbot, window, awake, maker):
    maker.error = KeyError("x")
    with qtbot.captureExceptions() as caught:
        for letter in "abc":
            qtbot.keyClicks(editor_of(window, "i.hop"), letter)
            settle(qtbot, awake)
    assert [found for _kind, found, _trace in caught] == [maker.error]
    assert awake.panel.trouble.isVisible()


def test_a_font_that_is_missing_is_told(qtbot, window, awake, maker):
    assert not awake.panel.font_note.isVisible()
    maker.font = "Liberation Serif"
    qtbot.keyClicks(editor_of(window, "i.hop"), "Hai")
    settle(qtbot, awake)
    assert "Liberation Serif" in awake.panel.font_note.text()
    assert awake.panel.font_note.isVisible()
