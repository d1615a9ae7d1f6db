"""The card of one item: its label, guidance and state, and the editor of its answer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.linked_text import filled, linked_figures
from cchc_desk.forms.outline import NumberedItem
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.calm_inputs import CalmComboBox
from cchc_desk.ui.editors.document import ImageSource
from cchc_desk.ui.editors.highlight import LeftOverLook
from cchc_desk.ui.editors.keys import asked_step
from cchc_desk.ui.editors.kinds import EDITORS
from cchc_desk.ui.editors.left_over_strip import LeftOverStrip
from cchc_desk.ui.editors.remark_strip import RemarkStrip
from cchc_desk.ui.editors.signs import CHIP_WORDS, muted_line, plain_label, warning_chip
from cchc_desk.ui.editors.states import WARNED, StateModel
from cchc_desk.ui.editors.toolbar import Toolbar
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Theme

_UNLIMITED = 1 << 20
"""The height in pixels up to which a text grows: the page scrolls, never a text inside it."""


_ICON_SIDE = 16
_ROOM_FOR_CHIP = 640
"""A card less wide, in pixels at a zoom of 100 %, leaves the words of the chip to its title."""


class Shared(NamedTuple):
    """Hold what all cards of a page share."""

    theme: Theme
    toolbar: Toolbar
    states: StateModel
    images: ImageSource


class ItemCard(QFrame):
    """Show one item; ``edited`` carries the item's id after anything in it changed.

    ``step_wanted`` carries the id and 1 or -1: on to the next field, or back. ``confirmed`` carries
    the id when the clerk says that all of its old text is still true, ``remarks_done`` when the
    remarks of readers are dealt with.
    """

    edited = Signal(object)
    step_wanted = Signal(object, object)
    confirmed = Signal(object)
    remarks_done = Signal(object)

    def __init__(
        self,
        numbered: NumberedItem,
        report: Report,
        shared: Shared,
        parent: QWidget | None = None,
        *,
        has_title: bool = True,
    ) -> None:
        """Build the card and put the answer in; without a title, the page says it already."""
        super().__init__(parent)
        self.item = numbered.item
        self._shared = shared
        self._warning: QWidget | None = None
        self._left_over: Mapping[str, tuple[str, ...]] = {}
        self.strip: LeftOverStrip | None = None
        self.remarks: RemarkStrip | None = None
        label = fill(self.item.label, report)
        styled(named(self, f"card:{self.item.id}"), "card")
        self.state = named(CalmComboBox(), "state", tr("State of “{label}”", label=label))
        self.state.setParent(self)  # before the editor, as Tab goes
        self.state.setModel(shared.states)
        self._fit_icons()
        shared.theme.changed.connect(self._fit_icons)
        shared.theme.changed.connect(self._tint)
        named_item = replace(self.item, label=label)
        made = EDITORS[self.item.answer](named_item, self, toolbar=shared.toolbar)
        self.editor = made
        self.editor.field.set_images(shared.images)
        self.editor.field.set_limit(_UNLIMITED)
        self._lay_out(
            _title(numbered, report) if has_title else None, fill(self.item.guidance, report)
        )
        self.show_answer(shown_answer(report, self.item.id))
        self.editor.field.go_to_start()
        self.editor.edited.connect(self._typed)
        self.state.activated.connect(self._state_chosen)

    def _lay_out(self, title: QLabel | None, guidance: str) -> None:
        theme = self._shared.theme
        lines = [muted_line(theme, "info", guidance)] if guidance else []
        if self.item.department:
            lines.append(muted_line(theme, "building-2", self.item.department))
        self._head = QHBoxLayout()
        self._head.setSpacing(16)
        if title is not None:
            self._head.addWidget(title, 1)
        elif lines:
            self._head.addLayout(lines.pop(0), 1)
        else:
            self._head.addStretch(1)
        self._head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for line in (self._head, *lines):
            column.addLayout(line)
        column.addWidget(self.editor.widget())

    def _fit_icons(self) -> None:
        side = self._shared.theme.px(_ICON_SIDE)
        self.state.setIconSize(QSize(side, side))

    def show_answer(self, answer: Answer) -> None:
        """Put an answer in, where it is another; the cursor goes to where the text changed."""
        self.editor.set_answer(answer)
        self._show_state(answer.state)

    def answer(self) -> Answer:
        """Return what the card says."""
        return self.editor.answer()

    def set_warned(self, *, is_warned: bool) -> None:
        """Say beside the state that there are warnings, or no longer."""
        if is_warned and self._warning is None:
            self._warning = named(warning_chip(self._shared.theme, WARNED), "warning")
            self._head.insertWidget(1, self._warning, 0, Qt.AlignmentFlag.AlignTop)
            self._fit_chip()
        if self._warning is not None:
            self._warning.setVisible(is_warned)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the title where there is little."""
        super().resizeEvent(event)
        self._fit_chip()

    def _fit_chip(self) -> None:
        words = self._warning.findChild(QLabel, CHIP_WORDS) if self._warning is not None else None
        if words is not None:
            words.setVisible(self.width() >= self._shared.theme.px(_ROOM_FOR_CHIP))

    def set_remarks(self, remarks: Sequence[str]) -> None:
        """Show what readers remarked on the item."""
        if remarks and self.remarks is None:
            self.remarks = RemarkStrip(self._shared.theme)
            self.remarks.done.connect(lambda: self.remarks_done.emit(self.item.id))
            column = self.layout()
            assert isinstance(column, QVBoxLayout)  # noqa: S101 - as it was laid out
            column.insertWidget(column.count() - 1, self.remarks)
        if self.remarks is not None:
            self.remarks.show_remarks(remarks)

    def set_left_over(self, texts: Mapping[str, tuple[str, ...]]) -> None:
        """Show which paragraphs say what an earlier period said, as in ``LeftOverLook``."""
        if texts == self._left_over:
            return
        self._left_over = texts
        if texts and self.strip is None:
            self.strip = LeftOverStrip(self._shared.theme)
            self.strip.confirmed.connect(lambda: self.confirmed.emit(self.item.id))
            column = self.layout()
            assert isinstance(column, QVBoxLayout)  # noqa: S101 - as it was laid out
            column.insertWidget(column.count() - 1, self.strip)
        if self.strip is not None:
            self.strip.show_count(len(texts), has_past=any(texts.values()))
        self._tint()

    def _tint(self) -> None:
        palette = self._shared.theme.palette
        look = LeftOverLook(self._left_over, palette.warning_soft, palette.error)
        self.editor.field.editor.show_left_over(look if self._left_over else LeftOverLook())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the fields by Enter and Ctrl+Enter; Esc goes to the state and back."""
        step = asked_step(event)
        if event.key() == Qt.Key.Key_Escape and not self.state.hasFocus():
            self.state.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape or (step > 0 and self.state.hasFocus()):
            self.editor.focus_first()
        elif step:
            self.step_wanted.emit(self.item.id, step)
        else:
            super().keyPressEvent(event)

    def _show_state(self, state: AnswerState) -> None:
        self.state.setCurrentIndex(self.state.findData(state))

    def _typed(self) -> None:
        self._show_state(self.editor.answer().state)
        self.edited.emit(self.item.id)

    def _state_chosen(self) -> None:
        state = AnswerState(self.state.currentData())  # Qt gives back a plain str
        self.editor.set_answer(replace(self.editor.answer(), state=state))
        self.edited.emit(self.item.id)


def card_around(widget: QWidget | None) -> ItemCard | None:
    """Return the card that a widget stands in. None: it stands in none."""
    while widget is not None and not isinstance(widget, ItemCard):
        widget = widget.parentWidget()
    return widget


def shown_answer(report: Report, item: str) -> Answer:
    """Return an answer with every figure in its text as it is now."""
    answer = report.answer(item)
    if not linked_figures(answer.blocks):
        return answer
    return replace(answer, blocks=filled(answer.blocks, report.figure_text))


def label_of(numbered: NumberedItem, report: Report) -> str:
    """Return number and label as the document prints them."""
    return f"{numbered.number} {fill(numbered.item.label, report)}".strip()


def _title(numbered: NumberedItem, report: Report) -> QLabel:
    """Make the title of a card; one that the answer runs on from is a line of text, as printed."""
    label = label_of(numbered, report)
    if not numbered.item.run_in:
        return plain_label(label, "heading")
    title = plain_label(label if label.endswith(":") else f"{label}:")
    slanted = QFont()
    slanted.setItalic(numbered.item.italic)
    title.setFont(slanted)
    return title
