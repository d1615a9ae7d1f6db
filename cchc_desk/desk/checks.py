"""Looking for damage in the open workspace: quickly at each start, at all of it now and then."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from cchc_desk.desk.desk import Desk
from cchc_desk.storage import facts
from cchc_desk.storage.soundness import Problem, Problems

CHECK_AGE = timedelta(days=7)
"""How old the last full check may be. Source: RELIABILITY.md 3.3."""

__all__ = ["CHECK_AGE", "Problem", "Problems", "full_check", "is_full_check_due", "quick_check"]


def quick_check(desk: Desk) -> Problems:
    """Look at the build of the file; 0.2 s for one of ten years, so not before it is on show.

    Raises: WorkspaceError.
    """
    from cchc_desk.storage import check  # noqa: PLC0415 - 60 ms, not before it is on show

    return check.quick_check(desk.workspace)


def is_full_check_due(desk: Desk, now: datetime) -> bool:
    """Tell whether all of the file is to be looked through: it was cut off, or it is a week ago.

    Raises: WorkspaceError.
    """
    if not desk.workspace.opened.was_clean:
        return True
    last = _read_time(desk.workspace.fact(facts.CHECKED))
    return last is None or not last <= now < last + CHECK_AGE


def full_check(desk: Desk) -> Iterator[Problems]:
    """Look through all of the file piece by piece; the desk may be edited between two of them.

    Yields what is wrong with each piece, 0.2 s of work at most for a file of ten years. When
    nothing is, the workspace remembers the day.
    Raises: WorkspaceError.
    """
    from cchc_desk.storage import check  # noqa: PLC0415 - 60 ms, not before it is on show

    is_sound = True
    for piece in check.pieces_of(desk.workspace):
        is_sound = is_sound and not piece
        yield piece
    if is_sound and not desk.workspace.is_read_only:
        desk.workspace.state_fact(facts.CHECKED, datetime.now(UTC).isoformat(timespec="seconds"))


def _read_time(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
