"""A clerk at the keyboard: plain keys, UniKey's backspaces, input methods."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cchc_desk.forms.markup import from_markup, to_markup

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key

# "Tiếng Việt đổi mới" in Telex: what the clerk's keys became, backspaces taken, text put instead.
UNIKEY_TELEX = [
    ("Tie", 1, "ê"), ("", 1, "ế"), ("ng ", 0, ""), ("Vie", 1, "ê"), ("t", 2, "ệt"), (" ", 0, ""),
    ("d", 1, "đ"), ("o", 1, "ô"), ("i", 2, "ổi"), (" mo", 1, "ơ"), ("i", 2, "ới"),
]  # fmt: skip
UNIKEY_TEXT = "Tiếng Việt đổi mới"


def press(editor, key, modifiers=Qt.KeyboardModifier.NoModifier, times=1):
    for _ in range(times):
        QTest.keyClick(editor, key, modifiers)


def send_text(widget, text):
    """Send text as UniKey does on Windows: key events without a key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, text))


def type_unikey(widget, steps=UNIKEY_TELEX):
    """Type with UniKey; whatever timers run, run between the keys."""
    for typed, backspaces, put in steps:
        for letter in typed:
            send_text(widget, letter)
            QApplication.processEvents()
        for _ in range(backspaces):
            QTest.keyClick(widget, Key.Key_Backspace)
            QApplication.processEvents()
        for letter in put:
            send_text(widget, letter)
            QApplication.processEvents()


def compose(widget, *preedits):
    for preedit in preedits:
        QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))


def commit(widget, text, replaces=0):
    event = QInputMethodEvent("", [])
    event.setCommitString(text, -replaces, replaces)
    QApplication.sendEvent(widget, event)


def fill(editor, markup):
    """Show text given in its compact form, with the cursor at its end."""
    editor.set_content(from_markup(markup))
    editor.moveCursor(QTextCursor.MoveOperation.End)


def markup(editor):
    return to_markup(editor.content())


def go(editor, position):
    cursor = editor.textCursor()
    cursor.setPosition(position)
    editor.setTextCursor(cursor)


def select(editor, start, end):
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
