"""The register of documents that texts cite, and what the office notes about them."""

import os
from collections.abc import Iterable, Mapping

from cchc_desk.forms.register import RegisterEntry
from cchc_desk.i18n import N_
from cchc_desk.storage.changes import Change, inserted, row_changes
from cchc_desk.storage.stored import read_json, write_json
from cchc_desk.storage.workspace import Found, Workspace


def read_entries(workspace: Workspace) -> Mapping[str, RegisterEntry]:
    """Return all entries by id, hidden ones too.

    Raises: DamagedTextError.
    """
    return {row["id"]: entry_of(row) for row in workspace.rows("citation", "ORDER BY id")}


def entry_of(row: Found) -> RegisterEntry:
    """Read a row.

    Raises: DamagedTextError.
    """
    return read_json(RegisterEntry, row["entry"])


def put_change(workspace: Workspace, entry_id: str, entry: RegisterEntry | None) -> Change:
    """Keep an entry in place of what was there. None: ``entry`` - take it away."""
    before = workspace.row("citation", entry_id)
    after = None if entry is None else _row(entry_id, entry)
    return Change(row_changes("citation", before, after), N_("Edit the register"))


def add_change(entries: Iterable[RegisterEntry]) -> Change:
    """Keep new entries under new ids."""
    rows = [_row(_new_id(), entry) for entry in entries]
    return Change(inserted("citation", rows), N_("Add to the register"))


def _new_id() -> str:
    # As secrets.token_hex does, which brings hmac and OpenSSL: 5 ms at the start.
    return f"c{os.urandom(6).hex()}"


def _row(entry_id: str, entry: RegisterEntry) -> Found:
    return {"id": entry_id, "entry": write_json(entry)}
