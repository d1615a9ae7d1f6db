"""The register of documents: what each is called, and what an office notes about it."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc_desk.forms.citation import (
    Citation,
    completed,
    full_form,
    number_key,
    same_document,
    short_form,
)
from cchc_desk.forms.citation_find import FoundCitation, find_citations
from cchc_desk.forms.fold import fold
from cchc_desk.forms.report import Report
from cchc_desk.forms.text import clean, fold_spaces
from cchc_desk.forms.text_places import PlacedText, TextPlace, texts


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """Hold one document of the register; an empty text is not noted.

    The fields after ``citation`` are those of the register of outgoing documents: who signed, to
    whom it went, who keeps a copy, how many copies, when it was handed over, and who took it.
    ``replaced_by`` - in words; ``is_hidden`` - the clerk has taken it out, texts do not bring it
    back. None: ``forwarded``, ``expired`` - not noted.
    Source: NĐ 30/2020/NĐ-CP, Phụ lục IV, mẫu sổ đăng ký văn bản đi.
    """

    citation: Citation
    signer: str = ""
    recipients: str = ""
    keeper: str = ""
    copies: str = ""
    forwarded: datetime.date | None = None
    receipt: str = ""
    note: str = ""
    expired: datetime.date | None = None
    replaced_by: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class PlacedCitation:
    """Hold a citation with the place of the text that it stands in."""

    place: TextPlace
    found: FoundCitation


def cited_in(placed: Iterable[PlacedText]) -> Iterator[PlacedCitation]:
    """Yield the citations in texts, in their order."""
    for each in placed:
        yield from (PlacedCitation(each.place, found) for found in find_citations(each.text))


def is_registrable(citation: Citation) -> bool:
    """Tell whether a citation says enough to be told from others: a number or a law's name."""
    has_number = bool(citation.number) and bool(citation.symbol)
    return has_number or (citation.is_law and bool(citation.subject))


# --- filling --------------------------------------------------------------------------------------


@dataclass(slots=True)
class Filling:
    """Collect what citations add to a register.

    Shape: ``changed`` - known entries with more parts, by id; ``added`` - new ones.
    """

    changed: dict[str, RegisterEntry] = field(default_factory=dict)
    added: list[RegisterEntry] = field(default_factory=list)


def filled_from(entries: Mapping[str, RegisterEntry], citations: Iterable[Citation]) -> Filling:
    """Return what citations add to a register: unknown documents, and parts that known ones lack.

    What an entry says already is never replaced.
    """
    filling = Filling()
    known = _ByNumber(entries)
    for citation in filter(is_registrable, citations):
        found = known.find(citation)
        if found is None:
            known.add(citation)
        else:
            known.complete(found, citation)
    for id_, entry in known.entries():
        if id_ not in entries:
            filling.added.append(entry)
        elif entry != entries[id_]:
            filling.changed[id_] = entry
    return filling


class _ByNumber:
    """Find entries by their number, and keep those that are new or fuller."""

    def __init__(self, entries: Mapping[str, RegisterEntry]) -> None:
        self._entries = dict(entries)
        self._places: dict[str, list[str]] = {}
        for id_, entry in entries.items():
            self._place(id_, entry.citation)

    def _place(self, id_: str, citation: Citation) -> None:
        self._places.setdefault(_bucket(citation), []).append(id_)

    def find(self, citation: Citation) -> str | None:
        """Return the entry that a citation means, the one of its own year first."""
        same = [
            id_
            for id_ in self._places.get(_bucket(citation), ())
            if same_document(self._entries[id_].citation, citation)
        ]
        same.sort(key=lambda id_: self._entries[id_].citation.year != citation.year)
        return same[0] if same else None

    def add(self, citation: Citation) -> None:
        id_ = f"new:{len(self._entries)}"
        self._entries[id_] = RegisterEntry(citation)
        self._place(id_, citation)

    def complete(self, id_: str, citation: Citation) -> None:
        entry = self._entries[id_]
        fuller = completed(entry.citation, citation)
        self._entries[id_] = replace(entry, citation=fuller)

    def entries(self) -> Iterable[tuple[str, RegisterEntry]]:
        return self._entries.items()


