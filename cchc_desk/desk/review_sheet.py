"""The check sheet of a document: what was checked and holds, what is open; laid beside it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.review_beside import Beside, read_beside, reviewed_subject, subject_beside
from cchc_desk.desk.review_dismissals import Dismissed, Sorted
from cchc_desk.errors import UserError
from cchc_desk.export.docx import write_docx
from cchc_desk.forms.compose import subject as subject_words
from cchc_desk.forms.document import (
    Alignment,
    Cell,
    Document,
    Grid,
    Line,
    Node,
    Role,
    Row,
    RowKind,
    Section,
)
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import Span
from cchc_desk.i18n import tr
from cchc_desk.review.finding import Family, Finding, Severity
from cchc_desk.review.proofs import proofs
from cchc_desk.review.rule import Proof
from cchc_desk.review.rules import RULES
from cchc_desk.review.titles import FAMILIES, SEVERITIES
from cchc_desk.review.where import where


class SheetKindError(UserError):
    """Say that a check sheet cannot be written to a file of this kind."""


def check_sheet_of(report: Report, beside: Beside, today: date) -> Document:
    """Review a document and return its check sheet."""
    subject = subject_beside(report, beside, today)
    found = reviewed_subject(subject, beside)
    return check_sheet(report, found, proofs(subject), today)


def write_check_sheet(desk: Desk, document: str, target: Path, today: date) -> None:
    """Write the check sheet of a document of the workspace to a Word or PDF file.

    Raises: NoReportError, WorkspaceError, SheetKindError, WriteError.
    """
    beside = read_beside(desk, document)
    write_sheet(check_sheet_of(desk.report(document), beside, today), target)


def write_sheet(sheet: Document, target: Path) -> None:
    """Write a check sheet to a Word or PDF file.

    Raises: SheetKindError, WriteError.
    """
    if target.suffix.lower() == ".docx":
        write_docx(sheet, target)
    elif target.suffix.lower() == ".pdf":
        # typst maps 80 MB, which a Word file does without.
        from cchc_desk.export.pdf import write_pdf  # noqa: PLC0415

        write_pdf(sheet, target)
    else:
        raise SheetKindError(
            tr("“{name}” must end in .docx or .pdf to hold a check sheet.", name=target.name)
        )


def check_sheet(report: Report, found: Sorted, proved: Sequence[Proof], today: date) -> Document:
    """Return the check sheet of a document as pages of their own."""
    title = tr("CHECK SHEET")
    nodes: list[Node] = [
        _line(Role.DOCUMENT_TYPE, title, bold=True),
        _line(Role.SUBJECT, f"{report.kind.type_name} · {subject_words(report)}", bold=True),
        _line(Role.BODY, tr("Reviewed on {day}.", day=f"{today:%d/%m/%Y}")),
        *_part(1, tr("What was checked"), _checked(found)),
        *_part(2, tr("Calculations that are right"), _proved(report, proved)),
        *_part(3, tr("Still open"), _open(report, found.open)),
        *_part(4, tr("Looked at and dismissed"), _dismissed(report, found.dismissed)),
    ]
    return Document(title, report.office.name, (Section(tuple(nodes)),))


def _part(number: int, title: str, inside: Grid | str) -> Iterator[Node]:
    head = (Span(f"{number}. {title}", bold=True),)
    yield Line(Role.HEADING, head, level=2, keep_with_next=True)
    yield inside if isinstance(inside, Grid) else _line(Role.BODY, inside)


def _checked(found: Sorted) -> Grid:
    counts = {each: len({rule.id for rule in RULES if rule.family is each}) for each in Family}
    rows = (
        (tr(FAMILIES[each]), str(counts[each]), _result(each, found)) for each in Family
    )  # fmt: skip
    titles = (tr("Matter checked"), tr("Rules"), tr("Result"))
    return _grid((65, 20, 80), titles, rows, centred={1})


def _result(family: Family, found: Sorted) -> str:
    still_open = [each.severity for each in found.open if each.family is family]
    dismissed = sum(each.finding.family is family for each in found.dismissed)
    told = [
        f"{tr(SEVERITIES[each])}: {still_open.count(each)}"
        for each in Severity
        if each in still_open
    ]
    if dismissed:
        told.append(tr("dismissed: {count}", count=dismissed))
    return "; ".join(told) or tr("Nothing was found")


def _proved(report: Report, proved: Sequence[Proof]) -> Grid | str:
    if not proved:
        return tr("No calculation stands in the text.")
    rows = (
        (_where(report, each), each.about, each.words) for each in proved
    )  # fmt: skip
    return _grid((55, 55, 55), (tr("Where"), tr("What"), tr("Calculation")), rows)


def _where(report: Report, proof: Proof) -> str:
    part = proof.place.part or ""
    return tr("Figures") if part.startswith("figure:") else where(report, proof.place)


def _open(report: Report, found: Sequence[Finding]) -> Grid | str:
    if not found:
        return tr("Nothing is open.")
    rows = (
        (
            tr(SEVERITIES[each.severity]),
            where(report, each.place),
            f"“{each.quote}”: {each.message}",
        )
        for severity in Severity
        for each in found
        if each.severity is severity
    )
    return _grid((22, 50, 93), (tr("Severity"), tr("Where"), tr("What is to be looked at")), rows)


def _dismissed(report: Report, found: Sequence[Dismissed]) -> Grid | str:
    if not found:
        return tr("Nothing is dismissed.")
    rows = (
        (where(report, each.finding.place), each.finding.message, each.dismissal.reason)
        for each in found
    )
    return _grid((50, 70, 45), (tr("Where"), tr("What was found"), tr("Reason")), rows)


def _grid(
    widths_mm: tuple[float, ...],
    titles: Sequence[str],
    rows: Iterable[Sequence[str]],
    centred: frozenset[int] | set[int] = frozenset(),
) -> Grid:
    head = Row(tuple(_cell(each, is_bold=True, centred=True) for each in titles), RowKind.HEADER)
    data = (
        Row(tuple(_cell(each, centred=index in centred) for index, each in enumerate(row)))
        for row in rows
    )
    return Grid(widths_mm, (head, *data))


def _cell(words: str, *, is_bold: bool = False, centred: bool = False) -> Cell:
    alignment = Alignment.CENTRE if centred else Alignment.LEFT
    return Cell((_line(Role.CELL, words, bold=is_bold),), alignment=alignment)


def _line(role: Role, words: str, *, bold: bool = False) -> Line:
    return Line(role, (Span(words, bold=bold),) if words else ())
