"""Workbooks: cells, merged ones, hidden rows, limits, damage."""

from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.styles import Font

from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.richtext import Level, Paragraph, Span, plain
from cchc_desk.intake.appendix.grid import Covered, is_bold
from cchc_desk.intake.package import open_package
from cchc_desk.intake.refusals import DamagedFileError, UnsafeFileError
from cchc_desk.intake.sheet.cells import MOST_ROWS
from cchc_desk.intake.sheet.reader import read_sheets
from cchc_desk.intake.sheet.reading import read_workbook
from cchc_desk.intake.sheet.sheets import SheetWarningCode, Workbook
from cchc_desk.intake.sheet.tables import decoded_sheet
from cchc_desk.intake.transfer import pack, unpack
from tests.intake.sheet.workbooks import (
    MAIN,
    filled,
    one,
    only,
    package,
    read_bytes,
    saved,
    sheet,
    shown,
    warned,
)

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"

# --- cells ----------------------------------------------------------------------------------------


def test_rows_are_read_with_their_numbers_and_one_blank_row_in_a_gap():
    workbook, _ = filled("TT | Nhiệm vụ", "1 | Rà soát", "", "", "", "2 | Báo cáo")
    read = only(workbook)
    assert shown(read) == ["TT | Nhiệm vụ", "1 | Rà soát", " | ", "2 | Báo cáo"]
    assert [row.number for row in read.grid.rows] == [1, 2, 5, 6]


def test_lines_of_a_cell_are_paragraphs_with_their_signs():
    workbook, cells = filled("a")
    cells["A1"] = "- Kế hoạch\n+ Báo cáo \nCông văn\n"
    (cell,) = only(workbook).grid.rows[0].cells
    assert cell.text == (
        Paragraph((Span("Kế hoạch"),), Level.DASH),
        Paragraph((Span("Báo cáo"),), Level.PLUS),
        *plain("Công văn"),
    )


def test_numbers_and_dates_stay_numbers_and_dates():
    workbook, cells = filled("a")
    cells["A1"], cells["B1"], cells["C1"] = 13.6, date(2026, 3, 15), 0.125
    cells["C1"].number_format = "0.0%"
    row = only(workbook).grid.rows[0]
    assert [cell.value for cell in row.cells] == [
        Decimal("13.6"), date(2026, 3, 15), Decimal("12.5"),
    ]  # fmt: skip
    assert [cell.is_percent for cell in row.cells] == [False, False, True]
    assert shown(only(workbook)) == ["13,6 | 15/03/2026 | 12,5 %"]


@pytest.mark.parametrize("number", ["14", "30", "57"])
def test_formats_that_excel_only_numbers_are_known(number):
    formats = f'<cellXfs><xf numFmtId="{number}"/></cellXfs>'
    styles = f'<styleSheet xmlns="{MAIN}">{formats}</styleSheet>'
    cells = sheet('<row><c s="0"><v>46096</v></c></row>', around='<pageSetup orientation="x"/>')
    assert shown(only(package(cells, styles=styles))) == ["15/03/2026"]


def test_dates_may_count_from_1904():
    data = package(
        sheet('<row><c s="0"><v>44634</v></c></row>'),
        styles=f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
        workbook='<workbookPr date1904="1"/>',
    )
    assert shown(only(data)) == ["15/03/2026"]


def test_bold_cells_and_their_fonts_are_seen():
    workbook, cells = filled("a | b")
    cells["A1"].font = Font(name=".VnTime", bold=True)
    first, second = only(workbook).grid.rows[0].cells
    assert (is_bold(first.text), first.font) == (True, ".VnTime")
    assert (is_bold(second.text), second.font) == (False, "Calibri")


def test_old_fonts_are_decoded_when_the_clerk_says_so():
    workbook, cells = filled("a | b")
    cells["A1"].font = Font(name=".VnTime")
    read = decoded_sheet(only(workbook), lambda text, font: text.upper() if "Vn" in font else text)
    assert shown(read) == ["A | b"]


def test_merged_cells_cover_their_places():
    workbook, cells = filled("A | | C", " | | d", "x | y | z")
    cells.merge_cells("A1:B2")
    first, second, _ = only(workbook).grid.rows
    assert (first.cells[0].columns, first.cells[0].rows) == (2, 2)
    assert [cell.covered for cell in first.cells] == [
        Covered.NOT, Covered.FROM_THE_LEFT, Covered.NOT,
    ]  # fmt: skip
    assert [cell.covered for cell in second.cells[:2]] == [Covered.FROM_ABOVE] * 2


