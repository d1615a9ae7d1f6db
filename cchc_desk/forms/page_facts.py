"""How the pages of a file were seen to look: what a review compares with the rules of format."""

from dataclasses import dataclass

from cchc_desk.forms.paper import Orientation


@dataclass(frozen=True, slots=True)
class NumberFacts:
    """Hold how page numbers look; ``is_on_top`` - they stand in the top margin."""

    is_on_top: bool
    alignment: str
    size_pt: float = 0.0
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """Hold the measures of pages of one make.

    Units: millimetres. None: ``number`` - the pages have none; ``number_start`` - the numbers go
    on from the section before. ``is_appendix`` - the section holds an appendix.
    """

    width_mm: float
    height_mm: float
    orientation: Orientation
    margin_top_mm: float
    margin_bottom_mm: float
    margin_left_mm: float
    margin_right_mm: float
    number: NumberFacts | None = None
    number_start: int | None = None
    number_format: str = "decimal"
    first_page_shown: bool = False
    is_appendix: bool = False


@dataclass(frozen=True, slots=True)
class LineFacts:
    """Hold how one line looks, by the name that the rules of format give to its part.

    ``component`` - "national-name", "subject", "body" …. ``item``, ``block`` - its place in the
    outline, where it has one. Units: points, millimetres, lines. None: ``spacing_lines`` - the
    spacing is not counted in lines. An unknown font is "", an unknown size 0.
    """

    component: str
    text: str
    font: str = ""
    size_pt: float = 0.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = ""
    alignment: str = "left"
    first_line_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    spacing_lines: float | None = 1.0
    has_line_below: bool = False


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Hold what was seen of the pages of one file, in the order of the file."""

    sections: tuple[SectionFacts, ...] = ()
    lines: tuple[LineFacts, ...] = ()
