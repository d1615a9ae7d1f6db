"""Each rule alone: what it must find and what it must leave alone, in one sentence or two."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc_desk.forms.answer import text_answer
from cchc_desk.forms.citation import Citation
from cchc_desk.forms.figure import Figure, read_identity
from cchc_desk.forms.period import read_period
from cchc_desk.forms.richtext import Footnote, Level, Paragraph, Span, paragraph
from cchc_desk.review.finding import Severity
from tests.factories import ITEMS, answered, make_report, make_template
from tests.review.documents import OFFICE, found


def report_of(text, **changes):
    """Return a report of Quý I/2026 whose only item says this, and no tasks."""
    usual = {
        "template": make_template(items=ITEMS[:2], appendices=()),
        "answers": {"i.ke-hoach": answered(text)},
        "tasks": (),
        "results": {},
        "figures": {},
    }
    return make_report(**{**usual, "office": OFFICE, **changes})


def rules_in(text, **changes):
    return {finding.rule for finding in found(report_of(text, **changes))}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("DATE-INVALID", "Họp ngày 31/11."),
        ("DATE-INVALID", "Báo cáo tháng 13/2026."),
        ("DATE-INVALID", "Họp ngày 30 tháng 2 năm 2026."),
        ("DATE-INVALID", "Quyết định ngày 01/3/2926 của Sở."),
        ("DATE-STYLE", "Họp ngày 05/3/26 tại Sở."),
        ("SUM-PARTS", "Có 15 văn bản, cụ thể: 03 nghị định và 04 quyết định; 01 thông tư."),
        ("PERCENT", "Đạt 48,9 % (416/863)."),
        ("PERCENT", "Số hồ sơ tăng từ 40 hồ sơ lên 50 hồ sơ, tăng 20 %."),
        ("PERCENT", "Đã giải quyết 30 hồ sơ trên tổng số 40 hồ sơ, đạt 85 %."),
        ("PUNC-BULLET", "- + Thực hiện nhiệm vụ."),
        ("SPELL-UNMARKED", "Đã lam xong viec nghanh giao."),
        ("ABBR-LATE", "Công tác ABC được giao. Cục Đo lường (ABC) đã báo cáo."),
        ("PUNC-SPACE", "Kết quả tốt ( theo báo cáo)."),
        ("PUNC-SPACE", "Kết quả tốt .Sở đã báo cáo."),
        ("CAPS", "Sở luôn phục vụ nhân dân."),
        ("CITE-INCOMPLETE", "Theo Kế hoạch số      /KH-UBND của UBND tỉnh."),
        ("RENAMED", "Sở gửi Bộ Kế hoạch và Đầu tư."),
    ],
)
def test_a_slip_is_found(rule, text):
    assert rule in rules_in(text)


# What is right, whatever it looks like. Source: the domain notes, "What a checker must not flag".
RIGHT = [
    "Trong quý đã tiếp nhận 88 hồ sơ, trong đó 01 hồ sơ từ kỳ trước, 87 hồ sơ nộp trực tuyến. "
    "Có 83 hồ sơ giải quyết trước và đúng hạn, 05 hồ sơ trong hạn đang giải quyết, không có hồ sơ "
    "trễ hạn.",
    "Tiếp nhận 88 hồ sơ gồm 20 hồ sơ của tỉnh và 68 hồ sơ của Bộ.",
    "Sở đã tiếp nhận 63 hồ sơ (trong đó, trực tuyến 52 hồ sơ, kỳ trước chuyển qua 10 hồ sơ và trực "
    "tiếp 01 hồ sơ); trả kết quả trước hạn 59 hồ sơ, đúng hạn 0 hồ sơ và 4 hồ sơ đang xử lý.",
    "Sở ban hành 516 văn bản, trong đó 417 văn bản điện tử và 99 văn bản giấy.",
    "Thu phí đạt 13,6/110 (triệu đồng), đạt 12%.",
    "Tỷ lệ đúng hạn đạt 48,2 % (385/800), trước hạn đạt 51,2 % (410/800).",
    "Sở rà soát vị trí việc làm (VTVL); đề án VTVL đã trình.",
    "Thực hiện Nghị quyết số 04-NQ/TU ngày 18/10/2021 và Chỉ thị số 31-CT/TU ngày 13/6/2014 của "
    "Ban Thường vụ Tỉnh ủy.",
    "Họp ngày 27/6/2023 và ngày 15/12/2025.",
    "Thực hiện Nghị định số 42/2022/NĐ-CP ngày 24/6/2022 của Chính phủ.",
    "Công tác hòa giải và hoà giải cơ sở; các ủy viên, uỷ viên tham dự.",
    "Hệ thống theo TCVN ISO 9001:2015, địa chỉ dichvucong.gov.vn, từ 08:30.",
    "Việc quyết định định hướng do cơ quan quan trọng thực hiện luôn luôn đúng.",
    "Người lao động làm việc; người lao động nghỉ lễ theo quy định.",
    "Các nội dung: a) rà soát; b) báo cáo.",
    "Vùng Đắk Lắk, Krông Nô và dân tộc Ê Đê có website, email, internet.",
    "Sở có 9 phòng, đơn vị, trong đó 06 phòng chuyên môn.",
    "Trong 05 ngày làm việc, Sở trả lời 12 kiến nghị.",
    "Kế hoạch số 64/KH-SKHCN ngày 30/12/2025 về công tác năm 2026.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_comes_neither_as_error_nor_as_warning(text):
    grave = [f for f in found(report_of(text)) if f.severity is not Severity.HINT]
    assert grave == []


def test_a_percentage_rounded_the_wrong_way_is_a_hint():
    findings = found(report_of("Đạt 13,6/110 triệu đồng, bằng 13 %."))
    assert [(f.rule, f.severity) for f in findings] == [("PERCENT", Severity.HINT)]


def test_the_fix_of_a_finding_gives_the_right_words():
    text = "Sở đã sử lý hồ sơ."
    (finding,) = [f for f in found(report_of(text)) if f.rule == "SPELL"]
    assert finding.fix is not None
    mended = text[: finding.fix.start] + finding.fix.text + text[finding.fix.end :]
    assert mended == "Sở đã xử lý hồ sơ."


def test_a_place_counts_the_typed_characters_where_a_figure_is_printed_longer():
    spans = (Span("Có "), Span("5", figure="ho-so"), Span(" hồ sơ đã sử lý."))
    report = report_of(
        "",
        answers={"i.ke-hoach": text_answer((Paragraph(spans),))},
        figures={"ho-so": Decimal(1234)},
    )
    (finding,) = [f for f in found(report) if f.rule == "SPELL"]
    typed = "Có 5 hồ sơ đã sử lý."
    assert typed[finding.place.start : finding.place.end] == "sử lý"


def test_a_footnote_is_read_at_its_own_place():
    spans = (Span("Đã ban hành kế hoạch"), Footnote((Span("Ngày 31/11/2025."),)), Span("."))
    report = report_of("", answers={"i.ke-hoach": text_answer((Paragraph(spans),))})
    (finding,) = [f for f in found(report) if f.rule == "DATE-INVALID"]
    assert (finding.place.note, finding.place.start, finding.place.end) == (0, 5, 15)


def test_a_sum_goes_over_the_lines_below():
    lines = ("Cử 6 người, bao gồm:", "Chính trị: 2.", "Quản lý: 3.")
    blocks = (paragraph(lines[0], Level.DASH), *(paragraph(each, Level.PLUS) for each in lines[1:]))
    assert "SUM-PARTS" in rules_in("", answers={"i.ke-hoach": text_answer(blocks)})


def test_an_identity_over_the_last_period_is_judged_when_there_is_one():
    figures = (Figure("hs.dau", "Kỳ trước"), Figure("hs.cuoi", "Đang xử lý"))
    template = make_template(
        figures=figures, identities=(read_identity("hs.dau = previous(hs.cuoi)"),), appendices=()
    )
    last = make_report(template=template, period=read_period("2026-quy-1"),
                       figures={"hs.cuoi": Decimal(5)})  # fmt: skip
    now = report_of("", template=template, period=read_period("2026-quy-2"),
                    figures={"hs.dau": Decimal(4)})  # fmt: skip
    assert "IDENTITY" not in {f.rule for f in found(now)}
    assert "IDENTITY" in {f.rule for f in found(now, previous=(last,))}


def test_files_carried_over_are_those_that_the_last_report_left_open():
    last = report_of("Có 10 hồ sơ đúng hạn; đang giải quyết 05 hồ sơ.")
    now = report_of("Có 04 hồ sơ từ kỳ trước chuyển qua.", period=read_period("2026-quy-2"))
    assert "OPENING" in {f.rule for f in found(now, previous=(last,))}


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Sở đã tổ chức họp giao ban hằng tháng đúng quy định.", Severity.HINT),
        ("Sở đã tổ chức 12 cuộc họp giao ban đúng quy định.", Severity.WARNING),
    ],
)
def test_text_of_the_last_period_is_named(text, severity):
    last = report_of(text, period=read_period("2025-nam"))
    (finding,) = [f for f in found(report_of(text), previous=(last,)) if f.rule == "UNCHANGED"]
    assert finding.severity is severity


def test_the_register_knows_the_date_of_a_document():
    kept = Citation("Kế hoạch", "64", "KH-UBND", read_period("2026-quy-1").last_day)
    text = "Theo Kế hoạch số 64/KH-UBND ngày 15/3/2026 của UBND tỉnh."
    assert "CITE-CONFLICT" in {f.rule for f in found(report_of(text), register=(kept,))}


def test_a_report_without_addressee_is_asked_for_one():
    office = replace(OFFICE, addressees=())
    assert "ADDRESSEE" in rules_in("Đã xong.", office=office)


def test_a_ground_without_a_mark_at_its_end_is_found():
    template = make_template(grounds=("Căn cứ Luật Lưu trữ năm 2024",), appendices=())
    assert "GROUNDS" in rules_in("Đã xong.", template=template)


def test_a_text_that_closes_wrongly_is_found():
    template = make_template(items=ITEMS[:2], appendices=(), closing="")
    assert "PUNC-CLOSE" in rules_in("Các phòng thực hiện./", template=template)


def test_findings_come_in_reading_order():
    report = report_of(
        "",
        template=make_template(),
        answers={"i.hop": answered("Sử lý."), "i.ke-hoach": answered("Sử lý.")},
    )
    owners = [f.place.item for f in found(report) if f.rule == "SPELL"]
    assert owners == ["i.ke-hoach", "i.hop"]


def test_the_same_finding_of_another_period_has_the_same_key():
    one, other = (
        next(f for f in found(report_of("Sở sử lý.", period=read_period(id_))) if f.rule == "SPELL")
        for id_ in ("2026-quy-1", "2026-quy-2")
    )
    assert one.key == other.key
