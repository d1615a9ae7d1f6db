"""What was noticed while a file was brought in, to be read."""

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Theme

_WIDTH_CHARACTERS, _HEIGHT_LINES = 84, 20
_SHARE_OF_SCREEN = 0.9


def notes_list(name: str) -> QListWidget:
    """Make a list for sentences."""
    made = named(QListWidget(), name, tr("Notes"))
    made.setWordWrap(True)
    return made


def show_notes(notes: Iterable[str], shown: QListWidget, theme: Theme) -> None:
    """Show sentences in such a list."""
    shown.clear()
    for note in notes:
        shown.addItem(QListWidgetItem(theme.icon("info", "muted"), note))


class NotesDialog(QDialog):
    """Show sentences until it is closed."""

    def __init__(self, notes: Iterable[str], theme: Theme, parent: QWidget | None = None) -> None:
        """List the sentences."""
        super().__init__(parent)
        named(self, "notes-dialog").setWindowTitle(tr("Notes on the file"))
        self.list = notes_list("dialog-notes")
        show_notes(notes, self.list, theme)
        buttons = QDialogButtonBox()
        close = buttons.addButton(tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("close")
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        wanted = QSize(letter * _WIDTH_CHARACTERS, line * _HEIGHT_LINES)
        self.resize(wanted.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
