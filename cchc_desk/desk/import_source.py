"""A foreign file as it was read by a child process, before anything of it is understood."""

from dataclasses import dataclass
from pathlib import Path

from cchc_desk.intake.guard import IsCancelled, read_in_child
from cchc_desk.intake.readings import Progress
from cchc_desk.intake.refusals import NotExcelError, NotWordError
from cchc_desk.intake.sheet.sheets import Workbook
from cchc_desk.intake.source import SourceBlock, SourceDocument


@dataclass(frozen=True, slots=True)
class Source:
    """Hold a file under its name.

    None: ``word`` - it is a workbook; ``workbook`` - it is a Word file. One of the two is there.
    """

    name: str
    word: SourceDocument | None = None
    workbook: Workbook | None = None

    @property
    def blocks(self) -> tuple[SourceBlock, ...]:
        """Return what stands in a Word file, in order; a workbook has nothing but its sheets."""
        return () if self.word is None else tuple(self.word.blocks)


def read_file(
    path: Path, progress: Progress | None = None, is_cancelled: IsCancelled | None = None
) -> Source:
    """Have a child read a Word file or an Excel workbook; what is in it says which of them it is.

    ``progress`` takes the share that is done, 0 to 1. None: nobody wants to know; it cannot be
    cancelled. Raises: RefusedFileError.
    """
    if path.suffix.lower() == ".xlsx":
        try:
            return _read_workbook(path, progress, is_cancelled)
        except NotExcelError:
            return _read_word(path, progress, is_cancelled)
    try:
        return _read_word(path, progress, is_cancelled)
    except NotWordError:
        return _read_workbook(path, progress, is_cancelled)


def _read_word(path: Path, progress: Progress | None, is_cancelled: IsCancelled | None) -> Source:
    word = read_in_child(path, "word", SourceDocument, progress=progress, is_cancelled=is_cancelled)
    return Source(path.name, word=word)


def _read_workbook(
    path: Path, progress: Progress | None, is_cancelled: IsCancelled | None
) -> Source:
    workbook = read_in_child(path, "sheets", Workbook, progress=progress, is_cancelled=is_cancelled)
    return Source(path.name, workbook=workbook)
