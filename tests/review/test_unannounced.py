"""Sums, shares and deadlines told as reports tell them, without a word that announces them."""

from dataclasses import replace

import pytest

from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import IssueDate
from cchc_desk.forms.richtext import Table, TableCell, paragraph
from cchc_desk.review.finding import Severity
from tests.factories import ITEMS, answered, make_template
from tests.review.documents import found
from tests.review.test_rules import report_of, rules_in

WRONG = [
    ("SUM-PARTS", "Đã ban hành 19 văn bản (07 nghị quyết, 13 quyết định)."),
    ("SUM-PARTS", "Sở có 351 người (nam 228 người, nữ 132 người)."),
    ("SUM-PARTS", "Đã giải quyết 8.390 hồ sơ: trước hạn 7.655 hồ sơ, đúng hạn 740 hồ sơ."),
    ("SUM-PARTS", "Có 76 thủ tục trên 03 lĩnh vực: đầu tư (24), xây dựng (33), đất đai (18)."),
    ("SUM-PARTS", "Giao 32 nhiệm vụ, hoàn thành 19 nhiệm vụ, đang thực hiện 14 nhiệm vụ."),
    ("SUM-PARTS", "Có 132 thủ tục. Trong đó, 128 thủ tục toàn trình, 14 thủ tục một phần."),
    ("SUM-PARTS", "Đăng 1.248 tin, bài, bao gồm 812 tin, 319 bài và 45 phóng sự ảnh."),
    ("SUM-PARTS", "Có 94 người, trong đó công chức 42 người, viên chức 58 người."),
    ("SUM-PARTS", "Nhận 742 hồ sơ, gồm: 433 hồ sơ mới, kỳ trước chuyển qua 319 hồ sơ."),
    ("PERCENT", "Giải quyết 8.390 hồ sơ; quá hạn 31 hồ sơ (chiếm 3,7%)."),
    ("PERCENT", "Kế hoạch giao 356 tỷ đồng; giải ngân 241.700 triệu đồng, bằng 76,9%."),
    ("YEAR-STALE", "Sở dự kiến hoàn thành trước ngày 31/12/2024."),
    ("SPELL-RARE", "Việc này vẩn còn khó."),
    ("SPELL-RARE", "Tránh đùn đẩy trách nhiêm."),
]


@pytest.mark.parametrize(("rule", "text"), WRONG)
def test_a_slip_without_an_announcement_is_found(rule, text):
    assert rule in rules_in(text)


RIGHT = [
    "Sở tiếp nhận 8.742 hồ sơ (trong đó: số mới tiếp nhận trực tuyến 8.015 hồ sơ; trực tiếp 418 hồ "
    "sơ; số từ kỳ trước chuyển qua 309 hồ sơ).",
    "Đã tiếp nhận 316 hồ sơ; giải quyết trước và đúng hạn 303 hồ sơ; đang xử lý 13 hồ sơ, trong "
    "hạn 13 hồ sơ.",
    "Tổ chức 01 hội nghị (150 người, 02 ngày) và 12 điểm cầu (03 tỉnh, 05 xã).",
    "Ban hành 05 văn bản, gồm: 03 kế hoạch và một số công văn đôn đốc.",
    "Thành lập 03 đoàn, gồm: đoàn 1 có 05 người, đoàn 2 có 07 người, đoàn 3 có 06 người.",
    "Có 94 người, trong đó nữ 40 người, đảng viên 70 người.",
    "Có 94 người, trong đó: công chức 42 người, viên chức 38 người, hợp đồng 14 người.",
    "Vận động được 12.375,3/10.200 triệu đồng, vượt 21,3% kế hoạch.",
    "Giải quyết 8.390 hồ sơ; quá hạn 31 hồ sơ (chiếm 0,37%).",
    "Đã kiểm tra 09 đơn vị, đạt 75% kế hoạch.",
    "Sở thực hiện công tác tự phê bình và phê bình; thông tin gồm bất động sản và động sản.",
    "Trưởng ban Ban Tổ chức dự họp; cơ quan thẩm định thẩm định hồ sơ.",
    "Đoàn công tác của tỉnh Bắc Kạn và xã Kơ Lăng đã đến thăm.",
    "Thực hiện Nghị định số 74/CP ngày 25/10/1993 của Chính phủ.",
    "Thực hiện Thông tri số 02-TT/TU ngày 03/10/2025 của Ban Thường vụ Tỉnh ủy.",
    "Các bước: a1) tiếp nhận; b1) thẩm định.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_only_looks_like_a_slip_is_left_alone(text):
    assert [f for f in found(report_of(text)) if f.severity is not Severity.HINT] == []


def test_a_day_of_march_is_no_name_of_a_period():
    assert "NUM-STYLE" not in rules_in("Thực hiện văn bản ngày 03 tháng 9 năm 2026.")


def test_a_document_cited_with_its_date_is_cited_without_it_later():
    text = "Theo Kế hoạch số 12/KH-UBND ngày 05/01/2026, Sở thực hiện Kế hoạch số 12/KH-UBND."
    assert "CITE-INCOMPLETE" not in rules_in(text)


def test_a_column_of_percentages_has_no_total():
    rows = (("Lĩnh vực", "Hồ sơ", "Tỷ lệ (%)"), ("Đo lường", "12", "98,6"),
            ("Sáng chế", "8", "97,1"), ("Tổng số", "20", "98,0"))  # fmt: skip
    table = Table(tuple(tuple(TableCell((paragraph(c),)) for c in row) for row in rows))
    answer = replace(answered("Có bảng."), blocks=(table,))
    report = report_of("", answers={"i.ke-hoach": answer})
    assert "TABLE-TOTAL" not in {finding.rule for finding in found(report)}


def year_report(text, **changes):
    subject = "Kết quả năm 2026 và phương hướng, nhiệm vụ năm 2027"
    report = report_of(text, period=read_period("2026-nam"))
    return replace(report, front=replace(report.front, subject=subject, **changes))


def test_the_title_of_a_year_may_name_the_next_one():
    assert "PERIOD-STALE" not in {f.rule for f in found(year_report("Đã xong."))}


def test_a_report_signed_before_its_data_end_says_until_when_they_run():
    text = "Từ ngày 15/12/2025 đến ngày 30/11/2026, Sở nhận 12 hồ sơ."
    early = year_report(text, issued=IssueDate(5, 12))
    late = year_report(text, issued=IssueDate(20, 12))
    assert "WINDOW-MISMATCH" not in {f.rule for f in found(early)}
    assert "WINDOW-MISMATCH" in {f.rule for f in found(late)}


@pytest.mark.parametrize(
    ("words", "is_stale"),
    [("Hoàn thành trong tháng 4/2025.", True), ("Hoàn thành trong tháng 4/2026.", False)],
)
def test_what_is_ahead_is_due_after_the_period(words, is_stale):
    ahead = replace(ITEMS[1], label="Nhiệm vụ trọng tâm Quý II")
    report = report_of(words, template=make_template(items=(ITEMS[0], ahead), appendices=()))
    assert ("YEAR-STALE" in {f.rule for f in found(report)}) is is_stale


def test_a_heading_of_another_year_is_found():
    old = replace(ITEMS[1], label="Nhiệm vụ Quý II năm 2024")
    report = report_of("Đã xong.", template=make_template(items=(ITEMS[0], old), appendices=()))
    assert "PERIOD-STALE" in {f.rule for f in found(report)}
