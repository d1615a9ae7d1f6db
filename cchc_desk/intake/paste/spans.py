"""Characters taken out of a line of spans by their places."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc_desk.forms.richtext import Span


def text_of(spans: Sequence[Span]) -> str:
    """Return the characters of a line."""
    return "".join(span.text for span in spans)


def trimmed(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the line without white space at its ends."""
    text = text_of(spans)
    start = len(text) - len(text.lstrip())
    return cut(spans, start, max(len(text.rstrip()), start))


def cut(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return the characters from ``start`` to before ``end``, with their looks."""
    return tuple(_cut(spans, start, end))


def _cut(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    place = 0
    for span in spans:
        text = span.text[max(start - place, 0) : max(end - place, 0)]
        place += len(span.text)
        if text:
            yield replace(span, text=text)
