"""The characters of one paragraph while they are collected, and the spans that they become."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from cchc_desk.forms.text import clean
from cchc_desk.intake.source import (
    SourceBlock,
    SourceComment,
    SourceInline,
    SourceNote,
    SourceSpan,
    WarningCode,
)
from cchc_desk.intake.word.looks import Look
from cchc_desk.intake.word.tally import Tally


@dataclass(slots=True)
class Piece:
    """Collect characters of one look; None: ``link`` - no address.

    Most neighbouring runs look the same, so that a piece grows; ``is_page_break`` - it has no
    characters, and a new page begins there.
    """

    look: Look
    link: str | None = None
    texts: list[str] = field(default_factory=list)
    is_page_break: bool = False

    @property
    def text(self) -> str:
        """Return the characters."""
        return "".join(self.texts)


@dataclass(slots=True)
class Line:
    """Collect what stands in one paragraph, in order; ``blocks`` are anchored in it.

    None: ``page_number`` - it shows no page number, else how many TABs stand before it and how
    it looks.
    """

    pieces: list[Piece | SourceNote] = field(default_factory=list)
    blocks: list[SourceBlock] = field(default_factory=list)
    comments: list[SourceComment] = field(default_factory=list)
    bookmarks: dict[str, None] = field(default_factory=dict)
    page_number: tuple[int, Look] | None = None

    def add(self, text: str, look: Look, link: str | None = None) -> None:
        """Add characters; a tone mark joins the letter before it, whatever its look."""
        last = self.pieces[-1] if self.pieces else None
        if not isinstance(last, Piece) or last.is_page_break:
            self.pieces.append(Piece(look, link, [text]))
        elif last.look is look and last.link == link:
            last.texts.append(text)
        else:
            marks = _leading_marks(text)
            last.texts.append(marks)
            if rest := text.removeprefix(marks):
                self.pieces.append(Piece(look, link, [rest]))

    def add_page_break(self, look: Look) -> None:
        """Note that a new page begins here."""
        self.pieces.append(Piece(look, is_page_break=True))

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was collected that a reader sees or that hangs on it."""
        return not (self.pieces or self.blocks or self.comments)

    def followed_by(self, other: "Line") -> "Line":
        """Return both as one paragraph."""
        return Line(
            [*self.pieces, *other.pieces],
            [*self.blocks, *other.blocks],
            [*self.comments, *other.comments],
            self.bookmarks | other.bookmarks,
            other.page_number or self.page_number,
        )


# No letter below this joins another. Source: Unicode, combining diacritical marks.
_FIRST_MARK = "\u0300"


def _leading_marks(text: str) -> str:
    if text[0] < _FIRST_MARK:
        return ""
    count = next((i for i, letter in enumerate(text) if not unicodedata.combining(letter)), None)
    return text[:count]


@dataclass(frozen=True, slots=True)
class PageBreaks:
    """Say where new pages begin in a paragraph."""

    before: bool = False
    after: bool = False


def take_page_breaks(line: Line) -> PageBreaks:
    """Take the breaks out of a line; one between words leaves a line break."""
    places = [i for i, each in enumerate(line.pieces) if _is_page_break(each)]
    if not places:
        return PageBreaks()
    seen = [i for i, each in enumerate(line.pieces) if _is_seen(each)]
    first, last = (seen[0], seen[-1]) if seen else (len(line.pieces), -1)
    kept: list[Piece | SourceNote] = []
    for index, each in enumerate(line.pieces):
        if not isinstance(each, Piece) or not each.is_page_break:
            kept.append(each)
        elif first < index < last:
            kept.append(Piece(each.look, texts=["\n"]))
    line.pieces = kept
    # A break in a paragraph without words stands at its end: what follows is on a new page.
    before = bool(seen) and places[0] < first
    return PageBreaks(before, not before or places[-1] > first)


def _is_page_break(each: Piece | SourceNote) -> bool:
    return isinstance(each, Piece) and each.is_page_break


def _is_seen(each: Piece | SourceNote) -> bool:
    return isinstance(each, SourceNote) or bool(each.text.strip())


def spans(pieces: Sequence[Piece | SourceNote], tally: Tally) -> tuple[SourceInline, ...]:
    """Return the pieces cleaned, with neighbours of one look joined and none empty."""
    return tuple(_joined(pieces, tally))


def _joined(pieces: Iterable[Piece | SourceNote], tally: Tally) -> Iterator[SourceInline]:
    for key, same in groupby(pieces, _key):
        if key is None:
            yield from (each for each in same if isinstance(each, SourceNote))
            continue
        look, link = key
        text = cleaned("".join([each.text for each in same if isinstance(each, Piece)]), tally)
        if text:
            yield _span(text, look, link)
            if look.struck:
                tally.add(WarningCode.STRUCK_TEXT, text)


def _key(each: Piece | SourceNote) -> tuple[Look, str | None] | None:
    return (each.look, each.link) if isinstance(each, Piece) else None


def _span(text: str, look: Look, link: str | None) -> SourceSpan:
    return SourceSpan(
        text,
        look.bold,
        look.italic,
        look.underline,
        look.vertical,
        link,
        look.font_of(text),
        look.size_pt,
        look.capitals and look.is_legacy,
    )


def cleaned(text: str, tally: Tally) -> str:
    """Return the text in NFC without control characters, and count it when its letters change."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    if not unicodedata.is_normalized("NFC", text):
        tally.add(WarningCode.NORMALISED_TEXT, text)
    return clean(text)
