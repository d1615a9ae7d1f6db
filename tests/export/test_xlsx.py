import io
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText

from cchc_desk.export.house import house
from cchc_desk.export.verify import DamagedFileError
from cchc_desk.export.xlsx import NoTableError, write_xlsx, xlsx_bytes
from cchc_desk.export.xlsx_cells import LongCellError
from cchc_desk.export.xlsx_layout import plan
from cchc_desk.export.xlsx_tables import LONGEST_NAME, sheet_tables
from cchc_desk.export.xlsx_verify import expected, verify_xlsx
from cchc_desk.forms.document import Cell, Grid, Line, Role, Row, Section
from cchc_desk.forms.numeral import write_number
from cchc_desk.forms.richtext import Footnote, Span, Vertical
from cchc_desk.forms.text import clean
from cchc_desk.intake.package import PackageKind, open_package
from cchc_desk.intake.sheet.reader import read_sheets
from tests.export import documents
from tests.export.documents import cell, header_row, line, page_of, task_grid, words
from tests.strategies import numbers


def opened(document, **named):
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(document, **named)), rich_text=True)


def only_sheet(*rows, widths=(20.0, 60.0)):
    return opened(page_of(Grid(widths, rows))).worksheets[0]


def values(sheet):
    return [[each.value for each in row] for row in sheet.iter_rows()]


def one_cell(made):
    """Return what a cell of the second column becomes."""
    return only_sheet(header_row("STT", "Nội dung"), Row((cell("1"), made)))["B2"]


# --- sheets ---------------------------------------------------------------------------------------


def test_every_table_is_a_sheet_and_the_appendices_come_first():
    assert opened(documents.whole()).sheetnames == ["Phụ lục I", "Phụ lục II", "Bảng 1"]


def test_one_appendix_can_be_written_alone(tmp_path):
    write_xlsx(documents.whole(), tmp_path / "a.xlsx", appendix="ket-qua")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == ["Phụ lục I", "Phụ lục II"]


@pytest.mark.parametrize("appendix", [None, "khong-co"])
def test_without_a_table_nothing_is_written(tmp_path, appendix):
    document = page_of(line("Chỉ có chữ."), Grid((10.0,), ())) if appendix is None else (
        documents.whole()
    )  # fmt: skip
    with pytest.raises(NoTableError):
        write_xlsx(document, tmp_path / "a.xlsx", appendix=appendix)
    assert list(tmp_path.iterdir()) == []


labels = st.text(st.sampled_from("aÂđ [']:*?/\\😀\x00") | st.characters(), max_size=50)


