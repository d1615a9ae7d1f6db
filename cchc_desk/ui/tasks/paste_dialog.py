"""The preview of pasted cells: which of them is which column, before rows are inserted."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task import Column, TaskGroup
from cchc_desk.i18n import ntr, tr
from cchc_desk.ui.long_choices import LongChoices
from cchc_desk.ui.tasks.html_table import Sheet
from cchc_desk.ui.tasks.paste import Guess, Mapped, new_rows
from cchc_desk.ui.tasks.progress_dialog import dialog_buttons

_SHOWN_ROWS = 8
_WIDTH_CHARACTERS, _HEIGHT_LINES = 118, 28  # of the dialog
_SHARE_OF_SCREEN = 0.9
_LEAST_CHARACTERS = 16  # of a column
_HIGHEST_LINES = 3  # of a row


@dataclass(frozen=True, slots=True)
class PasteChoice:
    """Say what to do with the pasted cells: overwrite, or insert rows made of some of them."""

    overwrite: bool
    rows: Sheet
    columns: Mapped


class PasteDialog(QDialog):
    """Show pasted cells under the columns that they go to; ``chosen`` carries a ``PasteChoice``."""

    chosen = Signal(object)

    def __init__(
        self,
        sheet: Sheet,
        names: Sequence[tuple[Column, str]],
        guess: Guess,
        *,
        may_overwrite: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Ask about a sheet; ``names`` - the columns of the table and their titles."""
        super().__init__(parent)
        self.setObjectName("paste-dialog")
        self.setWindowTitle(tr("Paste into the table"))
        self._sheet, self._names = sheet, names
        self._insert = QRadioButton(tr("Insert as new rows below the current one"))
        self.overwrite = QRadioButton(tr("Overwrite the cells from the current one on"))
        self._insert.setChecked(True)
        self._header_rows = max(guess.header_rows, 1)
        self._header = QCheckBox(
            ntr(
                "The first row holds column titles and is left out",
                "The first {count} rows hold column titles and are left out",
                self._header_rows,
            )
        )
        self._header.setChecked(bool(guess.header_rows))
        self.boxes = [self._box(number, guess.columns[number]) for number in range(len(sheet[0]))]
        self._cells = [
            [QTableWidgetItem(plain_text(cell.text)) for cell in row] for row in sheet[:_SHOWN_ROWS]
        ]
        self._preview = self._make_preview()
        self._summary = QLabel()
        self._name_inputs()
        self._lay_out(may_overwrite=may_overwrite)
        self._connect()
        self._update()

    def _name_inputs(self) -> None:
        self._insert.setObjectName("paste-insert")
        self.overwrite.setObjectName("paste-overwrite")
        self._header.setObjectName("paste-header")
        self._summary.setObjectName("paste-summary")

    def _lay_out(self, *, may_overwrite: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        if may_overwrite:
            column.addWidget(self._insert)
            column.addWidget(self.overwrite)
        column.addWidget(QLabel(tr("Check which column each pasted column goes to:")))
        column.addWidget(self._preview, 1)
        column.addWidget(self._header)
        column.addWidget(self._summary)
        self._buttons = dialog_buttons(self, tr("Paste"))
        column.addWidget(self._buttons)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        wanted = QSize(letter * _WIDTH_CHARACTERS, line * _HEIGHT_LINES)
        self.resize(wanted.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))

    def _connect(self) -> None:
        for box in self.boxes:
            box.currentIndexChanged.connect(self._update)
        self._header.toggled.connect(self._update)
        self.overwrite.toggled.connect(self._update)
        self.accepted.connect(self._tell)

    def _box(self, number: int, guessed: Column | None) -> QComboBox:
        box = LongChoices()
        box.setObjectName(f"paste-column-{number + 1}")
        box.setAccessibleName(tr("Pasted column {number} goes to", number=number + 1))
        box.addItem(tr("(leave out)"), None)
        for column, title in self._names:
            if column is not Column.STT:
                box.addItem(title, column.value)
        box.setCurrentIndex(max(box.findData(guessed.value if guessed else None), 0))
        return box

    def _make_preview(self) -> QTableWidget:
        table = QTableWidget(len(self._cells) + 1, len(self.boxes))
        table.setObjectName("paste-preview")
        table.setAccessibleName(tr("The first pasted rows"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.horizontalHeader().hide()
        table.verticalHeader().hide()
        least = table.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS
        table.horizontalHeader().setMinimumSectionSize(least)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        lines = _HIGHEST_LINES + 1  # and the room above and below them
        table.verticalHeader().setMaximumSectionSize(table.fontMetrics().height() * lines)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for number, box in enumerate(self.boxes):
            table.setCellWidget(0, number, box)
        for row, cells in enumerate(self._cells, start=1):
            for number, cell in enumerate(cells):
                table.setItem(row, number, cell)
        return table

    # --- what is chosen ---------------------------------------------------------------------------

    @property
    def choice(self) -> PasteChoice:
        """Return what the user has chosen so far."""
        rows = self._sheet[self._header_rows :] if self._header.isChecked() else self._sheet
        columns = tuple(
            Column(box.currentData()) if box.currentData() else None for box in self.boxes
        )
        return PasteChoice(self.overwrite.isChecked(), rows, columns)

    def _update(self) -> None:
        overwrites = self.overwrite.isChecked()
        for widget in (*self.boxes, self._header):
            widget.setEnabled(not overwrites)
        used = [bool(box.currentData()) for box in self.boxes]
        for row, cells in enumerate(self._cells):
            is_head = row < self._header_rows and self._header.isChecked()
            for cell, has_place in zip(cells, used, strict=True):
                _show_used(cell, is_used=overwrites or (has_place and not is_head))
        self._summary.setText(
            tr("The cells are overwritten; undo brings the old texts back.")
            if overwrites
            else self._insert_summary()
        )

    def _insert_summary(self) -> str:
        choice = self.choice
        doubled = {c for c in choice.columns if c is not None and choice.columns.count(c) > 1}
        if doubled:
            return tr("Two pasted columns go to the same column; the last one counts.")
        rows = new_rows(choice.rows, choice.columns, str).rows
        groups = sum(isinstance(row, TaskGroup) for row in rows)
        return tr(
            "To be inserted: tasks - {tasks}, group headings - {groups}.",
            tasks=len(rows) - groups,
            groups=groups,
        )

    def _tell(self) -> None:
        self.chosen.emit(self.choice)


def _show_used(cell: QTableWidgetItem, *, is_used: bool) -> None:
    """Show a cell that is left out in grey."""
    shown, unused = Qt.ItemFlag.ItemIsSelectable, Qt.ItemFlag.NoItemFlags
    cell.setFlags(shown | Qt.ItemFlag.ItemIsEnabled if is_used else unused)
