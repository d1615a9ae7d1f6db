"""Named versions of documents: places in the edit log that are easy to go back to.

The log keeps every state anyway; a version names one, and knows what was there by its digest. What
was sent is kept byte for byte.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from cchc_desk.i18n import N_
from cchc_desk.storage import past, reports, seal
from cchc_desk.storage.changes import Change, inserted, row_changes
from cchc_desk.storage.reports import DocumentRows
from cchc_desk.storage.stored import damaged_text, read_word
from cchc_desk.storage.tables import TABLES, Found
from cchc_desk.storage.workspace import Workspace, time_text


class VersionReason(StrEnum):
    """Say why a version was kept."""

    ASKED = "asked"
    BEFORE_IMPORT = "before-import"
    BEFORE_PASTE = "before-paste"
    BEFORE_BULK = "before-bulk"
    BEFORE_LOSS = "before-loss"
    BEFORE_RESTORE = "before-restore"
    EXPORTED = "exported"
    SIGNED = "signed"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Version:
    """Name a state of a document.

    ``edit`` is the counter of the last entry of the edit log that it holds. Units: ``at`` - UTC.
    """

    report: str
    number: int
    name: str
    reason: VersionReason
    edit: int
    at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class SentFile:
    """Hold a file as it was sent; ``digest`` is its SHA-256 in hexadecimal."""

    name: str
    data: bytes
    digest: str


# --- reading --------------------------------------------------------------------------------------


def read_versions(workspace: Workspace, report_id: str) -> tuple[Version, ...]:
    """Return the versions of a document, the oldest first; also of one that was deleted.

    Raises: DamagedTextError.
    """
    rows = workspace.rows("version", "WHERE report = ? ORDER BY number", report_id)
    return tuple(version_of(row) for row in rows)


def version_of(row: Found) -> Version:
    """Read a row.

    Raises: DamagedTextError.
    """
    reason = read_word(VersionReason, row["reason"])
    return Version(**{**row, "reason": reason, "at": _read_time(row["at"])})


def sent_files(workspace: Workspace, version: Version) -> tuple[SentFile, ...]:
    """Return what was sent of a version, by name; nothing for one that was not.

    Raises: DamagedTextError.
    """
    rows = workspace.rows(
        "sent_file",
        "WHERE report = ? AND version = ? ORDER BY name",
        version.report,
        version.number,
    )
    return tuple(sent_file_of(row) for row in rows)


def sent_file_of(row: Found) -> SentFile:
    """Read a row; what is not what was sent is damage.

    Raises: DamagedTextError.
    """
    try:
        data = zlib.decompress(row["data"])
    except zlib.error as error:
        raise damaged_text(row["name"]) from error
    if sha256(data).hexdigest() != row["digest"]:
        raise damaged_text(row["name"])
    return SentFile(row["name"], data, row["digest"])


def _read_time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise damaged_text(text) from error


def is_as_kept(workspace: Workspace, version: Version) -> bool:
    """Tell whether the edit log still gives what the version held.

    Raises: DamagedTextError.
    """
    rows = past.document_at(workspace, version.report, version.edit)
    return rows is not None and digest_of(rows) == version.digest


def digest_of(rows: DocumentRows) -> str:
    """Return the digest of a document with its tasks."""
    by_table = {"report": [rows.report], **rows.own, "task": rows.tasks}
    found = ((TABLES[name], row) for name, each in by_table.items() for row in each)
    return seal.written(sum(seal.row_digest(table, row) for table, row in found))


# --- keeping --------------------------------------------------------------------------------------


def keep_change(
    workspace: Workspace, report_id: str, reason: VersionReason, name: str = ""
) -> Change:
    """Name the present state of a document.

    Raises: NoReportError.
    """
    rows = reports.document_rows(workspace, report_id)
    (last,) = workspace.query(
        "SELECT coalesce(max(number), 0) AS number FROM version WHERE report = ?", report_id
    )
    row: Found = {
        "report": report_id,
        "number": last["number"] + 1,
        "name": name,
        "reason": reason.value,
        "edit": workspace.last_edit(),
        "at": time_text(),
        "digest": digest_of(rows),
    }
    return Change(inserted("version", [row]), N_("Keep a version"))


def rename_change(workspace: Workspace, version: Version, name: str) -> Change:
    """Give a version another name."""
    before = workspace.row("version", version.report, version.number)
    if before is None:
        raise KeyError(version)
    return Change(row_changes("version", before, {**before, "name": name}), N_("Name a version"))


def send_change(workspace: Workspace, version: Version, files: Mapping[str, bytes]) -> Change:
    """Keep what was sent of a version, by file name; what is kept already stays as it is."""
    kept = {file.name for file in sent_files(workspace, version)}
    rows = [_sent_row(version, name, files[name]) for name in files.keys() - kept]
    return Change(inserted("sent_file", rows), N_("Keep what was sent"))


def _sent_row(version: Version, name: str, data: bytes) -> Found:
    return {
        "report": version.report,
        "version": version.number,
        "name": name,
        "data": zlib.compress(data, 9),
        "digest": sha256(data).hexdigest(),
    }
