"""The values of figures in many documents at once, and the periods that these cover."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from cchc_desk.forms.template import DocumentKind
from cchc_desk.i18n import N_
from cchc_desk.storage.changes import Change, row_changes
from cchc_desk.storage.stored import read_decimal
from cchc_desk.storage.workspace import Workspace


class ReportPeriod(NamedTuple):
    """Name a report and its period, both by id."""

    id: str
    period: str


def report_periods(workspace: Workspace) -> tuple[ReportPeriod, ...]:
    """Return all reports, no plans, in the order in which they were made."""
    rows = workspace.query(
        "SELECT id, period FROM report WHERE kind = ? ORDER BY position, id",
        DocumentKind.REPORT.value,
    )
    return tuple(ReportPeriod(row["id"], row["period"]) for row in rows)


def values_of(
    workspace: Workspace, report_ids: Iterable[str]
) -> Mapping[str, Mapping[str, Decimal]]:
    """Return the entered values by report id and figure id; nothing for a report without any.

    Raises: DamagedTextError.
    """
    rows = workspace.rows(
        "figure_value",
        "WHERE report IN (SELECT value FROM json_each(?))",
        json.dumps(list(report_ids)),
    )
    found: dict[str, dict[str, Decimal]] = {}
    for row in rows:
        found.setdefault(row["report"], {})[row["figure"]] = read_decimal(row["value"])
    return found


def documents_with(workspace: Workspace, figure_id: str) -> tuple[str, ...]:
    """Return the ids of the documents in which a figure has a value."""
    rows = workspace.rows("figure_value", "WHERE figure = ? ORDER BY report", figure_id)
    return tuple(row["report"] for row in rows)


def remove_change(workspace: Workspace, figure_id: str) -> Change:
    """Take a figure that has no value out of the catalogue."""
    before = workspace.row("figure", figure_id)
    return Change(row_changes("figure", before, None), N_("Remove a figure"))
