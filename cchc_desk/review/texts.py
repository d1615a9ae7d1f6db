"""The running texts of a document with their places: what a rule of the review reads."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from cchc_desk.forms.answer import AnswerState
from cchc_desk.forms.document import Document, Letterhead, Line, Role, Signature, line_text
from cchc_desk.forms.outline import NumberedItem, number_items
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import Footnote, Inline, Level, Paragraph, Span, Table
from cchc_desk.forms.task import PLAN_COLUMNS, Column, Task, TaskGroup, cell
from cchc_desk.forms.unplaced import UNPLACED
from cchc_desk.review.finding import Place

CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
SMALL = CAPITALS.lower()
"""The letters of Vietnamese, to stand in a regular expression between brackets."""


class Kind(StrEnum):
    """What a text is for."""

    HEAD = "head"
    TITLE = "title"
    FRONT = "front"
    LABEL = "label"
    ANSWER = "answer"
    TABLE = "table"
    NOTE = "note"
    GROUP = "group"
    TASK = "task"
    APPENDIX = "appendix"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class _Shift:
    """Say that printed characters show a figure that was typed with other characters."""

    printed: int
    printed_end: int
    typed: int
    typed_end: int


@dataclass(frozen=True)  # no slots: the small letters are kept
class Text:
    """Hold one paragraph as it is printed, without footnotes and without its opening sign.

    ``index`` - its turn in reading order. ``lead`` - words that stand before it in the same line
    or, of a footnote, before its mark. ``notes`` - where footnotes hang, in characters.
    ``is_last`` - no other paragraph follows in its answer or cell.
    """

    text: str
    kind: Kind
    place: Place
    index: int
    sign: Level = Level.NONE
    lead: str = ""
    notes: tuple[int, ...] = ()
    is_last: bool = True
    shifts: tuple[_Shift, ...] = ()

    @property
    def is_prose(self) -> bool:
        """Tell whether the text is sentences of the body or of a footnote."""
        return self.kind in _PROSE

    @cached_property
    def low(self) -> str:
        """Return the text in small letters; places in it are the same."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else self.text

    def typed(self, at: int) -> int:
        """Return where a printed character stands in what the author typed."""
        moved = 0
        for shift in self.shifts:
            if at < shift.printed:
                break
            if at < shift.printed_end:
                return shift.typed
            moved = shift.typed_end - shift.printed_end
        return at + moved

    def words_around(self, start: int, end: int) -> str:
        """Return the characters between two places, with the rest of the words at both."""
        while start > 0 and not self.text[start - 1].isspace():
            start -= 1
        while end < len(self.text) and not self.text[end].isspace():
            end += 1
        return self.text[start:end].strip()

    def before(self, start: int, count: int) -> int:
        """Return where the words begin that are some words before a place."""
        words = list(re.finditer(r"\S+", self.text[:start]))
        return words[-count].start() if len(words) >= count else 0


_PROSE = frozenset({Kind.FRONT, Kind.ANSWER, Kind.NOTE})


@dataclass(frozen=True, slots=True)
class _Draft:
    """Hold a text that has no turn yet."""

    text: str
    kind: Kind
    place: Place
    sign: Level = Level.NONE
    lead: str = ""
    notes: tuple[int, ...] = ()
    is_last: bool = True
    shifts: tuple[_Shift, ...] = ()


def texts_of(report: Report, document: Document) -> tuple[Text, ...]:
    """Return every text of a document in reading order, empty ones left out."""
    drafts = (
        *_head(document),
        *_outline(report),
        *_closing(document),
        *_appendices(document),
        *_tasks(report),
        *_foot(document),
    )
    kept = (draft for draft in drafts if draft.text.strip())
    return tuple(
        Text(d.text, d.kind, d.place, index, d.sign, d.lead, d.notes, d.is_last, d.shifts)
        for index, d in enumerate(kept)
    )


# --- around the outline ---------------------------------------------------------------------------

