"""The clipboards of Word, Outlook, browsers, Google Docs, LibreOffice and Excel."""

import pytest

from cchc_desk.intake.legacy import Encoding, encode
from cchc_desk.intake.paste.html import paste_html
from tests.intake.paste.reading import cell, cleaned, read, table
from tests.intake.paste.samples import (
    EXCEL,
    GMAIL,
    GOOGLE_DOCS,
    GOOGLE_NOTES,
    LIBREOFFICE,
    OUTLOOK,
    WEB,
    WORD_REPORT,
    listed,
    mark,
    notes,
    word,
)

# --- Word -----------------------------------------------------------------------------------------


def test_a_text_from_word_keeps_words_looks_tabs_and_signs_alone():
    assert read(WORD_REPORT) == [
        "<b>1. Kết quả</b><tab/>quý I: <i>đạt</i> 10<sup>2</sup> CO<sub>2</sub>.",
        "-\tMục một",
        "-\tMục <b>hai</b>",
        "+\tMục ba",
        "*\tMục bốn",
        "1. Mục năm",
        "<p/>",
        "<b>Dòng một<br/>dòng hai</b>",
    ]


@pytest.mark.parametrize(
    ("sign", "level", "opens"),
    [
        ("-", 1, "-\t"),
        ("+", 1, "+\t"),
        ("*", 2, "*\t"),
        ("–", 1, "-\t"),
        ("–", 2, "+\t"),
        ("\uf0b7", 1, "-\t"),
        ("o", 2, "+\t"),
        ("§", 3, "*\t"),
        ("Ø", 5, "*\t"),
        ("1.", 1, "1. "),
        ("a)", 2, "a) "),
        ("(i)", 3, "(i) "),
        ("1.2.3.", 3, "1.2.3. "),
        ("IV", 1, "IV "),
        ("7", 1, "7 "),
    ],
)
def test_a_list_of_word_opens_as_a_reader_sees_it(sign, level, opens):
    assert read(word(listed("Mục", sign, level))) == [f"{opens}Mục"]


@pytest.mark.parametrize(
    ("sign", "typed", "written"),
    [
        ("-", "+ Thực hiện", "+\tThực hiện"),
        ("-", "- Thực hiện", "-\tThực hiện"),
        ("·", "-&nbsp; Thực hiện", "-\tThực hiện"),
    ],
)
def test_a_sign_typed_behind_that_of_a_list_is_the_one_that_was_meant(sign, typed, written):
    html = word(listed(typed, sign))
    assert read(html) == [written]
    assert cleaned(html)["double-signs"] == 1


def test_a_sign_typed_behind_a_number_stays():
    assert read(word(listed("- Thực hiện", "1."))) == ["1. - Thực hiện"]


def test_lists_that_word_writes_as_html_have_their_depth():
    html = word(
        "<ul style='margin-top:0cm' type=disc><li class=MsoNormal style='mso-list:l0 level1 lfo1'>"
        "một<o:p></o:p></li><ul type=circle><li class=MsoNormal>hai</li></ul></ul>"
    )
    assert read(html) == ["-\tmột", "+\thai"]


def test_footnotes_and_endnotes_of_word_become_footnotes():
    html = word(
        f"<p class=MsoNormal>{mark(1, 'Theo kế hoạch')} và{mark(1, ' luật', kind='edn')}.</p>"
        "<table><tr><td><p>a</p></td><td><p>" + mark(2, "b") + "</p></td></tr></table>"
    ) + notes("Số <b>15</b>.</p><p class=MsoFootnoteText>- Thêm.", "Trong ô")
    assert read(html + notes("Luật 30.", kind="edn")) == [
        "Theo kế hoạch<fn>Số <b>15</b>.<br/>- Thêm.</fn> và luật<fn>Luật 30.</fn>.",
        table(["a", "b<fn>Trong ô</fn>"]),
    ]


def test_a_mark_without_its_note_and_a_note_without_its_mark_stay_as_words():
    html = word(f"<p>{mark(7, 'Theo luật')}.</p>{notes('Số 15.')}")
    assert read(html) == ["Theo luật<sup>[7]</sup>.", "<p/>", "<sup>[1]</sup> Số 15."]


