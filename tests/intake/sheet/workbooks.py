"""Excel workbooks for tests, made by openpyxl or part by part, and read as foreign files are."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desk.intake.appendix.grid import row_words
from cchc_desk.intake.package import PackageKind, open_package
from cchc_desk.intake.sheet.reader import read_sheets
from cchc_desk.intake.sheet.sheets import Sheet, SheetWarningCode, Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def saved(workbook: openpyxl.Workbook) -> bytes:
    """Return the bytes of a workbook."""
    packed = io.BytesIO()
    workbook.save(packed)
    return packed.getvalue()


def filled(*rows: str, start: int = 1) -> tuple[openpyxl.Workbook, Worksheet]:
    """Make a workbook whose sheet has rows "1 | Rà soát"; whole numbers are numbers."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    for number, row in enumerate(rows, start=start):
        for column, text in enumerate(row.split("|"), start=1):
            if text.strip():
                value = text.strip()
                sheet.cell(number, column, int(value) if value.isdecimal() else value)
    return workbook, sheet


def read_bytes(data: bytes) -> Workbook:
    """Read a workbook as the program does."""
    return read_sheets(open_package(data, PackageKind.XLSX))


def only(data: bytes | openpyxl.Workbook) -> Sheet:
    """Read the one sheet of a workbook."""
    (sheet,) = read_bytes(data if isinstance(data, bytes) else saved(data)).sheets
    return sheet


def shown(sheet: Sheet) -> list[str]:
    """Return the rows of a sheet as "1 | Rà soát"."""
    return [" | ".join(row_words(row)) for row in sheet.grid.rows]


def warned(sheet: Sheet) -> dict[SheetWarningCode, tuple[int, tuple[str, ...]]]:
    """Return how often each thing happened, and where first."""
    return {each.code: (each.count, each.cells) for each in sheet.warnings}


# --- part by part ---------------------------------------------------------------------------------


def package(
    sheet_xml: str, *, strings: str = "", styles: str = "", namespace: str = MAIN, **said: str
) -> bytes:
    """Return a workbook with one sheet of this XML.

    ``said``: ``workbook`` - what else stands in the list of sheets, ``kind`` - of the relation.
    """
    office = said.get("office", OFFICE)
    names = {"styles": styles, "sharedStrings": strings}
    parts = {f"xl/{name}.xml": xml for name, xml in names.items() if xml}
    relations = {"rId1": (said.get("kind", "worksheet"), "worksheets/sheet1.xml")}
    relations |= {f"rId{name}": (name, f"{name}.xml") for name, xml in names.items() if xml}
    parts["xl/worksheets/sheet1.xml"] = sheet_xml
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{namespace}" xmlns:r="{office}">{said.get("workbook", "")}'
        '<sheets><sheet name="Trang 1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = _relations(relations, office)
    parts["_rels/.rels"] = _relations({"rId1": ("officeDocument", "xl/workbook.xml")}, office)
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/></Types>'
    )
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _relations(each: Mapping[str, tuple[str, str]], office: str) -> str:
    inside = "".join(
        f'<Relationship Id="{id_}" Type="{office}/{kind}" Target="{target}"/>'
        for id_, (kind, target) in each.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def sheet(rows: str, *, around: str = "", namespace: str = MAIN) -> str:
    """Return the XML of a sheet; ``around`` - what stands after its rows."""
    return f'<worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData>{around}</worksheet>'


def one(cell: str, **said: str) -> Sheet:
    """Read a workbook with one cell of this XML."""
    return only(package(sheet(f"<row>{cell}</row>"), **said))
