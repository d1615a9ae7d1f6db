"""Pages: their measures, their numbers, and what stands at their edges. ECMA-376-1, 17.6, 17.10."""

from collections.abc import Iterator

from lxml import etree

from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.source import (
    Edge,
    Furniture,
    Pages,
    PageSetup,
    SourceBlock,
    paragraphs,
    shown_text,
)
from cchc_desk.intake.word.blocks import BlockReader
from cchc_desk.intake.word.names import child_value, is_on, r, value, w
from cchc_desk.intake.word.story import Book, open_story
from cchc_desk.intake.word.units import millimetres, whole

_EDGES = {w("headerReference"): Edge.HEADER, w("footerReference"): Edge.FOOTER}


def page_setup(section: etree._Element) -> PageSetup:
    """Return the measures of the pages of a section."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    numbers = section.find(w("pgNumType"))
    width, height = _measure(size, "w", 210.0), _measure(size, "h", 297.0)
    # Some programs leave the word out; Word itself goes by the measures when it prints.
    lies = value(size, w("orient")) == "landscape" or width > height
    top, bottom, left, right, header, footer = (
        abs(_measure(margins, side, 0.0))
        for side in ("top", "bottom", "left", "right", "header", "footer")
    )
    return PageSetup(
        width,
        height,
        Orientation.LANDSCAPE if lies else Orientation.PORTRAIT,
        top,
        bottom,
        left,
        right,
        header,
        footer,
        number_start=whole(value(numbers, w("start"))),
        number_format=value(numbers, w("fmt")) or "decimal",
        first_page_differs=is_on(section.find(w("titlePg"))),
        is_continuous=child_value(section, w("type")) == "continuous",
    )


def _measure(element: etree._Element | None, name: str, usual: float) -> float:
    said = millimetres(value(element, w(name)))
    return usual if said is None else said


class FurnitureReader:
    """Read headers and footers; a section that names none shows those of the one before it."""

    def __init__(self, book: Book, relations_of: str) -> None:
        """Begin before the first section; ``relations_of`` - the part that names them."""
        self._book = book
        self._relations = book.parts.relations(relations_of)
        self._shown: dict[tuple[Edge, Pages], Furniture] = {}
        self._known: dict[tuple[str, Edge, Pages], Furniture] = {}

    def furniture(self, section: etree._Element) -> tuple[Furniture, ...]:
        """Return the headers and footers of the next section."""
        for element in section:
            edge = _EDGES.get(str(element.tag))
            if edge is not None:
                pages = _pages(element.get(w("type")))
                name = self._book.parts.target(self._relations.get(element.get(r("id")) or ""))
                key = (name, edge, pages)
                if key not in self._known:
                    self._known[key] = self._part(*key)
                self._shown[edge, pages] = self._known[key]
        return tuple(self._shown.values())

    def _part(self, name: str, edge: Edge, pages: Pages) -> Furniture:
        if not name:
            return Furniture(edge, pages)
        root = self._book.parts.xml(name)
        story = open_story(self._book, name, root)
        lines = tuple(_lines(BlockReader(story).blocks(root)))
        number = story.page_numbers[0] if story.page_numbers else None
        return Furniture(edge, pages, lines, number)


def _pages(text: str | None) -> Pages:
    return {"first": Pages.FIRST, "even": Pages.EVEN}.get(text or "", Pages.DEFAULT)


def _lines(blocks: Iterator[SourceBlock]) -> Iterator[str]:
    for each in paragraphs(blocks):
        text = fold_spaces(shown_text(each))
        # The dashes around a page number are no words.
        if any(letter.isalnum() for letter in text):
            yield text
