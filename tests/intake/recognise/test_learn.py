"""What a paper becomes: items and answers, open texts, what is left to the clerk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.answer import AnswerState
from cchc_desk.forms.office import Office
from cchc_desk.forms.outline import AnswerKind, number_items
from cchc_desk.forms.period import read_period
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import (
    Footnote,
    Image,
    Level,
    Paragraph,
    Span,
    Table,
    plain_text,
)
from cchc_desk.intake.recognise.assemble import with_role
from cchc_desk.intake.recognise.learn import learn
from cchc_desk.intake.recognise.learned import Replacement, StaleWords
from cchc_desk.intake.recognise.placeholders import Opener
from cchc_desk.intake.recognise.recognise import recognise
from cchc_desk.intake.recognise.recognised import Doubt, LineRole
from cchc_desk.intake.source import (
    SourceBox,
    SourceCell,
    SourcePicture,
    SourceRow,
    SourceSpan,
    SourceTable,
)
from tests.intake.recognise.small import (
    bold,
    document,
    heading,
    italic,
    learned,
    note,
    para,
    recognised,
    table,
    title,
)

PIECES = (
    "Quý I", "QUÝ II", "quý I", "/2026", "/2025", " năm 2026", " NĂM 2026", "2026", "UBND xã Lam",
    "UBND XÃ LAM GIANG", " Giang", " ", "ngày 05 tháng 01", "tháng 12", "I", ", ",
)  # fmt: skip
PNG = b"\x89PNG\r\n\x1a\n"


def labels(found):
    return [(item.level, item.label) for item in found.template.items]


def numbers(found):
    return [n.number for n in number_items(found.template.items, found.template.numbering)]


def answer(found, item_id):
    return found.report_parts.answers[item_id]


# --- items ----------------------------------------------------------------------------------------


def test_headings_become_items_and_what_stands_below_their_answers():
    found = learned(heading("I. KẾT QUẢ"), heading("1. Thể chế"), para("Đã ban hành."))
    assert labels(found) == [(1, "KẾT QUẢ"), (2, "Thể chế")]
    assert plain_text(answer(found, "ket-qua.the-che").blocks) == "Đã ban hành."


def test_a_heading_with_nothing_but_headings_below_asks_for_nothing():
    found = learned(heading("I. KẾT QUẢ"), heading("1. Thể chế"))
    kinds = [item.answer for item in found.template.items]
    assert kinds == [AnswerKind.NONE, AnswerKind.TEXT]


def test_a_label_parts_from_its_prompt_and_its_answer():
    line = para("- ", italic("Họp giao ban (tổng số cuộc họp):"), " Ba cuộc.")
    found = learned(heading("I. KẾT QUẢ"), line)
    item = found.template.items[1]
    assert (item.label, item.guidance, item.run_in) == ("Họp giao ban", "tổng số cuộc họp", True)
    assert item.italic
    assert answer(found, item.id).blocks == (Paragraph((Span("Ba cuộc."),)),)


def test_an_abbreviation_in_brackets_is_no_prompt():
    found = learned(heading("I. KẾT QUẢ"), heading("1. Thủ tục hành chính (TTHC): Tốt."))
    assert found.template.items[1].label == "Thủ tục hành chính (TTHC)"
    assert found.template.items[1].guidance == ""


def test_an_answer_on_a_line_of_its_own_stays_there():
    found = learned(heading("I. KẾT QUẢ"), para(italic("- Tình hình giải ngân:")), para("Đạt 40%."))
    item = found.template.items[1]
    assert (item.label, item.run_in) == ("Tình hình giải ngân:", False)


def test_a_phrase_for_nothing_is_kept_as_the_author_wrote_it():
    found = learned(heading("I. KẾT QUẢ"), heading("V. KIẾN NGHỊ: Không có."))
    kept = answer(found, "kien-nghi")
    assert kept.state is AnswerState.NOTHING_AROSE
    assert plain_text(kept.blocks) == "Không có."


def test_a_number_that_does_not_count_on_is_kept_as_typed():
    found = learned(heading("I. KẾT QUẢ"), heading("2. Thể chế"), heading("3.Bộ máy"))
    kept = [item.source_number for item in found.template.items]
    assert kept == [None, "2. ", "3."]


def test_letters_in_the_order_of_another_alphabet_are_kept():
    lines = [heading(f"{letter}) Nội dung {letter}") for letter in "abcde"]
    assert numbers(learned(heading("I. KẾT QUẢ"), *lines))[1:] == ["a)", "b)", "c)", "d)", "e)"]


def test_the_numbering_of_a_template_is_that_of_its_levels():
    found = learned(heading("A. KẾT QUẢ"), heading("1. Thể chế"), heading("1.1. Văn bản"))
    assert found.template.numbering[:4] == ("A.", "1.", "1.1.", "-")
    assert numbers(found) == ["A.", "1.", "1.1."]


def test_the_title_of_a_bare_number_stands_on_a_line_of_its_own():
    found = learned(heading("PHẦN I"), heading("KẾT QUẢ THỰC HIỆN"), para("Tốt."))
    assert labels(found) == [(1, "KẾT QUẢ THỰC HIỆN")]
    assert found.template.items[0].source_number == "PHẦN I\n"


def test_a_sentence_among_headings_is_an_item_by_its_number_alone():
    long = "1. Các phòng căn cứ chức năng, nhiệm vụ được giao chủ động triển khai kế hoạch này."
    found = learned(heading("I. TỔ CHỨC"), para(long), heading("2. Văn phòng"))
    item = found.template.items[1]
    assert item.untitled
    assert item.label == "Các phòng căn cứ chức năng, nhiệm vụ được giao …"
    assert plain_text(answer(found, item.id).blocks) == long[3:]


def test_text_under_no_heading_is_an_item_that_prints_no_label():
    found = learned(para("Sở báo cáo như sau:"), para("Mọi việc đã xong."))
    assert [(item.label, item.untitled) for item in found.template.items] == [("Mở đầu", True)]


def test_a_scheme_that_begins_anew_inside_a_deeper_one_is_a_level_of_its_own():
    inner = (para(italic("1. Hồ sơ")), para(italic("2. Kết quả")))
    found = learned(heading("1. THỂ CHẾ"), para(italic("a) Văn bản")), *inner, heading("2. BỘ MÁY"))
    assert [level for level, _ in labels(found)] == [1, 2, 3, 3, 1]


# --- ids ------------------------------------------------------------------------------------------


def ids(year, *lines):
    top = (title("BÁO CÁO"), title(f"Công tác Quý I năm {year}"))
    found = learn(recognise(document(*top, *lines)), "mau")
    return [item.id for item in found.template.items]


def test_the_same_outline_of_another_year_has_the_same_ids():
    def lines(year, quarter):
        return (
            heading(f"I. KẾT QUẢ QUÝ {quarter} NĂM {year}"),
            heading(f"1. Kế hoạch năm {year}"),
            heading("2. Kiểm tra"),
        )

    expected = ["ket-qua", "ket-qua.ke-hoach", "ket-qua.kiem-tra"]
    assert ids(2025, *lines(2025, "I")) == ids(2026, *lines(2026, "III")) == expected


def test_labels_that_occur_twice_have_ids_of_their_own():
    lines = (heading("I. MỤC TIÊU"), heading("1. Thể chế"), heading("II. NHIỆM VỤ"))
    again = (heading("1. Thể chế"), heading("2. Thể chế"))
    assert ids(2026, *lines, *again) == [
        "muc-tieu",
        "muc-tieu.the-che",
        "nhiem-vu",
        "nhiem-vu.the-che",
        "nhiem-vu.the-che-2",
    ]


def test_an_id_goes_by_the_heading_above_where_the_label_alone_does_not_tell():
    lines = (
        heading("I. KẾT QUẢ"),
        heading("1. Thể chế"),
        heading("a) Hạn chế"),
        heading("2. Bộ máy"),
        heading("a) Hạn chế"),
    )
    assert ids(2026, *lines)[2::2] == ["ket-qua.the-che.han-che", "ket-qua.bo-may.han-che"]


# --- open texts -----------------------------------------------------------------------------------


def test_words_of_the_period_and_the_office_become_open():
    top = (para("UBND TỈNH LAM GIANG"), heading("SỞ NỘI VỤ"), title("BÁO CÁO"))
    subject = title("Công tác Quý I năm 2026 của Sở Nội vụ")
    plan = heading("I. PHƯƠNG HƯỚNG QUÝ II NĂM 2026")
    found = learn(recognise(document(*top, subject, plan)), "mau")
    opened = "Công tác {period.title} năm {period.year} của {office.name}"
    assert found.template.subject == opened
    assert labels(found) == [(1, "PHƯƠNG HƯỚNG {PERIOD.NEXT_TITLE} NĂM {period.year}")]
    assert Replacement("subject", None, "Quý I", "period.title") in found.replacements


def test_words_that_no_placeholder_gives_back_stay_and_are_named():
    found = learned(heading("I. KẾT QUẢ"), heading("1. Văn bản quý III và 6 tháng"))
    id_ = found.template.items[1].id
    assert labels(found)[1] == (2, "Văn bản quý III và 6 tháng")
    assert found.stale_words == tuple(
        StaleWords("label", id_, words) for words in ("quý III", "6 tháng")
    )


@pytest.mark.parametrize(
    ("words", "opened"),
    [
        ("Kết quả quý I năm 2026", "Kết quả {period.title_lower} năm {period.year}"),
        ("Việc của quý II/2026", "Việc của {period.next_title_lower}/{period.year}"),
        ("So với năm 2025", "So với năm {period.previous_year}"),
        ("PHƯƠNG HƯỚNG NĂM 2027", "PHƯƠNG HƯỚNG NĂM {period.next_year}"),
    ],
)
def test_the_years_around_and_small_letters_give_way_too(words, opened):
    found = learned(heading("I. KẾT QUẢ"), heading(f"1. {words}"))
    assert labels(found)[1] == (2, opened)
    assert found.stale_words == ()


@pytest.mark.parametrize("law", ["Luật Đầu tư công", "Bộ luật Lao động", "Hiến pháp sửa đổi"])
def test_a_law_keeps_its_year_and_is_named(law):
    found = learned(heading("I. KẾT QUẢ"), heading(f"1. Thi hành {law} năm 2025, việc năm 2026"))
    assert labels(found)[1] == (2, f"Thi hành {law} năm 2025, việc năm {{period.year}}")
    assert [each.words for each in found.stale_words] == ["năm 2025"]


@pytest.mark.parametrize(
    "label",
    ["Theo Quyết định ngày 05 tháng 01 năm 2026", "Kết quả Quý II", "Nghị quyết 05/2026/NQ-HĐND"],
)
def test_dates_and_papers_keep_their_years(label):
    found = learned(heading("I. KẾT QUẢ"), heading(f"1. {label}"))
    assert "{period.year}" not in labels(found)[1][1]
    assert "{period.title}" not in labels(found)[1][1]


def test_braces_of_the_author_are_no_placeholder():
    assert labels(learned(heading("I. KẾT QUẢ {office.name}"))) == [(1, "KẾT QUẢ (office.name)")]


def test_of_names_that_begin_alike_the_longer_one_becomes_open():
    opener = Opener(Office(name="UBND xã Lam", parent="UBND xã Lam Giang"), None)
    assert opener.opened("UBND xã Lam Giang họp").text == "{office.parent} họp"


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_open_texts_filled_again_give_the_same_words(pieces):
    office = Office(name="UBND xã Lam", parent="UBND xã Lam Giang")
    period = read_period("2026-quy-1")
    text = "".join(pieces).strip()
    report = Report(learned().template, period, office)
    assert fill(Opener(office, period).opened(text).text, report) == text


def test_a_template_is_named_by_its_type_where_the_subject_is_only_a_period():
    found = learn(recognise(document(title("BÁO CÁO"), title("Về năm 2026"))), "mau")
    assert found.template.name == "Báo cáo"


def test_a_template_is_named_without_its_period():
    assert learned(heading("I. A")).template.name == "Báo cáo - Công tác cải cách hành chính"


# --- what answers hold ----------------------------------------------------------------------------


def test_looks_and_links_of_an_answer_are_kept_and_underlines_counted():
    line = para(bold("Tốt"), SourceSpan(" và đúng hạn", underline=True), SourceSpan("2"))
    found = learned(heading("I. KẾT QUẢ"), line)
    spans = (Span("Tốt", bold=True), Span(" và đúng hạn2"))
    assert answer(found, "ket-qua").blocks == (Paragraph(spans),)
    assert found.report_parts.underlined == 1


def test_an_automatic_number_in_an_answer_is_typed():
    items = [para(f"Tiếp tục rà soát {n}.", number_text=f"{n}.", list_level=0) for n in (1, 2, 3)]
    found = learned(heading("I. NHIỆM VỤ"), *items)
    assert plain_text(answer(found, "nhiem-vu").blocks).startswith("1. Tiếp tục rà soát 1.")


def test_the_note_of_a_heading_goes_to_its_answer():
    noted = para(bold("1. Kế hoạch"), note("Kế hoạch số 05"))
    found = learned(heading("I. KẾT QUẢ"), noted, para("Đã ban hành."))
    spans = (Footnote((Span("Kế hoạch số 05"),)), Span("Đã ban hành."))
    assert answer(found, "ket-qua.ke-hoach").blocks == (Paragraph(spans),)


def test_the_note_of_a_heading_without_an_answer_stands_below_it():
    found = learned(para(bold("I. KẾT QUẢ"), note("Văn bản số 05")), heading("1. Thể chế"))
    assert answer(found, "ket-qua").blocks == (Paragraph((Footnote((Span("Văn bản số 05"),)),)),)


def test_a_note_in_the_opening_makes_it_an_item():
    opening = para("Thực hiện kế hoạch", note("Kế hoạch số 05"), ", Sở báo cáo:")
    found = learned(opening, heading("I. KẾT QUẢ"))
    assert found.report_parts.front.opening == ()
    assert found.template.items[0].label == "Mở đầu"


def test_the_note_of_a_title_is_left_to_the_clerk():
    top = (title("BÁO CÁO"), para(bold("Công tác năm 2026"), note("Bản thứ hai")))
    found = learn(recognise(document(*top, heading("I. KẾT QUẢ"))), "mau")
    (left,) = found.report_parts.unplaced
    assert left.block == Paragraph((Footnote((Span("Bản thứ hai"),)),))


def test_a_table_of_an_answer_keeps_its_cells_and_its_header():
    rows = table(("Lĩnh vực", "Số hồ sơ"), ("Đất đai\n", "12"))
    head = SourceRow(tuple(SourceCell((para(bold(x)),)) for x in ("Lĩnh vực", "Số hồ sơ")))
    found = learned(heading("I. KẾT QUẢ"), SourceTable((head, *rows.rows[1:]), (40.0, 20.0)))
    (made,) = answer(found, "ket-qua").blocks
    assert isinstance(made, Table)
    assert (made.header_rows, made.widths_mm) == (1, (40.0, 20.0))
    assert plain_text((made,)).split("\n") == ["Lĩnh vực", "Số hồ sơ", "Đất đai", "12"]


def test_header_rows_are_those_that_the_file_names():
    rows = table(("A",), ("B",), ("C",)).rows
    named = (SourceRow(rows[0].cells, is_header=True), SourceRow(rows[1].cells, is_header=True))
    found = learned(heading("I. KẾT QUẢ"), SourceTable((*named, rows[2])))
    assert answer(found, "ket-qua").blocks[0].header_rows == 2


def test_what_stands_in_a_table_within_a_table_is_kept_in_the_cell():
    inner = table(("Bên trong",))
    outer = SourceTable((SourceRow((SourceCell((para("Ngoài"), inner, SourceBox((inner,)))),)),))
    found = learned(heading("I. KẾT QUẢ"), outer)
    lines = plain_text(answer(found, "ket-qua").blocks).split("\n")
    assert lines == ["Ngoài", "Bên trong", "Bên trong"]


def test_pictures_are_kept_also_those_of_cells():
    picture = SourcePicture(PNG, 40.0, 20.0, "Biểu đồ")
    inner = SourceTable((SourceRow((SourceCell((picture,)),)),))
    cell = SourceTable((SourceRow((SourceCell((inner,)),)),))
    found = learned(heading("I. KẾT QUẢ"), picture, cell)
    images = [b for b in answer(found, "ket-qua").blocks if isinstance(b, Image)]
    assert [(i.width_mm, i.description) for i in images] == [(40.0, "Biểu đồ")] * 2
    assert found.report_parts.images == {images[0].image_id: PNG}


def test_a_picture_that_could_not_be_read_is_left_out():
    found = recognised(heading("I. KẾT QUẢ"), SourcePicture(None))
    assert found.lines[-1].role is LineRole.LEFT_OUT


def test_a_picture_in_the_head_is_left_to_the_clerk():
    found = learn(recognise(document(SourcePicture(PNG), title("BÁO CÁO"))), "mau")
    assert [left.line for left in found.report_parts.unplaced] == [0]


def test_signs_of_answers_are_levels():
    found = learned(heading("I. KẾT QUẢ"), para("- Một."), para("+ Hai."), para("* Ba."))
    levels = [block.level for block in answer(found, "ket-qua").blocks]
    assert levels == [Level.DASH, Level.PLUS, Level.STAR]


def test_all_but_the_last_paragraph_of_a_closing_are_an_item():
    found = learned(
        heading("I. KẾT QUẢ"),
        para("Tốt."),
        para("Trên đây là báo cáo của Sở."),
        para("Kính đề nghị xem xét."),
        para("Trân trọng./."),
    )
    lines = plain_text(answer(found, "ket-thuc").blocks).split("\n")
    assert found.template.closing == "Trân trọng./."
    assert lines == ["Trên đây là báo cáo của Sở.", "Kính đề nghị xem xét."]


# --- the clerk says otherwise ---------------------------------------------------------------------


def test_the_clerk_turns_an_answer_into_a_heading():
    found = recognised(heading("I. KẾT QUẢ"), para("Thể chế"), para("Đã xong."))
    index = next(line.index for line in found.lines if line.block == para("Thể chế"))
    changed = with_role(found, index, LineRole.HEADING, 2)
    assert changed.lines[index].is_chosen
    assert labels(learn(changed, "mau")) == [(1, "KẾT QUẢ"), (2, "Thể chế")]


def test_the_clerk_turns_a_heading_into_an_answer():
    found = recognised(heading("I. KẾT QUẢ"), heading("1. Thể chế"))
    changed = with_role(found, len(found.lines) - 1, LineRole.ANSWER)
    assert changed.lines[-1].level == 0
    assert plain_text(answer(learn(changed, "mau"), "ket-qua").blocks) == "1. Thể chế"


def test_the_clerk_makes_a_line_the_subject():
    found = recognised(heading("I. KẾT QUẢ"), para("Kỳ báo cáo: Quý II năm 2026"))
    changed = with_role(found, len(found.lines) - 1, LineRole.SUBJECT)
    assert changed.front.subject.endswith("Kỳ báo cáo: Quý II năm 2026")


def test_the_clerk_leaves_a_line_unplaced():
    found = recognised(heading("I. KẾT QUẢ"), para("Ghi chú của văn thư"))
    changed = with_role(found, len(found.lines) - 1, LineRole.UNPLACED)
    (left,) = learn(changed, "mau").report_parts.unplaced
    assert left.block == Paragraph((Span("Ghi chú của văn thư"),))


def test_the_clerk_turns_a_remark_into_a_prompt_and_what_has_none_above_into_an_answer():
    remark = para("(số cuộc họp trong quý)")
    found = recognised(heading("I. KẾT QUẢ"), remark)
    changed = with_role(found, len(found.lines) - 1, LineRole.GUIDANCE)
    assert learn(changed, "mau").template.items[0].guidance == "số cuộc họp trong quý"
    alone = recognised(remark)
    chosen = with_role(alone, len(alone.lines) - 1, LineRole.GUIDANCE)
    assert learn(chosen, "mau").template.items[0].label == "Mở đầu"


def test_a_prompt_needs_no_brackets():
    found = recognised(heading("I. KẾT QUẢ"), para("số cuộc họp"))
    changed = with_role(found, len(found.lines) - 1, LineRole.GUIDANCE)
    assert learn(changed, "mau").template.items[0].guidance == "số cuộc họp"


def test_a_lost_picture_says_nothing_even_as_an_answer():
    found = recognised(heading("I. KẾT QUẢ"), SourcePicture(None))
    changed = with_role(found, len(found.lines) - 1, LineRole.ANSWER)
    assert learn(changed, "mau").report_parts.answers == {}


def test_a_table_that_the_clerk_calls_a_heading_stays_an_answer():
    found = recognised(heading("I. KẾT QUẢ"), table(("A", "B")))
    changed = with_role(found, len(found.lines) - 1, LineRole.HEADING, 1)
    assert isinstance(answer(learn(changed, "mau"), "ket-qua").blocks[0], Table)


# --- doubts ---------------------------------------------------------------------------------------


def doubts(found):
    return {doubt for line in found.lines for doubt in line.doubts}


@pytest.mark.parametrize(
    ("lines", "doubt"),
    [
        ((heading("I. A"), heading("3. Nội dung khác")), None),
        ((heading("I. A"), heading("1. B"), heading("4. C")), Doubt.OUT_OF_SEQUENCE),
        ((heading("I. A"), para(bold("1. B"), note("x"))), Doubt.NOTE_IN_LABEL),
        ((heading("I. A"), para("(Nêu rõ số văn bản)")), Doubt.PROMPT_OR_REMARK),
        ((heading("I. A"), para("Tốt."), para("Kính đề nghị xem xét./.")), Doubt.CLOSING),
        ((heading("I. A"), SourceBox((para("Chữ trong khung"),))), Doubt.TEXT_BOX),
        ((heading("I. A"), para("Nơi nhận:\n- VT"), heading("Ghi 12 bản")), None),
        ((heading("I. A"), title("GIÁM ĐỐC"), para("Đóng dấu treo")), Doubt.UNKNOWN_WORDS),
        ((heading("I. A"), para("* Kết quả cử người:"), para("- Số người: 3.")), Doubt.LEVEL),
    ],
)
def test_what_is_not_sure_says_why(lines, doubt):
    found = doubts(recognised(*lines))
    assert (doubt in found) if doubt else not found
