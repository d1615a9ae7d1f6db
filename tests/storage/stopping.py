"""Workspaces that were not let go in order: cut off in a transaction, or just killed."""

import shutil
from pathlib import Path

from tests.storage.processes import started_python

# A transaction that is larger than SQLite's memory has written half of its pages already.
CUT_OFF = """
import sqlite3
connection = sqlite3.connect({path!r})
connection.execute("PRAGMA journal_mode = TRUNCATE")
connection.execute("PRAGMA cache_size = 1")
connection.execute("UPDATE answer SET text = 'half'")
for number in range(20):
    connection.execute("INSERT INTO image VALUES (?, randomblob(20000), '')", (str(number),))
connection.execute("DELETE FROM meta WHERE key = 'clean'")
print("in the middle", flush=True)
input()
"""

EDITED_AND_KILLED = """
from pathlib import Path
from cchc_desk.storage import reports
from cchc_desk.storage.workspace import Workspace
from tests.factories import answered
workspace = Workspace.open(Path({path!r}))
workspace.apply(reports.answer_change(workspace, "bc-2026-quy-1", "i.hop", answered({text!r})))
print("edited", flush=True)
input()
"""


def cut_off(path: Path, target: Path) -> Path:
    """Copy a workspace and cut the copy off in the middle of a transaction; its journal stays."""
    target.mkdir(parents=True, exist_ok=True)
    copy = target / path.name
    shutil.copyfile(path, copy)
    with started_python(CUT_OFF.format(path=str(copy))):
        pass
    assert journal(copy).stat().st_size > 0
    return copy


def edit_and_kill(path: Path, text: str) -> None:
    """Let a program edit a workspace and die before it lets it go."""
    with started_python(EDITED_AND_KILLED.format(path=str(path), text=text)):
        pass


def journal(path: Path) -> Path:
    """Return where the journal of a workspace lies."""
    return path.with_name(f"{path.name}-journal")
