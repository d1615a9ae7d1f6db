"""The copy for the director to read and mark."""

import pytest

from cchc_desk.export import draft
from tests.export import documents
from tests.export.printed import printed
from tests.export.rendering import squeezed


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return printed(documents.whole(), tmp_path_factory.mktemp("draft"), draft=True)


@pytest.fixture(scope="module")
def final(tmp_path_factory):
    return printed(documents.whole(), tmp_path_factory.mktemp("final"))


def upright(file):
    return [page for page in file.pages if page.width < page.height]


def numbers(page):
    """Return what stands in the left margin, from the top."""
    edge = 30 - draft.LINE_NUMBER_GAP_MM + 0.5
    margin = [word for word in page.words if word.right <= edge and word.text.isdigit()]
    return [int(word.text) for word in sorted(margin, key=lambda word: word.top)]


def watermark(page):
    """Return the large letters across a page, from the lower left corner."""
    large = [word for word in page.words if word.bottom - word.top > 12]
    rising = sorted(large, key=lambda word: word.left)
    assert [word.top for word in rising] == sorted((word.top for word in large), reverse=True)
    return "".join(word.text for word in rising)


def test_every_page_says_that_it_is_a_draft(copy):
    assert {watermark(page) for page in copy.pages} == {squeezed(draft.WATERMARK)}


def test_the_final_pages_do_not_say_so(final):
    assert {watermark(page) for page in final.pages} == {""}


def test_the_watermark_is_no_part_of_the_text(copy, final):
    assert squeezed(copy.logical_text) == squeezed(final.logical_text)


def test_the_lines_of_the_body_are_numbered_on_each_page_from_one(copy):
    second, third = upright(copy)[1:3]
    assert numbers(second) == list(range(1, len(numbers(second)) + 1))
    assert len(numbers(third)) > 30


def test_head_tables_notes_and_foot_have_no_line_numbers(copy):
    first = copy.pages[0]
    assert first.line_with("BÁO CÁO")[0].text == "1"
    assert first.line_with("UBND TỈNH")[0].text == "UBND"
    assert first.line_with("Kế hoạch số 64")[0].text == "Kế"
    lying = [numbers(page) for page in copy.pages if page.width > page.height]
    assert set(map(len, lying)) == {0, 3}


def test_no_line_of_the_final_pages_is_numbered(final):
    assert all(numbers(page) == [] for page in final.pages)


def test_the_right_margin_has_room_for_remarks(copy):
    words = [word for page in upright(copy)[1:] for word in page.words if len(word.text) > 1]
    body = [word for word in words if word.text not in draft.WATERMARK]
    assert max(word.right for word in body) <= 210 - draft.REMARKS_MARGIN_MM + 0.5


def test_the_head_keeps_its_lines_over_that_margin(copy):
    assert copy.pages[0].shows("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert copy.pages[0].shows(documents.LETTERHEAD.place_and_date)
