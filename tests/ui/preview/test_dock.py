"""The dock of the preview: when it is there, what it remembers, what it costs a start."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from cchc_desk.ui.preview import dock as docks
from cchc_desk.ui.settings import Settings
from tests.ui.windows import editor_of, make_workspace, open_window

# Each costs the start of the program from 4 ms to 40 ms, and typst 80 MB.
HEAVY = {
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "cchc_desk.desk.preview",
    "cchc_desk.export.typesetter",
    "cchc_desk.ui.preview.content",
    "cchc_desk.ui.printing.flow",
    "typst",
}

IMPORT_WINDOW = "import sys; import cchc_desk.ui.window; print(*sys.modules)"


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def path(tmp_path):
    return make_workspace(tmp_path / "sổ.cchc")


@pytest.fixture
def opened(qtbot, path, settings, monkeypatch):
    """Return a function that opens a window; the screen of tests is a narrow one."""
    windows = []

    def open_(*, is_wide=False, workspace=path):
        monkeypatch.setattr(docks, "NARROW", 0 if is_wide else 1200)
        window = open_window(qtbot, workspace, settings)
        windows.append(window)
        return window

    yield open_
    for window in windows:
        window.close()


@pytest.fixture
def window(opened):
    return opened()


def is_shown(window):
    dock = window.findChild(QDockWidget, "preview-dock")
    return dock is not None and dock.isVisible()


def fill(qtbot, window):
    """Wait until the pages are on show."""
    qtbot.waitUntil(lambda: window.preview.content is not None, timeout=10000)
    content = window.preview.content
    qtbot.waitUntil(
        lambda: content.panel.view.page_count > 0 and content.panel.view.is_settled, timeout=20000
    )
    return content


def test_a_narrow_window_begins_without_the_preview(window):
    assert not is_shown(window)
    assert not window.header.preview.isChecked()


def test_a_wide_window_begins_with_it(opened):
    window = opened(is_wide=True)
    assert is_shown(window)
    assert window.header.preview.isChecked()


def test_where_there_is_no_document_yet_there_is_no_preview(opened, tmp_path):
    window = opened(is_wide=True, workspace=tmp_path / "mới.cchc")
    assert not is_shown(window)


def test_the_key_shows_it_and_hides_it_again(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for shown in (True, False):
        qtbot.keyClick(window, Qt.Key.Key_F2, Qt.KeyboardModifier.ControlModifier)
        assert is_shown(window) is shown
        assert window.header.preview.isChecked() is shown


def test_the_button_shows_it(qtbot, window):
    qtbot.mouseClick(window.header.preview, Qt.MouseButton.LeftButton)
    assert is_shown(window)


def test_closing_the_dock_is_remembered_by_the_button(qtbot, window):
    window.preview.toggle()
    window.preview.dock.close()
    assert not is_shown(window)
    assert not window.header.preview.isChecked()
    window.preview.toggle()
    assert is_shown(window)


def test_its_pages_come_after_it_was_painted(qtbot, window):
    window.preview.toggle()
    assert window.preview.content is None
    content = fill(qtbot, window)
    assert content.panel.view.page_count == 2


def test_a_click_on_a_real_page_leads_to_the_text(qtbot, window):
    window.preview.toggle()
    view = fill(qtbot, window).panel.view
    editor_of(window, "i.hop")
    middle = view.viewport().width() // 2
    points = [QPoint(middle, y) for y in range(view.viewport().height())]
    found = [each for each in points if item_at(view, each) == "i.ke-hoach"]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=found[len(found) // 2])
    assert "card:i.ke-hoach" in around(window.focusWidget())


def item_at(view, point):
    origin = view.origin_at(point)
    return None if origin is None else origin.item


def around(widget):
    names = []
    while widget is not None:
        names.append(widget.objectName())
        widget = widget.parentWidget()
    return names


@pytest.mark.parametrize("is_wide", [True, False])
def test_what_the_clerk_chose_is_remembered_for_such_a_window(opened, is_wide):
    first = opened(is_wide=is_wide)
    first.preview.toggle()
    chosen = is_shown(first)
    first.close()
    assert is_shown(opened(is_wide=is_wide)) is chosen


def test_a_narrow_window_keeps_its_own_choice(opened):
    wide = opened(is_wide=True)
    wide.close()
    assert not is_shown(opened())


@pytest.fixture
def roomy(qtbot, window, settings):
    """Return a function that makes a preview in a window with more room than the screen has."""

    def make():
        main = QMainWindow()
        qtbot.addWidget(main)
        main.setCentralWidget(QWidget())
        main.resize(1400, 700)
        preview = docks.Preview(main, window.session, window.places, settings, window.theme)
        main.preview = preview
        preview.recall()
        preview.settle()
        main.show()
        return main

    return make


def test_width_and_zoom_are_remembered(qtbot, roomy):
    first = roomy()
    qtbot.waitUntil(lambda: first.preview.dock.width() == docks.USUAL_WIDTH)
    content = fill(qtbot, first)
    first.resizeDocks([first.preview.dock], [520], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: first.preview.dock.width() == 520)
    content.panel.view.set_zoom(75)
    first.preview.remember()
    first.preview.close()
    second = roomy()
    assert fill(qtbot, second).panel.view.zoom_percent == 75
    assert second.preview.dock.width() == 520
    second.preview.close()


def test_a_page_without_a_document_has_the_window_for_itself(qtbot, window):
    window.preview.toggle()
    guest = QWidget()
    window.places.show_guest(guest)
    assert not is_shown(window)
    window.places.leave_guest()
    assert is_shown(window)


def test_a_wide_page_that_leaves_does_not_widen_the_window(qtbot, window):
    window.preview.toggle()
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: window.preview.content is not None)
    before = window.width()
    guest = QWidget()
    guest.setMinimumWidth(before - 40)
    window.places.show_guest(guest)
    qtbot.waitUntil(lambda: window.centralWidget().minimumSizeHint().width() >= before - 40)
    QApplication.processEvents()
    window.places.leave_guest()
    assert is_shown(window)
    assert window.width() == before


def test_a_window_can_be_closed_at_once(qtbot, opened):
    window = opened(is_wide=True)
    window.close()
    assert window.preview.content is None


def test_a_window_can_be_closed_while_its_pages_come(qtbot, window):
    window.preview.toggle()
    qtbot.waitUntil(lambda: window.preview.content is not None)
    window.close()


def test_its_buttons_have_names_for_readers(qtbot, window):
    window.preview.toggle()
    bar = fill(qtbot, window).panel.bar
    for widget in (bar.previous, bar.next, bar.smaller, bar.zoom, bar.larger, bar.print):
        assert widget.accessibleName()
    assert window.preview.dock.accessibleName()


def test_the_buttons_drive_the_pages(qtbot, window):
    window.preview.toggle()
    panel = fill(qtbot, window).panel
    panel.view.set_zoom(100)  # else the window shows all at once
    panel.bar.next.click()
    assert panel.bar.count.text() == "2/2"
    panel.bar.previous.click()
    assert panel.bar.count.text() == "1/2"
    panel.bar.larger.click()
    assert panel.view.zoom_percent == panel.bar.zoom.currentData()
    panel.bar.zoom.setCurrentIndex(0)
    panel.bar.zoom.activated.emit(0)
    assert panel.view.zoom_percent is None


def test_the_printer_in_the_bar_asks_for_printing(qtbot, window):
    window.preview.toggle()
    panel = fill(qtbot, window).panel
    with qtbot.waitSignal(window.preview.print_wanted):
        window.preview.print_wanted.disconnect(window.outputs.ask_print)
        panel.bar.print.click()


def test_a_window_starts_without_anything_of_the_pages():
    command = [sys.executable, "-c", IMPORT_WINDOW]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & HEAVY == set()
