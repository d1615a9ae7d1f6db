"""Real papers are known by the outlines shipped of them, invented ones by those learnt of them."""

from dataclasses import replace

import pytest

from cchc_desk.desk.shipped import shipped_template, shipped_templates
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.template import DocumentKind
from cchc_desk.intake.match.best import LEAST_SCORE, best_template
from cchc_desk.intake.match.place import place
from tests.corpus import shared_folder
from tests.intake.match.learning import (
    SECOND_QUARTER,
    learned_paper,
    make_learned,
    make_template,
)
from tests.intake.recognise.round_trip import learned_from
from tests.intake.recognise.test_invented import DOCUMENTS
from tests.intake.recognise.written import write_down

OWN = {
    "bao-cao-quy-1-2023-brvt": "bao-cao-quy-brvt-2023",
    "bao-cao-6-thang-2023-quang-ngai": "bao-cao-6-thang-quang-ngai-2023",
    "ke-hoach-2023-nghe-an": "ke-hoach-nghe-an-2023",
    "ke-hoach-2025-lai-chau": "ke-hoach-lai-chau-2025",
}
needs_corpus = pytest.mark.skipif(not shared_folder().is_dir(), reason="../shared is absent")


@pytest.fixture(scope="module", params=OWN)
def real(request):
    """Return what a real paper teaches, and the outline that is shipped of it."""
    file = shared_folder() / "corpus" / f"{request.param}.docx"
    return learned_from(file.read_bytes()), shipped_template(OWN[request.param])


@pytest.fixture(scope="module")
def first():
    return learned_paper()


def best(learned, *known):
    match = best_template(learned, known)
    return None if match is None else match.template.id


# --- real papers ----------------------------------------------------------------------------------


@needs_corpus
def test_a_real_paper_is_known_by_its_own_outline(real):
    learned, own = real
    found = best_template(learned, shipped_templates())
    assert found.template == own
    assert found.score > 0.95


@needs_corpus
def test_a_real_paper_is_not_taken_for_another(real):
    learned, own = real
    others = [template for template in shipped_templates() if template != own]
    assert best(learned, *others) is None


@needs_corpus
def test_other_outlines_score_far_below_what_is_needed(real):
    learned, own = real
    scores = [place(learned, each).match.score for each in shipped_templates() if each != own]
    assert max(scores) < LEAST_SCORE - 0.2


# --- invented papers ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def invented():
    texts = {path.stem: path.read_text(encoding="utf-8") for path in DOCUMENTS}
    papers = {name: learned_from(write_down(text).file().data()) for name, text in texts.items()}
    return {
        name: replace(paper, template=replace(paper.template, id=name))
        for name, paper in papers.items()
    }


@pytest.mark.parametrize("name", [path.stem for path in DOCUMENTS])
def test_of_all_invented_outlines_a_paper_is_known_by_its_own(invented, name):
    known = [paper.template for paper in invented.values()]
    assert best(invented[name], *known) == name
    assert best(invented[name], *(each for each in known if each.id != name)) is None


@pytest.mark.parametrize("name", [path.stem for path in DOCUMENTS])
def test_an_invented_paper_follows_no_shipped_outline(invented, name):
    assert best(invented[name], *shipped_templates()) is None


# --- the next period of one office ----------------------------------------------------------------


def test_the_report_of_the_next_quarter_is_known_by_the_outline_of_the_last(first):
    second = learned_paper(**SECOND_QUARTER)
    found = best_template(second, [first.template])
    assert found.score == pytest.approx(1.0)
    assert found.placed.words == ()


def test_the_report_of_the_next_year_is_known_by_the_outline_of_the_last(first):
    assert best(learned_paper(year=2027), first.template) == first.template.id


