from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPalette, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.markup import from_markup, to_markup
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.richtext import Image, plain, plain_text
from cchc_desk.i18n import tr
from cchc_desk.ui.editors.actions import Act
from cchc_desk.ui.editors.signs import CHIP_WORDS
from cchc_desk.ui.form_page import FormPage
from cchc_desk.ui.outline_panel import parts_of
from cchc_desk.ui.theme import Scheme, Theme
from cchc_desk.ui.typing_undo import undo_typing
from tests.factories import answered, make_report, make_template, nothing_arose
from tests.ui.editors.typist import (
    CONTROL,
    SHIFT,
    UNIKEY_TELEX,
    UNIKEY_TEXT,
    Key,
    commit,
    compose,
    press,
    send_text,
    type_unikey,
)

HEAD = Item("a", 1, "CHỈ ĐẠO", AnswerKind.NONE)
MANY = (HEAD, *(Item(f"a.{n}", 3, f"Nội dung {n}", guidance="số liệu") for n in range(30)))
KINDS = (
    HEAD,
    Item("a.text", 3, "Kế hoạch của {office.name}", guidance="số, ngày", department="Văn phòng Sở"),
    Item("a.number", 3, "Số cuộc họp", AnswerKind.NUMBER, measure="cuộc"),
    Item("a.choice", 3, "Đã ban hành", AnswerKind.CHOICE, choices=("Có", "Chưa")),
    Item("a.run", 4, "Họp giao ban", run_in=True, italic=True),
)
SECOND = (Item("b", 1, "KẾT QUẢ"), Item("b.1", 3, "Thể chế"))
EMPTY = (HEAD, Item("a.x", 2, "Mục con"))


@pytest.fixture
def theme(qapp):
    return Theme(qapp)


@pytest.fixture
def form(qtbot, theme):
    page = FormPage(theme)
    qtbot.addWidget(page)
    page.resize(900, 500)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def show(form, qtbot):
    """Show a part of a report of some items, and wait until it is whole; return the report."""

    def shown(items=KINDS, index=0, **changes):
        report = make_report(
            **{"template": make_template(items=items), "id": "r", "answers": {}, **changes}
        )
        part = parts_of(report)[index]
        form.show_part(part, report)
        asking = [n for n in part.items if n.item.answer is not AnswerKind.NONE]
        qtbot.waitUntil(lambda: len(form.cards) == len(asking))
        return report

    return shown


def part_of(report, index=0):
    return parts_of(report)[index]


def editor_of(form, item):
    return form.cards[item].editor.field.editor


def texts(widget):
    labels = [label for label in widget.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in labels if label.text()]


def focused():
    return QApplication.focusWidget()


def is_in_sight(form, widget):
    top = widget.mapTo(form.area.viewport(), widget.rect().topLeft()).y()
    return 0 <= top < form.area.viewport().height()


# --- the cards ------------------------------------------------------------------------------------


def test_the_cards_stand_in_the_order_of_the_outline(form, show):
    show()
    assert list(form.cards) == ["a.text", "a.number", "a.choice", "a.run"]
    tops = places_of(form, form.cards.values())
    assert tops == tuple(sorted(tops))


def test_the_first_screen_is_there_at_once_and_the_rest_comes_without_a_jump(form, qtbot):
    report = make_report(template=make_template(items=MANY), answers={})
    form.show_part(part_of(report), report)
    built = list(form.cards.values())
    assert 1 < len(built) < 30
    assert built[-1].mapTo(form, built[-1].rect().bottomLeft()).y() >= form.height() - 16
    seen = {places_of(form, built)}

    def is_whole():
        seen.add(places_of(form, built))
        return len(form.cards) == 30

    qtbot.waitUntil(is_whole)
    assert len(seen) == 1
    assert list(form.cards) == [item.id for item in MANY[1:]]


