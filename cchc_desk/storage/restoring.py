"""Making a workspace of a backup: in a file of its own, proved before it takes any name."""

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from cchc_desk.storage import connection as sqlite
from cchc_desk.storage import facts, guard, soundness
from cchc_desk.storage.connection import connect_reading
from cchc_desk.storage.faults import damaged, explained
from cchc_desk.storage.sidecars import rename_with_sidecars

DAMAGED_MARK = ".hong-"
"""What stands between the name of a damaged file and the time. Source: RELIABILITY.md 3.6."""


def prove_whole(path: Path) -> None:
    """Read all of a file that nobody has open.

    Raises: DamagedWorkspaceError, and other WorkspaceErrors of what is no workspace of ours.
    """
    guard.check_file(path)
    with explained(path), closing(connect_reading(path, ignores_locks=True)) as connection:
        soundness.prepared(connection)
        if any(soundness.pieces(connection)):
            raise damaged(path)


def copy_as_workspace(backup: Path, target: Path, says: Mapping[str, str]) -> None:
    """Copy a backup, prove the copy, and let it say of itself what a workspace says.

    Raises: OSError, WorkspaceError.
    """
    shutil.copyfile(backup, target)
    prove_whole(target)
    state_facts(target, says)


def state_facts(path: Path, says: Mapping[str, str]) -> None:
    """Let a file that nobody has open say something of itself.

    Raises: WorkspaceError.
    """
    with (
        explained(path),
        closing(sqlite3.connect(path)) as connection,
        sqlite.transaction(connection),
    ):
        for key, value in says.items():
            facts.state(connection, key, value)


def set_aside(path: Path, time: str) -> Path:
    """Give a damaged file and what lies beside it another name, and return that.

    Raises: OSError.
    """
    target = path.with_name(f"{path.name}{DAMAGED_MARK}{time}")
    rename_with_sidecars(path, target)
    return target


def put_back(aside: Path, path: Path) -> None:
    """Give a file that was set aside its own name again.

    Raises: OSError.
    """
    rename_with_sidecars(aside, path)
