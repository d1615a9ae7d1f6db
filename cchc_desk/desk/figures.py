"""The figures of one report: what is known of each, where it comes from, and what holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.neighbours import neighbours
from cchc_desk.desk.past import other_periods, read_values, summed
from cchc_desk.errors import UserError
from cchc_desk.forms.answer import Answer
from cchc_desk.forms.comparison import Basis, basis_words, comparison_words
from cchc_desk.forms.figure import Figure, Nature
from cchc_desk.forms.figure_time import Cumulation, Values, opening_values
from cchc_desk.forms.identity_check import CheckedIdentity, check_identities, implied_values
from cchc_desk.forms.report import TASKS_DONE, TASKS_TOTAL, Report
from cchc_desk.forms.template import DocumentKind
from cchc_desk.forms.tiling import Window
from cchc_desk.i18n import N_, tr
from cchc_desk.storage import figure_values, figures, periods, reports, templates
from cchc_desk.storage.changes import joined


class ValueSource(StrEnum):
    """Where a value comes from."""

    UNKNOWN = "unknown"
    ENTERED = "entered"
    COMPUTED = "computed"  # a share of two others
    COUNTED = "counted"  # in the table of tasks


class ProposalSource(StrEnum):
    """Why a value is proposed for a figure that has none."""

    OPENING = "opening"  # what the last period left
    PERIODS = "periods"  # what the reports inside this one's window add up to
    IDENTITY = "identity"  # nothing else fits the values that are known


@dataclass(frozen=True, slots=True)
class Proposal:
    """Offer a value for a figure."""

    value: Decimal
    source: ProposalSource


@dataclass(frozen=True, slots=True)
class FigureLine:
    """Hold all that is known of a figure for one report.

    None: ``value``, ``previous`` (last period), ``year_ago`` (same period last year), ``year``
    (since the beginning of the year) - not known; ``proposal`` - none, or there is a value.
    """

    figure: Figure
    source: ValueSource
    value: Decimal | None = None
    previous: Decimal | None = None
    year_ago: Decimal | None = None
    year: Decimal | None = None
    proposal: Proposal | None = None


class FigureInUseError(UserError):
    """Say that a figure cannot be removed, and what holds it."""


# --- reading --------------------------------------------------------------------------------------


def figure_lines(desk: Desk, report: Report) -> tuple[FigureLine, ...]:
    """Return the figures of a report's template, then the others of the catalogue.

    The report is as it stands in memory; what others tell is read from the workspace.
    """
    beside = neighbours(desk, report.id) if report.id else None
    year_ago = _values(desk, beside.year_ago.id) if beside and beside.year_ago else {}
    proposed = proposals(desk, report)
    own = {figure.id for figure in report.template.figures}
    ordered = sorted(report.catalogue.values(), key=lambda figure: figure.id not in own)
    return tuple(
        FigureLine(
            figure,
            _source(report, figure.id),
            report.figure_values.get(figure.id),
            report.past.previous.get(figure.id),
            year_ago.get(figure.id),
            report.cumulated.get(figure.id),
            proposed.get(figure.id),
        )
        for figure in ordered
    )


def _values(desk: Desk, document: str) -> Values:
    return desk.report(document).figure_values


def _source(report: Report, figure_id: str) -> ValueSource:
    if figure_id not in report.figure_values:
        return ValueSource.UNKNOWN
    figure = report.catalogue.get(figure_id)
    if figure is not None and figure.numerator and figure.denominator:
        parts = {figure.numerator, figure.denominator}
        if parts <= report.figure_values.keys():
            return ValueSource.COMPUTED
    is_counted = figure_id in {TASKS_TOTAL, TASKS_DONE} and figure_id not in report.figures
    return ValueSource.COUNTED if is_counted else ValueSource.ENTERED


def checked_identities(report: Report) -> tuple[CheckedIdentity, ...]:
    """Judge the identities of a report's template by its values and those of the last period."""
    shares = frozenset(id_ for id_ in report.catalogue if report.is_share(id_))
    return check_identities(
        report.template.identities, report.figure_values, report.past.previous, shares
    )


