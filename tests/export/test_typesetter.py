"""Pages again and again, and where each field stands on them."""

import threading
import time
from itertools import pairwise

import pytest

from cchc_desk.export import typesetter as typesetter_module
from cchc_desk.export.fonts import LAST_RESORT, PrintingFonts, printing_fonts
from cchc_desk.export.pdf import pdf_bytes
from cchc_desk.export.places import LETTERHEAD, SIGNATURE
from cchc_desk.export.typesetter import Typesetter, TypesettingError
from cchc_desk.export.typst_source import Source
from cchc_desk.forms.document import Cell, Grid, Line, Origin, Picture, Role, Row, RowKind, Section
from cchc_desk.forms.richtext import Footnote, Span
from tests.export import documents
from tests.export.documents import cell, line, page_of
from tests.export.printed import printed


@pytest.fixture(scope="module")
def typesetter():
    return Typesetter()


@pytest.fixture(scope="module")
def whole(typesetter):
    return typesetter.typeset(documents.whole())


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return printed(documents.whole(), tmp_path_factory.mktemp("whole")).pages


def places_of(typeset, origin):
    return [place for place in typeset.places if place.origin == origin]


def task_row(number, height=1):
    """Make a row of two cells, each with its own field, so many paragraphs high."""
    cells = (
        Cell(cell("\n".join("x" * height)).lines, origin=Origin(task=f"t{number}", column=column))
        for column in ("content", "result")
    )
    return Row(tuple(cells))


# --- pages ----------------------------------------------------------------------------------------


def test_the_pages_are_those_of_the_pdf_file(typesetter, whole):
    assert whole.pdf == pdf_bytes(documents.whole())
    assert whole.pages == 11
    assert whole.font == printing_fonts().family


def test_a_panic_of_typst_is_an_ordinary_error(monkeypatch):
    # Two groups of rows one after the other, on a page with a footnote.
    group = "table.header(level: 2, repeat: false, [a])"
    code = f"#footnote[a]#table(table.header([a]), {group}, {group}, [a])".encode()
    made = Source({"main.typ": code}, (), ())
    monkeypatch.setattr(typesetter_module, "source", lambda *_: made)
    with pytest.raises(TypesettingError):
        Typesetter().typeset(documents.whole())


def test_a_document_typeset_again_after_others_is_the_same(typesetter, whole):
    for number in range(3):
        typesetter.typeset(page_of(line(f"Lần {number}")))
    assert typesetter.typeset(documents.whole()) == whole


def test_pages_are_counted_where_a_note_alone_makes_one(typesetter):
    notes = tuple(Footnote((Span(documents.LONG * 30),)) for _ in range(2))
    assert typesetter.typeset(page_of(Line(Role.BODY, (Span("a"), *notes)))).pages > 1


def test_the_fonts_can_be_given():
    given = PrintingFonts(LAST_RESORT, printing_fonts().fonts)
    typeset = Typesetter(given).typeset(page_of(line("ường")))
    assert typeset.font == LAST_RESORT
    assert b"LibertinusSerif" in typeset.pdf


def test_a_damaged_picture_is_left_out_and_remembered():
    typesetter = Typesetter()
    damaged = Picture(documents.png()[:60], 50, "hỏng", Origin(item="a"))
    sound = Picture(documents.png(), 50, "tốt", Origin(item="b"))
    first = typesetter.typeset(page_of(damaged, sound, line("sau")))
    assert len(places_of(first, Origin(item="a"))) == 1
    assert first.pdf.count(b"/Subtype/Image") == 1
    assert typesetter.typeset(page_of(damaged, sound, line("sau"))) == first


def test_what_is_not_the_fault_of_a_picture_is_raised(monkeypatch):
    broken = Source({"main.typ": b"#panic()"}, (), ())
    monkeypatch.setattr(typesetter_module, "source", lambda *_: broken)
    with pytest.raises(RuntimeError, match="panicked"):
        Typesetter().typeset(page_of(line("a")))


def test_other_threads_go_on_while_pages_are_made(typesetter):
    document = documents.document(documents.appendix(tasks=600))
    working = threading.Thread(target=typesetter.typeset, args=(document,))
    moments = [time.perf_counter()]
    working.start()
    while working.is_alive():
        time.sleep(0.001)
        moments.append(time.perf_counter())
    whole_s = moments[-1] - moments[0]
    assert whole_s > 0.1
    assert max(after - before for before, after in pairwise(moments)) < whole_s / 3


# --- places ---------------------------------------------------------------------------------------


def test_a_paragraph_is_where_its_words_are(whole, pages):
    place, *_ = places_of(whole, Origin(item="i.ke-hoach", block=0))
    words = pages[place.page].line_with("- Ban hành kế hoạch năm 2026")
    assert place.top_mm <= words[0].top + 0.1
    assert place.bottom_mm >= words[0].bottom - 0.1
    assert place.bottom_mm - place.top_mm < 12


