"""Choosing a figure for the text at the cursor, and how it is to stand there."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.figures import FigureLine, comparison_phrase
from cchc_desk.forms.comparison import Basis
from cchc_desk.forms.linked_text import insertions
from cchc_desk.forms.report import Report
from cchc_desk.forms.result_link import result_link
from cchc_desk.forms.richtext import Span, inline_text, plain_text
from cchc_desk.forms.task import Task
from cchc_desk.forms.text import without_marks
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint
from cchc_desk.ui.figures.facts import FigureFacts, printed
from cchc_desk.ui.naming import named, styled

_WIDTH, _HEIGHT = 560, 460
_DATA = Qt.ItemDataRole.UserRole.value


@dataclass(frozen=True, slots=True)
class Way:
    """Offer spans for the text; those that are linked follow their figure."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """Return what is inserted, as it reads."""
        return inline_text(self.spans)

    @property
    def is_linked(self) -> bool:
        """Tell whether the text follows the figure."""
        return any(span.figure is not None for span in self.spans)


def ways(line: FigureLine, facts: FigureFacts) -> Iterator[Way]:
    """Yield the ways in which a figure can stand in a text, then the words that compare it."""
    for insertion in insertions(line.figure, facts.report.figure_text):
        yield Way(insertion.spans)
    for basis in Basis:
        phrase = comparison_phrase(line, basis, facts.report.year)
        if phrase is not None:
            yield Way((Span(phrase),))


def task_ways(report: Report) -> Iterator[tuple[str, Way]]:
    """Yield the tasks with a result, each by its words, and the result as a text shows it."""
    for row in report.tasks:
        link = result_link(row.id)
        said = report.figure_text(link) if isinstance(row, Task) else None
        if isinstance(row, Task) and said is not None:
            yield plain_text(row.content), Way((Span(said, figure=link),))


class InsertFigureDialog(QDialog):
    """Offer the figures; ``chosen`` carries a Way."""

    chosen = Signal(object)

    def __init__(
        self, facts: FigureFacts, parent: QWidget | None = None, first: Collection[str] = ()
    ) -> None:
        """Offer the figures of a report, those whose ids are in ``first`` before the others."""
        super().__init__(parent)
        named(self, "insert-figure").setWindowTitle(tr("Put a figure into the text"))
        self._facts = facts
        self._lines = sorted(facts.lines, key=lambda line: line.figure.id not in first)
        self.search = named(QLineEdit(), "figure-search", tr("Find a figure"))
        self.search.setPlaceholderText(tr("Find a figure"))
        self.search.setClearButtonEnabled(True)
        self.figures = named(QListWidget(), "figure-list", tr("Figures"))
        self.ways = named(QListWidget(), "figure-ways", tr("How it stands in the text"))
        for listed in (self.figures, self.ways):
            listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.figures.currentRowChanged.connect(self._show_ways)
        for box in (self.figures, self.ways):
            box.itemDoubleClicked.connect(lambda _item: self.accept())
        self.accepted.connect(self._choose)
        self._filter("")

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        insert = styled(named(QPushButton(tr("Insert")), "accept"), "primary")
        insert.setDefault(True)
        cancel = named(QPushButton(tr("Cancel")), "cancel")
        cancel.setAutoDefault(False)
        buttons.addButton(insert, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.figures, 3)
        column.addWidget(hint(tr("How it stands in the text")))
        column.addWidget(self.ways, 2)
        column.addWidget(buttons)
        self.resize(_WIDTH, _HEIGHT)

    def _filter(self, asked: str) -> None:
        words = without_marks(asked).split()
        self.figures.clear()
        for line in self._lines:
            label = line.figure.label
            if all(word in without_marks(label) for word in words):
                value = tr("not known yet")
                if line.value is not None:
                    value = printed(line.figure, line.value)
                self._offer(f"{label}: {value}", tuple(ways(line, self._facts)))
        for task, way in task_ways(self._facts.report):
            if all(word in without_marks(task) for word in words):
                self._offer(tr("Result of the task: {task}", task=task), (way,))
        self.figures.setCurrentRow(0)

    def _offer(self, words: str, offered: tuple[Way, ...]) -> None:
        node = QListWidgetItem(words)
        node.setToolTip(words)
        node.setData(_DATA, offered)
        self.figures.addItem(node)

    def _show_ways(self, _row: int) -> None:
        self.ways.clear()
        node = self.figures.currentItem()
        if node is None:
            return
        for way in node.data(_DATA):
            words = way.text if way.is_linked else tr("{phrase} (plain words)", phrase=way.text)
            shown = QListWidgetItem(words)
            shown.setData(_DATA, way)
            self.ways.addItem(shown)
        self.ways.setCurrentRow(0)

    def _choose(self) -> None:
        node = self.ways.currentItem()
        if node is not None:
            self.chosen.emit(node.data(_DATA))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows of the search line choose a figure."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self.search.hasFocus():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = self.figures.currentRow() + step
            self.figures.setCurrentRow(min(max(row, 0), self.figures.count() - 1))
            return
        super().keyPressEvent(event)
