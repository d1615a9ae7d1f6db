"""The list of findings: groups with their counts, two lines for each finding, keys to go on."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named
from cchc_desk.ui.review.entries import Entry, Group
from cchc_desk.ui.review.looks import SEVERITIES
from cchc_desk.ui.theme import Theme

_ENTRY = Qt.ItemDataRole.UserRole.value
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
_ANY_HEIGHT = 10_000
_MOST_LINES = 3
_SMALL = 0.9
_PAD, _GAP, _ICON = 8, 2, 16

Index = QModelIndex | QPersistentModelIndex


class FindingsList(QTreeWidget):
    """Show findings in groups; ``chosen`` carries the Entry that the clerk turned to, or None.

    ``wanted`` carries the Entry whose place is to be shown, ``dismissal_wanted`` the one that is
    no slip; ``left`` comes when the clerk goes back to the page.
    """

    chosen = Signal(object)
    wanted = Signal(object)
    dismissal_wanted = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        named(self, "findings", tr("Findings of the review"))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Delegate(theme, self))
        self.currentItemChanged.connect(lambda now: self.chosen.emit(_entry_of(now)))
        self.itemClicked.connect(self._click)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show other findings; the same one stays chosen, or else the one in its turn."""
        before, turn = self.entry(), self._turn()
        closed = {title for title, node in self._groups() if not node.isExpanded()}
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        for group in groups:
            node = QTreeWidgetItem([group.title])
            node.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{group.title}: {_count(group)}")
            self.addTopLevelItem(node)
            node.addChildren([_line(each) for each in group.entries])
            node.setExpanded(group.title not in closed)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self._choose_again(before, turn)
        self.chosen.emit(self.entry())

    def _groups(self) -> list[tuple[str, QTreeWidgetItem]]:
        nodes = [self.topLevelItem(index) for index in range(self.topLevelItemCount())]
        return [(node.text(0), node) for node in nodes if node is not None]

    def _choose_again(self, before: Entry | None, turn: int) -> None:
        lines = self._lines()
        if before is None or not lines:
            return
        same = [line for line in lines if _same(_entry_of(line), before)]
        chosen = same[0] if same else lines[min(turn, len(lines) - 1)]
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.setCurrentItem(chosen)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    # --- going through them -----------------------------------------------------------------------

    def entry(self) -> Entry | None:
        """Return the finding that is chosen. None: none, or a group."""
        return _entry_of(self.currentItem())

    def _lines(self) -> list[QTreeWidgetItem]:
        nodes = [node for _, node in self._groups()]
        lines = (node.child(i) for node in nodes for i in range(node.childCount()))
        return [line for line in lines if line is not None]

    def _turn(self) -> int:
        lines, now = self._lines(), self.currentItem()
        return lines.index(now) if now in lines else 0

    def step(self, by: int) -> Entry | None:
        """Choose the next finding or the one before; beyond an end it begins again.

        None: there is none.
        """
        lines, now = self._lines(), self.currentItem()
        if not lines:
            return None
        index = lines.index(now) + by if now in lines else (0 if by > 0 else -1)
        line = lines[index % len(lines)]
        if (group := line.parent()) is not None:
            group.setExpanded(True)
        self.setCurrentItem(line)
        self.scrollToItem(line)
        return _entry_of(line)

    def _click(self, item: QTreeWidgetItem) -> None:
        entry = _entry_of(item)
        if entry is not None:
            self.wanted.emit(entry)
        else:
            item.setExpanded(not item.isExpanded())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place, Delete dismisses, Esc leaves; arrows move, open and close."""
        entry = self.entry()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and entry is not None:
            self.wanted.emit(entry)
        elif event.key() == Qt.Key.Key_Delete and entry is not None:
            self.dismissal_wanted.emit(entry)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _line(entry: Entry) -> QTreeWidgetItem:
    finding = entry.finding
    severity = tr(SEVERITIES[finding.severity].words)
    line = QTreeWidgetItem([finding.message])
    line.setData(0, _ENTRY, entry)
    words = tr(
        "{severity} · {where} · “{quote}”: {said}",
        severity=severity, where=entry.where, quote=finding.quote, said=finding.message,
    )  # fmt: skip
    line.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
    line.setToolTip(0, finding.message)
    return line


def _entry_of(item: QTreeWidgetItem | None) -> Entry | None:
    found = None if item is None else item.data(0, _ENTRY)
    return found if isinstance(found, Entry) else None


def _same(one: Entry | None, other: Entry) -> bool:
    return one is not None and one.finding.key == other.finding.key and one.where == other.where


def _count(group: Group) -> int:
    return len(group.entries)


class _Delegate(QStyledItemDelegate):
    """Draw a group as a heading with its count, a finding as its message over its place."""

    def __init__(self, theme: Theme, view: QTreeWidget) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the broken lines at the width of the list."""
        px, width = self._theme.px, self._view.viewport().width()
        entry = index.data(_ENTRY)
        small = QFontMetrics(self._small(option.font))
        if not isinstance(entry, Entry):
            return QSize(width, QFontMetrics(option.font).height() + 2 * px(_PAD))
        message = self._message_rect(option.font, entry, QRect(0, 0, width, _ANY_HEIGHT))
        return QSize(width, message.height() + small.height() + px(_GAP) + 2 * px(_PAD))

    def _message_rect(self, font: QFont, entry: Entry, line: QRect) -> QRect:
        px, metrics = self._theme.px, QFontMetrics(font)
        left = px(_PAD) + px(_ICON) + px(_PAD)
        room = line.adjusted(left, px(_PAD), -px(_PAD), 0)
        found = metrics.boundingRect(room, _WRAPPED, entry.finding.message)
        found.setWidth(room.width())
        found.setHeight(min(found.height(), _MOST_LINES * metrics.lineSpacing()))
        return found

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        painter.save()
        palette = self._theme.palette
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_under = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_chosen or is_under:
            painter.fillRect(
                option.rect, QColor(palette.accent_soft if is_chosen else palette.hover)
            )
        entry = index.data(_ENTRY)
        if isinstance(entry, Entry):
            self._paint_entry(painter, option, entry)
        else:
            self._paint_group(painter, option, index)
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, line = self._theme.px, option.rect
        is_open = self._view.isExpanded(index)
        sign = self._theme.picture("chevron-down" if is_open else "chevron-right", "muted", _ICON)
        self._draw_sign(painter, sign, line)
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.palette.text))
        room = line.adjusted(2 * px(_PAD) + px(_ICON), 0, -px(_PAD), 0)
        count = str(index.model().rowCount(index))
        words = QFontMetrics(font).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width() - px(4 * _PAD)
        )
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words
        )
        painter.setFont(option.font)
        painter.setPen(QColor(self._theme.palette.muted))
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), count
        )

    def _draw_sign(self, painter: QPainter, sign: QPixmap, line: QRect) -> None:
        px = self._theme.px
        painter.drawPixmap(line.left() + px(_PAD), line.top() + px(_PAD), sign)

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        px, line, palette = self._theme.px, option.rect, self._theme.palette
        look = SEVERITIES[entry.finding.severity]
        self._draw_sign(painter, self._theme.picture(look.icon, look.ink, _ICON), line)
        message = self._message_rect(option.font, entry, line)
        painter.setFont(option.font)
        painter.setPen(QColor(palette.text))
        painter.drawText(message, _WRAPPED, entry.finding.message)
        small = self._small(option.font)
        metrics = QFontMetrics(small)
        below = QRect(
            message.left(), message.bottom() + px(_GAP), message.width(), metrics.height()
        )
        painter.setFont(small)
        painter.setPen(QColor(palette.muted))
        words = metrics.elidedText(entry.where, Qt.TextElideMode.ElideMiddle, below.width())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _small(self, font: QFont) -> QFont:
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * _SMALL)
        return small
