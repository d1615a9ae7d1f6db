"""The editors of answers with a value beside the text: a number, a ratio, a choice.

What is typed for a number is never lost and never corrected. While it cannot be read as one, the
answer is in progress and has the typed characters as its first paragraph, so they are stored,
printed and seen; a form opened later puts such a paragraph back beside the measure.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from cchc_desk.forms.answer import KINDS, Answer, AnswerState, Value, state_of
from cchc_desk.forms.numeral import Ratio, percentage, write_percentage
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.richtext import Level, Paragraph, RichText, Span, paragraph
from cchc_desk.i18n import N_, tr
from cchc_desk.ui.calm_inputs import CalmComboBox
from cchc_desk.ui.editors.field import RichTextField
from cchc_desk.ui.editors.history_keys import HistoryKeys
from cchc_desk.ui.editors.keys import asks_text_below
from cchc_desk.ui.editors.toolbar import Toolbar
from cchc_desk.ui.typing_undo import forget_typing

_TEXT_LINES = 2
_LINE_WIDTH_PIXELS = 180
_LONGEST_UNREADABLE = 24  # characters; what is longer was written as text

_NOTES = {
    AnswerKind.NUMBER: N_("Error: “{text}” is not a number like 1.234,5. It is kept as text."),
    AnswerKind.RATIO: N_("Error: “{text}” is not two numbers like 13,6/110. It is kept as text."),
}


def parted(blocks: RichText, item: Item) -> tuple[str, RichText]:
    """Part a first paragraph that was typed as a value from the text; "" when there is none."""
    match blocks:
        case (Paragraph(spans=(Span() as span,), level=Level.NONE), *rest):
            is_short = len(span.text) <= _LONGEST_UNREADABLE and "\n" not in span.text
            is_typed = replace(span, text="") == Span("") and any(c.isdigit() for c in span.text)
            if is_short and is_typed and KINDS[item.answer].read(span.text, item) is None:
                return span.text, tuple(rest)
    return "", blocks


class ValueLine(QLineEdit):
    """A line for a value; it knows whether letters are being composed."""

    def __init__(self) -> None:
        """Make an empty line."""
        super().__init__()
        self.has_preedit = False
        HistoryKeys(self)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether letters are being composed; Qt does the rest."""
        self.has_preedit = bool(event.preeditString())
        super().inputMethodEvent(event)

    def forget_typing(self) -> None:
        """Let go of what can be undone here, unless letters are being composed."""
        if not self.has_preedit:
            forget_typing(self)


class NumberAnswer(QWidget):
    """Edits a number or a ratio on a line, with its measure, and a text below."""

    edited = Signal()

    def __init__(
        self, item: Item, parent: QWidget | None = None, *, toolbar: Toolbar | None = None
    ) -> None:
        """Make an empty editor for an item. None: ``toolbar`` - one of its own."""
        super().__init__(parent)
        self._item = item
        self._state = AnswerState.UNANSWERED
        self._is_loading = False
        self.line = ValueLine()
        self.computed = QLabel()
        self.note = QLabel()
        self.field = _make_text(self, item, toolbar)
        self._dress()
        self._lay_out()
        self._connect()

    def _dress(self) -> None:
        self.line.setObjectName("value")
        self.line.setAccessibleName(self._item.label)
        self.line.setFixedWidth(_LINE_WIDTH_PIXELS)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.note.setObjectName("note")
        self.note.setProperty("status", "error")
        self.note.setWordWrap(True)
        self.note.hide()
        self.setFocusProxy(self.line)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.line)
        row.addWidget(QLabel(self._item.measure))
        row.addWidget(self.computed)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addWidget(self.field)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._take_line)
        self.line.editingFinished.connect(self.check)
        self.field.edited.connect(self.edited)

    def widget(self) -> QWidget:
        """Return the widget to lay out."""
        return self

    def set_answer(self, answer: Answer) -> None:
        """Show an answer; one with the same value and text only changes the state."""
        self._state = answer.state
        now = self.answer()
        if (now.value, now.blocks) == (answer.value, answer.blocks):
            return
        unreadable, text = "", answer.blocks
        if answer.value is None and answer.state is AnswerState.IN_PROGRESS:
            unreadable, text = parted(answer.blocks, self._item)
        if unreadable:
            self._state = AnswerState.UNANSWERED  # in progress only until it can be read
        self._show(_written(answer.value, self._item) or unreadable, text)

    def _show(self, line: str, text: RichText) -> None:
        self._is_loading = True
        self.line.setText(line)
        self.field.replace_content(text)
        self._is_loading = False
        self.check()

    def answer(self) -> Answer:
        """Return the answer as it is written; what is no number is its first paragraph."""
        typed, text = self.line.text(), self.field.content()
        value = self._value()
        if value is None and typed.strip():
            return Answer(AnswerState.IN_PROGRESS, (paragraph(typed), *text))
        made = Answer(self._state, text, value)
        return replace(made, state=state_of(made, self._item))

    def _value(self) -> Value | None:
        return KINDS[self._item.answer].read(self.line.text(), self._item)

    def _take_line(self) -> None:
        value = self._value()
        share = percentage(value) if isinstance(value, Ratio) else None
        self.computed.setText("" if share is None else f"= {write_percentage(share)}")
        if value is not None:
            self.note.hide()
        if not self._is_loading:
            self.edited.emit()

    def check(self) -> None:
        """Say below the line that it cannot be read: when the clerk leaves it, never before."""
        typed = self.line.text().strip()
        is_wrong = bool(typed) and self._value() is None
        if is_wrong:
            self.note.setText(tr(_NOTES[self._item.answer], text=typed))
        self.note.setVisible(is_wrong)

    def has_preedit(self) -> bool:
        """Tell whether an input method is composing text here."""
        return self.line.has_preedit or self.field.has_preedit()

    def forget_typing(self) -> None:
        """Let go of what can be undone here."""
        self.line.forget_typing()
        self.field.forget_typing()

    def focus_first(self) -> None:
        """Put the cursor onto the line."""
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes from the line into the text below; what else leaves it is the card's."""
        if self.line.hasFocus() and asks_text_below(event):
            self.field.editor.setFocus()
        else:
            super().keyPressEvent(event)