def test_a_merged_cell_over_the_whole_sheet_covers_what_is_filled():
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1"/></mergeCells>'
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>'
    read = only(package(sheet(rows, around=merged)))
    assert (read.grid.rows[0].cells[0].columns, read.grid.rows[0].cells[0].rows) == (2, 2)


# --- kinds of cells -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('<c t="inlineStr"><is><r><t>Rà </t></r><r><t>soát</t></r></is></c>', "Rà soát"),
        ('<c t="str"><f>A2</f><v>Báo cáo</v></c>', "Báo cáo"),
        ('<c t="b"><v>1</v></c>', "TRUE"),
        ('<c t="b"><v>0</v></c>', "FALSE"),
        ('<c t="d"><v>2026-03-15T00:00:00Z</v></c>', "15/03/2026"),
        ('<c t="d"><v>ngày mai</v></c>', "ngày mai"),
        ("<c><v>1E400000</v></c>", "1E400000"),
        ("<c><v>abc</v></c>", "abc"),
        ('<c s="99"><v>5</v></c>', "5"),
        ('<c t="str"><v>a\u0301n</v></c>', "án"),
        ("<c><v>5</v><extLst/></c>", "5"),
    ],
)
def test_a_cell_shows_what_it_is(cell, words):
    assert shown(one(cell)) == [words]


def test_shared_texts_are_plain_without_readings():
    strings = (
        f'<sst xmlns="{MAIN}"><si><t>Một</t></si><si><r><rPr><b/></rPr><t>Ha</t></r><r><t>i</t></r>'
        "<rPh><t>ハイ</t></rPh></si><si><t>a_x000D_\nb</t></si></sst>"
    )
    cells = "".join(f'<c t="s"><v>{n}</v></c>' for n in (0, 1, 2, 7, "x"))
    (row,) = only(package(sheet(f"<row>{cells}</row>"), strings=strings)).grid.rows
    assert [cell.text for cell in row.cells] == [plain("Một"), plain("Hai"), plain("a\nb")]


def test_an_error_is_shown_and_told():
    read = one('<c r="B3" t="e"><v>#REF!</v></c>')
    assert shown(read) == [" | #REF!"]
    assert warned(read) == {SheetWarningCode.ERRORS: (1, ("B1",))}


def test_a_message_quotes_a_few_places():
    cells = '<c t="e"><v>#N/A</v></c>' * 30
    read = only(package(sheet(f"<row>{cells}</row>")))
    ((code, (count, places)),) = warned(read).items()
    assert (code, count, places[-1], len(places)) == (SheetWarningCode.ERRORS, 30, "T1", 20)


def test_a_formula_that_was_never_calculated_is_told():
    workbook, cells = filled("a")
    cells["AB2"] = "=1+1"
    assert warned(only(workbook)) == {SheetWarningCode.NOT_CALCULATED: (1, ("AB2",))}


# --- what is hidden -------------------------------------------------------------------------------


def test_hidden_rows_and_columns_are_read_and_told():
    workbook, cells = filled("a | b", "c | d")
    cells.row_dimensions[2].hidden = True
    cells.column_dimensions["B"].hidden = True
    cells.column_dimensions["F"].hidden = True
    read = only(workbook)
    assert shown(read) == ["a | b", "c | d"]
    assert warned(read) == {
        SheetWarningCode.HIDDEN_ROWS: (1, ()),
        SheetWarningCode.HIDDEN_COLUMNS: (1, ()),
    }


def test_sheets_know_their_name_their_state_and_how_their_page_lies():
    workbook, first = filled("a")
    first.page_setup.orientation = "landscape"
    second = workbook.create_sheet("Phụ lục 2")
    second["A1"], second.sheet_state = "b", "veryHidden"
    sheets = read_bytes(saved(workbook)).sheets
    assert [(each.name, each.is_hidden, each.orientation) for each in sheets] == [
        ("Sheet", False, Orientation.LANDSCAPE),
        ("Phụ lục 2", True, Orientation.PORTRAIT),
    ]


