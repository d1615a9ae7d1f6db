"""What the window does to keep the workspace safe: backups, checks, handing over, restoring."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.files.names import with_suffix
from cchc_desk.i18n import tr
from cchc_desk.paths import WORKSPACE_SUFFIX
from cchc_desk.ui.jobs import Control, Jobs
from cchc_desk.ui.keeping.check import Check
from cchc_desk.ui.keeping.keeper import BackupStatus, Keeper
from cchc_desk.ui.keeping.status_words import line_kind, line_words
from cchc_desk.ui.naming import named
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.session import Session, message_of
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.status_line import StatusLine
from cchc_desk.ui.theme import Theme

if TYPE_CHECKING:
    from cchc_desk.desk.backup_file import Backup
    from cchc_desk.ui.keeping.backups_dialog import BackupsDialog

CHECK_MS = 8000
"""How long looking through the file waits after the start: the clerk comes first."""


class Keeping(QObject):
    """Keep one open workspace safe; asked for by the menus of its window.

    ``workspace_wanted`` carries the file of one that was made and is to be opened;
    ``restore_wanted`` carries the Backup that is to take the place of everything.
    """

    workspace_wanted = Signal(object)
    restore_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        notice: NoticeBar,
        theme: Theme,
        window: QWidget,
    ) -> None:
        """Wait for ``start``, or to be asked."""
        super().__init__(window)
        self._session, self._settings, self._notice = session, settings, notice
        self._theme, self._window = theme, window
        self._jobs = Jobs(self)
        self.keeper = Keeper(session, settings, self)
        self.keeper.failed.connect(self._warn)

    def start(self, status: StatusLine) -> None:
        """Make backups from now on, tell of them in the status line, and look for damage."""
        self.keeper.status_changed.connect(partial(self._show_status, status))
        status.backup.clicked.connect(self.ask_backups)
        self.keeper.start()
        check = partial(self.keeper.calm.call, self._check_quietly)
        QTimer.singleShot(CHECK_MS, self, check)

    def _show_status(self, line: StatusLine, status: object) -> None:
        assert isinstance(status, BackupStatus)  # noqa: S101 - the keeper's own signal
        line.show_backups(line_words(status, datetime.now(UTC)), line_kind(status))

    def _warn(self, error: object) -> None:
        self._notice.say(
            "warning",
            tr("No backup could be made: {reason}", reason=message_of(error)),
            (tr("See the &backups…"), self.ask_backups),
        )

    # --- backups ----------------------------------------------------------------------------------

    def ask_backups(self) -> None:
        """Show the backups and what can be done with them."""
        from cchc_desk.ui.keeping.backups_dialog import BackupsDialog  # noqa: PLC0415 - seldom

        dialog = BackupsDialog(self.keeper, self._theme, self._window)
        dialog.place_wanted.connect(self.ask_place)
        dialog.folder_wanted.connect(open_folder)
        dialog.look_wanted.connect(partial(self._look_into, dialog))
        dialog.copy_wanted.connect(partial(self._copy, dialog))
        dialog.all_wanted.connect(partial(self._ask_everything, dialog))
        self._open(dialog)

    def ask_place(self) -> None:
        """Ask for a second place of backups."""
        known = self.keeper.second_place
        name = QFileDialog.getExistingDirectory(
            self._window, tr("Choose a place for backups"), str(known) if known else ""
        )
        if name:
            self._settings.was_asked_for_place = True
            self.keeper.choose_second_place(Path(name))

    def _look_into(self, dialog: "BackupsDialog", found: "Backup") -> None:
        from cchc_desk.ui.keeping.contents_dialog import ContentsDialog  # noqa: PLC0415 - seldom

        contents = ContentsDialog(found, self._theme, dialog)

        def take(held: object) -> None:
            contents.accept()
            dialog.accept()
            self._take_back(found, held)

        contents.take_wanted.connect(take)
        self._open(contents)

    def _take_back(self, found: "Backup", held: object) -> None:
        from cchc_desk.desk.restoring import take_back  # noqa: PLC0415 - seldom wanted
        from cchc_desk.ui.keeping.contents_dialog import HeldDocument  # noqa: PLC0415 - seldom

        assert isinstance(held, HeldDocument)  # noqa: S101 - the dialog's own signal

        def done(_nothing: object) -> None:
            self._session.show_document(held.id)
            self._notice.say(
                "ok",
                tr("“{title}” is as the backup had it.", title=held.title),
                (tr("&Undo"), self._session.undo),
            )

        self._session.do(lambda desk: take_back(desk, found.path, held.id), done)

    def _copy(self, dialog: "BackupsDialog", found: "Backup") -> None:
        from cchc_desk.desk.restoring import open_copy  # noqa: PLC0415 - seldom wanted
        from cchc_desk.ui.keeping.backups_dialog import proposed_copy  # noqa: PLC0415 - seldom

        target = self._asked_workspace(
            tr("Open a copy of the backup"), proposed_copy(self._session.path, found)
        )
        if target is not None:
            dialog.accept()
            self._make_workspace(partial(open_copy, found.path, target), target)

    def _asked_workspace(self, title: str, proposed: Path) -> Path | None:
        """Return the name that was chosen for a new workspace. None: none was."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            title,
            str(proposed),
            tr("Workspaces (*.cchc)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # no file is ever replaced
        )
        return with_suffix(Path(name), WORKSPACE_SUFFIX) if name else None

    def _make_workspace(self, work: Callable[[], None], target: Path) -> None:
        def run(_control: Control) -> None:
            work()

        self._jobs.run(run, lambda _done: self.workspace_wanted.emit(target), self._fail)

    def _ask_everything(self, dialog: "BackupsDialog", found: "Backup") -> None:
        from cchc_desk.ui.keeping.everything_dialog import EverythingDialog  # noqa: PLC0415

        question = EverythingDialog(found, self._theme, dialog)

        def go_on() -> None:
            dialog.accept()
            self.restore_wanted.emit(found)

        question.accepted.connect(go_on)
        self._open(question)

    # --- checking ---------------------------------------------------------------------------------

    def ask_check(self) -> None:
        """Look through the whole workspace and show what was found."""
        from cchc_desk.ui.keeping.check_dialog import CheckDialog  # noqa: PLC0415 - seldom wanted

        dialog = CheckDialog(self._theme, self._window)
        dialog.backups_wanted.connect(partial(self._turn_to_backups, dialog))
        check = Check(self._session, dialog)
        dialog.watch(check)
        self._open(dialog)
        self._session.autosave.flush()
        check.start()

    def _check_quietly(self) -> None:
        check = Check(self._session, self)
        check.finished.connect(self._tell_found)
        check.start_if_due()

    def _tell_found(self, problems: object) -> None:
        assert isinstance(problems, tuple)  # noqa: S101 - the check's own signal
        if not problems:
            return
        self._notice.say(
            "error",
            tr("Something in this workspace is damaged; nothing was changed."),
            (tr("&See what is damaged…"), partial(self._show_problems, problems)),
            (tr("See the &backups…"), self.ask_backups),
        )

    def _show_problems(self, problems: object) -> None:
        from cchc_desk.ui.keeping.check_dialog import CheckDialog  # noqa: PLC0415 - seldom wanted

        dialog = CheckDialog(self._theme, self._window)
        dialog.backups_wanted.connect(partial(self._turn_to_backups, dialog))
        dialog.show_problems(problems)
        self._open(dialog)

    def _turn_to_backups(self, dialog: QWidget) -> None:
        dialog.close()
        self.ask_backups()

    # --- handing over -----------------------------------------------------------------------------

    def ask_hand_over(self) -> None:
        """Ask where to, and write the whole workspace into one proved file."""
        from cchc_desk.desk.handover import SUFFIX, hand_over  # noqa: PLC0415 - seldom wanted

        proposed = self._session.folder / self._session.path.with_suffix(SUFFIX).name
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Hand the workspace over"), str(proposed), _handover_kinds()
        )
        if not name:
            return
        target = with_suffix(Path(name), SUFFIX)
        self._session.autosave.flush()

        def work(desk: Desk) -> object:
            return hand_over(desk.workspace, target)

        self._session.bridge.run(work, self._tell_handed_over, self._fail)

    def _tell_handed_over(self, done: object) -> None:
        from cchc_desk.desk.handover import HandedOver  # noqa: PLC0415 - seldom wanted
        from cchc_desk.ui.keeping.ages import size_words  # noqa: PLC0415 - with its box

        assert isinstance(done, HandedOver)  # noqa: S101 - the desk's own answer
        box = named(QMessageBox(self._window), "handed-over")
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(tr("Handed over"))
        box.setText(
            tr(
                "The whole workspace is in “{file}”: {documents} documents with their history, "
                "{size}. It was read again and compared. Take this one file to the other "
                "computer and choose “Take a workspace in” there.",
                file=done.path.name,
                documents=done.documents,
                size=size_words(done.size_bytes),
            )
        )
        box.setInformativeText(tr("SHA-256: {digest}", digest=done.sha256))
        box.finished.connect(box.deleteLater)
        box.open()

    def ask_take_in(self) -> None:
        """Ask for a file that was handed over and where to put the workspace, and open it."""
        from cchc_desk.desk.handover import take_in  # noqa: PLC0415 - seldom wanted

        name, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Take a workspace in"),
            str(self._session.path.parent),
            _handover_kinds(),
        )
        if not name:
            return
        source = Path(name)
        proposed = self._session.folder / f"{source.stem}{WORKSPACE_SUFFIX}"
        target = self._asked_workspace(tr("Where the workspace is kept from now on"), proposed)
        if target is not None:
            self._make_workspace(partial(take_in, source, target), target)

    def _fail(self, error: object) -> None:
        self._notice.say("error", message_of(error))

    def _open(self, dialog: QWidget) -> None:
        from PySide6.QtWidgets import QDialog  # noqa: PLC0415 - Qt makes a class when it is named

        assert isinstance(dialog, QDialog)  # noqa: S101 - our own dialogs
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- the end ----------------------------------------------------------------------------------

    def may_close(self) -> bool:
        """Make the last backup; False when the clerk wants the window to stay open."""
        # The end.
        from cchc_desk.ui.keeping.closing import (  # noqa: PLC0415
            ask_second_place,
            back_up_before_closing,
        )

        if not back_up_before_closing(self.keeper, self._window):
            return False
        if self.keeper.has_seen_work and not self._settings.was_asked_for_place:
            ask_second_place(self.keeper, self._settings, self._window)
        return True

    def close(self) -> None:
        """End for good."""
        self.keeper.close()
        self._jobs.close()


