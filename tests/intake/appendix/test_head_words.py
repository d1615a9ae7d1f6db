"""The words above a table: label, title, to what it belongs; and what gives way next year."""

import pytest

from cchc_desk.forms.office import Office
from cchc_desk.forms.period import read_period
from cchc_desk.forms.richtext import Footnote, Level, Paragraph, Span, plain
from cchc_desk.forms.template import Appendix, Layout
from cchc_desk.intake.appendix.head_lines import head_of_lines
from cchc_desk.intake.appendix.layout import AppendixHead
from cchc_desk.intake.appendix.opening import opened
from cchc_desk.intake.recognise.placeholders import Opener


def head_of(*lines):
    head, rest = head_of_lines(AppendixHead(""), [plain(line) for line in lines])
    return head, ["".join(span.text for p in text for span in p.spans) for text in rest]


def test_label_title_and_attachment_are_told_apart():
    head, rest = head_of("Phụ lục II", "DANH MỤC", "NHIỆM VỤ", "(Kèm theo Kế hoạch số 5/KH-SKHCN)")
    assert (head.label, head.titles) == ("Phụ lục II", ("DANH MỤC", "NHIỆM VỤ"))
    assert (head.attached, rest) == ("(Kèm theo Kế hoạch số 5/KH-SKHCN)", [])


def test_a_letterhead_is_no_title():
    lines = (
        "UBND TỈNH ĐÔNG SƠN\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ\nĐộc lập - Tự do - Hạnh phúc",
        "Số: 05/BC-SKHCN",
        "Đông Sơn, ngày 15 tháng 3 năm 2026",
        "BIỂU SỐ LIỆU",
    )
    head, rest = head_of(*lines)
    assert (head.titles, len(rest)) == (("BIỂU SỐ LIỆU",), 6)


def test_the_names_of_offices_above_a_title_are_none():
    head, rest = head_of("UBND TỈNH ĐÔNG SƠN", "SỞ TƯ PHÁP", "DANH MỤC NHIỆM VỤ")
    assert (head.titles, rest) == (("DANH MỤC NHIỆM VỤ",), ["UBND TỈNH ĐÔNG SƠN", "SỞ TƯ PHÁP"])


def test_what_follows_the_attachment_or_measures_is_no_title():
    lines = ("DANH MỤC", "(Kèm theo Báo cáo)", "Kỳ báo cáo: quý I", "Đơn vị tính: đồng")
    head, rest = head_of(*lines)
    assert (head.titles, rest) == (("DANH MỤC",), ["Kỳ báo cáo: quý I", "Đơn vị tính: đồng"])


def test_a_list_or_a_long_text_is_no_title():
    listed = (Paragraph((Span("Một"),), Level.DASH),)
    head, rest = head_of_lines(AppendixHead(""), [listed, plain("x" * 300)])
    assert (head.titles, len(rest)) == ((), 2)


# --- made open ------------------------------------------------------------------------------------

OPENER = Opener(Office(name="Sở Tư pháp", parent="UBND tỉnh Đông Sơn"), read_period("2026-quy-1"))


def opened_words(title="", attached=""):
    appendix = Appendix("a", Layout.TASKS, (), (), title=title, attached=attached)
    made = opened(appendix, OPENER)
    return made.title or made.attached


def test_period_and_office_of_a_title_give_way_line_by_line():
    title = "KẾT QUẢ\nQuý I năm 2026 của Sở Tư pháp"
    assert opened_words(title) == "KẾT QUẢ\n{period.title} năm {period.year} của {office.name}"


@pytest.mark.parametrize(
    ("attached", "words"),
    [
        (
            "(Kèm theo Báo cáo số 05/BC-STP ngày 15 tháng 3 năm 2026 của Sở Tư pháp)",
            "(Kèm theo Báo cáo số {report.number}/{report.symbol} {report.date} của {office.name})",
        ),
        (
            "(Kèm theo Kế hoạch số:      /KH-STP ngày     /     /2026 của Sở Tư pháp)",
            "(Kèm theo Kế hoạch số: {report.number}/{report.symbol} ngày {report.date_slashed} "
            "của {office.name})",
        ),
        (
            "(Kèm theo Báo cáo số …/BC-STP ngày …/…/… của Sở)",
            "(Kèm theo Báo cáo số {report.number}/{report.symbol} ngày {report.date_slashed} "
            "của Sở)",
        ),
        ("(Kèm theo Báo cáo số 5/BC-STP)",
         "(Kèm theo Báo cáo số {report.number}/{report.symbol})"),
        (
            "(Ban hành kèm theo Quyết định số 15/QĐ-STP ngày 05/01/2026 của Sở Tư pháp)",
            "(Ban hành kèm theo Quyết định số 15/QĐ-STP ngày 05/01/2026 của {office.name})",
        ),
        ("", ""),
    ],
)  # fmt: skip
def test_number_and_date_of_the_document_give_way(attached, words):
    assert opened_words(attached=attached) == words


def test_a_footnote_of_a_title_is_kept_beside_it():
    line = Paragraph((Span("DANH MỤC"), Footnote((Span("Dự thảo"),))))
    head, rest = head_of_lines(AppendixHead(""), [(line,)])
    assert (head.titles, rest) == (("DANH MỤC",), ((line,),))
