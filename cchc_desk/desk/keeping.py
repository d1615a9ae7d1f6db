"""Keeping a state of a document under a name: when somebody asks, and before much may be lost."""

from collections.abc import Iterable

from cchc_desk.desk.losses import bulk_task_lists, reasons
from cchc_desk.forms.report import ReportState
from cchc_desk.storage import reports, versions
from cchc_desk.storage.changes import Change
from cchc_desk.storage.versions import Version, VersionReason
from cchc_desk.storage.workspace import Workspace


def keep_version(
    workspace: Workspace, document: str, reason: VersionReason, name: str = ""
) -> Version:
    """Keep the present state of a document and return its version; undo leaves it alone.

    The one kept last is returned when nothing has changed since, unless somebody asked.
    Raises: NoReportError, WorkspaceError.
    """
    kept = versions.read_versions(workspace, document)
    rows = reports.document_rows(workspace, document)
    if kept and reason is not VersionReason.ASKED and kept[-1].digest == versions.digest_of(rows):
        return kept[-1]
    workspace.apply(versions.keep_change(workspace, document, reason, name))
    return versions.read_versions(workspace, document)[-1]


def keep_finished(workspace: Workspace, document: str, state: ReportState) -> None:
    """Keep what was signed or sent.

    Raises: NoReportError, WorkspaceError.
    """
    reason = VersionReason.SENT if state is ReportState.SENT else VersionReason.SIGNED
    keep_version(workspace, document, reason)


def keep_before(workspace: Workspace, change: Change, *, only_losses: bool = False) -> None:
    """Keep every document that a change puts at risk, as it is before the change.

    ``only_losses``: the change can itself be turned round, so that many rows are no risk.
    Raises: WorkspaceError.
    """
    at_risk = dict(reasons(change))
    for document in _showing(workspace, bulk_task_lists(change)):
        at_risk.setdefault(document, VersionReason.BEFORE_BULK)
    for document, reason in at_risk.items():
        if reason is VersionReason.BEFORE_LOSS or not only_losses:
            keep_version(workspace, document, reason)


def _showing(workspace: Workspace, task_lists: Iterable[str]) -> Iterable[str]:
    """Return for each list the document made last that shows it; all of them share its tasks."""
    last: dict[str, str] = {}
    if wanted := set(task_lists):
        for row in workspace.rows("report", "ORDER BY position, id"):
            if row["task_list"] in wanted:
                last[row["task_list"]] = row["id"]
    return last.values()
