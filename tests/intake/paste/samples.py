"""What programs put on the clipboard as HTML, in the way of each; the texts are invented."""

WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/vp/AppData/Local/Temp/clip_filelist.xml">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml>
<![endif]-->
<style>
<!--
 /* Font Definitions */
 @font-face {{font-family:"Cambria Math"; panose-1:2 4 5 3 5 4 6 3 2 4;}}
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{{mso-style-unhide:no; margin:0cm; font-size:14.0pt; font-family:{font};
	mso-fareast-font-family:"Times New Roman";}}
p.MsoListParagraph, li.MsoListParagraph, div.MsoListParagraph
	{{margin-left:36.0pt; font-size:14.0pt; font-family:{font};}}
span.MsoFootnoteReference {{mso-style-priority:99; vertical-align:super;}}
p.Dam {{font-weight:bold; mso-bidi-font-weight:normal;}}
 /* List Definitions */
 @list l0 {{mso-list-id:123; mso-list-type:hybrid;}}
@list l0:level1 {{mso-level-number-format:bullet; mso-level-text:\\F0B7; font-family:Symbol;}}
@page WordSection1 {{size:595.3pt 841.9pt; margin:2.0cm;}}
div.WordSection1 {{page:WordSection1;}}
-->
</style>
<!--[if gte mso 10]><style> table.MsoNormalTable {{mso-style-name:"Table Normal";}} </style>
<![endif]-->
</head>
<body lang=VI style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->
"""
WORD_TAIL = "\n<!--EndFragment-->\n</body>\n</html>"


def word(body, font='"Times New Roman",serif'):
    """Return a page as Word writes it; ``font`` is that of its usual style."""
    return WORD_HEAD.format(font=font) + body + WORD_TAIL


def listed(text, sign, level=1, font="Symbol"):
    """Return a paragraph of an automatic list of Word."""
    return (
        f"<p class=MsoListParagraph style='margin-left:36.0pt;mso-add-space:auto;"
        f"text-indent:-18.0pt;mso-list:l0 level{level} lfo1'><![if !supportLists]><span\n"
        f"style='font-family:{font};mso-fareast-font-family:{font}'><span\n"
        f"style='mso-list:Ignore'>{sign}<span style='font:7.0pt \"Times New Roman\"'>"
        "&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;\n</span></span></span><![endif]>"
        f"{text}<o:p></o:p></p>\n"
    )


def mark(number, text="", kind="ftn"):
    """Return the mark of a footnote of Word."""
    return (
        f"{text}<a style='mso-footnote-id:{kind}{number}' href=\"#_{kind}{number}\"\n"
        f'name="_{kind}ref{number}" title=""><span class=MsoFootnoteReference><span\n'
        "style='mso-special-character:footnote'><![if !supportFootnotes]><span\n"
        f"class=MsoFootnoteReference><span style='font-size:14.0pt'>[{number}]</span></span>"
        "<![endif]></span></span></a>"
    )


def notes(*texts, kind="ftn"):
    """Return the list of footnotes of Word, each text as HTML of one or more paragraphs."""
    written = "".join(
        f"<div style='mso-element:footnote' id={kind}{number}>\n<p class=MsoFootnoteText><a\n"
        f"style='mso-footnote-id:{kind}{number}' href=\"#_{kind}ref{number}\"\n"
        f'name="_{kind}{number}" title=""><span class=MsoFootnoteReference>[{number}]</span></a>'
        f"<span style='font-size:10.0pt'> {text}<o:p></o:p></span></p></div>\n"
        for number, text in enumerate(texts, 1)
    )
    return (
        "<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all>\n"
        f'<hr align=left size=1 width="33%">\n<![endif]>\n{written}</div>'
    )


WORD_REPORT = word(
    "<p class=MsoNormal style='text-align:justify'><b style='mso-bidi-font-weight:normal'><span\n"
    "style='font-size:13.0pt'>1. Kết\nquả</span></b><span style='mso-tab-count:1'>&nbsp;&nbsp;"
    '&nbsp; </span><st1:place w:st="on">quý&nbsp;I</st1:place>: <i>đạt</i> 10<sup>2</sup>'
    " CO<sub>2</sub><span style='color:red;background:yellow'>.</span><o:p></o:p></p>\n"
    + listed("Mục một", "-", font='"Times New Roman"')
    + listed("Mục <b>hai</b>", "·")
    + listed("Mục ba", "o", level=2, font='"Courier New"')
    + listed("Mục bốn", "§", level=3, font="Wingdings")
    + listed("Mục năm", "1.", font='"Times New Roman"')
    + "<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n<p class=Dam>Dòng một<br>\ndòng hai</p>\n"
)

OUTLOOK = """<html><body lang=EN-US link="#0563C1"><div class=WordSection1>
<p class=MsoNormal>Kính gửi anh,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Xem <a href="https://mau.example/kh">kế hoạch</a> và
<a href="mailto:vp@mau.example">gửi lại</a>.<o:p></o:p></p>
<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>From:</b> Phòng A
<o:p></o:p></p></div></div></body></html>"""

WEB = """<meta charset='utf-8'><div class="post" style="color: rgb(51, 51, 51); font-family: Arial;
white-space: normal;"><h2 style="font-weight: 500;">Tin tức</h2><p>Một <span><span
style="font-weight: 700">đậm</span></span> và
<em>nghiêng</em>, <span style="font-style:italic;font-weight:600">cả hai</span>.</p>
<ul class="menu" style="list-style-type: none"><li>không dấu</li></ul>
<ul><li>một<ul><li>hai<ol start="3"><li>ba</li><li>bốn</li></ol></li></ul></li>
<li><p>năm</p><p>còn nữa</p></li></ul>
<img src="https://mau.example/a.png" alt="hình"><script>var a = "<p>không</p>";</script>
<noscript>bật script</noscript><button>Chia sẻ</button></div>"""

GMAIL = """<div dir="ltr">Chào chị,<div><br></div><div>Số liệu như sau:<br>- Tiếp nhận: 05 hồ sơ<br>
- Trả: 04 hồ sơ</div><div class="gmail_quote"><blockquote style="margin:0px">cũ</blockquote></div>
</div>"""

GOOGLE_DOCS = """<meta charset="utf-8"><b style="font-weight:normal;"
id="docs-internal-guid-0a1b2c"><p dir="ltr" style="line-height:1.38;margin-top:0pt;"><span
style="font-size:13pt;font-family:'Times New Roman',serif;font-weight:700;font-style:normal;
text-decoration:none;vertical-align:baseline;white-space:pre;white-space:pre-wrap;">Kết  quả</span
><span style="font-weight:400;font-style:italic;white-space:pre-wrap;"> bước đầu</span><span
style="font-weight:400;vertical-align:super;white-space:pre-wrap;">2</span></p><br /><ul
style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;white-space:pre;" aria-level="1"><p
dir="ltr" role="presentation"><span style="white-space:pre-wrap;">Một</span></p></li><ul><li
dir="ltr" style="list-style-type:circle;" aria-level="2"><p dir="ltr" role="presentation"><span
style="white-space:pre-wrap;">Hai</span></p></li></ul></ul><ol><li
style="list-style-type:lower-alpha;" aria-level="1"><p><span>Ba</span></p></li></ol></b><br
class="Apple-interchange-newline">"""

GOOGLE_NOTES = """<p><span>Theo quyết định</span><sup><a href="#ftnt1"
id="ftnt_ref1">[1]</a></sup>.</p>
<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Số 05.</span></p></div>"""

LIBREOFFICE = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html;
charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 24.2 (Linux)"/>
<style type="text/css">@page { size: 21cm 29.7cm; margin: 2cm }
p { line-height: 115%; margin-bottom: 0.25cm; background: transparent }
a.sdfootnoteanc { font-size: 57% }</style></head>
<body lang="vi-VN" link="#000080" vlink="#800000" dir="ltr"><p style="line-height: 100%">
Đã ban hành<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>
<font face="Liberation Serif, serif"><font size="4" style="font-size: 14pt"><b>02 kế
hoạch</b></font></font></p>
<p><br/>

</p>
<ul><li><p>mục một</p></li><li><p>mục hai</p></li></ul>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym"
href="#sdfootnote1anc">1</a>Số 05/KH-VPM</p></div></body></html>"""

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta name=ProgId content=Excel.Sheet><style>
<!--table {mso-displayed-decimal-separator:"\\,"; mso-displayed-thousand-separator:"\\.";}
.font5 {color:black; font-size:12.0pt; font-weight:700; font-family:"Times New Roman", serif;}
tr {mso-height-source:auto;} col {mso-width-source:auto;} br {mso-data-placement:same-cell;}
td {padding-top:1px; mso-ignore:padding; color:black; font-weight:400; font-style:normal;
 font-family:Calibri, sans-serif; mso-number-format:General; text-align:general;}
