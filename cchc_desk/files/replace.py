"""Replace a file so that the old one stays whole until the new one is complete on the disk."""

import errno
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cchc_desk.errors import UserError
from cchc_desk.files.names import MAX_PATH_UNITS, next_free_name, path_units
from cchc_desk.i18n import tr

# Virus scanners and indexers hold a new file for a moment. Source: zarr #4358; RELIABILITY.md F11.
RETRY_DELAYS_MS = (50, 100, 200, 400, 800, 1000)

# Access denied, sharing violation, lock violation; handle disk full, disk full. Source: winerror.h.
_HELD = frozenset({5, 32, 33})
_FULL = frozenset({39, 112})
_TOO_LONG = 206  # file name or extension too long

# Windows says "not found" of a longer path. None: this system says itself what is too long.
LONGEST_PATH_UNITS = MAX_PATH_UNITS if os.name == "nt" else None

# What a killed process leaves beside a target; a day later nobody is writing it any more.
# Source: RELIABILITY.md 3.8.
_TEMPORARY = re.compile(r"~cchc-[0-9a-f]{8}\.tmp")
_ORPHAN_AGE_S = 24 * 60 * 60

# Windows cannot flush a folder, and keeps names safe by itself.
FLUSHES_FOLDERS = os.name == "posix"

Verify = Callable[[Path], None]


class WriteError(UserError):
    """Say that a file could not be written; an older file of that name is unchanged."""


class DiskFullError(WriteError):
    """Say that there is no room for the file."""


class FolderError(WriteError):
    """Say that the folder is missing or that nothing may be written there."""


class PathTooLongError(FolderError):
    """Say that the system takes no path of that length."""


class TargetOpenError(WriteError):
    """Say that another program has the file open; ``alternative`` is a name that is free."""

    def __init__(self, target: Path) -> None:
        """Find the name to offer and put it into the sentence."""
        self.alternative = next_free_name(target)
        super().__init__(
            tr(
                "“{name}” is open in another program; close it there and try again, or save as "
                "“{alternative}”.",
                name=target.name,
                alternative=self.alternative.name,
            )
        )


def write_file(target: Path, data: bytes, verify: Verify | None = None) -> None:
    """Write a whole file; ``verify`` looks at the new one before it takes the old one's place.

    Raises: WriteError, and what ``verify`` raises; then the old file is as it was.
    """
    with replacing(target, verify) as temporary:
        temporary.write_bytes(data)


