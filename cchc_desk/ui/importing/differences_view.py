"""What was edited in Word beside what the data say: looked at one by one, and chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSplitter,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint
from cchc_desk.ui.importing.difference_names import NamedDifference
from cchc_desk.ui.importing.word_changes import Marked, marked
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Theme, document_font

_KEY = Qt.ItemDataRole.UserRole.value
_CHOICE_CHARACTERS = 22
_LEAST_LINES = 3  # of a text, where the window is low


class DifferencesView(QWidget):
    """Show differences; ``chosen`` carries the keys of those where the data are taken."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        named(self, "differences")
        self._theme = theme
        self._differences: Mapping[str, NamedDifference] = {}
        self._items: list[QTreeWidgetItem] = []
        self._from_data: frozenset[str] = frozenset()
        self.list = _DifferenceList()
        self.file = _Version("difference-file", tr("After editing in Word"), tr("Take this"))
        self.data = _Version("difference-data", tr("As it was exported"), tr("Take this"))
        self.take_all = named(QPushButton(tr("Take all as &edited")), "take-all")
        self.keep_all = named(QPushButton(tr("Take all as e&xported")), "keep-all")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(hint(tr("Space takes the other version of the chosen place.")), 1)
        head.addWidget(self.keep_all)
        head.addWidget(self.take_all)
        versions = QWidget()
        row = QHBoxLayout(versions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.file)
        row.addWidget(self.data)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.list)
        split.addWidget(versions)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(split, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._show_current)
        self.list.turned.connect(self._turn)
        both = QButtonGroup(self)
        for version in (self.file, self.data):
            both.addButton(version.choice)
        self.file.choice.clicked.connect(lambda: self._choose(from_data=False))
        self.data.choice.clicked.connect(lambda: self._choose(from_data=True))
        self.take_all.clicked.connect(lambda: self._tell(frozenset()))
        self.keep_all.clicked.connect(lambda: self._tell(frozenset(self._differences)))
        self._theme.changed.connect(self._show_current)

    # --- what is on show --------------------------------------------------------------------------

    def show_differences(
        self, differences: Sequence[NamedDifference], from_data: frozenset[str]
    ) -> None:
        """Show differences, and of which of them the data are taken."""
        by_key = {each.key: each for each in differences}
        self._from_data = from_data
        if by_key != self._differences:
            self._differences = by_key
            with QSignalBlocker(self.list):
                self.list.clear()
                self._items = [_item(each) for each in differences]
                self.list.addTopLevelItems(self._items)
                if self._items:
                    self.list.setCurrentItem(self._items[0])
        for item in self._items:
            self._show_choice(item)
        self._show_current()

    def _show_choice(self, item: QTreeWidgetItem) -> None:
        is_data = item.data(0, _KEY) in self._from_data
        words = tr("As exported") if is_data else tr("As edited")
        item.setText(1, words)
        icon = "undo-2" if is_data else "pencil"
        item.setIcon(1, self._theme.icon(icon, "muted" if is_data else "ok"))
        spoken = f"{item.text(0)}, {words}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _show_current(self) -> None:
        key = self.list.current_key
        difference = self._differences.get(key)
        for version in (self.file, self.data):
            version.setEnabled(difference is not None)
        if difference is None:
            return
        is_data = key in self._from_data
        data, file = marked(difference.data, difference.file)
        palette = self._theme.palette
        zoom = self._theme.zoom_percent
        self.file.show_words(file, palette.ok_soft, zoom, is_taken=not is_data)
        self.data.show_words(data, palette.error_soft, zoom, is_taken=is_data, is_struck=True)
        note = tr("The same words, in other looks") if difference.is_of_looks else ""
        self.file.note.setText(note)
        self.file.note.setVisible(bool(note))

    # --- choosing ---------------------------------------------------------------------------------

    def _turn(self) -> None:
        self._choose(from_data=self.list.current_key not in self._from_data)

    def _choose(self, *, from_data: bool) -> None:
        key = self.list.current_key
        if key:
            self._tell(self._from_data | {key} if from_data else self._from_data - {key})

    def _tell(self, from_data: frozenset[str]) -> None:
        self.chosen.emit(from_data)


class _DifferenceList(QTreeWidget):
    """The places that differ; ``turned`` asks for the other version of the chosen one."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "difference-list", tr("Places that were edited in Word"))
        self.setColumnCount(2)
        self.setHeaderLabels([tr("Edited place"), tr("What is taken")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(header.ResizeMode.Fixed)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        self.setColumnWidth(1, self.fontMetrics().averageCharWidth() * _CHOICE_CHARACTERS)

    @property
    def current_key(self) -> str:
        """Return the key of the chosen place; "" when there is none."""
        item = self.currentItem()
        return str(item.data(0, _KEY)) if item is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space takes the other version."""
        if event.key() == Qt.Key.Key_Space:
            self.turned.emit()
        else:
            super().keyPressEvent(event)


def _item(difference: NamedDifference) -> QTreeWidgetItem:
    item = QTreeWidgetItem([fold_spaces(difference.name), ""])
    item.setToolTip(0, difference.name)
    item.setData(0, _KEY, difference.key)
    return item


class _Version(QFrame):
    """One of the two texts, with the button that takes it."""

    def __init__(self, name: str, title: str, take: str) -> None:
        super().__init__()
        styled(named(self, name), "card")
        self.choice = named(QRadioButton(take), f"{name}-choice", f"{title}: {take}")
        self.note = styled(QLabel(), "muted")
        self.note.hide()
        self.text = named(QTextEdit(readOnly=True), f"{name}-text", title)
        self.text.setMinimumHeight(self.fontMetrics().lineSpacing() * _LEAST_LINES)
        head = QHBoxLayout()
        head.addWidget(styled(QLabel(title), "heading"), 1)
        head.addWidget(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(self.note)

    def show_words(
        self,
        words: Marked,
        colour: str,
        zoom_percent: int,
        *,
        is_taken: bool,
        is_struck: bool = False,
    ) -> None:
        """Show a text; what only it says is tinted, and underlined or struck through."""
        self.choice.setChecked(is_taken)
        self.text.setFont(document_font(zoom_percent))
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        for stretch in words:
            look = QTextCharFormat()
            if stretch.is_changed:
                look.setBackground(QColor(colour))
                look.setFontStrikeOut(is_struck)
                look.setFontUnderline(not is_struck)
            cursor.insertText(stretch.words, look)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
