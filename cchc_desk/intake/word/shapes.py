"""How a paragraph looks and counts after styles, tables and lists are applied.

Source: ECMA-376-1, 17.7.2; for the indents of lists 17.9.22.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import NamedTuple

from lxml import etree

from cchc_desk.intake.source import SourceFormat, TextAlignment
from cchc_desk.intake.word.looks import Look, Place
from cchc_desk.intake.word.names import VAL, value, w
from cchc_desk.intake.word.numbering import NumberedList, level_of_style
from cchc_desk.intake.word.properties import (
    LineSpacing,
    ParagraphProperties,
    over,
    paragraph_properties,
)
from cchc_desk.intake.word.story import Book
from cchc_desk.intake.word.styles import ParagraphStyle, outline_heading


@dataclass(slots=True)
class Shape:
    """Hold what paragraphs of the same properties have in common.

    ``is_initial`` - they are a large first letter, whose word goes on in the next paragraph.
    None: ``numbered`` - they have no automatic number; ``frame`` - they stand in no frame that
    says where it is.
    """

    style: ParagraphStyle
    base: SourceFormat
    numbered: NumberedList | None = None
    level: int = 0
    heading_level: int | None = None
    page_break_before: bool = False
    frame: TextAlignment | None = None
    is_initial: bool = False
    _formats: dict[Look, SourceFormat] = field(default_factory=dict)

    def format(self, look: Look) -> SourceFormat:
        """Return how such a paragraph looks when most of its characters have a look."""
        known = self._formats.get(look)
        if known is None:
            known = self._formats[look] = replace(
                self.base,
                font=look.wide_font,
                size_pt=look.size_pt,
                bold=look.bold,
                italic=look.italic,
                colour=look.colour,
            )
        return known


@dataclass(slots=True)
class _Said:
    """Hold what the properties of one paragraph say; what tells one set from another is first."""

    fingerprint: tuple[object, ...] = ()
    mark: etree._Element | None = None
    section: etree._Element | None = None


class Shaped(NamedTuple):
    """Hold a shape, what is said of the paragraph's mark, and of the section that ends with it."""

    shape: Shape
    mark: etree._Element | None
    section: etree._Element | None


_MARK, _SECTION = w("rPr"), w("sectPr")
_APART = frozenset({w("pPrChange"), w("tabs")})
_STYLE, _FRAME = w("pStyle"), w("framePr")


class Shapes:
    """Work out shapes; a file has a few dozen, and each is worked out once."""

    def __init__(self, book: Book) -> None:
        """Begin with none."""
        self._book = book
        self._known: dict[tuple[Place, tuple[object, ...]], Shape] = {}

    def shape(self, properties: etree._Element | None, place: Place) -> Shaped:
        """Return the shape of a paragraph with these properties in a place."""
        said = _Said() if properties is None else _said(properties)
        key = (place, said.fingerprint)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._resolve(properties, place)
        return Shaped(known, said.mark, said.section)

    def _resolve(self, properties: etree._Element | None, place: Place) -> Shape:
        styles = self._book.styles
        named = None if properties is None else properties.find(_STYLE)
        style = styles.paragraph(None if named is None else named.get(VAL))
        direct = paragraph_properties(properties)
        numbered, level = self._number(style, direct)
        list_said = _list_properties(numbered, level)
        # A list named by a style stands below the style, one named by the paragraph above it.
        middle = (
            (list_said, style.paragraph) if direct.num_id is None else (style.paragraph, list_said)
        )
        said = reduce(over, (place.paragraph, *middle, direct), styles.paragraph_defaults)
        own_level = direct.outline_level
        heading = style.heading_level if own_level is None else outline_heading(own_level)
        return Shape(
            style,
            _base_format(said),
            numbered,
            level,
            heading,
            bool(said.page_break_before),
            _FRAME_SIDES.get(_framed(properties, "xAlign")),
            _framed(properties, "dropCap") in _INITIALS,
        )

    def _number(
        self, style: ParagraphStyle, direct: ParagraphProperties
    ) -> tuple[NumberedList | None, int]:
        id_ = style.paragraph.num_id if direct.num_id is None else direct.num_id
        numbered = None if id_ in {None, "0"} else self._book.lists.numbered(id_ or "")
        if numbered is None:
            return None, 0
        level = direct.num_level
        if level is None and direct.num_id is None:
            level = level_of_style(numbered, style.id)
        if level is None:
            level = style.paragraph.num_level if direct.num_id is None else 0
        return numbered, min(max(level or 0, 0), 8)


def _list_properties(numbered: NumberedList | None, level: int) -> ParagraphProperties:
    said = None if numbered is None else numbered.levels.get(level)
    return ParagraphProperties() if said is None else said.paragraph


def _base_format(said: ParagraphProperties) -> SourceFormat:
    line = said.line or LineSpacing(1.0)
    return SourceFormat(
        alignment=said.alignment or TextAlignment.LEFT,
        left_mm=said.left_mm or 0.0,
        right_mm=said.right_mm or 0.0,
        first_line_mm=said.first_line_mm or 0.0,
        space_before_pt=said.before_pt or 0.0,
        space_after_pt=said.after_pt or 0.0,
        lines=line.lines,
        line_pt=line.points,
        has_border=bool(said.has_border),
    )


_FRAME_SIDES = {
    "left": TextAlignment.LEFT,
    "inside": TextAlignment.LEFT,
    "center": TextAlignment.CENTRE,
    "right": TextAlignment.RIGHT,
    "outside": TextAlignment.RIGHT,
}


_INITIALS = frozenset({"drop", "margin"})


def _framed(properties: etree._Element | None, name: str) -> str:
    """Return what is said of the frame around a paragraph; older files number their pages so."""
    frame = None if properties is None else properties.find(_FRAME)
    return value(frame, w(name)) or ""


def _said(properties: etree._Element) -> _Said:
    said = _Said()
    found: list[object] = []
    for child in properties:
        tag = child.tag
        if tag == _MARK:
            said.mark = child
        elif tag == _SECTION:
            said.section = child
        elif tag not in _APART:
            found.append((tag, *child.items(), *(_inside(child) if len(child) else ())))
    said.fingerprint = tuple(found)
    return said


def _inside(element: etree._Element) -> Iterator[object]:
    for child in element:
        yield child.tag, tuple(child.items())
