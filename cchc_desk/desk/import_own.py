"""A Word file that this program wrote: the report that it carries, and what was edited since."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from cchc_desk.desk.import_tables import LeftText
from cchc_desk.desk.import_tasks import JoinedTasks, insert_rows
from cchc_desk.forms.answer import Answer
from cchc_desk.forms.compose import Printing, compose
from cchc_desk.forms.document import Document, Picture
from cchc_desk.forms.fingerprint import (
    Envelope,
    EnvelopeError,
    Fingerprint,
    digest,
    fingerprint,
    unpack,
)
from cchc_desk.forms.medium import Medium
from cchc_desk.forms.office import OfficeMail
from cchc_desk.forms.period import PeriodError, read_period
from cchc_desk.forms.report import FrontMatter, Report
from cchc_desk.forms.richtext import RichText, plain_text
from cchc_desk.forms.task import PLAN_COLUMNS, Column, TaskGroup, TaskResult, TaskRow
from cchc_desk.forms.text import clean, fold_spaces
from cchc_desk.forms.wire import WireError, read_report
from cchc_desk.intake.image_head import check_image
from cchc_desk.intake.refusals import PictureError
from cchc_desk.intake.source import (
    SourceBlock,
    SourceNote,
    SourcePicture,
    own_text,
    paragraphs,
    spans_text,
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Say in which words the data and the edited file have one thing.

    It is an answer (``item``), a part of head or foot (``part``, a field of ``FrontMatter``), a
    value (``figure``), or a cell of a task (``task`` and ``column``; None: the title of a group).
    The others are None.
    """

    data: RichText
    file: RichText
    item: str | None = None
    part: str | None = None
    figure: str | None = None
    task: str | None = None
    column: Column | None = None

    @property
    def key(self) -> str:
        """Return what names the difference, to choose by: "item:chi-dao.hop"."""
        if self.item is not None:
            return f"item:{self.item}"
        if self.part is not None:
            return f"part:{self.part}"
        if self.figure is not None:
            return f"figure:{self.figure}"
        return f"task:{self.task}:{self.column or 'title'}"


@dataclass(frozen=True, slots=True)
class HeadingChange:
    """Say that the heading of an item reads otherwise in the file; "": it is not there."""

    item: str
    data: str
    file: str


