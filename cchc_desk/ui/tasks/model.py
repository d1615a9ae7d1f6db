"""The rows of the task table for Qt's views: what every cell shows, says and may do."""

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QFont

from cchc_desk.forms.column_titles import column_titles
from cchc_desk.forms.richtext import RichText, footnotes, inline_text, plain_text
from cchc_desk.forms.task import (
    Column,
    NumberedRow,
    TaskGroup,
    TaskResult,
    cell,
    number_rows,
)
from cchc_desk.forms.task_standing import Standing
from cchc_desk.forms.template import Appendix
from cchc_desk.forms.text import fold_spaces, without_marks
from cchc_desk.i18n import tr
from cchc_desk.ui.standing_words import STANDINGS
from cchc_desk.ui.tasks.apply import Results, Rows
from cchc_desk.ui.tasks.requests import CellValue

AnyIndex = QModelIndex | QPersistentModelIndex

# As on paper. Source: forms.appendix, which prints the same table.
CENTRED = frozenset({Column.STT, Column.DEADLINE, Column.PROGRESS})

TOLD = frozenset({Standing.OVERDUE, Standing.DUE, Standing.DONE_LATE})
"""The standings that a row tells of."""

_Holds = tuple[NumberedRow, TaskResult | None]  # what the texts of a row are made of

_NO_RESULT = TaskResult()
_NO_INDEX = QModelIndex()


class TaskRole(IntEnum):
    """What a row says of itself beside its texts."""

    ROW_ID = Qt.ItemDataRole.UserRole + 1
    IS_GROUP = Qt.ItemDataRole.UserRole + 2
    GROUP_ID = Qt.ItemDataRole.UserRole + 3  # "" - the task stands before the first group