def test_the_cards_below_the_screen_let_keys_pass(form, qtbot):
    report = make_report(template=make_template(items=MANY), answers={})
    form.show_part(part_of(report), report)
    form.focus_first()
    for _ in range(30):
        qtbot.wait(40)
        qtbot.keyClick(focused(), Qt.Key.Key_A)
    assert len(form.cards) < 30
    qtbot.waitUntil(lambda: len(form.cards) == 30)


def places_of(form, cards):
    return tuple(card.mapTo(form, card.rect().topLeft()).y() for card in cards)


@pytest.mark.parametrize("item", KINDS[1:], ids=lambda item: item.id)
def test_every_editor_is_named_by_its_label(form, show, item):
    show()
    name = item.label.replace("{office.name}", "Sở Khoa học và Công nghệ")
    form.go_to(item.id)
    assert focused().accessibleName() == name
    assert name in form.cards[item.id].state.accessibleName()


def test_a_card_says_what_is_asked_and_of_whom(form, show):
    show()
    said = texts(form.cards["a.text"])
    assert "a) Kế hoạch của Sở Khoa học và Công nghệ" in said
    assert {"số, ngày", "Văn phòng Sở"} <= set(said)


def test_a_label_that_the_answer_runs_on_from_ends_with_a_colon(form, show):
    show()
    assert texts(form.cards["a.run"])[0] == "- Họp giao ban:"


def test_the_card_of_the_heading_leaves_its_title_to_the_page(form, show):
    show(SECOND)
    assert texts(form).count("I. KẾT QUẢ") == 1
    assert "I. KẾT QUẢ" not in texts(form.cards["b"])


def test_the_card_of_the_heading_begins_with_its_guidance(form, show):
    show((replace(SECOND[0], guidance="nêu rõ kiến nghị"), SECOND[1]))
    assert texts(form.cards["b"])[0] == "nêu rõ kiến nghị"


def test_a_heading_between_the_cards_is_shown(form, show):
    show((HEAD, Item("a.h", 3, "Nhóm một", AnswerKind.NONE), Item("a.1", 4, "Nội dung")))
    assert "a) Nhóm một" in texts(form)


def test_a_label_is_shown_letter_by_letter(form, show):
    show((HEAD, Item("a.1", 3, "Tỷ lệ <5 % & >1 %")))
    assert "a) Tỷ lệ <5 % & >1 %" in texts(form)


def test_a_page_is_no_wider_than_can_be_read(form, show):
    form.resize(1800, 500)
    show()
    card = form.cards["a.text"]
    assert card.width() <= 860
    left = card.mapTo(form, card.rect().topLeft()).x()
    assert left == form.toolbar.mapTo(form, form.toolbar.rect().topLeft()).x()


@pytest.mark.parametrize("width", [620, 780])
def test_a_long_label_fits_a_narrow_page(form, show, width):
    form.resize(width, 500)
    show((HEAD, Item("a.1", 3, "Việc tổ chức thực hiện " * 12)))
    form.set_warnings(frozenset({"a.1"}))
    assert form.area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("item", KINDS[1:], ids=lambda item: item.id)
def test_the_state_is_told_by_a_word_and_an_icon(form, show, item):
    show(answers={item.id: nothing_arose()})
    box = form.cards[item.id].state
    assert box.currentText() == "Không phát sinh"
    shapes = {box.itemIcon(row).pixmap(16, 16).toImage().bits().tobytes() for row in range(4)}
    assert len(shapes) == box.count() == 4


def test_the_first_word_makes_an_item_entered(form, show, qtbot):
    show()
    card = form.cards["a.text"]
    assert card.state.currentText() == "Chưa nhập"
    with qtbot.waitSignal(form.edited, check_params_cb=lambda item: item == "a.text"):
        QTest.keyClicks(editor_of(form, "a.text"), "x")
    assert card.state.currentText() == "Đã nhập"


def test_a_state_that_is_chosen_is_an_edit(form, show, qtbot):
    show()
    card = form.cards["a.text"]
    card.state.setFocus()
    with qtbot.waitSignal(form.edited, check_params_cb=lambda item: item == "a.text"):
        press(card.state, Key.Key_Down)
    assert card.answer() == Answer(AnswerState.IN_PROGRESS)


