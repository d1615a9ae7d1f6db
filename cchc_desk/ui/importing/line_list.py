"""The list of a file's lines: the part of each by icon, word and place; one key changes it."""

from collections.abc import Sequence
from functools import partial
from math import ceil

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from cchc_desk.forms.outline import MAX_LEVEL
from cchc_desk.i18n import tr
from cchc_desk.intake.recognise.recognised import LineRole
from cchc_desk.ui.importing.line_model import AnyIndex, LineColumn, LineModel, text_of
from cchc_desk.ui.importing.lines import ShownLine
from cchc_desk.ui.importing.roles import (
    ROLE_KEYS,
    ROLE_LOOKS,
    WITH_LEVEL,
    Part,
    doubt_words,
    part_asked,
)
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Ink, Theme

_INDENT, _GAP, _SIDE, _AROUND = 16, 8, 16, 10  # px, before zoom; the last above and below a line
_SHARE_OF_DOUBT = 0.6  # of the room for words, at most

_MODIFIERS_OF_KEYS = {
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
}


class LineList(QTreeView):
    """Show the lines.

    ``part_wanted`` carries line indices and the Part they are to play; ``line_chosen`` the index
    of the line that the clerk went to; ``selected`` the selected lines, each a ShownLine, when
    they are others or play other parts.
    """

    part_wanted = Signal(object, object)
    line_chosen = Signal(object)
    selected = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        named(self, "line-list", tr("Lines of the file"))
        self._theme = theme
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_LineDelegate(theme, self))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(LineColumn.WORDS, QHeaderView.ResizeMode.Stretch)
        theme.changed.connect(self._fit)
        self._fit()

    # --- what is on show --------------------------------------------------------------------------

    def show_lines(self, lines: Sequence[ShownLine]) -> None:
        """Show lines; of the same file the selection stays."""
        self.lines.show_lines(lines)
        if not self.currentIndex().isValid() and lines:
            self._select(0)
        self._tell_selected()

    @property
    def current_line(self) -> int | None:
        """Return the index of the line that the cursor is on. None: there is none."""
        row = self.currentIndex().row()
        return self.lines.lines[row].index if row >= 0 else None

    def selected_lines(self) -> tuple[int, ...]:
        """Return the indices of the selected lines in their order."""
        return tuple(line.index for line in self._selected())

    def _selected(self) -> tuple[ShownLine, ...]:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.lines.lines[row] for row in rows)

    def _tell_selected(self) -> None:
        self.selected.emit(self._selected())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which lines are selected now."""
        super().selectionChanged(selected, deselected)
        self._tell_selected()

    def go_to(self, line: int) -> None:
        """Bring a line into sight and put the cursor on it; it alone is selected."""
        self.scrollTo(self._select(self.lines.row_of(line)))

    def _select(self, row: int) -> QModelIndex:
        # Not by setCurrentIndex: while Shift is held, as for Shift+F8, it selects all up to there.
        index = self.lines.index(row, 0)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        return index

    def top_line(self) -> int | None:
        """Return the index of the first line in sight. None: there is none."""
        index = self.indexAt(self.viewport().rect().topLeft())
        return self.lines.lines[index.row()].index if index.isValid() else None

    def scroll_to_top(self, line: int) -> None:
        """Scroll so that a line is the first in sight, as far as that is possible."""
        index = self.lines.index(self.lines.row_of(line), 0)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def step_to_doubt(self, by: int) -> bool:
        """Go to the next line that is not sure, or back; round the ends. False: all are sure."""
        rows = self.lines.doubtful_rows()
        here = self.currentIndex().row()
        beyond = [row for row in rows if (row - here) * by > 0]
        ahead = beyond or rows
        if not ahead:
            return False
        self.go_to(self.lines.lines[ahead[0] if by > 0 else ahead[-1]].index)
        return True

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell where the cursor went."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.line_chosen.emit(self.lines.lines[current.row()].index)

    # --- changing parts ---------------------------------------------------------------------------

    def want(self, part: Part) -> None:
        """Ask for the selected lines to play a part."""
        lines = self.selected_lines()
        if lines:
            self.part_wanted.emit(lines, part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the part of the selected lines by one key; nothing is typed here."""
        part = part_asked(event.text().upper()) if _is_plain(event) else None
        if part is None:
            super().keyPressEvent(event)
        else:
            self.want(part)

    def keyboardSearch(self, _words: str) -> None:
        """Search nothing: letters change parts."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer all parts."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(event.globalPos())

    def fill_menu(self, menu: QMenu) -> None:
        """Add an entry for every part, those with keys first."""
        levels = menu.addMenu(self._theme.icon("heading", "muted"), tr("Heading of level"))
        for level in range(1, MAX_LEVEL + 1):
            words = f"{level}\t{level}"
            levels.addAction(words, partial(self.want, Part(LineRole.HEADING, level)))
        for key, role in ROLE_KEYS.items():
            self._add(menu, role, key)
        menu.addSeparator()
        others = menu.addMenu(tr("Head, foot and appendices"))
        for role in ROLE_LOOKS:
            if role not in {LineRole.HEADING, *ROLE_KEYS.values()}:
                self._add(others, role)

    def _add(self, menu: QMenu, role: LineRole, key: str = "") -> None:
        look = ROLE_LOOKS[role]
        words = f"{tr(look.words)}\t{key}" if key else tr(look.words)
        icon = self._theme.icon(look.icon, "muted")
        menu.addAction(icon, words, partial(self.want, Part(role)))

    # --- measures ---------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Give the parts the room of the longest one."""
        metrics = QFontMetricsF(self.font())
        parts = (Part(role, 1 if role in WITH_LEVEL else 0) for role in LineRole)
        longest = ceil(max(metrics.horizontalAdvance(part.words) for part in parts))
        self.setColumnWidth(LineColumn.PART, longest + self._theme.px(_SIDE + 3 * _GAP))


