"""What the home page says of days and counts."""

from collections.abc import Iterator
from datetime import date

from cchc_desk.desk.home import DueReport, OpenMatters
from cchc_desk.i18n import N_, ntr, tr
from cchc_desk.ui.editors.states import Look

_SOON_DAYS = 7
"""From how many days before the due day it is shown as a warning."""

_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)

MISSED, SOON, CALM = (
    Look(N_("Over"), "circle-alert", "error"),
    Look(N_("Soon"), "triangle-alert", "warning"),
    Look(N_("There is time"), "calendar", "muted"),
)


def day_words(day: date) -> str:
    """Return "thứ Sáu 13/3/2026"."""
    return f"{tr(_WEEKDAYS[day.weekday()])} {day.day}/{day.month}/{day.year}"


def due_look(due: DueReport) -> Look:
    """Return how near a due day is."""
    if due.days_left < 0:
        return MISSED
    return SOON if due.days_left <= _SOON_DAYS else CALM


def left_words(days: int) -> str:
    """Return how many days are left or gone."""
    if days > 0:
        return ntr("{count} day left", "{count} days left", days)
    if days == 0:
        return tr("due today")
    return ntr("{count} day late", "{count} days late", -days)


def due_words(due: DueReport) -> str:
    """Return the day by which a report is to be sent, and why it is another than usual."""
    words = tr("To be sent by {day}", day=day_words(due.due))
    if not due.was_moved:
        return words
    return tr(
        "{words} (earlier: {nominal} is a day off)", words=words, nominal=day_words(due.nominal)
    )


def window_words(due: DueReport) -> str:
    """Return the days that the data of a report cover."""
    first, last = due.period.first_day, due.period.last_day
    return tr("Data from {first} to {last}", first=f"{first:%d/%m/%Y}", last=f"{last:%d/%m/%Y}")


def open_words(matters: OpenMatters) -> Iterator[str]:
    """Yield what a document still asks for, one sentence each."""
    if count := matters.unanswered:
        yield ntr("{count} item not entered", "{count} items not entered", count)
    if count := matters.in_progress:
        yield ntr("{count} item being entered", "{count} items being entered", count)
    if count := matters.unchanged:
        yield ntr("{count} paragraph as before", "{count} paragraphs as before", count)
    if count := matters.failed_identities:
        yield ntr("{count} sum does not hold", "{count} sums do not hold", count)
