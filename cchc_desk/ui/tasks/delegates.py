"""How a cell of the task table is edited in place."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cchc_desk.forms.task import Column, TaskGroup
from cchc_desk.forms.text_places import Field
from cchc_desk.i18n import tr
from cchc_desk.ui.autosave import AFTER_FIRST_KEY_MS, AFTER_LAST_KEY_MS
from cchc_desk.ui.tasks.cell_editor import CellEditor, ProgressBox, TextCell, WordsCell, WordsLine
from cchc_desk.ui.tasks.filter import TaskFilter
from cchc_desk.ui.tasks.model import TaskTableModel
from cchc_desk.ui.tasks.painting import CellPainter
from cchc_desk.ui.tasks.requests import CellEdit, CellValue, SetCells, SetGroupTitle
from cchc_desk.ui.tasks.steps import Step

_End = QAbstractItemDelegate.EndEditHint
AnyIndex = QModelIndex | QPersistentModelIndex


_KEYS_THAT_END: Final = {
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier): Step.NEXT,
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier): Step.BELOW,
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier): Step.NEXT,
    (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier): Step.PREVIOUS,
}
_MODIFIERS_OF_LINE: Final = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@dataclass(slots=True)
class _OpenCell:
    """Hold what is being edited. None: ``column`` - it is the title of a group."""

    editor: CellEditor
    row_id: str
    column: Column | None
    original: CellValue
    typing: int
    told: CellValue
    is_loaded: bool = False
    is_touched: bool = False


class TaskDelegate(QStyledItemDelegate):
    """Paint cells as on paper, and edit them in place.

    ``edited`` carries a ``SetCells`` or ``SetGroupTitle``, while typing and at the end; ``typed``
    comes after every key and when the editor is closed; ``stepped`` carries the ``Step`` by which
    the user left it.
    """

    edited = Signal(object)
    typed = Signal()
    stepped = Signal(object)

    def __init__(self, view: QAbstractItemView, model: TaskTableModel, proxy: TaskFilter) -> None:
        """Serve a view that shows a model through a proxy."""
        super().__init__(view)
        self._view, self._model, self._proxy = view, model, proxy
        self.cells = CellPainter(view, model)
        self.replaces_text = False  # the next editor is opened by typing
        self.composing_was_cancelled = False
        self._open: _OpenCell | None = None
        self._typings = 0
        self._pause = QTimer(self, singleShot=True, interval=AFTER_LAST_KEY_MS)
        self._longest = QTimer(self, singleShot=True, interval=AFTER_FIRST_KEY_MS)
        for timer in (self._pause, self._longest):
            timer.timeout.connect(self.tell_pause)

    def place_of(self, index: AnyIndex) -> int:
        """Return the row of the model under an index of the view."""
        return self._proxy.mapToSource(index).row()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a cell as on paper."""
        self.cells.paint(painter, option, index, self.place_of(index))

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the size of a cell whose column is fitted to its texts."""
        return self.cells.natural_size(self.place_of(index), index.column())

    # --- editing ----------------------------------------------------------------------------------

    @property
    def editor(self) -> QWidget | None:
        """Return the editor that is open. None: there is none."""
        return self._open.editor.widget if self._open else None

    @property
    def field(self) -> Field | None:
        """Return the cell that is open. None: there is none, or it is the title of a group."""
        if self._open is None or self._open.column is None:
            return None
        return Field(task=self._open.row_id, column=self._open.column)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        """Open an editor for a cell or for the title of a group."""
        place, column = self.place_of(index), index.column()
        row = self._model.rows[place]
        name = None if isinstance(row, TaskGroup) else self._model.columns[column]
        editor = self._make_editor(parent, name)
        editor.widget.setAccessibleName(self._name(place, column))
        editor.widget.setObjectName("task-cell-editor")
        self._typings += 1
        value = self._model.value(place, column)
        self._open = _OpenCell(editor, row.id, name, value, self._typings, value)
        return editor.widget

    def _make_editor(self, parent: QWidget, column: Column | None) -> CellEditor:
        font = self.cells.font
        if column is None:
            line = WordsLine(parent)
            line.textChanged.connect(self._note_typing)
            return WordsCell(line, font)
        if column is Column.PROGRESS:
            box = ProgressBox(parent)
            box.editTextChanged.connect(self._note_typing)
            box.chosen.connect(self.finish)
            return WordsCell(box, font)
        text = TextCell(parent, font)
        text.widget.edited.connect(self._note_typing)
        text.widget.textChanged.connect(self._fit_editor)
        return text

    def _name(self, place: int, column: int) -> str:
        numbered = self._model.row(place)
        if isinstance(numbered.row, TaskGroup):
            return tr("Title of group {number}", number=numbered.number)
        title = self._model.titles[column]
        return tr("Row {number}, column {title}", number=numbered.number, title=title)

    def setEditorData(self, editor: QWidget, _index: AnyIndex) -> None:
        """Load the cell once; what the user types is not overwritten by its own echo.

        A cell in which nothing is typed follows a change that came from elsewhere: undo, say.
        """
        opened = self._opened(editor)
        if opened is None:
            return
        if not opened.is_loaded or self.composing_was_cancelled:
            self._load(opened, selects=self.replaces_text)
        elif (changed := self._changed_elsewhere(opened)) is not None:
            opened.original = opened.told = changed
            self._load(opened, selects=False)

    def _load(self, opened: _OpenCell, *, selects: bool) -> None:
        opened.is_loaded = opened.is_touched = False
        opened.editor.load(opened.original)
        if selects:
            opened.editor.select_all()
        opened.is_loaded = True

    def _changed_elsewhere(self, opened: _OpenCell) -> CellValue | None:
        """Return what the cell holds now. None: it is the same, or something is typed over it."""
        place = self._model.place_of(opened.row_id)
        if place is None:
            return None
        known = opened.column is not None
        column = self._model.columns.index(opened.column) if known else self._model.title_column
        value = self._model.value(place, column)
        is_typed = opened.editor.is_composing() or opened.editor.value() != opened.original
        return None if is_typed or value == opened.original else value

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, _index: AnyIndex) -> None:
        """Tell what was typed; whoever owns the rows changes them."""
        opened = self._opened(editor)
        if opened is not None:
            self._tell(opened)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex
    ) -> None:
        """Lay the editor over its cell, larger where its text needs it, inside what is seen."""
        cell: QRect = option.rect
        opened = self._opened(editor)
        if opened is None:
            return
        seen = self._view.viewport().rect()
        wanted = opened.editor.wanted_size(cell.size() - QSize(1, 1))
        size = wanted.boundedTo(seen.size())
        left = max(min(cell.left(), seen.width() - size.width()), 0)
        top = max(min(cell.top(), seen.height() - size.height()), 0)
        editor.setGeometry(QRect(QPoint(left, top), size))

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """Forget an editor that is closed."""
        if self._opened(editor) is not None:
            self._open = None
            self._pause.stop()
            self._longest.stop()
            self.typed.emit()
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave the editor by Enter, Tab and Esc; Alt+Enter and Shift+Enter begin a line.

        It stays open behind a box that asks what is to be put in at its cursor.
        """
        if event.type() == QEvent.Type.FocusOut and QApplication.activeModalWidget() is not None:
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            opened = self._opened(editor)
            if opened is not None and self._take_key(opened, event):
                return True
        return super().eventFilter(editor, event)

    def _take_key(self, opened: _OpenCell, event: QKeyEvent) -> bool:
        key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _KEYS_THAT_END.get((key, modifiers))
        if step is not None:
            self.finish()
            self.stepped.emit(step)
        elif key == Qt.Key.Key_Return and modifiers in _MODIFIERS_OF_LINE:
            opened.editor.insert_line()
        elif key == Qt.Key.Key_Escape:
            self._cancel(opened)
        else:
            return False
        return True

    def finish(self) -> None:
        """Close the open editor, if any, and tell what was typed."""
        if self._open is not None:
            editor = self._open.editor.widget
            QGuiApplication.inputMethod().commit()
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, _End.NoHint)

    def go_to_end(self) -> None:
        """Put the cursor behind the text: Qt selects all words of a line that is opened."""
        if self._open is not None:
            self._open.editor.go_to_end()

    def empty(self) -> None:
        """Delete the text of the open cell, as if by hand."""
        if self._open is not None:
            self._open.editor.empty()

    def flush(self) -> None:
        """Tell what was typed so far; the editor stays open."""
        if self._open is not None:
            self._tell(self._open)

    def _cancel(self, opened: _OpenCell) -> None:
        self._emit(opened, opened.original)
        self.closeEditor.emit(opened.editor.widget, _End.RevertModelCache)

    def _opened(self, editor: QObject) -> _OpenCell | None:
        opened = self._open
        return opened if opened is not None and opened.editor.widget is editor else None

    # --- saving while typing ----------------------------------------------------------------------

    def _note_typing(self) -> None:
        if self._open is not None and self._open.is_loaded:
            self._open.is_touched = True
            self._pause.start()
            if not self._longest.isActive():
                self._longest.start()
            self.typed.emit()

    def tell_pause(self) -> None:
        """Tell what was typed before a pause, unless a letter is half composed."""
        if self._open is None:
            return
        if self._open.editor.is_composing():
            self._pause.start()  # half a letter is not what the user means
        else:
            self._tell(self._open)

    def _tell(self, opened: _OpenCell) -> None:
        self._pause.stop()
        self._longest.stop()
        if opened.is_touched:
            self._emit(opened, opened.editor.value())

    def _emit(self, opened: _OpenCell, value: CellValue) -> None:
        if value != opened.told:
            opened.told = value
            self.edited.emit(_request(opened, value))

    def typed_request(self) -> SetCells | SetGroupTitle | None:
        """Return what is typed and not told yet. None: nothing."""
        if self._open is None or not self._open.is_touched:
            return None
        value = self._open.editor.value()
        return None if value == self._open.told else _request(self._open, value)

    def _fit_editor(self) -> None:
        if self._open is not None and self._open.is_loaded:
            editor = self._open.editor.widget
            seen = self._view.viewport().height()
            height = min(self._open.editor.wanted_size(editor.size()).height(), seen)
            if height > editor.height():
                top = min(editor.y(), seen - height)
                editor.setGeometry(editor.x(), top, editor.width(), height)


def _request(opened: _OpenCell, value: CellValue) -> SetCells | SetGroupTitle:
    if opened.column is None:
        return SetGroupTitle(opened.row_id, str(value), opened.typing)
    return SetCells((CellEdit(opened.row_id, opened.column, value),), opened.typing)