def test_a_note_is_a_place_of_its_paragraph(whole, pages):
    _, note = places_of(whole, Origin(item="i.ke-hoach", block=0))
    words = pages[0].line_with("Kế hoạch số 64/KH-SKHCN")
    assert note.page == 0
    assert note.top_mm - 0.5 < words[-1].top < words[-1].bottom < note.bottom_mm + 0.5


def test_places_are_in_reading_order_and_do_not_overlap(whole):
    order = [place.page for place in whole.places]
    assert order == sorted(order)
    beside = [(a, b) for a, b in pairwise(whole.places) if a.page == b.page]
    assert all(a.bottom_mm <= b.top_mm + 0.1 or a.right_mm <= b.left_mm for a, b in beside)


def test_head_and_foot_are_places(whole, pages):
    (head,), (foot,) = (places_of(whole, origin) for origin in (LETTERHEAD, SIGNATURE))
    assert (head.page, foot.page) == (0, 4)
    assert head.top_mm == pytest.approx(20, abs=0.1)
    assert head.bottom_mm == pytest.approx(pages[0].line_with("BÁO CÁO")[0].top, abs=1.5)


def test_a_paragraph_over_two_pages_has_a_place_on_each(typesetter):
    long = Line(Role.BODY, (Span(documents.LONG * 20),), Origin(item="dài"))
    found = places_of(typesetter.typeset(page_of(line("a"), long, line("b"))), long.origin)
    assert [place.page for place in found] == [0, 1]
    assert found[0].bottom_mm == pytest.approx(277)
    assert found[1].top_mm == pytest.approx(20)


def test_the_last_paragraph_before_an_appendix_does_not_go_on_there(typesetter):
    last = Line(Role.BODY, (Span("cuối"),), Origin(item="cuối"))
    typeset = typesetter.typeset(documents.document(Section((last,)), documents.appendix(tasks=1)))
    (place,) = places_of(typeset, last.origin)
    assert (place.page, place.bottom_mm) == (0, pytest.approx(277))


def test_each_cell_of_a_row_is_a_place_between_the_edges_of_its_column(typesetter):
    grid = Grid((65, 100), (task_row(1), task_row(2)))
    typeset = typesetter.typeset(page_of(grid))
    content, result = (
        places_of(typeset, Origin(task="t2", column=column))[0] for column in ("content", "result")
    )
    assert (content.left_mm, content.right_mm) == pytest.approx((30, 95), abs=0.1)
    assert (result.left_mm, result.right_mm) == pytest.approx((95, 195), abs=0.1)
    assert (content.top_mm, content.bottom_mm) == (result.top_mm, result.bottom_mm)


def test_a_row_is_as_high_as_it_is_printed(typesetter):
    typeset = typesetter.typeset(page_of(Grid((165, 10), (task_row(1), task_row(2), task_row(3)))))
    (place,) = places_of(typeset, Origin(task="t2", column="content"))
    assert place.bottom_mm - place.top_mm == pytest.approx((12 * 1.15 + 4.5) * 25.4 / 72, abs=0.1)


def test_a_table_of_one_field_is_one_place_a_page(typesetter):
    rows = tuple(Row((cell(str(number)),)) for number in range(60))
    typeset = typesetter.typeset(page_of(Grid((165,), rows, Origin(item="bảng", block=1))))
    found = places_of(typeset, Origin(item="bảng", block=1))
    assert [place.page for place in found] == [0, 1]


@pytest.fixture(scope="module")
def tall(typesetter):
    """Return a table under a header, whose second row goes on on the second page."""
    header = Row((cell("Đầu"), cell("bảng")), RowKind.HEADER)
    rows = (header, task_row(1), task_row(2, 50), task_row(3))
    return typesetter.typeset(page_of(Grid((80, 85), rows, Origin(appendix="a"))))


def test_a_row_goes_on_below_the_repeated_header(tall):
    first, second = places_of(tall, Origin(task="t2", column="content"))
    header = places_of(tall, Origin(appendix="a"))
    assert (first.page, second.page) == (0, 1)
    assert second.top_mm == pytest.approx(header[1].bottom_mm, abs=0.1)


def test_a_repeated_header_is_no_part_of_the_row_before_it(tall):
    header = places_of(tall, Origin(appendix="a"))
    assert [place.page for place in header] == [0, 1]
    heights = [place.bottom_mm - place.top_mm for place in header]
    assert heights[0] == pytest.approx(heights[1], abs=0.1)


def test_a_row_that_ends_with_its_page_does_not_go_on(typesetter):
    header = Row((cell("Đầu"), cell("bảng")), RowKind.HEADER)
    rows = (header, *(task_row(number, 4) for number in range(12)))
    typeset = typesetter.typeset(page_of(Grid((80, 85), rows, Origin(appendix="a"))))
    pages = [
        [p.page for p in places_of(typeset, Origin(task=f"t{n}", column="content"))]
        for n in range(12)
    ]
    assert typeset.pages == 2
    assert sum(len(each) for each in pages) <= 13
