"""Making the files of an export: planned, made beside their places, and put there together."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cchc_desk.desk import export_memory
from cchc_desk.desk.export_options import (
    SUFFIXES,
    CancelledExportError,
    Exporting,
    FileTypeError,
    IsCancelled,
    Progress,
    default_name,
)
from cchc_desk.errors import UserError
from cchc_desk.export.embed import Embedded
from cchc_desk.files.names import with_part
from cchc_desk.files.replace import beside, check_target, put_in_place, remove_orphans
from cchc_desk.forms.compose import Printing, compose
from cchc_desk.forms.document import Document
from cchc_desk.forms.mail_text import MailText, mail_text
from cchc_desk.forms.report import Report
from cchc_desk.forms.text import base_letters
from cchc_desk.forms.wire import visible, write_report
from cchc_desk.i18n import tr


class AttachmentError(UserError):
    """Say that a file which is to go along with a mail cannot be read."""


@dataclass(frozen=True, slots=True)
class Planned:
    """Name a file and hold what writes it: to a path, checked, replacing an older file."""

    path: Path
    write: Callable[[Path], object]


def export_files(
    report: Report,
    target: Path,
    exporting: Exporting,
    progress: Progress | None,
    is_cancelled: IsCancelled | None,
) -> tuple[Path, ...]:
    """Write all files of an export; see ``exporting.export_report``."""
    steps = _Steps(progress, is_cancelled)
    wanted = planned(report, target, exporting)
    steps.done(_COMPOSED)
    remove_orphans(target.parent)
    for each in wanted:
        check_target(each.path)
    with ExitStack() as leftovers:
        made = [leftovers.enter_context(beside(each.path)) for each in wanted]
        for number, (each, path) in enumerate(zip(wanted, made, strict=True), start=1):
            each.write(path)
            steps.done(_COMPOSED + (_MADE - _COMPOSED) * number / len(wanted))
        for each, path in zip(wanted, made, strict=True):
            put_in_place(path, each.path)
    targets = tuple(each.path for each in wanted)
    export_memory.remember(targets)
    steps.done(1.0)
    return targets


# Which share of the time each step takes. Source: measured on the sample, 43 and 2,000 tasks.
_COMPOSED, _MADE = 0.1, 0.95


@dataclass(frozen=True, slots=True)
class _Steps:
    """Say after each step how far the work is, and end it when nobody waits any more."""

    progress: Progress | None
    is_cancelled: IsCancelled | None

    def done(self, share: float) -> None:
        if self.progress is not None:
            self.progress(share)
        if share < 1 and self.is_cancelled is not None and self.is_cancelled():
            raise CancelledExportError(tr("The export was cancelled; no file was changed."))


# --- what is written ------------------------------------------------------------------------------


def planned(report: Report, target: Path, exporting: Exporting) -> tuple[Planned, ...]:
    """Return the files of an export and what writes each, the target first.

    Raises: FileTypeError, NoTableError.
    """
    suffix = target.suffix.lower()
    _check_kind(target, suffix, exporting)
    if suffix == ".eml":
        return (Planned(target, partial(_write_mail, report, exporting)),)
    document = compose(report, Printing(exporting.guidance, exporting.appendix, exporting.medium))
    if suffix == ".xlsx":
        return tuple(_workbooks(document, target, exporting))
    return tuple(_documents(report, document, target, exporting))


def _check_kind(target: Path, suffix: str, exporting: Exporting) -> None:
    if suffix not in SUFFIXES:
        raise FileTypeError(
            tr(
                "“{name}” cannot be written; give it a name ending in .docx, .pdf, .xlsx or .eml.",
                name=target.name,
            )
        )
    if exporting.draft and suffix != ".pdf":
        raise FileTypeError(
            tr(
                "“{name}” cannot be a draft for the signer; only a PDF can: give it a name ending "
                "in .pdf.",
                name=target.name,
            )
        )


def _documents(
    report: Report, document: Document, target: Path, exporting: Exporting
) -> Iterator[Planned]:
    """Yield the Word or PDF files: the whole, or the body and its appendices."""
    body, *appendices = document.sections
    if not (exporting.separate_appendix and appendices):
        yield Planned(target, _writer(report, document, target, exporting))
        return
    alone = replace(exporting, appendix=False)
    yield Planned(target, _writer(report, replace(document, sections=(body,)), target, alone))
    apart = replace(document, sections=tuple(appendices))
    path = with_part(target, "Phu-luc")
    yield Planned(path, _writer(report, apart, path, replace(exporting, embed=False)))


def _writer(
    report: Report, document: Document, target: Path, exporting: Exporting
) -> Callable[[Path], object]:
    """Return what writes a document; a library of 80 to 130 ms is loaded only when it is used."""
    if target.suffix.lower() == ".pdf":
        from cchc_desk.export.pdf import write_pdf  # noqa: PLC0415

        return partial(write_pdf, document, draft=exporting.draft)
    from cchc_desk.export.docx import write_docx  # noqa: PLC0415

    return partial(write_docx, document, embedded=_embedded(report, exporting))


def _embedded(report: Report, exporting: Exporting) -> Embedded | None:
    if not exporting.embed:
        return None
    guidance = exporting.guidance
    shows = report.template.print_guidance if guidance is None else guidance
    data = write_report(visible(report, guidance=shows, appendix=exporting.appendix))
    return Embedded(report.id or "", data)


def _workbooks(document: Document, target: Path, exporting: Exporting) -> Iterator[Planned]:
    """Yield the workbook of all tables, or one for each."""
    # openpyxl takes 130 ms to import.
    from cchc_desk.export.xlsx import checked_tables, write_tables  # noqa: PLC0415

    tables = checked_tables(document)
    if not exporting.tables or len(tables) == 1:
        yield Planned(target, partial(write_tables, document, tables))
        return
    for name, table in zip(_parts([each.name for each in tables]), tables, strict=True):
        yield Planned(with_part(target, name), partial(write_tables, document, (table,)))


def _parts(names: Iterable[str]) -> Iterator[str]:
    """Yield names as they stand in those of files, "Phu-luc-I"; each once."""
    used: set[str] = set()
    for name in names:
        words = base_letters(name).replace(" ", "-")
        tried = (words, *(f"{words}-{number}" for number in range(2, len(used) + 2)))
        free = next(each for each in tried if each.casefold() not in used)
        used.add(free.casefold())
        yield free


# --- mail -----------------------------------------------------------------------------------------


def letter(report: Report, exporting: Exporting) -> MailText:
    """Return the words of the mail that an export would make; see ``exporting.letter_of``."""
    made = (
        each.path.name
        for suffix in exporting.attached
        for each in planned(report, Path(default_name(report, suffix)), exporting)
    )
    return mail_text(report, (*made, *(path.name for path in exporting.files)))


def _write_mail(report: Report, exporting: Exporting, target: Path) -> None:
    # 20 ms, half of it what reads addresses.
    from cchc_desk.export.mail import Attachment, Mail, write_mail  # noqa: PLC0415

    made = (
        each for suffix in exporting.attached for each in _made(report, suffix, exporting, target)
    )
    given = ((path.name, _read(path)) for path in exporting.files)
    attachments = tuple(Attachment(name, data) for name, data in (*made, *given))
    text = mail_text(report, [each.name for each in attachments])
    to, cc = report.office.mail.to, report.office.mail.cc
    write_mail(Mail(text.subject, text.body, to, cc, attachments), target)


def _made(
    report: Report, suffix: str, exporting: Exporting, target: Path
) -> Iterator[tuple[str, bytes]]:
    """Yield the names and bytes of files that are made only to go along."""
    usual = target.with_name(default_name(report, suffix))
    for each in planned(report, usual, exporting):
        with beside(target) as path:
            each.write(path)
            yield each.path.name, path.read_bytes()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise AttachmentError(
            tr(
                "“{file}” cannot be read; choose another file to go along with the mail.",
                file=path,
            )
        ) from error
