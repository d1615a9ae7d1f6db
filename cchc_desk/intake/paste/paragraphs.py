"""Lines of spans as paragraphs: parted where their author parted them, with the sign as level."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from cchc_desk.forms.richtext import Block, Level, Paragraph, Span, is_empty, join_spans
from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.paste.pasted import CleaningKind, Tally
from cchc_desk.intake.paste.signs import BEFORE_SIGN, Item, item_level, opening
from cchc_desk.intake.paste.spans import cut, cuts, text_of

# A line break before a sign or a blank line begins a paragraph; any other one is kept as it is.
_PARTING = re.compile(rf"[ \t]*+\n(?:[ \t]*+\n)++[ \t]*+|[ \t]*+\n{BEFORE_SIGN}")

B = TypeVar("B", bound=Block)


def without_blank_ends(blocks: Sequence[B]) -> tuple[B, ...]:
    """Return the blocks without the blank paragraphs before and after them."""
    filled = [
        place
        for place, block in enumerate(blocks)
        if not (isinstance(block, Paragraph) and is_empty([block]))
    ]
    return tuple(blocks[filled[0] : filled[-1] + 1]) if filled else ()


def paragraphs_of(
    spans: Sequence[Span], tally: Tally, item: Item | None = None
) -> Iterator[Paragraph]:
    """Yield the paragraphs of a cleaned line. None: no list opens it."""
    text = text_of(spans)
    partings = list(_PARTING.finditer(text)) if "\n" in text else []
    tally.add(CleaningKind.SOFT_BREAKS, len(partings))
    starts = [0, *(each.end() for each in partings)]
    ends = [*(each.start() for each in partings), len(text)]
    for part in cuts(spans, zip(starts, ends, strict=True)):
        if item is None or not item.sign.strip():
            yield _paragraph(part, tally)
        else:
            yield _item_paragraph(part, tally, item)
        item = None


def _paragraph(spans: Sequence[Span], tally: Tally) -> Paragraph:
    text = text_of(spans)
    opened = opening(text)
    tally.add(CleaningKind.DOUBLE_SIGNS, opened.count > 1)
    rest = cut(spans, opened.length, len(text)) if opened.length else spans
    return Paragraph(join_spans(rest), opened.level)


def _item_paragraph(spans: Sequence[Span], tally: Tally, item: Item) -> Paragraph:
    """Make the paragraph of a list item; a sign that was typed too is the one that was meant."""
    level = item_level(item)
    if level is Level.NONE:
        return Paragraph(join_spans([Span(f"{fold_spaces(item.sign)} "), *spans]))
    opened = opening(text_of(spans))
    tally.add(CleaningKind.DOUBLE_SIGNS, opened.count > 0)
    rest = cut(spans, opened.length, len(text_of(spans)))
    return Paragraph(join_spans(rest), opened.level or level)
