"""Rescue files: written while the disk does not take what is typed, offered at the next start."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from cchc_desk.desk import rescue
from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.jobs import Control, Jobs
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.saving import SaveKind, SaveState
from cchc_desk.ui.session import Session, message_of
from cchc_desk.ui.settings import Settings

AFTER_MS = 3000
"""How long something must be unsaved before it is written elsewhere: the second try failed."""

SLOW_MS = 6000
"""How long a disk may take to save anything before what is on show is written elsewhere too.

A commit flushes three times, and a disk that is slow but well takes 2 s for each (F37).
"""

AGAIN_MS = 5000
"""How often what is on show is written anew while it cannot be saved."""


class Rescuing(QObject):
    """Write the document on show elsewhere while it cannot be saved; take it back later."""

    def __init__(
        self, session: Session, settings: Settings, notice: NoticeBar, parent: QObject
    ) -> None:
        """Watch how far saving is."""
        super().__init__(parent)
        self._session, self._settings, self._notice = session, settings, notice
        self._jobs = Jobs(self)
        self._whose = rescue.Whose(session.path)
        self._files: set[Path] = set()
        self._saved_at = session.save_state.at
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._write)
        session.save_state_changed.connect(self._follow)
        self._follow(session.save_state)  # a disk may have failed at the very first key

    # --- writing ----------------------------------------------------------------------------------

    def _follow(self, state: object) -> None:
        assert isinstance(state, SaveState)  # noqa: S101 - the session's own signal
        was_saved, self._saved_at = state.at != self._saved_at, state.at
        if state.kind is SaveKind.SAVED:
            self._timer.stop()
            self._forget()
        elif was_saved or not self._timer.isActive():
            self._timer.start(AFTER_MS if state.kind is SaveKind.UNSAVED else SLOW_MS)
        elif state.kind is SaveKind.UNSAVED:
            self._timer.start(min(AFTER_MS, self._timer.remainingTime()))

    def _write(self) -> None:
        report = self._session.report
        if report is None:
            return
        work = partial(_written, report, self._whose, self._places())
        self._jobs.run(work, self._tell, self._fail)
        self._timer.start(AGAIN_MS)

    def _places(self) -> tuple[Path, ...]:
        return rescue.folders(self._settings.second_backup_place)

    def _tell(self, file: object) -> None:
        assert isinstance(file, Path)  # noqa: S101 - our own work
        is_first = not self._files
        self._files.add(file)
        if not self._session.is_unsaved:
            self._forget()
        elif is_first:
            self._notice.say(
                "error",
                tr(
                    "What you type cannot be saved now; it is kept in the rescue file “{file}” "
                    "until it can. Go on, or make room on the disk.",
                    file=file,
                ),
                (tr("Try &again"), self._session.save_now),
            )

    def _fail(self, error: object) -> None:
        self._notice.say("error", message_of(error))

    def _forget(self) -> None:
        """Remove the file: all of it is where it belongs."""
        files, self._files = self._files, set()
        for file in files:
            self._jobs.run(partial(_removed, file), lambda _done: None)

    def write_now(self) -> bool:
        """Write the document on show before the window closes; tell whether that was possible."""
        report = self._session.report
        if report is None:
            return True
        try:
            rescue.write_rescue(report, self._whose, self._places())
        except UserError as error:
            self._fail(error)
            return False
        # What the window gives up now is not saved: the file must outlive it.
        self._timer.stop()
        self._session.save_state_changed.disconnect(self._follow)
        self._files.clear()
        return True

    # --- taking back ------------------------------------------------------------------------------

    def offer(self) -> None:
        """Say so when a text of the last time waits in a rescue file."""
        places = self._places()
        self._session.bridge.run(partial(_found, self._session.path, places), self._offer)

    def _offer(self, found: object) -> None:
        assert isinstance(found, tuple)  # noqa: S101 - our own work
        self._whose, rescued = found
        files = tuple(file for file in rescued.files if file not in self._files)
        if not files:
            return
        words = tr("A text that could not be saved last time is kept in a rescue file.")
        if rescued.is_by_place:
            words = tr(
                "A text of the workspace that lay in “{path}” could not be saved last time; it is "
                "kept in a rescue file.",
                path=self._session.path,
            )
        self._notice.say("warning", words, (tr("&Take it back"), partial(self._take, files)))

    def _take(self, files: tuple[Path, ...]) -> None:
        def work(desk: Desk) -> object:
            return [rescue.take_rescued(desk, each) for each in files]

        def done(documents: object) -> None:
            assert isinstance(documents, list)  # noqa: S101 - our own work
            self._session.show_document(documents[-1])
            self._notice.say(
                "ok", tr("The rescued text is back."), (tr("&Undo"), self._session.undo)
            )

        self._session.do(work, done)

    def close(self) -> None:
        """End for good."""
        self._timer.stop()
        self._jobs.close()


def _written(
    report: Report, whose: rescue.Whose, places: tuple[Path, ...], _control: Control
) -> object:
    return rescue.write_rescue(report, whose, places)


def _removed(file: Path, _control: Control) -> None:
    file.unlink(missing_ok=True)


def _found(path: Path, places: tuple[Path, ...], desk: Desk) -> object:
    whose = rescue.Whose(path, desk.workspace.uuid)
    return whose, rescue.find_rescued(whose, places)
