from threading import Event, current_thread, main_thread

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.storage import faults
from cchc_desk.storage.workspace import Workspace
from cchc_desk.ui.bridge import Bridge


@pytest.fixture
def path(tmp_path):
    Workspace.create(tmp_path / "sổ.cchc").close()
    return tmp_path / "sổ.cchc"


@pytest.fixture
def bridge(qtbot, path):
    made = Bridge(lambda: Desk.open(path))
    yield made
    assert made.close()


def fail(error):
    raise error


def test_the_file_is_opened_before_anything_is_asked_for(qtbot, path):
    bridge = Bridge(lambda: Desk.open(path))
    with qtbot.waitSignal(bridge.opened):
        pass
    assert bridge.close()


def test_work_is_done_on_another_thread_and_told_on_this_one(qtbot, bridge):
    seen = []
    bridge.run(lambda _desk: current_thread(), lambda it: seen.append((it, current_thread())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] is not main_thread()
    assert seen[0][1] is main_thread()


def test_results_come_in_the_order_of_the_work(qtbot, bridge):
    told = []
    for number in range(20):
        bridge.run(lambda _desk, number=number: number, told.append)
    assert not bridge.is_idle
    qtbot.waitUntil(lambda: bridge.is_idle)
    assert told == list(range(20))


def test_a_sentence_for_the_user_goes_to_whoever_waits_for_it(qtbot, bridge):
    told = []
    bridge.run(lambda _desk: fail(UserError("Đầy.")), None, told.append)
    qtbot.waitUntil(lambda: bridge.is_idle)
    assert [str(error) for error in told] == ["Đầy."]


def test_a_sentence_that_nobody_takes_is_a_bug(qtbot, bridge):
    with qtbot.captureExceptions() as caught:
        bridge.run(lambda _desk: fail(UserError("Đầy.")))
        qtbot.waitUntil(lambda: bridge.is_idle)
    assert [kind for kind, _error, _trace in caught] == [UserError]


def test_a_bug_is_raised_here_and_the_thread_goes_on(qtbot, bridge):
    told = []
    with qtbot.captureExceptions() as caught:
        bridge.run(lambda _desk: fail(KeyError("x")), told.append, told.append)
        bridge.run(lambda _desk: "on", told.append)
        qtbot.waitUntil(lambda: bridge.is_idle)
    assert [kind for kind, _error, _trace in caught] == [KeyError]
    assert told == ["on"]


def test_waiting_tells_the_results_also_of_what_they_ask_for(bridge):
    told = []
    bridge.run(lambda _desk: 1, lambda one: bridge.run(lambda _desk: one + 1, told.append))
    assert bridge.wait(5000)
    assert told == [2]
    assert bridge.is_idle


def test_waiting_for_nothing_is_done_at_once(bridge):
    assert bridge.wait(0)


def test_waiting_inside_a_result_tells_the_others(bridge):
    told = []
    bridge.run(lambda _desk: "outer", lambda it: (told.append(bridge.wait(5000)), told.append(it)))
    bridge.run(lambda _desk: "inner", told.append)
    assert bridge.wait(5000)
    assert told == ["inner", True, "outer"]


def test_waiting_for_a_slow_disk_ends(bridge):
    answers = Event()
    bridge.run(lambda _desk: answers.wait(10))
    assert not bridge.wait(20)
    answers.set()
    assert bridge.wait(5000)


def test_closing_finishes_all_work_and_lets_the_file_go(qtbot, path):
    bridge = Bridge(lambda: Desk.open(path))
    told = []
    bridge.run(lambda desk: len(desk.documents()), told.append)
    assert bridge.close()
    assert bridge.close()
    assert told == [0]
    Desk.open(path).close()


def test_a_disk_that_is_gone_does_not_keep_the_file_from_being_let_go(qtbot, path, monkeypatch):
    close = Desk.close
    bridge = Bridge(lambda: Desk.open(path))

    def gone(desk):
        close(desk)
        raise faults.disk_full(path)

    monkeypatch.setattr(Desk, "close", gone)
    assert bridge.close()


def test_closing_does_not_wait_for_ever(qtbot, path):
    bridge = Bridge(lambda: Desk.open(path))
    answers = Event()
    bridge.run(lambda _desk: answers.wait(10))
    assert not bridge.close(timeout_ms=20)
    answers.set()
    assert bridge.close()


def test_what_cannot_be_opened_is_told_once_and_its_work_dropped(qtbot, tmp_path):
    bridge = Bridge(lambda: Desk.open(tmp_path / "mất.cchc"))
    failures, told = [], []
    bridge.open_failed.connect(failures.append)
    for _ in range(3):
        bridge.run(lambda _desk: 1, told.append, told.append)
    qtbot.waitUntil(lambda: bridge.is_idle)
    assert [type(error) for error in failures] == [faults.MissingWorkspaceError]
    assert told == []
    assert bridge.close()


def test_a_bug_in_opening_is_raised_here(qtbot):
    with qtbot.captureExceptions() as caught:
        bridge = Bridge(lambda: fail(ZeroDivisionError()))
        bridge.run(lambda _desk: 1)
        qtbot.waitUntil(lambda: bridge.is_idle)
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]
    assert bridge.close()


def test_work_that_comes_after_the_end_is_dropped(qtbot, bridge):
    assert bridge.close()
    told = []
    bridge.run(lambda _desk: 1, told.append)
    assert bridge.is_idle
    assert told == []
