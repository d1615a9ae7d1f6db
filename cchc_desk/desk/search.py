"""Search over all texts of the workspace, kept ready in memory."""

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.past import period_or_none
from cchc_desk.forms.matching import wanted
from cchc_desk.forms.outline import number_items
from cchc_desk.forms.template import Template
from cchc_desk.forms.text_index import Hit, TextIndex
from cchc_desk.forms.text_places import TextPlace
from cchc_desk.storage import periods, search, templates
from cchc_desk.storage.reports import ReportEntry
from cchc_desk.storage.tables import Key

_STEP_S = 0.008
"""How long a step may keep the desk from other work: half a frame."""

_AT_ONCE_S = 60.0

_LIMIT = 200
"""Results that anybody reads through."""


_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hold one place where words were found, and the document to open for it.

    Units: ``start`` and ``end`` are characters of ``text``, which is that of the paragraph or
    footnote. ``is_exact``: the tone marks agree too.
    """

    document: ReportEntry
    place: TextPlace
    text: str
    start: int
    end: int
    is_exact: bool


class Search:
    """Hold the texts of an open workspace, and keep up with its edits.

    Filling takes a second or two in a file of ten years; ``step`` does a little at a time, so that
    it can be done while nothing else is asked for.
    """

    def __init__(self, desk: Desk) -> None:
        """Take a desk; nothing is read yet."""
        self._desk = desk
        self._index = TextIndex()
        self._waiting: Iterator[search.OwnedText] | None = None
        self._is_full = False
        self._seen = 0
        self._names: dict[tuple[str, int], Mapping[str, str]] = {}

    def step(self, seconds: float = _STEP_S) -> bool:
        """Read texts for about that long, at least one; tell whether there are more."""
        if self._waiting is None:
            self._seen = search.last_edit(self._desk.workspace)
            self._waiting = self._every_text()
        stop = time.perf_counter() + seconds
        for each in self._waiting:
            self._index.put(each.owner, each.field, each.markup)
            if time.perf_counter() >= stop:
                return True
        self._is_full = True
        return False

    def _every_text(self) -> Iterator[search.OwnedText]:
        workspace = self._desk.workspace
        for owner in reversed(search.owners(workspace)):
            yield from search.texts_of(workspace, owner)

    @property
    def index(self) -> TextIndex:
        """Return the texts as they are now."""
        while not self._is_full:
            self.step(_AT_ONCE_S)
        self._keep_up()
        return self._index

    def _keep_up(self) -> None:
        """Take in what was edited since the texts were read."""
        workspace = self._desk.workspace
        last = search.last_edit(workspace)
        if last == self._seen:
            return
        for table, key in search.edited_rows(workspace, self._seen):
            found = search.texts_of_row(workspace, table, key)
            for each in found:
                self._index.put(each.owner, each.field, each.markup)
            if not found:
                self._forget(table, key)
        self._seen = last

    def _forget(self, table: str, key: Key) -> None:
        """Take out the texts of a row that is gone."""
        owner = search.owner_of(table, key)
        if table == "report":
            self._index.drop(owner)
            return
        for field in self._index.fields(owner):
            if key[1] in {field.item, field.task}:
                self._index.put(owner, field, "")

    def find(self, words: str) -> tuple[SearchResult, ...]:
        """Return where words stand in any document, exact ones first, then the latest periods."""
        index = self.index
        shown_in = self.documents_by_owner()
        hits = index.search(wanted(words), shown_in, _LIMIT)
        return tuple(_result(hit, shown_in[hit.line.owner]) for hit in hits)

    def item_name(self, result: SearchResult) -> str:
        """Return number and label of the item that a result stands in; "" when it is in none."""
        item, document = result.place.field.item, result.document
        if item is None:
            return ""
        key = document.template_id, document.template_version
        if key not in self._names:
            self._names[key] = _item_names(templates.read_template(self._desk.workspace, *key))
        return self._names[key].get(item, "")

    def documents_by_owner(self) -> Mapping[str, ReportEntry]:
        """Return the document in which to show the texts of an owner, the latest period first.

        A list of tasks comes with the latest document that has it.
        """
        lists = search.task_lists(self._desk.workspace)
        found: dict[str, ReportEntry] = {}
        for entry in self._by_period():
            found[entry.id] = entry
            found.setdefault(f"{search.TASKS}{lists[entry.id]}", entry)
        return found

    def _by_period(self) -> list[ReportEntry]:
        """Return the documents, those of the latest period first."""
        kinds = periods.read_kinds(self._desk.workspace)

        def last_day(entry: ReportEntry) -> date:
            period = period_or_none(entry.period_id, kinds)
            return date.min if period is None else period.last_day

        return sorted(self._desk.documents(), key=last_day)[::-1]


def _item_names(template: Template) -> Mapping[str, str]:
    """Return what the items of a template are called, by id; words of a period are left out."""
    numbered = number_items(template.items, template.numbering)
    return {
        each.item.id: f"{each.number} {_PLACEHOLDER.sub('…', each.item.label)}".strip()
        for each in numbered
    }


def _result(hit: Hit, document: ReportEntry) -> SearchResult:
    line = hit.line
    place = TextPlace(line.field, line.paragraph, line.note)
    return SearchResult(document, place, line.text, hit.start, hit.end, hit.is_exact)
