"""Cells for the table of tasks, from HTML and from TABs."""

import pytest

from cchc_desk.forms.richtext import Footnote, Level, Paragraph, Span, paragraph, plain, plain_text
from cchc_desk.intake.legacy import Encoding, encode
from cchc_desk.intake.paste.rows import SheetCell, rows_of_html, rows_of_text
from tests.intake.paste.samples import EXCEL, listed, mark, notes, word


def words(pasted):
    return [[plain_text(each.text) for each in row] for row in pasted.rows]


def cell_of(html):
    return rows_of_html(f"<table><tr><td>{html}</td></tr></table>").rows[0][0]


# --- HTML -----------------------------------------------------------------------------------------


def test_a_sheet_of_excel_has_all_its_cells():
    pasted = rows_of_html(EXCEL)
    assert words(pasted) == [
        ["STT", "Nội dung/\nNhiệm vụ", "Số hồ sơ"],
        ["1", "Rà soát văn bản & thủ tục", "1.176,50"],
        ["2", "chữ tràn", ""],
        ["2", "gộp thật", ""],
    ]
    assert [each.columns for each in pasted.rows[3]] == [1, 2, 1]


def test_a_cell_keeps_its_paragraphs_levels_and_looks():
    html = "<p class=MsoNormal>Một <b>đậm</b></p>" + listed("Hai", "-") + "<p>- Ba<o:p></o:p></p>"
    assert cell_of(html).text == (
        Paragraph((Span("Một "), Span("đậm", bold=True))),
        paragraph("Hai", Level.DASH),
        paragraph("Ba", Level.DASH),
    )


def test_a_single_cell_is_a_sheet():
    assert rows_of_html("<table><tr><td>a</td></tr></table>").rows == ((SheetCell(plain("a")),),)


def test_rows_of_several_tables_are_one_sheet_of_one_width():
    html = "<table><tr><td>a<td>b</table><p>x</p><table><tr><td>c</table>"
    assert words(rows_of_html(html)) == [["a", "b"], ["c", ""]]


def test_a_table_in_a_frame_is_the_sheet():
    inner = "<table><tr><td>a</td><td>b</td></tr></table>"
    html = f"<table><tr><td>{inner}</td></tr></table><p>x</p>"
    assert words(rows_of_html(html)) == [["a", "b"]]


def test_a_cell_merged_downwards_is_repeated():
    html = (
        "<table><tr><td rowspan=3>a<td colspan=2 rowspan=2>b<td>c<tr><td>d<tr><td>e<td>f<td>g"
        "</table>"
    )
    assert words(rows_of_html(html)) == [
        ["a", "b", "", "c"],
        ["a", "b", "", "d"],
        ["a", "e", "f", "g"],
    ]


def test_footnotes_below_the_table_are_at_their_places_and_other_links_are_words():
    html = word(
        f"<table><tr><td><p>{mark(1, 'Tờ trình')} và <a href='https://mau.example'>thư</a></p>"
        "</td><td><p>b</p></td></tr></table><p>Đoạn sau bảng</p>"
    ) + notes("Số 5/TTr</p><p>ngày 02/3")
    first, second = rows_of_html(html).rows[0]
    note = Footnote((Span("Số 5/TTr\nngày 02/3"),))
    assert first.text == (Paragraph((Span("Tờ trình"), note, Span(" và thư"))),)
    assert second.text == plain("b")


def test_blank_lines_around_a_text_and_blank_rows_below_are_left_out():
    html = "<table><tr><td><p>&nbsp;</p><p>a</p><p></p><td>b<tr><td>&nbsp;<td><tr><td><td></table>"
    assert words(rows_of_html(html)) == [["a", "b"]]


@pytest.mark.parametrize("html", ["", "<p>a</p>", "<table></table>", "<table><tr><td> </table>"])
def test_without_words_in_a_table_there_are_no_rows(html):
    assert rows_of_html(html) is None


def test_letters_of_old_fonts_are_converted_and_counted():
    text = encode("Hoàn thành", Encoding.TCVN3)
    html = f"<style>.x{{font-family:.VnTime}}</style><table><tr><td class=x>{text}<td>b</table>"
    pasted = rows_of_html(html)
    assert words(pasted) == [["Hoàn thành", "b"]]
    assert pasted.cleaning.conversions[0].runs == 1
    kept = rows_of_html(html, encoding=Encoding.UNICODE)
    assert words(kept) == [[text, "b"]]


# --- text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\r\nc\r\n\r\n", [["a", "b"], ["c", ""]]),
        ("một\nhai\n", [["một\nhai"]]),
        ('"một\nhai"\r\n', [["một\nhai"]]),
        ('"nói ""không"""\n', [['nói "không"']]),
        ('"Một cửa"', [['"Một cửa"']]),
        ('"Đề án" mới', [['"Đề án" mới']]),
        ('"Đề án" mới\tb', [['"Đề án" mới', "b"]]),
        ('"a\tb"\tc', [["a\tb", "c"]]),
        ('a "b" c\t', [['a "b" c', ""]]),
        ('"chưa đóng\tb', [['"chưa đóng', "b"]]),
        ("\ta\n\n\tb", [["", "a"], ["", ""], ["", "b"]]),
        ("<p>a</p><p>b</p>", [["a\nb"]]),
    ],
)
def test_text_is_rows_of_cells_only_where_it_has_tabs(text, rows):
    assert words(rows_of_text(text)) == rows


def test_signs_in_text_open_their_paragraphs():
    expected = (paragraph("một", Level.DASH), paragraph("hai", Level.PLUS))
    assert rows_of_text("- một\n+ hai").rows == ((SheetCell(expected),),)


@pytest.mark.parametrize("text", ["", " \n", "\t\t\r\n\t\t", "\u200b"])
def test_text_without_words_has_no_rows(text):
    assert rows_of_text(text) is None


def test_letters_in_text_are_guessed_and_counted():
    sentence = encode("Đã ban hành kế hoạch và thông báo đến các đơn vị", Encoding.VNI)
    pasted = rows_of_text(f"1\t{sentence}\n2\t{encode('Đã xong', Encoding.VNI)}")
    assert words(pasted)[1] == ["2", "Đã xong"]
    assert pasted.cleaning.conversions[0].encoding is Encoding.VNI
