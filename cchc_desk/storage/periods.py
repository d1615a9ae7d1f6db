"""The kinds of periods of this office: the shipped list with its own entries over it."""

from collections.abc import Iterable

from cchc_desk.forms.period import STANDARD_KINDS, PeriodKind
from cchc_desk.i18n import N_
from cchc_desk.storage.changes import Change, row_changes
from cchc_desk.storage.stored import read_json, write_json
from cchc_desk.storage.workspace import Found, Workspace


def read_kinds(workspace: Workspace) -> tuple[PeriodKind, ...]:
    """Return the shipped kinds, edited ones in their place, then the office's own."""
    rows = workspace.rows("period_kind", "ORDER BY position, id")
    return with_shipped(kind_of(row) for row in rows)


def kind_of(row: Found) -> PeriodKind:
    """Read a row.

    Raises: DamagedTextError.
    """
    return read_json(PeriodKind, row["definition"])


def with_shipped(own: Iterable[PeriodKind]) -> tuple[PeriodKind, ...]:
    """Return the shipped kinds with the own ones over them."""
    shipped = {kind.id: kind for kind in STANDARD_KINDS}
    return tuple({**shipped, **{kind.id: kind for kind in own}}.values())


def put_change(workspace: Workspace, kind: PeriodKind) -> Change:
    """Keep a kind of period; one with the same id is replaced."""
    before = workspace.row("period_kind", kind.id)
    (last,) = workspace.query("SELECT coalesce(max(position), 0.0) AS position FROM period_kind")
    position = last["position"] + 1.0 if before is None else before["position"]
    after = {"id": kind.id, "position": position, "definition": write_json(kind)}
    return Change(row_changes("period_kind", before, after), N_("Edit a kind of period"))


def remove_change(workspace: Workspace, kind_id: str) -> Change:
    """Remove an own kind of period; an edited shipped one is as shipped again."""
    before = workspace.row("period_kind", kind_id)
    return Change(row_changes("period_kind", before, None), N_("Remove a kind of period"))
