"""Keeping what a foreign file says, as one change that can be undone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cchc_desk.desk import import_notices as notices
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.import_choices import Choices
from cchc_desk.desk.import_draft import Draft
from cchc_desk.desk.import_known import Known
from cchc_desk.desk.import_tables import LeftText, left_beside
from cchc_desk.desk.import_tasks import join_tasks
from cchc_desk.desk.past import with_past
from cchc_desk.desk.remarks import remark_changes
from cchc_desk.forms.period import PeriodKind
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import Block, footnotes, plain_text
from cchc_desk.forms.task import PLAN_COLUMNS, Task, TaskRow
from cchc_desk.forms.template import Template
from cchc_desk.forms.unplaced import headed, with_unplaced
from cchc_desk.i18n import N_, tr
from cchc_desk.storage import offices, periods, reports, tasks
from cchc_desk.storage.changes import Change, joined

LABEL = N_("Bring in a file")
"""What the user did, as the menu of undo names it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Hold what came of keeping a file; ``unplaced`` in words, ``warnings`` as sentences.

    ``tasks`` and ``footnotes`` - how many the file has.
    """

    document: str
    template: Template
    unplaced: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    tasks: int = 0
    footnotes: int = 0
    left_out: tuple[str, ...] = ()


def count_tasks(rows: Iterable[TaskRow]) -> int:
    """Return how many tasks there are among groups and tasks."""
    return sum(isinstance(row, Task) for row in rows)


def count_footnotes(report: Report) -> int:
    """Return how many footnotes a document has, those of its tasks included."""
    texts = [answer.blocks for answer in report.answers.values()]
    for row in report.tasks:
        if isinstance(row, Task):
            texts += [getattr(row, column.value) for column in PLAN_COLUMNS]
    for result in report.results.values():
        texts += [result.result, result.note]
    return sum(1 for text in texts for _ in footnotes(text))


# --- a new document -------------------------------------------------------------------------------


def keep_new(desk: Desk, draft: Draft, choices: Choices, known: Known) -> Kept:
    """Make a document of a draft; its tasks join those of the year.

    Raises: UserError when the disk or the file fails; then nothing has changed.
    """
    workspace = desk.workspace
    report = draft.report
    beside = left_beside(draft.statistics, with_past(workspace, report).cumulated)
    draft = replace(draft, left=(*draft.left, *beside))
    list_id = str(report.year)
    tasks_ = join_tasks(
        tasks.read_tasks(workspace, list_id), report.tasks, prefers_file=choices.prefers_file
    )
    document = reports.new_report_id(workspace, report.kind, report.period)
    blocks = tuple(_unplaced_blocks(draft))
    kept = replace(
        report,
        id=document,
        answers=with_unplaced(report.answers, blocks),
        tasks=tasks_.rows,
        results=tasks_.results(report.results),
    )
    made = reports.create_report_change(workspace, kept, list_id)
    changes = [*_common(desk, choices, known, report.period.kind)]
    changes += [tasks.merge_change(workspace, list_id, tasks_.rows), made]
    desk.do(joined(LABEL, *changes, *remark_changes(workspace, document, draft.remarks)))
    differing = notices.of_tasks(tasks_.differences, tasks_, prefers_file=choices.prefers_file)
    further = _of_further(known, report)
    return Kept(
        document,
        report.template,
        _unplaced_words(draft),
        (*further, *draft.warnings, *differing),
        count_tasks(report.tasks),
        count_footnotes(replace(report, answers=kept.answers)),
        draft.left_out,
    )


def _common(desk: Desk, choices: Choices, known: Known, kind: PeriodKind) -> Iterator[Change]:
    """Yield the profile that is made, and a kind of period that the workspace does not have."""
    if choices.profile is not None:
        yield offices.put_change(desk.workspace, choices.profile)
    if kind.id not in {each.id for each in known.periods}:
        yield periods.put_change(desk.workspace, kind)


def _of_further(known: Known, report: Report) -> Iterator[str]:
    existing = known.existing(report.kind, report.period)
    if existing:
        yield tr(
            "There is a document of this kind for {period} already ({documents}); this one is "
            "kept beside it.",
            period=report.period.name,
            documents=", ".join(existing),
        )


# --- what has no place ----------------------------------------------------------------------------


def _unplaced_blocks(draft: Draft) -> Iterator[Block]:
    yield from (each.block for each in draft.unplaced)
    yield from left_blocks(draft.left)


def left_blocks(left: Iterable[LeftText]) -> Iterator[Block]:
    """Yield text that has no place, each below words that say where it stood."""
    for each in left:
        yield from headed(each.where, each.blocks)


def _unplaced_words(draft: Draft) -> tuple[str, ...]:
    lines = (plain_text((each.block,)) for each in draft.unplaced)
    return (*filter(None, lines), *left_words(draft.left))


def left_words(left: Iterable[LeftText]) -> tuple[str, ...]:
    """Return the same in words."""
    return tuple(f"{each.where}: {plain_text(each.blocks)}" for each in left)
