"""Three real documents go in by their shipped templates, and come out as they were written."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import new_document, template_named
from cchc_desk.desk.exporting import Exporting, export_document
from cchc_desk.desk.shipped import shipped_template
from cchc_desk.forms.compose import compose
from cchc_desk.forms.document import Line, Role, line_text
from cchc_desk.forms.figure import evaluate
from cchc_desk.forms.office import Office
from cchc_desk.forms.outline import AnswerKind, number_items
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import FrontMatter, IssueDate, Report
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task import Task, TaskGroup, number_rows
from cchc_desk.forms.template import Template
from cchc_desk.forms.template_file import dump_template, load_template
from cchc_desk.forms.text import fold_spaces
from tests.brvt import read_office
from tests.corpus import (
    CorpusText,
    GroupRow,
    block,
    fill_from_corpus,
    read_corpus,
    shared_folder,
)

needs_corpus = pytest.mark.skipif(
    not (shared_folder() / "corpus").is_dir(), reason="../shared is absent"
)

NGHE_AN = "ke-hoach-2023-nghe-an"


@dataclass(frozen=True)
class Real:
    """Name a document of the corpus, its template, and the period that it is for."""

    corpus: str
    template: str
    period: str

    @property
    def year(self) -> str:
        return self.period[:4]


REAL = [
    Real("bao-cao-6-thang-2023-quang-ngai", "bao-cao-6-thang-quang-ngai-2023", "2023-6-thang"),
    Real(NGHE_AN, "ke-hoach-nghe-an-2023", "2023-nam"),
    Real("ke-hoach-2025-lai-chau", "ke-hoach-lai-chau-2025", "2025-nam"),
]


@pytest.fixture(params=REAL, ids=lambda real: real.template)
def real(request) -> Real:
    return request.param


@pytest.fixture
def template(real) -> Template:
    return shipped_template(real.template)


# --- entering -------------------------------------------------------------------------------------


def front_of(text: CorpusText, template: Template) -> FrontMatter:
    number, _, symbol = text.directive("so-ky-hieu").removeprefix("Số:").partition("/")
    date = re.search(
        r"ngày\s+(\d*)\s*tháng\s+(\d*)\s*năm\s+(\d+)", text.directive("dia-danh")
    ).groups()
    day, month, year = (int(part) if part else None for part in date)
    filled = fill_from_corpus(template, text.lines)
    return FrontMatter(
        number=number.strip() or None,
        symbol=symbol,
        issued=IssueDate(day, month, year),
        grounds=filled.grounds,
        opening=filled.opening,
        closing=filled.closing,
    )


def rows_of(text: CorpusText, columns: tuple[str, ...]) -> list[TaskGroup | Task]:
    """Return the table of tasks; a number that is not the next one is the author's own."""
    rows: list[TaskGroup | Task] = []
    count = 0
    for index, row in enumerate(text.rows):
        if isinstance(row, GroupRow):
            rows.append(TaskGroup(f"r{index}", row.title))
            count = 0
            continue
        count += 1
        typed = plain_text(row.cells[0])
        cells = dict(zip(columns[1:], row.cells[1:], strict=True))
        rows.append(
            Task(f"r{index}", **cells, source_number=None if typed == str(count) else typed)
        )
    return rows


def export_real(real: Real, folder: Path) -> Path:
    """Enter every answer, footnote and task of a document item by item, and export it."""
    text = read_corpus(real.corpus)
    with Desk.open_or_create(folder / "real.cchc") as desk:
        desk.set_office(read_office(text))
        template = template_named(desk, real.template)
        document = new_document(desk, template, real.period)
        for group in desk.report(document).tasks:
            desk.remove_task(real.year, group.id)
        desk.set_front(document, front_of(text, template))
        for item, answer in fill_from_corpus(template, text.lines).answers.items():
            desk.set_answer(document, item, answer)
        for appendix in template.appendices:
            desk.add_tasks(real.year, tuple(rows_of(text, appendix.columns)))
        target = folder / f"{real.corpus}.docx"
        export_document(desk, document, target, Exporting())
    return target


