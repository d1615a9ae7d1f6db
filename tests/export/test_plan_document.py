"""A plan with its table of nine columns, against the rules of the decree and on paper."""

import pytest

from cchc_desk.desk.exporting import Exporting, export_report
from cchc_desk.forms.format_rules import format_rules
from cchc_desk.forms.task import Task
from tests.export.reading import Read, W, value
from tests.export.rendering import render
from tests.export.test_docx_format import PARAGRAPH_FACTS, PRINTED, SPECIAL, page, share_of_line
from tests.export.test_real_documents import WHOLE_FILE
from tests.plan import plan_report

SAMPLES = {
    "national-name": "CỘNG HÒA",
    "motto": "Độc lập",
    "parent": "UBND TỈNH",
    "office": "SỞ KHOA HỌC",
    "number": "Số:",
    "place-and-date": "Lam Giang, ngày",
    "document-type": "KẾ HOẠCH",
    "subject": "Cải cách hành chính năm",
    "ground": "Căn cứ Nghị quyết",
    "body": "Sở Khoa học và Công nghệ ban hành",
    "section-heading": "I. MỤC ĐÍCH",
    "clause-heading": "1. Mục đích",
    "point": "a) Chỉ đạo",
    "table": "Sửa đổi Quy chế",
    "recipients-title": "Nơi nhận",
    "recipients": "- Văn phòng UBND",
    "signer-title": "KT. GIÁM ĐỐC",
    "signer-name": "Trịnh Quang",
    "appendix-title": "NHIỆM VỤ CẢI CÁCH",
    "appendix-attached": "(Kèm theo Kế hoạch",
}


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    target = tmp_path_factory.mktemp("plan") / "plan.docx"
    export_report(plan_report(), target, Exporting())
    return Read(target.read_bytes())


@pytest.fixture(scope="module")
def papers(file, tmp_path_factory):
    return render(file.data, tmp_path_factory.mktemp("paper"))


def lying(papers):
    return [paper for paper in papers if paper.width > paper.height]


@pytest.mark.parametrize("component", SAMPLES)
def test_every_component_is_printed_as_the_rules_say(file, component):
    shown = file.paragraph(SAMPLES[component])
    rules = [r for r in PRINTED if r.component == component and r.id not in SPECIAL]
    facts = {rule.id: (PARAGRAPH_FACTS[rule.name](shown), rule) for rule in rules}
    assert facts
    assert {i: fact for i, (fact, rule) in facts.items() if not rule.permits(fact, 0.02)} == {}


@pytest.mark.parametrize(
    "rule",
    [r for r in PRINTED if r.component == "page" and r.id not in SPECIAL],
    ids=lambda rule: rule.id,
)
def test_the_paper_and_its_margins_are_as_the_rules_say(file, rule):
    assert rule.permits(page(file, rule.name), 0.02)


@pytest.mark.parametrize("rule_id", [each for each in WHOLE_FILE if "footnote" not in each])
def test_the_whole_file_keeps_the_rule(file, rule_id):
    component, _, name = rule_id.partition(".")
    assert format_rules().rule(component, name).permits(SPECIAL[rule_id](file), 0.02)


@pytest.mark.parametrize("component", ["motto", "office", "subject"])
def test_the_drawn_lines_have_their_length(file, component):
    share = share_of_line(file, SAMPLES[component])
    assert format_rules().rule(component, "line-share").permits(share, 0.02)


def test_a_plan_has_no_kinh_gui_and_so_no_as_above(file):
    starts = [shown.text[:10] for shown in file.paragraphs]
    assert not [start for start in starts if start.startswith(("Kính gửi", "- Như trên"))]


def test_the_only_appendix_has_no_number(file):
    assert file.paragraph("Phụ lục").text == "Phụ lục"


def test_the_table_has_a_head_eight_groups_and_every_task(file):
    rows = list(file.tables()[-1].iter(f"{W}tr"))
    spans = [each for each in file.tables()[-1].iter(f"{W}gridSpan") if value(each) == "8"]
    tasks = [row for row in plan_report().tasks if isinstance(row, Task)]
    assert len(spans) == 8
    assert len(rows) == 1 + len(spans) + len(tasks)


@pytest.mark.parametrize("component", ["national-name", "place-and-date"])
def test_the_national_name_and_the_date_are_one_line_on_paper(papers, file, component):
    assert papers[0].shows(file.paragraph(SAMPLES[component]).text)


@pytest.mark.parametrize("line", ["Cải cách hành chính năm 2026", "của Sở Khoa học và Công nghệ"])
def test_the_subject_is_two_lines_on_paper(papers, line):
    assert any("".join(line.split()) == shown for shown in papers[0].lines)


def test_the_table_lies_and_numbers_its_pages_anew(papers):
    top = ["".join(w.text for w in paper.words if w.bottom < 20) for paper in lying(papers)]
    assert top == ["", "2"]


def test_every_page_of_the_table_repeats_the_titles(papers):
    assert all(paper.shows("Mục tiêu Nhiệm vụ Hoạt động") for paper in lying(papers))


@pytest.mark.parametrize("words", ["15/01/2026", "Quý II/2026", "VIII", "Văn phòng Sở"])
def test_short_cells_stay_on_one_line(papers, words):
    assert any(paper.shows(words) for paper in lying(papers))


def test_the_signature_stands_below_the_closing_on_one_page(papers):
    last = [paper for paper in papers if paper.width < paper.height][-1]
    assert last.shows("quyết định./.")
    assert last.shows("Trịnh Quang Lâm")
