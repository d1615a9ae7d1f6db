"""Writing a document to a file: the front of what makes and places the files."""

from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.export_options import (
    DOCUMENT_SUFFIXES,
    SUFFIXES,
    CancelledExportError,
    Exporting,
    FileTypeError,
    IsCancelled,
    Progress,
    default_name,
    default_target,
)
from cchc_desk.forms.report import Report

if TYPE_CHECKING:
    from cchc_desk.forms.mail_text import MailText

__all__ = [
    "DOCUMENT_SUFFIXES",
    "SUFFIXES",
    "CancelledExportError",
    "Exporting",
    "FileTypeError",
    "changed_since_export",
    "default_name",
    "default_target",
    "export_document",
    "export_report",
    "files_of",
    "letter_of",
]


def export_document(
    desk: Desk,
    document: str,
    target: Path,
    exporting: Exporting,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Write a document of the workspace and return what was written; as ``export_report``.

    Raises: NoReportError too.
    """
    return export_report(desk.report(document), target, exporting, progress)


def export_report(
    report: Report,
    target: Path,
    exporting: Exporting,
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> tuple[Path, ...]:
    """Write a report that is at hand and return what was written, the target first.

    The ending of the target says what is made. Older files are replaced only when all is well.
    ``progress`` takes the share that is done, 0 to 1. None: nobody wants to know; it cannot be
    cancelled. Raises: FileTypeError, CancelledExportError, WriteError, and what the writers raise:
    DamagedFileError, NoTableError, LongCellError, AddressError.
    """
    # What composes and writes takes 110 ms to import, most of it lxml; the window starts without.
    from cchc_desk.desk.export_files import export_files  # noqa: PLC0415

    return export_files(report, target, exporting, progress, is_cancelled)


def files_of(report: Report, target: Path, exporting: Exporting) -> tuple[Path, ...]:
    """Return the files that an export would write, so that one can ask before they are replaced.

    Raises: FileTypeError, NoTableError.
    """
    from cchc_desk.desk.export_files import planned  # noqa: PLC0415 - see above

    return tuple(each.path for each in planned(report, target, exporting))


def letter_of(report: Report, exporting: Exporting) -> "MailText":
    """Return subject and body of the mail that an export would make, to be copied.

    Raises: NoTableError.
    """
    from cchc_desk.desk.export_files import letter  # noqa: PLC0415 - see above

    return letter(report, exporting)


def changed_since_export(target: Path) -> bool:
    """Tell whether a file is there and is not what was last written to it: somebody edited it."""
    # OpenSSL takes 3 ms to import and 15 ms to read from the disk.
    from cchc_desk.desk.export_memory import is_as_written  # noqa: PLC0415

    return target.is_file() and not is_as_written(target)
