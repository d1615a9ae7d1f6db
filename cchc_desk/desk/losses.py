"""Which edits put much of a document at risk, so that its state before them is kept first."""

from collections import Counter
from collections.abc import Iterator, Mapping

from cchc_desk.forms.richtext import plain_text
from cchc_desk.storage.changes import Change, RowChange
from cchc_desk.storage.stored import read_rich
from cchc_desk.storage.tables import Row
from cchc_desk.storage.versions import VersionReason

# Source: RELIABILITY.md F36 and 3.4.
LOST_SHARE = 0.8
LOST_CHARACTERS = 200
PASTED_BYTES = 2048

BULK_ROWS = 2
"""How many answers or results of one document a change of more than one field has at least."""

BULK_TASKS = 5
"""How many rows of a table of tasks a change has at least that is kept apart."""

_TEXTS: Mapping[str, tuple[str, ...]] = {
    "answer": ("text",),
    "task_result": ("result", "progress", "note"),
    "report": ("front",),
}
_OWNERS: Mapping[str, str] = {"report": "id", "answer": "report", "task_result": "report"}


def reasons(change: Change) -> Mapping[str, VersionReason]:
    """Return for each document that a change puts at risk why, by document id.

    A document that the change makes or removes is not among them: it is nothing yet, or goes to
    the bin whole.
    """
    by_document: dict[str, list[RowChange]] = {}
    for row in change.rows:
        if row.table in _OWNERS:
            by_document.setdefault(_owner(row), []).append(row)
    found = {document: _reason(rows) for document, rows in by_document.items()}
    return {document: reason for document, reason in found.items() if reason is not None}


def bulk_task_lists(change: Change) -> frozenset[str]:
    """Return the lists of tasks in which a change changes or removes many rows at once."""
    rows = [row.before for row in change.rows if row.table == "task" and row.before is not None]
    found = Counter(str(row["list"]) for row in rows)
    return frozenset(list_id for list_id, count in found.items() if count >= BULK_TASKS)


def loses_much(before: str, after: str) -> bool:
    """Tell whether a text loses so much that it may be a slip; both in the compact form."""
    old, new = len(_plain(before)), len(_plain(after))
    return old - new > LOST_CHARACTERS and old - new > LOST_SHARE * old


def _reason(rows: list[RowChange]) -> VersionReason | None:
    if any(row.table == "report" and (row.before is None or row.after is None) for row in rows):
        return None
    texts = list(_texts(rows))
    if any(loses_much(before, after) for before, after in texts):
        return VersionReason.BEFORE_LOSS
    if len([row for row in rows if row.table != "report"]) >= BULK_ROWS or _is_redrafted(rows):
        return VersionReason.BEFORE_BULK
    if any(len(after.encode()) - len(before.encode()) > PASTED_BYTES for before, after in texts):
        return VersionReason.BEFORE_PASTE
    return None


def _is_redrafted(rows: list[RowChange]) -> bool:
    """Tell whether the document gets another template."""
    names = ("template_id", "template_version")
    return any(
        row.before is not None
        and row.after is not None
        and any(row.before.get(name) != row.after.get(name) for name in names)
        for row in rows
    )


def _texts(rows: list[RowChange]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for name in _TEXTS[row.table]:
            yield _text(row.before, name), _text(row.after, name)


def _text(row: Row | None, name: str) -> str:
    return "" if row is None else str(row[name])


def _plain(text: str) -> str:
    """Return what a reader sees; JSON, as the head and foot are kept in, as it is."""
    return text if text.startswith("{") else plain_text(read_rich(text))


def _owner(row: RowChange) -> str:
    found = row.before if row.after is None else row.after
    return "" if found is None else str(found[_OWNERS[row.table]])
