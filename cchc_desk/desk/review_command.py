"""The review from the command line, with its answer for people and for machines."""

from datetime import date
from pathlib import Path

from cchc_desk.desk.commands import Outcome
from cchc_desk.desk.review_sheet import write_check_sheet
from cchc_desk.desk.reviewing import Reviewed, review_document, review_file
from cchc_desk.desk.working import read_anywhere
from cchc_desk.forms.report import Report
from cchc_desk.i18n import ntr, tr
from cchc_desk.review.finding import Finding
from cchc_desk.review.titles import SEVERITIES
from cchc_desk.review.where import where


def review_kept(file: Path, document: str, sheet: Path | None = None) -> Outcome:
    """Review a document of a workspace. None: ``sheet`` - no check sheet is written."""
    with read_anywhere(file) as desk:
        report = desk.report(document)
        if sheet is not None:
            today = date.today()  # noqa: DTZ011 - the clerk's own calendar
            write_check_sheet(desk, document, sheet, today)
        return _outcome(Reviewed(report, review_document(desk, document)))


def review_foreign(source: Path) -> Outcome:
    """Review any Word file."""
    return _outcome(review_file(source))


def _outcome(reviewed: Reviewed) -> Outcome:
    findings = reviewed.findings
    rows = [_data(reviewed.report, each) for each in findings]
    lines = [_line(reviewed.report, each) for each in findings]
    summary = ntr("{count} finding.", "{count} findings.", len(findings))
    text = "\n".join([*lines, summary]) if findings else tr("Nothing was found.")
    return Outcome(text, rows, bool(findings))


def _data(report: Report, finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "family": finding.family.value,
        "severity": finding.severity.value,
        "where": where(report, finding.place),
        "quote": finding.quote,
        "message": finding.message,
        "basis": finding.basis,
        "fix": None if finding.fix is None else finding.fix.text,
    }


def _line(report: Report, finding: Finding) -> str:
    return tr(
        "{severity} · {where} · “{quote}”: {said}",
        severity=tr(SEVERITIES[finding.severity]),
        where=where(report, finding.place),
        quote=finding.quote,
        said=finding.message,
    )
