"""F8: the program is started many times at once, killed, and started again."""

from random import Random

import pytest

from cchc_desk.storage.check import verify
from tests.faults.starting import DEADLINE_S, TOGETHER, race, start_again
from tests.ui.windows import make_workspace


@pytest.mark.timeout(1800)
def test_of_many_starts_at_once_one_writes_and_its_death_stops_nobody(tmp_path, tries, figures):
    path = make_workspace(tmp_path / "sổ.cchc")
    rounds = tries(3, 50)
    chance = Random(8)  # noqa: S311 - no secret
    seen = [race(path, number, chance) for number in range(rounds)]
    slowest_s = max(each.again_s for each in seen)
    figures.add(
        "F8",
        f"{rounds} rounds of {TOGETHER} starts at once, the writer killed",
        f"{sum(each.writers == 1 for each in seen)} of {rounds} with 1 writer; "
        f"{sum(each.next_told != 'writes' for each in seen)} refused after the kill, "
        f"started again within {slowest_s:.1f} s",
    )
    assert [each.writers for each in seen] == [1] * rounds
    assert {told for each in seen for told in each.others} == {"WorkspaceInUseError"}
    assert [each.next_told for each in seen] == ["writes"] * rounds
    assert all(each.is_kept for each in seen)
    assert slowest_s <= DEADLINE_S
    assert verify(path) == ()


@pytest.mark.timeout(1800)
def test_a_killed_window_is_open_again_at_the_next_start(tmp_path, tries, figures):
    path = make_workspace(tmp_path / "sổ.cchc")
    rounds = tries(3, 20)
    seen = [start_again(path, tmp_path / "nhà") for _ in range(rounds)]
    slowest_s = max(each.again_s for each in seen)
    figures.add(
        "F8",
        f"{rounds} windows, started twice, killed",
        f"{sum(each.second == ('', 0) for each in seen)} second starts raised the first window; "
        f"shown again within {slowest_s:.1f} s",
    )
    assert [each.first for each in seen] == ["shown"] * rounds
    assert [each.second for each in seen] == [("", 0)] * rounds
    assert [each.third for each in seen] == ["shown"] * rounds
    assert slowest_s <= DEADLINE_S
