"""A written workbook looked at again: does it hold what was laid out, and no formula."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import chain
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from lxml.etree import XMLSyntaxError
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException

from cchc_desk.export.verify import DamagedFileError
from cchc_desk.export.xlsx_cells import escaped
from cchc_desk.export.xlsx_layout import SheetPlan, filled
from cchc_desk.export.xlsx_values import Words
from cchc_desk.i18n import tr

Value = str | Decimal | date
Sheets = Mapping[str, Mapping[tuple[int, int], Value]]
"""What each sheet holds, by its name and by row and column, both from 1."""


def expected(plans: Sequence[SheetPlan]) -> Sheets:
    """Return what a workbook of these sheets must hold."""
    return {
        each.table.name: {
            (cell.row, cell.column): escaped(said.text) if isinstance(said, Words) else said.value
            for cell, said in filled(each)
        }
        for each in plans
    }


# What zipfile, the XML readers and openpyxl raise when bits of a package are wrong; as in
# ``verify.py``.
_UNREADABLE = (
    BadZipFile,
    InvalidFileException,
    ParseError,
    XMLSyntaxError,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,
    KeyError,
    ValueError,
    InvalidOperation,
    TypeError,
    AttributeError,
    IndexError,
)


def verify_xlsx(file: Path, expected: Sheets) -> None:
    """Open a workbook that was just written and compare it with what it must hold.

    Raises: DamagedFileError.
    """
    try:
        with ZipFile(file) as archive:
            damaged = archive.testzip()
        found = _read(file)
    except _UNREADABLE as error:
        raise _damaged() from error
    if damaged is not None or found != expected:
        raise _damaged()


def _damaged() -> DamagedFileError:
    return DamagedFileError(
        tr(
            "The new Excel file does not read as it was written, and was not kept; try again, or "
            "choose a folder on another disk."
        )
    )


def _read(file: Path) -> Sheets:
    # By a stream: openpyxl takes no file that is called "….tmp".
    with file.open("rb") as stream:
        workbook = load_workbook(stream, read_only=True)
        return {sheet.title: dict(_cells(sheet.iter_rows())) for sheet in workbook.worksheets}


def _cells(
    rows: Iterable[tuple[Cell | MergedCell, ...]],
) -> Iterator[tuple[tuple[int, int], Value]]:
    for cell in chain.from_iterable(rows):
        if cell.value is not None:
            yield (cell.row, cell.column), _value(cell)


def _value(cell: Cell | MergedCell) -> Value:
    if cell.data_type == "f":
        raise ValueError(cell.value)
    value = cell.value
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, str) else Decimal(str(value))
