"""The thread beside the window: what was asked for last comes, what is older goes."""

from collections import defaultdict
from threading import Event, current_thread, main_thread
from time import sleep

import pytest

from cchc_desk.ui.preview.newest import Newest


class Work:
    """Do what is asked when it may; ``begun`` is what was."""

    def __init__(self):
        self.begun, self.threads = [], []
        self.gates = defaultdict(Event)
        self.is_open = False

    def __call__(self, asked):
        self.begun.append(asked)
        self.threads.append(current_thread())
        assert self.is_open or self.gates[asked].wait(10)
        if isinstance(asked, Exception):
            raise asked
        return f"{asked} made"

    def open(self):
        self.is_open = True
        for gate in list(self.gates.values()):
            gate.set()


@pytest.fixture
def work():
    return Work()


@pytest.fixture
def newest(qapp, work):
    made = Newest(work)
    made.heard = []
    made.told.connect(made.heard.append)
    yield made
    work.open()
    assert made.close(5000)


def made_of(newest):
    return [outcome.made for outcome in newest.heard]


def test_work_is_done_on_one_other_thread_and_told_here(qtbot, newest, work):
    here = []
    newest.told.connect(lambda _outcome: here.append(current_thread()))
    work.open()
    for asked in ("a", "b"):
        newest.ask(asked)
        qtbot.waitUntil(lambda: newest.is_idle)
    assert made_of(newest) == ["a made", "b made"]
    assert len(set(work.threads)) == 1
    assert work.threads[0] is not main_thread()
    assert set(here) == {main_thread()}


def test_of_all_that_waits_only_the_newest_is_done(qtbot, newest, work):
    newest.ask("first")
    qtbot.waitUntil(lambda: work.begun == ["first"])
    for asked in ("second", "third", "last"):
        newest.ask(asked)
    work.open()
    qtbot.waitUntil(lambda: newest.is_idle)
    assert work.begun == ["first", "last"]


def test_what_was_under_way_is_told_while_the_newer_is_being_made(qtbot, newest, work):
    newest.ask("first")
    qtbot.waitUntil(lambda: work.begun == ["first"])
    newest.ask("last")
    work.gates["first"].set()
    qtbot.waitUntil(lambda: made_of(newest) == ["first made"])
    assert not newest.is_idle
    work.open()
    qtbot.waitUntil(lambda: made_of(newest) == ["first made", "last made"])


def begin(work, asked):
    """Wait until something is begun, without letting the window hear of what came before."""
    while asked not in work.begun:
        sleep(0.001)


def test_what_is_stale_is_dropped_when_the_newer_is_ready(qtbot, newest, work):
    for asked in ("stale", "ready", "under way"):
        newest.ask(asked)
        begin(work, asked)
        if asked != "under way":
            work.gates[asked].set()
    qtbot.waitUntil(lambda: made_of(newest) == ["ready made"])
    work.open()
    qtbot.waitUntil(lambda: newest.is_idle)
    assert made_of(newest) == ["ready made", "under way made"]


def test_an_error_is_told_with_what_was_asked(qtbot, newest, work):
    error = KeyError("x")
    work.open()
    newest.ask(error)
    qtbot.waitUntil(lambda: newest.is_idle)
    assert [(each.asked, each.error) for each in newest.heard] == [(error, error)]


def test_it_goes_on_after_an_error(qtbot, newest, work):
    work.open()
    newest.ask(KeyError("x"))
    qtbot.waitUntil(lambda: newest.is_idle)
    newest.ask("on")
    qtbot.waitUntil(lambda: newest.is_idle)
    assert made_of(newest) == [None, "on made"]


def test_what_is_dropped_is_not_told(qtbot, newest, work):
    newest.ask("gone")
    qtbot.waitUntil(lambda: work.begun == ["gone"])
    newest.drop()
    assert newest.is_idle
    newest.ask("here")
    work.open()
    qtbot.waitUntil(lambda: newest.is_idle)
    assert made_of(newest) == ["here made"]


def test_closing_does_not_wait_for_work_that_takes_long(qtbot, qapp):
    work = Work()
    newest = Newest(work)
    heard = []
    newest.told.connect(heard.append)
    newest.ask("long")
    qtbot.waitUntil(lambda: work.begun == ["long"])
    assert not newest.close(20)
    work.open()
    assert newest.close(5000)
    qapp.processEvents()
    assert heard == []
