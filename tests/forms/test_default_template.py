"""The shipped template of the periodic report, and the filled sample that goes with it."""

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from cchc_desk.forms.answer import KINDS, AnswerState
from cchc_desk.forms.figure import Nature, evaluate, known_value
from cchc_desk.forms.markup import from_markup
from cchc_desk.forms.numeral import read_number, write_number
from cchc_desk.forms.outline import AnswerKind
from cchc_desk.forms.placeholder import unknown_names
from cchc_desk.forms.richtext import (
    Footnote,
    RichText,
    Span,
    Table,
    footnotes,
    is_empty,
    paragraphs,
    plain,
    plain_text,
)
from cchc_desk.forms.task import (
    PROGRESS_CHOICES,
    Column,
    Task,
    TaskGroup,
    TaskResult,
    TaskRow,
    cell,
    count_tasks,
)
from cchc_desk.forms.template import Template
from cchc_desk.forms.template_file import dump_template, load_template
from cchc_desk.paths import resources

# Dictionaries from tomllib are Any by nature.
Demo = dict[str, Any]


@pytest.fixture(scope="module")
def template() -> Template:
    path = resources() / "templates" / "bao-cao-dinh-ky.toml"
    return load_template(path.read_text(encoding="utf-8"), path.name)


@pytest.fixture(scope="module")
def demo() -> Demo:
    path = resources() / "demo" / "van-phong-mau.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def entered(demo: Demo) -> dict[str, Decimal]:
    values = {id_: read_number(text) for id_, text in demo["figures"].items()}
    return {id_: value for id_, value in values.items() if value is not None}


def shown(template: Template, demo: Demo) -> dict[str, str]:
    """Return every figure as a text prints it, by figure id."""
    known = ((figure, known_value(figure, entered(demo))) for figure in template.figures)
    return {
        figure.id: write_number(value, padded=figure.nature is not Nature.RATIO)
        for figure, value in known
        if value is not None
    }


def texts(demo: Demo) -> Iterator[RichText]:
    yield from (from_markup(answer["text"]) for answer in demo["answer"])
    yield from (from_markup(task["result"]) for task in demo["task"])


def figure_spans(demo: Demo) -> list[Span]:
    lines = [p.spans for text in texts(demo) for p in paragraphs(text)]
    lines += [note.spans for text in texts(demo) for note in footnotes(text)]
    return [s for line in lines for s in line if not isinstance(s, Footnote) and s.figure]


def rows_and_results(demo: Demo) -> tuple[list[TaskRow], dict[str, TaskResult]]:
    rows: list[TaskRow] = []
    for group in demo["group"]:
        rows.append(TaskGroup(group["id"], group["title"]))
        tasks = [task for task in demo["task"] if task["group"] == group["id"]]
        rows += [Task(t["id"], content=plain(t["content"])) for t in tasks]
    results = {t["id"]: TaskResult(from_markup(t["result"]), t["progress"]) for t in demo["task"]}
    return rows, results


def test_the_template_loads_with_its_parts(template):
    assert template.id == "bao-cao-dinh-ky"
    assert [item.label for item in template.items if item.level == 1][-1] == "KIẾN NGHỊ, ĐỀ XUẤT"
    assert [appendix.id for appendix in template.appendices] == ["ket-qua", "so-lieu"]


def test_a_dumped_template_loads_as_the_same(template):
    assert load_template(dump_template(template), "dumped.toml") == template


def test_every_placeholder_of_the_template_is_known(template):
    words = [template.subject, template.closing, *template.opening, *template.grounds]
    words += [item.label for item in template.items]
    words += [text for a in template.appendices for text in (a.title, a.attached)]
    assert [name for text in words for name in unknown_names(text)] == []


def test_every_item_that_asks_has_guidance(template):
    asking = [item for item in template.items if item.answer is not AnswerKind.NONE]
    assert [item.id for item in asking if not item.guidance] == []


def test_every_figure_is_shown_or_asked_for_somewhere(template):
    used = {id_ for item in template.items for id_ in item.figures}
    used |= {row.figure for appendix in template.appendices for row in appendix.rows}
    used |= {id_ for identity in template.identities for id_ in identity.figures}
    ratios = {figure.id for figure in template.figures if figure.nature is Nature.RATIO}
    assert {figure.id for figure in template.figures} - used <= ratios


def test_every_item_is_answered_by_the_sample_once(template, demo):
    asking = [item.id for item in template.items if item.answer is not AnswerKind.NONE]
    assert [answer["item"] for answer in demo["answer"]] == asking


