"""Characters as Typst code: every word is a string literal, so that nothing in it is markup."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from cchc_desk.export.links import link_target
from cchc_desk.export.metrics import MM_PER_POINT, Face, text_width_mm
from cchc_desk.forms.richtext import Span, Vertical
from cchc_desk.forms.text import clean


def string(text: str) -> str:
    """Return characters as a literal: NFC, without control characters."""
    # What is printable has neither control characters nor line ends: most texts skip the cleaning.
    is_clean = text.isprintable() and unicodedata.is_normalized("NFC", text)
    cleaned = text if is_clean else clean(text)
    return '"' + cleaned.replace("\\", "\\\\").replace('"', '\\"') + '"'


def millimetres(length: float) -> str:
    """Return a length; a hundredth of a millimetre is finer than a printer."""
    return f"{length:.2f}mm"


def points(length: float) -> str:
    """Return a length."""
    return f"{length:g}pt"


@dataclass(frozen=True, slots=True)
class Room:
    """Say how long a line may be, and how large its type is: longer words must be broken."""

    width_mm: float
    size_pt: float

    @property
    def sure_letters(self) -> int:
        """Return how many letters fit in any case: none is wider than an em."""
        return max(int(self.width_mm / (self.size_pt * MM_PER_POINT)), 0)


def characters(text: str, room: Room, face: Face) -> str:
    """Return the expression of text of any look; a line break and a TAB are no characters."""
    sure = room.sure_letters
    is_plain = (
        text.isprintable()
        and not (len(text) > sure and _longer_than(sure).search(text))
        and not ("/" in text and _SLASHED.search(text))
    )
    if is_plain:  # nearly every text is
        return string(text)
    parts = list(_parts(clean(text), room, face))
    return parts[0] if len(parts) == 1 else block(parts)


def block(expressions: Iterable[str]) -> str:
    """Return one expression that prints several in turn."""
    return "{" + ";".join(expressions) + "}"


def _parts(text: str, room: Room, face: Face) -> Iterator[str]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield "br"
        for index, piece in enumerate(line.split("\t")):
            if index:
                yield "tab"
            if piece:
                yield from _breakable(piece, room, face)


# --- words that are longer than their line --------------------------------------------------------


def _breakable(text: str, room: Room, face: Face) -> Iterator[str]:
    """Yield the text; where a word would run over its line it may be broken, as in Word."""
    rest = 0
    for found in _longer_than(room.sure_letters).finditer(text):
        if text_width_mm(found[0], face) > room.width_mm:
            if found.start() > rest:
                yield from _whole_symbols(text[rest : found.start()])
            for number, piece in enumerate(_pieces(found[0], room, face)):
                if number:
                    yield "cut"
                yield string(piece)
            rest = found.end()
    if rest < len(text):
        yield from _whole_symbols(text[rest:])


# A short word behind a space with a stroke before a letter, up to a hyphen or its end: "09/QĐ-".
# Beside a note or another look it is left alone: Typst may break the line at both ends of a box.
_SLASHED = re.compile(
    r"(?<=\s)(?=\S{1,24}(?:\s|-))[^\s/]+(?:/[^\s/-]+)*/[^\W\d_][^\s/-]*(?:-|(?=\s))"
)


def _whole_symbols(text: str) -> Iterator[str]:
    """Yield the text; a line never ends after the stroke of a symbol, as it never does in Word."""
    rest = 0
    for found in _SLASHED.finditer(text):
        if found.start() > rest:
            yield string(text[rest : found.start()])
        yield f"box({string(found[0])})"
        rest = found.end()
    if rest < len(text):
        yield string(text[rest:])


@cache
def _longer_than(letters: int) -> re.Pattern[str]:
    return re.compile(rf"\S{{{letters + 1},}}")


def _pieces(word: str, room: Room, face: Face) -> Iterator[str]:
    """Yield parts of a word that fill a line each; a mark stays with its letter."""
    piece, width = "", 0.0
    for letter in word:
        own = text_width_mm(letter, face)
        if piece and width + own > room.width_mm and not unicodedata.combining(letter):
            yield piece
            piece, width = "", 0.0
        piece += letter
        width += own
    yield piece


# --- spans ------------------------------------------------------------------------------------

_LOOKS = {(False, False): "", (True, False): "b", (False, True): "i", (True, True): "bi"}
_VERTICAL = {Vertical.SUPER: "super", Vertical.SUB: "sub"}


def looking(text: str, room: Room, face: Face) -> str:
    """Return the expression of text that is bold or italic as the face says."""
    call = _LOOKS[face.bold, face.italic]
    written = characters(text, room, face)
    return f"{call}({written})" if call else written


def printed(span: Span, room: Room) -> str:
    """Return the expression of a span; "" when it has no characters."""
    if not span.text:
        return ""
    written = looking(span.text, room, Face(room.size_pt, span.bold, span.italic))
    if span.vertical is not Vertical.BASELINE:
        written = f"{_VERTICAL[span.vertical]}({written})"
    target = link_target(span.link)
    return written if target is None else f"link({string(target)},{written})"
