import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QToolButton, QVBoxLayout, QWidget

from cchc_desk.ui.editors import RichTextField
from cchc_desk.ui.editors.actions import Act
from cchc_desk.ui.editors.toolbar import Toolbar
from tests.ui.editors.typist import Key, fill, go, markup, press

NONE = Qt.KeyboardModifier.NoModifier


def turn_wheel(widget, steps):
    """Turn the wheel over a widget as the window system tells it."""
    window = widget.window()
    place = widget.mapTo(window, QPoint(9, 9))
    QTest.wheelEvent(window.windowHandle(), QPointF(place), QPoint(0, 120 * steps))


@pytest.fixture
def page(on_screen):
    """Show a page with many fields, as the form does."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    fields = [RichTextField() for _ in range(8)]
    for field in fields:
        column.addWidget(field)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.fields = fields
    return on_screen(area)


def test_an_empty_field_is_three_lines_high(field):
    line = field.editor.cursorRect().height()
    assert 3 * line <= field.editor.height() <= 5 * line


def test_a_field_grows_with_its_text_and_shrinks_again(field, qtbot):
    empty = field.editor.height()
    fill(field.editor, "\n".join("abcdef"))
    qtbot.waitUntil(lambda: field.editor.height() > empty)
    assert not field.editor.verticalScrollBar().isVisible()
    field.set_content(())
    assert field.editor.height() == empty


def test_a_long_text_scrolls(field):
    field.set_limit(200)
    fill(field.editor, "a\n" * 40 + "a")
    assert field.editor.height() == 200
    assert field.editor.verticalScrollBar().maximum() > 0


def test_a_field_grows_with_its_zoom(field):
    before = field.editor.height()
    field.set_text_zoom(200)
    assert field.editor.height() > 1.5 * before


@pytest.mark.parametrize("has_focus", [True, False])
def test_the_wheel_scrolls_the_page_over_a_text_without_focus_or_at_its_end(page, has_focus):
    field, other = page.fields[:2]
    fill(field.editor, "" if has_focus else "a\n" * 60 + "a")
    (field if has_focus else other).setFocus()
    turn_wheel(field.editor, -1)
    assert page.verticalScrollBar().value() > 0


def test_the_wheel_scrolls_a_long_text_that_is_being_written(page):
    field = page.fields[0]
    field.setFocus()
    fill(field.editor, "a\n" * 60 + "a")
    field.editor.verticalScrollBar().setValue(0)
    page.verticalScrollBar().setValue(0)
    turn_wheel(field.editor, -1)
    assert field.editor.verticalScrollBar().value() > 0
    assert page.verticalScrollBar().value() == 0


def test_one_row_of_buttons_serves_many_fields(on_screen):
    window = QWidget()
    toolbar = Toolbar()
    fields = [RichTextField(toolbar=toolbar) for _ in range(2)]
    column = QVBoxLayout(window)
    for widget in (toolbar, *fields):
        column.addWidget(widget)
    on_screen(window)
    for field in fields:
        field.setFocus()
        QTest.mouseClick(toolbar.button(Act.ITALIC), Qt.MouseButton.LeftButton)
        QTest.keyClicks(field.editor, "a")
    assert [markup(field) for field in fields] == ["<i>a</i>", "<i>a</i>"]


def test_every_button_says_what_it_does(field):
    buttons = field.toolbar.findChildren(QToolButton)
    assert len(buttons) == 11
    assert all(b.text() and b.toolTip() and b.accessibleName() and b.objectName() for b in buttons)


def test_the_buttons_are_checked_as_the_cursor_moves(field):
    fill(field.editor, "-\t<b>a</b>b")
    go(field.editor, 1)
    assert field.toolbar.button(Act.BOLD).isChecked()
    press(field.editor, Key.Key_Right)
    assert not field.toolbar.button(Act.BOLD).isChecked()
    assert field.toolbar.button(Act.LEVEL_DASH).isChecked()


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("text", ["", "-\ta<fn>b</fn>"])
def test_every_action_can_be_used_anywhere(editor, act, text):
    fill(editor, text)
    editor.action(act).trigger()
    editor.grab()
    assert editor.action(act).objectName() == act.value


def test_the_context_menu_offers_table_commands_only_in_a_table(editor):
    outside = {action.objectName() for action in editor.context_menu().actions()}
    editor.action(Act.TABLE).trigger()
    inside = {action.objectName() for action in editor.context_menu().actions()}
    assert Act.DELETE_ROW in inside - outside
    assert {Act.UNDO, Act.PASTE_PLAIN, Act.LEVEL_DASH, Act.FOOTNOTE} <= outside


def test_a_read_only_field_shows_its_footnotes_read_only(field):
    fill(field.editor, "a<fn>b</fn>")
    field.set_read_only(is_read_only=True)
    QTest.keyClicks(field.footnotes.rows[0].editor, "x")
    assert markup(field) == "a<fn>b</fn>"
    assert not field.editor.action(Act.BOLD).isEnabled()


def test_a_sign_is_drawn_beside_its_paragraph(editor):
    fill(editor, "a\na")
    plain = editor.grab().toImage()
    fill(editor, "a\n-\ta")
    assert editor.grab().toImage() != plain
    assert editor.toPlainText() == "a\na"


def test_another_theme_changes_no_text(field):
    fill(field.editor, '-\ta<fn>b</fn><a href="http://x">c</a>')
    seen = []
    field.edited.connect(lambda: seen.append(1))
    dark = QPalette()
    dark.setColor(QPalette.ColorRole.Link, QColor("#8AB4F0"))
    field.setPalette(dark)
    field.grab()
    assert seen == []


def test_a_reader_is_told_what_is_asked(field):
    field.name_for_readers("Kết quả")
    field.set_hint("Nhập")
    assert field.editor.accessibleName() == "Kết quả"
    assert field.editor.placeholderText() == "Nhập"
