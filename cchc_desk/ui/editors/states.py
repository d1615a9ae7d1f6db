"""The states of an answer as people see them: a word, and an icon of its own shape."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from cchc_desk.forms.answer import AnswerState
from cchc_desk.i18n import N_, tr
from cchc_desk.ui.theme import Ink, Theme


class Look(NamedTuple):
    """Hold what a state says and the icon beside it."""

    words: str
    icon: str
    ink: Ink


LOOKS: Mapping[AnswerState, Look] = {
    AnswerState.UNANSWERED: Look(N_("Not entered"), "circle", "muted"),
    AnswerState.IN_PROGRESS: Look(N_("Being entered"), "circle-dot", "accent"),
    AnswerState.NOTHING_AROSE: Look(N_("Nothing arose"), "minus", "ok"),
    AnswerState.ANSWERED: Look(N_("Entered"), "circle-check", "ok"),
}

WARNED = Look(N_("Has warnings"), "triangle-alert", "warning")


class StateModel(QStandardItemModel):
    """Lists the states, one list for all boxes of a page; its icons follow the theme."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """List all states in their order; each has its AnswerState as user data."""
        super().__init__(parent)
        self._theme = theme
        for state, look in LOOKS.items():
            row = QStandardItem(tr(look.words))
            row.setData(state, Qt.ItemDataRole.UserRole)
            self.appendRow(row)
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        for row, look in enumerate(LOOKS.values()):
            self.item(row).setIcon(self._theme.icon(look.icon, look.ink))
