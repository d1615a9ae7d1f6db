from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.compose import Printing, addressees, compose, recipients
from cchc_desk.forms.document import (
    Alignment,
    Grid,
    Letterhead,
    Line,
    Orientation,
    Picture,
    Role,
    RowKind,
    Signature,
    line_text,
    lines,
)
from cchc_desk.forms.figure import Figure
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import FrontMatter, IssueDate
from cchc_desk.forms.richtext import Footnote, Image, Paragraph, Span, Table, TableCell, plain
from cchc_desk.forms.template import Appendix, DocumentKind, FigureRow, Layout
from tests.factories import OFFICE, TASK_TABLE, answered, make_report, make_template, nothing_arose
from tests.strategies import rich_texts


def body_lines(report, **printing):
    section = compose(report, Printing(**printing)).sections[0]
    return [node for node in section.nodes if isinstance(node, Line)]


def body_text(report, **printing):
    return [line_text(line) for line in body_lines(report, **printing)]


def only(report, kind):
    return next(n for s in compose(report).sections for n in s.nodes if isinstance(n, kind))


def one_item(item, answer):
    report = make_report(template=make_template(items=(item,)), answers={item.id: answer})
    return [text for line, text in zip(body_lines(report), body_text(report), strict=True)
            if line.origin.item]  # fmt: skip


def test_the_body_is_printed_in_the_prescribed_order():
    roles = [line.role for line in body_lines(make_report())]
    assert roles[:3] == [Role.DOCUMENT_TYPE, Role.SUBJECT, Role.BODY]
    assert roles[3:5] == [Role.HEADING, Role.HEADING]


def test_the_letterhead_prints_names_in_capitals_and_leaves_a_draft_blank():
    assert only(make_report(), Letterhead) == Letterhead(
        "UBND TỈNH ĐÔNG SƠN",
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "Số:         /BC-SKHCN",
        "Đông Sơn, ngày        tháng        năm 2026",
    )


@pytest.mark.parametrize(
    ("issued", "words"),
    [
        (IssueDate(5, 1, 2026), "ngày 05 tháng 01 năm 2026"),
        (IssueDate(15, 3, 2026), "ngày 15 tháng 3 năm 2026"),
        (IssueDate(None, 12, 2025), "ngày        tháng 12 năm 2025"),
    ],
)
def test_only_days_below_ten_and_the_first_two_months_get_a_zero(issued, words):
    report = make_report(front=FrontMatter(number="5", issued=issued))
    letterhead = only(report, Letterhead)
    assert letterhead.place_and_date == f"Đông Sơn, {words}"
    assert letterhead.number_line == "Số: 05/BC-SKHCN"


def test_a_run_in_item_prints_label_and_answer_in_one_paragraph():
    item = Item("i", 4, "Họp giao ban", run_in=True, guidance="tổng số")
    assert one_item(item, answered("Hai cuộc.\nThêm.")) == ["- Họp giao ban: Hai cuộc.", "Thêm."]


def test_guidance_is_printed_only_when_asked():
    report = make_report(answers={"i.hop": answered("Hai cuộc.")})
    assert "- Họp giao ban: Hai cuộc." in body_text(report)
    assert "- Họp giao ban (tổng số): Hai cuộc." in body_text(report, guidance=True)


def test_a_template_may_print_guidance_by_itself():
    template = make_template(print_guidance=True)
    assert "- Họp giao ban (tổng số):" in body_text(make_report(template=template))


def test_an_answer_that_opens_with_a_sign_does_not_run_in():
    answer = Answer(AnswerState.ANSWERED, (Paragraph((Span("Một"),), level="+"),))
    assert one_item(Item("i", 4, "Nhãn", run_in=True), answer) == ["- Nhãn:", "+ Một"]


def test_a_heading_of_the_first_level_may_run_in():
    item = Item("i", 1, "KIẾN NGHỊ", run_in=True)
    assert one_item(item, nothing_arose("Không.")) == ["I. KIẾN NGHỊ: Không."]


def test_a_heading_does_not_get_a_colon():
    assert one_item(Item("i", 3, "Kết quả", AnswerKind.NONE), Answer()) == ["a) Kết quả"]


