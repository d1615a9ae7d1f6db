"""One line over the page that tells what was done and offers what comes next; it stops nobody."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named, restyle
from cchc_desk.ui.theme import Ink, Theme

Offer = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""

_ICONS: dict[str, tuple[str, Ink]] = {
    "ok": ("circle-check", "ok"),
    "warning": ("triangle-alert", "warning"),
    "error": ("circle-alert", "error"),
}


PASSING_MS = 10_000
"""How long a notice stays that says all is well and offers nothing."""


class NoticeBar(QWidget):
    """Show one notice until the next one or until it is closed.

    ``passing`` runs while a notice is shown that need not stay.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        named(self, "notice", tr("Notice"))
        self._theme = theme
        self._frame = QFrame()
        self._sign = QLabel()
        self.words = named(QLabel(wordWrap=True), "notice-words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self._offers = QHBoxLayout()
        self._offers.setSpacing(8)
        close = named(QToolButton(), "notice-close", tr("Close"))
        close.setToolTip(tr("Close"))
        theme.dress(close, "x", "muted")
        close.clicked.connect(self.hide)
        self.passing = QTimer(self, singleShot=True, interval=PASSING_MS)
        self.passing.timeout.connect(self._pass)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        row.addLayout(self._offers)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 8)
        column.addWidget(self._frame)
        self.hide()

    def say(self, kind: str, words: str, *offers: Offer) -> None:
        """Show a notice of a kind: ok, warning or error; an offer that is taken closes it."""
        self._clear()
        name, ink = _ICONS[kind]
        self._sign.setPixmap(self._theme.picture(name, ink, 20))
        self.words.setText(words)
        self.setAccessibleDescription(words)
        for label, does in offers:
            self._offers.addWidget(self._button(label, does))
        self._frame.setProperty("status", kind)
        restyle(self._frame)
        self.show()
        self.passing.stop()
        if kind == "ok" and not offers:
            self.passing.start()

    def _pass(self) -> None:
        """Leave, but not from under the mouse of somebody who reads it."""
        if self.underMouse():
            self.passing.start()
        else:
            self.hide()

    def _button(self, label: str, does: Callable[[], object]) -> QPushButton:
        button = named(QPushButton(label), "notice-offer")
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda _checked=False: does())
        return button

    def _clear(self) -> None:
        while (place := self._offers.takeAt(0)) is not None:
            widget = place.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def offers(self) -> tuple[QPushButton, ...]:
        """Return the buttons on show, in their order."""
        places = [self._offers.itemAt(index) for index in range(self._offers.count())]
        widgets = [place.widget() for place in places if place is not None]
        return tuple(widget for widget in widgets if isinstance(widget, QPushButton))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)
