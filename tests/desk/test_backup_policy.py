from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desk.desk import backup_policy as policy
from cchc_desk.desk.backup_file import Backup, BackupReason, Note
from cchc_desk.desk.backup_policy import Lateness, Room

NOW = datetime(2026, 3, 2, 17, tzinfo=UTC)
ENOUGH = 10**12


def made(edits, at, *, reason=BackupReason.TIME, size_bytes=1000, is_proved=True):
    """Make what is known of a backup, without a file."""
    path = Path(f"{edits}-{at:%Y%m%dT%H%M%S}")
    note = Note(
        path.name, "u", edits, at.isoformat(), reason, {}, "", 2, "0.1.0", size_bytes, "0" * 64
    )
    return Backup(path, "u", edits, at, reason, size_bytes, note if is_proved else None)


def series(step, count, until=NOW):
    """Make backups at equal distances, the last one at a time; the oldest first."""
    return [made(n, until - step * (count - n)) for n in range(1, count + 1)]


def kept(backups, now=NOW, cap_bytes=ENOUGH):
    gone = {each.path for each in policy.to_delete(backups, now, cap_bytes)}
    return [each for each in backups if each.path not in gone]


# --- which are kept -------------------------------------------------------------------------------


def test_two_days_of_work_are_kept_one_by_one():
    backups = series(timedelta(minutes=30), 60)
    assert kept(backups) == backups


def test_older_ones_are_kept_one_a_day_then_a_week_a_month_and_a_year():
    backups = series(timedelta(hours=6), 4 * 365 * 3)
    left = kept(backups)
    one_by_one = backups[-policy.NEWEST :]
    older = [each.at for each in left if each not in one_by_one]
    assert left[-policy.NEWEST :] == one_by_one
    assert len({at.date() for at in older}) == len(older)
    assert [at.strftime("%Y-%m-%d") for at in older] == [
        "2023-12-31", "2024-12-31", "2025-04-30", "2025-05-31", "2025-06-30", "2025-07-31",
        "2025-08-31", "2025-09-30", "2025-10-31", "2025-11-30", "2025-12-31", "2026-01-04",
        "2026-01-11", "2026-01-18", "2026-01-25", "2026-01-31", "2026-02-01", "2026-02-08",
    ]  # fmt: skip


def test_the_newest_of_each_day_is_the_one_that_stays():
    one_by_one = series(timedelta(minutes=1), policy.NEWEST)
    day = NOW - timedelta(days=5)
    older = [made(0, day - timedelta(minutes=m)) for m in (30, 20, 10)]
    older = [made(-n, each.at) for n, each in zip((3, 2, 1), older, strict=True)]
    assert kept([*older, *one_by_one]) == [older[-1], *one_by_one]


def test_those_made_before_an_upgrade_are_outside_and_the_last_five_are_kept():
    upgrades = [
        made(n, NOW - timedelta(days=900 - n), reason=BackupReason.UPGRADE) for n in range(1, 8)
    ]
    usual = [made(100 + n, NOW - timedelta(minutes=70 - n)) for n in range(60)]
    assert kept([*upgrades, *usual]) == [*upgrades[2:], *usual]


def test_order_goes_by_edits_and_not_by_the_clock():
    newest = [made(1000 + n, NOW - timedelta(days=4000)) for n in range(3)]
    older = [made(n, NOW - timedelta(minutes=100 - n)) for n in range(1, policy.NEWEST + 1)]
    assert kept([*older, *newest])[-3:] == newest


def test_one_that_was_not_proved_is_not_the_one_of_its_day():
    day = NOW - timedelta(days=5)
    proved, bad = made(-2, day), made(-1, day + timedelta(hours=1), is_proved=False)
    left = kept([proved, bad, *series(timedelta(minutes=1), policy.NEWEST)])
    assert proved in left
    assert bad not in left


# --- what is never deleted ------------------------------------------------------------------------

