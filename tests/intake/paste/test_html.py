"""HTML of no program in particular: what is kept, what is dropped, and what is not whole."""

import pytest

from tests.intake.paste.reading import cell, cleaned, read, table


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("<p>a<p>b", ["a", "b"]),
        ("<p>a</p><p></p><p>b</p>", ["a", "<p/>", "b"]),
        ("<p></p><p>a</p><p>&nbsp;</p>", ["a"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("a<hr>b", ["a", "b"]),
        ("a</br>b<br/>", ["a<br/>b"]),
        ("  a \n\t b  <b> c</b> ", ["a b <b>c</b>"]),
        ("a<br> b", ["a<br/>b"]),
        ("a&nbsp; b", ["a  b"]),
        ("<pre>a  b\r\n c</pre>", ["a  b<br/> c"]),
        ("<span style='white-space:pre-wrap'>a\n\nb</span>", ["a", "b"]),
        ("<h1>a</h1>b", ["<b>a</b>", "b"]),
        ("<b>a<i>b</b>c</i>", ["<b>a</b><b><i>b</i></b>c"]),
        ("<u>a</u><font color=red size=7>b</font>", ["ab"]),
        ("x<sub>2</sub><sup>3</sup>", ["x<sub>2</sub><sup>3</sup>"]),
        ("<dl><dt>a<dd>b<dt>c</dl>", ["a", "b", "c"]),
        ("<p>a<ul><li>b</ul>c", ["a", "-\tb", "c"]),
        ("<ul><li>a<li>b</ul>", ["-\ta", "-\tb"]),
        ("<li>a", ["-\ta"]),
        ("<ul><li></li><li>a</li></ul>", ["-\ta"]),
        ("<ul><li><p>a</p><ul><li>b</ul>c</ul>", ["-\ta", "+\tb", "c"]),
        ("<ul style='list-style:none'><li>a</ul>", ["a"]),
        ("<ul style='list-style-type:\"+ \"'><li>a</ul>", ["+\ta"]),
        ("<ul><li data-leveltext='*'>a</ul>", ["*\ta"]),
        ("<ul><li aria-level='2'>a</ul>", ["+\ta"]),
        ("<ol><li>a<li value=9>b<li>c</ol>", ["1. a", "9. b", "10. c"]),
        ("<ol type=I start=4><li>a<li>b</ol>", ["IV. a", "V. b"]),
        ("<ol type=a><li>a</ol><ol type=A><li>b</ol>", ["a. a", "A. b"]),
        ("<ol type=1 start=x><li>a</ol>", ["1. a"]),
        ("<ol style='list-style-type:lower-roman' start=4000><li>a</ol>", ["4000. a"]),
        ("<ol style='list-style-type:lower-alpha' start=28><li>a</ol>", ["ab. a"]),
        ("<ol style='list-style-type:decimal-leading-zero'><li>a</ol>", ["01. a"]),
        ("<ol style='list-style-type:none'><li>a</ol>", ["a"]),
    ],
)
def test_html_becomes_paragraphs_as_a_reader_sees_them(html, blocks):
    assert read(html) == blocks


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("&amp;&lt;&#7879;&shy;&copy;&unknown;", ["&amp;&lt;ệ©&amp;unknown;"]),
        ("a < b & c <3 d", ["a &lt; b &amp; c &lt;3 d"]),
        ("a<", ["a&lt;"]),
        ("<!-- <p>x</p> -->a<!-- b", ["a"]),
        ("<!--[if mso]>x<![endif]-->a<![if !mso]>b<![endif]>", ["ab"]),
        ("<!DOCTYPE html><?xml version='1.0'?><html><body>a</body></html>", ["a"]),
        ("</>a</ b>c", ["ac"]),
        ("<b a='>' b=\"<i>\" c=d'e>x</b>", ["<b>x</b>"]),
        ('<b title="chưa đóng>a', [""]),
        ('<p style="color:red', [""]),
        ("<P CLASS=X>a</P><B>b</B>", ["a", "<b>b</b>"]),
        ("<title>a</title><script>b</script><style>c</style>d", ["d"]),
        ("<script>a</p>b", [""]),
        ("<style>p{font-weight:bold}", [""]),
        ("<xml>a", ["a"]),
        ("<xml>a<xml>b", ["ab"]),
        ("<xml><o:p>a</o:p></xml>b", ["b"]),
        ("<svg><text>a</text></svg><object>b</object><textarea>c</textarea>d", ["d"]),
        ("<div hidden>a<br><img src=x>b</div>c", ["c"]),
        ("<div hidden>a</div><span style='visibility:hidden'>b</span>c", ["c"]),
        ("a\x00b\ud800c\ufffe", ["abc"]),
        ("Version:0.9\r\nStartHTML:0097\r\n<html><p>a</p>", ["a"]),
        ("Version:0.9", [""]),
        ("<b>" * 5000 + "a" + "</b>" * 5000 + "b", ["<b>a</b>b"]),
        ("<b id=a,hidden=x>a", ["<b>a</b>"]),
    ],
)
def test_html_that_is_odd_or_not_whole_is_read_as_far_as_it_goes(html, blocks):
    assert read(html) == blocks


