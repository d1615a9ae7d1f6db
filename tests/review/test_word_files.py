"""Word files that other programs and other offices make: their form is judged for what it is."""

from datetime import date

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cchc_desk.desk.reviewing import review_file

TODAY = date(2026, 11, 21)
PARENT, OFFICE, NUMBER = "UBND TỈNH ĐÔNG SƠN", "SỞ Y TẾ", "Số: 15/BC-SYT"
PLACE = "Đông Sơn, ngày 05 tháng 6 năm 2026"


def page_number(paragraph):
    """Add a PAGE field without a stored result, as programs other than Word write it."""
    for kind in ("begin", "PAGE", "end"):
        run = paragraph.add_run()
        run.font.size = Pt(14)
        mark = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
        if kind == "PAGE":
            mark.text = kind
        else:
            mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)  # noqa: SLF001 - python-docx has no fields
    paragraph.alignment = 1


@pytest.fixture
def made(tmp_path):
    def make(*lines, title="BÁO CÁO", parent=PARENT, office=OFFICE, number=NUMBER, place=PLACE):
        document = Document()
        section = document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin, section.right_margin = Mm(30), Mm(20)
        section.top_margin = section.bottom_margin = Mm(20)
        section.different_first_page_header_footer = True
        page_number(section.header.paragraphs[0])
        table = document.add_table(2, 2)
        cells = ((parent, office), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                    "Độc lập - Tự do - Hạnh phúc"))  # fmt: skip
        for cell, words in zip(table.rows[0].cells, cells, strict=True):
            cell.text = "\n".join(words)
        table.cell(1, 0).text, table.cell(1, 1).text = number, place
        for line in (title, "Công tác cải cách hành chính 6 tháng đầu năm 2026", *lines):
            paragraph = document.add_paragraph()
            paragraph.alignment = 3
            run = paragraph.add_run(line)
            run.font.name = "Times New Roman"
            run.bold, run.font.size = line[0].isdigit() or line.isupper(), Pt(14)
        document.save(tmp_path / "vb.docx")
        return {(f.rule, f.quote) for f in review_file(tmp_path / "vb.docx", TODAY).findings}

    return make


BODY = ("Sở Y tế báo cáo công tác cải cách hành chính 6 tháng đầu năm 2026 như sau:",)
LONG = tuple(f"{n}. Nội dung thứ {n}" for n in range(1, 45))


def rules(found):
    return {rule for rule, _ in found}


def test_a_page_number_without_a_stored_result_is_seen(made):
    assert ("PAGE", "số trang") not in made(*BODY, *LONG)


def test_headings_with_arabic_numbers_need_no_capitals(made):
    found = made(*BODY, "1. Kết quả chỉ đạo", "Sở đã họp.", "2. Kiểm tra", "Đã kiểm tra.")
    assert [quote for rule, quote in found if rule == "LOOK" and quote.startswith("1.")] == []


@pytest.mark.parametrize(
    ("number", "place"),
    [
        ("Số: 7/BC-SYT", PLACE),
        ("Số: 15/BC - SYT", PLACE),
        ("Số 15/BC-SYT", PLACE),
        (NUMBER, "Đông Sơn, ngày 5 tháng 6 năm 2026"),
        (NUMBER, "Đông Sơn ngày 05 tháng 6 năm 2026"),
        (NUMBER, "Đông Sơn, ngày 15 tháng 2 năm 2026"),
    ],
)
def test_the_lines_of_number_and_date_are_read_as_typed(made, number, place):
    has_found = "HEAD" in rules(made(*BODY, "I. KẾT QUẢ", "Đã họp.", number=number, place=place))
    assert has_found


@pytest.mark.parametrize("number", [NUMBER, "Số:        /BC-SYT", "Số: 07/BC-SYT"])
def test_right_lines_of_number_and_date_are_left_alone(made, number):
    assert "HEAD" not in rules(made(*BODY, "I. KẾT QUẢ", "Đã họp.", number=number))


def test_the_form_of_a_document_of_the_party_is_not_that_of_the_decree(made):
    found = made(*BODY, "I- KẾT QUẢ", "Ban đã họp.", parent="TỈNH ỦY ĐÔNG SƠN",
                 office="BAN TỔ CHỨC", number="Số 87-BC/BTCTU")  # fmt: skip
    assert rules(found).isdisjoint({"HEAD", "SYMBOL", "RECIP", "ADDRESSEE", "PAGE", "LOOK"})


def test_the_symbol_of_another_type_than_a_report_is_right(made):
    found = made(*BODY, "1. Sự cần thiết", "Cần thiết.", title="TỜ TRÌNH", number="Số: 77/TTr-SYT")
    assert "SYMBOL" not in rules(found)


def test_a_heading_in_capitals_is_no_abbreviation(made):
    assert "ABBR-UNDEF" not in rules(made(*BODY, "B. NỘI DUNG", "Sở đã họp."))
