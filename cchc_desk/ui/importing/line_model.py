"""The lines of a file as a table: the part of each, and its words."""

from bisect import bisect_right
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cchc_desk.i18n import N_, tr
from cchc_desk.ui.importing.lines import ShownLine
from cchc_desk.ui.importing.roles import doubt_words

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class LineColumn(IntEnum):
    """What a column shows."""

    PART = 0
    WORDS = 1


_TITLES = {
    LineColumn.PART: N_("Part"),
    LineColumn.WORDS: N_("Line of the file"),
}


class LineModel(QAbstractTableModel):
    """Hold the lines on show."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.lines: Sequence[ShownLine] = ()
        self._indices: list[int] = []

    def show_lines(self, lines: Sequence[ShownLine]) -> None:
        """Show lines; of the same file only those that are other than before are drawn again."""
        before, indices = self.lines, [line.index for line in lines]
        if indices != self._indices:
            self.beginResetModel()
            self.lines, self._indices = lines, indices
            self.endResetModel()
            return
        self.lines = lines
        changed = [row for row, line in enumerate(lines) if line != before[row]]
        if changed:
            last = max(LineColumn)
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], last))

    def row_of(self, line: int) -> int:
        """Return the row that shows a line of the file, or the one before a blank line."""
        return max(bisect_right(self._indices, line) - 1, 0)

    def doubtful_rows(self) -> list[int]:
        """Return the rows whose part is not sure."""
        return [row for row, line in enumerate(self.lines) if line.doubts]

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(LineColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_TITLES[LineColumn(section)])
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; the first cell tells the whole line to screen readers."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text_of(line, LineColumn(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (line.words, doubt_words(line.doubts))))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == LineColumn.PART:
            return ", ".join(filter(None, (line.part.words, line.words, doubt_words(line.doubts))))
        return None


def text_of(line: ShownLine, column: LineColumn) -> str:
    """Return what a cell says."""
    return line.part.words if column is LineColumn.PART else line.words
