"""A foreign Word file becomes a document of the workspace, with nothing of it lost."""

from dataclasses import replace
from datetime import date

import pytest

from cchc_desk.desk.change_template import OtherKindError
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import WrongPeriodError, new_document, template_named
from cchc_desk.desk.import_choices import NoPeriodError, propose
from cchc_desk.desk.import_known import known_to
from cchc_desk.desk.import_understand import understand, with_lines, with_period
from cchc_desk.desk.importing import NothingToBringInError, bring_in
from cchc_desk.forms.answer import AnswerState
from cchc_desk.forms.compose import Printing, compose
from cchc_desk.forms.fingerprint import printed_paragraphs
from cchc_desk.forms.medium import Medium
from cchc_desk.forms.office import Office, Signer
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import FrontMatter, IssueDate
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task import Task
from cchc_desk.forms.unplaced import UNPLACED
from cchc_desk.intake.recognise.assemble import with_role
from cchc_desk.intake.recognise.recognised import LineRole
from tests.desk.foreign import APPENDIX, BODY, FOOT, HEAD, a_report, brought_in, contents, written


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        yield desk


def said(desk, document):
    """Return what is answered, by the label of the item."""
    report = desk.report(document)
    return {
        report.template.item(id_).label: plain_text(answer.blocks)
        for id_, answer in report.answers.items()
        if id_ != UNPLACED
    }


def printed(report):
    """Return the printed paragraphs with their white space folded."""
    document = compose(report, Printing(guidance=True))
    return [" ".join(text.split()) for _, text in printed_paragraphs(document) if text.strip()]


# --- a report that nobody knows -------------------------------------------------------------------


def test_an_unknown_outline_becomes_a_template_of_the_workspace(desk):
    imported = brought_in(desk, a_report())
    report = desk.report(imported.document)
    assert imported.is_learned
    assert report.template.id == "bao-cao-quy-sdl"
    assert report.template.learned_from == "báo cáo.docx"
    assert [item.label for item in report.template.items] == [
        "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        "Về kế hoạch cải cách hành chính",
        "Về kiểm tra",
        "CẢI CÁCH THỂ CHẾ",
        "KIẾN NGHỊ, ĐỀ XUẤT",
    ]


def test_what_the_file_says_is_answered_under_its_headings(desk):
    imported = brought_in(desk, a_report())
    answers = said(desk, imported.document)
    assert answers["CẢI CÁCH THỂ CHẾ"] == "- Rà soát 04 văn bản;\n- Kiến nghị bãi bỏ 01 văn bản."
    assert answers["Về kiểm tra"] == "Không."
    states = {answer.state for answer in desk.report(imported.document).answers.values()}
    assert states == {AnswerState.ANSWERED, AnswerState.NOTHING_AROSE}
    assert (imported.unplaced, imported.warnings, imported.footnotes) == ((), (), 1)


def test_every_line_of_the_file_is_printed_again(desk):
    source = a_report(appendix=APPENDIX)
    imported = brought_in(desk, source)
    lines = printed(desk.report(imported.document))
    for words in (
        "Số: 45/BC-SDL",
        "Lam Giang, ngày 12 tháng 3 năm 2025",
        "Công tác cải cách hành chính Quý I năm 2025 của Sở Du lịch",
        "Thực hiện Kế hoạch cải cách hành chính năm 2025, Sở Du lịch báo cáo như sau:",
        "2. Về kiểm tra",
        "Kế hoạch số 3/KH-SDL.",
        "Trên đây là báo cáo của Sở Du lịch./.",
        "- Lưu: VT.",
        "Phan Thị Mẫu",
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025",
        "Đã rà soát 04 văn bản",
    ):
        assert words in lines


def test_one_undo_takes_all_of_it_back(desk):
    before = contents(desk)
    brought_in(desk, a_report(appendix=APPENDIX))
    assert contents(desk) != before
    desk.undo()
    assert contents(desk) == before


def test_the_lines_are_counted(desk):
    imported = brought_in(desk, a_report(appendix=APPENDIX))
    assert (imported.placed, imported.tasks) == (29, 2)


def test_what_only_pages_need_is_named(desk):
    (sentence,) = brought_in(desk, a_report()).left_out
    assert "“CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”; “Độc lập - Tự do - Hạnh phúc”" in sentence


# --- the office -----------------------------------------------------------------------------------


def test_the_letterhead_makes_the_first_profile_of_the_office(desk):
    brought_in(desk, a_report())
    (office,) = desk.offices()
    assert (office.valid_from, office.name) == (date(2025, 1, 1), "Sở Du lịch")
    assert (office.parent, office.symbol) == ("UBND tỉnh Lam Giang", "SDL")
    assert office.signer == Signer("Phan Thị Mẫu", "GIÁM ĐỐC")


