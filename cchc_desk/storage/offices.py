"""The profiles of the office, each valid from a day on."""

from datetime import date

from cchc_desk.forms.office import Office
from cchc_desk.i18n import N_
from cchc_desk.storage.changes import Change, joined, row_changes
from cchc_desk.storage.stored import read_json, write_json
from cchc_desk.storage.workspace import Found, Workspace


def read_offices(workspace: Workspace) -> tuple[Office, ...]:
    """Return all profiles, the earliest first."""
    rows = workspace.rows("office", "ORDER BY valid_from")
    return tuple(office_of(row) for row in rows)


def office_of(row: Found) -> Office:
    """Read a row.

    Raises: DamagedTextError.
    """
    return read_json(Office, row["profile"])


def put_change(workspace: Workspace, office: Office) -> Change:
    """Keep a profile; one that begins on the same day is replaced."""
    valid_from = office.valid_from.isoformat()
    after = {"valid_from": valid_from, "profile": write_json(office)}
    before = workspace.row("office", valid_from)
    return Change(row_changes("office", before, after), N_("Edit the office"))


def remove_change(workspace: Workspace, valid_from: date) -> Change:
    """Remove the profile that begins on a day."""
    before = workspace.row("office", valid_from.isoformat())
    return Change(row_changes("office", before, None), N_("Remove a profile of the office"))


def move_change(workspace: Workspace, valid_from: date, office: Office) -> Change:
    """Let the profile that begins on a day begin on the office's own day instead."""
    put = put_change(workspace, office)
    if office.valid_from == valid_from:
        return put
    label = N_("Change the day from which a profile of the office counts")
    return joined(label, remove_change(workspace, valid_from), put)
