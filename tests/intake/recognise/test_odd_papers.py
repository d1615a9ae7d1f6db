"""Papers that are hardly any, and parts in places where they seldom stand."""

import pytest

from cchc_desk.forms.richtext import Image, Paragraph, Span, plain_text
from cchc_desk.intake.recognise.answer_blocks import Writing
from cchc_desk.intake.recognise.learn import answer_of, learn
from cchc_desk.intake.recognise.recognise import recognise
from cchc_desk.intake.recognise.recognised import LineRole
from cchc_desk.intake.source import (
    SourceBox,
    SourceCell,
    SourceDocument,
    SourcePicture,
    SourceRow,
    SourceSection,
    SourceTable,
)
from tests.intake.recognise.small import (
    bold,
    document,
    heading,
    italic,
    learned,
    para,
    recognised,
    table,
    title,
)


def roles(found):
    return [line.role for line in found.lines if line.role is not LineRole.LEFT_OUT]


@pytest.mark.parametrize("source", [SourceDocument(()), document(), document(para(""))])
def test_an_empty_file_teaches_an_empty_template(source):
    found = learn(recognise(source), "mau")
    assert found.template.items == ()
    assert found.report_parts.unplaced == ()


def test_text_without_a_title_is_an_outline():
    found = recognise(document(heading("I. KẾT QUẢ"), para("Tốt.")))
    assert roles(found) == [LineRole.HEADING, LineRole.ANSWER]


def test_text_without_title_or_headings_is_one_answer():
    found = learn(recognise(document(para("Một."), para("Hai."))), "mau")
    (answer,) = found.report_parts.answers.values()
    assert plain_text(answer.blocks) == "Một.\nHai."


def test_what_stands_before_the_first_heading_opens_a_paper_without_a_head():
    found = recognise(document(para("Phòng báo cáo:"), para(""), heading("I. KẾT QUẢ")))
    assert roles(found) == [LineRole.OPENING, LineRole.HEADING]


def test_a_head_may_stand_in_boxes_and_in_the_cell_of_a_frame():
    box = SourceBox((para("UBND TỈNH LAM GIANG"), heading("SỞ NỘI VỤ")))
    frame = SourceTable((SourceRow((SourceCell((box,)),)),), is_layout=True)
    found = recognise(document(frame, SourceBox((para("Số: 05/BC-SNV"),)), title("BÁO CÁO")))
    assert (found.front.parent, found.front.office) == ("UBND TỈNH LAM GIANG", "SỞ NỘI VỤ")
    assert found.front.number == "05"


def test_a_mark_of_a_draft_is_no_name():
    found = recognise(document(para("DỰ THẢO"), para("SỞ NỘI VỤ"), title("BÁO CÁO")))
    assert roles(found) == [LineRole.UNPLACED, LineRole.OFFICE, LineRole.DOCUMENT_TYPE]


def test_a_ruled_table_in_the_head_is_left_to_the_clerk():
    found = recognise(document(table(("Bản", "thứ hai")), title("BÁO CÁO")))
    assert roles(found)[0] is LineRole.UNPLACED


def test_a_picture_after_the_title_and_one_in_the_foot():
    picture = SourcePicture(b"\x89PNG\r\n\x1a\n")
    found = recognised(picture, heading("I. A"), title("GIÁM ĐỐC"), picture)
    assert roles(found)[2] is LineRole.ANSWER
    assert roles(found)[-1] is LineRole.UNPLACED


def test_a_picture_in_the_frame_of_the_title_is_left_to_the_clerk():
    picture = SourcePicture(b"\x89PNG\r\n\x1a\n")
    cells = SourceRow((SourceCell((title("BÁO CÁO"), picture, para("năm 2026"))),))
    found = recognise(document(SourceTable((cells,), is_layout=True), heading("I. A")))
    expected = [LineRole.DOCUMENT_TYPE, LineRole.UNPLACED, LineRole.SUBJECT, LineRole.HEADING]
    assert roles(found) == expected


def test_the_closing_ends_at_a_heading():
    found = recognised(heading("I. A"), para("Trân trọng", heading_level=1), para("Tốt./."))
    assert LineRole.CLOSING not in roles(found)


def test_blank_lines_within_a_closing_are_left_out():
    lines = (para("Tốt."), para("Trên đây là báo cáo."), para(""), para("Trân trọng./."))
    assert roles(recognised(heading("I. A"), *lines))[-2:] == [LineRole.CLOSING] * 2


def test_brackets_that_do_not_match_are_no_prompt():
    for text in ("Số liệu): Tốt.", "(Số liệu): Tốt.", "Số liệu (): Tốt.", "Số :"):
        found = learned(heading("I. A"), para("- ", italic(text.split(":")[0] + ":"), " Tốt."))
        assert all(not item.guidance for item in found.template.items)


def test_brackets_within_a_prompt_are_part_of_it():
    line = para("- Giải quyết hồ sơ (nêu rõ số hồ sơ (trực tuyến)): Tốt. ", bold(" "))
    (item,) = learned(heading("I. A"), line).template.items[1:]
    assert item.guidance == "nêu rõ số hồ sơ (trực tuyến)"


def test_a_colon_alone_announces_nothing():
    found = recognised(heading("I. A"), para(":"), para("- :"), para("- Tốt."))
    assert LineRole.LABEL not in roles(found)


def test_a_colon_within_brackets_or_an_address_parts_nothing():
    lines = (heading("1. Cổng (địa chỉ: a.vn) hoạt động"), heading("2. Xem http://a.vn"))
    found = learned(heading("I. A"), *lines)
    labels = [item.label for item in found.template.items[1:]]
    assert labels == ["Cổng (địa chỉ: a.vn) hoạt động", "Xem http://a.vn"]


def test_boxes_and_lost_pictures_are_written_as_what_they_hold():
    writing = Writing()
    box = SourceBox((para("Một."), SourcePicture(None), para(" ")))
    assert list(writing.blocks(box)) == [Paragraph((Span("Một."),))]


def test_a_picture_of_unknown_width_gets_the_usual_one():
    (image,) = Writing().blocks(SourcePicture(b"\x89PNG\r\n\x1a\n"))
    assert isinstance(image, Image)
    assert image.width_mm == 100


def test_an_answer_of_a_picture_alone_is_answered():
    blocks = tuple(Writing().blocks(SourcePicture(b"\x89PNG\r\n\x1a\n")))
    assert answer_of(blocks).blocks == blocks


def test_page_breaks_after_the_foot_without_anything_after_make_no_appendix():
    foot = SourceSection((title("BÁO CÁO"), heading("I. A"), title("GIÁM ĐỐC")))
    found = recognise(SourceDocument((foot, SourceSection((para(""),)))))
    assert found.appendices == ()


def test_styles_of_two_levels_that_are_not_headings_alone_close_typed_numbers():
    lines = (
        para(bold("KẾT QUẢ"), heading_level=1),
        para(bold("a) Thể chế")),
        para(bold("Bộ máy"), heading_level=2),
        para(bold("TỒN TẠI"), heading_level=1),
    )
    levels = [item.level for item in learned(*lines).template.items]
    assert levels[0] == levels[3] == 1
    assert levels[2] > 1