def _is_plain(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.modifiers() in _MODIFIERS_OF_KEYS


class _LineDelegate(QStyledItemDelegate):
    """Draws icon and words; headings are bold, what is left out is pale, doubts are tinted.

    All of it by itself: the style takes 40 ms for the rows of one screen.
    """

    def __init__(self, theme: Theme, view: "LineList") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(0, option.fontMetrics.lineSpacing() + self._theme.px(_AROUND))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line = self._view.lines.lines[index.row()]
        column = LineColumn(index.column())
        painter.save()
        painter.fillRect(option.rect, QColor(getattr(self._theme.palette, _under(option, line))))
        self._write(painter, option, line, column)
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            self._draw_ring(painter, option.rect)
        painter.restore()

    def _draw_ring(self, painter: QPainter, rect: QRect) -> None:
        """Draw what shows the line of the cursor among several selected ones."""
        thick = self._theme.px(1)
        accent = QColor(self._theme.palette.accent)
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), thick), accent)
        painter.fillRect(QRect(rect.left(), rect.bottom() + 1 - thick, rect.width(), thick), accent)

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        line: ShownLine,
        column: LineColumn,
    ) -> None:
        theme = self._theme
        gap = theme.px(_GAP)
        room = option.rect.adjusted(gap, 0, -gap, 0)
        if column is LineColumn.PART:
            ink: Ink = "accent" if line.is_chosen else "muted"
            room = self._draw_icon(painter, room, ROLE_LOOKS[line.part.role].icon, ink)
        else:
            room.adjust(line.depth * theme.px(_INDENT), 0, 0, 0)
            room = self._write_doubts(painter, option, line, room)
        painter.setFont(_font(option.font, line, column))
        self._draw_words(painter, room, text_of(line, column), _ink(line, column))

    def _write_doubts(
        self, painter: QPainter, option: QStyleOptionViewItem, line: ShownLine, room: QRect
    ) -> QRect:
        """Say at the right why a line is not sure, and return the room that is left."""
        if not line.doubts:
            return room
        painter.setFont(option.font)
        gap, reason = self._theme.px(_GAP), doubt_words(line.doubts)
        wanted = painter.fontMetrics().horizontalAdvance(reason) + self._theme.px(_SIDE) + 2 * gap
        width = min(wanted, round(room.width() * _SHARE_OF_DOUBT))
        left = room.right() - width
        place = QRect(left, room.top(), width, room.height())
        place = self._draw_icon(painter, place, "triangle-alert", "warning")
        self._draw_words(painter, place, reason, "warning")
        return QRect(room.left(), room.top(), left - gap - room.left(), room.height())

    def _draw_icon(self, painter: QPainter, room: QRect, name: str, ink: Ink) -> QRect:
        """Draw an icon at the left, and return the room beside it."""
        side = self._theme.px(_SIDE)
        place = QRect(room.left(), room.center().y() - side // 2, side, side)
        self._theme.icon(name, ink).paint(painter, place)
        return room.adjusted(side + self._theme.px(_GAP), 0, 0, 0)

    def _draw_words(self, painter: QPainter, room: QRect, words: str, ink: Ink) -> None:
        painter.setPen(QColor(getattr(self._theme.palette, ink)))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def _under(option: QStyleOptionViewItem, line: ShownLine) -> str:
    """Return the colour that a line lies on, by its name in the palette."""
    if option.state & QStyle.StateFlag.State_Selected:
        return "accent_soft"
    if line.doubts:
        return "warning_soft"
    return "hover" if option.state & QStyle.StateFlag.State_MouseOver else "page"


def _font(font: QFont, line: ShownLine, column: LineColumn) -> QFont:
    made = QFont(font)
    if column is LineColumn.WORDS:
        made.setBold(line.part.role is LineRole.HEADING)
        made.setItalic(line.part.role is LineRole.GUIDANCE)
    return made


def _ink(line: ShownLine, column: LineColumn) -> Ink:
    if line.part.role is LineRole.LEFT_OUT:
        return "muted"
    return "accent" if line.is_chosen and column is LineColumn.PART else "text"
