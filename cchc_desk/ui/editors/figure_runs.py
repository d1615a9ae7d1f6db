"""Which characters still show the figure that they were linked to.

A figure is real characters that carry its id and the text they had when linked. While that is
still their text they are linked; a mark typed right after them may be a full stop or the start
of decimals, so it is kept beside them until the next character tells.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from cchc_desk.forms.richtext import Image, Inline, Span
from cchc_desk.ui.editors.formats import OBJECT, Look

Part = tuple[str, Look]

CONTINUES_NUMBER = frozenset("0123456789.,")
_MARKS = ".,"


def link_figures(parts: Iterable[Part]) -> Iterator[Inline | Image]:
    """Yield spans, footnotes and images of one paragraph; figures only where still whole."""
    for figure, group in groupby(parts, _figure_key):
        run = list(group)
        if figure is None:
            for text, look in run:
                yield from _plain_part(text, look)
        else:
            yield from _figure_part(run, figure[1])


def _figure_key(part: Part) -> tuple[str, str] | None:
    figure, text = part[1].span.figure, part[1].figure_text
    return None if figure is None or text is None else (figure, text)


def _plain_part(text: str, look: Look) -> Iterator[Inline | Image]:
    if look.inline is None:
        yield replace(look.span, text=text)
        return
    for character in text:
        if character == OBJECT:
            yield look.inline


def _figure_part(run: list[Part], figure_text: str) -> Iterator[Span]:
    linked = linked_length("".join(text for text, _look in run), figure_text)
    for text, look in run:
        inside, outside = text[:linked], text[linked:]
        linked -= len(inside)
        if inside:
            yield replace(look.span, text=inside)
        if outside:
            yield replace(look.span, text=outside, figure=None)


def linked_length(text: str, figure_text: str) -> int:
    """Return how many of the characters still show the figure: all but a mark, or none."""
    if text == figure_text:
        return len(text)
    left = text.removeprefix(figure_text)
    is_marked = len(left) < len(text) and not left.strip(_MARKS)
    return len(figure_text) if is_marked else 0