def test_a_label_that_is_worded_a_little_otherwise_does_no_harm(first):
    second = learned_paper(inspection="Công tác kiểm tra, tự kiểm tra cải cách hành chính")
    found = best_template(second, [first.template])
    assert found.score > 0.9
    assert [each.in_file for each in found.placed.words] == [
        "Công tác kiểm tra, tự kiểm tra cải cách hành chính"
    ]


def test_a_list_with_signs_within_an_answer_does_no_harm(first):
    more = "\n".join(f"label5 | + __Đơn vị thứ {n}:__ Tốt." for n in range(1, 9))
    found = best_template(learned_paper(more=more), [first.template])
    assert len(found.placed.as_text) == 8
    assert found.score > 0.95


def test_a_paper_with_one_more_item_is_learnt_anew(first):
    more = "heading2 b | 3. Tuyên truyền\nanswer | Đã đăng 5 tin."
    assert best(learned_paper(more=more), first.template) is None


def test_a_paper_of_another_outline_is_learnt_anew(first):
    other = make_learned(Item("a", 1, "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"), Item("b", 1, "VIỆC KHÁC"))
    assert best(other, first.template) is None


# --- which templates are looked at ----------------------------------------------------------------

A, B = Item("a", 1, "Thể chế nội bộ"), Item("b", 1, "Tài chính công")


def test_a_plan_is_no_template_for_a_report():
    assert best(make_learned(A, B), make_template(A, B, kind=DocumentKind.PLAN)) is None


def test_a_template_is_not_chosen_for_a_period_that_it_is_not_made_for():
    half_year = make_template(A, B, periods=("6-thang",))
    assert best(make_learned(A, B), half_year) is None
    assert best(make_learned(A, B), replace(half_year, periods=("6-thang", "quy-1"))) == "mau"


def test_a_learned_template_is_not_bound_to_the_period_of_its_one_file():
    learned = make_template(A, B, periods=("6-thang",), learned_from="bao-cao.docx")
    assert best(make_learned(A, B), learned) == "mau"


def test_a_paper_that_names_no_period_may_follow_any_template():
    learned = make_learned(A, B)
    parts = replace(learned.report_parts, period=None)
    half_year = make_template(A, B, periods=("6-thang",))
    assert best(replace(learned, report_parts=parts), half_year) == "mau"


def test_the_template_that_fits_best_is_chosen():
    near = make_template(A, replace(B, label="Tài chính công và tài sản"), id="gan")
    assert best(make_learned(A, B), near, make_template(A, B)) == "mau"


def test_of_two_that_fit_as_well_the_first_is_chosen():
    assert best(make_learned(A, B), make_template(A, B, id="mot"), make_template(A, B)) == "mot"


def test_no_known_template_is_no_match(first):
    assert best(first) is None


def test_a_file_without_an_outline_follows_none():
    assert best(make_learned(), make_template(A, B)) is None


# --- what must not get lost -----------------------------------------------------------------------


def test_guidance_that_only_the_file_has_speaks_against_a_template():
    asked = replace(B, guidance="nêu rõ tổng số, số đã giải ngân và lý do chậm của từng dự án")
    same = [Item(f"i{n}", 1, label) for n, label in enumerate(["Thi đua", "Hợp tác", "Bộ máy"])]
    assert best(make_learned(A, asked, *same), make_template(A, B, *same)) is None
    assert best(make_learned(A, B, *same), make_template(A, asked, *same)) == "mau"


def test_text_under_a_heading_that_takes_none_speaks_against_a_template():
    heading = replace(A, answer=AnswerKind.NONE)
    learned = make_learned(A, B, said={"a": "Đã sửa quy chế."})
    assert best(learned, make_template(heading, B)) is None


def test_an_authors_own_headings_speak_against_a_coarse_template():
    own = [Item(f"o{n}", 2, f"Lĩnh vực {word}") for n, word in enumerate(["đất", "nước", "rừng"])]
    learned = make_learned(A, B, *own, said={"b": "Chung."})
    assert place(learned, make_template(A, B)).loses_nothing
    assert best(learned, make_template(A, B)) is None
