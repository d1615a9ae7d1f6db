"""When a backup is made and which ones are kept; nothing here touches a disk or a clock."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from cchc_desk.desk.backup_file import Backup, BackupReason

# Source of all figures: RELIABILITY.md 3.5, F4 and F21.
ACTIVE_S = 30 * 60
"""How long somebody may work before the next backup, by a clock that nobody sets."""

FEWEST = 3
"""How many proved backups are never gone below."""

NEWEST, DAYS, WEEKS, MONTHS = 60, 12, 10, 12
"""How many are kept one by one, and then one of each day, week and month; one of a year for ever.

They are counted, not measured against the clock: a clock that jumps makes no backup older.
"""

SUSPECT = 20
"""Of how many of the newest the times must have come, before any is deleted."""

UPGRADES = 5
"""How many of those made before a file was brought up to date are kept, beside the others."""

MOST_BYTES = 2_000_000_000
FREE_SHARE = 0.1

SCARCE_BYTES = 500_000_000
"""Below this much room the clerk is warned."""

FULL_BYTES = 200_000_000
"""Below this much room no backup is made; typing is saved as ever."""

LATE = timedelta(days=7)
VERY_LATE = timedelta(days=30)


class Lateness(StrEnum):
    """Say how old the newest backup of a place is."""

    NONE = "none"
    RECENT = "recent"
    LATE = "late"
    VERY_LATE = "very-late"


class Room(StrEnum):
    """Say how much room a disk has."""

    ENOUGH = "enough"
    SCARCE = "scarce"
    FULL = "full"


def is_due(reason: BackupReason, edits: int, newest: int | None, active_s: float = 0) -> bool:
    """Tell whether a backup is to be made now.

    ``edits``, ``newest``: the last entry of the edit log in the workspace, and in the newest
    proved backup of the place. None: there is none. ``active_s``: how long somebody has worked
    since then. Before a file is brought up to date, and when asked for, one is made
    always.
    """
    if reason in {BackupReason.UPGRADE, BackupReason.ASKED}:
        return True
    has_changed = newest is None or edits != newest
    return has_changed and (reason is not BackupReason.TIME or active_s >= ACTIVE_S)


def lateness(newest: datetime | None, now: datetime) -> Lateness:
    """Say how old the newest backup is. None: there is none."""
    if newest is None:
        return Lateness.NONE
    if now - newest >= VERY_LATE:
        return Lateness.VERY_LATE
    return Lateness.LATE if now - newest >= LATE else Lateness.RECENT


def room(free_bytes: int) -> Room:
    """Say how much room there is."""
    if free_bytes < FULL_BYTES:
        return Room.FULL
    return Room.SCARCE if free_bytes < SCARCE_BYTES else Room.ENOUGH


def most_bytes(free_bytes: int) -> int:
    """Return how much all backups of a workspace may take on a disk with so much room left."""
    return min(MOST_BYTES, int(free_bytes * FREE_SHARE))


# --- which are kept -------------------------------------------------------------------------------


def to_delete(backups: Iterable[Backup], now: datetime, cap_bytes: int) -> tuple[Backup, ...]:
    """Return the backups of one workspace that are needed no longer, the least needed first.

    None at all while the clock is behind the newest ones, and never one of the few proved last.
    """
    newest_first = sorted(backups, key=lambda each: each.order, reverse=True)
    if any(each.at > now for each in newest_first[:SUSPECT]):
        return ()
    safe = {each.path for each in [each for each in newest_first if each.is_proved][:FEWEST]}
    ranks = _ranks(newest_first)
    order = [each for each in reversed(newest_first) if each.path not in safe]
    left = sum(each.size_bytes for each in newest_first)
    needless: list[Backup] = []
    for each in sorted(order, key=lambda each: ranks.get(each.path, -1)):
        if each.path in ranks and left <= cap_bytes:
            break
        needless.append(each)
        left -= each.size_bytes
    return tuple(needless)


def _ranks(newest_first: Sequence[Backup]) -> dict[Path, int]:
    """Say how much each is needed: 0 as one of the newest, up to 4 for its year; else not at all.

    Shape: by path.
    """
    upgrades = [each for each in newest_first if each.reason is BackupReason.UPGRADE]
    usual = [each for each in newest_first if each.reason is not BackupReason.UPGRADE]
    proved = [each for each in usual if each.is_proved]
    rules = (
        usual[:NEWEST],
        _newest_of_each(proved, lambda at: at.date(), DAYS),
        _newest_of_each(proved, lambda at: at.isocalendar()[:2], WEEKS),
        [*_newest_of_each(proved, lambda at: (at.year, at.month), MONTHS), *upgrades[:UPGRADES]],
        _newest_of_each(proved, lambda at: at.year, None),
    )
    return {each.path: rank for rank, kept in enumerate(rules) for each in kept}


def _newest_of_each(
    newest_first: Sequence[Backup], unit: Callable[[datetime], Hashable], most: int | None
) -> list[Backup]:
    """Return the newest of each day or the like, of the newest so many. None: of all."""
    kept: dict[Hashable, Backup] = {}
    for each in newest_first:
        kept.setdefault(unit(each.at), each)
    return list(kept.values())[:most]
