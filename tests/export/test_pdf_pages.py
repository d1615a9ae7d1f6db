"""What a reader sees on the pages of a PDF."""

import pytest

from cchc_desk.export.house import house
from cchc_desk.export.metrics import text_width_mm
from cchc_desk.forms.document import (
    Alignment,
    Grid,
    Letterhead,
    Line,
    Picture,
    Role,
    Row,
    RowKind,
    Section,
    Signature,
)
from cchc_desk.forms.richtext import Footnote, Span
from tests.export import documents
from tests.export.documents import cell, heading, line, page_of
from tests.export.printed import printed
from tests.export.rendering import squeezed
from tests.export.test_docx_rendered import DATES

BODY_PAGES = 5
LEFT, RIGHT, BOTTOM = 30.0, 195.0, 277.0


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return printed(documents.whole(), tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def pages(whole):
    return whole.pages


@pytest.fixture
def show(tmp_path):
    """Return a function that prints nodes on upright pages."""
    return lambda *nodes: printed(page_of(*nodes), tmp_path).pages


# --- the head -------------------------------------------------------------------------------------


@pytest.mark.parametrize("date", DATES)
def test_the_national_name_and_the_date_stand_on_one_line_each(date, show):
    head = Letterhead("UBND TỈNH BÀ RỊA - VŨNG TÀU", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Số: 05", date)
    (page,) = show(head, line("Nội dung"))
    assert page.shows("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert page.shows(date)


def test_number_and_date_stand_on_one_line(pages):
    assert pages[0].shows("Số: /BC-SKHCN Bà Rịa")


def test_a_long_name_of_an_office_takes_two_even_lines(show):
    name = "TRƯỜNG ĐẠI HỌC KHOA HỌC XÃ HỘI VÀ NHÂN VĂN THÀNH PHỐ"
    (page,) = show(Letterhead("BỘ", name, "", ""))
    left = [word for word in page.words if word.right < 100 and word.text != "BỘ"]
    assert len({round(word.bottom) for word in left}) == 2


@pytest.mark.parametrize(
    ("component", "style", "text"),
    [
        ("office", "Office", documents.LETTERHEAD.office),
        ("motto", "Motto", "Độc lập - Tự do - Hạnh phúc"),
        ("subject", "Subject", documents.SUBJECT.split("\n")[0]),
    ],
)
def test_a_line_is_drawn_below_in_the_share_of_the_decree(whole, component, style, text):
    rules, face = house().rules, house().looks[style].face
    words = whole.pages[0].line_with(text)
    strokes = [s for s in whole.strokes(1) if 0 < s.top - words[-1].bottom < 8]
    share = max(s.length for s in strokes if s.right > words[0].left) / text_width_mm(text, face)
    if component == "office":
        share = min(s.length for s in strokes) / text_width_mm(text, face)
    assert rules.rule(component, "line-share").permits(share, 0.06)


def test_the_drawn_lines_stand_in_the_middle_of_their_words(whole):
    office, motto, *_ = sorted(whole.strokes(1)[:2], key=lambda stroke: stroke.left)
    assert (office.left + office.right) / 2 == pytest.approx(62.5, abs=0.5)
    assert (motto.left + motto.right) / 2 == pytest.approx(147.4, abs=0.5)


# --- pages and their numbers ----------------------------------------------------------------------


def test_the_first_page_has_no_number(pages):
    assert pages[0].lines[0].startswith("UBNDTỈNH")


def test_the_second_page_has_its_number_in_the_middle_of_the_top_margin(pages):
    number = pages[1].word_lines[0]
    assert [word.text for word in number] == ["2"]
    assert number[0].bottom < 20
    assert (number[0].left + number[0].right) / 2 == pytest.approx(30 + 165 / 2, abs=0.5)


def test_each_appendix_begins_its_numbers_anew(pages):
    numbers = [page.lines[0] for page in pages[BODY_PAGES:]]
    assert numbers == ["PhụlụcI", "2", "3", "4", "5", "PhụlụcII"]


def test_the_appendix_lies_on_its_side(pages):
    sizes = {(round(page.width), round(page.height)) for page in pages[BODY_PAGES:]}
    assert sizes == {(297, 210)}


def test_words_keep_within_the_margins(pages):
    words = [word for page in pages[1:BODY_PAGES] for word in page.words]
    assert min(word.left for word in words) >= LEFT - 0.1
    assert max(word.right for word in words) <= RIGHT + 0.6
    assert max(word.bottom for word in words) <= BOTTOM + 0.1


def test_a_document_of_appendices_alone_begins_with_the_appendix(tmp_path):
    only = documents.document(Section(()), documents.appendix(tasks=2))
    found = printed(only, tmp_path).pages
    assert [page.lines[0] for page in found] == ["PhụlụcI"]


def test_two_upright_sections_stand_on_pages_of_their_own(tmp_path):
    two = documents.document(Section((line("một"),)), Section((line("hai"),)))
    assert [page.lines for page in printed(two, tmp_path).pages] == [["một"], ["hai"]]


# --- paragraphs -----------------------------------------------------------------------------------


def test_text_is_justified_after_a_first_line_that_stands_in(show):
    (page,) = show(line(documents.LONG))
    first, second, *_ = page.word_lines
    assert first[0].left == pytest.approx(LEFT + 12.7, abs=0.1)
    assert second[0].left == pytest.approx(LEFT, abs=0.1)
    assert {round(words[-1].right, 1) for words in (first, second)} == {RIGHT}


def test_lines_are_as_far_apart_as_word_makes_them(show):
    (page,) = show(line(documents.LONG), line("sau"))
    bottoms = [words[0].bottom for words in page.word_lines]
    assert bottoms[1] - bottoms[0] == pytest.approx(14 * 1.15 * 25.4 / 72, abs=0.05)
    assert bottoms[-1] - bottoms[-2] == pytest.approx((14 * 1.15 + 6) * 25.4 / 72, abs=0.05)


def test_an_empty_paragraph_is_one_line_high(show):
    (page,) = show(line("trước"), line(), line("   "), line("sau"))
    before, after = (words[0].bottom for words in page.word_lines)
    assert after - before == pytest.approx(3 * (14 * 1.15 + 6) * 25.4 / 72, abs=0.1)


def test_only_what_is_bold_is_bold_in_a_heading(whole):
    names = {name for name, *_ in whole.fonts}
    assert len(names) == 4
    run_in = whole.pages[0].line_with("c) Kết quả phổ biến")
    assert run_in[0].text == "c)"


def test_line_breaks_and_tabs_are_kept(show):
    (page,) = show(line("một\thai\nba"))
    assert page.lines == ["mộthai", "ba"]
    left, right = page.word_lines[0]
    assert right.left - left.right == pytest.approx(12.7, abs=0.5)


def test_a_word_longer_than_the_line_is_broken(show):
    address = "https://dichvucong.gov.vn/" + "đ" * 300
    (page,) = show(line(f"xem {address} nhé"), documents.task_grid(0))
    assert max(word.right for word in page.words) <= RIGHT + 0.1
    assert "".join(page.lines).startswith(f"xem{address}nhé")


def test_dashes_of_the_addressees_stand_under_the_colon(show):
    lines = ("Kính gửi:", "- Sở Nội vụ;", "- Sở Tài chính.")
    (page,) = show(*(line(each, Role.ADDRESSEE) for each in lines))
    head, *rest = page.word_lines
    assert all(words[0].left == pytest.approx(head[-1].right, abs=2.5) for words in rest)


def test_one_addressee_stands_in_the_middle(show):
    (page,) = show(line("Kính gửi: Sở Nội vụ.", Role.ADDRESSEE))
    (words,) = page.word_lines
    assert words[0].left + words[-1].right == pytest.approx(LEFT + RIGHT, abs=0.5)


# --- footnotes ------------------------------------------------------------------------------------


def test_a_note_stands_at_the_foot_of_its_page(pages):
    note = pages[0].line_with("Kế hoạch số 64/KH-SKHCN")
    assert note[0].top > 240
    assert note[-1].bottom == pytest.approx(BOTTOM, abs=6)


def test_a_note_stands_on_the_page_of_its_number(show):
    note = Footnote((Span("Nội dung của chú thích. " + documents.LONG * 2),))
    noted = Line(Role.BODY, (Span("Đoạn có chú thích"), note, Span(". " + documents.LONG)))
    for padding in range(20, 32):
        found = show(*[line("a")] * padding, noted)
        page = next(each for each in found if each.shows("Đoạn có chú thích"))
        assert page.shows("Nội dung của chú thích.")


def test_notes_in_cells_are_numbered_with_the_others(tmp_path):
    note = Footnote((Span("Trong bảng."),))
    grid = Grid((50, 50), (Row((cell("a"), documents.Cell((Line(Role.CELL, (note,)),)))),))
    after = Line(Role.BODY, (Span("b"), Footnote((Span("Sau bảng."),))))
    found = printed(page_of(grid, after), tmp_path)
    assert squeezed(found.logical_text) == "a11Trongbảng.b22Saubảng."


# --- tables ---------------------------------------------------------------------------------------


def test_every_page_of_the_appendix_repeats_the_header_row(pages):
    appendix = pages[BODY_PAGES:]
    assert len(appendix) > 3
    assert all(page.shows("Nội dung/Nhiệm vụ") for page in appendix)


def test_a_group_does_not_end_a_page(show):
    for tasks in range(24, 34):
        head, *rows = documents.task_grid(tasks).rows
        data = [row for row in rows if row.kind is RowKind.DATA]
        group = next(row for row in rows if row.kind is RowKind.GROUP)
        grid = Grid((12, 75, 20, 40, 18), (head, *data, group, *data[:2]))
        page = next(page for page in show(grid) if page.shows("CẢI CÁCH THỦ TỤC HÀNH CHÍNH"))
        assert not page.lines[-1].startswith("ICẢICÁCH")


@pytest.mark.parametrize("groups", [2, 3, 9])
def test_groups_one_after_the_other_are_printed_on_a_page_with_a_footnote(groups, show):
    head, *rows = documents.task_grid(2).rows
    group = next(row for row in rows if row.kind is RowKind.GROUP)
    grid = Grid((12, 75, 20, 40, 18), (head, *[group] * groups, *rows))
    noted = Line(Role.BODY, (Span("Nội dung"), Footnote((Span("Kế hoạch."),))))
    (page,) = show(grid, noted)
    assert sum(each.startswith("ICẢICÁCH") for each in page.lines) >= groups


@pytest.mark.parametrize("symbol", ["09/QĐ-SKHCN", "12/2026/QĐ-UBND", "Sở/ngành"])
def test_a_line_never_ends_after_the_stroke_of_a_symbol(symbol, show):
    found = show(*(line(f"{'a ' * words}{symbol} hết") for words in range(30, 50)))
    ends = [each for page in found for each in page.lines]
    assert not any(each.endswith("/") for each in ends)
    assert "".join(ends).count(symbol) == 20


def test_a_long_row_goes_on_on_the_next_page(show):
    grid = Grid((165,), (Row((cell("\n".join([documents.LONG] * 30)),)),))
    found = show(grid)
    assert len(found) == 3
    assert all(page.word_lines[-1][-1].bottom > 250 for page in found[:-1])


def test_cells_stand_as_their_alignment_says(show):
    sides = (Alignment.LEFT, Alignment.CENTRE, Alignment.RIGHT)
    (page,) = show(Grid((55, 55, 55), (Row(tuple(cell("x", side) for side in sides)),)))
    left, centre, right = page.words
    assert left.left == pytest.approx(LEFT + 1.5, abs=0.2)
    assert (centre.left + centre.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.2)
    assert right.right == pytest.approx(RIGHT - 1.5, abs=0.2)


def test_a_cell_may_cover_the_header_and_rows_below_it(show):
    head = Row((cell("cao", rows=3), cell("đầu")), RowKind.HEADER)
    grid = Grid((50, 50), (head, Row((cell("một"),)), Row((cell("hai"),))))
    (page,) = show(grid)
    assert [word.text for word in page.words] == ["cao", "đầu", "một", "hai"]


def test_a_table_is_as_wide_as_the_text(tmp_path):
    strokes = printed(page_of(documents.figure_grid()), tmp_path).strokes(1)
    widest = max(strokes, key=lambda stroke: stroke.length)
    assert (widest.left, widest.right) == pytest.approx((LEFT, RIGHT), abs=0.3)


# --- pictures -------------------------------------------------------------------------------------


def test_a_picture_keeps_its_pixels_and_its_room(show, tmp_path):
    (page,) = show(line("trên"), Picture(documents.png(40, 20), 80, "Biểu đồ"), line("dưới"))
    above, below = (words[0] for words in page.word_lines)
    assert below.bottom - above.bottom == pytest.approx(40 + 6 * 25.4 / 72 * 2 + 5.7, abs=0.5)


@pytest.mark.parametrize("data", [b"GIF89a", b"", documents.png()[:60]])
def test_a_damaged_picture_does_not_stop_the_printing(data, show):
    assert show(Picture(data, 50, "hỏng"), line("sau"))[0].shows("sau")


# --- the foot -------------------------------------------------------------------------------------


def test_the_list_of_recipients_stands_level_with_the_title_of_who_signs(pages):
    level = pages[BODY_PAGES - 1].line_with("KT. GIÁM ĐỐC")
    assert "".join(word.text for word in level).startswith("Nơinhận")


def test_the_signature_takes_the_closing_paragraph_along(show):
    lines = [line("Đoạn ngắn.") for _ in range(34)]
    found = show(*lines, line("Trên đây là báo cáo./."), documents.SIGNATURE)
    assert len(found) == 2
    assert found[-1].shows("Trên đây là báo cáo")
    assert found[-1].shows("Trần Duy Tâm Thanh")


def test_more_recipients_than_a_page_holds_go_on_on_the_next(show):
    many = Signature(tuple(f"Đơn vị {n};" for n in range(80)), "", "GIÁM ĐỐC", "Lê Thị Mẫu")
    found = show(line("x"), many)
    assert len(found) == 2
    assert found[1].shows("- Đơn vị 79;")


def test_a_heading_does_not_end_a_page(show):
    lines = [line("Đoạn ngắn.") for _ in range(31)]
    for count in range(26, 32):
        found = show(*lines[:count], heading("1. Đầu đề", 2), *lines[:5])
        page = next(page for page in found if page.shows("1. Đầu đề"))
        assert page.lines[-1] != "1.Đầuđề"
