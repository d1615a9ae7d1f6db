"""Work beside the window: what it says is heard on the window's thread, until it is cancelled."""

from threading import Event, current_thread, main_thread

import pytest

from cchc_desk.errors import UserError
from cchc_desk.ui.jobs import Jobs, Latest


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    assert made.close()


def fail(error):
    raise error


def test_work_is_done_on_another_thread_and_told_on_this_one(qtbot, jobs):
    seen = []
    job = jobs.run(lambda _c: current_thread(), lambda it: seen.append((it, current_thread())))
    assert job.is_under_way
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] is not main_thread()
    assert seen[0][1] is main_thread()
    assert not job.is_under_way


def test_how_far_it_is_is_told_before_the_end(qtbot, jobs):
    told, go_on = [], Event()

    def work(control):
        control.tell(0.5)
        go_on.wait(10)
        return "end"

    jobs.run(work, told.append, progress=told.append)
    qtbot.waitUntil(lambda: told == [0.5])
    go_on.set()
    qtbot.waitUntil(lambda: told == [0.5, "end"])


def test_a_sentence_for_the_user_goes_to_whoever_waits_for_it(qtbot, jobs):
    told = []
    jobs.run(lambda _c: fail(UserError("Tệp hỏng.")), fail, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert str(told[0]) == "Tệp hỏng."


@pytest.mark.parametrize("error", [KeyError("x"), UserError("Không ai nghe.")])
def test_an_error_that_nobody_takes_is_raised_here(qtbot, jobs, error):
    with qtbot.captureExceptions() as caught:
        job = jobs.run(lambda _c: fail(error), fail)
        qtbot.waitUntil(lambda: not job.is_under_way)
    assert [found for _kind, found, _trace in caught] == [error]


def test_what_is_cancelled_is_asked_to_stop_and_says_nothing_more(qtbot, jobs):
    told, stopped = [], Event()

    def work(control):
        while not control.is_cancelled():
            control.tell(0.25)
        stopped.set()
        raise UserError("Đã dừng.")

    job = jobs.run(work, told.append, told.append, lambda _share: job.cancel())
    qtbot.waitUntil(stopped.is_set)
    assert job.wait(5000)
    later = jobs.run(lambda _c: "later", told.append)
    qtbot.waitUntil(lambda: not later.is_under_way)
    assert told == ["later"]


def test_closing_cancels_all_and_waits(qapp):
    jobs = Jobs()
    stopped = []

    def work(control):
        while not control.is_cancelled():
            pass
        stopped.append(1)

    jobs.run(work, stopped.append)
    assert jobs.close()
    assert stopped == [1]


def test_work_that_does_not_stop_is_left_to_itself(qapp):
    jobs, go_on = Jobs(), Event()
    job = jobs.run(lambda _c: go_on.wait(10), lambda _result: None)
    assert not jobs.close(timeout_ms=20)
    go_on.set()
    assert job.wait(5000)


def test_only_the_newest_of_what_waits_is_done(qtbot, jobs):
    latest, told, go_on = Latest(jobs), [], Event()
    latest.ask(lambda _c: go_on.wait(10), told.append)
    for number in range(3):
        latest.ask(lambda _c, number=number: number, told.append)
    assert not latest.is_idle
    go_on.set()
    qtbot.waitUntil(lambda: latest.is_idle)
    assert told == [2]


def test_what_is_dropped_is_not_told_and_new_work_is(qtbot, jobs):
    latest, told = Latest(jobs), []
    latest.ask(lambda _c: "old", told.append)
    latest.drop()
    latest.ask(lambda _c: "new", told.append)
    qtbot.waitUntil(lambda: latest.is_idle)
    assert told == ["new"]


def test_a_bug_in_the_work_does_not_stop_what_is_newest(qtbot, jobs):
    latest, told = Latest(jobs), []
    with qtbot.captureExceptions():
        latest.ask(lambda _c: fail(KeyError("x")), told.append)
        qtbot.waitUntil(lambda: latest.is_idle)
    latest.ask(lambda _c: "on", told.append)
    qtbot.waitUntil(lambda: told == ["on"])
