"""What a child process is asked for when a Word file comes in."""

from pathlib import Path

from cchc_desk.intake.package import PackageKind, open_file
from cchc_desk.intake.readings import Progress
from cchc_desk.intake.source import SourceDocument
from cchc_desk.intake.word.reader import read_word


def read_source(progress: Progress, path: str) -> SourceDocument:
    """Read the Word file at a path (a reading of the child).

    Raises: RefusedFileError.
    """
    package = open_file(Path(path), PackageKind.DOCX)
    return read_word(package, lambda done, total: progress(done / max(total, 1)))
