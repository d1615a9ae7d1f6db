"""What kind of place a file lies in, and whether a workspace may be worked on there.

SQLite is only as safe as the disk under it: a stick that is pulled out, a share that forgets
locks and a folder that is synchronised behind its back all lose what was saved. Source:
RELIABILITY.md 3.2, F14 to F16, and incidents 9, 10 and 16.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path, PurePath
from typing import NamedTuple, Protocol

from cchc_desk.files.replace import beside


class PlaceKind(StrEnum):
    """Say what a place is; a workspace is worked on only in the first."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"
    SYNCED = "synced"
    READ_ONLY = "read-only"


class System(Protocol):
    """Tell what only the system knows of a path."""

    def drive_kind(self, path: Path) -> PlaceKind:
        """Return the kind of the disk that holds an existing path: fixed where unknown."""

    def is_placeholder(self, path: Path) -> bool:
        """Tell whether a folder is one that a program keeps in step with another place."""

    def may_write(self, path: Path) -> bool:
        """Tell whether files can be made in a folder."""


# Folders that these programs make by their own names, folded. A folder of another name in which
# one of them works is told by the system or the environment.
_SYNCED_NAMES = ("onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "my drive")
_SYNCED_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def place_kind(
    path: Path, system: System | None = None, environment: Mapping[str, str] | None = None
) -> PlaceKind:
    """Return what kind of place a file lies in; it need not be there yet.

    None: ``system``, ``environment`` - those of this process.
    """
    asked = this_system() if system is None else system
    wanted = path.absolute().parent
    folder = _existing(wanted)
    variables = os.environ if environment is None else environment
    drive = asked.drive_kind(folder)
    if drive is PlaceKind.NETWORK or str(path).startswith(("\\\\", "//")):
        return PlaceKind.NETWORK
    if _is_synced(wanted, variables) or any(asked.is_placeholder(f) for f in _upwards(folder)):
        return PlaceKind.SYNCED
    if not asked.may_write(folder):
        return PlaceKind.READ_ONLY
    return drive


def may_write_in(folder: Path, system: System | None = None) -> bool:
    """Tell whether files can be made in a folder. None: ``system`` - this one."""
    return (this_system() if system is None else system).may_write(folder)


def may_live(kind: PlaceKind) -> bool:
    """Tell whether a workspace may be worked on where it lies."""
    return kind is PlaceKind.FIXED


def _existing(folder: Path) -> Path:
    return next(each for each in _upwards(folder) if each.exists())


def _upwards(folder: Path) -> Iterable[Path]:
    return (folder, *folder.parents)


def _is_synced(folder: Path, environment: Mapping[str, str]) -> bool:
    if any(_is_synced_name(part) for part in folder.parts):
        return True
    roots = (environment.get(name) for name in _SYNCED_VARIABLES)
    return any(root and _is_inside(folder, PurePath(root)) for root in roots)


def _is_synced_name(part: str) -> bool:
    """Tell whether a folder is called as such programs call theirs: "OneDrive - Sở Nội vụ" too."""
    name = part.casefold()
    return any(
        name == known or name.startswith((f"{known} ", f"{known}-")) for known in _SYNCED_NAMES
    )


def _is_inside(folder: PurePath, root: PurePath) -> bool:
    """Tell whether a folder lies in another, as Windows compares names."""
    parts, wanted = ([part.casefold() for part in each.parts] for each in (folder, root))
    return bool(wanted) and parts[: len(wanted)] == wanted


# --- this system ----------------------------------------------------------------------------------


def this_system() -> System:
    """Return what tells of the system that the program runs on."""
    return _Windows() if sys.platform == "win32" else _Unix()


class _Unix(NamedTuple):
    """Tell by the mounts of Linux; elsewhere every disk counts as fixed."""

    mounts: Path = Path("/proc/mounts")

    def drive_kind(self, path: Path) -> PlaceKind:
        kinds = {mount: kind for mount, kind in self._mounts() if _is_inside(path, PurePath(mount))}
        if not kinds:
            return PlaceKind.FIXED
        file_system = kinds[max(kinds, key=len)]
        return PlaceKind.NETWORK if file_system in _NETWORK_SYSTEMS else PlaceKind.FIXED

    def is_placeholder(self, path: Path) -> bool:
        del path
        return False

    def may_write(self, path: Path) -> bool:
        return os.access(path, os.W_OK)

    def _mounts(self) -> Iterable[tuple[str, str]]:
        try:
            lines = self.mounts.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return ()
        fields = (line.split() for line in lines)
        return [(each[1].replace("\\040", " "), each[2]) for each in fields if len(each) > 2]  # noqa: PLR2004


_NETWORK_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p"})


class _Windows(NamedTuple):
    """Ask Windows. Source: Microsoft, GetDriveTypeW and File Attribute Constants."""

    def drive_kind(self, path: Path) -> PlaceKind:
        import ctypes  # noqa: PLC0415 - only Windows has what is asked for

        ask = getattr(ctypes, "windll").kernel32.GetDriveTypeW  # noqa: B009 - mypy on Linux
        return _DRIVES.get(ask(f"{path.anchor}"), PlaceKind.FIXED)

    def is_placeholder(self, path: Path) -> bool:
        try:
            attributes: int = getattr(path.lstat(), "st_file_attributes", 0)
        except OSError:
            return False
        return bool(attributes & _RECALL)

    def may_write(self, path: Path) -> bool:
        return takes_files(path)


def takes_files(folder: Path) -> bool:
    """Try whether a folder takes a file, which is gone again at once; one read-only takes none.

    Windows tells neither of rights nor of the switch of a stick when it is only asked. Source:
    Python, os.access; Microsoft, _waccess: a folder is only looked for.
    """
    with beside(folder / "?") as tried:
        try:
            tried.touch(exist_ok=False)
        except OSError:
            return False
    return True


_DRIVES: Mapping[int, PlaceKind] = {
    2: PlaceKind.REMOVABLE,
    3: PlaceKind.FIXED,
    4: PlaceKind.NETWORK,
    5: PlaceKind.READ_ONLY,
}

# FILE_ATTRIBUTE_RECALL_ON_OPEN and _RECALL_ON_DATA_ACCESS: kept elsewhere, fetched when wanted.
_RECALL = 0x00040000 | 0x00400000