@given(st.lists(labels | st.sampled_from(["Phụ lục", "PHỤ LỤC", "History"]), max_size=6))
def test_any_labels_give_names_that_excel_takes(texts):
    sections = (
        Section((line(text, Role.APPENDIX_LABEL), task_grid(1)))
        for text in texts
    )  # fmt: skip
    names = [table.name for table in sheet_tables(documents.document(*sections))]
    assert len({name.casefold() for name in names} - {"history"}) == len(texts)
    assert all(0 < len(n.encode("utf-16-le")) // 2 <= LONGEST_NAME for n in names)
    assert not [n for n in names if set(n) & set("[]:*?/\\\0") or n != n.strip("' ")]


def test_a_long_label_is_cut_and_still_told_from_another():
    label = "Phụ lục về kết quả thực hiện nhiệm vụ"
    sections = [Section((line(label, Role.APPENDIX_LABEL), task_grid(1))) for _ in range(2)]
    assert [table.name for table in sheet_tables(documents.document(*sections))] == [
        "Phụ lục về kết quả thực hiện nh", "Phụ lục về kết quả thực hiệ (2)",
    ]  # fmt: skip


def test_a_table_in_the_text_stands_under_its_heading():
    sheet = opened(documents.page_of(*documents.answers())).worksheets[0]
    assert sheet["A1"].value == "2. Kết quả giải quyết hồ sơ"


def test_a_second_table_of_an_appendix_has_a_sheet_of_its_own():
    head = line("Phụ lục", Role.APPENDIX_LABEL)
    names = opened(page_of(head, task_grid(1), task_grid(1))).sheetnames
    assert names == ["Phụ lục", "Bảng 1"]


# --- what cells hold ------------------------------------------------------------------------------


def shown(value, code):
    """Return what the reader of sheets says that a cell shows."""
    workbook = openpyxl.Workbook()
    made = workbook.active["A1"]
    made.value, made.number_format = value, code
    packed = io.BytesIO()
    workbook.save(packed)
    (sheet,) = read_sheets(open_package(packed.getvalue(), PackageKind.XLSX)).sheets
    return sheet.grid.rows[0].cells[0].text[0].spans[0].text


@pytest.mark.parametrize("text", ["5", "05", "1088", "1.088", "1.176.355,50", "13,6", "-7,25", "0"])
def test_a_number_is_typed_and_shows_what_the_paper_shows(text):
    number = Decimal(text.replace(".", "").replace(",", "."))
    made = one_cell(cell(text, value=number))
    assert (made.data_type, Decimal(str(made.value))) == ("n", number)
    assert shown(made.value, made.number_format) == text


@given(numbers)
def test_any_figure_is_a_number_that_shows_what_the_paper_shows(number):
    made = one_cell(cell(write_number(number), value=number))
    if number.is_signed() and not number:
        assert made.value == write_number(number)
    else:
        assert made.data_type == "n"
        assert shown(made.value, made.number_format) == write_number(number)


@pytest.mark.parametrize(
    ("text", "day"), [("05/03/2026", (2026, 3, 5)), ("5/3/2026", (2026, 3, 5))]
)
def test_a_date_is_typed_and_no_windows_shows_other_signs_in_it(text, day):
    made = one_cell(cell(text, value=date(*day)))
    assert made.is_date
    assert made.value.date() == date(*day)
    assert made.number_format.replace("[$-42A]", "").replace('"', "") in {"dd/mm/yyyy", "d/m/yyyy"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("05 hồ sơ", Decimal(5)),
        ("6", Decimal(5)),
        ("1234567890123456", Decimal(1234567890123456)),
        ("-0", Decimal("-0")),
        ("0.123", Decimal(123)),
        ("Tháng 3", date(2026, 3, 1)),
        ("28/02/1900", date(1900, 2, 28)),
        ("5", None),
        ("12,36 %", None),
    ],
)
def test_what_excel_would_show_otherwise_stays_words(text, value):
    made = one_cell(cell(text, value=value))
    assert (made.data_type, made.value) == ("s", text)


def test_the_numbers_of_rows_are_numbers():
    sheet = opened(documents.document(documents.appendix(tasks=3))).worksheets[0]
    assert [row[0] for row in values(sheet)][4:] == ["STT", "I", 1, 2, 3]


# What opens a formula in Excel, in ASCII and as wide as a Chinese letter. Source: F35.
formula_signs = st.sampled_from(list("=+-@\t\r'\"＝＋－＠＇|!(A1)%&;,\n _x0041_#N/A"))
formulas = st.text(formula_signs | st.characters(), min_size=1, max_size=12)


@settings(max_examples=100, deadline=None)
@given(st.lists(formulas, min_size=100, max_size=100))
def test_nothing_that_is_typed_becomes_a_formula(texts):
    rows = (Row((Cell((Line(Role.CELL, words("")),)), Cell((Line(Role.CELL, words(text)),))))
            for text in texts)  # fmt: skip
    data = xlsx_bytes(page_of(Grid((20.0, 60.0), tuple(rows))))
    with ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    (sheet,) = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    made = [sheet.cell(number, 2) for number in range(1, len(texts) + 1)]
    assert {each.data_type for each in made if each.value is not None} <= {"s"}
    found = ["" if each.value is None else each.value.replace("_x005F_", "_") for each in made]
    assert found == [clean(text) for text in texts]