def test_a_profile_that_is_there_stays_and_what_differs_is_told(desk):
    desk.set_office(Office(parent="UBND tỉnh Lam Giang", name="Sở Văn hóa", place="Lam Giang"))
    imported = brought_in(desk, a_report())
    assert [office.name for office in desk.offices()] == ["Sở Văn hóa"]
    (warning,) = imported.warnings
    assert "Sở Du lịch" in warning
    assert "Sở Văn hóa" in warning


def test_only_what_is_its_own_stands_at_the_head_and_foot(desk):
    imported = brought_in(desk, a_report())
    front = desk.report(imported.document).front
    assert (front.number, front.issued) == ("45", IssueDate(12, 3))
    assert (front.symbol, front.subject, front.opening, front.closing) == (None,) * 4
    assert (front.signer, front.recipients) == (None, None)


def test_another_signer_and_other_recipients_are_the_document_s_own(desk):
    brought_in(desk, a_report())
    foot = FOOT.replace("Phan Thị Mẫu", "Ngô Văn Thử").replace("Sở Nội vụ;", "UBND tỉnh;")
    imported = brought_in(desk, a_report(year=2026, foot=foot))
    front = desk.report(imported.document).front
    assert front.signer == Signer("Ngô Văn Thử", "GIÁM ĐỐC")
    assert front.recipients == ("UBND tỉnh;", "Lưu: VT.")


def test_a_date_of_another_year_is_kept(desk):
    text = HEAD.format(number="", year=2025).replace("tháng 3 năm 2025", "tháng 1 năm 2026")
    front = desk.report(brought_in(desk, written(text + BODY + FOOT)).document).front
    assert (front.number, front.issued) == (None, IssueDate(12, 1, 2026))


# --- the next years -------------------------------------------------------------------------------


def test_files_of_other_years_use_the_template_that_the_first_one_taught(desk):
    first = brought_in(desk, a_report(year=2024))
    second = brought_in(desk, a_report(year=2025))
    assert (first.is_learned, second.is_learned) == (True, False)
    assert second.template == first.template
    assert "Kế hoạch cải cách hành chính năm 2025" in str(printed(desk.report(second.document)))


ATTACHED = """
@landscape
appendix-label b c | PHỤ LỤC
appendix-title b c | KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ I NĂM {year}
appendix-attached i c | {attached}
@table appendix
STT ; Nhiệm vụ quý I ; Thời gian hoàn thành ; Kết quả ; Tiến độ
1 ; Rà soát văn bản ; Quý II/{year} ; Đã rà soát 04 văn bản ; Hoàn thành
@end
"""
OWN = "(Kèm theo Báo cáo số 45/BC-SDL ngày 12 tháng 3 năm 2025 của Sở Du lịch)"


def with_attached(attached, **said):
    return a_report(appendix=ATTACHED.replace("{attached}", attached), **said)


def on_paper(report):
    """Return the printed paragraphs of a document that goes out on paper."""
    document = compose(report, Printing(medium=Medium.PAPER))
    return [" ".join(text.split()) for _, text in printed_paragraphs(document) if text.strip()]


@pytest.mark.parametrize("attached", [OWN, OWN.replace("45/", "   /").replace("12", "  ")])
def test_a_learned_template_serves_the_next_period(desk, attached):
    body = BODY + "heading1 b | IV. NHIỆM VỤ TRỌNG TÂM QUÝ II NĂM 2025\nanswer | Rà soát."
    first = brought_in(desk, with_attached(attached, body=body))
    made = new_document(desk, first.template, "2025-quy-2", first.document)
    desk.set_front(made, FrontMatter(number="46", issued=IssueDate(12, 6)))
    lines = on_paper(desk.report(made))
    for words in (
        "Công tác cải cách hành chính Quý II năm 2025 của Sở Du lịch",
        "IV. NHIỆM VỤ TRỌNG TÂM QUÝ III NĂM 2025",
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ II NĂM 2025",
        "(Kèm theo Báo cáo số 46/BC-SDL ngày 12 tháng 6 năm 2025 của Sở Du lịch)",
        "Nhiệm vụ quý II",
    ):
        assert words in lines
    assert not [line for line in lines if "Quý I " in line or "QUÝ I " in line]


@pytest.mark.parametrize("period", ["2025-quy-4", "2026-quy-1", "2025-6-thang", "2025-nam"])
def test_a_learned_template_serves_any_period(desk, period):
    template = brought_in(desk, with_attached(OWN)).template
    report = desk.report(new_document(desk, template, period))
    (line,) = (each for each in on_paper(report) if each.startswith("Công tác"))
    assert line == f"Công tác cải cách hành chính {report.period.phrase} của Sở Du lịch"