@contextmanager
def replacing(target: Path, verify: Verify | None = None) -> Iterator[Path]:
    """Give a path beside the target to write to; at the end it takes the target's place.

    An OSError in the body counts as a failure to write.
    Raises: WriteError, and what ``verify`` or the body raises; then the old file is as it was.
    """
    with beside(target) as temporary:
        check_target(target)
        with _explained(target):
            yield temporary
            _flush(temporary)
        if verify is not None:
            verify(temporary)
        with _explained(target):
            _replace(temporary, target)


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Give the name of a file beside the target that is gone at the end.

    It is made by whoever writes to it; ``put_in_place`` lets it take the target's place before.
    """
    temporary = target.with_name(f"~cchc-{os.urandom(4).hex()}.tmp")
    try:
        yield temporary
    finally:
        remove_if_possible(temporary)


def remove_if_possible(ours: Path) -> None:
    """Remove a file of ours; one that cannot be is harmless, and must not hide what went wrong."""
    with suppress(OSError):
        ours.unlink(missing_ok=True)


def put_in_place(made: Path, target: Path) -> None:
    """Let a whole file that lies beside the target take its place.

    Raises: WriteError; then the old file is as it was.
    """
    check_target(target)
    with _explained(target):
        _replace(made, target)


def replace_retry(source: Path, target: Path) -> None:
    """Replace the target, waiting while a scanner or indexer holds it.

    Units: waits up to 2.5 s in all. Raises: OSError as ``os.replace`` does.
    """
    for delay_ms in RETRY_DELAYS_MS:
        try:
            source.replace(target)
        except OSError as error:
            if _winerror(error) not in _HELD:
                raise
        else:
            return
        time.sleep(delay_ms / 1000)
    source.replace(target)


def remove_orphans(folder: Path) -> None:
    """Remove what killed processes left in a folder a day ago or earlier; only files of ours.

    A folder that cannot be looked through and a file that cannot be removed stay as they are.
    """
    oldest_s = time.time() - _ORPHAN_AGE_S
    with suppress(OSError):
        for each in folder.iterdir():
            if _TEMPORARY.fullmatch(each.name) and each.lstat().st_mtime < oldest_s:
                each.unlink()


def lock_file(target: Path) -> Path | None:
    """Return the file by which Word, Excel or LibreOffice marks the target as open.

    None: nobody has marked it.
    """
    names = [f"~${target.name}", f".~lock.{target.name}#"]
    if _is_marked_by_tail(target):
        names.append(f"~${target.name[2:]}")
    marks = (target.with_name(name) for name in names)
    return next((mark for mark in marks if mark.exists()), None)


# Word puts "~$" in place of the first two letters of a longer name. Source: Microsoft KB 211632.
_LONG_STEM = 8


def _is_marked_by_tail(target: Path) -> bool:
    """Tell whether Word's mark would name this file alone ("bc-2026" and "kh-2026" share one)."""
    alike = [each for each in target.parent.glob("*") if each.name[2:] == target.name[2:]]
    return len(target.stem) >= _LONG_STEM and not [
        each for each in alike if each.name != target.name and not each.name.startswith("~$")
    ]


def check_target(target: Path) -> None:
    """Refuse a name that cannot be written to now.

    Raises: WriteError of a folder, TargetOpenError of what an office program has open.
    """
    with _explained(target):
        if target.is_dir():
            raise WriteError(
                tr("“{name}” is a folder; choose another name for the file.", name=target.name)
            )
        if target.exists() and lock_file(target) is not None:
            raise TargetOpenError(target)


def _flush(temporary: Path) -> None:
    with temporary.open("r+b") as file:
        os.fsync(file.fileno())


def _replace(temporary: Path, target: Path) -> None:
    try:
        replace_retry(temporary, target)
    except OSError as error:
        if _winerror(error) in _HELD:
            raise TargetOpenError(target) from error
        raise
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    """Put the new name on the disk, where that is asked of a program."""
    if not FLUSHES_FOLDERS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _winerror(error: OSError) -> int | None:
    """Return the Windows error code; None on other systems."""
    code: int | None = getattr(error, "winerror", None)
    return code


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise write_error(error, target) from error


def write_error(error: OSError, target: Path) -> WriteError:
    """Say why a file could not be written, as a sentence."""
    folder = target.absolute().parent
    if _is_too_long(error, target):
        return PathTooLongError(
            tr(
                "The path of “{name}” is too long; choose a shorter name, or a folder nearer the "
                "root of the disk.",
                name=target.name,
            )
        )
    if error.errno in {errno.ENOSPC, errno.EDQUOT} or _winerror(error) in _FULL:
        return DiskFullError(
            tr("The disk is full: make room in “{folder}” and try again.", folder=folder)
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError) and not folder.is_dir():
        return FolderError(tr("There is no folder “{folder}”; choose another.", folder=folder))
    # Controlled Folder Access says "not found" or "bad descriptor". Source: RELIABILITY.md F31.
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.EBADF}:
        return FolderError(
            tr("Nothing may be written in the folder “{folder}”; choose another.", folder=folder)
        )
    return WriteError(
        tr(
            "“{name}” could not be written ({reason}); try another name or another disk.",
            name=target.name,
            reason=error.strerror,
        )
    )


def _is_too_long(error: OSError, target: Path) -> bool:
    if error.errno == errno.ENAMETOOLONG or _winerror(error) == _TOO_LONG:
        return True
    longest = LONGEST_PATH_UNITS
    return error.errno == errno.ENOENT and longest is not None and path_units(target) > longest
