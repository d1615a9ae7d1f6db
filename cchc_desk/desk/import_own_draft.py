"""A document made of the report that a file of ours carries, before it is kept."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product

from cchc_desk.desk import import_notices as notices
from cchc_desk.desk.change_template import preview
from cchc_desk.desk.import_choices import Choices, chosen_period
from cchc_desk.desk.import_draft import Draft, check_template, office_for
from cchc_desk.desk.import_front import full_front, own_front
from cchc_desk.desk.import_known import Known
from cchc_desk.desk.import_office import office_differences
from cchc_desk.desk.import_own import Carried, Edits, with_edits
from cchc_desk.desk.import_template import settled
from cchc_desk.forms.office import Office
from cchc_desk.forms.report import Report
from cchc_desk.forms.template import Template
from cchc_desk.forms.wire import visible


def own_draft(carried: Carried, edits: Edits | None, choices: Choices, known: Known) -> Draft:
    """Return the document that the file carries, with what was edited in it since.

    Under another template its answers go where the outlines tell. Raises: NoPeriodError,
    OtherKindError, WrongPeriodError.
    """
    said = carried.report if edits is None else with_edits(carried.report, edits, choices.from_data)
    period = chosen_period(choices)
    office = office_for(period, choices, known)
    template = own_template(carried.report, known)
    report = replace(
        said,
        period=period,
        office=office,
        template=template,
        figures=_known_values(said, template, known),
    )
    if choices.template is not None and choices.template.id != template.id:
        check_template(choices.template, report.kind, period, known)
        change = preview(report, choices.template)
        report = replace(report, template=change.template, answers=change.answers)
    if not _print_alike(office, said.office):
        full = replace(report, front=full_front(said))
        report = replace(report, front=own_front(full))
    found = notices.of_office(office_differences(office, said.office))
    if edits is None:
        return Draft(report, warnings=tuple(found))
    missing = [row for row in carried.report.tasks if row.id in edits.missing]
    warnings = (*found, *notices.of_headings(edits.headings), *notices.of_missing(missing))
    return Draft(report, left=edits.left, warnings=warnings)


def _known_values(report: Report, template: Template, known: Known) -> Mapping[str, Decimal]:
    """Return the values of figures that somebody describes; texts show the others as they were."""
    described = {figure.id for figure in (*template.figures, *known.figures)}
    return {id_: value for id_, value in report.figures.items() if id_ in described}


def _print_alike(one: Office, other: Office) -> bool:
    """Tell whether two profiles print the same head and foot."""
    return _printed(one) == _printed(other)


def _printed(office: Office) -> Office:
    usual = Office()
    return replace(
        office,
        valid_from=usual.valid_from,
        departments=usual.departments,
        mail=usual.mail,
        days_off=usual.days_off,
        days_on=usual.days_on,
    )


def own_template(report: Report, known: Known) -> Template:
    """Return the template that the file was made with, whole if it is known here.

    A file holds no more of a template than its readers see.
    """
    same = (each for each in reversed(known.versions) if each.id == report.template.id)
    kept = replace(report, shared={figure.id: figure for figure in known.figures})
    whole = next((each for each in same if _seen_alike(kept, each)), None)
    return settled(report.template, known) if whole is None else whole


def _seen_alike(report: Report, template: Template) -> bool:
    whole = replace(report, template=template)
    return any(
        visible(whole, guidance=guidance, appendix=appendix).template == report.template
        for guidance, appendix in product((True, False), repeat=2)
    )
