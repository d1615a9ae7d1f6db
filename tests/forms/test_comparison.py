from decimal import Decimal

import pytest
from hypothesis import given

from cchc_desk.forms.comparison import Basis, basis_words, compare, comparison_words
from tests.strategies import numbers


def words(value, earlier, measure="hồ sơ", **options):
    basis = "cùng kỳ năm 2025"
    found = comparison_words(Decimal(value), Decimal(earlier), measure, basis, **options)
    return found.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "earlier", "expected"),
    [
        ("88", "83", "tăng 05 hồ sơ (6,02 %) so với cùng kỳ năm 2025"),
        ("83", "88", "giảm 05 hồ sơ (5,68 %) so với cùng kỳ năm 2025"),
        ("88", "88", "bằng cùng kỳ năm 2025"),
        ("5", "0", "tăng 05 hồ sơ so với cùng kỳ năm 2025"),
        ("0", "5", "giảm 05 hồ sơ (100 %) so với cùng kỳ năm 2025"),
        ("0", "0", "bằng cùng kỳ năm 2025"),
        ("120", "100", "tăng 20 hồ sơ (20 %) so với cùng kỳ năm 2025"),
        ("1177355", "1000", "tăng 1.176.355 hồ sơ (117.635,5 %) so với cùng kỳ năm 2025"),
    ],
)
def test_counts_are_compared_in_the_words_of_reports(value, earlier, expected):
    assert words(value, earlier) == expected


def test_decimals_are_written_without_needless_zeros():
    said = words("13.60", "12.4", "triệu đồng")
    assert said == "tăng 1,2 triệu đồng (9,68 %) so với cùng kỳ năm 2025"
    assert words("13.6", "12.6", "") == "tăng 01 (7,94 %) so với cùng kỳ năm 2025"


def test_shares_differ_by_points():
    said = words("97.5", "96", "%", is_share=True)
    assert said == "tăng 1,5 điểm % so với cùng kỳ năm 2025"
    assert words("95", "96", "%", is_share=True).startswith("giảm 1 điểm %")


def test_less_than_nothing_gives_no_share():
    assert compare(Decimal(5), Decimal(-5)).percent is None
    assert compare(Decimal(5), Decimal(-5)).change == 10


def test_what_is_compared_with_has_a_name():
    assert basis_words(Basis.PREVIOUS, 2026) == "kỳ trước"
    assert basis_words(Basis.SAME_LAST_YEAR, 2026) == "cùng kỳ năm 2025"


@given(numbers, numbers)
def test_a_comparison_is_one_of_three(value, earlier):
    said = words(value, earlier)
    verb = "tăng" if value > earlier else "giảm" if value < earlier else "bằng"
    assert said.startswith(verb)
    assert "-" not in said