def test_the_image_of_an_answer_is_shown(form, show):
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(QColor("#1F4E8C"))
    buffer = QBuffer()
    picture.save(buffer, "PNG")
    answers = {"a.text": answered((Image("x", 20, ""),))}
    show(answers=answers, images={"x": bytes(buffer.data().data())})
    document = editor_of(form, "a.text").document()
    found = document.resource(QTextDocument.ResourceType.ImageResource, QUrl("cchc-image:x"))
    assert found.size() == picture.size()


# --- warnings -------------------------------------------------------------------------------------


def warned(form):
    words = tr("Has warnings")
    return [item for item, card in form.cards.items() if words in texts(card)]


def test_items_with_warnings_are_marked_and_no_others(form, show):
    show()
    form.set_warnings(frozenset({"a.text", "a.run"}))
    assert warned(form) == ["a.text", "a.run"]
    form.set_warnings(frozenset({"a.number"}))
    assert warned(form) == ["a.number"]


def test_items_shown_later_are_marked_too(form, show):
    form.set_warnings(frozenset({"a.29"}))
    show(MANY)
    assert warned(form) == ["a.29"]


def test_a_narrow_card_keeps_the_sign_of_a_warning_and_leaves_the_words_to_its_title(form, show):
    show()
    form.set_warnings(frozenset({"a.text"}))
    card = form.cards["a.text"]
    card.resize(700, card.height())
    words = card.findChild(QLabel, CHIP_WORDS)
    assert not words.isHidden()
    card.resize(500, card.height())
    assert words.isHidden()
    assert words.parentWidget().toolTip() == tr("Has warnings")


# --- the row of buttons ---------------------------------------------------------------------------


def test_the_buttons_are_grey_while_no_text_is_written(form, show):
    show()
    button = form.toolbar.button(Act.BOLD)
    size = form.toolbar.size()
    assert (button.isVisible(), button.isEnabled()) == (True, False)
    editor_of(form, "a.text").setFocus()
    assert button.isEnabled()
    form.cards["a.number"].editor.line.setFocus()
    assert not button.isEnabled()
    assert (form.toolbar.size(), button.toolTip() != "") == (size, True)


def test_the_buttons_act_on_the_text_that_is_written(form, show):
    show()
    for item in ("a.text", "a.run"):
        editor_of(form, item).setFocus()
        form.toolbar.button(Act.LEVEL_DASH).click()
        assert form.toolbar.button(Act.LEVEL_DASH).isChecked()
        assert to_markup(form.cards[item].answer().blocks) == "-\t"


def test_the_buttons_are_grey_on_another_part(form, show):
    report = show((*KINDS, *SECOND))
    editor_of(form, "a.text").setFocus()
    form.show_part(part_of(report, 1), report)
    assert not form.toolbar.button(Act.BOLD).isEnabled()
    editor_of(form, "b.1").setFocus()
    assert form.toolbar.button(Act.BOLD).isEnabled()


# --- stepping -------------------------------------------------------------------------------------


def test_control_enter_goes_through_the_fields_and_back(form, show):
    show()
    form.focus_first()
    seen = []
    for step in (CONTROL, CONTROL, CONTROL, CONTROL | SHIFT):
        press(focused(), Key.Key_Return, step)
        seen.append(focused().accessibleName())
    assert seen == ["Số cuộc họp", "Đã ban hành", "Họp giao ban", "Đã ban hành"]


@pytest.mark.parametrize("item", ["a.number", "a.choice"])
def test_enter_in_a_field_for_a_value_goes_into_the_text_below(form, show, item):
    show()
    form.go_to(item)
    press(focused(), Key.Key_Return)
    assert focused() is editor_of(form, item)
    press(focused(), Key.Key_Return, CONTROL)
    ids = list(form.cards)
    assert form.cards[ids[ids.index(item) + 1]].isAncestorOf(focused())


