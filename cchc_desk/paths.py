"""Where the program's own files lie, in a source tree and in a frozen build."""

import os
import sys
from pathlib import Path

WORKSPACE_SUFFIX = ".cchc"
"""How the name of a workspace file ends."""


def resources() -> Path:
    """Return the folder of templates, rules, catalogs and other read-only data."""
    frozen_root: str | None = getattr(sys, "_MEIPASS", None)
    root = Path(frozen_root) if frozen_root else Path(__file__).resolve().parent.parent
    return root / "resources"


PORTABLE_MARK = "portable.txt"
"""The file beside a program that keeps its data beside itself."""

_PORTABLE_DATA = "du-lieu"


def portable_folder() -> Path | None:
    """Return where a portable copy of the program keeps its data; None: this is none."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).parent
    return beside / _PORTABLE_DATA if (beside / PORTABLE_MARK).is_file() else None


def data_folder() -> Path:
    r"""Return the folder of the user's own data on this computer: local, never synchronised.

    Windows: %LOCALAPPDATA%\CCHC; elsewhere the XDG data folder. Source: RELIABILITY.md 3.2. Of a
    portable copy: beside the program.
    """
    portable = portable_folder()
    return computer_folder() if portable is None else portable


def computer_folder() -> Path:
    """Return the folder on this very computer, also of a portable copy on a stick."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
        return base / "CCHC"
    base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "cchc-desk"
