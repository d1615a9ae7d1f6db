"""Writing a document to a file: which parts, under which name."""

import re
from dataclasses import dataclass
from pathlib import Path

from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.files.names import safe_name
from cchc_desk.forms.report import Report
from cchc_desk.forms.text import base_letters
from cchc_desk.i18n import tr


class FileTypeError(UserError):
    """Say that a document cannot be written to a file of this kind."""


@dataclass(frozen=True, slots=True)
class Exporting:
    """Say what goes into the file; None: ``guidance`` - as the template says.

    ``embed`` adds the data of what is printed, so that the program can open the file again.
    """

    guidance: bool | None = None
    appendix: bool = True
    embed: bool = True


def export_document(desk: Desk, document: str, target: Path, exporting: Exporting) -> None:
    """Write a document to a file; an older file of that name is replaced only when all is well.

    Raises: FileTypeError, NoReportError, WriteError.
    """
    if target.suffix.lower() != ".docx":
        raise FileTypeError(
            tr("“{name}” cannot be written; give it a name ending in .docx.", name=target.name)
        )
    export_report(desk.report(document), target, exporting)


def export_report(report: Report, target: Path, exporting: Exporting) -> None:
    """Write a report that is at hand.

    Raises: WriteError.
    """
    # The writer's import takes 70 ms, most of it lxml, and what it is given 20 ms; the window
    # starts without them.
    from cchc_desk.export.docx import write_docx  # noqa: PLC0415
    from cchc_desk.export.embed import Embedded  # noqa: PLC0415
    from cchc_desk.forms.compose import Printing, compose  # noqa: PLC0415
    from cchc_desk.forms.wire import visible, write_report  # noqa: PLC0415

    document = compose(report, Printing(exporting.guidance, exporting.appendix))
    embedded = None
    if exporting.embed:
        guidance = exporting.guidance
        shows = report.template.print_guidance if guidance is None else guidance
        data = write_report(visible(report, guidance=shows, appendix=exporting.appendix))
        embedded = Embedded(report.id or "", data)
    write_docx(document, target, embedded=embedded)


def default_name(report: Report, suffix: str) -> str:
    """Return the file name for a document: "BC_CCHC_Quy-I-2026_SKHCN.docx"."""
    period = re.sub(r"[ /]+", "-", base_letters(report.period.name))
    parts = (report.kind.abbreviation, "CCHC", period, base_letters(report.office.symbol))
    return safe_name("_".join(filter(None, parts)), suffix)
