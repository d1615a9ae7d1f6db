"""The shipped outline of the current yearly plan."""

import re

import pytest

from cchc_desk.desk.shipped import shipped_template
from cchc_desk.forms.compose import compose
from cchc_desk.forms.deadline import DeadlineKind, read_deadline
from cchc_desk.forms.document import Grid, Line, line_text
from cchc_desk.forms.outline import AnswerKind, number_items
from cchc_desk.forms.placeholder import unknown_names
from cchc_desk.forms.task import Column, Task, deadline_words
from cchc_desk.forms.template import DocumentKind
from cchc_desk.forms.template_file import dump_template, load_template
from tests.plan import TEMPLATE, plan_report


@pytest.fixture(scope="module")
def template():
    return shipped_template(TEMPLATE)


@pytest.fixture(scope="module")
def plan():
    return plan_report()


def children(template, parent):
    numbered = number_items(template.items, template.numbering)
    return [each.item.label for each in numbered if each.parent == parent and each.number]


# Source: NQ 76/NQ-CP, with the steering of the work that every plan puts first.
CONTENTS = (
    "Công tác chỉ đạo, điều hành",
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng, phát triển chính quyền số",
)


@pytest.mark.parametrize("parent", ["muc-tieu.cu-the", "nhiem-vu"])
def test_objectives_and_tasks_follow_the_seven_contents(template, parent):
    assert children(template, parent) == list(CONTENTS)


def test_the_plan_has_six_parts(template):
    numbered = number_items(template.items, template.numbering)
    numbers = [each.number for each in numbered if each.parent is None]
    assert numbers == ["I.", "II.", "III.", "IV.", "V.", "VI."]


def test_it_is_a_plan_of_a_year(template):
    assert template.kind is DocumentKind.PLAN
    assert template.periods == ("nam",)


def test_a_dumped_template_loads_as_the_same(template):
    assert load_template(dump_template(template), "dumped.toml") == template


def test_every_item_that_asks_has_guidance(template):
    asking = [item for item in template.items if item.answer is not AnswerKind.NONE]
    assert [item.id for item in asking if not item.guidance] == []


def test_every_placeholder_is_known(template):
    assert list(unknown_names(dump_template(template))) == []


def test_the_words_are_those_of_two_levels_of_local_government(template):
    words = dump_template(template).lower()
    assert "huyện" not in words
    assert "thông tin và truyền thông" not in words
    assert "mức độ 3" not in words


def test_the_outline_names_no_province_and_no_field_of_work(template):
    labels = " ".join(item.label for item in template.items)
    assert not re.search(r"Khoa học|tỉnh |Sở ", labels)


def test_the_task_groups_are_those_of_the_periodic_report(template):
    report = shipped_template("bao-cao-dinh-ky")
    assert template.appendices[0].groups == report.appendices[0].groups


def test_the_appendix_has_the_nine_columns_as_wide_as_the_page(template):
    (appendix,) = template.appendices
    assert appendix.columns == (
        Column.STT, Column.OBJECTIVE, Column.CONTENT, Column.ACTIVITY, Column.PRODUCT,
        Column.LEAD, Column.SUPPORT, Column.DEADLINE, Column.BUDGET,
    )  # fmt: skip
    assert sum(appendix.widths_mm) == 247  # A4 lying: 297 less margins of 30 and 20


def test_the_body_says_that_there_is_an_appendix(plan):
    lines = [line_text(n) for n in compose(plan).sections[0].nodes if isinstance(n, Line)]
    assert sum("Phụ lục kèm theo" in text for text in lines) == 1


def test_the_filled_plan_answers_every_item_once(template, plan):
    asking = [item.id for item in template.items if item.answer is not AnswerKind.NONE]
    assert list(plan.answers) == asking


def test_the_filled_plan_has_a_dozen_tasks_with_readable_deadlines(plan):
    tasks = [row for row in plan.tasks if isinstance(row, Task)]
    kinds = {task.id: read_deadline(deadline_words(task), 2026).kind for task in tasks}
    assert len(tasks) == 12
    assert DeadlineKind.UNKNOWN not in kinds.values()


def test_a_new_plan_prints_nothing_that_waits_for_a_period(plan):
    grid = next(n for n in compose(plan).sections[1].nodes if isinstance(n, Grid))
    texts = [line_text(line) for row in grid.rows for c in row.cells for line in c.lines]
    texts += [line_text(n) for n in compose(plan).sections[0].nodes if isinstance(n, Line)]
    assert [text for text in texts if "{" in text] == []
