"""A document after its signature: its number and date, and what becomes of it until it is sent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from cchc_desk.errors import UserError
from cchc_desk.forms.citation import Citation
from cchc_desk.forms.compose import recipients
from cchc_desk.forms.placeholder import fill, symbol
from cchc_desk.forms.register import RegisterEntry
from cchc_desk.forms.report import FrontMatter, IssueDate, Report, ReportState
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import tr

NEXT_STATES: Mapping[ReportState, tuple[ReportState, ...]] = {
    ReportState.DRAFTING: (ReportState.SUBMITTED,),
    ReportState.SUBMITTED: (ReportState.SIGNED, ReportState.RETURNED),
    ReportState.RETURNED: (ReportState.SUBMITTED,),
    ReportState.SIGNED: (ReportState.SENT,),
    ReportState.SENT: (),
}
"""Where a document usually goes next, the likeliest first; the clerk may set any other.

Source: NĐ 30/2020/NĐ-CP, Điều 10 to 14, and 18.
"""

IN_WORK = frozenset({ReportState.DRAFTING, ReportState.RETURNED})
"""The states in which the office still writes."""


class IssueNumberError(UserError):
    """Say that what was typed is no number of a document."""


@dataclass(frozen=True, slots=True)
class IssueNumber:
    """Hold a number as the clerk of records gives it. None: ``symbol`` - only digits were typed."""

    number: str
    symbol: str | None = None


_TYPED = re.compile(r"(?:(?i:số)\s*:?\s*)?(?P<number>\d{1,5}[a-zA-Z]?)(?:\s?/\s?(?P<symbol>\S+))?")


def read_issue_number(text: str) -> IssueNumber:
    """Read "35", "05" or "Số: 35/BC-SKHCN".

    Raises: IssueNumberError.
    """
    match = _TYPED.fullmatch(fold_spaces(text))
    if match is None:
        raise IssueNumberError(
            tr("“{text}” is no number of a document; write it as 35 or 35/BC-SNV.", text=text)
        )
    return IssueNumber(match["number"], match["symbol"])


def with_issue(front: FrontMatter, number: IssueNumber, day: date) -> FrontMatter:
    """Return the head of a document with its number and date, which all its blanks print."""
    issued = IssueDate(day.day, day.month, day.year)
    return replace(front, number=number.number, symbol=number.symbol or front.symbol, issued=issued)


def issue_day(front: FrontMatter) -> date | None:
    """Return the day on which a document was issued; None: it is not whole, or no such day."""
    issued = front.issued
    if issued.day is None or issued.month is None or issued.year is None:
        return None
    try:
        return date(issued.year, issued.month, issued.day)
    except ValueError:
        return None


def own_citation(report: Report) -> Citation:
    """Return how other documents cite this one."""
    own = report.front.subject
    subject = fill(report.template.subject if own is None else own, report)
    return Citation(
        type=report.kind.type_name,
        number=report.front.number or "",
        symbol=symbol(report),
        date=issue_day(report.front),
        issuer=report.office.name,
        subject=fold_spaces(subject),
    )


def own_entry(report: Report) -> RegisterEntry:
    """Return the entry of this document in the register of outgoing documents."""
    signer = report.office.signer if report.front.signer is None else report.front.signer
    listed = [each.rstrip(" ;.") for each in recipients(report)]
    is_kept = [each.startswith("Lưu") for each in listed]
    return RegisterEntry(
        own_citation(report),
        signer=signer.name,
        recipients="; ".join(e for e, kept in zip(listed, is_kept, strict=True) if not kept),
        keeper="; ".join(
            e.removeprefix("Lưu:").strip() for e, kept in zip(listed, is_kept, strict=True) if kept
        ),
    )
