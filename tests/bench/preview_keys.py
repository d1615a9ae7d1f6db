"""Type beside the preview, inside the program: how soon a key is on the page, and what it costs."""

import gc
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QTextEdit

from cchc_desk.ui.window import Window

WARM_UP = 60
EDITS = 1000
LOOK_EVERY_MS = 1
GIVE_UP_S = 30


class Eye(QObject):
    """Note when the pages on show were painted last."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.content = window.preview.content
        self.has_turned = False
        self.seen_s = 0.0
        view = self.content.panel.view
        view.viewport().installEventFilter(self)
        view.shown.connect(self._turn)

    def _turn(self) -> None:
        self.has_turned = True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.has_turned:
            self.seen_s = time.perf_counter()
        return False

    def is_done(self) -> bool:
        """Tell whether all that was typed is on the screen."""
        is_settled = self.content.live.is_idle and self.content.panel.view.is_settled
        return self.has_turned and bool(self.seen_s) and is_settled

    def close(self) -> None:
        self.has_turned, self.seen_s = False, 0.0


def open_preview(window: Window) -> Eye:
    """Show the preview in a window of a usual size and wait for its first pages."""
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    if not window.preview.is_wanted:
        window.preview.toggle()
    wait_until(lambda: window.preview.content is not None)
    view = window.preview.content.panel.view
    wait_until(lambda: view.page_count > 0 and view.is_settled)
    return Eye(window)


def edit(editor: QTextEdit, eye: Eye, *, is_back: bool) -> float:
    """Press a key, wait until its page is on the screen; return how long that took, in ms."""
    eye.close()
    begun_s = time.perf_counter()
    press(editor, Qt.Key.Key_Backspace if is_back else Qt.Key.Key_A, "" if is_back else "a")
    wait_until(eye.is_done)
    return (eye.seen_s - begun_s) * 1000


def press(editor: QTextEdit, key: Qt.Key, letter: str) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
    QApplication.sendEvent(editor, event)


def wait_until(is_so: object) -> None:
    loop, timer = QEventLoop(), QTimer(interval=LOOK_EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
    end_s = time.perf_counter() + GIVE_UP_S

    def look() -> None:
        if is_so():
            loop.quit()
        elif time.perf_counter() > end_s:
            raise TimeoutError

    timer.timeout.connect(look)
    timer.start()
    loop.exec()


def measure(window: Window, editor: QTextEdit) -> dict[str, object]:
    """Edit again and again; return the times in ms, and the memory before and after in MB."""
    eye = open_preview(window)
    for number in range(WARM_UP):
        edit(editor, eye, is_back=number % 2 == 1)
    before_mb = memory_mb()
    taken = [edit(editor, eye, is_back=number % 2 == 1) for number in range(EDITS)]
    pages = window.preview.content.panel.view.page_count
    return {"pages": pages, "taken": taken, "before_mb": before_mb, "after_mb": memory_mb()}


def memory_mb() -> float:
    """Return what the process has in memory."""
    gc.collect()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(kilobytes) / 1024