def test_every_answer_of_the_sample_says_something(template, demo):
    for answer in demo["answer"]:
        item = template.item(answer["item"])
        value = KINDS[item.answer].read(answer.get("value", ""), item)
        is_silent = value is None and is_empty(from_markup(answer["text"]))
        assert not is_silent or answer["state"] == AnswerState.NOTHING_AROSE, item.id
        assert (value is not None) == ("value" in answer), item.id


def test_every_figure_has_a_value_in_the_sample(template, demo):
    assert set(shown(template, demo)) == {figure.id for figure in template.figures}
    computed = {figure.id for figure in template.figures if figure.numerator}
    assert set(entered(demo)) == {figure.id for figure in template.figures} - computed


def test_the_identities_hold_in_the_sample(template, demo):
    values = entered(demo)
    judged = 0
    for identity in template.identities:
        sides = [
            evaluate(side, lambda t: None if t.is_previous else values.get(t.figure or ""))
            for side in (identity.left, identity.right)
        ]
        if None not in sides:
            judged += 1
            assert sides[0] == sides[1], identity.equation
    assert judged == len([i for i in template.identities if "previous" not in i.equation])


def test_every_figure_in_the_text_reads_as_its_value(template, demo):
    values = shown(template, demo)
    spans = figure_spans(demo)
    assert [s for s in spans if s.text != values[s.figure]] == []
    assert len(spans) >= 12


def test_values_of_items_agree_with_their_figures(template, demo):
    values = shown(template, demo)
    for answer in demo["answer"]:
        item = template.item(answer["item"])
        if item.answer in {AnswerKind.RATIO, AnswerKind.NUMBER} and item.figures:
            parts = answer["value"].split("/")
            assert set(parts) <= set(values.values()), item.id


@pytest.mark.parametrize(
    ("figure", "progress"),
    [
        ("nhiem-vu.hoan-thanh", {"Hoàn thành", "Hoàn thành theo tiến độ"}),
        ("nhiem-vu.dang-thuc-hien", {"Đang thực hiện", "Dự kiến hoàn thành"}),
        ("nhiem-vu.qua-han", {"Quá hạn"}),
        ("nhiem-vu.chua-den-han", {"Chưa thực hiện"}),
    ],
)
def test_the_tasks_are_as_many_as_the_figures_say(demo, figure, progress):
    count = sum(task["progress"] in progress for task in demo["task"])
    assert entered(demo)[figure] == count


def test_the_claim_of_done_tasks_is_what_is_counted(demo):
    count = count_tasks(*rows_and_results(demo))
    claim = next(a for a in demo["answer"] if a["item"] == "chi-dao.ke-hoach.ket-qua")
    assert claim["value"] == f"{count.done}/{count.total}"
    assert count.total >= 42


def test_every_task_has_a_group_and_known_progress(demo):
    groups = {group["id"] for group in demo["group"]}
    for task in demo["task"]:
        assert task["group"] in groups
        assert task["progress"] in PROGRESS_CHOICES
        assert all(task[key] for key in ("content", "deadline", "lead", "product", "result"))


def test_the_groups_of_the_sample_are_those_of_the_template(template, demo):
    titles = tuple(group["title"] for group in demo["group"])
    assert titles == template.appendices[0].groups


def test_the_sample_shows_footnotes_in_text_and_in_a_cell(demo):
    _, results = rows_and_results(demo)
    in_cells = [cell(Task(i), r, Column.RESULT) for i, r in results.items()]
    assert sum(1 for text in in_cells for _ in footnotes(text)) >= 1
    assert sum(1 for text in texts(demo) for _ in footnotes(text)) >= 6


def test_the_table_of_the_sample_adds_up(demo):
    table = next(b for text in texts(demo) for b in text if isinstance(b, Table))
    _, *rows = [[plain_text(c.paragraphs) for c in row] for row in table.rows]
    numbers = [[int(words) for words in row[1:]] for row in rows]
    assert numbers[-1] == [sum(column) for column in zip(*numbers[:-1], strict=True)]
    assert all(row[0] == sum(row[1:]) for row in numbers)


def test_a_document_has_one_date_throughout_the_sample(demo):
    words = "\n".join(plain_text(text) for text in texts(demo))
    words += "\n".join(plain_text(n.spans and plain("".join(s.text for s in n.spans)))
                       for text in texts(demo) for n in footnotes(text))  # fmt: skip
    cited = set(re.findall(r"số (\d+/\S+?-\S+) ngày (\S+/\S+/\d{4})", words))
    assert len(cited) > 30
    assert len({number for number, _ in cited}) == len(cited)
