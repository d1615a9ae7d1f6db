"""The register of documents: filled from the texts, looked through, and beside them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.search import Search
from cchc_desk.forms.citation import Citation, same_document
from cchc_desk.forms.citation_conflicts import Conflict, find_conflicts
from cchc_desk.forms.citation_find import FoundCitation, find_citations
from cchc_desk.forms.register import (
    PlacedCitation,
    RegisterEntry,
    cited_in,
    filled_from,
)
from cchc_desk.forms.report import Report
from cchc_desk.forms.text_index import Line
from cchc_desk.forms.text_places import TextPlace, texts
from cchc_desk.i18n import N_
from cchc_desk.storage import register
from cchc_desk.storage.changes import joined


def read_register(desk: Desk) -> Mapping[str, RegisterEntry]:
    """Return the entries by id, hidden ones too."""
    return register.read_entries(desk.workspace)


def set_entry(desk: Desk, entry_id: str, entry: RegisterEntry) -> None:
    """Note something about a document of the register."""
    desk.do(register.put_change(desk.workspace, entry_id, entry))


def add_entry(desk: Desk, entry: RegisterEntry) -> str:
    """Add a document that no text cites yet, and return its id."""
    change = register.add_change([entry])
    desk.do(change)
    return str(change.rows[0].key[0])


def fill_register(desk: Desk, report: Report) -> int:
    """Add what a document cites to the register; return how many entries are new or fuller.

    Nobody did this, so it is no step that undo takes back; a text that is undone leaves its
    entry behind, used nowhere. Reading a document of 20 pages takes 20 ms: not while keys are
    typed.
    """
    entries = read_register(desk)
    filling = filled_from(entries, (each.found.citation for each in cited_in(texts(report))))
    changes = [
        *(register.put_change(desk.workspace, id_, e) for id_, e in filling.changed.items()),
        register.add_change(filling.added),
    ]
    desk.workspace.apply(joined(N_("Fill the register"), *changes))
    return len(filling.changed) + len(filling.added)


# --- where used -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Use:
    """Hold one place where a document is cited; ``owner`` as in ``forms.text_index``."""

    line: Line
    found: FoundCitation


def uses_of(search: Search, citation: Citation) -> Iterator[Use]:
    """Yield where a document is cited, over all years."""
    needle = citation.subject if citation.is_law and citation.subject else citation.number
    is_likely = _likely(needle)
    for line in search.index.lines_with(needle.lstrip("0")):
        if is_likely.search(line.text):
            yield from (Use(line, each) for each in _same_in(line.text, citation))


def _likely(needle: str) -> re.Pattern[str]:
    """Return what tells quickly that a line may cite a number; of a law every line may."""
    if not needle[:1].isdigit():
        return re.compile("")
    return re.compile(rf"(?<!\d)0*{re.escape(needle.lstrip('0'))}(?!\d)", re.IGNORECASE)


def _same_in(text: str, citation: Citation) -> Iterator[FoundCitation]:
    yield from (f for f in find_citations(text) if same_document(f.citation, citation))


# --- conflicts ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cited:
    """Hold a citation of a document, or an entry of the register.

    None: ``place`` - it is the entry ``entry``; ``entry`` - it stands in the text at ``place``.
    """

    citation: Citation
    place: TextPlace | None = None
    found: FoundCitation | None = None
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class CitedConflict:
    """Say that two citations contradict each other; see ``ConflictKind``."""

    conflict: Conflict
    first: Cited
    second: Cited


def conflicts(report: Report, entries: Mapping[str, RegisterEntry]) -> tuple[CitedConflict, ...]:
    """Return where the citations of a document contradict each other, or the register."""
    cited = [*_in_text(cited_in(texts(report))), *_in_register(entries)]
    found = find_conflicts([each.citation for each in cited])
    between = (CitedConflict(each, cited[each.first], cited[each.second]) for each in found)
    return tuple(each for each in between if each.first.place is not None)


def _in_text(placed: Iterable[PlacedCitation]) -> Iterator[Cited]:
    for each in placed:
        yield Cited(each.found.citation, each.place, each.found)


def _in_register(entries: Mapping[str, RegisterEntry]) -> Iterator[Cited]:
    for id_, entry in entries.items():
        if not entry.is_hidden:
            yield Cited(entry.citation, entry=id_)