class TaskTableModel(QAbstractTableModel):
    """Show tasks and group headings under the columns of an appendix.

    ``rows_coming`` carries the new rows just before they are shown, for a proxy in between.
    """

    rows_coming = QtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make a model without columns and rows."""
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._by_group = False
        self._rows: Rows = ()
        self._results: Results = {}
        self._numbered: tuple[NumberedRow, ...] = ()
        self._places: dict[str, int] = {}
        self._texts: dict[tuple[str, Column], tuple[CellValue, str]] = {}
        self._folded: dict[str, tuple[_Holds, str]] = {}  # by row id: what is searched
        self._standings: Mapping[str, Standing] = {}

    # --- what is shown ----------------------------------------------------------------------------

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns from left to right."""
        return self._columns

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the title of every column."""
        return self._titles

    @property
    def rows(self) -> Rows:
        """Return the rows in document order."""
        return self._rows

    @property
    def results(self) -> Results:
        """Return what the report says, by task id."""
        return self._results

    @property
    def title_column(self) -> int:
        """Return where the title of a group begins: after its number, if there is room."""
        return min(1, len(self._columns) - 1)

    def set_appendix(self, appendix: Appendix) -> None:
        """Show the columns of an appendix; the rows stay."""
        self.beginResetModel()
        self._columns = tuple(Column(name) for name in appendix.columns)
        self._titles = column_titles(appendix)
        self._by_group = appendix.numbers_by_group
        self._number(self._rows)
        self._texts.clear()
        self._folded.clear()
        self.endResetModel()

    def set_rows(self, rows: Rows, results: Mapping[str, TaskResult]) -> None:
        """Show other rows; what stays in its place keeps its selection, editor and height."""
        self.rows_coming.emit(rows)
        old_rows, old_results, old_numbers = self._rows, self._results, self._numbered
        self._results = results
        first = _same_ids(old_rows, rows)
        last = min(_same_ids(old_rows[first:][::-1], rows[first:][::-1]), len(rows) - first)
        self._remove(first, len(old_rows) - last, old_rows)
        self._insert(first, len(rows) - last, rows)
        self._tell_changes(old_rows, old_results, old_numbers)

    def _remove(self, first: int, end: int, old: Rows) -> None:
        if end > first:
            self.beginRemoveRows(_NO_INDEX, first, end - 1)
            self._number((*old[:first], *old[end:]))
            self.endRemoveRows()

    def _insert(self, first: int, end: int, rows: Rows) -> None:
        if end > first:
            self.beginInsertRows(_NO_INDEX, first, end - 1)
            self._number(rows)
            self.endInsertRows()
        else:
            self._number(rows)

    def _number(self, rows: Rows) -> None:
        self._rows = rows
        self._numbered = number_rows(rows, by_group=self._by_group)
        self._places = {row.id: place for place, row in enumerate(rows)}

    def _tell_changes(self, rows: Rows, results: Results, numbers: tuple[NumberedRow, ...]) -> None:
        """Tell the views which rows, from the first changed one to the last, are to be redrawn."""
        before = {
            row.id: (row, results.get(row.id), n.number)
            for row, n in zip(rows, numbers, strict=True)
        }
        changed = [
            place
            for place, (row, n) in enumerate(zip(self._rows, self._numbered, strict=True))
            if before.get(row.id) != (row, self._results.get(row.id), n.number)
        ]
        if changed and self._columns:
            last_column = len(self._columns) - 1
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], last_column))

    # --- cells ------------------------------------------------------------------------------------

    def row(self, place: int) -> NumberedRow:
        """Return a row with its number and group."""
        return self._numbered[place]

    def place_of(self, row_id: str) -> int | None:
        """Return where a row stands; None: it is not there."""
        return self._places.get(row_id)

    def result(self, task_id: str) -> TaskResult:
        """Return what the report says of a task."""
        return self._results.get(task_id, _NO_RESULT)

    def value(self, place: int, column: int) -> CellValue:
        """Return what a cell holds; every cell of a group but its number holds its title."""
        numbered = self._numbered[place]
        row = numbered.row
        if isinstance(row, TaskGroup):
            return row.title if column >= self.title_column else numbered.number
        name = self._columns[column]
        return numbered.number if name is Column.STT else cell(row, self.result(row.id), name)

    def text(self, place: int, column: int) -> str:
        """Return the plain characters of a cell."""
        value = self.value(place, column)
        return value if isinstance(value, str) else self._plain(place, column, value)

    def _plain(self, place: int, column: int, value: RichText) -> str:
        key = (self._rows[place].id, self._columns[column])
        known = self._texts.get(key)
        if known is None or known[0] is not value:
            known = self._texts[key] = (value, plain_text(value))
        return known[1]

    def search_text(self, place: int) -> str:
        """Return all texts of a row as they are searched: one line, without tone marks."""
        numbered = self._numbered[place]
        row_id, holds = numbered.row.id, (numbered, self._results.get(numbered.row.id))
        known = self._folded.get(row_id)
        if known is None or known[0] != holds:
            said = " ".join(self.text(place, column) for column in range(len(self._columns)))
            known = self._folded[row_id] = (holds, without_marks(fold_spaces(said)))
        return known[1]

    def set_standings(self, standings: Mapping[str, Standing]) -> None:
        """Say how the tasks stand, by id; one that is not named says nothing of itself."""
        changed = {
            row for row in {**self._standings, **standings}
            if self._standings.get(row) is not standings.get(row)
        }  # fmt: skip
        self._standings = standings
        places = sorted(self._places[row] for row in changed if row in self._places)
        if places and self._columns:
            last = len(self._columns) - 1
            self.dataChanged.emit(self.index(places[0], 0), self.index(places[-1], last))

    def standing(self, task_id: str) -> Standing | None:
        """Return how a task stands. None: it is not known yet."""
        return self._standings.get(task_id)

    def badge(self, place: int, column: int) -> Standing | None:
        """Return what a cell says of the standing under its text. None: nothing.

        Only the deadline says it, and only where the clerk has to look.
        """
        found = self._standings.get(self._rows[place].id)
        is_told = found in TOLD and self._columns[column] is Column.DEADLINE
        return found if is_told else None

    def is_editable(self, place: int, column: int) -> bool:
        """Tell whether a cell can be typed into: all but the computed numbers."""
        if isinstance(self._rows[place], TaskGroup):
            return column >= self.title_column
        return self._columns[column] is not Column.STT

    # --- Qt's questions ---------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what the user may do with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = self.is_editable(index.row(), index.column())
        return usual | Qt.ItemFlag.ItemIsEditable if editable else usual

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one thing that is to know of a cell."""
        if not index.isValid():
            return None
        place, column = index.row(), index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self.text(place, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._notes(place, column) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(place, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(place, column)
        return self._row_data(place, role)

    def _row_data(self, place: int, role: int) -> object:
        numbered = self._numbered[place]
        is_group = isinstance(numbered.row, TaskGroup)
        if role == TaskRole.ROW_ID:
            return numbered.row.id
        if role == TaskRole.IS_GROUP:
            return is_group
        if role == TaskRole.GROUP_ID:
            return numbered.group.id if numbered.group else ""
        if role == Qt.ItemDataRole.FontRole and is_group:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def alignment(self, place: int, column: int) -> Qt.AlignmentFlag:
        """Return where the text of a cell stands in it, as on paper."""
        is_title = isinstance(self._rows[place], TaskGroup) and column >= self.title_column
        centred = self._columns[column] in CENTRED and not (is_title and column > 0)
        side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignTop

    def _notes(self, place: int, column: int) -> str:
        value = self.value(place, column)
        notes = () if isinstance(value, str) else footnotes(value)
        return "\n".join(tr("Footnote: {text}", text=inline_text(note.spans)) for note in notes)

    def _spoken(self, place: int, column: int) -> str:
        numbered = self._numbered[place]
        badge = self.badge(place, column)
        said = [self.text(place, column), tr(STANDINGS[badge].words) if badge else ""]
        text = ", ".join(filter(None, said)) or tr("empty")
        if isinstance(numbered.row, TaskGroup):
            return tr("Group {number}: {title}", number=numbered.number, title=numbered.row.title)
        return tr(
            "Row {number}, column {title}: {text}",
            number=numbered.number,
            title=self._titles[column],
            text=text,
        )

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the title of a column, or the number of a row for screen readers."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._titles[section] if section < len(self._titles) else None
        return self._numbered[section].number if section < len(self._numbered) else None


def _same_ids(old: Rows, new: Rows) -> int:
    """Return how many rows from the first on are the same ones."""
    same = 0
    for mine, other in zip(old, new, strict=False):
        if mine.id != other.id:
            break
        same += 1
    return same
