"""Characters: runs, breaks, symbols, links, formulas, what is hidden."""

import pytest

from cchc_desk.forms.richtext import Footnote, Span, Vertical
from cchc_desk.intake.source import SourceSpan, WarningCode, inlines, own_text
from tests.intake.word_builder.file import Target
from tests.intake.word_builder.markup import (
    BOLD,
    HIDDEN,
    ITALIC,
    PAGE_BREAK,
    SUB,
    SUPER,
    font,
    footnote,
    footnote_mark,
    footnote_text,
    line,
    p,
    r,
    size,
)
from tests.intake.word_builder.reading import one, read, spans, texts, warning


def test_neighbouring_runs_of_one_look_are_one_span():
    found = one(r("Sở "), '<w:proofErr w:type="spellStart"/>', r("Nội "), r("vụ", BOLD))
    assert spans(found) == [("Sở Nội ", ""), ("vụ", "b")]


def test_bold_italic_underline_and_raised_letters_are_kept():
    found = one(r("a", BOLD + ITALIC), r("b", '<w:u w:val="single"/>'), r("2", SUPER), r("3", SUB))
    assert spans(found) == [("a", "bi"), ("b", "u"), ("2", "sup"), ("3", "sub")]


def test_a_switch_turned_off_is_off():
    found = one(r("a", '<w:b w:val="0"/>'), r("b", '<w:b w:val="false"/><w:u w:val="none"/>'))
    assert spans(found) == [("ab", "")]


def test_a_run_tells_its_font_and_its_size():
    found = one(r("Céng hßa", font(".VnTime") + size(14)), r(" A", font(".VnTimeH")))
    assert [(each.font, each.size_pt) for each in found.spans] == [
        (".VnTime", 14),
        (".VnTimeH", 10),
    ]


def test_vietnamese_letters_are_shown_in_the_font_for_them():
    two = '<w:rFonts w:ascii="Arial" w:hAnsi="Tahoma"/>'
    found = one(r("ABC", two), r("Đ", two + BOLD))
    assert [each.font for each in found.spans] == ["Arial", "Tahoma"]


@pytest.mark.parametrize("capitals", ["caps", "smallCaps"])
def test_letters_shown_as_capitals_are_capitals(capitals):
    assert own_text(one(r("Sở Nội vụ", f"<w:{capitals}/>"))) == "SỞ NỘI VỤ"


def test_hidden_text_is_left_out_and_counted():
    document = read(p(r("thấy"), r(" không thấy", HIDDEN), r(" nữa")))
    assert texts(document) == ["thấy nữa"]
    assert warning(document, WarningCode.HIDDEN_TEXT) == 1


def test_the_words_of_a_warning_say_what_was_left_out():
    (found,) = read(p(r("a"), r("bí mật", HIDDEN))).warnings
    assert found.words == ("bí mật",)


def test_struck_text_stays_and_is_counted():
    document = read(p(r("bỏ câu này", "<w:strike/>")))
    assert texts(document) == ["bỏ câu này"]
    assert warning(document, WarningCode.STRUCK_TEXT) == 1


def test_line_breaks_and_tabs_are_kept():
    inside = "<w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t><w:tab/><w:t>d</w:t><w:ptab/>"
    assert own_text(one(r(inside=inside))) == "a\nb\nc\td\t"


def test_a_column_break_is_a_line_break():
    assert own_text(one(r("a"), r(inside='<w:br w:type="column"/>'), r("b"))) == "a\nb"


def test_a_hyphen_that_does_not_break_is_a_hyphen_and_a_soft_one_is_nothing():
    inside = "<w:t>KH</w:t><w:noBreakHyphen/><w:t>SKHCN</w:t><w:softHyphen/><w:t>05</w:t>"
    assert own_text(one(r(inside=inside))) == "KH-SKHCN05"


def test_spaces_without_xml_space_still_part_words():
    inside = "<w:r><w:t>Sở </w:t></w:r><w:r><w:t>Nội vụ</w:t></w:r>"
    assert own_text(one(inside)) == "Sở Nội vụ"


def test_line_ends_of_indented_xml_are_no_text():
    assert own_text(one("<w:r><w:t>\n    Sở Nội\n    vụ\n  </w:t></w:r>")) == "Sở Nội     vụ"


def test_line_ends_that_are_to_be_kept_are_spaces():
    assert own_text(one('<w:r><w:t xml:space="preserve">a\nb\n</w:t></w:r>')) == "a b "


