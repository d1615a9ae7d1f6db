"""The sheet of one part: its title and its cards, built a few at a time."""

from collections import deque
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cchc_desk.forms.outline import AnswerKind, NumberedItem
from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.editors.card import ItemCard, Shared, label_of
from cchc_desk.ui.editors.signs import muted_line, plain_label
from cchc_desk.ui.naming import named

WIDEST = 860
"""How wide cards grow, before zoom, in pixels: some 110 letters of the clerk's text on a line."""

SIDE = 24
"""The margin beside the cards, in pixels."""

_DEEPEST = 12
"""How many layouts lie in each other at most; Qt lays out one level at a time (seven today)."""

_TOP, _BOTTOM, _GAP = 16, 24, 16


class Sheet(QWidget):
    """Show the items of a part, of which the first is its heading.

    ``edited`` carries the id of the item that changed, ``step_wanted`` an id and 1 or -1 as a
    card's, ``cursor_moved`` the RichTextEditor that the clerk moves about in, ``go_on_wanted``
    asks for the next part where there is nothing to enter; ``confirmed`` and ``remarks_done``
    carry the id of an item, ``card_built`` the ItemCard that was just built.
    Shape: ``cards`` by item id in their order, those that are built.
    """

    edited = Signal(object)
    step_wanted = Signal(object, object)
    cursor_moved = Signal(object)
    go_on_wanted = Signal()
    confirmed = Signal(object)
    remarks_done = Signal(object)
    card_built = Signal(object)

    def __init__(self, items: Sequence[NumberedItem], report: Report, shared: Shared) -> None:
        """Build the title only; ``report`` says what stands in for placeholders."""
        super().__init__()
        self.cards: dict[str, ItemCard] = {}
        self._report = report
        self._shared = shared
        self._head = items[0]
        self._waiting = deque(items)
        self._zoom_percent = 100
        self._warned: frozenset[str] = frozenset()
        self._left_over: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
        self._remarks: Mapping[str, tuple[str, ...]] = {}
        self._column_widget = QWidget()
        centred(self, self._column_widget, _TOP, _BOTTOM)
        self._column = QVBoxLayout(self._column_widget)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._column.addStretch(1)
        self._add(plain_label(label_of(self._head, report), "title"))
        if all(each.item.answer is AnswerKind.NONE for each in items):
            self._add(self._make_empty())
        shared.theme.changed.connect(self._fit_width)
        self._fit_width()

    def _fit_width(self) -> None:
        self._column_widget.setMaximumWidth(self._shared.theme.px(WIDEST))

    def _make_empty(self) -> QWidget:
        empty = named(QWidget(), "form-empty")
        words = tr("This part is a heading only; there is nothing to enter here.")
        go_on = named(QPushButton(tr("On to the next part (Ctrl+PgDn)")), "form-go-on")
        go_on.clicked.connect(self.go_on_wanted)
        column = QVBoxLayout(empty)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(muted_line(self._shared.theme, "info", words))
        column.addWidget(go_on, 0, Qt.AlignmentFlag.AlignLeft)
        empty.setFocusProxy(go_on)
        return empty

    # --- building ---------------------------------------------------------------------------------

    @property
    def is_whole(self) -> bool:
        """Tell whether all cards are built."""
        return not self._waiting

    def build_next(self, report: Report) -> None:
        """Build the next card or heading, with the answer that a report has."""
        numbered = self._waiting.popleft()
        if numbered.item.answer is not AnswerKind.NONE:
            card = self._make_card(numbered, report)
            self._add(card)
            self.card_built.emit(card)
        elif numbered is not self._head:
            self._add(plain_label(label_of(numbered, self._report), "heading"))

    def _make_card(self, numbered: NumberedItem, report: Report) -> ItemCard:
        item = numbered.item.id
        has_title = numbered is not self._head
        card = ItemCard(numbered, report, self._shared, self._column_widget, has_title=has_title)
        card.editor.field.set_text_zoom(self._zoom_percent)
        card.set_warned(is_warned=item in self._warned)
        card.set_left_over(self._left_over.get(item, {}))
        card.confirmed.connect(self.confirmed)
        card.set_remarks(self._remarks.get(item, ()))
        card.remarks_done.connect(self.remarks_done)
        card.edited.connect(self.edited)
        card.step_wanted.connect(self.step_wanted)
        card.editor.field.cursor_moved.connect(self.cursor_moved)
        self.cards[item] = card
        return card

    def _add(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)
        widget.show()

    def settled_height(self) -> int:
        """Lay out what is built, and return how high that is; margins are left out."""
        settle()
        return self._column.heightForWidth(self._column_widget.width())

    # --- the cards on show and those to come ------------------------------------------------------

    def set_text_zoom(self, percent: int) -> None:
        """Show the clerk's text larger or smaller."""
        self._zoom_percent = percent
        for card in self.cards.values():
            card.editor.field.set_text_zoom(percent)

    def set_warnings(self, ids: frozenset[str]) -> None:
        """Mark the items that have warnings, and no others."""
        self._warned = ids
        for item, card in self.cards.items():
            card.set_warned(is_warned=item in ids)

    def set_left_over(self, texts: Mapping[str, Mapping[str, tuple[str, ...]]]) -> None:
        """Show what is left of earlier periods, by item id as a card takes it."""
        self._left_over = texts
        for item, card in self.cards.items():
            card.set_left_over(texts.get(item, {}))

    def set_remarks(self, remarks: Mapping[str, tuple[str, ...]]) -> None:
        """Show what readers remarked, by item id."""
        self._remarks = remarks
        for item, card in self.cards.items():
            card.set_remarks(remarks.get(item, ()))

    def focus_empty(self) -> None:
        """Put the focus onto the button of a part without any card."""
        for empty in self.findChildren(QWidget, "form-empty"):
            empty.setFocus(Qt.FocusReason.TabFocusReason)


def settle() -> None:
    """Lay out at once what was changed, from a text that grew up to the page that it lies on."""
    for _ in range(_DEEPEST):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def centred(around: QWidget, inside: QWidget, top: int, bottom: int) -> QHBoxLayout:
    """Lay out a widget in the middle of another, as wide as it may grow; margins in pixels."""
    row = QHBoxLayout(around)
    row.setContentsMargins(SIDE, top, SIDE, bottom)
    row.setSpacing(0)
    row.addStretch(1)
    row.addWidget(inside, WIDEST)
    row.addStretch(1)
    return row
