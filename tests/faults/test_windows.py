"""F1, F18, F19, F36 to F39: the real window, without a screen, in processes of its own."""

import json
import sys

import pytest

from tests.faults.recording import run
from tests.faults.window_troubles import FLUSH_MS

# By how a window ends: the fault, and the tries of every run and of a release.
STORMS = {
    "kill": ("F1", 60, 500),
    "crash": ("F39", 10, 50),
    "away": ("F18", 10, 50),
    "unfocused": ("F18", 10, 50),
    "sleep": ("F18", 10, 50),
    "logoff": ("F19", 10, 50),
}
CRASHES = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no signal that crashes another process"
)
BAD = ("damaged", "lost", "falsely_saved", "without_a_stack")


def seen_in(module, what, *arguments, **environment):
    code = f"from runpy import run_module; run_module({module!r}, run_name='__main__')"
    return json.loads(run(code, what, *arguments, **environment))


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    "ending",
    [pytest.param(each, marks=CRASHES if each == "crash" else ()) for each in STORMS],
)
def test_the_end_of_a_window_takes_nothing_that_was_promised(tmp_path, tries, figures, ending):
    fault, *counts = STORMS[ending]
    count = tries(*counts)
    seen = seen_in("tests.faults.typing_windows", ending, count, tmp_path)
    bad = {name: seen[name] for name in BAD}
    waited = f", saved within {seen['waited_ms']} ms" if seen["waited_ms"] else ""
    figures.add(
        fault,
        f"{count} windows typed into ({seen['keys']} keys) and ended: {ending}",
        f"{sum(bad.values())} lost, damaged or falsely told as saved{waited}",
    )
    assert bad == dict.fromkeys(BAD, 0)
    assert seen["windows"] == count
    assert seen["keys"] > count
    # However busy the machine was, keys must have come that had to be on the disk.
    assert seen["due"] > count or ending == "crash"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("ending", ["kill", "away"])
def test_windows_that_were_started_one_by_one_lose_nothing_either(tmp_path, ending):
    seen = seen_in("tests.faults.typing_windows", ending, 4, tmp_path, "started")
    assert {name: seen[name] for name in BAD} == dict.fromkeys(BAD, 0)
    assert seen["windows"] == 4
    assert seen["keys"] > 4


def test_typing_never_waits_for_a_slow_disk(library, tmp_path, figures):
    seen = seen_in("tests.faults.window_troubles", "slow disk", tmp_path, LD_PRELOAD=str(library))
    taken_ms = seen["taken_ms"]
    p99_ms = taken_ms[int(len(taken_ms) * 0.99)]
    figures.add(
        "F37",
        f"{len(taken_ms)} keys while a flush takes 2 s",
        f"key to screen p99 {p99_ms:.0f} ms, “Saving…” told, {seen['lost']} keys lost",
    )
    assert seen["says_saving"]
    assert seen["lost"] == 0
    # The 16 ms of the matrix want a quiet machine (tests.bench); one that waits takes 2,000.
    assert taken_ms[-1] < FLUSH_MS


def test_a_bug_anywhere_saves_first_and_quotes_nobody(tmp_path, figures):
    seen = seen_in("tests.faults.window_troubles", "bugs", tmp_path)
    figures.add(
        "F38",
        f"bugs in {seen['bugs']} entries of the menus",
        f"{seen['lost']} keys lost, {seen['told']} told, log quotes {seen['quoted']}",
    )
    assert seen["told"] == seen["bugs"] == seen["logged"]
    assert (seen["unsaved"], seen["lost"], seen["quoted"]) == (0, 0, 0)
    assert seen["typed"] == seen["bugs"]


@pytest.mark.timeout(1800)
def test_whatever_is_done_to_a_field_its_states_can_be_read_again(tmp_path, tries, figures):
    count = tries(150, 2000)
    seen = seen_in("tests.faults.window_troubles", "random edits", tmp_path, count)
    figures.add(
        "F36",
        f"{count} random steps in the window, {seen['stood']} states that stood",
        f"{seen['lost']} lost",
    )
    assert seen["lost"] == 0
    assert seen["stood"] > count // 10
