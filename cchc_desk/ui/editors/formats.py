"""How the look of characters and the sign of a paragraph are kept in Qt's text formats.

A format says only what the text means. Colours, tints and underlines are laid over it when the
text is painted, so neither a change of theme nor of zoom ever changes the document.
"""

from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from cchc_desk.forms.markup import from_markup, to_markup
from cchc_desk.forms.richtext import Footnote, Image, Level, Paragraph, Span, Vertical, paragraphs

_OWN = QTextFormat.Property.UserProperty.value
LEVEL, GAP, FIGURE, FIGURE_TEXT, FOOTNOTE, IMAGE_ID, IMAGE_DESCRIPTION, IMAGE_WIDTH_MM = range(
    _OWN + 1, _OWN + 9
)
TABLE_WIDTHS, TABLE_HEADER_ROWS, TABLE_VACANT = range(_OWN + 11, _OWN + 14)
FOOTNOTE_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
IMAGE_OBJECT = QTextFormat.ObjectTypes.ImageObject.value

OBJECT = "\ufffc"  # the character that stands where an object is
LINE_BREAK = "\u2028"  # Qt's line break inside a paragraph

# What Qt itself uses to part cells and frames; a text that holds one cannot be typed or shown.
NOT_CHARACTERS = {0xFDD0: None, 0xFDD1: None}

IMAGE_NAME = "cchc-image:"  # no scheme that Qt could open
PIXELS_PER_MM = 96 / 25.4
LINE_HEIGHT_PERCENT = 125.0
SPACE_AFTER_PIXELS = 5.0

DEPTHS = {Level.NONE: 0, Level.DASH: 1, Level.PLUS: 2, Level.STAR: 3}
LEVELS = tuple(DEPTHS)

_VERTICAL = {
    Vertical.BASELINE: QTextCharFormat.VerticalAlignment.AlignNormal,
    Vertical.SUPER: QTextCharFormat.VerticalAlignment.AlignSuperScript,
    Vertical.SUB: QTextCharFormat.VerticalAlignment.AlignSubScript,
}
_VERTICAL_OF = {alignment: vertical for vertical, alignment in _VERTICAL.items()}


class Look(NamedTuple):
    """Hold what the format of some characters says.

    None: ``figure_text`` - no figure, else the characters that are linked to it while they stand
    unchanged; ``inline`` - ordinary characters, else what each object character is.
    """

    span: Span
    figure_text: str | None = None
    inline: Footnote | Image | None = None


def paragraph_format(level: Level = Level.NONE, *, gap: bool = False) -> QTextBlockFormat:
    """Make the format of a paragraph; a gap is a place that Qt needs but the text has not."""
    made = QTextBlockFormat()
    made.setLineHeight(
        LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    )
    made.setBottomMargin(SPACE_AFTER_PIXELS)
    made.setIndent(DEPTHS[level])
    if level:
        made.setProperty(LEVEL, level.value)
    if gap:
        made.setProperty(GAP, True)  # noqa: FBT003 - Qt's own signature
    return made


def level_of(block_format: QTextBlockFormat) -> Level:
    """Return the sign that a paragraph opens with."""
    return Level(block_format.stringProperty(LEVEL))


def is_gap(block_format: QTextBlockFormat) -> bool:
    """Tell whether the paragraph was only made because Qt needs one there."""
    return block_format.hasProperty(GAP)


@cache
def vertical_format(vertical: Vertical) -> QTextCharFormat:
    """Make a format to merge that only moves characters up or down."""
    made = QTextCharFormat()
    made.setVerticalAlignment(_VERTICAL[vertical])
    return made


def character_format(span: Span, figure_text: str | None = None) -> QTextCharFormat:
    """Make the format of a span; ``figure_text`` is the text of the whole figure (None: no)."""
    made = QTextCharFormat()
    if span.bold:
        made.setFontWeight(QFont.Weight.Bold)
    if span.italic:
        made.setFontItalic(True)
    if span.vertical:
        made.setVerticalAlignment(_VERTICAL[span.vertical])
    if span.link is not None:
        made.setAnchor(True)
        made.setAnchorHref(span.link)
    if span.figure is not None:
        made.setProperty(FIGURE, span.figure)
        made.setProperty(FIGURE_TEXT, (figure_text or "").translate(NOT_CHARACTERS))
    return made


def footnote_format(note: Footnote) -> QTextCharFormat:
    """Make the format of the one character that stands for a footnote and holds its text."""
    made = QTextCharFormat()
    made.setObjectType(FOOTNOTE_OBJECT)
    made.setProperty(FOOTNOTE, to_markup((Paragraph(note.spans),)))
    return made


def image_format(image: Image) -> QTextCharFormat:
    """Make the format of the one character that stands for an image."""
    made = QTextCharFormat()
    made.setObjectType(IMAGE_OBJECT)
    made.setProperty(QTextFormat.Property.ImageName.value, IMAGE_NAME + image.image_id)
    made.setProperty(QTextFormat.Property.ImageWidth.value, image.width_mm * PIXELS_PER_MM)
    made.setProperty(IMAGE_ID, image.image_id)
    made.setProperty(IMAGE_WIDTH_MM, image.width_mm)
    made.setProperty(IMAGE_DESCRIPTION, image.description)
    return made


def look_of(made: QTextCharFormat) -> Look:
    """Return what a format says."""
    kind = made.objectType()
    if kind == FOOTNOTE_OBJECT:
        return Look(Span(""), inline=read_footnote(made.stringProperty(FOOTNOTE)))
    if kind == IMAGE_OBJECT:
        return Look(Span(""), inline=_image_of(made))
    figure = made.stringProperty(FIGURE) if made.hasProperty(FIGURE) else None
    span = Span(
        "",
        bold=made.fontWeight() >= QFont.Weight.DemiBold,
        italic=made.fontItalic(),
        vertical=_VERTICAL_OF.get(made.verticalAlignment(), Vertical.BASELINE),
        link=made.anchorHref() or None,
        figure=figure,
    )
    return Look(span, None if figure is None else made.stringProperty(FIGURE_TEXT))


@lru_cache(maxsize=1024)
def read_footnote(markup: str) -> Footnote:
    """Read the text of a footnote from what its character holds."""
    spans = (span for paragraph in paragraphs(from_markup(markup)) for span in paragraph.spans)
    return Footnote(tuple(span for span in spans if isinstance(span, Span)))


def _image_of(made: QTextCharFormat) -> Image:
    return Image(
        made.stringProperty(IMAGE_ID),
        made.doubleProperty(IMAGE_WIDTH_MM),
        made.stringProperty(IMAGE_DESCRIPTION),
    )


def without_reference(made: QTextCharFormat) -> QTextCharFormat:
    """Return the format as ordinary characters have it: no figure, link, footnote or image."""
    look = look_of(made)
    return character_format(replace(look.span, link=None, figure=None))
