"""A piece of the printed page, drawn small beside the fields that it is made of."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy

from cchc_desk.export.metrics import Face
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.paper_strip import Strip, Stroke, Words
from cchc_desk.ui.theme import DOCUMENT_FONTS, INTERFACE_PT

_SCALE = 0.8
"""How large the preview is: a share of the size on paper at a zoom of 100 %."""

_MARGIN_MM = 5.0
_STROKE_MM = 0.3
_INCH_MM = 25.4


class PaperPreview(QFrame):
    """Draw a strip, as large as it is and no wider than there is room."""

    def __init__(self, name: str, label: str) -> None:
        """Begin with an empty piece of paper."""
        super().__init__()
        styled(named(self, name, label), "card")
        self._strip = Strip(0.0, 0.0, ())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_strip(self, strip: Strip) -> None:
        """Draw a piece of the page."""
        if strip != self._strip:
            self._strip = strip
            self.setAccessibleDescription(strip.text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the strip with a margin around it, in pixels."""
        side = self._usual_px_per_mm()
        width = self._strip.width_mm + 2 * _MARGIN_MM
        return QSize(round(width * side), round((self._strip.height_mm + 2 * _MARGIN_MM) * side))

    def minimumSizeHint(self) -> QSize:
        """Return the same height; the width may be less, and what is drawn is smaller then."""
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())

    def _usual_px_per_mm(self) -> float:
        zoom = self.font().pointSizeF() / INTERFACE_PT
        return self.logicalDpiY() / _INCH_MM * _SCALE * zoom

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper, then what is on it."""
        super().paintEvent(event)
        width_mm = self._strip.width_mm + 2 * _MARGIN_MM
        px_per_mm = min(self._usual_px_per_mm(), self.width() / width_mm)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().windowText().color()
        painter.setPen(QPen(ink, max(1.0, _STROKE_MM * px_per_mm)))
        left = (self.width() - self._strip.width_mm * px_per_mm) / 2
        painter.translate(left, _MARGIN_MM * px_per_mm)
        for words in self._strip.words:
            painter.setFont(self._font(words.face, px_per_mm))
            _draw_words(painter, words, px_per_mm)
        for stroke in self._strip.strokes:
            _draw_stroke(painter, stroke, px_per_mm)
        painter.end()

    def _font(self, face: Face, px_per_mm: float) -> QFont:
        font = QFont(list(DOCUMENT_FONTS))
        font.setPointSizeF(face.size_pt * px_per_mm * _INCH_MM / self.logicalDpiY())
        font.setBold(face.bold)
        font.setItalic(face.italic)
        return font

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the letters of the interface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()


def _draw_words(painter: QPainter, words: Words, px_per_mm: float) -> None:
    left, top, width = words.left_mm, words.top_mm, words.width_mm
    place = QRectF(left * px_per_mm, top * px_per_mm, width * px_per_mm, 0)
    side = Qt.AlignmentFlag.AlignHCenter if words.is_centred else Qt.AlignmentFlag.AlignLeft
    painter.drawText(
        place, side | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine, words.text
    )


def _draw_stroke(painter: QPainter, stroke: Stroke, px_per_mm: float) -> None:
    height = stroke.top_mm * px_per_mm
    left, right = stroke.left_mm, stroke.left_mm + stroke.width_mm
    painter.drawLine(QPointF(left * px_per_mm, height), QPointF(right * px_per_mm, height))
