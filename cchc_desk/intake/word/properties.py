"""What one level of formatting says about characters and paragraphs; None: it says nothing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from lxml import etree

from cchc_desk.forms.richtext import Vertical
from cchc_desk.intake.source import TextAlignment
from cchc_desk.intake.word.names import VAL, is_on, value, w
from cchc_desk.intake.word.units import half_points, millimetres, points, whole


@dataclass(frozen=True, slots=True)
class RunProperties:
    """Hold what a style or a run says about characters.

    Units: ``size_pt`` - points. ``font`` shows ASCII letters, ``wide_font`` most others.
    """

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    small_caps: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    underline: bool | None = None
    vertical: Vertical | None = None
    font: str | None = None
    wide_font: str | None = None
    size_pt: float | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class LineSpacing:
    """Hold the height of a line, counted in lines or in points."""

    lines: float | None
    points: float | None = None


@dataclass(frozen=True, slots=True)
class ParagraphProperties:
    """Hold what a style, a list or a paragraph says about paragraphs.

    ``outline_level`` - 0 to 8, 9 for body text. ``num_id`` - "0" turns numbering off.
    """

    alignment: TextAlignment | None = None
    left_mm: float | None = None
    right_mm: float | None = None
    first_line_mm: float | None = None
    before_pt: float | None = None
    after_pt: float | None = None
    line: LineSpacing | None = None
    outline_level: int | None = None
    page_break_before: bool | None = None
    has_border: bool | None = None
    num_id: str | None = None
    num_level: int | None = None


NOTHING_ABOUT_RUNS = RunProperties()
NOTHING_ABOUT_PARAGRAPHS = ParagraphProperties()

P = TypeVar("P", RunProperties, ParagraphProperties)

# Any: names of fields with values that fit them; the dataclasses say of which type.
_Said = Iterator[tuple[str, Any]]


def over(base: P, top: P) -> P:
    """Return what holds when ``top`` is said after ``base``."""
    said = {each.name: getattr(top, each.name) for each in fields(top)}
    return replace(base, **{name: each for name, each in said.items() if each is not None})


# --- characters -----------------------------------------------------------------------------------

_SWITCHES = {
    w("b"): "bold",
    w("i"): "italic",
    w("caps"): "caps",
    w("smallCaps"): "small_caps",
    w("vanish"): "hidden",
    w("specVanish"): "hidden",
    w("strike"): "struck",
    w("dstrike"): "struck",
}
_VERTICALS = {"superscript": Vertical.SUPER, "subscript": Vertical.SUB}
_FONTS, _SIZE, _COLOUR = w("rFonts"), w("sz"), w("color")
_UNDERLINE, _VERTICAL = w("u"), w("vertAlign")


class Theme:
    """Know the fonts that a theme gives for headings and for the body."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read the theme part; None: the file has none."""
        self._fonts: dict[str, str] = {}
        if root is not None:
            for scheme in root.iter("{*}majorFont", "{*}minorFont"):
                latin = scheme.find("{*}latin")
                kind = etree.QName(scheme).localname.removesuffix("Font")
                self._fonts[kind] = (value(latin, "typeface") or "") if latin is not None else ""

    def font(self, name: str | None) -> str | None:
        """Return the font that "minorHAnsi" and the like stand for; None: nothing known."""
        if name is None:
            return None
        return self._fonts.get("major" if name.startswith("major") else "minor") or None


def run_properties(element: etree._Element | None, theme: Theme) -> RunProperties:
    """Read an element of run properties; None: it is absent."""
    return RunProperties(**dict(_run_said(element, theme)) if element is not None else {})


def _run_said(element: etree._Element, theme: Theme) -> _Said:
    for child in element:
        tag = str(child.tag)
        if (switch := _SWITCHES.get(tag)) is not None:
            yield switch, is_on(child)
        elif tag == _FONTS:
            yield "font", theme.font(child.get(w("asciiTheme"))) or child.get(w("ascii"))
            yield "wide_font", theme.font(child.get(w("hAnsiTheme"))) or child.get(w("hAnsi"))
        elif tag == _SIZE:
            yield "size_pt", half_points(child.get(VAL))
        elif tag == _COLOUR:
            yield "colour", _colour(child.get(VAL))
        elif tag == _UNDERLINE:
            yield "underline", child.get(VAL, "single") != "none"
        elif tag == _VERTICAL:
            yield "vertical", _VERTICALS.get(child.get(VAL, ""), Vertical.BASELINE)


