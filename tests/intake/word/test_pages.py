"""Sections, headers and footers, page numbers, bookmarks, and what a file says of itself."""

import pytest

from cchc_desk.forms.paper import Orientation
from cchc_desk.intake.source import Edge, PageNumber, Pages, TextAlignment, WarningCode
from tests.intake.word_builder.file import Target, root
from tests.intake.word_builder.markup import (
    BOLD,
    CENTRED,
    PAGE_BREAK,
    complex_field,
    line,
    p,
    r,
    section,
    size,
    style,
    tbl,
    tc,
    text_box,
    tr,
)
from tests.intake.word_builder.reading import read, texts, warning

LANDSCAPE = {"width": 16838, "height": 11906, "orient": "landscape"}


def test_every_section_has_its_blocks_and_its_page():
    body = (line("a"), line("b", props=section()), line("c"), section(**LANDSCAPE))
    first, second = read(*body).sections
    assert (len(first.blocks), len(second.blocks)) == (2, 1)
    assert (first.page.orientation, second.page.orientation) == (
        Orientation.PORTRAIT,
        Orientation.LANDSCAPE,
    )


def test_a_page_has_its_measures_in_millimetres():
    margins = (
        'w:top="1134" w:bottom="1191" w:left="1701" w:right="-850" w:header="567" w:footer="340"'
    )
    (found,) = read(line("a"), section(margins=margins)).sections
    page = found.page
    assert (page.width_mm, page.height_mm) == (210.01, 297.0)
    assert (page.margin_top_mm, page.margin_bottom_mm) == (20.0, 21.01)
    assert (page.margin_left_mm, page.margin_right_mm) == (30.0, 14.99)
    assert (page.header_distance_mm, page.footer_distance_mm) == (10.0, 6.0)


def test_a_wide_page_lies_whatever_it_says():
    (found,) = read(line("a"), section(width=16838, height=11906)).sections
    assert found.page.orientation is Orientation.LANDSCAPE


def test_a_file_without_sections_has_one():
    (found,) = read(line("a")).sections
    assert (found.page.width_mm, found.furniture) == (210.0, ())
    assert read().sections[0].blocks == ()


def test_a_section_says_how_its_pages_are_numbered():
    numbers = '<w:pgNumType w:start="1" w:fmt="lowerRoman"/><w:titlePg/>'
    kind = '<w:type w:val="continuous"/>'
    (found,) = read(line("a"), section(kind, numbers)).sections
    page = found.page
    assert (page.number_start, page.number_format) == (1, "lowerRoman")
    assert (page.first_page_differs, page.is_continuous) == (True, True)


def test_words_after_the_last_section_are_one_more():
    assert [len(each.blocks) for each in read(line("a", props=section()), line("b")).sections] == [
        1,
        1,
    ]


# --- headers and footers --------------------------------------------------------------------------


def furnished(*blocks: str, kind: str = "header", pages: str = "default", **said):
    """Return the furniture of a document with one header or footer."""
    reference = f'<w:{kind}Reference w:type="{pages}" r:id="rF"/>'
    document = read(
        line("a"),
        section(reference),
        targets={"rF": Target(kind, "edge.xml")},
        parts={"word/edge.xml": root("hdr", "".join(blocks))},
        **said,
    )
    (found,) = document.sections[0].furniture
    return found


def test_a_header_has_its_lines():
    found = furnished(line("SỞ KHOA HỌC"), "<w:p/>", tbl(tr("a", "b")), kind="footer", pages="even")
    assert (found.edge, found.pages) == (Edge.FOOTER, Pages.EVEN)
    assert found.lines == ("SỞ KHOA HỌC", "a", "b")
    assert found.page_number is None


PAGE = complex_field(" PAGE ", r("2", size(14) + BOLD))


def test_a_page_number_says_where_it_stands_and_how_it_looks():
    found = furnished(p(PAGE, props=CENTRED), pages="first")
    assert found.lines == ()
    assert found.page_number == PageNumber(
        TextAlignment.CENTRE, "Times New Roman", 14.0, bold=True, italic=False
    )