def test_empty_runs_and_texts_are_nothing():
    assert one(r(), "<w:r><w:rPr/></w:r>", "<w:r><w:t/></w:r>").spans == ()


@pytest.mark.parametrize(
    ("name", "code", "sign"),
    [
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "00A7", "▪"),
        ("Wingdings 2", "F052", "☑"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F061", "α"),
        ("Webdings", "F061", "✔"),
        ("Wingdings 3", "F075", "▶"),
        ("Times New Roman", "2265", "≥"),
    ],
)
def test_a_symbol_is_the_sign_that_its_font_shows(name, code, sign):
    assert own_text(one(r(inside=f'<w:sym w:font="{name}" w:char="{code}"/>'))) == sign


@pytest.mark.parametrize("code", ["F0C7", "00C7", "zz", ""])
def test_an_unknown_symbol_leaves_a_mark_and_is_counted(code):
    document = read(p(r(inside=f'<w:sym w:font="Wingdings" w:char="{code}"/>')))
    assert texts(document) == ["\N{REPLACEMENT CHARACTER}"]
    assert warning(document, WarningCode.UNKNOWN_SYMBOLS) == 1


def test_letters_in_a_font_of_pictures_are_the_pictures():
    found = one(r("ü", font("Wingdings")), r(" \uf0a7 ", font("Wingdings")), r("\uf0b7"))
    assert own_text(found) == "✓ ▪ •"


def test_a_picture_that_is_not_known_is_counted_once_per_run():
    document = read(p(r("\uf0c7\uf0c9", font("Wingdings"))))
    assert warning(document, WarningCode.UNKNOWN_SYMBOLS) == 1


def test_a_hyphen_element_in_a_font_of_pictures_stays_a_hyphen():
    assert own_text(one(r(inside="<w:noBreakHyphen/>", props=font("Wingdings")))) == "-"


# --- letters --------------------------------------------------------------------------------------


def test_decomposed_letters_become_composed_and_are_counted():
    document = read(p(r("Ho\u0323p giao ban")), line("không"))
    assert texts(document) == ["Họp giao ban", "không"]
    assert warning(document, WarningCode.NORMALISED_TEXT) == 1


def test_a_tone_mark_in_the_next_run_joins_its_letter():
    found = one(r("Ho"), r("\u0323p", BOLD))
    assert spans(found) == [("Họ", ""), ("p", "b")]


def test_a_run_of_only_tone_marks_leaves_no_span():
    assert spans(one(r("ho"), r("\u0323", BOLD))) == [("họ", "")]


def test_a_tone_mark_without_a_letter_stays():
    assert own_text(one(r("\u0323"))) == "\u0323"


def test_control_characters_are_dropped():
    assert own_text(one(r("a\u0081b\ufffe".replace("\ufffe", "\ufdd0")))) == "ab"


def test_a_run_of_only_control_characters_leaves_no_span():
    assert one(r("\u0081", BOLD), r("a")).spans[0].text == "a"


def test_capitals_of_a_font_from_before_unicode_are_made_later():
    found = one(r("céng hßa", font(".VnTime") + "<w:caps/>"), r("ab", font("Arial") + "<w:caps/>"))
    assert [(each.text, each.capitals) for each in found.spans] == [
        ("céng hßa", True),
        ("AB", False),
    ]


# --- links ----------------------------------------------------------------------------------------


def linked(target: str) -> str | None:
    link = '<w:hyperlink r:id="rL"><w:r><w:t>cổng</w:t></w:r></w:hyperlink>'
    document = read(p(link), targets={"rL": Target("hyperlink", target, is_external=True)})
    (block,) = document.blocks
    (span,) = block.spans
    assert span.text == "cổng"
    return span.link


@pytest.mark.parametrize(
    "target", ["https://sokhcn.example.vn/a?b=1", "HTTP://a.vn", "mailto:phong@example.vn"]
)
def test_a_web_or_mail_address_is_kept(target):
    assert linked(target) == target


@pytest.mark.parametrize(
    "target",
    ["file:///C:/x.docm", "\\\\may-chu\\x", "javascript:alert(1)", "http:///x", "a b", "x.docx"],
)
def test_another_link_is_left_out(target):
    assert linked(target) is None


