"""WordprocessingML as text: escaped characters, runs and paragraphs.

The whole file is written as text and not element by element: on 2,000 table rows that is some
sixty times faster. Source: measured, TECH.md §2 (d).
"""

from dataclasses import dataclass
from functools import cache
from unicodedata import is_normalized

from cchc_desk.export.units import twips, twips_of_points
from cchc_desk.forms.richtext import Vertical
from cchc_desk.forms.text import clean

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
DRAWING_IN_WORD = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{RELATIONSHIPS}" xmlns:wp="{DRAWING_IN_WORD}"'
    f' xmlns:a="{DRAWING}" xmlns:pic="{PICTURE}"'
)

JUSTIFICATION = {"left": "left", "centre": "center", "right": "right", "justified": "both"}
"""What the standard calls our alignments."""


def escape(text: str) -> str:
    """Return characters as XML text: NFC, without what XML forbids."""
    # What is printable has neither control characters nor line ends: most texts skip the cleaning.
    is_clean = text.isprintable() and is_normalized("NFC", text)
    cleaned = text if is_clean else clean(text)
    return cleaned.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Return characters as the value of an XML attribute in double quotes."""
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def characters(text: str) -> str:
    """Return the content of a run; a line break and a TAB are elements of their own."""
    cleaned = escape(text)
    if "\n" not in cleaned and "\t" not in cleaned:
        return f'<w:t xml:space="preserve">{cleaned}</w:t>'
    return "<w:br/>".join(_tabbed(line) for line in cleaned.split("\n"))


def _tabbed(line: str) -> str:
    return "<w:tab/>".join(
        f'<w:t xml:space="preserve">{piece}</w:t>' if piece else "" for piece in line.split("\t")
    )


def run(text: str, properties: str = "") -> str:
    """Return a run of characters of one look."""
    return f"<w:r>{properties}{characters(text)}</w:r>"


@dataclass(frozen=True, slots=True)
class StyleLook:
    """Say which look the style of a paragraph gives already."""

    bold: bool = False
    italic: bool = False


@cache  # a few dozen looks exist; every run of the document asks for one
def run_properties(
    *,
    bold: bool,
    italic: bool,
    vertical: Vertical,
    look: StyleLook,
    character_style: str = "",
) -> str:
    """Return what a run says beyond the style of its paragraph; "" when they agree."""
    said = f'<w:rStyle w:val="{character_style}"/>' if character_style else ""
    said += _toggle("b", is_on=bold) if bold is not look.bold else ""
    said += _toggle("i", is_on=italic) if italic is not look.italic else ""
    said += _VERTICAL[vertical]
    return f"<w:rPr>{said}</w:rPr>" if said else ""


_VERTICAL = {
    Vertical.BASELINE: "",
    Vertical.SUPER: '<w:vertAlign w:val="superscript"/>',
    Vertical.SUB: '<w:vertAlign w:val="subscript"/>',
}


def _toggle(name: str, *, is_on: bool) -> str:
    return f"<w:{name}/>" if is_on else f'<w:{name} w:val="0"/>'


def paragraph(style: str, content: str = "", properties: str = "") -> str:
    """Return a paragraph; ``properties`` come after its style, in the order of the standard."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


KEEP_NEXT = "<w:keepNext/>"


def spacing_points(*, before: float | None = None, after: float | None = None) -> str:
    """Return the space around one paragraph; None: as its style says."""
    said = "" if before is None else f' w:before="{twips_of_points(before)}"'
    said += "" if after is None else f' w:after="{twips_of_points(after)}"'
    return f"<w:spacing{said}/>"


def indents(left_mm: float, right_mm: float = 0.0, *, hanging_mm: float = 0.0) -> str:
    """Return the indents of one paragraph; its first line begins ``hanging_mm`` before the rest."""
    return (
        f'<w:ind w:left="{twips(left_mm)}" w:right="{twips(right_mm)}"'
        f' w:{"hanging" if hanging_mm else "firstLine"}="{twips(hanging_mm)}"/>'
    )
