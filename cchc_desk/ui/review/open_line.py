"""The line over a dialog that lets a document go out: what the review has still open."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cchc_desk.i18n import tr
from cchc_desk.ui.cards import plain_label
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Theme


class OpenLine(QFrame):
    """Say what is open, and lead there; nobody is kept from going on."""

    def __init__(self, words: str, show: Callable[[], object], dialog: QDialog) -> None:
        """Make the line for a dialog, which is closed when the clerk goes to the findings."""
        super().__init__()
        named(self, "open-findings", words)
        self.setProperty("status", "warning")
        self.sign = QLabel()
        self.words = plain_label(words)
        self.go = named(QPushButton(tr("&Show them")), "open-findings-show")
        self.go.setAutoDefault(False)
        self.go.clicked.connect(dialog.reject)
        self.go.clicked.connect(lambda _checked=False: show())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.sign)
        row.addWidget(self.words, 1)
        row.addWidget(self.go)


def put_over(dialog: QDialog, words: str, show: Callable[[], object], theme: Theme) -> bool:
    """Put the line over what a dialog asks; False: it is not laid out from top to bottom."""
    column = dialog.layout()
    if not isinstance(column, QVBoxLayout):
        return False
    line = OpenLine(words, show, dialog)
    line.sign.setPixmap(theme.picture("triangle-alert", "warning", 16))
    column.insertWidget(0, line)
    return True
