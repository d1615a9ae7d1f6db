"""The letter that takes a document along: to whom, with which words, with which files."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.exporting import default_name
from cchc_desk.forms.mail_text import mail_text
from cchc_desk.forms.office import OfficeMail
from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint
from cchc_desk.ui.exporting.mail_words_dialog import MailWordsDialog
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 640, 560

_KINDS = {".docx": "Word", ".pdf": "PDF", ".xlsx": "Excel"}


class MailDialog(QDialog):
    """Ask for a letter; ``profile_changed`` carries the office with other usual words."""

    profile_changed = Signal(object)

    def __init__(self, report: Report, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with the addresses and the words of the office's profile."""
        super().__init__(parent)
        named(self, "mail-dialog").setWindowTitle(tr("Mail the document"))
        self._report = report
        self._office = report.office
        self._said = ("", "")
        self.to = named(QLineEdit("; ".join(self._office.mail.to)), "mail-to", tr("To"))
        self.cc = named(QLineEdit("; ".join(self._office.mail.cc)), "mail-cc", tr("Copy to"))
        self.subject = named(QLineEdit(), "mail-subject", tr("Subject of the letter"))
        self.body = named(QPlainTextEdit(tabChangesFocus=True), "mail-body", tr("Letter"))
        self.keep = named(QCheckBox(tr("&Remember the addresses")), "mail-keep")
        self.kinds = {
            suffix: named(QCheckBox(f"{words} ({suffix})"), f"mail-{suffix[1:]}")
            for suffix, words in _KINDS.items()
        }
        self.files: tuple[Path, ...] = ()
        self.others = hint("")
        self._theme = theme
        self._lay_out()
        self._connect()
        self.kinds[".docx"].setChecked(True)
        self._fill()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(24, 24, 24, 8)
        form.setSpacing(8)
        form.addRow(tr("To"), self.to)
        form.addRow(tr("Copy to"), self.cc)
        form.addRow("", self.keep)
        form.addRow(tr("Subject of the letter"), self.subject)
        form.addRow(tr("Letter"), self.body)
        form.addRow("", self._words_row())
        form.addRow(tr("Files"), self._files_row())
        form.addRow("", self.others)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(form, 1)
        whole.addWidget(self._buttons())
        self.resize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def _words_row(self) -> QWidget:
        row = QHBoxLayout(holder := QWidget())
        row.setContentsMargins(0, 0, 0, 0)
        self.usual = named(QPushButton(tr("The &usual words of the office…")), "mail-words")
        self.usual.setAutoDefault(False)
        row.addWidget(self.usual)
        row.addStretch(1)
        return holder

    def _files_row(self) -> QWidget:
        row = QHBoxLayout(holder := QWidget())
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for box in self.kinds.values():
            row.addWidget(box)
        self.more = named(QPushButton(tr("&Other files…")), "mail-more")
        self.more.setAutoDefault(False)
        row.addWidget(self.more)
        row.addStretch(1)
        if not self._report.template.appendices:
            self.kinds[".xlsx"].hide()
        return holder

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        buttons.setContentsMargins(24, 8, 24, 16)
        self.go_on = styled(named(QPushButton(tr("&Make the draft")), "accept"), "primary")
        self.go_on.setDefault(True)
        cancel = named(QPushButton(tr("Cancel")), "cancel")
        cancel.setAutoDefault(False)
        buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _connect(self) -> None:
        for box in self.kinds.values():
            box.toggled.connect(self._fill)
        self.more.clicked.connect(self._choose_files)
        self.usual.clicked.connect(self._ask_usual_words)

    # --- what is shown ----------------------------------------------------------------------------

    def _fill(self) -> None:
        """Write the usual words with the names of the files, unless the clerk changed them."""
        words = mail_text(self._report, self._names())
        if self._said in {("", ""), (self.subject.text(), self.body.toPlainText())}:
            self.subject.setText(words.subject)
            self.subject.setCursorPosition(0)
            self.body.setPlainText(words.body)
            self._said = (self.subject.text(), self.body.toPlainText())
        self.others.setText(", ".join(each.name for each in self.files))
        self.others.setVisible(bool(self.files))
        self.go_on.setEnabled(bool(self._names()))

    def _names(self) -> list[str]:
        made = [default_name(self._report, suffix) for suffix in self.attached]
        return [*made, *(each.name for each in self.files)]

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, tr("Files to go along"))
        if names:
            self.files = tuple(dict.fromkeys((*self.files, *map(Path, names))))
            self._fill()

    def _ask_usual_words(self) -> None:
        dialog = MailWordsDialog(self._office.mail, self._theme, self)
        dialog.accepted.connect(lambda: self._take_usual_words(dialog.mail()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_usual_words(self, mail: OfficeMail) -> None:
        self._office = replace(self._office, mail=mail)
        self._report = replace(self._report, office=self._office)
        self._said = ("", "")
        self._fill()
        self.profile_changed.emit(self._office)

    # --- what was chosen --------------------------------------------------------------------------

    @property
    def attached(self) -> tuple[str, ...]:
        """Return the endings of the files that are made to go along."""
        return tuple(suffix for suffix, box in self.kinds.items() if box.isChecked())

    @property
    def keeps_addresses(self) -> bool:
        """Tell whether the addresses are to be the usual ones from now on."""
        return self.keep.isChecked()

    def mail(self) -> OfficeMail:
        """Return the addresses and the words of this letter."""
        return OfficeMail(
            _entries(self.to.text()),
            _entries(self.cc.text()),
            self.subject.text(),
            self.body.toPlainText(),
        )

    def letter(self) -> str:
        """Return the words for a mail program that opens no drafts."""
        return f"{self.subject.text()}\n\n{self.body.toPlainText()}"


def _entries(text: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in text.split(";") if entry.strip())
