"""What every test of the window runs in: no screen, and a PySide6 that does not abort."""

import ctypes
import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


KEPT = (None, True, False)


def make_immortal():
    """Keep None, True and False alive where Python itself does not yet (before 3.12).

    PySide6 6.12.0 drops a reference to them in every call that returns one; 5,000 calls of
    ``QWidget.update()`` abort Python 3.11.7 ("none_dealloc"), 6.11.1 does not. To be deleted
    when PySide6 is fixed or Python 3.12 is the oldest.
    """
    for value in KEPT:
        ctypes.c_ssize_t.from_address(id(value)).value += 1 << 40


if sys.version_info < (3, 12):
    make_immortal()


def pytest_collection_modifyitems(items):
    """Ignore what the screenless platform says of its own limits (Qt 6.12) in the tests here."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))