def test_a_link_that_was_left_out_is_counted():
    link = '<w:hyperlink r:id="rL"><w:r><w:t>tệp</w:t></w:r></w:hyperlink>'
    document = read(p(link), targets={"rL": Target("hyperlink", "file:///C:/x", is_external=True)})
    assert warning(document, WarningCode.LINKS_LEFT_OUT) == 1


def test_a_link_within_the_document_and_a_broken_one_are_plain_words():
    within = '<w:hyperlink w:anchor="_Toc1"><w:r><w:t>mục </w:t></w:r></w:hyperlink>'
    broken = '<w:hyperlink r:id="rNone"><w:r><w:t>một</w:t></w:r></w:hyperlink>'
    document = read(p(within, broken))
    assert [span.link for block in document.blocks for span in block.spans] == [None]
    assert document.warnings == ()


def test_too_long_an_address_is_left_out():
    assert linked(f"https://a.vn/{'x' * 2100}") is None


# --- what stands around runs ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "around",
    [
        "<w:smartTag><w:smartTagPr/>{}</w:smartTag>",
        "<w:customXml><w:customXmlPr/>{}</w:customXml>",
        "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:bdo w:val='ltr'>{}</w:bdo>",
        "<w14:conflictIns>{}</w14:conflictIns>",
        "<mc:AlternateContent><mc:Choice Requires='w14'>{}</mc:Choice>"
        "<mc:Fallback><w:r><w:t>khác</w:t></w:r></mc:Fallback></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Choice Requires='cx1'><w:r><w:t>x</w:t></w:r></mc:Choice>"
        "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Choice Requires='cx1'>{}</mc:Choice></mc:AlternateContent>",
        "<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby>"
        "</w:r>",
        "<w:fldSimple w:instr=' REF a '>{}</w:fldSimple>",
    ],
)
def test_words_in_what_stands_around_runs_are_kept(around):
    assert texts(read(p(r("a "), around.format(r("chữ")), r(" b")))) == ["a chữ b"]


@pytest.mark.parametrize(
    "nothing",
    [
        "<mc:AlternateContent/>",
        "<w:sdt/>",
        "<w:r><w:ruby/></w:r>",
        "<w:r><w:unknown/></w:r>",
        "<w:permStart w:id='1'/>",
    ],
)
def test_what_is_empty_is_nothing(nothing):
    assert texts(read(p(r("a"), nothing, r("b")))) == ["ab"]


def test_alternate_content_within_a_run_is_read_once():
    two = (
        "<mc:AlternateContent><mc:Choice Requires='w14'><w:t>một</w:t></mc:Choice>"
        "<mc:Fallback><w:t>hai</w:t></mc:Fallback></mc:AlternateContent>"
    )
    assert texts(read(p(r(inside=two)))) == ["một"]


@pytest.mark.parametrize("around", ["w14:unknown", "w:customXml", "w:ins"])
def test_paragraphs_in_what_is_not_known_are_kept(around):
    assert texts(read(f"<{around}>{line('a')}</{around}>", line("b"))) == ["a", "b"]


def test_a_large_initial_is_the_first_letter_of_the_next_paragraph():
    frame = '<w:framePr w:dropCap="drop" w:lines="2"/>'
    document = read(p(r("K", BOLD), props=frame), line("ế hoạch", props='<w:jc w:val="both"/>'))
    assert texts(document) == ["Kế hoạch"]
    assert next(iter(document.blocks)).format.alignment == "justified"


def test_a_part_of_another_document_is_not_followed():
    document = read(p(r("a"), '<w:subDoc r:id="rX"/>'), '<w:altChunk r:id="rY"/>')
    assert texts(document) == ["a"]
    assert warning(document, WarningCode.NOT_FOLLOWED) == 2


# --- page breaks ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "text", "before", "after"),
    [
        ((PAGE_BREAK, r("a")), "a", True, False),
        ((r("a"), PAGE_BREAK), "a", False, True),
        ((r("a"), PAGE_BREAK, r("b")), "a\nb", False, True),
        ((PAGE_BREAK,), "", False, True),
        ((PAGE_BREAK, r("a"), PAGE_BREAK), "a", True, True),
        ((r(" "), PAGE_BREAK, r("a")), " a", True, False),
        ((r("a"),), "a", False, False),
    ],
)
def test_a_page_break_is_a_fact_of_its_paragraph(content, text, before, after):
    found = one(*content)
    assert own_text(found) == text
    assert (found.page_break_before, found.page_break_after) == (before, after)