def test_the_file_of_the_next_period_is_known_by_its_table_too(desk):
    first = brought_in(desk, with_attached(OWN))
    appendix = ATTACHED.replace("{attached}", OWN).format(year=2025)
    text = HEAD.format(number="45", year=2025) + BODY + FOOT + appendix
    for words in ("Quý I ", "QUÝ I ", "quý I "):
        text = text.replace(words, f"{words.strip()}I ")
    second = brought_in(desk, written(text))
    assert second.template == first.template
    assert "Nhiệm vụ quý II" in on_paper(desk.report(second.document))


def test_a_paper_that_is_not_this_one_stays_named_in_an_appendix(desk):
    plan = "(Kèm theo Kế hoạch số 5/KH-UBND ngày 05/01/2025 của UBND tỉnh Lam Giang)"
    imported = brought_in(desk, with_attached(plan))
    assert plan in on_paper(desk.report(imported.document))
    assert imported.unplaced == ()


def test_a_number_that_the_document_does_not_have_waits_for_a_place(desk):
    imported = brought_in(desk, with_attached(OWN.replace("45", "44")))
    assert OWN in on_paper(desk.report(imported.document))
    assert OWN.replace("45", "44") in imported.unplaced[0]


def test_another_outline_becomes_a_template_of_its_own(desk):
    brought_in(desk, a_report(year=2024))
    body = "heading1 b | I. KẾT QUẢ\nanswer | Tốt.\nheading1 b | II. TỒN TẠI\nanswer | Không."
    imported = brought_in(desk, a_report(year=2025, body=body))
    assert (imported.template.id, imported.template.version) == ("bao-cao-quy-sdl-2", 1)


def test_another_outline_becomes_the_next_version_if_the_clerk_wants(desk):
    first = brought_in(desk, a_report(year=2024))
    body = BODY + "heading1 b | IV. NHIỆM VỤ QUÝ SAU\nanswer | Tiếp tục rà soát."
    second = brought_in(
        desk, a_report(year=2025, body=body), template=None, template_id=first.template.id
    )
    assert (second.template.id, second.template.version) == (first.template.id, 2)
    assert desk.report(first.document).template.version == 1


def test_the_clerk_names_the_learned_template(desk):
    imported = brought_in(desk, a_report(), template_id="mau-quy", template_name="Mẫu quý của Sở")
    assert (imported.template.id, imported.template.name) == ("mau-quy", "Mẫu quý của Sở")


def test_a_second_document_of_one_period_is_made_beside_the_first(desk):
    first, second = (brought_in(desk, a_report()) for _ in range(2))
    assert [entry.id for entry in desk.documents()] == [first.document, second.document]
    (warning,) = second.warnings
    assert first.document in warning


# --- what the clerk chooses -----------------------------------------------------------------------


def test_a_line_that_the_clerk_calls_an_answer_is_no_heading_any_more(desk):
    known = known_to(desk)
    understood = understand(a_report(), known)
    lines = understood.recognised.lines
    place = next(line.index for line in lines if "Về kiểm tra" in str(line.block))
    changed = with_lines(
        understood, with_role(understood.recognised, place, LineRole.ANSWER), known
    )
    imported = bring_in(desk, changed, propose(changed, known))
    assert "2. Về kiểm tra" in said(desk, imported.document)["Về kế hoạch cải cách hành chính"]


def test_another_period_than_the_words_name_can_be_chosen(desk):
    known = known_to(desk)
    period = read_period("2025-quy-2")
    understood = with_period(understand(a_report(), known), period, known)
    imported = bring_in(desk, understood, propose(understood, known))
    report = desk.report(imported.document)
    assert report.period == period
    assert "Công tác cải cách hành chính Quý I năm 2025 của Sở Du lịch" in printed(report)


def test_without_a_period_nothing_is_kept(desk):
    text = HEAD.format(number="1", year=2025).replace("Quý I năm 2025", "").replace("năm 2025", "")
    before = contents(desk)
    with pytest.raises(NoPeriodError):
        brought_in(desk, written(text + BODY + FOOT))
    assert contents(desk) == before


def test_a_known_template_can_be_chosen_and_what_it_has_no_place_for_waits(desk):
    template = template_named(desk, "bao-cao-dinh-ky")
    body = BODY + "heading1 b | IV. CÔNG TÁC ĐOÀN THỂ\nanswer | Đã tổ chức hội thao."
    imported = brought_in(desk, a_report(body=body), template=template)
    report = desk.report(imported.document)
    assert (report.template.id, imported.is_learned) == ("bao-cao-dinh-ky", False)
    waiting = plain_text(report.answer(UNPLACED).blocks)
    assert "Đã tổ chức hội thao." in waiting
    assert any("Đã tổ chức hội thao." in each for each in imported.unplaced)


