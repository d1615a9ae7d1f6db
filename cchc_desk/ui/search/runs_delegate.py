"""Lines of lists that are written in several looks: words found, words that go and that come."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cchc_desk.ui.search.snippet import Run, Tint
from cchc_desk.ui.theme import Palette, Theme

RUNS = Qt.ItemDataRole.UserRole.value + 1
"""The role of a tuple of runs: the first line of an item."""

BELOW = RUNS + 1
"""The role of a quiet second line; "" or nothing: there is none."""

_HEAVY = QFont.Weight.DemiBold
_HEAVY_TINTS = frozenset({Tint.FOUND, Tint.ADDED})

_Index = QModelIndex | QPersistentModelIndex


class RunsDelegate(QStyledItemDelegate):
    """Writes an item's runs on one line, with a quiet line below; other items as ever."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Take the colours of a theme."""
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Leave room for one line or two."""
        size = super().sizeHint(option, index)
        if index.data(RUNS):
            lines = 2 if index.data(BELOW) else 1
            size.setHeight(lines * option.fontMetrics.lineSpacing() + self._theme.px(12))
            size.setWidth(0)  # what does not fit is left out
        return size

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Leave the words to ``paint``."""
        super().initStyleOption(option, index)
        if index.data(RUNS):
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw what every item has, then the words."""
        super().paint(painter, option, index)
        runs = index.data(RUNS)
        if not runs:
            return
        painter.save()
        painter.setClipRect(option.rect)
        own_font = index.data(Qt.ItemDataRole.FontRole)
        painter.setFont(QFont(option.font) if own_font is None else own_font.resolve(option.font))
        self._write(painter, self._room(option, index), runs, index.data(BELOW) or "")
        painter.restore()

    def _room(self, option: QStyleOptionViewItem, index: _Index) -> QRect:
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        style = option.widget.style() if option.widget is not None else QApplication.style()
        part = QStyle.SubElement.SE_ItemViewItemText
        room = style.subElementRect(part, whole, option.widget)
        gap = self._theme.px(6)
        width = option.rect.right() - room.left() - gap
        height = option.rect.height() - 2 * gap
        return QRect(room.left() + gap // 2, option.rect.top() + gap, width, height)

    def _write(self, painter: QPainter, room: QRect, runs: Sequence[Run], below: str) -> None:
        palette, metrics = self._theme.palette, painter.fontMetrics()
        painter.setPen(QColor(palette.text))
        fitted = _fitted(runs, painter.font(), room.width())
        layout = _laid_out(painter.font(), fitted, palette, room.width())
        layout.draw(painter, QPointF(room.topLeft()))
        if below:
            painter.setPen(QColor(palette.muted))
            line = QRect(room)
            line.setTop(room.bottom() - metrics.lineSpacing() + 1)
            words = metrics.elidedText(below, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)


def _fitted(runs: Sequence[Run], font: QFont, width: int) -> Sequence[Run]:
    """Return as many runs as there is room for, the last one shortened."""
    heavy = QFont(font)
    heavy.setWeight(_HEAVY)
    plain_metrics, heavy_metrics = QFontMetrics(font), QFontMetrics(heavy)
    fitted: list[Run] = []
    for run in runs:
        metrics = heavy_metrics if run.tint in _HEAVY_TINTS else plain_metrics
        needed = metrics.horizontalAdvance(run.text)
        if needed > width:
            words = metrics.elidedText(run.text, Qt.TextElideMode.ElideRight, max(width, 0))
            fitted.append(replace(run, text=words))
            break
        fitted.append(run)
        width -= needed
    return fitted


def _laid_out(font: QFont, runs: Sequence[Run], palette: Palette, width: int) -> QTextLayout:
    layout = QTextLayout("".join(run.text for run in runs), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(_formats(runs, palette))
    layout.beginLayout()
    layout.createLine().setLineWidth(width)
    layout.endLayout()
    return layout


def _formats(runs: Sequence[Run], palette: Palette) -> list[QTextLayout.FormatRange]:
    made: list[QTextLayout.FormatRange] = []
    at = 0
    for run in runs:
        units = len(run.text.encode("utf-16-le")) // 2
        if run.tint is not Tint.PLAIN:
            each = QTextLayout.FormatRange()
            each.start, each.length, each.format = at, units, _look(run.tint, palette)
            made.append(each)
        at += units
    return made


def _look(tint: Tint, palette: Palette) -> QTextCharFormat:
    ink, paper = {
        Tint.FOUND: (palette.text, palette.warning_soft),
        Tint.REMOVED: (palette.error, palette.error_soft),
        Tint.ADDED: (palette.ok, palette.ok_soft),
    }[tint]
    made = QTextCharFormat()
    made.setForeground(QColor(ink))
    made.setBackground(QColor(paper))
    made.setFontStrikeOut(tint is Tint.REMOVED)
    if tint in _HEAVY_TINTS:
        made.setFontWeight(_HEAVY)
    return made