def _colour(text: str | None) -> str | None:
    return "" if text == "auto" else text and text.upper()


# --- paragraphs -----------------------------------------------------------------------------------

_ALIGNMENTS = {
    "left": TextAlignment.LEFT,
    "start": TextAlignment.LEFT,
    "center": TextAlignment.CENTRE,
    "right": TextAlignment.RIGHT,
    "end": TextAlignment.RIGHT,
    "both": TextAlignment.JUSTIFIED,
    "distribute": TextAlignment.JUSTIFIED,
    "thaiDistribute": TextAlignment.JUSTIFIED,
}
_INDENTS, _SPACING, _ALIGNMENT = w("ind"), w("spacing"), w("jc")
_OUTLINE, _BREAK, _BORDERS, _NUMBER = (
    w("outlineLvl"),
    w("pageBreakBefore"),
    w("pBdr"),
    w("numPr"),
)


def paragraph_properties(element: etree._Element | None) -> ParagraphProperties:
    """Read an element of paragraph properties; None: it is absent."""
    if element is None:
        return ParagraphProperties()
    return ParagraphProperties(**dict(_paragraph_said(element)))


def _paragraph_said(element: etree._Element) -> _Said:
    for child in element:
        reader = _READERS.get(str(child.tag))
        if reader is not None:
            yield from reader(child)


def _indents(element: etree._Element) -> _Said:
    yield "left_mm", millimetres(element.get(w("left")) or element.get(w("start")))
    yield "right_mm", millimetres(element.get(w("right")) or element.get(w("end")))
    hanging = millimetres(element.get(w("hanging")))
    first = millimetres(element.get(w("firstLine")))
    yield "first_line_mm", -hanging if hanging else first if first is not None else hanging


# A reader sees about this much where HTML says "auto". Source: Word's own HTML paragraphs.
_AUTOMATIC_PT = 14.0


def _spacing(element: etree._Element) -> _Said:
    yield "before_pt", _space(element, "before")
    yield "after_pt", _space(element, "after")
    yield "line", _line(element)


def _space(element: etree._Element, side: str) -> float | None:
    if element.get(w(f"{side}Autospacing"), "0") in {"1", "true", "on"}:
        return _AUTOMATIC_PT
    said = points(element.get(w(side)))
    if said is not None:
        return said
    # WPS counts hundredths of a line of 12 points. Source: ECMA-376-1, 17.3.1.33.
    lines = whole(element.get(w(f"{side}Lines")))
    return None if lines is None else lines * 0.12


def _line(element: etree._Element) -> LineSpacing | None:
    text = element.get(w("line"))
    if element.get(w("lineRule"), "auto") == "auto":
        lines = points(text, per_point=240)
        return None if lines is None else LineSpacing(lines)
    said = points(text)
    return None if said is None else LineSpacing(None, said)


def _borders(element: etree._Element) -> _Said:
    drawn = (each.get(VAL, "none") not in {"none", "nil"} for each in element)
    yield "has_border", any(drawn)


def _number(element: etree._Element) -> _Said:
    yield "num_id", value(element.find(w("numId")))
    yield "num_level", whole(value(element.find(w("ilvl"))))


_READERS: Mapping[str, Callable[[etree._Element], _Said]] = {
    _INDENTS: _indents,
    _SPACING: _spacing,
    _BORDERS: _borders,
    _NUMBER: _number,
    _ALIGNMENT: lambda each: iter([("alignment", _ALIGNMENTS.get(each.get(VAL, "")))]),
    _OUTLINE: lambda each: iter([("outline_level", whole(each.get(VAL)))]),
    _BREAK: lambda each: iter([("page_break_before", is_on(each))]),
}
