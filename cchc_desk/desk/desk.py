"""One open workspace: what is in it, every edit as a change, and undo."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from cchc_desk.desk.past import with_past
from cchc_desk.forms.answer import Answer
from cchc_desk.forms.office import Office
from cchc_desk.forms.report import FrontMatter, Report, ReportState
from cchc_desk.forms.task import TaskResult, TaskRow
from cchc_desk.storage import images, offices, reports, tasks
from cchc_desk.storage.changes import Change, RowChange, joined, merged
from cchc_desk.storage.faults import OlderWorkspaceError
from cchc_desk.storage.reports import ReportEntry
from cchc_desk.storage.tables import Key
from cchc_desk.storage.workspace import Workspace

if TYPE_CHECKING:
    from cchc_desk.desk.away import Away


class Desk:
    """Hold an open workspace and what was done to it since it was opened.

    Every edit is on the disk when its method returns. All methods may raise UserError when the
    disk or the file fails; then nothing has changed.
    """

    def __init__(self, workspace: Workspace) -> None:
        """Take over an open workspace."""
        self.workspace = workspace
        self.away: Away | None = None
        """Where the file lies of which this workspace is a copy. None: it is the file itself."""
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._group: Hashable = None

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a workspace file; one of an older program is backed up and brought up to date.

        Raises: UserError.
        """
        try:
            return cls(Workspace.open(path))
        except OlderWorkspaceError:
            _upgrade(path)
        return cls(Workspace.open(path))

    @classmethod
    def open_reading(cls, path: Path) -> Self:
        """Open a workspace file in which nothing can be changed, as from a read-only medium.

        Raises: UserError.
        """
        from cchc_desk.storage.reading import open_reading  # noqa: PLC0415 - seldom wanted

        return cls(open_reading(path))

    @classmethod
    def open_or_create(cls, path: Path) -> Self:
        """Open a workspace file, or make it when there is none.

        Raises: UserError.
        """
        return cls.open(path) if path.exists() else cls(Workspace.create(path))

    def close(self) -> None:
        """Let the file go."""
        self.workspace.close()

    def __enter__(self) -> Self:
        """Return the desk itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let the file go."""
        self.close()

    # --- reading ------------------------------------------------------------------------------

    def documents(self) -> tuple[ReportEntry, ...]:
        """Return all reports and plans in the order in which they were made."""
        return reports.list_reports(self.workspace)

    def report(self, document: str) -> Report:
        """Return a document with everything that it shows.

        Raises: NoReportError.
        """
        return with_past(self.workspace, reports.read_report(self.workspace, document))

    def offices(self) -> tuple[Office, ...]:
        """Return the profiles of the office, the earliest first."""
        return offices.read_offices(self.workspace)

    # --- editing ------------------------------------------------------------------------------

    def do(self, change: Change, group: Hashable = None) -> None:
        """Make a change that can be undone; one that changes nothing is not remembered.

        Changes that follow each other in one group are undone together; one of the same label
        that exactly turns back the last step undoes it. None: ``group`` - a step of its own.
        """
        if not change.rows:
            return
        if self._done and _turns_back(change, self._done[-1]):
            self.undo()
            return
        self._apply(change)
        if group is not None and group == self._group and self._done:
            self._done[-1] = merged(self._done[-1], change)
        else:
            self._done.append(change)
        self._group = group
        self._undone.clear()

    def undo(self) -> Change | None:
        """Undo the last step and return the change that did it; None when there is none."""
        return self._reverse(self._done, self._undone)

    def redo(self) -> Change | None:
        """Do again what was undone last and return the change; None when there is none."""
        return self._reverse(self._undone, self._done)

    def forget_steps(self) -> None:
        """Let undo and redo reach no further back than now."""
        self._done.clear()
        self._undone.clear()
        self._group = None

    @property
    def undo_label(self) -> str | None:
        """Return the label of what ``undo`` would undo; None when there is nothing."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """Return the label of what ``redo`` would do again; None when there is nothing."""
        return self._undone[-1].label if self._undone else None

    def _reverse(self, source: list[Change], target: list[Change]) -> Change | None:
        if not source:
            return None
        self._group = None
        inverse = source[-1].inverse()
        self._apply(inverse, is_step_back=True)
        source.pop()
        target.append(inverse)
        return inverse

    def _apply(self, change: Change, *, is_step_back: bool = False) -> None:
        """Write a change; a document of which it may cost much is kept as it is first."""
        # With the first edit: what names versions needs OpenSSL, 18 ms.
        from cchc_desk.desk.keeping import keep_before  # noqa: PLC0415

        keep_before(self.workspace, change, only_losses=is_step_back)
        self.workspace.apply(change)

    def create(self, report: Report, task_list: str | None = None) -> str:
        """Keep a new document with its tasks, which are added to their list; return its id.

        None: ``task_list`` - the list of the year.
        """
        workspace = self.workspace
        document = reports.new_report_id(workspace, report.kind, report.period)
        kept = images.with_kept_ids(replace(report, id=document))
        list_id = str(report.year) if task_list is None else task_list
        made = reports.create_report_change(workspace, kept, list_id)
        added = tasks.append_change(workspace, list_id, report.tasks)
        self.do(joined(made.label, added, made))
        return document

    def set_office(self, office: Office) -> None:
        """Keep a profile; one that begins on the same day is replaced."""
        self.do(offices.put_change(self.workspace, office))

    def set_answer(self, document: str, item: str, answer: Answer, group: Hashable = None) -> None:
        """Keep the answer to an item; ``group`` as in ``do``."""
        self.do(reports.answer_change(self.workspace, document, item, answer), group)

    def set_front(self, document: str, front: FrontMatter) -> None:
        """Keep what a document says at its head and foot."""
        self.do(reports.front_change(self.workspace, document, front))

    def set_state(self, document: str, state: ReportState) -> None:
        """Say where a document is on its way; what is signed or sent is kept as a version."""
        self.do(reports.state_change(self.workspace, document, state))
        if state in {ReportState.SIGNED, ReportState.SENT}:
            from cchc_desk.desk.keeping import keep_finished  # noqa: PLC0415 - as _apply

            keep_finished(self.workspace, document, state)

    def set_figure(self, document: str, figure: str, value: Decimal | None) -> None:
        """Keep the value of a figure; None takes it away."""
        self.do(reports.figure_value_change(self.workspace, document, figure, value))

    def set_result(self, document: str, task: str, result: TaskResult) -> None:
        """Keep what a document says of a task."""
        self.do(reports.task_result_change(self.workspace, document, task, result))

    def add_tasks(self, task_list: str, rows: tuple[TaskRow, ...]) -> None:
        """Add groups and tasks at the end of a list."""
        self.do(tasks.append_change(self.workspace, task_list, rows))

    def insert_tasks(self, task_list: str, rows: tuple[TaskRow, ...], after: str | None) -> None:
        """Insert groups and tasks after a row. None: ``after`` - before the first."""
        self.do(tasks.insert_change(self.workspace, task_list, rows, after))

    def set_task(self, task_list: str, row: TaskRow) -> None:
        """Give a task or group new contents."""
        self.do(tasks.replace_change(self.workspace, task_list, row))

    def remove_task(self, task_list: str, row: str, *, with_tasks: bool = False) -> None:
        """Remove a task, or a group; ``with_tasks`` takes the group's tasks too."""
        change = tasks.remove_change(self.workspace, task_list, row, with_tasks=with_tasks)
        self.do(change)

    def move_task(self, task_list: str, row: str, after: str | None) -> None:
        """Move a task, or a group with its tasks. None: ``after`` - before the first."""
        self.do(tasks.move_change(self.workspace, task_list, row, after))

    def delete_document(self, document: str) -> None:
        """Delete a document with all its answers; undo brings all of it back."""
        self.do(reports.delete_report_change(self.workspace, document))


def _upgrade(path: Path) -> None:
    # Seldom wanted, and proving a copy takes OpenSSL, 18 ms.
    from cchc_desk.desk import backups  # noqa: PLC0415

    backups.upgrade(path, backups.usual_place())


def _turns_back(change: Change, done: Change) -> bool:
    """Tell whether a change does again what the other did, the other way round.

    Removing what was just made is no such thing: it is a step that undo brings back.
    """
    return change.label == done.label and _by_place(change) == _by_place(done.inverse())


def _by_place(change: Change) -> Mapping[tuple[str, Key], RowChange]:
    return {(row.table, row.key): row for row in change.rows}
