"""Numbers in cells of statistics tables."""

from decimal import Decimal

import pytest

from cchc_desk.forms.numeral import Ratio
from cchc_desk.intake.appendix.figure_value import (
    FigureValue,
    NumberStyle,
    number_style,
    read_value,
)

VN, EN = NumberStyle.VIETNAMESE, NumberStyle.ENGLISH


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("05", VN, "5"),
        ("1.176.355", VN, "1176355"),
        ("40,864", VN, "40.864"),
        ("40.864", VN, "40864"),
        ("40,864", EN, "40864"),
        ("1,234.50", EN, "1234.50"),
        ("1 176 355", VN, "1176355"),
        ("1,234.5", None, "1234.5"),
        ("1.234,5", None, "1234.5"),
        ("-3", VN, "-3"),
    ],
)
def test_a_number_is_read_as_its_table_writes_it(text, style, number):
    assert read_value(text, style) == FigureValue(Decimal(number))


@pytest.mark.parametrize("text", ["95 %", "95%", "95\u00a0%"])
def test_a_share_is_in_per_cent(text):
    assert read_value(text) == FigureValue(Decimal(95), is_percent=True)


def test_a_part_of_a_whole_keeps_both():
    ratio = Ratio(Decimal("13.6"), Decimal(110))
    assert read_value("13,6/110") == FigureValue(Decimal("12.36"), ratio)
    assert read_value("0/0") == FigureValue(None, Ratio(Decimal(0), Decimal(0)))


@pytest.mark.parametrize("text", ["", "Có", "15/3/2026", "5/10 %", "12 hồ sơ", "1.2.3", "/"])
def test_other_words_are_no_number(text):
    assert read_value(text) is None


@pytest.mark.parametrize(
    ("texts", "style"),
    [
        ((), VN),
        (("40,864", "12"), VN),
        (("13,6/110",), VN),
        (("1,176,355", "40,864"), EN),
        (("85.75",), EN),
        (("99.5 %", "3"), EN),
        (("1,176,355", "13,6"), None),
    ],
)
def test_the_numbers_of_a_table_tell_how_they_are_written(texts, style):
    assert number_style(texts) is style
