"""The box for finding words over all years: what is found grouped by document, to go there."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.search import Search, SearchResult
from cchc_desk.i18n import ntr, tr
from cchc_desk.ui.cards import hint
from cchc_desk.ui.naming import named, restyle
from cchc_desk.ui.search.find_bar import TYPED_MS
from cchc_desk.ui.search.jump import Target
from cchc_desk.ui.search.place_words import plain_place_words
from cchc_desk.ui.search.runs_delegate import BELOW, RUNS, RunsDelegate
from cchc_desk.ui.search.snippet import found_runs
from cchc_desk.ui.search.text_search import TextSearch
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 760, 520
_TOP = 48
_TARGET = Qt.ItemDataRole.UserRole.value
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}


@dataclass(frozen=True, slots=True)
class _Answer:
    """Hold what was found for words, and what each place is called."""

    words: str
    results: tuple[SearchResult, ...]
    names: tuple[str, ...]


class SearchDialog(QDialog):
    """Ask for words; ``chosen`` carries the Target of a result, and the box closes."""

    chosen = Signal(object)

    def __init__(self, search: TextSearch, theme: Theme, parent: QWidget) -> None:
        """Begin empty; the texts are read while the clerk types."""
        super().__init__(parent)
        named(self, "search-dialog").setWindowTitle(tr("Search all years"))
        self._search, self._theme = search, theme
        self.words = named(QLineEdit(), "search-words", tr("Words to find in all documents"))
        self.words.setPlaceholderText(
            tr("Words to find in all documents of all years, with or without tone marks")
        )
        self.words.setClearButtonEnabled(True)
        self.list = named(QListWidget(), "search-results", tr("Places that were found"))
        self.note = named(QLabel(), "search-note")
        self.note.setWordWrap(True)
        self.note.setProperty("muted", True)  # noqa: FBT003 - Qt's own signature
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._lay_out()
        self._connect()
        search.fill()
        self._ask()

    def _lay_out(self) -> None:
        self.list.setItemDelegate(RunsDelegate(self._theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        column.addWidget(hint(tr("↑ ↓ choose · Enter goes there · Esc closes")))
        self.setFocusProxy(self.words)
        self._take_place()

    def _take_place(self) -> None:
        """Lie at the top of the window, in its middle, no larger than it."""
        around = self.parentWidget()
        width, height = self._theme.px(_WIDTH), self._theme.px(_HEIGHT)
        if around is None:
            self.resize(width, height)
            return
        self.resize(min(width, around.width() - 32), min(height, around.height() - 2 * _TOP))
        left = (around.width() - self.width()) // 2
        self.move(around.mapToGlobal(QPoint(left, _TOP)))

    def _connect(self) -> None:
        self._typed.timeout.connect(self._ask)
        self.words.textEdited.connect(self._typed.start)
        self.words.textChanged.connect(self._ask_when_cleared)
        self._search.filled.connect(self._ask)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)

    def _ask_when_cleared(self, words: str) -> None:
        if not words:
            self._ask()

    # --- asking -----------------------------------------------------------------------------------

    def _ask(self) -> None:
        words = self.words.text().strip()
        if not words:
            self.list.clear()
            self._say(
                tr("Results come while you type. Marks that you type are looked for exactly first.")
            )
        elif not self._search.is_filled:
            self._say(tr("Reading the texts of all years…"))
        else:
            self._search.ask(lambda search: _answer(search, words), self._take)

    def _take(self, answer: object) -> None:
        assert isinstance(answer, _Answer)  # noqa: S101 - our own work
        if answer.words == self.words.text().strip():
            self._show(answer)

    def _say(self, words: str, status: str = "") -> None:
        self.note.setText(words)
        self.note.setProperty("status", status)
        restyle(self.note)

    # --- what was found ---------------------------------------------------------------------------

    def _show(self, answer: _Answer) -> None:
        self.list.clear()
        named_results = zip(answer.results, answer.names, strict=True)
        for document, group in groupby(named_results, lambda each: each[0].document):
            self.list.addItem(_head(document.title))
            for result, name in group:
                self.list.addItem(_line(result, name))
        self._move(1)
        if not answer.results:
            self._say(tr("Not found in any document. Fewer words find more."), "warning")
            return
        self._say(ntr("{count} place found", "{count} places found", len(answer.results)))

    def _move(self, by: int) -> None:
        """Choose another result; the heads of documents are passed over."""
        rows = [row for row in range(self.list.count()) if _target_of(self.list.item(row))]
        if not rows:
            return
        current = self.list.currentRow()
        at = rows.index(current) + by if current in rows else 0
        row = rows[min(max(at, 0), len(rows) - 1)]
        if row == rows[0]:
            self.list.scrollToTop()
        self.list.setCurrentRow(row)

    def _choose(self, item: QListWidgetItem | None) -> None:
        target = _target_of(item)
        if target is not None:
            self.accept()
            self.chosen.emit(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list from the words; Enter goes to the place."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._move(_MOVES[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.list.currentItem())
        else:
            super().keyPressEvent(event)


def _answer(search: Search, words: str) -> _Answer:
    """Find words, and name their places; runs on the database thread."""
    results = tuple(sorted_by_document(search.find(words)))
    names = (search.item_name(each) or plain_place_words(each.place.field) for each in results)
    return _Answer(words, results, tuple(names))


def sorted_by_document(results: Sequence[SearchResult]) -> Sequence[SearchResult]:
    """Put the results of one document together, where its best one stands; else as they were."""
    first: dict[str, int] = {}
    for number, each in enumerate(results):
        first.setdefault(each.document.id, number)
    return sorted(results, key=lambda each: first[each.document.id])


def _head(words: str) -> QListWidgetItem:
    head = QListWidgetItem(words)
    head.setFlags(Qt.ItemFlag.ItemIsEnabled)
    font = head.font()
    font.setBold(True)
    head.setFont(font)
    return head


def _line(result: SearchResult, name: str) -> QListWidgetItem:
    line = QListWidgetItem()
    runs = found_runs(result.text, result.start, result.end)
    line.setData(RUNS, runs)
    line.setData(BELOW, name)
    line.setData(_TARGET, Target(result.place, result.start, result.end, result.document.id))
    words = "".join(run.text for run in runs)
    line.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}\n{name}".strip())
    return line


def _target_of(item: QListWidgetItem | None) -> Target | None:
    target = item.data(_TARGET) if item is not None else None
    return target if isinstance(target, Target) else None
