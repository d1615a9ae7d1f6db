"""What has been sent of a document: kept byte for byte, listed, and compared with now."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desk.desk import versions
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.differences import Difference, compare_documents
from cchc_desk.desk.export_options import Exporting, default_target
from cchc_desk.desk.exporting import export_report
from cchc_desk.errors import UserError
from cchc_desk.forms.report import Report, ReportState
from cchc_desk.i18n import tr
from cchc_desk.storage.versions import SentFile, Version, VersionReason


class UnreadableFileError(UserError):
    """Say that a file that was sent cannot be read to be kept."""


def sent_versions(desk: Desk, document: str) -> tuple[tuple[Version, tuple[SentFile, ...]], ...]:
    """Return what was sent of a document, the newest first, each version with its files.

    Raises: DamagedTextError.
    """
    found = ((each, versions.sent_files(desk, each)) for each in _versions(desk, document))
    return tuple(
        (version, files)
        for version, files in found
        if files or version.reason is VersionReason.SENT
    )


def _versions(desk: Desk, document: str) -> tuple[Version, ...]:
    return versions.list_versions(desk, document)


def mark_sent(desk: Desk, document: str, files: Mapping[str, bytes]) -> Version:
    """Say that a document has gone out, and keep what went; a name that is taken gets a number.

    Shape: ``files`` - contents by file name. Raises: NoReportError, WorkspaceError.
    """
    desk.set_state(document, ReportState.SENT)
    version = versions.keep_version(desk, document, VersionReason.SENT)
    kept = {each.name: each.data for each in versions.sent_files(desk, version)}
    return versions.keep_sent(desk, document, dict(_free_names(files, kept)))


def _free_names(
    files: Mapping[str, bytes], kept: Mapping[str, bytes]
) -> Iterable[tuple[str, bytes]]:
    """Yield files under names that no other file has; what is kept already is left out."""
    taken = dict(kept)
    for name, data in files.items():
        free, number = name, 2
        while free in taken and taken[free] != data:
            free = f"{Path(name).stem} ({number}){Path(name).suffix}"
            number += 1
        if free not in taken:
            taken[free] = data
            yield free, data


def differences_since(desk: Desk, version: Version) -> tuple[Difference, ...]:
    """Return what is another in a document now than it was in a version.

    Raises: as ``versions.read_version``, NoReportError.
    """
    return compare_documents(versions.read_version(desk, version), desk.report(version.report))


def files_to_keep(
    report: Report, made: Iterable[str], chosen: Iterable[Path]
) -> Mapping[str, bytes]:
    """Return what went out, by file name: what is made of a report, by endings, and other files.

    Raises: UnreadableFileError, and as ``export_report``.
    """
    found: dict[str, bytes] = {}
    with TemporaryDirectory(prefix="cchc-") as folder:
        for suffix in made:
            target = default_target(report, Path(folder), suffix)
            for written in export_report(report, target, Exporting()):
                found[written.name] = written.read_bytes()
    for path in chosen:
        name = path.name
        number = 2
        while name in found:
            name = f"{path.stem} ({number}){path.suffix}"
            number += 1
        found[name] = _read(path)
    return found


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            tr("“{file}” cannot be read; close it elsewhere, or choose it again.", file=path.name)
        ) from error
