"""Working days: weekends, public holidays, and the days that an office sets itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from cchc_desk import paths
from cchc_desk.forms.office import Office
from cchc_desk.forms.period import Period

HOLIDAYS_FILE = "holidays.toml"

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Hold days off besides weekends, and working days on weekends; the latter go first.

    ``announced_until`` is the last year whose swapped days are known, 0 for none.
    """

    days_off: frozenset[date] = frozenset()
    days_on: frozenset[date] = frozenset()
    announced_until: int = 0

    def is_working_day(self, day: date) -> bool:
        """Tell whether offices work on a day."""
        if day in self.days_on:
            return True
        return day.weekday() < _SATURDAY and day not in self.days_off

    def last_working_day(self, day: date) -> date:
        """Return the day itself, or the nearest working day before it."""
        while not self.is_working_day(day):
            day -= _ONE_DAY
        return day

    def due_day(self, period: Period) -> date:
        """Return the day by which a report must really be sent: earlier where nobody works."""
        return self.last_working_day(period.due_day)

    def with_own(self, days_off: Iterable[date], days_on: Iterable[date]) -> "WorkCalendar":
        """Return the calendar with days that an office has set; they go before what is known."""
        off, on = frozenset(days_off), frozenset(days_on)
        return WorkCalendar(
            (self.days_off - on) | off, (self.days_on - off) | on, self.announced_until
        )


def work_calendar(offices: Iterable[Office]) -> WorkCalendar:
    """Return the public calendar with the days of all profiles of an office over it."""
    profiles = tuple(offices)
    return public_calendar().with_own(
        (day for office in profiles for day in office.days_off),
        (day for office in profiles for day in office.days_on),
    )


@cache
def public_calendar() -> WorkCalendar:
    """Return the calendar of public holidays that comes with the program."""
    # Showing a document does without it; the reader takes 15 ms to import.
    import tomllib  # noqa: PLC0415

    raw = tomllib.loads((paths.resources() / HOLIDAYS_FILE).read_text(encoding="utf-8"))
    years = raw["year"]
    return WorkCalendar(
        frozenset(day for year in years for day in year["days_off"]),
        frozenset(day for year in years for day in year.get("days_on", ())),
        raw["announced_until"],
    )


def days_left(due: date, today: date) -> int:
    """Return how many days are left until a day; below zero: it is over."""
    return (due - today).days
