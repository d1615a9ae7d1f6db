import pytest
from PySide6.QtGui import QGuiApplication

from cchc_desk.ui.outline_panel import TASKS
from cchc_desk.ui.settings import Settings
from tests.ui.windows import editor_of, make_workspace, open_window


@pytest.fixture
def window(qtbot, tmp_path):
    return open_window(qtbot, make_workspace(tmp_path / "a.cchc"), Settings(tmp_path / "s.ini"))


def copied():
    return QGuiApplication.clipboard().text()


def test_the_item_at_the_cursor_is_copied_with_what_was_typed_last(qtbot, window):
    qtbot.keyClicks(editor_of(window, "i.hop"), "Bon cuoc.")
    window.outputs.copy_item()
    assert copied() == "Bon cuoc."


def test_a_whole_part_is_copied_without_its_heading(qtbot, window):
    qtbot.keyClicks(editor_of(window, "i.hop"), "Bon cuoc.")
    window.outputs.copy_place()
    assert "Bon cuoc." in copied()
    assert not copied().startswith("I.")


def test_the_table_is_copied_as_rows(qtbot, window):
    window.outline.choose_place(TASKS)
    qtbot.waitUntil(lambda: window.places.is_on_show("tasks"))
    window.outputs.copy_place()
    assert "\t" in copied().splitlines()[0]
    assert QGuiApplication.clipboard().mimeData().hasHtml()
