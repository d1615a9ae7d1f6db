"""The past of a document: named versions, what was typed when, and bringing it back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import cchc_desk
from cchc_desk.desk import backups, keeping
from cchc_desk.desk.backup_file import BackupReason
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.losses import loses_much
from cchc_desk.desk.past import with_past
from cchc_desk.errors import UserError
from cchc_desk.forms.answer import Answer
from cchc_desk.forms.outline import Item
from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.storage import bin as deleted
from cchc_desk.storage import history, past, report_rows, reports, taking_back, versions
from cchc_desk.storage.bin import Deleted
from cchc_desk.storage.changes import joined
from cchc_desk.storage.edit_log import Stamp
from cchc_desk.storage.history import DocumentEdit, LoggedRow
from cchc_desk.storage.reports import DocumentRows
from cchc_desk.storage.stored import damaged_text
from cchc_desk.storage.tables import Row
from cchc_desk.storage.versions import SentFile, Version, VersionReason
from cchc_desk.storage.workspace import time_text

BURST = timedelta(seconds=30)
"""What is typed within this time is shown as one step. Source: RELIABILITY.md 3.4."""

BIN_AGE = timedelta(days=90)
"""How long a document that was deleted is kept for certain. Source: RELIABILITY.md 3.4."""


class NoPastError(UserError):
    """Say that there was no such document at that moment."""


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """Hold an answer as it was after what was typed within half a minute.

    ``edit`` names the moment. ``label`` says in English what was done, an entry of the catalog.
    """

    edit: int
    at: datetime
    label: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Moment:
    """Name a state of a document, after what was done within half a minute.

    Shape: ``labels`` - what was done, each once; ``items`` - ids of the items that were edited,
    ``tasks`` - of the tasks whose results were. None: ``version`` - none was kept then.
    """

    edit: int
    at: datetime
    labels: tuple[str, ...]
    items: frozenset[str]
    tasks: frozenset[str]
    version: Version | None = None


# --- versions -------------------------------------------------------------------------------------


def list_versions(desk: Desk, document: str) -> tuple[Version, ...]:
    """Return the versions of a document, the newest first; also of one that was deleted.

    Raises: DamagedTextError.
    """
    return versions.read_versions(desk.workspace, document)[::-1]


def keep_version(
    desk: Desk, document: str, reason: VersionReason = VersionReason.ASKED, name: str = ""
) -> Version:
    """Keep the present state of a document under a name; undo leaves it alone.

    The one kept last is returned instead when nothing has changed since and nobody asked.
    Raises: NoReportError, WorkspaceError.
    """
    return keeping.keep_version(desk.workspace, document, reason, name)


def rename_version(desk: Desk, version: Version, name: str) -> None:
    """Give a version another name.

    Raises: WorkspaceError.
    """
    desk.workspace.apply(versions.rename_change(desk.workspace, version, name))


def keep_sent(desk: Desk, document: str, files: Mapping[str, bytes]) -> Version:
    """Keep what is sent, byte for byte, with the state that it was made from.

    Shape: ``files`` - contents by file name. Raises: NoReportError, WorkspaceError.
    """
    version = keep_version(desk, document, VersionReason.SENT)
    desk.workspace.apply(versions.send_change(desk.workspace, version, files))
    return version


def sent_files(desk: Desk, version: Version) -> tuple[SentFile, ...]:
    """Return what was sent of a version, by name; nothing for one that was not.

    Raises: DamagedTextError.
    """
    return versions.sent_files(desk.workspace, version)


# --- the past -------------------------------------------------------------------------------------


def item_history(desk: Desk, document: str, item: str) -> tuple[PastAnswer, ...]:
    """Return what an answer was, the newest first; each burst of typing once.

    What stood there before much of it was lost is a step of its own. The first one is what the
    answer is now. Raises: NoReportError, DamagedTextError.
    """
    rows = history.row_history(desk.workspace, "answer", document, item)
    template = desk.report(document).template
    of_item = next((each for each in template.items if each.id == item), None)
    return tuple(_past_answer(row, of_item) for row in _bursts(rows))[::-1]


def document_history(desk: Desk, document: str) -> tuple[Moment, ...]:
    """Return the states of a document, the newest first: bursts of typing, and its versions.

    Raises: DamagedTextError.
    """
    kept = versions.read_versions(desk.workspace, document)
    edits = history.document_edits(desk.workspace, document)
    bursts = tuple(_edit_bursts(edits, [version.edit for version in kept]))
    following = [*(burst[0] for burst in bursts[1:]), None]
    return tuple(
        _moment(burst, after, kept) for burst, after in zip(bursts, following, strict=True)
    )[::-1]


def read_moment(desk: Desk, document: str, edit: int) -> Report:
    """Return a document as it was at a moment, with the tasks and the office of then.

    Raises: NoPastError, PeriodError, DamagedTextError.
    """
    rows = _rows_then(desk, document, edit)
    return with_past(desk.workspace, reports.report_of(desk.workspace, rows))


def read_version(desk: Desk, version: Version) -> Report:
    """Return a document as a version kept it.

    Raises: as ``read_moment``.
    """
    return read_moment(desk, version.report, version.edit)


def is_as_kept(desk: Desk, version: Version) -> bool:
    """Tell whether the history still gives exactly what a version kept.

    Raises: DamagedTextError.
    """
    return versions.is_as_kept(desk.workspace, version)


# --- bringing it back -----------------------------------------------------------------------------


def restore_document(desk: Desk, document: str, edit: int) -> None:
    """Let a document be as it was at a moment; what it is now is kept first, and undo brings it.

    Its state and the table of tasks stay as they are. One that was deleted comes back.
    Raises: NoPastError, DamagedTextError, WorkspaceError.
    """
    then = _rows_then(desk, document, edit)
    workspace = desk.workspace
    if workspace.row("report", document) is not None:
        keeping.keep_version(workspace, document, VersionReason.BEFORE_RESTORE)
    source = taking_back.source_at(workspace, edit)
    desk.do(taking_back.take_back_change(workspace, then, source))


def restore_item(desk: Desk, document: str, item: str, edit: int) -> None:
    """Let one answer be as it was at a moment; undo brings back what it is now.

    Raises: DamagedTextError, WorkspaceError.
    """
    workspace = desk.workspace
    then = past.row_at(workspace, "answer", edit, document, item)
    source = taking_back.source_at(workspace, edit)
    images = taking_back.missing_images_change(workspace, then, source)
    answer = taking_back.item_change(workspace, document, item, then)
    desk.do(joined(taking_back.LABEL, images, answer))


def restore_tasks(desk: Desk, document: str, edit: int) -> None:
    """Let the table of tasks that a document shows be as it was; other documents show it too.

    Raises: NoReportError, DamagedTextError, WorkspaceError.
    """
    task_list = reports.task_list(desk.workspace, document)
    keeping.keep_version(desk.workspace, document, VersionReason.BEFORE_RESTORE)
    desk.do(taking_back.tasks_change(desk.workspace, task_list, edit))


# --- documents that were deleted ------------------------------------------------------------------


def deleted_documents(desk: Desk) -> tuple[Deleted, ...]:
    """Return the documents in the bin, the one deleted last first.

    Raises: DamagedTextError.
    """
    return deleted.read_deleted(desk.workspace)


def deleted_title(desk: Desk, found: Deleted) -> str:
    """Return what the list called a document that was deleted.

    Raises: DamagedTextError.
    """
    return reports.entry_of(desk.workspace, found.report).title


def may_be_purged(found: Deleted, now: datetime) -> bool:
    """Tell whether a document has been in the bin for as long as it is kept for certain."""
    return now - found.at >= BIN_AGE


def restore_deleted(desk: Desk, found: Deleted) -> None:
    """Bring a document back from the bin as it was; undo deletes it again.

    Raises: NoPastError, DamagedTextError, WorkspaceError.
    """
    restore_document(desk, str(found.report["id"]), found.edit)


def purge_deleted(desk: Desk, found: Deleted, place: Path) -> None:
    """Forget a document of the bin for good, after a backup; older backups still hold it.

    Undo then reaches no further back than this.
    Raises: as ``backups.backup``, WorkspaceError; then nothing is forgotten.
    """
    backups.backup(desk.workspace, place, BackupReason.PURGE)
    stamp = Stamp(time_text(), 0, cchc_desk.__version__)
    deleted.purge(desk.workspace, str(found.report["id"]), stamp)
    desk.forget_steps()


# --- what belongs together ------------------------------------------------------------------------


def _rows_then(desk: Desk, document: str, edit: int) -> DocumentRows:
    then = past.document_at(desk.workspace, document, edit)
    if then is None:
        raise NoPastError(
            tr("There was no document “{id}” at that moment; choose a later one.", id=document)
        )
    return then


def _past_answer(row: LoggedRow, item: Item | None) -> PastAnswer:
    answer = Answer() if row.after is None else report_rows.answer_of(dict(row.after), item)
    return PastAnswer(row.counter, _time(row.at), row.label, answer)


def _bursts(rows: Sequence[LoggedRow]) -> Iterator[LoggedRow]:
    """Yield the last row of each burst, and the one before much of the text was lost."""
    begun: datetime | None = None
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        begun = begun or _time(row.at)
        if (
            following is None
            or not _is_soon(begun, _time(following.at))
            or loses_much(_text(row.after), _text(following.after))
        ):
            yield row
            begun = None


def _edit_bursts(
    edits: Iterable[DocumentEdit], kept: Iterable[int]
) -> Iterator[Sequence[DocumentEdit]]:
    """Yield edits that follow each other within a burst; a version ends one."""
    ends = sorted(kept)
    burst: list[DocumentEdit] = []
    for edit in edits:
        is_apart = burst and any(burst[-1].counter <= end < edit.counter for end in ends)
        if burst and (is_apart or not _is_soon(_time(burst[0].at), _time(edit.at))):
            yield burst
            burst = []
        burst.append(edit)
    if burst:
        yield burst


def _moment(
    burst: Sequence[DocumentEdit], following: DocumentEdit | None, kept: Sequence[Version]
) -> Moment:
    last = burst[-1]
    within = [
        each
        for each in kept
        if last.counter <= each.edit and (following is None or each.edit < following.counter)
    ]
    return Moment(
        edit=last.counter,
        at=_time(last.at),
        labels=tuple(dict.fromkeys(each.label for each in burst)),
        items=frozenset(str(each.key[1]) for each in burst if each.table == "answer"),
        tasks=frozenset(str(each.key[1]) for each in burst if each.table == "task_result"),
        version=within[-1] if within else None,
    )


def _is_soon(begun: datetime, then: datetime) -> bool:
    return timedelta(0) <= then - begun <= BURST


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise damaged_text(text) from error


def _text(row: Row | None) -> str:
    return "" if row is None else str(row["text"])
