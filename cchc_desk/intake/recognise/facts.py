"""What a paragraph looks like as a line: its number or sign, its words, their look."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cchc_desk.forms.richtext import Level
from cchc_desk.intake.recognise.numbers import Number, list_sign, numbers_before, sign_before
from cchc_desk.intake.source import (
    SourceInline,
    SourceNote,
    SourceParagraph,
    SourceSpan,
    TextAlignment,
    own_text,
    spans_text,
)


@dataclass(frozen=True, slots=True)
class Look:
    """Say whether nearly all letters of some words are bold or italic."""

    bold: bool = False
    italic: bool = False

    @property
    def is_plain(self) -> bool:
        """Tell whether the words look like ordinary text."""
        return not (self.bold or self.italic)


@dataclass(frozen=True)  # no slots: what is asked for is kept
class Facts:
    """Hold a paragraph as a reader sees it: ``text`` begins with its number or sign.

    ``spans`` - the same characters with their looks, and the notes between them. ``numbers`` -
    what its number may count as; of a line with a sign there is none. ``start`` - where its words
    begin.
    """

    paragraph: SourceParagraph
    spans: tuple[SourceInline, ...]
    text: str
    numbers: tuple[Number, ...]
    sign: Level
    start: int

    @property
    def words(self) -> str:
        """Return the text after number or sign."""
        return self.text[self.start :].strip()

    @cached_property
    def look(self) -> Look:
        """Return the look of the words."""
        return look_between(self.spans, self.start, len(self.text))

    @cached_property
    def has_capitals(self) -> bool:
        """Tell whether the words are written in capitals."""
        return is_capitals(self.words)

    @property
    def is_centred(self) -> bool:
        """Tell whether the line stands in the middle."""
        return self.paragraph.format.alignment is TextAlignment.CENTRE

    @property
    def has_notes(self) -> bool:
        """Tell whether a note hangs on the line."""
        return any(isinstance(span, SourceNote) for span in self.spans)

    @property
    def is_blank(self) -> bool:
        """Tell whether there is nothing to read."""
        return not self.text.strip() and not self.has_notes


def facts_of(paragraph: SourceParagraph) -> Facts:
    """Return what a line is seen to be; an automatic number counts as a typed one."""
    spans = typed_spans(paragraph)
    text = spans_text(spans)
    sign, end = sign_before(text)
    numbers = () if sign else numbers_before(text)
    if numbers:
        end = numbers[0].end
    return Facts(paragraph, spans, text, numbers, sign, end)


def typed_spans(paragraph: SourceParagraph) -> tuple[SourceInline, ...]:
    """Return the spans of a paragraph with its automatic number or sign as characters."""
    if not paragraph.number_text:
        return paragraph.spans
    sign = list_sign(paragraph.number_text, paragraph.list_level or 0)
    first = next((span for span in paragraph.spans if isinstance(span, SourceSpan)), None)
    look = SourceSpan("") if first is None else replace(first, link=None)
    gap = "" if own_text(paragraph)[:1].isspace() else " "
    return (replace(look, text=f"{sign or paragraph.number_text}{gap}"), *paragraph.spans)


_NEARLY_ALL = 0.9


def look_between(spans: Sequence[SourceInline], start: int, end: int) -> Look:
    """Return the look of the letters between two places of a line."""
    total = bold = italic = at = 0
    for span in spans:
        if not isinstance(span, SourceSpan):
            continue
        part = span.text[max(start - at, 0) : max(end - at, 0)]
        at += len(span.text)
        count = sum(map(str.isalnum, part))
        total += count
        bold += count * span.bold
        italic += count * span.italic
    if not total:
        return Look()
    return Look(bold >= total * _NEARLY_ALL, italic >= total * _NEARLY_ALL)


def is_capitals(text: str) -> bool:
    """Tell whether the letters of a text, brackets aside, are nearly all capitals."""
    letters = [letter for letter in text.partition("(")[0] if letter.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return len(letters) > 1 and capitals >= len(letters) * _NEARLY_ALL
