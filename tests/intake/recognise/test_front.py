"""What stands before and after the outline: names, number, date, addressees, who signs."""

import pytest

from cchc_desk.forms.office import Signer
from cchc_desk.forms.report import IssueDate
from cchc_desk.forms.template import DocumentKind
from cchc_desk.intake.recognise.period_words import read_period_words
from cchc_desk.intake.recognise.recognise import recognise
from cchc_desk.intake.recognise.running_names import running_name
from tests.intake.recognise.small import bold, document, heading, para, recognised, table, title


def front(*lines):
    return recognise(document(*(para(line) for line in lines), title("BÁO CÁO"))).front


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 05/BC-SNV", "05", "BC-SNV"),
        ("Số:        /KH-SNV", None, "KH-SNV"),
        ("Số: ....../BC-SNV", None, "BC-SNV"),
        ("Số 12-BC/TU", "12-BC", "TU"),
        ("Số: 07a/SNV-VP", "07a", "SNV-VP"),
        ("Số:", None, ""),
        ("\tSố: 05/BC-SNV", "05", "BC-SNV"),
    ],
)
def test_the_number_line_is_read(line, number, symbol):
    found = front(line)
    assert (found.number, found.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("line", "place", "issued"),
    [
        ("Lam Giang, ngày 05 tháng 01 năm 2026", "Lam Giang", IssueDate(5, 1, 2026)),
        ("Lam Giang, ngày      tháng 12 năm 2026", "Lam Giang", IssueDate(None, 12, 2026)),
        ("Lam Giang, ngày … tháng … năm …", "Lam Giang", IssueDate()),
        ("ngày 31 tháng 13 năm 20", "", IssueDate(31)),
    ],
)
def test_the_date_line_is_read_with_its_blanks(line, place, issued):
    found = front(line)
    assert (found.place, found.issued) == (place, issued)


def test_the_lighter_name_is_the_body_above():
    above, own = para("UBND TỈNH LAM GIANG"), heading("SỞ NỘI VỤ")
    found = recognise(document(above, own, title("BÁO CÁO"))).front
    assert (found.parent, found.office) == ("UBND TỈNH LAM GIANG", "SỞ NỘI VỤ")


def test_of_names_that_look_alike_the_last_body_is_the_office():
    found = front("SỞ Y TẾ", "TRUNG TÂM KIỂM SOÁT", "BỆNH TẬT")
    assert (found.parent, found.office) == ("SỞ Y TẾ", "TRUNG TÂM KIỂM SOÁT BỆNH TẬT")


@pytest.mark.parametrize(
    ("capitals", "text", "expected"),
    [
        ("SỞ NỘI VỤ", "Năm qua, Sở Nội vụ đã họp.", "Sở Nội vụ"),
        ("SỞ NỘI VỤ LAM GIANG", "Sở Nội vụ họp tại Lam Giang.", "Sở Nội vụ Lam Giang"),
        ("UBND TỈNH LAM GIANG", "", "UBND tỉnh Lam Giang"),
        ("UBND THÀNH PHỐ LAM GIANG", "", "UBND thành phố Lam Giang"),
        ("ỦY BAN NHÂN DÂN XÃ PHÚ LÂM", "", "Ủy ban nhân dân xã Phú Lâm"),
        ("TỈNH ỦY LAM GIANG", "", "Tỉnh ủy Lam Giang"),
        ("SỞ DU LỊCH VÀ THỂ THAO", "", "Sở Du lịch và Thể thao"),
        ("Sở Du lịch", "", "Sở Du lịch"),
        ("", "", ""),
    ],
)
def test_a_name_in_capitals_is_written_as_in_running_text(capitals, text, expected):
    assert running_name(capitals, [text], "Lam Giang") == expected


