"""The documents of the workspace by year, and choosing one."""

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QActionGroup,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cchc_desk.forms.period import Period, PeriodError, read_period
from cchc_desk.forms.report import ReportState
from cchc_desk.forms.template import DocumentKind
from cchc_desk.i18n import N_, tr
from cchc_desk.storage.reports import ReportEntry
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Ink, Theme

REPORT_STATE_WORDS: Mapping[ReportState, str] = {
    ReportState.DRAFTING: N_("Drafting"),
    ReportState.SUBMITTED: N_("Submitted"),
    ReportState.RETURNED: N_("Returned by the director"),
    ReportState.SIGNED: N_("Signed"),
    ReportState.SENT: N_("Sent"),
}
STATE_ICONS: Mapping[ReportState, tuple[str, Ink]] = {
    ReportState.DRAFTING: ("pencil", "muted"),
    ReportState.SUBMITTED: ("file-up", "accent"),
    ReportState.RETURNED: ("undo-2", "warning"),
    ReportState.SIGNED: ("check", "ok"),
    ReportState.SENT: ("mail", "ok"),
}
KIND_ICONS: Mapping[DocumentKind, str] = {
    DocumentKind.REPORT: "file-text",
    DocumentKind.PLAN: "calendar",
}

_ENTRY = Qt.ItemDataRole.UserRole.value

_Index = QModelIndex | QPersistentModelIndex


