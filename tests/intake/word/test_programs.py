"""The habits of Word, WPS, LibreOffice and Google Docs, each as the program writes it."""

from cchc_desk.intake.source import WarningCode, own_text
from tests.intake.word_builder.markup import (
    BOLD,
    RULED,
    abstract,
    font,
    level,
    line,
    num,
    numbered,
    p,
    r,
    style,
    tbl,
    tc,
    tr,
)
from tests.intake.word_builder.reading import notes, only, read, spans, texts, the_table, warning

# --- Word -----------------------------------------------------------------------------------------


def test_word_cuts_a_sentence_into_runs_at_every_edit():
    cut = (
        '<w:r w:rsidRPr="00A1"><w:rPr><w:lang w:val="vi-VN"/></w:rPr><w:t>Quý</w:t></w:r>'
        '<w:proofErr w:type="spellStart"/>'
        '<w:r w:rsidR="00B2"><w:t xml:space="preserve"> </w:t></w:r>'
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
        '<w:proofErr w:type="spellEnd"/><w:r w:rsidRPr="00C3"><w:lastRenderedPageBreak/>'
        "<w:t>I/2026</w:t></w:r>"
    )
    assert spans(only(read(p(cut)))) == [("Quý I/2026", "")]


def test_word_in_vietnamese_names_heading_styles_u1():
    headings = style("u1", "heading 1", run=BOLD, props='<w:outlineLvl w:val="0"/>')
    document = read(
        line("I. MỤC TIÊU", style="u1"), styles=style("Binhthng", "Normal", default="1") + headings
    )
    assert only(document).heading_level == 1


def test_word_marks_a_footnote_with_a_style():
    styles = style("ThamchiuCcchu", "footnote reference", kind="character",
                   run='<w:vertAlign w:val="superscript"/>')  # fmt: skip
    mark = r(inside='<w:footnoteReference w:id="1"/>', props='<w:rStyle w:val="ThamchiuCcchu"/>')
    written = p(
        r(inside="<w:footnoteRef/>", props='<w:rStyle w:val="ThamchiuCcchu"/>'), r(" Số 05.")
    )
    document = read(
        p(r("a"), mark), styles=styles, footnotes=f'<w:footnote w:id="1">{written}</w:footnote>'
    )
    assert (texts(document), notes(document)) == (["a"], ["Số 05."])


def test_word_keeps_a_table_of_contents_in_a_control():
    contents = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
        f"</w:sdtPr><w:sdtContent>{line('MỤC LỤC')}{line('I. A')}</w:sdtContent></w:sdt>"
    )
    assert texts(read(contents, line("I. A"))) == ["MỤC LỤC", "I. A", "I. A"]


# --- WPS ------------------------------------------------------------------------------------------


def test_wps_names_styles_by_numbers_and_hints_at_fonts():
    styles = style("1", "Normal", default="1", run=font("Times New Roman")) + style(
        "2", "heading 1", based="1", props='<w:outlineLvl w:val="0"/>', run=BOLD
    )
    hint = '<w:rFonts w:hint="default" w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    found = only(read(p(r("I. MỤC TIÊU", hint + "<w:bCs/>"), style="2"), styles=styles))
    assert (found.style, found.heading_level, found.format.bold) == ("heading 1", 1, True)
    assert found.format.font == "Times New Roman"


def test_wps_counts_indents_in_characters_beside_twips():
    props = (
        '<w:spacing w:before="120" w:beforeLines="50" w:line="360" w:lineRule="auto"/>'
        '<w:ind w:firstLine="560" w:firstLineChars="200"/>'
    )
    found = only(read(line("a", props=props))).format
    assert (found.space_before_pt, found.lines, found.first_line_mm) == (6.0, 1.5, 9.88)


