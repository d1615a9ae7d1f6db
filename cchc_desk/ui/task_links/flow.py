"""The way from a row of the table to its box, and what the box brings about."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.proofs import add_proofs, remove_proof
from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.result_link import result_line, result_link
from cchc_desk.forms.richtext import Paragraph, Span
from cchc_desk.ui.jobs import Jobs
from cchc_desk.ui.places import Places
from cchc_desk.ui.session import Session
from cchc_desk.ui.task_links.dialog import TaskLinksDialog
from cchc_desk.ui.task_links.facts import TaskFacts, read_task
from cchc_desk.ui.theme import Theme

_OPEN = frozenset({AnswerState.UNANSWERED, AnswerState.NOTHING_AROSE})


class TaskLinks(QObject):
    """Show the box of a task; ``document_wanted`` carries number and symbol of a document."""

    document_wanted = Signal(object)

    def __init__(self, session: Session, places: Places, theme: Theme, window: QWidget) -> None:
        """Begin without a box."""
        super().__init__(window)
        self._session, self._places, self._theme, self._window = session, places, theme, window
        self._jobs = Jobs(self)
        self._folder = Path.home()

    def close(self) -> None:
        """End for good."""
        self._jobs.close()

    def ask(self, task_id: str) -> None:
        """Show the box of a task of the document on show."""
        self._places.finish_edit()
        self._read(task_id, self._show)

    def _read(self, task_id: str, told: Callable[[object], None]) -> None:
        report = self._session.report
        if report is not None:
            work = partial(read_task, report=report, task_id=task_id)
            self._session.bridge.run(work, told, self._session.failed.emit)

    def _show(self, facts: object) -> None:
        if not isinstance(facts, TaskFacts):
            return
        task = facts.task.id
        box = TaskLinksDialog(facts, self._theme, self._folder, self._window)
        box.item_wanted.connect(self._places.go_to_item)
        box.document_wanted.connect(self.document_wanted)
        box.put_wanted.connect(partial(self._put, box))
        box.files_added.connect(partial(self._add, box, task))
        box.file_removed.connect(partial(self._remove, box, task))
        box.file_wanted.connect(_open_file)
        box.finished.connect(box.deleteLater)
        box.open()
        self._look_for_files(box)

    def _look_for_files(self, box: TaskLinksDialog) -> None:
        """Look which files are gone; the disk that they lie on may be far away and slow."""
        files = box.facts.proofs

        def show(gone: object) -> None:
            assert isinstance(gone, frozenset)  # noqa: S101 - our own work
            if isValid(box) and box.facts.proofs == files:
                box.show_gone(gone)

        self._jobs.run(lambda _control: frozenset(f for f in files if not f.is_file()), show)

    def _refresh(self, box: TaskLinksDialog, _done: object = None) -> None:
        def show(facts: object) -> None:
            if isinstance(facts, TaskFacts) and isValid(box):
                box.show_facts(facts)
                self._look_for_files(box)

        self._read(box.facts.task.id, show)

    def _add(self, box: TaskLinksDialog, task: str, files: object) -> None:
        assert isinstance(files, tuple)  # noqa: S101 - the box's own signal
        self._folder = files[0].parent
        self._session.do(partial(_add, task=task, files=files), partial(self._refresh, box))

    def _remove(self, box: TaskLinksDialog, task: str, file: object) -> None:
        assert isinstance(file, Path)  # noqa: S101 - the box's own signal
        self._session.do(partial(_remove, task=task, file=file), partial(self._refresh, box))

    def _put(self, box: TaskLinksDialog, item: object) -> None:
        """Let an item tell the result: a paragraph of its own, which follows the table."""
        report = self._session.report
        if report is None or not isinstance(item, str):
            return
        task = box.facts.task.id
        shown = Span(result_line(report.result(task).result), figure=result_link(task))
        answer = told_too(report.answer(item), Paragraph((shown, Span("."))))
        self._session.set_answer(item, answer)
        self._session.refresh()
        self._refresh(box)


def told_too(answer: Answer, paragraph: Paragraph) -> Answer:
    """Return an answer with a paragraph more; it is being entered where it was not begun."""
    state = AnswerState.IN_PROGRESS if answer.state in _OPEN else answer.state
    return replace(answer, state=state, blocks=(*answer.blocks, paragraph))


def _add(desk: Desk, task: str, files: tuple[Path, ...]) -> None:
    add_proofs(desk, task, files)


def _remove(desk: Desk, task: str, file: Path) -> None:
    remove_proof(desk, task, file)


def _open_file(file: object) -> None:
    assert isinstance(file, Path)  # noqa: S101 - the box's own signal
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
