"""The columns of an appendix: which there are, in which order, their titles and widths."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from cchc_desk.forms.column_titles import COLUMN_TITLES, column_titles
from cchc_desk.forms.task import Column
from cchc_desk.forms.template import Appendix, FigureColumn, Layout
from cchc_desk.forms.text import clean, fold_spaces
from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named
from cchc_desk.ui.templates.inputs import read_width, width_words

NAME, TITLE, WIDTH = range(3)

USUAL_WIDTHS_MM: Mapping[str, float] = {
    Column.STT: 12,
    Column.OBJECTIVE: 40,
    Column.CONTENT: 60,
    Column.ACTIVITY: 45,
    Column.PRODUCT: 40,
    Column.LEAD: 30,
    Column.SUPPORT: 30,
    Column.DEADLINE: 25,
    Column.BUDGET: 25,
    Column.RESULT: 60,
    Column.PROGRESS: 25,
    Column.NOTE: 22,
    FigureColumn.LABEL: 75,
    FigureColumn.MEASURE: 20,
    FigureColumn.VALUE: 20,
    FigureColumn.CUMULATIVE: 22,
}
"""What a column is given first. Source: the appendices of the shipped templates."""

_ID = Qt.ItemDataRole.UserRole.value
_ROWS = 7


class ColumnList(QTreeWidget):
    """Edit columns: a tick says that a column is there, F2 edits its title or its width.

    ``edited`` comes after each change.
    """

    edited = Signal()

    def __init__(self) -> None:
        """Begin with no columns."""
        super().__init__()
        named(self, "appendix-columns", tr("Columns"))
        self.setColumnCount(3)
        self.setHeaderLabels([tr("Column"), tr("Title as printed"), tr("Width, mm")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(WIDTH, QHeaderView.ResizeMode.ResizeToContents)
        self._widths: dict[str, float] = {}
        # Soon, not at once: who is told may show other rows, and Qt is not done with this one.
        self._tell_soon = QTimer(self, singleShot=True, interval=0)
        self._tell_soon.timeout.connect(self.edited)
        self.itemChanged.connect(self._take_change)
        self.itemDoubleClicked.connect(self._edit)

    def show_appendix(self, appendix: Appendix) -> None:
        """Show the columns that there are, then the others."""
        titles = column_titles(appendix)
        rows = list(zip(appendix.columns, titles, appendix.widths_mm, strict=False))
        every: Sequence[str] = tuple(Column if appendix.layout is Layout.TASKS else FigureColumn)
        others = [
            (name, COLUMN_TITLES[name], USUAL_WIDTHS_MM[name])
            for name in every
            if name not in appendix.columns
        ]
        wanted = [(*row, True) for row in rows] + [(*row, False) for row in others]
        if wanted == self._read_rows():
            return
        current = self.current_name
        with QSignalBlocker(self):
            self.clear()
            self._widths = {name: width for name, _, width, _ in wanted}
            self.addTopLevelItems([_row(*row) for row in wanted])
        self._choose(current)
        self._take_height(len(wanted))

    def _take_height(self, rows: int) -> None:
        line = self.sizeHintForRow(0)
        around = self.header().sizeHint().height() + 2 * self.frameWidth() + line // 2
        self.setMinimumHeight(min(rows, _ROWS) * line + around)

    def _choose(self, name: str) -> None:
        rows = list(self._rows())
        found = next((row for row in rows if row.data(NAME, _ID) == name), None)
        if rows:
            self.setCurrentItem(found or rows[0])

    def _rows(self) -> Iterator[QTreeWidgetItem]:
        for at in range(self.topLevelItemCount()):
            row = self.topLevelItem(at)
            if row is not None:
                yield row

    def _read_rows(self) -> list[tuple[str, str, float, bool]]:
        return [
            (
                str(row.data(NAME, _ID)),
                row.text(TITLE),
                self._width(row),
                row.checkState(NAME) == Qt.CheckState.Checked,
            )
            for row in self._rows()
        ]

    def _width(self, row: QTreeWidgetItem) -> float:
        """Return what is typed as the width; what is none leaves the old one."""
        typed = read_width(row.text(WIDTH))
        return self._widths[str(row.data(NAME, _ID))] if typed is None else typed

    @property
    def current_name(self) -> str:
        """Return the name of the chosen column; "" when none is."""
        row = self.currentItem()
        return "" if row is None else str(row.data(NAME, _ID))

    # --- what it says -----------------------------------------------------------------------------

    def columns(self) -> tuple[str, ...]:
        """Return the ticked columns in order."""
        return tuple(name for name, _, _, is_there in self._read_rows() if is_there)

    def titles(self) -> tuple[str, ...]:
        """Return their titles; none when all are the usual ones."""
        rows = [(name, title) for name, title, _, is_there in self._read_rows() if is_there]
        is_usual = all(title in {"", COLUMN_TITLES[name]} for name, title in rows)
        return () if is_usual else tuple(title or COLUMN_TITLES[name] for name, title in rows)

    def widths_mm(self) -> tuple[float, ...]:
        """Return their widths."""
        return tuple(width for _, _, width, is_there in self._read_rows() if is_there)

    # --- keys -------------------------------------------------------------------------------------

    def _take_change(self, row: QTreeWidgetItem, column: int) -> None:
        with QSignalBlocker(self):
            if column == TITLE:
                row.setText(TITLE, fold_spaces(clean(row.text(TITLE))))
            width = self._widths[str(row.data(NAME, _ID))] = self._width(row)
            row.setText(WIDTH, width_words(width))
        self._tell_soon.start()

    def _edit(self, row: QTreeWidgetItem, column: int) -> None:
        self.editItem(row, max(column, TITLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit with F2, move with Alt and an arrow; the other keys are Qt's."""
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        row = self.currentItem()
        if row is not None and event.key() == Qt.Key.Key_F2:
            self._edit(row, self.currentColumn())
        elif is_alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def move_current(self, by: int) -> None:
        """Move the chosen column among the others; at the end nothing happens."""
        current = self.currentItem()
        at = -1 if current is None else self.indexOfTopLevelItem(current)
        if at < 0 or not 0 <= at + by < self.topLevelItemCount():
            return
        with QSignalBlocker(self):
            row = self.takeTopLevelItem(at)
            if row is not None:
                self.insertTopLevelItem(at + by, row)
                self.setCurrentItem(row)
        self.edited.emit()


def _row(name: str, title: str, width_mm: float, is_there: bool) -> QTreeWidgetItem:  # noqa: FBT001 - a row of data
    row = QTreeWidgetItem([COLUMN_TITLES[name], title, width_words(width_mm)])
    row.setData(NAME, _ID, name)
    row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable)
    row.setCheckState(NAME, Qt.CheckState.Checked if is_there else Qt.CheckState.Unchecked)
    row.setTextAlignment(WIDTH, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return row