_TITLES = {Role.DOCUMENT_TYPE, Role.SUBJECT}
_FRONT = {"addressees", "grounds", "opening"}


def _head(document: Document) -> Iterator[_Draft]:
    for node in document.sections[0].nodes:
        if isinstance(node, Letterhead):
            words = {
                "parent": node.parent,
                "office": node.office,
                "number": node.number_line,
                "place-and-date": node.place_and_date,
            }
            yield from (_Draft(w, Kind.HEAD, Place(part=part)) for part, w in words.items())
        elif isinstance(node, Line) and node.role in _TITLES:
            yield _Draft(line_text(node), Kind.TITLE, Place(part=node.origin.part))
    yield from _parts(document, _FRONT)


def _parts(document: Document, wanted: Iterable[str]) -> Iterator[_Draft]:
    counts: dict[str, int] = {}
    for node in document.sections[0].nodes:
        part = node.origin.part if isinstance(node, Line) else None
        if isinstance(node, Line) and part is not None and part in wanted:
            counts[part] = counts.get(part, -1) + 1
            yield _Draft(line_text(node), Kind.FRONT, Place(part=part, block=counts[part]))


def _closing(document: Document) -> Iterator[_Draft]:
    yield from _parts(document, {"closing"})


def _foot(document: Document) -> Iterator[_Draft]:
    for node in document.sections[0].nodes:
        if isinstance(node, Signature):
            for index, line in enumerate(node.recipients):
                yield _Draft(line, Kind.FOOT, Place(part="recipients", block=index))
            yield _Draft(node.authority, Kind.FOOT, Place(part="authority"))
            yield _Draft(node.title, Kind.FOOT, Place(part="signer-title"))
            yield _Draft(node.name, Kind.FOOT, Place(part="signer-name"))


_APPENDIX_PARTS = {
    Role.APPENDIX_LABEL: "appendix-label",
    Role.APPENDIX_TITLE: "appendix-title",
    Role.APPENDIX_ATTACHED: "appendix-attached",
}


def _appendices(document: Document) -> Iterator[_Draft]:
    for section in document.sections[1:]:
        for node in section.nodes:
            if isinstance(node, Line) and node.role in _APPENDIX_PARTS:
                place = Place(appendix=node.origin.appendix, part=_APPENDIX_PARTS[node.role])
                yield _Draft(line_text(node), Kind.APPENDIX, place)


# --- the outline ----------------------------------------------------------------------------------


def _outline(report: Report) -> Iterator[_Draft]:
    for numbered in number_items(report.template.items, report.template.numbering):
        label = _label(report, numbered)
        yield _Draft(label, Kind.LABEL, Place(item=numbered.item.id, part="label"))
        lead = label if numbered.item.run_in else ""
        yield from _answer(report, numbered.item.id, lead)
    yield from _answer(report, UNPLACED, "")


def _label(report: Report, numbered: NumberedItem) -> str:
    if numbered.item.untitled:
        return ""
    return f"{numbered.number}{numbered.gap}{fill(numbered.item.label, report)}"


def _answer(report: Report, item: str, lead: str) -> Iterator[_Draft]:
    answer = report.answer(item)
    if answer.state is AnswerState.UNANSWERED:
        return
    last = len(answer.blocks) - 1
    for index, block in enumerate(answer.blocks):
        if isinstance(block, Paragraph):
            place = Place(item=item, block=index)
            own_lead = "" if index else lead
            at = _Draft("", Kind.ANSWER, place, lead=own_lead)
            yield from _paragraph(report, block, at, is_last=index == last)
        elif isinstance(block, Table):
            yield from _table(report, block, item, index)


def _table(report: Report, table: Table, item: str, index: int) -> Iterator[_Draft]:
    for r, row in enumerate(table.rows):
        for c, each in enumerate(row):
            for p, paragraph in enumerate(each.paragraphs):
                place = Place(item=item, block=index, row=r, cell=c, paragraph=p)
                is_last = p == len(each.paragraphs) - 1
                at = _Draft("", Kind.TABLE, place)
                yield from _paragraph(report, paragraph, at, is_last=is_last)