@pytest.mark.parametrize(
    ("content", "props", "alignment"),
    [
        ((r(inside="<w:tab/>"), PAGE), "", "centre"),
        ((r(inside="<w:tab/><w:tab/>"), PAGE), "", "right"),
        ((PAGE,), '<w:framePr w:wrap="around" w:xAlign="center"/>', "centre"),
        ((PAGE,), '<w:framePr w:wrap="around" w:xAlign="outside"/>', "right"),
        ((PAGE,), '<w:framePr w:x="720"/>', "left"),
        ((r(inside="<w:tab/>"), PAGE), '<w:jc w:val="right"/>', "right"),
        ((PAGE,), '<w:jc w:val="both"/>', "justified"),
        (('<w:fldSimple w:instr=" PAGE "/>',), CENTRED, "centre"),
        ((r(inside="<w:pgNum/>"),), CENTRED, "centre"),
        ((complex_field(" PAGE ", r("1"), r("0")),), CENTRED, "centre"),
        ((text_box(p(PAGE, props=CENTRED)),), "", "centre"),
    ],
)
def test_a_page_number_is_put_in_place_in_many_ways(content, props, alignment):
    assert furnished(p(*content, props=props)).page_number.alignment == alignment


def test_dashes_around_a_page_number_are_no_line():
    found = furnished(p(r("- "), PAGE, r(" -"), props=CENTRED), line("Mật"))
    assert found.lines == ("Mật",)


def test_a_page_number_in_a_control_is_found():
    control = f"<w:sdt><w:sdtContent>{p(PAGE, props=CENTRED)}</w:sdtContent></w:sdt>"
    assert furnished(control).page_number is not None


def test_a_page_number_that_ends_a_joined_paragraph_is_found():
    joined = p(r("Trang "), mark="<w:del/>") + p(PAGE, props=CENTRED)
    found = furnished(joined)
    assert (found.lines, found.page_number is None) == (("Trang",), False)


def test_a_style_of_the_header_is_applied():
    found = furnished(p(PAGE, style="Header"), styles=style("Header", "header", props=CENTRED))
    assert found.page_number.alignment is TextAlignment.CENTRE


def test_a_section_without_a_header_shows_the_one_before():
    reference = '<w:headerReference w:type="default" r:id="rF"/>'
    document = read(
        line("a", props=section(reference)),
        line("b", props=section()),
        line("c"),
        section(reference),
        targets={"rF": Target("header", "edge.xml")},
        parts={"word/edge.xml": root("hdr", line("Đầu trang"))},
    )
    assert [each.furniture[0].lines for each in document.sections] == [("Đầu trang",)] * 3


def test_a_header_that_is_missing_is_empty():
    document = read(line("a"), section('<w:headerReference w:type="default" r:id="rNone"/>'))
    assert document.sections[0].furniture[0].lines == ()


def test_a_file_says_whether_even_pages_differ():
    assert read(line("a"), settings="<w:evenAndOddHeaders/>").even_pages_differ
    assert not read(line("a"), settings="<w:zoom/>").even_pages_differ
    assert not read(line("a")).even_pages_differ


def test_a_page_number_in_the_body_is_no_text():
    assert texts(read(p(r("Trang "), PAGE))) == ["Trang "]


# --- page numbers typed ---------------------------------------------------------------------------


def typed(number: str, props: str = CENTRED) -> str:
    return p(r(number), PAGE_BREAK, props=props)


def test_page_numbers_typed_at_the_end_of_pages_are_left_out():
    document = read(line("a"), typed("1"), line("b"), typed("- 2 -"), line("c"), typed("3"))
    assert texts(document) == ["a", "b", "c"]
    assert warning(document, WarningCode.TYPED_PAGE_NUMBERS) == 3


def test_page_numbers_typed_at_the_top_of_sections_are_left_out():
    body = (line("a", props=section()), p(r("2"), props=CENTRED), line("b", props=section()))
    assert texts(read(*body, p(r("3"), props=CENTRED), line("c"), section())) == ["a", "b", "c"]


def test_a_typed_page_number_takes_no_part_in_notes():
    raised = '<w:vertAlign w:val="superscript"/>'
    body = (p(r("a"), r("1", raised)), p(r("1", raised), r(" Xem")), typed("1"), line("b"))
    assert texts(read(*body, typed("2"))) == ["a", "b"]


@pytest.mark.parametrize(
    "body",
    [
        (line("a"), typed("1"), line("b")),
        (line("a"), typed("1"), line("b"), typed("3")),
        (line("a"), typed("7"), line("b"), typed("8")),
        (line("a"), typed("1", ""), line("b"), typed("2", "")),
        (line("a"), p(r("1"), props=CENTRED), line("b"), p(r("2"), props=CENTRED), line("c")),
        (typed("2023"), line("a"), typed("2024")),
    ],
)
def test_numbers_that_may_be_words_stay(body):
    assert len(texts(read(*body))) == len(body)


