"""What numbers of a sheet show in their formats."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.numeral import read_number
from cchc_desk.intake.sheet.shown import Shown, shown_number


def shown(written, code, *, is_1904=False):
    return shown_number(written, code, is_1904=is_1904)


@pytest.mark.parametrize(
    ("written", "code", "text"),
    [
        ("1000", "General", "1000"),
        ("13.6", "General", "13,6"),
        ("0.30000000000000004", "General", "0,3"),
        ("1E-3", "General", "0,001"),
        ("1.5E+3", "General", "1500"),
        ("-2.5", "General", "-2,5"),
        ("1176355", "#,##0", "1.176.355"),
        ("1234.567", "#,##0.00", "1.234,57"),
        ("1234", "#,##0.00", "1.234,00"),
        ("1234.5", "#,##0.##", "1.234,5"),
        ("5", "00", "05"),
        ("2.5", "0", "3"),
        ("5", '0 "hồ sơ"', "5"),
        ("5", "@", "5"),
        ("5", "_-", "5"),
        ("5", '"năm"', "5"),
        ("12345", "0.00E+00", "12345"),
        ("1500000", r'_-* #,##0\ "đ"_-', "1.500.000"),
        ("0", "#,##0;-#,##0;-", "0"),
        ("abc", "0", "abc"),
    ],
)
def test_a_number_shows_as_a_vietnamese_reader_writes_it(written, code, text):
    assert shown(written, code).text == text


def test_the_number_itself_is_exact():
    assert shown("1234.567", "#,##0").value == Decimal("1234.567")
    assert shown("0.30000000000000004", "General").value == Decimal("0.3")


@pytest.mark.parametrize(
    ("code", "text"), [("0%", "13 %"), ("0.0%", "12,5 %"), ("0.00%", "12,50 %")]
)
def test_a_share_is_in_per_cent(code, text):
    assert shown("0.125", code) == Shown(text, Decimal("12.5"), is_percent=True)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("dd/mm/yyyy", "15/03/2026"),
        ("mm-dd-yy", "15/03/2026"),
        ("d-mmm", "15/03/2026"),
        ("[$-42A]dd mmmm yyyy", "15/03/2026"),
        ("mmm-yy", "03/2026"),
        ("mm/yyyy", "03/2026"),
        ("yyyy", "2026"),
    ],
)
def test_a_date_shows_its_day_where_its_format_does(code, text):
    assert shown("46096", code) == Shown(text, date(2026, 3, 15))


def test_a_date_with_a_time_shows_both():
    assert shown("46096.5", "dd/mm/yyyy hh:mm").text == "15/03/2026 12:00"
    assert shown("46096", "dd/mm/yyyy hh:mm").text == "15/03/2026"


def test_a_time_alone_is_words():
    assert shown("0.5", "hh:mm") == Shown("12:00")


@pytest.mark.parametrize("written", ["99999999", "-99999999"])
def test_a_day_that_no_calendar_has_is_a_number(written):
    assert shown(written, "dd/mm/yyyy") == Shown(written, Decimal(written))


@pytest.mark.parametrize("written", ["1E400", "1E-400", "NaN", "Infinity", ""])
def test_what_is_no_usual_number_is_words(written):
    assert shown(written, "0") == Shown(written)


CODES = ("General", "#,##0.00", "0%", "0", "dd/mm/yyyy", "mm/yy", "0.0##", "[h]:mm")


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(CODES))
def test_every_number_shows_something(number, code):
    assert shown(repr(number), code).text


@given(st.integers(-(10**14), 10**14))
def test_a_whole_number_is_read_again_as_it_is(number):
    assert read_number(shown(str(number), "#,##0").text) == number
