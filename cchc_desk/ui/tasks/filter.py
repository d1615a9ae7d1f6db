"""Which rows of the task table are shown, and in which order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtCore import Signal as QtSignal

from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task import PROGRESS_CHOICES, Column, NumberedRow, Task, TaskGroup
from cchc_desk.forms.text import fold_spaces, without_marks
from cchc_desk.ui.tasks.apply import Rows
from cchc_desk.ui.tasks.model import TaskTableModel
from cchc_desk.ui.tasks.sorting import SortKey, deadline_key, sort_key

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Conditions:
    """Say which rows to show.

    None: ``group_id`` - of every group; ``progress`` - of any, while "" is "not stated";
    ``standing`` - any; ``department`` - led by anyone, while "" is by nobody named.
    """

    text: str = ""
    group_id: str | None = None
    progress: str | None = None
    standing: str | None = None
    department: str | None = None


UNTOLD = "untold"
"""Among the standings: no text tells of the task."""

EVERYTHING = Conditions()

_EMPTY: Final[tuple[int, SortKey]] = (9, ((), ()))  # below everything that is written


class TaskFilter(QSortFilterProxyModel):
    """Show some rows, sorted inside their groups.

    Both are decided when they are asked for: a row that is edited or added later stays where the
    user sees it until the filter or the order is changed. ``changed`` tells of both.
    """

    changed = QtSignal()

    def __init__(self, model: TaskTableModel, parent: QObject | None = None) -> None:
        """Show all rows of a model in document order."""
        super().__init__(parent)
        self._model = model
        self._conditions = EVERYTHING
        self._hidden: frozenset[str] = frozenset()
        self._ranks: dict[str, int] = {}
        self._untold: frozenset[str] = frozenset()
        self._year: int | None = None  # None: not said; deadlines then sort as words
        model.rows_coming.connect(self._rank_new_rows)
        model.modelAboutToBeReset.connect(self._show_in_document_order)
        self.setSourceModel(model)

    @property
    def conditions(self) -> Conditions:
        """Return what rows are shown."""
        return self._conditions

    @property
    def is_filtered(self) -> bool:
        """Tell whether rows may be hidden."""
        return self._conditions != EVERYTHING

    @property
    def is_sorted(self) -> bool:
        """Tell whether rows stand in another order than in the document."""
        return bool(self._ranks)

    def count_shown(self) -> tuple[int, int]:
        """Return how many tasks are shown, and of how many; groups are not counted."""
        tasks = [row.id for row in self._model.rows if isinstance(row, Task)]
        return sum(task_id not in self._hidden for task_id in tasks), len(tasks)

    def group_rows(self) -> list[int]:
        """Return in which rows the headings of groups are shown."""
        rows = self._model.rows
        places = (place for place, row in enumerate(rows) if isinstance(row, TaskGroup))
        shown = (self.mapFromSource(self._model.index(place, 0)).row() for place in places)
        return [row for row in shown if row >= 0]

    def show(self, conditions: Conditions) -> None:
        """Show the rows that meet the conditions now, and the headings of their groups."""
        self._conditions = conditions
        rows = [self._model.row(place) for place in range(self._model.rowCount())]
        shown = self._shown(rows) if self.is_filtered else {each.row.id for each in rows}
        self._hidden = frozenset(each.row.id for each in rows) - shown
        self.invalidate()
        self.changed.emit()

    def _shown(self, rows: Sequence[NumberedRow]) -> set[str]:
        words = without_marks(fold_spaces(self._conditions.text))
        titles = {
            each.row.id
            for each in rows
            if isinstance(each.row, TaskGroup) and words in without_marks(each.row.title)
        }
        shown = {self._conditions.group_id or ""}
        for place, each in enumerate(rows):
            if isinstance(each.row, Task) and self._meets(each, place, words, titles):
                shown.add(each.row.id)
                if each.group:
                    shown.add(each.group.id)
        return shown

    def _meets(self, each: NumberedRow, place: int, words: str, titles: set[str]) -> bool:
        wanted = self._conditions
        group_id = each.group.id if each.group else None
        if wanted.group_id is not None and wanted.group_id != group_id:
            return False
        progress = fold_spaces(self._model.result(each.row.id).progress)
        if wanted.progress is not None and wanted.progress != progress:
            return False
        if not (self._stands(each.row.id) and self._is_led(each)):
            return False
        return group_id in titles or words in self._model.search_text(place)

    def _stands(self, task_id: str) -> bool:
        wanted = self._conditions.standing
        if wanted == UNTOLD:
            return task_id in self._untold
        return wanted is None or self._model.standing(task_id) == wanted

    def _is_led(self, each: NumberedRow) -> bool:
        wanted = self._conditions.department
        return wanted is None or (isinstance(each.row, Task) and lead_of(each.row) == wanted)

    def set_untold(self, tasks: frozenset[str]) -> None:
        """Say which tasks no text tells of; what is shown stays until it is asked for again."""
        self._untold = tasks

    # --- order ------------------------------------------------------------------------------------

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the tasks inside their groups by a column; -1: the order of the document."""
        known = range(self._model.columnCount())
        self._ranks = _ranked(self._sorted(column, order)) if column in known else {}
        # The ranks hold the direction; Qt sorts by them, and always upwards.
        sorted_by = 0 if self._ranks else -1
        if self.sortColumn() == sorted_by:
            self.invalidate()
        else:
            super().sort(sorted_by, Qt.SortOrder.AscendingOrder)
        self.changed.emit()

    def _sorted(self, column: int, order: Qt.SortOrder) -> list[str]:
        ordered: list[str] = []
        waiting: list[int] = []
        for place, row in enumerate(self._model.rows):
            if isinstance(row, TaskGroup):
                ordered += self._sorted_tasks(waiting, column, order)
                ordered.append(row.id)
                waiting = []
            else:
                waiting.append(place)
        return ordered + self._sorted_tasks(waiting, column, order)

    def set_year(self, year: int) -> None:
        """Say in which year the deadlines are that name none."""
        self._year = year

    def _sorted_tasks(self, places: list[int], column: int, order: Qt.SortOrder) -> list[str]:
        """Return the ids of tasks in order, those with an empty cell last either way."""
        down = order == Qt.SortOrder.DescendingOrder
        if self._model.columns[column] is Column.STT:
            ordered = places[::-1] if down else places
        else:
            keys = {place: self._sort_key(place, column) for place in places}
            ordered = sorted(places, key=lambda place: keys[place][1], reverse=down)
            ordered.sort(key=lambda place: keys[place][0])
        return [self._model.rows[place].id for place in ordered]

    def _sort_key(self, place: int, column: int) -> tuple[int, SortKey]:
        """Return what is never turned round, and the key inside it."""
        words, name = self._model.text(place, column), self._model.columns[column]
        if not words:
            return _EMPTY
        if name is Column.PROGRESS:
            return 0, _progress_key(words)
        if name is Column.DEADLINE and self._year is not None:
            return deadline_key(words, self._year)
        return 0, sort_key(words)

    def _rank_new_rows(self, rows: Rows) -> None:
        """Put rows that are new into the order, each after its neighbour in the document."""
        if not self._ranks:
            return
        coming = {row.id for row in rows}
        ordered = [row_id for row_id in self._ranks if row_id in coming]
        known, before = set(ordered), None
        for row in rows:
            if row.id not in known:
                ordered.insert(0 if before is None else ordered.index(before) + 1, row.id)
            before = row.id
        self._ranks = _ranked(ordered)

    def _show_in_document_order(self) -> None:
        self._conditions = EVERYTHING
        self._hidden = frozenset()
        self._ranks = {}

    # --- Qt's questions ---------------------------------------------------------------------------

    def filterAcceptsRow(self, source_row: int, _parent: AnyIndex) -> bool:
        """Tell whether a row is shown."""
        return self._model.rows[source_row].id not in self._hidden

    def lessThan(self, left: AnyIndex, right: AnyIndex) -> bool:
        """Tell whether a row stands above another."""
        rows = self._model.rows
        before, after = left.row(), right.row()
        return self._ranks.get(rows[before].id, before) < self._ranks.get(rows[after].id, after)


def lead_of(task: Task) -> str:
    """Return who leads a task, as one line; "" - nobody is named."""
    return fold_spaces(plain_text(task.lead))


def _ranked(ids: Iterable[str]) -> dict[str, int]:
    return {row_id: rank for rank, row_id in enumerate(ids)}


def _progress_key(text: str) -> SortKey:
    """Sort progress as work goes on, other words after the usual ones."""
    usual = text in PROGRESS_CHOICES
    place = PROGRESS_CHOICES.index(text) if usual else len(PROGRESS_CHOICES)
    letters, tones = sort_key(text)
    return ((place, 0), *letters), tones
