"""What the status bar says of the period: the days its data cover, and the day it is due."""

from datetime import date

from cchc_desk.forms.period import Period
from cchc_desk.forms.report import ReportState
from cchc_desk.i18n import ntr, tr

_SOON_DAYS = 7
"""From how many days before the due day it is shown as a warning."""

_GONE = frozenset({ReportState.SENT})


def window_words(period: Period) -> str:
    """Return "Kỳ 15/12 – 14/3"; a day of another year than the period's says its year."""
    return tr(
        "Period {first} – {last}",
        first=_day(period.first_day, period.year),
        last=_day(period.last_day, period.year),
    )


def due_words(period: Period, today: date) -> str:
    """Return when the report is to be sent and how many days are left or gone."""
    due, left = _day(period.due_day, period.year), (period.due_day - today).days
    if left > 0:
        return ntr("Due {day}, {count} day left", "Due {day}, {count} days left", left, day=due)
    if left == 0:
        return tr("Due {day}, today", day=due)
    return ntr("Due {day}, {count} day ago", "Due {day}, {count} days ago", -left, day=due)


def due_status(period: Period, state: ReportState, today: date) -> str:
    """Return how the due day is to look: "" for calm, warning when near, error when past."""
    left = (period.due_day - today).days
    if state in _GONE or left > _SOON_DAYS:
        return ""
    return "warning" if left >= 0 else "error"


def _day(day: date, year: int) -> str:
    """Write "15/3", with the year where it is another one."""
    return f"{day.day}/{day.month}" if day.year == year else f"{day.day}/{day.month}/{day.year}"
