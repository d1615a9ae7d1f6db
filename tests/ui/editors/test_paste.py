import contextlib
import ctypes
import os
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication

from cchc_desk.forms.markup import from_markup, to_markup
from cchc_desk.forms.richtext import Image, normalise, plain_text
from cchc_desk.ui.editors.clipboard import OWN_FORMAT, html_form, to_mime
from cchc_desk.ui.editors.document import ClerkDocument
from cchc_desk.ui.editors.paste import one_line, read_mime, read_plain
from tests.strategies import rich_texts
from tests.ui.editors.typist import CONTROL, SHIFT, Key, fill, go, markup, press, select

IN_OPEN = 0x20  # <sys/inotify.h>

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- @font-face {font-family:"Times New Roman";}
p.MsoNormal {margin:0cm;color:red;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head>
<body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoNormal style='text-align:justify'><b><span style='font-size:14.0pt'>Kết
quả</span></b><span style='color:#0070C0'> quý&nbsp;I:</span><o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='mso-list:Ignore'>-<span style='font:7.0pt "Times New Roman"'>
&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>Mục một<sup>2</sup></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span><![endif]><i>Mục hai</i></p>
<p class=MsoNormal>Dòng một<br>dòng hai</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>"""

WORD_NOTES = """<p>Theo kế hoạch<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> và luật<a
href="file:///C:/a.htm#_ftn2">[2]</a>.</p><hr>
<div><p><a href="#_ftnref1" name="_ftn1">[1]</a> Số <b>15</b>.</p><p>Thêm.</p></div>
<div><p><a href="#_ftnref2">[2]</a> Luật 30.</p></div>"""

EXCEL = """<html><head><style>td{mso-number-format:General}</style></head><body>
<table border=0 cellpadding=0 style='width:96pt'><!--StartFragment--><col width=64 span=2>
<tr height=20><td height=20 class=xl65><b>Tên</b></td><td><b>Số</b></td></tr>
<tr><td>Hồ sơ</td><td align=right>1.176</td></tr>
<tr><td colspan=2>gộp</td></tr><!--EndFragment--></table></body></html>"""


@pytest.fixture
def opened(tmp_path):
    """Return a picture and a function that counts how often it was opened: the kernel tells."""
    if sys.platform != "linux":
        pytest.skip("inotify is Linux's")
    picture = tmp_path / "x.png"
    QImage(9, 9, QImage.Format.Format_RGB32).save(str(picture))
    libc = ctypes.CDLL(None)
    descriptor = libc.inotify_init1(os.O_NONBLOCK)
    libc.inotify_add_watch(descriptor, os.fsencode(picture), IN_OPEN)

    def count():
        with contextlib.suppress(BlockingIOError):
            return len(os.read(descriptor, 4096)) // 16
        return 0

    yield picture, count
    os.close(descriptor)


def html_mime(html):
    mime = QMimeData()
    mime.setHtml(html)
    return mime


def read_html(html):
    return read_mime(html_mime(html)).blocks


def read(html):
    return to_markup(read_html(html))


def cell(text, columns=1):
    return f'<td columns="{columns}" rows="1"><p>{text}</p></td>'


def table(*rows, header=0):
    written = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f'<table widths="" header="{header}">{written}</table>'


def test_a_text_from_word_keeps_words_looks_and_signs_alone(qapp):
    assert read(WORD).split("\n") == [
        "<b>Kết quả</b> quý I:",
        "-\tMục một<sup>2</sup>",
        "-\t<i>Mục hai</i>",
        "Dòng một<br/>dòng hai",
    ]


def test_footnotes_from_word_become_footnotes(qapp):
    assert read(WORD_NOTES) == (
        "Theo kế hoạch<fn>Số <b>15</b>.<br/>Thêm.</fn> và luật<fn>Luật 30.</fn>."
    )


def test_a_table_from_excel_becomes_a_table(qapp):
    bold = (cell("<b>Tên</b>"), cell("<b>Số</b>"))
    plain = (cell("Hồ sơ"), cell("1.176"))
    assert read(EXCEL) == table(bold, plain, (cell("gộp", 2),), header=1)


@pytest.mark.parametrize("end", ["", "\r\n"])
def test_rows_from_a_spreadsheet_become_a_table(qapp, end):
    pasted = read_plain(f'Tên\tSố\r\n"Hồ\nsơ"\t05{end}').blocks
    two = '<td columns="1" rows="1"><p>Hồ</p><p>sơ</p></td>'
    assert to_markup(pasted) == table((cell("Tên"), cell("Số")), (two, cell("05")))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\tb", "a<tab/>b"),
        ("a\tb\nc", "a<tab/>b\nc"),
        ("- a\n+ b\n*  c", "-\ta\n+\tb\n*\tc"),
        ("-5 độ", "-5 độ"),
        ("a\x0bb\r\nc\n", "a<br/>b\nc"),
        ("Ho\u0300a", "Hòa"),
    ],
)
def test_plain_characters_are_taken_as_they_are(qapp, text, written):
    assert to_markup(read_plain(text).blocks) == written


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>", "-\ta\n+\tb\n*\tc"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<h1>a</h1><p>b</p>", "<b>a</b>\nb"),
        ("x<sub>2</sub><sup>3</sup>", "x<sub>2</sub><sup>3</sup>"),
        ("<a href='https://x.vn/'>a</a>", '<a href="https://x.vn/">a</a>'),
        ("<a href='mailto:a@b.vn'>a</a>", '<a href="mailto:a@b.vn">a</a>'),
        ("<a href='javascript:alert(1)'>a</a>", "a"),
        ("<a href='file:///etc/passwd'>a</a>", "a"),
        ("<u>a</u><font color=red size=7>b</font>", "ab"),
        ("<b style='font-weight:normal'>a</b>", "a"),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a\nb"),
        ("<script>alert(1)</script><p onclick='x()'>a</p>", "a"),
        ("<style>p{color:red}</style>a", "a"),
        ("<iframe src='http://x/'></iframe><object data='x'></object>a", "a"),
        ("<p>a</p><p>Ho\u0300a</p>", "a\nHòa"),
    ],
)
def test_html_is_kept_to_what_is_allowed(qapp, html, written):
    assert read(html) == written


def test_a_table_inside_a_cell_becomes_paragraphs(qapp):
    inner = "<table><tr><td>b</td><td>c</td></tr></table>"
    pasted = read_html(f"<table><tr><td>a{inner}</td><td>d</td></tr></table>")
    assert plain_text(pasted).split() == ["a", "b", "c", "d"]
    assert len(pasted) == 1


@pytest.mark.parametrize(
    "attack",
    [
        "<img src='{file}'>",
        "<p style='background-image:url({file})'>x</p>",
        "<link rel=stylesheet href='{file}'>",
        "<style>@import url('{file}');</style>",
        "<body background='{file}'>",
        "<img src='http://127.0.0.1:9/x.png'>",
        "<ul style='list-style-image:url({file})'><li>x</li></ul>",
    ],
)
def test_pasting_opens_no_file_and_no_address(editor, opened, attack):
    picture, count_opened = opened
    mime = QMimeData()
    mime.setHtml(attack.format(file=QUrl.fromLocalFile(str(picture)).toString()))
    editor.insertFromMimeData(mime)
    editor.grab()
    assert markup(editor).strip("-\t") in {"", "<p/>", "x"}
    assert count_opened() == 0


def test_an_opened_file_would_be_noticed(opened):
    picture, count_opened = opened
    QImage(str(picture))
    assert count_opened() > 0


@pytest.mark.parametrize(
    "name", ["/etc/hostname", "file:///etc/hostname", "http://x/", "cchc-image:"]
)
def test_a_document_gives_an_image_of_its_own_for_everything_it_refuses(qapp, name):
    document = ClerkDocument()
    given = document.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    assert (given.width(), given.height()) == (48, 48)
    assert document.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl(name)) == ""


def test_an_image_of_the_workspace_is_shown(editor):
    asked = []
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    editor.set_images(lambda image_id: asked.append(image_id) or picture)
    editor.set_content((Image("ảnh 1/2", 20.0),))
    editor.grab()
    assert set(asked) == {"ảnh 1/2"}


def test_a_dropped_file_is_refused(editor, tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.docx"))])
    assert not editor.canInsertFromMimeData(mime)


@given(blocks=rich_texts)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_our_own_text_comes_back_whole(qapp, blocks):
    safe = normalise(blocks)
    back = read_mime(to_mime(safe)).blocks
    assert plain_text(back) == plain_text(safe)
    assert len(back) == len(safe)


def test_copied_text_is_pasted_with_footnotes_figures_and_signs(editor):
    text = 'x\n-\ta<fn><b>n</b></fn>\n+\t<fig id="f">13</fig>'
    fill(editor, text)
    press(editor, Key.Key_A, CONTROL)
    press(editor, Key.Key_C, CONTROL)
    fill(editor, "")
    press(editor, Key.Key_V, CONTROL)
    assert markup(editor) == text


def test_a_part_of_a_paragraph_is_copied_without_its_sign(editor):
    fill(editor, "-\tabc")
    select(editor, 1, 3)
    press(editor, Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "bc"


def test_copied_text_has_its_signs_and_footnotes_for_other_programs(editor):
    fill(editor, f"-\ta<fn>n</fn>\n{table((cell('b'), cell('c')))}")
    editor.selectAll()
    editor.copy()
    mime = QApplication.clipboard().mimeData()
    assert mime.text() == "- a[1]\nb\tc\n[1] n"
    assert "<p>- a<sup>[1]</sup></p>" in mime.html()


def test_html_for_other_programs_is_read_back_the_same(qapp):
    text = f"-\ta <b>b</b><br/><i>c</i>\n{table((cell('<sup>d</sup>'), cell('e', 2)))}\n+\tf &lt;"
    assert to_markup(read_html(html_form(from_markup(text)))) == text


def test_a_form_that_only_looks_ours_is_read_as_characters(qapp):
    mime = QMimeData()
    mime.setData(OWN_FORMAT, b"<table \xff")
    mime.setText("a")
    assert to_markup(read_mime(mime).blocks) == "a"


def test_our_own_form_may_not_smuggle_links(qapp):
    mime = QMimeData()
    mime.setData(OWN_FORMAT, b'<a href="javascript:x">a</a><fn><a href="file:///x">b</a></fn>')
    assert to_markup(read_mime(mime).blocks) == "a<fn>b</fn>"


def test_pasting_as_plain_text_takes_only_the_characters(editor):
    mime = QMimeData()
    mime.setHtml("<b>a</b>\tb")
    mime.setText("a\tb\nc\td")
    QApplication.clipboard().setMimeData(mime)
    press(editor, Key.Key_V, CONTROL | SHIFT)
    assert markup(editor) == "a<tab/>b\nc<tab/>d"


def test_one_line_pasted_into_an_empty_point_keeps_its_sign(editor):
    fill(editor, "-\t")
    editor.insert(read_plain("a").blocks)
    assert markup(editor) == "-\ta"


def test_a_sign_pasted_inside_a_line_stays_characters(editor):
    fill(editor, "-\tx")
    editor.insert(read_plain("+ a\n+ b").blocks)
    assert markup(editor) == "-\tx+ a\n+\tb"


def test_a_paste_is_undone_at_once(editor):
    fill(editor, "x")
    editor.insert(read_plain("a\nb\nc").blocks)
    editor.undo()
    assert markup(editor) == "x"


def test_a_table_pasted_into_a_cell_becomes_paragraphs(editor):
    fill(editor, table((cell("a"), cell("b"))))
    go(editor, 1)
    editor.insert(read_plain("1\t2\n3\t4").blocks)
    assert plain_text(editor.content()).split() == ["1", "2", "3", "4a", "b"]


def test_a_text_pasted_into_a_footnote_becomes_one_line(qapp):
    pasted = read_plain("- a\n+ b").blocks
    assert to_markup(one_line(pasted)) == "- a<br/>+ b"
