"""The note beside an open workspace that tells the next opener who has it; advice, not a lock."""

import getpass
import json
import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import cchc_desk
from cchc_desk.forms.plain_data import from_plain, to_plain


@dataclass(frozen=True, slots=True)
class OwnerNote:
    """Hold who opened a workspace. Units: ``time`` - ISO 8601, UTC."""

    user: str
    host: str
    pid: int
    time: str
    version: str

    def local_time(self) -> str:
        """Return the time on the clock of this computer: "08:05 05/01/2026"."""
        return f"{datetime.fromisoformat(self.time).astimezone():%H:%M %d/%m/%Y}"


def note_path(workspace: Path) -> Path:
    """Return where the note of a workspace lies."""
    return workspace.with_name(f"{workspace.name}.owner")


def write_note(workspace: Path) -> None:
    """Say that this process has the workspace; only for the holder of the lock.

    Raises: OSError when the folder takes no file.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    note = OwnerNote(_user(), _host(), os.getpid(), now, cchc_desk.__version__)
    text = json.dumps(to_plain(note), ensure_ascii=False)
    path = note_path(workspace)
    path.unlink(missing_ok=True)  # a dead owner's; and where that fails, no journal can be made
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        path.unlink(missing_ok=True)
        raise


def remove_note(workspace: Path) -> None:
    """Take the note away; only for the holder of the lock."""
    note_path(workspace).unlink(missing_ok=True)


def read_note(workspace: Path) -> OwnerNote | None:
    """Return who has the workspace; None when there is no note, or none that can be read."""
    try:
        text = note_path(workspace).read_text(encoding="utf-8")
        note = from_plain(OwnerNote, json.loads(text))
        note.local_time()
    except (OSError, ValueError, TypeError, OverflowError):
        return None
    return note


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name in the environment, none in the system
        return "?"


def _host() -> str:
    # platform.node() takes 2 ms to import, and from Python 3.12 on it asks Windows by WMI.
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "?")
    return os.uname().nodename
