"""A document as the rules look at it: everything that several of them need, worked out once."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from cchc_desk.forms.citation_find import FoundCitation, find_citations
from cchc_desk.forms.deadline import Deadline, read_deadline
from cchc_desk.forms.period import follows
from cchc_desk.forms.report import Report
from cchc_desk.forms.task import Column, NumberedRow, Task, TaskResult, deadline_words, number_rows
from cchc_desk.forms.template import Layout
from cchc_desk.review.dates_in import FoundDate, find_dates
from cchc_desk.review.finding import Place
from cchc_desk.review.subject import Subject
from cchc_desk.review.texts import Kind, Text, Token, texts_of, tokens_of
from cchc_desk.review.word_lists import WordLists

T = TypeVar("T")

_DIGIT = re.compile(r"\d|quý")
_PARTY = re.compile(
    r"(?:đảng (?:bộ|ủy|uỷ)|(?:tỉnh|thành|huyện) (?:ủy|uỷ)|ban chấp hành)\b", re.IGNORECASE
)
_PARTY_NUMBER = re.compile(r"số:?\s*\d*\s*-\s*[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ]", re.IGNORECASE)

# Kept from one review to the next: most texts stay the same while somebody types.
_citations = lru_cache(maxsize=4096)(find_citations)
_deadline = lru_cache(maxsize=4096)(read_deadline)


@dataclass(frozen=True, slots=True)
class TaskRead:
    """Hold a task with its texts by column, in reading order."""

    task: Task
    result: TaskResult
    number: str
    group: str
    texts: tuple[Text, ...]
    deadline_words: str
    deadline: Deadline

    def of(self, column: Column) -> tuple[Text, ...]:
        """Return the paragraphs of a column, without footnotes."""
        return tuple(
            text
            for text in self.texts
            if text.place.column == column and text.kind is not Kind.NOTE
        )

    def says(self, column: Column) -> str:
        """Return the words of a column, a line per paragraph."""
        return "\n".join(text.text for text in self.of(column))


class View:
    """Hold a document and what was worked out of it."""

    def __init__(self, subject: Subject) -> None:
        """Look at a document; nothing is worked out before it is asked for."""
        self.subject = subject
        self._kept: dict[Callable[[View], Any], Any] = {}  # of as many types as there are makers

    @property
    def report(self) -> Report:
        """Return the document itself."""
        return self.subject.report

    @property
    def words(self) -> WordLists:
        """Return the word lists."""
        return self.subject.words

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Return every text in reading order."""
        texts = texts_of(self.report, self.subject.document)
        if not self.subject.tables_only:
            return texts
        return tuple(text for text in texts if text.place.task is not None)

    @cached_property
    def written(self) -> tuple[Text, ...]:
        """Return the texts that somebody wrote: not what is printed of the office's profile."""
        return tuple(t for t in self.texts if t.kind not in {Kind.HEAD, Kind.APPENDIX, Kind.FOOT})

    @cached_property
    def numbered(self) -> tuple[Text, ...]:
        """Return the texts that hold a digit or the name of a quarter: all that tell of dates."""
        return tuple(text for text in self.texts if _DIGIT.search(text.low))

    @cached_property
    def prose(self) -> tuple[Text, ...]:
        """Return the sentences of the body, its front and its footnotes."""
        return tuple(text for text in self.texts if text.is_prose)

    @cached_property
    def answers(self) -> tuple[Text, ...]:
        """Return the paragraphs of answers, tables and footnotes left out."""
        return tuple(text for text in self.texts if text.kind is Kind.ANSWER)

    @cached_property
    def is_of_party(self) -> bool:
        """Tell whether a body of the Party issues the document: its form has rules of its own."""
        heads = {text.place.part: text.text for text in self.of_kind(Kind.HEAD)}
        lines = (heads.get("parent", ""), heads.get("office", ""))
        return any(_PARTY.match(line) for line in lines) or bool(
            _PARTY_NUMBER.match(heads.get("number", ""))
        )

    def of_kind(self, *kinds: Kind) -> tuple[Text, ...]:
        """Return the texts of some kinds."""
        return tuple(text for text in self.texts if text.kind in kinds)

    def citations(self, text: Text) -> tuple[FoundCitation, ...]:
        """Return the documents that a text cites, in order."""
        return _citations(text.text)

    def dates(self, text: Text) -> tuple[FoundDate, ...]:
        """Return the dates in a text, in order."""
        return find_dates(text.text)

    def tokens(self, text: Text) -> tuple[Token, ...]:
        """Return the words of a text, in order."""
        return tokens_of(text.low)

    def kept(self, make: Callable[["View"], T]) -> T:
        """Return what a rule makes of the document; made once, for all rules that ask for it."""
        if make not in self._kept:
            self._kept[make] = make(self)
        kept: T = self._kept[make]
        return kept

    def is_cited(self, text: Text, at: int) -> bool:
        """Tell whether a character belongs to the name of a cited document."""
        return any(each.start <= at < each.end for each in self.citations(text))

    @cached_property
    def tasks(self) -> tuple[TaskRead, ...]:
        """Return the tasks in the order of their table."""
        by_group = any(
            each.numbers_by_group
            for each in self.report.template.appendices
            if each.layout is Layout.TASKS
        )
        return tuple(self._read_tasks(number_rows(self.report.tasks, by_group=by_group)))

    def _read_tasks(self, rows: tuple[NumberedRow, ...]) -> Iterator[TaskRead]:
        texts: dict[str, list[Text]] = {}
        for text in self.texts:
            if text.kind in {Kind.TASK, Kind.NOTE} and text.place.task is not None:
                texts.setdefault(text.place.task, []).append(text)
        for row in rows:
            if isinstance(row.row, Task):
                words = deadline_words(row.row)
                yield TaskRead(
                    row.row,
                    self.report.result(row.row.id),
                    row.number,
                    row.group.title if row.group else "",
                    tuple(texts.get(row.row.id, ())),
                    words,
                    _deadline(words, self.report.year),
                )

    @cached_property
    def report_before(self) -> Report | None:
        """Return the report whose data end where those of this one begin. None: there is none."""
        period = self.subject.period
        if period is None:
            return None
        return next((each for each in self.subject.previous if follows(each.period, period)), None)

    @cached_property
    def has_results(self) -> bool:
        """Tell whether the table of tasks says what came of them."""
        results = [each.result for each in self.tasks]
        return any(each.result or each.progress for each in results)

    @cached_property
    def _turns(self) -> dict[Place, int]:
        return {text.place: text.index for text in self.texts}

    def order(self, place: Place) -> int:
        """Return the turn of a place in reading order; places without text come last."""
        bare = replace(place, start=0, end=0)
        if bare in self._turns:
            return self._turns[bare]
        return self._owner_turn(place)

    def _owner_turn(self, place: Place) -> int:
        owners = (
            text.index
            for text in self.texts
            if (place.item is not None and text.place.item == place.item)
            or (place.task is not None and text.place.task == place.task)
        )
        return next(owners, len(self.texts))

    def blank(self, place: Place) -> Text:
        """Return an empty text for a place where something is missing."""
        return Text("", Kind.ANSWER, place, self.order(place))
