"""The real window without a screen, in troubles that come from within: a slow disk, bugs.

uv run python -m tests.faults.window_troubles TROUBLE FOLDER [STEPS]

What was seen is written to stdout as JSON.
"""

import ctypes
import gc
import json
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMessageBox, QTextEdit

from cchc_desk import __main__ as entry
from cchc_desk.desk import versions
from cchc_desk.desk.desk import Desk
from cchc_desk.forms.richtext import plain_text
from cchc_desk.i18n import tr
from cchc_desk.storage import workspace as storage
from cchc_desk.ui import app as program
from cchc_desk.ui.window import Window
from tests.faults.typing_windows import CHANCE, ITEM, LETTERS, is_built
from tests.ui.windows import DOCUMENT, editor_of, make_workspace, strike, text_of

FLUSH_MS = 2000
"""How long a flush takes on the slow disk. Source: RELIABILITY.md F37."""

KEYS, KEY_EVERY_MS = 300, 25
BUGS = 30
"""In how many places something goes wrong. Source: RELIABILITY.md F38."""

GIVE_UP_S = 30


def pause(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def wait_for(is_so: Callable[[], object]) -> None:
    begun_s = time.monotonic()
    while not is_so():
        if time.monotonic() - begun_s > GIVE_UP_S:
            raise TimeoutError
        pause(5)


def is_saved(window: Window) -> bool:
    return not window.session.is_unsaved and window.session.bridge.is_idle


def kept_text(path: Path) -> str:
    with Desk.open(path) as desk:
        return plain_text(desk.report(DOCUMENT).answer(ITEM).blocks)


# --- a slow disk ----------------------------------------------------------------------------------


def slow_disk(window: Window) -> dict[str, object]:
    """Type while every flush takes two seconds; tell how long each key took, in ms."""
    editor = editor_of(window, ITEM)
    wait_for(lambda: is_saved(window) and gc.isenabled())  # the window is complete
    ctypes.CDLL(None).slow_arm(FLUSH_MS)
    taken, words = [], set()
    for number in range(KEYS):
        begun_s = time.perf_counter()
        strike(editor, LETTERS[number % len(LETTERS)])
        QApplication.processEvents()
        taken.append((time.perf_counter() - begun_s) * 1000)
        words.add(window.status.saving.words)
        pause(KEY_EVERY_MS)
    ctypes.CDLL(None).slow_arm(0)
    wait_for(lambda: is_saved(window))
    typed = editor.toPlainText()
    assert window.session.close()
    return {
        "taken_ms": sorted(taken),
        "says_saving": tr("Saving…") in words,
        "lost": len(typed) - len(kept_text(window.session.path)),
    }


# --- bugs -----------------------------------------------------------------------------------------


class InventedError(Exception):
    """Quote the clerk, as a bug may."""


def spoil(action: QAction, editor: QTextEdit) -> None:
    """Let an entry of the menus do nothing but raise."""

    def fail() -> None:
        raise InventedError(editor.toPlainText())

    action.triggered.disconnect()
    action.triggered.connect(fail)
    action.setEnabled(True)


def bugs(window: Window) -> dict[str, object]:
    """Let entries of the menus raise; tell what was lost, and what the log says of it."""
    editor = editor_of(window, ITEM)
    told = unsaved = 0
    for number, action in enumerate(list(window.menus.actions.values())[:BUGS]):
        strike(editor, LETTERS[number % len(LETTERS)])
        spoil(action, editor)
        QTimer.singleShot(0, action.trigger)
        wait_for(lambda: crash_box() is not None)
        told += 1
        unsaved += window.session.is_unsaved
        close_box()
    typed = editor.toPlainText()
    wait_for(lambda: is_saved(window))
    assert window.session.close()
    log = program.log_file().read_text(encoding="utf-8")
    return {
        "bugs": BUGS,
        "told": told,
        "unsaved": unsaved,
        "lost": len(typed) - len(kept_text(window.session.path)),
        "typed": len(typed),
        "quoted": log.count(LETTERS[:5]),
        "logged": log.count(f"ERROR {InventedError.__name__}"),
    }


def crash_box() -> QMessageBox | None:
    found = (each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox))
    return next((each for each in found if each.isVisible()), None)


def close_box() -> None:
    box = crash_box()
    assert box is not None
    box.close()
    wait_for(lambda: crash_box() is None)


# --- typed, wiped, pasted, undone -----------------------------------------------------------------

STEPS: list[int] = []
"""How many steps the command line asks for."""

STEP_S = (1, 3, 31)
"""How long a clerk may look at what is there; what stood half a minute can be read again."""


def edit_at_random(window: Window) -> dict[str, object]:
    """Do with one field what a clerk may do; tell what cannot be read again afterwards."""
    now = [datetime(2026, 3, 2, 8, tzinfo=UTC)]
    storage.utc_now = lambda: now[0]
    editor, stood, steps = editor_of(window, ITEM), set(), STEPS[0]
    for _ in range(steps):
        step(window, editor)
        window.session.autosave.flush()
        wait_for(lambda: is_saved(window))
        passed_s = CHANCE.choice(STEP_S)
        now[0] += timedelta(seconds=passed_s)
        if timedelta(seconds=passed_s) > versions.BURST:
            stood.add(text_of(window, ITEM))
    path = window.session.path
    assert window.session.close()
    with Desk.open(path) as desk:
        past = versions.item_history(desk, DOCUMENT, ITEM)
        read = {plain_text(each.answer.blocks) for each in past}
    return {"steps": steps, "stood": len(stood), "lost": len(stood - read - {""})}


def step(window: Window, editor: QTextEdit) -> None:
    luck = CHANCE.random()
    if luck < 0.3:
        window.menus.actions["undo" if luck < 0.2 else "redo"].trigger()
    elif luck < 0.4:
        editor.selectAll()
        strike(editor, "\b")
    elif luck < 0.5:
        QApplication.clipboard().setText("dán " * CHANCE.randrange(1, 300))
        editor.paste()
    else:
        for letter in f"{CHANCE.randrange(10**6)} ":
            strike(editor, letter)


# --- the program ----------------------------------------------------------------------------------

TROUBLES = {"slow disk": slow_disk, "bugs": bugs, "random edits": edit_at_random}


def shown_window() -> Window | None:
    found = (each for each in QApplication.topLevelWidgets() if isinstance(each, Window))
    return next((each for each in found if each.isVisible() and each.session.report), None)


def meet(trouble: Callable[[Window], dict[str, object]]) -> NoReturn:
    """Wait for the window, let the trouble come, and tell of it."""
    wait_for(shown_window)
    window = shown_window()
    assert window is not None
    wait_for(lambda: is_built(window))
    sys.stdout.write(json.dumps(trouble(window)))
    sys.stdout.flush()
    os._exit(0)


def main() -> None:
    """Run the program as it is, with what is done in its window in place of a clerk."""
    trouble, folder = TROUBLES[sys.argv[1]], Path(sys.argv[2])
    STEPS.extend(map(int, sys.argv[3:]))
    os.environ["XDG_DATA_HOME"] = os.environ["LOCALAPPDATA"] = str(folder / "nhà")
    path = make_workspace(folder / "sổ.cchc")
    QApplication.exec = staticmethod(lambda: meet(trouble))
    sys.argv[1:] = [str(path)]
    entry.main()


if __name__ == "__main__":
    main()