backups_ = st.lists(
    st.builds(
        made,
        st.integers(0, 10**6),
        st.datetimes(datetime(2015, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
        reason=st.sampled_from(BackupReason),
        size_bytes=st.integers(1, 10**9),
        is_proved=st.booleans(),
    ),
    max_size=80,
    unique_by=lambda each: each.path,
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of ours
@given(backups_, st.integers(0, 10**10))
def test_three_proved_ones_always_stay(backups, cap_bytes):
    now = max((each.at for each in backups), default=NOW)
    left = kept(backups, now, cap_bytes)
    proved = sum(each.is_proved for each in backups)
    assert sum(each.is_proved for each in left) >= min(policy.FEWEST, proved)


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of ours
@given(backups_, st.integers(0, 10**10))
def test_what_is_left_is_left_the_next_time(backups, cap_bytes):
    now = max((each.at for each in backups), default=NOW)
    left = kept(backups, now, cap_bytes)
    assert kept(left, now, cap_bytes) == left


# Source: RELIABILITY.md F20.
@pytest.mark.parametrize(
    "jump",
    [timedelta(days=-3652), timedelta(days=3652), timedelta(hours=-1), timedelta(hours=1)],
    ids=["ten years back", "ten years on", "an hour back", "an hour on"],
)
def test_a_clock_that_jumps_deletes_nothing(jump):
    before = series(timedelta(hours=4), 40)
    after = [made(100 + n, NOW + jump + timedelta(minutes=30 * n)) for n in range(1, 20)]
    assert kept([*before, *after], after[-1].at) == [*before, *after]


def test_a_clock_that_jumped_and_was_set_right_deletes_nothing_but_what_was_due_anyway():
    before = series(timedelta(hours=4), 40)
    wrong = [made(100, NOW + timedelta(days=3652))]
    right = [made(200 + n, NOW + timedelta(minutes=n)) for n in range(30)]
    left = kept([*before, *wrong, *right], NOW + timedelta(hours=1))
    assert [each for each in (*before[-29:], *right) if each not in left] == []


def test_nothing_is_deleted_while_the_clock_is_behind_the_newest():
    backups = series(timedelta(hours=1), 500)
    assert policy.to_delete(backups, NOW - timedelta(days=1), 0) == ()
    assert policy.to_delete(backups, NOW, 0) != ()


# --- how much room they take ----------------------------------------------------------------------


def test_too_many_bytes_cost_the_least_needed_first():
    backups = [made(n, NOW - timedelta(days=400 - n)) for n in range(1, 401)]
    left = kept(backups, cap_bytes=10_000)
    assert sum(each.size_bytes for each in left) <= 10_000
    years = {each.at.year for each in left}
    assert years == {2025, 2026}
    assert left[-3:] == backups[-3:]
    assert all(one.at < other.at for one, other in pairwise(left))


def test_backups_larger_than_the_disk_allows_still_leave_three():
    backups = [made(n, NOW - timedelta(days=10 - n), size_bytes=10**9) for n in range(1, 10)]
    assert kept(backups, cap_bytes=1) == backups[-3:]


@pytest.mark.parametrize(
    ("free_bytes", "most"), [(10**9, 10**8), (10**10, 10**9), (10**12, 2 * 10**9)]
)
def test_a_tenth_of_the_free_room_or_two_gigabytes_are_taken_at_most(free_bytes, most):
    assert policy.most_bytes(free_bytes) == most


@pytest.mark.parametrize(
    ("free_bytes", "room"),
    [(0, Room.FULL), (199_999_999, Room.FULL), (200_000_000, Room.SCARCE),
     (499_999_999, Room.SCARCE), (500_000_000, Room.ENOUGH)],
)  # fmt: skip
def test_little_room_is_told(free_bytes, room):
    assert policy.room(free_bytes) is room


# --- when one is made -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "edits", "newest", "active_s", "due"),
    [
        (BackupReason.START, 5, None, 0, True),
        (BackupReason.START, 5, 5, 0, False),
        (BackupReason.START, 6, 5, 0, True),
        (BackupReason.CLOSE, 5, 5, 9999, False),
        (BackupReason.CLOSE, 6, 5, 0, True),
        (BackupReason.TIME, 6, 5, 1799, False),
        (BackupReason.TIME, 6, 5, 1800, True),
        (BackupReason.TIME, 5, 5, 9999, False),
        (BackupReason.IMPORT, 6, 5, 0, True),
        (BackupReason.DELETE, 5, 5, 0, False),
        (BackupReason.UPGRADE, 5, 5, 0, True),
        (BackupReason.ASKED, 5, 5, 0, True),
        (BackupReason.START, 4, 5, 0, True),
    ],
)
def test_a_backup_is_made_when_something_changed_and_it_is_time(
    reason, edits, newest, active_s, due
):
    assert policy.is_due(reason, edits, newest, active_s) is due


@pytest.mark.parametrize(
    ("days", "late"),
    [(-5, Lateness.RECENT), (0, Lateness.RECENT), (6, Lateness.RECENT), (7, Lateness.LATE),
     (29, Lateness.LATE), (30, Lateness.VERY_LATE)],
)  # fmt: skip
def test_a_place_that_was_not_used_for_long_is_told(days, late):
    assert policy.lateness(NOW - timedelta(days=days), NOW) is late


def test_a_place_without_a_backup_is_told():
    assert policy.lateness(None, NOW) is Lateness.NONE
