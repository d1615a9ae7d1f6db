"""The icon of the program: an outline icon in white on the accent colour."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cchc_desk.ui.icons import tinted
from cchc_desk.ui.theme import LIGHT

SIDES = (16, 24, 32, 48, 64, 128, 256)
"""The sides that Windows asks for, in pixels."""

_DRAWING = "file-text"
_CORNER, _EDGE = 0.2, 0.18  # of the side


def program_icon() -> QIcon:
    """Draw the icon in all its sizes."""
    made = QIcon()
    for side in SIDES:
        made.addPixmap(QPixmap.fromImage(drawn(side)))
    return made


def drawn(side_px: int) -> QImage:
    """Draw the icon in one size."""
    image = QImage(side_px, side_px, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.accent))
    corner, edge = side_px * _CORNER, side_px * _EDGE
    painter.drawRoundedRect(QRectF(0, 0, side_px, side_px), corner, corner)
    inside = QRectF(0, 0, side_px, side_px).adjusted(edge, edge, -edge, -edge)
    QSvgRenderer(QByteArray(tinted(_DRAWING, "#FFFFFF").encode())).render(painter, inside)
    painter.end()
    return image
