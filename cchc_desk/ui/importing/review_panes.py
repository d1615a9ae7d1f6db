"""The panes of the confirmation: lists behind tabs, and beside them the file as a page.

Where there is no room for two the page stands behind a tab too.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.i18n import tr
from cchc_desk.ui.importing.differences_view import DifferencesView
from cchc_desk.ui.importing.line_list import LineList
from cchc_desk.ui.importing.notes_dialog import notes_list
from cchc_desk.ui.importing.open_words_list import OpenWordsList
from cchc_desk.ui.importing.page_view import PageView
from cchc_desk.ui.importing.role_bar import DoubtSteps, LineMeaning, RoleBar
from cchc_desk.ui.importing.task_list import TaskList
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Theme

_NARROW = 940  # px, before zoom: from here down the page stands behind a tab
_SHARES = (5, 4)


class ReviewPanes(QWidget):
    """Hold the panes; whoever fills them says which of them are shown."""

    turned = Signal()

    def __init__(self, theme: Theme, *, has_page: bool, parent: QWidget | None = None) -> None:
        """Make the panes; ``has_page`` - there are lines and a page to show."""
        super().__init__(parent)
        self._theme, self._has_page = theme, has_page
        self.list = LineList(theme)
        self.roles = RoleBar(theme)
        self.doubts = DoubtSteps(theme)
        self.meaning = LineMeaning()
        self.page = PageView(theme)
        self.differences = DifferencesView(theme)
        self.open_words = OpenWordsList()
        self.tasks = TaskList()
        self.notes = notes_list("notes")
        self.tabs = named(QTabWidget(documentMode=True), "confirm-tabs")
        self.tabs.tabBar().setDrawBase(False)
        self.lines = QWidget()
        self._is_narrow: bool | None = None
        self._lay_out()
        self.list.selected.connect(self.meaning.show_lines)
        self.tabs.currentChanged.connect(self.turned)
        theme.changed.connect(self._fit)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.roles)
        column.addWidget(self.list, 1)
        column.addWidget(self.meaning)
        for pane in (self.lines, self.differences, self.open_words, self.tasks, self.notes):
            self.tabs.addTab(pane, "")
        if self._has_page:
            self.tabs.setCornerWidget(self.doubts)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.tabs)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._split)

    # --- which panes there are --------------------------------------------------------------------

    def title(self, pane: QWidget, title: str, *, is_shown: bool) -> None:
        """Say what the tab of a pane is called, and whether there is one."""
        place = self.tabs.indexOf(pane)
        self.tabs.setTabText(place, title)
        self.tabs.setTabVisible(place, is_shown)

    def title_lines(self, title: str, *, is_shown: bool) -> None:
        """Say the same of the lines."""
        self.title(self.lines, title, is_shown=is_shown)

    @property
    def is_page_beside(self) -> bool:
        """Tell whether the page is in sight beside the lists."""
        return self._has_page and self._is_narrow is False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the page where there is room for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < self._theme.px(_NARROW)
        if not self._has_page or is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        if is_narrow:
            self.tabs.insertTab(1, self.page, tr("Page"))
        else:
            was_on_show = self.tabs.currentWidget() is self.page
            self._split.addWidget(self.page)
            self._split.setSizes([self.width() * share for share in _SHARES])
            self.page.show()
            if was_on_show:
                self.tabs.setCurrentWidget(self.lines)
