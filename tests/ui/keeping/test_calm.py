"""Heavy work that nobody asked for waits for a pause in the typing, but not for ever."""

import pytest

from cchc_desk.ui.autosave import Autosave
from cchc_desk.ui.keeping import calm
from cchc_desk.ui.keeping.calm import Calm


@pytest.fixture
def autosave(qapp):
    return Autosave()


@pytest.fixture
def made(autosave, monkeypatch):
    monkeypatch.setattr(calm, "PAUSE_MS", 200)
    monkeypatch.setattr(calm, "_LOOK_MS", 20)
    return Calm(autosave, autosave)


def typed(autosave):
    autosave.touch("ô", lambda: None)
    autosave.flush()


def test_where_nobody_types_it_is_done_at_once(made):
    done = []
    made.call(lambda: done.append("done"))
    assert done == ["done"]


def test_it_waits_for_a_pause_and_is_done_once(qtbot, autosave, made):
    done = []
    typed(autosave)
    made.call(lambda: done.append("done"))
    assert done == []
    qtbot.waitUntil(lambda: bool(done), timeout=3000)
    assert made.is_calm
    assert done == ["done"]


def test_what_waits_to_be_kept_is_no_pause(qtbot, autosave, made):
    done = []
    autosave.touch("ô", lambda: None)
    made.call(lambda: done.append("done"))
    assert not made.is_calm
    autosave.flush()
    qtbot.waitUntil(lambda: bool(done), timeout=3000)


def test_typing_for_ever_does_not_put_it_off_for_ever(qtbot, autosave, made, monkeypatch):
    monkeypatch.setattr(calm, "MOST_S", 0.1)
    monkeypatch.setattr(calm, "PAUSE_MS", 3_600_000)
    done = []
    typed(autosave)
    made.call(lambda: done.append("done"))
    qtbot.waitUntil(lambda: bool(done), timeout=3000)
    assert not made.is_calm
