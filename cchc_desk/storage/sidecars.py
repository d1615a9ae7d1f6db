"""The files that SQLite keeps beside a database while it works, and leaves when it is cut off."""

import shutil
from pathlib import Path

_SUFFIXES = ("-journal", "-wal", "-shm")

_CONTENT = ("-journal", "-wal")
"""Those that hold pages of the database; the third is an index that SQLite makes anew."""


def sidecars(path: Path) -> tuple[Path, ...]:
    """Return the files that lie beside a database, empty ones too."""
    return tuple(each for each in _beside(path, _SUFFIXES) if each.exists())


def leftovers(path: Path) -> tuple[Path, ...]:
    """Return those that SQLite would write into the database when it opens it next.

    A transaction was cut off, or is going on in another process, or they belong to another file.
    """
    return tuple(each for each in _beside(path, _CONTENT) if _size_bytes(each))


def copy_with_sidecars(path: Path, folder: Path) -> Path:
    """Copy a database with what lies beside it into a folder, times included; return the copy.

    Raises: OSError.
    """
    for each in (*sidecars(path), path):
        shutil.copy2(each, folder / each.name)
    return folder / path.name


def move_sidecars(path: Path, folder: Path) -> None:
    """Take what lies beside a database away into a folder of the same disk.

    Raises: OSError.
    """
    for each in sidecars(path):
        each.replace(folder / each.name)


def rename_with_sidecars(path: Path, target: Path) -> None:
    """Give a database another name in its folder, and with it what lies beside it.

    Raises: OSError.
    """
    found = sidecars(path)
    path.rename(target)
    for each in found:
        each.rename(target.with_name(target.name + each.name.removeprefix(path.name)))


def _beside(path: Path, suffixes: tuple[str, ...]) -> tuple[Path, ...]:
    return tuple(path.with_name(f"{path.name}{suffix}") for suffix in suffixes)


def _size_bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return 0
