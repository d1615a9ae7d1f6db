"""How a cell of the task table looks: text as on paper, light lines, tinted groups."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from cchc_desk.forms.task import TaskGroup
from cchc_desk.forms.task_standing import Standing
from cchc_desk.i18n import tr
from cchc_desk.ui.standing_words import STANDINGS
from cchc_desk.ui.tasks.layouts import CellLayouts, Look
from cchc_desk.ui.tasks.model import TaskTableModel
from cchc_desk.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex

MARGIN_X: Final = 8  # px, around the text of a cell
MARGIN_Y: Final = 6
_RING: Final = 2  # px. Source: WCAG 2.2, 2.4.13, the least width of a focus ring
_WIDEST: Final = 480  # px, when a column is fitted to its texts


class CellPainter:
    """Paint and measure the cells of one view."""

    def __init__(self, view: QAbstractItemView, model: TaskTableModel) -> None:
        """Paint in the font of the view."""
        self._view, self._model = view, model
        self._layouts = CellLayouts(view.font())
        self._theme: Theme | None = None

    def dress(self, theme: Theme) -> None:
        """Take the colours and icons of a theme for how tasks stand."""
        self._theme = theme

    @property
    def font(self) -> QFont:
        """Return the font of ordinary text."""
        return self._layouts.font

    def set_font(self, font: QFont) -> None:
        """Show all texts in another font."""
        self._layouts = CellLayouts(font)

    def height(self, place: int, column: int, width: int) -> int:
        """Return how high a cell of a width is; all in device-independent pixels."""
        value = self._model.value(place, column)
        height = self._layouts.height(value, self._look(place, column, width)) + 2 * MARGIN_Y + 1
        if self._model.badge(place, column) is not None:
            height += self._badge_height()
        return height

    def _badge_height(self) -> int:
        return QFontMetrics(self._view.font()).height() + MARGIN_Y

    def natural_size(self, place: int, column: int) -> QSize:
        """Return the size of a cell whose column is fitted to its texts."""
        metrics = QFontMetrics(self.font)
        lines = self._model.text(place, column).split("\n")
        width = min(max(metrics.horizontalAdvance(line) for line in lines), _WIDEST)
        width += 2 * MARGIN_X + 2
        return QSize(width, self.height(place, column, width))

    def _look(self, place: int, column: int, width: int) -> Look:
        is_group = isinstance(self._model.rows[place], TaskGroup)
        room = width - 2 * MARGIN_X - 1
        return Look(room, self._model.alignment(place, column), bold=is_group)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, place: int
    ) -> None:
        """Paint a cell: tint, text, grid lines, and a ring around the current one."""
        rect: QRect = option.rect
        palette: QPalette = option.palette
        is_group = isinstance(self._model.rows[place], TaskGroup)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, _background(palette, is_group=is_group, selected=_selected(option)))
        self._paint_text(painter, rect, palette, place, index.column())
        painter.setPen(grid_colour(palette))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if self._is_current(index, is_group=is_group):
            _draw_ring(painter, rect, palette)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, rect: QRect, palette: QPalette, place: int, column: int
    ) -> None:
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        position = QPointF(rect.left() + MARGIN_X, rect.top() + MARGIN_Y)
        look = self._look(place, column, rect.width())
        self._layouts.draw(painter, position, self._model.value(place, column), look)
        badge = self._model.badge(place, column)
        if badge is not None:
            value = self._model.value(place, column)
            top = rect.top() + MARGIN_Y + self._layouts.height(value, look) + MARGIN_Y // 2
            self._paint_badge(painter, QRect(rect.left(), top, rect.width(), 0), badge)

    def _paint_badge(self, painter: QPainter, place: QRect, badge: Standing) -> None:
        """Write how the task stands, with its icon, in the middle of the line."""
        font = self._view.font()
        metrics = QFontMetrics(font)
        line = metrics.height()
        look = STANDINGS[badge]
        room = place.width() - 2 * MARGIN_X - line - 4
        words = metrics.elidedText(tr(look.words), Qt.TextElideMode.ElideRight, room)
        wide = line + 4 + metrics.horizontalAdvance(words)
        left = place.left() + max((place.width() - wide) // 2, MARGIN_X)
        if self._theme is not None:
            self._theme.icon(look.icon, look.ink).paint(
                painter, QRect(left, place.top(), line, line)
            )
            painter.setPen(QColor(getattr(self._theme.palette, look.ink)))
        painter.setFont(font)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left + line + 4, place.top(), wide, line), side, words)

    def _is_current(self, index: AnyIndex, *, is_group: bool) -> bool:
        current = self._view.currentIndex()
        if not self._view.hasFocus() or current.row() != index.row():
            return False
        if not is_group:
            return current.column() == index.column()
        # Under a spanned title every column is the current one.
        return min(current.column(), self._model.title_column) == index.column()


def _selected(option: QStyleOptionViewItem) -> bool:
    state: QStyle.StateFlag = option.state
    return bool(state & QStyle.StateFlag.State_Selected)


# --- colours, all made of the palette, so that light, dark and high contrast hold -----------------


def blend(over: QColor, under: QColor, share: float) -> QColor:
    """Mix two colours; ``share`` of the upper one, 0 to 1."""
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share),
    )


def grid_colour(palette: QPalette) -> QColor:
    """Return the colour of the light lines between cells."""
    return blend(
        palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base), 0.16
    )


def _background(palette: QPalette, *, is_group: bool, selected: bool) -> QColor:
    colour = palette.color(QPalette.ColorRole.Base)
    accent = palette.color(QPalette.ColorRole.Highlight)
    if is_group:
        colour = blend(accent, colour, 0.10)
    return blend(accent, colour, 0.22) if selected else colour


def _draw_ring(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    pen = QPen(palette.color(QPalette.ColorRole.Highlight), _RING)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))
