"""What the clerk answers to an item: a state, a text, and for some kinds a value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from cchc_desk.forms.numeral import (
    Ratio,
    percentage,
    read_number,
    read_ratio,
    write_number,
    write_percentage,
    write_ratio,
)
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.richtext import Block, Paragraph, RichText, is_empty, plain

Value = Decimal | Ratio | str


class AnswerState(StrEnum):
    """Where the clerk is with an item."""

    UNANSWERED = "unanswered"
    IN_PROGRESS = "in-progress"
    NOTHING_AROSE = "nothing-arose"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold the answer to one item.

    ``blocks`` is the text; for "nothing arose" it is the author's own phrase, and empty means
    the house's. None: ``value`` - not answered, or a kind that has no value.
    """

    state: AnswerState = AnswerState.UNANSWERED
    blocks: RichText = ()
    value: Value | None = None


class Kind(NamedTuple):
    """Say how the value of one kind of answer is read, stored and printed.

    ``read`` returns None for text that is no such value; ``written`` gives the text that
    ``read`` reads; ``printed`` gives the words of the document, without a full stop.
    """

    read: Callable[[str, Item], Value | None]
    written: Callable[[Value], str]
    printed: Callable[[Value, Item], str]


def _no_value(_text: str, _item: Item) -> Value | None:
    return None


def _read_number(text: str, _item: Item) -> Value | None:
    return read_number(text)


def _read_ratio(text: str, _item: Item) -> Value | None:
    return read_ratio(text)


def _read_choice(text: str, item: Item) -> Value | None:
    return text if text in item.choices else None


def _written(value: Value) -> str:
    match value:
        case Decimal():
            return write_number(value)
        case Ratio():
            return f"{write_number(value.part)}/{write_number(value.whole)}"
        case _:
            return value


def _print_number(value: Value, item: Item) -> str:
    number = write_number(value, padded=True) if isinstance(value, Decimal) else _written(value)
    return f"{number} {item.measure}".strip()


def _print_ratio(value: Value, item: Item) -> str:
    if not isinstance(value, Ratio):
        return _written(value)
    share = percentage(value)
    of = f"{write_ratio(value)} {item.measure}".strip()
    return of if share is None else f"{of} ({write_percentage(share)})"


def _print_text(value: Value, _item: Item) -> str:
    return _written(value)


_TEXT = Kind(_no_value, _written, _print_text)

KINDS: Mapping[AnswerKind, Kind] = {
    AnswerKind.NONE: _TEXT,
    AnswerKind.TEXT: _TEXT,
    AnswerKind.TABLE: _TEXT,
    AnswerKind.NUMBER: Kind(_read_number, _written, _print_number),
    AnswerKind.RATIO: Kind(_read_ratio, _written, _print_ratio),
    AnswerKind.CHOICE: Kind(_read_choice, _written, _print_text),
}


def text_answer(blocks: RichText) -> Answer:
    """Make an answer of text; empty text is unanswered."""
    state = AnswerState.UNANSWERED if is_empty(blocks) else AnswerState.ANSWERED
    return Answer(state, blocks)


def printed_blocks(answer: Answer, item: Item, nothing_phrase: str) -> RichText:
    """Return what the document says for an answer; nothing at all when unanswered.

    A value is printed in front of the text; a sentence ends with a full stop.
    """
    if answer.state is AnswerState.UNANSWERED:
        return ()
    if answer.state is AnswerState.NOTHING_AROSE and is_empty(answer.blocks):
        return plain(nothing_phrase)
    blocks = () if is_empty(answer.blocks) else answer.blocks
    if answer.value is None:
        return blocks
    return (*plain(f"{KINDS[item.answer].printed(answer.value, item)}."), *blocks)


def state_of(answer: Answer, item: Item) -> AnswerState:
    """Return the state that the content itself tells, keeping "nothing arose" and "in progress"."""
    if answer.state in {AnswerState.NOTHING_AROSE, AnswerState.IN_PROGRESS}:
        return answer.state
    has_content = answer.value is not None or not is_empty(answer.blocks)
    return AnswerState.ANSWERED if has_content else AnswerState.UNANSWERED


def with_blocks(answer: Answer, blocks: tuple[Block, ...]) -> Answer:
    """Return the answer with another text."""
    return replace(answer, blocks=blocks)


def first_paragraph(blocks: RichText) -> Paragraph | None:
    """Return the opening paragraph; None when the text opens with a table, an image, or not."""
    return blocks[0] if blocks and isinstance(blocks[0], Paragraph) else None
