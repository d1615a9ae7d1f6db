"""A report or a plan with everything that it shows: the aggregate that compose prints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from cchc_desk.forms.answer import Answer
from cchc_desk.forms.figure import Figure, Nature, known_value
from cchc_desk.forms.figure_time import Cumulation, Past
from cchc_desk.forms.numeral import write_number
from cchc_desk.forms.office import Office, Signer
from cchc_desk.forms.period import Period
from cchc_desk.forms.result_link import linked_task, result_line
from cchc_desk.forms.task import TaskResult, TaskRow, count_tasks
from cchc_desk.forms.template import DocumentKind, Template

# Figures that every report has without entering them: they are counted from the table of tasks.
TASKS_TOTAL = "nhiem-vu.tong"
TASKS_DONE = "nhiem-vu.hoan-thanh"


class ReportState(StrEnum):
    """Where a document is on its way to the addressee."""

    DRAFTING = "drafting"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SIGNED = "signed"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class IssueDate:
    """Hold the date line of a document, blank where the clerk of records fills it in by hand.

    None: that part is left blank; a blank ``year`` is the year of the period.
    """

    day: int | None = None
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Hold what one document says at its head and foot.

    None: as the template or the office's profile says. ``number`` None: not yet issued.
    ``symbol`` is the part after "/" ("BC-SKHCN").
    """

    number: str | None = None
    symbol: str | None = None
    issued: IssueDate = IssueDate()
    subject: str | None = None
    addressees: tuple[str, ...] | None = None
    grounds: tuple[str, ...] | None = None
    opening: tuple[str, ...] | None = None
    closing: str | None = None
    recipients: tuple[str, ...] | None = None
    signer: Signer | None = None


@dataclass(frozen=True)  # no slots: the figures are computed once and kept
class Report:
    """Hold one document of one period with all that it shows.

    Shape: ``answers`` by item id; ``tasks`` in table order; ``results`` by task id;
    ``figures`` by figure id, this period's values; ``images`` bytes by image id.
    ``shared`` are the figures of the workspace's catalogue by id, which go before the template's.
    What other documents tell, ``past`` and ``shared``, makes no difference between two reports.
    None: ``id`` - not yet kept in a workspace.
    """

    template: Template
    period: Period
    office: Office
    id: str | None = None
    state: ReportState = ReportState.DRAFTING
    front: FrontMatter = FrontMatter()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    tasks: tuple[TaskRow, ...] = ()
    results: Mapping[str, TaskResult] = field(default_factory=dict)
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)
    past: Past = field(default=Past(), compare=False, repr=False)
    shared: Mapping[str, Figure] = field(default_factory=dict, compare=False, repr=False)

    @property
    def kind(self) -> DocumentKind:
        """Return whether this is a report or a plan."""
        return self.template.kind

    @property
    def year(self) -> int:
        """Return the year that the period belongs to."""
        return self.period.year

    def answer(self, item_id: str) -> Answer:
        """Return the answer to an item; unanswered when nothing is kept."""
        return self.answers.get(item_id, Answer())

    def result(self, task_id: str) -> TaskResult:
        """Return what this report says of a task; nothing when nothing is kept."""
        return self.results.get(task_id, TaskResult())

    @cached_property
    def figure_values(self) -> Mapping[str, Decimal]:
        """Return every value that is known: entered, recomputed, or counted from the tasks."""
        count = count_tasks(self.tasks, self.results)
        counted = {TASKS_TOTAL: Decimal(count.total), TASKS_DONE: Decimal(count.done)}
        entered = {**counted, **self.figures}
        computed = ((f.id, known_value(f, entered)) for f in self.catalogue.values())
        return {**entered, **{id_: value for id_, value in computed if value is not None}}

    @cached_property
    def catalogue(self) -> Mapping[str, Figure]:
        """Return every figure that is described: the workspace's, then the template's own."""
        return {**{figure.id: figure for figure in self.template.figures}, **self.shared}

    @cached_property
    def cumulated(self) -> Mapping[str, Decimal]:
        """Return every value since the beginning of the year, as far as all periods tell it."""
        if self.past.cumulated is not None:
            return self.past.cumulated
        cumulation = Cumulation(self.catalogue.values(), self.template.identities)
        return cumulation.since_new_year(self.past, self.figure_values)

    def figure_text(self, figure_id: str) -> str | None:
        """Return a figure, or the result of a task (``forms.result_link``), as texts print it.

        None: its value is not known, or the task has no result.
        """
        task = linked_task(figure_id)
        if task is not None:
            return result_line(self.result(task).result) or None
        value = self.figure_values.get(figure_id)
        if value is None:
            return None
        return write_number(value, padded=not self.is_share(figure_id))

    def is_share(self, figure_id: str) -> bool:
        """Tell whether a figure is a share in per cent and not a count."""
        figure = self.catalogue.get(figure_id)
        return figure is not None and figure.nature is Nature.RATIO
