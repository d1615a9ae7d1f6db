"""A document after its signature: its number and date, and its place in the register."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.citation import completed, number_key, same_document
from cchc_desk.forms.issue import own_citation, own_entry, read_issue_number, with_issue
from cchc_desk.forms.register import RegisterEntry
from cchc_desk.forms.report import ReportState
from cchc_desk.i18n import N_
from cchc_desk.storage import issued, register, reports
from cchc_desk.storage.changes import Change, RowChange
from cchc_desk.storage.reports import ReportEntry


def fill_in_issue(desk: Desk, document: str, typed_number: str, day: date) -> None:
    """Fill in number and date after signature: every blank of the document prints them.

    The document counts as signed from then on. It is one step.
    Raises: IssueNumberError, NoReportError.
    """
    number = read_issue_number(typed_number)
    front = with_issue(desk.report(document).front, number, day)
    workspace = desk.workspace
    rows = (
        *reports.front_change(workspace, document, front).rows,
        *reports.state_change(workspace, document, ReportState.SIGNED).rows,
    )
    desk.do(Change(tuple(_as_one(rows)), N_("Fill in number and date")))


def _as_one(rows: Sequence[RowChange]) -> Iterator[RowChange]:
    """Yield changes of different columns of one row as one change of it."""
    edited: dict[str, str | int | float | bytes | None] = {}
    for row in rows:
        before, after = row.before or {}, row.after or {}
        edited |= {name: value for name, value in after.items() if value != before.get(name)}
    if rows:
        yield RowChange(rows[0].table, rows[0].before, {**(rows[0].before or {}), **edited})


def documents_with_number(
    desk: Desk, document: str, typed_number: str, day: date
) -> tuple[ReportEntry, ...]:
    """Return the other documents that have the same number and symbol in the same year.

    Numbers begin anew every year. Source: NĐ 30/2020/NĐ-CP, Điều 15.
    Raises: IssueNumberError, NoReportError.
    """
    number = read_issue_number(typed_number)
    report = desk.report(document)
    wanted = own_citation(replace(report, front=with_issue(report.front, number, day)))
    numbers = issued.numbers(desk.workspace)
    same = {id_ for id_, each in numbers.items() if number_key(each) == number_key(number.number)}
    return tuple(
        entry
        for entry in desk.documents()
        if entry.id in same - {document}
        and same_document(own_citation(desk.report(entry.id)), wanted)
    )


def register_own(desk: Desk, document: str) -> None:
    """Put a signed document into the register, or complete what is noted there.

    Nobody did this, so it is no step that undo takes back. Raises: NoReportError.
    """
    entry = own_entry(desk.report(document))
    if not entry.citation.number:
        return
    known = register.read_entries(desk.workspace)
    same = (id_ for id_, e in known.items() if same_document(e.citation, entry.citation))
    found = next(same, None)
    if found is None:
        change = register.add_change([entry])
    else:
        change = register.put_change(desk.workspace, found, _completed(known[found], entry))
    desk.workspace.apply(change)


def _completed(known: RegisterEntry, own: RegisterEntry) -> RegisterEntry:
    return replace(
        known,
        citation=completed(known.citation, own.citation),
        signer=known.signer or own.signer,
        recipients=known.recipients or own.recipients,
        keeper=known.keeper or own.keeper,
    )