@pytest.mark.parametrize(
    ("item", "is_bold"),
    [
        (Item("i", 1, "A"), True),
        (Item("i", 2, "A"), True),
        (Item("i", 3, "A"), False),
        (Item("i", 4, "A"), False),
        (Item("i", 3, "A", bold=True), True),
        (Item("i", 1, "A", source_number="1.1."), True),
    ],
)
def test_parts_and_titled_clauses_are_bold_and_points_are_not(item, is_bold):
    report = make_report(template=make_template(items=(item,)))
    line = next(line for line in body_lines(report) if line.origin.item)
    assert line.spans[0].bold is is_bold


def test_an_untitled_clause_prints_its_number_and_text_without_the_label():
    item = Item("i", 2, "Văn phòng", untitled=True)
    answer = answered("Giao Văn phòng.\nThêm.")
    assert one_item(item, answer) == ["1. Giao Văn phòng.", "Thêm."]


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        (Answer(), ["1."]),
        (answered((Paragraph((Span("Một"),), level="-"),)), ["1.", "- Một"]),
    ],
)
def test_an_untitled_clause_without_a_sentence_prints_its_number(answer, printed):
    assert one_item(Item("i", 2, "A", untitled=True, run_in=True), answer) == printed


@pytest.mark.parametrize(
    ("item", "printed"),
    [
        (Item("i", 2, "A", source_number="1) "), "1) A"),
        (Item("i", 2, "A", source_number="1."), "1.A"),
        (Item("i", 2, "A", source_number="1.", run_in=True), "1.A: Một."),
        (Item("i", 2, "A", source_number="1.", untitled=True), "1.Một."),
    ],
)
def test_a_number_is_printed_as_its_author_typed_it(item, printed):
    assert one_item(item, answered("Một."))[0] == printed


def test_an_untitled_paragraph_without_a_number_is_its_text():
    item = Item("i", 2, "A", untitled=True, bullet="")
    assert one_item(item, answered("Lời văn.")) == ["Lời văn."]


def test_an_untitled_clause_is_plain_text_and_no_heading():
    template = make_template(items=(Item("i", 2, "A", untitled=True),))
    report = make_report(template=template, answers={"i": answered("Giao.")})
    line = next(line for line in body_lines(report) if line.origin.item)
    assert (line.role, line.level, line.keep_with_next) == (Role.BODY, 0, False)
    assert line.spans == (Span("1. Giao."),)


@pytest.mark.parametrize(
    ("item", "role"),
    [
        (Item("i", 2, "A", bullet=""), Role.BODY),
        (Item("i", 2, "A", bullet="", bold=True), Role.HEADING),
        (Item("i", 3, "A"), Role.HEADING),
        (Item("i", 4, "A", bold=True), Role.BODY),
    ],
)
def test_a_title_is_a_heading_by_its_number_or_because_it_is_bold(item, role):
    report = make_report(template=make_template(items=(item,)))
    assert next(line.role for line in body_lines(report) if line.origin.item) is role


def test_an_untitled_clause_asks_in_brackets_when_guidance_is_printed():
    item = Item("i", 2, "A", untitled=True, guidance="ai làm gì")
    report = make_report(template=make_template(items=(item,)))
    assert "1. (ai làm gì)" in body_text(report, guidance=True)


def test_a_value_that_nobody_answered_leaves_only_the_label():
    assert one_item(Item("i", 4, "Nhãn", run_in=True), Answer()) == ["- Nhãn:"]


def test_a_figure_prints_the_value_of_today():
    text = (Paragraph((Span("Có "), Span("99", figure="ho-so"), Span(" hồ sơ"))),)
    report = make_report(answers={"i.ke-hoach": answered(text)}, figures={"ho-so": Decimal(5)})
    assert "Có 05 hồ sơ" in body_text(report)


def test_a_figure_without_value_keeps_its_characters():
    text = (Paragraph((Footnote((Span("99", figure="ho-so"),)), Span("99", figure="ho-so"))),)
    report = make_report(answers={"i.ke-hoach": answered(text)}, figures={})
    assert "99" in body_text(report)


def test_the_number_of_tasks_done_is_counted():
    text = (Paragraph((Span("?", figure="nhiem-vu.hoan-thanh"),)),)
    assert "01" in body_text(make_report(answers={"i.ke-hoach": answered(text)}))


