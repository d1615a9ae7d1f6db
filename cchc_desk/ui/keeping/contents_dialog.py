"""What a backup holds: its documents to read, and one of them to take back."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.backup_file import Backup
from cchc_desk.desk.restoring import open_backup
from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint
from cchc_desk.ui.dialog_size import take_size
from cchc_desk.ui.jobs import Control, Jobs
from cchc_desk.ui.keeping.ages import moment_words
from cchc_desk.ui.keeping.report_text import report_text
from cchc_desk.ui.naming import named
from cchc_desk.ui.plain_buttons import push_button
from cchc_desk.ui.session import message_of
from cchc_desk.ui.theme import Theme, document_font

_WIDTH, _HEIGHT = 920, 560
_SHARES = (300, 600)


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """Hold a document of a backup as a list and a reader need it."""

    id: str
    title: str
    report: Report


class ContentsDialog(QDialog):
    """Show what a backup holds, for reading; ``take_wanted`` carries a HeldDocument."""

    take_wanted = Signal(object)

    def __init__(self, found: Backup, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin to read the backup."""
        super().__init__(parent)
        named(self, "backup-contents-dialog").setWindowTitle(tr("What the backup holds"))
        self.backup = found
        self._jobs = Jobs(self)
        self._held: tuple[HeldDocument, ...] = ()
        self.told = named(hint(tr("Reading the backup…")), "backup-contents-told")
        self.list = named(QListWidget(), "backup-documents", tr("Documents in the backup"))
        self.text = named(QTextEdit(readOnly=True), "backup-text", tr("The document as it was"))
        self.text.setFont(document_font(theme.zoom_percent))
        self.take = push_button(
            "backup-take", tr("&Take this document back"), self._take, is_primary=True
        )
        self.take.setEnabled(False)
        self._lay_out(theme)
        self.list.currentRowChanged.connect(self._show_text)
        self._jobs.run(self._read, self._show, self._fail)

    def _lay_out(self, theme: Theme) -> None:
        split = QSplitter()
        split.addWidget(self.list)
        split.addWidget(self.text)
        split.setChildrenCollapsible(False)
        split.setSizes([theme.px(share) for share in _SHARES])
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(
            hint(tr("What the document says now is kept as a version first; Ctrl+Z undoes it.")), 1
        )
        row.addWidget(self.take)
        row.addWidget(push_button("backup-contents-close", tr("Close"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.told)
        column.addWidget(split, 1)
        column.addLayout(row)
        take_size(self, theme, _WIDTH, _HEIGHT)

    def _read(self, _control: Control) -> object:
        with open_backup(self.backup.path) as desk:
            return tuple(
                HeldDocument(entry.id, entry.title, desk.report(entry.id))
                for entry in desk.documents()
            )

    def _show(self, held: object) -> None:
        assert isinstance(held, tuple)  # noqa: S101 - our own work
        self._held = held
        for each in held:
            item = QListWidgetItem(each.title)
            item.setToolTip(each.title)
            item.setData(Qt.ItemDataRole.UserRole.value, each.id)
            self.list.addItem(item)
        at = moment_words(self.backup.at)
        words = tr("The workspace as it was at {time}.", time=at)
        self.told.setText(words if held else tr("{words} It held no document.", words=words))
        self.list.setCurrentRow(0)

    def _fail(self, error: object) -> None:
        self.told.setText(message_of(error))

    def _show_text(self, row: int) -> None:
        is_there = 0 <= row < len(self._held)
        self.take.setEnabled(is_there)
        self.text.setPlainText(report_text(self._held[row].report) if is_there else "")

    def _take(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._held):
            self.take_wanted.emit(self._held[row])

    def hideEvent(self, event: QHideEvent) -> None:
        """Drop what is still being read."""
        self._jobs.close(0)
        super().hideEvent(event)
