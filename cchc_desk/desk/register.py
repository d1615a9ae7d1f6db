"""The register of documents: filled from the texts, looked through, and beside them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.search import Search, SearchResult
from cchc_desk.forms.citation import Citation, full_form, same_document
from cchc_desk.forms.citation_conflicts import Conflict, find_conflicts
from cchc_desk.forms.citation_find import FoundCitation, find_citations
from cchc_desk.forms.fold import fold
from cchc_desk.forms.register import (
    PlacedCitation,
    RegisterEntry,
    cited_in,
    filled_from,
    find_entries,
    outgoing_row,
)
from cchc_desk.forms.report import Report
from cchc_desk.forms.text import clean
from cchc_desk.forms.text_index import Line
from cchc_desk.forms.text_places import TextPlace, texts
from cchc_desk.i18n import N_
from cchc_desk.storage import register
from cchc_desk.storage.changes import joined
from cchc_desk.storage.reports import ReportEntry


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
    digits = needle.lstrip("0")
    if not digits:  # an entry that is not named yet
        return
    is_likely = _likely(needle)
    for line in search.index.lines_with(digits):
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


# --- the page of the register ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """Hold one entry as a list shows it.

    Shape: ``cells`` as ``outgoing_row``. ``folded`` - all its words for looking it up; ``uses`` -
    how often the document on show cites it; ``conflicts`` - what contradicts it there.
    """

    id: str
    entry: RegisterEntry
    cells: tuple[str, ...]
    folded: str
    uses: int = 0
    conflicts: tuple[CitedConflict, ...] = ()


def register_lines(desk: Desk, document: str | None) -> tuple[RegisterLine, ...]:
    """Return the register as a document sees it, the newest first, hidden entries at the end.

    None: ``document`` - there is none. Raises: NoReportError.
    """
    entries = read_register(desk)
    report = None if document is None else desk.report(document)
    cited = [] if report is None else [each.found.citation for each in cited_in(texts(report))]
    against = () if report is None else conflicts(report, entries)
    shown = find_entries(entries, "")
    hidden = [(id_, entry) for id_, entry in entries.items() if entry.is_hidden]
    return tuple(_line(id_, entry, cited, against) for id_, entry in (*shown, *hidden))


def _line(
    id_: str,
    entry: RegisterEntry,
    cited: Iterable[Citation],
    against: Iterable[CitedConflict],
) -> RegisterLine:
    citation = entry.citation
    cells = outgoing_row(entry)
    words = f"{full_form(citation)} {citation.code} {' '.join(cells)} {entry.replaced_by}"
    return RegisterLine(
        id_,
        entry,
        cells,
        fold(clean(words)),
        sum(same_document(each, citation) for each in cited),
        ()
        if entry.is_hidden
        else tuple(each for each in against if _is_about(each, id_, citation)),
    )


def _is_about(conflict: CitedConflict, id_: str, citation: Citation) -> bool:
    sides = (conflict.first, conflict.second)
    return any(side.entry == id_ or same_document(side.citation, citation) for side in sides)


def used_in(search: Search, citation: Citation) -> tuple[SearchResult, ...]:
    """Return where a document is cited over all years, in the latest documents first."""
    shown_in = search.documents_by_owner()
    order = {owner: number for number, owner in enumerate(shown_in)}
    uses = [use for use in uses_of(search, citation) if use.line.owner in shown_in]
    uses.sort(key=lambda use: order[use.line.owner])
    return tuple(_result(use, shown_in[use.line.owner]) for use in uses)


def _result(use: Use, document: ReportEntry) -> SearchResult:
    line, found = use.line, use.found
    place = TextPlace(line.field, line.paragraph, line.note)
    return SearchResult(document, place, line.text, found.start, found.end, is_exact=True)


def hide_entry(desk: Desk, entry_id: str, *, is_hidden: bool) -> None:
    """Take an entry out of the register, or put it back; texts do not bring it back."""
    entry = read_register(desk)[entry_id]
    set_entry(desk, entry_id, replace(entry, is_hidden=is_hidden))