def proposals(desk: Desk, report: Report) -> Mapping[str, Proposal]:
    """Return values for figures that have none, by figure id; nothing is entered."""
    identities, previous = report.template.identities, report.past.previous
    known = report.figure_values
    sources = (
        (ProposalSource.OPENING, opening_values(identities, previous)),
        (ProposalSource.PERIODS, _summed_inside(desk, report)),
        (ProposalSource.IDENTITY, implied_values(identities, known, previous)),
    )
    found: dict[str, Proposal] = {}
    for source, values in sources:
        for figure, value in values.items():
            if figure not in known:
                found.setdefault(figure, Proposal(value, source))
    return found


def _summed_inside(desk: Desk, report: Report) -> Values:
    """Return what the reports add up to whose windows tile this one's."""
    if report.kind is not DocumentKind.REPORT:
        return {}
    workspace, period = desk.workspace, report.period
    every = other_periods(workspace, report, periods.read_kinds(workspace))
    others = {id_: each for id_, each in every.items() if each.id != period.id}
    known = tuple(read_values(workspace, others, report.catalogue))
    whole = Window(period.first_day, period.last_day)
    cumulation = Cumulation(report.catalogue.values(), report.template.identities)
    return summed(whole, known, cumulation)


def comparison_phrase(line: FigureLine, basis: Basis, year: int) -> str | None:
    """Return "tăng 05 hồ sơ (6,02 %) so với cùng kỳ năm 2025"; ``year`` is that of the report.

    None: one of the two values is not known.
    """
    earlier = line.previous if basis is Basis.PREVIOUS else line.year_ago
    if line.value is None or earlier is None:
        return None
    is_share = line.figure.nature is Nature.RATIO
    words = basis_words(basis, year)
    return comparison_words(line.value, earlier, line.figure.measure, words, is_share=is_share)


# --- editing --------------------------------------------------------------------------------------


def set_values(desk: Desk, document: str, values: Mapping[str, Decimal | None]) -> None:
    """Enter several figures of one report as one step. None: takes the value away."""
    changes = (
        reports.figure_value_change(desk.workspace, document, figure, value)
        for figure, value in values.items()
    )
    desk.do(joined(N_("Enter figures"), *changes))


def set_together(
    desk: Desk,
    document: str,
    answers: Mapping[str, Answer],
    values: Mapping[str, Decimal | None],
) -> None:
    """Keep answers and the figures that share their numbers as one step; see ``set_values``."""
    workspace = desk.workspace
    changes = (
        *(reports.answer_change(workspace, document, item, a) for item, a in answers.items()),
        *(reports.figure_value_change(workspace, document, id_, v) for id_, v in values.items()),
    )
    desk.do(joined(N_("Edit an answer"), *changes))


def put_figure(desk: Desk, figure: Figure) -> None:
    """Describe a figure of the catalogue anew, or add it; every document shows it so."""
    desk.do(figures.put_change(desk.workspace, figure))


def remove_figure(desk: Desk, figure: str) -> None:
    """Take a figure out of the catalogue.

    Raises: FigureInUseError when a document has a value of it, or a template names it.
    """
    holders = (*_documents(desk, figure), *_templates(desk, figure))
    if holders:
        known = figures.read_figures(desk.workspace).get(figure)
        raise FigureInUseError(
            tr(
                "The figure “{figure}” is still used by: {holders}; take it out there first.",
                figure=known.label if known is not None else figure,
                holders=", ".join(holders),
            )
        )
    desk.do(figure_values.remove_change(desk.workspace, figure))


def _documents(desk: Desk, figure: str) -> Iterator[str]:
    """Yield the titles of the documents that have a value of a figure."""
    titles = {entry.id: entry.title for entry in desk.documents()}
    for document in figure_values.documents_with(desk.workspace, figure):
        yield titles.get(document) or document


def _templates(desk: Desk, figure: str) -> Iterator[str]:
    """Yield the names of the kept templates that name a figure."""
    kept = templates.read_templates(desk.workspace)
    naming = (t.name or t.id for t in kept if any(each.id == figure for each in t.figures))
    yield from dict.fromkeys(naming)