@pytest.mark.parametrize("text", ["=1+1", "- Kế hoạch số 05", "+84", "@SUM(A1)", "＝1+1", "'a"])
def test_a_text_that_looks_like_a_formula_stays_one_when_it_is_edited(text):
    made = one_cell(cell(text))
    assert (made.data_type, made.value, made.quotePrefix) == ("s", text, True)


@pytest.mark.parametrize("text", ["#N/A", "_x0041_", " đầu và cuối ", "TRUE", "a\nb", "😀"])
def test_words_are_read_back_as_they_were(text):
    data = xlsx_bytes(page_of(Grid((20.0,), (header_row("Nội dung"), Row((cell(text),))))))
    (sheet,) = read_sheets(open_package(data, PackageKind.XLSX)).sheets
    lines = [each.spans[0].text for each in sheet.grid.rows[-1].cells[0].text]
    assert "\n".join(lines) == text.strip()


def test_raised_characters_stay_raised():
    spans = (Span("12 m"), Span("2", vertical=Vertical.SUPER), Span(" sàn", bold=True))
    made = one_cell(Cell((Line(Role.CELL, spans),))).value
    assert isinstance(made, CellRichText)
    assert str(made) == "12 m2 sàn"
    assert [(b.font.vertAlign, b.font.b) for b in made] == [
        (None, False), ("superscript", False), (None, True),
    ]  # fmt: skip


def test_a_cell_of_one_look_has_it_as_a_whole():
    made = one_cell(Cell((line("Việc", Role.CELL, bold=True, italic=True),)))
    assert (made.value, made.font.b, made.font.i) == ("Việc", True, True)


def test_a_cell_longer_than_excel_takes_is_refused_and_the_old_file_stays(tmp_path):
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    grid = Grid((20.0,), (Row((cell("đ" * 32_768),)),))
    with pytest.raises(LongCellError):
        write_xlsx(page_of(grid), target)
    assert target.read_bytes() == b"old"


def test_the_longest_cell_is_written_whole():
    assert len(only_sheet(Row((cell("đ" * 32_767),)), widths=(20.0,))["A1"].value) == 32_767


def test_numbers_and_dates_are_checked_when_they_are_written(tmp_path):
    row = Row((cell("13,6", value=Decimal("13.6")), cell("05/03/2026", value=date(2026, 3, 5))))
    write_xlsx(page_of(Grid((20.0, 60.0), (row,))), tmp_path / "a.xlsx")
    first, second = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0][1]
    assert (first.value, second.value.date()) == (13.6, date(2026, 3, 5))


# --- footnotes ------------------------------------------------------------------------------------


def test_footnotes_stand_below_the_table_and_their_marks_in_it():
    spans = (Span("Kế hoạch"), Footnote(words("Số 64/KH-SKHCN.")), Span(" năm"))
    other = (Span("Báo cáo"), Footnote(words("=Số 65.")))
    rows = (Row((cell("1"), Cell((Line(Role.CELL, each),)))) for each in (spans, other))
    sheet = only_sheet(header_row("STT", "Nội dung"), *rows)
    assert [str(row[1]) for row in values(sheet)][1:3] == ["Kế hoạch(1) năm", "Báo cáo(2)"]
    assert [row[0] for row in values(sheet)][4:] == [
        "Ghi chú:", "(1) Số 64/KH-SKHCN.", "(2) =Số 65.",
    ]  # fmt: skip


# --- looks and pages ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def appendix():
    return opened(documents.document(documents.appendix())).worksheets[0]


