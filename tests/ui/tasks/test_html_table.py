import pytest
from PySide6.QtCore import QMimeData

from cchc_desk.forms.richtext import Footnote, Level, Paragraph, Span, Vertical, plain_text
from cchc_desk.ui.tasks.clipboard import read_mime
from cchc_desk.ui.tasks.html_table import SheetCell, write_html_table

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<style><!--td {color:black}--></style></head><body link=blue>
<!--[if supportMisalignedColumns]><![endif]-->
<table border=0 style='width:300pt'><!--StartFragment--><col width=64>
 <tr height=20><td class=xl65>STT</td><td>Nội dung/<br>
  Nhiệm vụ</td></tr>
 <tr><td align=right>1</td><td>Rà soát
   văn bản &amp; thủ&nbsp;tục</td></tr>
<!--EndFragment--></table></body></html>"""


def read_html_table(html):
    mime = QMimeData()
    mime.setHtml(html)
    return read_mime(mime).rows


def texts(html):
    sheet = read_html_table(html)
    return sheet and [[plain_text(cell.text) for cell in row] for row in sheet]


def cell_of(html):
    return read_html_table(f"<table><tr><td>{html}</td></tr></table>")[0][0]


def test_the_table_of_excel_is_read_without_its_styles():
    assert texts(EXCEL) == [
        ["STT", "Nội dung/\nNhiệm vụ"],
        ["1", "Rà soát văn bản & thủ tục"],
    ]


def test_paragraphs_and_list_items_of_word_are_lines():
    html = "<p class=MsoNormal>Một</p>\n<p>Hai<o:p></o:p></p><ul><li>Ba</li></ul>"
    assert plain_text(cell_of(html).text) == "Một\nHai\n- Ba"


def test_an_opening_sign_becomes_the_level_of_the_paragraph():
    assert cell_of("<p>-&nbsp;&nbsp; Tờ trình</p>").text == (
        Paragraph((Span("Tờ trình"),), Level.DASH),
    )


def test_bold_italic_and_raised_text_is_kept():
    spans = cell_of("a<b>b<i>c</i></b><sup>2</sup>").text[0].spans
    assert spans == (
        Span("a"),
        Span("b", bold=True),
        Span("c", bold=True, italic=True),
        Span("2", vertical=Vertical.SUPER),
    )


def test_a_cell_merged_downwards_is_repeated():
    html = "<table><tr><td rowspan=2>Quý I</td><td>a</td></tr><tr><td>b</td></tr></table>"
    assert texts(html) == [["Quý I", "a"], ["Quý I", "b"]]


def test_a_cell_merged_sideways_says_how_far():
    html = "<table><tr><td>I</td><td colspan=2>Thể chế</td></tr><tr><td>1<td>a<td>b</table>"
    sheet = read_html_table(html)
    assert sheet[0][1].columns == 2
    assert texts(html) == [["I", "Thể chế", ""], ["1", "a", "b"]]


def test_a_table_inside_a_cell_is_text_of_the_cell():
    inner = "<table><tr><td>b</td><td>c</td></tr></table>"
    html = f"<table><tr><td>a{inner}d</td><td>e</td></tr></table>"
    assert texts(html) == [["a\nb\nc\nd", "e"]]


WORD_NOTE = """<table><tr><td><p>Tờ trình<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> và
<a href="https://thu.vidu">thư</a></p></td><td>không có<a href="#_ftn9">[9]</a></td></tr></table>
<p>Đoạn sau bảng</p><div style='mso-element:footnote-list'><hr><div id=ftn1><p><a
href="#_ftnref1">[1]</a> Số 5/TTr</p><p>ngày 02/3</p></div></div>"""


def test_a_footnote_of_word_is_at_its_place_and_other_links_are_words():
    first, second = read_html_table(WORD_NOTE)[0]
    note = Footnote((Span("Số 5/TTr\nngày 02/3"),))
    assert first.text == (Paragraph((Span("Tờ trình"), note, Span(" và thư"))),)
    assert plain_text(second.text) == "không có[9]"


def test_a_text_below_a_table_is_no_part_of_it():
    html = "<table><tr><td><a href='#x'>a</a></td></tr></table><p>b</p>"
    assert texts(html) == [["a"]]


@pytest.mark.parametrize("html", ["", "<p>không có</p>", "<table></table>", "<![ lạ ]><table>"])
def test_without_a_table_there_is_no_sheet(html):
    assert read_html_table(html) is None


def test_absurd_spans_are_cut():
    html = "<table><tr><td colspan=999999 rowspan=999999>a</td></tr><tr></tr></table>"
    sheet = read_html_table(html)
    assert (len(sheet), len(sheet[0])) == (2, 64)


def test_what_is_written_is_read_again():
    first = Paragraph((Span("Tờ trình "), Span("số 5", bold=True)), Level.DASH)
    bold = (first, Paragraph((Span("x"),)))
    sheet = ((SheetCell(bold), SheetCell()), (SheetCell(bold, 2), SheetCell()))
    assert read_html_table(write_html_table(sheet)) == sheet


def test_lines_of_a_cell_stay_in_one_cell_of_excel_and_footnotes_stay_out():
    note = Footnote((Span("chú thích"),))
    text = (Paragraph((Span("a<b\nc"), note)),)
    written = write_html_table(((SheetCell(text),),))
    assert '<td>a&lt;b<br style="mso-data-placement:same-cell">c</td>' in written
    assert "chú thích" not in written
