"""The head of page 1, for any names and any date."""

from dataclasses import replace

import pytest

from cchc_desk.export.docx import docx_bytes
from cchc_desk.export.house import house, sizes
from cchc_desk.export.letterhead import arrange
from cchc_desk.export.metrics import Face, text_width_mm, widest_mm, wrap
from cchc_desk.forms.document import Letterhead, Role
from cchc_desk.forms.format_rules import format_rules
from tests.export.documents import LETTERHEAD, SUBJECT, line, page_of
from tests.export.reading import Read, W, value

TEXT_WIDTH = 165.0
OFFICES = (
    "SỞ NỘI VỤ",
    "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
    "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI",
    "BAN QUẢN LÝ KHU KINH TẾ, CÔNG NGHIỆP VÀ PHÁT TRIỂN ĐÔ THỊ TỈNH THỪA THIÊN HUẾ",
    "",
    "Ủ" * 300,
)
PARENTS = ("", "UBND TỈNH X", "UBND THÀNH PHỐ HỒ CHÍ MINH", "ỦY BAN NHÂN DÂN TỈNH THỪA THIÊN HUẾ")
DATES = (
    "",
    "Huế, ngày 05 tháng 01 năm 2026",
    "Bà Rịa - Vũng Tàu, ngày      tháng      năm 2026",
    "Thành phố Hồ Chí Minh, ngày 15 tháng 12 năm 2026",
)


def head(parent="", office="", date=""):
    return Letterhead(parent, office, "Số: 05/BC-SKHCN", date)


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("parent", PARENTS)
def test_the_right_column_holds_the_national_name_and_the_date(parent, office, date):
    measured = arrange(head(parent, office, date), format_rules(), TEXT_WIDTH)
    room = measured.right_mm - 2 * measured.margin_mm
    assert measured.right_mm >= 100
    assert text_width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Face(13, bold=True)) + 2 <= room
    assert text_width_mm(date, Face(measured.date_pt, italic=True)) + 2 <= room


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("parent", PARENTS)
def test_the_head_keeps_to_the_permitted_sizes_and_width(parent, office, date):
    measured = arrange(head(parent, office, date), format_rules(), TEXT_WIDTH)
    assert format_rules().rule("office", "size").permits(measured.office_pt)
    assert format_rules().rule("place-and-date", "size").permits(measured.date_pt)
    assert format_rules().rule("letterhead", "overhang").permits(measured.overhang_mm)
    assert measured.left_mm + measured.right_mm <= TEXT_WIDTH + 2 + 7


@pytest.mark.parametrize(
    ("office", "size", "lines"),
    [
        ("SỞ NỘI VỤ", 13, 1),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 12, 1),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", 13, 2),
    ],
)
def test_a_long_name_is_made_smaller_and_only_then_broken(office, size, lines):
    measured = arrange(head(office=office), format_rules(), TEXT_WIDTH)
    room = measured.left_mm - 2 * measured.margin_mm
    assert measured.office_pt == size
    assert len(wrap(office, Face(size, bold=True), room)) == lines


def test_a_parent_that_needs_the_room_may_stand_over_the_edge_a_little():
    city = "UBND THÀNH PHỐ HỒ CHÍ MINH"
    measured = arrange(head(city, "SỞ Y TẾ", DATES[3]), format_rules(), TEXT_WIDTH)
    assert (measured.office_pt, measured.date_pt) == (12, 13)
    assert 0 < measured.overhang_mm <= 3.5


def test_the_names_of_the_decree_stand_one_above_the_other():
    (table,) = Read(docx_bytes(page_of(LETTERHEAD))).tables()
    first, second = table.findall(f"{W}tr")
    texts = [["".join(p.itertext()) for p in cell.iter(f"{W}p")] for cell in first.iter(f"{W}tc")]
    assert texts[0] == ["UBND TỈNH BÀ RỊA - VŨNG TÀU", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", ""]
    assert texts[1] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", ""]
    assert ["".join(cell.itertext()) for cell in second.iter(f"{W}tc")] == [
        LETTERHEAD.number_line,
        LETTERHEAD.place_and_date,
    ]


def test_an_office_without_parent_has_no_empty_line_above_it():
    (table,) = Read(docx_bytes(page_of(replace(LETTERHEAD, parent="")))).tables()
    assert "".join(table.find(f".//{W}p").itertext()) == LETTERHEAD.office


def test_without_number_and_date_there_is_no_second_row():
    bare = replace(LETTERHEAD, number_line="", place_and_date="")
    (table,) = Read(docx_bytes(page_of(bare))).tables()
    assert len(table.findall(f"{W}tr")) == 1


def test_number_and_date_stand_on_one_base_line():
    (table,) = Read(docx_bytes(page_of(LETTERHEAD))).tables()
    cells = table.findall(f"{W}tr")[1].findall(f"{W}tc")
    assert {value(cell.find(f"{W}tcPr/{W}vAlign")) for cell in cells} == {"bottom"}


def test_a_broken_name_is_broken_evenly():
    office = "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"
    shown = Read(docx_bytes(page_of(head(office=office)))).paragraph(office)
    cell = shown.element.getparent().find(f"{W}tcPr/{W}tcW")
    room = int(value(cell, "w")) / 56.7 - 2 - 2 * shown.indent_mm("left")
    lines = wrap(office, Face(13, bold=True), room)
    assert lines == ("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG")


def test_the_line_below_a_subject_of_two_lines_suits_both():
    file = Read(docx_bytes(page_of(line(SUBJECT, Role.SUBJECT, bold=True))))
    below = file.paragraphs[1]
    drawn = 165 - below.indent_mm("left") - below.indent_mm("right")
    for words in SUBJECT.split("\n"):
        share = drawn / text_width_mm(words, Face(14, bold=True))
        assert format_rules().rule("subject", "line-share").permits(share, 0.01)


def test_several_subjects_have_one_line_below():
    nodes = [line(each, Role.SUBJECT) for each in ("Một", "Hai")]
    shown = Read(docx_bytes(page_of(*nodes))).paragraphs
    assert [each.style for each in shown] == ["Subject", "Subject", "Line"]


def test_sizes_go_down_in_whole_points_to_the_least():
    assert sizes(house().rules, "office") == (13, 12)
    assert sizes(house().rules, "recipients") == (11,)


def test_the_widest_of_no_lines_is_nothing():
    assert widest_mm((), Face(13)) == 0