def test_a_paragraph_may_ask_for_a_new_page():
    assert only_props("<w:pageBreakBefore/>").page_break_before
    assert not only_props('<w:pageBreakBefore w:val="0"/>').page_break_before


def only_props(props: str):
    (block,) = read(line("a", props=props)).blocks
    return block


def test_a_hidden_page_break_breaks_no_page():
    assert not one(r("a"), r(inside='<w:br w:type="page"/>', props=HIDDEN)).page_break_after


# --- formulas -------------------------------------------------------------------------------------


def m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (m("x=1"), "x=1"),
        (f"<m:f><m:num>{m('8')}</m:num><m:den>{m('43')}</m:den></m:f>", "8/43"),
        (f"<m:f><m:num>{m('(a+b)')}</m:num><m:den>{m('c')}</m:den></m:f>", "(a+b)/c"),
        (f"<m:f><m:num>{m('a+b')}</m:num><m:den>{m('c')}</m:den></m:f>", "(a+b)/c"),
        (f"<m:sSup><m:e>{m('m')}</m:e><m:sup>{m('2')}</m:sup></m:sSup>", "m2"),
        (f"<m:sSub><m:e>{m('a')}</m:e><m:sub>{m('1')}</m:sub></m:sSub>", "a1"),
        (f"<m:rad><m:deg/><m:e>{m('x')}</m:e></m:rad>", "√x"),
        (f"<m:rad><m:deg>{m('3')}</m:deg><m:e>{m('x+1')}</m:e></m:rad>", "3√(x+1)"),
        (f"<m:d><m:e>{m('a')}</m:e><m:e>{m('b')}</m:e></m:d>", "(a|b)"),
        (
            f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{m("a")}</m:e>'
            "</m:d>",
            "[a]",
        ),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{m("i")}</m:sub>'
            f"<m:sup>{m('n')}</m:sup><m:e>{m('x')}</m:e></m:nary>",
            "∑inx",
        ),
        ("<m:nary/>", "∫"),
        ("<m:sSup/>", ""),
        (f"<m:eqArr><m:e>{m('a')}</m:e><m:e>{m('b')}</m:e></m:eqArr>", "a\nb"),
        (f"<m:m><m:mr><m:e>{m('a')}</m:e><m:e>{m('b')}</m:e></m:mr></m:m>", "a b"),
        (f"<m:func><m:funcPr/><m:fName>{m('log')}</m:fName><m:e>{m(' x')}</m:e></m:func>", "log x"),
    ],
)
def test_a_formula_is_a_line_of_text(formula, text):
    assert own_text(one(r("A "), f"<m:oMath>{formula}</m:oMath>")) == f"A {text}"


def test_a_raised_part_of_a_formula_is_raised():
    formula = f"<m:oMath><m:sSup><m:e>{m('m')}</m:e><m:sup>{m('2')}</m:sup></m:sSup></m:oMath>"
    assert spans(one(formula)) == [("m", ""), ("2", "sup")]


def test_a_deleted_part_of_a_formula_is_gone():
    formula = f"<w:ins>{m('x')}</w:ins><w:del>{m('y')}</w:del><m:r><w:t>z</w:t></m:r>"
    assert own_text(one(f"<m:oMath>{formula}</m:oMath>")) == "xz"


def test_a_formula_between_paragraphs_is_a_paragraph():
    formula = f"<m:oMathPara><m:oMath>{m('x=1')}</m:oMath></m:oMathPara>"
    assert texts(read(line("a"), formula, line("b"))) == ["a", "x=1", "b"]


# --- as the clerk's own text ----------------------------------------------------------------------


def test_spans_and_notes_become_the_clerks_own_text():
    document = read(
        p(
            r("Kế hoạch", BOLD + size(14)),
            r(" 05", BOLD),
            footnote_mark(1),
            r("m", ""),
            r("2", SUPER),
        ),
        footnotes=footnote(1, footnote_text(r("Xem", ITALIC))),
    )
    (block,) = document.blocks
    assert inlines(block.spans) == (
        Span("Kế hoạch 05", bold=True),
        Footnote((Span("Xem", italic=True),)),
        Span("m"),
        Span("2", vertical=Vertical.SUPER),
    )


def test_a_span_needs_no_more_than_its_text():
    assert SourceSpan("a").link is None