@dataclass(frozen=True, slots=True)
class Edits:
    """Hold what was edited in a file since it was written, as it reads now.

    Shape: ``answers`` by item id, of edited ones; ``front`` - all of it; ``figures`` -
    values by id, of edited ones that are not gone; ``tasks`` - the list of
    the data with new rows among them; ``results`` by id, of new tasks; ``missing`` - ids of rows
    that the file has no longer; ``left`` - text that has no place; ``remarks`` of readers by item
    id. None: ``tasks`` - as they were.
    """

    differences: tuple[Difference, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    front: FrontMatter = field(default_factory=FrontMatter)
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    tasks: JoinedTasks | None = None
    results: Mapping[str, TaskResult] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    headings: tuple[HeadingChange, ...] = ()
    left: tuple[LeftText, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict)
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Carried:
    """Hold the report that a file of ours carries, and how the file was printed from it.

    ``report.id`` is the one that it had in the workspace which wrote the file.
    """

    report: Report
    envelope: Envelope
    printing: Printing

    @property
    def document(self) -> Document:
        """Return the document as it was when the file was written."""
        return compose(self.report, self.printing)


class NoReportInsideError(ValueError):
    """Tell that what a file carries is no report of ours, or a damaged one."""


# Escapes that our own writer never needs: of control characters and of half characters.
_ODD_ESCAPES = re.compile(rb"\\u(?:00[01][0-9a-f]|d[89a-f])", re.IGNORECASE)


def read_carried(packed: bytes) -> Carried:
    """Read the report that a file carries; whoever sent the file may have written it.

    Raises: NoReportInsideError.
    """
    try:
        envelope = unpack(packed.decode("ascii"))
        report = _read_report(envelope)
        _check(report)
    except (
        EnvelopeError,
        WireError,
        PeriodError,
        PictureError,
        ValueError,
        OverflowError,
        RecursionError,
    ) as error:
        raise NoReportInsideError(str(error)) from error
    return Carried(report, envelope, _printing(report, envelope.fingerprint))


def _read_report(envelope: Envelope) -> Report:
    if _ODD_ESCAPES.search(envelope.report):
        raise NoReportInsideError("odd characters")
    report = read_report(clean(envelope.report.decode()).encode())
    # To whom an office mails is nobody else's to say.
    office = replace(report.office, mail=OfficeMail())
    return replace(report, id=envelope.id or report.id, office=office)


def _check(report: Report) -> None:
    """Refuse what could not be kept, or would not be read back."""
    read_period(report.period.id, [report.period.kind])
    if report.period.first_day > report.period.last_day:
        raise NoReportInsideError("a period that ends before it begins")
    for data in report.images.values():
        check_image(data)
    ids = [row.id for row in report.tasks]
    if len(set(ids)) < len(ids) or not all(ids):
        raise NoReportInsideError("two tasks of one id")


def _printing(report: Report, wanted: Fingerprint) -> Printing:
    """Return how the file was printed: the way that gives the most of its digests."""
    ways = [Printing(guidance, medium=each) for each in Medium for guidance in (None, False, True)]
    return max(ways, key=lambda way: _agreement(fingerprint(compose(report, way)), wanted))


def _agreement(found: Fingerprint, wanted: Fingerprint) -> int:
    same = sum(found.items.get(item) == each for item, each in wanted.items.items())
    return same + (len(wanted.items) + 1) * (found.whole == wanted.whole)


def is_edited(carried: Carried, blocks: Sequence[SourceBlock]) -> bool:
    """Tell whether any word or the number of pictures is another than when the file was written."""
    nodes = (node for section in carried.document.sections for node in section.nodes)
    written = sum(isinstance(node, Picture) for node in nodes)
    pictures = sum(isinstance(block, SourcePicture) for block in blocks)
    is_same = digest(printed_words(blocks)) == carried.envelope.fingerprint.whole
    return not is_same or pictures != written


def printed_words(blocks: Iterable[SourceBlock]) -> Iterator[str]:
    """Yield the words of every paragraph and of its notes, as a fingerprint counts them."""
    for each in paragraphs(blocks):
        yield own_text(each)
        yield from (spans_text(n.spans) for n in each.spans if isinstance(n, SourceNote))


# --- the report with its edits --------------------------------------------------------------------


def with_edits(report: Report, edits: Edits, from_data: frozenset[str] = frozenset()) -> Report:
    """Return the report as the file reads now.

    ``from_data`` - the keys of differences of which the data are taken instead.
    """
    taken = [each for each in edits.differences if each.key not in from_data]
    answers = {each.item: edits.answers[each.item] for each in taken if each.item is not None}
    parts = {each.part: getattr(edits.front, each.part) for each in taken if each.part}
    named: dict[str, Any] = parts  # Any: fields by their names
    rows = report.tasks if edits.tasks is None else insert_rows(report.tasks, edits.tasks.rows)
    results = {**report.results, **edits.results}
    by_task: dict[str, list[Difference]] = defaultdict(list)
    for each in taken:
        if each.task is not None:
            by_task[each.task].append(each)
    return replace(
        report,
        answers={**report.answers, **answers},
        front=replace(report.front, **named),
        tasks=tuple(_edited_row(row, by_task[row.id]) for row in rows),
        results={
            **results,
            **{
                id_: _edited_result(results.get(id_, TaskResult()), found)
                for id_, found in by_task.items()
            },
        },
        figures=_edited_figures(report, edits, [each.figure for each in taken]),
        images={**report.images, **edits.images},
    )


def _edited_figures(
    report: Report, edits: Edits, taken: Iterable[str | None]
) -> Mapping[str, Decimal]:
    ids = {each for each in taken if each is not None}
    kept = {id_: value for id_, value in report.figures.items() if id_ not in ids}
    return {**kept, **{id_: value for id_, value in edits.figures.items() if id_ in ids}}


def _edited_row(row: TaskRow, found: Sequence[Difference]) -> TaskRow:
    if isinstance(row, TaskGroup):
        titles = [fold_spaces(plain_text(each.file)) for each in found]
        return replace(row, title=titles[-1]) if titles else row
    texts: dict[str, Any] = {  # Any: fields by their names
        each.column.value: each.file for each in found if each.column in PLAN_COLUMNS
    }
    return replace(row, **texts)


def _edited_result(result: TaskResult, found: Sequence[Difference]) -> TaskResult:
    for each in found:
        match each.column:
            case Column.RESULT:
                result = replace(result, result=each.file)
            case Column.NOTE:
                result = replace(result, note=each.file)
            case Column.PROGRESS:
                result = replace(result, progress=fold_spaces(plain_text(each.file)))
    return result