def test_titles_stand_over_the_table_in_the_house_s_type(appendix):
    assert [appendix[f"A{row}"].value for row in (1, 2)] == [
        "Phụ lục I", "KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026",
    ]  # fmt: skip
    assert appendix["A3"].value.startswith("(Kèm theo Báo cáo")
    looks = [(c.font.name, c.font.sz, c.font.b, c.font.i) for c in map(appendix.__getitem__,
             ("A1", "A2", "A3"))]  # fmt: skip
    assert looks == [("Times New Roman", 14, True, False)] * 2 + [
        ("Times New Roman", 14, False, True)
    ]
    assert "A1:E1" in [str(each) for each in appendix.merged_cells.ranges]


def test_the_header_is_bold_stays_in_sight_and_on_every_page(appendix):
    assert [each.value for each in appendix[5]][:2] == ["STT", "Nội dung/Nhiệm vụ"]
    assert all(each.font.b and each.border.top.style == "thin" for each in appendix[5])
    assert (appendix.freeze_panes, appendix.print_title_rows) == ("A6", "$5:$5")


def test_a_group_covers_the_rest_of_its_row(appendix):
    assert "B6:E6" in [str(each) for each in appendix.merged_cells.ranges]
    assert (appendix["B6"].value, appendix["B6"].font.b) == ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", True)
    assert appendix["E6"].border.right.style == "thin"


def test_words_are_wrapped_and_stand_as_on_paper(appendix):
    across = [each.alignment.horizontal for each in appendix[7]]
    assert across == ["center", "left", "center", "left", "center"]
    assert all(
        each.alignment.wrap_text and each.alignment.vertical == "top" for each in appendix[7]
    )


def test_the_sheet_prints_like_the_page(appendix):
    setup = appendix.page_setup
    assert (setup.paperSize, setup.orientation) == (9, "landscape")
    assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
    assert appendix.sheet_properties.pageSetUpPr.fitToPage
    assert appendix.HeaderFooter.differentFirst
    assert appendix.oddHeader.center.text == "&P"
    assert setup.firstPageNumber == 1


def test_the_columns_are_as_wide_as_the_paper_s(appendix):
    mm = [appendix.column_dimensions[name].width * 8 * 25.4 / 96 for name in "ABCDE"]
    assert sum(mm) == pytest.approx(252, abs=1.5)
    shares = [each / sum(mm) for each in mm]
    assert shares == pytest.approx([w / 252 for w in documents.WIDTHS_MM], abs=0.005)


def test_cells_that_cover_others_are_merged_with_their_borders():
    sheet = opened(page_of(documents.figure_grid())).worksheets[0]
    merged = {str(each) for each in sheet.merged_cells.ranges}
    assert merged == {"A1:A2", "B1:C1", "A3:A4"}
    assert sheet["A4"].border.bottom.style == "thin"
    assert (sheet.freeze_panes, sheet["B3"].value) == ("A3", "1.088")


spanning = st.builds(
    lambda text, columns, rows: cell(text, columns=columns, rows=rows),
    st.sampled_from(["", "a"]), st.integers(1, 4), st.integers(1, 4),
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.lists(spanning, max_size=4).map(lambda cells: Row(tuple(cells))), max_size=5))
def test_no_two_merged_places_overlap(rows):
    document = page_of(Grid((20.0, 60.0), tuple(rows)))
    if not sheet_tables(document):
        return
    sheet = opened(document).worksheets[0]
    places = [place for each in sheet.merged_cells.ranges for place in each.cells]
    assert len(places) == len(set(places))
    assert all(row <= len(rows) for row, _ in places)


def test_a_cell_that_claims_more_rows_than_there_are_ends_with_the_table():
    sheet = only_sheet(Row((cell("a", rows=9), cell("b"))), Row((cell("c"),)))
    assert {str(each) for each in sheet.merged_cells.ranges} == {"A1:A2"}


def test_short_rows_are_ruled_to_the_end():
    sheet = only_sheet(Row((cell("a"), cell("b"))), Row((cell("c"),)))
    assert (sheet["B2"].value, sheet["B2"].border.right.style) == (None, "thin")


