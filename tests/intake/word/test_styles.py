"""What styles say, one over the other, and how a paragraph looks in the end."""

import pytest

from cchc_desk.intake.source import TextAlignment, own_text
from tests.intake.word_builder.file import File, root
from tests.intake.word_builder.markup import (
    BOLD,
    CENTRED,
    font,
    line,
    numbered,
    p,
    r,
    size,
    style,
    tbl,
    tr,
)
from tests.intake.word_builder.reading import only, read, read_bytes, spans, the_table

NORMAL = style("Normal", "Normal", default="1", run=font("Times New Roman") + size(14))
DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
    "<w:pPrDefault><w:pPr>{props}</w:pPr></w:pPrDefault></w:docDefaults>"
)


def styled(id_: str, styles: str, props: str = "", run: str = ""):
    return only(read(p(r("chữ", run), props=props, style=id_), styles=styles))


def test_a_paragraph_without_a_style_has_the_default_one():
    found = styled("", NORMAL)
    assert (found.style, found.format.font, found.format.size_pt) == (
        "Normal",
        "Times New Roman",
        14,
    )


def test_an_unknown_style_is_the_default_one():
    assert styled("Missing", NORMAL).style == "Normal"


def test_a_style_inherits_through_its_whole_chain():
    chain = style("A", "a", run=BOLD) + style("B", "b", based="A", run="<w:i/>")
    found = styled("C", chain + style("C", "c", based="B", props=CENTRED))
    assert spans(found) == [("chữ", "bi")]
    assert found.format.alignment is TextAlignment.CENTRE


def test_a_style_based_on_itself_is_read_once():
    circle = style("A", "a", based="B", run=BOLD) + style("B", "b", based="A", run="<w:i/>")
    assert spans(styled("A", circle)) == [("chữ", "bi")]


def test_what_a_style_turns_off_is_off():
    chain = style("A", "a", run=BOLD) + style("B", "b", based="A", run='<w:b w:val="0"/>')
    assert spans(styled("B", chain)) == [("chữ", "")]


def test_two_bold_styles_are_not_bold():
    styles = style("A", "a", run=BOLD) + style("Strong", "Strong", kind="character", run=BOLD)
    assert spans(styled("A", styles, run='<w:rStyle w:val="Strong"/>')) == [("chữ", "")]


def test_a_bold_run_in_a_bold_style_is_bold():
    assert spans(styled("A", style("A", "a", run=BOLD), run=BOLD)) == [("chữ", "b")]


def test_bold_by_default_stays_bold_under_a_bold_style():
    styles = DEFAULTS.format(run=BOLD, props="") + style("A", "a", run=BOLD)
    assert spans(styled("A", styles)) == [("chữ", "b")]


def test_a_character_style_that_does_not_exist_says_nothing():
    assert spans(styled("", NORMAL, run='<w:rStyle w:val="None"/>')) == [("chữ", "")]


def test_capitals_may_come_from_a_style():
    assert own_text(styled("A", style("A", "a", run="<w:caps/>"))) == "CHỮ"


def test_defaults_of_the_document_stand_below_all_styles():
    styles = DEFAULTS.format(run=size(11), props='<w:spacing w:after="200"/>') + style("A", "a")
    found = styled("A", styles).format
    assert (found.size_pt, found.space_after_pt) == (11, 10)


def test_a_theme_names_fonts():
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
        '<a:fontScheme><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>'
        '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme>'
        "</a:themeElements></a:theme>"
    )
    body = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    head = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>'
    data = File(p(r("a", body), r("b", head)), parts={"word/theme/theme1.xml": theme}).data()
    assert [each.font for each in only(read_bytes(data)).spans] == ["Calibri", "Cambria"]


def test_a_theme_that_is_missing_leaves_the_usual_font():
    found = read(p(r("a", '<w:rFonts w:asciiTheme="minorHAnsi"/>')))
    assert only(found).spans[0].font == "Times New Roman"


