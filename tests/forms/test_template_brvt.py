"""The shipped outline of a real quarterly report, proved against that report."""

from collections.abc import Iterator

import pytest

from cchc_desk.forms.answer import AnswerState
from cchc_desk.forms.figure import Nature
from cchc_desk.forms.outline import AnswerKind, number_items
from cchc_desk.forms.richtext import (
    Level,
    Paragraph,
    RichText,
    Span,
    footnotes,
    inline_text,
    plain_text,
)
from cchc_desk.forms.template import Template
from cchc_desk.forms.template_file import dump_template, load_template
from cchc_desk.forms.text import fold_spaces
from cchc_desk.paths import resources
from tests.corpus import (
    BRVT_REPORT,
    BRVT_TASKS,
    Filled,
    Line,
    block,
    fill_from_corpus,
    read_corpus,
    shared_folder,
)

needs_corpus = pytest.mark.skipif(
    not (shared_folder() / "corpus").is_dir(), reason="../shared is absent"
)


@pytest.fixture(scope="module")
def template() -> Template:
    path = resources() / "templates" / "bao-cao-quy-brvt-2023.toml"
    return load_template(path.read_text(encoding="utf-8"), path.name)


@pytest.fixture(scope="module")
def filled(template: Template) -> Filled:
    return fill_from_corpus(template, read_corpus(BRVT_REPORT).lines)


def printed(template: Template, filled: Filled) -> Iterator[str]:
    """Yield the lines that the writer's rules give, with the guidance printed."""
    for numbered in number_items(template.items, template.numbering):
        item = numbered.item
        answer = filled.answers.get(item.id)
        blocks = answer.blocks if answer else ()
        lead = f"{numbered.number} {item.label}"
        lead += f" ({item.guidance})" if item.guidance else ""
        lead += ":" if item.run_in else ""
        if item.run_in and blocks and runs_in(blocks):
            lead += f" {plain_text(blocks[:1])}"
            blocks = blocks[1:]
        yield from (lead, *plain_text(blocks).splitlines())


def runs_in(blocks: RichText) -> bool:
    return isinstance(blocks[0], Paragraph) and blocks[0].level is Level.NONE


def test_the_template_is_dumped_and_loaded_unchanged(template: Template):
    assert load_template(dump_template(template), "dumped.toml") == template


def test_the_outline_has_five_parts(template: Template):
    numbers = [n.number for n in number_items(template.items, template.numbering) if not n.parent]
    assert numbers == ["I.", "II.", "III.", "IV.", "V."]


def test_a_label_that_runs_in_leaves_the_colon_to_the_writer(template: Template):
    assert [item.id for item in template.items if item.run_in and item.label[-1] in ".:"] == []


def test_guidance_is_kept_without_its_brackets(template: Template):
    assert not [item.id for item in template.items if item.guidance[:1] == "("]


def test_every_figure_is_told_by_an_item(template: Template):
    told = {figure for item in template.items for figure in item.figures}
    assert told == {figure.id for figure in template.figures}


def test_every_ratio_is_recomputed_from_its_parts(template: Template):
    ratios = [figure for figure in template.figures if figure.nature is Nature.RATIO]
    assert ratios
    assert all(figure.numerator and figure.denominator for figure in ratios)


@needs_corpus
def test_nothing_of_the_report_is_left_unplaced(filled: Filled):
    assert filled.unplaced == []
    assert len(filled.opening) == 2
    assert filled.closing.endswith("./.")


@needs_corpus
def test_every_item_of_the_outline_is_in_the_report(template: Template, filled: Filled):
    asked = [item.id for item in template.items if item.answer is not AnswerKind.NONE]
    assert list(filled.answers) == asked


@needs_corpus
def test_labels_guidance_and_answers_together_are_the_report(template: Template, filled: Filled):
    original = [fold_spaces(line.text) for line in read_corpus(BRVT_REPORT).lines]
    rebuilt = [*filled.opening, *printed(template, filled), filled.closing]
    assert [fold_spaces(text) for text in rebuilt] == original


