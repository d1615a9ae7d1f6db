"""What a child process is asked for when an Excel workbook comes in."""

from pathlib import Path

from cchc_desk.intake.package import PackageKind, open_file
from cchc_desk.intake.readings import Progress
from cchc_desk.intake.sheet.reader import read_sheets
from cchc_desk.intake.sheet.sheets import Workbook


def read_workbook(progress: Progress, path: str) -> Workbook:
    """Read the Excel workbook at a path (a reading of the child).

    Raises: RefusedFileError.
    """
    package = open_file(Path(path), PackageKind.XLSX)
    return read_sheets(package, lambda done, total: progress(done / max(total, 1)))
