"""The documents that a table of tasks gives as results: late, too old, given twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cchc_desk.forms.citation import Part, number_key, symbol_key
from cchc_desk.forms.citation_find import FoundCitation
from cchc_desk.forms.deadline import Deadline, DeadlineKind, read_deadline
from cchc_desk.forms.task import Column, is_done
from cchc_desk.forms.text import fold_spaces, without_marks
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Text
from cchc_desk.review.view import TaskRead, View


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Hold a document that a result gives, not one that is only named inside the name of it."""

    text: Text
    found: FoundCitation

    @property
    def day(self) -> date | None:
        return self.found.citation.date

    @property
    def end(self) -> int:
        """Return where type, number and date end."""
        places = (self.found.place(part) for part in (Part.SYMBOL, Part.NUMBER, Part.DATE))
        return max((place[1] for place in places if place), default=self.found.end)

    @property
    def words(self) -> str:
        return self.text.text[self.found.start : self.end]

    def beside(self, task: TaskRead) -> str:
        """Return the deadline with the words of the document."""
        return f"{fold_spaces(task.deadline_words)} → {self.words}"


# A document after one of these words is the reason of another, and no result of its own.
_REASON = re.compile(
    r"(?:\btheo|\btại|\bcăn cứ|\bthực hiện|\btriển khai|\bsửa đổi|\bbổ sung|\bthay thế|\bbãi bỏ|"
    r"\bban hành theo|\bcủa|\bvà)\s*(?:các\s+)?$",
    re.IGNORECASE,
)


def _evidence(view: View, task: TaskRead) -> Iterator[_Evidence]:
    for text in task.of(Column.RESULT):
        before: FoundCitation | None = None
        for found in view.citations(text):
            is_inside = before is not None and found.start < before.end and not found.is_listed
            lead = text.text[max(0, found.start - 25) : found.start]
            if not is_inside and not _is_reason(lead, before, text, found):
                yield _Evidence(text, found)
            before = found


def _is_reason(lead: str, before: FoundCitation | None, text: Text, found: FoundCitation) -> bool:
    match = _REASON.search(lead)
    if match is None:
        return False
    joins = match[0].strip().lower().startswith("và")
    if not joins:
        return before is not None or not match[0].lower().startswith("tại")
    return (
        before is not None
        and _REASON_INSIDE.search(text.text[before.start : found.start]) is not None
    )


_REASON_INSIDE = re.compile(r"\b(?:ban hành )?theo\s+[Qq]uyết định", re.IGNORECASE)


# --- late -----------------------------------------------------------------------------------------


def _late(view: View) -> Iterator[Slip]:
    for task in view.tasks:
        if not is_done(task.result.progress) or _admits_lateness(task):
            continue
        deadline = _in_own_year(task, view.report.year)
        end = deadline.end
        if deadline.kind is DeadlineKind.RANGE and end is not None:
            first = _first_of_result(view, task)
            if first is not None and first.day is not None and first.day > end:
                yield _late_slip(task, first, end)
        elif deadline.kind is DeadlineKind.RECURRING:
            yield from _late_again(view, task)


_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def _in_own_year(task: TaskRead, year: int) -> Deadline:
    """Return the deadline; one of years gone by, which is a slip of its own, as of this year."""
    years = [int(each) for each in _YEAR.findall(task.deadline_words)]
    if not years or max(years) >= year:
        return task.deadline
    return read_deadline(_YEAR.sub(str(year), task.deadline_words), year)


def _admits_lateness(task: TaskRead) -> bool:
    said = without_marks(f"{task.result.progress} {task.says(Column.NOTE)}")
    return any(word in said for word in ("tre han", "cham", "qua han"))


def _first_of_result(view: View, task: TaskRead) -> _Evidence | None:
    """Return the earliest dated document of a result within the year; with it the task was done."""
    dated = [each for each in _evidence(view, task) if each.day is not None]
    own = [each for each in dated if each.day and each.day.year >= view.report.year]
    return min(own, key=lambda each: each.day or date.max, default=None)


