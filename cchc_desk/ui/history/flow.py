"""What the window does with the past: showing it, bringing it back, the bin."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from cchc_desk.errors import UserError
from cchc_desk.files.replace import write_file
from cchc_desk.i18n import tr
from cchc_desk.ui.keeping.ages import moment_words
from cchc_desk.ui.naming import named
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.session import Session, message_of
from cchc_desk.ui.theme import Theme

if TYPE_CHECKING:
    from cchc_desk.desk.versions import Moment, PastAnswer
    from cchc_desk.forms.outline import Item
    from cchc_desk.storage.versions import SentFile, Version
    from cchc_desk.ui.history.bin_dialog import BinDialog, InBin


class Past(QObject):
    """Show the past of the open workspace and bring it back as new edits that can be undone."""

    def __init__(self, session: Session, notice: NoticeBar, theme: Theme, window: QWidget) -> None:
        """Wait to be asked."""
        super().__init__(window)
        self._session, self._notice = session, notice
        self._theme, self._window = theme, window

    # --- a document -------------------------------------------------------------------------------

    def ask_document(self) -> None:
        """Show the history of the document on show."""
        from cchc_desk.ui.history.document_dialog import DocumentHistory  # noqa: PLC0415 - seldom

        report = self._session.report
        if report is None or report.id is None:
            return
        document = report.id
        dialog = DocumentHistory(self._session, document, self._theme, self._window)

        def restore(moment: "Moment") -> None:
            dialog.accept()
            self._restore_document(document, moment)

        def restore_item(moment: "Moment", item: str) -> None:
            dialog.accept()
            self.restore_item(document, item, moment.edit)

        dialog.restore_wanted.connect(restore)
        dialog.item_wanted.connect(restore_item)
        dialog.sent_wanted.connect(self._ask_sent)
        _open(dialog)

    def _restore_document(self, document: str, moment: "Moment") -> None:
        from cchc_desk.desk.versions import restore_document  # noqa: PLC0415 - with its dialog

        words = tr("The document is as it was at {time}.", time=moment_words(moment.at))
        self._session.do(
            lambda desk: restore_document(desk, document, moment.edit),
            lambda _done: self._tell_restored(words),
        )

    def _ask_sent(self, version: "Version") -> None:
        from cchc_desk.desk.versions import sent_files  # noqa: PLC0415 - with its dialog

        self._session.bridge.run(
            lambda desk: sent_files(desk, version), self._save_sent, self._fail
        )

    def _save_sent(self, files: object) -> None:
        assert isinstance(files, tuple)  # noqa: S101 - the desk's own answer
        if not files:
            self._notice.say("warning", tr("No file was kept when this document was sent."))
            return
        name = QFileDialog.getExistingDirectory(self._window, tr("Where to save what was sent"))
        if name:
            self._write_sent(files, Path(name))

    def _write_sent(self, files: "tuple[SentFile, ...]", folder: Path) -> None:
        from cchc_desk.files.names import next_free_name  # noqa: PLC0415 - seldom wanted

        try:
            for each in files:
                target = folder / each.name
                write_file(next_free_name(target) if target.exists() else target, each.data)
        except UserError as error:
            self._fail(error)
            return
        self._notice.say(
            "ok",
            tr("Byte for byte as it was sent: {files}", files=", ".join(f.name for f in files)),
        )

    # --- an item ----------------------------------------------------------------------------------

    def ask_item(self, item: "Item") -> None:
        """Show the history of one item of the document on show."""
        from cchc_desk.ui.history.item_dialog import ItemHistory  # noqa: PLC0415 - seldom wanted

        report = self._session.report
        if report is None or report.id is None:
            return
        document = report.id
        dialog = ItemHistory(self._session, document, item, self._theme, self._window)

        def restore(state: "PastAnswer") -> None:
            dialog.accept()
            self.restore_item(document, item.id, state.edit)

        dialog.restore_wanted.connect(restore)
        _open(dialog)

    def restore_item(self, document: str, item: str, edit: int) -> None:
        """Let one answer be as it was at a moment."""
        from cchc_desk.desk.versions import restore_item  # noqa: PLC0415 - with its dialog

        self._session.do(
            lambda desk: restore_item(desk, document, item, edit),
            lambda _done: self._tell_restored(tr("The item is as it was then.")),
        )

    def _tell_restored(self, words: str) -> None:
        self._notice.say("ok", words, (tr("&Undo"), self._session.undo))

    # --- the bin ----------------------------------------------------------------------------------

    def ask_bin(self) -> None:
        """Show the documents that were deleted."""
        from cchc_desk.ui.history.bin_dialog import BinDialog  # noqa: PLC0415 - seldom wanted

        dialog = BinDialog(self._session, self._theme, self._window)

        def restore(held: "InBin") -> None:
            dialog.accept()
            self._restore_deleted(held)

        dialog.restore_wanted.connect(restore)
        dialog.purge_wanted.connect(partial(self._ask_purge, dialog))
        _open(dialog)

    def _restore_deleted(self, held: "InBin") -> None:
        from cchc_desk.desk.versions import restore_deleted  # noqa: PLC0415 - with its dialog

        def done(_nothing: object) -> None:
            self._session.show_document(str(held.found.report["id"]))
            self._tell_restored(tr("“{title}” is back.", title=held.title))

        self._session.do(lambda desk: restore_deleted(desk, held.found), done)

    def _ask_purge(self, dialog: "BinDialog", held: "InBin") -> None:
        box = named(QMessageBox(dialog), "purge-question")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Remove for good"))
        box.setText(
            tr(
                "“{title}” and all its history are removed from the workspace for good. A backup "
                "is made before; only backups still hold it then.",
                title=held.title,
            )
        )
        remove = box.addButton(tr("&Remove it for good"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole))

        def answered() -> None:
            if box.clickedButton() is remove:
                self._purge(dialog, held)

        box.finished.connect(answered)
        box.finished.connect(box.deleteLater)
        box.open()

    def _purge(self, dialog: "BinDialog", held: "InBin") -> None:
        from cchc_desk.desk.backups import usual_place  # noqa: PLC0415 - seldom wanted
        from cchc_desk.desk.versions import purge_deleted  # noqa: PLC0415 - seldom wanted

        def done(_nothing: object) -> None:
            dialog.read()
            self._notice.say("ok", tr("“{title}” was removed for good.", title=held.title))

        self._session.do(lambda desk: purge_deleted(desk, held.found, usual_place()), done)

    # --- much lost --------------------------------------------------------------------------------

    def warn_of_loss(self, label: str) -> None:
        """Say that much of an item was removed, and offer it back at once."""
        self._notice.say(
            "warning",
            tr(
                "Much of the text of “{item}” was removed; what was there is kept in the history.",
                item=" ".join(label.split()),
            ),
            (tr("&Undo"), self._session.undo),
            (tr("&History…"), self.ask_document),
        )

    def _fail(self, error: object) -> None:
        self._notice.say("error", message_of(error))


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
