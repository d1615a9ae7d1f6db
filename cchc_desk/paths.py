"""Where the program's own files lie, in a source tree and in a frozen build."""

import sys
from pathlib import Path


def resources() -> Path:
    """Return the folder of templates, rules, catalogs and other read-only data."""
    frozen_root: str | None = getattr(sys, "_MEIPASS", None)
    root = Path(frozen_root) if frozen_root else Path(__file__).resolve().parent.parent
    return root / "resources"