.xl65 {font-weight:700; font-family:"Times New Roman", serif; text-align:center;}
.xl66 {mso-number-format:"\\#\\,\\#\\#0\\.00"; white-space:normal;}
.xl67 {font-style:italic;}
--></style></head><body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=300 style='border-collapse:collapse;width:225pt'>
<!--StartFragment-->
 <col width=64 style='width:48pt'><col width=172 span=2 style='mso-width-source:userset'>
 <tr height=21 style='height:15.75pt'>
  <td height=21 class=xl65 width=64 style='height:15.75pt'>STT</td>
  <td class=xl65 width=172>Nội dung/<br>
    Nhiệm vụ</td><td class=xl65>Số hồ sơ</td>
 </tr>
 <tr><td align=right>1</td><td class=xl66>Rà soát
  <font class="font5">văn bản</font> &amp; thủ&nbsp;tục</td><td class=xl66 align=right
  x:num="1176.5">1.176,50</td></tr>
 <tr><td rowspan=2 class=xl67>2</td><td colspan=2 style='mso-ignore:colspan'>chữ tràn</td></tr>
 <tr><td colspan=2>gộp thật</td></tr>
 <tr height=0 style='display:none'><td>ẩn</td><td></td><td></td></tr>
 <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=64></td></tr><![endif]>
<!--EndFragment-->
</table></body></html>"""
