"""The outline of the document on show: its parts, how far each is, and choosing one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from cchc_desk.forms.answer import AnswerState
from cchc_desk.forms.outline import BULLETS, AnswerKind, NumberedItem, number_items
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.i18n import N_, tr

# A part is done when nothing in it is open; words say what the sign shows.
STATE_WORDS: Mapping[AnswerState, str] = {
    AnswerState.UNANSWERED: N_("Not entered"),
    AnswerState.IN_PROGRESS: N_("Being entered"),
    AnswerState.NOTHING_AROSE: N_("Nothing arose"),
    AnswerState.ANSWERED: N_("Entered"),
}
_SIGNS: Mapping[AnswerState, str] = {
    AnswerState.UNANSWERED: "○",
    AnswerState.IN_PROGRESS: "◐",
    AnswerState.NOTHING_AROSE: "●",
    AnswerState.ANSWERED: "●",
}

_ITEM_ID = Qt.ItemDataRole.UserRole.value

DEEPEST_PART = 2
"""Parts of the outline that are pages of their own: mục and khoản."""


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one page of the form: a heading with the items that stand below it."""

    head: NumberedItem
    items: tuple[NumberedItem, ...]

    @property
    def id(self) -> str:
        """Return the id of the heading's item."""
        return self.head.item.id


def parts_of(report: Report) -> tuple[Part, ...]:
    """Return the pages of the form in order; the head is the first of its items."""
    return tuple(_parts(number_items(report.template.items, report.template.numbering)))


def _parts(items: tuple[NumberedItem, ...]) -> Iterator[Part]:
    gathered: list[NumberedItem] = []
    for numbered in items:
        if _opens_part(numbered) and gathered:
            yield Part(gathered[0], tuple(gathered))
            gathered = []
        gathered.append(numbered)
    if gathered:
        yield Part(gathered[0], tuple(gathered))


def _opens_part(numbered: NumberedItem) -> bool:
    return numbered.item.level <= DEEPEST_PART and numbered.number not in BULLETS


def state_of_part(part: Part, report: Report) -> AnswerState | None:
    """Return how far a part is; None when nothing in it asks for an answer."""
    asked = [n.item.id for n in part.items if n.item.answer is not AnswerKind.NONE]
    states = {report.answer(item).state for item in asked}
    if not states:
        return None
    if states <= {AnswerState.ANSWERED, AnswerState.NOTHING_AROSE}:
        return AnswerState.ANSWERED
    if states == {AnswerState.UNANSWERED}:
        return AnswerState.UNANSWERED
    return AnswerState.IN_PROGRESS


class OutlinePanel(QTreeWidget):
    """Show the parts as a tree; ``part_chosen`` carries the id of a part's heading."""

    part_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAccessibleName(tr("Outline of the document"))
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._nodes: dict[str, QTreeWidgetItem] = {}
        self._parts: tuple[Part, ...] = ()
        self.currentItemChanged.connect(self._choose)

    def show_report(self, report: Report | None) -> None:
        """Show the outline of a document; None: nothing."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        self._nodes = {}
        self._parts = parts_of(report) if report is not None else ()
        for part in self._parts:
            self._add(part, report)
        self.expandAll()
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _add(self, part: Part, report: Report | None) -> None:
        parent = self._nodes.get(part.head.parent or "")
        node = QTreeWidgetItem()
        node.setData(0, _ITEM_ID, part.id)
        if parent is None:
            self.addTopLevelItem(node)
        else:
            parent.addChild(node)
        self._nodes[part.id] = node
        if report is not None:
            self._write(node, part, report)

    def update_states(self, report: Report) -> None:
        """Write anew how far each part is."""
        for part in self._parts:
            self._write(self._nodes[part.id], part, report)

    def _write(self, node: QTreeWidgetItem, part: Part, report: Report) -> None:
        label = f"{part.head.number} {fill(part.head.item.label, report)}".strip()
        state = state_of_part(part, report)
        words = tr(STATE_WORDS[state]) if state is not None else ""
        node.setText(0, f"{_SIGNS[state]}  {label}" if state is not None else label)
        node.setToolTip(0, f"{label}\n{words}".strip())
        accessible = f"{label}, {words}" if words else label
        node.setData(0, Qt.ItemDataRole.AccessibleTextRole, accessible)

    def choose(self, part: str) -> None:
        """Put a part on show as if it had been clicked."""
        if part in self._nodes:
            self.setCurrentItem(self._nodes[part])

    def step(self, by: int) -> None:
        """Choose the next or an earlier part; at either end the choice stays."""
        ids = [part.id for part in self._parts]
        current = self.currentItem()
        index = ids.index(current.data(0, _ITEM_ID)) if current is not None else 0
        if ids:
            self.choose(ids[min(max(index + by, 0), len(ids) - 1)])

    def _choose(self, node: QTreeWidgetItem | None) -> None:
        if node is not None:
            self.part_chosen.emit(node.data(0, _ITEM_ID))
