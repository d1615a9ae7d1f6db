"""Opening foreign files: chosen or dropped, read beside the window, confirmed, brought in."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.import_known import Known, known_to
from cchc_desk.desk.import_source import read_file
from cchc_desk.desk.import_understand import Understood, understand
from cchc_desk.desk.importing import Imported, bring_in
from cchc_desk.i18n import tr
from cchc_desk.ui.importing.confirm_view import ConfirmView
from cchc_desk.ui.importing.counts import counted
from cchc_desk.ui.importing.notes_dialog import NotesDialog
from cchc_desk.ui.importing.progress_panel import ProgressPanel
from cchc_desk.ui.importing.proposal import Counts, Proposal
from cchc_desk.ui.jobs import Control, Job, Jobs
from cchc_desk.ui.notice_bar import NoticeBar, Offer
from cchc_desk.ui.outline_panel import UNPLACED_TEXT
from cchc_desk.ui.session import Session, message_of
from cchc_desk.ui.theme import Theme


class Pages(Protocol):
    """What the flow needs of the window's pages; see ``ui.places``."""

    def show_guest(self, page: QWidget) -> None:
        """Turn to a page that belongs to no document."""
        ...

    def leave_guest(self) -> None:
        """Turn back from it."""
        ...

    def go_to(self, place: str) -> None:
        """Turn to a place of the document."""
        ...


