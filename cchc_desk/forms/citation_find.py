"""Citations in running text, as people type them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cchc_desk.forms.citation import Citation, Oddity, Part, lacks_year, type_of_symbol
from cchc_desk.forms.citation_head import Head, find_heads
from cchc_desk.forms.citation_law import Law, find_laws
from cchc_desk.forms.citation_tail import read_date, read_tail


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """Hold a citation and where it stands in the text.

    Shape: ``start`` and ``end`` cover all its parts; ``places`` - (part, start, end) of those that
    the text states, in its order. A citation may stand inside the subject of another.
    ``is_listed``: its type is not typed but taken from the one before it ("các Công văn số 5/…,
    số 6/…") or from its symbol.
    """

    start: int
    end: int
    citation: Citation
    oddities: frozenset[Oddity] = frozenset()
    places: tuple[tuple[Part, int, int], ...] = ()
    is_listed: bool = False

    def place(self, part: Part) -> tuple[int, int] | None:
        """Return where a part stands, (start, end); None: the text does not state it."""
        return next(((start, end) for p, start, end in self.places if p is part), None)


def find_citations(text: str) -> tuple[FoundCitation, ...]:
    """Return the documents that a text names, in its order; the text is in NFC.

    What cannot be read is a missing part of the citation; nothing is corrected. Of a law whose
    name is typed the name is its subject.
    """
    laws = [_found_law(law, text) for law in find_laws(text)]
    heads = [head for head in find_heads(text) if not _is_inside(head, laws)]
    found = (*laws, *_found_documents(text, heads))
    return tuple(sorted(found, key=lambda each: (each.start, -each.end)))


def read_citation(text: str) -> Citation | None:
    """Return the first document that a text names; None: it names none."""
    found = find_citations(text)
    return found[0].citation if found else None


def _is_inside(head: Head, laws: Sequence[FoundCitation]) -> bool:
    return any(law.start <= head.start and head.end <= law.end for law in laws)


def _found_law(law: Law, text: str) -> FoundCitation:
    dated = read_date(text, law.end, len(text))
    citation = Citation(law.type, law.number, law.symbol, None, "", law.name)
    if dated is None:
        return FoundCitation(law.start, law.end, citation, places=law.places)
    citation = replace(citation, date=dated.day, typed_date=dated.words)
    places = (*law.places, (Part.DATE, dated.start, dated.end))
    oddities = dated.oddities - {Oddity.DATE_INCOMPLETE}  # a law is known by its year
    return FoundCitation(law.start, dated.end, citation, oddities, places)


_BESIDE = re.compile(r"\s*(?:[,;]|,?\s*(?:và|hoặc|cùng))\s*(?:các\s+)?\Z")


def _found_documents(text: str, heads: Sequence[Head]) -> Iterator[FoundCitation]:
    starts = [head.start for head in heads]
    before: FoundCitation | None = None
    for index, head in enumerate(heads, start=1):
        type_ = head.type or type_of_symbol(head.symbol) or _type_beside(text, before, head)
        before = _found_document(text, head, type_, starts[index:])
        yield before


def _type_beside(text: str, before: FoundCitation | None, head: Head) -> str:
    """Return the type of the citation right before this one in a list; else nothing."""
    if before is None or _BESIDE.match(text[before.end : head.start]) is None:
        return ""
    return before.citation.type


def _found_document(text: str, head: Head, type_: str, later: Sequence[int]) -> FoundCitation:
    tail = read_tail(text, head.end, later)
    citation = Citation(
        type_, head.number, head.symbol, tail.date, tail.issuer, tail.subject, tail.typed_date
    )
    return FoundCitation(
        head.start,
        tail.end,
        citation,
        head.oddities | tail.oddities | frozenset(_oddities(citation)),
        (*head.places, *tail.places),
        is_listed=not head.type,
    )


def _oddities(citation: Citation) -> Iterator[Oddity]:
    if lacks_year(citation):
        yield Oddity.YEAR_MISSING
    year, day = citation.numbered_year, citation.date
    if year is not None and day is not None and day.year != year:
        yield Oddity.YEAR_OF_OTHER_DATE