def test_comments_and_tracked_deletions_of_word_are_left_out_and_counted():
    html = word(
        "<p class=MsoNormal>Kết quả <del cite=\"mailto:A\" datetime='2025-03-01T08:00'>tốt</del>"
        "<ins cite='mailto:A'>khá</ins><span class=MsoCommentReference><span style='font-size:8pt'>"
        '<a class=msocomanchor id="_anchor_1" href="#_msocom_1">[A1]</a><span\n'
        "style='mso-special-character:comment'>&nbsp;</span></span></span>.</p>"
    ) + (
        "<div style='mso-element:comment-list'><div style='mso-element:comment'>"
        "<p class=MsoCommentText>Xem lại</p></div></div>"
    )
    assert read(html) == ["Kết quả khá."]
    assert cleaned(html) == {"deleted": 1, "comments": 2}


def test_text_that_word_hides_is_left_out_and_counted():
    html = word("<p>a<span style='display:none;mso-hide:all'>b<b>c</b></span>d</p>")
    assert (read(html), cleaned(html)) == (["ad"], {"hidden": 1})


def test_struck_text_stays_text():
    assert read("<s>a</s><del>b</del><strike>c</strike>") == ["abc"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<span style='text-transform:uppercase'>phụ lục</span> a", "PHỤ LỤC a"),
        ("<b>a<span style='font-weight:normal'>b</span></b>c", "<b>a</b>bc"),
        ("<i style='mso-bidi-font-style:normal'>a</i>", "<i>a</i>"),
        ("<span style='font:italic bold 12pt Arial'>a</span>", "<b><i>a</i></b>"),
        ("<font style='FONT-WEIGHT: BOLD !important'>a</font>", "<b>a</b>"),
    ],
)
def test_styles_are_read_as_word_means_them(html, text):
    assert read(html) == [text]


# --- old fonts ------------------------------------------------------------------------------------

TCVN3_TEXT = encode("Kế hoạch cải cách", Encoding.TCVN3)
VNI_TEXT = encode("hành chính năm", Encoding.VNI)


def test_old_fonts_are_believed_by_their_names():
    html = word(
        f'<p class=MsoNormal><span style=\'font-family:".VnTime","sans-serif"\'>{TCVN3_TEXT}'
        f"</span> <b><font face='VNI-Times'>{VNI_TEXT}</font></b> là\n"
        f"<span style='font-family:.VnTimeH'>{TCVN3_TEXT}</span></p>"
    )
    assert read(html) == ["Kế hoạch cải cách <b>hành chính năm</b> là KẾ HOẠCH CẢI CÁCH"]
    assert cleaned(html) == {"legacy": 3}


def test_the_font_of_a_style_counts_where_nothing_else_is_said():
    html = word(
        f"<p class=MsoNormal>{TCVN3_TEXT} <span style='font-family:Arial'>là có</span></p>",
        font='".VnTime"',
    )
    assert read(html) == ["Kế hoạch cải cách là có"]


def test_a_soft_hyphen_is_a_letter_in_an_old_font():
    html = word("<p class=MsoNormal>v¨n th&shy; l&shy;u tr÷</p>", font='".VnTime"')
    assert (read(html), cleaned(html)) == (["văn thư lưu trữ"], {"legacy": 1})


def test_unicode_text_in_an_old_font_stays():
    assert read("<p style='font-family:.VnTime'>Hòa <b>bình</b> và độc lập</p>") == [
        "Hòa <b>bình</b> và độc lập"
    ]


def test_what_was_converted_is_shown():
    (conversion,) = paste_html(
        f"<p style='font-family:.VnTime'>{TCVN3_TEXT}</p>"
    ).cleaning.conversions
    assert (conversion.encoding, conversion.runs) == (Encoding.TCVN3, 1)
    assert conversion.preview[0].after == "Kế hoạch cải cách"


def test_without_an_old_font_the_words_must_leave_no_doubt():
    sure = encode("Đã ban hành kế hoạch và thông báo đến các đơn vị", Encoding.VNI)
    assert read(f"<p>{sure}</p><p>{VNI_TEXT}</p>") == [
        "Đã ban hành kế hoạch và thông báo đến các đơn vị",
        "hành chính năm",
    ]
    assert read(f"<p>{VNI_TEXT}</p>") == [VNI_TEXT]