# --- what comes out -------------------------------------------------------------------------------


def words(item) -> list[str]:
    """Return what a reader sees of a paragraph, footnote or row, spaces folded."""
    cells = item.get("cells") or [item["text"]]
    return [re.sub(r"\s*⏎\s*", "⏎", fold_spaces(cell.replace(" / ", " "))) for cell in cells]


def seen(path: Path) -> list[list[str]]:
    tool = shared_folder() / "tools" / "docx_text.py"
    done = subprocess.run([sys.executable, tool, "--json", path], capture_output=True, check=True)
    items = json.loads(done.stdout)
    return [words(item) for item in items if any(words(item))]


@needs_corpus
def test_every_paragraph_footnote_and_row_comes_out_as_written(real, tmp_path):
    original = seen(shared_folder() / "corpus" / f"{real.corpus}.docx")
    assert seen(export_real(real, tmp_path)) == original


@needs_corpus
def test_the_exported_file_is_valid_wordprocessingml(real, tmp_path):
    tool = shared_folder() / "tools" / "validate_docx.py"
    file = export_real(real, tmp_path)
    done = subprocess.run([sys.executable, tool, file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@needs_corpus
def test_nothing_of_the_document_is_left_unplaced(real, template):
    filled = fill_from_corpus(template, read_corpus(real.corpus).lines)
    assert filled.unplaced == []
    assert len(filled.grounds) == len(template.grounds)
    assert len(filled.opening) == len(template.opening)
    assert bool(filled.closing) == bool(template.closing)


@needs_corpus
def test_every_item_that_asks_is_answered_by_the_document(real, template):
    filled = fill_from_corpus(template, read_corpus(real.corpus).lines)
    asking = [item.id for item in template.items if item.answer is not AnswerKind.NONE]
    assert list(filled.answers) == asking


@needs_corpus
def test_no_answer_and_no_task_of_the_office_is_in_the_template(real, template):
    text = read_corpus(real.corpus)
    answers = fill_from_corpus(template, text.lines).answers.values()
    cells = [cell for row in text.tasks for cell in row.cells]
    said = [
        plain_text((each,)) for blocks in (*(a.blocks for a in answers), *cells) for each in blocks
    ]
    printed = {item.label for item in template.items} | set(template.opening)
    long = [each for each in said if len(each) > 25]
    assert len(long) > 20
    assert [each for each in long if any(each in words for words in printed)] == []


@needs_corpus
def test_labels_are_italic_where_the_document_has_them_so(real, template):
    lines = {fold_spaces(line.text): line for line in read_corpus(real.corpus).lines}
    judged = 0
    for numbered in number_items(template.items, template.numbering):
        line = lines.get(f"{numbered.number}{numbered.gap}{numbered.item.label}")
        if line is not None:
            judged += 1
            assert numbered.item.italic == block(line.spans).spans[0].italic, numbered.item.id
    assert judged > len(template.items) / 2


@needs_corpus
def test_the_nine_columns_and_seven_groups_are_those_of_the_plan():
    text, template = read_corpus(NGHE_AN), shipped_template("ke-hoach-nghe-an-2023")
    (appendix,) = template.appendices
    assert appendix.column_titles == text.header
    assert appendix.groups == tuple(group.title for group in text.groups)
    assert (len(text.tasks), {len(row.cells) for row in text.tasks}) == (34, {9})


@needs_corpus
def test_tasks_are_numbered_by_group_as_in_the_plan():
    text, template = read_corpus(NGHE_AN), shipped_template("ke-hoach-nghe-an-2023")
    (appendix,) = template.appendices
    numbered = number_rows(rows_of(text, appendix.columns), by_group=appendix.numbers_by_group)
    typed = [r.number if isinstance(r, GroupRow) else plain_text(r.cells[0]) for r in text.rows]
    own = [each.number for each in numbered if getattr(each.row, "source_number", None)]
    assert [each.number for each in numbered] == typed
    assert own == ["6"]


@needs_corpus
def test_the_figures_of_the_six_months_add_up():
    """Judge the template's equations by the numbers that the report gives."""
    values = dict(zip(
        ["tthc.tiep-nhan", "tthc.truc-tuyen", "tthc.ky-truoc", "tthc.truc-tiep", "tthc.truoc-han",
         "tthc.dung-ngay-hen", "tthc.qua-han", "tthc.rut-tra", "tthc.dang-xu-ly"],
        map(Decimal, [63, 52, 10, 1, 59, 0, 0, 0, 4]), strict=True))  # fmt: skip
    values |= {"van-ban-di.tong": Decimal(516), "van-ban-di.dien-tu": Decimal(417),
               "van-ban-di.kem-giay": Decimal(99), "von-dau-tu.giao": Decimal(200),
               "von-dau-tu.giai-ngan": Decimal("159.136"), "von-dau-tu.con-lai": Decimal("40.864"),
               }  # fmt: skip
    template = shipped_template("bao-cao-6-thang-quang-ngai-2023")
    judged = [i for i in template.identities if "previous" not in i.equation]
    for identity in judged:
        left, right = (evaluate(side, lambda term: values.get(term.figure or ""))
                       for side in (identity.left, identity.right))  # fmt: skip
        assert left == right, identity.equation
    assert len(judged) == 4


# --- the templates themselves ---------------------------------------------------------------------


def test_the_template_is_dumped_and_loaded_unchanged(template):
    assert load_template(dump_template(template), "dumped.toml") == template


def test_no_year_of_the_document_is_left_in_the_words_that_are_printed(template):
    words = [template.subject, *template.grounds, *template.opening, template.closing]
    words += [item.label for item in template.items]
    words += [text for a in template.appendices for text in (a.title, a.attached)]
    assert [text for text in words if re.search(r"20[12]\d", text)] == []


def test_a_label_that_runs_in_leaves_the_colon_to_the_writer(template):
    assert [i.id for i in template.items if i.run_in and i.label[-1] in ".:"] == []


def test_every_figure_is_told_by_an_item_or_recomputed(template):
    told = {figure for item in template.items for figure in item.figures}
    assert {figure.id for figure in template.figures} == told


def test_the_template_says_whence_it_comes_and_warns_that_it_is_old(template):
    assert template.source
    assert "2025" in template.notice


def test_a_new_document_prints_the_opening_in_its_own_words(real, template):
    office = Office(parent="UBND tỉnh Đông Sơn", name="Sở Thử", symbol="ST", place="Đông Sơn")
    report = Report(template=template, period=read_period(real.period), office=office)
    printed = "\n".join(
        line_text(node) for node in compose(report).sections[0].nodes if isinstance(node, Line)
    )
    assert f"năm {real.year}" in printed
    assert "Sở Thử" in printed
    assert "{" not in printed


@pytest.mark.parametrize(
    ("template_id", "numbers"),
    [
        ("bao-cao-6-thang-quang-ngai-2023", ["I.", "II.", "III.", "IV."]),
        ("ke-hoach-nghe-an-2023", ["I.", "II.", "III.", "IV."]),
        ("ke-hoach-lai-chau-2025", ["I.", "II.", "III.", "IV."]),
    ],
)
def test_the_outline_has_four_parts(template_id, numbers):
    template = shipped_template(template_id)
    numbered = number_items(template.items, template.numbering)
    assert [each.number for each in numbered if each.parent is None] == numbers


def test_the_next_half_of_the_year_is_named_in_capitals():
    template = shipped_template("bao-cao-6-thang-quang-ngai-2023")
    report = Report(template=template, period=read_period("2026-6-thang"), office=Office())
    headings = [line_text(node) for node in compose(report).sections[0].nodes
                if isinstance(node, Line) and node.role is Role.HEADING]  # fmt: skip
    assert headings[-1].endswith("TRONG THỜI GIAN 6 THÁNG CUỐI NĂM 2026")
