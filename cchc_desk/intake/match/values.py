"""A number, a ratio or a choice that a file writes out, as the value that a template asks for."""

import re

from cchc_desk.forms.answer import KINDS, Answer, AnswerState
from cchc_desk.forms.outline import Item
from cchc_desk.forms.richtext import Paragraph, Span

_RATIO = re.compile(r"-?[\d.,]+/[\d.,]+")


def with_value(answer: Answer, item: Item) -> Answer:
    """Return the answer with the value that its first paragraph is, if it prints as it stood."""
    first = answer.blocks[0] if answer.blocks else None
    if not isinstance(first, Paragraph) or first.level or len(first.spans) != 1:
        return answer
    (span,) = first.spans
    kind = KINDS[item.answer]
    if not isinstance(span, Span) or span != Span(span.text):
        return answer
    for text in _candidates(span.text, item):
        value = kind.read(text, item)
        if value is not None and f"{kind.printed(value, item)}." == span.text:
            return Answer(AnswerState.ANSWERED, answer.blocks[1:], value)
    return answer


def _candidates(text: str, item: Item) -> tuple[str, ...]:
    words = text.removesuffix(".")
    ratio = _RATIO.match(words)
    number = words.removesuffix(item.measure).rstrip()
    return (words, number) if ratio is None else (ratio[0],)
