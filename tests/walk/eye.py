"""The program as it is, and an eye in it that tells a clerk what is to be seen where.

    python -m tests.walk.eye [FILE.cchc]

starts the window like ``cchc-desk [FILE.cchc]``. Each line on standard input is a question in
JSON, and its answer comes as a line on standard output: ``{"look": NAME}``, ``{"front": true}``,
``{"focus": true}``, ``{"picture": true}``. The eye only looks: whatever is done comes by mouse and
key.

NAME is an object name or a class, ``a/b`` a ``b`` inside an ``a``, ``a[words]`` the line of a list
or tree that begins with these words, ``a[2,3]`` a cell of a table, ``a[words|3]`` one in the line
that begins with these words.
"""

import io
import json
import os
import re
import sys
import threading
from collections.abc import Iterator

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from cchc_desk.__main__ import main

_PART = re.compile(r"(?P<name>[^/\[\]]+)(\[(?P<inner>.*)\])?")
_CELL = re.compile(r"(\d+),(\d+)")


class Eye(QObject):
    """Answer questions from another thread in the one that the widgets live in."""

    asked = Signal(object)

    def __init__(self) -> None:
        """Listen for questions."""
        super().__init__()
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        # Without a buffer: Python cannot end while a thread waits in that of sys.stdin.
        with io.FileIO(0, closefd=False) as questions:
            for line in questions:
                try:
                    self.asked.emit(json.loads(line))
                except RuntimeError:  # the program ends just now, and Qt is gone
                    return

    def _answer(self, question: dict[str, str]) -> None:
        ((verb, of),) = question.items()
        answer = {"look": look, "front": front, "focus": focus, "picture": picture}[verb](of)
        os.write(1, json.dumps(answer).encode() + b"\n")


# --- what is asked --------------------------------------------------------------------------------


def look(name: str) -> dict[str, object] | None:
    """Return what a thing shows, and where; None: it is not to be seen."""
    *outer, last = _PART.finditer(name)
    places = _windows()
    for each in outer:
        places = [inner for place in places for inner in _inside(place, each["name"])]
    for place in places:
        for widget in _inside(place, last["name"]):
            return _seen_of(widget, last["inner"])
    return _seen_action(last["name"])


def front(_asked: object) -> dict[str, object]:
    """Return the window that keys are for, as a person at the screen would say."""
    window = _front()
    if window is None:
        return {"window": 0, "is_active": False}
    return {"window": int(window.winId()), "is_active": window.isActiveWindow()}


def focus(_asked: object) -> str:
    """Return the names of the widget that has the focus and of those around it."""
    names = []
    widget = QApplication.focusWidget()
    while widget is not None:
        names.append(widget.objectName() or type(widget).__name__)
        widget = widget.parentWidget()
    return "/".join(reversed(names))


def picture(_asked: object) -> str:
    """Return what the screen shows as the bytes of a PNG file, in base64."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QApplication.primaryScreen().grabWindow(0).save(buffer, "PNG")
    return bytes(data.toBase64().data()).decode()


# --- looking --------------------------------------------------------------------------------------


def _windows() -> list[QWidget]:
    """Return the windows that can be used now, the one in front first."""
    modal = QApplication.activeModalWidget()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return [popup, *([modal] if modal else _visible_windows())]
    return [modal] if modal else _visible_windows()


def _visible_windows() -> list[QWidget]:
    seen = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isWindow()]
    return sorted(seen, key=lambda each: (not each.isActiveWindow(), isinstance(each, QMainWindow)))


def _front() -> QWidget | None:
    """Return the modal window, else the active one, else the main window."""
    main_windows = [each for each in _visible_windows() if isinstance(each, QMainWindow)]
    found = (QApplication.activeModalWidget(), QApplication.activeWindow(), *main_windows)
    return next((each for each in found if each is not None), None)


def _inside(place: QWidget, name: str) -> Iterator[QWidget]:
    for widget in (place, *place.findChildren(QWidget)):
        if name in {widget.objectName(), type(widget).__name__} and widget.isVisible():
            yield widget


def _seen_of(widget: QWidget, inner: str | None) -> dict[str, object] | None:
    if inner is None:
        return _seen(widget, widget.rect(), _text(widget))
    if not isinstance(widget, QAbstractItemView):
        return None
    index = _index(widget, inner)
    told = index.data()
    if told is None:  # it is painted otherwise
        told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    return _seen(widget.viewport(), widget.visualRect(index), str(told or ""))


def _seen_action(name: str) -> dict[str, object] | None:
    """Look for a line of an open menu, or for the title of a menu."""
    for window in _windows():
        for bar in (window, *window.findChildren(QWidget)):
            if isinstance(bar, (QMenu, QMenuBar)) and bar.isVisible():
                for action in bar.actions():
                    if name in _names(action):
                        return _seen(bar, bar.actionGeometry(action), action.text())
    return None


def _names(action: QAction) -> set[str]:
    menu = action.menu()
    return {action.objectName(), *([menu.objectName()] if isinstance(menu, QMenu) else [])} - {""}


def _seen(widget: QWidget, part: QRect, text: str) -> dict[str, object] | None:
    """Return text and place of what is to be seen of a part of a widget, in the screen's pixels."""
    place = part.translated(widget.mapToGlobal(QPoint(0, 0))) & widget.screen().geometry()
    around: QWidget | None = widget
    while around is not None:
        place &= QRect(around.mapToGlobal(QPoint(0, 0)), around.size())
        around = None if around.isWindow() else around.parentWidget()
    if place.isEmpty():
        return None
    scale = widget.devicePixelRatio()
    return {
        "text": text,
        "place": [round(n * scale) for n in (place.x(), place.y(), place.width(), place.height())],
        "is_enabled": widget.isEnabled(),
        "window": _window_of(widget),
    }


def _window_of(widget: QWidget) -> int:
    """Return the window to be in front when the thing is used; 0: it takes the keys by itself."""
    window = widget.window()
    return 0 if window.windowType() is Qt.WindowType.Popup else int(window.winId())


def _index(view: QAbstractItemView, inner: str) -> QModelIndex:
    cell = _CELL.fullmatch(inner)
    if cell:
        return view.model().index(int(cell[1]), int(cell[2]))
    words, _, column = inner.partition("|")
    found = (each for each in _rows(view, QModelIndex()) if str(each.data()).startswith(words))
    line = next(found, QModelIndex())
    return line.siblingAtColumn(int(column)) if column else line


def _rows(view: QAbstractItemView, parent: QModelIndex) -> Iterator[QModelIndex]:
    model = view.model()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from _rows(view, index)


def _text(widget: QWidget) -> str:
    if isinstance(widget, (QTextEdit, QPlainTextEdit)):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, (QLabel, QLineEdit, QAbstractButton, QSpinBox)):
        return widget.text()
    return widget.windowTitle()


if __name__ == "__main__":
    eye = Eye()
    sys.argv[0] = "cchc-desk"
    sys.exit(main())