@pytest.mark.parametrize(
    ("css", "text"),
    [
        (".a{font-weight:bold}", "<b>x</b>"),
        ("p.a, li.a {font-style:italic}", "<i>x</i>"),
        ("P.A{FONT-WEIGHT:700}", "<b>x</b>"),
        ("p{font-weight:bold} p.a{font-weight:normal}", "x"),
        ("/* p{font-style:italic} */ <!-- .b{font-weight:bold} -->", "<b>x</b>"),
        ("@media print { .a{font-weight:bold} }", "x"),
        ("p > .a, p:hover, #a, *{font-weight:bold}", "x"),
        ("p.a{font-weight:bold", "<b>x</b>"),
        ("} { .a font-weight:bold", "x"),
        (".a{font-weight:inherit;font-style:x;vertical-align:top;font-family:inherit}", "x"),
        (".a{font-style:oblique} .b{font-style:normal}", "x"),
        (".a{vertical-align:super}", "<sup>x</sup>"),
    ],
)
def test_style_sheets_are_read_by_element_and_class(css, text):
    assert read(f"<style>{css}</style><p class='a b'>x</p>") == [text]


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://mau.example/?a=1&amp;copy=2", "https://mau.example/?a=1&amp;copy=2"),
        ("mailto:a@mau.example", "mailto:a@mau.example"),
        (" HTTP://mau.example ", "HTTP://mau.example"),
        ("javascript:alert(1)", None),
        ("JaVa&#9;Script:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("\\\\server\\share", None),
        ("vbscript:x", None),
    ],
)
def test_only_links_to_pages_and_mails_are_kept(link, kept):
    html = f'<p>a <a href="{link}">b<b>c</b></a></p>'
    words = "b<b>c</b>" if kept is None else f'<a href="{kept}">b</a><a href="{kept}"><b>c</b></a>'
    assert read(html) == [f"a {words}"]
    assert cleaned(html) == ({"links": 1} if kept is None else {})


def test_links_inside_a_page_are_only_words_and_no_loss():
    assert (read("<a href='#top'>a</a>"), cleaned("<a href='#top'>a</a>")) == (["a"], {})


@pytest.mark.parametrize(
    "html",
    [
        "<img src='file:///C:/x.png'>",
        "<img src='\\\\server\\x.png'><p style='background:url(http://mau.example/x)'>a</p>",
        "<link rel=stylesheet href='http://mau.example/a.css'><body background='http://x/'>a",
        "<style>@import url('http://mau.example/a.css'); p{content:url(x)}</style>a",
        "<iframe src='http://mau.example/'>x</iframe><embed src=x>a",
        "<v:imagedata src='file:///C:/x.png'/>a",
    ],
)
def test_nothing_is_fetched_and_no_address_of_a_picture_is_kept(html):
    assert "".join(read(html)) in {"", "a"}


# --- tables ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", [table(["a", "b"], ["c", "d"])]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", [table(["a", "b"], ["c", ""])]),
        ("<table><td>a<td>b</table>", [table(["a", "b"])]),
        ("<table><tr></tr><tr><td>a<td>b</tr><tr></tr></table>", [table(["a", "b"])]),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", ["a", "b"]),
        ("<table></table>a", ["a"]),
        ("<table><tr></table>a", ["a"]),
        ("x<table><tr><td>a<td>b</table>y", ["x", table(["a", "b"]), "y"]),
        ("<p>x<table><tr><td>a<td>b</table>", ["x", table(["a", "b"])]),
        ("<table><caption>Bảng 1</caption><tr><td>a<td>b</table>", ["Bảng 1", table(["a", "b"])]),
        ("<table>x<tr>y<td>a</td>z<td>b</table>", ["xyz", table(["a", "b"])]),
        ("<td>a</td><tr><th>b</th></tr>c</tbody>", ["a", "b", "c"]),
        ("<b><table><tr><td>a</b><td>b</table>", [table(["<b>a</b>", "<b>b</b>"], header=1)]),
        ("<table><tr><td>a</table></table>b</td>", ["a", "b"]),
        ("<table><tr><td><ul><li>a</ul><td><p>- b</p>", [table(["-\ta", "-\tb"])]),
    ],
)
def test_tables_are_rectangles_whatever_their_tags(html, blocks):
    assert read(html) == blocks


def test_a_table_inside_a_cell_becomes_paragraphs():
    inner = "<table><tr><td>b</td><td>c</td></tr></table>"
    html = f"<table><tr><td>a{inner}d</td><td>e</td></tr></table>"
    assert read(html) == [table([cell("a", "b", "c", "d"), "e"])]


def test_a_table_inside_a_frame_is_a_table():
    inner = "<table><tr><td>b</td><td>c</td></tr></table>"
    assert read(f"<table><tr><td>a{inner}</td></tr></table>") == ["a", table(["b", "c"])]


@pytest.mark.parametrize(
    ("rows", "written"),
    [
        (
            "<tr><td rowspan=2>a<td>b<tr><td>c",
            ([cell("a", rows=2), "b"], ["c"]),
        ),
        (
            "<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e",
            ([cell("a", columns=2), "b"], ["c", "d", "e"]),
        ),
        (
            "<tr><td rowspan=99>a<td colspan=9 rowspan=2>b<tr>",
            ([cell("a", rows=2), cell("b", columns=9, rows=2)], []),
        ),
        (
            "<tr><td>a<td rowspan=2>b<tr><td colspan=3>c",
            (["a", cell("b", rows=2)], ["c"]),
        ),
        (
            "<tr><td colspan=0 rowspan=-1>a<td colspan=x>b",
            (["a", "b"],),
        ),
        (
            "<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f",
            ([cell("a", columns=2, rows=2), "b"], ["c"], ["d", "e", "f"]),
        ),
    ],
)
def test_merged_cells_cover_what_there_is(rows, written):
    assert read(f"<table>{rows}</table>") == [table(*written)]


def test_tables_in_tables_in_tables_are_text_from_the_eleventh_on():
    html = "<table><tr><td>" * 30 + "a<td>b" + "</table>" * 30 + "c"
    assert "".join(read(html)).replace("ab", "a\nb").endswith("c")
    assert read("<table><tr><td>" * 11 + "a" + "</td></tr></table>" * 11) == ["a"]
