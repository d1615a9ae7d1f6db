"""What the window knows of the open workspace, and the way in which it asks for changes."""

from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desk import paths
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.undone import Seen, read_undone
from cchc_desk.desk.view import View, nearest, read_view
from cchc_desk.errors import UserError
from cchc_desk.forms.answer import Answer
from cchc_desk.forms.answered_figures import answers_of_figures, figures_of_answer
from cchc_desk.forms.office import Office
from cchc_desk.forms.report import FrontMatter, Report, ReportState
from cchc_desk.storage.changes import Change
from cchc_desk.ui import overlays
from cchc_desk.ui.autosave import Autosave
from cchc_desk.ui.bridge import Bridge, Told, Work
from cchc_desk.ui.overlays import Overlay
from cchc_desk.ui.saver import Saver, StepWords
from cchc_desk.ui.saving import Edit, EditQueue, SaveKind, SaveState

if TYPE_CHECKING:
    from cchc_desk.forms.register import RegisterEntry
    from cchc_desk.storage.reports import ReportEntry

CLOSE_MS = 5000
"""How long closing waits for a slow disk before the clerk is asked."""


class Session(QObject):
    """Hold one open workspace and the document on show.

    None: ``refusal``, which says why nothing can be changed - all can be.

    ``documents_changed`` carries the list; ``report_changed`` the Report on show, or None when
    there is none, at the start and after anything but the clerk's own typing changed it;
    ``save_state_changed`` a SaveState; ``undone`` an Undone, or None when there was nothing to
    undo or to do again.

    ``opened`` carries the list when the first document is on show; ``open_failed`` the UserError
    that kept the workspace from being opened: the session is then good for nothing. ``failed``
    carries the UserError that kept something from being read, ``refused`` the one for which an
    edit was not made and will not be.
    """

    opened = Signal(object)
    open_failed = Signal(object)
    documents_changed = Signal(object)
    report_changed = Signal(object)
    save_state_changed = Signal(object)
    undo_changed = Signal()
    undone = Signal(object)
    failed = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        path: Path,
        open_desk: Callable[[Path], Desk] = Desk.open_or_create,
        parent: QObject | None = None,
    ) -> None:
        """Begin to open the workspace on the database thread; ``opened`` tells when it is."""
        super().__init__(parent)
        self.path = path
        self.report: Report | None = None
        self.documents: tuple[ReportEntry, ...] = ()
        self.refusal: UserError | None = None
        self._is_listed = False
        self._is_dead = False
        self.bridge = Bridge(partial(open_desk, path), self)
        self.autosave = Autosave(self)
        self._queue = EditQueue(self.bridge, self)
        self._saver = Saver(self.bridge, self.autosave, self._queue, self)
        self._connect()

    def _connect(self) -> None:
        self.bridge.open_failed.connect(self._fail_open)
        self._saver.state_changed.connect(self.save_state_changed)
        self._saver.steps_changed.connect(self.undo_changed)
        self._queue.dropped.connect(self.refresh)
        self._queue.refused.connect(self.refused)

    # --- opening and closing --------------------------------------------------------------------

    def start(self, document: str | None = None) -> None:
        """List what is in the workspace and show a document.

        None: ``document``, or one that there is not - the one of the latest period.
        """
        wanted = () if document is None else (document,)
        self.bridge.run(lambda desk: read_view(desk, wanted), self._start, self._fail_open)

    def _start(self, view: object) -> None:
        self._take(view)
        self.opened.emit(self.documents)

    def _fail_open(self, error: object) -> None:
        self._is_dead = True
        self.open_failed.emit(error)

    def close(self, timeout_ms: int = CLOSE_MS) -> bool:
        """Save everything and let the file go.

        False: something could not be saved; then everything stays open, and goes on trying.
        """
        if not self._is_dead and not self.save_and_wait(timeout_ms):
            return False
        self._is_dead = True
        self.bridge.close()
        return True

    @property
    def is_closed(self) -> bool:
        """Tell whether the file was let go, or never was there."""
        return self._is_dead

    def abandon(self) -> None:
        """Let the file go without what could not be saved."""
        self._is_dead = True
        self._queue.abandon()
        self.bridge.close()

    # --- what is on show ------------------------------------------------------------------------

    def show_document(self, document: str) -> None:
        """Read a document and put it on show."""
        self.autosave.flush()
        self.bridge.run(lambda desk: desk.report(document), self._show, self.failed.emit)

    def refresh(self) -> None:
        """Read the list and the document on show again; one beside it when it is gone."""
        self.autosave.flush()
        wanted = self._candidates()
        self.bridge.run(lambda desk: read_view(desk, wanted), self._take, self.failed.emit)

    def _candidates(self) -> tuple[str, ...]:
        shown = self.report.id if self.report is not None else None
        return nearest(self.documents, shown)

    def _take(self, view: object) -> None:
        assert isinstance(view, View)  # noqa: S101 - the desk's own answer
        is_first = not self._is_listed
        self.refusal = view.refusal
        if is_first or self.documents != view.documents:
            self._is_listed = True
            self.documents = view.documents
            self.documents_changed.emit(view.documents)
        if view.error is None or is_first:
            self._show(view.report)
        if view.error is not None:
            self.failed.emit(view.error)

    def _show(self, report: object) -> None:
        """Put on show what was read, with all that was typed and is not on the disk yet."""
        assert report is None or isinstance(report, Report)  # noqa: S101 - the desk's own answer
        self.autosave.flush()  # what was typed meanwhile belongs to what is on show now
        self.report = None if report is None else self._queue.laid_over(report)
        self.report_changed.emit(self.report)

    # --- edits ----------------------------------------------------------------------------------

    def may_write(self) -> bool:
        """Tell whether the workspace can be changed; where not, ``refused`` says why."""
        if self.refusal is not None:
            self.refused.emit(self.refusal)
        return self.refusal is None

    @property
    def is_read_only(self) -> bool:
        """Tell whether nothing can be changed."""
        return self.refusal is not None

    @property
    def folder(self) -> Path:
        """Return where a dialog begins that asks for a new file: never a read-only medium."""
        return paths.computer_folder() / "data" if self.is_read_only else self.path.parent

    def set_answer(self, item: str, answer: Answer) -> None:
        """Keep an answer; what is on show knows it at once."""
        report = self.report
        if report is None or report.id is None:
            return
        document, about = report.id, ("answer", report.id, item)
        if report.answer(item) == answer and not self._queue.is_aside(about):
            return
        overlay = overlays.of_answer(document, item, answer)
        shared = figures_of_answer(report, item, answer)
        if shared:
            both = overlays.of_both(overlay, overlays.of_figures(document, shared))
            self._edit(partial(_keep, document, {item: answer}, shared), both, about)
            return
        self._edit(lambda desk: desk.set_answer(document, item, answer), overlay, about)

    def set_front(self, front: FrontMatter) -> None:
        """Keep what the document says at its head and foot; what is on show knows it at once."""
        report = self.report
        if report is None or report.id is None:
            return
        document, about = report.id, ("front", report.id)
        if report.front == front and not self._queue.is_aside(about):
            return
        overlay = overlays.of_front(document, front)
        self._edit(lambda desk: desk.set_front(document, front), overlay, about)

    def set_office(self, office: Office) -> None:
        """Keep a profile of the office; the document on show takes it at once."""
        before = self.report
        about = ("office", office.valid_from)
        self._edit(lambda desk: desk.set_office(office), overlays.of_office(office), about)
        if self.report is not before:
            self.report_changed.emit(self.report)

    def set_state(self, state: ReportState) -> None:
        """Say where the document on show is on its way."""
        if self.report is None or self.report.id is None:
            return
        document = self.report.id
        self.autosave.flush()
        self._edit(
            lambda desk: desk.set_state(document, state),
            overlays.of_state(document, state),
            ("state", document),
            lambda _done: self.refresh(),
        )

    def set_figures(self, values: Mapping[str, Decimal | None]) -> None:
        """Enter figures of the document on show as one step. None: a value is taken away."""
        if self.report is None or self.report.id is None:
            return
        if all(self.report.figures.get(figure) == value for figure, value in values.items()):
            return
        document = self.report.id
        overlay = overlays.of_figures(document, values)
        answers = answers_of_figures(self.report, values)
        for item, answer in answers.items():
            overlay = overlays.of_both(overlay, overlays.of_answer(document, item, answer))
        self._edit(partial(_keep, document, answers, values), overlay)

    def set_entry(self, entry_id: str, entry: "RegisterEntry") -> None:
        """Keep what is noted about a document of the register."""
        # With the page of the register, whose modules take 10 ms to import.
        from cchc_desk.desk.register import set_entry  # noqa: PLC0415

        about = ("register", entry_id)
        self._edit(lambda desk: set_entry(desk, entry_id, entry), about=about)

    def edit_tasks(self, request: object) -> None:
        """Do what the table of tasks asks for; it shows the effect already."""
        # With the table of tasks, whose modules take 10 ms to import.
        from cchc_desk.ui.task_requests import overlay_of, work_of  # noqa: PLC0415
        from cchc_desk.ui.tasks.requests import Request  # noqa: PLC0415

        if self.report is not None and isinstance(request, Request):
            self._edit(work_of(self.report, request), overlay_of(self.report, request))

    def keep(self, work: Work, about: Hashable) -> None:
        """Keep something that no document shows; ``about`` tells what the next one replaces."""
        self._edit(work, about=about)

    def delete_document(self, document: str) -> None:
        """Delete a document; when it is on show, one beside it takes its place."""
        self.do(lambda desk: desk.delete_document(document))

    def do(self, work: Work, done: Told | None = None) -> None:
        """Make another edit and read everything on show again."""

        def finished(result: object) -> None:
            self.refresh()
            if done is not None:
                done(result)

        self.autosave.flush()
        self._edit(work, done=finished)

    def _edit(
        self,
        work: Work,
        overlay: Overlay = overlays.nothing,
        about: Hashable = None,
        done: Told | None = None,
    ) -> None:
        if not self.may_write():
            QTimer.singleShot(0, self, self.refresh)  # what is on show is what is kept
            return
        if self.report is not None:
            self.report = overlay(self.report)
        self._queue.add(Edit(work, done, overlay, about, self.autosave.field))

    # --- undo -----------------------------------------------------------------------------------

    def undo(self) -> None:
        """Undo the last step, also one that is still being typed."""
        self._step(lambda desk: desk.undo())

    def redo(self) -> None:
        """Do again what was undone last."""
        self._step(lambda desk: desk.redo())

    @property
    def steps(self) -> StepWords:
        """Return what undo and redo would do, in the user's words."""
        return self._saver.steps

    def _step(self, work: Work) -> None:
        if not self.may_write():
            return
        self.autosave.flush()
        self._queue.add(Edit(work, self._read_undone, waits=False))

    def _read_undone(self, change: object) -> None:
        if not isinstance(change, Change):
            self.undone.emit(None)
            return
        on_show = self.report.id if self.report is not None else None
        read = partial(read_undone, change, on_show, self._candidates())
        self.bridge.run(read, self._show_undone, self.failed.emit)

    def _show_undone(self, seen: object) -> None:
        assert isinstance(seen, Seen)  # noqa: S101 - the desk's own answer
        self._take(seen.view)
        self.undone.emit(seen.place)

    # --- what is on the disk --------------------------------------------------------------------

    @property
    def save_state(self) -> SaveState:
        """Return how far saving is."""
        return self._saver.state

    @property
    def is_unsaved(self) -> bool:
        """Tell whether anything that was typed or done is not on the disk."""
        return self.save_state.kind is not SaveKind.SAVED

    def save_now(self) -> None:
        """Hand over what was typed and try at once to write all; the save state tells the rest."""
        self._saver.save_now()

    def save_and_wait(self, timeout_ms: int) -> bool:
        """Save everything before anything else happens; tell whether all is on the disk."""
        return self._saver.save_and_wait(timeout_ms)


def message_of(error: object) -> str:
    """Return the sentence of an error that was carried by a signal."""
    return str(error) if isinstance(error, UserError) else repr(error)


def _keep(
    document: str,
    answers: Mapping[str, Answer],
    values: Mapping[str, Decimal | None],
    desk: Desk,
) -> None:
    """Keep figures, and the answers that share their numbers."""
    from cchc_desk.desk.figures import set_together, set_values  # noqa: PLC0415 - not at the start

    if answers:
        set_together(desk, document, answers, values)
    else:
        set_values(desk, document, values)
