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
    QApplication,
    QMainWindow,
    QTextEdit,
    QWidget,
)

# Nothing of the program is imported here: it has to import that itself, in its own order.
if TYPE_CHECKING:
    from cchc_desk.forms.answer import Answer
    from cchc_desk.forms.report import Report

POLL_MS = 1
GIVE_UP_S = 60

KEYS = 400
KEY_EVERY_S = 0.03
"""Faster than anybody types, slow enough for saving to come between."""

AT_REST_S = 8
"""When the backup of the start is made and all pages are composed."""

Times = dict[str, float]
"""When each stage was reached, in seconds since 1970."""

Action = Callable[[QWidget, Times], None]


def tell_times(widget: QWidget, times: Times) -> None:
    """Tell when the window was usable: the editor took a key, and all was painted again."""
    if isinstance(widget, QTextEdit):
        press_key(widget)
    widget.window().repaint()
    leave_with({**times, "usable": time.time()})


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


def tell_memory(_widget: QWidget, _times: Times) -> None:
    """Tell what the program has in memory once nothing is left to do."""
    from tests.bench import preview_keys  # noqa: PLC0415 - it imports the program

    handle_events_until(time.perf_counter() + AT_REST_S)
    leave_with(preview_keys.memory_mb())


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


def aloud(slot: Callable[[Any], None]) -> Callable[[Any], None]:
    """Let an error end the process; the program itself would catch it and go on."""

    def called(self: Any) -> None:
        try:
            slot(self)
        except Exception:
            traceback.print_exc()
            leave(1)

    return called


def watch_events(times: Times, action: Action) -> None:
    """Begin to look when the program begins to handle events, and has shown its window."""
    run_events, show = QApplication.exec, QMainWindow.show
    watch: Watch | None = None

    def watched() -> int:
        nonlocal watch
        times["events"] = time.time()
        watch = Watch(times, action)
        try:
            return run_events()
        finally:
            watch.timer.stop()

    def shown(window: QMainWindow) -> None:
        show(window)
        if watch is not None:
            watch.window = window

    QApplication.exec = staticmethod(watched)
    QMainWindow.show = shown


class Watch(QObject):
    """Look at the window between its events.

    Widgets are asked of the program: of those that only Qt knows, PySide first makes all the
    classes that they could be of, 20 ms.
    """

    def __init__(self, times: Times, action: Action) -> None:
        super().__init__()
        self.times = times
        self.action = action
        self.window: Any = None
        self.begun_s = time.monotonic()
        self.has_stepped = False
        self.timer = QTimer(self, interval=POLL_MS)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    @aloud
    def look(self) -> None:
        if time.monotonic() - self.begun_s > GIVE_UP_S:
            fail("no editor and no first step came on show")
        window = self.window
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
        """Begin once all is painted that is asked for by now."""
        self.times["built"] = time.time()
        QApplication.processEvents()
        self.window.repaint()
        self.times["painted"] = time.time()
        self.action(widget, self.times)


def first_step(window: Any) -> QAbstractButton | None:
    if not window.places.is_on_show("welcome"):
        return None
    button: QAbstractButton = window.places.welcome.office.button
    return None if button.visibleRegion().isEmpty() else button


def first_editor(window: Any, report: "Report | None") -> QTextEdit | None:
    if report is None:
        return None
    cards = window.places.form.cards.items()
    editors = ((item, card.editor.field.editor) for item, card in cards)
    found = (e for item, e in editors if takes_keys(e) and has_its_words(e, report.answer(item)))
    return next(found, None)


def takes_keys(editor: QTextEdit) -> bool:
    return editor.isEnabled() and not editor.isReadOnly() and not editor.visibleRegion().isEmpty()


def has_its_words(editor: QTextEdit, answer: "Answer") -> bool:
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
