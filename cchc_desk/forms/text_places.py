"""Every text of a document that its author typed, and the place where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cchc_desk.forms.report import FrontMatter, Report
from cchc_desk.forms.richtext import (
    Block,
    Footnote,
    Paragraph,
    RichText,
    inline_text,
    paragraphs,
    plain,
)
from cchc_desk.forms.task import PLAN_COLUMNS, Column, Task, TaskResult
from cchc_desk.forms.unplaced import UNPLACED

RESULT_COLUMNS = (Column.RESULT, Column.NOTE)
"""The columns of rich text in which a report says something of a task."""

FRONT_PARTS = ("subject", "addressees", "grounds", "opening", "closing", "recipients")
"""The parts of the head and foot that are sentences or lists of names."""


@dataclass(frozen=True, slots=True)
class Field:
    """Name one text of a document: an answer, a cell of a task, or a part of the head and foot.

    Exactly one of ``item``, ``task`` and ``part`` is given; ``column`` with a task.
    """

    item: str | None = None
    task: str | None = None
    column: Column | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Name one paragraph, or a footnote in it.

    Units: ``paragraph`` counts those of the field in reading order from 0, tables included;
    ``note`` the footnotes of that paragraph from 0. None: ``note`` - the paragraph itself.
    """

    field: Field
    paragraph: int = 0
    note: int | None = None


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Hold the characters of one paragraph or footnote, without its opening sign."""

    place: TextPlace
    text: str


def fields(report: Report) -> Iterator[tuple[Field, RichText]]:
    """Yield every text that is not empty: head and foot, answers in outline order, tasks.

    A part of the head and foot comes only where the document has its own; one paragraph per line.
    """
    for part in FRONT_PARTS:
        if lines := front_lines(report.front, part):
            yield Field(part=part), tuple(block for line in lines for block in plain(line))
    for item in (*(each.id for each in report.template.items), UNPLACED):
        if blocks := report.answer(item).blocks:
            yield Field(item=item), blocks
    for row in report.tasks:
        if isinstance(row, Task):
            yield from _task_fields(row, report.result(row.id))


def _task_fields(task: Task, result: TaskResult) -> Iterator[tuple[Field, RichText]]:
    for owner, columns in ((task, PLAN_COLUMNS), (result, RESULT_COLUMNS)):
        for column in columns:
            blocks: RichText = getattr(owner, column.value)
            if blocks:
                yield Field(task=task.id, column=column), blocks


def front_lines(front: FrontMatter, part: str) -> tuple[str, ...]:
    """Return the lines of a part of the head and foot; none where it is the usual one."""
    value: str | tuple[str, ...] | None = getattr(front, part)
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def texts(report: Report) -> Iterator[PlacedText]:
    """Yield every paragraph and footnote that is not empty, in the order of ``fields``."""
    for field, blocks in fields(report):
        yield from texts_of(field, blocks)


def texts_of(field: Field, blocks: Sequence[Block]) -> Iterator[PlacedText]:
    """Yield the paragraphs and footnotes of one field."""
    for number, paragraph in enumerate(paragraphs(blocks)):
        whole = TextPlace(field, number)
        if text := inline_text(paragraph.spans):
            yield PlacedText(whole, text)
        for note, footnote in enumerate(_footnotes(paragraph)):
            if text := inline_text(footnote.spans):
                yield PlacedText(replace(whole, note=note), text)


def _footnotes(paragraph: Paragraph) -> Iterator[Footnote]:
    yield from (span for span in paragraph.spans if isinstance(span, Footnote))