@needs_corpus
def test_no_answer_of_the_office_is_in_the_template(template: Template, filled: Filled):
    dumped = dump_template(template)
    paragraphs = [plain_text((each,)) for a in filled.answers.values() for each in a.blocks]
    assert not [text for text in paragraphs if len(text) > len("Không có.") and text in dumped]


@needs_corpus
def test_italics_of_a_label_are_those_of_the_report(template: Template):
    lines = {line.text: line for line in read_corpus(BRVT_REPORT).lines}
    for number, item in ((n.number, n.item) for n in number_items(template.items)):
        line = next(lines[text] for text in lines if text.startswith(f"{number} {item.label}"))
        after_sign = block(line.spans).spans[0]
        assert isinstance(after_sign, Span)
        assert item.italic == after_sign.italic, item.id


@needs_corpus
def test_the_look_of_an_answer_is_kept(filled: Filled):
    (answer,) = filled.answers["cai-cach.bo-may.ra-soat"].blocks
    assert isinstance(answer, Paragraph)
    assert [span.italic for span in answer.spans if isinstance(span, Span)] == [True]
    assert inline_text(answer.spans).startswith("Triển khai Quyết định số 32/2022")


@needs_corpus
def test_a_footnote_stays_in_its_answer(filled: Filled):
    blocks = filled.answers["cai-cach.so.qd-2207.chinh-sach"].blocks
    (note,) = footnotes(blocks)
    assert inline_text(note.spans) == "Tờ trình số 09/TTr-SKHCN ngày 08/02/2023"
    assert plain_text(blocks).startswith("Trình UBND tỉnh")


@needs_corpus
def test_a_count_of_tasks_stays_as_it_was_typed(filled: Filled):
    assert "thực hiện 8/43 nội dung" in plain_text(
        filled.answers["chi-dao.ke-hoach.ket-qua"].blocks
    )


NOTHING_AROSE = {
    "cai-cach.cong-vu.tuyen-dung": "Không.",
    "cai-cach.cong-vu.thi-tuyen": "không (chưa có kế hoạch).",
    "cai-cach.cong-vu.thu-hut": "Không có.",
    "cai-cach.tai-chinh.ngan-sach.dau-tu-cong": "chưa có phát sinh",
    "cai-cach.tai-chinh.ngan-sach.sau-thanh-tra": "chưa có phát sinh",
    "cai-cach.tai-chinh.tai-san": "chưa phát sinh",
    "kien-nghi": "Không.",
}


@needs_corpus
def test_the_authors_phrase_for_nothing_is_kept(filled: Filled):
    found = {i: a for i, a in filled.answers.items() if a.state is AnswerState.NOTHING_AROSE}
    assert {id_: plain_text(answer.blocks) for id_, answer in found.items()} == NOTHING_AROSE


@needs_corpus
def test_the_appendix_is_that_of_the_year(template: Template):
    (appendix,) = template.appendices
    tasks = read_corpus(BRVT_TASKS)
    assert appendix.column_titles == tasks.header
    assert appendix.groups == tuple(group.title for group in tasks.groups)
    assert len(tasks.tasks) == 43
    assert appendix.title.replace("{period.year}", "2023") == tasks.directive("trich-yeu")


def test_text_that_no_item_asks_for_is_unplaced(template: Template):
    stray = [Line("H1", (Span(text),)) for text in ("III. ĐÁNH GIÁ CHUNG", "VI. KHÁC")]
    assert fill_from_corpus(template, stray).unplaced == stray[1:]


@pytest.mark.parametrize(("typed", "level"), [("- a", "-"), ("+ a", "+"), ("* a", "*"), ("a", "")])
def test_a_typed_sign_is_the_level_of_a_block(typed: str, level: str):
    assert block((Span(typed),)) == Paragraph((Span("a"),), Level(level))
