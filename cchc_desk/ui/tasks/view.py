"""The view of the task table: keys, selection by rows and cells, row heights on sight."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from cchc_desk.forms.task import Column
from cchc_desk.forms.template import Appendix
from cchc_desk.i18n import tr
from cchc_desk.ui.notices import notify
from cchc_desk.ui.tasks.cell_editor import ProgressBox
from cchc_desk.ui.tasks.columns import TaskHeader
from cchc_desk.ui.tasks.delegates import TaskDelegate
from cchc_desk.ui.tasks.empty_table import EmptyTable
from cchc_desk.ui.tasks.filter import TaskFilter
from cchc_desk.ui.tasks.model import TaskRole, TaskTableModel
from cchc_desk.ui.tasks.row_heights import RowHeights
from cchc_desk.ui.tasks.selection import TaskSelection
from cchc_desk.ui.tasks.steps import CellSteps, Step

AnyIndex = QModelIndex | QPersistentModelIndex

_STEPS: Final = {
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier): Step.NEXT,
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier): Step.PREVIOUS,
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier): Step.BELOW,
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier): Step.NEXT,
    (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier): Step.PREVIOUS,
}

_EDITABLE: Final = Qt.ItemFlag.ItemIsEditable
_TRIGGERS: Final = frozenset(
    {
        QAbstractItemView.EditTrigger.AnyKeyPressed,
        QAbstractItemView.EditTrigger.EditKeyPressed,
        QAbstractItemView.EditTrigger.DoubleClicked,
    }
)
_FONT_CHANGES: Final = frozenset({QEvent.Type.FontChange, QEvent.Type.StyleChange})


class TaskTableView(QTableView):
    """Show a filtered task model; every cell can be reached and edited by keys alone."""

    def __init__(
        self, model: TaskTableModel, proxy: TaskFilter, parent: QWidget | None = None
    ) -> None:
        """Show a model through a proxy of it."""
        super().__init__(parent)
        self.tasks, self.proxy = model, proxy
        self._target: QModelIndex | None = None
        self.setModel(proxy)
        self.delegate = TaskDelegate(self, model, proxy)
        self.setItemDelegate(self.delegate)
        self.header = TaskHeader(self)
        self.setHorizontalHeader(self.header)
        self.empty = EmptyTable(self.viewport())
        self.heights = RowHeights(self, self.delegate.cells, model, proxy)
        self.marked = TaskSelection(self, proxy)
        self.steps = CellSteps(model, proxy)
        self.setObjectName("task-table")
        _set_habits(self)
        self.header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._connect()

    def _connect(self) -> None:
        proxy = self.proxy
        for signal in (
            proxy.modelReset,
            proxy.layoutChanged,
            proxy.rowsInserted,
            proxy.rowsRemoved,
        ):
            signal.connect(self._spans_changed)
        proxy.dataChanged.connect(self.heights.fit_soon)
        self.header.sectionResized.connect(self.heights.fit_soon)
        self.delegate.stepped.connect(self.step)

    def set_appendix(self, appendix: Appendix) -> None:
        """Show the columns of an appendix, as wide as their shares of the page."""
        self.tasks.set_appendix(appendix)
        self.header.set_columns(self.tasks.columns, self.tasks.titles, appendix.widths_mm)
        self.header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.header.fit(self.viewport().width())

    def set_text_font(self, font: QFont) -> None:
        """Show the texts of the cells in a font; the titles keep that of the interface."""
        self.delegate.finish()
        self.delegate.cells.set_font(font)
        self.header.set_text_font(font)
        self.header.fit(self.viewport().width())
        self.heights.fit_soon()
        self.viewport().update()

    # --- what is selected -------------------------------------------------------------------------

    def row_id(self, row: int) -> str:
        """Return the id of a row of the view."""
        row_id: str = self.proxy.index(row, 0).data(TaskRole.ROW_ID)
        return row_id

    def place_of(self, row_id: str) -> int | None:
        """Return where a row is shown. None: it is not shown."""
        place = self.tasks.place_of(row_id)
        if place is None:
            return None
        shown = self.proxy.mapFromSource(self.tasks.index(place, 0))
        return shown.row() if shown.isValid() else None

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one, the only selected one, and bring it into sight."""
        self._target = self.proxy.index(row, column)
        # By a key, since only then does Qt 6.12 extend a later selection from this cell.
        home = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier)
        super().keyPressEvent(home)
        self._target = None
        self.scrollTo(self.currentIndex())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return the cell to go to: the one that is asked for, else Qt's choice."""
        return self._target or super().moveCursor(action, modifiers)

    def go_to_row(self, row_id: str, column: Column | None = None) -> None:
        """Make a row the current one. None: ``column`` - its first text."""
        row = self.place_of(row_id)
        if row is not None:
            columns = self.tasks.columns
            known = column in columns
            self.go_to(row, columns.index(column) if known else self._first_column())

    def _first_column(self) -> int:
        return 1 if self.tasks.columns[:1] == (Column.STT,) and len(self.tasks.columns) > 1 else 0

    def selectionCommand(
        self, index: AnyIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Select the whole row by its number, and the heading of a group as a whole."""
        flags = super().selectionCommand(index, event)
        extends = bool(flags & QItemSelectionModel.SelectionFlag.Current)
        if index.isValid() and self._stands_for_row(index, extends=extends):
            return flags | QItemSelectionModel.SelectionFlag.Rows
        return flags

    def _stands_for_row(self, index: AnyIndex, *, extends: bool) -> bool:
        is_number = self.tasks.columns[index.column()] is Column.STT
        return is_number or (self.steps.is_group(index.row()) and not extends)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select from cell to cell; Qt would widen it to all columns where a group is crossed."""
        first, last = self._cell_at(rect.topLeft()), self._cell_at(rect.bottomRight())
        if self.steps.is_title(*first) and self.steps.is_title(*last):
            command |= QItemSelectionModel.SelectionFlag.Rows
        elif self.steps.is_title(*first):
            first = (first[0], last[1])
        elif self.steps.is_title(*last):
            last = (last[0], first[1])
        self.marked.select_between(first, last, command)

    def _cell_at(self, point: QPoint) -> tuple[int, int]:
        """Return the row and column at a point, the nearest ones when it is beside the table."""
        row, column = self.rowAt(point.y()), self.columnAt(point.x())
        last_row, last_column = self.proxy.rowCount() - 1, self.proxy.columnCount() - 1
        if row < 0:
            row = 0 if point.y() < 0 else last_row
        if column < 0:
            column = 0 if point.x() < 0 else last_column
        return row, column

    # --- keys -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a table; others start typing in the current cell."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else event.key()
        step = _STEPS.get((Qt.Key(key), modifiers))
        if step is not None:
            event.setAccepted(self.step(step))
        elif not self._take_other_key(key, modifiers):
            super().keyPressEvent(event)

    def _take_other_key(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        if key == Qt.Key.Key_F4 and modifiers == Qt.KeyboardModifier.NoModifier:
            self.choose_progress()
        elif key == Qt.Key.Key_Backspace and modifiers == Qt.KeyboardModifier.NoModifier:
            self._empty_cell()
        elif key == Qt.Key.Key_Space and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.marked.select_rows(self.marked.ids())
        elif key == Qt.Key.Key_Tab and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._leave()
        else:
            return False
        return True

    def _leave(self) -> None:
        self.setTabKeyNavigation(False)
        self.focusNextChild()
        self.setTabKeyNavigation(True)

    def _empty_cell(self) -> None:
        typed = QAbstractItemView.EditTrigger.AnyKeyPressed
        if self.edit(self.currentIndex(), typed):
            self.delegate.empty()

    def choose_progress(self) -> None:
        """Open the list of progress in the current row."""
        if Column.PROGRESS not in self.tasks.columns or not self.currentIndex().isValid():
            return
        column = self.tasks.columns.index(Column.PROGRESS)
        index = self.currentIndex().siblingAtColumn(column)
        if self.proxy.data(index, TaskRole.IS_GROUP):
            return
        self.setCurrentIndex(index)
        self.edit(index)
        if isinstance(self.delegate.editor, ProgressBox):
            self.delegate.editor.showPopup()

    def step(self, step: Step) -> bool:
        """Go to the next or previous cell that can be typed into, or below; tell whether."""
        target = self.steps.target(self.currentIndex(), step)
        if target is None:
            return False
        self.go_to(*target)
        return True

    # --- typing that starts an editor -------------------------------------------------------------

    def edit(  # type: ignore[override] # both of Qt's overloads in one
        self,
        index: AnyIndex,
        trigger: QAbstractItemView.EditTrigger = QAbstractItemView.EditTrigger.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        """Open an editor; what is typed on a cell replaces its text, as in Excel.

        Where nothing can be typed, the clerk is told why; in a table without triggers nowhere.
        """
        if self.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers:
            return False
        if trigger in _TRIGGERS and index.isValid() and not index.flags() & _EDITABLE:
            if not (isinstance(event, QKeyEvent) and event.text().isspace()):  # it selects
                words = tr("Rows are numbered by themselves; choose another column to type in.")
                notify(self, "warning", words, over=[self.selectionModel().currentChanged])
            return False
        replaces = trigger == QAbstractItemView.EditTrigger.AnyKeyPressed
        self.delegate.replaces_text = replaces
        opened: bool = super().edit(index, trigger, event)  # type: ignore[arg-type] # None is Qt's
        if opened and not replaces:
            self.delegate.go_to_end()
        return opened

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Pass letters of an input method to the editor that they open."""
        if event.commitString() and self.delegate.editor is None:
            self._open_with(event)
            return
        if event.preeditString() and not self.currentIndex().flags() & _EDITABLE:
            self.edit(self.currentIndex(), QAbstractItemView.EditTrigger.AnyKeyPressed)
            return
        ended = not event.preeditString() and not event.commitString()
        self.delegate.composing_was_cancelled = ended
        super().inputMethodEvent(event)
        self.delegate.composing_was_cancelled = False

    def _open_with(self, event: QInputMethodEvent | QKeyEvent) -> None:
        """Open an editor and hand it the event; Qt 6.12 drops a commit that opens one."""
        typed = QAbstractItemView.EditTrigger.AnyKeyPressed
        if self.edit(self.currentIndex(), typed, event) and self.delegate.editor is not None:
            QApplication.sendEvent(self.delegate.editor, event)

    # --- heights and spans ------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width, and then the rows."""
        super().resizeEvent(event)
        self.header.fit(self.viewport().width())
        self.heights.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit titles and rows when the font of the interface changes."""
        super().changeEvent(event)
        if event.type() in _FONT_CHANGES and hasattr(self, "heights"):  # not while being made
            self.header.fit(self.viewport().width())
            self.heights.fit_soon()

    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, by the true heights of the rows around it."""
        self.heights.fit_before(index.row())
        super().scrollTo(index, hint)
        self.heights.fit()

    def _spans_changed(self) -> None:
        self.clearSpans()
        columns, first = len(self.tasks.columns), self.tasks.title_column
        if columns - first > 1:
            for row in self.proxy.group_rows():
                self.setSpan(row, first, 1, columns - first)
        self.heights.fit_soon()


def _set_habits(view: QTableView) -> None:
    """Let a table scroll smoothly, select cells, and be edited by double clicks and keys."""
    view.setShowGrid(False)
    view.setWordWrap(True)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setMinimumSectionSize(20)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    view.setEditTriggers(
        QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.EditKeyPressed
        | QAbstractItemView.EditTrigger.AnyKeyPressed
    )
