"""Fields: their results are text, their instructions are not."""

import pytest

from cchc_desk.intake.source import own_text
from tests.intake.word_builder.markup import (
    HIDDEN,
    complex_field,
    fld,
    footnote,
    footnote_mark,
    footnote_text,
    line,
    p,
    r,
)
from tests.intake.word_builder.reading import one, read, texts


def test_the_result_of_a_field_is_text_and_its_instruction_is_not():
    assert own_text(one(r("Bảng "), complex_field(" SEQ Bảng ", r("1")), r("."))) == "Bảng 1."


def test_a_field_within_the_instruction_of_another_is_silent():
    inner = complex_field(" PAGE ", r("5"))
    begin = fld("begin") + "<w:r><w:instrText> IF </w:instrText></w:r>" + inner
    assert own_text(one(begin + fld("separate") + r("đúng") + fld("end"))) == "đúng"


def test_a_field_within_the_result_of_another_is_text():
    inner = complex_field(" REF a ", r("trong"))
    assert own_text(one(complex_field(" TOC ", r("ngoài "), inner))) == "ngoài trong"


def test_the_number_of_the_page_is_no_text():
    found = one(r("Trang "), complex_field(" PAGE \\* MERGEFORMAT ", r("2")), r(" của 5"))
    assert own_text(found) == "Trang  của 5"


@pytest.mark.parametrize("instruction", [" PAGE ", "page", "Page \\* Arabic"])
def test_a_simple_field_with_the_number_of_the_page_is_no_text(instruction):
    field = f'<w:fldSimple w:instr="{instruction}"><w:r><w:t>7</w:t></w:r></w:fldSimple>'
    assert own_text(one(r("a"), field)) == "a"


def test_an_old_page_number_is_no_text():
    assert own_text(one(r(inside="<w:pgNum/>"), r(inside="<w:pgNum/>", props=HIDDEN))) == ""


def test_a_field_may_go_on_over_paragraphs():
    first = p(fld("begin"), "<w:r><w:instrText>TOC</w:instrText></w:r>", fld("separate"), r("I. A"))
    assert texts(read(first, line("II. B"), p(r("III. C"), fld("end")), line("sau"))) == [
        "I. A",
        "II. B",
        "III. C",
        "sau",
    ]


def test_what_follows_a_field_that_never_ends_is_text():
    broken = fld("begin") + "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    assert texts(read(p(broken, r("a")), line("b"))) == ["a", "b"]


def test_an_end_without_a_beginning_is_nothing():
    assert own_text(one(fld("separate"), r("a"), fld("end"))) == "a"


def test_a_deleted_field_leaves_no_trace():
    deleted = f"<w:del>{complex_field(' PAGE ')}</w:del>"
    half = f"{fld('begin')}<w:del>{fld('separate')}</w:del>{r('b')}{fld('end')}"
    assert own_text(one(r("a"), deleted, half)) == "ab"


@pytest.mark.parametrize(
    ("instruction", "link"),
    [
        (' HYPERLINK "https://a.example.vn" ', "https://a.example.vn"),
        (" HYPERLINK https://a.example.vn ", "https://a.example.vn"),
        (' HYPERLINK \\l "_Toc1" ', None),
        (' HYPERLINK "file:///C:/x" ', None),
        (" REF x ", None),
    ],
)
def test_a_field_may_be_a_link(instruction, link):
    (span,) = one(complex_field(instruction, r("cổng"))).spans
    assert (span.text, span.link) == ("cổng", link)


def test_a_simple_field_may_be_a_link():
    instruction = "HYPERLINK &quot;https://a.example.vn&quot;"
    (span,) = one(f'<w:fldSimple w:instr="{instruction}">{r("cổng")}</w:fldSimple>').spans
    assert span.link == "https://a.example.vn"


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (' SYMBOL 252 \\f "Wingdings" ', "✓"),
        (" SYMBOL 0xB7 \\f Symbol ", "•"),
        (" SYMBOL 65 ", "A"),
        (" SYMBOL x ", ""),
        (" SYMBOL ", ""),
        (" SYMBOL 0 ", ""),
        (" MACROBUTTON NoMacro [Nhập tên] ", "[Nhập tên]"),
        (" XE chỉ-mục ", ""),
        (" ", ""),
    ],
)
def test_a_field_without_a_result_shows_what_it_says(instruction, shown):
    assert own_text(one(r("a"), complex_field(instruction))) == f"a{shown}"
    simple = f'<w:fldSimple w:instr="{instruction.replace(chr(34), "&quot;")}"/>'
    assert own_text(one(r("a"), simple)) == f"a{shown}"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("<w:checkBox><w:default w:val='0'/></w:checkBox>", "☐"),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default/><w:checked w:val='0'/></w:checkBox>", "☐"),
        (
            "<w:ddList><w:result w:val='1'/><w:listEntry w:val='Có'/><w:listEntry w:val='Không'/>"
            "</w:ddList>",
            "Không",
        ),
        ("<w:ddList><w:listEntry w:val='Có'/></w:ddList>", "Có"),
        ("<w:ddList><w:result w:val='9'/><w:listEntry w:val='Có'/></w:ddList>", ""),
        ("<w:textInput/>", ""),
    ],
)
@pytest.mark.parametrize("parting", ["", fld("separate")])
def test_a_form_field_shows_what_was_chosen(said, shown, parting):
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{said}</w:ffData></w:fldChar></w:r>'
    field = begin + "<w:r><w:instrText> FORM </w:instrText></w:r>" + parting + fld("end")
    assert own_text(one(r("a"), field)) == f"a{shown}"


def test_a_form_field_whose_choice_stands_as_text_shows_it_once():
    said = '<w:ffData><w:ddList><w:listEntry w:val="Có"/></w:ddList></w:ffData>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{said}</w:fldChar></w:r>'
    assert own_text(one(begin + fld("separate") + r("Có") + fld("end"))) == "Có"


def test_a_form_text_is_text():
    begin = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData/></w:fldChar></w:r>'
    field = begin + fld("separate") + r("Sở Nội vụ") + fld("end")
    assert own_text(one(field)) == "Sở Nội vụ"


def test_a_picture_or_a_note_in_an_instruction_is_not_seen():
    inside = footnote_mark(1) + '<w:r><w:drawing/><w:br w:type="page"/></w:r>'
    field = fld("begin") + inside + fld("separate") + r("a") + fld("end")
    found = one(field, footnotes=footnote(1, footnote_text(r("x"))))
    assert (len(found.spans), found.page_break_after) == (1, False)


def test_a_hidden_field_is_followed_all_the_same():
    hidden = r(inside='<w:fldChar w:fldCharType="begin"/>', props=HIDDEN)
    assert own_text(one(hidden, r("lệnh"), fld("separate"), r("a"), fld("end"))) == "a"
