"""Which widget edits which kind of answer."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from cchc_desk.forms.answer import Answer
from cchc_desk.forms.outline import AnswerKind
from cchc_desk.ui.editors.field import RichTextField
from cchc_desk.ui.editors.text_answer import TextAnswer
from cchc_desk.ui.editors.value_answer import ChoiceAnswer, NumberAnswer


class AnswerEditor(Protocol):
    """Edit the answer to one item.

    ``edited`` comes after every change that the clerk made, never for ``set_answer``.
    """

    @property
    def edited(self) -> SignalInstance:
        """Come after every change."""

    @property
    def field(self) -> RichTextField:
        """Return the text of the answer, or what stands beside its value."""

    def widget(self) -> QWidget:
        """Return the widget to lay out."""

    def set_answer(self, answer: Answer) -> None:
        """Show an answer."""

    def answer(self) -> Answer:
        """Return the answer as it is written; may be called while text is being composed."""

    def has_preedit(self) -> bool:
        """Tell whether an input method is composing text here."""

    def forget_typing(self) -> None:
        """Let go of what can be undone here: the answer was handed to the desk.

        What was taken back before can still be typed again; text being composed is not disturbed.
        """

    def focus_first(self) -> None:
        """Put the focus where the answer begins."""


# Every kind that asks for something; called as (item, parent or None, toolbar=Toolbar or None).
EDITORS: Mapping[AnswerKind, Callable[..., AnswerEditor]] = {
    AnswerKind.TEXT: TextAnswer,
    AnswerKind.NUMBER: NumberAnswer,
    AnswerKind.RATIO: NumberAnswer,
    AnswerKind.CHOICE: ChoiceAnswer,
    AnswerKind.TABLE: TextAnswer,
}