def _late_slip(task: TaskRead, late: _Evidence, end: date) -> Slip:
    message = tr(
        "Task {number} was due “{deadline}” (by {end}); its document is of {day}. Say “done late”?",
        number=task.number,
        deadline=fold_spaces(task.deadline_words),
        end=f"{end:%d/%m/%Y}",
        day=f"{late.day:%d/%m/%Y}",
    )
    return Slip(late.text, late.found.start, late.end, message, quote=late.beside(task))


_BEFORE_DAY = re.compile(
    r"\b(?P<w>trước|chậm nhất|đến hết)\s+(?:là\s+)?ngày\s+(?P<d>\d{1,2})\b", re.IGNORECASE
)
_QUARTER_ENDS = {3, 6, 9, 12}


def _late_again(view: View, task: TaskRead) -> Iterator[Slip]:
    """Yield papers that came on or after the day of the month before which each was due."""
    match = _BEFORE_DAY.search(task.deadline_words)
    if match is None:
        return
    limit = int(match["d"]) - (match["w"].lower() == "trước")
    is_quarterly = "quy" in without_marks(task.deadline_words)
    for each in _evidence(view, task):
        day = each.day
        if day is None or day.day <= limit or (is_quarterly and day.month not in _QUARTER_ENDS):
            continue
        message = tr(
            "Task {number} is due “{deadline}”; this document is of {day}.",
            number=task.number,
            deadline=fold_spaces(task.deadline_words),
            day=f"{day:%d/%m/%Y}",
        )
        yield Slip(each.text, each.found.start, each.end, message, quote=each.beside(task))


# --- too old --------------------------------------------------------------------------------------


def _too_old(view: View) -> Iterator[Slip]:
    period = view.subject.period
    if period is None:
        return
    first_day = min(period.first_day, date(period.year - 1, 12, 15))
    for task in view.tasks:
        days = [each for each in _evidence(view, task) if each.day is not None]
        newest = max(days, key=lambda each: each.day or date.min, default=None)
        others = [
            found.citation.date
            for text in task.of(Column.RESULT)
            for found in view.citations(text)
            if found.citation.date is not None
        ]
        if newest is None or not is_done(task.result.progress):
            continue
        if newest.day and newest.day < first_day and max(others) < first_day:
            message = tr(
                "Task {number}: every document given as its result is older than {period}.",
                number=task.number,
                period=period.name,
            )
            yield Slip(newest.text, newest.found.start, newest.end, message, quote=newest.words)


# --- given twice ----------------------------------------------------------------------------------


def _given_twice(view: View) -> Iterator[Slip]:
    first: dict[tuple[str, str, date | None], TaskRead] = {}
    for task in view.tasks:
        own: set[tuple[str, str, date | None]] = set()
        for each in _evidence(view, task):
            citation = each.found.citation
            key = (number_key(citation.number), symbol_key(citation.symbol), citation.date)
            if not citation.number or not citation.symbol or key in own:
                continue
            own.add(key)
            other = first.setdefault(key, task)
            if other is not task:
                message = tr(
                    "The same document is the result of task {first}; confirm that it serves both.",
                    first=other.number,
                )
                yield Slip(each.text, each.found.start, each.end, message, quote=each.words)


RULES = (
    Rule(
        "DEADLINE-LATE",
        Family.TASKS,
        Severity.WARNING,
        N_("What is called done has a document that is dated within its deadline."),
        _late,
    ),
    Rule(
        "EVID-BEFORE",
        Family.TASKS,
        Severity.WARNING,
        N_("What was done in the period is shown by a document of the period."),
        _too_old,
    ),
    Rule(
        "EVID-DUP",
        Family.TASKS,
        Severity.HINT,
        N_("One document as the result of several tasks is asked about when the report is judged."),
        _given_twice,
    ),
)
