"""The last backup before the window closes, and the question when it cannot be made."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from cchc_desk.errors import UserError
from cchc_desk.i18n import tr
from cchc_desk.ui.keeping.keeper import Keeper
from cchc_desk.ui.naming import named


def back_up_before_closing(keeper: Keeper, window: QWidget) -> bool:
    """Make the last backup; where that fails ask the clerk. False: the window is to stay open.

    The end of the Windows session waits for nothing that can be made at the next start.
    """
    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication) and app.isSavingSession():
        return True
    place: Path | None = None
    while (error := keeper.back_up_before_closing(place)) is not None:
        answer = _ask(error, window)
        if answer is None:
            return False
        if answer == "without":
            return True
        place = _asked_place(window) if answer == "place" else None
    return True


def _ask(error: UserError, window: QWidget) -> str | None:
    """Return "again", "place" or "without". None: the window stays open."""
    box = named(QMessageBox(window), "no-backup")
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Not backed up"))
    box.setText(
        tr(
            "All that you typed is saved, but the backup of today could not be made: {reason}",
            reason=error,
        )
    )
    role = QMessageBox.ButtonRole
    answers = {
        box.addButton(tr("Try &again"), role.AcceptRole): "again",
        box.addButton(tr("Another &place…"), role.ActionRole): "place",
        box.addButton(tr("Close &without a backup"), role.DestructiveRole): "without",
    }
    stay = box.addButton(tr("&Keep the window open"), role.RejectRole)
    box.setDefaultButton(next(iter(answers)))
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    return next((word for button, word in answers.items() if button is clicked), None)


def _asked_place(window: QWidget) -> Path | None:
    """Return the folder that was chosen. None: the usual one is tried again."""
    name = QFileDialog.getExistingDirectory(window, tr("Choose a place for backups"))
    return Path(name) if name else None
