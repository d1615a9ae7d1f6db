"""What a reader sees on paper."""

import pytest

from cchc_desk.export.docx import docx_bytes
from cchc_desk.forms.document import Letterhead, Role, Section
from tests.export import documents
from tests.export.rendering import render

BODY_PAGES = 5


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return render(docx_bytes(documents.whole()), tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def heads(tmp_path_factory):
    letterheads = [
        Letterhead("UBND TỈNH BÀ RỊA - VŨNG TÀU", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Số: 05", date)
        for date in DATES
    ]
    sections = [Section((head, documents.line("Nội dung"))) for head in letterheads]
    return render(docx_bytes(documents.document(*sections)), tmp_path_factory.mktemp("heads"))


DATES = (
    "Huế, ngày 05 tháng 01 năm 2026",
    "Bà Rịa - Vũng Tàu, ngày      tháng      năm 2026",
    "Thành phố Hồ Chí Minh, ngày 15 tháng 12 năm 2026",
    "Thủ đô Hà Nội, ngày 29 tháng 11 năm 2026",
)


@pytest.mark.parametrize("number", range(len(DATES)))
def test_the_national_name_and_the_date_stand_on_one_line_each(heads, number):
    assert heads[number].shows("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert heads[number].shows(DATES[number])


def test_number_and_date_stand_on_one_line(pages):
    assert pages[0].shows("Số: /BC-SKHCN Bà Rịa")


def test_the_first_page_has_no_number(pages):
    assert pages[0].lines[0].startswith("UBNDTỈNH")


def test_the_second_page_has_its_number_in_the_middle_of_the_top_margin(pages):
    number = pages[1].word_lines[0]
    assert [word.text for word in number] == ["2"]
    assert number[0].bottom < 20
    assert (number[0].left + number[0].right) / 2 == pytest.approx(30 + 165 / 2, abs=0.5)


def test_every_page_of_the_appendix_repeats_the_header_row(pages):
    appendix = pages[BODY_PAGES:]
    assert len(appendix) > 3
    assert all(page.shows("Nội dung/Nhiệm vụ") for page in appendix)


def test_the_appendix_begins_its_numbers_anew(pages):
    first, second = pages[BODY_PAGES : BODY_PAGES + 2]
    assert first.lines[0] == "PhụlụcI"
    assert second.lines[0] == "2"


def test_the_appendix_lies_on_its_side(pages):
    sizes = {(round(page.width), round(page.height)) for page in pages[BODY_PAGES:]}
    assert sizes == {(297, 210)}


def test_a_note_stands_at_the_foot_of_its_page(pages):
    note = pages[0].line_with("Kế hoạch số 64/KH-SKHCN")
    assert note[0].top > 240


def test_words_keep_within_the_margins(pages):
    words = [word for page in pages[1:BODY_PAGES] for word in page.words]
    assert min(word.left for word in words) >= 29.9
    assert max(word.right for word in words) <= 195.6


def test_the_list_of_recipients_stands_level_with_the_title_of_who_signs(pages):
    level = pages[BODY_PAGES - 1].line_with("KT. GIÁM ĐỐC")
    assert "".join(word.text for word in level).startswith("Nơinhận")


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """Return pages on which the last paragraph would end the page before the signature."""
    nodes = [documents.line("Đoạn ngắn.") for _ in range(34)]
    closing = documents.line("Trên đây là báo cáo./.")
    data = docx_bytes(documents.page_of(*nodes, closing, documents.SIGNATURE))
    return render(data, tmp_path_factory.mktemp("crowded"))


def test_the_signature_takes_the_closing_paragraph_along(crowded):
    assert len(crowded) == 2
    assert crowded[-1].shows("Trên đây là báo cáo")
    assert crowded[-1].shows("Trần Duy Tâm Thanh")


def test_a_heading_does_not_end_a_page(tmp_path):
    lines = [documents.line("Đoạn ngắn.") for _ in range(34)]
    head = documents.heading("1. Đầu đề", 2)
    pages = render(docx_bytes(documents.page_of(*lines, head, *lines[:5])), tmp_path)
    page = next(page for page in pages if page.shows("1. Đầu đề"))
    assert page.lines[-1] != "1.Đầuđề"


def test_a_document_of_appendices_alone_begins_with_the_appendix(tmp_path):
    only = documents.document(Section(()), documents.appendix(tasks=2))
    pages = render(docx_bytes(only), tmp_path)
    assert [page.lines[0] for page in pages] == ["PhụlụcI"]


def test_dashes_of_the_addressees_stand_under_the_colon(tmp_path):
    lines = ("Kính gửi:", "- Sở Nội vụ;", "- Sở Tài chính.")
    nodes = (documents.line(each, Role.ADDRESSEE) for each in lines)
    (page,) = render(docx_bytes(documents.page_of(*nodes)), tmp_path)
    head, *rest = page.word_lines
    colon = head[-1].right
    assert all(line[0].left == pytest.approx(colon, abs=2.5) for line in rest)
