"""The question before everything is replaced by a backup: it is answered in writing."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from cchc_desk.desk.backup_file import Backup
from cchc_desk.forms.text import without_marks
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import labelled, plain_label
from cchc_desk.ui.keeping.ages import moment_words
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.plain_buttons import push_button
from cchc_desk.ui.theme import Theme

_WIDTH = 520


class EverythingDialog(QDialog):
    """Ask for the word that stands for yes; accepted when it was typed."""

    def __init__(self, found: Backup, theme: Theme, parent: QWidget | None = None) -> None:
        """Say what will be lost and what not."""
        super().__init__(parent)
        named(self, "restore-all-dialog").setWindowTitle(tr("Restore everything"))
        self.word = tr("RESTORE")
        self.typed = named(
            QLineEdit(), "restore-all-word", tr("Type {word} to go on", word=self.word)
        )
        self.go_on = push_button(
            "restore-all-go-on", tr("&Restore everything"), self.accept, is_primary=True
        )
        self._lay_out(found, theme)
        self.typed.textChanged.connect(self._follow)
        self._follow()

    def _lay_out(self, found: Backup, theme: Theme) -> None:
        words = tr(
            "The whole workspace becomes as it was at {time}: all documents, tasks and versions "
            "written since then are no longer in it. What is there now is backed up first, so that "
            "nothing is lost. To bring back a single document, take it back instead.",
            time=moment_words(found.at),
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.go_on)
        row.addWidget(push_button("restore-all-cancel", tr("Cancel"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(styled(QLabel(tr("Replace everything by this backup?")), "title"))
        column.addWidget(plain_label(words))
        column.addLayout(labelled(self.typed))
        column.addLayout(row)
        self.setFixedWidth(theme.px(_WIDTH))

    def _follow(self) -> None:
        self.go_on.setEnabled(_folded(self.typed.text()) == _folded(self.word))


def _folded(text: str) -> str:
    """Return a word without marks and capitals: input methods add the former on their own."""
    return " ".join(without_marks(text.casefold()).split())