def test_kinh_gui_to_one_addressee_is_one_line_and_recipients_begin_as_above():
    report = make_report(front=FrontMatter(addressees=("Sở Nội vụ tỉnh Đông Sơn;",)))
    assert "Kính gửi: Sở Nội vụ tỉnh Đông Sơn." in body_text(report)
    assert recipients(report)[0] == "Như trên;"


def test_kinh_gui_to_several_is_a_list():
    report = make_report(front=FrontMatter(addressees=("Sở Nội vụ", "Sở Tư pháp")))
    texts = body_text(report)
    assert texts[2:5] == ["Kính gửi:", "- Sở Nội vụ;", "- Sở Tư pháp."]


def test_addressees_come_from_the_office_when_the_report_names_none():
    report = make_report(office=replace(OFFICE, addressees=("Sở Nội vụ",)))
    assert addressees(report) == ("Sở Nội vụ",)


def test_a_report_that_names_no_addressee_on_purpose_has_none():
    report = make_report(
        office=replace(OFFICE, addressees=("Sở Nội vụ",)), front=FrontMatter(addressees=())
    )
    assert addressees(report) == ()


def test_a_plan_does_not_go_to_the_addressees_of_reports():
    office = replace(OFFICE, addressees=("Sở Nội vụ",), recipients=("Như trên;", "Lưu: VT."))
    report = make_report(template=make_template(kind=DocumentKind.PLAN), office=office)
    assert addressees(report) == ()
    assert recipients(report) == ("Lưu: VT.",)


def test_a_plan_may_name_an_addressee_of_its_own():
    template = make_template(kind=DocumentKind.PLAN, addressees=("Sở Nội vụ",))
    report = make_report(template=template)
    assert addressees(report) == ("Sở Nội vụ",)
    assert recipients(report) == ("Như trên;", *OFFICE.recipients)


def test_recipients_that_a_document_names_itself_stay_as_typed():
    report = make_report(front=FrontMatter(recipients=("Như trên;", "Lưu: VT.")))
    assert recipients(report) == ("Như trên;", "Lưu: VT.")


def test_grounds_are_italic_lines():
    report = make_report(front=FrontMatter(grounds=("Căn cứ A;", "Căn cứ B.")))
    grounds = [line for line in body_lines(report) if line.role is Role.GROUND]
    assert [line_text(line) for line in grounds] == ["Căn cứ A;", "Căn cứ B."]
    assert all(line.spans[0].italic for line in grounds)


def test_the_signature_shows_who_signs_for_whom():
    assert only(make_report(), Signature) == Signature(
        ("Sở Nội vụ;", "Lưu: VT, VP."), "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Mẫu"
    )


def test_the_closing_stays_with_the_signature():
    closing = body_lines(make_report())[-1]
    assert line_text(closing) == "Trên đây là báo cáo của Sở Khoa học và Công nghệ./."
    assert closing.keep_with_next


def test_the_task_table_is_a_section_of_its_own():
    section = compose(make_report()).sections[1]
    heads = [line_text(node) for node in section.nodes if isinstance(node, Line)]
    assert section.orientation is Orientation.LANDSCAPE
    assert heads[:2] == ["Phụ lục", "KẾT QUẢ NĂM 2026"]
    assert heads[2].startswith("(Kèm theo Báo cáo số         /BC-SKHCN ngày")


def test_task_rows_come_in_order_below_their_group():
    rows = only(make_report(), Grid).rows
    assert [row.kind for row in rows] == [
        RowKind.HEADER, RowKind.GROUP, RowKind.DATA, RowKind.DATA,
    ]  # fmt: skip
    words = [[line_text(line) for line in cell.lines] for cell in rows[2].cells]
    assert words == [["1"], ["Rà soát văn bản"], ["Quý I"], ["Kế hoạch số 05"], ["Hoàn thành"]]


def test_a_group_covers_the_rest_of_its_row():
    group = only(make_report(), Grid).rows[1]
    assert [cell.columns for cell in group.cells] == [1, 4]


def test_an_appendix_without_rows_is_left_out():
    assert len(compose(make_report(tasks=())).sections) == 1


