"""What those who look after the program need to know after a fault: nothing of any report.

Source: RELIABILITY.md 3.9 - logs, version, pragma values, check results; shown before it is saved.
"""

import io
import platform
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import cchc_desk
from cchc_desk.desk.checks import Problem
from cchc_desk.desk.desk import Desk
from cchc_desk.files.replace import write_file
from cchc_desk.storage import build

Files = Mapping[str, str]
"""The texts of the package, by file name."""

_LOGS = "*.log*"


def gather(desk: Desk, logs: Path) -> Files:
    """Return the package for an open workspace; ``logs`` is the folder of the logs.

    Raises: WorkspaceError.
    """
    return {"program.txt": _program(), "workspace.txt": _workspace(desk), **_logs(logs)}


def problems_text(problems: Sequence[Problem]) -> str:
    """Return what a check found, one a line; the places name no text of a report."""
    return "\n".join(f"{each.place}: {each.message}" for each in problems) or "-"


def write_package(files: Files, target: Path) -> None:
    """Write the package as one ZIP file.

    Raises: WriteError.
    """
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name, text)
    write_file(target, held.getvalue())


def _program() -> str:
    facts = {
        "cchc-desk": cchc_desk.__version__,
        "Python": sys.version.split()[0],
        "system": platform.platform(),
        "frozen": str(bool(getattr(sys, "frozen", False))),
    }
    return _lines(facts)


def _workspace(desk: Desk) -> str:
    workspace = desk.workspace
    opened = workspace.opened
    facts: dict[str, object] = {
        "SQLite": build.sqlite_version(),
        "bytes": workspace.path.stat().st_size,
        "let go in order": opened.was_clean,
        "kept": opened.kept.value,
        "entries of the log": workspace.last_edit(),
        **build.pragma_values(workspace),
        **{f"rows of {name}": count for name, count in build.row_counts(workspace).items()},
    }
    return _lines(facts)


def _lines(facts: Mapping[str, object]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in facts.items())


def _logs(folder: Path) -> Files:
    """Return the logs, without the name of the folder of this user."""
    home = str(Path.home())
    found = sorted(folder.glob(_LOGS)) if folder.is_dir() else []
    texts = ((each.name, each.read_text(encoding="utf-8", errors="replace")) for each in found)
    return {name: text.replace(home, "~") for name, text in texts if text}
