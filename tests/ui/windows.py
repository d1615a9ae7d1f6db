"""A window as its tests need it: open on a file, driven as a clerk would."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.answer import Answer
from cchc_desk.forms.richtext import plain_text
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.program import Program
from cchc_desk.ui.session import Session
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.theme import Scheme, apply_theme
from cchc_desk.ui.window import Window
from tests.factories import OFFICE, make_report

DOCUMENT = "bc-2026-quy-1"


def make_workspace(path: Path) -> Path:
    with Desk.open_or_create(path) as desk:
        desk.set_office(OFFICE)
        desk.create(make_report())
    return path


def open_window(qtbot, path: Path, settings: Settings) -> Window:
    """Open a window on a workspace and wait until a document, or the welcome, is on show."""
    theme = apply_theme(QApplication.instance(), Scheme.LIGHT, 100)
    session = Session(path)
    window = Window(session, settings, theme, path.parent / "logs")
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(session.opened, timeout=10000):
        session.start(settings.last_document)
    qtbot.waitUntil(lambda: session.bridge.is_idle)
    return window


def end(program: Program) -> None:
    """End a whole program, and let go of what it showed."""
    program.end()
    for widget in filter(None, (program.trouble, program.window)):
        widget.hide()
        widget.deleteLater()
    program.setParent(None)
    program.deleteLater()


def card_of(window: Window, item: str, part: str = "i.ke-hoach"):
    window.outline.choose(part)
    return window.places.form.cards[item]


def editor_of(window: Window, item: str) -> RichTextEditor:
    editor = card_of(window, item).findChild(RichTextEditor)
    editor.setFocus()
    return editor


def text_of(window: Window, item: str) -> str:
    return plain_text(card_of(window, item).answer().blocks)


def kept_answer(qtbot, window: Window, item: str) -> Answer:
    """Return what the file holds of an answer, read on the window's own database thread."""
    found: list[Answer] = []
    window.session.bridge.run(lambda desk: desk.report(DOCUMENT).answer(item), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def saved(qtbot, window: Window) -> None:
    """Wait until everything that was typed is on the disk."""
    qtbot.waitUntil(
        lambda: not window.session.is_unsaved and window.session.bridge.is_idle, timeout=10000
    )


def strike(widget: QWidget, letter: str) -> None:
    """Press and release the key of a letter, also of one that no keyboard has; "\b" goes back."""
    key = Qt.Key.Key_Backspace if letter == "\b" else Qt.Key.Key_unknown
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, event)
