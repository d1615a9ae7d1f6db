"""Painting pages on the screen: white paper in every scheme, letters as sharp as they are drawn."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from cchc_desk.ui.theme import LIGHT, Palette

MARK_PX = 3
"""How wide the line is that stands beside what is being written."""

_RING_PX = 2


def paint_page(
    painter: QPainter, place: QRectF, image: QImage | None, ratio: float, palette: Palette
) -> None:
    """Paint a page. None: ``image`` - nothing is drawn of it yet; one of another size is fitted.

    ``ratio`` - screen pixels for one of the view.
    """
    place = QRectF(_on_screen_pixel(painter, place.topLeft()), place.size())
    if image is None:
        painter.fillRect(place, Qt.GlobalColor.white)
    elif _is_sharp(image, place, ratio):
        image.setDevicePixelRatio(ratio)
        painter.drawImage(place.topLeft(), image)
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)
    painter.setPen(QPen(QColor(palette.border), 1))
    painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))


def _is_sharp(image: QImage, place: QRectF, ratio: float) -> bool:
    wanted = round(place.width() * ratio), round(place.height() * ratio)
    return (image.width(), image.height()) == wanted


def _on_screen_pixel(painter: QPainter, place: QPointF) -> QPointF:
    """Return the nearest point that is a whole pixel of the screen."""
    to_screen = painter.deviceTransform()
    there = to_screen.map(place)
    back, _is_possible = to_screen.inverted()
    return back.map(QPointF(round(there.x()), round(there.y())))


def paint_mark(painter: QPainter, place: QRectF) -> None:
    """Paint the line beside what is being written; the paper is white, so it is always dark."""
    painter.fillRect(place, QColor(LIGHT.accent))


def paint_focus(painter: QPainter, place: QRectF, palette: Palette) -> None:
    """Paint the ring that says where keys go."""
    painter.setPen(QPen(QColor(palette.focus), _RING_PX))
    painter.drawRect(place.adjusted(1, 1, -1, -1))