def _tasks(report: Report) -> Iterator[_Draft]:
    columns = (*PLAN_COLUMNS, Column.RESULT, Column.PROGRESS, Column.NOTE)
    for row in report.tasks:
        if isinstance(row, TaskGroup):
            yield _Draft(row.title, Kind.GROUP, Place(task=row.id))
        else:
            for column in columns:
                yield from _task_cell(report, row, column)


def _task_cell(report: Report, task: Task, column: Column) -> Iterator[_Draft]:
    content = cell(task, report.result(task.id), column)
    if isinstance(content, str):
        yield _Draft(content, Kind.TASK, Place(task=task.id, column=column, block=0))
        return
    for index, block in enumerate(content):
        if isinstance(block, Paragraph):
            place = Place(task=task.id, column=column, block=index)
            is_last = index == len(content) - 1
            yield from _paragraph(report, block, _Draft("", Kind.TASK, place), is_last=is_last)


# --- one paragraph --------------------------------------------------------------------------------


def _paragraph(
    report: Report, block: Paragraph, draft: _Draft, *, is_last: bool
) -> Iterator[_Draft]:
    """Yield a paragraph and its footnotes; ``draft`` has its kind, its place and what leads it."""
    place = draft.place
    text, notes, shifts = _printed(report, block.spans)
    yield _Draft(text, draft.kind, place, block.level, draft.lead, notes, is_last, shifts)
    found = (span for span in block.spans if isinstance(span, Footnote))
    for index, (at, note) in enumerate(zip(notes, found, strict=True)):
        words, _, moved = _printed(report, note.spans)
        noted = replace(place, note=index)
        yield _Draft(words, Kind.NOTE, noted, lead=text[:at], shifts=moved)


def _printed(
    report: Report, spans: Iterable[Inline]
) -> tuple[str, tuple[int, ...], tuple[_Shift, ...]]:
    """Return the printed characters, where footnotes hang, and where figures were typed shorter."""
    words: list[str] = []
    notes: list[int] = []
    shifts: list[_Shift] = []
    printed = typed = 0
    for span in spans:
        if isinstance(span, Footnote):
            notes.append(printed)
            continue
        shown = _shown(report, span)
        if len(shown) != len(span.text):
            shifts.append(_Shift(printed, printed + len(shown), typed, typed + len(span.text)))
        words.append(shown)
        printed += len(shown)
        typed += len(span.text)
    return "".join(words), tuple(notes), tuple(shifts)


def _shown(report: Report, span: Span) -> str:
    if span.figure is None:
        return span.text
    return report.figure_text(span.figure) or span.text


# --- words and sentences --------------------------------------------------------------------------


class Token(NamedTuple):  # made by the thousand: a dataclass takes three times as long
    """Hold a word in small letters and where it stands.

    ``joins`` - only spaces part it from the word before.
    """

    low: str
    start: int
    end: int
    joins: bool


_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def tokens_of(low: str) -> tuple[Token, ...]:
    """Return the words of a text in small letters, in order; kept, for most texts stay."""
    tokens: list[Token] = []
    end = -1
    for match in _WORD.finditer(low):
        start, stop = match.span()
        tokens.append(Token(match[0], start, stop, end >= 0 and low[end:start].isspace()))
        end = stop
    return tuple(tokens)


SENTENCE_END = re.compile(r"(?<=[.!?;…])\s+|\n")
"""Where a sentence or a member of a list ends."""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence or member of a list of a text begins and ends."""
    start = 0
    for match in SENTENCE_END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """Return where the sentence around a character begins and ends."""
    for start, end in sentences(text):
        if start <= at <= end:
            return start, end
    return 0, len(text)
