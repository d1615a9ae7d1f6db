"""Bringing a document back as it was: from the edit log, or from a backup."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from cchc_desk.i18n import N_
from cchc_desk.storage import images, past, report_rows
from cchc_desk.storage.changes import Change, RowChange, inserted, row_changes
from cchc_desk.storage.reports import OWN_TABLES, DocumentRows
from cchc_desk.storage.tables import TABLES, Found, Key, Row
from cchc_desk.storage.workspace import Workspace

Source = Callable[[str, Key], Row | None]
"""What gives the row of a table that a document refers to; None: it has none either."""

LABEL = N_("Bring back an earlier state")


def source_at(workspace: Workspace, edit: int) -> Source:
    """Return what gives rows as they were after an edit."""
    return lambda table, key: past.row_at(workspace, table, edit, *key)


def source_in(other: Workspace) -> Source:
    """Return what gives rows of another workspace."""
    return lambda table, key: other.row(table, *key)


def take_back_change(workspace: Workspace, then: DocumentRows, source: Source) -> Change:
    """Let a document be as it was; its state and its tasks, which others share, stay as they are.

    One that is gone comes back whole. What it refers to and is gone comes back too.
    Raises: DamagedTextError.
    """
    report_id = then.report["id"]
    now = workspace.row("report", report_id)
    before: Mapping[str, list[Found]] = {
        table: workspace.rows(table, "WHERE report = ?", report_id) for table in OWN_TABLES
    }
    rows = (
        *_missing(workspace, source, _references(then)),
        *inserted("task", _missing_tasks(workspace, then)),
        *row_changes("report", now, _report_row(now, then.report)),
        *(
            change
            for table in OWN_TABLES
            for change in _replaced(table, before[table], then.own[table])
        ),
    )
    return Change(rows, LABEL)


def item_change(workspace: Workspace, report_id: str, item_id: str, then: Row | None) -> Change:
    """Let one answer be as it was. None: ``then`` - there was none."""
    now = workspace.row("answer", report_id, item_id)
    return Change(row_changes("answer", now, then), LABEL)


def tasks_change(workspace: Workspace, list_id: str, edit: int) -> Change:
    """Let a list of tasks be as it was after an edit.

    Raises: DamagedTextError.
    """
    now = workspace.rows("task", "WHERE list = ?", list_id)
    then = past.rows_at(workspace, "task", edit, list_id)
    return Change(tuple(_replaced("task", now, then)), LABEL)


def missing_images_change(workspace: Workspace, answer: Row | None, source: Source) -> Change:
    """Bring back the images that an answer shows and that are gone.

    Raises: DamagedTextError.
    """
    return Change(tuple(_missing(workspace, source, _images([answer] if answer else []))), LABEL)


def _report_row(now: Row | None, then: Row) -> Row:
    if now is None:
        return then
    names = ("template_id", "template_version", "front")
    return {**now, **{name: then[name] for name in names}}


def _replaced(table: str, before: Iterable[Row], after: Iterable[Row]) -> Iterator[RowChange]:
    old = {TABLES[table].key_of(row): row for row in before}
    new = {TABLES[table].key_of(row): row for row in after}
    for key in {**old, **new}:
        yield from row_changes(table, old.get(key), new.get(key))


def _references(then: DocumentRows) -> Iterator[tuple[str, Key]]:
    yield "template", (then.report["template_id"], then.report["template_version"])
    yield from (("figure", (row["figure"],)) for row in then.own["figure_value"])
    yield from _images(then.own["answer"])


def _images(answers: Iterable[Row]) -> Iterator[tuple[str, Key]]:
    read = (report_rows.answer_of({**row, "value": None}, None) for row in answers)
    yield from (("image", (id_,)) for id_ in sorted(images.images_used(read)))


def _missing(
    workspace: Workspace, source: Source, wanted: Iterable[tuple[str, Key]]
) -> Iterator[RowChange]:
    """Yield the rows that are referred to and are not there, from where they still are."""
    for table, key in dict.fromkeys(wanted):
        if workspace.row(table, *key) is None:
            row = source(table, key)
            yield from inserted(table, [] if row is None else [row])


def _missing_tasks(workspace: Workspace, then: DocumentRows) -> Iterator[Row]:
    """Yield the tasks that are gone and of which the document says something."""
    now = workspace.rows("task", "WHERE list = ?", then.report["task_list"])
    known = {row["id"] for row in now}
    spoken_of = {row["task"] for row in then.own["task_result"]}
    for row in then.tasks:
        if row["id"] not in known and (row["id"] in spoken_of or not known):
            yield row
