"""F1 inside dialogs, which keep the window's own keys from working."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from cchc_desk.ui.importing.notes_dialog import NotesDialog
from cchc_desk.ui.settings import Settings
from tests.ui.importing.files import WITH_TASKS, write_paper
from tests.ui.windows import make_workspace, open_window


@pytest.fixture
def window(qtbot, tmp_path):
    path = make_workspace(tmp_path / "sổ.cchc")
    made = open_window(qtbot, path, Settings(tmp_path / "settings.ini"))
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.help.close()
    made.close()


def ask_new(window, _tmp_path):
    window.menus.actions["new"].trigger()


def ask_day_of_a_profile(window, _tmp_path):
    window.menus.actions["office"].trigger()
    settle(window)
    window.findChild(QPushButton, "profile-add").click()


def paste_tasks(window, _tmp_path):
    window.menus.actions["tasks"].trigger()
    copied = QMimeData()
    copied.setText("STT\tNội dung\n1\tKiểm tra\n2\tTập huấn\n")
    QApplication.clipboard().setMimeData(copied)
    window.findChild(QAction, "task-paste").trigger()


def read_notes(window, _tmp_path):
    NotesDialog(("Một lưu ý.",), window.theme, window).open()


def settle(window):
    loop = 100
    while not window.session.bridge.is_idle or loop:
        QApplication.processEvents()
        loop = max(loop - 1, 0)


def page_of_help(window):
    """Press F1 where the cursor is and return the page that is shown."""
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    assert window.help.isVisible()
    return window.help.browser.topic.id


@pytest.mark.parametrize(
    ("open_dialog", "page"),
    [
        (ask_new, "van-ban-moi"),
        (ask_day_of_a_profile, "co-quan"),
        (paste_tasks, "dan-nhiem-vu"),
        (read_notes, "mo-bao-cao-word"),
    ],
)
def test_f1_in_a_dialog_opens_its_page(qtbot, window, tmp_path, open_dialog, page):
    open_dialog(window, tmp_path)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert page_of_help(window) == page
    assert dialog.isVisible()
    dialog.reject()


def test_a_dialog_that_comes_back_has_the_key_once(qtbot, window):
    dialog = NotesDialog((), window.theme, window)
    for _ in range(2):
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        dialog.reject()
    assert len(dialog.findChildren(QShortcut, "help-key")) == 1


def test_f1_on_the_page_of_confirmation_explains_it(qtbot, window, tmp_path):
    window.open_files((write_paper(tmp_path / "báo cáo.docx", WITH_TASKS),))
    qtbot.waitUntil(lambda: window.file_import.view is not None, timeout=20_000)
    assert page_of_help(window) == "mo-bao-cao-word"
