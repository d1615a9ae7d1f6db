"""A document on its way, as the menu asks for it: state, number and date, what was sent."""

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.forms.report import Report, ReportState
from cchc_desk.i18n import N_, tr
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.places import Places
from cchc_desk.ui.session import Session, message_of
from cchc_desk.ui.theme import Theme

if TYPE_CHECKING:
    from cchc_desk.ui.jobs import Jobs

_EDITED = {
    ReportState.SIGNED: N_(
        "This document is signed; what you change now is not in what was signed."
    ),
    ReportState.SENT: N_(
        "This document was sent; what you change now is not in what was sent, which stays kept."
    ),
}


class IssuingTools(QObject):
    """Lead a document from the draft to what was sent.

    ``state_kept`` comes when another state was chosen and then was not wanted.
    """

    state_kept = Signal()

    def __init__(
        self,
        session: Session,
        places: Places,
        notice: NoticeBar,
        theme: Theme,
        window: QWidget,
    ) -> None:
        """Make nothing yet."""
        super().__init__(window)
        self._session, self._places = session, places
        self._notice, self._theme, self._window = notice, theme, window
        self._warned: tuple[str | None, ReportState] | None = None
        places.typed.connect(self._warn_of_edit)

    @cached_property
    def _jobs(self) -> "Jobs":
        from cchc_desk.ui.jobs import Jobs  # noqa: PLC0415 - not at the start

        return Jobs(self)

    def close(self) -> None:
        """End for good."""
        if "_jobs" in self.__dict__:
            self._jobs.close()

    # --- states -----------------------------------------------------------------------------------

    def set_state(self, value: object) -> None:
        """Say where the document is; of what was sent the files are asked for first."""
        state = ReportState(str(value))
        if state is ReportState.SENT:
            self.ask_sent_files()
            return
        self._session.set_state(state)
        if state is ReportState.SIGNED and not self._has_number():
            self._notice.say(
                "ok",
                tr("The document is signed. Fill in its number and date when they are given."),
                (tr("&Fill in number and date…"), self.ask_number),
            )

    def _has_number(self) -> bool:
        report = self._session.report
        return report is not None and bool(report.front.number)

    def _warn_of_edit(self) -> None:
        """Warn, once a document and state, of typing into what has gone out already."""
        report = self._session.report
        if report is None or report.state not in _EDITED:
            return
        about = report.id, report.state
        if about == self._warned:
            return
        self._warned = about
        offers = [
            (tr("&Draft again"), lambda: self._session.set_state(ReportState.DRAFTING)),
        ]
        if report.state is ReportState.SENT:
            offers.insert(0, (tr("&What was sent…"), self.show_sent))
        self._notice.say("warning", tr(_EDITED[report.state]), *offers)

    # --- number and date --------------------------------------------------------------------------

    def ask_number(self) -> None:
        """Ask for the number and date that the document was given."""
        from cchc_desk.ui.issuing.number_dialog import NumberDialog  # noqa: PLC0415 - seldom wanted

        self._places.finish_edit()
        report = self._session.report
        if report is None or report.id is None:
            return
        document = report.id
        today = date.today()  # noqa: DTZ011 - the day on the clerk's own calendar
        dialog = NumberDialog(report, today, self._theme, self._window)
        dialog.given.connect(lambda number, day: self._check_number(dialog, document, number, day))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _check_number(self, dialog: object, document: str, number: str, day: date) -> None:
        """Fill them in, unless another document has them and the clerk was not told yet."""
        from cchc_desk.desk.issuing import documents_with_number  # noqa: PLC0415 - as above
        from cchc_desk.ui.issuing.number_dialog import NumberDialog  # noqa: PLC0415 - as above

        assert isinstance(dialog, NumberDialog)  # noqa: S101 - our own dialog

        def judge(found: object) -> None:
            assert isinstance(found, tuple)  # noqa: S101 - the desk's own answer
            if found and not dialog.is_confirmed:
                words = tr(
                    "“{title}” has this number and symbol already in the same year.",
                    title=found[0].title,
                )
                dialog.warn(words)
            else:
                dialog.accept()
                self._fill_in(document, number, day)

        self._session.bridge.run(
            lambda desk: documents_with_number(desk, document, number, day), judge
        )

    def _fill_in(self, document: str, number: str, day: date) -> None:
        from cchc_desk.desk.issuing import fill_in_issue, register_own  # noqa: PLC0415 - as above

        def work(desk: Desk) -> None:
            fill_in_issue(desk, document, number, day)
            register_own(desk, document)

        def tell(_done: object) -> None:
            self._notice.say(
                "ok",
                tr("Number and date are filled in, and the document stands in the register."),
                (tr("&Undo"), self._session.undo),
                (tr("Mark as &sent…"), self.ask_sent_files),
            )

        self._session.do(work, tell)

    # --- what was sent ----------------------------------------------------------------------------

    def ask_sent_files(self) -> None:
        """Ask what went out, keep it, and mark the document as sent."""
        from cchc_desk.ui.issuing.send_dialog import SendDialog  # noqa: PLC0415 - seldom wanted

        self._places.finish_edit()
        report = self._session.report
        if report is None or report.id is None:
            return
        dialog = SendDialog(_documents_folder(), self._theme, self._window)
        dialog.accepted.connect(lambda: self._send(report, dialog.made, dialog.files))
        dialog.rejected.connect(self.state_kept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _send(self, report: Report, made: tuple[str, ...], files: tuple[Path, ...]) -> None:
        """Make and read the files off the window's thread, then keep them."""
        from cchc_desk.desk.sending import files_to_keep  # noqa: PLC0415 - as above

        def written(found: object) -> None:
            assert isinstance(found, dict)  # noqa: S101 - our own work
            self._keep(str(report.id), found)

        def failed(error: object) -> None:
            self._notice.say("error", message_of(error), (tr("Try &again"), self.ask_sent_files))

        self._jobs.run(lambda _control: files_to_keep(report, made, files), written, failed)

    def _keep(self, document: str, files: dict[str, bytes]) -> None:
        from cchc_desk.desk.sending import mark_sent  # noqa: PLC0415 - as above

        def tell(_done: object) -> None:
            self._notice.say(
                "ok",
                tr("The document is marked as sent, and what went out is kept byte for byte."),
                (tr("&What was sent…"), self.show_sent),
            )

        self._session.do(lambda desk: mark_sent(desk, document, files), tell)

    def show_sent(self) -> None:
        """List what was sent of the document on show."""
        from cchc_desk.desk.sending import sent_versions  # noqa: PLC0415 - as above

        self._places.finish_edit()
        report = self._session.report
        if report is not None and report.id is not None:
            document = report.id
            title = f"{report.kind.type_name} {report.period.phrase}"
            self._session.bridge.run(
                lambda desk: sent_versions(desk, document),
                lambda found: self._list_sent(title, found),
                self._session.failed.emit,
            )

    def _list_sent(self, title: str, found: object) -> None:
        from cchc_desk.ui.issuing.sent_dialog import Sent, SentDialog  # noqa: PLC0415 - as above

        assert isinstance(found, tuple)  # noqa: S101 - the desk's own answer
        sent = [Sent(version, files) for version, files in found]
        dialog = SentDialog(title, sent, self._theme, self._window)
        dialog.open_wanted.connect(self._open)
        dialog.copy_wanted.connect(self._save_copy)
        dialog.compare_wanted.connect(lambda version: self._compare(title, version))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open(self, file: object) -> None:
        """Open a copy, so that nothing edited there can ever touch what is kept."""
        from tempfile import mkdtemp  # noqa: PLC0415 - as above

        from cchc_desk.storage.versions import SentFile  # noqa: PLC0415 - as above
        from cchc_desk.ui.exporting.flow import open_path  # noqa: PLC0415 - as above

        assert isinstance(file, SentFile)  # noqa: S101 - the dialog's own signal
        copy = Path(mkdtemp(prefix="cchc-")) / file.name
        if self._write(copy, file.data):
            open_path(copy)

    def _save_copy(self, file: object) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - as above

        from cchc_desk.storage.versions import SentFile  # noqa: PLC0415 - as above

        assert isinstance(file, SentFile)  # noqa: S101 - the dialog's own signal
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save a copy"), str(_documents_folder() / file.name)
        )
        if name and self._write(Path(name), file.data):
            self._notice.say("ok", tr("A copy was written to “{file}”.", file=Path(name).name))

    def _write(self, target: Path, data: bytes) -> bool:
        from cchc_desk.files.replace import write_file  # noqa: PLC0415 - as above

        try:
            write_file(target, data)
        except UserError as error:
            self._notice.say("error", str(error))
            return False
        return True

    def _compare(self, title: str, version: object) -> None:
        from cchc_desk.desk.sending import differences_since  # noqa: PLC0415 - as above
        from cchc_desk.storage.versions import Version  # noqa: PLC0415 - as above
        from cchc_desk.ui.issuing.compare_dialog import CompareDialog  # noqa: PLC0415 - as above

        assert isinstance(version, Version)  # noqa: S101 - the dialog's own signal

        def show(found: object) -> None:
            assert isinstance(found, tuple)  # noqa: S101 - the desk's own answer
            dialog = CompareDialog(title, found, self._theme, self._window)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._session.bridge.run(
            lambda desk: differences_since(desk, version), show, self._session.failed.emit
        )


def _documents_folder() -> Path:
    from PySide6.QtCore import QStandardPaths  # noqa: PLC0415 - not at the start

    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())
