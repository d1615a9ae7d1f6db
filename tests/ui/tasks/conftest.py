"""A task page with a few rows, shown and active, that keeps what is requested of it."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from itertools import count

import pytest

from cchc_desk.ui.tasks.page import TaskPage
from tests.ui.tasks.clerk import APPENDIX, RESULTS, ROWS, Clerk


@pytest.fixture
def clerk(qtbot):
    names = count(1)
    page = TaskPage(new_id=lambda: f"new{next(names)}")
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.set_appendix(APPENDIX)
    page.set_rows(ROWS, RESULTS)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.view.setFocus()
    return Clerk(qtbot, page)