def test_wps_turns_the_lines_of_a_layout_table_off_cell_by_cell():
    none = "".join(
        f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH")
    )
    cell = f'<w:tcW w:w="4500" w:type="dxa"/><w:tcBorders>{none}</w:tcBorders>'
    table = tbl(tr(tc("SỞ", props=cell), tc("CỘNG HÒA", props=cell)), props=RULED)
    assert the_table(read(table)).is_layout


# --- LibreOffice ----------------------------------------------------------------------------------


def test_libreoffice_writes_bullets_in_open_symbol():
    lists = (
        abstract(1, level(0, "bullet", "•", run=font("OpenSymbol")),
                 level(1, "bullet", "\uf0b7", run=font("Symbol"))) + num(1, 1)
    )  # fmt: skip
    body = (line("a", props=numbered(1)), line("b", props=numbered(1, 1)))
    assert texts(read(*body, numbering=lists)) == ["• a", "• b"]


def test_libreoffice_numbers_nothing_with_empty_levels():
    lists = abstract(1, level(0, "none", "", inside='<w:suff w:val="nothing"/>')) + num(1, 1)
    found = only(read(line("I. MỤC TIÊU", props=numbered(1)), numbering=lists))
    assert (found.number_text, own_text(found)) == ("", "I. MỤC TIÊU")


def test_libreoffice_puts_a_tab_behind_the_number_of_a_note():
    anchor = r(inside='<w:footnoteReference w:id="2"/>', props='<w:rStyle w:val="FootnoteAnchor"/>')
    written = p(r(inside="<w:footnoteRef/>"), r(inside="<w:tab/><w:t>Số 05.</w:t>"))
    document = read(p(r("a"), anchor), footnotes=f'<w:footnote w:id="2">{written}</w:footnote>')
    assert notes(document) == ["Số 05."]


# --- Google Docs ----------------------------------------------------------------------------------


def test_google_docs_says_everything_in_every_run():
    run = (
        f'{font("Times New Roman")}<w:b w:val="1"/><w:i w:val="0"/><w:smallCaps w:val="0"/>'
        '<w:strike w:val="0"/><w:color w:val="000000"/><w:sz w:val="28"/><w:u w:val="none"/>'
        '<w:shd w:fill="auto" w:val="clear"/><w:vertAlign w:val="baseline"/><w:rtl w:val="0"/>'
    )
    found = only(read(p(r("Kế hoạch", run))))
    assert spans(found) == [("Kế hoạch", "b")]
    assert found.format.colour == "000000"


def test_google_docs_marks_headings_and_columns_with_bookmarks():
    mark = (
        '<w:bookmarkStart w:colFirst="0" w:colLast="0" w:name="_heading=h.gjdgxs" w:id="0"/>'
        '<w:bookmarkEnd w:id="0"/>'
    )
    assert texts(read(p(mark, r("I. A")), tbl(tr("a", "b")))) == ["I. A", "[a | b]"]


def test_google_docs_writes_bullets_of_noto():
    lists = abstract(1, level(0, "bullet", "●", run=font("Noto Sans Symbols"))) + num(1, 1)
    assert texts(read(line("a", props=numbered(1)), numbering=lists)) == ["● a"]


def test_google_docs_hides_the_lines_of_a_layout_table():
    borders = "".join(
        f'<w:{side} w:color="000000" w:space="0" w:sz="0" w:val="nil"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    table = tbl(tr("a", "b"), props=f"<w:tblBorders>{borders}</w:tblBorders>")
    assert the_table(read(table)).is_layout


def test_suggestions_of_google_docs_are_accepted():
    change = (
        '<w:ins w:author="A" w:id="0"><w:r><w:t xml:space="preserve"> mới</w:t></w:r></w:ins>'
        '<w:del w:author="A" w:id="1"><w:r><w:delText> cũ</w:delText></w:r></w:del>'
    )
    document = read(p(r("Kế hoạch"), change))
    assert texts(document) == ["Kế hoạch mới"]
    assert warning(document, WarningCode.DELETED_TEXT) == 1
