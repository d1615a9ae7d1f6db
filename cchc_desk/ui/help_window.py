"""The window of the help: contents and search on the left, the page on the right."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.i18n import tr
from cchc_desk.ui.help_page import HelpBrowser
from cchc_desk.ui.help_topics import (
    FOLDER,
    Topic,
    find,
    read_contents,
    searched_pages,
)
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Theme

_USUAL_SIZE = (1040, 700)  # px at 100 %: contents and a page as wide as it is ever laid out
_CONTENTS_WIDTH = 264
_ROOM = 48  # px, left of the screen around the window

_TOPIC_ID = Qt.ItemDataRole.UserRole.value


class ContentsTree(QTreeWidget):
    """Show topics as a tree or as a list; ``topic_chosen`` carries the id of one."""

    topic_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        named(self, "help-contents", tr("Contents of the help"))
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self._nodes: dict[str, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(self._tell)

    def show_tree(self, topics: Iterable[Topic]) -> None:
        """Show topics below their chapters."""
        self._show(topics, is_tree=True)

    def show_list(self, topics: Iterable[Topic]) -> None:
        """Show topics one below the other, as they were found."""
        self._show(topics, is_tree=False)

    def _show(self, topics: Iterable[Topic], *, is_tree: bool) -> None:
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        self._nodes = {}
        for topic in topics:
            node = QTreeWidgetItem([topic.title])
            node.setData(0, _TOPIC_ID, topic.id)
            parent = self._nodes.get(topic.parent or "") if is_tree else None
            (parent or self.invisibleRootItem()).addChild(node)
            self._nodes[topic.id] = node
        self.setRootIsDecorated(is_tree)
        self.expandAll()
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def mark(self, topic_id: str) -> None:
        """Mark a topic as the one on show; one that is not in the list marks none."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        if topic_id in self._nodes:
            self.setCurrentItem(self._nodes[topic_id])
        else:
            self.setCurrentIndex(QModelIndex())
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def topic_ids(self) -> list[str]:
        """Return the ids of the topics from top to bottom."""
        return list(self._nodes)

    def _tell(self, node: QTreeWidgetItem | None) -> None:
        if node is not None:
            self.topic_chosen.emit(node.data(0, _TOPIC_ID))


class SearchLine(QLineEdit):
    """Take the words to look for; ``accepted`` tells that the first page found is wanted."""

    accepted = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Down; Esc clears the words before it means the window."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class HelpWindow(QWidget):
    """Show the help beside the window, which can be worked in meanwhile.

    It is a window without a parent: dialogs of the main window do not block it, and it does not
    keep the program running.
    """

    def __init__(
        self, theme: Theme, owner: QWidget | None = None, *, folder: Path = FOLDER
    ) -> None:
        """Read the contents; nothing is shown before ``open_topic``.

        None: ``owner`` - nobody; else it goes when its owner goes.
        """
        super().__init__()
        named(self, "help")
        self.setWindowTitle(tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # noqa: FBT003 - Qt's own
        self._theme = theme
        self._contents = read_contents(folder)
        self._pages = searched_pages(self._contents, folder)
        self.search = named(SearchLine(), "help-search", tr("Find in the help"))
        self.tree = ContentsTree()
        self.nothing = styled(named(QLabel(wordWrap=True), "help-nothing"), "muted")
        self.browser = HelpBrowser(self._contents, theme, folder)
        self.back = self._button("help-back", tr("Back (Alt+Left)"), "chevron-left")
        self.forward = self._button("help-forward", tr("Forward (Alt+Right)"), "chevron-right")
        self.home = self._button("help-home", tr("First page (Alt+Home)"), "house")
        self._lay_out()
        self._connect()
        self._fill("")
        self._resize()
        if owner is not None:
            owner.destroyed.connect(self.deleteLater)

    # --- layout -----------------------------------------------------------------------------------

    def _button(self, name: str, words: str, icon: str) -> QToolButton:
        button = named(QToolButton(), name, words)
        button.setToolTip(words)
        self._theme.dress(button, icon, "muted")
        return button

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(tr("Find in the help (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        splitter = named(QSplitter(), "help-splitter")
        splitter.addWidget(self._left())
        splitter.addWidget(self.browser)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([self._theme.px(_CONTENTS_WIDTH), self._theme.px(_USUAL_SIZE[0])])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)

    def _left(self) -> QWidget:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.back, self.forward, self.home):
            buttons.addWidget(button)
        buttons.addStretch(1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 8, 0, 8)
        column.setSpacing(8)
        column.addLayout(buttons)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.tree, 1)
        return left

    def _resize(self) -> None:
        """Take the usual size at this zoom, but no more than the screen has."""
        wanted = QSize(*(self._theme.px(side) for side in _USUAL_SIZE))
        self.resize(wanted.boundedTo(self.screen().availableSize() - QSize(_ROOM, _ROOM)))

    # --- what is on show --------------------------------------------------------------------------

    def _connect(self) -> None:
        browser = self.browser
        self.search.textChanged.connect(self._fill)
        self.search.accepted.connect(self._open_first)
        self.search.left.connect(self.tree.setFocus)
        self.tree.topic_chosen.connect(self._show_topic)
        browser.turned.connect(self._page_turned)
        browser.backwardAvailable.connect(self.back.setEnabled)
        browser.forwardAvailable.connect(self.forward.setEnabled)
        self.back.clicked.connect(browser.backward)
        self.forward.clicked.connect(browser.forward)
        self.home.clicked.connect(self._go_home)
        for button in (self.back, self.forward):
            button.setEnabled(False)
        self._add_key("Alt+Left", browser.backward)
        self._add_key("Alt+Right", browser.forward)
        self._add_key("Alt+Home", self._go_home)
        self._add_key("Ctrl+F", self._go_to_search)

    def _add_key(self, keys: str, does: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(does)

    def open_topic(self, topic_id: str) -> None:
        """Show a topic in front of the other windows; an unknown id is a bug of the caller."""
        self.search.clear()
        self._show_topic(topic_id)
        if not self.isVisible():
            self.browser.clearHistory()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.activateWindow()
        self.browser.setFocus()

    def _show_topic(self, topic_id: object) -> None:
        self.browser.show_topic(self._contents.named(str(topic_id)))

    def _go_home(self) -> None:
        self._show_topic(self._contents.start)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _open_first(self) -> None:
        for topic_id in self.tree.topic_ids()[:1]:
            self._show_topic(topic_id)

    def _fill(self, query: str) -> None:
        """Show the contents, or what was found."""
        found = find(self._pages, query)
        if query.strip():
            self.tree.show_list(found)
        else:
            self.tree.show_tree(self._contents.topic)
        self.nothing.setText(tr("Nothing was found. Try fewer or other words."))
        self.nothing.setVisible(bool(query.strip()) and not found)
        self.browser.mark_words(query)
        self._page_turned()

    def _page_turned(self) -> None:
        topic = self.browser.topic
        if topic is not None:
            self.tree.mark(topic.id)
            self.setWindowTitle(tr("{topic} – Help", topic=topic.title))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
