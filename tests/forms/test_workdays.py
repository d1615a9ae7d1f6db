"""Working days, and the shipped public holidays beside the moon itself."""

from datetime import date, timedelta
from itertools import pairwise
from math import floor, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.office import Office
from cchc_desk.forms.period import STANDARD_KINDS, Period, read_period
from cchc_desk.forms.workdays import (
    WorkCalendar,
    days_left,
    public_calendar,
    work_calendar,
)

SUNDAY = date(2026, 3, 15)
FRIDAY = date(2026, 3, 13)
HOLIDAY = date(2026, 9, 2)


def test_a_day_on_a_weekend_is_moved_to_friday():
    assert WorkCalendar().last_working_day(SUNDAY) == FRIDAY
    assert WorkCalendar().last_working_day(FRIDAY) == FRIDAY


def test_a_row_of_days_off_is_passed_over():
    calendar = WorkCalendar(frozenset({FRIDAY, date(2026, 3, 12)}))
    assert calendar.last_working_day(SUNDAY) == date(2026, 3, 11)


def test_a_working_saturday_counts():
    calendar = WorkCalendar(days_on=frozenset({date(2026, 3, 14)}))
    assert calendar.last_working_day(SUNDAY) == date(2026, 3, 14)


def test_an_office_may_correct_both():
    calendar = WorkCalendar(frozenset({HOLIDAY}), frozenset({SUNDAY}), 2026)
    own = calendar.with_own([SUNDAY], [HOLIDAY])
    assert own == WorkCalendar(frozenset({SUNDAY}), frozenset({HOLIDAY}), 2026)
    assert own.is_working_day(HOLIDAY)
    assert not own.is_working_day(SUNDAY)


def test_the_days_of_all_profiles_count():
    first = Office(days_off=(FRIDAY,))
    second = Office(date(2026, 1, 1), days_on=(SUNDAY,))
    calendar = work_calendar([first, second])
    assert not calendar.is_working_day(FRIDAY)
    assert calendar.is_working_day(SUNDAY)
    assert not calendar.is_working_day(HOLIDAY)


def test_a_report_is_due_on_the_working_day_before():
    calendar = public_calendar()
    assert calendar.due_day(read_period("2026-quy-1")) == FRIDAY
    assert calendar.due_day(read_period("2026-quy-3")) == date(2026, 9, 15)


@pytest.mark.parametrize(("today", "left"), [(FRIDAY, 2), (SUNDAY, 0), (date(2026, 3, 16), -1)])
def test_days_are_counted_down(today, left):
    assert days_left(SUNDAY, today) == left


@given(st.dates(date(2019, 1, 1), date(2040, 12, 31)))
def test_the_day_found_is_a_working_day_and_never_later(day):
    found = public_calendar().last_working_day(day)
    assert public_calendar().is_working_day(found)
    assert found <= day
    assert day - found < timedelta(days=12)


def test_every_shipped_period_can_be_due():
    for kind in STANDARD_KINDS:
        assert public_calendar().due_day(Period(kind, 2026)) <= Period(kind, 2026).due_day


# --- the shipped days -----------------------------------------------------------------------------

YEARS = range(2020, 2036)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("month", "day"), [(1, 1), (4, 30), (5, 1), (9, 2)])
def test_the_holidays_of_the_sun_are_days_off(year, month, day):
    assert not public_calendar().is_working_day(date(year, month, day))


@pytest.mark.parametrize("year", YEARS)
def test_the_first_days_of_tet_are_days_off(year):
    tet = lunar_new_year(year)
    days = [tet + timedelta(days=count) for count in (-1, 0, 1, 2)]
    assert not any(public_calendar().is_working_day(day) for day in days)


@pytest.mark.parametrize("year", YEARS)
def test_the_day_of_the_hung_kings_is_a_day_off(year):
    assert not public_calendar().is_working_day(lunar_day(year, month=3, day=10))


@pytest.mark.parametrize("year", YEARS)
def test_the_law_gives_eleven_days_and_one_more_from_2026(year):
    days = [day for day in public_calendar().days_off if day.year == year]
    assert len(days) >= (12 if year >= 2026 else 11)


