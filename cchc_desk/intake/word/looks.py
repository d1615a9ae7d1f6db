"""How characters look after all styles are applied. Source: ECMA-376-1, 17.7.2, 17.7.3."""

import re
from dataclasses import dataclass, fields, replace
from functools import reduce

from lxml import etree

from cchc_desk.forms.richtext import Vertical
from cchc_desk.intake.word.names import VAL, w
from cchc_desk.intake.word.properties import (
    NOTHING_ABOUT_PARAGRAPHS,
    NOTHING_ABOUT_RUNS,
    ParagraphProperties,
    RunProperties,
    Theme,
    over,
    run_properties,
)
from cchc_desk.intake.word.styles import ParagraphStyle, Styles
from cchc_desk.intake.word.symbols import is_symbol_font

# What Word assumes when a file says nothing. Source: ECMA-376-1, 17.3.2.38.
_USUAL_PT = 10.0
_USUAL_FONT = "Times New Roman"

# Names of Vietnamese fonts from before Unicode: ".VnTime" (TCVN3), "VNI-Times", "VNtimes", "VPS".
# Their letters are other letters to Python, so that upper() would make wrong ones.
_LEGACY = re.compile(r"\.?vn|vps", re.IGNORECASE)


@dataclass(frozen=True, eq=False, slots=True)
class Look:
    """Hold how characters look; ``capitals`` - small ones too: a reader sees capital letters.

    ``shows_pictures`` - a font of pictures is among its fonts; ``is_legacy`` - one whose letters
    are not Unicode. Each look exists once in a file, so that it is a quick key.
    """

    bold: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False
    hidden: bool = False
    struck: bool = False
    vertical: Vertical = Vertical.BASELINE
    font: str = _USUAL_FONT
    wide_font: str = _USUAL_FONT
    size_pt: float = _USUAL_PT
    colour: str = ""
    shows_pictures: bool = False
    is_legacy: bool = False

    def font_of(self, text: str) -> str:
        """Return the font that shows a text: one for ASCII letters, one for all others."""
        return self.font if text.isascii() else self.wide_font


@dataclass(frozen=True, eq=False, slots=True)
class Place:
    """Hold what the style of a table says about the paragraphs in one of its cells.

    Two places are the same only when they are one object, so that a place is a quick key.
    """

    paragraph: ParagraphProperties = NOTHING_ABOUT_PARAGRAPHS
    run: RunProperties = NOTHING_ABOUT_RUNS


BODY = Place()


_TOGGLES = ("bold", "italic", "caps", "small_caps", "hidden", "struck")
_Fingerprint = tuple[tuple[object, ...], ...]


class Looks:
    """Work out looks; a file has a few dozen, and each is worked out once."""

    def __init__(self, styles: Styles, theme: Theme) -> None:
        """Begin with none."""
        self._styles = styles
        self._theme = theme
        self._known: dict[tuple[Place, str, _Fingerprint], Look] = {}
        self._once: dict[tuple[object, ...], Look] = {}

    def look(
        self,
        properties: etree._Element | None,
        style: ParagraphStyle,
        place: Place,
    ) -> Look:
        """Return the look of a run with these properties in a paragraph of a style."""
        key = (place, style.id, _fingerprint(properties))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._resolve(properties, style.run, place.run)
        return known

    def at(self, look: Look, vertical: Vertical) -> Look:
        """Return a look in another place on the line."""
        return self._kept(replace(look, vertical=vertical))

    def _kept(self, look: Look) -> Look:
        """Return the look of the same values that was worked out first."""
        values = tuple([getattr(look, each.name) for each in fields(Look)])
        return self._once.setdefault(values, look)

    def _resolve(
        self, properties: etree._Element | None, style: RunProperties, table: RunProperties
    ) -> Look:
        named = None if properties is None else properties.find(w("rStyle"))
        character = self._styles.character(None if named is None else named.get(VAL))
        direct = run_properties(properties, self._theme)
        levels = (table, style, character)
        said = reduce(over, (*levels, direct), self._styles.run)
        toggled = {name: self._toggle(name, levels, direct) for name in _TOGGLES}
        font = said.font or _USUAL_FONT
        wide_font = said.wide_font or font
        look = Look(
            bold=toggled["bold"],
            italic=toggled["italic"],
            underline=bool(said.underline),
            capitals=toggled["caps"] or toggled["small_caps"],
            hidden=toggled["hidden"],
            struck=toggled["struck"],
            vertical=said.vertical or Vertical.BASELINE,
            font=font,
            wide_font=wide_font,
            size_pt=said.size_pt or _USUAL_PT,
            colour=said.colour or "",
            shows_pictures=is_symbol_font(font) or is_symbol_font(wide_font),
            is_legacy=_LEGACY.match(wide_font) is not None,
        )
        return self._kept(look)

    def _toggle(self, name: str, levels: tuple[RunProperties, ...], direct: RunProperties) -> bool:
        """Return a switch: what the run says, else true when an odd number of styles say so."""
        own: bool | None = getattr(direct, name)
        if own is not None:
            return own
        if getattr(self._styles.run, name):
            return True
        return sum(bool(getattr(level, name)) for level in levels) % 2 == 1


def _fingerprint(properties: etree._Element | None) -> _Fingerprint:
    if properties is None:
        return ()
    return tuple([(child.tag, *child.items()) for child in properties])
