"""The editor of answers that are text alone, a table included."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desk.forms.answer import Answer, state_of
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.richtext import RichText, Table, TableCell, paragraph
from cchc_desk.ui.editors.field import RichTextField
from cchc_desk.ui.editors.toolbar import Toolbar


class TextAnswer(QWidget):
    """Edits an answer of text; one of a table begins with the item's columns as header row.

    What the program itself put there is no answer: until the clerk changes it, the answer is the
    one that was given.
    """

    edited = Signal()

    def __init__(
        self, item: Item, parent: QWidget | None = None, *, toolbar: Toolbar | None = None
    ) -> None:
        """Make an empty editor for an item. None: ``toolbar`` - one of its own."""
        super().__init__(parent)
        self._item = item
        self._given = Answer()
        self.field = RichTextField(self, toolbar=toolbar)
        self.field.name_for_readers(item.label)
        self.field.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self._shown: RichText = ()
        if starting_blocks(item):
            self._show(())

    def widget(self) -> QWidget:
        """Return the widget to lay out."""
        return self

    def set_answer(self, answer: Answer) -> None:
        """Show an answer; one with the same text only changes the state."""
        if answer.blocks != self.answer().blocks:
            self._show(answer.blocks)
        self._given = answer

    def _show(self, blocks: RichText) -> None:
        self.field.replace_content(blocks or starting_blocks(self._item))
        self._shown = self.field.content()

    def answer(self) -> Answer:
        """Return the answer as it is written."""
        blocks = self.field.content()
        if blocks == self._shown:
            return self._given
        made = replace(self._given, blocks=blocks)
        return replace(made, state=state_of(made, self._item))

    def has_preedit(self) -> bool:
        """Tell whether an input method is composing text here."""
        return self.field.has_preedit()

    def forget_typing(self) -> None:
        """Let go of what can be undone here."""
        self.field.forget_typing()

    def focus_first(self) -> None:
        """Put the cursor into the text."""
        self.field.setFocus()


def starting_blocks(item: Item) -> RichText:
    """Return what an unanswered item shows: nothing, or the head of its table."""
    if item.answer is not AnswerKind.TABLE or not item.columns:
        return ()
    header = tuple(TableCell((paragraph(title),)) for title in item.columns)
    empty = (TableCell(),) * len(item.columns)
    widths = item.widths_mm if len(item.widths_mm) == len(item.columns) else ()
    return (Table((header, empty), widths),)
