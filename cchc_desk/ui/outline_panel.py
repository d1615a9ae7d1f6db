"""The outline of the document on show: its parts and places, how far each is, choosing one."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from cchc_desk.forms.answer import AnswerState
from cchc_desk.forms.outline import BULLETS, AnswerKind, NumberedItem, number_items
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import is_empty
from cchc_desk.forms.task import count_tasks
from cchc_desk.forms.template import DocumentKind, Layout
from cchc_desk.forms.unplaced import UNPLACED
from cchc_desk.i18n import tr
from cchc_desk.ui.editors.states import LOOKS, WARNED, Look
from cchc_desk.ui.theme import Theme

FRONT, TASKS, FIGURES, UNPLACED_TEXT = "front", "tasks", "figures", "unplaced"
"""The places of a document that are no parts of its outline."""

_KEY = Qt.ItemDataRole.UserRole.value
_PART_KEY, _PLACE_KEY = "part:{}".format, "place:{}".format

DEEPEST_PART = 2
"""Parts of the outline that are pages of their own: mục and khoản."""


class Part(NamedTuple):
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


def state_together(items: Iterable[str], report: Report) -> AnswerState | None:
    """Return how far several items are, by id: done when none is open. None: there are none."""
    states = {report.answer(item).state for item in items}
    if not states:
        return None
    if states <= {AnswerState.ANSWERED, AnswerState.NOTHING_AROSE}:
        return AnswerState.ANSWERED
    if states == {AnswerState.UNANSWERED}:
        return AnswerState.UNANSWERED
    return AnswerState.IN_PROGRESS


def has_tasks(report: Report) -> bool:
    """Tell whether the document shows a table of tasks."""
    return any(appendix.layout is Layout.TASKS for appendix in report.template.appendices)


def has_unplaced(report: Report) -> bool:
    """Tell whether the document keeps text that no item of its outline takes."""
    return not is_empty(report.answer(UNPLACED).blocks)


class OutlinePanel(QTreeWidget):
    """Show parts and places as a tree, what is below a heading counted with it.

    ``part_chosen`` carries the id of a part's heading, ``place_chosen`` one of the places;
    ``entered`` asks for the cursor to go where the choice leads.
    """

    part_chosen = Signal(object)
    place_chosen = Signal(object)
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAccessibleName(tr("Outline of the document"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._theme = theme
        self._report: Report | None = None
        self._parts: dict[str, Part] = {}
        self._asked: dict[str, list[str]] = {}
        self._nodes: dict[str, QTreeWidgetItem] = {}
        self._written: dict[str, tuple[str, tuple[Look, ...]]] = {}
        self._warned: frozenset[str] = frozenset()
        self._is_told = False
        # Later: Qt is still busy with the line that is left when it tells of the one chosen.
        self._settler = QTimer(self, singleShot=True, interval=0)
        self._settler.timeout.connect(self._settle_unplaced)
        self.currentItemChanged.connect(self._tell)
        self.itemClicked.connect(self._tell_again)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self.setIndentation(self._theme.px(16))
        self._written.clear()  # icons are drawn anew
        self._write_all()

    # --- what is on show --------------------------------------------------------------------------

    def show_report(self, report: Report | None) -> None:
        """Show the outline of a document; what is chosen stays so, untold. None: nothing."""
        chosen = _key_of(self.currentItem())
        closed = {key for key, node in self._nodes.items() if _is_closed(node)}
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        self._nodes, self._asked = {}, {}
        self._written.clear()
        self._report = report
        self._parts = {part.id: part for part in parts_of(report)} if report is not None else {}
        if report is not None:
            self._add_all(report)
        for key, node in self._nodes.items():
            node.setExpanded(key not in closed)
        if chosen in self._nodes:
            self.setCurrentItem(self._nodes[chosen])
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _add_all(self, report: Report) -> None:
        self._add(_PLACE_KEY(FRONT))
        for part in self._parts.values():
            self._add(_PART_KEY(part.id), _PART_KEY(part.head.parent))
            self._gather(part)
        if has_tasks(report):
            self._add(_PLACE_KEY(TASKS))
        if report.template.figures:
            self._add(_PLACE_KEY(FIGURES))
        self._settle_unplaced()
        self._write_all()

    def _settle_unplaced(self) -> None:
        """Have a place for text without an item while there is any, or while it is chosen."""
        if self._report is None:
            return
        key = _PLACE_KEY(UNPLACED_TEXT)
        is_there, is_wanted = key in self._nodes, has_unplaced(self._report)
        if is_wanted and not is_there:
            self._add(key)
            self._write_all()
        elif is_there and not is_wanted and _key_of(self.currentItem()) != key:
            node = self._nodes.pop(key)
            self._written.pop(key, None)
            self.takeTopLevelItem(self.indexOfTopLevelItem(node))

    def _add(self, key: str, above: str = "") -> None:
        node = QTreeWidgetItem()
        node.setData(0, _KEY, key)
        if above in self._nodes:
            self._nodes[above].addChild(node)
        else:
            self.addTopLevelItem(node)
        self._nodes[key] = node

    def _gather(self, part: Part) -> None:
        """Count what a part asks for with it and with the headings that it stands under."""
        self._asked[part.id] = []
        asked = [each.item.id for each in part.items if each.item.answer is not AnswerKind.NONE]
        heading: str | None = part.id
        while heading in self._parts:
            self._asked[heading] += asked
            heading = self._parts[heading].head.parent

    def update_states(self, report: Report) -> None:
        """Write anew how far each part is, and how many tasks are done."""
        self._report = report
        self._settler.start()
        self._write_all()

    def set_warnings(self, ids: frozenset[str]) -> None:
        """Mark the parts that hold items with warnings, by the items' ids, and no others."""
        self._warned = ids
        self._write_all()

    def _write_all(self) -> None:
        if self._report is None:
            return
        for part in self._parts.values():
            self._write_part(part, self._report)
        front = tr("Head and foot of the document")
        self._write(_PLACE_KEY(FRONT), front, Look("", "file-text", "muted"))
        self._write(_PLACE_KEY(TASKS), task_words(self._report), Look("", "list-checks", "muted"))
        self._write(_PLACE_KEY(FIGURES), figure_words(self._report), Look("", "hash", "muted"))
        self._write(_PLACE_KEY(UNPLACED_TEXT), tr("Unplaced"), Look("", "inbox", "warning"))

    def _write_part(self, part: Part, report: Report) -> None:
        label = f"{part.head.number} {fill(part.head.item.label, report)}".strip()
        asked = self._asked[part.id]
        state = state_together(asked, report)
        looks = [LOOKS[state]] if state is not None else []
        if not self._warned.isdisjoint(asked):
            looks.append(WARNED)
        self._write(_PART_KEY(part.id), label, *looks)

    def _write(self, key: str, label: str, *looks: Look) -> None:
        """Write a line with the icon of its last look; the words of all are told and shown."""
        says = (label, looks)
        if key not in self._nodes or self._written.get(key) == says:
            return
        self._written[key] = says
        node = self._nodes[key]
        words = [tr(look.words) for look in looks if look.words]
        node.setText(0, label)
        node.setToolTip(0, "\n".join([label, *words]))
        node.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join([label, *words]))
        if looks:
            node.setIcon(0, self._theme.icon(looks[-1].icon, looks[-1].ink))

    # --- choosing ---------------------------------------------------------------------------------

    def choose(self, part: str) -> bool:
        """Put a part on show as if it had been clicked; False: there is no such part."""
        return self._choose(_PART_KEY(part))

    def choose_place(self, place: str) -> bool:
        """Put a place on show as if it had been clicked; False: the document has no such place."""
        return self._choose(_PLACE_KEY(place))

    def _choose(self, key: str) -> bool:
        node = self._nodes.get(key)
        if node is None:
            return False
        self._is_told = False
        self.setCurrentItem(node)
        self._tell_again(node)
        return True

    def step(self, by: int) -> None:
        """Choose the next or an earlier part or place; at either end the choice stays."""
        keys = list(self._nodes)
        chosen = _key_of(self.currentItem())
        index = keys.index(chosen) + by if chosen in keys else 0
        if keys:
            self.setCurrentItem(self._nodes[keys[min(max(index, 0), len(keys) - 1)]])

    def _tell(self, node: QTreeWidgetItem | None) -> None:
        self._is_told = True
        self._settler.start()
        kind, _, name = _key_of(node).partition(":")
        if kind == "part":
            self.part_chosen.emit(name)
        elif kind == "place":
            self.place_chosen.emit(name)

    def _tell_again(self, node: QTreeWidgetItem) -> None:
        """Tell of a click on what is chosen already: the window may show another page now."""
        if not self._is_told:
            self._tell(node)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note whether this click chooses another line."""
        self._is_told = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the page; the arrows move, open and close."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def _key_of(node: QTreeWidgetItem | None) -> str:
    key: str = node.data(0, _KEY) if node is not None else ""
    return key


def _is_closed(node: QTreeWidgetItem) -> bool:
    return bool(node.childCount()) and not node.isExpanded()


def figure_words(report: Report) -> str:
    """Return what the page of figures is called, with how many of the template's are known."""
    figures = report.template.figures
    known = sum(1 for figure in figures if figure.id in report.figure_values)
    return tr("Figures {known}/{total}", known=known, total=len(figures))


def task_words(report: Report) -> str:
    """Return what the table of tasks is called, with how many are done; a plan only lists them."""
    count = count_tasks(report.tasks, report.results)
    if not count.total:
        return tr("Tasks")
    if report.kind is DocumentKind.PLAN:
        return tr("Tasks {total}", total=count.total)
    return tr("Tasks {done}/{total}", done=count.done, total=count.total)
