"""The line above the task table: what to look for, in which group, of which progress."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from cchc_desk.forms.task import PROGRESS_CHOICES, NumberedRow, TaskGroup, TaskResult
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import tr
from cchc_desk.ui.tasks.filter import Conditions

_PAUSE_MS = 150  # between a key and the search: UniKey sends three keys for one letter
_GROUP_CHARACTERS = 18  # of a title in the closed list, at least


class SearchBox(QLineEdit):
    """Take the words to look for; ``left`` tells that the user goes on to the table."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, then leaves; Enter and Down leave."""
        leaves = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}
        if event.key() == Qt.Key.Key_Escape:
            leaves = not self.text()
            self.clear()
        if leaves:
            self.left.emit()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Say which rows to show; ``conditions_changed`` carries the ``Conditions``."""

    conditions_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a bar that shows every row."""
        super().__init__(parent)
        self.search = SearchBox(self)
        self.groups = QComboBox(self)
        self.progress = QComboBox(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._name_inputs()
        self._lay_out()
        self._pause.timeout.connect(self._tell)
        self.search.textChanged.connect(self._tell_soon)
        for box in (self.groups, self.progress):
            box.activated.connect(self._tell)

    def _name_inputs(self) -> None:
        self.search.setObjectName("task-filter-text")
        self.search.setAccessibleName(tr("Find in the tasks"))
        self.search.setPlaceholderText(tr("Find, with or without tone marks (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(160)
        self.groups.setObjectName("task-filter-group")
        self.groups.setAccessibleName(tr("Show the tasks of a group"))
        self.groups.setMinimumContentsLength(_GROUP_CHARACTERS)
        self.groups.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.progress.setObjectName("task-filter-progress")
        self.progress.setAccessibleName(tr("Show the tasks of a progress"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.search, 3)
        row.addWidget(self.groups, 2)
        row.addWidget(self.progress)
        self.groups.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # --- choices ----------------------------------------------------------------------------------

    def offer(self, rows: Sequence[NumberedRow], results: Iterable[TaskResult]) -> None:
        """Offer the groups and the words of progress that there are."""
        groups = [
            (f"{each.number}. {each.row.title}", each.row.id)
            for each in rows
            if isinstance(each.row, TaskGroup)
        ]
        said = {fold_spaces(result.progress) for result in results}
        others = sorted(said - {"", *PROGRESS_CHOICES})
        words: list[tuple[str, str | None]] = [
            (tr("(not stated)"), ""),
            *((word, word) for word in (*PROGRESS_CHOICES, *others)),
        ]
        _offer(self.groups, [(tr("All groups"), None), *groups])
        _offer(self.progress, [(tr("Any progress"), None), *words])

    def show_progress_choice(self, *, wanted: bool) -> None:
        """Show or hide the choice of progress: a plan has none."""
        self.progress.setVisible(wanted)

    def reset(self) -> None:
        """Ask for every row again."""
        self.search.clear()
        self.groups.setCurrentIndex(0)
        self.progress.setCurrentIndex(0)
        self._tell()

    # --- telling ----------------------------------------------------------------------------------

    def _tell_soon(self) -> None:
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self.conditions_changed.emit(
            Conditions(
                fold_spaces(self.search.text()),
                self.groups.currentData(),
                self.progress.currentData(),
            )
        )


def _offer(box: QComboBox, choices: Sequence[tuple[str, str | None]]) -> None:
    """Fill a list, keeping what is chosen as long as it is offered."""
    there = [(box.itemText(place), box.itemData(place)) for place in range(box.count())]
    if there == list(choices):
        return
    chosen = box.currentData()
    box.clear()
    for text, data in choices:
        box.addItem(text, data)
        box.setItemData(box.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
    box.setCurrentIndex(max(box.findData(chosen), 0))
