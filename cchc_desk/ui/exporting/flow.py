"""The way of a document into files: what is asked, how far it is, what came of it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from cchc_desk.desk.exporting import (
    Exporting,
    changed_since_export,
    default_target,
    export_report,
    files_of,
)
from cchc_desk.errors import UserError
from cchc_desk.files.names import next_free_name, with_suffix
from cchc_desk.files.replace import TargetOpenError
from cchc_desk.forms.report import Report
from cchc_desk.i18n import N_, tr
from cchc_desk.storage.place import may_write_in
from cchc_desk.ui.exporting.mail_dialog import MailDialog
from cchc_desk.ui.exporting.options_dialog import ExportDialog
from cchc_desk.ui.importing.progress_panel import ProgressPanel
from cchc_desk.ui.jobs import Control, Job, Jobs
from cchc_desk.ui.naming import named
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.session import Session, message_of
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.theme import Theme

WORD = ".docx"
MAIL = ".eml"


class Export(QObject):
    """Write documents to files and tell of it in a notice; ``progress`` goes over the pages."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        notice: NoticeBar,
        theme: Theme,
        window: QWidget,
    ) -> None:
        """Take the folder of the last export from the settings."""
        super().__init__(window)
        self._session, self._settings, self._notice = session, settings, notice
        self._theme, self._window = theme, window
        self._exporting = Exporting()
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self.open_words: Callable[[], str] = str  # what the review has still open, else ""
        self.show_open: Callable[[], object] = lambda: None
        self.progress = ProgressPanel(theme)
        self.progress.cancelled.connect(self._cancel)

    # --- what is asked ----------------------------------------------------------------------------

    def ask(self, report: Report) -> None:
        """Ask for a name and write a Word file as it was chosen last."""
        self._ask_name(report, WORD, replace(self._exporting, draft=False, tables=False))

    def ask_more(self, report: Report) -> None:
        """Ask which kind of file and what goes into it, then for a name."""
        dialog = ExportDialog(report, self._exporting, self._theme, self._window)
        dialog.accepted.connect(lambda: self._choose(report, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose(self, report: Report, dialog: ExportDialog) -> None:
        self._exporting = dialog.exporting()
        self._ask_name(report, dialog.suffix, self._exporting)

    def ask_mail(self, report: Report) -> None:
        """Ask for the words and the files of a letter, then hand it to the mail program."""
        dialog = MailDialog(report, self._theme, self._window)
        dialog.profile_changed.connect(self._session.set_office)
        dialog.accepted.connect(lambda: self._send(report, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _send(self, report: Report, dialog: MailDialog) -> None:
        office = replace(report.office, mail=dialog.mail())
        if dialog.keeps_addresses:
            addresses = replace(report.office.mail, to=office.mail.to, cc=office.mail.cc)
            self._session.set_office(replace(report.office, mail=addresses))
        exporting = replace(self._exporting, attached=dialog.attached, files=dialog.files)
        target = default_target(report, self._folder(), MAIL)
        letter = dialog.letter()
        done = partial(self._tell_of_mail, letter)
        self._run(replace(report, office=office), _free(target), exporting, done)

    def _ask_name(self, report: Report, suffix: str, exporting: Exporting) -> None:
        proposed = default_target(report, self._folder(), suffix, draft=exporting.draft)
        title, kind = _KINDS[suffix]
        name, _ = QFileDialog.getSaveFileName(self._window, tr(title), str(proposed), tr(kind))
        if name:
            self.write(report, with_suffix(Path(name), suffix), exporting)

    # --- writing ----------------------------------------------------------------------------------

    def write(self, report: Report, target: Path, exporting: Exporting) -> None:
        """Write a document; where somebody edited an older file since, ask first."""
        self._settings.last_export_folder = target.parent
        try:
            edited = [each for each in files_of(report, target, exporting) if _is_edited(each)]
        except UserError as error:
            self._notice.say("error", str(error))
            return
        if edited:
            self._ask_to_replace(report, target, exporting, edited[0])
        else:
            self._run(report, target, exporting, self._tell_of_files)

    def _ask_to_replace(
        self, report: Report, target: Path, exporting: Exporting, edited: Path
    ) -> None:
        box = named(QMessageBox(self._window), "edited-since")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Edited since the last export"))
        box.setText(
            tr(
                "“{file}” was changed outside this program since it was last written. To "
                "replace it loses those changes.",
                file=edited.name,
            )
        )
        beside = box.addButton(tr("Write &beside it"), QMessageBox.ButtonRole.AcceptRole)
        over = box.addButton(tr("&Replace it"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(beside)

        def answered() -> None:
            if box.clickedButton() is over:
                self._run(report, target, exporting, self._tell_of_files)
            elif box.clickedButton() is beside:
                self._run(report, next_free_name(target), exporting, self._tell_of_files)

        box.finished.connect(answered)
        box.finished.connect(box.deleteLater)
        box.open()

    def _run(
        self,
        report: Report,
        target: Path,
        exporting: Exporting,
        done: Callable[[tuple[Path, ...]], None],
    ) -> None:
        def work(control: Control) -> object:
            return export_report(report, target, exporting, control.tell, control.is_cancelled)

        def written(files: object) -> None:
            self.progress.end()
            assert isinstance(files, tuple)  # noqa: S101 - the desk's own answer
            done(files)

        def failed(error: object) -> None:
            self.progress.end()
            self._fail(error, report, target, exporting)

        self.progress.begin(tr("Writing “{file}”…", file=target.name))
        self._job = self._jobs.run(
            work, written, failed, lambda share: self.progress.show_share(float(str(share)))
        )

    def _cancel(self) -> None:
        if self._job is not None and self._job.is_under_way:
            self._job.cancel()
            self._notice.say("warning", tr("The export was cancelled; no file was changed."))

    def close(self) -> None:
        """End for good."""
        self._jobs.close()

    def _folder(self) -> Path:
        last = self._settings.last_export_folder
        if last is not None and last.is_dir() and may_write_in(last):
            return last
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = QStandardPaths.writableLocation(place)
        return Path(documents) if documents else Path.home()

    # --- what came of it --------------------------------------------------------------------------

    def _tell_of_files(self, files: tuple[Path, ...]) -> None:
        first = files[0]
        still_open = self.open_words()
        self._notice.say(
            "warning" if still_open else "ok",
            " ".join(filter(None, [_written_words(files), still_open])),
            *([(tr("&Show them"), self.show_open)] if still_open else []),
            (tr("Open &file"), lambda: open_path(first)),
            (tr("Open f&older"), lambda: open_path(first.parent)),
        )

    def _tell_of_mail(self, letter: str, files: tuple[Path, ...]) -> None:
        draft = files[0]
        open_path(draft)
        self._notice.say(
            "ok",
            tr(
                "The draft “{file}” was handed to the mail program; look it through and send it "
                "there. If nothing opened, use the buttons here.",
                file=draft.name,
            ),
            (tr("Open f&older"), lambda: open_path(draft.parent)),
            (tr("&Copy the letter"), lambda: QGuiApplication.clipboard().setText(letter)),
        )

    def _fail(self, error: object, report: Report, target: Path, exporting: Exporting) -> None:
        suffix = target.suffix.lower()
        offers = [
            (tr("Try &again"), lambda: self.write(report, target, exporting)),
            (tr("Another &name…"), lambda: self._ask_name(report, suffix, exporting)),
        ]
        if isinstance(error, TargetOpenError):
            beside = error.alternative
            words = tr("&Write “{file}”", file=beside.name)
            offers.insert(1, (words, lambda: self.write(report, beside, exporting)))
        self._notice.say("error", message_of(error), *offers)


_KINDS = {
    ".docx": (N_("Export to Word"), N_("Word document (*.docx)")),
    ".pdf": (N_("Export to PDF"), N_("PDF document (*.pdf)")),
    ".xlsx": (N_("Export to Excel"), N_("Excel workbook (*.xlsx)")),
}


def _free(target: Path) -> Path:
    """Return a name that no file has: an older draft may be open in the mail program."""
    return next_free_name(target) if target.exists() else target


def _is_edited(target: Path) -> bool:
    return target.exists() and changed_since_export(target)


def _written_words(files: tuple[Path, ...]) -> str:
    if len(files) == 1:
        return tr("The document was written to “{file}”.", file=files[0].name)
    return tr(
        "The document was written to {files}.", files=", ".join(f"“{each.name}”" for each in files)
    )


def open_path(path: Path) -> None:
    """Open a file or a folder with the program that this computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
