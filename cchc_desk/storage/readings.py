"""The two ways to read a database that was left with a journal, each tried on a copy."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desk.storage import soundness
from cchc_desk.storage.sidecars import copy_with_sidecars


def is_sound_with_sidecars(path: Path) -> bool:
    """Tell whether the database is sound once SQLite has made it whole from what lies beside it.

    Raises: OSError.
    """
    return _is_sound(path, copy_with_sidecars)


def is_sound_alone(path: Path) -> bool:
    """Tell whether the database is sound as it is, whatever lies beside it.

    Raises: OSError.
    """
    return _is_sound(path, lambda each, folder: shutil.copyfile(each, folder / each.name))


def _is_sound(path: Path, copy_into: Callable[[Path, Path], Path]) -> bool:
    with TemporaryDirectory(prefix="cchc-", dir=path.parent, ignore_cleanup_errors=True) as folder:
        copy = copy_into(path, Path(folder))
        try:
            with closing(sqlite3.connect(copy)) as connection:
                return not any(soundness.pieces(soundness.prepared(connection)))
        except sqlite3.DatabaseError:
            return False
