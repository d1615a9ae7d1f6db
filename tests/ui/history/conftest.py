"""A window with a past."""

import pytest

from cchc_desk.ui.settings import Settings
from tests.factories import answered
from tests.ui.windows import make_workspace, open_window, saved

TEXTS = ("Đã họp 01 lần trong quý.", "Đã họp 02 lần trong quý.", "Đã họp 03 lần trong quý này.")


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    monkeypatch.setattr("cchc_desk.desk.versions._is_soon", lambda *_times: False)
    made = open_window(
        qtbot, make_workspace(tmp_path / "sổ.cchc"), Settings(tmp_path / "settings.ini")
    )
    for text in TEXTS:
        made.session.set_answer("i.hop", answered(text))
        saved(qtbot, made)
    yield made
    made.session.abandon()
