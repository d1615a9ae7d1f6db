"""What the window knows of the open workspace, and the way in which it asks for changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.forms.answer import Answer
from cchc_desk.forms.report import Report
from cchc_desk.ui.autosave import Autosave
from cchc_desk.ui.bridge import Bridge
from cchc_desk.ui.task_requests import Edit, applied, edit_of
from cchc_desk.ui.tasks.requests import Request as TaskRequest


class Session(QObject):
    """Hold one open workspace and the document on show.

    ``report_changed`` carries the Report on show, or None; it is emitted after anything but the
    clerk's own typing changed it. ``saved`` carries the local time of the commit; ``failed`` the
    UserError that kept the last edit from the disk.
    """

    documents_changed = Signal(object)
    report_changed = Signal(object)
    saved = Signal(object)
    saving = Signal()
    failed = Signal(object)
    opened = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Open the workspace on the database thread; ``opened`` tells when it is."""
        super().__init__(parent)
        self.path = path
        self.report: Report | None = None
        self._visit = 0
        self.bridge = Bridge(lambda: Desk.open_or_create(path), self)
        self.autosave = Autosave(self)
        self.autosave.pending_changed.connect(self._pending_changed)

    def start(self) -> None:
        """Open the file and list what is in it."""
        self.bridge.run(_overview, self._opened, self.failed.emit)

    def close(self) -> None:
        """Hand over what was typed, finish all work and let the file go."""
        self.autosave.flush()
        self.bridge.close()

    # --- what is on show ----------------------------------------------------------------------

    def show_document(self, document: str) -> None:
        """Read a document and put it on show."""
        self.autosave.flush()
        self.bridge.run(lambda desk: desk.report(document), self._show, self.failed.emit)

    def refresh(self) -> None:
        """Read the list and the document on show again."""
        self.bridge.run(_overview, self._list, self.failed.emit)
        if self.report is not None and self.report.id is not None:
            self.show_document(self.report.id)

    def begin_visit(self) -> None:
        """Say that the clerk turned to another page: what is typed from now is undone apart."""
        self._visit += 1

    def _opened(self, overview: object) -> None:
        self._list(overview)
        self.opened.emit(overview)

    def _list(self, overview: object) -> None:
        self.documents_changed.emit(overview)

    def _show(self, report: object) -> None:
        assert isinstance(report, Report)  # noqa: S101 - the desk's own answer
        self.report = report
        self.report_changed.emit(report)

    # --- edits ----------------------------------------------------------------------------------

    def set_answer(self, item: str, answer: Answer) -> None:
        """Keep an answer; what is on show knows it at once."""
        if self.report is None or self.report.id is None:
            return
        document = self.report.id
        if self.report.answer(item) == answer:
            return
        answers = {**self.report.answers, item: answer}
        self.report = replace(self.report, answers=answers)
        group = ("answer", document, item, self._visit)
        self._edit(lambda desk: desk.set_answer(document, item, answer, group))

    def edit_tasks(self, request: object) -> None:
        """Do what the table of tasks asks for; it shows the effect already."""
        if self.report is None or not isinstance(request, TaskRequest):
            return
        before = self.report
        self.report = applied(before, request)
        self._edit(edit_of(before, request))

    def do(self, edit: Edit, done: Callable[[object], None] | None = None) -> None:
        """Make another edit and read everything on show again."""
        self.autosave.flush()
        self._edit(edit, done, reads_again=True)

    def undo(self) -> None:
        """Undo the last edit."""
        self.do(lambda desk: desk.undo())

    def redo(self) -> None:
        """Do again what was undone last."""
        self.do(lambda desk: desk.redo())

    def _edit(
        self,
        edit: Edit,
        done: Callable[[object], None] | None = None,
        *,
        reads_again: bool = False,
    ) -> None:
        def finished(result: object) -> None:
            self.saved.emit(datetime.now().astimezone())
            if reads_again:
                self.refresh()
            if done is not None:
                done(result)

        self.saving.emit()
        self.bridge.run(edit, finished, self._failed)

    def _failed(self, error: object) -> None:
        self.failed.emit(error)

    def _pending_changed(self, has_pending: object) -> None:
        if has_pending:
            self.saving.emit()


def _overview(desk: Desk) -> object:
    return desk.documents()


def message_of(error: object) -> str:
    """Return the sentence of an error that was carried by a signal."""
    return str(error) if isinstance(error, UserError) else repr(error)