def test_a_row_is_as_high_as_its_words_need():
    long = cell("Một câu dài để xuống dòng. " * 20)
    sheet = only_sheet(header_row("STT", "Nội dung"), Row((cell("1"), long)), Row((cell("2"),)))
    heights = [sheet.row_dimensions[row].height for row in (2, 3)]
    assert heights[0] > 3 * heights[1]


def test_a_tall_cell_has_room_in_the_rows_that_it_covers():
    long = cell("Một câu dài để xuống dòng. " * 20, rows=2)
    sheet = only_sheet(Row((long, cell("b"))), Row((cell("c"),)))
    first, second = (sheet.row_dimensions[row].height for row in (1, 2))
    assert first == second > 100


def test_no_row_is_higher_than_excel_takes():
    sheet = only_sheet(Row((cell("dòng\n" * 100),)), widths=(20.0,))
    assert sheet.row_dimensions[1].height == 409


# --- the file -------------------------------------------------------------------------------------


def test_the_same_document_gives_the_same_bytes():
    assert xlsx_bytes(documents.whole()) == xlsx_bytes(documents.whole())


def test_the_file_says_what_it_is():
    at = datetime(2026, 3, 9, 8, 30, tzinfo=UTC)
    properties = opened(documents.whole(), created=at).properties
    assert (properties.title, properties.creator, properties.language) == (
        "BÁO CÁO Công tác cải cách hành chính Quý I năm 2026", "Sở Khoa học và Công nghệ", "vi-VN",
    )  # fmt: skip
    assert properties.created == datetime(2026, 3, 9, 8, 30)  # noqa: DTZ001 - as openpyxl reads it


def test_nothing_in_the_file_points_outside_it():
    with ZipFile(io.BytesIO(xlsx_bytes(documents.whole()))) as archive:
        parts = b"".join(map(archive.read, archive.namelist()))
        assert not [n for n in archive.namelist() if "externalLink" in n or "vba" in n]
    assert b'TargetMode="External"' not in parts


@pytest.fixture(scope="module")
def data():
    return xlsx_bytes(documents.whole(tasks=5))


def wanted(document):
    return expected([plan(table, house()) for table in sheet_tables(document)])


@settings(max_examples=150, deadline=None)
@given(draw=st.data())
def test_a_damaged_workbook_is_refused_or_reads_the_same(data, tmp_path_factory, draw):
    changed = bytearray(data)
    changed[draw.draw(st.integers(0, len(data) - 1))] ^= 1 << draw.draw(st.integers(0, 7))
    file = tmp_path_factory.getbasetemp() / "a.tmp"
    file.write_bytes(changed)
    with suppress(DamagedFileError):
        verify_xlsx(file, wanted(documents.whole(tasks=5)))


@pytest.mark.parametrize("left", [0, 100, -100])
def test_half_a_workbook_is_refused(tmp_path, data, left):
    (tmp_path / "a.tmp").write_bytes(data[:left])
    with pytest.raises(DamagedFileError):
        verify_xlsx(tmp_path / "a.tmp", wanted(documents.whole(tasks=5)))


def test_a_workbook_of_other_words_is_refused(tmp_path, data):
    (tmp_path / "a.xlsx").write_bytes(data)
    verify_xlsx(tmp_path / "a.xlsx", wanted(documents.whole(tasks=5)))
    with pytest.raises(DamagedFileError):
        verify_xlsx(tmp_path / "a.xlsx", wanted(documents.whole(tasks=4)))


def test_a_workbook_with_a_formula_is_refused(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "Phụ lục"
    workbook.active["A1"] = "=1+1"
    workbook.save(tmp_path / "a.xlsx")
    with pytest.raises(DamagedFileError):
        verify_xlsx(tmp_path / "a.xlsx", {"Phụ lục": {(1, 1): "=1+1"}})
