"""The first size of a dialog: what it needs, but never more than the screen has."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from cchc_desk.ui.theme import Theme

_FRAME = QSize(16, 48)  # round a window, and its title, in pixels


def take_size(dialog: QDialog, theme: Theme, width: int, height: int) -> None:
    """Give a dialog a size at a zoom of 100 %, grown with the letters of the interface."""
    wanted = QSize(theme.px(width), theme.px(height))
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() - _FRAME))
