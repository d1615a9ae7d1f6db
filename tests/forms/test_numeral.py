from decimal import Decimal

import pytest
from hypothesis import given

from cchc_desk.forms.numeral import (
    Ratio,
    percentage,
    read_number,
    read_percentage,
    read_ratio,
    write_number,
    write_percentage,
    write_ratio,
)
from tests.strategies import numbers


@given(numbers)
def test_a_written_number_reads_as_itself(value):
    assert read_number(write_number(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("05", 5), ("1.176.355", 1176355), ("13,6", "13.6"), ("40,864", "40.864"), ("40.913", 40913)],
)
def test_vietnamese_numbers_are_read(text, value):
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "x", "1,2,3", "1.23", "12.3456", "1,", "--1", "1e5", "٣"])
def test_other_words_are_no_number(text):
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("value", "written"),
    [("5", "05"), ("0", "00"), ("10", "10"), ("1176355", "1.176.355"), ("13.60", "13,60")],
)
def test_counts_below_ten_are_padded(value, written):
    assert write_number(Decimal(value), padded=True) == written


def test_a_ratio_is_read_and_written():
    ratio = read_ratio("13,6/110")
    assert ratio == Ratio(Decimal("13.6"), Decimal(110))
    assert write_ratio(ratio) == "13,6/110"


@pytest.mark.parametrize("text", ["13,6", "a/b", "1/2/3", "/", "1/"])
def test_other_words_are_no_ratio(text):
    assert read_ratio(text) is None


def test_percentages_are_rounded_half_up():
    assert percentage(Ratio(Decimal(1), Decimal(8)), 1) == Decimal("12.5")
    assert percentage(Ratio(Decimal("13.6"), Decimal(110))) == Decimal("12.36")
    assert percentage(Ratio(Decimal(48), Decimal(48))) == Decimal(100)


def test_a_share_of_nothing_is_unknown():
    assert percentage(Ratio(Decimal(1), Decimal(0))) is None


def test_a_percentage_does_not_break_before_its_sign():
    assert write_percentage(Decimal("12.4")) == "12,4\u00a0%"


@pytest.mark.parametrize("text", ["12,4 %", "12,4%", " 12,4\u00a0% "])
def test_a_percentage_is_read_with_or_without_a_space(text):
    assert read_percentage(text) == Decimal("12.4")


@pytest.mark.parametrize("text", ["12,4", "%", "x %", ""])
def test_other_words_are_no_percentage(text):
    assert read_percentage(text) is None
