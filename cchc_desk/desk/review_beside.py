"""What the review of a document compares it with: read from the workspace, then held in memory."""

from dataclasses import dataclass
from datetime import date

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.past import period_or_none
from cchc_desk.desk.review_dismissals import Dismissal, Sorted, read_dismissals, sort_out
from cchc_desk.desk.review_fixes import text_at
from cchc_desk.desk.review_words import OwnWord, lists_with, read_words
from cchc_desk.forms.citation import Citation
from cchc_desk.forms.period import Period, follows
from cchc_desk.forms.report import Report
from cchc_desk.forms.stale import text_key
from cchc_desk.review.finding import Finding
from cchc_desk.review.subject import Subject
from cchc_desk.storage import marks, periods, register
from cchc_desk.storage.marks import MarkKind
from cchc_desk.storage.reports import ReportEntry


@dataclass(frozen=True, slots=True)
class Beside:
    """Hold what is known beside a document.

    Shape: ``previous`` - earlier documents of its kind that a rule asks for, the last one first;
    ``register`` - known documents, hidden ones left out; ``confirmed`` - the keys of old text
    that the clerk called still true.
    """

    previous: tuple[Report, ...] = ()
    register: tuple[Citation, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    words: tuple[OwnWord, ...] = ()
    confirmed: frozenset[str] = frozenset()


def read_beside(desk: Desk, document: str) -> Beside:
    """Read what is known beside a document.

    Raises: NoReportError, WorkspaceError.
    """
    entries = register.read_entries(desk.workspace).values()
    return Beside(
        _previous(desk, document),
        tuple(each.citation for each in entries if not each.is_hidden),
        read_dismissals(desk.workspace, document),
        read_words(desk.workspace),
        frozenset(marks.read_marks(desk.workspace, document, MarkKind.STILL_TRUE)),
    )


def subject_beside(report: Report, beside: Beside, today: date) -> Subject:
    """Return what the review looks at."""
    lists = lists_with(beside.words)
    return Subject(report, today, beside.previous, beside.register, lists=lists)


def reviewed(report: Report, beside: Beside, today: date) -> Sorted:
    """Review a document, and lay aside what was dismissed."""
    return reviewed_subject(subject_beside(report, beside, today), beside)


def reviewed_subject(subject: Subject, beside: Beside) -> Sorted:
    """Review what is looked at already, and lay aside what was dismissed or confirmed."""
    # The rules take 300 ms to import, and are wanted on a thread of their own.
    from cchc_desk.review.run import review  # noqa: PLC0415

    report = subject.report
    found = (f for f in review(subject) if not _is_confirmed(report, f, beside.confirmed))
    return sort_out(report, found, beside.dismissals)


def _is_confirmed(report: Report, finding: Finding, confirmed: frozenset[str]) -> bool:
    """Tell whether the clerk called an old text still true, beside the form."""
    if finding.rule != "UNCHANGED" or not confirmed:
        return False
    text = text_at(report, finding.place) or ""
    return text_key(finding.place.item or "", text) in confirmed


def _previous(desk: Desk, document: str) -> tuple[Report, ...]:
    """Return the document before, and the one whose data end where those of this one begin."""
    kinds = periods.read_kinds(desk.workspace)
    entries = {each.id: each for each in desk.documents()}
    own = entries.get(document)
    period = None if own is None else period_or_none(own.period_id, kinds)
    if own is None or period is None:
        return ()
    dated = [
        (found, each)
        for each in entries.values()
        if each.kind is own.kind and (found := period_or_none(each.period_id, kinds)) is not None
        and found.last_day < period.last_day
    ]  # fmt: skip
    dated.sort(key=lambda each: each[0].last_day, reverse=True)
    return tuple(desk.report(each) for each in _wanted(period, dated))


def _wanted(period: Period, dated: list[tuple[Period, ReportEntry]]) -> tuple[str, ...]:
    last = [entry.id for _, entry in dated[:1]]
    before = next((entry.id for found, entry in dated if follows(found, period)), None)
    return tuple(dict.fromkeys([*last, *([before] if before else [])]))