# --- headings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id_", "name", "props", "level"),
    [
        ("Heading1", "heading 1", '<w:outlineLvl w:val="0"/>', 1),
        ("u2", "heading 2", "", 2),
        ("3", "heading 3", '<w:outlineLvl w:val="2"/>', 3),
        ("Tiu1", "Tiêu đề 1", "", 1),
        ("DeMuc2", "Đề mục 2", "", 2),
        ("Muc1", "Mục 1", "", 1),
        ("Heading1", "Heading 1", "", 1),
        ("Title", "Title", "", None),
        ("Body", "Body Text 2", "", None),
        ("Heading9", "heading 9", '<w:outlineLvl w:val="9"/>', None),
    ],
)
def test_a_heading_is_told_by_its_level_or_by_its_name(id_, name, props, level):
    assert styled(id_, style(id_, name, props=props)).heading_level == level


def test_a_style_based_on_a_heading_is_one():
    styles = style("Heading2", "heading 2") + style("X", "Của Sở", based="Heading2")
    assert styled("X", styles).heading_level == 2


def test_a_paragraph_may_have_an_outline_level_of_its_own():
    assert styled("", NORMAL, props='<w:outlineLvl w:val="1"/>').heading_level == 2


def test_a_paragraph_may_say_that_it_is_no_heading():
    styles = style("Heading1", "heading 1")
    assert styled("Heading1", styles, props='<w:outlineLvl w:val="9"/>').heading_level is None


# --- how it looks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "alignment"),
    [("left", "left"), ("start", "left"), ("center", "centre"), ("right", "right"),
     ("end", "right"), ("both", "justified"), ("distribute", "justified"), ("odd", "left")],
)  # fmt: skip
def test_alignments_have_one_word_each(said, alignment):
    assert styled("", "", props=f'<w:jc w:val="{said}"/>').format.alignment == alignment


@pytest.mark.parametrize(
    ("props", "measures"),
    [
        ('<w:ind w:left="567" w:right="284" w:firstLine="720"/>', (10.0, 5.01, 12.7)),
        ('<w:ind w:start="567" w:end="284" w:hanging="567"/>', (10.0, 5.01, -10.0)),
        ('<w:ind w:left="1cm" w:firstLine="0.5in"/>', (10.0, 0.0, 12.7)),
        ('<w:ind w:left="x" w:firstLine=""/>', (0.0, 0.0, 0.0)),
        ('<w:ind w:left="5zz"/>', (0.0, 0.0, 0.0)),
        ('<w:ind w:left="99999999"/>', (0.0, 0.0, 0.0)),
        ('<w:ind w:hanging="0" w:firstLine="567"/>', (0.0, 0.0, 10.0)),
        ('<w:ind w:hanging="0"/>', (0.0, 0.0, 0.0)),
    ],
)
def test_indents_are_millimetres(props, measures):
    found = styled("", "", props=props).format
    assert (found.left_mm, found.right_mm, found.first_line_mm) == measures


@pytest.mark.parametrize(
    ("props", "measures"),
    [
        ('<w:spacing w:before="120" w:after="60"/>', (6.0, 3.0, 1.0, None)),
        ('<w:spacing w:line="360" w:lineRule="auto"/>', (0.0, 0.0, 1.5, None)),
        ('<w:spacing w:line="360" w:lineRule="exact"/>', (0.0, 0.0, None, 18.0)),
        ('<w:spacing w:line="340" w:lineRule="atLeast"/>', (0.0, 0.0, None, 17.0)),
        ('<w:spacing w:line="18pt" w:lineRule="exact"/>', (0.0, 0.0, None, 18.0)),
        ('<w:spacing w:line="x" w:lineRule="exact"/>', (0.0, 0.0, 1.0, None)),
        ('<w:spacing w:beforeAutospacing="1" w:after="0"/>', (14.0, 0.0, 1.0, None)),
        ('<w:spacing w:beforeLines="50"/>', (6.0, 0.0, 1.0, None)),
    ],
)
def test_space_is_points_and_lines(props, measures):
    found = styled("", "", props=props).format
    said = (found.space_before_pt, found.space_after_pt, found.lines, found.line_pt)
    assert said == measures


