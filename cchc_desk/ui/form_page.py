"""The form of one part: a card for every item, with its guidance, its state and its editor."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.outline import AnswerKind, NumberedItem
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.editors.kinds import EDITORS
from cchc_desk.ui.editors.value_answer import CalmComboBox
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.outline_panel import STATE_WORDS, Part


class ItemCard(QFrame):
    """Show one item; ``edited`` carries the item's id after anything in it changed."""

    edited = Signal(object)
    next_wanted = Signal(object)

    def __init__(self, numbered: NumberedItem, report: Report) -> None:
        """Build the card and put the answer in."""
        super().__init__()
        self.item = numbered.item
        styled(named(self, f"card:{self.item.id}"), "card")
        self.state = _state_box(fill(self.item.label, report))
        self.editor = EDITORS[self.item.answer](self.item)
        self.editor.set_images(partial(_image, report))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(_head(_label(numbered, report), self.state))
        if self.item.guidance:
            layout.addWidget(_muted(fill(self.item.guidance, report)))
        layout.addWidget(self.editor.widget())
        self.show_answer(report.answer(self.item.id))
        self.editor.edited.connect(self._typed)
        self.editor.next_field_requested.connect(lambda: self.next_wanted.emit(self.item.id))
        self.state.activated.connect(self._state_chosen)

    def show_answer(self, answer: Answer) -> None:
        """Put an answer in; the cursor stays where the text is the same."""
        self.editor.set_answer(answer)
        self._show_state(answer.state)

    def answer(self) -> Answer:
        """Return what the card says."""
        return self.editor.answer()

    def _show_state(self, state: AnswerState) -> None:
        self.state.setCurrentIndex(self.state.findData(state))

    def _typed(self) -> None:
        self._show_state(self.editor.answer().state)
        self.edited.emit(self.item.id)

    def _state_chosen(self) -> None:
        state = AnswerState(self.state.currentData())  # Qt gives back a plain str
        self.editor.set_answer(replace(self.editor.answer(), state=state))
        self.edited.emit(self.item.id)


def _image(report: Report, image_id: str) -> QImage | None:
    data = report.images.get(image_id)
    return None if data is None else QImage.fromData(data)


def _state_box(label: str) -> QComboBox:
    box = named(CalmComboBox(), "state", tr("State of “{label}”", label=label))
    for state, words in STATE_WORDS.items():
        box.addItem(tr(words), state)
    return box


def _head(label: str, state: QWidget) -> QHBoxLayout:
    title = styled(QLabel(label), "heading")
    title.setWordWrap(True)
    title.setTextFormat(Qt.TextFormat.PlainText)
    row = QHBoxLayout()
    row.addWidget(title, 1)
    row.addWidget(state, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _muted(text: str) -> QLabel:
    label = styled(QLabel(text), "muted")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


class FormPage(QScrollArea):
    """Show the cards of one part; ``edited`` carries the id of the item that changed."""

    edited = Signal(object)
    next_part_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        named(self, "form")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.cards: dict[str, ItemCard] = {}
        self.part: str | None = None

    def show_part(self, part: Part, report: Report) -> None:
        """Show another part, from its beginning."""
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(16)
        title = styled(QLabel(_label(part.head, report)), "title")
        title.setWordWrap(True)
        layout.addWidget(title)
        self.cards = {}
        for numbered in part.items:
            self._add_item(layout, numbered, report, is_head=numbered is part.head)
        layout.addStretch(1)
        self.part = part.id
        self.setWidget(page)

    def _add_item(
        self, layout: QVBoxLayout, numbered: NumberedItem, report: Report, *, is_head: bool
    ) -> None:
        if numbered.item.answer is not AnswerKind.NONE:
            card = ItemCard(numbered, report)
            card.edited.connect(self.edited)
            card.next_wanted.connect(self._focus_after)
            layout.addWidget(card)
            self.cards[numbered.item.id] = card
        elif not is_head:
            layout.addWidget(styled(QLabel(_label(numbered, report)), "heading"))

    def _focus_after(self, item: object) -> None:
        """Put the cursor into the next card; after the last one the next part is wanted."""
        ids = list(self.cards)
        index = ids.index(str(item)) + 1
        if index == len(ids):
            self.next_part_wanted.emit()
            return
        following = self.cards[ids[index]]
        following.editor.focus_first()
        self.ensureWidgetVisible(following)

    def show_answers(self, report: Report) -> None:
        """Put the answers of the same document in again, where they differ."""
        for item, card in self.cards.items():
            card.show_answer(report.answer(item))

    def focus_first(self) -> None:
        """Put the cursor into the first editor."""
        for card in self.cards.values():
            card.editor.focus_first()
            break


def _label(numbered: NumberedItem, report: Report) -> str:
    return f"{numbered.number} {fill(numbered.item.label, report)}".strip()
