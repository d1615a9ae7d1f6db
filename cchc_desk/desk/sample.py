"""The sample: an invented office with a filled report, to try the program and to show it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from cchc_desk import paths
from cchc_desk.desk.shipped import shipped_template
from cchc_desk.forms.answer import KINDS, Answer, AnswerState
from cchc_desk.forms.markup import from_markup
from cchc_desk.forms.numeral import read_number
from cchc_desk.forms.office import Office
from cchc_desk.forms.period import read_period
from cchc_desk.forms.plain_data import from_plain
from cchc_desk.forms.report import FrontMatter, Report
from cchc_desk.forms.richtext import RichText
from cchc_desk.forms.task import Task, TaskGroup, TaskResult, TaskRow
from cchc_desk.forms.template import Template

FILE = "van-phong-mau.toml"


@dataclass(frozen=True, slots=True)
class _Heading:
    template: str
    period: str
    front: FrontMatter = field(default_factory=FrontMatter)


@dataclass(frozen=True, slots=True)
class _Answer:
    item: str
    state: AnswerState
    text: str = ""
    value: str | None = None


@dataclass(frozen=True, slots=True)
class _Group:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class _Task:
    id: str
    group: str
    content: str
    objective: str = ""
    activity: str = ""
    product: str = ""
    lead: str = ""
    support: str = ""
    deadline: str = ""
    budget: str = ""
    result: str = ""
    progress: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Sample:
    office: Office
    report: _Heading
    figures: Mapping[str, str] = field(default_factory=dict)
    answer: tuple[_Answer, ...] = ()
    group: tuple[_Group, ...] = ()
    task: tuple[_Task, ...] = ()


def sample_report() -> Report:
    """Return the filled report of the invented office."""
    text = (paths.resources() / "demo" / FILE).read_text(encoding="utf-8")
    sample = from_plain(_Sample, _plain(tomllib.loads(text)))
    template = shipped_template(sample.report.template)
    return Report(
        template=template,
        period=read_period(sample.report.period),
        office=sample.office,
        front=sample.report.front,
        answers={each.item: _answer(template, each) for each in sample.answer},
        tasks=tuple(_rows(sample)),
        results={each.id: _result(each) for each in sample.task},
        figures={id_: _value(text) for id_, text in sample.figures.items()},
    )


def _plain(raw: object) -> object:
    """Turn TOML's own dates into the ISO form that plain data has."""
    if isinstance(raw, dict):
        return {key: _plain(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_plain(value) for value in raw]
    return raw if isinstance(raw, str | int | float) else str(raw)


def _rich(text: str) -> RichText:
    return from_markup(text.strip("\n"))


def _value(text: str) -> Decimal:
    value = read_number(text)
    if value is None:
        raise ValueError(text)
    return value


def _answer(template: Template, plain: _Answer) -> Answer:
    item = template.item(plain.item)
    value = None if plain.value is None else KINDS[item.answer].read(plain.value, item)
    return Answer(plain.state, _rich(plain.text), value)


def _rows(sample: _Sample) -> list[TaskRow]:
    rows: list[TaskRow] = []
    for group in sample.group:
        rows.append(TaskGroup(group.id, group.title))
        rows.extend(_task(each) for each in sample.task if each.group == group.id)
    return rows


def _task(plain: _Task) -> Task:
    return Task(
        plain.id,
        content=_rich(plain.content),
        objective=_rich(plain.objective),
        activity=_rich(plain.activity),
        product=_rich(plain.product),
        lead=_rich(plain.lead),
        support=_rich(plain.support),
        deadline=_rich(plain.deadline),
        budget=_rich(plain.budget),
    )


def _result(plain: _Task) -> TaskResult:
    return TaskResult(_rich(plain.result), plain.progress, _rich(plain.note))
