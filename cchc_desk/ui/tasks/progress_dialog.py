"""The question which progress several tasks have."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from cchc_desk.forms.text import clean, fold_spaces
from cchc_desk.i18n import ntr, tr
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.tasks.cell_editor import ProgressBox


class ProgressDialog(QDialog):
    """Ask for the progress of tasks; ``chosen`` carries the words."""

    chosen = Signal(object)

    def __init__(self, count: int, progress: str, parent: QWidget | None = None) -> None:
        """Ask about a number of tasks, beginning with the progress of one of them."""
        super().__init__(parent)
        self.setObjectName("progress-dialog")
        self.setWindowTitle(tr("Change progress"))
        self.words = ProgressBox(self)
        self.words.setObjectName("progress-words")
        self.words.setAccessibleName(tr("Progress"))
        self.words.load(progress)
        self.words.line.selectAll()
        question = QLabel(
            ntr("Progress of {count} selected task:", "Progress of {count} selected tasks:", count)
        )
        question.setBuddy(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(question)
        column.addWidget(self.words)
        column.addWidget(dialog_buttons(self, tr("Change")))
        self.accepted.connect(self._tell)

    def _tell(self) -> None:
        self.chosen.emit(fold_spaces(clean(self.words.currentText())))


def dialog_buttons(dialog: QDialog, does: str) -> QDialogButtonBox:
    """Make the buttons of a dialog; ``does`` - what the first one is called."""
    buttons = QDialogButtonBox(dialog)
    does_it = styled(named(QPushButton(does), "accept"), "primary")
    does_it.setDefault(True)
    buttons.addButton(does_it, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setObjectName("cancel")
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
