"""Which widget edits which kind of answer."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from cchc_desk.forms.answer import Answer
from cchc_desk.forms.outline import AnswerKind
from cchc_desk.ui.editors.document import ImageSource
from cchc_desk.ui.editors.text_answer import NoAnswer, TextAnswer
from cchc_desk.ui.editors.value_answer import ChoiceAnswer, NumberAnswer


class AnswerEditor(Protocol):
    """Edit the answer to one item.

    ``edited`` comes after every change that the clerk made, never for ``set_answer``.
    """

    @property
    def edited(self) -> SignalInstance:
        """Come after every change."""

    @property
    def next_field_requested(self) -> SignalInstance:
        """Come when the clerk is done here."""

    def widget(self) -> QWidget:
        """Return the widget to lay out."""

    def set_answer(self, answer: Answer) -> None:
        """Show an answer."""

    def answer(self) -> Answer:
        """Return the answer as it is written; may be called while text is being composed."""

    def has_preedit(self) -> bool:
        """Tell whether an input method is composing text here."""

    def set_text_zoom(self, percent: int) -> None:
        """Show the clerk's text larger or smaller."""

    def set_images(self, images: ImageSource) -> None:
        """Take the images of the text from there."""

    def focus_first(self) -> None:
        """Put the focus where the answer begins."""


# Called as (item, parent widget or None, toolbar=a shared Toolbar or None).
EDITORS: Mapping[AnswerKind, Callable[..., AnswerEditor]] = {
    AnswerKind.NONE: NoAnswer,
    AnswerKind.TEXT: TextAnswer,
    AnswerKind.NUMBER: NumberAnswer,
    AnswerKind.RATIO: NumberAnswer,
    AnswerKind.CHOICE: ChoiceAnswer,
    AnswerKind.TABLE: TextAnswer,
}