def test_a_line_drawn_beside_a_paragraph_is_a_fact():
    drawn = '<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr>'
    assert styled("", "", props=drawn).format.has_border
    assert not styled("", "", props='<w:pBdr><w:top w:val="nil"/></w:pBdr>').format.has_border


def test_the_format_is_that_of_most_characters():
    found = only(read(p(r("a)", BOLD + size(13)), r(" nội dung dài hơn", size(14))))).format
    assert (found.size_pt, found.bold) == (14, False)


def test_an_empty_paragraph_looks_as_its_mark():
    found = only(read(p(mark=size(13) + "<w:i/>"))).format
    assert (found.size_pt, found.italic) == (13, True)


def test_a_colour_is_kept_unless_automatic():
    assert styled("", "", run='<w:color w:val="ff0000"/>').format.colour == "FF0000"
    assert styled("", "", run='<w:color w:val="auto"/>').format.colour == ""


# --- tables and lists among styles ----------------------------------------------------------------

TABLE_STYLE = style(
    "Luoi",
    "Lưới",
    kind="table",
    props='<w:spacing w:after="0"/>',
    run="<w:i/>",
    inside='<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="lastCol"><w:rPr><w:u w:val="single"/></w:rPr></w:tblStylePr>',
)


@pytest.mark.parametrize(
    ("look", "first", "last"),
    [
        ('<w:tblLook w:firstRow="1" w:lastColumn="1"/>', ["bi", "biu"], ["i", "iu"]),
        ('<w:tblLook w:val="0120"/>', ["bi", "biu"], ["i", "iu"]),
        ('<w:tblLook w:val="0020" w:firstRow="0"/>', ["i", "i"], ["i", "i"]),
        ("", ["i", "i"], ["i", "i"]),
    ],
)
def test_a_table_style_dresses_the_rows_that_the_table_asks_for(look, first, last):
    table = tbl(tr("a", "b"), tr("c", "d"), props=f'<w:tblStyle w:val="Luoi"/>{look}')
    rows = the_table(read(table, styles=TABLE_STYLE)).rows
    looks = [[spans(cell.blocks[0])[0][1] for cell in row.cells] for row in rows]
    assert looks == [first, last]


def test_a_table_style_speaks_of_paragraphs_too():
    styles = DEFAULTS.format(run="", props='<w:spacing w:after="200"/>') + TABLE_STYLE
    table = tbl(tr("a"), props='<w:tblStyle w:val="Luoi"/>')
    document = read(table, line("b"), styles=styles)
    inside, outside = the_table(document).rows[0].cells[0].blocks[0], list(document.blocks)[1]
    assert (inside.format.space_after_pt, outside.format.space_after_pt) == (0, 10)


LIST = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:pStyle w:val="Muc"/><w:lvlText w:val="%1."/>'
    '<w:pPr><w:ind w:left="1134" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def test_the_indent_of_a_list_wins_over_the_style_of_its_paragraph():
    styles = style("A", "a", props='<w:ind w:left="284"/>')
    found = only(read(line("x", style="A", props=numbered(1)), styles=styles, numbering=LIST))
    assert (found.format.left_mm, found.format.first_line_mm) == (20.0, -10.0)


def test_the_indent_of_a_style_wins_over_that_of_its_own_list():
    props = '<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="567" w:firstLine="0"/>'
    document = read(line("x", style="Muc"), styles=style("Muc", "m", props=props), numbering=LIST)
    assert (only(document).format.left_mm, only(document).format.first_line_mm) == (10.0, 0.0)


def test_parts_that_are_missing_say_nothing():
    data = File(line("a", style="X", props=numbered(3)), styles="x", numbering="y").data()
    document = read_bytes(data)
    assert only(document).style == ""
    missing = File(line("a"), styles="x", missing=frozenset({"word/styles.xml"}))
    assert own_text(only(read_bytes(missing.data()))) == "a"


def test_a_style_sheet_with_no_relation_is_found_by_its_name():
    data = File(line("a"), parts={"word/styles.xml": root("styles", NORMAL)}).data()
    assert only(read_bytes(data)).style == "Normal"