class DocumentsList(QTreeWidget):
    """Show the documents, the newest year first.

    ``document_chosen`` and ``delete_wanted`` carry an id, ``state_wanted`` an id and a ReportState.
    """

    document_chosen = Signal(object)
    delete_wanted = Signal(object)
    state_wanted = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setObjectName("documents")
        self.setAccessibleName(tr("Documents"))
        self.setHeaderHidden(True)
        self._sheet = self._put_sheet()
        self.setItemDelegate(_EntryDelegate(theme, self))
        self._theme = theme
        self._nodes: dict[str, QTreeWidgetItem] = {}
        self._is_told = False
        self.currentItemChanged.connect(self._tell)
        self.itemClicked.connect(self._tell_again)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def _put_sheet(self) -> QWidget:
        """Bring our own widget to draw on: of Qt's own, PySide makes all classes it could be."""
        sheet = named(QWidget(), "qt_scrollarea_viewport")
        sheet.setAutoFillBackground(True)
        sheet.setBackgroundRole(QPalette.ColorRole.Base)
        self.setViewport(sheet)
        return sheet

    def _follow_theme(self) -> None:
        self.setIndentation(self._theme.px(16))
        self.scheduleDelayedItemsLayout()

    # --- what is on show --------------------------------------------------------------------------

    def show_entries(self, entries: Iterable[ReportEntry]) -> None:
        """Show these documents; the one that was chosen stays chosen."""
        current = self.chosen
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        self._nodes = {}
        by_year: dict[str, list[ReportEntry]] = {}
        for entry in entries:
            by_year.setdefault(entry.period_id.partition("-")[0], []).append(entry)
        for year in sorted(by_year, reverse=True):
            node = QTreeWidgetItem(self, [tr("Year {year}", year=year)])
            node.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for entry in by_year[year]:
                self._nodes[entry.id] = _entry_node(entry)
                node.addChild(self._nodes[entry.id])
        self.expandAll()
        if current in self._nodes:
            self.setCurrentItem(self._nodes[current])
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    @property
    def chosen(self) -> str | None:
        """Return the id of the chosen document; None when none is."""
        entry = _entry_of(self.currentItem())
        return None if entry is None else entry.id

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what to do while there is no document."""
        super().paintEvent(event)
        if self.topLevelItemCount():
            return
        painter = QPainter(self._sheet)
        painter.setPen(QColor(self._theme.palette.muted))
        gap = self._theme.px(16)
        room = self._sheet.rect().adjusted(gap, gap, -gap, -gap)
        words = tr("There is no document yet. Press Ctrl+N to make the first one.")
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, words)
        painter.end()

    # --- choosing ---------------------------------------------------------------------------------

    def choose(self, document: str) -> None:
        """Put a document on show as if it had been clicked."""
        if document in self._nodes:
            self.setCurrentItem(self._nodes[document])

    def mark(self, document: str) -> None:
        """Show a document as chosen without telling of it."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.choose(document)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _tell(self, node: QTreeWidgetItem | None) -> None:
        self._is_told = True
        entry = _entry_of(node)
        if entry is not None:
            self.document_chosen.emit(entry.id)

    def _tell_again(self, node: QTreeWidgetItem) -> None:
        """Tell of a click on what is chosen already: the window may show another page now."""
        if not self._is_told:
            self._tell(node)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note whether this click chooses another line."""
        self._is_told = False
        super().mousePressEvent(event)

    # --- what else can be done with a document ----------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del and Ctrl+Del ask for the chosen document to be deleted."""
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ControlModifier,
        }
        if event.key() == Qt.Key.Key_Delete and plain and self.chosen is not None:
            self.delete_wanted.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the document under the mouse, or with the chosen one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        node = self.currentItem() if by_key else self.itemAt(event.pos())
        entry = _entry_of(node)
        if entry is not None:
            self.menu_for(entry).popup(event.globalPos())

    def menu_for(self, entry: ReportEntry) -> QMenu:
        """Make the menu of a document; it goes when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        states = menu.addMenu(tr("&State of the document"))
        states.menuAction().setObjectName("state-of-document")
        group = QActionGroup(states)
        for state, words in REPORT_STATE_WORDS.items():
            action = group.addAction(tr(words))
            action.setCheckable(True)
            action.setChecked(state is entry.state)
            action.triggered.connect(partial(self._want_state, entry.id, state))
        states.addActions(group.actions())
        menu.addSeparator()
        delete = menu.addAction(self._theme.icon("trash-2"), tr("&Delete the document"))
        delete.setObjectName("delete-document")
        delete.setShortcut(QKeySequence("Ctrl+Del"))
        delete.triggered.connect(lambda: self.delete_wanted.emit(entry.id))
        return menu

    def _want_state(self, document: str, state: ReportState, _checked: object = None) -> None:
        self.state_wanted.emit(document, state)


class _EntryDelegate(QStyledItemDelegate):
    """Draws a document on two lines: its kind with what it is, and where it is on its way."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = super().sizeHint(option, index)
        if index.data(_ENTRY) is not None:
            size.setHeight(2 * option.fontMetrics.lineSpacing() + self._theme.px(12))
        return size

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        if index.data(_ENTRY) is not None:
            option.text = ""  # written by ``paint``

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        entry = index.data(_ENTRY)
        if isinstance(entry, ReportEntry):
            painter.save()
            self._write(painter, option, entry)
            painter.restore()

    def _write(self, painter: QPainter, line: QStyleOptionViewItem, entry: ReportEntry) -> None:
        theme, metrics = self._theme, line.fontMetrics
        side, gap, high = theme.px(16), theme.px(8), metrics.lineSpacing()
        top = line.rect.top() + (line.rect.height() - 2 * high) // 2
        left = line.rect.left() + gap // 2
        width = line.rect.right() - left - side - 2 * gap
        icon, ink = STATE_ICONS[entry.state]
        rows = (
            (theme.icon(KIND_ICONS[entry.kind], "muted"), short_title(entry), theme.palette.text),
            (theme.icon(icon, ink), tr(REPORT_STATE_WORDS[entry.state]), theme.palette.muted),
        )
        for row, (drawn, words, colour) in enumerate(rows):
            place = QRect(left, top + row * high, side, high)
            drawn.paint(painter, place)
            painter.setPen(QColor(colour))
            room = place.translated(side + gap, 0)
            room.setWidth(width)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def short_title(entry: ReportEntry) -> str:
    """Return kind and period without the year, or the title of an own period of the office."""
    try:
        period = read_period(entry.period_id)
    except PeriodError:
        return entry.title
    return f"{entry.kind.type_name} {period_name(period)}"


def period_name(period: Period) -> str:
    """Return a period without its year; it begins with the letter that it has before the year."""
    return f"{period.phrase[:1]}{period.kind.name[1:]}"


def _entry_of(node: QTreeWidgetItem | None) -> ReportEntry | None:
    entry = node.data(0, _ENTRY) if node is not None else None
    return entry if isinstance(entry, ReportEntry) else None


def _entry_node(entry: ReportEntry) -> QTreeWidgetItem:
    state = tr(REPORT_STATE_WORDS[entry.state])
    node = QTreeWidgetItem([short_title(entry)])
    node.setData(0, _ENTRY, entry)
    node.setToolTip(0, f"{entry.title}\n{state}")
    node.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}, {state}")
    return node