def test_the_appendix_is_left_out_when_asked():
    assert len(compose(make_report(), Printing(appendix=False)).sections) == 1


def test_several_appendices_are_numbered():
    twice = make_template(appendices=(TASK_TABLE, replace(TASK_TABLE, id="hai")))
    labels = [line_text(line) for line in lines(compose(make_report(template=twice)))
              if line.role is Role.APPENDIX_LABEL]  # fmt: skip
    assert labels == ["Phụ lục I", "Phụ lục II"]


def test_an_appendix_may_have_a_label_of_its_own():
    named = make_template(appendices=(replace(TASK_TABLE, label="Biểu {period.year}"),))
    found = next(line for line in lines(compose(make_report(template=named)))
                 if line.role is Role.APPENDIX_LABEL)  # fmt: skip
    assert line_text(found) == "Biểu 2026"


def test_a_placeholder_in_capitals_gives_its_value_in_capitals():
    item = Item("i", 1, "NHIỆM VỤ {PERIOD.NEXT_TITLE} NĂM {period.year}", AnswerKind.NONE)
    report = make_report(period=read_period("2026-6-thang"), template=make_template(items=(item,)))
    assert "I. NHIỆM VỤ 6 THÁNG CUỐI NĂM 2026" in body_text(report)


def test_a_statistics_appendix_prints_typed_values():
    annex = Appendix(
        "s", Layout.FIGURES, ("stt", "label", "measure", "value", "note"), (10, 60, 20, 20, 30),
        rows=(FigureRow(group="Hồ sơ"), FigureRow(figure="ho-so"), FigureRow(figure="x")),
    )  # fmt: skip
    figures = (Figure("ho-so", "Tiếp nhận", "hồ sơ"), Figure("x", "Không rõ"))
    grid = only(make_report(template=make_template(appendices=(annex,), figures=figures)), Grid)
    known, unknown = grid.rows[2].cells[3], grid.rows[3].cells[3]
    assert (known.value, line_text(known.lines[0])) == (Decimal(5), "5")
    assert (unknown.value, unknown.lines[0].spans) == (None, ())


def test_a_table_in_an_answer_becomes_a_grid():
    cell = TableCell(plain("x"))
    table = Table(((cell, cell), (cell, cell)))
    grid = only(make_report(answers={"i.ke-hoach": answered((table,))}), Grid)
    assert [row.kind for row in grid.rows] == [RowKind.HEADER, RowKind.DATA]
    assert grid.widths_mm == (1.0, 1.0)


def test_a_number_in_a_table_is_typed_and_stands_right():
    row = (TableCell(plain("Hồ sơ")), TableCell(plain("1.176")))
    grid = only(
        make_report(answers={"i.ke-hoach": answered((Table((row,), header_rows=0),))}), Grid
    )
    words, number = grid.rows[0].cells
    assert (words.alignment, words.value) == (Alignment.LEFT, None)
    assert (number.alignment, number.value) == (Alignment.RIGHT, Decimal(1176))


def test_an_image_is_printed_with_its_bytes():
    answers = {"i.ke-hoach": answered((Image("a", 50, "Ảnh"), Image("lost")))}
    picture = only(make_report(answers=answers, images={"a": b"png"}), Picture)
    assert (picture.data, picture.width_mm, picture.description) == (b"png", 50, "Ảnh")


def test_every_paragraph_of_an_answer_knows_its_item_and_block():
    report = make_report(answers={"i.hop": answered("Một.\nHai.")})
    origins = [line.origin for line in body_lines(report) if line.origin.item == "i.hop"]
    assert [(origin.item, origin.block) for origin in origins] == [("i.hop", 0), ("i.hop", 1)]


def test_a_whole_years_title_has_no_gap():
    report = make_report(period=read_period("2026-nam"))
    assert "cải cách hành chính năm 2026 của Sở" in compose(report).title


def test_an_office_without_names_prints_dots():
    report = make_report(office=replace(OFFICE, name="", place="", parent=""))
    assert only(report, Letterhead).office == "…"
    assert only(report, Letterhead).place_and_date.startswith("…, ngày")


@given(rich_texts)
def test_any_text_can_be_composed(blocks):
    compose(make_report(answers={"i.hop": answered(blocks), "i.ke-hoach": answered(blocks)}))
