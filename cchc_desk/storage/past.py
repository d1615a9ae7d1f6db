"""A document as it was at a moment of the past, read from the edit log."""

from cchc_desk.storage.history import image_of, key_bounds
from cchc_desk.storage.reports import OWN_TABLES, DocumentRows
from cchc_desk.storage.tables import Found, Row, SqlValue, key_json
from cchc_desk.storage.workspace import Workspace


def document_at(workspace: Workspace, report_id: str, edit: int) -> DocumentRows | None:
    """Return a document as it was after an edit; None when there was none of that id.

    Raises: DamagedTextError.
    """
    report = row_at(workspace, "report", edit, report_id)
    if report is None:
        return None
    tasks = rows_at(workspace, "task", edit, report["task_list"])
    return DocumentRows(
        dict(report),
        {table: rows_at(workspace, table, edit, report_id) for table in OWN_TABLES},
        sorted(tasks, key=lambda row: (row["position"], row["id"])),
        sorted(rows_at(workspace, "office", edit), key=lambda row: str(row["valid_from"])),
    )


def row_at(workspace: Workspace, table: str, edit: int, *key: SqlValue) -> Row | None:
    """Return a row as it was after an edit; None when there was none.

    Raises: DamagedTextError.
    """
    found = workspace.query(
        "SELECT row_after FROM edit_log WHERE table_name = ? AND row_key = ? AND counter <= ? "
        "ORDER BY counter DESC LIMIT 1",
        table,
        key_json(key),
        edit,
    )
    return image_of(table, found[0]["row_after"]) if found else None


def rows_at(workspace: Workspace, table: str, edit: int, *opening: SqlValue) -> list[Found]:
    """Return the rows whose key begins so, as they were after an edit; all of them for ().

    Raises: DamagedTextError.
    """
    low, high = key_bounds(opening)
    found = workspace.query(
        "SELECT row_after FROM edit_log WHERE counter IN (SELECT max(counter) FROM edit_log "
        "WHERE table_name = ? AND row_key >= ? AND row_key < ? AND counter <= ? GROUP BY row_key)",
        table,
        low,
        high,
        edit,
    )
    images = (image_of(table, row["row_after"]) for row in found)
    return [dict(image) for image in images if image is not None]
