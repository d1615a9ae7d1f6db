"""Page numbers typed as paragraphs of their own, as files made from paper or PDF have them."""

import re
from collections.abc import Iterator, Sequence

from cchc_desk.intake.source import (
    SourceBlock,
    SourceParagraph,
    SourceSection,
    TextAlignment,
    WarningCode,
    own_text,
)
from cchc_desk.intake.word.tally import Tally

_NUMBER = re.compile(r"\s*(?:[-–—]\s*)?(\d{1,3})(?:\s*[-–—])?\s*")
_LAST_FIRST_NUMBER = 3
_FEWEST = 2


def typed_page_numbers(sections: Sequence[SourceSection], tally: Tally) -> frozenset[int]:
    """Return which blocks, counted through all sections, are only the number of a page.

    They must count up by one from the first pages on, each beside the end of a page, with words
    between them; otherwise none is taken for a page number.
    """
    blocks = [block for section in sections for block in section.blocks]
    ends = _page_ends(sections, blocks)
    found = [
        (index, number)
        for index, block in enumerate(blocks)
        if (number := _number(block)) is not None and {index, index + 1} & ends
    ]
    numbers = [number for _, number in found]
    if len(numbers) < _FEWEST or not _counts_up(numbers):
        return frozenset()
    for number in numbers:
        tally.add(WarningCode.TYPED_PAGE_NUMBERS, str(number))
    return frozenset(index for index, _ in found)


def _number(block: SourceBlock) -> int | None:
    if not isinstance(block, SourceParagraph) or block.format.alignment not in _ALIGNMENTS:
        return None
    match = _NUMBER.fullmatch(own_text(block))
    return None if match is None or block.number_text else int(match[1])


_ALIGNMENTS = {TextAlignment.CENTRE, TextAlignment.RIGHT}


def _counts_up(numbers: Sequence[int]) -> bool:
    first = numbers[0]
    expected = list(range(first, first + len(numbers)))
    return first <= _LAST_FIRST_NUMBER and list(numbers) == expected


def _page_ends(sections: Sequence[SourceSection], blocks: Sequence[SourceBlock]) -> set[int]:
    """Return before which blocks a new page begins; the end of the document is one too."""
    ends = {0, len(blocks)} | set(_section_starts(sections))
    for index, block in enumerate(blocks):
        if isinstance(block, SourceParagraph):
            ends |= {index} if block.page_break_before else set()
            ends |= {index + 1} if block.page_break_after else set()
    return ends


def _section_starts(sections: Sequence[SourceSection]) -> Iterator[int]:
    start = 0
    for section in sections:
        if not section.page.is_continuous:
            yield start
        start += len(section.blocks)