def test_all_letters_stay_when_it_is_wanted():
    html = f"<p style='font-family:.VnTime'><b>{TCVN3_TEXT}</b></p>"
    pasted = paste_html(html, encoding=Encoding.UNICODE)
    assert pasted.blocks[0].spans[0].text == TCVN3_TEXT
    assert (pasted.blocks[0].spans[0].bold, pasted.cleaning.conversions) == (True, ())


def test_an_encoding_that_is_given_counts_for_ordinary_fonts():
    pasted = paste_html(f"<p style='font-family:Arial'>{VNI_TEXT}</p>", encoding=Encoding.VNI)
    assert pasted.blocks[0].spans[0].text == "hành chính năm"


# --- mails and pages ------------------------------------------------------------------------------


def test_a_mail_of_outlook_keeps_its_links_and_blank_lines():
    assert read(OUTLOOK) == [
        "Kính gửi anh,",
        "<p/>",
        'Xem <a href="https://mau.example/kh">kế hoạch</a> và '
        '<a href="mailto:vp@mau.example">gửi lại</a>.',
        "<b>From:</b> Phòng A",
    ]


def test_a_page_keeps_its_looks_and_lists_and_nothing_that_is_not_text():
    assert read(WEB) == [
        "Tin tức",
        "Một <b>đậm</b> và <i>nghiêng</i>, <b><i>cả hai</i></b>.",
        "không dấu",
        "-\tmột",
        "+\thai",
        "3. ba",
        "4. bốn",
        "-\tnăm",
        "còn nữa",
        "Chia sẻ",
    ]
    assert cleaned(WEB) == {"pictures": 1}


def test_lines_of_a_mail_that_begin_with_signs_are_paragraphs():
    assert read(GMAIL) == [
        "Chào chị,",
        "<p/>",
        "Số liệu như sau:",
        "-\tTiếp nhận: 05 hồ sơ",
        "-\tTrả: 04 hồ sơ",
        "cũ",
    ]
    assert cleaned(GMAIL) == {"soft-breaks": 2}


def test_lines_of_a_mail_are_never_joined_and_a_blank_line_parts_paragraphs():
    html = "<div>Dòng bị ngắt<br>giữa câu.<br><br>Đoạn mới<br></div>"
    assert read(html) == ["Dòng bị ngắt<br/>giữa câu.", "Đoạn mới"]
    assert cleaned(html) == {"soft-breaks": 1}


def test_google_docs_is_not_all_bold_and_keeps_double_spaces():
    assert read(GOOGLE_DOCS) == [
        "<b>Kết  quả</b><i> bước đầu</i><sup>2</sup>",
        "<p/>",
        "-\tMột",
        "+\tHai",
        "a. Ba",
    ]


def test_footnotes_of_google_docs_become_footnotes():
    assert read(GOOGLE_NOTES) == ["Theo quyết định<fn>Số 05.</fn>."]


def test_libreoffice_has_footnotes_fonts_and_lists():
    assert read(LIBREOFFICE) == [
        "Đã ban hành<fn>Số 05/KH-VPM</fn> <b>02 kế hoạch</b>",
        "<p/>",
        "-\tmục một",
        "-\tmục hai",
    ]


# --- Excel ----------------------------------------------------------------------------------------


def test_a_table_of_excel_has_its_looks_from_classes_and_no_hidden_rows():
    assert read(EXCEL) == [
        table(
            ["<b>STT</b>", "<b>Nội dung/<br/>Nhiệm vụ</b>", "<b>Số hồ sơ</b>"],
            ["1", "Rà soát <b>văn bản</b> &amp; thủ tục", "1.176,50"],
            [cell("<i>2</i>", rows=2), "chữ tràn", ""],
            [cell("gộp thật", columns=2)],
            header=1,
        )
    ]
    assert cleaned(EXCEL)["hidden"] == 1


def test_a_row_in_a_table_head_is_repeated_on_every_page():
    html = "<table><thead><tr><td>a<td>b</thead><tbody><tr><td>c<td>d</table>"
    assert read(html) == [table(["a", "b"], ["c", "d"], header=1)]


def test_the_head_may_be_given_by_its_cells():
    html = "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>"
    assert read(html) == [table(["<b>a</b>", "<b>b</b>"], ["c", "d"], header=1)]
