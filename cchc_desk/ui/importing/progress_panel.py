"""A line over the page while a file is read: how far it is, and a way to stop."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Theme

PATIENCE_MS = 300
"""How long nothing is shown: what is that short needs no telling."""

_WIDTH_PX = 200  # of the bar, before zoom


class ProgressPanel(QWidget):
    """Show work that goes on beside the window; ``cancelled`` comes when the clerk stops it."""

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        named(self, "progress", tr("Progress"))
        self._theme = theme
        self.words = named(QLabel(), "progress-words")
        self.bar = named(QProgressBar(textVisible=False), "progress-bar", tr("Progress"))
        self.stop = named(QPushButton(tr("Cancel (Esc)")), "progress-stop")
        self.stop.clicked.connect(self._cancel)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._appear)
        self._escape = QShortcut(QKeySequence("Esc"), self)
        self._escape.activated.connect(self._cancel)
        self._lay_out()
        self.hide()
        self._escape.setEnabled(False)

    def _lay_out(self) -> None:
        frame = styled(QFrame(), "card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        row.addWidget(self.words, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        around = QHBoxLayout(self)
        around.setContentsMargins(24, 0, 24, 8)
        around.addWidget(frame)

    def begin(self, words: str) -> None:
        """Wait for work; it is shown when it takes long, and can be stopped at once."""
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self._escape.setEnabled(True)
        self._patience.start()

    def show_share(self, share: float) -> None:
        """Show how much is done, 0 to 1."""
        self.bar.setRange(0, 100)
        self.bar.setValue(round(100 * share))

    def end(self) -> None:
        """Show nothing any more."""
        self._patience.stop()
        self._escape.setEnabled(False)
        self.hide()

    def _appear(self) -> None:
        self.bar.setFixedWidth(self._theme.px(_WIDTH_PX))
        self.show()

    def _cancel(self) -> None:
        self.end()
        self.cancelled.emit()