@pytest.mark.parametrize(
    ("template", "refused"),
    [("ke-hoach-nam", OtherKindError), ("bao-cao-6-thang-quang-ngai-2023", WrongPeriodError)],
)
def test_a_template_that_is_not_made_for_the_file_is_refused(desk, template, refused):
    before = contents(desk)
    with pytest.raises(refused):
        brought_in(desk, a_report(), template=template_named(desk, template))
    assert contents(desk) == before


def test_a_file_with_nothing_in_it_is_refused(desk):
    with pytest.raises(NothingToBringInError):
        brought_in(desk, written("blank |"), period=read_period("2025-quy-1"))
    assert desk.documents() == ()


# --- tasks ----------------------------------------------------------------------------------------


def test_the_tasks_of_a_report_join_those_that_the_year_has(desk):
    brought_in(desk, a_report(appendix=APPENDIX))
    before = desk.report("bc-2025-quy-1").tasks
    imported = brought_in(desk, a_report(appendix=APPENDIX.replace("Hoàn thành\n", "Quá hạn\n")))
    report = desk.report(imported.document)
    assert report.tasks == before
    (task, _) = (row for row in report.tasks if isinstance(row, Task))
    assert report.result(task.id).progress == "Quá hạn"
    assert desk.report("bc-2025-quy-1").result(task.id).progress == "Hoàn thành"


def test_a_learned_table_goes_with_the_year(desk):
    first = brought_in(desk, a_report(year=2024, appendix=APPENDIX))
    second = brought_in(desk, a_report(year=2025, appendix=APPENDIX))
    assert first.template == second.template
    assert "KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025" in printed(desk.report(second.document))


def test_an_appendix_that_shows_no_tasks_waits_for_a_place(desk):
    appendix = """
@page
appendix-label b c | PHỤ LỤC II
appendix-title b c | DANH SÁCH
@table appendix
Họ tên ; Năm sinh
Lê Thị Thử ; 1990
@end
"""
    imported = brought_in(desk, a_report(appendix=appendix))
    (text,) = imported.unplaced
    for words in ("PHỤ LỤC II", "DANH SÁCH", "Lê Thị Thử", "1990"):
        assert words in text
        assert words in plain_text(desk.report(imported.document).answer(UNPLACED).blocks)


def test_nothing_is_kept_when_the_disk_fails(desk, monkeypatch):
    before = contents(desk)

    def fail(_change):
        raise OSError("no space")

    with monkeypatch.context() as patch:
        patch.setattr(desk.workspace, "apply", fail)
        with pytest.raises(OSError, match="no space"):
            brought_in(desk, a_report())
    assert contents(desk) == before
    assert desk.undo_label is None


def test_head_lines_that_cannot_be_taken_apart_wait_for_a_place(desk):
    date = "place-and-date i | Lam Giang, ngày 12 tháng 3 năm 2025"
    head = HEAD.format(number="45", year=2025)
    twice = head.replace(date, f"{date}\n{date.replace('Lam Giang', 'Đông Sơn')}")
    imported = brought_in(desk, written(twice + BODY + FOOT))
    assert imported.unplaced == ("Đông Sơn, ngày 12 tháng 3 năm 2025",)
    assert "Lam Giang, ngày 12 tháng 3 năm 2025" in printed(desk.report(imported.document))


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        ("place-and-date i | Lam Giang, ngày 12 tháng 3 năm 2025", ("12 tháng 3", "20 tháng 4")),
        ("number | Số: 45/BC-SDL", ("45", "46")),
    ],
)
def test_of_two_dates_or_numbers_the_second_waits_for_a_place(desk, line, changes):
    head = HEAD.format(number="45", year=2025)
    second = line.replace(*changes)
    imported = brought_in(desk, written(head.replace(line, f"{line}\n{second}") + BODY + FOOT))
    assert imported.unplaced == (second.partition("| ")[2],)
    assert line.partition("| ")[2] in printed(desk.report(imported.document))


def test_braces_that_an_author_wrote_do_not_stand_in_the_way(desk):
    source = a_report(body=BODY.replace("Về kiểm tra", "Về {kiểm} tra"), appendix=APPENDIX)
    source = replace(source, name="báo cáo {1}.docx")
    imported = brought_in(desk, source, template_name="Mẫu {của tôi}")
    template = desk.report(imported.document).template
    assert (template.name, template.learned_from) == ("Mẫu (của tôi)", "báo cáo (1).docx")
    assert "Về (kiểm) tra" in [item.label for item in template.items]


def test_braces_in_the_titles_of_a_table_are_brackets(desk):
    appendix = APPENDIX.replace("Nhiệm vụ ;", "Nhiệm {{vụ}} ;").replace("THỂ CHẾ", "THỂ {{CHẾ}}")
    imported = brought_in(desk, a_report(appendix=appendix))
    (table,) = desk.report(imported.document).template.appendices
    assert table.column_titles[1] == "Nhiệm (vụ)"
    assert table.groups == ("THỂ (CHẾ)",)
