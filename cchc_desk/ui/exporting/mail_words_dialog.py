"""The words with which an office usually sends its documents; they may hold placeholders."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.forms.mail_text import NAMES, unknown_mail_names, usual_mail
from cchc_desk.forms.office import OfficeMail
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 600, 460

_OFTEN = ("period.title", "period.year", "office.name")


class MailWordsDialog(QDialog):
    """Ask for the usual subject and letter of an office."""

    def __init__(self, mail: OfficeMail, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with the office's own words, else with those that ship."""
        super().__init__(parent)
        named(self, "mail-words-dialog").setWindowTitle(tr("The usual words of the office"))
        self._mail = mail
        usual = usual_mail()
        self.subject = named(
            QLineEdit(mail.subject or usual.subject), "words-subject", tr("Subject of the letter")
        )
        self.body = named(
            QPlainTextEdit(mail.body or usual.body, tabChangesFocus=True),
            "words-body",
            tr("Letter"),
        )
        self.warning = hint("")
        self._lay_out(theme)
        self.subject.textChanged.connect(self._follow)
        self.body.textChanged.connect(self._follow)
        self._follow()

    def _lay_out(self, theme: Theme) -> None:
        names = ", ".join(f"{{{name}}}" for name in (*NAMES, *_OFTEN))
        form = QFormLayout()
        form.setContentsMargins(24, 24, 24, 8)
        form.setSpacing(8)
        form.addRow(tr("Subject of the letter"), self.subject)
        form.addRow(tr("Letter"), self.body)
        form.addRow(
            "", hint(tr("Words in braces are filled in for each document: {names}", names=names))
        )
        form.addRow("", self.warning)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(form, 1)
        whole.addWidget(self._buttons())
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        buttons.setContentsMargins(24, 8, 24, 16)
        self.go_on = styled(named(QPushButton(tr("&Keep these words")), "accept"), "primary")
        self.go_on.setDefault(True)
        self.usual = named(QPushButton(tr("&As they ship")), "words-usual")
        self.usual.setAutoDefault(False)
        self.usual.clicked.connect(self._take_usual)
        cancel = named(QPushButton(tr("Cancel")), "cancel")
        cancel.setAutoDefault(False)
        buttons.addButton(self.usual, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _take_usual(self) -> None:
        usual = usual_mail()
        self.subject.setText(usual.subject)
        self.body.setPlainText(usual.body)

    def _follow(self) -> None:
        unknown = unknown_mail_names(f"{self.subject.text()}\n{self.body.toPlainText()}")
        names = ", ".join(f"{{{name}}}" for name in unknown)
        self.warning.setText(tr("Not known, and printed as it stands: {names}", names=names))
        self.warning.setVisible(bool(unknown))

    def mail(self) -> OfficeMail:
        """Return the words; those that ship are kept as none of the office's own."""
        usual = usual_mail()
        subject, body = self.subject.text().strip(), self.body.toPlainText().strip("\n")
        return replace(
            self._mail,
            subject="" if subject == usual.subject else subject,
            body="" if body == usual.body else body,
        )