def test_a_sheet_that_is_a_chart_is_left_out():
    assert read_bytes(package(sheet(""), kind="chartsheet")) == Workbook((), ("Trang 1",))


def test_a_sheet_without_a_part_is_passed_over():
    gone = '<sheets><sheet name="Mất" r:id="rId9"/></sheets>'
    read = read_bytes(package(sheet("<row><c><v>1</v></c></row>"), workbook=gone))
    assert [each.name for each in read.sheets] == ["Trang 1"]


def test_more_than_fifty_sheets_are_left_out():
    workbook = openpyxl.Workbook()
    for number in range(51):
        workbook.create_sheet(f"Trang {number}")
    read = read_bytes(saved(workbook))
    assert (len(read.sheets), read.left_out) == (50, ("Trang 49", "Trang 50"))


# --- widths ---------------------------------------------------------------------------------------


def test_widths_are_in_millimetres():
    workbook, cells = filled("a | b | c")
    cells.column_dimensions["A"].width = 10
    cells.column_dimensions["C"].width = 0.5
    assert only(workbook).grid.widths_mm == (19.84, 16.94, 2.25)


def test_an_odd_width_is_the_usual_one():
    around = '<sheetFormatPr defaultColWidth="x"/><cols><col min="1" max="1" width="y"/></cols>'
    assert only(package(sheet("<row><c><v>1</v></c></row>", around=around))).grid.widths_mm == (
        16.94,
    )


# --- limits and damage ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        f'<row r="{MOST_ROWS + 1}"><c r="A{MOST_ROWS + 1}"><v>2</v></c></row>',
        '<row r="1003"><c r="A1003"><v>2</v></c></row>',
        '<row r="2"><c r="IW2"><v>2</v></c></row>',
    ],
)
def test_what_lies_beyond_the_limits_is_told(cell):
    read = only(package(sheet(f'<row r="1"><c r="A1"><v>1</v></c></row>{cell}')))
    assert shown(read) == ["1"]
    assert warned(read) == {SheetWarningCode.CUT_SHORT: (1, ())}


def test_the_size_that_a_sheet_claims_is_not_asked_for():
    rows = (
        '<dimension ref="A1:XFD1048576"/><sheetData><row><c r="B1"><v>1</v></c></row></sheetData>'
    )
    read = only(package(f'<worksheet xmlns="{MAIN}">{rows}</worksheet>'))
    assert shown(read) == [" | 1"]


def test_empty_rows_and_formatted_ones_cost_nothing():
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(1, 6_000))
    read = only(package(sheet(rows)))
    assert (read.grid.rows, read.warnings) == ((), ())


def test_a_strict_file_is_read():
    cells = sheet('<row><c t="inlineStr"><is><t>a</t></is></c></row>', namespace=STRICT)
    assert shown(only(package(cells, namespace=STRICT, office=STRICT_OFFICE))) == ["a"]


def test_a_document_type_in_a_sheet_is_refused():
    evil = '<!DOCTYPE a [<!ENTITY b "c">]>' + sheet("<row><c><v>&b;</v></c></row>")
    with pytest.raises(UnsafeFileError):
        only(package(evil))


@pytest.mark.parametrize("xml", ["", "<worksheet", sheet("<row><c></row>"), "<a>" * 300])
def test_a_broken_sheet_is_refused(xml):
    with pytest.raises(DamagedFileError):
        only(package(xml))


@pytest.mark.parametrize("xml", ["<row/>", "<c/>", "<a><c><v>1</v></c></a>"])
def test_a_part_that_is_no_sheet_is_empty_or_what_its_cells_say(xml):
    assert len(only(package(xml)).grid.rows) <= 1


def test_progress_is_told_sheet_by_sheet():
    told = []
    workbook, _ = filled("a")
    workbook.create_sheet("b")
    read_sheets(open_package(saved(workbook)), lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


# --- the child process ----------------------------------------------------------------------------


def test_the_reading_of_a_path_can_be_carried_to_another_process(tmp_path):
    workbook, cells = filled("TT | Nhiệm vụ", "1 | Rà soát")
    cells["C2"] = date(2026, 3, 15)
    path = tmp_path / "a.xlsx"
    path.write_bytes(saved(workbook))
    shares = []
    read = read_workbook(shares.append, str(path))
    assert shares == [1.0]
    assert unpack(Workbook, *pack(Workbook, read)) == read
