"""The outline of a template as a tree, edited by keys."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from cchc_desk.forms.outline import AnswerKind, Item, NumberedItem, number_items
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named
from cchc_desk.ui.templates.words import ANSWER_WORDS
from cchc_desk.ui.theme import Theme

_ID = Qt.ItemDataRole.UserRole.value
_LABEL_SHARE = 0.72
_INDENT_PX = 14


class ItemTree(QTreeWidget):
    """Show the items; ``chosen`` carries the id of one, ``label_wanted`` asks to edit its label."""

    chosen = Signal(object)
    label_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin with no item."""
        super().__init__()
        named(self, "template-items", tr("Items of the template"))
        self._theme = theme
        self._shape: tuple[tuple[str, str | None], ...] = ()
        self._rows: dict[str, QTreeWidgetItem] = {}
        self.setColumnCount(2)
        self.setHeaderLabels([tr("Item"), tr("Kind of answer")])
        self.setUniformRowHeights(True)
        self.setIndentation(theme.px(_INDENT_PX))
        self.setExpandsOnDoubleClick(False)
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(True)
        self.currentItemChanged.connect(self._tell)
        self.itemDoubleClicked.connect(lambda _item, _column: self.label_wanted.emit())

    # --- showing ----------------------------------------------------------------------------------

    def show_items(
        self, items: Sequence[Item], numbering: Sequence[str], faults: Mapping[str, str]
    ) -> None:
        """Show the items; ``faults`` - what is wrong with one, by its id. What is closed stays."""
        numbered = number_items(items, numbering)
        shape = tuple((each.item.id, each.parent) for each in numbered)
        if shape != self._shape:
            self._build(numbered)
            self._shape = shape
        for each in numbered:
            self._write(self._rows[each.item.id], each, faults.get(each.item.id, ""))

    def _build(self, numbered: Sequence[NumberedItem]) -> None:
        closed = {id_ for id_, row in self._rows.items() if row.childCount() and _is_closed(row)}
        current = self.current_id
        with QSignalBlocker(self):
            self.clear()
            self._rows = {}
            for each in numbered:
                row = QTreeWidgetItem()
                row.setData(0, _ID, each.item.id)
                self._rows[each.item.id] = row
                if each.parent is None:
                    self.addTopLevelItem(row)
                else:
                    self._rows[each.parent].addChild(row)
            for id_, row in self._rows.items():
                row.setExpanded(id_ not in closed)
            if current in self._rows:
                self.setCurrentItem(self._rows[current])

    def _write(self, row: QTreeWidgetItem, numbered: NumberedItem, fault: str) -> None:
        item = numbered.item
        label = fold_spaces(item.label) or tr("(no label yet)")
        words = f"{numbered.number} {label}".strip()
        kind = "" if item.answer is AnswerKind.NONE else tr(ANSWER_WORDS[item.answer])
        if (row.text(0), row.text(1), row.toolTip(1)) == (words, kind, fault):
            return
        row.setText(0, words)
        row.setText(1, kind)
        row.setToolTip(0, words)
        row.setToolTip(1, fault)
        row.setIcon(1, self._theme.icon("circle-alert", "error" if fault else "text"))
        if not fault:
            row.setData(1, Qt.ItemDataRole.DecorationRole, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the labels most of the room."""
        super().resizeEvent(event)
        self.header().resizeSection(0, round(self.viewport().width() * _LABEL_SHARE))

    # --- choosing ---------------------------------------------------------------------------------

    @property
    def current_id(self) -> str:
        """Return the id of the chosen item; "" when there is none."""
        row = self.currentItem()
        return "" if row is None else str(row.data(0, _ID))

    def go_to(self, item_id: str) -> None:
        """Choose an item and bring it into sight; one that is not there is passed over."""
        row = self._rows.get(item_id)
        if row is None:
            return
        self.setCurrentItem(row)
        self.scrollToItem(row)

    def ids(self) -> Iterator[str]:
        """Yield the ids in the order of the outline."""
        yield from self._rows

    def _tell(self) -> None:
        self.chosen.emit(self.current_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit the label with Enter and F2; the other keys are Qt's."""
        if event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.label_wanted.emit()
        else:
            super().keyPressEvent(event)


def _is_closed(row: QTreeWidgetItem) -> bool:
    return not row.isExpanded()
