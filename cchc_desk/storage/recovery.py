"""What happens to a file before SQLite may write to it, when it was not let go in order.

SQLite makes a file whole from the journal beside it. Where that journal is of another file, for
somebody copied a backup over the name, doing so destroys it. Source: RELIABILITY.md 1.3, 3.3.
"""

import errno
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from enum import StrEnum
from glob import escape
from itertools import count
from pathlib import Path
from typing import NamedTuple

from cchc_desk.storage import faults, guard
from cchc_desk.storage.guard import Header
from cchc_desk.storage.sidecars import copy_with_sidecars, leftovers, move_sidecars, sidecars

FOLDER = "recover"
"""The name of the folder beside a workspace that holds it as it was found."""

KEPT = 5
"""How many of those are kept of one workspace. Source: RELIABILITY.md 3.3."""


class Kept(StrEnum):
    """Say which reading of a file was kept."""

    AS_IT_WAS = "as-it-was"
    WITH_JOURNAL = "with-journal"
    WITHOUT_JOURNAL = "without-journal"


class Opened(NamedTuple):
    """Say how a file was found, and what was made of it.

    ``was_clean``: it was let go in order. None: ``recovered_to``, the time of the last edit that
    is there - it was clean, or never edited; ``copy``, the folder that holds it as it was found -
    none was needed, or none could be made and nothing depended on it.
    """

    was_clean: bool = True
    recovered_to: datetime | None = None
    kept: Kept = Kept.AS_IT_WAS
    copy: Path | None = None


def prepare(path: Path) -> tuple[Header, Opened]:
    """Make a file ready to be opened; it is copied first when it was not let go in order.

    Raises: WorkspaceError; then nothing was changed, but a copy may have been made.
    """
    guard.check_is_file(path)
    if leftovers(path):
        opened = _settle_leftovers(path)
        return _checked(path), opened
    header = _checked(path)
    if header.is_clean:
        return header, Opened()
    guard.check_free(path)
    return header, Opened(was_clean=False, copy=_copy_if_possible(path))


def _checked(path: Path) -> Header:
    try:
        return guard.check_file(path)
    except faults.WorkspaceError:
        guard.check_free(path)  # what another program is writing just now looks damaged
        raise


def _settle_leftovers(path: Path) -> Opened:
    """Choose the reading that is sound; of programs that are started at once only one may.

    Raises: WorkspaceError; WorkspaceInUseError also when another one was faster.
    """
    guard.check_free(path)
    try:
        found = _content(path)
        copy = keep_as_found(path)
        kept = _sound_reading(copy / path.name)
        guard.check_free(path)
        if _content(path) != found or _sizes(copy / path.name) != _sizes(path):
            raise faults.in_use(path)
        if kept is None:
            raise faults.damaged(path)
        if kept is Kept.WITHOUT_JOURNAL:
            move_sidecars(path, copy)
    except FileNotFoundError as error:
        raise faults.in_use(path) from error
    except OSError as error:
        raise _disk_error(error, path) from error
    return Opened(was_clean=False, kept=kept, copy=copy)


def _sound_reading(found: Path) -> Kept | None:
    """Try both readings of a copy. None: neither is sound."""
    # Checking all of a file imports what reads each kind of text, 60 ms.
    from cchc_desk.storage import readings  # noqa: PLC0415

    if readings.is_sound_with_sidecars(found):
        return Kept.WITH_JOURNAL
    return Kept.WITHOUT_JOURNAL if readings.is_sound_alone(found) else None


def _copy_if_possible(path: Path) -> Path | None:
    """Copy a file that SQLite will not change by opening it; the copy is for looking things up."""
    try:
        return keep_as_found(path)
    except OSError:
        return None


def _disk_error(error: OSError, path: Path) -> faults.WorkspaceError:
    is_full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    return faults.disk_full(path) if is_full else faults.read_only(path)


# --- the copies -----------------------------------------------------------------------------------


def keep_as_found(path: Path) -> Path:
    """Copy a file with what lies beside it; return the folder, an earlier one if that is the same.

    Raises: OSError.
    """
    earlier = _copies(path)
    if earlier and _facts(earlier[-1] / path.name) == _facts(path):
        return earlier[-1]
    folder = _new_folder(path.parent / FOLDER, datetime.now(UTC))
    try:
        copy_with_sidecars(path, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    for old in earlier[: max(0, len(earlier) + 1 - KEPT)]:
        shutil.rmtree(old, ignore_errors=True)
    return folder


def _copies(path: Path) -> list[Path]:
    """Return the folders that hold copies of a file, the oldest first."""
    return sorted(each.parent for each in (path.parent / FOLDER).glob(f"*/{escape(path.name)}"))


def _facts(path: Path) -> list[tuple[str, int, int]]:
    """Return what tells two states of a file apart: sizes and times, of what lies beside it too."""
    found = ((each.name, each.stat()) for each in (path, *sidecars(path)))
    return [(name, status.st_size, status.st_mtime_ns) for name, status in found]


def _content(path: Path) -> list[tuple[str, int, int]]:
    """Return what changes when the file, or what SQLite would write into it, is written."""
    found = ((each.name, each.stat()) for each in (path, *leftovers(path)))
    return [(name, status.st_size, status.st_mtime_ns) for name, status in found]


def _sizes(path: Path) -> list[tuple[str, int]]:
    return [(name, size_bytes) for name, size_bytes, _time in _content(path)]


def _new_folder(parent: Path, now: datetime) -> Path:
    """Make a folder that nobody has, also when several programs make one at once."""
    stem = f"{now:%Y%m%dT%H%M%SZ}"
    parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    for number in count(1):
        folder = parent / (stem if number == 1 else f"{stem}-{number}")
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            break
    return folder
