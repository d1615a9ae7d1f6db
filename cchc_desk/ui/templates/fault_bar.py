"""What keeps a template from being saved, each with a way to its place."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from cchc_desk.forms.template_check import Fault
from cchc_desk.i18n import ntr
from cchc_desk.ui.naming import named

_FAULT = Qt.ItemDataRole.UserRole.value
_ROWS = 3
_INSET_PX = 6  # around the words of a row, a little more than the theme gives


class FaultBar(QFrame):
    """Show faults; ``chosen`` carries the Fault whose place is wanted."""

    chosen = Signal(object)

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__()
        named(self, "template-faults")
        self.setProperty("status", "error")
        self.words = QLabel()
        self.words.setProperty("status", "error")
        self.list = named(QListWidget(), "template-fault-list")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._tell)
        self.list.itemClicked.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.list)
        self.hide()

    def show_faults(self, faults: tuple[tuple[Fault, str], ...]) -> None:
        """Show faults, each with its words; none hides the bar."""
        if [words for _, words in faults] != [
            self.list.item(at).text() for at in range(self.list.count())
        ]:
            self.list.clear()
            for fault, words in faults:
                row = QListWidgetItem(words)
                row.setData(_FAULT, fault)
                row.setToolTip(words)
                self.list.addItem(row)
        words = ntr(
            "It cannot be saved yet: {count} place is to be mended.",
            "It cannot be saved yet: {count} places are to be mended.",
            len(faults),
        )
        self.words.setText(words)
        self.list.setAccessibleName(words)
        self.setVisible(bool(faults))
        self._take_height()

    def _take_height(self) -> None:
        """Be as high as the first faults are on the lines that they need."""
        metrics = self.list.fontMetrics()
        room = QRect(0, 0, self.list.viewport().width() - 2 * _INSET_PX, 0)
        wrapped = Qt.TextFlag.TextWordWrap
        rows = [
            metrics.boundingRect(room, wrapped, self.list.item(at).text()).height() + 2 * _INSET_PX
            for at in range(min(self.list.count(), _ROWS))
        ]
        self.list.setFixedHeight(sum(rows) + 2 * self.list.frameWidth() + _INSET_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words for the new width."""
        super().resizeEvent(event)
        self._take_height()

    def next(self) -> None:
        """Ask for the place of the next fault, after the last one for that of the first."""
        if self.list.count():
            at = (self.list.currentRow() + 1) % self.list.count()
            self.list.setCurrentRow(at)
            self._tell(self.list.item(at))

    def _tell(self, row: QListWidgetItem) -> None:
        self.chosen.emit(row.data(_FAULT))
