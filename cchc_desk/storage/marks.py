"""What the clerk has said about a place in a document, without changing it."""

from collections.abc import Mapping
from enum import StrEnum

from cchc_desk.i18n import N_
from cchc_desk.storage.changes import Change, row_changes
from cchc_desk.storage.stored import read_word
from cchc_desk.storage.workspace import Found, Workspace


class MarkKind(StrEnum):
    """What is said of the place."""

    STILL_TRUE = "still-true"  # text that came from the last period is right in this one
    PROMISE_ANSWERED = "promise-answered"  # the report tells what became of a promise
    DISMISSED = "dismissed"  # what the review finds at one place is no slip
    DISMISSED_TEXT = "dismissed-text"  # nor wherever these words stand, in any document
    DISMISSED_RULE = "dismissed-rule"  # nor anything of its kind
    REMARK = "remark"  # somebody said the note about an item in a file that was brought in
    OWN_WORD = "own-word"  # a word of the office; the note says what to write instead
    PROOF = "proof"  # a file that proves what a task's result says; the note is where it lies


_LABELS: Mapping[MarkKind, str] = {
    MarkKind.STILL_TRUE: N_("Confirm text of the last period"),
    MarkKind.PROMISE_ANSWERED: N_("Answer a question of an earlier period"),
    MarkKind.DISMISSED: N_("Dismiss what the review found"),
    MarkKind.DISMISSED_TEXT: N_("Dismiss what the review found"),
    MarkKind.DISMISSED_RULE: N_("Dismiss what the review found"),
    MarkKind.REMARK: N_("Keep remarks of a file"),
    MarkKind.OWN_WORD: N_("Change the office's own words"),
    MarkKind.PROOF: N_("Change the files that prove a result"),
}


NO_DOCUMENT = ""
"""The id under which marks are kept that hold for all documents."""


def read_marks(workspace: Workspace, report_id: str, kind: MarkKind) -> Mapping[str, str]:
    """Return the notes of one kind of marks in a document, by their keys; "" says no more."""
    rows = workspace.rows("mark", "WHERE report = ? AND kind = ?", report_id, kind.value)
    return {row["key"]: row["note"] for row in rows}


def mark_change(
    workspace: Workspace, report_id: str, kind: MarkKind, key: str, note: str | None = ""
) -> Change:
    """Set a mark. None: ``note`` - take it away."""
    before = workspace.row("mark", report_id, kind.value, key)
    place = {"report": report_id, "kind": kind.value, "key": key}
    after = None if note is None else {**place, "note": note}
    return Change(row_changes("mark", before, after), _LABELS[kind])


def mark_of(row: Found) -> MarkKind:
    """Read a row.

    Raises: DamagedTextError.
    """
    return read_word(MarkKind, row["kind"])
