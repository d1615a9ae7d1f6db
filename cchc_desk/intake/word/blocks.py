"""Paragraphs and tables in reading order, as a reader sees them after all changes are accepted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from cchc_desk.intake.source import (
    PageNumber,
    SourceBlock,
    SourceParagraph,
    TextAlignment,
    WarningCode,
)
from cchc_desk.intake.word.alternate import ALTERNATE, chosen
from cchc_desk.intake.word.bookmarks import END, START
from cchc_desk.intake.word.counters import Counters
from cchc_desk.intake.word.drawings import Drawings
from cchc_desk.intake.word.formulas import FORMULAS
from cchc_desk.intake.word.inline import InlineReader
from cchc_desk.intake.word.lines import Line, Piece, spans, take_page_breaks
from cchc_desk.intake.word.looks import BODY, Look, Place
from cchc_desk.intake.word.names import w
from cchc_desk.intake.word.numbering import ListLevel
from cchc_desk.intake.word.shapes import Shape, Shapes
from cchc_desk.intake.word.story import Story
from cchc_desk.intake.word.tables import TableReader

PARAGRAPH, TABLE = w("p"), w("tbl")
_SECTION = w("sectPr")
_PROPERTIES = w("pPr")
_GONE = frozenset({w("del"), w("moveFrom")})
_IGNORED = frozenset({w("tcPr"), w("sdtPr")})
_BLOCKS = frozenset({PARAGRAPH, TABLE, _SECTION, w("altChunk"), w("subDoc"), *FORMULAS})


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """Stand after the last block of a section."""

    properties: etree._Element


@dataclass(frozen=True, slots=True)
class _Read:
    """Hold a paragraph while it may still grow.

    None: ``section`` - no section ends with it.
    ``goes_on`` - its mark was deleted or is hidden, or it is a large initial: a reader sees the
    next paragraph behind it.
    ``keeps_shape`` - the whole then looks and counts as this part does.
    """

    line: Line
    shape: Shape
    mark: Look
    section: etree._Element | None
    goes_on: bool
    keeps_shape: bool

    def followed_by(self, other: "_Read") -> "_Read":
        """Return both as one paragraph."""
        leading = self if self.keeps_shape else other
        keeps = self.keeps_shape or other.keeps_shape
        line = self.line.followed_by(other.line)
        return _Read(line, leading.shape, leading.mark, other.section, other.goes_on, keeps)


class BlockReader:
    """Read the blocks of one story."""

    def __init__(self, story: Story) -> None:
        """Begin at the beginning of the story."""
        self._story = story
        self._shapes = Shapes(story.book)
        self._drawings = Drawings(story, self._box)
        self._tables = TableReader(story, self.blocks)
        self._boxes: BlockReader | None = None

    def blocks(self, container: etree._Element, place: Place = BODY) -> Iterator[SourceBlock]:
        """Yield the blocks of a cell, a note, a header or a text box."""
        for each in self.flow(container, place):
            if not isinstance(each, SectionEnd):
                yield each

    def _box(self, container: etree._Element) -> Iterator[SourceBlock]:
        """Yield the blocks of a text box; boxes count their numbers apart from the body."""
        if self._boxes is None:
            counters = Counters(self._story.book.tally)
            self._boxes = BlockReader(replace(self._story, counters=counters))
        return self._boxes.blocks(container)

    def flow(
        self, container: Iterable[etree._Element], place: Place = BODY
    ) -> Iterator[SourceBlock | SectionEnd]:
        """Yield the blocks of a container and the ends of its sections, in order."""
        waiting: _Read | None = None
        for element in self._elements(container):
            if element.tag != PARAGRAPH:
                yield from self._rest(waiting)
                waiting = None
                yield from self._other(element, place)
                continue
            read = self._paragraph(element, place)
            if waiting is not None:
                read = waiting.followed_by(read)
            waiting = read if read.goes_on else None
            if waiting is None:
                yield from self._finished(read)
                if read.section is not None:
                    yield SectionEnd(read.section)
        yield from self._rest(waiting)

    def _rest(self, waiting: _Read | None) -> Iterator[SourceBlock]:
        """Yield a paragraph that nothing followed; one without words is gone."""
        if waiting is not None and not waiting.line.is_empty:
            yield from self._finished(waiting)

    def _elements(self, container: Iterable[etree._Element]) -> Iterator[etree._Element]:
        """Yield the paragraphs, tables and the like of a container, out of what is around them."""
        for child in container:
            if child.tag in _BLOCKS:
                yield child
            elif child.tag in {START, END}:
                self._story.bookmarks.mark(child)
            elif child.tag == ALTERNATE:
                yield from self._elements(chosen(child))
            elif child.tag in _GONE:
                self._story.pass_over(child)
            elif child.tag not in _IGNORED:
                # Controls, insertions; and what is not known may still have paragraphs in it.
                yield from self._elements(child)

    def _other(self, element: etree._Element, place: Place) -> Iterator[SourceBlock | SectionEnd]:
        if element.tag == TABLE:
            yield self._tables.table(element)
        elif element.tag == _SECTION:
            yield SectionEnd(element)
        elif element.tag in FORMULAS:
            yield from self._formula(element, place)
        else:
            name = etree.QName(element).localname
            self._story.book.tally.add(WarningCode.NOT_FOLLOWED, name)

    # --- paragraphs ---

    def _paragraph(self, element: etree._Element, place: Place) -> _Read:
        """Read a paragraph; its properties come first when it has any."""
        properties = element[0] if len(element) and element[0].tag == _PROPERTIES else None
        shape, mark, section = self._shapes.shape(properties, place)
        line = self._inline(shape, place).read(element)
        look = self._story.book.looks.look(mark, shape.style, place)
        is_gone = shape.is_initial or (mark is not None and _is_gone(mark))
        self._story.on_paragraph()
        keeps_shape = look.hidden and not is_gone and bool(line.pieces)
        return _Read(line, shape, look, section, is_gone or look.hidden, keeps_shape)

    def _inline(self, shape: Shape, place: Place) -> InlineReader:
        return InlineReader(self._story, self._drawings, shape.style, place)

    def _formula(self, element: etree._Element, place: Place) -> Iterator[SourceBlock]:
        """Yield a formula that stands between paragraphs as one of its own."""
        shape, _, section = self._shapes.shape(None, place)
        line = self._inline(shape, place).read([element])
        look = self._story.book.looks.look(None, shape.style, place)
        yield from self._finished(
            _Read(line, shape, look, section, goes_on=False, keeps_shape=False)
        )

    def _finished(self, read: _Read) -> Iterator[SourceBlock]:
        """Yield a paragraph that is whole, and what is anchored in it."""
        line, shape = read.line, read.shape
        breaks = take_page_breaks(line)
        paragraph = SourceParagraph(
            spans(line.pieces, self._story.book.tally),
            self._number(shape, read.mark),
            None if shape.numbered is None else shape.level,
            shape.style.name,
            shape.heading_level,
            shape.format(_usual_look(line, read.mark)),
            tuple(line.bookmarks),
            tuple(line.comments),
            shape.page_break_before or breaks.before,
            breaks.after,
        )
        if line.page_number is not None:
            self._story.page_numbers.append(_page_number(line.page_number, shape, paragraph))
        yield paragraph
        yield from line.blocks

    def _number(self, shape: Shape, mark: Look) -> str:
        """Count a paragraph; its number looks as its mark unless the list says otherwise."""
        if shape.numbered is None:
            return ""
        text = self._story.counters.next_text(shape.numbered, shape.level)
        level = shape.numbered.levels.get(shape.level, ListLevel())
        in_capitals = mark.capitals if level.capitals is None else level.capitals
        return text.upper() if in_capitals and level.format != "bullet" else text


def _is_gone(mark: etree._Element) -> bool:
    return any(child.tag in _GONE for child in mark)


def _usual_look(line: Line, mark: Look) -> Look:
    """Return the look of most characters; of the mark when there are none."""
    pieces = [each for each in line.pieces if isinstance(each, Piece)]
    if len(pieces) <= 1:
        return pieces[0].look if pieces else mark
    counts: Counter[Look] = Counter()
    for each in pieces:
        counts[each.look] += len(each.text)
    return counts.most_common(1)[0][0]


def _page_number(shown: tuple[int, Look], shape: Shape, paragraph: SourceParagraph) -> PageNumber:
    """Return where a page number stands; headers put it in place with TABs, or in a frame."""
    tabs, look = shown
    alignment = shape.frame or paragraph.format.alignment
    if tabs and alignment in {TextAlignment.LEFT, TextAlignment.JUSTIFIED}:
        alignment = TextAlignment.CENTRE if tabs == 1 else TextAlignment.RIGHT
    return PageNumber(alignment, look.font, look.size_pt, look.bold, look.italic)
