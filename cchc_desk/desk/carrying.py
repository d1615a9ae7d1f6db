"""A report beside the earlier ones: what is left over from them, and what they promised."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.neighbours import Neighbours, neighbours
from cchc_desk.desk.past import period_or_none
from cchc_desk.forms.answer import AnswerState
from cchc_desk.forms.promise import Promise, due_promises, promises
from cchc_desk.forms.report import Report
from cchc_desk.forms.stale import StaleText, stale_in_item, stale_texts
from cchc_desk.storage import marks, periods
from cchc_desk.storage.marks import MarkKind
from cchc_desk.storage.reports import ReportEntry

_LONGEST_MEMORY = timedelta(days=366)
"""How long after a report its promises are still asked for: the year that a plan is for."""


@dataclass(frozen=True, slots=True)
class Question:
    """Ask what became of a promise; ``source`` is the document that made it.

    None: ``note`` - not answered yet; "" - answered without more words.
    """

    promise: Promise
    source: ReportEntry
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Hold what stands beside a document while it is edited.

    Shape: ``stale`` by item id, those that are confirmed included.
    None: ``last``, ``year_ago`` - there is no such document.
    """

    report: Report
    entries: Neighbours
    last: Report | None
    year_ago: Report | None
    confirmed: frozenset[str]
    stale: Mapping[str, tuple[StaleText, ...]]

    @property
    def earlier(self) -> tuple[Report, ...]:
        """Return the earlier documents, each once."""
        by_id = {each.id: each for each in (self.last, self.year_ago) if each is not None}
        return tuple(by_id.values())


def read_beside(desk: Desk, report: Report) -> Beside:
    """Read what stands beside a document that is kept, as it is in memory."""
    document = report.id or ""
    found = neighbours(desk, document)
    last = desk.report(found.last.id) if found.last else None
    year_ago = desk.report(found.year_ago.id) if found.year_ago else None
    beside = Beside(report, found, last, year_ago, confirmed_keys(desk, document), {})
    items = [item.id for item in report.template.items]
    stale = {item: stale_in_item(report, beside.earlier, item) for item in items}
    return replace(beside, stale=stale)


def earlier_reports(desk: Desk, document: str) -> tuple[Report, ...]:
    """Return the last period's report and that of the same period last year, as far as they are."""
    found = neighbours(desk, document)
    entries = dict.fromkeys(each.id for each in (found.last, found.year_ago) if each)
    return tuple(desk.report(each) for each in entries)


def confirmed_keys(desk: Desk, document: str) -> frozenset[str]:
    """Return the keys of the stale texts that are confirmed."""
    return frozenset(marks.read_marks(desk.workspace, document, MarkKind.STILL_TRUE))


def unchanged(desk: Desk, report: Report) -> tuple[StaleText, ...]:
    """Return what a report still says as earlier ones did, neither touched nor confirmed.

    While the clerk types, ``forms.stale.stale_texts`` does the same with earlier reports at hand.
    """
    if report.id is None:
        return ()
    earlier = earlier_reports(desk, report.id)
    return stale_texts(report, earlier, confirmed_keys(desk, report.id))


def confirm(desk: Desk, document: str, key: str, *, is_true: bool = True) -> None:
    """Say that a text of the last period is still true, or take that back."""
    note = "" if is_true else None
    desk.do(marks.mark_change(desk.workspace, document, MarkKind.STILL_TRUE, key, note))


def confirm_item(desk: Desk, document: str, item: str) -> None:
    """Say that all of an answer is right: it is entered."""
    answer = desk.report(document).answer(item)
    desk.set_answer(document, item, replace(answer, state=AnswerState.ANSWERED))


# --- promises -------------------------------------------------------------------------------------


def questions(desk: Desk, report: Report) -> tuple[Question, ...]:
    """Return the promises of earlier reports that a report has to answer, the newest report first.

    A sentence that several reports repeat is asked for once.
    """
    if report.id is None:
        return ()
    answered = marks.read_marks(desk.workspace, report.id, MarkKind.PROMISE_ANSWERED)
    last = neighbours(desk, report.id).last
    asked: dict[str, Question] = {}
    for entry in _earlier(desk, report):
        made = promises(desk.report(entry.id))
        is_last = last is not None and entry.id == last.id
        for promise in due_promises(made, report, is_last=is_last):
            asked.setdefault(promise.text, Question(promise, entry, answered.get(promise.key)))
    return tuple(asked.values())


def _earlier(desk: Desk, report: Report) -> Iterator[ReportEntry]:
    """Yield the documents of the same kind that ended in the year before, the newest first."""
    kinds = periods.read_kinds(desk.workspace)
    own = report.period
    entries = ((e, period_or_none(e.period_id, kinds)) for e in desk.documents())
    dated = [
        (period.last_day, period.first_day, entry)
        for entry, period in entries
        if period is not None
        and entry.kind is report.kind
        and entry.id != report.id
        and own.first_day - _LONGEST_MEMORY <= period.last_day < own.last_day
    ]
    dated.sort(key=lambda each: each[:2], reverse=True)
    yield from (entry for _, _, entry in dated)


def answer_question(desk: Desk, document: str, key: str, note: str | None = "") -> None:
    """Say what became of a promise. None: ``note`` - take the answer back."""
    desk.do(marks.mark_change(desk.workspace, document, MarkKind.PROMISE_ANSWERED, key, note))
