"""The line of a card that counts its old text, with the button that says it is still true."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from cchc_desk.i18n import ntr, tr
from cchc_desk.ui.editors.signs import Sign, plain_label
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Theme


class LeftOverStrip(QFrame):
    """Say how many paragraphs are as before; ``confirmed`` comes from the button."""

    confirmed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        named(self, "left-over")
        self.setProperty("status", "warning")
        self.words = named(plain_label(""), "left-over-words")
        self.words.setProperty("status", "warning")
        self.button = named(QPushButton(tr("All of it is still true")), "still-true-button")
        self.button.clicked.connect(self.confirmed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(8)
        row.addWidget(Sign(theme, "history", "warning"))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def show_count(self, count: int, *, has_past: bool) -> None:
        """Count the paragraphs, hidden for none; ``has_past``: some name an earlier time."""
        words = ntr(
            "{count} paragraph as in an earlier period",
            "{count} paragraphs as in an earlier period",
            count,
        )
        if has_past:
            words = tr("{words}; dates that are over are underlined", words=words)
        self.words.setText(words)
        self.button.setAccessibleDescription(words)
        self.setVisible(count > 0)
