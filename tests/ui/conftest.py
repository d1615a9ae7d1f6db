"""What every test of the window runs in: no screen."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session", autouse=True)
def _plain_clipboard(qapp):
    """Leave nothing of Python's in the clipboard: Qt lets it go after Python has ended."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _plain_looks(qapp):
    """Leave the application as it looked: a theme is for the test that asked for it."""
    font, palette, sheet = qapp.font(), qapp.palette(), qapp.styleSheet()
    yield
    if qapp.styleSheet() != sheet:
        qapp.setStyleSheet(sheet)
        qapp.setPalette(palette)
        qapp.setFont(font)


def pytest_collection_modifyitems(items):
    """Ignore what the screenless platform says of its own limits (Qt 6.12) in the tests here."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))