def test_a_name_in_running_text_prints_the_same_capitals():
    assert running_name("SỞ KHOA HỌC", ["Sở Khoa học"]).upper() == "SỞ KHOA HỌC"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Công tác Quý I năm 2026", "2026-quy-1"),
        ("Công tác quý III/2026", "2026-quy-3"),
        ("CÔNG TÁC QUÝ IV NĂM 2026", "2026-quy-4"),
        ("6 tháng đầu năm\nvà nhiệm vụ 6 tháng cuối năm 2026", "2026-6-thang"),
        ("Kết quả sáu tháng đầu năm 2026", "2026-6-thang"),
        ("Kết quả 9 tháng năm 2026", "2026-9-thang"),
        ("Công tác tháng 5/2026", "2026-thang-5"),
        ("Công tác tháng 02 và nhiệm vụ tháng 3 năm 2026", "2026-thang-2"),
        ("Kế hoạch năm 2026", "2026-nam"),
        ("Công tác quý II", "2025-quy-2"),
        ("Báo cáo ngày 05 tháng 01 năm 2026 về việc khác", "2026-nam"),
        ("Báo cáo chuyên đề", None),
    ],
)
def test_the_period_is_read_from_words(words, expected):
    period = read_period_words([words], 2025)
    assert (period and period.id) == expected


def test_a_period_without_a_year_is_none():
    assert read_period_words(["Công tác quý II"], None) is None


@pytest.mark.parametrize(
    ("title_line", "kind"),
    [
        ("BÁO CÁO", DocumentKind.REPORT),
        ("KẾ HOẠCH", DocumentKind.PLAN),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", DocumentKind.PLAN),
        ("BÁO CÁO KẾT QUẢ CÔNG TÁC", DocumentKind.REPORT),
    ],
)
def test_the_title_tells_the_kind(title_line, kind):
    assert recognise(document(title(title_line), heading("I. KẾT QUẢ"))).kind is kind


def test_without_a_title_the_number_line_tells_the_kind():
    found = recognise(document(para("Số: 05/KH-SNV"), heading("I. MỤC TIÊU")))
    assert found.kind is DocumentKind.PLAN


def test_a_hard_break_in_the_subject_is_kept():
    found = recognise(document(title("BÁO CÁO"), title("Công tác quý I\nnăm 2026")))
    assert found.front.subject == "Công tác quý I\nnăm 2026"


def test_the_subject_may_stand_in_the_paragraph_of_the_title():
    found = recognise(document(title("BÁO CÁO\nCông tác quý I năm 2026")))
    assert (found.front.title, found.front.subject) == ("BÁO CÁO", "Công tác quý I năm 2026")


def test_several_addressees_are_read_from_a_frame():
    frame = table(("Kính gửi:", "- Sở Nội vụ;\n- Văn phòng Sở."), is_layout=True)
    assert recognised(frame).front.addressees == ("Sở Nội vụ", "Văn phòng Sở")


def test_recipients_in_one_paragraph_are_told_apart():
    found = recognised(heading("I. KẾT QUẢ"), para("Nơi nhận:\n- Như trên;\n- Lưu: VT."))
    assert found.front.recipients == ("Như trên;", "Lưu: VT.")


def signers(*lines):
    foot = (para(bold(line), format=title("").format) for line in lines)
    return recognised(heading("I. KẾT QUẢ"), *foot).front.signers


def test_who_signs_for_another_has_two_titles():
    found = signers("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Mẫu")
    assert found == (Signer("Lê Thị Mẫu", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC"),)


def test_a_title_that_is_not_known_belongs_to_the_authority_above():
    found = signers("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG HĐND VÀ UBND", "Lê Thị Mẫu")
    assert found == (Signer("Lê Thị Mẫu", "CHÁNH VĂN PHÒNG HĐND VÀ UBND", "TL. CHỦ TỊCH"),)


def test_a_head_who_has_not_signed_yet_has_no_name():
    assert signers("GIÁM ĐỐC") == (Signer("", "GIÁM ĐỐC"),)


def test_two_who_sign_beside_each_other_keep_their_names():
    found = signers("NGƯỜI LẬP\tGIÁM ĐỐC", "Lê Thị Mẫu\tCao Văn Thử")
    assert found == (Signer("Lê Thị Mẫu", "NGƯỜI LẬP"), Signer("Cao Văn Thử", "GIÁM ĐỐC"))
