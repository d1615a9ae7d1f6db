from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.figure import Figure, Nature, read_identity
from cchc_desk.forms.figure_time import Cumulation, Past, opening_values, openings

FIGURES = (
    Figure("tong", "Tiếp nhận", nature=Nature.FLOW),
    Figure("ky-truoc", "Kỳ trước chuyển qua", nature=Nature.STOCK),
    Figure("moi", "Mới", nature=Nature.FLOW),
    Figure("xong", "Đã giải quyết", nature=Nature.FLOW),
    Figure("dang", "Đang giải quyết", nature=Nature.STOCK),
    Figure("ty-le", "Tỷ lệ", nature=Nature.RATIO, numerator="xong", denominator="tong"),
    Figure("hai-long", "Hài lòng", nature=Nature.RATIO),
)
IDENTITIES = tuple(
    read_identity(equation)
    for equation in (
        "tong = ky-truoc + moi",
        "tong = xong + dang",
        "ky-truoc = previous(dang)",
        "dang = previous(dang) + moi - xong",
        "2 = moi",
    )
)
CUMULATION = Cumulation(FIGURES, IDENTITIES)


def values(**numbers):
    return {name.replace("_", "-"): Decimal(number) for name, number in numbers.items()}


QUARTER_1 = values(tong=88, ky_truoc=1, moi=87, xong=83, dang=5)
QUARTER_2 = values(tong=65, ky_truoc=5, moi=60, xong=55, dang=10)


def test_an_opening_is_named_by_its_identity():
    assert openings(IDENTITIES) == {"ky-truoc": "dang"}


@pytest.mark.parametrize(
    "other", ["a = 2 + previous(b)", "a + c = previous(b)", "a = - previous(b)"]
)
def test_what_is_more_than_a_handover_is_no_opening(other):
    assert openings([read_identity(other)]) == {}


def test_a_period_opens_with_what_the_last_one_left():
    assert opening_values(IDENTITIES, QUARTER_1) == {"ky-truoc": 5}
    assert opening_values(IDENTITIES, {}) == {}


def test_two_quarters_add_up_without_counting_a_file_twice():
    half = CUMULATION.joined(QUARTER_1, QUARTER_2)
    assert half == {
        "moi": 147,
        "xong": 138,
        "ky-truoc": 1,
        "dang": 10,
        "tong": 148,
        "ty-le": Decimal("93.24"),
    }


def test_half_a_year_keeps_the_identities_of_its_quarters():
    half = CUMULATION.joined(QUARTER_1, QUARTER_2)
    assert half["tong"] == half["ky-truoc"] + half["moi"] == half["xong"] + half["dang"]


def test_either_part_tells_what_is_handed_over():
    without_opening = {id_: v for id_, v in QUARTER_2.items() if id_ != "ky-truoc"}
    assert CUMULATION.joined(QUARTER_1, without_opening)["tong"] == 148


def test_a_sum_is_unknown_where_a_part_is():
    assert "tong" not in CUMULATION.joined(values(tong=88), values(tong=65))
    assert "moi" not in CUMULATION.joined(values(moi=87), {})
    assert "ky-truoc" not in CUMULATION.joined({}, values(ky_truoc=5))
    assert "dang" not in CUMULATION.joined(values(dang=5), {})


def test_an_entered_share_does_not_add_up():
    assert CUMULATION.joined(values(hai_long=90), values(hai_long=80)) == {}


def test_a_figure_that_nobody_describes_adds_up():
    assert CUMULATION.joined(values(khac=1), values(khac=2)) == values(khac=3)


def test_many_windows_add_up_and_none_tell_nothing():
    assert CUMULATION.added([values(moi=1)] * 3) == values(moi=3)
    assert CUMULATION.added([]) == {}


def test_a_window_that_opens_the_year_stands_for_itself():
    assert CUMULATION.since_new_year(Past(opens_year=True), QUARTER_1) == QUARTER_1
    later = CUMULATION.since_new_year(Past(year=QUARTER_1), QUARTER_2)
    assert later == CUMULATION.joined(QUARTER_1, QUARTER_2)


COUNTS = st.integers(0, 1000)


def quarter(opening, new, done):
    done = min(done, opening + new)
    return values(
        tong=opening + new, ky_truoc=opening, moi=new, xong=done, dang=opening + new - done
    )


@given(COUNTS, st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=5))
def test_quarters_that_hand_over_always_keep_their_identities(opening, flows):
    quarters = []
    for new, done in flows:
        quarters.append(quarter(opening, new, done))
        opening = int(quarters[-1]["dang"])
    year = CUMULATION.added(quarters)
    assert year["tong"] == year["ky-truoc"] + year["moi"] == year["xong"] + year["dang"]
    assert year["moi"] == sum(new for new, _ in flows)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=3, max_size=3))
def test_it_does_not_matter_which_windows_are_added_first(flows):
    first, second, third = (quarter(0, new, done) for new, done in flows)
    left = CUMULATION.joined(CUMULATION.joined(first, second), third)
    right = CUMULATION.joined(first, CUMULATION.joined(second, third))
    assert left == right
