"""Look at the program's window from within until it is usable, and then measure it.

A document is on show when its first text editor was painted with the words of the report; a first
part that asks for no text is left as a clerk leaves it. Where no workspace is named there is none
yet: then a button of the first steps was painted.

What is measured is written to stdout as JSON.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QMainWindow,
    QTextEdit,
    QWidget,
)

# Nothing of the program is imported here: it has to import that itself, in its own order.
if TYPE_CHECKING:
    from cchc_desk.forms.report import Report

POLL_MS = 1
GIVE_UP_S = 60

KEYS = 400
KEY_EVERY_S = 0.03
"""Faster than anybody types, slow enough for saving to come between."""

Times = dict[str, float]
"""When each stage was reached, in seconds since 1970."""

Action = Callable[[QWidget, Times], None]


def tell_times(widget: QWidget, times: Times) -> None:
    """Tell when the window was usable: the editor took a key, and it was painted."""
    if isinstance(widget, QTextEdit):
        press_key(widget)
    NextPaint(widget, lambda: leave_with({**times, "usable": time.time()}))


def close_window(widget: QWidget, times: Times) -> None:
    """End the program as its user does, so that it remembers where it was."""
    widget.window().close()
    sys.stdout.write(json.dumps(times))


def type_keys(widget: QWidget, _times: Times) -> None:
    """Tell how long each key took from when it was due until it was on the screen, in ms."""
    widget.setFocus()
    taken = []
    begun_s = time.perf_counter()
    for number in range(KEYS):
        due_s = begun_s + number * KEY_EVERY_S
        handle_events_until(due_s)
        press_key(widget)
        QApplication.processEvents()
        taken.append((time.perf_counter() - due_s) * 1000)
    leave_with(taken)


def watch_preview(widget: QWidget, _times: Times) -> None:
    """Tell how soon keys are on their page, and what a thousand of them leave in memory."""
    from tests.bench import preview_keys  # noqa: PLC0415 - it imports the program

    widget.setFocus()
    leave_with(preview_keys.measure(widget.window(), widget))


def type_beside_preview(widget: QWidget, times: Times) -> None:
    """Tell as ``type_keys`` does, with the preview open."""
    from tests.bench import preview_keys  # noqa: PLC0415 - it imports the program

    preview_keys.open_preview(widget.window())
    type_keys(widget, times)


def handle_events_until(due_s: float) -> None:
    loop = QEventLoop()
    wait_ms = max(round((due_s - time.perf_counter()) * 1000), 0)
    timer = QTimer(singleShot=True, interval=wait_ms, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()


def aloud(slot: Callable[..., None]) -> Callable[..., None]:
    """Let an error end the process; the program itself would catch it and go on."""

    def called(self: Any, *words: Any) -> None:
        try:
            slot(self, *words)
        except Exception:
            traceback.print_exc()
            leave(1)

    return called


def watch_events(times: Times, action: Action) -> None:
    """Begin to look when the program begins to handle events."""
    run_events = QApplication.exec

    def watched() -> int:
        times["events"] = time.time()
        watch = Watch(times, action)
        try:
            return run_events()
        finally:
            watch.timer.stop()

    QApplication.exec = staticmethod(watched)


class Watch(QObject):
    """Look at the window between its events."""

    def __init__(self, times: Times, action: Action) -> None:
        super().__init__()
        self.times = times
        self.action = action
        self.begun_s = time.monotonic()
        self.has_stepped = False
        self.timer = QTimer(self, interval=POLL_MS)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    @aloud
    def look(self) -> None:
        if time.monotonic() - self.begun_s > GIVE_UP_S:
            fail("no editor and no first step came on show")
        window = shown_window()
        if window is None:
            return
        report = window.session.report
        has_document = len(sys.argv) > 1  # else no workspace is named, and there is none yet
        found = first_editor(window, report) if has_document else first_step(window)
        if found is not None:
            self.timer.stop()
            self.begin(found)
        elif report is not None and not self.has_stepped:
            self.has_stepped = True
            window.findChild(QAction, "next").trigger()

    def begin(self, widget: QWidget) -> None:
        """Begin once the widget was painted."""
        self.times["built"] = time.time()
        NextPaint(widget, lambda: self.act(widget))

    @aloud
    def act(self, widget: QWidget) -> None:
        self.times["painted"] = time.time()
        self.action(widget, self.times)


class NextPaint(QObject):
    """Ask a widget to be painted, and tell once it was."""

    def __init__(self, widget: QWidget, tell: Callable[[], None]) -> None:
        painted = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        super().__init__(painted)
        self.tell = tell
        painted.installEventFilter(self)
        painted.update()

    def eventFilter(self, painted: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            painted.removeEventFilter(self)
            QTimer.singleShot(0, self, self.tell)
        return False


def shown_window() -> QMainWindow | None:
    windows = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
    return next((window for window in windows if window.isVisible()), None)


def first_step(window: QMainWindow) -> QWidget | None:
    for button in window.findChildren(QAbstractButton):
        if button.objectName().startswith("welcome") and not button.visibleRegion().isEmpty():
            return button
    return None


def first_editor(window: QMainWindow, report: "Report | None") -> QTextEdit | None:
    if report is None:
        return None
    editors = (editor for editor in window.findChildren(QTextEdit) if takes_keys(editor))
    return next((editor for editor in editors if has_its_words(editor, report)), None)


def takes_keys(editor: QTextEdit) -> bool:
    return editor.isEnabled() and not editor.isReadOnly() and not editor.visibleRegion().isEmpty()


def has_its_words(editor: QTextEdit, report: "Report") -> bool:
    card: QWidget | None = editor
    while card is not None and not card.objectName().startswith("card:"):
        card = card.parentWidget()
    if card is None:
        return False
    answer = report.answer(card.objectName().removeprefix("card:"))
    return not answer.blocks or bool(editor.toPlainText())


def press_key(editor: QTextEdit) -> None:
    before = editor.document().revision()
    no_modifier = Qt.KeyboardModifier.NoModifier
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, no_modifier, "a")
    QApplication.sendEvent(editor, key)
    if editor.document().revision() == before:
        fail("the editor took no key")


def fail(reason: str) -> NoReturn:
    sys.stderr.write(f"{reason}\n")
    leave(1)


def leave_with(measured: object) -> NoReturn:
    sys.stdout.write(json.dumps(measured))
    leave(0)


def leave(code: int) -> NoReturn:
    """End at once: closing would save the keys that were only pressed to be measured."""
    sys.stdout.flush()
    os._exit(code)
