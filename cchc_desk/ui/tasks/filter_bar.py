"""The line above the task table: what to look for, in which group, of which progress."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from cchc_desk.forms.task import PROGRESS_CHOICES, NumberedRow, Task, TaskGroup, TaskResult
from cchc_desk.forms.task_standing import Standing
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import tr
from cchc_desk.ui.long_choices import LongChoices
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.standing_words import STANDINGS
from cchc_desk.ui.tasks.filter import EVERYTHING, UNTOLD, Conditions, lead_of
from cchc_desk.ui.theme import Theme

if TYPE_CHECKING:
    from cchc_desk.forms.richtext import RichText

_PAUSE_MS = 150  # between a key and the search: UniKey sends three keys for one letter
_LIST_CHARACTERS = 10  # of a title in a closed list, at least
_SEARCH_CHARACTERS = 16
_SPACING = 8  # px

# Where count, search, groups, progress, standing, department and the last button stand, by the
# number of lines: row, column, and how many rows and columns they cover.
_PLACES = {
    1: (
        (0, 0, 1, 1),
        (0, 1, 1, 1),
        (0, 2, 1, 1),
        (0, 3, 1, 1),
        (0, 4, 1, 1),
        (0, 5, 1, 1),
        (0, 6, 1, 1),
    ),
    2: (
        (0, 0, 1, 1),
        (0, 1, 1, 5),
        (1, 0, 1, 2),
        (1, 2, 1, 1),
        (1, 3, 1, 1),
        (1, 4, 1, 1),
        (1, 5, 1, 1),
    ),
    3: (
        (0, 0, 1, 1),
        (0, 1, 1, 2),
        (1, 0, 1, 2),
        (1, 2, 1, 1),
        (2, 0, 1, 1),
        (2, 1, 1, 1),
        (2, 2, 1, 1),
    ),
}
_SHARES = {
    1: (0, 4, 3, 2, 2, 2, 0),
    2: (0, 2, 2, 2, 2, 0, 0),
    3: (1, 1, 1, 0, 0, 0, 0),
}  # of the columns


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
    """Say how many rows there are and which to show; on several lines where it is narrow.

    ``conditions_changed`` carries the ``Conditions``.
    """

    conditions_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a bar that shows every row."""
        super().__init__(parent)
        self.count = styled(named(QLabel(self), "task-count"), "heading")
        self.search = SearchBox(self)
        self.groups = LongChoices()
        self.progress = LongChoices()
        self.standings = LongChoices()
        self.departments = LongChoices()
        self._leads: dict[str, tuple[RichText, str]] = {}  # by task id
        self.show_all = QToolButton(self)
        self._glass = QAction(self.search)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING)
        for box in (self.standings, self.departments):
            box.hide()
        self._name_inputs()
        self._place(1)
        self._connect()

    @property
    def _lists(self) -> tuple[LongChoices, ...]:
        return self.groups, self.progress, self.standings, self.departments

    def _name_inputs(self) -> None:
        named(self.search, "task-filter-text", tr("Find in the tasks"))
        self.search.setPlaceholderText(tr("Find, with or without tone marks (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        named(self.groups, "task-filter-group", tr("Show the tasks of a group"))
        named(self.progress, "task-filter-progress", tr("Show the tasks of a progress"))
        named(self.standings, "task-filter-standing", tr("Show the tasks of a standing"))
        named(self.departments, "task-filter-department", tr("Show the tasks of a department"))
        for box in self._lists:
            box.setMinimumContentsLength(_LIST_CHARACTERS)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named(self.show_all, "task-filter-off", tr("Show all rows"))
        self.show_all.setText(tr("Show all rows"))
        self.show_all.setToolTip(tr("Show all rows"))
        self.show_all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_all.setEnabled(False)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._tell)
        self.search.textChanged.connect(self._tell_soon)
        for box in self._lists:
            box.activated.connect(self._tell)
        self.show_all.clicked.connect(self.reset)

    def dress(self, theme: Theme) -> None:
        """Give the buttons their icons."""
        theme.dress(self._glass, "search", "muted")
        theme.dress(self.show_all, "funnel-x")

    # --- places -----------------------------------------------------------------------------------

    def _place(self, lines: int) -> None:
        """Lay everything on one line, or the lists on a second one."""
        self._lines = lines
        widgets = (self.count, self.search, *self._lists, self.show_all)
        for widget, place in zip(widgets, _PLACES[lines], strict=True):
            self._grid.addWidget(widget, *place)
        for column, share in enumerate(_SHARES[lines]):
            self._grid.setColumnStretch(column, share)

    def _lists_width(self) -> int:
        shown = [box for box in self._lists if not box.isHidden()]
        boxes = sum(box.minimumSizeHint().width() + _SPACING for box in shown)
        return boxes + self.show_all.sizeHint().width()

    def _search_width(self) -> int:
        letter = self.search.fontMetrics().averageCharWidth()
        box = letter * _SEARCH_CHARACTERS + self.search.sizeHint().height()
        return self.count.sizeHint().width() + _SPACING + box

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest of three lines."""
        box = self.groups.minimumSizeHint().width() + _SPACING
        width = max(self._search_width(), 2 * box + self.show_all.sizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take a second line where one is too narrow."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take a second line where another font needs it."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        needed = self._search_width() + _SPACING + self._lists_width()
        lines = 1 if self.width() >= needed else 2 if self.width() >= self._lists_width() else 3
        if lines != self._lines:
            self._place(lines)

    # --- choices ----------------------------------------------------------------------------------

    def offer(self, rows: Sequence[NumberedRow], results: Iterable[TaskResult]) -> None:
        """Offer the groups and the words of progress that there are."""
        groups = [
            (f"{each.number}. {each.row.title}" if each.number else each.row.title, each.row.id)
            for each in rows
            if isinstance(each.row, TaskGroup)
        ]
        said = {fold_spaces(words) for words in {result.progress for result in results}}
        others = sorted(said - {"", *PROGRESS_CHOICES})
        words: list[tuple[str, str | None]] = [
            (tr("(not stated)"), ""),
            *((word, word) for word in (*PROGRESS_CHOICES, *others)),
        ]
        kept_groups = _offer(self.groups, [(tr("All groups"), None), *groups])
        kept_progress = _offer(self.progress, [(tr("Any progress"), None), *words])
        if not (kept_groups and kept_progress):
            self._tell()

    def offer_standings(self, standings: Iterable[Standing], *, has_untold: bool) -> None:
        """Offer how the tasks stand, those that there are; hidden while nothing is known."""
        there = set(standings)
        choices: list[tuple[str, str | None]] = [(tr("Any standing"), None)]
        choices += [(tr(look.words), each) for each, look in STANDINGS.items() if each in there]
        if has_untold:
            choices.append((tr("Told in no text"), UNTOLD))
        if not _offer(self.standings, choices):
            self._tell()
        self.standings.setVisible(bool(there))
        self._fit()

    def offer_departments(self, rows: Sequence[NumberedRow]) -> None:
        """Offer who leads the tasks; hidden where nobody is named."""
        leads = {self._lead(each.row) for each in rows if isinstance(each.row, Task)}
        choices: list[tuple[str, str | None]] = [(tr("Any department"), None)]
        choices += [(lead, lead) for lead in sorted(leads - {""})]
        if "" in leads:
            choices.append((tr("(nobody named)"), ""))
        if not _offer(self.departments, choices):
            self._tell()
        self.departments.setVisible(bool(leads - {""}))
        self._fit()

    def _lead(self, task: Task) -> str:
        """Return who leads a task; the words of a cell that is the same are known."""
        known = self._leads.get(task.id)
        if known is None or known[0] is not task.lead:
            known = self._leads[task.id] = (task.lead, lead_of(task))
        return known[1]

    def show_progress_choice(self, *, wanted: bool) -> None:
        """Show or hide the choice of progress: a plan has none."""
        self.progress.setVisible(wanted)

    def reset(self) -> None:
        """Ask for every row again."""
        self.search.clear()
        for box in self._lists:
            box.setCurrentIndex(0)
        self._tell()

    # --- telling ----------------------------------------------------------------------------------

    def _tell_soon(self) -> None:
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        conditions = Conditions(
            fold_spaces(self.search.text()),
            self.groups.currentData(),
            self.progress.currentData(),
            self.standings.currentData(),
            self.departments.currentData(),
        )
        self.show_all.setEnabled(conditions != EVERYTHING)
        self.conditions_changed.emit(conditions)


def _offer(box: QComboBox, choices: Sequence[tuple[str, str | None]]) -> bool:
    """Fill a list; tell whether what was chosen is still offered, and so still chosen."""
    there = [(box.itemText(place), box.itemData(place)) for place in range(box.count())]
    chosen = box.currentData()
    if there == list(choices):
        return True
    box.clear()
    for text, data in choices:
        box.addItem(text, data)
        box.setItemData(box.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return bool(box.currentData() == chosen)
