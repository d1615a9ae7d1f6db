"""The bytes of a foreign file as they were at one moment; the file is only ever opened to read."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath

from cchc_desk.i18n import tr
from cchc_desk.intake.limits import MAX_FILE_BYTES
from cchc_desk.intake.refusals import (
    ChangingFileError,
    FileTooLargeError,
    LockedFileError,
    MissingFileError,
    NotAFileError,
    RemoteFileError,
    UnreachableFileError,
)

# Not a link put in the file's place meanwhile, and no waiting for the other end of a pipe. The
# names that a system does not have say nothing there.
_FLAG_NAMES = ("O_RDONLY", "O_BINARY", "O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY")
_FLAGS = sum(getattr(os, name, 0) for name in _FLAG_NAMES)

# Sharing violation, lock violation. Source: winerror.h.
_HELD = frozenset({32, 33})

_TRIES = 3


def read_snapshot(path: Path) -> bytes:
    """Return the bytes of a file; what happens to the file afterwards does not matter.

    Raises: UnreachableFileError, FileTooLargeError.
    """
    check_local(path)
    with _explained(path):
        for _ in range(_TRIES):
            data = _read_once(path)
            if data is not None:
                return data
    raise ChangingFileError(
        text=tr(
            "“{path}” is being written by another program; wait until it is done and try again.",
            path=path,
        )
    )


def check_local(path: Path) -> None:
    """Refuse a path to another computer, before it is touched: that would use the network.

    Raises: RemoteFileError.
    """
    if PureWindowsPath(str(path)).drive.startswith("\\\\"):
        raise RemoteFileError(
            text=tr(
                "“{path}” lies on another computer; copy it to this computer and choose the copy.",
                path=path,
            )
        )


def _read_once(path: Path) -> bytes | None:
    """Return the bytes; None: they changed while they were read."""
    _check_regular(path, path.lstat())
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        before = os.fstat(file.fileno())
        _check_regular(path, before)
        data = file.read(MAX_FILE_BYTES + 1)
        after = os.fstat(file.fileno())
    if len(data) > MAX_FILE_BYTES:
        raise FileTooLargeError(f"{before.st_size} bytes")
    is_same = _moment(before) == _moment(after) and len(data) == after.st_size
    return data if is_same else None


def _moment(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _check_regular(path: Path, status: os.stat_result) -> None:
    """Refuse folders, links and devices; Windows calls CON and NUL character devices."""
    if stat.S_ISDIR(status.st_mode):
        text = tr("“{path}” is a folder; choose a file in it.", path=path)
    elif not stat.S_ISREG(status.st_mode):
        text = tr(
            "“{path}” is a link or a device and not a file; choose the file itself.", path=path
        )
    else:
        return
    raise NotAFileError(text=text)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _missing(path) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    except ValueError as error:  # a NUL in the path
        raise _missing(path) from error


def _missing(path: Path) -> MissingFileError:
    return MissingFileError(
        text=tr("There is no file “{path}”; check its name and choose it again.", path=path)
    )


def _unreadable(path: Path, error: OSError) -> UnreachableFileError:
    if getattr(error, "winerror", None) in _HELD:
        return LockedFileError(
            text=tr(
                "“{path}” is open in another program, perhaps Word or Excel; close it there and "
                "try again.",
                path=path,
            )
        )
    return UnreachableFileError(
        text=tr(
            "“{path}” cannot be read ({reason}); copy it to another folder and choose the copy.",
            path=path,
            reason=error.strerror or type(error).__name__,
        )
    )
