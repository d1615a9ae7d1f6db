"""A file as lines in four regions: the head of page 1, the text, the foot, the appendices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from cchc_desk.intake.recognise.cutting import pieces
from cchc_desk.intake.recognise.facts import Facts, facts_of, is_capitals
from cchc_desk.intake.recognise.formulas import (
    begins_addressees,
    begins_appendix,
    begins_recipients,
    document_kind,
    is_appendix_label,
    is_number_line,
    is_printed_by_us,
    is_signer_title,
    named_kind,
    place_and_date,
)
from cchc_desk.intake.recognise.recognised import LineBlock, Place
from cchc_desk.intake.source import (
    SourceBlock,
    SourceBox,
    SourceDocument,
    SourceParagraph,
    SourceTable,
    TextAlignment,
    own_text,
    paragraphs,
)


class Region(Enum):
    """Where a line stands."""

    HEAD = auto()
    TEXT = auto()
    FOOT = auto()
    APPENDIX = auto()


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold a line before its part is known; None: ``facts`` - it is a table or a picture."""

    block: LineBlock
    place: Place
    region: Region
    in_box: bool
    facts: Facts | None


@dataclass(frozen=True, slots=True)
class _Unit:
    """Hold a block of a section; boxes are opened."""

    block: LineBlock
    section: int
    place: int
    in_box: bool
    after_break: bool


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Say where regions begin, as places among the units.

    ``text`` - right after the line that names the type of the document.
    """

    text: int
    foot: int
    appendix: int


def drafts(source: SourceDocument) -> list[Draft]:
    """Return every line of a file with the region that it stands in."""
    units = list(_units(source))
    bounds = _bounds(units)
    return list(_drafts(units, bounds))


def _units(source: SourceDocument) -> Iterator[_Unit]:
    after_break = False
    for number, section in enumerate(source.sections):
        starts_page = number > 0 and not section.page.is_continuous
        for place, block in enumerate(section.blocks):
            breaks = after_break or (starts_page and place == 0)
            before = isinstance(block, SourceParagraph) and block.page_break_before
            for in_box, each in _opened(block):
                yield _Unit(each, number, place, in_box, breaks or before)
            after_break = isinstance(block, SourceParagraph) and block.page_break_after


def _opened(block: SourceBlock) -> Iterator[tuple[bool, LineBlock]]:
    if isinstance(block, SourceBox):
        for each in block.blocks:
            yield from ((True, inner) for _, inner in _opened(each))
    else:
        yield False, block


# --- where regions begin --------------------------------------------------------------------------

# The head of page 1 is not longer than this, in blocks and in paragraphs of one block.
_LONGEST_HEAD = 60


def _bounds(units: Sequence[_Unit]) -> _Bounds:
    head = _head_end(units)
    end = len(units)
    if head is None and _opens_with_appendix(units):
        return _Bounds(0, 0, 0)
    text = 0 if head is None else head + 1
    appendix = _appendix_place(units, text)
    foot = next((i for i in range(text, appendix) if _begins_foot(units[i])), appendix)
    if appendix == end and foot < end:
        appendix = _pages_after_foot(units, foot)
    return _Bounds(text, foot, appendix)


def _head_end(units: Sequence[_Unit]) -> int | None:
    """Return the place of the block that names the type, else of the last of the letterhead."""
    near = list(enumerate(units[:_LONGEST_HEAD]))
    for names_type in (_is_type, _begins_with_type):
        for index, unit in near:
            if _begins_appendix(unit) and index == _first_words(units):
                return None
            if any(names_type(line) for line in _lines(unit.block)):
                return index
    letterhead = [i for i, unit in near if any(_is_of_letterhead(x) for x in _lines(unit.block))]
    return letterhead[-1] if letterhead else None


def _lines(block: SourceBlock) -> Iterator[SourceParagraph]:
    """Yield the pieces of a paragraph, or of a table that is no more than a frame for words."""
    if isinstance(block, SourceTable) and not _is_frame(block):
        return
    yield from (each for each in pieces(block) if isinstance(each, SourceParagraph))


def _is_frame(table: SourceTable) -> bool:
    if table.is_layout:
        return True
    few = [own_text(each) for _, each in zip(range(8), paragraphs((table,)), strict=False)]
    return any(is_printed_by_us(text) or begins_recipients(text) for text in few)


def _is_type(line: SourceParagraph) -> bool:
    return document_kind(own_text(line)) is not None


def _begins_with_type(line: SourceParagraph) -> bool:
    text = own_text(line)
    is_set_off = line.format.bold or line.format.alignment is TextAlignment.CENTRE
    return named_kind(text) is not None and is_capitals(text) and is_set_off


def _is_of_letterhead(line: SourceParagraph) -> bool:
    text = own_text(line)
    return is_printed_by_us(text) or is_number_line(text) or place_and_date(text) is not None


def _first_words(units: Sequence[_Unit]) -> int:
    return next((i for i, unit in enumerate(units) if _has_words(unit.block)), 0)


def _has_words(block: SourceBlock) -> bool:
    return any(own_text(each).strip() for each in paragraphs((block,)))


def _opens_with_appendix(units: Sequence[_Unit]) -> bool:
    """Tell whether the file is an appendix alone: its label, or a table and little before it."""
    first = _first_words(units)
    few = units[first : first + _FEW_BLOCKS]
    if any(_begins_appendix(unit) for unit in few):
        return True
    has_table = any(isinstance(unit.block, SourceTable) for unit in few)
    return has_table and _share_of_tables(units) > _MOSTLY_TABLES


def _share_of_tables(units: Sequence[_Unit]) -> float:
    lengths = [sum(len(own_text(each)) for each in paragraphs((unit.block,))) for unit in units]
    of_tables = (
        length
        for unit, length in zip(units, lengths, strict=True)
        if isinstance(unit.block, SourceTable) and not unit.block.is_layout
    )
    return sum(of_tables) / max(sum(lengths), 1)


_FEW_BLOCKS = 8
_MOSTLY_TABLES = 0.7


def _begins_appendix(unit: _Unit) -> bool:
    if not isinstance(unit.block, SourceParagraph):
        return False
    text = own_text(unit.block)
    if not is_appendix_label(text):
        return begins_appendix(text) and (unit.after_break or _is_set_off(unit.block))
    return unit.after_break or _is_set_off(unit.block) or is_capitals(text)


def _is_set_off(paragraph: SourceParagraph) -> bool:
    look = paragraph.format
    return look.bold or look.alignment in {TextAlignment.CENTRE, TextAlignment.RIGHT}


def _begins_foot(unit: _Unit) -> bool:
    lines = (own_text(line) for line in _lines(unit.block))
    return any(begins_recipients(text) or is_signer_title(text) for text in lines)


_FRAME_BLOCKS = 4


def _appendix_place(units: Sequence[_Unit], text: int) -> int:
    """Return where the first appendix begins: at its label, or at the frame on top of its page."""
    end = len(units)
    label = next((i for i in range(text, end) if _begins_appendix(units[i])), end)
    for place in range(label, max(label - _FRAME_BLOCKS, text) - 1, -1):
        if place < end and units[place].after_break:
            return place
        if place < label and not _is_furniture(units[place]):
            break
    return label


def _is_furniture(unit: _Unit) -> bool:
    """Tell whether a block holds no text of its own: a frame, or nothing to read."""
    is_frame = isinstance(unit.block, SourceTable) and unit.block.is_layout
    return (is_frame and not _begins_foot(unit)) or not _has_words(unit.block)


def _pages_after_foot(units: Sequence[_Unit], foot: int) -> int:
    """Return where pages begin that follow the foot: an appendix without a label."""
    after = range(foot + 1, len(units))
    begins = (i for i in after if units[i].after_break and not _begins_foot(units[i]))
    return next(begins, len(units))


# --- lines ----------------------------------------------------------------------------------------


def _drafts(units: Sequence[_Unit], bounds: _Bounds) -> Iterator[Draft]:
    for index, unit in enumerate(units):
        region = _region(index, bounds)
        for part, block in enumerate(_blocks(unit.block, region)):
            place = Place(unit.section, unit.place, part)
            facts = facts_of(block) if isinstance(block, SourceParagraph) else None
            yield Draft(block, place, region, unit.in_box, facts)


def _region(index: int, bounds: _Bounds) -> Region:
    if index >= bounds.appendix:
        return Region.APPENDIX
    if index >= bounds.foot:
        return Region.FOOT
    return Region.TEXT if index >= bounds.text else Region.HEAD


def _blocks(block: LineBlock, region: Region) -> Iterator[LineBlock]:
    """Yield the lines that a block becomes: head and foot are cut where columns part."""
    if region in {Region.HEAD, Region.FOOT}:
        yield from _cut_frame(block)
    elif region is Region.TEXT and isinstance(block, SourceTable) and _holds_addressees(block):
        yield from pieces(block)
    else:
        yield block


def _cut_frame(block: LineBlock) -> Iterator[LineBlock]:
    if isinstance(block, SourceTable) and not _is_frame(block):
        yield block
    else:
        yield from pieces(block)


def _holds_addressees(table: SourceTable) -> bool:
    first = next(paragraphs((table,)), None)
    return table.is_layout and first is not None and begins_addressees(own_text(first))
