import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cchc_desk.ui.cards import READABLE_WIDTH, Column, lay_out
from cchc_desk.ui.fields import LineInput, LinesInput, entries, lines_of, text_of
from cchc_desk.ui.theme import Scheme, apply_theme
from tests.ui.editors.typist import UNIKEY_TEXT, commit, compose, press, type_unikey

CONTROL = Qt.KeyboardModifier.ControlModifier


class Page(QScrollArea):
    """A page with two lists, a line, and a button between."""

    def __init__(self, count=2):
        super().__init__()
        column = Column("Trang", "Giải thích")
        self.lists = [LinesInput(f"list-{at}", "Danh sách") for at in range(count)]
        self.button = QPushButton("Nút")
        self.line = LineInput("line", "Dòng")
        for widget in (*self.lists, self.button, self.line):
            column.parts.addWidget(widget)
        self.column = column
        lay_out(self, column)


def shown(qtbot, widget, width=600, height=400):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


@pytest.fixture(params=[LineInput, LinesInput])
def field(request, qtbot):
    made = shown(qtbot, request.param("field", "Ô"))
    made.setFocus()
    return made


def count_typed(field):
    told = []
    field.typed.connect(lambda: told.append(field.value()))
    return told


# --- both kinds


def test_what_is_typed_is_told_and_read_without_outer_spaces(qtbot, field):
    told = count_typed(field)
    qtbot.keyClicks(field, " ab ")
    assert len(told) == 4
    assert field.value() == "ab"


def test_unikey_types_into_a_field(field):
    type_unikey(field)
    assert field.value() == UNIKEY_TEXT


def test_letters_being_composed_are_told_when_they_are_committed(field):
    told = count_typed(field)
    compose(field, "t", "tu", "từ")
    assert (told, field.value()) == ([], "")
    commit(field, "từ")
    assert told == ["từ"]


@pytest.mark.parametrize("text", ["  hai  dấu cách ", "số\u00a005", "e\u0302", "\tTab"])
def test_a_text_that_nobody_typed_into_is_given_back_exactly(field, text):
    field.show_value(text)
    assert field.value() == text


def test_what_is_typed_is_composed_as_vietnamese_is_stored(qtbot, field):
    field.show_value("e\u0302")
    commit(field, "x")
    assert field.value() in {"xê", "êx"}


def test_a_text_that_is_shown_is_not_told(field):
    told = count_typed(field)
    field.show_value("một")
    assert told == []


def test_showing_the_same_text_again_moves_nothing(qtbot, field):
    qtbot.keyClicks(field, "abc ")
    press(field, Qt.Key.Key_Left, times=2)
    field.show_value("abc")
    qtbot.keyClicks(field, "X")
    assert field.value() == "abXc"


def test_showing_the_same_text_keeps_what_can_be_undone(qtbot, field):
    qtbot.keyClicks(field, "abc")
    field.show_value("abc")
    press(field, Qt.Key.Key_Z, CONTROL)
    assert field.value() == ""


def test_another_things_text_begins_the_undo_history_anew(qtbot, field):
    qtbot.keyClicks(field, "abc")
    field.show_value("abc", anew=True)
    press(field, Qt.Key.Key_Z, CONTROL)
    assert field.value() == "abc"


def test_a_replaced_text_comes_back_with_undo_and_that_is_told(qtbot, field):
    qtbot.keyClicks(field, "abc")
    told = count_typed(field)
    field.replace_value("mẫu")
    assert (told, field.value()) == ([], "mẫu")
    press(field, Qt.Key.Key_Z, CONTROL)
    assert field.value() == "abc"
    assert told[-1] == "abc"


# --- lists


def test_a_list_is_typed_one_entry_a_line():
    assert lines_of(" a \n\n\tb\r\n") == ("a", "b")
    assert lines_of(" \n") == ()
    assert text_of(("a", "b")) == "a\nb"


def test_a_list_that_nobody_typed_into_keeps_entries_that_look_like_two(qtbot):
    field = shown(qtbot, LinesInput("list", "Danh sách"))
    kept = ("a\nb", "", "c")
    field.show_value(text_of(kept))
    assert entries(field, kept) == kept
    qtbot.keyClicks(field, "x")
    assert entries(field, kept) == ("xa", "b", "c")


def test_a_new_empty_line_stays_when_the_list_is_shown_again(qtbot):
    field = shown(qtbot, LinesInput("list", "Danh sách"))
    qtbot.keyClicks(field, "a\r")
    field.show_value(field.value())
    qtbot.keyClicks(field, "b")
    assert field.value() == "a\nb"


def test_a_text_that_is_no_list_keeps_its_empty_lines(qtbot):
    field = shown(qtbot, LinesInput("text", "Đoạn", one_a_line=False))
    qtbot.keyClicks(field, "a\r\rb")
    assert field.value() == "a\n\nb"


def test_only_characters_are_pasted(qtbot):
    field = shown(qtbot, LinesInput("list", "Danh sách"))
    field.setFocus()
    rich = field.createMimeDataFromSelection()
    rich.setHtml("<b>Đậm</b>")
    rich.setText("Đậm")
    field.insertFromMimeData(rich)
    assert field.value() == "Đậm"
    assert not field.textCursor().charFormat().font().bold()


