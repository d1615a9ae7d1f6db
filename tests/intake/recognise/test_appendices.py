"""Where appendices begin, and what belongs to their heads."""

from dataclasses import replace

import pytest

from cchc_desk.forms.paper import Orientation
from cchc_desk.intake.recognise.assemble import with_role
from cchc_desk.intake.recognise.recognise import recognise
from cchc_desk.intake.recognise.recognised import LineRole
from cchc_desk.intake.source import PageSetup, SourceDocument, SourceSection
from tests.intake.recognise.small import document, heading, italic, para, recognised, table, title

FOOT = (para("Nơi nhận:\n- Lưu: VT."), title("GIÁM ĐỐC"), title("Lê Thị Mẫu"))
LYING = PageSetup(orientation=Orientation.LANDSCAPE)
ROWS = table(("STT", "Nhiệm vụ"), ("1", "Rà soát"))


def sections(*pages):
    first = SourceSection((title("BÁO CÁO"), heading("I. KẾT QUẢ"), *FOOT))
    return recognise(SourceDocument((first, *pages)))


def lying(*blocks):
    return SourceSection(blocks, LYING)


def test_an_appendix_begins_at_its_label():
    attached = para(italic("(Kèm theo Báo cáo số 05/BC-SNV)"))
    page = lying(title("Phụ lục I"), title("NHIỆM VỤ"), title("NĂM 2026"), attached, para(""), ROWS)
    (found,) = sections(page).appendices
    assert (found.label, found.titles) == ("Phụ lục I", ("NHIỆM VỤ", "NĂM 2026"))
    assert found.attached == "(Kèm theo Báo cáo số 05/BC-SNV)"
    assert (found.blocks, found.orientation) == ((ROWS,), Orientation.LANDSCAPE)


def test_a_numbered_line_is_no_title():
    (found,) = sections(lying(title("Phụ lục"), heading("1. Nhóm nhiệm vụ"), ROWS)).appendices
    assert found.titles == ()


def test_its_lines_are_counted_with_its_head():
    found = sections(lying(title("Phụ lục"), ROWS, para("Ghi chú: số liệu ước.")))
    (appendix,) = found.appendices
    lines = found.lines[appendix.first_line : appendix.first_line + appendix.line_count]
    assert [line.role for line in lines] == [LineRole.APPENDIX_LABEL, *[LineRole.APPENDIX] * 2]


def test_every_label_begins_another_one():
    page = lying(title("PHỤ LỤC I"), ROWS, title("PHỤ LỤC II"), ROWS)
    assert [each.label for each in sections(page).appendices] == ["PHỤ LỤC I", "PHỤ LỤC II"]


@pytest.mark.parametrize(
    "label", ["BIỂU SỐ 01", "Biểu mẫu 2", "PHỤ LỤC SỐ 03", "Phụ lục IV: Danh mục nhiệm vụ"]
)
def test_labels_are_of_several_kinds(label):
    (found,) = sections(lying(title(label), ROWS)).appendices
    assert found.label == label


def test_pages_after_the_foot_are_an_appendix_without_a_label():
    (found,) = sections(lying(title("DANH MỤC NHIỆM VỤ"), ROWS)).appendices
    assert (found.label, found.titles) == ("", ("DANH MỤC NHIỆM VỤ",))


def test_a_title_on_pages_of_their_own_begins_another_one():
    one = lying(title("DANH MỤC NHIỆM VỤ"), ROWS)
    other = SourceSection((title("SỐ LIỆU THỐNG KÊ"), ROWS))
    found = sections(one, other).appendices
    assert [each.titles[0] for each in found] == ["DANH MỤC NHIỆM VỤ", "SỐ LIỆU THỐNG KÊ"]
    assert [each.orientation for each in found] == [Orientation.LANDSCAPE, Orientation.PORTRAIT]


def test_a_frame_above_the_label_belongs_to_its_appendix():
    frame = table(("SỞ NỘI VỤ", "Biểu 01"), is_layout=True)
    (found,) = sections(lying(frame, title("Phụ lục"), ROWS)).appendices
    assert found.blocks == (frame, ROWS)


def test_an_appendix_alone_has_no_kind():
    found = recognise(document(title("Phụ lục"), title("KẾT QUẢ NHIỆM VỤ NĂM 2026"), ROWS))
    assert found.kind is None
    assert found.period.id == "2026-nam"


def test_a_table_alone_is_an_appendix():
    rows = table(*((str(n), "Rà soát thủ tục hành chính") for n in range(20)))
    assert recognise(document(title("NHIỆM VỤ NĂM 2026"), rows)).kind is None


def test_a_table_in_an_answer_is_none():
    assert recognised(heading("I. KẾT QUẢ"), ROWS, *FOOT).appendices == ()


def test_mentioning_an_appendix_begins_none():
    text = para("Phụ lục I kèm theo nêu chi tiết từng nhiệm vụ.")
    assert recognised(heading("I. KẾT QUẢ"), text, *FOOT).appendices == ()


def test_an_appendix_on_a_new_page_of_a_paper_without_a_foot_is_found():
    break_ = replace(title("PHỤ LỤC"), page_break_before=True)
    (found,) = recognised(heading("I. KẾT QUẢ"), break_, ROWS).appendices
    assert found.label == "PHỤ LỤC"


def test_the_clerk_says_where_an_appendix_begins():
    found = recognised(heading("I. KẾT QUẢ"), heading("Danh sách"), ROWS)
    last = len(found.lines) - 1
    named = with_role(found, last - 1, LineRole.APPENDIX_TITLE)
    (appendix,) = with_role(named, last, LineRole.APPENDIX).appendices
    assert (appendix.titles, appendix.blocks) == (("Danh sách",), (ROWS,))


def test_lines_of_an_appendix_that_other_lines_part_are_two():
    found = recognised(heading("I. KẾT QUẢ"), ROWS, para("Xem bảng."), ROWS)
    first, last = len(found.lines) - 3, len(found.lines) - 1
    chosen = with_role(with_role(found, first, LineRole.APPENDIX), last, LineRole.APPENDIX)
    assert [each.blocks for each in chosen.appendices] == [(ROWS,), (ROWS,)]
