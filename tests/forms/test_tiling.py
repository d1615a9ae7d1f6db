from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.period import STANDARD_KINDS, Period
from cchc_desk.forms.tiling import Window, tilings


def windows(*kinds, year=2026):
    by_id = {kind.id: Period(kind, year) for kind in STANDARD_KINDS}
    return [Window(by_id[kind].first_day, by_id[kind].last_day) for kind in kinds]


def whole(kind):
    return windows(kind)[0]


def test_two_quarters_make_half_a_year():
    assert list(tilings(whole("6-thang"), windows("quy-1", "quy-2"))) == [(0, 1)]


def test_the_longest_window_is_tried_first():
    found = tilings(whole("9-thang"), windows("quy-1", "quy-2", "6-thang", "quy-3", "9-thang"))
    assert list(found) == [(4,), (2, 3), (0, 1, 3)]


def test_a_gap_or_an_overlap_is_no_tiling():
    assert list(tilings(whole("6-thang"), windows("quy-1"))) == []
    assert list(tilings(whole("6-thang"), windows("quy-1", "quy-3"))) == []
    assert list(tilings(whole("6-thang"), windows("quy-1", "thang-3", "quy-2"))) == [(0, 2)]


def test_windows_beyond_the_whole_are_left_out():
    assert list(tilings(whole("quy-1"), windows("6-thang", "nam"))) == []


def test_of_two_alike_both_are_tried_in_their_order():
    assert list(tilings(whole("quy-1"), windows("quy-1", "quy-1"))) == [(0,), (1,)]


def test_no_days_need_no_window():
    day = date(2026, 1, 1)
    assert list(tilings(Window(day, day - timedelta(days=1)), windows("quy-1"))) == [()]


def test_months_quarters_and_halves_of_a_year():
    kinds = [kind.id for kind in STANDARD_KINDS]
    assert len(list(tilings(whole("nam"), windows(*kinds)))) == 2**4 + 2**2 + 2 + 1


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 5)), max_size=8))
def test_every_tiling_covers_each_day_once(parts):
    begin = date(2026, 1, 1)
    every = [
        Window(begin + timedelta(days=start), begin + timedelta(days=start + length - 1))
        for start, length in parts
    ]
    for way in tilings(Window(begin, begin + timedelta(days=9)), every):
        days = [
            every[place].first + timedelta(days=count)
            for place in way
            for count in range((every[place].last - every[place].first).days + 1)
        ]
        assert days == [begin + timedelta(days=count) for count in range(10)]