def test_a_continuous_section_begins_no_page():
    same = section('<w:type w:val="continuous"/>')
    number = p(r("2"), props=CENTRED + same)
    last = p(r("3"), props=CENTRED)
    body = (line("a", props=same), line("x"), number, line("y"), last, line("b"), same)
    assert len(texts(read(*body))) == 6


# --- bookmarks ------------------------------------------------------------------------------------


def begin(id_: int, name: str) -> str:
    return f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>'


def end(id_: int) -> str:
    return f'<w:bookmarkEnd w:id="{id_}"/>'


def marked(*blocks: str) -> list[tuple[str, ...]]:
    return [block.bookmarks for block in read(*blocks).blocks]


def test_a_bookmark_names_the_paragraphs_that_it_stands_around():
    body = (p(begin(1, "_cchc_1"), r("a")), line("b"), p(r("c"), end(1)), line("d"))
    assert marked(*body) == [("_cchc_1",), ("_cchc_1",), ("_cchc_1",), ()]


def test_a_bookmark_around_a_table_names_its_paragraphs():
    document = read(begin(1, "x"), tbl(tr("a", tc("b"))), p(end(1)), line("c"))
    table, spacer, after = document.blocks
    inside = [cell.blocks[0].bookmarks for cell in table.rows[0].cells]
    assert (inside, spacer.bookmarks, after.bookmarks) == ([("x",), ("x",)], ("x",), ())


def test_bookmarks_may_begin_and_end_between_rows_and_cells():
    row = f"<w:tr>{tc('a')}{begin(1, 'x')}{tc('b')}{end(1)}{tc('c')}</w:tr>"
    (table,) = read(tbl(row)).blocks
    assert [c.blocks[0].bookmarks for c in table.rows[0].cells] == [(), ("x",), ()]


def test_a_bookmark_may_begin_between_rows():
    document = read(tbl(tr("a"), begin(1, "x"), tr("b"), end(1), tr("c")))
    (table,) = document.blocks
    assert [row.cells[0].blocks[0].bookmarks for row in table.rows] == [(), ("x",), ()]


def test_a_bookmark_that_ends_before_the_words_does_not_name_them():
    assert marked(p(begin(1, "x"), r("a")), p(end(1), r("b"))) == [("x",), ()]


def test_a_bookmark_that_begins_after_the_words_does_not_name_them():
    assert marked(p(r("a"), begin(1, "x")), p(r("b"), end(1))) == [(), ("x",)]


def test_an_empty_paragraph_is_named_by_what_touches_it():
    assert marked(p(begin(1, "x"), end(1)), "<w:p/>") == [("x",), ()]


def test_bookmarks_may_overlap():
    body = (p(begin(1, "x"), r("a")), p(begin(2, "y"), r("b"), end(1)), p(r("c"), end(2)))
    assert marked(*body) == [("x",), ("x", "y"), ("y",)]


def test_a_bookmark_that_never_ends_names_nothing():
    assert marked(p(begin(1, "x"), r("a")), line("b")) == [(), ()]


def test_libreoffice_begins_a_long_bookmark_twice():
    body = (p(begin(1, "x"), r("a")), line("b"), p(begin(2, "x"), r("c"), end(2)), line("d"))
    assert marked(*body) == [("x",), ("x",), ("x",), ()]


@pytest.mark.parametrize("name", ["_GoBack", ""])
def test_what_word_remembers_for_itself_is_no_bookmark(name):
    assert marked(p(begin(1, name), r("a"), end(1))) == [()]


def test_an_end_in_deleted_text_still_ends():
    gone = f"<w:del><w:r><w:delText>b</w:delText></w:r>{end(1)}</w:del>"
    assert marked(p(begin(1, "x"), r("a"), gone), line("c")) == [("x",), ()]


def test_no_more_bookmarks_stand_around_one_place_than_a_reader_could_want():
    opened = "".join(begin(each, f"n{each}") for each in range(100))
    closed = "".join(end(each) for each in range(100))
    assert len(marked(p(opened, r("a"), closed))[0]) == 64


# --- the file itself ------------------------------------------------------------------------------


def test_a_file_says_which_program_wrote_it():
    app = "<Properties xmlns='x'><Application>WPS  Office</Application></Properties>"
    assert read(line("a"), parts={"docProps/app.xml": app}).application == "WPS Office"
    empty = "<Properties xmlns='x'><Application/></Properties>"
    assert read(line("a"), parts={"docProps/app.xml": empty}).application == ""
    assert read(line("a"), parts={"docProps/app.xml": "<Properties/>"}).application == ""
    assert read(line("a")).application == ""