def test_swapped_days_are_on_and_off():
    calendar = public_calendar()
    assert calendar.is_working_day(date(2025, 4, 26))
    assert not calendar.is_working_day(date(2025, 5, 2))
    assert calendar.announced_until == 2026


# New moons and solar terms after Jean Meeus, Astronomical Algorithms (1998), chapters 25 and 49,
# shortened; good to some minutes, for the meridian of Ha Noi (UTC+7).


def new_moon(number: int) -> float:
    """Return the Julian day of the new moon, counted from January 1900, at UTC+7."""
    t = number / 1236.85
    jd = 2415020.75933 + 29.53058868 * number + 0.0001178 * t**2
    jd += 0.00033 * sin((166.56 + 132.87 * t) * pi / 180)
    m = (359.2242 + 29.10535608 * number) * pi / 180
    n = (306.0253 + 385.81691806 * number + 0.0107306 * t**2) * pi / 180
    f = (21.2964 + 390.67050646 * number - 0.0016528 * t**2) * pi / 180
    jd += (0.1734 - 0.000393 * t) * sin(m) + 0.0021 * sin(2 * m) - 0.4068 * sin(n)
    jd += 0.0161 * sin(2 * n) - 0.0004 * sin(3 * n) + 0.0104 * sin(2 * f) - 0.0051 * sin(m + n)
    jd += -0.0074 * sin(m - n) + 0.0004 * sin(2 * f + m) - 0.0004 * sin(2 * f - m)
    jd += -0.0006 * sin(2 * f + n) + 0.0010 * sin(2 * f - n) + 0.0005 * sin(m + 2 * n)
    return jd - 0.00076 + 7 / 24  # about 66 seconds between dynamical and universal time


def as_day(jd: float) -> date:
    return date.fromordinal(floor(jd + 0.5) - 1721425)


def sun_longitude(day: date) -> float:
    """Return the longitude of the sun at midnight of Ha Noi, in degrees."""
    t = (day.toordinal() + 1721424.5 - 7 / 24 - 2451545.0) / 36525
    m = (357.52911 + 35999.05029 * t) * pi / 180
    centre = 1.914602 * sin(m) + 0.019993 * sin(2 * m) + 0.000289 * sin(3 * m)
    return (280.46646 + 36000.76983 * t + centre) % 360


def month_starts(year: int) -> list[date]:
    """Return the first days of the lunar months around a year."""
    first = floor((year - 1900) * 12.3685) - 3
    return [as_day(new_moon(number)) for number in range(first, first + 18)]


def eleventh_month(year: int) -> date:
    """Return the first day of the lunar month that holds the winter solstice."""
    solstice = next(
        day
        for day in (date(year, 12, 20) + timedelta(days=count) for count in range(5))
        if sun_longitude(day + timedelta(days=1)) >= 270
    )
    return max(start for start in month_starts(year + 1) if start <= solstice)


def numbered_months(year: int) -> dict[int, date]:
    """Return the first days of the months of a lunar year by number, leap months left out."""
    begin, end = eleventh_month(year - 1), eleventh_month(year)
    starts = [start for start in month_starts(year) if begin <= start <= end]
    is_leap_year = len(starts) > 13
    months: dict[int, date] = {}
    number, had_leap = 11, False
    for start, following in pairwise(starts):
        sectors = [floor(sun_longitude(day) / 30) for day in (start, following)]
        if is_leap_year and not had_leap and sectors[0] == sectors[1] and start != begin:
            had_leap = True
            continue
        months[(number - 1) % 12 + 1] = start
        number += 1
    return months


def lunar_new_year(year: int) -> date:
    return numbered_months(year)[1]


def lunar_day(year: int, month: int, day: int) -> date:
    return numbered_months(year)[month] + timedelta(days=day - 1)


@pytest.mark.parametrize(
    ("year", "tet"),
    [(2020, (1, 25)), (2023, (1, 22)), (2025, (1, 29)), (2026, (2, 17)), (2030, (2, 2))],
)
def test_the_moon_is_computed_as_almanacs_print_it(year, tet):
    assert lunar_new_year(year) == date(year, *tet)
