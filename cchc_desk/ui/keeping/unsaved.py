"""The question when the window is to close and something typed is not on the disk."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named


class Unsaved(StrEnum):
    """Say what the clerk wants done."""

    AGAIN = "again"
    RESCUE = "rescue"
    LOSE = "lose"
    STAY = "stay"


def ask_unsaved(reason: str, window: QWidget) -> Unsaved:
    """Ask, and wait for the answer; Esc keeps the window open."""
    box = named(QMessageBox(window), "unsaved")
    box.setWindowModality(Qt.WindowModality.WindowModal)  # the help stays open to use
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Not saved"))
    box.setText(
        tr(
            "What you typed last is not on the disk yet: {reason} Try again, or keep the "
            "window open and copy the text elsewhere.",
            reason=reason,
        )
    )
    role = QMessageBox.ButtonRole
    answers = {
        box.addButton(tr("Try &again"), role.AcceptRole): Unsaved.AGAIN,
        box.addButton(tr("Write a &rescue file and close"), role.ActionRole): Unsaved.RESCUE,
        box.addButton(tr("Close and &lose it"), role.DestructiveRole): Unsaved.LOSE,
    }
    stay = box.addButton(tr("&Keep the window open"), role.RejectRole)
    box.setDefaultButton(next(iter(answers)))
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    found = (wish for button, wish in answers.items() if button is clicked)
    return next(found, Unsaved.STAY)