def _bucket(citation: Citation) -> str:
    return "law" if citation.is_law else number_key(citation.number)


# --- citing ---------------------------------------------------------------------------------------


def words_to_insert(
    report: Report, citation: Citation, place: TextPlace, beginning: str = ""
) -> str:
    """Return how a document is to be cited at a place: in full, or in short if it was before.

    Before means earlier in the head, the outline or the table of tasks, or in ``beginning``: what
    the paragraph says up to the place.
    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.b.
    """
    is_known = _cites(beginning, citation) or is_cited_before(report, citation, place)
    return short_form(citation) if is_known else full_form(citation)


def is_cited_before(report: Report, citation: Citation, place: TextPlace) -> bool:
    """Tell whether a report cites a document before the paragraph of a place."""
    return any(_cites(each.text, citation) for each in _before(report, place))


def _cites(text: str, citation: Citation) -> bool:
    return any(same_document(each.citation, citation) for each in find_citations(text))


def _before(report: Report, place: TextPlace) -> Iterator[PlacedText]:
    """Yield the texts before a place; all of them where the place has no text yet."""
    every = tuple(texts(report))
    order = [each.place.field for each in every]
    if place.field not in order and place.field.item is not None:
        yield from _before_item(report, place.field.item, every)
        return
    for each in every:
        if each.place.field == place.field and each.place.paragraph >= place.paragraph:
            return
        yield each


def _before_item(report: Report, item: str, every: Sequence[PlacedText]) -> Iterator[PlacedText]:
    """Yield the texts before an item that has no answer yet."""
    ids = [each.id for each in report.template.items]
    earlier = set(ids[: ids.index(item)]) if item in ids else set(ids)
    yield from (e for e in every if e.place.field.part or e.place.field.item in earlier)


# --- finding --------------------------------------------------------------------------------------


def find_entries(
    entries: Mapping[str, RegisterEntry], words: str
) -> tuple[tuple[str, RegisterEntry], ...]:
    """Return the entries that hold all words, without tone marks, the newest first.

    An entry whose number begins with the first word comes before others. No words: all entries.
    """
    wanted = fold(clean(words)).split()
    found = [
        (id_, entry)
        for id_, entry in entries.items()
        if not entry.is_hidden and _holds(entry, wanted)
    ]
    found.sort(key=lambda each: _newness(each[1]), reverse=True)
    if wanted:
        found.sort(key=lambda each: not _begins(each[1], wanted[0]))
    return tuple(found)


def _holds(entry: RegisterEntry, wanted: Sequence[str]) -> bool:
    text = fold(clean(f"{full_form(entry.citation)} {entry.citation.code} {entry.note}"))
    return all(word in text for word in wanted)


def _begins(entry: RegisterEntry, word: str) -> bool:
    code = fold(entry.citation.code)
    return code.startswith(word) or number_key(entry.citation.number) == number_key(word)


def _newness(entry: RegisterEntry) -> tuple[int, datetime.date]:
    citation = entry.citation
    return citation.year or 0, citation.date or datetime.date.min


# --- the columns of the register ------------------------------------------------------------------


def outgoing_row(entry: RegisterEntry) -> tuple[str, ...]:
    """Return the ten columns of the register of outgoing documents.

    Number and symbol | date | type and subject | signer | recipients | keeper of the copy |
    copies | handed over on | received by | note. Source: NĐ 30/2020/NĐ-CP, Phụ lục IV.
    """
    citation = entry.citation
    return (
        citation.code,
        _day(citation.date) or citation.typed_date,
        fold_spaces(f"{citation.type} {citation.subject}"),
        entry.signer,
        entry.recipients,
        entry.keeper,
        entry.copies,
        _day(entry.forwarded),
        entry.receipt,
        entry.note,
    )


def _day(day: datetime.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