def open_folder(folder: object) -> None:
    """Show a folder with the program that this computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _handover_kinds() -> str:
    return tr("Workspaces that were handed over (*.cchcbak)")


class RestoreEverything:
    """Open a workspace after a backup took its place; a failure leaves it as it was.

    ``told``: what came of it, for the clerk; ``kind`` of notice. None of it before it was called.
    """

    def __init__(self, backup: Path, place: Path) -> None:
        """Take the backup, and the place where what is there now is saved first."""
        self._backup, self._place = backup, place
        self.kind, self.told = "error", ""

    def __call__(self, path: Path) -> Desk:
        """Do it, on the database thread, and open what is there then."""
        # Seldom wanted.
        from cchc_desk.desk.opening import open_anywhere  # noqa: PLC0415
        from cchc_desk.desk.working import replace_anywhere  # noqa: PLC0415

        try:
            done = replace_anywhere(path, self._backup, self._place)
        except UserError as error:
            self.told = str(error)
            with suppress(UserError):  # why there is nothing to open is known; tell why not
                return open_anywhere(path)
            raise
        kept = done.saved.path if done.saved is not None else done.set_aside
        self.kind = "ok"
        self.told = tr("Everything is as the backup had it.")
        if kept is not None:
            self.told = tr(
                "Everything is as the backup had it. What was there before is kept as “{file}”.",
                file=kept.name,
            )
        return open_anywhere(path)