def test_beyond_the_last_field_the_next_part_is_wanted(form, show, qtbot):
    show()
    form.focus_last()
    with qtbot.waitSignal(form.next_part_wanted):
        press(focused(), Key.Key_Return, CONTROL)


def test_before_the_first_field_the_previous_part_is_wanted(form, show, qtbot):
    show()
    form.focus_first()
    with qtbot.waitSignal(form.previous_part_wanted):
        press(focused(), Key.Key_Return, CONTROL | SHIFT)


def test_a_step_that_shows_another_part_survives_it(form, show):
    report = show((*KINDS, *SECOND))
    form.next_part_wanted.connect(lambda: form.show_part(part_of(report, 1), report))
    form.next_part_wanted.connect(form.focus_first)
    form.focus_last()
    press(focused(), Key.Key_Return, CONTROL)
    assert form.part == "b"
    assert form.cards["b"].isAncestorOf(focused())


def test_a_footnote_is_left_for_the_next_field(form, show):
    show(answers={"a.text": answered(from_markup("x<fn>y</fn>"))})
    note = form.cards["a.text"].editor.field.footnotes.rows[0].editor
    note.setFocus()
    press(note, Key.Key_Return, CONTROL)
    assert form.cards["a.number"].isAncestorOf(focused())


def test_esc_goes_to_the_state_and_back(form, show):
    show()
    form.go_to("a.text")
    press(focused(), Key.Key_Escape)
    assert focused() is form.cards["a.text"].state
    press(focused(), Key.Key_Escape)
    assert focused() is editor_of(form, "a.text")


def test_enter_on_the_state_goes_into_the_answer(form, show):
    show()
    form.cards["a.number"].state.setFocus()
    press(focused(), Key.Key_Return)
    assert focused() is form.cards["a.number"].editor.line


def test_tab_leads_from_the_state_into_the_answer(form, show):
    show()
    form.cards["a.text"].state.setFocus()
    press(focused(), Key.Key_Tab)
    assert focused() is editor_of(form, "a.text")


def test_a_part_of_a_heading_alone_says_what_to_do(form, show, qtbot):
    show(EMPTY)
    assert tr("This part is a heading only; there is nothing to enter here.") in texts(form)
    form.focus_first()
    button = form.findChild(QPushButton, "form-go-on")
    assert focused() is button
    with qtbot.waitSignal(form.next_part_wanted):
        button.click()


@pytest.mark.parametrize(
    ("modifiers", "signal"),
    [(CONTROL, "next_part_wanted"), (CONTROL | SHIFT, "previous_part_wanted")],
)
def test_the_keys_step_over_a_part_of_a_heading_alone(form, show, qtbot, modifiers, signal):
    show(EMPTY)
    form.focus_last()
    with qtbot.waitSignal(getattr(form, signal)):
        press(focused(), Key.Key_Return, modifiers)


@pytest.mark.parametrize(("modifiers", "item"), [(CONTROL, "a.text"), (CONTROL | SHIFT, "a.run")])
def test_from_the_page_itself_the_keys_step_onto_a_card(form, show, modifiers, item):
    show()
    form.area.setFocus()
    press(form.area, Key.Key_Return, modifiers)
    assert form.cards[item].isAncestorOf(focused())


def test_going_to_an_item_builds_what_lies_before_it(form):
    report = make_report(template=make_template(items=MANY), answers={})
    form.show_part(part_of(report), report)
    assert form.go_to("a.25")
    assert focused() is editor_of(form, "a.25")
    assert is_in_sight(form, editor_of(form, "a.25"))


def test_an_item_of_another_part_is_not_gone_to(form, show):
    show()
    assert not form.go_to("b")
    assert not form.go_to("a")


def test_the_last_field_of_a_long_part_is_the_last_of_all(form):
    report = make_report(template=make_template(items=MANY), answers={})
    form.show_part(part_of(report), report)
    form.focus_last()
    assert focused() is editor_of(form, "a.29")


