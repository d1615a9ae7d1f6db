"""What the clerk has looked at and found right: told no more, until the text is another."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.review_fixes import text_at
from cchc_desk.forms.report import Report
from cchc_desk.review.finding import Finding
from cchc_desk.storage import marks
from cchc_desk.storage.marks import NO_DOCUMENT, MarkKind
from cchc_desk.storage.workspace import Workspace


class Reach(StrEnum):
    """How far a dismissal goes.

    One place of one document while its text stays; the same words in every document; everything
    that a rule finds.
    """

    PLACE = "place"
    TEXT = "text"
    RULE = "rule"


_KINDS: Mapping[Reach, MarkKind] = {
    Reach.PLACE: MarkKind.DISMISSED,
    Reach.TEXT: MarkKind.DISMISSED_TEXT,
    Reach.RULE: MarkKind.DISMISSED_RULE,
}


@dataclass(frozen=True, slots=True)
class Dismissal:
    """Say that something is no slip; ``reason`` may be empty.

    ``key`` is what it is kept under. None: ``document`` - it holds for all of them.
    """

    reach: Reach
    key: str
    reason: str = ""
    document: str | None = None

    @property
    def rule(self) -> str:
        """Return the rule that it silences."""
        return str(json.loads(self.key)[0])

    @property
    def quote(self) -> str:
        """Return the words that it is about; "" for all words."""
        parts = json.loads(self.key)
        return "" if self.reach is Reach.RULE else str(parts[1])


@dataclass(frozen=True, slots=True)
class Dismissed:
    """Hold a finding with the dismissal that silences it."""

    finding: Finding
    dismissal: Dismissal


@dataclass(frozen=True, slots=True)
class Sorted:
    """Hold what is open and what is dismissed, each in reading order.

    ``unmet`` - dismissals that silence nothing of this document.
    """

    open: tuple[Finding, ...]
    dismissed: tuple[Dismissed, ...]
    unmet: tuple[Dismissal, ...] = ()


def dismissal_of(report: Report, finding: Finding, reach: Reach, reason: str = "") -> Dismissal:
    """Return the dismissal of a finding."""
    document = report.id if reach is Reach.PLACE else None
    return Dismissal(reach, _key(report, finding, reach), reason.strip(), document)


def _key(report: Report, finding: Finding, reach: Reach) -> str:
    rule, owner, quote = finding.key
    if reach is Reach.RULE:
        parts: tuple[object, ...] = (rule,)
    elif reach is Reach.TEXT:
        parts = (rule, quote)
    else:
        text = text_at(report, finding.place) or ""
        parts = (rule, quote, owner, crc32(text.encode()))
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def sort_out(
    report: Report, findings: Iterable[Finding], dismissals: Sequence[Dismissal]
) -> Sorted:
    """Part the findings of a document into open and dismissed ones; the widest dismissal counts."""
    known = {(each.reach, each.key): each for each in dismissals}
    if not known:
        return Sorted(tuple(findings), ())
    still_open: list[Finding] = []
    dismissed: list[Dismissed] = []
    for finding in findings:
        met = _met(report, finding, known)
        if met is None:
            still_open.append(finding)
        else:
            dismissed.append(Dismissed(finding, met))
    used = {id(each.dismissal) for each in dismissed}
    unmet = tuple(each for each in known.values() if id(each) not in used)
    return Sorted(tuple(still_open), tuple(dismissed), unmet)


def _met(
    report: Report, finding: Finding, known: Mapping[tuple[Reach, str], Dismissal]
) -> Dismissal | None:
    keys = ((reach, _key(report, finding, reach)) for reach in (Reach.RULE, Reach.TEXT))
    wide = next((known[key] for key in keys if key in known), None)
    if wide is not None:
        return wide
    return known.get((Reach.PLACE, _key(report, finding, Reach.PLACE)))


# --- what is kept ---------------------------------------------------------------------------------


def read_dismissals(workspace: Workspace, document: str) -> tuple[Dismissal, ...]:
    """Return the dismissals that hold for a document.

    Raises: WorkspaceError.
    """
    return tuple(_read(workspace, document))


def _read(workspace: Workspace, document: str) -> Iterator[Dismissal]:
    for reach, kind in _KINDS.items():
        owner = document if reach is Reach.PLACE else None
        kept = marks.read_marks(workspace, owner or NO_DOCUMENT, kind)
        yield from (Dismissal(reach, key, note, owner) for key, note in kept.items())


def dismiss(desk: Desk, dismissal: Dismissal) -> None:
    """Keep a dismissal, in place of one of the same reach; undo takes it back.

    Raises: WorkspaceError.
    """
    _put(desk, dismissal, dismissal.reason)


def take_back(desk: Desk, dismissal: Dismissal) -> None:
    """Let what was dismissed be told again.

    Raises: WorkspaceError.
    """
    _put(desk, dismissal, None)


def _put(desk: Desk, dismissal: Dismissal, note: str | None) -> None:
    kind = _KINDS[dismissal.reach]
    owner = dismissal.document or NO_DOCUMENT
    desk.do(marks.mark_change(desk.workspace, owner, kind, dismissal.key, note))