# --- size and place


def test_a_list_is_as_high_as_its_text(qtbot):
    page = shown(qtbot, Page())
    field = page.lists[0]
    before = field.height()
    field.show_value("\n".join("abcdefgh"))
    qtbot.waitUntil(lambda: field.height() > 2 * before)
    assert field.document().size().height() <= field.viewport().height()


def test_a_long_line_makes_a_narrow_list_higher(qtbot):
    page = shown(qtbot, Page(), width=780)
    lowest = page.lists[1].height()
    page.lists[0].show_value("từ " * 150)
    qtbot.waitUntil(lambda: page.lists[0].height() > lowest)
    before = page.lists[0].height()
    page.resize(400, 400)
    qtbot.waitUntil(lambda: page.lists[0].height() > before)


def test_larger_letters_make_a_list_higher(qtbot):
    page = shown(qtbot, Page())
    field = page.lists[0]
    before, font = field.height(), field.font()
    font.setPointSizeF(3 * font.pointSizeF())
    field.setFont(font)
    qtbot.waitUntil(lambda: field.height() > 2 * before)


def test_the_page_follows_the_cursor(qtbot):
    page = shown(qtbot, Page(), height=200)
    field = page.lists[0]
    field.show_value("\n".join("x" * 40))
    qtbot.waitUntil(lambda: field.height() > 400)
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: is_cursor_in_sight(page, field))
    qtbot.keyClicks(field, "\r\r\rx")
    qtbot.waitUntil(lambda: is_cursor_in_sight(page, field))


def is_cursor_in_sight(page, field):
    centre = field.viewport().mapTo(page.viewport(), field.cursorRect().center())
    return page.verticalScrollBar().value() > 0 and page.viewport().rect().contains(centre)


def test_a_list_that_is_not_typed_into_does_not_move_the_page(qtbot):
    page = shown(qtbot, Page(), height=200)
    page.lists[1].show_value("\n".join("x" * 40))
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 400)
    page.lists[1].moveCursor(QTextCursor.MoveOperation.End)
    QApplication.processEvents()
    assert page.verticalScrollBar().value() == 0


def test_the_wheel_over_a_list_is_left_to_the_page(qtbot):
    field = shown(qtbot, LinesInput("list", "Danh sách"))
    centre = QPointF(field.rect().center())
    turned = QWheelEvent(
        centre, centre, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - Qt
    )  # fmt: skip
    QApplication.sendEvent(field.viewport(), turned)
    assert not turned.isAccepted()


def test_a_short_line_is_as_wide_as_its_characters(qtbot):
    short, long = LineInput("a", "Ngày", characters=4), LineInput("b", "Ký hiệu", characters=24)
    page = QWidget()
    column = QVBoxLayout(page)
    for line in (short, long):
        column.addWidget(line)
    shown(qtbot, page)
    digit = long.fontMetrics().horizontalAdvance("0")
    assert long.width() - short.width() == 20 * digit


def test_a_column_is_no_wider_than_can_be_read_and_grows_with_the_letters(qapp, qtbot):
    page = shown(qtbot, Page(), width=1600)
    assert page.column.width() == round(READABLE_WIDTH * page.font().pointSizeF() / 10)
    apply_theme(qapp, Scheme.LIGHT, 150)
    qtbot.waitUntil(lambda: page.column.width() > READABLE_WIDTH)


# --- keys


def test_tab_leaves_a_list(qtbot):
    page = shown(qtbot, Page())
    page.lists[0].setFocus()
    press(page.lists[0], Qt.Key.Key_Tab)
    assert page.lists[1].hasFocus()
    assert page.lists[0].value() == ""


def test_the_keys_of_the_window_are_left_to_it(qtbot):
    page = shown(qtbot, Page())
    field = page.lists[0]
    down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, CONTROL)
    field.keyPressEvent(down)
    assert not down.isAccepted()


def test_control_enter_goes_on_over_the_buttons(qtbot):
    page = shown(qtbot, Page())
    page.lists[1].setFocus()
    press(page.lists[1], Qt.Key.Key_Return, CONTROL)
    assert page.line.hasFocus()


def test_enter_in_a_line_goes_on_and_after_the_last_to_the_first(qtbot):
    page = shown(qtbot, Page())
    page.line.setFocus()
    press(page.line, Qt.Key.Key_Return)
    assert page.lists[0].hasFocus()


def test_hidden_fields_are_passed_over(qtbot):
    page = shown(qtbot, Page())
    page.lists[0].setFocus()
    page.lists[1].hide()
    press(page.lists[0], Qt.Key.Key_Return, CONTROL)
    assert page.line.hasFocus()


def test_a_field_alone_keeps_the_cursor(qtbot, field):
    press(field, Qt.Key.Key_Return, CONTROL)
    assert field.hasFocus()


def test_a_field_outside_a_page_is_typed_into(qtbot):
    field = shown(qtbot, LinesInput("list", "Danh sách"))
    field.setFocus()
    qtbot.keyClicks(field, "a\rb")
    QApplication.processEvents()
    assert field.value() == "a\nb"
