"""The past of one answer: what it said when, beside what it says now."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.differences import compare_texts
from cchc_desk.desk.versions import PastAnswer, item_history
from cchc_desk.forms.answer import KINDS, Answer
from cchc_desk.forms.outline import Item
from cchc_desk.forms.richtext import plain_text
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.dialog_size import take_size
from cchc_desk.ui.history.diff_text import DiffText
from cchc_desk.ui.keeping.ages import moment_words
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.plain_buttons import push_button
from cchc_desk.ui.session import Session, message_of
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 860, 460
_SHARES = (260, 560)


class ItemHistory(QDialog):
    """Show what one answer was; ``restore_wanted`` carries the PastAnswer to bring back."""

    restore_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        document: str,
        item: Item,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Begin to read the history of the item."""
        super().__init__(parent)
        named(self, "item-history-dialog").setWindowTitle(tr("History of the item"))
        self._item = item
        self._states: tuple[PastAnswer, ...] = ()
        self.list = named(QListWidget(), "item-history-list", tr("What the item said when"))
        self.told = named(QLabel(), "item-history-told")
        self.told.setWordWrap(True)
        self.text = DiffText("item-history-text", tr("From then to now"), theme)
        self.take = push_button(
            "item-history-restore", tr("&Restore this state"), self._take, is_primary=True
        )
        self.take.setEnabled(False)
        self._lay_out(theme)
        self.list.setFocus()
        self.list.currentRowChanged.connect(self._show_state)
        session.autosave.flush()
        work = partial(_read, document, item.id)
        session.bridge.run(work, self._show, self._fail)

    def _lay_out(self, theme: Theme) -> None:
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(8, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(self.told)
        right.addWidget(self.text, 1)
        right.addWidget(
            hint(tr("Struck through: only the earlier one says it. Underlined: only the later."))
        )
        split = QSplitter()
        split.addWidget(self.list)
        split.addWidget(side)
        split.setChildrenCollapsible(False)
        split.setSizes([theme.px(share) for share in _SHARES])
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.take)
        row.addStretch(1)
        row.addWidget(push_button("item-history-close", tr("Close"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(styled(plain_label(" ".join(self._item.label.split())), "heading"))
        column.addWidget(split, 1)
        column.addLayout(row)
        take_size(self, theme, _WIDTH, _HEIGHT)

    def _show(self, states: object) -> None:
        assert isinstance(states, tuple)  # noqa: S101 - the desk's own answer
        self._states = states
        for number, each in enumerate(states):
            words = moment_words(each.at)
            done = tr("now") if number == 0 else tr(each.label)
            self.list.addItem(QListWidgetItem(f"{words}  –  {done}"))
        if not states:
            self.told.setText(tr("Nothing was written in this item yet."))
        self.list.setCurrentRow(min(1, len(states) - 1))

    def _fail(self, error: object) -> None:
        self.told.setText(message_of(error))

    def _show_state(self, row: int) -> None:
        if not 0 <= row < len(self._states):
            return
        then, now = (answer_words(self._states[i].answer, self._item) for i in (row, 0))
        pieces = compare_texts(then, now)
        self.text.show_pieces(pieces)
        self.take.setEnabled(row > 0)
        at = moment_words(self._states[row].at)
        words = tr("What it says now.") if row == 0 else tr("From {time} to now:", time=at)
        self.told.setText(words)

    def _take(self) -> None:
        row = self.list.currentRow()
        if 0 < row < len(self._states):
            self.restore_wanted.emit(self._states[row])


def answer_words(answer: Answer, item: Item) -> str:
    """Return what a reader sees of an answer, its value first."""
    value = "" if answer.value is None else KINDS[item.answer].printed(answer.value, item)
    return "\n".join(part for part in (value, plain_text(answer.blocks)) if part)


def _read(document: str, item: str, desk: Desk) -> object:
    return item_history(desk, document, item)
