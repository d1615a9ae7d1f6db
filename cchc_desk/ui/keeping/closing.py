"""The last backup before the window closes, and the question when it cannot be made."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from cchc_desk.errors import UserError
from cchc_desk.i18n import tr
from cchc_desk.ui.keeping.keeper import Keeper
from cchc_desk.ui.naming import named
from cchc_desk.ui.settings import Settings


def back_up_before_closing(keeper: Keeper, window: QWidget) -> bool:
    """Make the last backup; where that fails ask the clerk. False: the window is to stay open.

    The end of the Windows session waits for nothing that can be made at the next start.
    """
    if _is_session_ending():
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


def ask_second_place(keeper: Keeper, settings: Settings, window: QWidget) -> None:
    """Ask, once and at the end of the work, for a second place of backups, and fill it."""
    if _is_session_ending() or keeper.second_place is not None:
        return
    settings.was_asked_for_place = True
    settings.save()
    if not _wants_place(window):
        return
    name = QFileDialog.getExistingDirectory(window, tr("Choose a place for backups"))
    if not name:
        return
    error = keeper.fill_second_place(Path(name))
    if error:
        box = named(QMessageBox(window), "no-second-backup")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Not backed up"))
        box.setText(error)
        box.exec()


def _wants_place(window: QWidget) -> bool:
    box = named(QMessageBox(window), "second-place")
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("A second place for backups"))
    box.setText(
        tr(
            "Backups are kept on this computer. For the day its disk fails, choose a second "
            "place: a USB stick or another disk."
        )
    )
    box.setInformativeText(
        tr(
            "This is asked only once. Later you find it below “{menu}”.",
            menu=tr("Back up and restore"),
        )
    )
    wanted = box.addButton(tr("Choose a &place…"), QMessageBox.ButtonRole.AcceptRole)
    later = box.addButton(tr("&Later"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(wanted)
    box.setEscapeButton(later)
    box.exec()
    return box.clickedButton() is wanted


def _is_session_ending() -> bool:
    """Tell whether Windows ends the session: it waits for no question."""
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()


def _asked_place(window: QWidget) -> Path | None:
    """Return the folder that was chosen. None: the usual one is tried again."""
    name = QFileDialog.getExistingDirectory(window, tr("Choose a place for backups"))
    return Path(name) if name else None
