"""A label of one line that says less, or its beginning and end, where there is no room for all."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

_LEAST_LETTERS = 8


class ShortLabel(QLabel):
    """Show one line of plain text in whatever room there is."""

    _short = ""

    def set_words(self, words: str, short: str) -> None:
        """Show words; ``short``: what is said instead where there is no room for them."""
        self._short = short
        self.setText(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        width = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        return QSize(width, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what there is room for."""
        room = self.contentsRect()
        letters = self.fontMetrics()
        text = self.text()
        if letters.horizontalAdvance(text) > room.width():
            text = letters.elidedText(
                self._short or text, Qt.TextElideMode.ElideMiddle, room.width()
            )
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment(), text)
        painter.end()
