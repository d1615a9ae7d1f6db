"""The footnotes of a document: where their characters stand, and how their numbers are drawn."""

from bisect import bisect_left
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from cchc_desk.forms.richtext import Footnote
from cchc_desk.ui.editors.formats import (
    FOOTNOTE,
    FOOTNOTE_OBJECT,
    OBJECT,
    footnote_format,
    read_footnote,
)

_SMALL = 0.68  # of the text's size, as Word's superscript


class Anchor(NamedTuple):
    """Hold the place of a footnote's character and the compact form of its text."""

    position: int
    markup: str


def find_anchors(document: QTextDocument, text: str) -> tuple[Anchor, ...]:
    """Return the footnotes in reading order; ``text`` is the document's raw text."""
    found: list[Anchor] = []
    cursor = QTextCursor(document)
    for position in object_positions(text):
        cursor.setPosition(position + 1)
        made = cursor.charFormat()
        if made.objectType() == FOOTNOTE_OBJECT:
            found.append(Anchor(position, made.stringProperty(FOOTNOTE)))
    return tuple(found)


def object_positions(text: str) -> list[int]:
    """Return Qt's positions of all object characters of a raw text."""
    positions: list[int] = []
    index = text.find(OBJECT)
    is_wide = index >= 0 and _units(text) != len(text)
    while index >= 0:
        positions.append(_units(text[:index]) if is_wide else index)
        index = text.find(OBJECT, index + 1)
    return positions


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def set_footnote(document: QTextDocument, anchor: Anchor, note: Footnote, *, joins: bool) -> None:
    """Change the text of a footnote; ``joins`` makes it one step to undo with the last change."""
    cursor = QTextCursor(document)
    cursor.setPosition(anchor.position)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    if joins:
        cursor.joinPreviousEditBlock()
    else:
        cursor.beginEditBlock()
    cursor.setCharFormat(footnote_format(note))
    cursor.endEditBlock()


def note_of(anchor: Anchor) -> Footnote:
    """Return the footnote of an anchor."""
    return read_footnote(anchor.markup)


class NumberObject(QPyTextObject):
    """Draws each footnote's character as its number, raised; numbers follow from the order."""

    def __init__(self, parent: QObject) -> None:
        """Draw nothing until the first ``number_from``."""
        super().__init__(parent)
        self._sizes: _Sizes | None = None
        self._positions: list[int] = []
        self._first = 1
        self.ink = QColor(0, 0, 0)

    def number_from(self, first: int, anchors: tuple[Anchor, ...]) -> None:
        """Number these footnotes, from ``first``."""
        self._first = first
        self._positions = [anchor.position for anchor in anchors]

    def number_at(self, position: int) -> int:
        """Return the number of the footnote that stands at a position."""
        return self._first + bisect_left(self._positions, position)

    def intrinsicSize(self, document: QTextDocument, position: int, _made: QTextFormat) -> QSizeF:
        """Return the room of the number: as high as a capital reaches."""
        sizes = self._sizes_in(document)
        return QSizeF(sizes.width(str(self.number_at(position))), sizes.height)

    def _sizes_in(self, document: QTextDocument) -> "_Sizes":
        """Return the sizes in the font of a document, measured once: every key asks for them."""
        font = document.defaultFont()
        if self._sizes is None or self._sizes.font != font:
            self._sizes = _Sizes(font)
        return self._sizes

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        position: int,
        made: QTextFormat,
    ) -> None:
        """Draw the number at the top of its room."""
        painter.save()
        painter.setFont(self._sizes_in(document).small)
        # Of a selection Qt gives the colour of its text along.
        is_chosen = made.hasProperty(QTextFormat.Property.ForegroundBrush)
        painter.setPen(made.foreground().color() if is_chosen else self.ink)
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
        painter.drawText(QRectF(rect), flags, str(self.number_at(position)))
        painter.restore()


class _Sizes:
    """Hold what numbers measure in one font of a text."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)
        self.small = QFont(font)
        self.small.setPointSizeF(QFontInfo(font).pointSizeF() * _SMALL)
        self.height = QFontMetricsF(font).ascent() - 1
        self._metrics = QFontMetricsF(self.small)
        self._widths: dict[str, float] = {}

    def width(self, number: str) -> float:
        if number not in self._widths:
            self._widths[number] = self._metrics.horizontalAdvance(number) + 2
        return self._widths[number]
