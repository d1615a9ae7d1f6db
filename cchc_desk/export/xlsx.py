"""Excel workbooks: every table of the neutral document as a sheet that prints as on paper."""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.header_footer import HeaderFooter, HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from cchc_desk.errors import UserError
from cchc_desk.export.house import House, Page, house, page
from cchc_desk.export.package import Part, zip_whole
from cchc_desk.export.properties import APP_PART, CORE_PART, app_properties, core_properties
from cchc_desk.export.xlsx_cells import FONT, put
from cchc_desk.export.xlsx_layout import SheetPlan, plan
from cchc_desk.export.xlsx_tables import SheetTable, sheet_tables
from cchc_desk.export.xlsx_verify import expected, verify_xlsx
from cchc_desk.files.replace import write_file
from cchc_desk.forms.document import Document
from cchc_desk.forms.paper import Orientation
from cchc_desk.i18n import tr


class NoTableError(UserError):
    """Say that a document has no table, so that nothing can be written to a workbook."""


def checked_tables(document: Document, appendix: str | None = None) -> tuple[SheetTable, ...]:
    """Return the tables of a document. None: ``appendix`` - all, else those of one appendix.

    Raises: NoTableError.
    """
    tables = tuple(t for t in sheet_tables(document) if appendix in {None, t.appendix})
    if not tables:
        raise NoTableError(
            tr("This document has no table yet; export it to Word or PDF instead of Excel.")
        )
    return tables


def write_xlsx(
    document: Document,
    target: Path,
    *,
    appendix: str | None = None,
    created: datetime | None = None,
) -> None:
    """Write the tables of a document beside the target, read them again, then replace the target.

    None: ``appendix`` - all tables, else those of one appendix; ``created`` - it does not say when.
    Raises: NoTableError, LongCellError, WriteError of ``files.replace``, DamagedFileError when
    the file reads otherwise than the document. The old file is then as it was.
    """
    write_tables(document, checked_tables(document, appendix), target, created=created)


def write_tables(
    document: Document,
    tables: Sequence[SheetTable],
    target: Path,
    *,
    created: datetime | None = None,
) -> None:
    """Write some of the tables of a document; otherwise as ``write_xlsx``."""
    look = house()
    plans = [plan(table, look) for table in tables]
    data = _xlsx_bytes(document, plans, look, created)
    write_file(target, data, partial(verify_xlsx, expected=expected(plans)))


def xlsx_bytes(document: Document, *, created: datetime | None = None) -> bytes:
    """Return the tables of a document as a workbook; the same arguments give the same bytes.

    None: ``created`` - it does not say when.
    """
    look = house()
    plans = [plan(table, look) for table in sheet_tables(document)]
    return _xlsx_bytes(document, plans, look, created)


def _xlsx_bytes(
    document: Document, plans: Sequence[SheetPlan], look: House, created: datetime | None
) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for each in plans:
        sheet = workbook.create_sheet(each.table.name)
        _fill(sheet, each)
        _set_up(sheet, each, look)
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(workbook, archive).write_data()
    return _settled(packed, core_properties(document, created))


def _settled(packed: io.BytesIO, properties: bytes) -> bytes:
    """Return the package with our own account of it, and without the time of the wall clock."""
    with ZipFile(packed) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[CORE_PART] = properties
    parts[APP_PART] = app_properties()
    parts[_STYLES_PART] = _FIRST_FONT.sub(_USUAL_FONT, parts[_STYLES_PART], count=1)
    return zip_whole(Part(name, data) for name, data in parts.items())


# The first font of a workbook is that of empty cells, and the unit of the widths of columns. That
# of openpyxl is Calibri, in whose place LibreOffice may have letters a third wider.
_STYLES_PART = "xl/styles.xml"
_FIRST_FONT = re.compile(rb"<font>.*?</font>", re.DOTALL)
_USUAL_SIZE_PT = 12
_USUAL_FONT = (
    f'<font><sz val="{_USUAL_SIZE_PT}"/><name val="{FONT}"/><family val="1"/></font>'.encode()
)


# --- a sheet --------------------------------------------------------------------------------------


class _FittedRow(RowDimension):
    """A row whose height Excel fits anew to what is typed into it; openpyxl fixes every height."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - openpyxl's name
        """Tell that the height is no wish of the user."""
        return False


def _fill(sheet: Worksheet, planned: SheetPlan) -> None:
    for column, width_mm in enumerate(planned.widths_mm, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = _characters(width_mm)
    for row, height_pt in planned.heights_pt.items():
        kind = RowDimension if row in planned.fixed else _FittedRow
        sheet.row_dimensions[row] = kind(sheet, index=row, ht=height_pt)
    for cell in planned.cells:
        put(sheet, cell, cell.content)
    # A merged place can hold nothing, so that all cells are put before; it takes over the borders.
    for cell in planned.cells:
        if cell.columns > 1 or cell.rows > 1:
            last_row, last_column = cell.row + cell.rows - 1, cell.column + cell.columns - 1
            sheet.merge_cells(None, cell.row, cell.column, last_row, last_column)


# Widths are counted in digits of the usual font, whole pixels of 1/96 inch: half its size.
# Source: ECMA-376-1:2016, 18.3.1.13.
_DIGIT_PX = 8
_MM_A_CHARACTER = _DIGIT_PX * 25.4 / 96


def _characters(width_mm: float) -> float:
    return round(width_mm / _MM_A_CHARACTER, 2)


def _set_up(sheet: Worksheet, planned: SheetPlan, look: House) -> None:
    """Say how the sheet is shown and printed; the rows of the header stay in sight."""
    sheet.sheet_view.showGridLines = False
    if planned.last_header:
        sheet.freeze_panes = f"A{planned.last_header + 1}"
        sheet.print_title_rows = f"{planned.first_header}:{planned.last_header}"
    _set_up_page(sheet, page(look.rules, planned.table.orientation), planned.table.orientation)
    size_pt = round(look.looks["Header"].face.size_pt)
    number = HeaderFooterItem()
    number.center.text, number.center.font, number.center.size = "&P", f"{FONT},Regular", size_pt
    is_hidden = not look.rules.flag("page-number", "first-page-shown")
    sheet.HeaderFooter = HeaderFooter(differentFirst=is_hidden, oddHeader=number)


# Source: ECMA-376-1:2016, 18.3.1.63.
_A4 = 9

_MM_AN_INCH = 25.4


def _set_up_page(sheet: Worksheet, paper: Page, orientation: Orientation) -> None:
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = orientation.value
    sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber = 1, True
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_options.horizontalCentered = True
    sheet.page_margins = PageMargins(
        left=paper.margin_left_mm / _MM_AN_INCH,
        right=paper.margin_right_mm / _MM_AN_INCH,
        top=paper.margin_top_mm / _MM_AN_INCH,
        bottom=paper.margin_bottom_mm / _MM_AN_INCH,
        header=paper.header_distance_mm / _MM_AN_INCH,
        footer=paper.footer_distance_mm / _MM_AN_INCH,
    )
