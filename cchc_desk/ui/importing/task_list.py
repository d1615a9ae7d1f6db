"""The tasks that were found in the tables of a file, to look at."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cchc_desk.forms.column_titles import COLUMN_TITLES
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import RichText, plain_text
from cchc_desk.forms.task import Column, NumberedRow, Task, TaskGroup, cell, number_rows
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import tr
from cchc_desk.ui.importing.line_model import AnyIndex
from cchc_desk.ui.naming import named

_COLUMNS = (Column.STT, Column.CONTENT, Column.DEADLINE, Column.RESULT, Column.PROGRESS)
_NUMBER_CHARACTERS = 8
_HEADER_LINES = 2  # of the longest title, and half a line around them
_SHARES = {
    Column.CONTENT: 0.36,
    Column.DEADLINE: 0.18,
    Column.RESULT: 0.30,
    Column.PROGRESS: 0.16,
}
_NOWHERE = QModelIndex()


class TaskModel(QAbstractTableModel):
    """Hold the tasks on show."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._report: Report | None = None
        self._rows: tuple[NumberedRow, ...] = ()

    def show_report(self, report: Report | None) -> None:
        """Show the tasks of a document. None: of none."""
        self.beginResetModel()
        self._report = report
        self._rows = () if report is None else tuple(number_rows(report.tasks))
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many groups and tasks there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many columns are shown."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMN_TITLES[_COLUMNS[section]]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says, on one line, bold in a group's title; all of it as its tip."""
        if role == Qt.ItemDataRole.FontRole and self.is_group(index.row()):
            font = QFont()
            font.setBold(True)
            return font
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        words = self._words(self._rows[index.row()], _COLUMNS[index.column()])
        return fold_spaces(words) if role == Qt.ItemDataRole.DisplayRole else words

    def is_group(self, row: int) -> bool:
        """Tell whether a row is the title of a group."""
        return isinstance(self._rows[row].row, TaskGroup)

    def _words(self, numbered: NumberedRow, column: Column) -> str:
        row = numbered.row
        if column is Column.STT:
            return numbered.number
        if isinstance(row, TaskGroup):
            return row.title if column is Column.CONTENT else ""
        return self._task_words(row, column)

    def _task_words(self, task: Task, column: Column) -> str:
        if self._report is None:
            return ""
        value: RichText | str = cell(task, self._report.result(task.id), column)
        return value if isinstance(value, str) else plain_text(value)


class TaskList(QTableView):
    """Show the tasks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        named(self, "found-tasks", tr("Tasks found in the file"))
        self.tasks = TaskModel(self)
        self.setModel(self.tasks)
        self.tasks.modelReset.connect(self._span_groups)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)

    def _span_groups(self) -> None:
        """Let the title of a group go over all columns."""
        self.clearSpans()
        for row in range(self.tasks.rowCount()):
            if self.tasks.is_group(row):
                self.setSpan(row, 1, 1, len(_COLUMNS) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every column its share."""
        super().resizeEvent(event)
        self.horizontalHeader().setFixedHeight(
            self.fontMetrics().lineSpacing() * _HEADER_LINES + self.fontMetrics().height()
        )
        number = self.fontMetrics().averageCharWidth() * _NUMBER_CHARACTERS
        room = max(self.viewport().width() - number, 0)
        self.setColumnWidth(0, number)
        for place, column in enumerate(_COLUMNS[1:], start=1):
            self.setColumnWidth(place, int(room * _SHARES[column]))
