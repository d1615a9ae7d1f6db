"""Characters without looks: lines, signs, soft breaks, tags that were typed, tables of TABs."""

import pytest

from cchc_desk.forms.richtext import Paragraph, Span
from cchc_desk.intake.legacy import Encoding, encode
from cchc_desk.intake.paste.plain import paste_plain
from tests.intake.paste.reading import cell, cleaned_plain, counts, read_plain, table


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\r\nb\rc\nd\u2029e\x85f\n", ["a", "b", "c", "d", "e", "f"]),
        ("a\n\nb", ["a", "<p/>", "b"]),
        ("a  b\n  c", ["a  b", "  c"]),
        ("a\tb", ["a<tab/>b"]),
        ("a\tb\nc", ["a<tab/>b", "c"]),
        ("a\x0bb\x0b\x0bc\u2028- d", ["a<br/>b", "c", "-\td"]),
        ("một câu bị ngắt\r\ngiữa chừng", ["một câu bị ngắt", "giữa chừng"]),
        (
            "a < b & c > d <Tên cơ quan> <b>",
            ["a &lt; b &amp; c &gt; d &lt;Tên cơ quan&gt; &lt;b&gt;"],
        ),
    ],
)
def test_every_line_is_a_paragraph_and_none_are_joined(text, blocks):
    assert read_plain(text) == blocks


@pytest.mark.parametrize(
    ("line", "written", "doubled"),
    [
        ("- a", "-\ta", 0),
        ("+ a", "+\ta", 0),
        ("*  a", "*\ta", 0),
        ("– a", "-\ta", 0),
        ("•\ta", "-\ta", 0),
        ("o\ta", "+\ta", 0),
        ("▪\ta", "*\ta", 0),
        ("§\ta", "*\ta", 0),
        ("\uf0b7 a", "-\ta", 0),
        ("  - a", "-\ta", 0),
        ("-\u00a0a", "-\ta", 0),
        ("- - a", "-\ta", 1),
        ("-  + a", "+\ta", 1),
        ("- + Thực hiện", "+\tThực hiện", 1),
        ("• - a", "-\ta", 1),
        ("- - - a", "-\ta", 1),
        ("- -5 độ", "-\t-5 độ", 0),
        ("-5 độ", "-5 độ", 0),
        ("-a", "-a", 0),
        ("o a", "o a", 0),
        ("ở\ta", "ở<tab/>a", 0),
        ("* * *", "* * *", 0),
        ("- - -", "- - -", 0),
        ("---", "---", 0),
        ("-", "-", 0),
        ("- ", "- ", 0),
        ("1. - a", "1. - a", 0),
        ("a - b", "a - b", 0),
    ],
)
def test_signs_are_levels_and_doubled_ones_are_mended(line, written, doubled):
    assert read_plain(line) == [written]
    assert cleaned_plain(line).get("double-signs", 0) == doubled


@pytest.mark.parametrize(
    ("text", "blocks", "tags"),
    [
        ("<p>Đã ban hành</p>", ["Đã ban hành"], 2),
        (
            '<p class="x">Đã làm</p>\n<ul style="list-style-type: disc;">\n<li>Một</li>\n'
            "<li>Hai &amp; ba<ul><li>Bốn</li></ul></li></ul><P>Năm&nbsp;sáu</P>",
            ["Đã làm", "-\tMột", "-\tHai &amp; ba", "+\tBốn", "Năm sáu"],
            14,
        ),
        ("a<br>b<br/>c", ["a", "b", "c"], 2),
        (
            "<b>a</b> và <i>b</i> theo điểm <a> khoản <b>1</b>",
            ["a và b theo điểm &lt;a&gt; khoản 1"],
            6,
        ),
        ("<span style='color:red'>a</span>", ["a"], 2),
        ("<li>a", ["-\ta"], 1),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", None, 14),
        ("&amp; <x> a <p b c>", ["&amp;amp; &lt;x&gt; a &lt;p b c&gt;"], 0),
        ("5 <br 6", ["5 &lt;br 6"], 0),
    ],
)
def test_tags_that_stand_in_a_text_become_what_they_mean(text, blocks, tags):
    assert read_plain(text) == (blocks or [table(["a", "b"], ["c", "d"])])
    assert cleaned_plain(text).get("tags", 0) == tags


@pytest.mark.parametrize("end", ["", "\r\n"])
def test_rows_of_a_spreadsheet_become_a_table(end):
    text = f'Tên\tSố\r\n"Hồ\nsơ ""mới"""\t05{end}'
    assert read_plain(text) == [table(["Tên", "Số"], [cell("Hồ", 'sơ "mới"'), "05"])]


def test_rows_of_a_spreadsheet_stay_lines_when_no_table_is_wanted():
    pasted = paste_plain("a\tb\nc\td", tables=False)
    assert pasted.blocks == (Paragraph((Span("a\tb"),)), Paragraph((Span("c\td"),)))


# --- letters --------------------------------------------------------------------------------------

SENTENCES = [
    "Đã ban hành kế hoạch và thông báo đến các đơn vị",
    "- Số hồ sơ tiếp nhận trong kỳ là 15, giải quyết đúng hạn 14",
]


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_letters_of_old_fonts_are_known_by_their_words(encoding):
    pasted = paste_plain("\n".join(encode(each, encoding) for each in [*SENTENCES, "Đã xong"]))
    assert [each.spans[0].text for each in pasted.blocks] == [
        SENTENCES[0],
        SENTENCES[1][2:],
        "Đã xong",
    ]
    assert counts(pasted) == {"legacy": 3}
    assert pasted.cleaning.conversions[0].encoding is encoding


def test_letters_stay_when_it_is_wanted():
    written = encode(SENTENCES[0], Encoding.VNI)
    pasted = paste_plain(written, encoding=Encoding.UNICODE)
    assert pasted.blocks[0].spans[0].text == written
    assert pasted.cleaning.conversions == ()


def test_an_encoding_can_be_given():
    pasted = paste_plain("Hoµn thµnh", encoding=Encoding.TCVN3)
    assert pasted.blocks[0].spans[0].text == "Hoàn thành"


def test_soft_hyphens_are_letters_first_and_dirt_then():
    text = encode("Lưu trữ văn thư, ứng dụng chữ ký số", Encoding.TCVN3)
    assert read_plain(text) == ["Lưu trữ văn thư, ứng dụng chữ ký số"]
    assert cleaned_plain("hành\u00adchính") == {"soft-hyphens": 1}


# --- characters -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown", "kinds"),
    [
        ("Ho\u0300a bi\u0300nh là", "Hòa bình là", {"decomposed": 2}),
        ("ca\u0302\u0301p a\u0323\u0302", "cấp ậ", {"decomposed": 2}),
        ("05\u00a0%\u2009a\u3000\u3000b", "05 % a  b", {"special-spaces": 3}),
        ("15/KH\u2011UBND", "15/KH-UBND", {"special-spaces": 1}),
        ("\ufeffa\u200bb\u200e\u2060", "ab", {"zero-width": 3}),
        ("hành\u00ad\u00adchính", "hànhchính", {"soft-hyphens": 1}),
        ("a\x07b\x00\x01c\ufffcd\ud800", "abcd", {"controls": 4}),
        ("a\ufffdb – “c” … 25 °C ²", "a\ufffdb – “c” … 25 °C ²", {}),
        ("a  b   c", "a  b   c", {}),
    ],
)
def test_characters_that_cannot_be_seen_go_and_the_others_stay(text, shown, kinds):
    pasted = paste_plain(text)
    assert pasted.blocks == (Paragraph((Span(shown),)),)
    assert counts(pasted) == kinds
