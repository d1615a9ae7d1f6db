import pytest

from cchc_desk.ui.editors import RichTextField
from cchc_desk.ui.editors.rich_text import RichTextEditor


def show(qtbot, widget):
    """Show a widget as the clerk sees it: on screen, active."""
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


@pytest.fixture
def editor(qtbot):
    shown = show(qtbot, RichTextEditor())
    shown.setFocus()
    return shown


@pytest.fixture
def field(qtbot):
    shown = show(qtbot, RichTextField())
    shown.setFocus()
    return shown


@pytest.fixture
def on_screen(qtbot):
    """Return a function that shows a widget."""
    return lambda widget: show(qtbot, widget)
