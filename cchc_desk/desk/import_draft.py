"""A document made of what a foreign file says, before it is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from cchc_desk.desk import import_notices as notices
from cchc_desk.desk.change_template import OtherKindError
from cchc_desk.desk.documents import check_period
from cchc_desk.desk.import_choices import Choices, chosen_period
from cchc_desk.desk.import_front import own_front
from cchc_desk.desk.import_known import Known
from cchc_desk.desk.import_office import office_differences
from cchc_desk.desk.import_remarks import Remarks, foreign_remarks, remarks_on_whole
from cchc_desk.desk.import_tables import LeftText, Statistics, Tables, read_tables
from cchc_desk.desk.import_template import (
    adopted,
    learned_template,
    other_headings,
    shows,
)
from cchc_desk.desk.import_understand import Understood
from cchc_desk.desk.import_unsaid import unsaid_lines
from cchc_desk.forms.answer import Answer
from cchc_desk.forms.office import Office, office_on
from cchc_desk.forms.period import Period
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.template import DocumentKind, Template
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import tr
from cchc_desk.intake.match.place import place
from cchc_desk.intake.match.placed import Placed
from cchc_desk.intake.recognise.learned import Learned, Unplaced
from cchc_desk.storage.tasks import new_task_id


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold a document whose tasks are still those of the file.

    ``unplaced`` and ``left`` - what has no place in it; ``statistics`` - tables of which some may
    have none. ``warnings`` and ``left_out`` - sentences about the file; of what was left out
    nothing is missing. ``remarks`` - what readers attached, by item id.
    """

    report: Report
    unplaced: tuple[Unplaced, ...] = ()
    left: tuple[LeftText, ...] = ()
    warnings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    statistics: Statistics = ()
    remarks: Remarks = field(default_factory=dict)


def office_for(period: Period, choices: Choices, known: Known) -> Office:
    """Return the profile that a document of a period is printed with."""
    if choices.profile is not None:
        return choices.profile
    return office_on(period.last_day, known.offices)


# --- a whole document -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Outlined:
    """Hold the outline under which a file is kept, and what it says there.

    None: ``placed`` - the outline is the file's own.
    """

    template: Template
    answers: Mapping[str, Answer]
    unplaced: tuple[Unplaced, ...]
    placed: Placed | None = None


def foreign_draft(
    understood: Understood, learned: Learned, choices: Choices, known: Known
) -> Draft:
    """Return the document that a foreign Word file becomes.

    Raises: NoPeriodError, OtherKindError, WrongPeriodError.
    """
    period = chosen_period(choices)
    office = office_for(period, choices, known)
    if choices.template is not None:
        check_template(choices.template, learned.template.kind, period, known)
    outlined = _outlined(understood, learned, choices)
    catalogue = (*outlined.template.figures, *known.figures)
    tables = read_tables(understood.tables, new_task_id, catalogue)
    said = Report(
        outlined.template,
        period,
        office,
        front=learned.report_parts.front,
        answers=outlined.answers,
        tasks=tables.rows,
        results=tables.results,
        figures=tables.values,
        images={**learned.report_parts.images, **tables.images},
    )
    template, headings = _with_tables(said, tables, choices, known, understood.source.name)
    report = replace(said, template=template)
    report = replace(report, front=own_front(report))
    warnings = (
        *_warnings(learned, outlined, report),
        *notices.of_office(office_differences(office, learned.report_parts.office)),
        *notices.of_tables(tables.warnings),
    )
    return Draft(
        report,
        (*outlined.unplaced, *_unsaid(understood, report, outlined, warnings)),
        (*tables.left, *headings),
        warnings,
        (*_left_out(outlined), *notices.left_out_of_tables(tables.warnings)),
        tables.statistics,
        foreign_remarks(understood.recognised, learned, outlined.placed),
    )


def _left_out(outlined: _Outlined) -> Iterator[str]:
    if outlined.placed is not None:
        yield from notices.of_other_numbers(outlined.placed.numbers)


def _unsaid(
    understood: Understood, report: Report, outlined: _Outlined, warnings: tuple[str, ...]
) -> tuple[Unplaced, ...]:
    if understood.recognised is None:
        return ()
    waiting = (plain_text((each.block,)) for each in outlined.unplaced)
    return unsaid_lines(understood.recognised, report, (*waiting, *warnings))


def check_template(template: Template, kind: DocumentKind, period: Period, known: Known) -> None:
    """Refuse a template that is not made for a document of a kind and period.

    Raises: OtherKindError, WrongPeriodError.
    """
    if template.kind is not kind:
        raise OtherKindError(
            tr(
                "The template “{template}” is not made for a document of this kind; choose one "
                "for: {kind}.",
                template=template.id,
                kind=kind.type_name,
            )
        )
    if template.id not in known.own:
        check_period(template, period)


def _outlined(understood: Understood, learned: Learned, choices: Choices) -> _Outlined:
    if choices.template is None:
        parts = learned.report_parts
        template = learned_template(learned.template, choices.template_id, choices.template_name)
        return _Outlined(template, parts.answers, parts.unplaced)
    match = understood.match
    is_match = match is not None and match.template == choices.template
    placed = match.placed if match and is_match else place(learned, choices.template)
    return _Outlined(choices.template, placed.answers, placed.unplaced, placed)


def _with_tables(
    report: Report, tables: Tables, choices: Choices, known: Known, file: str
) -> tuple[Template, tuple[LeftText, ...]]:
    """Return the template with a place for all tables, and the headings that it does not print."""
    is_shown = choices.template is not None and shows(report.template, tables)
    template = report.template if is_shown else adopted(report, tables, known, file)
    return template, tuple(other_headings(tables, replace(report, template=template)))


def _warnings(learned: Learned, outlined: _Outlined, report: Report) -> Iterator[str]:
    parts = learned.report_parts
    yield from notices.of_signers(parts.other_signers)
    yield from notices.of_underlines(parts.underlined)
    if outlined.placed is None:
        yield from notices.of_stale_words(learned.stale_words)
        return
    yield from notices.of_other_words(outlined.placed.words)
    title = fill(learned.template.title, report)
    printed = fill(report.template.title, report)
    if fold_spaces(title).casefold() != fold_spaces(printed).casefold():
        yield tr(
            "The heading “{file}” is printed as the template says: “{template}”.",
            file=fold_spaces(title),
            template=fold_spaces(printed),
        )


# --- tables alone ---------------------------------------------------------------------------------


def tables_draft(
    understood: Understood, template: Template, choices: Choices, known: Known
) -> Draft:
    """Return the document that is made for tables alone, with nothing in it but what they say.

    A plan is that of the year. Raises: NoPeriodError.
    """
    period = chosen_period(choices)
    if template.kind is DocumentKind.PLAN:
        period = Period(next(each for each in known.periods if each.id == "nam"), period.year)
    tables = read_tables(understood.tables, new_task_id, (*template.figures, *known.figures))
    said = Report(
        template,
        period,
        office_for(period, choices, known),
        tasks=tables.rows,
        results=tables.results,
        figures=tables.values,
        images=tables.images,
    )
    is_printed = shows(template, tables) and not any(other_headings(tables, said))
    used = template if is_printed else adopted(said, tables, known, understood.source.name)
    said = replace(said, template=used)
    return Draft(
        said,
        (),
        (*tables.left, *other_headings(tables, said)),
        tuple(notices.of_tables(tables.warnings)),
        tuple(notices.left_out_of_tables(tables.warnings)),
        tables.statistics,
        remarks_on_whole(understood.source.blocks),
    )
