"""The remarks of readers beside an item, with the button that takes them away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from cchc_desk.i18n import tr
from cchc_desk.ui.editors.signs import Sign, plain_label
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Theme


class RemarkStrip(QFrame):
    """Show remarks that are never printed; ``done`` comes from the button."""

    done = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        named(self, "remarks", tr("Remarks of readers; they are not printed"))
        self.setToolTip(self.accessibleName())
        self.words = named(plain_label(""), "remarks-words")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = named(QPushButton(tr("Dealt with")), "remarks-done")
        self.button.setToolTip(tr("Take these remarks away; Ctrl+Z brings them back"))
        self.button.clicked.connect(self.done)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(8)
        row.addWidget(Sign(theme, "text-quote"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_remarks(self, remarks: Sequence[str]) -> None:
        """Show these, each on lines of its own; nothing for none."""
        self.words.setText("\n".join(remarks))
        self.button.setAccessibleDescription(self.words.text())
        self.setVisible(bool(remarks))
