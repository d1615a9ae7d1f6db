"""A filled workspace of every schema version there ever was; the files themselves never change."""

import shutil
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "files" / "workspaces"


def version_file(version: int, folder: Path) -> Path:
    """Return a copy of the workspace of a schema version in a folder."""
    path = folder / f"version-{version}.cchc"
    shutil.copyfile(FOLDER / path.name, path)
    return path
