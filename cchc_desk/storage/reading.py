"""Opening a workspace only to read it: from a medium that takes no write, or one kept apart."""

import errno
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desk.storage import connection as sqlite
from cchc_desk.storage import faults, guard
from cchc_desk.storage.recovery import Opened
from cchc_desk.storage.schema import SCHEMA_VERSION
from cchc_desk.storage.sidecars import leftovers
from cchc_desk.storage.workspace import Workspace


def open_reading(path: Path) -> Workspace:
    """Open a workspace in which nothing can be changed; no file is made beside it.

    On a medium that cannot be written it is read where it lies, else from a copy of its own, in
    which an older file is brought up to date.
    Raises: WorkspaceError.
    """
    header = guard.check_readable(path)
    is_old = header.version < SCHEMA_VERSION
    if not (is_old or leftovers(path) or os.access(path.parent, os.W_OK)):
        return _opened(path, path)
    guard.check_free(path)
    folder = TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True)
    try:
        return _opened(path, _copy(path, Path(folder.name), is_old=is_old), folder)
    except BaseException:
        folder.cleanup()
        raise


def _opened(path: Path, file: Path, folder: "TemporaryDirectory[str] | None" = None) -> Workspace:
    with faults.explained(path):
        connection = sqlite.connect_reading(file, ignores_locks=True)
        try:
            guard.check_columns(connection, path)
        except BaseException:
            connection.close()
            raise
    return Workspace(path, connection, Opened(), folder, is_read_only=True)


def _copy(path: Path, folder: Path, *, is_old: bool) -> Path:
    """Copy a file and settle what lay beside it.

    Raises: WorkspaceError.
    """
    copy = folder / path.name
    try:
        shutil.copyfile(path, copy)
        for each in leftovers(path):
            shutil.copyfile(each, folder / each.name)
    except OSError as error:
        is_full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise (faults.disk_full(copy) if is_full else faults.read_only(path)) from error
    if is_old or leftovers(path):
        _settle(copy, is_old=is_old)
    return copy


def _settle(copy: Path, *, is_old: bool) -> None:
    if is_old:
        # Seldom wanted: sqlite-utils takes 225 ms to import.
        from cchc_desk.storage.upgrade import upgrade  # noqa: PLC0415

        upgrade(copy)
    else:
        Workspace.open(copy).close()
