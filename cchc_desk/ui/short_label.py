"""A label of one line that shows its beginning and its end where there is no room for all."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

_LEAST_LETTERS = 8


class ShortLabel(QLabel):
    """Show one line of plain text in whatever room there is."""

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        width = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        return QSize(width, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what there is room for."""
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment(), text)
        painter.end()
