"""The template under which a foreign document is kept: known, known with its tables, or learned."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from cchc_desk.desk.import_known import Known
from cchc_desk.desk.import_said import letters_of, numbers_of
from cchc_desk.desk.import_tables import LeftText, Tables
from cchc_desk.forms.column_titles import filled_titles
from cchc_desk.forms.period import Period
from cchc_desk.forms.placeholder import fill, unknown_names
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.template import Appendix, DocumentKind, Template
from cchc_desk.forms.text import base_letters
from cchc_desk.i18n import tr
from cchc_desk.intake.appendix.opening import opened
from cchc_desk.intake.recognise.placeholders import Opener

_NOT_FOR_IDS = re.compile(r"[^a-z0-9]+")

# Periods of one make: an outline of one of them serves the others.
_NUMBERED = re.compile(r"(quy|thang)-\d+")


# --- ids and versions -----------------------------------------------------------------------------


def learned_id(kind: DocumentKind, period: Period | None, symbol: str, known: Known) -> str:
    """Return an id for a new template that no template has: "bao-cao-quy-skhcn", then "…-2"."""
    of_period = "" if period is None or kind is DocumentKind.PLAN else period.kind.id
    parts = (kind.value, _NUMBERED.sub(r"\1", of_period), _NOT_FOR_IDS.sub("-", _base(symbol)))
    stem = "-".join(part.strip("-") for part in parts if part.strip("-"))
    return _free(stem, {template.id for template in known.templates})


def _base(text: str) -> str:
    return base_letters(text).lower()


def _free(wanted: str, taken: set[str]) -> str:
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def learned_template(template: Template, template_id: str, name: str) -> Template:
    """Return a learned template under its own name, for all periods of its make.

    A file teaches the outline of one period; the words of the others go into its placeholders.
    """
    is_plan = template.kind is DocumentKind.PLAN
    return replace(
        template,
        id=template_id,
        name=name or template.name,
        periods=template.periods if is_plan else (),
    )


def adopted(report: Report, tables: Tables, known: Known, file: str) -> Template:
    """Return the report's template with a place for tables, as one of the workspace's own.

    One that is shipped gets an id of its own.
    """
    template = with_tables(report.template, tables, report)
    is_known = known.newest(template.id) is not None
    if is_known and template.id not in known.own:
        template = replace(
            template,
            id=_free(template.id, {each.id for each in known.templates}),
            name=tr("{template}, with the tables of “{file}”", template=template.name, file=file),
            learned_from=file,
        )
    return settled(template, known)


def settled(template: Template, known: Known) -> Template:
    """Return the template with a version of its own, or the newest known one if it is the same."""
    template = replace(template, **_closed_fields(template))
    newest = known.newest(template.id)
    if newest is None:
        return replace(template, version=1)
    if _apart_from_its_origin(template) == _apart_from_its_origin(newest):
        return newest
    return replace(template, version=newest.version + 1)


def _apart_from_its_origin(template: Template) -> Template:
    return replace(template, version=1, name="", learned_from="")


def _closed_fields(part: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass of any kind
    return {each.name: _closed(getattr(part, each.name)) for each in fields(part)}


def _closed(part: Any) -> Any:  # noqa: ANN401 - what a field of a template may hold
    """Return a part of a template with words in braces in brackets, unless they are placeholders.

    Authors write braces too, and no template may leave open what nobody fills in.
    """
    if type(part) is str:  # a word of an enumeration stays one
        return _closed_text(part)
    if isinstance(part, tuple):
        return tuple(map(_closed, part))
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **_closed_fields(part))
    return part


def _closed_text(text: str) -> str:
    while unknown := set(unknown_names(text)):
        for name in unknown:
            text = text.replace(f"{{{name}}}", f"({name})")
    return text


# --- tables ---------------------------------------------------------------------------------------


def shows(template: Template, tables: Tables) -> bool:
    """Tell whether the appendices of a template have a place for all that tables say."""
    return all(_place_of(each, template) is not None for each in tables.appendices)


def _place_of(appendix: Appendix, template: Template) -> Appendix | None:
    """Return the appendix of a template that has all columns and figures of another one."""
    figures = _figures(appendix)
    alike = (each for each in template.appendices if each.layout is appendix.layout)
    return next(
        (
            each
            for each in alike
            if set(appendix.columns) <= set(each.columns) and figures <= _figures(each)
        ),
        None,
    )


def _figures(appendix: Appendix) -> set[str]:
    return {row.figure for row in appendix.rows if row.figure}


def with_tables(template: Template, tables: Tables, report: Report) -> Template:
    """Return the template with the tables of a file in the place of those of the same layout.

    ``report`` - as the file says it, for words that become placeholders.
    """
    opener = Opener(report.office, report.period)
    layouts = {each.layout for each in tables.appendices}
    kept = tuple(each for each in template.appendices if each.layout not in layouts)
    taken = {each.id for each in kept}
    own = []
    for each in tables.appendices:
        id_ = _free(each.id, taken)
        taken.add(id_)
        own.append(replace(_opened(each, opener, report), id=id_))
    known = {figure.id for figure in template.figures}
    added = tuple(figure for figure in tables.figures if figure.id not in known)
    return replace(template, appendices=(*kept, *own), figures=(*template.figures, *added))


def _opened(appendix: Appendix, opener: Opener, report: Report) -> Appendix:
    """Return an appendix whose words go with the period and the office of each document.

    "(Kèm theo …)" may name another paper than this one; its number and date stay as they are.
    """
    made = opened(appendix, opener)
    if letters_of(fill(made.attached, report)) == letters_of(appendix.attached):
        return made
    return replace(made, attached=opener.opened(appendix.attached).text)


def other_headings(tables: Tables, report: Report) -> Iterator[LeftText]:
    """Yield the headings of tables that the report prints in other words, or not at all.

    It may print a number or a date where the file left one blank.
    """
    printed: dict[str, set[str]] = defaultdict(set)
    for text in (text for each in report.template.appendices for text in _headings(each, report)):
        printed[letters_of(text)] |= numbers_of(text)
    for appendix in tables.appendices:
        for text in _headings(appendix, report):
            letters = letters_of(text)
            if letters not in printed or not numbers_of(text) <= printed[letters]:
                yield LeftText(tr("Heading of an appendix"), plain(text))


def _headings(appendix: Appendix, report: Report) -> Iterator[str]:
    texts = (appendix.label, *appendix.title.split("\n"), appendix.attached)
    yield from (fill(text, report) for text in texts if text)
    yield from filled_titles(appendix, report)
