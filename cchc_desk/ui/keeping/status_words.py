"""What is said of the backups in one line, and whether it is a warning."""

from datetime import datetime

from cchc_desk.desk.backup_policy import Lateness
from cchc_desk.desk.backups import PlaceStatus
from cchc_desk.i18n import tr
from cchc_desk.ui.keeping.ages import age_words, moment_words
from cchc_desk.ui.keeping.keeper import BackupStatus

_KINDS = {
    Lateness.NONE: "warning",
    Lateness.RECENT: "ok",
    Lateness.LATE: "warning",
    Lateness.VERY_LATE: "error",
}


def line_words(status: BackupStatus, now: datetime) -> str:
    """Return the words of the status line: how old the newest backup is, the worst place first."""
    second = status.second
    if second is not None and kind_of(second) != "ok":
        return tr("Second backup: {age}", age=_age(second, now))
    if second is None and kind_of(status.usual) == "ok":
        return tr("Backup: {age}, on this computer only", age=_age(status.usual, now))
    return tr("Backup: {age}", age=_age(status.usual, now))


def line_kind(status: BackupStatus) -> str:
    """Return "ok", "warning" or "error", of the worst place."""
    kinds = [kind_of(place) for place in (status.usual, status.second) if place is not None]
    return max(kinds, key=("ok", "warning", "error").index)


def kind_of(place: PlaceStatus) -> str:
    """Return "ok", "warning" or "error"."""
    return _KINDS[place.lateness]


def place_words(place: PlaceStatus, now: datetime) -> str:
    """Return the sentence of one place: its newest proved backup, and whether it is there."""
    if place.newest is None:
        words = tr("There is no proved backup yet.")
    else:
        words = tr(
            "Last proved backup: {time} ({age})",
            time=moment_words(place.newest.at),
            age=age_words(place.newest.at, now),
        )
    if place.is_there:
        return words
    return tr("{words} The place is not connected now.", words=words)


def _age(place: PlaceStatus, now: datetime) -> str:
    return tr("none yet") if place.newest is None else age_words(place.newest.at, now)
