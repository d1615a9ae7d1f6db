"""Characters taken out of a line of spans by their places."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from cchc_desk.forms.richtext import Span


def text_of(spans: Sequence[Span]) -> str:
    """Return the characters of a line."""
    return "".join(span.text for span in spans)


def trimmed(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the line without white space at its ends."""
    text = text_of(spans)
    if text == text.strip():
        return tuple(spans)
    start = len(text) - len(text.lstrip())
    return cut(spans, start, max(len(text.rstrip()), start))


def cut(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return the characters from ``start`` to before ``end``, with their looks."""
    return next(cuts(spans, [(start, end)]))


def cuts(spans: Sequence[Span], places: Iterable[tuple[int, int]]) -> Iterator[tuple[Span, ...]]:
    """Yield what stands at each of the places, which are in order and do not overlap."""
    ends = list(accumulate(len(span.text) for span in spans))
    first = 0
    for start, end in places:
        while first < len(ends) and ends[first] <= start:
            first += 1
        last = first
        while last < len(ends) and ends[last] - len(spans[last].text) < end:
            last += 1
        yield tuple(
            _part(span, start - stop + len(span.text), end - stop + len(span.text))
            for span, stop in zip(spans[first:last], ends[first:last], strict=True)
        )
        first = max(last - 1, first)


def _part(span: Span, start: int, end: int) -> Span:
    text = span.text[max(start, 0) : max(end, 0)]
    return span if text == span.text else replace(span, text=text)
