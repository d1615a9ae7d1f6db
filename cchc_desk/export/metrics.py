"""How wide words are in Times New Roman, before anything is printed."""

import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from cchc_desk import paths

MM_PER_POINT = 25.4 / 72
WIDTHS_FILE = "times-widths.toml"

# The same names and the words of narrow columns are measured at every key that is typed.
_KNOWN_TEXTS = 4096


@dataclass(frozen=True, slots=True)
class Face:
    """Name a size and style of the type."""

    size_pt: float
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class _Widths:
    """Hold advance widths by style name and character, as shares of the type size."""

    by_style: Mapping[str, Mapping[str, float]]


@lru_cache(maxsize=_KNOWN_TEXTS)
def text_width_mm(text: str, face: Face) -> float:
    """Return the length of one line of text; a character that is not known counts as an em."""
    widths = _widths().by_style[_style(face)]
    letters = unicodedata.normalize("NFC", text)
    return sum(_width(letter, widths) for letter in letters) * face.size_pt * MM_PER_POINT


def wrap(text: str, face: Face, width_mm: float) -> tuple[str, ...]:
    """Break text into the lines that a word processor makes in that width, words kept whole."""
    found: list[str] = []
    for piece in text.split("\n"):
        line = ""
        for word in piece.split():
            longer = f"{line} {word}" if line else word
            if line and text_width_mm(longer, face) > width_mm:
                found.append(line)
                line = word
            else:
                line = longer
        found.append(line)
    return tuple(found)


def widest_mm(lines: Sequence[str], face: Face) -> float:
    """Return the length of the longest line; 0 when there is none."""
    return max((text_width_mm(line, face) for line in lines), default=0.0)


def balanced(text: str, face: Face, width_mm: float) -> tuple[str, ...]:
    """Break text into as few lines as the width allows, and these as even as can be."""
    lines = wrap(text, face, width_mm)
    low, high = 0.0, width_mm
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        tried = wrap(text, face, middle)
        if len(tried) == len(lines) and widest_mm(tried, face) <= middle:
            lines, high = tried, middle
        else:
            low = middle
    return lines


# 165 mm / 2**10 is a sixth of a millimetre.
_HALVINGS = 10


def _style(face: Face) -> str:
    return {
        (False, False): "regular",
        (True, False): "bold",
        (False, True): "italic",
        (True, True): "bold-italic",
    }[face.bold, face.italic]


def _width(letter: str, widths: Mapping[str, float]) -> float:
    known = widths.get(letter)
    if known is not None:
        return known
    if unicodedata.combining(letter):
        return 0.0
    simpler = unicodedata.normalize("NFD", letter)
    # "ớ" is "ơ" with one mark, and "ơ" has a width of its own.
    shorter = unicodedata.normalize("NFC", simpler[:-1])
    return _width(shorter, widths) if shorter not in {"", letter} else 1.0


@cache
def _widths() -> _Widths:
    file = paths.resources() / "rules" / WIDTHS_FILE
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    em = raw.pop("units_per_em")
    return _Widths(
        {
            style: {
                letter: int(width) / em for width, letters in table.items() for letter in letters
            }
            for style, table in raw.items()
        }
    )
