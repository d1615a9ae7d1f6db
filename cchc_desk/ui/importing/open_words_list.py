"""The words of one period and one office that become placeholders of a new template, with ticks."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cchc_desk.i18n import N_, ntr, tr
from cchc_desk.ui.cards import hint
from cchc_desk.ui.importing.proposal import OpenWords
from cchc_desk.ui.naming import named

_PLACEHOLDER = Qt.ItemDataRole.UserRole.value

# Source: forms.placeholder, and what intake.recognise.placeholders puts in.
_NAMES: Mapping[str, str] = {
    "period.title": N_("the name of the period"),
    "period.next_title": N_("the name of the next period"),
    "period.title_lower": N_("the name of the period"),
    "period.next_title_lower": N_("the name of the next period"),
    "period.previous_year": N_("the year before"),
    "period.next_year": N_("the year after"),
    "period.year": N_("the year"),
    "office.name": N_("the name of the office"),
    "office.parent": N_("the name of the parent office"),
}


class OpenWordsList(QWidget):
    """Show the words; ``kept`` carries the placeholders without a tick: their words stay."""

    kept = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.list = named(QListWidget(), "open-words", tr("Words that change with the period"))
        self.list.itemChanged.connect(self._tell)
        self._shown: Sequence[OpenWords] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            hint(
                tr(
                    "In the new template these words give way to those of each later document. "
                    "Take the tick away where they are always the same."
                )
            )
        )
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def show_words(self, words: Sequence[OpenWords], kept: frozenset[str]) -> None:
        """Show words, those without a tick that the clerk wants to keep."""
        with QSignalBlocker(self.list):
            if words != self._shown:
                self._shown = words
                self.list.clear()
                for each in words:
                    self.list.addItem(_item(each))
            for row in range(self.list.count()):
                item = self.list.item(row)
                is_kept = item.data(_PLACEHOLDER) in kept
                item.setCheckState(Qt.CheckState.Unchecked if is_kept else Qt.CheckState.Checked)

    def _tell(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        unticked = [item for item in items if item.checkState() == Qt.CheckState.Unchecked]
        self.kept.emit(frozenset(item.data(_PLACEHOLDER) for item in unticked))


def _item(words: OpenWords) -> QListWidgetItem:
    name = _NAMES.get(words.placeholder.lower())  # capitals print the words in capitals
    item = QListWidgetItem(
        ntr(
            "“{words}” → {name} ({count} place)",
            "“{words}” → {name} ({count} places)",
            words.count,
            words=words.words,
            name=tr(name) if name else f"{{{words.placeholder}}}",
        )
    )
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setData(_PLACEHOLDER, words.placeholder)
    return item
