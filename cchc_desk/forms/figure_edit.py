"""Editing the figures of a template wherever it names them: items, sums, tables."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from cchc_desk.forms.figure import EquationError, Figure, Identity, read_identity
from cchc_desk.forms.template import Template


def written_identity(equation: str) -> Identity:
    """Return an identity; one that cannot be read has no terms, and the check says why."""
    try:
        return read_identity(equation)
    except EquationError:
        return Identity(equation, (), ())


def with_figures(template: Template, ids: Iterable[str], catalogue: Iterable[Figure]) -> Template:
    """Return the template with figures of the catalogue, and what those are shares of."""
    known = {figure.id: figure for figure in catalogue}
    own = {figure.id for figure in template.figures}
    wanted = [*ids]
    new: list[Figure] = []
    while wanted:
        id_ = wanted.pop(0)
        if id_ in own or id_ not in known:
            continue
        own.add(id_)
        new.append(known[id_])
        wanted += filter(None, (known[id_].numerator, known[id_].denominator))
    return replace(template, figures=(*template.figures, *new))


def without_figure(template: Template, figure_id: str) -> Template:
    """Return the template without a figure wherever it is shown; sums that name it stay."""

    def kept(figure: Figure) -> Figure:
        is_share = figure_id in {figure.numerator, figure.denominator}
        return replace(figure, numerator=None, denominator=None) if is_share else figure

    items = (
        replace(item, figures=tuple(id_ for id_ in item.figures if id_ != figure_id))
        for item in template.items
    )
    appendices = (
        replace(each, rows=tuple(row for row in each.rows if row.figure != figure_id))
        for each in template.appendices
    )
    return replace(
        template,
        items=tuple(items),
        appendices=tuple(appendices),
        figures=tuple(kept(each) for each in template.figures if each.id != figure_id),
    )


def with_figure_renamed(template: Template, old: str, new: str) -> Template:
    """Return the template with another id of a figure wherever it is named."""

    def named(id_: str) -> str:
        return new if id_ == old else id_

    items = (replace(item, figures=tuple(map(named, item.figures))) for item in template.items)
    appendices = (
        replace(each, rows=tuple(replace(row, figure=named(row.figure)) for row in each.rows))
        for each in template.appendices
    )
    return replace(
        template,
        items=tuple(items),
        appendices=tuple(appendices),
        figures=tuple(_renamed(figure, named) for figure in template.figures),
        identities=tuple(
            written_identity(_in_equation(each.equation, old, new)) for each in template.identities
        ),
    )


def _renamed(figure: Figure, named: Callable[[str], str]) -> Figure:
    return replace(
        figure,
        id=named(figure.id),
        numerator=None if figure.numerator is None else named(figure.numerator),
        denominator=None if figure.denominator is None else named(figure.denominator),
    )


def _in_equation(equation: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![\w.-]){re.escape(old)}(?![\w.-])", new, equation)
