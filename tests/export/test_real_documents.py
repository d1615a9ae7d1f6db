"""Two whole documents against the rules and on paper: a real report with 43 tasks, the sample."""

from dataclasses import dataclass

import pytest

from cchc_desk.desk.exporting import Exporting, export_report
from cchc_desk.desk.sample import sample_report
from cchc_desk.forms.format_rules import Rule, format_rules
from tests.brvt import export_brvt
from tests.corpus import shared_folder
from tests.export.reading import Read, Shown
from tests.export.rendering import render, squeezed
from tests.export.test_docx_format import PARAGRAPH_FACTS, PRINTED, SPECIAL, page, share_of_line

COMMON = {
    "national-name": "CỘNG HÒA",
    "motto": "Độc lập",
    "parent": "UBND TỈNH",
    "office": "SỞ KHOA HỌC",
    "number": "Số:",
    "document-type": "BÁO CÁO",
    "subject": "Công tác cải cách",
    "section-heading": "I. CÔNG TÁC",
    "table": "Rà soát",
    "recipients-title": "Nơi nhận",
    "signer-title": "KT. GIÁM ĐỐC",
    "appendix-title": "KẾT QUẢ THỰC HIỆN",
    "appendix-attached": "(Kèm theo",
}
REAL = COMMON | {
    "place-and-date": "Bà Rịa - Vũng Tàu, ngày",
    "body": "Sở Khoa học và Công nghệ báo cáo",
    "clause-heading": "1. Về kế hoạch",
    "point": "a) Kết quả",
    "table": "Quý I/2023",
    "recipients": "- Sở Nội vụ",
    "signer-name": "Trần Duy",
    "appendix-label": "Phụ lục",
}
SAMPLE = COMMON | {
    "place-and-date": "Lam Giang, ngày",
    "body": "Trên đây là báo cáo",
    "clause-heading": "1. Kế hoạch cải cách",
    "point": "a) Xây dựng",
    "table": "Quý I/2026",
    "recipients": "- Như trên",
    "signer-name": "Trịnh Quang",
    "appendix-label": "Phụ lục I",
}
# Facts that need no words of one document.
WHOLE_FILE = [
    "page.orientation",
    "page-number.size",
    "page-number.bold",
    "page-number.italic",
    "page-number.alignment",
    "page-number.place",
    "page-number.format",
    "page-number.start",
    "page-number.first-page-shown",
    "appendix-pages.first-page-shown",
    "letterhead.column-right",
    "letterhead.cell-margin",
    "letterhead.number-before",
    "line.kind",
    "line.thickness",
    "line.gap",
    "line.height",
    "line.underline",
    "footnote.size",
    "footnote.alignment",
    "table.header-bold",
    "table.header-alignment",
    "table.header-repeats",
    "table.border",
    "table.cell-margin",
    "signature.space-before",
    "signature.blank-lines",
]


@dataclass(frozen=True)
class Exported:
    """Hold a written file, the beginnings of its components, and its pages as printed."""

    file: Read
    samples: dict[str, str]
    pages: list


@pytest.fixture(scope="module", params=["real report", "sample"])
def exported(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("documents")
    if request.param == "sample":
        target, samples = folder / "mau.docx", SAMPLE
        export_report(sample_report(), target, Exporting())
    elif shared_folder().is_dir():
        target, samples = export_brvt(folder), REAL
    else:
        pytest.skip("../shared is absent")
    data = target.read_bytes()
    return Exported(Read(data), samples, render(data, folder))


def rules(component: str | None = None) -> list[Rule]:
    return [r for r in PRINTED if r.id not in SPECIAL and component in {None, r.component}]


def is_unnumbered(shown: Shown, rule: Rule) -> bool:
    """Tell whether a number is asked of the only appendix; PL I, III.1.a numbers two or more."""
    return rule.id == "appendix-label.numerals" and shown.text == "Phụ lục"


@pytest.mark.parametrize("component", REAL)
def test_every_component_is_printed_as_the_rules_say(exported, component):
    shown = exported.file.paragraph(exported.samples[component])
    asked = [r for r in rules(component) if not is_unnumbered(shown, r)]
    facts = {r.id: (PARAGRAPH_FACTS[r.name](shown), r) for r in asked}
    wrong = {id_: fact for id_, (fact, rule) in facts.items() if not rule.permits(fact, 0.02)}
    assert facts
    assert wrong == {}


@pytest.mark.parametrize("rule", rules("page"), ids=lambda rule: rule.id)
def test_the_paper_and_its_margins_are_as_the_rules_say(exported, rule):
    assert rule.permits(page(exported.file, rule.name), 0.02)


@pytest.mark.parametrize("rule_id", WHOLE_FILE)
def test_the_whole_file_keeps_the_rule(exported, rule_id):
    component, _, name = rule_id.partition(".")
    assert format_rules().rule(component, name).permits(SPECIAL[rule_id](exported.file), 0.02)


@pytest.mark.parametrize("component", ["motto", "office", "subject"])
def test_the_drawn_lines_have_their_length(exported, component):
    share = share_of_line(exported.file, exported.samples[component])
    assert format_rules().rule(component, "line-share").permits(share, 0.02)


@pytest.mark.parametrize("component", ["national-name", "place-and-date"])
def test_the_national_name_and_the_date_are_one_line_on_paper(exported, component):
    text = exported.file.paragraph(exported.samples[component]).text
    assert exported.pages[0].shows(text)


def top_line(paper):
    """Return what stands in the top margin, 20 mm."""
    return "".join(word.text for word in paper.words if word.bottom < 20)


def test_page_one_has_no_number_and_page_two_has(exported):
    assert top_line(exported.pages[0]) == ""
    assert top_line(exported.pages[1]) == "2"


def test_every_page_of_the_task_table_repeats_the_header_row(exported):
    lying = [paper for paper in exported.pages if paper.width > paper.height]
    assert len(lying) >= 4
    assert all(paper.shows("Nội dung/Nhiệm vụ") for paper in lying)


def test_the_appendix_numbers_its_pages_anew(exported):
    lying = [paper for paper in exported.pages if paper.width > paper.height]
    assert [top_line(paper) for paper in lying[:3]] == ["", "2", "3"]


def test_the_appendix_is_named_on_its_first_page(exported):
    first = next(paper for paper in exported.pages if paper.width > paper.height)
    assert squeezed(exported.samples["appendix-label"]) in "".join(first.lines)
