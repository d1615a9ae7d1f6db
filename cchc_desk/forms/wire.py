"""A report as JSON and back: what is embedded in a DOCX and handed from one office to another."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cchc_desk.forms.answer import KINDS, Answer, AnswerState
from cchc_desk.forms.figure import Figure
from cchc_desk.forms.figure_time import Past, Values
from cchc_desk.forms.markup import MarkupError, from_markup, to_markup
from cchc_desk.forms.numeral import read_number, write_number
from cchc_desk.forms.office import Office, OfficeMail
from cchc_desk.forms.period import Period, PeriodKind
from cchc_desk.forms.plain_data import PlainDataError, from_plain, to_plain
from cchc_desk.forms.report import FrontMatter, Report, ReportState
from cchc_desk.forms.richtext import Image, RichText, Span, paragraphs
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult, TaskRow
from cchc_desk.forms.template import FigureColumn, Layout, Template
from cchc_desk.forms.template_check import TemplateError
from cchc_desk.forms.template_file import dump_template, load_template
from cchc_desk.forms.unplaced import item_of

FORMAT = 1


class WireError(ValueError):
    """Tell that data is not a report in this form, or one of a newer program."""


@dataclass(frozen=True, slots=True)
class _Answer:
    item: str
    state: AnswerState
    text: str = ""
    value: str | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    """Hold a group (``title`` given) or a task with its result; texts in compact form."""

    id: str
    title: str | None = None
    source_number: str | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    progress: str = ""


@dataclass(frozen=True, slots=True)
class _Report:
    format: int
    template: str
    period: PeriodKind
    year: int
    office: Office
    id: str | None = None
    state: ReportState = ReportState.DRAFTING
    front: FrontMatter = field(default_factory=FrontMatter)
    answers: tuple[_Answer, ...] = ()
    rows: tuple[_Row, ...] = ()
    figures: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, str] = field(default_factory=dict)
    cumulated: Mapping[str, str] | None = None


def write_report(report: Report) -> bytes:
    """Return the report as UTF-8 JSON."""
    plain = _Report(
        format=FORMAT,
        template=dump_template(report.template),
        period=report.period.kind,
        year=report.period.year,
        office=report.office,
        id=report.id,
        state=report.state,
        front=report.front,
        answers=tuple(_write_answer(report, id_, a) for id_, a in report.answers.items()),
        rows=tuple(_write_row(report, row) for row in report.tasks),
        figures=_write_numbers(report.figures),
        images={id_: b64encode(data).decode() for id_, data in report.images.items()},
        cumulated=_write_numbers(_printed_sums(report)) or None,
    )
    return json.dumps(to_plain(plain), ensure_ascii=False).encode()


def read_report(data: bytes) -> Report:
    """Read a report from JSON.

    Raises: WireError when it is not one, is damaged, or was written by a newer program.
    """
    try:
        plain = json.loads(data)
        if not isinstance(plain, dict) or plain.get("format") != FORMAT:
            raise WireError("not a report in this form")
        return _build(from_plain(_Report, plain))
    except (PlainDataError, MarkupError, TemplateError, UnicodeError, json.JSONDecodeError,
            KeyError) as error:  # fmt: skip
        raise WireError(str(error)) from error


def _build(plain: _Report) -> Report:
    template = load_template(plain.template, "wire")
    answers = {each.item: _read_answer(template, each) for each in plain.answers}
    cumulated = None if plain.cumulated is None else _read_numbers(plain.cumulated)
    return Report(
        template=template,
        period=Period(plain.period, plain.year),
        office=plain.office,
        id=plain.id,
        state=plain.state,
        front=plain.front,
        answers=answers,
        tasks=tuple(_read_row(row) for row in plain.rows),
        results={row.id: _read_result(row) for row in plain.rows if _has_result(row)},
        figures=_read_numbers(plain.figures),
        images={id_: b64decode(text) for id_, text in plain.images.items()},
        past=Past(cumulated=cumulated),
    )


def _write_numbers(values: Values) -> Mapping[str, str]:
    return {id_: write_number(value) for id_, value in values.items()}


def _read_numbers(texts: Mapping[str, str]) -> Values:
    values = {id_: read_number(text) for id_, text in texts.items()}
    return {id_: value for id_, value in values.items() if value is not None}


def _printed_sums(report: Report) -> Values:
    """Return the values since the beginning of the year that an appendix prints."""
    appendices = report.template.appendices
    tables = [each for each in appendices if FigureColumn.CUMULATIVE in each.columns]
    printed = {row.figure for each in tables for row in each.rows}
    return {id_: v for id_, v in report.cumulated.items() if id_ in printed} if printed else {}


def _write_answer(report: Report, item_id: str, answer: Answer) -> _Answer:
    kind = KINDS[item_of(report.template, item_id).answer]
    value = None if answer.value is None else kind.written(answer.value)
    return _Answer(item_id, answer.state, to_markup(answer.blocks), value)


def _read_answer(template: Template, plain: _Answer) -> Answer:
    item = item_of(template, plain.item)
    value = None if plain.value is None else KINDS[item.answer].read(plain.value, item)
    return Answer(plain.state, from_markup(plain.text), value)


_TASK_TEXTS = ("content", "objective", "activity", "product", "lead", "support", "deadline",
               "budget")  # fmt: skip
_RESULT_TEXTS = ("result", "note")


def _write_row(report: Report, row: TaskRow) -> _Row:
    if isinstance(row, TaskGroup):
        return _Row(row.id, row.title, row.source_number)
    result = report.result(row.id)
    texts = {name: to_markup(getattr(row, name)) for name in _TASK_TEXTS}
    texts |= {name: to_markup(getattr(result, name)) for name in _RESULT_TEXTS}
    given = {name: text for name, text in texts.items() if text}
    return _Row(row.id, None, row.source_number, given, result.progress)


def _read_row(row: _Row) -> TaskRow:
    if row.title is not None:
        return TaskGroup(row.id, row.title, row.source_number)
    texts = {name: from_markup(row.texts.get(name, "")) for name in _TASK_TEXTS}
    return Task(row.id, **texts, source_number=row.source_number)


def _has_result(row: _Row) -> bool:
    return row.title is None and bool(row.progress or set(row.texts) & set(_RESULT_TEXTS))


def _read_result(row: _Row) -> TaskResult:
    result, note = (from_markup(row.texts.get(name, "")) for name in _RESULT_TEXTS)
    return TaskResult(result, row.progress, note)


# --- what a reader of the document may have -------------------------------------------------------


def visible(report: Report, *, guidance: bool, appendix: bool) -> Report:
    """Return the report with nothing in it that its printed document does not show.

    Guidance, departments, mail addresses, unprinted columns, figures and images stay at home; the
    outline and the names that the letterhead and the title print go along.
    """
    template = _visible_template(report.template, guidance=guidance, appendix=appendix)
    columns = {c for each in template.appendices if each.layout is Layout.TASKS
               for c in each.columns}  # fmt: skip
    tasks = report.tasks if columns else ()
    answers = {i.id: report.answers[i.id] for i in template.items if i.id in report.answers}
    results = {id_: _visible_result(r, columns) for id_, r in report.results.items() if tasks}
    texts = [answer.blocks for answer in answers.values()]
    texts += [blocks for r in results.values() for blocks in (r.result, r.note)]
    catalogue = _described(report)
    shown = _figures_shown(replace(template, figures=catalogue), texts)
    images = {b.image_id for blocks in texts for b in blocks if isinstance(b, Image)}
    return replace(
        report,
        template=_with_figures(replace(template, figures=catalogue), shown),
        office=_visible_office(report.office),
        answers=answers,
        tasks=tuple(_visible_row(row, columns) for row in tasks),
        results=results,
        figures={id_: v for id_, v in report.figures.items() if id_ in shown},
        images={id_: data for id_, data in report.images.items() if id_ in images},
        past=Past(cumulated=_printed_sums(replace(report, template=template)) or None),
        shared={},
    )


def _described(report: Report) -> tuple[Figure, ...]:
    """Return the figures as they are described here: the template's, then the workspace's."""
    known = {figure.id for figure in report.template.figures}
    own = (report.catalogue[figure.id] for figure in report.template.figures)
    return (*own, *(figure for id_, figure in report.shared.items() if id_ not in known))


def _visible_office(office: Office) -> Office:
    return replace(office, departments=(), mail=OfficeMail(), days_off=(), days_on=())


def _visible_template(template: Template, *, guidance: bool, appendix: bool) -> Template:
    items = tuple(
        replace(i, department="", guidance=i.guidance if guidance else "") for i in template.items
    )
    appendices = template.appendices if appendix else ()
    return replace(template, items=items, appendices=appendices)


def _visible_row(row: TaskRow, columns: set[str]) -> TaskRow:
    if isinstance(row, TaskGroup):
        return row
    hidden: dict[str, RichText] = {name: () for name in _TASK_TEXTS if name not in columns}
    return replace(row, **hidden)  # type: ignore[arg-type] # only text fields are named


def _visible_result(result: TaskResult, columns: set[str]) -> TaskResult:
    return TaskResult(
        result.result if Column.RESULT in columns else (),
        result.progress if Column.PROGRESS in columns else "",
        result.note if Column.NOTE in columns else (),
    )


def _figures_shown(template: Template, texts: list[RichText]) -> frozenset[str]:
    in_tables = {row.figure for each in template.appendices for row in each.rows if row.figure}
    spans = (s for blocks in texts for p in paragraphs(blocks) for s in p.spans)
    in_texts = {s.figure for s in spans if isinstance(s, Span) and s.figure is not None}
    return _with_parts(template.figures, frozenset(in_tables | in_texts))


def _with_parts(figures: tuple[Figure, ...], shown: frozenset[str]) -> frozenset[str]:
    """Add the two parts of every ratio that is shown: it is printed from them."""
    ratios = (f for f in figures if f.id in shown)
    parts = {part for f in ratios for part in (f.numerator, f.denominator) if part is not None}
    return shown | parts


def _with_figures(template: Template, shown: frozenset[str]) -> Template:
    figures = tuple(figure for figure in template.figures if figure.id in shown)
    items = tuple(
        replace(i, figures=tuple(f for f in i.figures if f in shown)) for i in template.items
    )
    identities = tuple(i for i in template.identities if i.figures <= shown)
    return replace(template, figures=figures, items=items, identities=identities)
