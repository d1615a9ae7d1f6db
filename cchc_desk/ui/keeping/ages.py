"""Moments and ages of backups in the user's words."""

from datetime import datetime, timedelta

from cchc_desk.i18n import ntr, tr

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def moment_words(at: datetime) -> str:
    """Return a moment on the clock of this computer: "08:05 05/01/2026"."""
    return f"{at.astimezone():%H:%M %d/%m/%Y}"


def age_words(at: datetime, now: datetime) -> str:
    """Return how long ago a moment was, in its greatest unit; one to come counts as now."""
    age = now - at
    if age < _MINUTE:
        return tr("just now")
    if age < _HOUR:
        return ntr("{count} minute ago", "{count} minutes ago", age // _MINUTE)
    if age < _DAY:
        return ntr("{count} hour ago", "{count} hours ago", age // _HOUR)
    return ntr("{count} day ago", "{count} days ago", age // _DAY)


def size_words(size_bytes: int) -> str:
    """Return a size as Windows shows it: "340 KB", "1,2 MB"."""
    if size_bytes < 1_000_000:  # noqa: PLR2004 - the unit itself
        return tr("{size} KB", size=max(1, round(size_bytes / 1000)))
    return tr("{size} MB", size=f"{size_bytes / 1_000_000:.1f}".replace(".", ","))
