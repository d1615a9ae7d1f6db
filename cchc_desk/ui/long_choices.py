"""Lists to choose long names from.

Apart from the short ones: the styles of Qt that it needs take 10 ms of a start.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

from cchc_desk.ui.calm_inputs import CalmComboBox

_AROUND_PX = 4  # left and right of the words in a closed list


class LongChoices(CalmComboBox):
    """A list to choose from; what it has no room for shows its beginning and its end."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten what is drawn, never what is chosen; Qt 6.12 would cut a letter in two."""
        super().initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideMiddle, room.width() - _AROUND_PX
        )
