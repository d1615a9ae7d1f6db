"""The page of the register: documents that texts cite, and the office's own notes about them."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.register import RegisterLine
from cchc_desk.i18n import tr
from cchc_desk.ui.calm_inputs import CalmComboBox
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.register.entry_panel import EntryPanel
from cchc_desk.ui.register.lines_model import SHOWN_WORDS, SIGN, LinesModel, Shown
from cchc_desk.ui.search.find_bar import TYPED_MS
from cchc_desk.ui.theme import Theme

_WIDTHS = (32, 150, 92, 330, 130, 150, 130, 76, 100, 110, 150)
_PANEL_WIDTH = 400


class RegisterPage(QWidget):
    """Show the register; ``left`` asks to turn back, ``add_wanted`` for a new entry.

    ``chosen`` carries the RegisterLine that is on show beside the table, or None.
    """

    left = Signal()
    add_wanted = Signal()
    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        named(self, "register-page", tr("Register of documents"))
        self._theme = theme
        self.model = LinesModel(theme, self)
        self.words = named(QLineEdit(), "register-words", tr("Find in the register"))
        self.words.setPlaceholderText(tr("Find in the register, with or without tone marks"))
        self.words.setClearButtonEnabled(True)
        self.choice = named(CalmComboBox(), "register-choice", tr("Which documents are listed"))
        for shown, words in SHOWN_WORDS.items():
            self.choice.addItem(tr(words), shown.value)
        self.count = styled(named(QLabel(), "register-count"), "muted")
        self.table = named(QTreeView(), "register-table", tr("Register of documents"))
        self.panel = EntryPanel(theme)
        self.empty = named(hint(""), "register-empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add = named(QPushButton(tr("&Add a document")), "register-add")
        self.back = named(QPushButton(tr("&Back to the document")), "register-back")
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._set_up_table()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.words)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setRootIsDecorated(False)
        table.setItemsExpandable(False)
        table.setIndentation(0)
        table.setUniformRowHeights(True)
        table.setAlternatingRowColors(True)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = table.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(self._theme.px(_WIDTHS[SIGN]))
        header.setSectionResizeMode(SIGN, QHeaderView.ResizeMode.Fixed)
        self._take_sizes()

    def _take_sizes(self) -> None:
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, self._theme.px(width))

    def _lay_out(self) -> None:
        self._theme.dress(self.add, "plus")
        self._theme.dress(self.back, "chevron-left")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(styled(plain_label(tr("Register of documents")), "title"), 1)
        head.addWidget(self.add)
        head.addWidget(self.back)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.words.setMaximumWidth(self._theme.px(420))
        line.addWidget(self.words, 2)
        line.addWidget(self.choice)
        line.addWidget(self.count)
        line.addStretch(1)
        explained = tr(
            "Documents that any text cites come here by themselves. Their columns are those of "
            "the register of outgoing documents; F4 cites one while you write."
        )
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.panel.setMinimumWidth(self._theme.px(_PANEL_WIDTH * 3 // 4))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(hint(explained))
        whole.addLayout(line)
        whole.addWidget(self.splitter, 1)
        self.splitter.setSizes([10_000, self._theme.px(_PANEL_WIDTH)])

    def _connect(self) -> None:
        self._typed.timeout.connect(self._want)
        self.words.textEdited.connect(self._typed.start)
        self.words.textChanged.connect(lambda words: None if words else self._want())
        self.choice.currentIndexChanged.connect(self._want)
        self.add.clicked.connect(self.add_wanted)
        self.back.clicked.connect(self.left)
        self._theme.changed.connect(self._take_sizes)
        self._follow_selection()

    def _follow_selection(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._tell)

    # --- what is on show --------------------------------------------------------------------------

    def show_lines(self, lines: tuple[RegisterLine, ...]) -> None:
        """Show the register as it is now; the entry that was chosen stays chosen."""
        chosen = self.panel.entry_id
        self.model.show_lines(lines)
        self._settle(chosen)

    def go_to(self, entry_id: str) -> None:
        """Choose an entry, with the filter off if it hides it."""
        if self.model.row_of(entry_id) < 0:
            self.words.clear()
            self.choice.setCurrentIndex(self.choice.findData(Shown.ALL.value))
        self._settle(entry_id)

    def look_up(self, words: str) -> None:
        """List the documents that hold these words."""
        self.choice.setCurrentIndex(self.choice.findData(Shown.ALL.value))
        self.words.setText(words)
        self._want()

    def _want(self) -> None:
        chosen = self.panel.entry_id
        self.model.want(self.words.text(), Shown(self.choice.currentData()))
        self._settle(chosen)

    def _settle(self, chosen: str | None) -> None:
        row = self.model.row_of(chosen) if chosen is not None else 0
        is_any = bool(self.model.rowCount())
        if is_any:
            self.table.setCurrentIndex(self.model.index(max(row, 0), 0))
        self._tell()
        self.table.setVisible(is_any)
        self.empty.setVisible(not is_any)
        self.empty.setText(self._empty_words())
        self.panel.setVisible(is_any)
        self.count.setText(
            tr("{shown}/{total} documents", shown=self.model.rowCount(), total=self.model.total)
        )

    def _empty_words(self) -> str:
        if self.model.total:
            return tr("No document is so; look for fewer words or choose “All documents”.")
        return tr(
            "No text cites a document yet. Write one with its number and date into any text, or "
            "press the button to add a document."
        )

    def _tell(self) -> None:
        line = self.model.line(self.table.currentIndex().row())
        is_other = line is None or line.id != self.panel.entry_id
        self.panel.show_line(line)
        if is_other or line is None:
            self.chosen.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the words into the table with Enter; Esc turns back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.table.setFocus()
        else:
            super().keyPressEvent(event)