def _written(value: Value | None, item: Item) -> str:
    return "" if value is None else KINDS[item.answer].written(value)


def _make_text(parent: QWidget, item: Item, toolbar: Toolbar | None) -> RichTextField:
    field = RichTextField(parent, toolbar=toolbar, lines=_TEXT_LINES)
    field.name_for_readers(tr("Text to “{label}”", label=item.label))
    field.set_hint(tr("Text, if there is more to say"))
    return field


class ChoiceAnswer(QWidget):
    """Edits an answer that is one of several, with a text below."""

    edited = Signal()

    def __init__(
        self, item: Item, parent: QWidget | None = None, *, toolbar: Toolbar | None = None
    ) -> None:
        """Make an empty editor for an item. None: ``toolbar`` - one of its own."""
        super().__init__(parent)
        self._item = item
        self._state = AnswerState.UNANSWERED
        self._is_loading = False
        self.choice = CalmComboBox()
        self.choice.setObjectName("choice")
        self.choice.setAccessibleName(item.label)
        self.choice.addItems(["", *item.choices])
        self.field = _make_text(self, item, toolbar)
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._tell)
        self.field.edited.connect(self.edited)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.field)
        self.setFocusProxy(self.choice)

    def widget(self) -> QWidget:
        """Return the widget to lay out."""
        return self

    def set_answer(self, answer: Answer) -> None:
        """Show an answer; one with the same value and text only changes the state."""
        self._state = answer.state
        now = self.answer()
        if (now.value, now.blocks) == (answer.value, answer.blocks):
            return
        self._is_loading = True
        self._choose(_written(answer.value, self._item))
        self.field.replace_content(answer.blocks)
        self._is_loading = False

    def _choose(self, text: str) -> None:
        """Show a choice, also one that the template no longer offers."""
        if self.choice.findText(text) < 0:
            self.choice.addItem(text)
        self.choice.setCurrentIndex(self.choice.findText(text))

    def answer(self) -> Answer:
        """Return the answer as it is chosen and written."""
        made = Answer(self._state, self.field.content(), self.choice.currentText() or None)
        return replace(made, state=state_of(made, self._item))

    def _tell(self) -> None:
        if not self._is_loading:
            self.edited.emit()

    def has_preedit(self) -> bool:
        """Tell whether an input method is composing text here."""
        return self.field.has_preedit()

    def forget_typing(self) -> None:
        """Let go of what can be undone here."""
        self.field.forget_typing()

    def focus_first(self) -> None:
        """Put the focus onto the list."""
        self.choice.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes from the list into the text below; what else leaves it is the card's."""
        if self.choice.hasFocus() and asks_text_below(event):
            self.field.editor.setFocus()
        else:
            super().keyPressEvent(event)
