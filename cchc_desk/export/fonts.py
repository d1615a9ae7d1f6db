"""Which of the fonts on this computer our pages are printed in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desk.export.font_letters import is_complete

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from typst import FontInfo, Fonts

FAMILIES = ("Times New Roman", "Liberation Serif")
"""The decree's font, and the free one with its measures; the first that is complete is used."""

LAST_RESORT = "Libertinus Serif"
"""A font with other measures, inside the typst package and so on every computer."""

_FACES = frozenset({("normal", 400), ("normal", 700), ("italic", 400), ("italic", 700)})


@dataclass(frozen=True, slots=True)
class PrintingFonts:
    """Hold the name of the font that pages are printed in, and where its letters come from."""

    family: str
    fonts: Fonts


@cache
def printing_fonts() -> PrintingFonts:
    """Look through the fonts of this computer: once in a process, some 50 ms."""
    # typst maps 80 MB, which a start of the program need not wait for.
    from typst import Fonts  # noqa: PLC0415

    system = Fonts()
    faces = system.fonts()
    for family in FAMILIES:
        named = [face for face in faces if face.family == family and face.path]
        folder = complete_folder(named)
        if folder is not None:
            # Of two fonts of one name typst takes the one that it found first.
            is_first = all(_folder(face) == folder for face in _first_of_each(named))
            fonts = system if is_first else _ordered(folder, faces)
            return PrintingFonts(family, fonts)
    return PrintingFonts(LAST_RESORT, system)


def complete_folder(faces: Iterable[FontInfo]) -> str | None:
    """Return the folder in which a family has upright, italic and bold with all our letters.

    None: there is none. Debian has a Liberation Serif without most Vietnamese letters
    (fonts-liberation) beside the whole one (fonts-liberation2).
    """
    found: dict[str, set[tuple[str, int]]] = {}
    for face in faces:
        if is_complete(Path(str(face.path)), face.index):
            found.setdefault(_folder(face), set()).add((face.style, face.weight))
    return next((folder for folder, styles in found.items() if styles >= _FACES), None)


def _first_of_each(faces: Sequence[FontInfo]) -> Iterable[FontInfo]:
    first: dict[tuple[str, int], FontInfo] = {}
    for face in faces:
        first.setdefault((face.style, face.weight), face)
    return first.values()


def _folder(face: FontInfo) -> str:
    return str(Path(str(face.path)).parent)


def _ordered(first: str, faces: Iterable[FontInfo]) -> Fonts:
    """Return the same fonts, those of one folder before all others."""
    from typst import Fonts  # noqa: PLC0415 - as above

    others = {_folder(face) for face in faces if face.path} - {first}
    return Fonts(include_system_fonts=False, font_paths=[first, *sorted(others)])
