"""The keys of parts, drawn as keys: a clerk sees what to press."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QToolButton

from cchc_desk.ui.icon_gap import GAP
from cchc_desk.ui.theme import Theme

_HEIGHT, _INSIDE, _CORNER = 18, 5, 3  # px, before zoom: of a key, beside its letter, of its edge


def put_key(button: QToolButton, keys: str, theme: Theme) -> None:
    """Show keys before the words of a button: "N", "1–9"."""
    font = QFont(button.font())
    height = theme.px(_HEIGHT)
    width = QFontMetrics(font).horizontalAdvance(keys) + 2 * theme.px(_INSIDE)
    size = QSize(max(width, height), height)
    drawn = _drawn(keys, size, font, theme, button.devicePixelRatio())
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(drawn.deviceIndependentSize().toSize())
    button.setIcon(QIcon(drawn))


def _drawn(keys: str, size: QSize, font: QFont, theme: Theme, pixel_ratio: float) -> QPixmap:
    made = QPixmap((size + QSize(theme.px(GAP), 0)) * pixel_ratio)
    made.setDevicePixelRatio(pixel_ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    room = QRectF(0, 0, size.width(), size.height())
    line = theme.px(1)
    painter.setPen(QPen(QColor(theme.palette.control), line))
    painter.setBrush(QColor(theme.palette.page))
    corner = theme.px(_CORNER)
    painter.drawRoundedRect(room.adjusted(line / 2, line / 2, -line / 2, -line / 2), corner, corner)
    painter.setPen(QColor(theme.palette.text))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, keys)
    painter.end()
    return made
