import time

import pytest

from cchc_desk.ui.autosave import AFTER_FIRST_KEY_MS, AFTER_LAST_KEY_MS, TYPING_MS, Autosave
from tests.ui.sessions import pause


@pytest.fixture
def autosave(qapp):
    return Autosave()


def test_what_was_typed_is_handed_over_soon_after_the_last_key(qtbot, autosave):
    saved = []
    begun = time.monotonic()
    autosave.touch("a", lambda: saved.append(time.monotonic()))
    qtbot.waitUntil(lambda: bool(saved))
    assert 0.9 * AFTER_LAST_KEY_MS <= (saved[0] - begun) * 1000 < AFTER_FIRST_KEY_MS


def test_one_who_types_on_and_on_is_saved_in_time(qtbot, autosave):
    saved = []
    begun = time.monotonic()
    while not saved and time.monotonic() - begun < 3:
        autosave.touch("a", lambda: saved.append(time.monotonic()))
        pause(100)
    assert (saved[0] - begun) * 1000 < AFTER_FIRST_KEY_MS + 300


def test_typing_lasts_until_no_key_comes_for_a_moment(autosave):
    assert not autosave.is_typing
    autosave.touch("a", lambda: None)
    autosave.flush()
    assert autosave.is_typing
    pause(TYPING_MS + 20)
    assert not autosave.is_typing


def test_flush_hands_over_at_once_and_in_the_order_of_the_first_keys(autosave):
    saved = []
    for field in "aba":
        autosave.touch(field, lambda field=field: saved.append(field))
    autosave.flush()
    assert saved == ["a", "b"]
    assert not autosave.has_pending


def test_a_field_is_pending_until_its_turn(autosave):
    pending = []
    for field in "ab":
        autosave.touch(
            field, lambda: pending.append((autosave.is_pending("a"), autosave.is_pending("b")))
        )
    autosave.flush()
    assert pending == [(False, True), (False, False)]


def test_the_field_that_is_handed_over_is_known(autosave):
    seen = []
    autosave.touch("a", lambda: seen.append(autosave.field))
    autosave.flush()
    assert (seen, autosave.field) == (["a"], None)


def test_pending_is_told_when_it_begins_and_when_it_ends(autosave):
    told = []
    autosave.pending_changed.connect(told.append)
    autosave.touch("a", lambda: None)
    autosave.touch("b", lambda: None)
    autosave.flush()
    autosave.flush()
    assert told == [True, False]


def test_whoever_keeps_text_himself_is_asked_first(autosave):
    saved = []
    autosave.flushing.connect(lambda: autosave.touch("cell", lambda: saved.append("cell")))
    autosave.flush()
    assert saved == ["cell"]


def test_a_field_that_is_typed_into_meanwhile_is_saved_later(qtbot, autosave):
    saved = []

    def save():
        saved.append("a")
        if len(saved) == 1:
            autosave.touch("a", save)

    autosave.touch("a", save)
    autosave.flush()
    assert (saved, autosave.is_pending("a")) == (["a"], True)
    qtbot.waitUntil(lambda: saved == ["a", "a"])


def test_a_flush_inside_a_flush_hands_over_each_field_once(autosave):
    saved = []
    autosave.touch("a", lambda: (saved.append("a"), autosave.flush()))
    autosave.touch("b", lambda: saved.append("b"))
    autosave.flush()
    assert saved == ["a", "b"]


class Broken:
    def __init__(self):
        self.is_mended = False
        self.tries = 0

    def save(self):
        self.tries += 1
        if not self.is_mended:
            raise ZeroDivisionError


def test_a_bug_in_one_field_does_not_keep_the_others(autosave):
    saved, broken = [], Broken()
    autosave.touch("bad", broken.save)
    autosave.touch("good", lambda: saved.append("good"))
    with pytest.raises(ZeroDivisionError):
        autosave.flush()
    assert saved == ["good"]
    assert autosave.has_stuck
    assert autosave.is_pending("bad")


def test_a_field_with_a_bug_is_tried_again_only_when_asked_for(autosave):
    broken = Broken()
    autosave.touch("bad", broken.save)
    with pytest.raises(ZeroDivisionError):
        autosave.flush()
    autosave.flush()
    assert broken.tries == 1
    broken.is_mended = True
    autosave.free_stuck()
    autosave.flush()
    assert not autosave.has_pending


def test_typing_into_a_field_with_a_bug_tries_it_again(autosave):
    broken = Broken()
    autosave.touch("bad", broken.save)
    with pytest.raises(ZeroDivisionError):
        autosave.flush()
    broken.is_mended = True
    autosave.touch("bad", broken.save)
    autosave.flush()
    assert (broken.tries, autosave.has_pending) == (2, False)
