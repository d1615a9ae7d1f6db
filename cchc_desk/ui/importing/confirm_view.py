"""The page on which the clerk confirms what was understood of a file, and changes it.

Nothing is kept before the clerk says so; closing it leaves everything as it was.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.import_known import Known
from cchc_desk.desk.import_understand import Understood
from cchc_desk.forms.template import DocumentKind
from cchc_desk.i18n import ntr, tr
from cchc_desk.intake.recognise.recognised import LineRole
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.editors.keys import asks_redo, asks_undo
from cchc_desk.ui.importing.difference_names import named_differences
from cchc_desk.ui.importing.differences_view import DifferencesView
from cchc_desk.ui.importing.facts_panel import FactsPanel
from cchc_desk.ui.importing.line_list import LineList
from cchc_desk.ui.importing.lines import label_level, shown_lines, words_of
from cchc_desk.ui.importing.open_words_list import OpenWordsList
from cchc_desk.ui.importing.page_view import PageView
from cchc_desk.ui.importing.proposal import Proposal, Wishes, proposal
from cchc_desk.ui.importing.role_bar import RoleBar
from cchc_desk.ui.importing.roles import Part
from cchc_desk.ui.importing.task_list import TaskList
from cchc_desk.ui.jobs import Jobs, Latest
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Theme

_NARROW = 900  # px, before zoom; from here down the page stands behind the list
_SHARES = (6, 5)


class ConfirmView(QWidget):
    """Show what would be made of a file.

    ``accepted`` carries the Proposal that the clerk wants, ``closed`` comes when none is wanted.
    """

    accepted = Signal(object)
    closed = Signal()

    def __init__(
        self, base: Understood, known: Known, theme: Theme, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        """Show a file as it was understood; ``known`` - what the workspace knows."""
        super().__init__(parent)
        named(self, "confirm")
        self.base, self._known, self._theme = base, known, theme
        self.wishes = Wishes()
        self._undone: list[Wishes] = []
        self._done: list[Wishes] = []
        self._latest = Latest(jobs)
        self._is_wanted = False
        self.proposal: Proposal | None = None
        self._words = () if base.recognised is None else words_of(base.recognised.lines)
        self.facts = FactsPanel(known)
        self.list = LineList(theme)
        self.roles = RoleBar(theme)
        self.page = PageView(theme)
        self.differences = DifferencesView(theme)
        self.open_words = OpenWordsList()
        self.tasks = TaskList()
        self.notes = named(QListWidget(wordWrap=True), "notes", tr("Notes"))
        self.tabs = named(QTabWidget(), "confirm-tabs")
        self.tabs.setDocumentMode(True)
        self.open = styled(named(QPushButton(), "open"), "primary")
        self.close_button = named(QPushButton(tr("&Close")), "close")
        self._lay_out()
        self._connect()
        self._show_lines()
        self._compute()
        self.setFocusProxy(self.list if self._has_lines else self.tabs)
