"""Inputs to choose with that the wheel of a scrolling page does not change."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox

from cchc_desk.ui.theme import INTERFACE_PT, scaled

YEARS: Final = (2000, 2100)
"""The first and the last year that can be chosen."""

_INSET_PX = 5  # before the year, to stand under the words above it


class CalmComboBox(QComboBox):
    """A list to choose from, of short words; see ``long_choices``."""

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll, unless the clerk is choosing here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class YearBox(QSpinBox):
    """A year to choose."""

    def __init__(self) -> None:
        """Begin with the first year."""
        super().__init__(minimum=YEARS[0], maximum=YEARS[1])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._take_inset()

    def _take_inset(self) -> None:
        """Leave room before the year: no style sheet does in Qt 6.12."""
        zoom_percent = round(100 * self.font().pointSizeF() / INTERFACE_PT)
        self.lineEdit().setTextMargins(scaled(_INSET_PX, zoom_percent), 0, 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the letters of the interface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._take_inset()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll, unless the clerk is choosing here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