# --- scrolling ------------------------------------------------------------------------------------


def test_a_part_is_shown_again_where_it_was_left(form, show):
    report = show((*MANY, *SECOND))
    bar = form.area.verticalScrollBar()
    bar.setValue(1234)
    form.show_part(part_of(report, 1), report)
    assert bar.value() == 0
    form.show_part(part_of(report), report)
    assert bar.value() == 1234


def test_the_same_part_of_another_document_is_shown_from_its_beginning(form, show):
    report = show(MANY)
    form.area.verticalScrollBar().setValue(1234)
    other = replace(report, id="other")
    form.show_part(part_of(other), other)
    assert form.area.verticalScrollBar().value() == 0


def test_a_text_that_grows_stays_in_sight_where_it_is_written(form, show, qtbot):
    show()
    form.go_to("a.text")
    editor = focused()
    for _ in range(40):
        press(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: cursor_is_in_sight(form, editor))
    assert editor.verticalScrollBar().maximum() == 0


def cursor_is_in_sight(form, editor):
    line = editor.cursorRect()
    place = editor.viewport().mapTo(form.area.viewport(), line.bottomLeft())
    return line.height() <= place.y() <= form.area.viewport().height()


def test_a_text_changed_elsewhere_does_not_scroll_the_page(form, show, qtbot):
    report = show(MANY)
    form.go_to("a.0")
    form.area.verticalScrollBar().setValue(900)
    form.show_answers(replace(report, answers={"a.20": answered("mới")}))
    QApplication.processEvents()
    assert form.area.verticalScrollBar().value() == 900


# --- zoom and theme -------------------------------------------------------------------------------


def sizes(form):
    return {editor_of(form, item).document().defaultFont().pointSizeF() for item in form.cards}


def test_texts_are_zoomed_now_and_later(form, show):
    report = show((*MANY, *SECOND))
    form.set_text_zoom(200)
    assert sizes(form) == {26}
    form.show_part(part_of(report, 1), report)
    assert sizes(form) == {26}


def test_texts_keep_their_size_when_the_scheme_changes(form, show, theme):
    theme.use(Scheme.LIGHT, 100)
    show(answers={"a.text": answered(from_markup("x<fn>y</fn>"))})
    form.set_text_zoom(150)
    note = form.cards["a.text"].editor.field.footnotes.rows[0].editor
    before = note.document().defaultFont().pointSizeF()
    theme.use(Scheme.DARK, 100)
    assert sizes(form) == {19.5}
    assert note.document().defaultFont().pointSizeF() == before


def test_texts_grow_with_the_interface(form, show, theme):
    theme.use(Scheme.LIGHT, 100)
    show()
    theme.use(Scheme.LIGHT, 150)
    assert sizes(form) == {19.5}


def test_icons_follow_the_scheme(form, show, theme):
    theme.use(Scheme.LIGHT, 100)
    show()
    box = form.cards["a.text"].state
    light = box.itemIcon(0).pixmap(16, 16).toImage()
    theme.use(Scheme.DARK, 100)
    assert box.itemIcon(0).pixmap(16, 16).toImage() != light
    assert form.palette().color(QPalette.ColorRole.Window).lightness() < 80


# --- answers put in again -------------------------------------------------------------------------


def test_undone_text_is_put_in_with_the_cursor_where_it_changed(form, show):
    report = show(answers={"a.text": answered("Một ba.")})
    form.go_to("a.text")
    write(editor_of(form, "a.text"), "x")
    form.show_answers(replace(report, answers={"a.text": answered("Một hai ba.")}))
    editor = editor_of(form, "a.text")
    assert plain_text(form.cards["a.text"].answer().blocks) == "Một hai ba."
    assert editor.textCursor().position() == len("Một hai")
    assert not undo_typing(editor)


