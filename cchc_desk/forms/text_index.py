"""All texts of a workspace in memory, folded once, so that finding words takes milliseconds."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from cchc_desk.forms.fold import fold_line
from cchc_desk.forms.markup_text import markup_texts
from cchc_desk.forms.matching import Wanted, same_spelling
from cchc_desk.forms.text_places import Field

_MOST_LOOKED_AT = 2000
"""Places that are ranked; there are more only of words that stand on every page."""


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one paragraph or footnote; ``owner`` is the document or list that it was put in for.

    Units: ``paragraph`` and ``note`` as in ``TextPlace``.
    """

    owner: str
    field: Field
    paragraph: int
    note: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold one place in a line where words were found; ``is_exact`` - marks agree too."""

    line: Line
    start: int
    end: int
    is_exact: bool


class _Owner:
    """Hold the texts of one owner: by field, and as one string to look through."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.fields: dict[Field, tuple[tuple[Line, str], ...]] = {}
        self._haystack: str | None = None
        self._lines: list[Line] = []
        self._begins: list[int] = []

    def put(self, field: Field, markup: str) -> None:
        """Replace the text of a field; an empty one is left out."""
        found = (Line(self._name, field, t.paragraph, t.note, t.text) for t in markup_texts(markup))
        lines = tuple((line, fold_line(line.text)) for line in found)
        if lines:
            self.fields[field] = lines
        else:
            self.fields.pop(field, None)
        self._haystack = None

    def _joined(self) -> str:
        """Return all folded lines with line ends between; made anew when a text has changed."""
        if self._haystack is None:
            every = [pair for lines in self.fields.values() for pair in lines]
            self._lines = [line for line, _ in every]
            self._begins = []
            at = 0
            for _, folded in every:
                self._begins.append(at)
                at += len(folded) + 1
            self._haystack = "\n".join(folded for _, folded in every)
        return self._haystack

    def places(self, needle: str) -> Iterator[tuple[Line, int]]:
        """Yield the lines that hold a folded text, and where in the line it begins."""
        haystack = self._joined()
        at = haystack.find(needle)
        while at >= 0:
            number = bisect_right(self._begins, at) - 1
            yield self._lines[number], at - self._begins[number]
            at = haystack.find(needle, at + len(needle))

    def holding(self, needles: Iterable[str]) -> Iterator[Hit]:
        """Yield the lines that hold all of several folded texts, with the place of the longest."""
        longest, *others = sorted(needles, key=len, reverse=True)
        last: Line | None = None
        for line, at in self.places(longest):
            if line is not last:
                last = line
                folded = fold_line(line.text)
                if all(other in folded for other in others):
                    yield Hit(line, at, at + len(longest), is_exact=False)


class TextIndex:
    """Find words in the texts that were put in.

    A line never matches across its end; words may have any capitals and lack their marks.
    """

    def __init__(self) -> None:
        """Begin with no text."""
        self._owners: dict[str, _Owner] = {}

    def put(self, owner: str, field: Field, markup: str) -> None:
        """Take in the text of a field, in its compact form, or replace it; "" takes it out."""
        known = self._owners.get(owner)
        if known is None:
            known = self._owners[owner] = _Owner(owner)
        known.put(field, markup)

    def drop(self, owner: str) -> None:
        """Take out all texts of an owner."""
        self._owners.pop(owner, None)

    def fields(self, owner: str) -> tuple[Field, ...]:
        """Return the fields of an owner that have a text."""
        found = self._owners.get(owner)
        return () if found is None else tuple(found.fields)

    def search(self, words: Wanted, order: Iterable[str], limit: int) -> tuple[Hit, ...]:
        """Return where words stand, those with the same marks first, then as ``order`` says.

        ``order`` - the owners, the most wanted first; others are not looked through. Lines that
        hold the words apart from each other come last.
        """
        if not words.folded:
            return ()
        owners = [self._owners[name] for name in order if name in self._owners]
        hits = list(islice(_together(owners, words), _MOST_LOOKED_AT))
        if words.has_marks:
            hits.sort(key=lambda hit: not hit.is_exact)
        if len(hits) < limit and " " in words.folded:
            known = {id(hit.line) for hit in hits}
            needles = words.folded.split()
            apart = (hit for owner in owners for hit in owner.holding(needles))
            hits += islice((hit for hit in apart if id(hit.line) not in known), limit)
        return tuple(hits[:limit])

    def lines_with(self, words: str) -> Iterator[Line]:
        """Yield the lines that hold words, whatever their marks, each once."""
        folded = fold_line(words)
        for owner in self._owners.values():
            last: Line | None = None
            for line, _ in owner.places(folded):
                if line is not last:
                    last = line
                    yield line


def _together(owners: Iterable[_Owner], words: Wanted) -> Iterator[Hit]:
    size = len(words.folded)
    exact: dict[str, bool] = {}  # of thousands of places few are spelt in ways of their own
    for owner in owners:
        for line, at in owner.places(words.folded):
            typed = line.text[at : at + size]
            if typed not in exact:
                exact[typed] = same_spelling(typed, words.typed)
            yield Hit(line, at, at + size, exact[typed])
