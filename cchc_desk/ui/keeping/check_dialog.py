"""The result of looking through the workspace, as a clerk can read it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.checks import Problem
from cchc_desk.i18n import ntr, tr
from cchc_desk.ui.cards import plain_label
from cchc_desk.ui.keeping.check import Check
from cchc_desk.ui.naming import named
from cchc_desk.ui.plain_buttons import push_button
from cchc_desk.ui.session import message_of
from cchc_desk.ui.theme import Ink, Theme

_WIDTH = 640
_SIGN = 24
_LEAST_LIST = 160


class CheckDialog(QDialog):
    """Show how far a check is and what it found; ``backups_wanted``: what can be restored."""

    backups_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty; ``watch`` or ``show_problems`` fills it."""
        super().__init__(parent)
        named(self, "check-dialog").setWindowTitle(tr("Check the data"))
        self._theme = theme
        self._check: Check | None = None
        self._sign = QLabel()
        self.words = named(plain_label(""), "check-words")
        self.bar = named(QProgressBar(), "check-bar", tr("The check goes on"))
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.list = named(QTreeWidget(), "check-problems", tr("What was found"))
        self.list.setHeaderLabels([tr("Where"), tr("What")])
        self.list.setRootIsDecorated(False)
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(theme.px(_LEAST_LIST))
        self.restore = push_button(
            "check-backups", tr("See the &backups…"), self.backups_wanted.emit, is_primary=True
        )
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setContentsMargins(0, 2, 0, 0)
        head.addWidget(self.words, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.restore)
        row.addWidget(push_button("check-close", tr("Close"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        for each in (self.list, self.restore, self.bar):
            each.hide()
        self.setMinimumWidth(theme.px(_WIDTH))

    def watch(self, check: Check) -> None:
        """Show a check that begins now."""
        self._check = check
        self._say("info", "muted", tr("Looking at every document, every version and the history…"))
        self.bar.show()
        check.finished.connect(self.show_problems)
        check.failed.connect(self._fail)

    def show_problems(self, problems: object) -> None:
        """Show what was found."""
        assert isinstance(problems, tuple)  # noqa: S101 - the check's own signal
        self.bar.hide()
        if problems:
            self._show_list(problems)
            return
        self._say(
            "circle-check",
            "ok",
            tr("All is well: every text is byte for byte as it was saved."),
        )

    def _show_list(self, problems: Sequence[Problem]) -> None:
        words = ntr(
            "{count} place is damaged. Nothing was changed. Take what is damaged back from a "
            "backup, and tell those who look after this computer: its disk may be failing.",
            "{count} places are damaged. Nothing was changed. Take what is damaged back from a "
            "backup, and tell those who look after this computer: its disk may be failing.",
            len(problems),
        )
        self._say("circle-alert", "error", words)
        self.list.clear()
        for each in problems:
            node = QTreeWidgetItem([each.place, each.message])
            node.setToolTip(1, each.message)
            self.list.addTopLevelItem(node)
        self.list.resizeColumnToContents(0)
        self.list.show()
        self.restore.show()
        self.adjustSize()

    def _fail(self, error: object) -> None:
        self.bar.hide()
        self._say("circle-alert", "error", message_of(error))

    def _say(self, icon: str, ink: Ink, words: str) -> None:
        self._sign.setPixmap(self._theme.picture(icon, ink, self._theme.px(_SIGN)))
        self.words.setText(words)
        self.setAccessibleDescription(words)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no further."""
        if self._check is not None:
            self._check.end()
        super().hideEvent(event)
