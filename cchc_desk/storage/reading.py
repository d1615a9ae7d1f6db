"""Opening a workspace only to read it: from a medium that takes no write, or one kept apart."""

import errno
import shutil
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desk import paths
from cchc_desk.files.copy import copy_verified
from cchc_desk.files.replace import write_error
from cchc_desk.storage import connection as sqlite
from cchc_desk.storage import faults, guard
from cchc_desk.storage.recovery import Opened
from cchc_desk.storage.schema import SCHEMA_VERSION
from cchc_desk.storage.sidecars import leftovers
from cchc_desk.storage.workspace import Workspace

_FOLDER = "reading"

_LEFT_S = 24 * 60 * 60
"""How old a copy is that a program left behind when it was killed. Source: RELIABILITY.md 3.8."""


def open_reading(path: Path) -> Workspace:
    """Open a workspace in which nothing can be changed; no file is made beside it.

    What is read is a proved copy on this computer, in which an older file is brought up to date:
    a stick may be pulled out meanwhile, and where this user may not write another one may.
    Raises: WorkspaceError, WriteError, CopyError.
    """
    header = guard.check_readable(path)
    guard.check_free(path)
    folder = _new_folder()
    try:
        copy = _copy(path, Path(folder.name), is_old=header.version < SCHEMA_VERSION)
        return _opened(path, copy, folder, header.version)
    except BaseException:
        folder.cleanup()
        raise


def _new_folder() -> "TemporaryDirectory[str]":
    """Make a folder for one copy, and take away those that killed programs left."""
    around = paths.computer_folder() / _FOLDER
    try:
        around.mkdir(parents=True, exist_ok=True, mode=0o700)
        for left in around.iterdir():
            with suppress(OSError):  # another program has just taken it away
                if time.time() - left.stat().st_mtime > _LEFT_S:
                    shutil.rmtree(left, ignore_errors=True)
        return TemporaryDirectory(dir=around, ignore_cleanup_errors=True)
    except OSError as error:
        raise write_error(error, around) from error


def _opened(path: Path, copy: Path, folder: "TemporaryDirectory[str]", version: int) -> Workspace:
    with faults.explained(path):
        connection = sqlite.connect_reading(copy, ignores_locks=True)
        try:
            guard.check_columns(connection, path)
            is_newer = version > SCHEMA_VERSION
            refusal = guard.newer(connection, path, version) if is_newer else faults.read_only(path)
        except BaseException:
            connection.close()
            raise
    return Workspace(path, connection, Opened(), folder, refusal=refusal)


def _copy(path: Path, folder: Path, *, is_old: bool) -> Path:
    """Copy a file and settle what lay beside it.

    Raises: WorkspaceError, WriteError, CopyError.
    """
    copy = folder / path.name
    try:
        copy_verified(path, copy)
        for each in leftovers(path):
            shutil.copyfile(each, folder / each.name)
    except OSError as error:
        is_full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise (faults.disk_full(copy) if is_full else faults.read_only(path)) from error
    if is_old or leftovers(copy):
        _settle(copy, is_old=is_old)
    return copy


def _settle(copy: Path, *, is_old: bool) -> None:
    if is_old:
        # Seldom wanted: sqlite-utils takes 225 ms to import.
        from cchc_desk.storage.upgrade import upgrade  # noqa: PLC0415

        upgrade(copy)
    else:
        Workspace.open(copy).close()
