"""The plan of the sample's invented office, filled from plan.toml."""

import tomllib
from pathlib import Path

from cchc_desk.desk.sample import sample_report
from cchc_desk.desk.shipped import shipped_template
from cchc_desk.forms.answer import text_answer
from cchc_desk.forms.markup import from_markup
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import FrontMatter, IssueDate, Report
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Task, TaskGroup, TaskRow

TEMPLATE = "ke-hoach-nam"


def plan_report() -> Report:
    """Return the plan of 2026 as it is drafted in the December before."""
    template = shipped_template(TEMPLATE)
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    answers = {each["item"]: text_answer(from_markup(each["text"])) for each in raw["answer"]}
    return Report(
        template=template,
        period=read_period("2026-nam"),
        office=sample_report().office,
        front=FrontMatter(issued=IssueDate(month=12, year=2025)),
        answers=answers,
        tasks=tuple(_rows(raw["task"], template.appendices[0].groups)),
    )


def _rows(tasks: list[dict[str, str | int]], groups: tuple[str, ...]) -> list[TaskRow]:
    rows: list[TaskRow] = []
    for place, title in enumerate(groups):
        rows.append(TaskGroup(f"g{place}", title))
        chosen = [(n, each) for n, each in enumerate(tasks) if each["group"] == place]
        rows += [_task(f"t{number}", each) for number, each in chosen]
    return rows


def _task(task_id: str, raw: dict[str, str | int]) -> Task:
    texts = {name: plain(str(text)) for name, text in raw.items() if name != "group"}
    return Task(task_id, **texts)
