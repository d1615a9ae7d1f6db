"""A backup in a folder: its name, and what is written beside it about what it holds."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from cchc_desk.files.names import safe_name
from cchc_desk.forms.plain_data import PlainDataError, from_plain, to_plain

SUFFIX = ".cchcbak"
NOTE_SUFFIX = ".json"

_MOST_BYTES = 1 << 16


class BackupReason(StrEnum):
    """Say why a backup is made; the word is a part of its name."""

    START = "start"
    TIME = "time"
    CLOSE = "close"
    ASKED = "asked"
    UPGRADE = "before-upgrade"
    IMPORT = "before-import"
    RESTORE = "before-restore"
    DELETE = "before-delete"
    PURGE = "before-purge"


@dataclass(frozen=True, slots=True)
class Note:
    """Hold what is written beside a backup once it is proved; ``name`` is the backup's own.

    ``edits`` is the counter of the last entry of its edit log. Shape: ``rows`` - how many by
    table. ``newest``: the title of the document made last, "" when there is none. Units: ``at`` -
    ISO 8601, UTC. ``sha256`` in hexadecimal, over the whole file.
    """

    name: str
    uuid: str
    edits: int
    at: str
    reason: BackupReason
    rows: Mapping[str, int]
    newest: str
    schema_version: int
    app_version: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Backup:
    """Hold what a list shows of a backup, and what deciding which ones to keep needs to know.

    ``edits`` orders backups, whatever the clock said. ``is_proved``: it was read again and
    compared when it was made, and is as long as then. None: ``note`` - there is none that can be
    read; then all else is what its name says.
    """

    path: Path
    uuid: str
    edits: int
    at: datetime
    reason: BackupReason
    size_bytes: int
    note: Note | None = None

    @property
    def is_proved(self) -> bool:
        """Tell whether the backup was proved and seems to be as it was then."""
        return self.note is not None and self.note.size_bytes == self.size_bytes

    @property
    def order(self) -> tuple[int, datetime]:
        """Return what is greater for a newer backup."""
        return self.edits, self.at

    @property
    def reports(self) -> int:
        """Return how many documents it holds; 0 when that is not known."""
        return self.note.rows.get("report", 0) if self.note else 0


def backup_name(stem: str, uuid: str, edits: int, at: datetime, reason: BackupReason) -> str:
    """Return the name of a backup: "so-lam-viec-0a1b2c3d-000000120-20260105T081500Z-time.cchcbak".

    ``uuid`` and ``edits`` tell it from those of other workspaces and other states.
    """
    opening = uuid[:_UUID_LETTERS].ljust(_UUID_LETTERS, "0")
    tail = f"-{opening}-{edits:09d}-{at.astimezone(UTC):{_TIME}}-{reason.value}{SUFFIX}"
    return safe_name(stem, tail)


_UUID_LETTERS = 8
_TIME = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(
    rf"-(?P<uuid>\w{{{_UUID_LETTERS}}})-(?P<edits>\d{{9,}})-(?P<time>\d{{8}}T\d{{6}}Z)"
    rf"-(?P<reason>[a-z-]+){re.escape(SUFFIX)}$",
    re.ASCII,
)


def note_path(backup: Path) -> Path:
    """Return where the note of a backup lies."""
    return backup.with_name(backup.name + NOTE_SUFFIX)


def note_text(note: Note) -> str:
    """Write a note."""
    return json.dumps(to_plain(note), ensure_ascii=False, indent=1)


def read_backup(path: Path) -> Backup | None:
    """Read what is known of a backup without opening it; None when its name is not one of ours.

    Raises: OSError when the file is gone.
    """
    size_bytes = path.stat().st_size
    note = _read_note(path)
    if note is not None:
        at = datetime.fromisoformat(note.at)
        return Backup(path, note.uuid, note.edits, at, note.reason, size_bytes, note)
    return _read_name(path, size_bytes)


def _read_note(path: Path) -> Note | None:
    try:
        with note_path(path).open("rb") as file:
            note = from_plain(Note, json.loads(file.read(_MOST_BYTES)))
        is_dated = datetime.fromisoformat(note.at).tzinfo is not None
    except (OSError, ValueError, PlainDataError, RecursionError):
        return None
    return note if note.name == path.name and is_dated else None


def _read_name(path: Path, size_bytes: int) -> Backup | None:
    found = _NAME.search(path.name)
    if found is None:
        return None
    try:
        at = datetime.strptime(found["time"], _TIME).replace(tzinfo=UTC)
        reason = BackupReason(found["reason"])
    except ValueError:
        return None
    return Backup(path, found["uuid"], int(found["edits"]), at, reason, size_bytes)
