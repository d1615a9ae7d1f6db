"""A page of fields as the clerk sees and uses it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from tests.ui.editors.typist import send_text


def shown(qtbot, page, width=780, height=480):
    """Show a page on the screen, active."""
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def field(page, name):
    """Return an input by its object name."""
    return page.findChild(QWidget, name)


def retype(page, name, text):
    """Put the cursor into a field, select all of it and type."""
    found = field(page, name)
    found.setFocus()
    found.selectAll()
    QTest.keyClick(found, Qt.Key.Key_Delete)
    for letter in text:
        if letter == "\n":
            QTest.keyClick(found, Qt.Key.Key_Return)
        else:
            send_text(found, letter)


def inputs(page):
    """Return everything that is typed into, in no order."""
    return [each for kind in (QLineEdit, QTextEdit) for each in page.findChildren(kind)]


def names_by_tab(page, first, count):
    """Return the object names that Tab visits from a field on."""
    field(page, first).setFocus()
    names = [first]
    for _ in range(count - 1):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().objectName())
    return names


def click(page, name):
    """Click a button by its object name."""
    QTest.mouseClick(field(page, name), Qt.MouseButton.LeftButton)
