"""What is known of one task of a report, read for its box."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.proofs import proofs
from cchc_desk.forms.citation import full_form
from cchc_desk.forms.citation_find import find_citations
from cchc_desk.forms.outline import AnswerKind, NumberedItem, number_items
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.forms.result_link import result_line
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.task import Task
from cchc_desk.forms.task_told import Telling, tellings
from cchc_desk.forms.text import without_marks

_BULLETS = "-+*"


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """Name a document that a result cites: its number and symbol, and its words in full."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """Hold what a box shows of a task.

    Shape: ``items`` - the names of the items that take text, by id, in the order of the outline;
    ``likely`` - the one that speaks most of the same things. None: there is no such item.
    """

    task: Task
    result: str
    documents: tuple[CitedDocument, ...]
    tellings: tuple[Telling, ...]
    proofs: tuple[Path, ...]
    items: Mapping[str, str]
    likely: str | None


def read_task(desk: Desk, report: Report, task_id: str) -> TaskFacts | None:
    """Read what is known of a task. None: the report has it no more."""
    tasks = (row for row in report.tasks if isinstance(row, Task) and row.id == task_id)
    task = next(tasks, None)
    if task is None:
        return None
    items = dict(_items(report))
    said = report.result(task_id).result
    return TaskFacts(
        task,
        result_line(said),
        tuple(_documents(plain_text(said))),
        tellings(report, task),
        proofs(desk, task_id),
        items,
        _likely(task, items),
    )


def _documents(result: str) -> Iterator[CitedDocument]:
    for each in find_citations(result):
        yield CitedDocument(each.citation.code, full_form(each.citation))


def _items(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the items that take text, each with the headings around it."""
    known: dict[str, NumberedItem] = {}
    for numbered in number_items(report.template.items, report.template.numbering):
        known[numbered.item.id] = numbered
        if numbered.item.answer is AnswerKind.TEXT:
            above = known.get(numbered.parent or "")
            yield (
                numbered.item.id,
                " ▸ ".join(_label(each, report) for each in (above, numbered) if each is not None),
            )


def _label(numbered: NumberedItem, report: Report) -> str:
    number = numbered.number.strip(_BULLETS)
    return f"{number} {fill(numbered.item.label, report)}".strip()


def _likely(task: Task, items: Mapping[str, str]) -> str | None:
    asked = set(without_marks(plain_text(task.content)).split())

    def shared(item: str) -> float:
        words = set(without_marks(items[item]).split())
        return len(asked & words) / (len(words) or 1)

    return max(items, key=shared, default=None)
