"""The signs "-", "+", "*" beside their paragraphs: drawn, so that no key can land on them."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from cchc_desk.forms.richtext import Level
from cchc_desk.ui.editors.formats import level_of

_SHOWN = {Level.DASH: "-", Level.PLUS: "+", Level.STAR: "*"}
_SIGN_SHARE = 0.62  # how far into the last indent step the sign stands


def paint_signs(editor: QTextEdit, area: QRect) -> None:
    """Draw the signs of the paragraphs in this part of the viewport."""
    scrolled = QPointF(editor.horizontalScrollBar().value(), editor.verticalScrollBar().value())
    signed = [(b, r) for b, r in _blocks_in(editor, area, scrolled) if level_of(b.blockFormat())]
    if not signed:
        return
    painter = QPainter(editor.viewport())
    painter.setFont(editor.document().defaultFont())
    painter.setPen(editor.palette().text().color())
    for block, rect in signed:
        painter.drawText(_sign_place(block, rect, editor.document().indentWidth()) - scrolled,
                         _SHOWN[level_of(block.blockFormat())])  # fmt: skip
    painter.end()


def _blocks_in(
    editor: QTextEdit, area: QRect, scrolled: QPointF
) -> Iterator[tuple[QTextBlock, QRectF]]:
    """Yield the paragraphs that reach into the area, with their place in the document."""
    layout = editor.document().documentLayout()
    top, bottom = area.top() + scrolled.y(), area.bottom() + scrolled.y()
    cursor = editor.cursorForPosition(QPoint(0, area.top()))
    table = cursor.currentTable()
    block = cursor.block() if table is None else table.firstCursorPosition().block()
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        if rect.top() > bottom and QTextCursor(block).currentTable() is None:
            return
        if rect.bottom() >= top and rect.top() <= bottom:
            yield block, rect
        block = block.next()


def _sign_place(block: QTextBlock, rect: QRectF, indent_width: float) -> QPointF:
    line = block.layout().lineAt(0)
    text_left = rect.left() + line.position().x()
    return QPointF(text_left - indent_width * _SIGN_SHARE, rect.top() + line.y() + line.ascent())
