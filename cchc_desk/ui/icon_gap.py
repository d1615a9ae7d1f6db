"""Room between the icon of a button and its words.

Qt 6.12 leaves 4 pixels there, in ``QPushButton`` and ``QToolButton`` alike, whatever a style sheet
says; so the icon gets some of its own at the right.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionToolButton, QToolButton

GAP = 4
"""How much is added to what Qt leaves, before zoom, in device-independent pixels."""

_SIDE = 20  # of the icon of a tool button, before zoom


def with_gap(icon: QIcon, side_px: int, gap_px: int, pixel_ratio: float = 1.0) -> QIcon:
    """Return an icon of one size with empty room at its right; it is to be shown as wide."""
    made = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        drawn = icon.pixmap(QSize(side_px, side_px), pixel_ratio, mode)
        drawn.setDevicePixelRatio(1)
        wide = QPixmap(drawn.width() + round(gap_px * pixel_ratio), drawn.height())
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(0, 0, drawn)
        painter.end()
        made.addPixmap(wide, mode)
    return made


class RoomyToolButton(QToolButton):
    """A button of an action with words beside its icon, and the same room between them."""

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """Draw the icon of the action with room at its right."""
        super().initStyleOption(option)
        if not option.icon.isNull():
            side = option.iconSize.height()
            gap = round(side * GAP / _SIDE)
            option.icon = with_gap(option.icon, side, gap, self.devicePixelRatio())
            option.iconSize = QSize(side + gap, side)
