"""Which documents were worked on last, from the end of the edit log."""

from collections.abc import Mapping
from datetime import datetime

from cchc_desk.storage.workspace import Workspace

_ENTRIES = 4000
"""Entries of the log that are looked at: weeks of work, and 2 ms."""


def last_edits(workspace: Workspace) -> Mapping[str, datetime]:
    """Return when documents were last edited, by id, the newest first; only lately edited ones.

    Units: UTC.
    """
    rows = workspace.query(
        "SELECT json_extract(row_key, '$[0]') AS report, max(counter) AS counter, max(at) AS at "
        "FROM (SELECT * FROM edit_log ORDER BY counter DESC LIMIT ?) "
        "WHERE table_name IN ('report', 'answer', 'figure_value', 'task_result') "
        "GROUP BY report ORDER BY counter DESC",
        _ENTRIES,
    )
    return {row["report"]: datetime.fromisoformat(row["at"]) for row in rows}
