"""A window that is kept safe, with a place of backups of its own."""

import pytest
from PySide6.QtWidgets import QMessageBox

from cchc_desk.desk import backups
from cchc_desk.ui.settings import Settings
from tests.ui.windows import make_workspace, open_window


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture(autouse=True)
def _no_question_at_the_end(monkeypatch):
    """Let windows close at the end of a test without waiting for an answer."""

    def answer(box):
        lose = QMessageBox.ButtonRole.DestructiveRole
        next(each for each in box.buttons() if box.buttonRole(each) == lose).click()

    monkeypatch.setattr(QMessageBox, "exec", answer)


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def window(qtbot, tmp_path, settings):
    made = open_window(qtbot, make_workspace(tmp_path / "sổ.cchc"), settings)
    yield made
    made.safe.close()
    made.session.abandon()


@pytest.fixture
def backed_up(qtbot, window):
    """Make a proved backup of the window's workspace and return it."""
    made = []
    window.safe.keeping.keeper.back_up_now(made.append, made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=10000)
    assert made[0] in backups.list_backups(backups.usual_place())
    return made[0]
