"""The rows of a statistics appendix: heads of groups, and figures."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from cchc_desk.forms.template import FigureRow
from cchc_desk.forms.text import clean, fold_spaces
from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named

_ROW = Qt.ItemDataRole.UserRole.value
_ROWS = 8


class RowList(QListWidget):
    """Edit rows; F2 edits the head of a group. ``edited`` comes after each change."""

    edited = Signal()

    def __init__(self) -> None:
        """Begin with no rows."""
        super().__init__()
        named(self, "appendix-rows", tr("Rows of the table"))
        self.setEditTriggers(self.EditTrigger.DoubleClicked | self.EditTrigger.EditKeyPressed)
        self.itemChanged.connect(lambda _row: self.edited.emit())

    def show_rows(self, rows: tuple[FigureRow, ...], labels: Mapping[str, str]) -> None:
        """Show rows; ``labels`` - of figures by id."""
        if rows == self.rows():
            return
        at = self.currentRow()
        with QSignalBlocker(self):
            self.clear()
            for row in rows:
                self.addItem(_made(row, labels))
        self.setCurrentRow(min(max(at, 0), self.count() - 1))
        line = max(self.sizeHintForRow(0), self.fontMetrics().height())
        self.setMinimumHeight(min(max(self.count(), 3), _ROWS) * line + 2 * self.frameWidth())

    def _items(self) -> Iterator[QListWidgetItem]:
        yield from (self.item(at) for at in range(self.count()))

    def rows(self) -> tuple[FigureRow, ...]:
        """Return the rows as they are now."""
        return tuple(map(_read, self._items()))

    def figures(self) -> tuple[str, ...]:
        """Return the ids of the figures in the rows."""
        return tuple(row.figure for row in self.rows() if row.figure)

    def put(self, new: tuple[FigureRow, ...], labels: Mapping[str, str]) -> None:
        """Put rows behind the chosen one."""
        rows, at = self.rows(), self.currentRow() + 1
        self.show_rows((*rows[:at], *new, *rows[at:]), labels)
        self.setCurrentRow(at + len(new) - 1)
        self.edited.emit()

    def take_out(self) -> None:
        """Take the chosen row out."""
        at = self.currentRow()
        if at >= 0:
            with QSignalBlocker(self):
                self.takeItem(at)
            self.edited.emit()

    def move_current(self, by: int) -> None:
        """Move the chosen row; at the end nothing happens."""
        at = self.currentRow()
        if at < 0 or not 0 <= at + by < self.count():
            return
        with QSignalBlocker(self):
            self.insertItem(at + by, self.takeItem(at))
            self.setCurrentRow(at + by)
        self.edited.emit()

    def edit_current(self) -> None:
        """Edit the head of the chosen group."""
        row = self.currentItem()
        if row is not None and row.flags() & Qt.ItemFlag.ItemIsEditable:
            self.editItem(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete with Delete, move with Alt and an arrow; the other keys are Qt's."""
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Delete:
            self.take_out()
        elif is_alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


def _made(row: FigureRow, labels: Mapping[str, str]) -> QListWidgetItem:
    if not row.figure:
        made = QListWidgetItem(row.group)
        font = made.font()
        font.setBold(True)
        made.setFont(font)
        made.setFlags(made.flags() | Qt.ItemFlag.ItemIsEditable)
    else:
        made = QListWidgetItem(f"      {labels.get(row.figure, row.figure)}")
        made.setToolTip(row.figure)
    made.setData(_ROW, row)
    return made


def _read(item: QListWidgetItem) -> FigureRow:
    row = item.data(_ROW)
    assert isinstance(row, FigureRow)  # noqa: S101 - put there by ``_made``
    if row.figure or item.text() == row.group:
        return row
    return replace(row, group=fold_spaces(clean(item.text())) or row.group)