class FileImport(QObject):
    """Open files one after the other; nothing is kept before the clerk says so."""

    def __init__(
        self, session: Session, pages: Pages, notice: NoticeBar, theme: Theme, window: QWidget
    ) -> None:
        """Begin with no file; ``progress`` is to be laid out over the pages."""
        super().__init__(window)
        self._session, self._pages, self._theme = session, pages, theme
        self._notice, self._window = notice, window
        self.progress = ProgressPanel(theme)
        self._jobs = Jobs(self)
        self._waiting: list[Path] = []
        self._job: Job | None = None
        self._reading: Path | None = None
        self.view: ConfirmView | None = None
        self._put_away: ConfirmView | None = None
        self._troubles: list[str] = []
        self._is_bringing = False
        self._folder = _usual_folder()
        self.progress.cancelled.connect(self._cancel)
        session.refused.connect(self._take_refusal)

    def close(self) -> None:
        """Stop reading."""
        self._waiting.clear()
        self.progress.end()
        self._jobs.close()

    # --- files ------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask for files and open them; nothing happens when none is chosen."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            tr("Open a Word report"),
            str(self._folder),
            tr("Word and Excel files (*.docx *.xlsx);;All files (*)"),
        )
        if names:
            self._folder = Path(names[0]).parent
            self.open_files(map(Path, names))

    def open_files(self, paths: Iterable[Path]) -> None:
        """Open files, each after the one before it was confirmed or closed."""
        new = list(paths)
        self._waiting += new
        if self._reading is None and self.view is None:
            self._troubles.clear()
            self._read_next()
        elif new and self.view is not None:
            names = ", ".join(f"“{path.name}”" for path in new)
            self._notice.say("ok", tr("{files} will be opened after this file.", files=names))

    def _read_next(self) -> None:
        if not self._waiting:
            self._reading = None
            return
        path = self._reading = self._waiting.pop(0)
        self.progress.begin(tr("Reading “{file}”…", file=path.name))
        self._session.autosave.flush()
        self._session.bridge.run(known_to, partial(self._read, path), self._fail)

    def _read(self, path: Path, known: object) -> None:
        assert isinstance(known, Known)  # noqa: S101 - the desk's own answer
        if path is not self._reading:
            return  # stopped meanwhile, though perhaps asked for anew
        self._job = self._jobs.run(
            partial(_read_and_understand, path, known),
            partial(self._show, known),
            self._fail,
            lambda share: self.progress.show_share(float(str(share))),
        )

    def _cancel(self) -> None:
        """Stop reading; files that wait are not opened either."""
        path, self._reading = self._reading, None
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()
        if path is not None:
            self._notice.say("ok", _unchanged(path.name))

    def _fail(self, error: object) -> None:
        """Say why a file cannot be opened, beside what was wrong with those chosen with it."""
        self.progress.end()
        name = self._reading.name if self._reading is not None else ""
        reason = message_of(error)
        trouble = tr("“{file}” cannot be opened. {reason}", file=name, reason=reason)
        self._troubles.append(trouble)
        offer = tr("Choose &another file…"), self.ask
        self._notice.say("error", "\n".join(self._troubles), offer)
        self._read_next()

    # --- confirming -------------------------------------------------------------------------------

    def _show(self, known: Known, understood: object) -> None:
        assert isinstance(understood, Understood)  # noqa: S101 - our own work
        self.progress.end()
        self._reading = None
        if not self._troubles:
            self._notice.hide()
        self._forget_put_away()
        view = ConfirmView(understood, known, self._theme, self._jobs)
        view.accepted.connect(self._bring_in)
        view.closed.connect(self._leave)
        self.view = view
        self._pages.show_guest(view)
        view.focus_first()

    def follow_turn(self, page: QWidget | None) -> None:
        """Tell of a file that waits when the clerk turned to another page. None: no page."""
        view = self.view
        if view is not None and page is not view and not self._is_bringing:
            self._notice.say(
                "warning",
                tr("“{file}” is not opened yet.", file=view.base.source.name),
                (tr("&Go on with it"), self._go_on),
                (tr("&Do not open it"), self._leave),
            )

    def _go_on(self) -> None:
        if self.view is not None:
            self._notice.hide()
            self._pages.show_guest(self.view)
            self.view.focus_first()

    def _leave(self) -> None:
        """Put the file away; the clerk may take it up again as it was."""
        view, self.view = self.view, None
        if view is None:
            return
        self._pages.leave_guest()
        self._put_away = view
        self._troubles.clear()
        again = tr("&Open it again"), self._take_up
        self._notice.say("ok", _unchanged(view.base.source.name), again)
        self._read_next()

    def _take_up(self) -> None:
        if self._put_away is not None and self.view is None and self._reading is None:
            self.view, self._put_away = self._put_away, None
            self._go_on()

    def _forget_put_away(self) -> None:
        """Let go of a file that nothing leads back to any more."""
        if self._put_away is not None:
            self._put_away.deleteLater()
            self._put_away = None

    # --- bringing in ------------------------------------------------------------------------------

    def _bring_in(self, wanted: object) -> None:
        assert isinstance(wanted, Proposal)  # noqa: S101 - the view's own signal
        if self._is_bringing:
            return
        self._is_bringing = True

        def work(desk: Desk) -> object:
            return bring_in(desk, wanted.understood, wanted.choices)

        self._session.do(work, partial(self._show_document, wanted))

    def _take_refusal(self, _error: object) -> None:
        """Let the clerk change what was refused; the window says why it was."""
        self._is_bringing = False

    def _show_document(self, wanted: Proposal, imported: object) -> None:
        assert isinstance(imported, Imported)  # noqa: S101 - the desk's own answer
        self._session.show_document(imported.document)
        # Behind the reading of the document: then it is on show.
        self._session.bridge.run(lambda _desk: None, lambda _none: self._tell(wanted, imported))

    def _tell(self, wanted: Proposal, imported: Imported) -> None:
        view, self.view = self.view, None
        self._pages.leave_guest()
        self._is_bringing = False
        self._troubles.clear()
        if view is not None:
            view.deleteLater()
        every = (*imported.warnings, *imported.left_out)
        told = tuple(note for note in every if note not in wanted.notes)
        offers: list[Offer] = [(tr("&Undo"), self._session.undo)]
        if imported.unplaced:
            offers.append((tr("&See what is unplaced"), self._show_unplaced))
        if told:
            words = tr("&Notes {count}", count=len(told))
            offers.append((words, partial(self._show_notes, told)))
        self._notice.say(
            "warning" if imported.unplaced else "ok", self._words(wanted, imported), *offers
        )
        self._read_next()

    def _words(self, wanted: Proposal, imported: Imported) -> str:
        report = self._session.report
        title = wanted.understood.source.name
        if report is not None:
            title = f"{report.kind.type_name} {report.period.phrase}"
        items = len(imported.template.items)
        counts = Counts(items, imported.tasks, unplaced=len(imported.unplaced))
        return tr("“{title}” is open: {counts}.", title=title, counts=", ".join(counted(counts)))

    def _show_unplaced(self) -> None:
        self._pages.go_to(UNPLACED_TEXT)

    def _show_notes(self, notes: tuple[str, ...]) -> None:
        dialog = NotesDialog(notes, self._theme, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _read_and_understand(path: Path, known: Known, control: Control) -> Understood:
    source = read_file(path, control.tell, control.is_cancelled)
    return understand(source, known)


def _unchanged(file: str) -> str:
    return tr("“{file}” was not opened; nothing has changed.", file=file)


def _usual_folder() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = QStandardPaths.writableLocation(place)
    return Path(documents) if documents else Path.home()
