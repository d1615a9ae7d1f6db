"""What can be asked of an export, and under which name its file goes."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cchc_desk.errors import UserError
from cchc_desk.files.names import safe_name, shortened
from cchc_desk.forms.medium import Medium
from cchc_desk.forms.report import Report
from cchc_desk.forms.text import base_letters

DOCUMENT_SUFFIXES = (".docx", ".pdf", ".xlsx")
"""How the names of files end that hold the document, or its tables."""

SUFFIXES = (*DOCUMENT_SUFFIXES, ".eml")
"""How the names of files end that can be written; the last one is a mail that takes others along.
"""

Progress = Callable[[float], None]
IsCancelled = Callable[[], bool]


class FileTypeError(UserError):
    """Say that a document cannot be written to a file of this kind."""


class CancelledExportError(UserError):
    """Say that the user did not want to wait."""


@dataclass(frozen=True, slots=True)
class Exporting:
    """Say what goes into the file; None: ``guidance`` - as the template says.

    ``embed`` adds the data of what is printed to a Word file, so that the program can open it
    again. ``separate_appendix`` puts the appendices of a Word or PDF file into a second one.
    ``draft`` is a PDF for the notes of the one who signs; ``tables`` a workbook for each table.
    ``attached`` - the endings of the files that are made to go along with a mail; ``files`` go
    along as they are.
    """

    guidance: bool | None = None
    appendix: bool = True
    embed: bool = True
    medium: Medium = Medium.PAPER
    separate_appendix: bool = False
    draft: bool = False
    tables: bool = False
    attached: tuple[str, ...] = (".docx",)
    files: tuple[Path, ...] = field(default=())


def default_name(report: Report, suffix: str, *, draft: bool = False) -> str:
    """Return the file name for a document: "BC_CCHC_Quy-I-2026_SKHCN.docx".

    A draft has one of its own, so that it never stands in the place of the document.
    """
    period = re.sub(r"[ /]+", "-", base_letters(report.period.name))
    symbol = base_letters(report.office.symbol)
    parts = (report.kind.abbreviation, "CCHC", period, symbol, "du-thao" if draft else "")
    return safe_name("_".join(filter(None, parts)), suffix)


def default_target(report: Report, folder: Path, suffix: str, *, draft: bool = False) -> Path:
    """Return where a document would go in a folder; in a deep one its name is shorter."""
    return shortened(folder / default_name(report, suffix, draft=draft))
