"""What every test of the window runs in: no screen."""

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desk.ui.autosave import Autosave
from cchc_desk.ui.theme import Theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session", autouse=True)
def _plain_clipboard(qapp):
    """Leave nothing of Python's in the clipboard: Qt lets it go after Python has ended."""
    yield
    qapp.clipboard().clear()


NO_LOOKS = " "
"""A style sheet of nothing. To take away the last one deletes what Qt knows of the widgets that it
dressed; those not deleted yet are then dressed again after their end, and the program dies."""


@pytest.fixture(scope="session", autouse=True)
def _no_looks(qapp):
    """Begin with the looks that every test leaves behind."""
    qapp.setStyleSheet(NO_LOOKS)


@pytest.fixture(autouse=True)
def _plain_looks(qapp, _no_looks):
    """Leave the application as it looked: a theme is for the test that asked for it."""
    font, palette = qapp.font(), qapp.palette()
    yield
    for theme in qapp.findChildren(Theme):
        theme.setParent(None)
        theme.deleteLater()
    if qapp.styleSheet() != NO_LOOKS:
        qapp.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
        qapp.setStyleSheet(NO_LOOKS)
        qapp.setPalette(palette)
        qapp.setFont(font)


@pytest.fixture
def typing(monkeypatch):
    """Return a list that is empty when nobody types any more."""
    keys = ["a"]
    monkeypatch.setattr(Autosave, "is_typing", property(lambda _autosave: bool(keys)))
    return keys


@pytest.fixture
def dialog(qtbot):
    """Return what waits for a dialog by its object name."""

    def find(name):
        def shown():
            return [
                each for each in QApplication.topLevelWidgets()
                if each.objectName() == name and each.isVisible()
            ]  # fmt: skip

        qtbot.waitUntil(lambda: bool(shown()), timeout=10000)
        return shown()[0]

    return find