def test_the_same_answers_leave_cursor_and_typing_alone(form, show):
    report = show(answers={"a.text": answered("Một.")})
    editor = editor_of(form, "a.text")
    editor.setFocus()
    write(editor, "Hai ")
    typed = {"a.text": form.cards["a.text"].answer()}
    form.show_answers(replace(report, answers=typed))
    assert editor.textCursor().position() == len("Hai ")
    assert undo_typing(editor)


def test_the_same_part_again_keeps_its_cards(form, show):
    report = show()
    cards = dict(form.cards)
    form.go_to("a.text")
    form.show_part(part_of(report), replace(report, answers={"a.text": answered("mới")}))
    assert form.cards == cards
    assert focused() is editor_of(form, "a.text")
    assert plain_text(cards["a.text"].answer().blocks) == "mới"


def test_the_same_part_is_built_anew_when_the_office_has_another_name(form, show):
    report = show()
    office = replace(report.office, name="Sở Nội vụ")
    form.show_part(part_of(report), replace(report, office=office))
    assert "a) Kế hoạch của Sở Nội vụ" in texts(form)


def test_cards_built_later_have_the_newest_answers(form, qtbot):
    report = make_report(template=make_template(items=MANY), answers={})
    form.show_part(part_of(report), report)
    form.show_answers(replace(report, answers={"a.29": answered("mới")}))
    qtbot.waitUntil(lambda: len(form.cards) == 30)
    assert plain_text(form.cards["a.29"].answer().blocks) == "mới"


# --- typing while drafts are kept -----------------------------------------------------------------


def write(widget, text):
    for letter in text:
        send_text(widget, letter)


def widgets_of(form):
    field = form.cards["a.text"].editor.field
    return field.editor, field.footnotes.rows[0].editor, form.cards["a.number"].editor.line


def text_of(widget):
    return widget.toPlainText() if hasattr(widget, "toPlainText") else widget.text()


@pytest.fixture
def keeping(form, show):
    """Show fields of all sorts and keep, as autosave does, whatever is typed into them."""
    show(answers={"a.text": answered(from_markup("a<fn></fn>"))})

    def keep(item):
        form.cards[item].answer()
        form.cards[item].editor.forget_typing()

    form.edited.connect(keep)
    return widgets_of(form)


@pytest.mark.parametrize("index", range(3))
def test_text_typed_with_unikey_is_exact_while_it_is_kept_at_every_key(keeping, index):
    widget = keeping[index]
    widget.setFocus()
    before = text_of(widget)
    type_unikey(widget)
    assert text_of(widget).replace(before, "", 1) == UNIKEY_TEXT


@pytest.mark.parametrize("index", range(3))
@pytest.mark.parametrize("at", range(1, len(UNIKEY_TELEX), 3))
def test_text_typed_with_unikey_is_exact_when_it_is_kept_in_the_middle(form, show, index, at):
    show(answers={"a.text": answered(from_markup("a<fn></fn>"))})
    widget = widgets_of(form)[index]
    widget.setFocus()
    type_unikey(widget, UNIKEY_TELEX[:at])
    for card in form.cards.values():
        card.editor.forget_typing()
    type_unikey(widget, UNIKEY_TELEX[at:])
    assert UNIKEY_TEXT in text_of(widget)


@pytest.mark.parametrize("index", range(3))
def test_letters_being_composed_outlive_keeping(form, keeping, index):
    widget = keeping[index]
    widget.setFocus()
    write(widget, "xin ")
    compose(widget, "t", "ti", "tiế")
    for card in form.cards.values():
        card.answer()
        card.editor.forget_typing()
    assert form.has_preedit()
    commit(widget, "tiếng")
    assert "xin tiếng" in text_of(widget)
    assert not form.has_preedit()


def test_putting_the_same_answers_in_does_not_disturb_letters_being_composed(form, show):
    report = show(answers={"a.text": answered("Một.")})
    editor = editor_of(form, "a.text")
    editor.setFocus()
    compose(editor, "ti", "tiế")
    form.show_answers(report)
    commit(editor, "tiếng ")
    assert form.cards["a.text"].answer().blocks == plain("tiếng Một.")
