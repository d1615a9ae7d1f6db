"""How the text of a cell is laid out, for its height and for painting, and kept for both."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from cchc_desk.forms.richtext import Footnote, Image, Inline, RichText, Span, Vertical, paragraphs
from cchc_desk.ui.tasks.requests import CellValue

LINE_BREAK = "\u2028"  # Qt's line end inside a layout

# Several screens of a table of nine columns; one layout takes some 10 KB.
_KEPT_LAYOUTS = 1500
_NOTE_SIGN = "(*)"  # where a footnote stands; its number is known only when composed
_IMAGE_SIGN = "▣"

_VERTICALS = {
    Vertical.SUPER: QTextCharFormat.VerticalAlignment.AlignSuperScript,
    Vertical.SUB: QTextCharFormat.VerticalAlignment.AlignSubScript,
}


@dataclass(frozen=True, slots=True)
class Look:
    """Say how a text is laid out. Units: ``width`` - device-independent pixels."""

    width: int
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    bold: bool = False


class CellLayouts:
    """Lay out the texts of cells in one font; the same text in the same look only once."""

    def __init__(self, font: QFont) -> None:
        """Begin with nothing laid out."""
        self._font = font
        self._bold = QFont(font)
        self._bold.setBold(True)
        # By identity of the content, which is kept beside its layout so that it stays the same.
        self._kept: dict[tuple[int, Look], tuple[CellValue, QTextLayout, int]] = {}

    @property
    def font(self) -> QFont:
        """Return the font of ordinary text."""
        return self._font

    def height(self, content: CellValue, look: Look) -> int:
        """Return how high a text is, in device-independent pixels; an empty one has one line."""
        return self._laid_out(content, look)[2]

    def draw(self, painter: QPainter, position: QPointF, content: CellValue, look: Look) -> None:
        """Draw a text in the pen of the painter."""
        self._laid_out(content, look)[1].draw(painter, position)

    def _laid_out(self, content: CellValue, look: Look) -> tuple[CellValue, QTextLayout, int]:
        key = (id(content), look)
        known = self._kept.pop(key, None)
        if known is None or known[0] is not content:
            layout = self._layout(content, look)
            known = (content, layout, _break_lines(layout, look.width))
        self._kept[key] = known
        if len(self._kept) > _KEPT_LAYOUTS:
            del self._kept[next(iter(self._kept))]
        return known

    def _layout(self, content: CellValue, look: Look) -> QTextLayout:
        text, formats = _characters(content)
        layout = QTextLayout(text, self._bold if look.bold else self._font)
        option = QTextOption(look.alignment)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(formats)
        layout.setCacheEnabled(True)
        return layout


def _break_lines(layout: QTextLayout, width: int) -> int:
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return int(height + 0.999)


def _characters(content: CellValue) -> tuple[str, list[QTextLayout.FormatRange]]:
    if isinstance(content, str):
        return content.replace("\n", LINE_BREAK), []
    parts: list[str] = []
    formats: list[QTextLayout.FormatRange] = []
    start = 0
    for text, look in _runs(content):
        parts.append(text)
        if look is not None:
            formats.append(_format_range(start, len(text.encode("utf-16-le")) // 2, look))
        start += len(text.encode("utf-16-le")) // 2
    return "".join(parts), formats


def _runs(blocks: RichText) -> Iterator[tuple[str, QTextCharFormat | None]]:
    """Yield stretches of characters; None: they have no look of their own."""
    first = True
    for block in blocks:
        if isinstance(block, Image):
            yield _IMAGE_SIGN if first else LINE_BREAK + _IMAGE_SIGN, None
            first = False
        for each in paragraphs([block]):
            sign = f"{each.level} " if each.level else ""
            yield sign if first else LINE_BREAK + sign, None
            first = False
            for span in each.spans:
                yield _run(span)


def _run(span: Inline) -> tuple[str, QTextCharFormat | None]:
    if isinstance(span, Footnote):
        raised = QTextCharFormat()
        raised.setVerticalAlignment(_VERTICALS[Vertical.SUPER])
        return _NOTE_SIGN, raised
    return span.text.replace("\n", LINE_BREAK), _span_format(span)


def _span_format(span: Span) -> QTextCharFormat | None:
    if not (span.bold or span.italic or span.vertical):
        return None
    look = QTextCharFormat()
    if span.bold:
        look.setFontWeight(QFont.Weight.Bold)
    look.setFontItalic(span.italic)
    if span.vertical:
        look.setVerticalAlignment(_VERTICALS[span.vertical])
    return look


def _format_range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = start
    found.length = length
    found.format = look
    return found
