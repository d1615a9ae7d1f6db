"""Finding words in one document, and replacing them with the look of the text kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from cchc_desk.forms.matching import Wanted, find_matches
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import (
    Block,
    Footnote,
    Inline,
    Paragraph,
    RichText,
    Span,
    join_spans,
    map_paragraphs,
)
from cchc_desk.forms.text_places import Field, PlacedText, TextPlace, texts


@dataclass(frozen=True, slots=True)
class Found:
    """Hold one place where words stand; ``text`` is that of the paragraph or footnote."""

    place: TextPlace
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Replacement:
    """Put ``text`` in place of the found characters."""

    found: Found
    text: str

    @property
    def preview(self) -> str:
        """Return the paragraph as this one replacement would leave it."""
        found = self.found
        return found.text[: found.start] + self.text + found.text[found.end :]


def find_in(report: Report, words: Wanted, *, whole_words: bool = False) -> Iterator[Found]:
    """Yield where words stand in a document, in its order.

    Without tone marks they match any; where marks are typed, only text that has the same.
    """
    yield from found_in(texts(report), words, whole_words=whole_words)


def found_in(
    placed: Iterable[PlacedText], words: Wanted, *, whole_words: bool = False
) -> Iterator[Found]:
    """Yield where words stand in texts; as ``find_in``."""
    for each in placed:
        for match in find_matches(each.text, words, whole_words=whole_words):
            if match.is_exact or not words.has_marks:
                yield Found(each.place, each.text, match.start, match.end)


def by_field(replacements: Iterable[Replacement]) -> Mapping[Field, tuple[Replacement, ...]]:
    """Return replacements by the field that they change, in their order."""
    found: dict[Field, list[Replacement]] = {}
    for each in replacements:
        found.setdefault(each.found.place.field, []).append(each)
    return {field: tuple(each) for field, each in found.items()}


def replaced(blocks: Sequence[Block], replacements: Iterable[Replacement]) -> RichText:
    """Return the text of one field with its replacements made.

    New characters have the look of the first one that they replace; a figure that is touched
    becomes ordinary characters. A replacement whose characters are no longer there is left out.
    """
    edits: dict[tuple[int, int | None], list[Replacement]] = {}
    for each in replacements:
        place = each.found.place
        edits.setdefault((place.paragraph, place.note), []).append(each)
    numbers = count()

    def changed(paragraph: Paragraph) -> Paragraph:
        number = next(numbers)
        spans = _with_notes(paragraph.spans, number, edits)
        return replace(paragraph, spans=join_spans(_edited(spans, edits.get((number, None), ()))))

    return map_paragraphs(blocks, changed)


_Edits = Mapping[tuple[int, int | None], Sequence[Replacement]]


def _with_notes(spans: Iterable[Inline], number: int, edits: _Edits) -> tuple[Inline, ...]:
    made: list[Inline] = []
    notes = count()
    for span in spans:
        if isinstance(span, Footnote):
            inner = _edited(span.spans, edits.get((number, next(notes)), ()))
            made.append(Footnote(tuple(each for each in inner if isinstance(each, Span))))
        else:
            made.append(span)
    return tuple(made)


def _edited(spans: Sequence[Inline], replacements: Iterable[Replacement]) -> tuple[Inline, ...]:
    """Make replacements in a line, the last one first, so that places stay what they are."""
    line = tuple(spans)
    for each in sorted(replacements, key=lambda r: r.found.start, reverse=True):
        if _text(line)[each.found.start : each.found.end] == _wanted_text(each):
            line = _spliced(line, each.found.start, each.found.end, each.text)
    return line


def _wanted_text(replacement: Replacement) -> str:
    found = replacement.found
    return found.text[found.start : found.end]


def _text(line: Iterable[Inline]) -> str:
    return "".join(span.text for span in line if isinstance(span, Span))


def _spliced(line: Sequence[Inline], start: int, end: int, text: str) -> tuple[Inline, ...]:
    made: list[Inline] = []
    at = 0
    is_put = False
    for span in line:
        if isinstance(span, Footnote):
            made.append(span)
            continue
        begin, stop = at, at + len(span.text)
        at = stop
        if stop <= start or begin >= end:
            made.append(span)
            continue
        plain = replace(span, figure=None)
        head, tail = span.text[: max(start - begin, 0)], span.text[min(end, stop) - begin :]
        made.append(replace(plain, text=head + ("" if is_put else text) + tail))
        is_put = True
    return tuple(made)
