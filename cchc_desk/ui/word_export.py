"""Exporting the document on show: asking for the file, writing it, and what comes after."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.exporting import Exporting, default_name, export_report
from cchc_desk.files.names import with_suffix
from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.session import Session, message_of
from cchc_desk.ui.settings import Settings

SUFFIX = ".docx"


class WordExport(QObject):
    """Write documents to Word files and tell of it in a notice."""

    def __init__(
        self, session: Session, settings: Settings, notice: NoticeBar, window: QWidget
    ) -> None:
        """Take the folder of the last export from the settings."""
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._notice = notice
        self._window = window

    def ask(self, report: Report) -> None:
        """Ask for a file name and write the document; nothing happens when none is given."""
        proposed = self._folder() / default_name(report, SUFFIX)
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Export to Word"), str(proposed), tr("Word document (*.docx)")
        )
        if name:
            self.write(report, with_suffix(Path(name), SUFFIX))

    def write(self, report: Report, target: Path) -> None:
        """Write a document to a file; the notice says how it went."""
        self._settings.last_export_folder = target.parent

        def write(_desk: Desk) -> object:
            export_report(report, target, Exporting())
            return target

        self._session.bridge.run(
            write, partial(self._written, target), partial(self._failed, report, target)
        )

    def _folder(self) -> Path:
        last = self._settings.last_export_folder
        if last is not None and last.is_dir():
            return last
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = QStandardPaths.writableLocation(place)
        return Path(documents) if documents else Path.home()

    def _written(self, target: Path, _done: object) -> None:
        self._notice.say(
            "ok",
            tr("The document was written to “{file}”.", file=target.name),
            (tr("Open &file"), lambda: _open(target)),
            (tr("Open f&older"), lambda: _open(target.parent)),
        )

    def _failed(self, report: Report, target: Path, error: object) -> None:
        self._notice.say(
            "error",
            message_of(error),
            (tr("Try &again"), lambda: self.write(report, target)),
            (tr("Another &name…"), lambda: self.ask(report)),
        )


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
